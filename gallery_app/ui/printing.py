"""A photo on paper: as large as the page allows, its caption and credit whole below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QImage, QPageLayout, QPainter, QTextLayout, QTextOption
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QToolBar

from gallery_app.loader.answers import Picture, Priority
from gallery_app.ui.clipboard import in_srgb, words_of
from gallery_app.ui.clusters import with_few_marks
from gallery_app.ui.images import image_of
from gallery_app.ui.texts import visible_name
from gallery_app.ui.theme import interface_font, serif_font
from gallery_app.ui.typesetting import wrapping_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QFont, QTextLine

    from gallery_app.exports.figure import FigureWords
    from gallery_app.loader.answers import DecodeAnswer
    from gallery_app.loader.pool import LoaderPool
    from gallery_app.model.gallery import Photo
    from gallery_app.ui.main_window import MainWindow

LARGEST_SIDE: Final = 3_600  # pixels: 300 to the inch on A4 and Letter
CAPTION_POINTS, CREDIT_POINTS = 11.0, 9.0
MARGIN_MM: Final = 12.0
WINDOW_SHARE: Final = 0.95  # of the window, for the preview
ICON_SIDE: Final = 18  # logical pixels
GAP_POINTS: Final = 10.0  # between the photo and its words
PARAGRAPH_POINTS: Final = 4.0  # between caption and credit, and the caption's paragraphs
LEAST_PHOTO: Final = 0.5  # of the page's height; longer captions go on on the next page
_POINTS_PER_INCH: Final = 72.0
_INK, _PALE_INK = QColor("#111111"), QColor("#555555")


class Printing(QObject):
    """Gets the photo in print's size and shows the page before it is printed."""

    def __init__(self, window: MainWindow, photo: Photo, screen_profile: Callable[[], bytes | None]) -> None:
        super().__init__(window)
        self._window, self._photo = window, photo
        self._words = words_of(photo, window.words.languages)
        self._screen_profile = screen_profile
        self._image = QImage()

    def start(self, pool: LoaderPool) -> None:
        """Have the photo decoded; the page comes with it."""
        self._window.view.show_notice(self.tr("The page is being prepared"))
        box = (LARGEST_SIDE, LARGEST_SIDE)
        pool.decode(self._photo.file, box, Priority.CURRENT, self._take)

    def _take(self, answer: DecodeAnswer) -> None:
        known = self._window.photos.any_size(self._photo.file)
        if isinstance(answer, Picture):
            self._image = in_srgb(image_of(answer), self._screen_profile())
        elif known is not None:
            self._image = in_srgb(known.image, self._screen_profile())
        else:
            self._window.view.show_notice(self.tr("There is no picture to print"))
            self.deleteLater()
            return
        self._preview()

    def _preview(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        wide = self._image.width() > self._image.height()
        printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        )
        margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
        printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        printer.setDocName(visible_name(self._photo.name))
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Print the photo"))
        dialog.resize(self._window.size() * WINDOW_SHARE)
        for bar in dialog.findChildren(QToolBar):  # in a small window, all of it has room then
            bar.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        dialog.paintRequested.connect(self._paint)
        dialog.finished.connect(self.deleteLater)
        self._printer = printer  # the dialog does not keep it
        dialog.open()

    @Slot(QPrinter)
    def _paint(self, printer: QPrinter) -> None:
        painter = QPainter(printer)
        page = QRectF(QPointF(), printer.pageRect(QPrinter.Unit.DevicePixel).size())
        paint_pages(painter, page, printer.resolution(), self._image, self._words, printer.newPage)
        painter.end()


class _Line(NamedTuple):
    layout: QTextLayout  # keeps the line alive
    line: QTextLine
    colour: QColor
    above: float = 0.0  # the space before it, unless a page begins


def paint_pages(
    painter: QPainter,
    page: QRectF,
    resolution: int,
    image: QImage,
    words: FigureWords,
    new_page: Callable[[], object],
) -> None:
    """Paint a photo with its words on a page of ``resolution`` dots to the inch, and on further ones.

    ``new_page`` is called where the words go on on the next page.
    """
    lines = list(_lines(words, page.width(), resolution))
    gap = GAP_POINTS * resolution / _POINTS_PER_INCH if lines else 0.0
    text = sum(each.above + each.line.height() for each in lines)
    room = max(page.height() * LEAST_PHOTO, page.height() - text - gap)
    photo = _fitted(image, QRectF(page.left(), page.top(), page.width(), room))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(photo, image)
    left = page.left() + _shift(lines, photo, page, right_to_left=words.right_to_left)
    y = photo.bottom() + 1 + gap
    for each in lines:
        y += each.above
        if y + each.line.height() > page.bottom() + 0.5:
            new_page()
            y = page.top()
        painter.setPen(each.colour)
        each.line.draw(painter, QPointF(left, y - each.line.y()))
        y += each.line.height()


def _shift(lines: Sequence[_Line], photo: QRect, page: QRectF, *, right_to_left: bool) -> float:
    """Return how far lines are moved from the page's edge to the photo's, where they are no wider than it."""
    if max((each.line.naturalTextWidth() for each in lines), default=0.0) > photo.width():
        return 0.0
    return photo.right() + 1 - page.right() if right_to_left else photo.left() - page.left()


def _fitted(image: QImage, room: QRectF) -> QRect:
    """Return where a photo is painted: in the middle, at the top, no larger than there is room."""
    size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    left = room.left() + (room.width() - size.width()) / 2
    return QRect(round(left), round(room.top()), size.width(), size.height())


def _lines(words: FigureWords, width: float, resolution: int) -> Iterable[_Line]:
    direction = Qt.LayoutDirection.RightToLeft if words.right_to_left else Qt.LayoutDirection.LeftToRight
    caption, credit = serif_font(16), interface_font(13)
    above = 0.0
    for text, font, points, colour in (
        (words.caption, caption, CAPTION_POINTS, _INK),
        (words.credit, credit, CREDIT_POINTS, _PALE_INK),
    ):
        for paragraph in text.splitlines():
            wrapped = _wrapped(paragraph, _sized(font, points, resolution), width, direction, colour)
            yield from (line._replace(above=0.0 if at else above) for at, line in enumerate(wrapped))
            above = PARAGRAPH_POINTS * resolution / _POINTS_PER_INCH


def _sized(font: QFont, points: float, resolution: int) -> QFont:
    font.setPixelSize(max(1, round(points * resolution / _POINTS_PER_INCH)))
    return font


def _wrapped(
    text: str, font: QFont, width: float, direction: Qt.LayoutDirection, colour: QColor
) -> Iterable[_Line]:
    layout = QTextLayout(with_few_marks(text), font)
    option = QTextOption()
    option.setWrapMode(wrapping_of((text,)))
    option.setTextDirection(direction)
    if direction is Qt.LayoutDirection.RightToLeft:
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, y))
        y += line.height()
        lines.append(line)
    layout.endLayout()
    return [_Line(layout, line, colour) for line in lines]
