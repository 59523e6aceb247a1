"""Standing in line behind other programs: what mimeapps.list says before, with us, and after."""

from __future__ import annotations

from gallery_app.desktop.mime_apps import first_program, with_us_behind, without_us

US = "org.example.GalleryApp.desktop"
EYE = ("image/jpeg", "eye.desktop")


def test_where_there_is_no_list_one_is_made_and_goes_again():
    text, made = with_us_behind("", [EYE], US)
    assert text == f"[Added Associations]\nimage/jpeg=eye.desktop;{US};\n"
    assert made == ("image/jpeg",)
    assert without_us(text, made, US) == ""


def test_a_line_that_is_there_gets_us_at_its_end_and_loses_us_again():
    before = (
        "# mine\n[Added Associations]\nimage/jpeg=a.desktop;b.desktop;\n\n"
        "[Default Applications]\nx/y=z.desktop\n"
    )
    text, made = with_us_behind(before, [EYE], US)
    assert f"image/jpeg=a.desktop;b.desktop;{US};" in text
    assert made == ()
    assert without_us(text, made, US) == before


def test_a_line_of_one_other_program_stays_if_it_was_there_before():
    before = "[Added Associations]\nimage/jpeg=a.desktop;\n"
    text, made = with_us_behind(before, [EYE], US)
    assert without_us(text, made, US) == before


def test_new_lines_go_into_the_right_group_and_leave_the_others_alone():
    before = (
        "[Default Applications]\nimage/jpeg=x.desktop\n\n"
        "[Added Associations]\na/b=c.desktop;\n\n[Removed Associations]\n"
    )
    text, made = with_us_behind(before, [EYE], US)
    assert f"[Added Associations]\na/b=c.desktop;\nimage/jpeg=eye.desktop;{US};\n\n[Removed" in text
    assert without_us(text, made, US) == before


def test_twice_is_as_once():
    once, made = with_us_behind("", [EYE], US)
    assert with_us_behind(once, [EYE], US) == (once, ())
    assert made == ("image/jpeg",)


def test_what_somebody_added_to_our_line_stays():
    text, made = with_us_behind("", [EYE], US)
    changed = text.replace("eye.desktop;", "later.desktop;eye.desktop;")
    assert without_us(changed, made, US) == "[Added Associations]\nimage/jpeg=later.desktop;eye.desktop;\n"


def test_the_first_program_is_the_one_that_the_desktop_would_take(tmp_path):
    user, system = tmp_path / "user", tmp_path / "system"
    for folder in (user, system):
        folder.mkdir()
    for name in ("a", "b", "c"):
        (system / f"{name}.desktop").write_text("")
    folders = (str(user), str(system))
    assert first_program("image/jpeg", folders, US) is None
    (system / "mimeinfo.cache").write_text("[MIME Cache]\nimage/jpeg=gone.desktop;b.desktop;c.desktop;\n")
    assert first_program("image/jpeg", folders, US) == "b.desktop"
    (user / "mimeapps.list").write_text(f"[Added Associations]\nimage/jpeg={US};a.desktop;\n")
    assert first_program("image/jpeg", folders, US) == "a.desktop"
    (user / "mimeapps.list").write_text("[Removed Associations]\nimage/jpeg=b.desktop;\n")
    assert first_program("image/jpeg", folders, US) == "c.desktop"
    assert first_program("image/png", folders, US) is None
