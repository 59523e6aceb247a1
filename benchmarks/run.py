#!/usr/bin/env python3
"""Run all benchmarks and print their tables.

    python benchmarks/run.py [--quick] [--only NAME,NAME] [--peers NAME,NAME] [--photos DIR] [--write]
    python benchmarks/run.py --selftest

``--write`` puts everything into docs/performance.md.  Needs the packages of the dependency group "tools",
Pillow, and Debian's of tools/debian-packages-benchmarks.txt; about 2 GB of room for photos in the temporary
folder, or in ``--photos``, where they stay for the next run (made in four minutes).  viewers.py tells where
the peers come from; those that are not installed are left out.  Other load on the machine makes every figure
worse: only ratios within one run count.  Before the first measurement the looking itself is tested.  The exit
code is 1 if a target is missed, 2 if the looking cannot be trusted.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import frames
import hostile
import hostile_words
import large_folders
import launch_parts
import launches
import memory
import metadata
import mixed_steps
import packaged
import recovery
import searching
import selftest
import stepping
import thumbnails
import zooming
from bench import Bench
from machine import described
from photo_folders import Photos
from quiet import Quiet
from results import Findings, Row, text_of, write_into
from viewers import PEERS, chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
BENCHMARKS = {
    "launches": launches.measure,
    "stepping": stepping.measure,
    "memory": memory.measure,
    "thumbnails": thumbnails.measure,
    "zooming": zooming.measure,
    "frames": frames.measure,
    "large_folders": large_folders.measure,
    "mixed_steps": mixed_steps.measure,
    "searching": searching.measure,
    "recovery": recovery.measure,
    "metadata": metadata.measure,
    "hostile": hostile.measure,
    "hostile_words": hostile_words.measure,
    "launch_parts": launch_parts.measure,
    "packaged": packaged.measure,
}
UNTRUSTED = 2


def main() -> int:
    """Run what was asked for."""
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))  # the private screen ends with us
    with contextlib.ExitStack() as stack:
        folder = options.photos or stack.enter_context(
            tempfile.TemporaryDirectory(prefix="gallery-benchmark-")
        )
        viewers, missing = chosen(options.peers.split(","))
        bench = Bench(Photos(Path(folder).resolve()), Quiet(), viewers, quick=options.quick)
        wrong = selftest.failures(bench)
        for what in wrong:
            print(f"the looking cannot be trusted: {what}", file=sys.stderr)
        if wrong or options.selftest:
            print("self-test: failed" if wrong else "self-test: passed")
            return UNTRUSTED if wrong else 0
        begin = time.monotonic()
        findings = _measured(bench, options.only.split(","), options.json)
    minutes = f"{(time.monotonic() - begin) / 60:.0f} minutes. {bench.quiet}"
    text = "\n\n".join((described(viewers, missing), minutes, text_of(findings)))
    print(text)
    if options.write:
        write_into(DOCUMENT, text)
    return int(any(row.holds is False for found in findings for row in found.rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a first idea, in a third of the time")
    parser.add_argument("--only", default=",".join(BENCHMARKS), help="benchmarks, with commas between them")
    peers = ",".join(peer.name for peer in PEERS)
    parser.add_argument("--peers", default=peers, help="other viewers, with commas between them")
    parser.add_argument("--photos", type=Path, help="where the photos are made, and stay")
    parser.add_argument("--json", type=Path, help="append what each benchmark found to this file")
    parser.add_argument("--selftest", action="store_true", help="only test whether the looking can fail")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    return parser.parse_args()


def _measured(bench: Bench, names: Sequence[str], file: Path | None) -> list[Findings]:
    findings = []
    for name in names:
        begin = time.monotonic()
        print(f"{name} …", file=sys.stderr)
        try:
            found = BENCHMARKS[name](bench)
        except Exception as failure:  # noqa: BLE001  — half an hour of figures must not be lost with it
            traceback.print_exc()
            # Without a figure nothing is met.
            found = Findings((Row(f"{name}: was not measured", str(failure), "", "a figure", False),))
        findings.append(found)
        print(f"{name}: {(time.monotonic() - begin) / 60:.1f} minutes", file=sys.stderr)
        if file is not None:
            with file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps({"benchmark": name, **asdict(found)}) + "\n")
    return findings


if __name__ == "__main__":
    sys.exit(main())
