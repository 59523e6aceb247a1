"""Full screen, slideshow, panel, strip and caption."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from viewing import near

from gallery_app.ui.caption_overlay import OverlayMode
from gallery_app.ui.slideshow import LONGEST, SHORTEST, faster, slower
from gallery_app.ui.theme import DARK, LIGHT
from gallery_app.ui.viewer_page import CaptionPlace

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_f11_and_f_enter_and_leave_full_screen(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_F11)
    assert viewer.window.isFullScreen()
    assert not viewer.window.bar.isVisible()
    assert not viewer.window.slideshow.running
    viewer.press(Qt.Key.Key_F)
    assert not viewer.window.isFullScreen()
    assert viewer.window.bar.isVisible()


def test_in_full_screen_caption_and_credit_stand_over_the_photo(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_F11)
    assert viewer.window.page.overlay.words_visible
    assert not viewer.window.panel.isVisible()


def test_in_full_screen_an_embargo_stands_below_the_credit_and_goes_with_its_photo(viewer, bundle):
    manifest = bundle.manifest_of(2)
    manifest["photos"][0]["instructions"] = "Embargoed\nuntil noon <b>"
    viewer.open(bundle.with_photos(2, manifest=manifest, size=(600, 400)))
    viewer.press(Qt.Key.Key_F11)
    overlay = viewer.window.page.overlay
    viewer.wait(lambda: overlay.words_visible and overlay.width() > 600)
    assert overlay.instructions == "Embargoed until noon <b>"
    assert warned_pixels(viewer) > 50
    viewer.press(Qt.Key.Key_Right)
    viewer.wait_settled()
    assert overlay.instructions == ""
    assert warned_pixels(viewer) == 0


def test_long_instructions_are_cut_over_a_photo_and_do_not_cover_it(viewer, bundle):
    manifest = bundle.manifest_of(1)
    manifest["photos"][0]["instructions"] = "Mandatory credit " * 200
    viewer.open(bundle.with_photos(1, manifest=manifest))
    viewer.press(Qt.Key.Key_F11)
    overlay = viewer.window.page.overlay
    assert len(overlay.instructions) < 130
    assert overlay.instructions.endswith("…")
    assert overlay.words_top() > overlay.height() // 2


def warned_pixels(viewer):
    """Return how many pixels over the photo are in the colour of warnings."""
    image = viewer.window.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = bytes((DARK.accent.blue(), DARK.accent.green(), DARK.accent.red(), 255))
    return bytes(image.constBits()).count(wanted)


def test_t_hides_and_shows_the_strip(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_T)
    assert not viewer.window.strip.isVisible()
    viewer.press(Qt.Key.Key_T)
    assert viewer.window.strip.isVisible()


def test_i_hides_and_shows_the_panel_and_the_photo_takes_the_room(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    narrow = viewer.window.view.width()
    viewer.press(Qt.Key.Key_I)
    assert not viewer.window.panel.isVisible()
    viewer.wait(lambda: viewer.window.view.width() > narrow)
    viewer.press(Qt.Key.Key_F9)
    assert viewer.window.panel.isVisible()


def test_c_moves_the_caption_from_beside_to_over_to_hidden(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    page = viewer.window.page
    assert page.arrangement.caption is CaptionPlace.PANEL
    viewer.press(Qt.Key.Key_C)
    assert page.overlay.words_visible
    assert not viewer.window.panel.isVisible()
    viewer.press(Qt.Key.Key_C)
    assert not page.overlay.isVisible()
    viewer.press(Qt.Key.Key_C)
    assert viewer.window.panel.isVisible()


def test_window_and_full_screen_each_remember_where_the_caption_is(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_F11)
    viewer.press(Qt.Key.Key_C)
    assert viewer.window.page.arrangement.caption is CaptionPlace.HIDDEN
    viewer.press(Qt.Key.Key_F11)
    assert viewer.window.page.arrangement.caption is CaptionPlace.PANEL
    viewer.press(Qt.Key.Key_F11)
    assert viewer.window.page.arrangement.caption is CaptionPlace.HIDDEN


def test_s_plays_in_the_window_and_stops_at_the_last_photo(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    viewer.window.slideshow.set_seconds(1)
    viewer.press(Qt.Key.Key_S)
    assert viewer.window.slideshow.playing
    assert not viewer.window.isFullScreen()
    viewer.wait(lambda: viewer.number == 3)
    viewer.wait(lambda: not viewer.window.slideshow.running)
    assert viewer.number == 3
    assert viewer.notice == "Last photo"


def test_a_show_that_begins_with_the_very_first_photo_goes_on_when_the_story_has_been_read(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    session = viewer.window.session
    story, photo = session.gallery, session.photo
    session.clear()
    session.open_ahead(story, photo)
    viewer.press(Qt.Key.Key_S)
    session.open(story, 3, photo)
    assert viewer.window.slideshow.playing
    session.clear()
    assert not viewer.window.slideshow.running


def test_space_pauses_and_goes_on_instead_of_stepping(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    viewer.press(Qt.Key.Key_S)
    viewer.press(Qt.Key.Key_Space)
    assert viewer.window.slideshow.paused
    assert viewer.number == 1
    viewer.press(Qt.Key.Key_Space)
    assert viewer.window.slideshow.playing


def test_f5_shows_from_the_first_photo_in_full_screen(viewer, bundle):
    viewer.open(bundle.with_photos(3), number=2)
    viewer.press(Qt.Key.Key_F5)
    viewer.wait_settled()
    assert viewer.number == 1
    assert viewer.window.isFullScreen()
    assert viewer.window.slideshow.playing


def test_shift_f5_shows_from_here_and_escape_comes_back_to_the_window(viewer, bundle):
    viewer.open(bundle.with_photos(3), number=2)
    viewer.press(Qt.Key.Key_F5, SHIFT)
    assert viewer.number == 2
    assert viewer.window.isFullScreen()
    viewer.press(Qt.Key.Key_Escape)
    assert not viewer.window.slideshow.running
    assert not viewer.window.isFullScreen()
    assert viewer.window.isVisible()


def test_escape_ends_the_show_first_and_full_screen_next_and_never_quits(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    viewer.press(Qt.Key.Key_F11)
    viewer.press(Qt.Key.Key_S)
    viewer.press(Qt.Key.Key_Escape)
    assert viewer.window.isFullScreen()
    assert not viewer.window.slideshow.running
    viewer.press(Qt.Key.Key_Escape)
    assert not viewer.window.isFullScreen()
    viewer.press(Qt.Key.Key_Escape)
    viewer.press(Qt.Key.Key_Escape)
    assert viewer.window.isVisible()


def test_the_photos_time_starts_when_it_is_visible(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    viewer.press(Qt.Key.Key_S)
    viewer.wait(lambda: viewer.window.slideshow.share > 0.02)
    viewer.press(Qt.Key.Key_Right)
    assert viewer.window.slideshow.share < 0.02
    viewer.wait_settled()
    viewer.wait(lambda: viewer.window.slideshow.share > 0.0)


def test_brackets_change_the_pace_and_it_is_remembered(viewer, bundle, memory):
    viewer.open(bundle.with_photos(2))
    before = viewer.window.slideshow.seconds
    viewer.type("[")
    assert viewer.window.slideshow.seconds == slower(before)
    assert memory.settings.slideshow_seconds == slower(before)
    viewer.type("]")
    assert viewer.window.slideshow.seconds == before


@pytest.mark.parametrize("seconds", [SHORTEST, 2.5, 5, 33, LONGEST])
def test_the_pace_stays_between_one_and_sixty_seconds(seconds):
    assert SHORTEST <= faster(seconds) <= seconds <= slower(seconds) <= LONGEST


def test_c_in_a_show_pins_and_hides_the_words(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_F5)
    overlay = viewer.window.page.overlay
    viewer.press(Qt.Key.Key_C)
    assert overlay.mode is OverlayMode.PINNED
    viewer.press(Qt.Key.Key_C)
    assert not overlay.words_visible


def test_the_pointer_hides_in_a_show_and_comes_back_with_a_move(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_F5)
    viewer.wait(lambda: viewer.window.view.cursor().shape() == Qt.CursorShape.BlankCursor)
    viewer.qtbot.mouseMove(viewer.window.view, viewer.window.view.rect().center())
    viewer.wait(lambda: viewer.window.view.cursor().shape() != Qt.CursorShape.BlankCursor)


def test_the_panel_goes_below_the_photo_where_the_window_is_narrow(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.window.resize(QSize(800, 600))
    viewer.wait(lambda: viewer.window.panel.y() >= viewer.window.view.height())
    viewer.window.resize(QSize(1280, 800))
    viewer.wait(lambda: viewer.window.panel.x() >= viewer.window.view.width())


@pytest.mark.parametrize("size", [QSize(640, 480), QSize(1920, 1080), QSize(3840, 2160)])
def test_every_size_leaves_most_of_the_room_to_the_photo(viewer, bundle, size):
    viewer.open(bundle.with_photos(2))
    viewer.window.resize(size)
    view = viewer.window.view
    viewer.wait(lambda: view.height() * view.width() > 0.4 * size.width() * size.height())
    assert viewer.window.panel.isVisible()


def test_ctrl_w_closes_the_window(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    pool = viewer.window.opener.pool
    viewer.press(Qt.Key.Key_W, CONTROL)
    viewer.wait(lambda: viewer.windows.open_windows == ())
    assert pool.pids == ()


def test_the_question_mark_lists_every_key_and_any_key_closes_it(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    viewer.type("?")
    assert viewer.window.keys_overlay.isVisible()
    viewer.press(Qt.Key.Key_X)
    assert not viewer.window.keys_overlay.isVisible()
    assert viewer.number == 1


def test_in_a_show_the_old_photo_fades_into_the_new_one(viewer, bundle):
    viewer.open(bundle.with_photos(3, size=(900, 600)))
    viewer.wait(lambda: viewer.window.photos.ready("photo 2.png") is not None)
    viewer.press(Qt.Key.Key_S)
    viewer.press(Qt.Key.Key_Right)
    assert viewer.number == 2
    assert viewer.window.page.crossfade.isVisible()
    assert near(viewer.colour(), bundle.colour(1))
    viewer.wait(lambda: not viewer.window.page.crossfade.isVisible())
    assert near(viewer.colour(), bundle.colour(2))


def test_without_a_show_photos_change_at_once(viewer, bundle):
    viewer.open(bundle.with_photos(3, size=(900, 600)))
    viewer.wait(lambda: viewer.window.photos.ready("photo 2.png") is not None)
    viewer.press(Qt.Key.Key_Right)
    assert not viewer.window.page.crossfade.isVisible()
    assert near(viewer.colour(), bundle.colour(2))


def test_with_reduced_motion_a_show_changes_photos_at_once(viewer, bundle):
    viewer.open(bundle.with_photos(3, size=(900, 600)))
    viewer.window.set_reduce_motion(True)
    viewer.wait(lambda: viewer.window.photos.ready("photo 2.png") is not None)
    viewer.press(Qt.Key.Key_S)
    viewer.press(Qt.Key.Key_Right)
    assert not viewer.window.page.crossfade.isVisible()


@pytest.mark.parametrize(
    ("begin", "end"),
    [(Qt.Key.Key_S, Qt.Key.Key_Escape), (Qt.Key.Key_F11, Qt.Key.Key_F11)],
    ids=["a show", "the full screen"],
)
def test_what_is_for_the_photos_is_dark_even_where_the_window_is_light(viewer, bundle, begin, end):
    viewer.open(bundle.with_photos(2))
    viewer.window.set_theme(LIGHT)
    viewer.press(begin)
    assert viewer.colour(QPoint(3, 3)) == DARK.surround
    viewer.press(end)
    assert viewer.colour(QPoint(3, 3)) == LIGHT.surround


def test_a_long_caption_fills_its_place_when_the_panel_moves_below(viewer, bundle):
    manifest = bundle.manifest_of(1)
    manifest["photos"][0]["caption"] = "A caption that is far too long for the band below the photo. " * 20
    viewer.open(bundle.with_photos(1, manifest=manifest))
    viewer.window.resize(QSize(640, 480))
    caption = viewer.window.panel.caption
    viewer.wait(lambda: viewer.window.panel.y() >= viewer.window.view.height())
    viewer.wait(lambda: caption.height() > 3 * caption.fontMetrics().height())
    assert caption.overflows


def test_escape_takes_back_selected_text_before_it_ends_a_show(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    viewer.press(Qt.Key.Key_S)
    viewer.window.panel.caption.selectAll()
    viewer.press(Qt.Key.Key_Escape)
    assert not viewer.window.panel.caption.textCursor().hasSelection()
    assert viewer.window.slideshow.running
    viewer.press(Qt.Key.Key_Escape)
    assert not viewer.window.slideshow.running


def test_a_show_begins_with_the_words_as_the_settings_say(viewer, bundle, memory):
    memory.change_settings(replace(memory.settings, slideshow_caption="pinned"))
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_F5)
    assert viewer.window.page.overlay.mode is OverlayMode.PINNED


def test_words_hidden_in_a_show_are_back_in_full_screen_after_it(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    viewer.press(Qt.Key.Key_F11)
    viewer.press(Qt.Key.Key_S)
    viewer.press(Qt.Key.Key_C)
    viewer.press(Qt.Key.Key_C)
    assert not viewer.window.page.overlay.words_visible
    viewer.press(Qt.Key.Key_Escape)
    assert viewer.window.isFullScreen()
    assert viewer.window.page.overlay.words_visible


def test_a_show_goes_on_when_the_next_photo_is_there_at_once(viewer, bundle):
    viewer.open(bundle.with_photos(4))
    viewer.wait(lambda: viewer.window.photos.ready("photo 2.png") is not None)
    viewer.window.slideshow.set_seconds(1)
    viewer.press(Qt.Key.Key_S)
    viewer.press(Qt.Key.Key_Right)
    assert viewer.number == 2  # decoded ahead, so shown in the same turn
    viewer.wait(lambda: viewer.number == 3)
    viewer.wait(lambda: viewer.number == 4)


def test_messages_wait_until_a_show_in_full_screen_is_over(viewer, bundle):
    viewer.open(bundle.with_photos(3))
    viewer.window.messages.show_message("One photo is missing.")
    assert viewer.window.messages.isVisible()
    viewer.press(Qt.Key.Key_F5)
    assert not viewer.window.messages.isVisible()
    viewer.window.messages.show_message("Another one is damaged.")
    assert not viewer.window.messages.isVisible()
    viewer.press(Qt.Key.Key_Escape)
    assert viewer.window.messages.isVisible()
    assert viewer.message == "Another one is damaged."
