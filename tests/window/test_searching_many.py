"""Searching thousands of photos that carry their words themselves, the first time and from what was kept."""

from __future__ import annotations

import os
import shutil

import pytest
from captioned_photos import write_captioned
from PySide6.QtCore import Qt

from gallery_app.loader.answers import UNCHANGED
from gallery_app.ui.gallery_list_model import FOUND_ROLE
from gallery_app.ui.words_loader import WordsLoader

# Everywhere the same ways are taken; at full size it takes a minute.
MANY = 20_000 if os.environ.get("GALLERY_FULL_TESTS") == "1" else 6_000
DIFFERENT = 40

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Photos: forty files under many names, "Caption 0" and so on, Königsberg in every fourth."""
    folder = tmp_path_factory.mktemp("large") / "many"
    folder.mkdir()
    for number in range(MANY):
        path = folder / f"photo {number + 1:05}.jpg"
        if number >= DIFFERENT:
            os.link(folder / f"photo {number % DIFFERENT + 1:05}.jpg", path)
        else:
            place = "Königsberg" if number % 4 == 0 else "Lisbon"
            write_captioned(path, f"Caption {number}, {place}", "© Agency", number + 1, size=(8, 8))
    yield folder
    shutil.rmtree(folder)


def wait_until_read(viewer):
    """Wait as long as reading gets on."""
    words = viewer.window.words_loader
    while not words.is_complete:
        before = words.read_count
        viewer.wait(lambda before=before: words.read_count > before + 100 or words.is_complete)


def search(viewer, text):
    """Type into the line; how many hits there are then."""
    viewer.window.search.bar.line.setText(text)
    viewer.wait(lambda: not viewer.window.search.is_at_work)
    return viewer.window.search.count


def test_thousands_of_photos_are_read_searched_and_not_read_again(viewer, many, monkeypatch):
    answers = []
    take = WordsLoader._take

    def noted(loader, pool, file, answer, kept):
        answers.append(answer == UNCHANGED)
        take(loader, pool, file, answer, kept)

    monkeypatch.setattr(WordsLoader, "_take", noted)
    viewer.open(many)
    viewer.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    names = [f"{number:05}" for number in range(1, MANY + 1)]
    found = sum("1999" in name for name in names)
    assert search(viewer, "photo 1999") == found  # names are known before anything is read
    wait_until_read(viewer)
    assert search(viewer, "konigsberg") == MANY // 4
    assert search(viewer, '"caption 36, k"') == MANY // DIFFERENT
    assert not any(answers)
    model = viewer.window.list_model
    assert model.index(36).data(FOUND_ROLE) is True
    assert model.index(37).data(FOUND_ROLE) is False
    viewer.window.session.go_to(MANY - 1)
    viewer.press(Qt.Key.Key_F3)
    viewer.wait_settled()
    assert viewer.number == 37  # from the last one on to the first again
    assert viewer.caption == "Caption 36, Königsberg"
    kept_in_memory = sum(
        photo.metadata is not None for photo in map(viewer.window.session.photo_at, range(MANY))
    )
    assert kept_in_memory <= 4_000

    answers.clear()
    viewer.window.galleries.reload()
    viewer.wait(lambda: viewer.window.session.count == MANY)
    viewer.wait_settled()
    assert viewer.window.is_searching
    wait_until_read(viewer)
    assert len(answers) >= MANY
    assert all(answers)
    assert search(viewer, "konigsberg") == MANY // 4
    assert search(viewer, "nothing of the kind") == 0
