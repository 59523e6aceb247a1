"""The program at home on a desktop: double clicks, the desktop's own ways to open, nothing left behind."""

from __future__ import annotations

import pytest
from desk import Desk
from screens import wait_for

from gallery_app import APPLICATION_ID
from gallery_app.desktop.files import MANIFEST_TYPE

TOOLS = (
    "pcmanfm", "gio", "gtk-launch", "xdg-open", "xdg-mime", "mimetype",
    "update-mime-database", "update-desktop-database", "xprop",
)  # fmt: skip
TYPES = ("inode/directory", "application/zip", "image/jpeg", "image/png", "image/webp", "text/plain")


@pytest.fixture
def desk(screen, tool, tmp_path):
    """A session in which the program was put on the desktop."""
    for name in TOOLS:
        tool(name)
    made = Desk(screen, tmp_path / "home")
    yield made
    made.close()


@pytest.fixture
def story(bundle):
    """A story in a folder that shows nothing to click on but its text: the photos are hidden."""
    folder = bundle.plain(3, name="a story's folder ü", size=(600, 400))
    manifest = bundle.manifest_of(3)
    (folder / ".photos").mkdir()
    for photo in manifest["photos"]:
        (folder / photo["file"]).rename(folder / ".photos" / photo["file"])
        photo["file"] = f".photos/{photo['file']}"
    bundle.write_manifest(folder, manifest)
    return folder


@pytest.fixture
def packed(desk, bundle):
    """A packed story, alone in its folder, with a name that has to be quoted."""
    folder = bundle.base / "packed story's ü"
    folder.mkdir(parents=True)
    target = folder / 'a b\'s "story" 100% ü.photostory'
    desk.gallery("pack", bundle.with_photos(3, size=(600, 400)), target)
    return target


def shows_story(desk, title="Headline — Gallery"):
    """Wait until a window shows the first photo of a story, and return the window."""
    window = desk.window(title)
    wait_for(lambda: desk.screen.look_at(window, 3).photo == 1, "the first photo")
    return window


def handlers(desk):
    """Return which programs open files of other kinds."""
    return {kind: desk.run("xdg-mime", "query", "default", kind) for kind in TYPES}


def test_return_in_the_file_manager_opens_the_story(desk, story):
    desk.gallery("install-desktop")
    desk.browse(story)
    desk.screen.press("Home", "Return")
    assert desk.window("Headline — Gallery")


def test_a_packed_story_shows_its_cover_and_opens_by_a_double_click(desk, packed):
    desk.gallery("install-desktop")
    window = desk.browse(packed.parent, waits_for_icon=False)
    wait_for(lambda: desk.screen.look_at(window, 3).samples[1] > 5, "the cover")
    left, top, right, bottom = desk.screen.look_at(window, 3).boxes[1]
    desk.double_click((window.place[0] + (left + right) // 2, window.place[1] + (top + bottom) // 2))
    shows_story(desk)


def test_return_in_the_file_manager_opens_a_packed_story(desk, packed):
    desk.gallery("install-desktop")
    window = desk.browse(packed.parent, waits_for_icon=False)
    wait_for(lambda: desk.screen.look_at(window, 3).samples[1] > 5, "the cover")
    desk.screen.press("Home", "Return")
    shows_story(desk)


@pytest.mark.parametrize("desktop", ["GNOME", "XFCE", ""])
def test_xdg_open_opens_a_packed_story_on_every_desktop(desk, packed, desktop):
    desk.gallery("install-desktop")
    desk.start("xdg-open", packed, XDG_CURRENT_DESKTOP=desktop)
    shows_story(desk)


def test_gio_opens_a_packed_story_that_has_lost_its_ending(desk, packed):
    desk.gallery("install-desktop")
    desk.start("gio", "open", packed.rename(packed.parent / "no ending"))
    shows_story(desk)


def test_a_second_double_click_brings_the_same_window_to_the_front(desk, packed, bundle):
    desk.gallery("install-desktop")
    desk.start("gio", "open", packed)
    first = shows_story(desk)
    other = bundle.plain(2, name="other", size=(600, 400))
    desk.start("gtk-launch", APPLICATION_ID, other)
    second = desk.window("other — Gallery")
    wait_for(lambda: desk.screen.is_active(second), "the second gallery in front")
    desk.start("gio", "open", packed)
    wait_for(lambda: desk.screen.is_active(first), "the first gallery in front again")
    assert {window.title for window in desk.screen.windows()} == {first.title, second.title}
    assert first.pid == second.pid


def test_a_double_click_in_the_file_manager_opens_the_story(desk, story):
    desk.gallery("install-desktop")
    window = desk.browse(story)
    desk.double_click(desk.find_icon(window))
    assert desk.window("Headline — Gallery")


@pytest.mark.parametrize("desktop", ["GNOME", "XFCE", ""])
def test_xdg_open_opens_the_story_on_every_desktop(desk, story, desktop):
    desk.gallery("install-desktop")
    desk.start("xdg-open", story / "gallery.yaml", XDG_CURRENT_DESKTOP=desktop)
    assert desk.window("Headline — Gallery")


def test_gio_open_opens_the_story(desk, story):
    desk.gallery("install-desktop")
    desk.start("gio", "open", story / "gallery.yaml")
    assert desk.window("Headline — Gallery")


@pytest.mark.parametrize(
    "name", ["a b", "ünïcode 東京", 'it\'s "quoted" `so`', "two\nlines", "100% %f $HOME \\", "-dash & ; |"]
)
def test_a_photo_with_any_name_opens_with_its_folder(desk, bundle, name):
    folder = bundle.plain(2, name=name, size=(600, 400))
    photo = folder / f"{name}.png"
    (folder / "photo 2.png").rename(photo)
    desk.gallery("install-desktop")
    desk.start("gtk-launch", APPLICATION_ID, photo)
    window = wait_for(desk.screen.windows, "a window")[0]
    wait_for(lambda: desk.screen.look_at(window, 2).photo == 2, "the photo that was named")


def test_several_photos_open_as_one_gallery(desk, bundle):
    folder = bundle.plain(3, size=(600, 400))
    desk.gallery("install-desktop")
    desk.start("gtk-launch", APPLICATION_ID, *(folder / f"photo {number}.png" for number in (3, 1)))
    window = wait_for(desk.screen.windows, "a window")[0]
    wait_for(lambda: desk.screen.look_at(window, 3).photo == 3, "the first of the named photos")
    assert len(desk.screen.windows()) == 1


def test_the_programs_icon_opens_the_welcome_page(desk):
    desk.gallery("install-desktop")
    desk.start("gtk-launch", APPLICATION_ID)
    assert desk.window("Gallery")


def test_the_icons_own_command_asks_for_a_folder(desk):
    desk.gallery("install-desktop")
    lines = (desk.home / f".local/share/applications/{APPLICATION_ID}.desktop").read_text().splitlines()
    desk.start(*next(line for line in lines if line.endswith("--choose")).removeprefix("Exec=").split())
    assert desk.window("Open a folder with photos — Gallery")
    desk.screen.press("Escape")
    wait_for(lambda: [window.title for window in desk.screen.windows()] == ["Gallery"], "the window alone")


def test_the_window_is_of_the_class_that_the_entry_names(desk, story):
    desk.gallery("install-desktop")
    desk.start("gio", "open", story / "gallery.yaml")
    told = desk.run("xprop", "-id", str(desk.window("Headline — Gallery").id), "WM_CLASS")
    assert f'"{APPLICATION_ID}"' in told


def test_other_kinds_of_file_keep_their_programs_and_nothing_is_left_behind(desk, story):
    before, files = handlers(desk), sorted(desk.home.rglob("*"))
    assert before["inode/directory"] == "pcmanfm.desktop"
    desk.gallery("install-desktop")
    assert desk.run("xdg-mime", "query", "default", MANIFEST_TYPE) == f"{APPLICATION_ID}.desktop"
    assert handlers(desk) == before
    desk.gallery("uninstall-desktop")
    assert handlers(desk) == before
    assert desk.run("xdg-mime", "query", "default", MANIFEST_TYPE) == ""
    assert sorted(desk.home.rglob("*")) == files
