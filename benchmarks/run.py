#!/usr/bin/env python3
"""Run all benchmarks and print one table.

    python benchmarks/run.py [--quick] [--only NAME,NAME] [--write]

``--write`` puts the table into docs/performance.md.  Needs the packages of the dependency group "tools",
Pillow, and Xvfb, openbox and dbus-daemon; about 500 MB of room for photos in the temporary folder.  Other
load on the machine makes every figure worse: only ratios within one run count.  The exit code is 1 if a
target is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import large_folder
import launch_parts
import memory
import recovery
import strip_frames
from quiet import Quiet
from results import table, write_into

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
BENCHMARKS = {
    "large_folder": large_folder.measure,
    "strip_frames": strip_frames.measure,
    "memory": memory.measure,
    "recovery": recovery.measure,
    "launch_parts": launch_parts.measure,
}


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="some minutes instead of a quarter of an hour")
    parser.add_argument("--only", default=",".join(BENCHMARKS), help="names, with commas between them")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    rows, quiet = [], Quiet()
    for name in options.only.split(","):
        print(f"{name} …", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="gallery-benchmark-") as folder:
            rows += BENCHMARKS[name](Path(folder), quiet, quick=options.quick)
    text = f"{table(rows)}\n\n{quiet}"
    print(text)
    if options.write:
        write_into(DOCUMENT, text)
    return int(any(row.holds is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
