"""Parts of large photos from real loaders."""

from __future__ import annotations

import functools

import pytest
from driving import Driven, colour_of
from PIL import Image

from gallery_app.loader.answers import PhotoFailure, Picture, Priority
from gallery_app.loader.client import launch_loader
from gallery_app.loader.frames import PACKETS
from gallery_app.model.part import Part
from gallery_app.model.problems import PhotoState

FULL = (800, 600)
WAYS = [pytest.param(False, id="stream")] + [pytest.param(True, id="packets")] * PACKETS


@pytest.fixture(params=WAYS)
def driven(request, tmp_path):
    """Two photos: red on the left and blue on the right, green on the left and white on the right."""
    for name, left, right in (("1.png", "red", "blue"), ("2.png", "lime", "white")):
        image = Image.new("RGB", FULL, left)
        image.paste(right, (400, 0, 800, 600))
        image.save(tmp_path / name)
    launch = functools.partial(launch_loader, packets=request.param)
    with Driven(tmp_path, launch=launch) as driven:
        driven.open()
        yield driven


def region(driven, file, part, priority=Priority.CURRENT):
    answers = []
    driven.pool.region(file, FULL, part, priority, answers.append)
    driven.until(lambda: bool(answers))
    return answers[0]


def keepers(driven):
    return [loader.keeps for loader in driven.pool._loaders]


def test_a_part_comes_at_the_size_it_is_asked_for(driven):
    full = region(driven, "1.png", Part(FULL, 390, 0, 10, 20))
    assert isinstance(full, Picture)
    assert (full.width, full.height, full.exact) == (10, 20, True)
    assert colour_of(full) == (255, 0, 0)
    half = region(driven, "1.png", Part((400, 300), 210, 100, 100, 50))
    assert (half.width, half.height) == (100, 50)
    assert colour_of(half) == (0, 0, 255)
    assert (half.facts.width, half.facts.height) == FULL


def test_the_loader_that_began_with_a_photo_goes_on_with_it(driven):
    for x in range(0, 700, 100):
        region(driven, "1.png", Part(FULL, x, 0, 100, 100))
    assert sorted(keepers(driven), key=str) == ["1.png", None]


def test_a_photo_that_is_got_ready_does_not_take_the_place_of_the_one_looked_at(driven):
    region(driven, "1.png", Part(FULL, 0, 0, 10, 10))
    region(driven, "2.png", Part(FULL, 0, 0, 1, 1), Priority.NEXT)
    assert sorted(keepers(driven)) == ["1.png", "2.png"]
    region(driven, "2.png", Part(FULL, 500, 0, 10, 10))
    assert sorted(keepers(driven)) == ["1.png", "2.png"]


def test_a_part_of_a_photo_that_is_not_there_is_a_failure_and_the_loader_goes_on(driven):
    failure = region(driven, "none.png", Part(FULL, 0, 0, 10, 10))
    assert isinstance(failure, PhotoFailure)
    assert failure.state is PhotoState.MISSING
    assert isinstance(region(driven, "2.png", Part(FULL, 0, 0, 10, 10)), Picture)


def test_a_photo_that_changes_meanwhile_is_decoded_anew(driven):
    assert colour_of(region(driven, "1.png", Part(FULL, 0, 0, 1, 1))) == (255, 0, 0)
    Image.new("RGB", FULL, "white").save(driven.path + "/1.png")
    assert colour_of(region(driven, "1.png", Part(FULL, 0, 0, 1, 1))) == (255, 255, 255)
