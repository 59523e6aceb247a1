"""A photo with its words as HTML, for other programs to take: every text escaped, nothing from outside."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from html import escape
from typing import Final

# Programs that take HTML from a clipboard guess its encoding where nobody tells them.
_UTF_8: Final = '<meta charset="utf-8">'


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What stands with a photo that leaves the program, each part fit to be shown as it is.

    ``language`` (BCP 47) and ``right_to_left`` are the caption's; ``alt_language`` is the alt text's.
    """

    caption: str = ""
    credit: str = ""
    alt: str = ""
    language: str | None = None
    alt_language: str | None = None
    right_to_left: bool = False

    def __bool__(self) -> bool:
        return bool(self.caption or self.credit)

    @property
    def line(self) -> str:
        """Caption and credit in one line fit for publication: "Caption. (© Agency / Name)"."""
        caption, credit = " ".join(self.caption.split()), " ".join(self.credit.split())
        if caption and credit:
            return f"{caption} ({credit})"
        return caption or credit


def figure_html(words: FigureWords, jpeg: bytes, size: tuple[int, int]) -> str:
    """Return a figure with the picture in it: JPEG data, ``size`` its width and height in pixels."""
    width, height = size
    data = b64encode(jpeg).decode("ascii")
    language = "" if words.alt_language is None else f' lang="{escape(words.alt_language)}"'
    picture = (
        f'<img src="data:image/jpeg;base64,{data}" alt="{escape(words.alt)}"'
        f' width="{width}" height="{height}"{language}>'
    )
    caption = f"<figcaption{_tongue(words)}>{_inner(words)}</figcaption>" if words else ""
    return f"{_UTF_8}<figure>{picture}{caption}</figure>"


def words_html(words: FigureWords) -> str:
    """Return caption and credit as one paragraph."""
    return f"{_UTF_8}<p{_tongue(words)}>{_inner(words)}</p>"


def _tongue(words: FigureWords) -> str:
    language = "" if words.language is None else f' lang="{escape(words.language)}"'
    return f'{language} dir="{"rtl" if words.right_to_left else "ltr"}"'


def _inner(words: FigureWords) -> str:
    caption = escape(words.caption).replace("\n", "<br>")
    # In isolation: a credit in Latin letters does not turn the caption around it, nor the other way round.
    credit = f"(<bdi>{escape(words.credit)}</bdi>)" if words.caption else escape(words.credit)
    return " ".join(part for part in (caption, credit if words.credit else "") if part)
