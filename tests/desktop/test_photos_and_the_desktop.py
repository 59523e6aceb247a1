"""What the reader has the desktop do with a photo, each by its command, with services of the tests' own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from screens import HANG, wait_for

SERVICES = Path(__file__).with_name("fake_desktop.py")
FILE_MANAGER = "org.freedesktop.FileManager1"
OPEN_URI, WALLPAPER = "org.freedesktop.portal.OpenURI", "org.freedesktop.portal.Wallpaper"
ODD = 'it\'s "one" 100% ü\nphoto.png'


@pytest.fixture
def services():
    """The processes that are the desktop's services."""
    started = []
    yield started
    for service in started:
        service.kill()
        service.wait(HANG)


@pytest.fixture
def offer(screen, services, tmp_path):
    """Let the desktop have some services; returns what reads the calls they got."""

    def begin(*interfaces):
        file = tmp_path / "calls.txt"
        with file.open("wb") as output:
            command = [sys.executable, "-I", SERVICES, *interfaces]
            environment = {**screen.environment, "QT_QPA_PLATFORM": "offscreen"}
            services.append(subprocess.Popen(command, env=environment, stdout=output))
        wait_for(lambda: file.read_text().startswith('["ready"]'), "the services")
        return lambda: [json.loads(line) for line in file.read_text().splitlines()[1:]]

    return begin


@pytest.fixture
def odd_story(bundle):
    """A plain folder whose second photo has a name that has to be quoted everywhere."""
    folder = bundle.plain(2, size=(1500, 1000))
    (folder / "photo 2.png").rename(folder / ODD)
    (folder / "photo 1.png").rename(folder / "a.png")
    return folder


def try_menu(program, letter):
    """Press the letter of a command in the first menu; return whether there was such a command."""
    screen = program.screen
    program.press("F10")
    program.wait(lambda: screen.menus() == 1, "the menus")
    screen.press("Down", "Return")
    program.wait(lambda: screen.menus() == 2, "the first menu")
    screen.press(letter)
    end = time.monotonic() + 2.0
    while screen.menus() and time.monotonic() < end:
        time.sleep(0.02)
    is_chosen = not screen.menus()
    program.wait(lambda: close_menus(program), "no menu")
    return is_chosen


def menu(program, letter):
    """Choose a command of the first menu by its letter.

    Qt takes the menu below for the one on top if keys come before it is drawn, as they do on a busy machine.
    """
    program.wait(lambda: try_menu(program, letter), "a menu that hears keys", seconds=60.0)


def menu_again(program, letter):
    """Try a command that shows when the menu has found out what the desktop can do."""
    try_menu(program, letter)


def close_menus(program):
    """Close a menu, if one is open, and say whether none was."""
    is_open = program.screen.menus() > 0
    if is_open:
        program.screen.press("Escape")
    return not is_open


def test_the_file_manager_is_asked_to_show_the_photos_file(start, offer, odd_story):
    calls = offer(FILE_MANAGER)
    program = start(odd_story)
    program.wait_photo(1)
    program.press("Right")
    program.wait_photo(2)
    menu(program, "m")
    program.wait(calls, "the file manager's call")
    address = calls()[0][1][0]
    assert address == "file://" + str(odd_story) + "/it's%20%22one%22%20100%25%20%C3%BC%0Aphoto.png"
    assert calls() == [["ShowItems", [address], ""]]


@pytest.fixture
def opened(tmp_path):
    """What was opened by an ``xdg-open`` that stands in for the desktop's, and the path to find it by."""
    told = tmp_path / "told.txt"
    stand_in = tmp_path / "bin" / "xdg-open"
    stand_in.parent.mkdir()
    stand_in.write_text(f"#!/bin/sh\nprintf %s \"$1\" > '{told}'\n")
    stand_in.chmod(0o755)

    def read():
        return told.read_text() if told.exists() else ""

    return read, f"{stand_in.parent}:{os.environ['PATH']}"


def test_without_such_a_file_manager_the_folder_is_opened_by_its_address(start, story, opened):
    read, path = opened
    program = start(story, PATH=path)
    program.wait_photo(1)
    menu(program, "m")
    program.wait(read, "the folder's address")
    assert read() == f"file://{story}/"


def test_services_that_hang_hold_nobody_up_and_the_folder_is_opened_all_the_same(
    start, offer, services, story, opened
):
    offer(FILE_MANAGER, OPEN_URI, WALLPAPER)
    services[0].send_signal(signal.SIGSTOP)
    read, path = opened
    program = start(story, PATH=path)
    program.wait_photo(1)
    menu(program, "m")
    program.press("Right")
    program.wait_photo(2)
    assert not read()  # the file manager may still answer
    program.wait(read, "the folder's address")
    assert read() == f"file://{story}/"


def test_another_program_gets_the_photos_open_file_and_is_chosen_by_the_reader(start, offer, story):
    calls = offer(OPEN_URI)
    program = start(story)
    program.wait_photo(1)
    program.wait(lambda: calls() or menu_again(program, "w"), "the portal's call")
    member, parent, file, options = calls()[0]
    assert (member, file, options) == ("OpenFile", str(story / "photo 1.png"), {"ask": True})
    assert parent == f"x11:{program.window.id:x}"


def test_the_desktop_may_use_the_photo_as_its_background(start, offer, odd_story):
    calls = offer(WALLPAPER)
    program = start(odd_story)
    program.wait_photo(1)
    program.wait(lambda: calls() or menu_again(program, "b"), "the portal's call")
    member, _, address, options = calls()[0]
    assert (member, address) == ("SetWallpaperURI", f"file://{odd_story}/a.png")
    assert options == {"show-preview": True, "set-on": "background"}


def test_on_a_desktop_without_a_portal_the_program_asks_itself(start, odd_story, tmp_path):
    told = tmp_path / "told.txt"
    share = tmp_path / "share" / "applications"
    share.mkdir(parents=True)
    painter = tmp_path / "a painter"
    painter.write_text(f"#!/bin/sh\nprintf %s \"$2\" > '{told}'\n")
    painter.chmod(0o755)
    entry = f'[Desktop Entry]\nType=Application\nName=Painter\nExec="{painter}" --edit %f\n'
    (share / "painter.desktop").write_text(entry)
    (share / "mimeinfo.cache").write_text("[MIME Cache]\nimage/png=painter.desktop;\n")
    program = start(odd_story, XDG_DATA_DIRS=str(share.parent))
    program.wait_photo(1)
    program.press("Right")
    program.wait_photo(2)
    menu(program, "w")
    program.wait(lambda: any(map(program.screen.has_keyboard, program.windows[1:])), "the question")
    program.screen.press("Return")
    program.wait(lambda: told.exists() and told.read_text(), "the painter")
    assert told.read_text() == str(odd_story / ODD)


def test_without_a_program_for_the_photo_nothing_is_asked(start, story, tmp_path):
    program = start(story, XDG_DATA_DIRS=str(tmp_path))
    program.wait_photo(1)
    menu_again(program, "w")
    assert len(program.windows) == 1


def test_a_desktop_without_a_wallpaper_portal_does_not_offer_it(start, offer, story):
    calls = offer(FILE_MANAGER)
    program = start(story)
    program.wait_photo(1)
    menu_again(program, "b")
    menu_again(program, "b")
    program.wait(lambda: calls() or menu_again(program, "m"), "the file manager's call")
    assert {call[0] for call in calls()} == {"ShowItems"}


def test_without_a_session_bus_the_menu_opens_and_nothing_breaks(start, story, tmp_path):
    program = start(story, DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere/at/all", PATH=str(tmp_path))
    program.wait_photo(1)
    menu_again(program, "m")
    menu_again(program, "b")
    program.press("ctrl+q")
    assert program.wait_end() == 0


def test_a_page_is_shown_before_it_is_printed(start, story):
    program = start(story)
    program.wait_photo(1)
    program.press("ctrl+p")
    program.wait(lambda: len(program.windows) == 2, "the page")
    page = program.windows[1]
    assert "Print the photo" in page.title
    wait_for(lambda: program.screen.look_at(page, 7).photo == 1, "the photo on the page")
    program.wait(lambda: program.screen.has_keyboard(page), "the keyboard")
    program.screen.press("Escape")
    program.wait(lambda: len(program.windows) == 1, "the photo alone")
