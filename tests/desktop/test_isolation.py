"""The viewer itself never touches a gallery: what strace sees of a whole run, and that it would see more."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from captioned_photos import captioned_folder
from other_programs import beside, drag
from started_program import PROGRAM

TOOL = Path(__file__).resolve().parents[2] / "tools" / "trace_viewer.py"

# Stand-ins for the viewer: one that reads the gallery through loaders as the real one does and touches
# nothing, and one that does a single thing to the gallery.
WELL_BEHAVED = """
import sys
from gallery_app.loader.answers import OpenRequest
from gallery_app.loader.blocking import BlockingLoader

with BlockingLoader((sys.argv[1],)) as loader:
    loader.open(OpenRequest((sys.argv[1],)))
"""
MEDDLING = """
import os, sys, threading
gallery, photo = sys.argv[1], sys.argv[1] + "/photo 1.png"
"""
PLANTED = {
    "stat": "os.stat(photo)",
    "a file that is not there": "os.path.exists(gallery + '/gone')",
    "access": "os.access(photo, os.R_OK)",
    "open": "open(photo).close()",
    "readlink": "os.path.realpath(photo)",
    "list": "os.listdir(gallery)",
    "through a descriptor of the folder above": (
        "above = os.open(os.path.dirname(gallery), os.O_RDONLY)\n"
        "os.stat(os.path.basename(gallery) + '/photo 1.png', dir_fd=above)"
    ),
    "a relative path": "os.chdir(os.path.dirname(gallery)); os.stat(os.path.basename(gallery))",
    "a relative path of access": (
        "os.chdir(os.path.dirname(gallery)); os.path.exists('x'); os.access(os.path.basename(gallery), 0)"
    ),
    "from a thread": "look = threading.Thread(target=os.stat, args=(photo,)); look.start(); look.join()",
    "from another program": "import subprocess; subprocess.run(['ls', gallery], stdout=subprocess.DEVNULL)",
}
# The real viewer, which does one thing more with every step.
PLANTED_STEP = """
import os, sys
from gallery_app.ui.session import Session

def step(self, *arguments, __step=Session.step, **options):
    os.stat(self.gallery.path)
    return __step(self, *arguments, **options)

Session.step = step
from gallery_app.__main__ import main
sys.exit(main())
"""


@pytest.fixture(scope="module")
def tracing():
    """The module tools/trace_viewer.py."""
    spec = importlib.util.spec_from_file_location("trace_viewer", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def watched(tool, tracing, tmp_path):
    """A folder for traces, and what to put before a program to have it traced there."""
    tool("strace")
    folder = tmp_path / "traces"
    folder.mkdir()
    return folder, tracing.command(folder)


@pytest.fixture
def gallery(bundle):
    return bundle.with_photos(6, name="watched-by-strace", size=(900, 600))


def look_through(program, count):
    """Step through all photos, use the panel, and close the window."""
    program.wait_photo(1)
    for number in range(2, count + 1):
        program.press("Right")
        program.wait_photo(number)
    program.press("ctrl+c", "z", "z", "ctrl+F5")
    program.wait_photo(count)
    program.press("ctrl+w")
    assert program.wait_end() == 0


def test_the_viewer_makes_no_call_below_the_gallery_and_loaders_open_every_photo(
    tracing, watched, start, gallery
):
    folder, strace = watched
    program = start(gallery, program=(*strace, *PROGRAM))
    look_through(program, 6)
    trace = tracing.read_trace(folder)
    assert not trace.viewer_calls_below(str(gallery))
    assert trace.opened_by_loaders() >= {str(gallery / f"photo {number}.png") for number in range(1, 7)}
    assert not trace.internet_calls()
    # The viewer was seen at all, up to its very end.
    assert any("state.json" in call.text for call in trace.viewer if call.name.startswith("rename"))


def test_a_packed_gallery_is_opened_by_loaders_alone_and_nothing_is_written_beside_it(
    tracing, watched, start, gallery, tmp_path
):
    folder, strace = watched
    (tmp_path / "sent").mkdir()
    packed = Path(shutil.make_archive(str(tmp_path / "sent" / "my story"), "zip", gallery))
    program = start(packed, program=(*strace, *PROGRAM))
    look_through(program, 6)
    trace = tracing.read_trace(folder)
    assert not trace.viewer_calls_below(str(packed.parent))
    assert str(packed) in trace.opened_by_loaders()
    written = opened_for_writing((*trace.viewer, *trace.loaders))
    assert not {path for path in written if tracing.is_below(path, str(packed.parent))}
    assert [path.name for path in packed.parent.iterdir()] == [packed.name]


def test_packing_is_done_by_a_saver_alone_which_writes_beside_its_target_only(
    tracing, watched, gallery, tmp_path
):
    folder, strace = watched
    (tmp_path / "sent").mkdir()
    target = tmp_path / "sent" / "a.photostory"
    for words in (
        ("pack", gallery, target),
        ("verify", target),
        ("unpack", target, tmp_path / "sent" / "out"),
    ):
        run = [*strace, *PROGRAM, *map(str, words)]
        subprocess.run(run, check=True, timeout=60, capture_output=True)
    trace = tracing.read_trace(folder)
    for path in (gallery, target.parent):
        assert not trace.viewer_calls_below(str(path))
    assert not trace.loaders
    written = opened_for_writing(trace.savers) - {"/dev/null"}
    # Python keeps its compiled modules before the saver is locked down, where it has none of them yet.
    written = {path for path in written if "/__pycache__/" not in path}
    assert written
    assert all(tracing.is_below(path, str(target.parent)) for path in written)
    assert not trace.internet_calls()
    assert (target.parent / "out" / "gallery.yaml").read_bytes() == (gallery / "gallery.yaml").read_bytes()


def test_nor_does_it_where_there_is_a_choice_a_refusal_or_the_welcome_page(
    tracing, watched, start, bundle, gallery
):
    folder, strace = watched
    other = bundle.plain(2, name="another", size=(900, 600))
    program = start(gallery.parent, program=(*strace, *PROGRAM))
    program.wait(lambda: program.window.title != "Gallery", "the choices")
    program.press("ctrl+w")
    assert program.wait_end() == 0
    program = start(gallery / "gone", program=(*strace, *PROGRAM))
    program.wait(lambda: len(program.loaders) == 0, "the refusal")
    program.press("ctrl+w")
    assert program.wait_end() == 0
    program = start(gallery / "photo 3.png", other, program=(*strace, *PROGRAM))
    program.wait(lambda: len(program.windows) == 2, "both windows")
    program.press_anywhere("ctrl+shift+w", "ctrl+q")
    assert program.wait_end() == 0
    program = start(program=(*strace, *PROGRAM))
    program.press("F11", "ctrl+w")
    assert program.wait_end() == 0
    trace = tracing.read_trace(folder)
    assert not trace.viewer_calls_below(str(gallery.parent))
    assert str(gallery.parent) in trace.opened_by_loaders()
    assert not trace.internet_calls()


def test_nor_does_it_where_a_photo_is_dragged_out(tracing, watched, start, gallery, other):
    folder, strace = watched
    program = start(gallery, program=(*strace, *PROGRAM))
    program.wait_photo(1)
    target = other("target")
    drag(program, (program.sight.middle, 300), beside(program, target))
    assert target.flavour("text/uri-list").strip() == (gallery / "photo 1.png").as_uri()
    program.press("ctrl+w")
    assert program.wait_end() == 0
    assert not tracing.read_trace(folder).viewer_calls_below(str(gallery))


def test_nor_does_it_where_photos_carry_their_words_and_are_searched(
    tracing, watched, start, base_dir, tmp_path
):
    folder, strace = watched
    story = captioned_folder(base_dir / "bundles" / "wire", 6, size=(900, 600))
    cache = tmp_path / "remembered" / "cache" / "words-1.db"
    for _ in range(2):
        program = start(story, program=(*strace, *PROGRAM))
        program.wait_photo(1)
        program.press("ctrl+f")
        program.press(*"caption", "space", "4")
        program.wait(lambda: kept_words(cache) == 6, "the words")
        program.press("Return", "F3")
        program.press("Escape", "ctrl+w")
        assert program.wait_end() == 0
    trace = tracing.read_trace(folder)
    assert not trace.viewer_calls_below(str(story))
    assert trace.opened_by_loaders() >= {str(story / f"photo {number}.jpg") for number in range(1, 7)}
    assert not opened_for_writing(trace.loaders) - {"/dev/null"}
    assert str(cache) in opened_for_writing(trace.viewer)


def kept_words(cache):
    """Of how many photos words are kept."""
    if not cache.exists():
        return 0
    with contextlib.closing(sqlite3.connect(f"file:{cache}?mode=ro", uri=True)) as database:
        try:
            return database.execute("SELECT count(*) FROM photos").fetchone()[0]
        except sqlite3.OperationalError:  # it is just being made, or written to
            return 0


def opened_for_writing(calls):
    """What was opened so that it can be changed."""
    opens = (call for call in calls if call.name.startswith("open") and call.result)
    return {call.result[0] for call in opens if "O_WRONLY" in call.text or "O_RDWR" in call.text}


def test_thumbnails_are_written_by_the_viewer_alone_and_read_by_loaders_alone(
    tracing, watched, start, gallery, tmp_path
):
    folder, strace = watched
    for path in gallery.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    remembered = tmp_path / "remembered"
    large = remembered / "cache" / "thumbnails" / "large"
    for _ in range(2):
        program = start(gallery, program=(*strace, *PROGRAM))
        program.wait(lambda: len(list(large.glob("*.png"))) == 6, "the thumbnails")
        look_through(program, 6)
    kept = {str(path) for path in large.iterdir()}
    trace = tracing.read_trace(folder)
    assert not trace.viewer_calls_below(str(gallery))
    renamed = [call for call in trace.viewer if call.name.startswith("rename") and kept & set(call.places)]
    assert len(renamed) == 6
    assert trace.opened_by_loaders() >= kept
    assert not any(call.name.startswith("open") and kept & set(call.places) for call in trace.viewer)
    assert not opened_for_writing(trace.loaders) - {"/dev/null"}
    elsewhere = opened_for_writing(trace.viewer) - {"/dev/null"}
    elsewhere = {path for path in elsewhere if "/__pycache__/" not in path}  # of a checkout's first start
    assert not {path for path in elsewhere if not tracing.is_below(path, str(remembered))}


def test_a_call_that_is_planted_in_the_viewer_is_found(tracing, watched, start, gallery, tmp_path):
    folder, strace = watched
    script = tmp_path / "planted.py"
    script.write_text(PLANTED_STEP)
    look_through(start(gallery, program=(*strace, sys.executable, "-I", script)), 6)
    found = tracing.read_trace(folder).viewer_calls_below(str(gallery))
    assert len(found) == 5
    assert {call.places[-1] for call in found} == {str(gallery)}


@pytest.mark.parametrize("planted", PLANTED)
def test_every_kind_of_call_would_be_found(tracing, watched, gallery, tmp_path, planted):
    folder, strace = watched
    script = tmp_path / "stand_in.py"
    script.write_text(MEDDLING + PLANTED[planted])
    run = [*strace, sys.executable, "-I", script, gallery]
    subprocess.run(run, check=True, timeout=60, cwd=tmp_path)
    assert tracing.read_trace(folder).viewer_calls_below(str(gallery))


def test_what_loaders_do_for_somebody_is_not_held_against_him(tracing, watched, gallery, tmp_path):
    folder, strace = watched
    script = tmp_path / "stand_in.py"
    script.write_text(WELL_BEHAVED)
    run = [*strace, sys.executable, "-I", script, gallery]
    subprocess.run(run, check=True, timeout=60, cwd=tmp_path)
    trace = tracing.read_trace(folder)
    assert str(gallery / "gallery.yaml") in trace.opened_by_loaders()
    assert not trace.viewer_calls_below(str(gallery))


def test_names_beside_the_gallery_are_not_taken_for_it(tracing):
    assert tracing.is_below("/a/story/photo.jpg", "/a/story")
    assert tracing.is_below("/a/story", "/a/story")
    assert not tracing.is_below("/a/story-2/photo.jpg", "/a/story")


def test_a_socket_to_another_computer_would_be_found(tracing, watched, tmp_path):
    folder, strace = watched
    code = "import socket; socket.socket().close()"
    subprocess.run([*strace, sys.executable, "-I", "-c", code], check=True, timeout=60, cwd=tmp_path)
    assert len(tracing.read_trace(folder).internet_calls()) == 1


def test_qt_network_is_not_even_loaded(start, story):
    program = start(story)
    program.wait_photo(1)
    mapped = Path(f"/proc/{program.pid}/maps").read_text()
    assert "libQt6Widgets" in mapped
    assert "Qt6Network" not in mapped
