"""The words beside the photo: caption, credit, story, details."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget

from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoFacts, PhotoId
from gallery_app.model.problems import say
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import Location, Origin, PhotoWords
from gallery_app.ui.clipboard import words_of
from gallery_app.ui.credit_pane import credit_lines
from gallery_app.ui.detail_rows import rows_of
from gallery_app.ui.headline_bar import HeadlineBar
from gallery_app.ui.side_panel import SidePanel, Tab
from gallery_app.ui.texts import (
    as_plain_tooltip,
    count_text,
    date_text,
    dateline_text,
    displayable,
    joined_line,
    one_line,
    time_text,
    visible_name,
    when_text,
)
from gallery_app.ui.theme import DARK, LIGHT, apply_theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

BRITISH = QLocale("en_GB")
RED = QColor("#FF0000")
FACTS = PhotoFacts("JPEG", 6000, 4000, 12_800_000, 1_712_480_000.0)
ARTICLE = Article(
    "Soyuz MS-24 crew lands",
    publisher="Sputnik International",
    section="International",
    published="2024-04-07T15:40:00Z",
    dateline="15:40 GMT 07.04.2024",
    byline=("Anna Example",),
    lead="Who came back, and from where.",
    body=("First paragraph.", "Second paragraph."),
)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(BRITISH)
    apply_theme(qapp, DARK)
    yield
    QLocale.setDefault(before)


@pytest.fixture
def panel(qtbot: QtBot) -> SidePanel:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.resize(320, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def a_photo(caption: str | None = None, credit: str | None = None, **words: object) -> Photo:
    said = PhotoWords(
        caption=None if caption is None else LocalizedText.of(caption),
        credit=None if credit is None else Credit.from_line(credit),
        **words,  # type: ignore[arg-type]
    )
    return Photo(PhotoId("p"), "photos/03.jpg", said)


def a_gallery(article: Article = ARTICLE) -> Gallery:
    return Gallery(GalleryKind.MANIFEST, "/stories/soyuz", "/stories/soyuz", article)


def red_pixels(widget: QWidget) -> int:
    image = widget.grab().toImage()
    return sum(image.pixelColor(x, y) == RED for x in range(image.width()) for y in range(image.height()))


@pytest.fixture
def planted(tmp_path: Path) -> str:
    """Markup that shows a red picture if anybody takes it for markup."""
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(RED)
    file = tmp_path / "red.png"
    assert picture.save(str(file))
    return f'<img src="file://{file}"><b>bold</b> &amp; <h1>large</h1>'


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


# Story


def test_the_story_tells_the_whole_article(panel: SidePanel) -> None:
    panel.show_article(a_gallery(replace(ARTICLE, keywords=("ISS",), url="https://example.org/story")))
    assert displayable(panel.story.toPlainText()).replace("\u2068", "").replace("\u2069", "").split("\n") == [
        "International",
        "Soyuz MS-24 crew lands",
        "Sputnik International · 15:40 GMT 07.04.2024",
        "By Anna Example",
        "Who came back, and from where.",
        "First paragraph.",
        "Second paragraph.",
        "",
        "Keywords: ISS",
        "https://example.org/story",
    ]


def test_a_right_to_left_story_stands_on_the_right(panel: SidePanel) -> None:
    panel.show_article(a_gallery(Article("عنوان القصة", body=("النص",))))
    block = panel.story.document().firstBlock()
    assert block.textDirection() == Qt.LayoutDirection.RightToLeft


def test_a_story_runs_as_its_language_does_whatever_it_begins_with(panel: SidePanel) -> None:
    article = Article(
        "NASA: عودة الطاقم", language="ar", lead="ISS: عاد ثلاثة", body=("Soyuz: النص كله هنا",)
    )
    panel.show_article(a_gallery(article))
    block = panel.story.document().begin()
    directions = []
    while block.isValid():
        directions.append(block.textDirection())
        block = block.next()
    assert directions == [Qt.LayoutDirection.RightToLeft] * 3


def test_in_an_interface_from_right_to_left_lines_begin_where_the_tabs_do(
    qtbot: QtBot, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        panel = SidePanel()
        qtbot.addWidget(panel)
        panel.resize(320, 640)
        panel.show_article(a_gallery(Article("عنوان القصة")))
        panel.show_tab(Tab.STORY)
        with qtbot.waitExposed(panel):
            panel.show()
        story = panel.story.geometry()
        frame = panel.story.parentWidget().width()
        assert frame - story.right() > story.left()
        panel.show_tab(Tab.DETAILS)
        panel.set_orientation(Qt.Orientation.Horizontal)
        panel.resize(820, 150)
        assert panel.details_filter.geometry().left() > panel.details.geometry().right()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024-04-07T15:40:00Z", "7 April 2024, 15:40 GMT"),
        ("2024-04-07T15:40:00+05:30", "7 April 2024, 15:40 GMT+5:30"),
        ("2024-04-07T15:40:00-03:00", "7 April 2024, 15:40 GMT−3"),
        ("2024-04-07T15:40:00", "7 April 2024, 15:40"),
        ("2024-04-07", "7 April 2024"),
        ("early in April", "early in April"),
        (None, ""),
    ],
)
def test_times_are_written_as_the_locale_does_with_their_zone(written: str | None, shown: str) -> None:
    assert time_text(written, BRITISH) == shown


def test_the_bar_prefers_the_time_and_the_story_the_dateline() -> None:
    assert when_text(ARTICLE, BRITISH) == "7 April 2024, 15:40 GMT"
    assert dateline_text(ARTICLE, BRITISH) == "15:40 GMT 07.04.2024"
    assert when_text(Article("h", dateline="as written"), BRITISH) == "as written"


@pytest.mark.parametrize(
    ("locale", "long", "short"),
    [
        ("en_GB", "7 April 2024", "7 April"),
        ("en_US", "April 7, 2024", "April 7"),
        ("de_DE", "7. April 2024", "7. April"),
        ("es_ES", "7 de abril de 2024", "7 de abril"),
        ("ja_JP", "2024年4月7日", "4月7日"),
        ("ru_RU", "7 апреля 2024\u202fг.", "7 апреля"),
    ],
)
def test_dates_have_no_weekday_and_may_leave_out_the_year(locale: str, long: str, short: str) -> None:
    day = date(2024, 4, 7)
    assert date_text(day, QLocale(locale)).replace("\u202f", " ") == long.replace("\u202f", " ")
    assert date_text(day, QLocale(locale), year=False) == short


def test_photos_are_counted_in_words() -> None:
    assert [count_text(count) for count in (0, 1, 9)] == ["no photos", "1 photo", "9 photos"]


# Details


def test_details_tell_the_file_and_where_each_word_came_from() -> None:
    photo = a_photo("Landing", "© A", location=Location(city="Zhezkazgan", country="Kazakhstan"))
    photo = replace(photo, origins=(("caption", Origin.MANIFEST), ("credit", Origin.XMP)))
    rows = {row.label: (row.value, row.origin) for row in rows_of(photo, FACTS)}
    assert rows["File"] == ("photos/03.jpg", "")
    assert rows["Dimensions"][0] == "6000 × 4000 pixels, 24.0 megapixels"
    assert rows["File size"][0] == "12.8 MB"
    assert rows["Caption"] == ("Landing", "manifest")
    assert rows["Credit"] == ("© A", "XMP")
    assert rows["Location"][0] == "Zhezkazgan, Kazakhstan"
    assert "Headline" not in rows


def test_an_embargo_stands_first() -> None:
    rows = rows_of(a_photo("c", "d", instructions="Embargoed until noon"), FACTS)
    assert (rows[0].label, rows[0].value, rows[0].prominent) == ("Instructions", "Embargoed until noon", True)


def test_a_photo_that_cannot_be_shown_says_why() -> None:
    photo = replace(a_photo("c"), reason=say("the file {name} is missing", name="03.jpg"))
    assert ("Problem", "The file 03.jpg is missing.") in [
        (row.label, row.value) for row in rows_of(photo, None)
    ]


def test_facts_that_arrive_later_change_the_details_alone(panel: SidePanel) -> None:
    photo = a_photo("Long caption. " * 500)
    panel.show_photo(photo, 1, 1, None)
    panel.scroll_page()
    scrolled = panel.caption.verticalScrollBar().value()
    assert "JPEG" not in panel.details.toPlainText()
    panel.show_facts(photo, FACTS)
    assert "JPEG" in panel.details.toPlainText()
    assert panel.caption.verticalScrollBar().value() == scrolled


def test_the_value_of_a_row_is_copied_with_the_keyboard(panel: SidePanel) -> None:
    panel.show_photo(a_photo("Landing\nof the crew"), 1, 1, None)
    panel.show_tab(Tab.DETAILS)
    labels = [row.label for row in panel.details.rows]
    assert labels == ["File", "Caption"]
    panel.activateWindow()
    panel.details.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        QTest.keyClick(panel.details, Qt.Key.Key_Down)
    QTest.keyClick(panel.details, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Landing\nof the crew"


# The bar


def test_the_bar_tells_headline_publisher_date_and_count(qtbot: QtBot) -> None:
    bar = HeadlineBar()
    qtbot.addWidget(bar)
    bar.show_gallery(ARTICLE, 9)
    assert bar.height() == 46
    assert bar.headline.text == "Soyuz MS-24 crew lands"
    line = bar.line.text.replace("\u2068", "").replace("\u2069", "")
    assert line == "Sputnik International · 7 April 2024, 15:40 GMT · 9 photos"
    with qtbot.waitSignal(bar.menu_requested):
        QTest.mouseClick(bar.menu_button, Qt.MouseButton.LeftButton)


def test_a_long_headline_does_not_widen_the_window(qtbot: QtBot) -> None:
    bar = HeadlineBar()
    qtbot.addWidget(bar)
    bar.show_gallery(replace(ARTICLE, headline="Very long headline " * 50), 9)
    assert bar.minimumSizeHint().width() < 200
