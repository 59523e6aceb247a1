"""Words at the limits of what is kept, shown by the real window: its longest turn.

    python benchmarks/run.py --only hostile_words

One photo for each kind of words: 64 kB of emoji, of marks on one letter, of line ends and so on, in as many
fields as have room for them.  hostile_words_inside.py goes from photo to photo with the caption, the details
and the story in sight, and filters the details; meanwhile the pulse tells how long the window did not answer.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import Image
from program import remember_window
from results import Findings, Table, limit_row
from screen import Screen

from gallery_app.model.credit import Credit
from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId
from gallery_app.model.limits import TEXT_LIMIT
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import PhotoWords
from gallery_app.saver.manifest_writer import manifest_text

if TYPE_CHECKING:
    from bench import Bench

LIMIT_MS: Final = 1_000
INSIDE: Final = Path(__file__).with_name("hostile_words_inside.py")
KINDS: Final = {
    "prose": "The fire brigade of Bern at work. ",
    "without a space": "x",
    "marks on one letter": "e" + "\u0301" * 5_000,
    "emoji": "😀👩\u200d👩\u200d👧🇩🇪",
    "Arabic": "السلام عليكم ورحمة الله ",
    "Thai": "กรุงเทพมหานคร",
    "Chinese": "漢字",
    "turning": "\u202eabc\u202aאבג\u2067def",
    "separators": "x\u2028",
    "short lines": "x\n",
    "tabs": "x\t",
}


def measure(bench: Bench) -> Findings:
    """Return the longest turn of the window's event loop, for each kind of words."""
    with tempfile.TemporaryDirectory() as place, Screen() as screen:
        folder = _story(Path(place))
        remember_window(screen, bench.photos.press())  # photos that can be recognised
        bench.quiet.wait()
        found = _inside(screen, folder)
    worst = max(found.values(), default=None)
    slowest = max(found, key=lambda kind: found[kind], default="")
    row = limit_row(
        "words at the limits, the longest turn", f"{worst:.0f} ms", worst, LIMIT_MS, "ms", slowest
    )
    rows = tuple((kind, f"{late:.0f}") for kind, late in found.items())
    return Findings((row,), (Table("Words at the limits, the longest turn", ("64 kB of", "ms"), rows),))


def _story(folder: Path) -> Path:
    photos = tuple(_photo(folder, number, kind) for number, kind in enumerate(KINDS))
    prose = _much_of(KINDS["prose"])
    article = Article("Words at the limits", lead=prose, body=(prose,) * 6)
    gallery = Gallery(GalleryKind.MANIFEST, str(folder), str(folder), article, photos)
    (folder / "gallery.yaml").write_text(manifest_text(gallery), encoding="utf-8")
    return folder


def _photo(folder: Path, number: int, kind: str) -> Photo:
    file = f"photo {number:02}.png"
    Image.new("RGB", (640, 427), (20 * number, 90, 120)).save(folder / file)
    text = _much_of(KINDS[kind])
    same = LocalizedText.of(text)
    words = PhotoWords(
        caption=same,
        alt=same,
        headline=same,
        credit=Credit.from_line(text),
        copyright=same,
        source=text,
        instructions=text,
        keywords=tuple(text[at : at + 60] for at in range(0, 12_000, 60)),
    )
    return Photo(PhotoId(file), file, words)


def _much_of(text: str) -> str:
    return (text * (TEXT_LIMIT // len(text.encode()))).strip()


def _inside(screen: Screen, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-P", str(INSIDE), str(folder), *KINDS]
    environment = screen.environment | {"PYTHONPATH": str(INSIDE.parent)}
    output = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    screen.wait_until_bare()
    found: dict[str, Any] = json.loads(output.stdout)
    return {kind: float(late) for kind, late in found.items()}
