"""`--screenshot`: the whole window, with everything there is to see in it."""

from __future__ import annotations

import subprocess

from PIL import Image
from started_program import PROGRAM


def test_a_missing_photo_does_not_cut_the_strip_short(bundle, tmp_path):
    folder = bundle.with_photos(5)
    (folder / "photo 1.png").unlink()
    shot = tmp_path / "window.png"
    command = [*PROGRAM, str(folder), "--screenshot", str(shot)]
    subprocess.run(command, check=True, timeout=60)
    with Image.open(shot) as picture:
        colours = {
            colour for _, colour in picture.convert("RGB").crop((0, 690, 1280, 800)).getcolors(1 << 20)
        }
    for number in range(2, 6):
        wanted = bundle.colour(number)
        near = (max(abs(a - b) for a, b in zip(colour, wanted, strict=True)) for colour in colours)
        assert min(near) < 60, number  # tiles at rest are a little dimmed
