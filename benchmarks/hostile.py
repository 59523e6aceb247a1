"""Files that mean harm, opened as galleries: the longest time from a loader's start to its answer.

    python benchmarks/hostile.py FOLDER [FOLDER…]
    python benchmarks/run.py --only hostile

A folder holds packed files (``*.zip``, opened as they are) or manifests (``*.yaml``, each opened as the
gallery.yaml beside one photo): such as zip-corpus and yaml-test-suite of the shared corpus.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image
from results import Findings, Row, Table

from gallery_app.loader.answers import GalleryFailure, OpenRequest
from gallery_app.loader.blocking import BlockingLoader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench import Bench

LIMIT_S: Final = 1.0
SLOWEST: Final = 5
CORPUS: Final = Path(__file__).resolve().parents[2] / "shared" / "corpus"
FOLDERS: Final = (CORPUS / "zip-corpus", CORPUS / "yaml-test-suite")


class Opened(NamedTuple):
    """One file that was opened: seconds until the answer, and whether that was a message."""

    name: str
    seconds: float
    is_message: bool


def measure(bench: Bench) -> Findings:
    """Return how long the files of the shared corpus take, as far as it is here."""
    return _findings([folder for folder in FOLDERS if folder.is_dir()], bench.quiet.wait)


def _findings(folders: Sequence[Path], wait: Callable[[], None]) -> Findings:
    wait()
    found = [opened for folder in folders for opened in _opened(folder)]
    if not found:
        return Findings((Row("Files that mean harm", "the shared corpus is not here"),))
    slowest = sorted(found, key=lambda one: one.seconds, reverse=True)[:SLOWEST]
    median = statistics.median(one.seconds for one in found)
    row = Row(
        f"{len(found)} files that mean harm: the slowest answer",
        f"{slowest[0].seconds:.2f} s",
        f"median {median:.2f} s",
        f"{LIMIT_S:g} s",
        slowest[0].seconds <= LIMIT_S,
    )
    rows = tuple((one.name, f"{one.seconds:.2f}", _verdict(one)) for one in slowest)
    return Findings((row,), (Table("Files that mean harm, the slowest", ("file", "s", "answer"), rows),))


def _opened(folder: Path) -> Iterator[Opened]:
    for file in sorted((*folder.glob("*.zip"), *folder.glob("*.yaml"))):
        with tempfile.TemporaryDirectory() as place:
            yield _timed(_path_of(file, Path(place)), f"{folder.name}/{file.name}")


def _path_of(file: Path, place: Path) -> str:
    if file.suffix == ".zip":
        return str(file)
    (place / "gallery.yaml").write_bytes(file.read_bytes())
    Image.new("RGB", (60, 40)).save(place / "photo 1.png")
    return str(place)


def _timed(path: str, name: str) -> Opened:
    begin = time.perf_counter()
    with BlockingLoader((path,)) as loader:
        answer = loader.open(OpenRequest((path,)))
        seconds = time.perf_counter() - begin
    return Opened(name, seconds, isinstance(answer, GalleryFailure))


def _verdict(opened: Opened) -> str:
    return "a message" if opened.is_message else "a gallery"


if __name__ == "__main__":
    found_ = _findings([Path(name) for name in sys.argv[1:]] or FOLDERS, lambda: None)
    for row_ in found_.rows:
        print(*(part for part in (row_.what, row_.found, row_.beside, row_.target) if part), sep=" | ")
    for table_ in found_.tables:
        print(table_)
