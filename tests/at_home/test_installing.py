"""install-desktop and uninstall-desktop on a home of the tests' own, as the desktop's own programs see it."""

from __future__ import annotations

import os
import stat
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from gallery_app import APPLICATION_ID
from gallery_app.app import bare_application
from gallery_app.desktop.files import ICON_SIZES, MANIFEST_TYPE, PACKED_TYPE, desktop_files, entry_text
from gallery_app.desktop.installing import PHOTO_TYPES, install, uninstall
from gallery_app.desktop.places import DesktopPlace
from gallery_app.errors import GalleryError

OTHERS = ("inode/directory", "application/zip", "text/plain", "application/x-yaml", *PHOTO_TYPES)
COMMAND = ("/usr/bin/true",)


def packed(path):
    """Make what a packed story begins with."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", PACKED_TYPE)
        archive.writestr("gallery.yaml", "format: '1.0'\n")
    return path


def test_everything_carries_the_one_id():
    files = desktop_files(COMMAND)
    texts = {path: data.decode() for path, data in files.items() if not path.endswith((".png", ".svg"))}
    assert {path for path in texts if APPLICATION_ID not in path} == set()
    entry = texts[f"applications/{APPLICATION_ID}.desktop"]
    assert f"\nIcon={APPLICATION_ID}\n" in entry
    assert f"\nStartupWMClass={APPLICATION_ID}\n" in entry
    assert ET.fromstring(texts[f"metainfo/{APPLICATION_ID}.metainfo.xml"]).findtext("id") == APPLICATION_ID
    assert f"icons/hicolor/scalable/apps/{APPLICATION_ID}.svg" in files


def test_the_windows_carry_it_too(qapp):
    assert qapp.applicationName()
    assert bare_application.__code__.co_names.count("APPLICATION_ID") == 1


def test_icons_have_the_sizes_of_their_folders():
    for path, data in desktop_files(COMMAND).items():
        if path.endswith(".png"):
            size = int(path.split("/")[2].partition("x")[0])
            with Image.open(BytesIO(data)) as image:
                assert image.size == (size, size)
                assert image.mode == "RGBA"
            assert size in ICON_SIZES


def test_the_desktops_own_checks_pass(home, tool):
    home.run("install-desktop")
    assert home.ask(tool("desktop-file-validate"), home.entry) == ""
    metainfo = home.share / f"metainfo/{APPLICATION_ID}.metainfo.xml"
    assert "Validation was successful" in home.ask(tool("appstreamcli"), "validate", "--no-net", metainfo)


def test_file_types_are_told_by_name_and_by_content_alone(home, tmp_path):
    story = packed(tmp_path / "a b.photostory")
    nameless = packed(tmp_path / "no ending")
    misnamed = packed(tmp_path / "story.zip")
    manifest = tmp_path / "gallery.yaml"
    manifest.write_text("format: '1.0'\n")
    other = tmp_path / "other.yaml"
    other.write_text("a: b\n")
    plain = tmp_path / "plain.zip"
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("a.txt", "mimetype")

    def kind(path):
        told = home.ask("gio", "info", "-a", "standard::content-type", path)
        return told.rpartition("content-type: ")[2]

    before = [kind(path) for path in (other, plain)]
    assert kind(nameless) == "application/zip"
    home.run("install-desktop")
    assert kind(story) == kind(nameless) == PACKED_TYPE
    assert kind(misnamed) == "application/zip"  # GLib believes an ending that fits the contents
    assert kind(manifest) == MANIFEST_TYPE
    assert [kind(path) for path in (other, plain)] == before
    assert home.ask("xdg-mime", "query", "filetype", story, XDG_CURRENT_DESKTOP="GNOME").startswith(
        PACKED_TYPE
    )
    home.run("uninstall-desktop")
    assert kind(story) == "application/zip"


def test_our_own_types_open_with_us(home):
    home.run("install-desktop")
    for kind in (PACKED_TYPE, MANIFEST_TYPE):
        by_xdg, by_glib = home.opener_of(kind)
        assert by_xdg == f"{APPLICATION_ID}.desktop"
        assert f"{APPLICATION_ID}.desktop" in by_glib


@pytest.mark.parametrize("desktop", ["", "GNOME", "XFCE"])
def test_no_other_type_changes_hands_where_others_open_it_or_nobody_does(home, desktop):
    home.environment["XDG_CURRENT_DESKTOP"] = desktop
    home.add_program("eye", "image/jpeg", "image/png", "inode/directory")
    home.add_program("archiver", "application/zip")
    home.add_program("painter", "image/png", "image/gif")
    (home.system / "applications/gnome-mimeapps.list").write_text(
        "[Default Applications]\nimage/png=painter.desktop\n"
    )
    before = {kind: home.opener_of(kind) for kind in OTHERS}
    assert "eye.desktop" in before["image/jpeg"]
    assert before["image/avif"][0] == ""  # nobody opens these
    home.run("install-desktop")
    assert {kind: home.opener_of(kind) for kind in OTHERS} == before
    offered = home.ask("gio", "mime", "image/jpeg").partition("Recommended")[2]
    assert "eye.desktop" in offered
    assert f"{APPLICATION_ID}.desktop" in offered
    home.run("uninstall-desktop")
    assert {kind: home.opener_of(kind) for kind in OTHERS} == before
    assert APPLICATION_ID not in home.ask("gio", "mime", "image/jpeg")


def test_a_choice_that_the_user_made_stays(home):
    home.add_program("eye", "image/jpeg")
    home.add_program("mine", "image/jpeg")
    home.ask("gio", "mime", "image/jpeg", "mine.desktop")
    before = home.opener_of("image/jpeg")
    assert before[0] == "mine.desktop"
    home.run("install-desktop")
    assert home.opener_of("image/jpeg") == before


@pytest.mark.parametrize(
    "place",
    [
        "home/.config/mimeapps.list",
        "home/.config/gnome-mimeapps.list",
        "home/.local/share/applications/mimeapps.list",
        "home/.local/share/applications/gnome-mimeapps.list",
        "etc/mimeapps.list",
        "etc/gnome-mimeapps.list",
        "system/applications/mimeapps.list",
        "system/applications/defaults.list",
    ],
)
@pytest.mark.parametrize("group", ["Default Applications", "Added Associations", "Removed Associations"])
def test_wherever_somebody_has_chosen_that_choice_stays(home, tmp_path, place, group):
    home.environment["XDG_CURRENT_DESKTOP"] = "GNOME"
    kinds = ("image/jpeg", "image/avif", "inode/directory", "application/zip")
    home.add_program("eye", *kinds)
    home.add_program("mine", *kinds)
    chosen = tmp_path / place
    chosen.parent.mkdir(parents=True, exist_ok=True)
    chosen.write_text(f"[{group}]\n" + "".join(f"{kind}=mine.desktop;\n" for kind in kinds[:3]))
    before, files = {kind: home.opener_of(kind) for kind in kinds}, home.files
    install(DesktopPlace.of_user(home.environment), COMMAND)
    assert {kind: home.opener_of(kind) for kind in kinds} == before
    uninstall(DesktopPlace.of_user(home.environment))
    assert {kind: home.opener_of(kind) for kind in kinds} == before
    assert home.files == files


def test_an_entry_that_cannot_be_started_gives_no_place_away(home):
    home.add_program("broken", "image/jpeg")
    broken = home.system / "applications/broken.desktop"
    broken.write_text(broken.read_text() + "TryExec=/no/such/program\n")
    home.add_program("eye", "image/jpeg", folder=home.system / "more/applications")
    home.environment["XDG_DATA_DIRS"] += f":{home.system}/more"
    before = home.opener_of("image/jpeg")
    assert "eye.desktop" in before[1]
    home.run("install-desktop")
    assert home.opener_of("image/jpeg") == before


def test_when_the_first_program_goes_the_next_of_the_others_is_first(home):
    home.add_program("a-eye", "image/jpeg")
    home.add_program("b-painter", "image/jpeg")
    first = home.opener_of("image/jpeg")[0]
    home.run("install-desktop")
    (home.system / "applications" / first).unlink()
    home.ask("update-desktop-database", home.system / "applications")
    (other,) = {"a-eye.desktop", "b-painter.desktop"} - {first}
    assert other in home.opener_of("image/jpeg")[1]


def test_a_choice_for_us_ends_with_us_and_other_choices_stay(home):
    home.add_program("eye", "image/jpeg", "image/png")
    home.ask("gio", "mime", "image/png", "eye.desktop")
    choices = home.home / ".config/mimeapps.list"
    before = choices.read_text()
    home.run("install-desktop")
    home.ask("gio", "mime", "image/jpeg", f"{APPLICATION_ID}.desktop")
    assert APPLICATION_ID in home.opener_of("image/jpeg")[1]
    home.run("install-desktop")  # an upgrade keeps it
    assert APPLICATION_ID in home.opener_of("image/jpeg")[1]
    home.run("uninstall-desktop")
    assert sorted(choices.read_text().split()) == sorted(before.split())
    assert "eye.desktop" in home.opener_of("image/jpeg")[1]


@pytest.mark.parametrize("name", ["mimeapps.list", "gnome-mimeapps.list", "kde-mimeapps.list"])
def test_a_choice_for_us_on_one_kind_of_desktop_ends_with_us_too(home, name):
    choices = home.home / ".config" / name
    choices.parent.mkdir()
    theirs = "[Default Applications]\nimage/png=eye.desktop\n"
    choices.write_text(f"{theirs}image/jpeg={APPLICATION_ID}.desktop\n")
    home.run("install-desktop")
    home.run("uninstall-desktop")
    assert choices.read_text() == theirs


def test_what_another_program_wrote_into_the_list_meanwhile_stays(home):
    home.add_program("eye", "image/jpeg", "image/png")
    home.run("install-desktop")
    lists = home.share / "applications/mimeapps.list"
    lists.write_text(lists.read_text() + "\n[Default Applications]\nimage/png=eye.desktop;\n")
    home.run("uninstall-desktop")
    assert APPLICATION_ID not in lists.read_text()
    assert "[Default Applications]\nimage/png=eye.desktop;\n" in lists.read_text()


@pytest.mark.parametrize(
    "blocked", ["metainfo", "icons", "thumbnailers", "mime", "applications/mimeapps.list"]
)
def test_what_cannot_be_finished_is_not_left_half_done(home, blocked):
    home.add_program("eye", *PHOTO_TYPES)
    in_the_way = home.share / blocked
    if in_the_way.name == "mimeapps.list":
        in_the_way.mkdir(parents=True)
    else:
        in_the_way.parent.mkdir(parents=True)
        in_the_way.write_text("somebody's file")
    before = home.files
    assert "cannot be changed" in home.run("install-desktop", code=2)
    assert home.files == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_for_all_users_it_takes_the_right_to_it(home, tmp_path, monkeypatch):
    place = DesktopPlace.of_system(home.environment, str(tmp_path / "share"))
    (tmp_path / "share").mkdir(mode=0o755)
    monkeypatch.chdir("/")
    for folder in (tmp_path, *tmp_path.parents[:-2]):
        folder.chmod(0o755)
    os.seteuid(65534)
    try:
        with pytest.raises(GalleryError, match="Permission denied"):
            install(place, COMMAND)
    finally:
        os.seteuid(0)
    assert not any((tmp_path / "share").iterdir())


def test_a_list_of_choices_that_is_a_link_stays_one(home, tmp_path):
    real = tmp_path / "dotfiles.list"
    real.write_text(f"[Default Applications]\nimage/png={APPLICATION_ID}.desktop\na/b=c.desktop\n")
    choices = home.home / ".config/mimeapps.list"
    choices.parent.mkdir()
    choices.symlink_to(real)
    home.run("install-desktop")
    home.run("uninstall-desktop")
    assert choices.is_symlink()
    assert real.read_text() == "[Default Applications]\na/b=c.desktop\n"


def test_a_list_of_programs_that_leads_to_the_list_of_choices_stays_a_link(home):
    """As many homes have it: desktops once kept both in the one, and now in the other."""
    home.add_program("eye", "image/jpeg", "image/png")
    choices = home.home / ".config/mimeapps.list"
    choices.parent.mkdir()
    choices.write_text("[Default Applications]\nimage/png=eye.desktop")
    lists = home.share / "applications/mimeapps.list"
    lists.parent.mkdir(parents=True)
    lists.symlink_to(choices)
    before = home.files
    openers = {kind: home.opener_of(kind) for kind in OTHERS}
    for _ in range(2):
        home.run("install-desktop")
        assert lists.is_symlink()
        assert {kind: home.opener_of(kind) for kind in OTHERS} == openers
        assert APPLICATION_ID in home.ask("gio", "mime", "image/jpeg")
    home.run("uninstall-desktop")
    assert lists.is_symlink()
    assert home.files == before


def test_nothing_is_left_in_an_empty_home(home):
    home.add_program("eye", *PHOTO_TYPES)
    home.run("install-desktop")
    assert home.entry.exists()
    home.run("uninstall-desktop")
    assert home.files == {}


def test_nothing_is_left_in_a_home_that_others_use_and_nothing_of_theirs_is_gone(home):
    home.add_program("eye", "image/jpeg")
    home.add_program("own", "text/x-own", folder=home.share / "applications")
    packages = home.share / "mime/packages"
    packages.mkdir(parents=True)
    (packages / "own.xml").write_text(
        '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">'
        '<mime-type type="text/x-own"><glob pattern="*.xy"/></mime-type></mime-info>'
    )
    home.ask("update-mime-database", home.share / "mime")
    (home.share / "icons/hicolor/16x16/apps").mkdir(parents=True)
    lists = home.share / "applications/mimeapps.list"
    lists.write_bytes(b"[Added Associations]\r\nimage/png=own.desktop")
    before = home.files
    home.run("install-desktop")
    assert set(home.files) > set(before)
    home.run("uninstall-desktop")
    assert home.files == before


def test_twice_is_as_once_and_an_older_version_leaves_nothing(home):
    home.add_program("eye", *PHOTO_TYPES)
    home.run("install-desktop")
    once = home.files
    home.run("install-desktop")
    assert home.files == once
    stale = home.share / f"icons/hicolor/96x96/apps/{APPLICATION_ID}.png"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"of an older version")
    home.run("install-desktop")
    assert not stale.exists()
    home.run("uninstall-desktop")
    assert not [name for name in home.files if APPLICATION_ID in name or "photostory" in name]


def test_where_the_program_has_moved_the_desktop_knows_its_new_place_only(home):
    place = DesktopPlace.of_user(home.environment)
    install(place, ("/usr/bin/true",))
    once = home.files
    install(place, ("/opt/my apps/gallery-app",))
    texts = [data for path, data in home.files.items() if path.endswith((".desktop", ".thumbnailer"))]
    assert all(b"/opt/my apps/gallery-app" in text for text in texts)
    assert not any(b"/usr/bin/true" in text for text in texts)
    install(place, ("/usr/bin/true",))
    assert home.files == once
    uninstall(place)
    assert home.files == {}


def test_what_is_planted_in_the_way_of_a_file_is_not_written_through(home, tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("kept")
    home.entry.parent.mkdir(parents=True)
    planted = home.entry.parent / f"{home.entry.name}.{os.getpid()}.tmp"
    planted.symlink_to(precious)
    (home.share / "thumbnailers").mkdir()
    os.mkfifo(home.share / "thumbnailers" / f"{APPLICATION_ID}.thumbnailer.{os.getpid()}.tmp")
    install(DesktopPlace.of_user(home.environment), COMMAND)
    assert precious.read_text() == "kept"
    assert home.entry.is_file()
    assert not planted.is_symlink()


def test_a_pipe_where_a_list_is_read_holds_nobody_up(home):
    (home.share / "applications").mkdir(parents=True)
    os.mkfifo(home.share / "applications" / "mimeinfo.cache")
    os.mkfifo(home.system / "applications" / "mimeapps.list")
    install(DesktopPlace.of_user(home.environment), COMMAND)
    assert home.entry.is_file()


def test_taking_away_what_was_never_there_says_so(home):
    assert "was not on the desktop" in home.run("uninstall-desktop")
    assert home.files == {}


def test_the_installed_command_is_this_very_program(home):
    home.run("install-desktop")
    lines = dict(line.split("=", 1) for line in home.entry.read_text().splitlines() if "=" in line)
    assert os.path.isabs(lines["TryExec"])
    assert lines["Exec"].startswith(lines["TryExec"])


def test_all_users_can_read_what_is_put_into_the_systems_folder(home, tmp_path):
    share = tmp_path / "usr local/share"
    old = os.umask(0o077)
    try:
        install(DesktopPlace.of_system(home.environment, str(share)), COMMAND)
    finally:
        os.umask(old)
    for path in (share, *share.rglob("*")):
        wanted = 0o755 if path.is_dir() else 0o644
        assert stat.S_IMODE(path.stat().st_mode) & wanted == wanted, path
    assert uninstall(DesktopPlace.of_system(home.environment, str(share)))
    assert not share.exists()


def test_without_the_desktops_programs_it_says_which_are_missing(home, tmp_path):
    home.environment["PATH"] = str(tmp_path)
    said = home.run("install-desktop")
    assert "update-mime-database is not installed" in said
    assert home.entry.exists()


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(home, tmp_path):
    (home.home / ".local").write_text("a file")
    said = home.run("install-desktop", code=2)
    assert len(said.splitlines()) == 1
    assert "cannot be changed" in said


def test_without_a_home_nothing_is_written(home):
    del home.environment["HOME"]
    assert "no home folder" in home.run("install-desktop", code=2)


def test_a_relative_data_folder_counts_as_unset(home):
    home.environment["XDG_DATA_HOME"] = "somewhere"
    home.run("install-desktop")
    assert home.entry.exists()


def test_the_entry_speaks_german(home):
    text = entry_text(COMMAND)
    assert "Comment[de]=Bildstrecken" in text
    assert "GenericName[de]=" in text
    assert "\n[Desktop Action slideshow]\nName=Slideshow of a Folder…\nName[de]=" in text
