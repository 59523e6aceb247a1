"""Everything known about a photo as rows to read: what each is called, says, and where that came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from gallery_app.model.credit import Credit, RightsLink
from gallery_app.model.metadata import CAMERA_FACTS, FLASH_FIRED
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import FIELDS, Location, Origin
from gallery_app.ui.directions import filled, listed
from gallery_app.ui.iptc_terms import ai_notice, data_mining_name, rating_name, source_type_name
from gallery_app.ui.texts import joined_sentences, modified_text, time_text, translated, visible_name

if TYPE_CHECKING:
    from gallery_app.model.gallery import Photo, PhotoFacts
    from gallery_app.model.words import Field

MEGAPIXEL: Final = 1_000_000
LARGEST_SIZE: Final = 2**63 - 1  # bytes that Qt can count
LONGEST_OTHER: Final = 4_000  # characters of a value that lost: no block of IPTC holds as many
LONG_LIST: Final = 1_000  # parts; of more each has a line, so that they are set a slice at a time
PROMINENT: Final = "instructions"  # an embargo, "mandatory credit": stands before everything else


@dataclass(frozen=True, slots=True)
class OtherRow:
    """What another source says of the same: it lost."""

    value: str
    origin: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One detail: what it is called, what it says, and where that came from.

    ``field`` is the name of the field that it shows, empty for what the file itself tells.  ``note`` is what
    stands behind the value: a date as it was written, the address of a term.  ``begins``: whether something
    else begins here.
    """

    label: str
    value: str
    origin: str = ""
    prominent: bool = False
    field: str = ""
    note: str = ""
    others: tuple[OtherRow, ...] = ()
    icon: str = ""
    begins: bool = False
    language: str | None = None

    @property
    def line(self) -> str:
        """Label and value, fit to be copied."""
        return f"{self.label}: {self.value}"

    @property
    def words(self) -> str:
        """Everything that the row says, a line for each part."""
        others = (f"{other.origin} {other.value}" for other in self.others)
        return "\n".join((f"{self.label} {self.origin}", self.value, self.note, *others))


def rows_of(photo: Photo, facts: PhotoFacts | None, languages: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """Return the rows of ``photo``: what nobody may miss, the file, the camera, then every field."""
    words = _word_rows(photo, languages)
    rows = [row for row in words if row.prominent]
    notice = ai_notice(photo.words)
    if notice:
        label = QCoreApplication.translate("DetailRows", "Origin of the picture")
        rows.append(Row(label, notice, prominent=True, icon="ai"))
    for group in (
        _file_rows(photo, facts),
        _camera_rows(photo),
        [row for row in words if not row.prominent],
    ):
        rows += _with_beginning(group) if rows else group
    return tuple(rows)


def _with_beginning(rows: list[Row]) -> list[Row]:
    return [replace(row, begins=number == 0) for number, row in enumerate(rows)]


def _file_rows(photo: Photo, facts: PhotoFacts | None) -> list[Row]:
    tr = QCoreApplication.translate
    rows = [Row(tr("DetailRows", "File"), visible_name(photo.file))]
    if photo.reason is not None:
        rows.append(Row(tr("DetailRows", "Problem"), joined_sentences([translated(photo.reason)])))
    if facts is None:
        return rows + _size_rows(photo)
    locale = QLocale()
    size = f"{facts.width} × {facts.height}"
    megapixels = locale.toString(facts.width * facts.height / MEGAPIXEL, "f", 1)
    pixels = tr("DetailRows", "{size} pixels, {number} megapixels")
    if facts.damaged is not None:
        rows.append(Row(tr("DetailRows", "Damage"), joined_sentences([translated(facts.damaged)])))
    return [
        *rows,
        Row(tr("DetailRows", "Format"), _format_text(facts)),
        Row(tr("DetailRows", "Dimensions"), pixels.replace("{size}", size).replace("{number}", megapixels)),
        *_file_times(facts.file_size, facts.modified),
    ]


def _size_rows(photo: Photo) -> list[Row]:
    """Return what is known of a file whose picture has not been seen."""
    found = photo.metadata
    return _file_times(found.size, found.modified) if found is not None and found.size else []


def _file_times(size: int, modified: float) -> list[Row]:
    size = min(size, LARGEST_SIZE)
    written = QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return [
        Row(QCoreApplication.translate("DetailRows", "File size"), written),
        Row(QCoreApplication.translate("DetailRows", "File modified"), modified_text(modified)),
    ]


def _format_text(facts: PhotoFacts) -> str:
    if not facts.animated:
        return facts.format
    return QCoreApplication.translate("DetailRows", "{format}, animation").replace("{format}", facts.format)


def _camera_rows(photo: Photo) -> list[Row]:
    if photo.metadata is None:
        return []
    labels = {kind.name: kind.label for kind in CAMERA_FACTS}
    origin = _origin_text(Origin.EXIF)
    fired = QCoreApplication.translate("DetailRows", "fired")
    return [
        Row(
            QCoreApplication.translate("CameraField", labels[fact.name]),
            fired if (fact.name, fact.value) == ("flash", FLASH_FIRED) else fact.value,
            origin,
        )
        for fact in photo.metadata.camera
        if fact.name in labels
    ]


def _word_rows(photo: Photo, languages: tuple[str, ...]) -> list[Row]:
    rows = []
    for field in FIELDS:
        row = _word_row(photo, field, languages)
        if row is not None:
            rows.append(row)
    return rows


def _word_row(photo: Photo, field: Field, languages: tuple[str, ...]) -> Row | None:
    value = getattr(photo.words, field.name)
    shown, note = _shown(field.name, value, languages)
    others = tuple(
        OtherRow(
            _shortened(_shown(field.name, other.value, languages)[0]),
            _origin_text(other.origin),
            _language(other.value, languages),
        )
        for other in photo.others
        if other.field == field.name
    )
    others = tuple(other for other in others if other.value.strip() and other.value != shown)
    if not shown.strip() and not others:
        return None
    return Row(
        QCoreApplication.translate("Field", field.label),
        shown.strip() or QCoreApplication.translate("DetailRows", "(left empty on purpose)"),
        _origin_text(dict(photo.origins).get(field.name)),
        prominent=field.name == PROMINENT,
        field=field.name,
        note=note,
        others=others,
        icon="warning" if field.name == PROMINENT else "",
        language=_language(value, languages),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_OTHER else text[:LONGEST_OTHER].rstrip() + "…"


def _shown(name: str, value: object, languages: tuple[str, ...]) -> tuple[str, str]:
    """Return a value as it is read, and what stands behind it where that is something else."""
    written = _value_text(value, languages)
    match name, value:
        case "date_created", str():
            shown = time_text(value)
        case "digital_source_type", str():
            shown = source_type_name(value)
        case "data_mining", str():
            shown = data_mining_name(value)
        case "rating", str():
            return rating_name(value), ""
        case "credit", Credit():
            return written, _parties_text(value)
        case _:
            return written, ""
    return shown, written if shown != written.strip() else ""


def _value_text(value: object, languages: tuple[str, ...]) -> str:
    match value:
        case None:
            return ""
        case LocalizedText():
            return value.pick(*languages)
        case Credit():
            return value.line
        case RightsLink():
            return f"{value.label}\n{value.url}".strip() if value.url else value.label
        case tuple():
            return _list_text(value, languages)
        case _:
            return str(value)


def _list_text(values: tuple[object, ...], languages: tuple[str, ...]) -> str:
    parts = [text for text in (_value_text(value, languages).strip() for value in values) if text]
    is_long = len(parts) > LONG_LIST
    if is_long or any("\n" in part for part in parts) or any(isinstance(value, Location) for value in values):
        return "\n".join(parts)
    return listed(parts)


def _parties_text(credit: Credit) -> str:
    """Return of each party what the credit line does not tell: its role, its address."""
    lines = []
    for party in credit.parties:
        told = party.name
        if party.role:
            told = filled(
                QCoreApplication.translate("DetailRows", "{name}: {role}"), name=party.name, role=party.role
            )
        if party.role or party.url:
            lines += [told, party.url] if party.url else [told]
    return "\n".join(lines)


def _language(value: object, languages: tuple[str, ...]) -> str | None:
    return value.language(*languages) if isinstance(value, LocalizedText) else None


def _origin_text(origin: Origin | None) -> str:
    tr = QCoreApplication.translate
    match origin:
        case None:
            return ""
        case Origin.MANIFEST:
            return tr("DetailRows", "manifest")
        case Origin.TEXT:
            return tr("DetailRows", "article text")
        case Origin.SIDECAR:
            return tr("DetailRows", "sidecar file")
        case Origin.GUESS:
            return tr("DetailRows", "guess")
        case _:
            return str(origin.value).upper()
