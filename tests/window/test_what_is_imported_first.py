"""What a start imports before its first photo: each module there costs every launch, so each one is named."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from gallery_app.library.dirs import AppDirs
from gallery_app.library.state import ViewerState, write_state

# The ways of a start as in __main__, up to the bare window, without its event loop.
START = """
import os, sys
from gallery_app.__main__ import main
from gallery_app.desktop.handover import arrive
from gallery_app.desktop.wish import Wish
from gallery_app.loader.early import plain_paths, start_early
arrival = arrive(Wish(plain_paths(sys.argv[3:])), os.environ)
before_qt = {name for name in sys.modules}
early = start_early(sys.argv[1:], os.environ)
loader_started = {name for name in sys.modules}
from gallery_app.app import bare_application, show_first_look
window = show_first_look(bare_application(), early, arrival.reception)
for names in (before_qt, loader_started, set(sys.modules)):
    print(*sorted(names), flush=True)
os.kill(early.pid, 9)
os._exit(0)
"""
# Slow ones, whoever imports them; "typing" and others come with Qt.
SLOW_BEFORE_QT = {
    *(
        "argparse",
        "collections",
        "contextlib",
        "ctypes",
        "dataclasses",
        "enum",
        "functools",
        "importlib.resources",
    ),
    *("inspect", "json", "logging", "pathlib", "re", "shutil", "socket", "struct", "subprocess", "tempfile"),
    *("threading", "typing", "urllib.parse"),
}
SLOW_EVER = {"PIL", "defusedxml", "natsort", "platformdirs", "yaml"}
UP_TO_THE_LOADER = {
    "gallery_app",
    "gallery_app.__main__",
    "gallery_app.desktop",
    "gallery_app.desktop.handover",
    "gallery_app.desktop.meeting_place",
    "gallery_app.desktop.reception",
    "gallery_app.desktop.wish",
    "gallery_app.library",
    "gallery_app.library.glance",
    "gallery_app.library.places",
    "gallery_app.library.regular",
    "gallery_app.loader",
    "gallery_app.loader.early",
    "gallery_app.loader.header",
    "gallery_app.processes",
    "gallery_app.processes.spawning",
}
UP_TO_THE_WINDOW = UP_TO_THE_LOADER | {
    "gallery_app.app",
    "gallery_app.errors",
    "gallery_app.loader.frames",
    "gallery_app.loader.memory_files",
    "gallery_app.loader.open_file",
    "gallery_app.model",
    "gallery_app.model.fitting",
    "gallery_app.ui",
    "gallery_app.ui.first_look",
    "gallery_app.ui.first_moments",
    "gallery_app.ui.grounds",
    "gallery_app.ui.main_window",
    "gallery_app.ui.window_place",
}


@pytest.fixture
def imported(bundle, tmp_path):
    """The modules that a start has when it looks for a running program, starts a loader, and has a window."""
    base = tmp_path / "remembered"
    state = ViewerState(size=(1280, 800), photo_box=(960, 642), photo_margins=(0, 46, 320, 112))
    assert write_state(AppDirs.under(str(base)), state) is None
    (tmp_path / "run").mkdir(mode=0o700)
    done = subprocess.run(
        [sys.executable, "-I", "-c", START, "--base-dir", base, bundle.with_photos(2)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path / "run")},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return [set(line.split()) for line in done.stdout.splitlines()]


def ours(names):
    return {name for name in names if name.partition(".")[0] == "gallery_app"}


def test_nothing_is_imported_before_it_is_needed(imported):
    before_qt, loader_started, window_shown = imported
    assert ours(loader_started) <= UP_TO_THE_LOADER
    assert ours(window_shown) <= UP_TO_THE_WINDOW
    for names in (before_qt, loader_started):
        assert not {name for name in names if name.startswith("PySide6")}
        assert not names & SLOW_BEFORE_QT
    assert not {name.partition(".")[0] for name in window_shown} & SLOW_EVER
