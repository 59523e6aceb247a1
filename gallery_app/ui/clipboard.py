"""What other programs are given of a photo: its picture and its words, in every form that they may take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt
from PySide6.QtGui import QColorSpace, QGuiApplication, QImage, QPainter

from gallery_app.exports.figure import FigureWords, figure_html, words_html
from gallery_app.ui.caption_pane import caption_language, caption_of
from gallery_app.ui.credit_pane import credit_lines
from gallery_app.ui.directions import direction_of
from gallery_app.ui.texts import displayable, one_line

if TYPE_CHECKING:
    from gallery_app.model.gallery import Photo
    from gallery_app.ui.photo_cache import Loaded

FIGURE_SIDE: Final = 1_600  # pixels, the longer side of the picture in a figure: enough for print in a column
JPEG_QUALITY: Final = 88


def words_of(photo: Photo, languages: tuple[str, ...] = ()) -> FigureWords:
    """Return the words that leave with a photo, in the first of ``languages`` that it has.

    The instructions ("embargo", "mandatory credit") are for who copies, not for the readers of the copy:
    they are no part of it, and :func:`instructions_of` says them.
    """
    caption = displayable(caption_of(photo, languages)).strip()
    alt, language = photo.words.alt, caption_language(photo, languages)
    return FigureWords(
        caption=caption,
        credit=one_line(next(iter(credit_lines(photo, languages)), "")),
        alt="" if alt is None else one_line(alt.pick(*languages)),
        language=language,
        alt_language=None if alt is None else alt.language(*languages),
        right_to_left=direction_of(caption, language) is Qt.LayoutDirection.RightToLeft,
    )


def instructions_of(photo: Photo) -> str:
    """Return what the agency asks of whoever uses the photo, in one line; empty if nothing."""
    return one_line(photo.words.instructions or "")


def copy_words(words: FigureWords) -> None:
    """Put caption and credit on the clipboard, as text and as HTML."""
    QGuiApplication.clipboard().setMimeData(words_data(words))


def copy_photo(image: QImage, words: FigureWords) -> QMimeData:
    """Put picture and words on the clipboard, each for the programs that take it; return what lies there."""
    data = photo_data(image, words)
    QGuiApplication.clipboard().setMimeData(data)
    return data


def words_data(words: FigureWords) -> QMimeData:
    """Return caption and credit as text and as HTML."""
    data = QMimeData()
    if words:
        data.setText(words.line)
        data.setHtml(words_html(words))
    return data


def photo_data(image: QImage, words: FigureWords) -> QMimeData:
    """Return a picture, the figure of picture and words, and the words as text."""
    data = QMimeData()
    data.setImageData(image)
    small = _no_larger(image, FIGURE_SIDE)
    jpeg = _jpeg(small)
    if jpeg:
        data.setHtml(figure_html(words, jpeg, (small.width(), small.height())))
    if words:
        data.setText(words.line)
    return data


def is_enough(loaded: Loaded) -> bool:
    """Return whether a picture is as large as a figure holds, or as the photo is."""
    image, facts = loaded.image, loaded.facts
    return max(image.width(), image.height()) >= min(FIGURE_SIDE, max(facts.width, facts.height))


def in_srgb(image: QImage, screen_profile: bytes | None) -> QImage:
    """Return a picture made for a screen as other programs expect it: they know nothing of that screen."""
    space = QColorSpace.fromIccProfile(screen_profile) if screen_profile else QColorSpace()
    if not space.isValid():
        return image
    tagged = image.copy()
    tagged.setColorSpace(space)
    return tagged.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))


def _no_larger(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    return image.scaled(
        side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _jpeg(image: QImage) -> bytes:
    if image.hasAlphaChannel():  # JPEG has none: what is seen through is white, as on paper
        ground = QImage(image.size(), QImage.Format.Format_RGB32)
        ground.fill(Qt.GlobalColor.white)
        painter = QPainter(ground)
        painter.drawImage(0, 0, image)
        painter.end()
        image = ground
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", JPEG_QUALITY)  # type: ignore[call-overload]  # the stubs want bytes
    return bytes(buffer.data().data())
