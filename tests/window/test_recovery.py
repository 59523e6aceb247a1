"""Loaders that die or hang while somebody browses: the photo comes all the same, and no key is lost."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import Qt
from viewing import near

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


pytestmark = pytest.mark.alone


def loaders(viewer):
    return viewer.window.opener.pool.pids


def with_both_loaders(viewer, folder):
    viewer.open(folder)
    viewer.wait(lambda: len(loaders(viewer)) == 2)
    return loaders(viewer)


def goes_on_to(viewer, bundle, number):
    """Whether the photo of a number comes after one press of the key that leads to it."""
    viewer.press(RIGHT)
    viewer.wait_settled()
    return viewer.number == number and near(viewer.colour(), bundle.colour(number))


@pytest.mark.parametrize("which", [0, 1])
def test_a_loader_killed_at_rest_is_replaced_and_the_next_photo_comes(viewer, bundle, which):
    before = with_both_loaders(viewer, bundle.with_photos(9))
    os.kill(before[which], signal.SIGKILL)
    assert goes_on_to(viewer, bundle, 2)
    viewer.wait(lambda: len(loaders(viewer)) == 2 and before[which] not in loaders(viewer))
    assert goes_on_to(viewer, bundle, 3)


def test_a_photo_comes_although_both_loaders_are_killed_while_they_decode(viewer, bundle):
    folder = bundle.plain(9, suffix="jpg", size=(4000, 3000))
    before = with_both_loaders(viewer, folder)
    viewer.press(Qt.Key.Key_End)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    viewer.wait_settled()
    assert viewer.number == 9
    assert near(viewer.colour(), bundle.colour(9))
    assert not viewer.window.view.message_shown


def test_a_gallery_opens_although_its_loader_is_killed_at_once(viewer, bundle):
    viewer.start_opening(bundle.with_photos(5))
    os.kill(loaders(viewer)[0], signal.SIGKILL)
    viewer.wait(lambda: viewer.window.session.gallery is not None)
    viewer.wait_settled()
    assert viewer.caption == "Caption 1"
    assert near(viewer.colour(), bundle.colour(1))


def test_no_key_is_lost_while_loaders_are_killed(viewer, bundle):
    with_both_loaders(viewer, bundle.with_photos(30))
    for press in range(1, 21):
        viewer.press(RIGHT)
        if press in {5, 10, 15}:
            os.kill(loaders(viewer)[press % 2], signal.SIGKILL)
            viewer.wait(lambda: len(loaders(viewer)) == 2)
    for _ in range(3):
        viewer.press(LEFT)
    viewer.wait_settled()
    assert viewer.number == 18
    assert viewer.caption == "Caption 18"
    assert viewer.window.photos.failure("photo 18.png") is None
    assert near(viewer.colour(), bundle.colour(18))


@pytest.mark.parametrize("which", [0, 1])
def test_a_loader_that_hangs_is_replaced_and_the_photos_come(viewer, bundle, which):
    before = with_both_loaders(viewer, bundle.with_photos(30))
    viewer.wait(lambda: viewer.window.thumbnails.idle)
    viewer.wait(lambda: viewer.window.words_loader.is_complete)  # else it may be words that they hang on
    viewer.window.opener.pool._patience = 0.2  # two seconds are enough to see that nothing comes
    os.kill(before[which], signal.SIGSTOP)
    viewer.press(Qt.Key.Key_End)
    viewer.wait(lambda: len(loaders(viewer)) == 2 and before[which] not in loaders(viewer))
    viewer.press(LEFT)
    viewer.wait_settled()
    assert viewer.number == 29
    assert viewer.caption == "Caption 29"


def test_the_photo_that_a_loader_hung_on_says_so_and_the_story_goes_on(viewer, bundle):
    before = with_both_loaders(viewer, bundle.with_photos(30))
    viewer.wait(lambda: viewer.window.thumbnails.idle)
    viewer.wait(lambda: viewer.window.words_loader.is_complete)  # else it may be words that they hang on
    viewer.window.opener.pool._patience = 0.2
    for pid in before:
        os.kill(pid, signal.SIGSTOP)
    viewer.press(Qt.Key.Key_End)
    viewer.wait_settled()
    assert viewer.number == 30
    assert viewer.window.view.message_shown
    viewer.press(Qt.Key.Key_Home)
    viewer.wait_settled()
    assert viewer.caption == "Caption 1"
    assert near(viewer.colour(), bundle.colour(1))
