"""Everything known about the current photo, and where each of it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QAction, QCursor, QFont, QGuiApplication, QKeySequence

from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, Origin
from gallery_app.ui.flat_text import READING_KEYS, SCROLL_KEYS, FlatText, Ink, Paragraph
from gallery_app.ui.texts import displayable, modified_text, translated, visible_name

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from gallery_app.model.gallery import Photo, PhotoFacts

LABEL_SIZE = 12
VALUE_SIZE = 13
MEGAPIXEL = 1_000_000
PROMINENT = "instructions"  # an embargo, "mandatory credit": stands before everything else


@dataclass(frozen=True, slots=True)
class Row:
    """One detail: what it is called, what it says, and where that came from."""

    label: str
    value: str
    origin: str = ""
    prominent: bool = False


class DetailsView(FlatText):
    """Shows rows of label and value; values can be selected and copied one by one."""

    own_keys = READING_KEYS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._value_lines: dict[int, str] = {}  # block number -> the value that stands in it
        self.setAccessibleName(self.tr("Details"))
        # The caret is how the keyboard tells which row is meant.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show_photo(self, photo: Photo, facts: PhotoFacts | None, languages: tuple[str, ...] = ()) -> None:
        """Show what the file tells, as far as it is known, and every word about ``photo``."""
        self._rows = rows_of(photo, facts, languages)
        paragraphs: list[Paragraph] = []
        self._value_lines = {}
        block = 0
        for number, row in enumerate(self._rows):
            paragraphs += _paragraphs(row, first=number == 0)
            lines = displayable(row.value).count("\n") + 1
            self._value_lines.update(dict.fromkeys(range(block, block + 1 + lines), row.value))
            block += 1 + lines
        self.set_paragraphs(paragraphs)

    def takes(self, event: QKeyEvent) -> bool:
        """Keep the keys that move the caret and select, too."""
        shift = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.NoModifier
        return super().takes(event) or (shift and event.key() in SCROLL_KEYS)

    def copy_value(self) -> None:
        """Copy the value of the row that the text cursor is in."""
        value = self._value_lines.get(self.textCursor().blockNumber())
        if value is not None:
            QGuiApplication.clipboard().setText(value)

    def context_menu(self) -> QMenu:
        """Return the menu of the row under the pointer."""
        menu = super().context_menu()
        place = self.cursorForPosition(self.viewport().mapFromGlobal(QCursor.pos()))
        value = self._value_lines.get(place.blockNumber())
        if value is not None:
            copy = QAction(self.tr("Copy value"), menu)
            copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(value))
            menu.insertAction(menu.actions()[0], copy)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  — Qt's name
        """Copy the selection, or the row's value where nothing is selected."""
        if event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            self.copy_value()
        else:
            super().keyPressEvent(event)


def rows_of(photo: Photo, facts: PhotoFacts | None, languages: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """Return the rows of ``photo``: instructions, the file, then every field that says something."""
    words = _word_rows(photo, languages)
    rows = [row for row in words if row.prominent]
    rows += _file_rows(photo, facts)
    rows += [row for row in words if not row.prominent]
    return tuple(rows)


def _file_rows(photo: Photo, facts: PhotoFacts | None) -> list[Row]:
    tr = QCoreApplication.translate
    rows = [Row(tr("DetailsView", "File"), visible_name(photo.file))]
    if photo.reason is not None:
        rows.append(Row(tr("DetailsView", "Problem"), translated(photo.reason)))
    if facts is None:
        return rows
    locale = QLocale()
    size = f"{facts.width} × {facts.height}"
    megapixels = locale.toString(facts.width * facts.height / MEGAPIXEL, "f", 1)
    pixels = tr("DetailsView", "{size} pixels, {number} megapixels")
    if facts.damaged is not None:
        rows.append(Row(tr("DetailsView", "Damage"), translated(facts.damaged)))
    return [
        *rows,
        Row(tr("DetailsView", "Format"), _format_text(facts)),
        Row(tr("DetailsView", "Dimensions"), pixels.replace("{size}", size).replace("{number}", megapixels)),
        Row(tr("DetailsView", "File size"), _size_text(facts.file_size)),
        Row(tr("DetailsView", "File modified"), modified_text(facts.modified)),
    ]


def _format_text(facts: PhotoFacts) -> str:
    if not facts.animated:
        return facts.format
    return QCoreApplication.translate("DetailsView", "{format}, animation").replace("{format}", facts.format)


def _size_text(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _word_rows(photo: Photo, languages: tuple[str, ...]) -> list[Row]:
    origins = dict(photo.origins)
    rows = []
    for field in FIELDS:
        value = _value_text(getattr(photo.words, field.name), languages)
        if value.strip():
            label = QCoreApplication.translate("Field", field.label)
            origin = origins.get(field.name)
            rows.append(Row(label, value, _origin_text(origin), prominent=field.name == PROMINENT))
    return rows


def _value_text(value: object, languages: tuple[str, ...]) -> str:
    match value:
        case None:
            return ""
        case LocalizedText():
            return value.pick(*languages)
        case Credit():
            return value.line
        case RightsLink():
            return f"{value.label}\n{value.url}" if value.url else value.label
        case tuple():
            parts = [_value_text(part, languages) for part in value]
            return ("\n" if any("\n" in part for part in parts) else ", ").join(parts)
        case _:
            return str(value)


def _origin_text(origin: Origin | None) -> str:
    tr = QCoreApplication.translate
    match origin:
        case None:
            return ""
        case Origin.MANIFEST:
            return tr("DetailsView", "manifest")
        case Origin.TEXT:
            return tr("DetailsView", "article text")
        case Origin.SIDECAR:
            return tr("DetailsView", "sidecar file")
        case Origin.GUESS:
            return tr("DetailsView", "guess")
        case _:
            return str(origin.value).upper()


def _paragraphs(row: Row, *, first: bool) -> list[Paragraph]:
    label_ink = Ink.ACCENT if row.prominent else Ink.TERTIARY
    weight = QFont.Weight.DemiBold if row.prominent else QFont.Weight.Normal
    return [
        Paragraph(
            row.label,
            LABEL_SIZE,
            label_ink,
            weight=weight,
            line_height=1.4,
            before=0 if first else 11,
            tail=row.origin,
        ),
        Paragraph(row.value, VALUE_SIZE, weight=weight, line_height=1.4),
    ]
