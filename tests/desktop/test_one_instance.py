"""Starts that meet on a real screen: one program shows what all of them ask for."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from screens import Program, command_of
from started_program import PROGRAM, is_loader
from Xlib import X

from gallery_app import APPLICATION_ID
from gallery_app.loader.budget import cores_of_ours

pytestmark = pytest.mark.alone

SMALL = (300, 200)


@pytest.fixture
def begin(screen, tmp_path):
    """Start the program as the user does, who has folders of his own in each test."""
    home = tmp_path / "home"
    (home / "run").mkdir(parents=True)
    (home / "run").chmod(0o700)
    names = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "CACHE", "DATA", "STATE")}
    environment = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), **names}
    started = []

    def start(*arguments, cwd=tmp_path, **more):
        started.append(Program(screen, (*PROGRAM, *arguments), cwd=cwd, **environment, **more))
        return started[-1]

    yield start
    for one in started:
        one.end()


@pytest.fixture
def socket(tmp_path):
    """Where the running program is called."""
    return lambda: next((tmp_path / "home" / "run").glob(f"{APPLICATION_ID}*.sock"), None)


@pytest.fixture
def stories(bundle):
    """Make stories, each with a headline of its own."""

    def make(*names, count=3):
        return [bundle.plain(count, name=name, size=SMALL) for name in names]

    return make


def titled(program, name):
    """Return the program's window that shows a story."""
    return next((window for window in program.windows if window.title == f"{name} — Gallery"), None)


def has_window(program, name):
    return program.wait(lambda: titled(program, name), f"the window of {name}")


def is_handed_over(start):
    assert start.wait_end() == 0
    assert not start.windows
    assert start.errors.read_text() == ""


def has_come_forward(program, screen, window):
    program.wait(lambda: screen.has_keyboard(window), f"the keyboard at {window.title}")


def test_another_gallery_opens_another_window_of_the_running_program(begin, screen, stories):
    one, other = stories("one", "other")
    program = begin(one)
    has_window(program, "one")
    is_handed_over(begin(other))
    window = has_window(program, "other")
    assert len({one.pid for one in program.windows}) == 1
    has_come_forward(program, screen, window)


def test_a_gallery_that_is_shown_already_comes_to_the_front(begin, screen, stories):
    one, other = stories("one", "other")
    program = begin(one, other)
    first, second = has_window(program, "one"), has_window(program, "other")
    for path, window in ((one, first), (other, second), (one, first)):
        is_handed_over(begin(path))
        has_come_forward(program, screen, window)
    assert len(program.windows) == 2


@pytest.mark.parametrize(
    "spell",
    [
        lambda story, _: f"{story}/",
        lambda story, _: f"{story.parent}/./elsewhere/../{story.name}",
        lambda story, _: os.path.relpath(story, story.parent.parent),
        lambda story, _: story / "gallery.yaml",
        lambda story, _: story.as_uri(),
        lambda story, links: linked(links / "link", story),
        lambda story, links: linked(links / "upper", story.parent) / story.name,
        lambda story, links: linked(links / "upper", story.parent) / story.name / "gallery.yaml",
        lambda story, links: linked(links / "text.yaml", story / "gallery.yaml"),
    ],
    ids=[
        "with a slash",
        "roundabout",
        "relative",
        "its manifest",
        "an address",
        "a link",
        "through a link",
        "its manifest through a link",
        "a link to its manifest",
    ],
)
def test_however_a_gallery_is_named_it_is_the_one_that_is_shown(begin, screen, bundle, tmp_path, spell):
    story = bundle.with_photos(3, size=SMALL)
    program = begin(story)
    window = has_window(program, "Headline")
    program.wait_photo(1)
    other = bundle.plain(2, name="other", size=SMALL)
    is_handed_over(begin(other))
    has_come_forward(program, screen, has_window(program, "other"))
    is_handed_over(begin(spell(story, tmp_path), cwd=story.parent.parent))
    has_come_forward(program, screen, window)
    program.wait(lambda: len(program.windows) == 2, "no window but those two")


def test_a_photo_that_is_named_through_a_link_is_gone_to(begin, screen, stories, tmp_path):
    (story,) = stories("one", count=5)
    program = begin(linked(tmp_path / "link", story))
    program.wait_photo(1)
    is_handed_over(begin(story / "photo 4.png"))
    program.wait_photo(4)
    program.wait(lambda: len(program.windows) == 1, "one window")


def linked(link, target):
    """Make a link and return it."""
    link.symlink_to(target)
    return link


def test_a_photo_of_a_gallery_that_is_shown_is_gone_to(begin, screen, stories):
    (story,) = stories("one", count=5)
    program = begin(story)
    program.wait_photo(1)
    is_handed_over(begin(story / "photo 4.png"))
    program.wait_photo(4)
    is_handed_over(begin("--photo", "2", story))
    program.wait_photo(2)
    assert len(program.windows) == 1


def test_a_window_behind_all_others_or_minimised_comes_back(begin, screen, stories):
    (story,) = stories("one")
    program = begin(story)
    window = has_window(program, "one")
    screen.call("xdotool", "windowminimize", str(window.id))
    program.wait(lambda: not screen.has_keyboard(window), "the minimised window")
    is_handed_over(begin(story))
    has_come_forward(program, screen, window)
    program.wait_photo(1)


def test_the_empty_window_is_used_and_asked_for_nothing_another_is_opened(begin, screen, stories):
    (story,) = stories("one")
    program = begin()
    welcome = program.window
    is_handed_over(begin())
    has_come_forward(program, screen, welcome)
    is_handed_over(begin(story))
    assert has_window(program, "one").id == welcome.id
    is_handed_over(begin())
    program.wait(lambda: len(program.windows) == 2, "another empty window")


def test_a_new_window_is_opened_where_one_is_asked_for(begin, stories):
    (story,) = stories("one")
    program = begin(story)
    has_window(program, "one")
    is_handed_over(begin("--new-window", story))
    program.wait(lambda: [one.title for one in program.windows].count("one — Gallery") == 2, "both")


def test_full_screen_and_slideshow_are_carried_along(begin, screen, stories, tmp_path):
    settings = tmp_path / "home" / "CONFIG" / "gallery-app" / "settings.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("slideshow_seconds: 1\n")
    one, other = stories("one", "other")
    program = begin(one)
    small = has_window(program, "one").place
    is_handed_over(begin("--fullscreen", other))
    program.wait(lambda: titled(program, "other") and titled(program, "other").place != small, "full screen")
    is_handed_over(begin("--slideshow", one))
    program.wait_photo(2)


def test_an_instance_of_its_own_is_of_its_own(begin, stories, tmp_path):
    (story,) = stories("one")
    program = begin(story)
    has_window(program, "one")
    own = begin("--base-dir", tmp_path / "own", story)
    has_window(own, "one")
    assert len(program.windows) == 1


def test_a_screenshot_is_made_beside_the_running_program(begin, stories, tmp_path):
    (story,) = stories("one")
    program = begin()
    assert program.window
    assert begin("--screenshot", tmp_path / "picture.png", story).wait_end() == 0
    assert (tmp_path / "picture.png").exists()
    assert [window.title for window in program.windows] == ["Gallery"]


def test_two_folders_at_once_go_where_they_are_shown_or_into_windows(begin, screen, stories):
    one, other, third = stories("one", "other", "third")
    program = begin(one)
    has_window(program, "one")
    is_handed_over(begin(one, other, third))
    has_window(program, "other")
    has_window(program, "third")
    assert len(program.windows) == 3


def test_names_of_every_kind_arrive(begin, bundle):
    names = ["with space", "ümläut", "quo'te\"", "line\nbreak", "%41", "-dash"]
    program = begin()
    assert program.window
    for name in names:
        is_handed_over(begin("--", bundle.plain(2, name=name, size=SMALL)))
    program.wait(lambda: len(program.windows) == len(names), "a window for each")


def test_a_window_that_asks_for_a_folder_keeps_no_other_from_being_used(begin, screen, stories):
    (story,) = stories("one")
    program = begin("--choose")
    program.wait(lambda: len(program.windows) == 2, "the question for a folder")
    is_handed_over(begin(story))
    window = has_window(program, "one")
    has_come_forward(program, screen, window)
    program.wait(lambda: screen.look_at(window, 3).photo == 1, "its first photo")
    screen.press("Right")
    program.wait(lambda: screen.look_at(window, 3).photo == 2, "its second photo")


def test_after_a_kill_the_next_start_takes_the_place(begin, stories, socket):
    one, other = stories("one", "other")
    program = begin(one)
    has_window(program, "one")
    os.kill(program.pid, signal.SIGKILL)
    program.wait_end()
    assert socket() is not None
    heir = begin(one)
    has_window(heir, "one")
    is_handed_over(begin(other))
    has_window(heir, "other")


def test_nothing_is_left_when_the_program_has_ended(begin, screen, stories, socket):
    (story,) = stories("one")
    program = begin(story)
    has_window(program, "one")
    assert socket() is not None
    screen.ask_to_close(program.window)
    assert program.wait_end() == 0
    assert socket() is None


def test_a_program_that_hangs_holds_nobody_up_and_does_nothing_twice(begin, socket, stories):
    one, other = stories("one", "other")
    hanging = begin(one)
    has_window(hanging, "one")
    os.utime(socket(), (1.0, 1.0))  # it began long ago: one that has just begun is waited for longer
    os.kill(hanging.pid, signal.SIGSTOP)
    start = begin(other)
    has_window(start, "other")
    os.kill(hanging.pid, signal.SIGCONT)
    is_handed_over(begin(one))  # it answers again, and has seen the one before leave
    assert [window.title for window in hanging.windows] == ["one — Gallery"]


def test_a_window_that_closes_just_then_loses_nobodys_gallery(begin, screen, stories):
    names = [f"story {number}" for number in range(6)]
    starts = []
    for path in stories(*names):
        if starts:
            for program in starts:
                for window in program.windows:
                    screen.ask_to_close(window)
        starts.append(begin(path))
    last = names[-1]
    starts[-1].wait(
        lambda: any(f"{last} — Gallery" == window.title for window in screen.windows()), "the last story"
    )


def test_twenty_starts_at_once_are_one_program_with_few_loaders(begin, screen, stories):
    names = [f"story {number}" for number in range(20)]
    starts = [begin(folder) for folder in stories(*names)]
    titles = {f"{name} — Gallery" for name in names}
    counts = []

    def are_all_shown():
        pids = {window.pid for window in screen.windows()}
        counts.extend(len(loaders_of(pid)) for pid in pids)
        return titles == {window.title for window in screen.windows()}

    starts[0].wait(are_all_shown, "all twenty", seconds=60)
    assert len({window.pid for window in screen.windows()}) == 1
    assert 1 <= max(counts) <= 2 * cores_of_ours()
    starts[0].wait(lambda: sum(start.process.poll() == 0 for start in starts) == 19, "the end of the others")


def loaders_of(pid):
    """Return the loaders of a program, but for those that have been killed and are about to go."""
    found = set()
    with suppress(FileNotFoundError, ProcessLookupError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            status = Path(f"/proc/{child}/status").read_text()
            pending = int(status.partition("SigPnd:")[2].split()[0], 16)
            if is_loader(command_of(int(child))) and not pending & 1 << signal.SIGKILL - 1:
                found.add(int(child))
    return found


def test_the_launcher_is_told_that_its_start_has_come_to_an_end(begin, screen, stories):
    (story,) = stories("one")
    program = begin(story)
    has_window(program, "one")
    screen.root.change_attributes(event_mask=X.PropertyChangeMask)
    screen.display.sync()
    is_handed_over(begin(story, DESKTOP_STARTUP_ID='launcher_1 "x"_TIME77'))
    kinds = [screen.display.intern_atom(f"_NET_STARTUP_INFO{end}") for end in ("_BEGIN", "")]
    told = b""

    def is_told():
        nonlocal told
        while screen.display.pending_events():
            event = screen.display.next_event()
            if event.type == X.ClientMessage and event.client_type in kinds:
                told += bytes(event.data[1])
        return told.endswith(b"\0")

    program.wait(is_told, "the end of the start")
    assert told.partition(b"\0")[0] == b'remove: ID="launcher_1 \\"x\\"_TIME77"'
    screen.root.change_attributes(event_mask=0)


def test_qt_is_not_even_imported_by_a_start_that_is_handed_over(begin, stories, tool, tmp_path):
    (story,) = stories("one")
    program = begin(story)
    has_window(program, "one")
    start = Program(
        program.screen,
        (tool("strace"), "-f", "-e", "trace=openat", "-o", tmp_path / "trace", *PROGRAM, story),
        cwd=tmp_path,
        **{name: value for name, value in os.environ.items() if name == "PATH"},
        **home_of(program),
    )
    is_handed_over(start)
    trace = (tmp_path / "trace").read_text()
    assert "handover" in trace
    assert "PySide6" not in trace


def home_of(program):
    """Return the environment of a running program, as far as it tells starts where to meet."""
    told = Path(f"/proc/{program.pid}/environ").read_bytes().split(b"\0")
    pairs = (os.fsdecode(one).partition("=") for one in told)
    return {name: value for name, _, value in pairs if name.startswith("XDG_") or name == "HOME"}
