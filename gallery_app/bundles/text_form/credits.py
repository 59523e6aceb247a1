"""Credits in a saved text: which lines are one, and what in them is a party and what a link's label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from gallery_app.model.credit import LINE_SEPARATOR, PARTY_SEPARATOR, Credit, parties_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gallery_app.bundles.text_form.lines import Line

LABEL_LIMIT: Final = 40  # characters of a link's label; what is longer has a caption glued to it
SLASH: Final = "/"  # alone on its line, between the parts of a credit that was set as several

# What stands before the names where there is no ©.
_LABEL: Final = re.compile(
    r"(?:(?:photo|photos|image|picture|credit|photo credit|photo by|foto|fotos|fotograf|fotografía|fotografia"
    r"|bild|crédito|créditos|crédit|crédits|crédit photo|immagine|zdjęcie|фото|фотография|снимок|слика"
    r"|снимка|kuva|fotó|fotoğraf|صورة|写真|照片) ?[:：]|©|\([cс]\)) ?",
    re.IGNORECASE,
)
_SIGNS: Final = ("©", "(c)", "(с)")

# The labels of links to where a photo can be had, behind the parties of a credit.  Others are told by form.
LINK_LABELS: Final = frozenset(
    (
        "go to the mediabank", "go to the media bank", "go to the photo bank", "go to mediabank",
        "перейти в медиабанк", "перейти в фотобанк", "купить фото", "купить фотографию",
        "acceder al contenido multimedia", "ir al banco de imágenes", "comprar foto", "comprar imagen",
        "accéder à la base multimédia", "acheter la photo", "acheter cette photo",
        "acessar o banco de imagens", "comprar a foto", "vai alla banca immagini", "acquista la foto",
        "zur mediendatenbank", "zur bilddatenbank", "zum bildarchiv", "foto kaufen", "bild kaufen",
        "bild lizenzieren", "multimedya bankasına git", "idź do banku zdjęć", "přejít do fotobanky",
        "الانتقال إلى بنك الصور", "buy photo", "buy this photo", "buy image", "buy this image", "buy print",
        "license photo", "license this photo", "license image", "license this image", "licence this photo",
        "licence this image", "get licence", "get license", "order photo", "order this photo",
        "purchase photo", "purchase this photo",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CreditText:
    """One credit or several as they stand, the label of their link apart; ``line`` counts from 1."""

    texts: tuple[str, ...]
    line: int
    label: str = ""

    @property
    def text(self) -> str:
        """The credit line."""
        return LINE_SEPARATOR.join(self.texts)

    @property
    def whole(self) -> str:
        """The credit line with the label behind it."""
        return f"{self.text}{PARTY_SEPARATOR}{self.label}" if self.label else self.text

    @property
    def credit(self) -> Credit:
        """The credit, its parties told apart; what names it as a credit is no party."""
        return Credit.joined(tuple(Credit(text, parties_in(_unlabelled(text))) for text in self.texts))

    def with_more(self, more: CreditText) -> CreditText:
        """Return this credit and a further one of the same photo."""
        fresh = tuple(text for text in more.texts if text not in self.texts)
        return CreditText((*self.texts, *fresh), self.line, self.label or more.label)


def is_credit(text: str) -> bool:
    """Tell whether a line begins as a credit does."""
    return _LABEL.match(text) is not None


def is_only_a_sign(text: str) -> bool:
    """Tell whether a line holds nothing but the sign that names must follow."""
    return text.casefold() in _SIGNS or (is_credit(text) and text.endswith((":", "：")))


class LinkLabels:
    """The labels that stand for links in one text: those of the table, and those that its form tells."""

    def __init__(self, lines: Iterable[Line]) -> None:
        listed = tuple(lines)
        pairs = pairwise(listed)
        behind_slash = {after.text for before, after in pairs if before.text == SLASH}
        self._told = {line.tail for line in listed if is_credit(line.text) and _is_set_apart(line)}
        self._told |= {text for text in behind_slash if _is_phrase(text)}

    def __contains__(self, text: str) -> bool:
        return text in self._told or text.casefold() in LINK_LABELS

    def credit_of(self, lines: Sequence[Line]) -> CreditText:
        """Return the credit that ``lines`` are: the first one, and those that belong to it."""
        text, label = self.split(PARTY_SEPARATOR.join(_elements(lines)))
        return CreditText((text,), lines[0].number, label)

    def split(self, text: str) -> tuple[str, str]:
        """Return a credit without the label at its end, and the label, "" if there is none."""
        parties, separator, last = text.rpartition(PARTY_SEPARATOR)
        if separator and last in self:
            return parties, last
        return text.removesuffix(" /"), ""


def _unlabelled(text: str) -> str:
    found = _LABEL.match(text)
    return text[found.end() :] if found else text


def _is_set_apart(line: Line) -> bool:
    """Tell whether the end of a credit line is a link: set apart in another way than its parties are.

    A publisher may put no-break spaces around every "/": then the last one is a name as the others are.
    """
    before = line.text.removesuffix(line.tail)
    has_other_slash = before.count(PARTY_SEPARATOR.rstrip()) > 1
    return bool(line.tail) and has_other_slash and len(line.tail) <= LABEL_LIMIT


def _is_phrase(text: str) -> bool:
    """Tell whether a text is words rather than a name: a name lost is worse than a label shown as one."""
    words = text.split()
    return len(words) > 1 and len(text) <= LABEL_LIMIT and words[-1][0].islower()


def _elements(lines: Sequence[Line]) -> list[str]:
    """Return the parts of a credit that stand on lines of their own with "/" between them."""
    elements = [""]
    for line in lines:
        text = line.text
        if text == SLASH:
            elements.append("")
        elif text:
            elements[-1] = f"{elements[-1]} {text}".strip()
    return [element for element in elements if element] or [""]
