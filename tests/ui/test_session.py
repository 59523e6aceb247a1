"""The open gallery and its current photo, while it is still being read."""

from __future__ import annotations

import pytest

from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId, Photos
from gallery_app.model.navigation import Direction
from gallery_app.ui.session import Session

FILES = [f"{number}.jpg" for number in range(10)]


def gallery(start: int = 0) -> Gallery:
    return Gallery(GalleryKind.FOLDER, "/g", "/g", Article("G"), start=start)


def photo(index: int) -> Photo:
    return Photo(PhotoId(FILES[index]), FILES[index])


@pytest.fixture
def session(qtbot):
    return Session()


@pytest.fixture
def shown(session):
    """The files of the photos that became current."""
    files = []
    session.current_changed.connect(lambda index: files.append(session.photo_at(index).file))
    return files


def test_a_photo_is_current_before_anything_else_is_known(session, shown):
    session.open_ahead(gallery(), photo(4))
    assert session.is_ahead
    assert shown == ["4.jpg"]
    session.open(gallery(4), 10, photo(4))
    assert not session.is_ahead
    assert (session.index, session.count) == (4, 10)
    assert shown == ["4.jpg", "4.jpg"]


def test_moves_made_ahead_are_counted_from_the_photo_shown(session, shown):
    ends = []
    session.end_reached.connect(ends.append)
    session.step(Direction.BACKWARD)
    session.open_ahead(gallery(), photo(4))
    session.step(Direction.BACKWARD, by=2)
    session.open(gallery(4), 10, photo(4))
    assert session.index == 4
    session.add_photos(Photos(FILES[:5]))
    assert (session.index, shown[-1], ends) == (1, "1.jpg", [])


def test_what_has_been_read_is_not_replaced_by_a_photo_ahead(session):
    session.open(gallery(), 10, photo(0))
    session.open_ahead(gallery(), photo(4))
    assert not session.is_ahead
    assert session.photo == photo(0)


def test_another_gallery_begins_without_the_moves_of_the_last_one(session):
    session.open_ahead(gallery(), photo(4))
    session.step(Direction.FORWARD)
    session.clear()
    assert not session.is_ahead
    session.open(gallery(4), 10, photo(4))
    assert session.index == 4


def test_a_place_wanted_before_the_photos_have_arrived_is_gone_to_with_the_moves_from_there(session, shown):
    session.step(Direction.FORWARD, by=3)  # before the number: it counts from the photo that was left
    session.go_to(2)
    session.open_ahead(gallery(), photo(4))
    session.step(Direction.FORWARD)
    session.open(gallery(4), 10, photo(4))
    session.add_photos(Photos(FILES))
    assert (session.index, shown[-1]) == (3, "3.jpg")


def test_a_place_that_turns_out_not_to_exist_is_told_and_nothing_moves(session):
    missed = []
    session.place_missed.connect(missed.append)
    session.open_ahead(gallery(), photo(4))
    session.go_to(10)
    session.open(gallery(4), 10, photo(4))
    assert (session.index, missed) == (4, [10])


def test_another_gallery_begins_without_the_place_wanted_in_the_last_one(session):
    session.open_ahead(gallery(), photo(4))
    session.go_to(7)
    session.clear()
    session.open(gallery(4), 10, photo(4))
    assert session.index == 4
