"""Frames of animations by way of real loaders."""

from __future__ import annotations

import os
import signal

import pytest
from driving import Driven, colour_of
from PIL import Image

from gallery_app.loader.answers import Frame, GalleryHead, PhotoFailure, Picture, Priority

COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255))


@pytest.fixture
def folder(tmp_path):
    """An animation of three colours, and a photo."""
    frames = [Image.new("RGB", (80, 60), colour) for colour in COLOURS]
    frames[0].save(tmp_path / "moving.gif", save_all=True, append_images=frames[1:], duration=70, loop=0)
    frames[0].save(tmp_path / "still.png")
    return tmp_path


@pytest.fixture
def driven(folder):
    with Driven(folder) as driven:
        driven.open()
        driven.until(lambda: len(driven.pool.pids) == 2)
        yield driven


def frames(driven, *indexes, box=(40, 40), file="moving.gif"):
    """Ask for frames, all at once, and return the answers."""
    answers = []
    for index in indexes:
        driven.pool.frame(file, box, index, Priority.NEXT, answers.append)
    driven.until(lambda: len(answers) == len(indexes))
    return answers


def test_facts_tell_which_photo_is_an_animation(driven):
    assert driven.describe("moving.gif").animated
    assert driven.decode("moving.gif").facts.animated
    assert not driven.describe("still.png").animated


def test_frames_come_in_the_order_they_were_asked_for_from_one_loader(driven):
    found = frames(driven, 0, 1, 2, 0, 1)
    assert [frame.index for frame in found] == [0, 1, 2, 0, 1]
    assert [colour_of(frame.picture) for frame in found] == [COLOURS[at] for at in (0, 1, 2, 0, 1)]
    assert (found[0].picture.width, found[0].picture.height) == (40, 30)
    assert {(frame.count, frame.seconds, frame.plays) for frame in found} == {(3, 0.07, 0)}


def test_a_frame_beyond_the_last_is_the_first(driven):
    (frame,) = frames(driven, 3)
    assert (frame.index, frame.count) == (0, 3)


def test_a_photo_has_no_frames(driven):
    (answer,) = frames(driven, 0, file="still.png")
    assert isinstance(answer, PhotoFailure)
    assert isinstance(driven.decode("still.png"), Picture)


def test_frames_and_photos_come_between_one_another(driven):
    answers = []
    driven.pool.frame("moving.gif", (40, 40), 1, Priority.NEXT, answers.append)
    driven.pool.decode("still.png", (40, 40), Priority.CURRENT, answers.append)
    driven.pool.frame("moving.gif", (40, 40), 2, Priority.NEXT, answers.append)
    driven.until(lambda: len(answers) == 3)
    assert {type(answer) for answer in answers} == {Frame, Picture}
    assert [answer.index for answer in answers if isinstance(answer, Frame)] == [1, 2]


def test_a_frame_that_nobody_waits_for_any_more_is_not_handed_over(driven):
    answers = []
    asked = driven.pool.frame("moving.gif", (40, 40), 1, Priority.NEXT, answers.append)
    driven.pool.cancel(asked)
    (other,) = frames(driven, 2)
    assert other.index == 2
    assert answers == []


def test_frames_go_on_with_another_loader_where_theirs_was_killed(driven):
    frames(driven, 0, 1)
    before = driven.pool.pids
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    (frame,) = frames(driven, 2)
    assert frame.index == 2
    assert colour_of(frame.picture) == COLOURS[2]
    assert not set(before) & set(driven.pool.pids)


def test_the_first_photo_of_a_gallery_may_be_an_animation(folder):
    with Driven(folder) as driven:
        answers = driven.open(box=(40, 40))
        assert any(isinstance(answer, GalleryHead) for answer in answers)
        (frame,) = frames(driven, 1)
        assert colour_of(frame.picture) == COLOURS[1]
