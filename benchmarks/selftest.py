"""Whether the looking can fail: a measurement that could not would be worth nothing.

    python benchmarks/run.py --selftest

Drawn screens with the wrong photo, a blank, a thumbnail, half a photo, an enlarged one; then our viewer with
the right and the wrong photo, and programs that are no viewers.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from marks import PALETTE
from photo_folders import photo_name
from photo_pixels import photo
from PIL import Image
from program import NotShown, Program, remember_window
from screen import HEIGHT, WIDTH, Screen
from seeing import is_exact, look
from viewers import Viewer

if TYPE_CHECKING:
    from bench import Bench
    from photo_pixels import Pixels
    from seeing import Frame

SHOWN, OTHER = 3, 4
SIZE = (1600, 1067)
NO_VIEWERS = ("true", "cat", "sleep")
WAIT_SECONDS = 2.0


def failures(bench: Bench) -> list[str]:
    """Return what does not turn out as it must; nothing: the looking can be trusted."""
    outcomes = drawn_screens() | _real_screens(bench)
    return [what for what, right in outcomes.items() if not right]


def drawn_screens() -> dict[str, bool]:
    """Return for each drawn screen whether it was judged rightly."""
    whole = photo(SIZE, SHOWN)
    small = _resized(whole, (256, 171))
    torn = _on_screen(whole)
    torn[HEIGHT // 2 :] = _on_screen(photo(SIZE, OTHER))[HEIGHT // 2 :]
    large = photo((6000, 4000), SHOWN)
    others = [index for index in range(len(PALETTE)) if index != SHOWN]
    return {
        "the right photo, sharp": look(_on_screen(whole), SHOWN) == (True, True),
        "the wrong photo": look(_on_screen(whole), OTHER) == (False, False),
        "no other colour matches": not any(look(_on_screen(whole), index)[0] for index in others),
        "a black screen": look(_on_screen(whole * 0), SHOWN) == (False, False),
        "only a thumbnail": look(_on_screen(small), SHOWN) == (False, False),
        "half painted": look(torn, SHOWN) == (False, False),
        "an enlarged thumbnail": look(_on_screen(_resized(small, SIZE)), SHOWN) == (True, False),
        "at 100 %": is_exact(_on_screen(large), SHOWN),
        "at 50 %": not is_exact(_on_screen(_resized(large, (3000, 2000))), SHOWN),
        "at 99 %": not is_exact(_on_screen(_resized(large, (5940, 3960))), SHOWN),
        "at 97 %": not is_exact(_on_screen(_resized(large, (5820, 3880))), SHOWN),
        "at 100 % from a quarter": not is_exact(
            _on_screen(_resized(_resized(large, (1500, 1000)), (6000, 4000))), SHOWN
        ),
        "whole, taking every fourth pixel": not is_exact(_on_screen(large[::4, ::4]), SHOWN),
        "at 100 %, another photo": not is_exact(_on_screen(large), OTHER),
    }


def _real_screens(bench: Bench) -> dict[str, bool]:
    folder = bench.photos.press()
    outcomes = {}
    with Screen() as screen:
        remember_window(screen, folder / photo_name(0))
        with Program(screen, folder / photo_name(0)) as program:
            outcomes["the viewer, right photo"] = program.wait_for_first() > 0
            wrong = screen.wait_for(SHOWN, since=time.perf_counter(), limit=WAIT_SECONDS)
            outcomes["the viewer, wrong photo"] = wrong is None
            program.wait_for_keys()
            outcomes["the viewer, next photo"] = program.step(1) > 0.5
            outcomes["the viewer, the photo before is gone"] = not screen.shows(0)
        for command in NO_VIEWERS:
            no_viewer = Viewer(command, (command,))
            with Program(screen, folder / photo_name(0), viewer=no_viewer) as program:
                outcomes[f"no viewer: {command}"] = _shows_nothing(program)
    return outcomes


def _shows_nothing(program: Program) -> bool:
    try:
        program.wait_for_first(limit=WAIT_SECONDS)
    except NotShown:
        return True
    return False


def _on_screen(pixels: Pixels) -> Frame:
    """Return a screen with the picture in its middle, cut off where it is larger."""
    frame = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    height, width = pixels.shape[:2]
    high, wide = min(height, HEIGHT), min(width, WIDTH)
    top, left = (height - high) // 2, (width - wide) // 2
    over, beside = (HEIGHT - high) // 2, (WIDTH - wide) // 2
    seen = pixels[top : top + high, left : left + wide, ::-1]
    frame[over : over + high, beside : beside + wide, :3] = seen
    return frame


def _resized(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC))
