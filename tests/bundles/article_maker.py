"""Articles saved as text, made in the tests: the usual form and its variants."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from typing import Self

NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class SavedPhoto:
    """One photo as a page had it.  ``parties`` are those of its credit, none for a photo without one."""

    caption: str
    parties: tuple[str, ...] = ("Example Press", "Ann Author")
    alt: str | None = None  # the caption where it is None


@dataclass(frozen=True)
class SavedArticle:
    """A page saved as text; ``text()`` is what a browser would have copied."""

    photos: tuple[SavedPhoto, ...]
    headline: str = "Spring comes to the harbour"
    publisher: str = "Example Press"
    section: str = "Culture"
    stamp: str = "2023-03-09"
    dateline: str = "08:05 GMT 09.03.2023"
    lead: str = "The first boats of the year have left the harbour of Anville."
    paragraphs: tuple[str, ...] = ("They came home in the evening.", "See them in our gallery:")
    link: str = "Go to the mediabank"
    mark: str = "© "
    has_head: bool = True
    has_ahead: bool = True
    is_glued: bool = False
    is_glued_behind: bool = False
    titled_alts: bool = False
    counter: str = "{number}/{total}"
    total: int | None = None
    numbers: tuple[int, ...] | None = None
    tail: str = ""
    blank: str = ""
    has_captions_behind: bool = True
    changes: tuple[tuple[str, str], ...] = field(default=())

    def changed(self, **values: object) -> Self:
        return replace(self, **values)

    def with_text(self, old: str, new: str) -> Self:
        """The same text with one passage written differently."""
        return replace(self, changes=(*self.changes, (old, new)))

    def text(self) -> str:
        lines = [*(self._head() if self.has_head else ()), *self._body()]
        total = self.total or len(self.photos)
        numbers = self.numbers or tuple(range(1, len(self.photos) + 1))
        for number, photo in zip(numbers, self.photos, strict=True):
            counter = self.counter.replace("{number}", str(number)).replace("{total}", str(total))
            lines += [*(self._ahead(photo) if self.has_ahead else ()), counter, *self._behind(photo)]
        text = "\n".join(line or self.blank for line in lines) + "\n" + self.tail
        for old, new in self.changes:
            assert old in text
            text = text.replace(old, new)
        return text

    def _head(self) -> list[str]:
        stamp = [f" date {self.stamp} {self.section}".rstrip()] if self.stamp else []
        squashed = "".join(self.paragraphs)
        title = self.headline
        return [*stamp, title, title, self.publisher, "What the page says of itself.", squashed, title, ""]

    def _body(self) -> list[str]:
        dateline = [self.dateline] if self.dateline else []
        return [*dateline, *([self.lead] if self.lead else []), *self.paragraphs]

    def _credit(self, photo: SavedPhoto) -> str:
        return self.mark + " / ".join(photo.parties) if photo.parties else ""

    def _ahead(self, photo: SavedPhoto) -> list[str]:
        credit = self._credit(photo)
        if credit and self.link:
            credit += f"{NO_BREAK}/{NO_BREAK}{self.link}"
        alt = photo.caption if photo.alt is None else photo.alt
        if self.titled_alts:
            alt = self.headline
        alt_line = escape(alt, quote=True) + f" - {self.publisher}" if alt else ""
        if self.is_glued:
            return [credit + photo.caption, "", alt_line]
        return [*([credit, ""] if credit else []), *([photo.caption, ""] if photo.caption else []), alt_line]

    def _behind(self, photo: SavedPhoto) -> list[str]:
        credit = self._credit(photo)
        link = ["/", self.link] if credit and self.link else []
        caption = photo.caption if self.has_captions_behind else ""
        if self.is_glued_behind:
            return [credit + photo.caption, "", caption, ""]
        return [*([credit, *link, ""] if credit else []), *([caption, ""] if caption else [])]


def article(count: int = 3, **values: object) -> SavedArticle:
    """An article with ``count`` photos, "Caption of photo n.", each by another photographer."""
    photos = tuple(
        SavedPhoto(
            f"A boat called “Number {number}” leaves the harbour.", ("Example Press", f"Name {number}")
        )
        for number in range(1, count + 1)
    )
    return SavedArticle(photos).changed(**values)
