"""The desktop's other programs: which open a kind of file, what they are called, how they are started."""

from __future__ import annotations

import pytest

from gallery_app.desktop.programs import Program, programs_that_open

PATH, URI = "/a/it's 100%f.jpg", "file:///a/it's%20100%25f.jpg"


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (("app", "%f"), ("app", PATH)),
        (("app", "--edit", "%F"), ("app", "--edit", PATH)),
        (("app", "%U"), ("app", URI)),
        (("app", "--file=%f", "50%%"), ("app", f"--file={PATH}", "50%")),
        (("app", "%i", "-caption", "%c", "%u"), ("app", "-caption", "Name", URI)),
        (("app",), ("app", PATH)),
    ],
)
def test_field_codes_are_filled_in_once(words, command):
    assert Program("Name", "", words).command(PATH, URI) == command


def test_programs_come_with_their_names_the_default_first_and_never_our_own(home):
    home.add_program("eye", "image/jpeg")
    home.add_program("painter", "image/jpeg")
    entry = home.system / "applications/painter.desktop"
    entry.write_text(entry.read_text() + "Name[de]=Maler\nIcon=brush\n")
    first = programs_that_open("image/jpeg", home.environment)
    # Whatever else this machine has for photos comes with them.
    assert {"eye", "painter"} <= {program.name for program in first}
    home.ask("gio", "mime", "image/jpeg", "painter.desktop")
    home.run("install-desktop")
    found = programs_that_open("image/jpeg", home.environment, ("de_DE", "de", "en"))
    names = [program.name for program in found]
    assert names[0] == "Maler"
    assert "eye" in names
    assert "Gallery" not in names
    assert found[0].icon == "brush"


def test_programs_of_a_terminal_and_broken_ones_are_left_out(home):
    home.add_program("eye", "image/jpeg")
    home.add_program("viewer", "image/jpeg")
    entry = home.system / "applications/viewer.desktop"
    entry.write_text(entry.read_text() + "Terminal=true\n")
    home.add_program("broken", "image/jpeg")
    broken = home.system / "applications/broken.desktop"
    broken.write_text(broken.read_text().replace("Exec=true %f", "Exec='true %f"))
    names = {program.name for program in programs_that_open("image/jpeg", home.environment)}
    assert names & {"eye", "viewer", "broken"} == {"eye"}


def test_without_a_home_there_are_none():
    assert programs_that_open("image/jpeg", {}) == ()
