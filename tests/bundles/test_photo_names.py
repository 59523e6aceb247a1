"""The order of photos is natsort's, whatever the names; and the first of them is told without sorting."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from natsort import natsort_keygen, ns

from gallery_app.bundles.photo_names import (
    first_in_natural_order,
    first_photo,
    in_natural_order,
    is_photo_name,
    natural_key,
)

# What people and cameras call photos: a few words and signs, numbers with and without zeros before them.
PARTS = st.sampled_from(
    ["IMG_", "img", "IMG ", "-", ".", "a", "A", "b", "Größe", "é", "e\u0301", "٣", "²", "\udcff"]
)
NUMBERS = st.integers(0, 1200).map(str) | st.integers(0, 99).map(lambda number: f"{number:04}")
CAMERA_NAMES = st.lists(PARTS | NUMBERS, min_size=1, max_size=6).map("".join)
# No file's name holds a slash or a NUL.
ODD_NAMES = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=12)
NAMES = st.lists(CAMERA_NAMES | ODD_NAMES, min_size=1, max_size=12, unique=True)


def by_natsort(names: list[str]) -> list[str]:
    return sorted(sorted(names), key=natsort_keygen(alg=ns.INT | ns.IGNORECASE))


@given(NAMES)
def test_names_are_in_the_order_of_natsort(names: list[str]) -> None:
    assert in_natural_order(names) == by_natsort(names)


@given(st.lists(st.text(st.characters(max_codepoint=126, exclude_characters="/\0"), min_size=1), unique=True))
def test_names_of_plain_letters_are_in_the_order_of_natsort(names: list[str]) -> None:
    assert in_natural_order(names) == by_natsort(names)


@given(NAMES)
def test_the_first_name_is_told_without_sorting(names: list[str]) -> None:
    assert first_in_natural_order(names) == by_natsort(names)[0]


@given(st.lists(CAMERA_NAMES, min_size=2, max_size=8, unique=True))
def test_each_name_by_itself_sorts_as_all_of_them_together(names: list[str]) -> None:
    assert sorted(sorted(names), key=natural_key) == in_natural_order(names)


def test_the_order_does_not_hang_on_the_order_of_the_disk() -> None:
    names = ["a.jpg", "A.jpg", "a01.jpg", "a1.jpg", "A1.jpg", "é.jpg", "e\u0301.jpg", "a\udcff.jpg"]
    shuffled = [random.Random(seed).sample(names, len(names)) for seed in range(30)]
    assert len({tuple(in_natural_order(order)) for order in shuffled}) == 1
    assert {first_in_natural_order(order) for order in shuffled} == {"A1.jpg"}


def test_a_plain_folder_begins_with_the_first_of_its_photos() -> None:
    assert first_photo(["b.jpg", "a10.PNG", "a2.png", ".a1.png", "a.txt", "0.xmp"]) == "a2.png"


def test_a_manifest_that_is_passed_over_does_not_decide_what_comes_first() -> None:
    assert first_photo(["gallery.yaml", "b.jpg", "a.jpg"], plain=True) == "a.jpg"


@pytest.mark.parametrize(
    "names", [[], ["a.txt", ".hidden.jpg"], ["a.jpg", "gallery.yaml"], ["gallery.yml", "a.jpg"]]
)
def test_what_is_no_plain_folder_of_photos_has_no_first_one(names: list[str]) -> None:
    assert first_photo(names) is None


@pytest.mark.parametrize(
    ("name", "is_photo"),
    [
        ("a.jpg", True),
        ("A.JPEG", True),
        ("jpg", False),
        (".jpg", False),
        ("a.jpg.part", False),
        ("a.b.avif", True),
    ],
)
def test_a_photo_is_told_by_its_suffix(name: str, is_photo: bool) -> None:
    assert is_photo_name(name) is is_photo
