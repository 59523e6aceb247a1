"""Opening a story and going through it."""

from __future__ import annotations

import os
import shutil

import pytest
from PySide6.QtCore import QPoint, Qt
from viewing import near

from gallery_app.ui.actions import ActionId
from gallery_app.ui.side_panel import Tab

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


def test_a_story_opens_with_its_picture_and_all_its_words(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    assert viewer.caption == "Caption 1"
    assert "© Agency / Name 1" in viewer.credit
    assert viewer.number == 1
    assert near(viewer.colour(), bundle.colour(1))
    assert viewer.window.windowTitle() == "Headline — Gallery"


def test_picture_caption_credit_and_counter_change_together(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    viewer.wait(lambda: viewer.window.photos.ready("photo 2.png") is not None)
    changes = []
    viewer.window.presenter.shown.connect(
        lambda index: changes.append((index, viewer.caption, viewer.counter, viewer.colour()))
    )
    viewer.press(RIGHT)
    viewer.wait_settled()
    index, caption, counter, colour = changes[-1]
    assert index == 1
    assert caption == "Caption 2"
    assert "2" in counter
    assert near(colour, bundle.colour(2))


@pytest.mark.parametrize(
    ("key", "modifiers", "number"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 4),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, 4),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, 4),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier, 2),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 4),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 15),
        (
            Qt.Key.Key_Right,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            13,
        ),
    ],
)
def test_every_navigation_key_goes_where_it_should(viewer, bundle, key, modifiers, number):
    viewer.open(bundle.with_photos(15), number=3)
    viewer.press(key, modifiers)
    viewer.wait_settled()
    assert viewer.number == number


def test_next_on_the_last_photo_stays_and_says_so(viewer, bundle):
    viewer.open(bundle.with_photos(2), number=2)
    viewer.press(RIGHT)
    assert viewer.number == 2
    assert viewer.notice == "Last photo"
    viewer.press(LEFT)
    viewer.wait_settled()
    viewer.press(LEFT)
    assert viewer.number == 1
    assert viewer.notice == "First photo"


def test_typed_digits_and_enter_go_to_that_photo(viewer, bundle):
    viewer.open(bundle.with_photos(12))
    viewer.type("10")
    assert viewer.notice.startswith("Go to 10_ / 12")
    viewer.press(Qt.Key.Key_Return)
    viewer.wait_settled()
    assert viewer.number == 10


def test_escape_forgets_the_digits_and_nothing_else(viewer, bundle):
    viewer.open(bundle.with_photos(12))
    viewer.type("1")
    viewer.press(Qt.Key.Key_Escape)
    viewer.press(Qt.Key.Key_Return)
    assert viewer.number == 1
    assert viewer.window.isVisible()


def test_a_number_beyond_the_last_photo_is_told(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    viewer.type("7")
    viewer.press(Qt.Key.Key_Return)
    assert viewer.notice == "There is no photo 7"
    assert viewer.number == 1


def test_zero_alone_fits_the_photo(viewer, bundle):
    viewer.open(bundle.with_photos(2, size=(3000, 2000)))
    viewer.press(Qt.Key.Key_Z)
    assert not viewer.window.view.is_fitted
    viewer.type("0")
    assert viewer.window.view.is_fitted


def test_keys_pressed_while_the_gallery_is_still_coming_are_kept(viewer, bundle):
    viewer.start_opening(bundle.with_photos(9))
    for _ in range(3):
        viewer.window.commands.triggered.emit(ActionId.NEXT)
    viewer.wait(lambda: viewer.window.session.count == 9)
    viewer.wait(lambda: viewer.window.session.index == 3)
    viewer.wait_settled()
    assert viewer.caption == "Caption 4"


def test_a_broken_photo_does_not_stop_the_story(viewer, bundle):
    folder = bundle.with_photos(3)
    (folder / "photo 2.png").write_bytes(b"not an image")
    viewer.open(folder)
    viewer.press(RIGHT)
    viewer.wait_settled()
    assert viewer.caption == "Caption 2"
    assert "Agency" in viewer.credit
    assert viewer.window.view.message_shown
    viewer.press(RIGHT)
    viewer.wait_settled()
    assert viewer.caption == "Caption 3"
    assert near(viewer.colour(), bundle.colour(3))


def test_a_missing_photo_keeps_its_slot_its_number_and_its_words(viewer, bundle):
    folder = bundle.with_photos(3)
    (folder / "photo 2.png").unlink()
    viewer.open(folder, number=2)
    assert viewer.number == 2
    assert viewer.window.session.count == 3
    assert viewer.caption == "Caption 2"
    assert viewer.window.view.message_shown
    viewer.wait(lambda: "photo 2.png" in viewer.message)


def test_an_image_file_opens_its_folder_with_that_photo(viewer, bundle):
    folder = bundle.plain(12)
    viewer.open(folder / "photo 10.png")
    assert viewer.number == 10
    assert viewer.window.session.count == 12
    assert near(viewer.colour(), bundle.colour(10))
    viewer.press(LEFT)
    viewer.wait_settled()
    assert viewer.number == 9


def test_in_a_plain_folder_the_file_name_stands_where_the_caption_would(viewer, bundle):
    folder = bundle.plain(2, name="Holiday")
    viewer.open(folder)
    assert "photo 1.png" in viewer.caption
    assert viewer.window.windowTitle() == "Holiday — Gallery"


def test_several_images_are_one_gallery_in_the_given_order(viewer, bundle):
    folder = bundle.plain(5)
    viewer.open(folder / "photo 4.png", folder / "photo 2.png")
    assert viewer.window.session.count == 2
    assert near(viewer.colour(), bundle.colour(4))


def test_several_folders_open_a_window_each(viewer, bundle):
    one, other = bundle.with_photos(2, name="one"), bundle.with_photos(3, name="two")
    viewer.start_opening(one, other)
    viewer.wait(lambda: len(viewer.windows.open_windows) == 2)
    first, second = viewer.windows.open_windows
    viewer.wait(lambda: (first.session.count, second.session.count) == (2, 3))


def test_a_folder_of_galleries_lets_one_be_chosen(viewer, bundle):
    bundle.with_photos(2, name="all/one")
    bundle.with_photos(3, name="all/two")
    viewer.open(bundle.base / "all")
    assert viewer.window.pages.currentWidget() is viewer.window.choices
    viewer.window.choices.chosen.emit(str(bundle.base / "all" / "two"))
    viewer.wait(lambda: viewer.window.session.count == 3)


def test_a_refused_manifest_says_its_line_and_offers_the_photos(viewer, bundle):
    folder = bundle.plain(3)
    bundle.write_manifest(folder, 'format: "1.0"\narticle:\n  headline: Rare Photos: Soyuz\nphotos: []\n')
    viewer.start_opening(folder)
    viewer.wait(lambda: viewer.message != "")
    assert "line 3" in viewer.message
    assert viewer.window.messages.action_button.text() == "Show the photos without it"
    viewer.window.messages.action_button.click()
    viewer.wait(lambda: viewer.window.session.count == 3)
    viewer.wait_settled()
    assert near(viewer.colour(), bundle.colour(1))


def test_a_folder_that_is_not_there_is_named_with_what_to_do(viewer, bundle):
    viewer.start_opening(bundle.base / "nowhere")
    viewer.wait(lambda: "nowhere" in viewer.message)
    assert viewer.window.pages.currentWidget() is viewer.window.welcome


def test_a_story_without_photos_opens_on_its_text(viewer, bundle):
    folder = bundle.plain(0, name="words")
    bundle.write_manifest(
        folder,
        {"format": "1.0", "article": {"headline": "Only words", "body": "First.\n\nSecond."}, "photos": []},
    )
    viewer.open(folder)
    assert viewer.window.panel.tab is Tab.STORY
    assert "Second." in viewer.window.panel.story.toPlainText()


def test_the_story_tab_has_the_whole_article(viewer, bundle):
    manifest = bundle.manifest_of(1)
    manifest["article"] = {
        "headline": "Headline",
        "section": "International",
        "dateline": "15:40 GMT 07.04.2024",
        "lead": "The lead.",
        "body": ["One.", "Two.", "Three."],
    }
    viewer.open(bundle.with_photos(1, manifest=manifest))
    viewer.press(Qt.Key.Key_A)
    assert viewer.window.panel.tab is Tab.STORY
    text = viewer.window.panel.story.toPlainText()
    for part in ("International", "Headline", "15:40 GMT 07.04.2024", "The lead.", "One.", "Two.", "Three."):
        assert part.casefold() in text.casefold()


def test_reading_again_finds_what_was_added_and_stays_at_the_photo(viewer, bundle):
    folder = bundle.plain(3)
    viewer.open(folder, number=3)
    bundle.write_photo(folder / "photo 4.png", 4)
    viewer.press(Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    viewer.wait(lambda: viewer.window.session.count == 4)
    viewer.wait_settled()
    assert viewer.number == 3


def test_a_gallery_deleted_while_it_is_open_still_answers(viewer, bundle):
    folder = bundle.with_photos(30)
    viewer.open(folder)
    shutil.rmtree(folder)
    viewer.press(Qt.Key.Key_End)
    viewer.wait_settled()
    assert viewer.caption == "Caption 30"
    assert viewer.window.view.message_shown


def test_markup_in_words_is_shown_as_written(viewer, bundle):
    red = bundle.write_photo(bundle.base / "red.png", 1)
    markup = f'<b>bold</b> <img src="file://{red}"> <script>x</script>'
    manifest = bundle.manifest_of(1)
    manifest["article"]["headline"] = markup
    manifest["photos"][0] |= {"caption": markup, "credit": markup, "alt": markup}
    viewer.open(bundle.with_photos(1, manifest=manifest))
    assert viewer.caption == markup
    assert markup in viewer.credit
    assert viewer.window.windowTitle() == f"{markup} — Gallery"


def test_a_click_in_the_strip_goes_to_that_photo(viewer, bundle):
    viewer.open(bundle.with_photos(5))
    strip = viewer.window.strip
    place = strip.visualRect(strip.model().index(3, 0)).center()
    viewer.qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    viewer.wait_settled()
    assert viewer.number == 4
    assert strip.current == 3


def test_the_strip_fills_with_thumbnails(viewer, bundle):
    viewer.open(bundle.with_photos(5))
    viewer.wait(lambda: all(viewer.window.list_model.has_thumbnail(row) for row in range(5)))


def test_a_number_beyond_the_gallery_shows_the_last_photo_and_says_so(viewer, bundle):
    viewer.open(bundle.with_photos(3), number=9)
    assert viewer.number == 3
    viewer.wait(lambda: "no photo 9" in viewer.message)


def test_a_plain_folder_can_be_sorted_by_date_and_that_is_remembered(viewer, bundle, memory):
    folder = bundle.plain(3)
    for number, seconds in ((1, 3000), (2, 1000), (3, 2000)):
        os.utime(folder / f"photo {number}.png", (seconds, seconds))
    viewer.open(folder)
    viewer.window.commands.triggered.emit(ActionId.SORT_BY_DATE)
    viewer.wait(lambda: [viewer.window.session.photo_at(index) for index in range(3)].count(None) == 0)
    assert [p.name for p in viewer.window.session.gallery.photos] == [f"photo {n}.png" for n in (2, 3, 1)]
    assert memory.settings.sort_by_date


def test_the_next_photo_leaves_the_story_alone_on_its_tab(viewer, bundle):
    manifest = bundle.manifest_of(2)
    manifest["article"]["body"] = "The body."
    viewer.open(bundle.with_photos(2, manifest=manifest))
    panel = viewer.window.panel
    viewer.press(Qt.Key.Key_A)
    viewer.press(RIGHT)
    viewer.wait_settled()
    assert panel.story.isVisible()
    assert not panel.page.isVisible()


def test_the_key_for_the_rights_says_whether_there_is_no_link_or_no_address(viewer, bundle):
    photos = [{"file": "photo 1.png", "rights_link": {"label": "Buy it"}}, {"file": "photo 2.png"}]
    head = {"format": "1.0", "article": {"headline": "H"}}
    viewer.open(bundle.with_photos(2, manifest={**head, "photos": photos}))
    viewer.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert viewer.notice == "The source gives no address."
    viewer.press(RIGHT)
    viewer.wait_settled()
    viewer.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert viewer.notice == "This photo has no rights link"


def test_a_story_without_photos_says_so_in_their_place(viewer, bundle):
    viewer.open(bundle.with_photos(0))
    before = viewer.window.view.grab().toImage()
    viewer.window.view.say_empty()
    assert viewer.window.view.grab().toImage() != before
    viewer.open(bundle.with_photos(2, name="told"))
    assert near(viewer.colour(), bundle.colour(1))
