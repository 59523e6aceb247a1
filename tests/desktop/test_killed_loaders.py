"""What a reader notices when the processes that read photos are killed: nothing."""

from __future__ import annotations

import json
import os
import signal

import pytest

# A file in whose decoding two loaders died is taken to be the reason and is not tried again.  So the photos
# that are looked for here are none that both loaders could have been busy with when they were killed.


pytestmark = pytest.mark.alone


@pytest.fixture
def without_strip(tmp_path):
    """Leave the strip hidden, so that no thumbnails are decoded."""
    state = tmp_path / "remembered" / "state" / "state.json"
    state.parent.mkdir(parents=True)
    state.write_text(json.dumps({"version": 1, "strip": False}))


def test_no_key_press_is_lost_when_every_loader_is_killed(start, story):
    program = start(story)
    program.wait_photo(1)
    program.wait(lambda: len(program.loaders) == 2, "both loaders")
    killed = program.loaders
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    program.press(*["Right"] * 5)
    program.wait_photo(6)
    program.wait(lambda: len(program.loaders - killed) >= 1, "a new loader")
    program.press("Left")
    program.wait_photo(5)


def test_the_photo_on_show_stays_when_a_loader_is_killed(start, story, without_strip):
    program = start(story)
    program.wait_photo(1)
    program.press("3", "Return")
    program.wait_photo(3)
    program.wait(lambda: len(program.loaders) == 2, "both loaders")
    known = program.loaders
    seen = set()
    os.kill(min(known), signal.SIGKILL)

    def replaced():
        seen.add(program.sight.photo)
        return program.loaders - known

    program.wait(replaced, "a new loader")
    assert seen == {3}
    program.press("Right")
    program.wait_photo(4)


def test_killing_all_loaders_again_and_again_does_not_end_the_browsing(start, story, without_strip):
    program = start(story)
    program.wait_photo(1)
    for number in (4, 7):
        for pid in program.loaders:
            os.kill(pid, signal.SIGKILL)
        program.press(str(number), "Return")
        program.wait_photo(number)
    program.press("Home")
    program.wait_photo(1)
