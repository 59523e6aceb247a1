"""Make the pictures of the sample galleries.

Usage: python tools/make_samples.py [--only 03] [--scale 0.25] [--out DIR] [--jobs 2]

Every picture is calculated; the same script always gives the same pictures. Needs numpy and Pillow.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from sample_scenes.catalogue import PICTURES, Picture
from sample_scenes.film import save

HOME = Path(__file__).resolve().parent.parent / "sample_galleries"


def make(picture: Picture, out: Path, scale: float) -> str:
    """Draw one picture, write it and return a line that says what was written."""
    begin = time.perf_counter()
    width, height = (max(64, round(n * scale)) for n in picture.size)
    image = picture.draw(width, height)
    size, quality = save(image, out / picture.path)
    seconds = time.perf_counter() - begin
    pixels = f"{image.shape[1]}x{image.shape[0]}"
    return f"{picture.path}  {pixels}  {size / 1000:.0f} kB  quality {quality}  {seconds:.0f} s"


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Make the pictures of the sample galleries.")
    parser.add_argument(
        "--only", action="append", help="part of a path, such as 03 or landing; may be repeated"
    )
    parser.add_argument("--scale", type=float, default=1.0, help="size of the pictures, 1 = full")
    parser.add_argument(
        "--out", type=Path, default=HOME, help="folder to write to (default: sample_galleries)"
    )
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="pictures drawn at the same time"
    )
    options = parser.parse_args()
    chosen = [p for p in PICTURES if not options.only or any(word in p.path for word in options.only)]
    if not chosen:
        print("No picture has such a name. There are:", *(p.path for p in PICTURES), sep="\n  ")
        return 2
    if options.jobs <= 1 or len(chosen) == 1:
        for picture in chosen:
            print(make(picture, options.out, options.scale), flush=True)
        return 0
    with ProcessPoolExecutor(options.jobs) as pool:
        waiting = [pool.submit(make, picture, options.out, options.scale) for picture in chosen]
        for job in waiting:
            print(job.result(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
