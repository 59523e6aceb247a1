"""The credit: as written, with what nobody may miss, and links of several kinds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from gallery_app.model.credit import Credit, Party, RightsLink
from gallery_app.model.gallery import Photo, PhotoId
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import PhotoWords
from gallery_app.ui.credit_pane import LONGEST_HERE, MOST_LINKS, MOST_NAMES, credit_lines
from gallery_app.ui.link_button import Link, LinkKind
from gallery_app.ui.side_panel import SidePanel, Tab
from gallery_app.ui.theme import DARK, LIGHT, apply_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gallery_app.ui.link_button import LinkButton

BY_AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
BUY = RightsLink("Go to the mediabank", "https://example.org/buy")
PARTIES = (Party("Sputnik", "agency", "https://sputnik.example"), Party("Roscosmos"))


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> Iterator[SidePanel]:
    apply_theme(qapp, DARK)
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.resize(320, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel
    # What Python put there must not outlive Python.
    qapp.clipboard().clear()


def a_photo(line: str = "© Sputnik / Roscosmos", **words: object) -> Photo:
    said = PhotoWords(caption=LocalizedText.of("Caption"), credit=Credit.from_line(line))
    return Photo(PhotoId("p"), "photos/03.jpg", replace(said, **words))  # type: ignore[arg-type]


def lines(panel: SidePanel) -> list[str]:
    return [paragraph.text for paragraph in panel.credit.text.paragraphs]


def kinds(panel: SidePanel) -> list[tuple[LinkKind, str]]:
    return [(button.link.kind, button.label) for button in panel.credit.links]


def test_an_embargo_is_seen_beside_the_credit(panel: SidePanel) -> None:
    panel.show_photo(a_photo(instructions="Embargoed until noon.\nMandatory credit."), 1, 1, None)
    assert lines(panel) == ["© Sputnik / Roscosmos", "Embargoed until noon. Mandatory credit."]
    assert panel.credit.text.paragraphs[1].icon == "warning"
    panel.credit.text.selectAll()
    panel.credit.text.copy()
    assert QGuiApplication.clipboard().text() == (
        "© Sputnik / Roscosmos\nEmbargoed until noon. Mandatory credit."
    )


def test_a_picture_made_with_ai_says_so_below_its_credit(panel: SidePanel) -> None:
    panel.show_photo(a_photo(digital_source_type=BY_AI), 1, 1, None)
    assert lines(panel) == ["© Sputnik / Roscosmos", "Made with AI"]
    panel.show_photo(a_photo(), 1, 1, None)
    assert lines(panel) == ["© Sputnik / Roscosmos"]


def test_short_terms_stand_in_the_pane(panel: SidePanel) -> None:
    panel.show_photo(a_photo(usage_terms=LocalizedText.of("Editorial use only")), 1, 1, None)
    assert (lines(panel)[-1], panel.credit.text.paragraphs[-1].head) == ("Editorial use only", "Usage")
    assert panel.credit.links == ()


@pytest.mark.parametrize(
    ("field", "label"),
    [("usage_terms", "All of the usage terms"), ("instructions", "All of the instructions")],
)
def test_long_terms_and_instructions_are_one_click_away(
    panel: SidePanel, field: str, label: str, qtbot: QtBot
) -> None:
    long = "For editorial use only, and not before noon. " * 20
    words = {field: LocalizedText.of(long) if field == "usage_terms" else long}
    panel.show_photo(a_photo(**words), 1, 1, None)
    assert any(line.endswith("…") and len(line) < LONGEST_HERE + 20 for line in lines(panel))
    opened: list[str] = []
    panel.link_activated.connect(opened.append)
    (button,) = panel.credit.links
    assert (button.link.kind, button.label, button.isEnabled()) == (LinkKind.DETAILS, label, True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.tab is Tab.DETAILS
    assert long.strip() in panel.details.toPlainText()
    row = panel.details.cursorForPosition(QPoint(8, 14)).block()
    assert row.isValid()
    assert panel.details.textCursor().block().text().replace("\ufffc\u2002", "").split("  ")[0] in (
        "Usage terms",
        "Instructions",
    )
    assert opened == []


def test_where_to_buy_and_the_terms_are_told_apart(panel: SidePanel) -> None:
    panel.show_photo(
        a_photo(rights_links=(BUY, RightsLink("", "https://b.example")), rights_url="https://c.example"),
        1,
        1,
        None,
    )
    buy, other, terms = panel.credit.links
    assert kinds(panel) == [
        (LinkKind.LICENCE, "Go to the mediabank"),
        (LinkKind.LICENCE, "Licence / buy"),
        (LinkKind.TERMS, "Terms of use"),
    ]
    assert (buy.link.hint, other.link.hint, terms.link.hint) == ("licence / buy", "", "")
    assert buy.accessibleName() == "Go to the mediabank, licence / buy"
    assert "licensed or bought" in buy.accessibleDescription()
    assert "https://example.org/buy" in buy.accessibleDescription()
    assert "terms under which" in terms.accessibleDescription()
    icons = {button.link.kind.value for button in panel.credit.links}
    assert icons == {"licence", "terms"}


def test_parties_with_an_address_are_links_and_only_given_roles_are_told(panel: SidePanel) -> None:
    panel.show_photo(a_photo(credit=Credit("© Sputnik / Roscosmos", PARTIES)), 1, 1, None)
    (party,) = panel.credit.links
    assert (party.label, party.link.kind, party.link.hint) == ("Sputnik", LinkKind.PARTY, "agency")
    assert party.url == "https://sputnik.example"
    text = panel.credit.text
    assert text.accessibleDescription() == "Sputnik: agency"
    assert text.role_at("© Sputnik / Roscosmos", 4) == "Sputnik: agency"
    assert text.role_at("© Sputnik / Roscosmos", 15) == ""
    panel.show_photo(a_photo("© Sputnik / Roscosmos"), 1, 1, None)
    assert panel.credit.text.accessibleDescription() == ""
    assert panel.credit.links == ()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a@b.example", ""])
def test_an_address_that_is_not_safe_leads_nowhere_in_any_kind_of_link(
    panel: SidePanel, url: str, qtbot: QtBot
) -> None:
    opened: list[str] = []
    panel.link_activated.connect(opened.append)
    credit = Credit("© A", (Party("A", None, url),))
    panel.show_photo(
        a_photo(credit=credit, rights_links=(RightsLink("Buy", url),), rights_url=url), 1, 1, None
    )
    for button in panel.credit.links:
        assert not button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert opened == []


def test_nothing_opens_without_a_click(panel: SidePanel, qtbot: QtBot) -> None:
    opened: list[str] = []
    panel.link_activated.connect(opened.append)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.show_photo(a_photo(rights_links=(BUY,)), 1, 1, None)
    (button,) = panel.credit.links
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseMove(button, QPoint(20, 8))
    panel.grab()
    assert opened == []
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert opened == ["https://example.org/buy"]


def test_labels_are_cut_only_where_there_is_no_room(panel: SidePanel) -> None:
    panel.show_photo(a_photo(rights_links=(BUY,), rights_url="https://c.example"), 1, 1, None)
    assert [button.shown_label for button in panel.credit.links] == ["Go to the mediabank", "Terms of use"]
    panel.show_photo(a_photo(rights_links=(RightsLink("Very long " * 20, BUY.url),)), 1, 1, None)
    assert panel.credit.links[0].shown_label.endswith("…")


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.5])
@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize("orientation", list(Qt.Orientation))
def test_everything_of_a_hundred_links_can_be_reached(
    panel: SidePanel,
    qapp: QApplication,
    scale: float,
    theme,  # type: ignore[no-untyped-def]
    orientation: Qt.Orientation,
) -> None:
    apply_theme(qapp, theme)
    panel.set_orientation(orientation)
    panel.resize(*((820, 170) if orientation is Qt.Orientation.Horizontal else (320, 640)))
    panel.set_text_scale(scale)
    links = tuple(RightsLink(f"Agency {n} " * 10, f"https://example.org/{n}") for n in range(100))
    panel.show_photo(a_photo("© A; © B " * 40, rights_links=links, instructions="x" * 300), 1, 1, None)
    assert len(panel.credit.links) == MOST_LINKS
    area = panel.credit.parentWidget()
    assert panel.credit.width() <= area.width()
    last = panel.credit.links[-1]
    bar = panel.page.findChild(QScrollArea).verticalScrollBar()  # type: ignore[union-attr]
    bar.setValue(bar.maximum())
    assert area.rect().intersects(last.geometry().translated(panel.credit.pos()))
    panel.grab()


def test_in_the_band_credit_and_embargo_are_both_seen_where_the_caption_leaves_room(panel: SidePanel) -> None:
    panel.set_orientation(Qt.Orientation.Horizontal)
    panel.resize(800, 128)
    embargo = "Not before the night shift begins. An example: this embargo binds nobody."
    photo = a_photo("Illustration: © Gallery App / Harbour Sketchbook", instructions=embargo)
    panel.show_photo(photo, 6, 8, None)
    assert panel.credit.height_for(panel.credit.width()) <= panel.page.height() - 12
    assert not panel.caption.overflows


def test_names_that_run_the_other_way_do_not_turn_the_line() -> None:
    photo = a_photo("AFP", creator=("نورة المثال",), source="רויטרס")
    assert credit_lines(photo) == ("AFP", "By \u2068نورة المثال\u2069", "Source: \u2068רויטרס\u2069")


@pytest.mark.parametrize(
    ("line", "words", "also"),
    [
        ("© Chappell / Oliver Sample", {"source": "AP"}, ["Source: AP"]),
        ("© Chappell / Oliver Sample", {"creator": ("Li",)}, ["By Li"]),
        ("Grapple", {"copyright": LocalizedText.of("© Apple")}, ["© Apple"]),
        ("GettyImages / A. Sample", {"source": "Getty Images", "creator": ("A.Sample",)}, []),
        ("© Sputnik, 2024", {"copyright": LocalizedText.of("(c) Sputnik 2024"), "source": "sputnik"}, []),
        ("新华社记者王小明摄", {"source": "新华社", "creator": ("王小明",)}, []),
    ],
)
def test_a_name_is_left_out_only_where_it_stands_already_and_not_within_another(
    line: str, words: dict[str, object], also: list[str]
) -> None:
    told = [said.replace("\u2068", "").replace("\u2069", "") for said in credit_lines(a_photo(line, **words))]
    assert told == [line, *also]


def test_an_empty_credit_with_links_still_says_that_there_is_none(panel: SidePanel) -> None:
    panel.show_photo(Photo(PhotoId("p"), "a.jpg", PhotoWords(rights_links=(BUY,))), 1, 1, None)
    assert lines(panel) == ["No credit given"]
    assert len(panel.credit.links) == 1


def test_markup_in_roles_and_labels_stays_text(panel: SidePanel) -> None:
    markup = "<b>x</b> & <img src=x>"
    credit = Credit(markup, (Party(markup, markup, "https://a.example"),))
    panel.show_photo(
        a_photo(credit=credit, rights_links=(RightsLink(markup, "https://b.example"),)), 1, 1, None
    )
    for button in panel.credit.links:
        assert button.label == markup
        assert "<b>" not in button.toolTip()
    assert Link(LinkKind.PARTY, "", "https://a.example").name == "Link"


def test_the_keyboard_goes_through_links_of_every_kind(panel: SidePanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    credit = Credit("© Sputnik", PARTIES)
    panel.show_photo(
        a_photo(
            credit=credit,
            rights_links=(BUY,),
            rights_url="https://c.example",
            usage_terms=LocalizedText.of("long " * 100),
        ),
        1,
        1,
        None,
    )
    panel.credit.copy_button.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[LinkButton] = []
    for _ in panel.credit.links:
        QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Tab)  # type: ignore[arg-type]
        seen.append(QGuiApplication.focusObject())  # type: ignore[arg-type]
    assert tuple(seen) == panel.credit.links
    QTest.keyClick(seen[-1], Qt.Key.Key_Return)
    assert panel.tab is Tab.DETAILS


def test_of_very_many_creators_only_the_first_are_named_here():
    _, line = credit_lines(a_photo("AFP", creator=tuple(f"Name {number}" for number in range(15_000))))
    assert line.startswith("By Name 0, Name 1, ")
    assert line.endswith(f"Name {MOST_NAMES - 1} …")


def test_where_there_are_no_words_there_is_no_button_to_copy_them(panel: SidePanel) -> None:
    panel.show_photo(Photo(PhotoId("p"), "1.jpg"), 1, 2, None)
    assert not panel.credit.copy_button.isVisible()
    panel.show_photo(a_photo(), 2, 2, None)
    assert panel.credit.copy_button.isVisible()
