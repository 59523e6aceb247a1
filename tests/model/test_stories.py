from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId
from gallery_app.model.words import FIELDS, NO_WORDS, Location, PhotoWords


def test_the_one_list_of_fields_names_every_word_of_a_photo_once() -> None:
    assert [field.name for field in FIELDS] == [field.name for field in fields(PhotoWords)]
    assert len({field.label for field in FIELDS}) == len(FIELDS)


def test_nobody_said_anything_about_a_photo_without_words() -> None:
    assert all(not getattr(NO_WORDS, field.name) for field in FIELDS)


def test_a_photo_is_called_by_its_files_own_name() -> None:
    assert Photo(PhotoId("1"), "photos/a/1.jpg").name == "1.jpg"
    assert Photo(PhotoId("1"), "1.jpg").name == "1.jpg"


def test_a_place_is_told_from_the_smallest_to_the_largest() -> None:
    assert (
        str(Location("Steppe", "Zhezkazgan", None, "Kazakhstan", "KAZ")) == "Steppe, Zhezkazgan, Kazakhstan"
    )
    assert str(Location(city="Baikonur", code="KAZ")) == "Baikonur, KAZ"
    assert str(Location()) == ""


def test_photos_are_added_to_a_copy() -> None:
    gallery = Gallery(GalleryKind.FOLDER, "/g", "/g", Article("G"))
    longer = gallery.with_photos((Photo(PhotoId("a"), "a.jpg"),))
    assert (len(gallery.photos), len(longer.photos)) == (0, 1)
    with pytest.raises(FrozenInstanceError):
        gallery.start = 1  # type: ignore[misc]
