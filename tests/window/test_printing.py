"""A photo on paper: the photo as large as there is room for, its words whole below it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from viewing import near

from gallery_app.exports.figure import FigureWords
from gallery_app.ui.actions import ActionId
from gallery_app.ui.printing import paint_pages

PAGE = (600, 850)  # dots of A4, at 73 to the inch
SENTENCE = "A fire brigade puts out a fire in the harbour of the old town. "


@pytest.fixture
def printed(qapp):
    """Print on paper that can be looked at: a list of pages."""

    def print_it(words, size=(900, 600), page=PAGE):
        photo = QImage(*size, QImage.Format.Format_RGB32)
        photo.fill(QColor(200, 40, 40))
        pages = []

        def new_page():
            if pages:
                painter.end()
            pages.append(QImage(*page, QImage.Format.Format_RGB32))
            pages[-1].fill(Qt.GlobalColor.white)
            painter.begin(pages[-1])

        painter = QPainter()
        new_page()
        paint_pages(painter, QRectF(0, 0, *page), 73, photo, words, new_page)
        painter.end()
        return pages

    return print_it


def rows_with_ink(page, from_row):
    """Return the rows in which anything dark is printed."""
    return [
        row
        for row in range(from_row, page.height())
        if any(page.pixelColor(x, row).lightness() < 128 for x in range(0, page.width(), 2))
    ]


def test_the_photo_fills_the_width_and_its_words_stand_below(printed):
    (page,) = printed(FigureWords("A caption", "© Agency / Name"))
    assert near(page.pixelColor(2, 2), (200, 40, 40))
    assert near(page.pixelColor(597, 395), (200, 40, 40))
    assert near(page.pixelColor(300, 404), (255, 255, 255))
    assert rows_with_ink(page, 405)


def test_a_tall_photo_leaves_room_for_its_words(printed):
    (page,) = printed(FigureWords("A caption", "© Agency / Name"), size=(400, 1600))
    ink = rows_with_ink(page, 0)
    assert ink[-1] < page.height()
    assert near(page.pixelColor(300, 400), (200, 40, 40))
    assert near(page.pixelColor(300, 845), (255, 255, 255))


def test_without_words_the_photo_has_the_page_to_itself(printed):
    (page,) = printed(FigureWords(), size=(600, 850))
    assert near(page.pixelColor(599, 849), (200, 40, 40))


def test_a_caption_too_long_for_the_page_goes_on_on_the_next(printed):
    one, other, *rest = printed(FigureWords(SENTENCE * 120, "© Agency / Name"), size=(400, 1600))
    assert not rest
    assert near(one.pixelColor(300, 420), (200, 40, 40))  # half the page is the photo's in any case
    assert not near(one.pixelColor(300, 430), (200, 40, 40))
    assert rows_with_ink(other, 0)[0] < 20
    lines = rows_with_ink(other, 0)
    assert any(below - above > 2 for above, below in pairwise(lines))


def test_words_from_right_to_left_begin_at_the_right(printed):
    (page,) = printed(FigureWords("שלום", right_to_left=True))
    row = rows_with_ink(page, 405)[3]
    dark = [x for x in range(600) if page.pixelColor(x, row).lightness() < 128]
    assert min(dark) > 400


def test_ctrl_p_shows_the_page_and_prints_it_into_a_file(viewer, bundle, tmp_path):
    viewer.open(bundle.with_photos(1, size=(1200, 800)))
    viewer.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    viewer.wait(lambda: viewer.window.findChild(QPrintPreviewDialog) is not None)
    dialog = viewer.window.findChild(QPrintPreviewDialog)
    viewer.wait(dialog.isVisible)
    printer = dialog.printer()
    assert printer.docName() == "photo 1.png"
    assert printer.pageLayout().orientation().name == "Landscape"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    dialog.paintRequested.emit(printer)
    pdf = (tmp_path / "page.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"/Width 1200" in pdf
    dialog.close()
    viewer.wait(lambda: viewer.window.findChild(QPrintPreviewDialog) is None)


def test_a_photo_that_cannot_be_shown_is_not_printed(viewer, bundle):
    folder = bundle.with_photos(2)
    (folder / "photo 1.png").write_bytes(b"no photo")
    viewer.start_opening(folder)
    viewer.wait(lambda: viewer.number == 1)
    viewer.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    viewer.wait(lambda: viewer.notice == "There is no picture to print")


def test_a_photo_without_a_file_is_given_to_nobody(viewer, bundle):
    folder = bundle.with_photos(2)
    (folder / "photo 1.png").unlink()
    viewer.start_opening(folder)
    viewer.wait(lambda: viewer.number == 1)
    viewer.window.commands.triggered.emit(ActionId.SHOW_IN_FOLDER)
    viewer.wait(lambda: viewer.notice == "There is no file of this photo")


def test_words_begin_where_the_photo_does_if_they_are_no_wider(printed):
    wide = (900, 600)
    (page,) = printed(FigureWords("A caption"), size=(600, 600), page=wide)
    left = next(x for x in range(wide[0]) if near(page.pixelColor(x, 200), (200, 40, 40)))
    ink = rows_with_ink(page, 560)
    first = min(x for row in ink for x in range(wide[0]) if page.pixelColor(x, row).lightness() < 128)
    assert left > 100
    assert abs(first - left) < 4
    (page,) = printed(FigureWords("A caption. " * 30), size=(600, 600), page=wide)
    ink = rows_with_ink(page, 560)
    assert min(x for row in ink for x in range(wide[0]) if page.pixelColor(x, row).lightness() < 128) < 4
