"""Driving a pool of real loader processes from a test."""

from __future__ import annotations

import functools
import os
import select
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from PIL import Image

from gallery_app.loader.answers import OpenRequest, Priority
from gallery_app.loader.client import launch_loader
from gallery_app.loader.pool import LoaderPool

if TYPE_CHECKING:
    from collections.abc import Callable

GUARD = 60.0  # seconds after which a test is stuck
COLOURS = ("red", "green", "blue", "teal", "orange", "purple")


class Driven:
    """A pool, the sockets it wants watched, and a loop in the place of Qt's."""

    def __init__(self, folder: Path | str, **options: object) -> None:
        self.path = str(folder)
        self.pool = LoaderPool((self.path,), **options)
        self.watched: set[int] = set()
        self.pool.on_watch = self.watched.add
        self.pool.on_unwatch = self.watched.discard
        self.answers: list[object] = []

    def __enter__(self) -> Self:
        self.pool.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.close()
        assert not self.watched

    def until(self, done: Callable[[], bool]) -> None:
        """Turn the loop until a condition holds."""
        end = time.monotonic() + GUARD
        while not done():
            assert time.monotonic() < end, "the loaders do not answer"
            wait = self.pool.tick()
            if done():
                return
            patience = 0.2 if wait is None else min(wait, 0.2)
            for descriptor in select.select(list(self.watched), [], [], patience)[0]:
                if descriptor in self.watched:
                    self.pool.ready(descriptor)

    def open(self, box: tuple[int, int] | None = None, **wishes: object) -> list[object]:
        """Open the gallery; return all answers."""
        answers: list[object] = []
        self.pool.open(OpenRequest((self.path,), box, **wishes), answers.append)
        last = {"OpenDone", "GalleryFailure", "SeveralGalleries"}
        self.until(lambda: bool(answers) and type(answers[-1]).__name__ in last)
        return answers

    def decode(self, file: str, box: tuple[int, int] | None = (40, 40), **wishes: object) -> object:
        """Decode one photo and return the answer."""
        answers: list[object] = []
        self.pool.decode(file, box, Priority.CURRENT, answers.append, **wishes)
        self.until(lambda: bool(answers))
        return answers[0]

    def describe(self, file: str, *, decode: bool = False) -> object:
        """Describe one photo and return the answer."""
        answers: list[object] = []
        self.pool.describe(file, Priority.IDLE, answers.append, decode=decode)
        self.until(lambda: bool(answers))
        return answers[0]


def folder_of_photos(folder: Path, count: int = 3) -> Path:
    """Write small photos of one colour each, photo 1.png and so on."""
    for number in range(1, count + 1):
        image = Image.new("RGB", (80, 60), COLOURS[(number - 1) % len(COLOURS)])
        image.save(folder / f"photo {number}.png")
    return folder


def colour_of(picture: object) -> tuple[int, int, int]:
    """The colour of a picture's first pixel, red first."""
    blue, green, red, _ = picture.pixels[:4]
    return red, green, blue


def planted(folder: Path, source: str) -> Callable[[], object]:
    """Return a launch of a loader whose start script runs ``source`` first."""
    script = folder / "start_planted.py"
    script.write_text(
        "import sys, os, json, time\n"
        "sys.path += [path for path in sys.argv[1:] if path not in sys.path]\n"
        "from gallery_app.loader import first_answer, process, photo_serving, frames, sending\n"
        + source
        + "\nprocess.main(first_answer.answer_first())\n",
        encoding="utf-8",
    )
    return functools.partial(launch_loader, start=str(script))


def descriptors() -> int:
    """How many descriptors this process has open."""
    return len(os.listdir("/proc/self/fd"))
