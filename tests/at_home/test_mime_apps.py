"""Standing in line behind other programs: what mimeapps.list says before, with us, and after."""

from __future__ import annotations

import pytest

from gallery_app.desktop.mime_apps import programs_for, with_us_behind, without_us

US = "org.example.GalleryApp.desktop"
EYE = {"image/jpeg": ("eye.desktop",)}
NEW = {"image/jpeg": ["eye.desktop"]}
ALL_NEW = {"": [], **NEW}  # the group, too


def test_where_there_is_no_list_one_is_made_and_goes_again():
    text, made = with_us_behind("", EYE, US)
    assert text == f"[Added Associations]\nimage/jpeg=eye.desktop;{US};\n"
    assert made == ALL_NEW
    assert without_us(text, made, US) == ""


def test_a_line_that_is_there_gets_us_at_its_end_and_loses_us_again():
    before = (
        "# mine\n[Added Associations]\nimage/jpeg=a.desktop;eye.desktop;\n\n"
        "[Default Applications]\nx/y=z.desktop\n"
    )
    text, made = with_us_behind(before, EYE, US)
    assert f"image/jpeg=a.desktop;eye.desktop;{US};" in text
    assert made == {}
    assert without_us(text, made, US) == before


@pytest.mark.parametrize(
    "before",
    [
        "[Added Associations]\nimage/jpeg=eye.desktop;",
        "[Added Associations]\nimage/jpeg=eye.desktop",
        "[Default Applications]\na/b=c.desktop",
        "[Added Associations]\r\nimage/jpeg=eye.desktop;\r\n\r\n[Removed Associations]\r\na/b=c.desktop\r\n",
        "# a\x0bnote\x85of\u2028mine\n[Added Associations]\nimage/jpeg=eye.desktop;\n",
        "[Added Associations]\nimage/jpeg=eye.desktop;\n\n\n",
        "# nothing but a note\n",
    ],
)
def test_whatever_a_list_is_written_like_it_is_afterwards_what_it_was(before):
    text, made = with_us_behind(before, EYE, US)
    assert US in text
    assert without_us(text, made, US) == before


def test_a_line_of_one_other_program_stays_if_it_was_there_before():
    before = "[Added Associations]\nimage/jpeg=eye.desktop;\n"
    text, made = with_us_behind(before, EYE, US)
    assert without_us(text, made, US) == before


def test_new_lines_go_into_the_right_group_and_leave_the_others_alone():
    before = (
        "[Default Applications]\nimage/jpeg=x.desktop\n\n"
        "[Added Associations]\na/b=c.desktop;\n\n[Removed Associations]\n"
    )
    text, made = with_us_behind(before, EYE, US)
    assert f"[Added Associations]\na/b=c.desktop;\nimage/jpeg=eye.desktop;{US};\n\n[Removed" in text
    assert without_us(text, made, US) == before


def test_twice_is_as_once():
    once, made = with_us_behind("", EYE, US)
    assert with_us_behind(once, EYE, US) == (once, {})
    assert made == ALL_NEW


def test_what_somebody_added_to_our_line_stays():
    text, made = with_us_behind("", EYE, US)
    changed = text.replace("eye.desktop;", "later.desktop;eye.desktop;")
    assert without_us(changed, made, US) == "[Added Associations]\nimage/jpeg=later.desktop;eye.desktop;\n"


def test_a_line_in_which_nobody_can_be_started_is_left_alone():
    before = "[Added Associations]\nimage/jpeg=gone.desktop;\n"
    assert with_us_behind(before, EYE, US) == (before, {})


def test_all_others_stand_before_us_in_a_new_line():
    text, made = with_us_behind("", {"image/jpeg": ("eye.desktop", "painter.desktop")}, US)
    assert f"image/jpeg=eye.desktop;painter.desktop;{US};" in text
    assert without_us(text, made, US) == ""


@pytest.fixture
def folders(tmp_path):
    """A user's folder and the system's, with three programs."""
    user, system = tmp_path / "user", tmp_path / "system"
    for folder in (user, system):
        folder.mkdir()
    for name in "abc":
        entry(system / f"{name}.desktop")
    return user, system


def entry(path, **keys):
    """Write an entry that a desktop can start, or not."""
    path.parent.mkdir(exist_ok=True)
    lines = {"Type": "Application", "Name": "N", "Exec": "true %f"} | keys
    path.write_text("[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items()))


def programs(folders):
    return programs_for("image/jpeg", tuple(map(str, folders)), US)


def test_programs_stand_in_the_order_in_which_the_desktop_would_take_them(folders):
    user, system = folders
    assert programs(folders) == ()
    (system / "mimeinfo.cache").write_text("[MIME Cache]\nimage/jpeg=gone.desktop;b.desktop;c.desktop;\n")
    assert programs(folders) == ("b.desktop", "c.desktop")
    (user / "mimeapps.list").write_text(f"[Added Associations]\nimage/jpeg={US};a.desktop;c.desktop;\n")
    assert programs(folders) == ("a.desktop", "c.desktop", "b.desktop")
    (user / "mimeapps.list").write_text("[Removed Associations]\nimage/jpeg=b.desktop;\n")
    assert programs(folders) == ("c.desktop",)


@pytest.mark.parametrize(
    "keys",
    [{"TryExec": "/no/such/program"}, {"Exec": "no-such-program %f"}, {"Hidden": "true"}, {"Exec": "'"}],
)
def test_an_entry_that_the_desktop_would_not_start_has_no_place_in_line(folders, keys):
    user, system = folders
    (system / "mimeinfo.cache").write_text("[MIME Cache]\nimage/jpeg=a.desktop;b.desktop;\n")
    entry(user / "a.desktop", **keys)  # it outranks the one of the system
    assert programs(folders) == ("b.desktop",)


def test_an_entry_in_a_folder_of_its_own_is_found(folders):
    _, system = folders
    entry(system / "kde" / "old-eye.desktop")
    (system / "mimeinfo.cache").write_text("[MIME Cache]\nimage/jpeg=kde-old-eye.desktop;\n")
    assert programs(folders) == ("kde-old-eye.desktop",)
