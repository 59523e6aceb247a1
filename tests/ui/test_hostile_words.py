"""Words at the limits of what is kept: nothing of them holds up the window, and all of them can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gallery_app.model import credit
from gallery_app.model.credit import Credit, Party, RightsLink
from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoId
from gallery_app.model.limits import TEXT_LIMIT
from gallery_app.model.metadata import OtherValue
from gallery_app.model.search import Query
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import Origin, PhotoWords
from gallery_app.ui import typesetting
from gallery_app.ui.caption_overlay import LONGEST_HERE, CaptionOverlay
from gallery_app.ui.clusters import MOST_MARKS, with_few_marks
from gallery_app.ui.credit_pane import credit_lines
from gallery_app.ui.details_view import LIMITS, ROOM
from gallery_app.ui.flat_text import FlatText, Paragraph
from gallery_app.ui.headline_bar import HeadlineBar
from gallery_app.ui.hit_marks import HitMarks
from gallery_app.ui.link_button import LONGEST_LABEL, WIDEST, LinkKind
from gallery_app.ui.side_panel import SidePanel, Tab
from gallery_app.ui.texts import readable
from gallery_app.ui.typesetting import SLICE, pieces_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

HANG_MS: Final = 60_000  # a guard against hanging for ever; nothing is judged by it
OFFER: Final = "Show all of it"


def filled_with(text: str) -> str:
    """Return as much of ``text`` repeated as one text may hold."""
    return (text * (TEXT_LIMIT // len(text.encode()) + 1)).encode()[:TEXT_LIMIT].decode(errors="ignore")


HOSTILE: Final = {
    "marks": "e" + "\u0301" * 5_000 + " end",
    "marks alone": filled_with("\u0301"),
    "no space": filled_with("x"),
    "emoji": filled_with("😀👩\u200d👩\u200d👧🇩🇪"),
    "joined": filled_with("👩\u200d"),
    "tags": "🏴" + filled_with("\U000e0067")[:-1],
    "Arabic": filled_with("السلام عليكم "),
    "Thai": filled_with("กรุงเทพมหานคร"),
    "Chinese": filled_with("漢字"),
    "controls": filled_with("\u202eabc\u202aאבג\u2067def"),
    "both ways": filled_with("aא"),
    "ends of lines": "a" + "\n" * (TEXT_LIMIT - 2) + "z",
    "short lines": filled_with("x\n"),
    "separators": filled_with("x\u2028"),
    "tabs": "a" + "\t" * (TEXT_LIMIT - 2) + "z",
}


def a_photo(text: str, file: str = "a.jpg") -> Photo:
    same = LocalizedText.of(text)
    parts = tuple(text[at : at + 60] for at in range(0, 12_000, 60))
    others = tuple(
        OtherValue("caption", Origin.IPTC, LocalizedText.of(f"{number} {text}")) for number in range(50)
    )
    words = PhotoWords(
        caption=same,
        headline=same,
        credit=Credit.from_line(text),
        copyright=same,
        instructions=text,
        usage_terms=same,
        keywords=parts,
        creator=parts,
    )
    return Photo(PhotoId(file), file, words, others=others)


def panel_with_details(panel: SidePanel, photo: Photo) -> SidePanel:
    panel.show_tab(Tab.DETAILS)
    panel.show_photo(photo, 1, 9, None)
    return panel


def offer_place(panel: SidePanel) -> QPoint:
    """Return where the first offer to show a row whole stands in the details."""
    details = panel.details
    cursor = details.document().find(OFFER)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 2)
    details.setTextCursor(cursor)
    details.ensureCursorVisible()
    return details.cursorRect().center()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_every_pane_takes_words_of_any_kind(panel, qtbot, text):
    panel_with_details(panel, a_photo(text))
    panel.details.set_filter("e a")
    panel.details.set_filter("")
    panel.show_article(
        Gallery(GalleryKind.FOLDER, "/g", "/g", Article(text, publisher=text, lead=text, body=(text,) * 3))
    )
    panel.show_tab(Tab.STORY)
    panel.resize(400, 500)
    panel.show_tab(Tab.CAPTION)
    qtbot.waitUntil(lambda: panel.caption.is_set and panel.story.is_set, timeout=HANG_MS)
    assert panel.caption.toPlainText() == readable(text.strip()).replace("\xa0", " ")
    assert len(panel.details.toPlainText()) < 4 * ROOM


def test_empty_lines_are_not_asked_again_and_again_which_way_their_text_runs(monkeypatch):
    read = []
    direction_of = typesetting.direction_of

    def counted(text: str, language: str | None = None) -> Qt.LayoutDirection:
        read.append(len(text))
        return direction_of(text, language)

    monkeypatch.setattr(typesetting, "direction_of", counted)
    text = HOSTILE["ends of lines"]
    pieces = list(pieces_of(Paragraph(text, 17)))
    assert "\n".join(piece.text for piece in pieces) == text
    assert sum(read) <= 2 * len(text)
    assert len(pieces) < 1_000


def test_lines_set_together_run_the_same_way_and_say_where_a_paragraph_begins_and_ends():
    pieces = list(pieces_of(Paragraph("one\ntwo\n\nשלום\nthree", 17)))
    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    assert [(piece.text, piece.direction) for piece in pieces] == [
        ("one", left),
        ("two\n", left),
        ("שלום", right),
        ("three", left),
    ]
    assert [piece.begins for piece in pieces] == [True, False, False, False]
    assert [piece.ends for piece in pieces] == [False, False, False, True]


@pytest.fixture
def long_text(qtbot: QtBot) -> FlatText:
    """A text of very many paragraphs, of which only the first ones can be there at once."""
    text = FlatText()
    qtbot.addWidget(text)
    text.set_paragraphs([Paragraph(f"Paragraph {number}. " + "word " * 200, 15) for number in range(400)])
    return text


def test_a_long_text_comes_a_slice_at_a_time(long_text, qtbot):
    assert not long_text.is_set
    assert 0 < len(long_text.toPlainText()) < 4 * SLICE
    qtbot.waitUntil(lambda: long_text.is_set, timeout=HANG_MS)
    assert long_text.toPlainText() == "\n".join(paragraph.text for paragraph in long_text.paragraphs)


def test_another_text_takes_the_place_of_one_that_is_still_coming(long_text, qtbot):
    long_text.set_paragraphs([Paragraph("Short.", 15)])
    assert long_text.is_set
    qtbot.wait(50)
    assert long_text.toPlainText() == "Short."


@pytest.mark.parametrize(
    "select",
    [FlatText.selectAll, lambda text: QTest.keyClick(text, "a", Qt.KeyboardModifier.ControlModifier)],
)
def test_all_of_a_text_that_is_still_coming_can_be_selected(long_text, select: Callable[[FlatText], None]):
    select(long_text)
    assert long_text.textCursor().selectedText().endswith("word ")
    assert "Paragraph 399." in long_text.textCursor().selectedText()


def test_a_hit_far_down_is_brought_into_sight_when_it_has_come(long_text, qtbot):
    long_text.resize(300, 300)
    long_text.show()
    marks = HitMarks(long_text)
    marks.show(Query.of('"Paragraph 390"'))
    marks.reveal(390)
    assert len(marks) == 0
    qtbot.waitUntil(lambda: long_text.is_set, timeout=HANG_MS)
    assert len(marks) == 1
    assert long_text.verticalScrollBar().value() > 0


# Details


def test_of_a_long_value_the_beginning_is_shown_and_all_of_it_is_copied(panel):
    caption = filled_with("word ").strip()
    details = panel_with_details(
        panel, Photo(PhotoId("p"), "a.jpg", PhotoWords(LocalizedText.of(caption)))
    ).details
    assert caption not in details.toPlainText()
    assert caption[: LIMITS[0] - 10] in details.toPlainText()
    offer_place(panel)
    menu = details.context_menu(next(row for row in details.rows if row.field == "caption"))
    next(action for action in menu.actions() if action.text() == "Copy value").trigger()
    assert QGuiApplication.clipboard().text() == caption


def by_click(panel: SidePanel) -> None:
    QTest.mouseClick(panel.details.viewport(), Qt.MouseButton.LeftButton, pos=offer_place(panel))


def by_enter(panel: SidePanel) -> None:
    offer_place(panel)
    QTest.keyClick(panel.details, Qt.Key.Key_Return)


def by_menu(panel: SidePanel) -> None:
    row = next(row for row in panel.details.rows if row.field == "caption")
    actions = panel.details.context_menu(row).actions()
    next(action for action in actions if action.text() == OFFER).trigger()


@pytest.mark.parametrize("ask", [by_click, by_enter, by_menu])
def test_all_of_a_long_value_is_shown_when_it_is_asked_for(panel, qtbot, ask):
    caption = filled_with("word ").strip()
    words = PhotoWords(LocalizedText.of(caption))
    panel_with_details(panel, Photo(PhotoId("p"), "a.jpg", words))
    ask(panel)
    qtbot.waitUntil(lambda: panel.details.is_set, timeout=HANG_MS)
    assert caption in panel.details.toPlainText()
    assert OFFER not in panel.details.toPlainText()
    panel.show_photo(Photo(PhotoId("q"), "b.jpg", words), 2, 9, None)
    assert OFFER in panel.details.toPlainText()


def test_with_very_many_long_values_less_is_shown_of_each(panel):
    panel_with_details(panel, a_photo(filled_with("word ")))
    panel.details.finish()
    assert len(panel.details.toPlainText()) < 2 * ROOM
    assert panel.details.toPlainText().count(OFFER) >= 8


def test_a_field_that_is_asked_for_is_shown_whole(panel, qtbot):
    instructions = filled_with("do not crop ").strip()
    panel.show_photo(Photo(PhotoId("p"), "a.jpg", PhotoWords(instructions=instructions)), 1, 9, None)
    panel.show_field("instructions")
    panel.details.finish()
    assert instructions in panel.details.toPlainText()


# Credit, headline, overlay


def test_a_credit_of_any_length_leads_to_the_details_that_hold_it_whole(panel):
    line = filled_with("Sputnik ").strip()
    panel.show_photo(Photo(PhotoId("p"), "a.jpg", PhotoWords(credit=Credit.from_line(line))), 1, 9, None)
    assert len(panel.credit.text.toPlainText()) < 2_000
    assert [link.link.kind for link in panel.credit.links] == [LinkKind.DETAILS]
    panel.credit.links[0].click()
    panel.details.finish()
    assert panel.tab is Tab.DETAILS
    assert line in panel.details.toPlainText()


def test_a_headline_of_any_length_is_measured_by_its_beginning(qtbot):
    bar = HeadlineBar()
    qtbot.addWidget(bar)
    long, longer = "x" * 2_000, "x" * 60_000
    bar.show_gallery(Article(long), 1)
    width = bar.headline.sizeHint().width()
    bar.show_gallery(Article(longer), 1)
    assert bar.headline.sizeHint().width() == width
    assert bar.headline.text == longer


def test_a_link_of_any_length_is_shown_and_read_out_by_its_beginning(panel):
    label, role = filled_with("🏴󠁧"), filled_with("photographer ").strip()
    party = Party("Anna", role, "https://example.org/")
    words = PhotoWords(
        credit=Credit("Anna", (party,)), rights_links=(RightsLink(label, "https://example.org/"),)
    )
    panel.show_photo(Photo(PhotoId("p"), "a.jpg", words), 1, 9, None)
    licence, anna = panel.credit.links
    assert len(licence.label) <= WIDEST + 1
    assert licence.accessibleName().startswith(label[:LONGEST_LABEL])
    assert anna.accessibleName() == f"Anna, {role[:LONGEST_LABEL]}".strip()
    assert all(len(link.accessibleName()) < 2 * LONGEST_LABEL for link in (licence, anna))
    panel.fill_details()
    assert any(label in row.value for row in panel.details.rows)


def test_over_the_photo_stands_as_much_as_any_screen_holds(qtbot):
    view = QWidget()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    overlay = CaptionOverlay(view)
    seen: list[str] = []
    overlay.mark(lambda text: seen.append(text) or ())
    overlay.show_words(filled_with("word "), "Credit\nline", "1 / 2")
    overlay.words_top()
    caption, line, _ = seen
    assert LONGEST_HERE - 10 < len(caption) <= LONGEST_HERE + 1
    assert line == "Credit\u2028line"  # the one sign at which Qt begins a line there


# Marks


def test_a_letter_keeps_as_many_marks_as_can_be_told_apart():
    assert with_few_marks("e" + "\u0301" * 5_000 + " end") == "e" + "\u0301" * MOST_MARKS + " end"
    assert with_few_marks("a\u0301" * 5_000) == "a\u0301" * 5_000


@pytest.mark.parametrize(
    "text",
    ["Zürich", "क्षत्रिय", "👩\u200d👩\u200d👧\u200d👦", "🏴\U000e0067\U000e0062\U000e007f", "e\u0301\u0302"],
)
def test_what_people_write_stays_as_it_is(text):
    assert with_few_marks(text * 500) == text * 500


def test_signs_joined_for_ever_are_parted():
    parted = with_few_marks("👩\u200d" * 5_000)
    assert "👩👩" in parted
    assert parted.startswith("👩\u200d👩\u200d👩")


def test_a_credit_is_taken_apart_once_however_many_names_stand_beside_it(panel, monkeypatch):
    taken = []
    words_in = credit._words
    monkeypatch.setattr(credit, "_words", lambda text: taken.append(len(text)) or words_in(text))
    line = filled_with("Sputnik ").strip()
    names = tuple(f"Photographer {number}" for number in range(1_000))
    photo = Photo(PhotoId("p"), "a.jpg", PhotoWords(credit=Credit.from_line(line), creator=names))
    assert "Photographer 99" in credit_lines(photo)[1]
    assert sum(taken) < 10 * len(line)
