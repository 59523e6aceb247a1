"""The story tab, the details tab and the bar above the photo: real widgets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gallery_app.model.gallery import Article
from gallery_app.model.problems import say
from gallery_app.model.words import Location, Origin
from gallery_app.ui.detail_rows import rows_of
from gallery_app.ui.headline_bar import HeadlineBar
from gallery_app.ui.side_panel import SidePanel, Tab
from gallery_app.ui.texts import (
    count_text,
    date_text,
    dateline_text,
    displayable,
    time_text,
    when_text,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
from pane_words import ARTICLE, BRITISH, FACTS, a_gallery, a_photo

pytestmark = pytest.mark.usefixtures("dressed")


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
