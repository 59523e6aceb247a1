"""What was chosen for single galleries: kept by folder, read with forbearance."""

from __future__ import annotations

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery_app.library.dirs import AppDirs
from gallery_app.library.gallery_choices import (
    AT_MOST,
    GalleryChoice,
    GalleryChoices,
    choices_from,
    read_choices,
    write_choices,
)

RUSSIAN = GalleryChoice(language="ru")
CYRILLIC = GalleryChoice(encoding="cp1251")


@pytest.fixture
def dirs(tmp_path):
    return AppDirs.under(str(tmp_path / "base"))


def put(dirs, data):
    os.makedirs(dirs.state)
    with open(os.path.join(dirs.state, "choices.json"), "wb") as file:
        file.write(data)


def test_nothing_was_chosen_before_anything_was(dirs):
    assert read_choices(dirs) == (GalleryChoices(), None)
    assert GalleryChoices().at("/stories") == GalleryChoice()


def test_choices_come_back_even_for_names_that_are_not_unicode(dirs):
    choices = GalleryChoices().with_choice("/a\udcff", RUSSIAN).with_choice("/b", CYRILLIC)
    assert write_choices(dirs, choices) is None
    assert read_choices(dirs) == (choices, None)
    assert choices.at("/a\udcff") == RUSSIAN


def test_the_last_choice_counts_and_one_that_says_nothing_is_not_kept():
    choices = GalleryChoices().with_choice("/a", RUSSIAN).with_choice("/a", CYRILLIC)
    assert choices.galleries == (("/a", CYRILLIC),)
    assert choices.with_choice("/a", GalleryChoice()).galleries == ()


def test_the_oldest_choices_are_forgotten():
    choices = GalleryChoices()
    for number in range(AT_MOST + 5):
        choices = choices.with_choice(f"/{number}", RUSSIAN)
    assert len(choices.galleries) == AT_MOST
    assert choices.galleries[0][0] == f"/{AT_MOST + 4}"
    assert choices.at("/0") == GalleryChoice()


def test_forgetting_a_gallery_forgets_what_was_chosen_however_it_was_opened():
    choices = GalleryChoices().with_choice("/stories/one", RUSSIAN).with_choice("/stories/two", RUSSIAN)
    assert choices.without("/stories/one").galleries == (("/stories/two", RUSSIAN),)
    assert choices.without("/stories/one/gallery.yaml").galleries == (("/stories/two", RUSSIAN),)


def test_broken_entries_are_left_out(dirs):
    good = {"path": "/a", "language": "ru", "encoding": 7}
    entries = [good, {"path": "relative", "language": "ru"}, {"path": "/b", "language": "x" * 500}, 5, None]
    put(dirs, json.dumps({"version": 1, "galleries": entries}).encode())
    assert read_choices(dirs) == (GalleryChoices((("/a", RUSSIAN),)), None)


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b'{"galleries": 5}', b"[" * 100_000])
def test_a_file_that_is_not_ours_is_set_aside(dirs, data):
    put(dirs, data)
    choices, message = read_choices(dirs)
    assert choices == GalleryChoices()
    assert "choices.json.broken" in str(message)
    assert os.path.exists(os.path.join(dirs.state, "choices.json.broken"))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=10,
    )
)
def test_no_json_value_does_harm(data):
    choices = choices_from({"galleries": [data, {"path": "/a", "language": data}]})
    assert len(choices.galleries) <= 2
