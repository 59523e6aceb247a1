"""Photos in order: names where nothing else is known, photos where there is."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from gallery_app.model.gallery import NO_PHOTOS, Photo, PhotoId, Photos
from gallery_app.model.problems import PhotoState

FILES = st.text("ab1.", min_size=1, max_size=3)
ROWS = st.lists(
    FILES | FILES.map(lambda file: Photo(PhotoId("#"), file, state=PhotoState.MISSING)), max_size=8
)


def photo(row: Photo | str) -> Photo:
    return Photo(PhotoId(row), row) if isinstance(row, str) else row


@given(ROWS, st.slices(8))
def test_they_are_the_photos_that_were_given(rows: list[Photo | str], part: slice) -> None:
    photos, expected = Photos(rows), tuple(map(photo, rows))
    assert (len(photos), tuple(photos)) == (len(expected), expected)
    assert [photos[index] for index in range(-len(rows), len(rows))] == [*expected, *expected]
    assert photos[part] == expected[part]
    assert photos == expected
    assert photos == Photos(expected)
    assert hash(photos) == hash(Photos(expected))


@given(ROWS, FILES)
def test_the_first_photo_of_a_file_is_found(rows: list[Photo | str], file: str) -> None:
    files = [photo(row).file for row in rows]
    assert Photos(rows).find(file) == (files.index(file) if file in files else None)


@given(st.lists(ROWS.map(Photos), max_size=5))
def test_what_grows_leaves_what_it_grew_from_as_it_was(parts: list[Photos]) -> None:
    before = [tuple(part) for part in parts]
    grown = list(accumulate(parts, initial=NO_PHOTOS))
    assert [tuple(photos) for photos in grown] == [sum(before[:count], ()) for count in range(len(parts) + 1)]
    assert [tuple(part) for part in parts] == before


def test_two_ways_to_go_on_do_not_meet() -> None:
    start = Photos(["a"]) + Photos(["b"])
    one, other = start + Photos(["c"]), start + Photos(["d"])
    assert [photo.file for photo in one] == ["a", "b", "c"]
    assert [photo.file for photo in other] == ["a", "b", "d"]
    assert one != other
