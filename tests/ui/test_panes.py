"""The words beside the photo: caption, credit, tabs; and no markup in any of them."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget

from gallery_app.model.credit import RightsLink
from gallery_app.model.gallery import Photo, PhotoId
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import PhotoWords
from gallery_app.ui.clipboard import words_of
from gallery_app.ui.credit_pane import credit_lines
from gallery_app.ui.headline_bar import HeadlineBar
from gallery_app.ui.side_panel import SidePanel, Tab
from gallery_app.ui.texts import (
    as_plain_tooltip,
    displayable,
    joined_line,
    one_line,
    visible_name,
)
from gallery_app.ui.theme import LIGHT, apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
from pane_words import ARTICLE, FACTS, a_gallery, a_photo, red_pixels

pytestmark = pytest.mark.usefixtures("dressed")


# Markup is text


@pytest.mark.parametrize("tab", list(Tab))
def test_markup_in_any_words_is_shown_to_the_letter(
    panel: SidePanel, planted: str, tab: Tab, qtbot: QtBot
) -> None:
    photo = replace(
        a_photo(planted, planted, headline=LocalizedText.of(planted), creator=(planted,)), file=planted
    )
    panel.show_article(a_gallery(replace(ARTICLE, headline=planted, lead=planted, body=(planted,))))
    panel.show_photo(photo, 1, 1, FACTS)
    panel.show_tab(tab)
    qtbot.waitUntil(lambda: panel.pages.currentIndex() == tab.value)
    assert panel.caption.toPlainText() == planted
    assert planted in panel.credit.text.toPlainText()
    assert panel.story.toPlainText().count(planted) == 3
    assert planted in panel.details.toPlainText()
    assert red_pixels(panel) == 0


def test_markup_in_a_file_name_is_shown_to_the_letter(panel: SidePanel, planted: str) -> None:
    name = planted.replace("/", "|")
    panel.show_photo(replace(a_photo(), file=f"photos/{name}"), 1, 1, None)
    assert panel.caption.toPlainText() == name
    assert red_pixels(panel) == 0


def test_markup_in_a_headline_is_shown_to_the_letter(qtbot: QtBot, planted: str) -> None:
    bar = HeadlineBar()
    qtbot.addWidget(bar)
    bar.resize(900, 46)
    bar.show_gallery(replace(ARTICLE, headline=planted), 9)
    assert bar.headline.text == planted
    assert "&lt;img" in bar.headline.toolTip()
    assert "<img" not in bar.headline.toolTip()
    assert red_pixels(bar) == 0


def test_markup_in_a_rights_link_is_shown_to_the_letter(panel: SidePanel, planted: str) -> None:
    link = RightsLink(planted, f"https://example.org/{'&' * 3}<b>")
    panel.show_photo(a_photo("c", "d", rights_links=(link,)), 1, 1, None)
    (button,) = panel.credit.links
    assert button.label == planted
    assert "<b>" not in button.toolTip()
    assert red_pixels(panel) == 0


def test_a_tool_tip_is_plain_and_bounded() -> None:
    assert as_plain_tooltip("<b>&") == '<p style="white-space: pre-wrap">&lt;b&gt;&amp;</p>'
    assert len(as_plain_tooltip("a" * 100_000)) < 1_100
    assert as_plain_tooltip(" ") == ""


def test_what_is_copied_is_words_alone(panel: SidePanel, planted: str) -> None:
    panel.show_photo(a_photo(planted, "© A"), 1, 1, None)
    panel.caption.selectAll()
    panel.caption.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == planted
    assert not data.hasHtml()


# The caption


def test_caption_credit_and_counter_belong_to_one_photo(panel: SidePanel) -> None:
    panel.show_photo(a_photo("First", "© A"), 1, 9, None)
    panel.show_photo(a_photo("Second", "© B"), 2, 9, None)
    assert panel.caption.toPlainText() == "Second"
    assert panel.credit.text.toPlainText() == "© B"
    assert panel.page.counter.accessibleName() == "Photo 2 of 9"
    assert (panel.page.counter.number.text(), panel.page.counter.total.text()) == ("2", "/ 9")


def test_a_photo_without_a_caption_shows_its_name(panel: SidePanel) -> None:
    panel.show_photo(a_photo(None, "© A"), 1, 1, None)
    assert panel.caption.toPlainText() == "03.jpg"


def test_a_caption_that_is_empty_on_purpose_stays_empty(panel: SidePanel) -> None:
    panel.show_photo(a_photo("First", "© A"), 1, 2, None)
    panel.show_photo(a_photo("", "© A"), 2, 2, None)
    assert panel.caption.toPlainText() == ""


def test_a_caption_is_shown_in_the_language_wanted(panel: SidePanel) -> None:
    words = PhotoWords(caption=LocalizedText((("en", "Landing"), ("ru", "Посадка"))))
    panel.show_photo(Photo(PhotoId("p"), "a.jpg", words), 1, 1, None, ("ru",))
    assert panel.caption.toPlainText() == "Посадка"


def test_right_to_left_captions_stand_on_the_right(panel: SidePanel) -> None:
    panel.show_photo(a_photo("فرق الإنقاذ Soyuz", "© A"), 1, 1, None)
    block = panel.caption.document().firstBlock()
    assert block.textDirection() == Qt.LayoutDirection.RightToLeft
    line = block.layout().lineAt(0)
    assert line.x() + line.naturalTextRect().right() > panel.caption.viewport().width() - 12


def test_left_to_right_captions_stand_on_the_left(panel: SidePanel) -> None:
    panel.show_photo(a_photo("Soyuz فرق الإنقاذ", "© A"), 1, 1, None)
    block = panel.caption.document().firstBlock()
    assert block.textDirection() == Qt.LayoutDirection.LeftToRight
    assert block.layout().lineAt(0).naturalTextRect().left() < 12


def test_a_short_caption_has_no_scroll_bar_and_nothing_to_scroll(panel: SidePanel) -> None:
    panel.show_photo(a_photo("Short. " * 12, "© A"), 1, 1, None)
    assert not panel.caption.overflows
    assert panel.scroll_page() is False


def test_a_long_caption_is_scrolled_to_its_end_page_by_page(panel: SidePanel) -> None:
    panel.show_photo(a_photo("Recovery teams help the cosmonauts. " * 100, "© A"), 1, 1, None)
    assert panel.caption.overflows
    pages = 0
    while panel.scroll_page():
        pages += 1
        assert pages < 100
    bar = panel.caption.verticalScrollBar()
    assert pages > 2
    assert bar.value() == bar.maximum()


def test_a_long_caption_leaves_room_for_the_credit(panel: SidePanel) -> None:
    link = RightsLink("Go to the mediabank", "https://example.org")
    panel.show_photo(
        a_photo("Long caption. " * 500, "© Sputnik / Roscosmos", rights_links=(link,)), 1, 1, None
    )
    (button,) = panel.credit.links
    bottom = button.mapTo(panel, QPoint(0, button.height())).y()
    assert panel.credit.text.isVisible()
    assert bottom <= panel.pages.height()


def test_the_next_photo_is_read_from_its_beginning(panel: SidePanel) -> None:
    panel.show_photo(a_photo("Long caption. " * 500), 1, 2, None)
    assert panel.scroll_page()
    panel.show_photo(a_photo("Another caption. " * 500), 2, 2, None)
    assert panel.caption.verticalScrollBar().value() == 0


def test_a_word_without_end_is_broken_at_the_edge(panel: SidePanel) -> None:
    panel.show_photo(a_photo("x" * 2_000), 1, 1, None)
    layout = panel.caption.document().firstBlock().layout()
    widest = max(layout.lineAt(line).naturalTextWidth() for line in range(layout.lineCount()))
    assert layout.lineCount() > 10
    assert widest <= panel.caption.viewport().width()


@pytest.mark.parametrize("text", ["e" + "\u0301" * 5_000, "x" * 65_536, "word " * 13_000, "👩‍🚀" * 4_000])
def test_hostile_captions_are_laid_out_without_a_wait(panel: SidePanel, text: str) -> None:
    begun = time.monotonic()
    panel.show_photo(a_photo(text), 1, 1, None)
    panel.grab()
    assert time.monotonic() - begun < 5  # a guard against hanging: it takes some 50 ms


def test_controls_are_not_shown_and_line_ends_are() -> None:
    assert displayable("a\x00b\x1bc\r\nd\u2028e\ufffc\ud800f\tg") == "abc\nd\ne\ufffdf g"
    assert one_line("a\n b\u202ec") == "a bc"


def test_the_words_of_a_line_do_not_turn_each_other() -> None:
    line = joined_line(("ب\u202e", "", "9 photos"))
    assert line == "\u2068ب\u2069 · \u20689 photos\u2069"


def test_names_of_files_show_what_cannot_be_seen() -> None:
    assert visible_name("a\udcff\u202egpj.exe\n<b>") == "a\\xff\\u202egpj.exe\\n<b>"


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.5])
def test_text_scales_without_being_cut(panel: SidePanel, scale: float) -> None:
    panel.set_text_scale(scale)
    panel.show_photo(a_photo("Recovery teams", "© Sputnik"), 12, 140, None)
    counter = panel.page.counter
    assert panel.caption.document().firstBlock().begin().fragment().charFormat().font().pixelSize() == round(
        17 * scale
    )
    assert not panel.caption.overflows
    assert counter.height() >= counter.number.fontMetrics().height()
    assert counter.geometry().bottom() < panel.caption.geometry().top()


@pytest.mark.parametrize(("width", "height"), [(820, 170), (640, 104)])
def test_as_a_band_caption_and_credit_stand_side_by_side(
    panel: SidePanel, width: int, height: int, qtbot: QtBot
) -> None:
    panel.set_orientation(Qt.Orientation.Horizontal)
    panel.resize(width, height)
    panel.show_photo(a_photo("Recovery teams help the cosmonauts.", "© Sputnik"), 3, 9, None)
    caption = panel.caption.mapTo(panel, QPoint(0, 0))
    credit = panel.credit.mapTo(panel, QPoint(0, 0))
    assert credit.x() >= caption.x() + panel.caption.width()
    assert caption.y() == credit.y()
    assert not panel.caption.overflows


def test_a_change_of_theme_changes_the_ink(panel: SidePanel, qapp: QApplication) -> None:
    panel.show_photo(a_photo("Recovery teams"), 1, 1, None)
    apply_theme(qapp, LIGHT)
    ink = panel.caption.document().firstBlock().begin().fragment().charFormat().foreground().color()
    assert ink == LIGHT.text


def test_what_is_cleared_is_empty(panel: SidePanel) -> None:
    panel.show_photo(a_photo("a", "b", rights_links=(RightsLink("Buy", "https://example.org"),)), 1, 1, FACTS)
    panel.show_article(a_gallery())
    panel.clear()
    for text in (panel.caption, panel.credit.text, panel.story, panel.details):
        assert text.toPlainText() == ""
    assert panel.credit.links == ()


def scroll_or_step(qtbot: QtBot, caption: str, key: Qt.Key) -> tuple[int, int]:
    """Press a key in the caption of a window that has a command for it: (pixels scrolled, steps taken)."""
    window, panel = QMainWindow(), SidePanel()
    qtbot.addWidget(window)
    window.setCentralWidget(panel)
    window.resize(320, 500)
    steps: list[bool] = []
    step = QAction(window)
    step.setShortcuts([QKeySequence(Qt.Key.Key_Down), QKeySequence(Qt.Key.Key_PageDown)])
    step.triggered.connect(lambda: steps.append(True))
    window.addAction(step)
    window.show()
    window.activateWindow()
    panel.show_photo(a_photo(caption), 1, 1, None)
    panel.caption.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(panel.caption.hasFocus)
    QTest.keyClick(panel.caption, key)
    return panel.caption.verticalScrollBar().value(), len(steps)


def test_the_arrows_scroll_a_caption_that_overflows(qtbot: QtBot) -> None:
    scrolled, steps = scroll_or_step(qtbot, "Long caption. " * 500, Qt.Key.Key_Down)
    assert scrolled > 0
    assert steps == 0


def test_the_arrows_are_the_windows_where_a_caption_fits(qtbot: QtBot) -> None:
    assert scroll_or_step(qtbot, "Short.", Qt.Key.Key_Down) == (0, 1)


def test_a_remote_control_steps_on_even_in_a_long_caption(qtbot: QtBot) -> None:
    assert scroll_or_step(qtbot, "Long caption. " * 500, Qt.Key.Key_PageDown) == (0, 1)


# The credit


def test_the_credit_line_stands_as_written(panel: SidePanel) -> None:
    panel.show_photo(a_photo("c", "© Sputnik / Roscosmos"), 1, 1, None)
    assert panel.credit.text.toPlainText() == "© Sputnik / Roscosmos"


def test_a_photo_without_a_credit_says_so(panel: SidePanel) -> None:
    panel.show_photo(a_photo("c"), 1, 1, None)
    assert panel.credit.text.toPlainText() == "No credit given"


def test_lines_that_only_repeat_the_credit_are_left_out() -> None:
    repeated = a_photo(
        None,
        "© Sputnik / Anna Example",
        creator=("Anna Example",),
        copyright=LocalizedText.of("(c) Sputnik"),
        source="Sputnik",
    )
    assert credit_lines(repeated) == ("© Sputnik / Anna Example",)


def test_lines_that_add_to_the_credit_are_shown() -> None:
    photo = a_photo(
        None,
        "AFP / Anna Example",
        creator=("Anna Example", "Boris Example"),
        copyright=LocalizedText.of("© 2024 Agency Ltd"),
        source="Reuters",
    )
    assert credit_lines(photo) == (
        "AFP / Anna Example",
        "By Boris Example",
        "© 2024 Agency Ltd",
        "Source: Reuters",
    )


def test_the_line_for_publication_is_caption_and_credit() -> None:
    photo = a_photo("Recovery teams\nhelp.", "© Sputnik / Roscosmos")
    assert words_of(photo).line == "Recovery teams help. (© Sputnik / Roscosmos)"
    assert words_of(a_photo("Alone.")).line == "Alone."
    assert words_of(a_photo(None, "© A")).line == "© A"
    assert words_of(a_photo()).line == ""
    assert words_of(a_photo("C.", None, copyright=LocalizedText.of("© 2024 B"))).line == "C. (© 2024 B)"


def test_the_rights_link_tells_its_address_and_is_opened_on_click_only(
    panel: SidePanel, qtbot: QtBot
) -> None:
    hovered: list[str] = []
    opened: list[str] = []
    panel.address_hovered.connect(hovered.append)
    panel.link_activated.connect(opened.append)
    link = RightsLink("Go to the mediabank", "https://bücher.example/?a=1&b=2")
    panel.show_photo(
        a_photo("c", "d", rights_links=(link,), rights_url="https://example.org/terms"), 1, 1, None
    )
    buy, terms = panel.credit.links
    assert (buy.label, terms.label) == ("Go to the mediabank", "Terms of use")
    assert "https://xn--bcher-kva.example/?a=1&amp;b=2" in buy.toolTip()
    buy.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: hovered == ["https://xn--bcher-kva.example/?a=1&b=2"])
    assert opened == []
    QTest.keyClick(buy, Qt.Key.Key_Return)
    QTest.mouseClick(terms, Qt.MouseButton.LeftButton)
    assert opened == ["https://bücher.example/?a=1&b=2", "https://example.org/terms"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [(None, "The source gives no address."), ("javascript:alert(1)", "not a safe web address")],
)
def test_a_link_that_leads_nowhere_is_disabled_and_says_why(
    panel: SidePanel, url: str | None, reason: str
) -> None:
    panel.show_photo(a_photo("c", "d", rights_links=(RightsLink("Go to the mediabank", url),)), 1, 1, None)
    (button,) = panel.credit.links
    assert not button.isEnabled()
    assert reason in button.toolTip()


def test_the_copy_button_asks_for_caption_and_credit(panel: SidePanel, qtbot: QtBot) -> None:
    panel.show_photo(a_photo("c", "d"), 1, 1, None)
    with qtbot.waitSignal(panel.copy_requested):
        QTest.mouseClick(panel.credit.copy_button, Qt.MouseButton.LeftButton)


def test_the_keyboard_stays_on_the_link_from_photo_to_photo(panel: SidePanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    one, two = (a_photo("c", "d", rights_links=(RightsLink("Buy", f"https://{n}.example"),)) for n in "ab")
    panel.show_photo(one, 1, 3, None)
    panel.credit.links[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(panel.credit.links[0].hasFocus)
    panel.show_photo(two, 2, 3, None)
    assert panel.credit.links[0].hasFocus()
    assert panel.credit.links[0].url == "https://b.example"
    panel.show_photo(a_photo("c", "d"), 3, 3, None)
    assert panel.credit.copy_button.hasFocus()


# The tabs


def test_the_arrow_keys_move_between_the_tabs(panel: SidePanel, qtbot: QtBot) -> None:
    seen: list[Tab] = []
    panel.tab_changed.connect(seen.append)
    panel.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.tabs, Qt.Key.Key_Right)
    QTest.keyClick(panel.tabs, Qt.Key.Key_Right)
    QTest.keyClick(panel.tabs, Qt.Key.Key_Left)
    assert seen == [Tab.STORY, Tab.DETAILS, Tab.STORY]
    assert panel.story.isVisible()
    assert not panel.details.isVisible()


def test_tab_goes_from_caption_to_credit_to_link_to_tabs(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    before, panel = QLineEdit(), SidePanel()
    column.addWidget(before)
    column.addWidget(panel)
    window.resize(340, 700)
    window.show()
    window.activateWindow()
    panel.show_photo(a_photo("c", "d", rights_links=(RightsLink("Buy", "https://example.org"),)), 1, 1, None)
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    order = []
    for _ in range(5):
        QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Tab)  # type: ignore[arg-type]
        order.append(QGuiApplication.focusObject())
    assert order == [
        panel.caption,
        panel.credit.text,
        panel.credit.copy_button,
        panel.credit.links[0],
        panel.tabs,
    ]


def test_a_selection_is_taken_back_once(panel: SidePanel) -> None:
    panel.show_photo(a_photo("Some words"), 1, 1, None)
    panel.caption.selectAll()
    assert panel.clear_selection() is True
    assert panel.clear_selection() is False
