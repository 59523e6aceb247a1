#!/usr/bin/env python3
"""Photograph every state of the window: python tools/make_screenshots.py [--out DIR] [--only photo,welcome].

Each state is shown by the real window with real loaders, drawn without a screen, at 1280x800, 800x600,
1920x1080 and at scale 2, dark and light.  A contact sheet goes to docs/pictures/contact-sheet.jpg, the
picture of the README to docs/pictures/photo.jpg, and everything to --out (default: build/screenshots).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

SIZES = (("1280x800", 1.0), ("800x600", 1.0), ("1920x1080", 1.0), ("1280x800", 2.0))
SHEET_WIDTH = 320  # pixels of one picture on the contact sheet


def main(argv: Sequence[str] | None = None) -> int:
    """Make the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, default=TOP / "build" / "screenshots")
    parser.add_argument("--only", default="", help="names of states, separated by commas")
    parser.add_argument("--one", nargs=2, metavar=("SIZE", "THEME"), help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    arguments.out.mkdir(parents=True, exist_ok=True)
    names = tuple(name for name in arguments.only.split(",") if name)
    if arguments.one:
        return _photograph(arguments.out, *arguments.one, names)
    for size, scale in SIZES:
        for theme in ("dark", "light"):
            # A process each: Qt takes its scale from the environment, once.
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": f"{scale:g}"}
            command = [sys.executable, __file__, "--out", str(arguments.out), "--only", arguments.only]
            subprocess.run([*command, "--one", size, theme], check=True, env=environment)
    if not names:
        _contact_sheet(arguments.out)
    return 0


def _photograph(out: Path, size: str, theme: str, names: tuple[str, ...]) -> int:
    from tools_window import STATES, Stage  # noqa: PLC0415 - needs Qt, and Qt needs the environment

    width, height = map(int, size.split("x"))
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    stage = Stage(width, height, theme)
    for state in STATES:
        if not names or state.name in names:
            picture = stage.show(state)
            path = out / f"{state.name}-{size}@{scale}-{theme}.png"
            picture.save(str(path))
            print(path.name)
    stage.close()
    return 0


def _contact_sheet(out: Path) -> None:
    """Put the dark and light pictures at 1280x800 on one sheet, and the README's picture in its place."""
    from PIL import Image  # noqa: PLC0415 - only here

    pictures = TOP / "docs" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    shots = sorted(out.glob("*-1280x800@1-*.png")) + sorted(out.glob("*-800x600@1-dark.png"))
    columns = 8
    height = SHEET_WIDTH * 3 // 4
    rows = -(-len(shots) // columns)
    sheet = Image.new("RGB", (columns * (SHEET_WIDTH + 12) + 12, rows * (height + 12) + 12), "#777777")
    for number, path in enumerate(shots):
        with Image.open(path) as shot:
            small = shot.convert("RGB")
            small.thumbnail((SHEET_WIDTH, height))
        column, row = number % columns, number // columns
        sheet.paste(small, (12 + column * (SHEET_WIDTH + 12), 12 + row * (height + 12)))
    sheet.save(pictures / "contact-sheet.jpg", quality=80, optimize=True)
    with Image.open(out / "photo-1280x800@1-dark.png") as shot:
        shot.convert("RGB").save(pictures / "photo.jpg", quality=88, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
