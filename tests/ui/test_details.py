"""The Details tab: every field with its origin, what lost against it, filtering and copying."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest

from gallery_app.model.credit import Credit, Party, RightsLink
from gallery_app.model.gallery import Photo, PhotoFacts, PhotoId
from gallery_app.model.metadata import CAMERA_FACTS, FLASH_FIRED, CameraFact, OtherValue, PhotoMetadata
from gallery_app.model.search import Query
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, Kind, Location, Origin, PhotoWords
from gallery_app.ui.detail_rows import LONG_LIST, rows_of
from gallery_app.ui.details_page import DetailsPage
from gallery_app.ui.details_view import ROW_SHARE
from gallery_app.ui.hit_marks import HitMarks
from gallery_app.ui.iptc_terms import ai_notice, data_mining_name, rating_name, source_type_name
from gallery_app.ui.side_panel import SidePanel, Tab
from gallery_app.ui.theme import DARK, LIGHT, contrast_ratio, mixed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gallery_app.ui.detail_rows import Row
    from gallery_app.ui.details_view import DetailsView

FACTS = PhotoFacts("JPEG", 6000, 4000, 12_800_000, 1_712_480_000.0)
TERM = "http://cv.iptc.org/newscodes/digitalsourcetype/"
BY_AI = TERM + "trainedAlgorithmicMedia"
SAMPLES: dict[Kind, object] = {
    Kind.TEXT: LocalizedText.of("some text"),
    Kind.LINE: "a line",
    Kind.LIST: ("one", "two"),
    Kind.URL: "https://example.org/term",
    Kind.CREDIT: Credit.from_line("© Agency / Name"),
    Kind.LINKS: (RightsLink("Buy", "https://example.org/buy"),),
    Kind.LOCATION: Location(city="Zhezkazgan"),
    Kind.LOCATIONS: (Location(city="Zhezkazgan"), Location(city="Karaganda")),
}


pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def panel(panel: SidePanel, qtbot: QtBot) -> SidePanel:
    """The panel with its details, and the keyboard."""
    panel.show_tab(Tab.DETAILS)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def a_photo(**words: object) -> Photo:
    """A photo with these words, all of them from XMP."""
    origins = tuple((name, Origin.XMP) for name in words)
    return Photo(PhotoId("p"), "photos/03.jpg", PhotoWords(**words), origins)  # type: ignore[arg-type]


def row_of(photo: Photo, name: str) -> Row:
    return next(row for row in rows_of(photo, FACTS) if row.field == name)


def focused(panel: SidePanel, qtbot: QtBot) -> DetailsView:
    panel.details.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(panel.details.hasFocus)
    return panel.details


# What is told


def test_every_field_is_told_with_its_name_and_where_it_came_from() -> None:
    photo = a_photo(**{field.name: SAMPLES[field.kind] for field in FIELDS})
    rows = {row.field: row for row in rows_of(photo, FACTS) if row.field}
    assert set(rows) == {field.name for field in FIELDS}
    for field in FIELDS:
        assert rows[field.name].label == field.label
        assert rows[field.name].origin == "XMP"
    assert rows["location_shown"].value == "Zhezkazgan\nKaraganda"
    assert rows["rights_links"].value == "Buy\nhttps://example.org/buy"


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        (Origin.MANIFEST, "manifest"),
        (Origin.TEXT, "article text"),
        (Origin.SIDECAR, "sidecar file"),
        (Origin.XMP, "XMP"),
        (Origin.IPTC, "IPTC"),
        (Origin.EXIF, "EXIF"),
        (Origin.GUESS, "guess"),
    ],
)
def test_every_origin_has_a_name(origin: Origin, told: str) -> None:
    photo = replace(a_photo(source="Reuters"), origins=(("source", origin),))
    assert row_of(photo, "source").origin == told


def test_values_that_lost_stand_below_the_one_that_counts(panel: SidePanel) -> None:
    photo = replace(
        a_photo(caption=LocalizedText.of("The caption")),
        others=(
            OtherValue("caption", Origin.IPTC, LocalizedText.of("Another one")),
            OtherValue("caption", Origin.EXIF, LocalizedText.of("A third")),
            OtherValue("credit", Origin.IPTC, Credit.from_line("AFP")),
        ),
    )
    others = [(other.origin, other.value) for other in row_of(photo, "caption").others]
    assert others == [("IPTC", "Another one"), ("EXIF", "A third")]
    panel.show_photo(photo, 1, 1, FACTS)
    text = panel.details.toPlainText().replace("\u2068", "").replace("\u2069", "")
    assert "The caption\nIPTC: Another one\nEXIF: A third" in text


def test_a_field_left_empty_on_purpose_still_tells_what_the_photo_says() -> None:
    photo = replace(
        a_photo(caption=LocalizedText.of("")),
        others=(OtherValue("caption", Origin.IPTC, LocalizedText.of("As sent")),),
    )
    row = row_of(photo, "caption")
    assert row.value == "(left empty on purpose)"
    assert row.others[0].value == "As sent"
    assert not any(row.field for row in rows_of(a_photo(caption=LocalizedText.of("")), FACTS))


def test_dates_are_written_as_the_locale_does_with_the_written_form_below() -> None:
    row = row_of(a_photo(date_created="2024-04-06T07:17:36+00:00"), "date_created")
    assert (row.value, row.note) == ("6 April 2024, 07:17 GMT", "2024-04-06T07:17:36+00:00")
    row = row_of(a_photo(date_created="spring 2024"), "date_created")
    assert (row.value, row.note) == ("spring 2024", "")


def test_what_the_camera_noted_is_told_in_its_order() -> None:
    camera = tuple(CameraFact(kind.name, f"its {kind.name}") for kind in CAMERA_FACTS)
    camera = tuple(replace(fact, value=FLASH_FIRED) if fact.name == "flash" else fact for fact in camera)
    photo = replace(a_photo(), metadata=PhotoMetadata(camera=camera))
    rows = [row for row in rows_of(photo, None) if row.origin == "EXIF"]
    assert [row.label for row in rows] == [kind.label for kind in CAMERA_FACTS]
    assert [row.value for row in rows if row.label == "Flash"] == ["fired"]
    assert rows[0].begins


def test_a_file_that_cannot_be_decoded_still_tells_its_size() -> None:
    photo = replace(a_photo(), metadata=PhotoMetadata(size=1_500_000, modified=1_712_480_000.0))
    rows = {row.label: row.value for row in rows_of(photo, None)}
    assert rows["File size"] == "1.5 MB"
    assert "April 2024" in rows["File modified"]


def test_figures_that_no_file_has_do_no_harm() -> None:
    for size, modified in ((2**70, 1e300), (-1, -1e300), (1, float("nan"))):
        rows_of(replace(a_photo(), metadata=PhotoMetadata(size=size, modified=modified)), None)


def test_roles_and_addresses_of_parties_are_told_only_where_they_are_given() -> None:
    credit = Credit("© A / B", (Party("A", "agency", "https://a.example"), Party("B")))
    assert row_of(a_photo(credit=credit), "credit").note == "A: agency\nhttps://a.example"
    assert row_of(a_photo(credit=Credit.from_line("© A / B")), "credit").note == ""


def test_words_of_a_list_do_not_turn_each_other() -> None:
    row = row_of(a_photo(keywords=("ISS", "הבית", "landing")), "keywords")
    assert row.value == "\u2068ISS\u2069, \u2068הבית\u2069, \u2068landing\u2069"
    assert row_of(a_photo(keywords=("ISS", "landing")), "keywords").value == "ISS, landing"


def test_of_very_many_keywords_each_has_a_line_and_all_are_copied() -> None:
    keywords = tuple(f"keyword {number}" for number in range(LONG_LIST + 1))
    row = row_of(a_photo(keywords=keywords), "keywords")
    assert row.value.split("\n") == list(keywords)
    assert row_of(a_photo(keywords=keywords[1:]), "keywords").value == ", ".join(keywords[1:])


# Terms in plain words


@pytest.mark.parametrize(
    "uri",
    [
        BY_AI, BY_AI.replace("http:", "https:"), f" {BY_AI}/ ", "trainedAlgorithmicMedia",
        "TRAINEDALGORITHMICMEDIA", "digsrctype:trainedAlgorithmicMedia",
    ],
)  # fmt: skip
def test_a_picture_made_by_an_ai_says_so_at_the_top(uri: str) -> None:
    photo = a_photo(digital_source_type=uri)
    first = rows_of(photo, FACTS)[0]
    assert (first.value, first.prominent) == ("Made with AI", True)
    assert row_of(photo, "digital_source_type").value == "Made by an AI that was trained on other works"
    assert ai_notice(photo.words) == "Made with AI"


def test_other_pictures_carry_no_such_mark() -> None:
    for term in ("digitalCapture", "algorithmicMedia", "compositeCapture", ""):
        assert ai_notice(PhotoWords(digital_source_type=TERM + term)) == ""
    assert ai_notice(PhotoWords()) == ""
    assert ai_notice(PhotoWords(digital_source_type=TERM + "compositeWithTrainedAlgorithmicMedia")) == (
        "Partly made with AI"
    )


def test_terms_are_told_in_plain_words_with_their_address_below() -> None:
    row = row_of(a_photo(digital_source_type=TERM + "digitalCapture"), "digital_source_type")
    assert (row.value, row.note) == ("Photographed with a digital camera", TERM + "digitalCapture")
    row = row_of(
        a_photo(data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING"), "data_mining"
    )
    assert row.value == "Training of AI is forbidden"
    assert row_of(a_photo(rating="4"), "rating").value == "4 of 5"


@pytest.mark.parametrize("name", [source_type_name, data_mining_name, rating_name])
@pytest.mark.parametrize("written", ["", "https://example.org/other", "<b>7</b>", "☃", "/", "#"])
def test_terms_that_nobody_knows_stay_as_they_were_written(name, written: str) -> None:  # type: ignore[no-untyped-def]
    assert name(written) == written


def test_an_embargo_stands_before_the_mark_and_both_before_the_file() -> None:
    photo = a_photo(instructions="Embargoed until noon", digital_source_type=BY_AI)
    labels = [row.label for row in rows_of(photo, FACTS)]
    assert labels[:3] == ["Instructions", "Origin of the picture", "File"]


# Filtering


def test_typing_filters_without_regard_to_case_and_diacritics(panel: SidePanel, qtbot: QtBot) -> None:
    photo = a_photo(
        caption=LocalizedText.of("Die Bücher der Królowa"), source="Reuters", creator=("Anna Example",)
    )
    panel.show_photo(replace(photo, others=(OtherValue("source", Origin.IPTC, "dpa"),)), 1, 1, FACTS)
    field = panel.details_filter
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "KROLOWA bucher")
    assert [row.field for row in panel.details.shown_rows] == ["caption"]
    assert "Reuters" not in panel.details.toPlainText()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert "Reuters" in panel.details.toPlainText()
    for wanted, found in (("dpa", ["source"]), ("xmp anna", ["creator"]), ("creator", ["creator"])):
        field.setText(wanted)
        assert [row.field for row in panel.details.shown_rows] == found


def test_a_filter_that_finds_nothing_says_so_and_keeps_markup_as_text(panel: SidePanel) -> None:
    panel.show_photo(a_photo(source="Reuters"), 1, 1, FACTS)
    panel.details_filter.setText("<b>nowhere</b>")
    assert panel.details.toPlainText() == "No detail says “<b>nowhere</b>”."


def test_a_filter_stays_from_photo_to_photo(panel: SidePanel) -> None:
    panel.show_photo(a_photo(source="Reuters"), 1, 2, FACTS)
    panel.details_filter.setText("source")
    panel.show_photo(a_photo(source="AFP", creator=("Anna",)), 2, 2, FACTS)
    assert [row.value for row in panel.details.shown_rows] == ["AFP"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_keyboard_goes_from_the_field_to_what_was_found(
    panel: SidePanel, key: Qt.Key, qtbot: QtBot
) -> None:
    panel.show_photo(a_photo(source="Reuters"), 1, 1, FACTS)
    panel.details_filter.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(panel.details_filter.hasFocus)
    QTest.keyClick(panel.details_filter, key)
    assert panel.details.hasFocus()


def test_tab_reaches_the_field_before_the_rows(panel: SidePanel, qtbot: QtBot) -> None:
    panel.show_photo(a_photo(source="Reuters"), 1, 1, FACTS)
    panel.details_filter.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(panel.details_filter.hasFocus)
    QTest.keyClick(panel.details_filter, Qt.Key.Key_Tab)
    assert panel.details.hasFocus()


def test_what_the_window_searches_is_marked_in_values_and_not_in_names(panel: SidePanel) -> None:
    photo = replace(
        a_photo(source="The source 🚀 of it", creator=("Anna",)),
        others=(OtherValue("source", Origin.IPTC, "Another source"),),
    )
    panel.show_photo(photo, 1, 1, FACTS)
    marks = HitMarks(panel.details)
    marks.show(Query.of("source"))
    marked = [selection.cursor.selectedText() for selection in panel.details.extraSelections()]
    assert marked == ["source", "source"]
    lines = [selection.cursor.block().text() for selection in panel.details.extraSelections()]
    assert lines == ["The source 🚀 of it", "\u2068IPTC\u2069: Another source"]


# Copying


def test_the_button_at_a_row_copies_its_value_and_with_shift_its_line(panel: SidePanel) -> None:
    panel.show_photo(a_photo(source="Reuters", creator=("Anna",)), 1, 1, FACTS)
    view = panel.details
    panel.details_filter.setText("reuters")
    QTest.mouseMove(view.viewport(), QPoint(60, 10))
    assert view.copy_button.isVisible()
    assert view.copy_button.accessibleName() == "Copy: Source"
    QTest.mouseClick(view.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Reuters"
    panel.show_photo(a_photo(source="AFP"), 1, 1, FACTS)
    assert not view.copy_button.isVisible()


def test_the_menu_of_a_row_copies_value_line_or_everything(panel: SidePanel, qtbot: QtBot) -> None:
    panel.show_photo(a_photo(source="Reuters & Co", creator=("Anna",)), 1, 1, None)
    view = focused(panel, qtbot)
    view.show_field("source")
    row = next(row for row in view.rows if row.field == "source")
    menu = view.context_menu(row)
    texts = {action.text(): action for action in menu.actions()}
    for text, copied in (
        ("Copy value", "Reuters & Co"),
        ("Copy label and value", "Source: Reuters & Co"),
        ("Copy all details", "File: photos/03.jpg\nCreator: Anna\nSource: Reuters & Co"),
    ):
        texts[text].trigger()
        assert QGuiApplication.clipboard().text() == copied


def test_the_menu_key_asks_for_the_row_of_the_caret(
    panel: SidePanel, qtbot: QtBot, qapp: QApplication
) -> None:
    panel.show_photo(a_photo(source="Reuters", supplier="Agency pool"), 1, 1, FACTS)
    view = focused(panel, qtbot)
    view.show_field("supplier")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    qapp.sendEvent(view.viewport(), event)
    menu = qapp.activePopupWidget()
    next(action for action in menu.actions() if action.text() == "Copy value").trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "Agency pool"


def test_the_row_that_the_keyboard_means_is_seen(panel: SidePanel, qtbot: QtBot) -> None:
    panel.show_photo(a_photo(source="Reuters"), 1, 1, FACTS)
    ground = mixed(DARK.panel, DARK.accent, ROW_SHARE)
    view = panel.details

    def is_seen() -> bool:
        image = view.grab().toImage()
        return any(image.pixelColor(image.width() // 2, y) == ground for y in range(image.height()))

    assert not is_seen()
    focused(panel, qtbot)
    assert is_seen()


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_the_ground_of_that_row_keeps_its_text_readable(theme) -> None:  # type: ignore[no-untyped-def]
    ground = mixed(theme.panel, theme.accent, ROW_SHARE)
    assert all(contrast_ratio(ink, ground) >= 4.5 for ink in (theme.text, theme.secondary, theme.tertiary))


# Staying readable


def test_the_next_photo_is_read_at_the_same_detail(panel: SidePanel) -> None:
    words = {field.name: SAMPLES[field.kind] for field in FIELDS}
    panel.show_photo(a_photo(**words), 1, 2, FACTS)
    view = panel.details
    view.show_field("keywords")
    before = view.cursorForPosition(QPoint(8, 12)).block().text()
    assert "Keywords" in before
    del words["alt"]
    panel.show_photo(a_photo(**words), 2, 2, FACTS)
    assert view.cursorForPosition(QPoint(8, 12)).block().text() == before


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.5])
@pytest.mark.parametrize("size", [(320, 640), (512, 640)])
def test_nothing_is_cut_at_any_size_of_text(panel: SidePanel, scale: float, size: tuple[int, int]) -> None:
    panel.resize(*size)
    panel.set_text_scale(scale)
    words = {field.name: SAMPLES[field.kind] for field in FIELDS}
    panel.show_photo(a_photo(**words | {"guid": "urn:uuid:" + "0" * 200}), 1, 1, FACTS)
    view, document = panel.details, panel.details.document()
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for line in range(layout.lineCount()):
            assert layout.lineAt(line).naturalTextWidth() <= view.viewport().width()
        block = block.next()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.cursorForPosition(QPoint(8, view.viewport().height() - 6)).block().text().startswith("urn:")


def test_in_the_band_the_field_stands_beside_the_rows(panel: SidePanel) -> None:
    panel.set_orientation(Qt.Orientation.Horizontal)
    panel.resize(820, 150)
    panel.show_photo(a_photo(source="Reuters"), 1, 1, FACTS)
    field, view = panel.details_filter, panel.details
    assert field.geometry().right() < view.geometry().left()
    assert view.height() > 80


@pytest.mark.parametrize("text", ["e" + "\u0301" * 5_000, "x" * 65_536, "word " * 13_000, "\u202e" * 3_000])
def test_hostile_details_are_shown_without_a_wait(panel: SidePanel, text: str) -> None:
    many = tuple(f"{number} {text[:40]}" for number in range(200))
    photo = replace(
        a_photo(caption=LocalizedText.of(text), keywords=many, guid=text),
        others=tuple(OtherValue("caption", Origin.IPTC, LocalizedText.of(text + str(n))) for n in range(3)),
    )
    begun = time.monotonic()
    panel.show_photo(photo, 1, 1, FACTS)
    panel.details_filter.setText("word")
    panel.grab()
    assert time.monotonic() - begun < 10  # a guard against hanging: it takes some 300 ms


def test_the_details_are_made_when_somebody_looks_at_them(qtbot: QtBot) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.resize(320, 640)
    panel.set_text_scale(2.0)
    panel.set_orientation(Qt.Orientation.Horizontal)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_photo(a_photo(source="Reuters"), 1, 1, FACTS)
    assert panel.findChild(DetailsPage) is None
    panel.show_tab(Tab.DETAILS)
    page = panel.findChild(DetailsPage)
    assert page is not None
    assert "Reuters" in page.view.toPlainText()
    assert page.view.isVisible()
    qtbot.waitUntil(lambda: page.filter.geometry().right() < page.view.geometry().left())
    font = page.view.document().firstBlock().begin().fragment().charFormat().font()
    assert font.pixelSize() == 24


def test_tab_goes_from_the_details_to_the_tabs(panel: SidePanel, qtbot: QtBot) -> None:
    panel.show_photo(a_photo(source="Reuters"), 1, 1, FACTS)
    view = focused(panel, qtbot)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert panel.tabs.hasFocus()
