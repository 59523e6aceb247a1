"""Words to show in the panes: an article, photos of it, and how many pixels are red."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from gallery_app.model.credit import Credit
from gallery_app.model.gallery import Article, Gallery, GalleryKind, Photo, PhotoFacts, PhotoId
from gallery_app.model.text import LocalizedText
from gallery_app.model.words import PhotoWords

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
