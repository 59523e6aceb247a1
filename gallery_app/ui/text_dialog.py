"""New from text: a pasted article on one side, what it comes to on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gallery_app.model.problems import PhotoState, Severity
from gallery_app.ui.card_list import Card, CardList
from gallery_app.ui.failures import failure_message
from gallery_app.ui.flat_text import FlatText, Ink, Paragraph
from gallery_app.ui.messages import ICONS
from gallery_app.ui.plain_button import PlainButton
from gallery_app.ui.text_preview import TextPreview
from gallery_app.ui.texts import (
    count_text,
    joined_line,
    one_line,
    place_text,
    problem_text,
    visible_name,
    when_text,
)
from gallery_app.ui.theme import interface_font
from gallery_app.ui.window_place import give_room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QImage

    from gallery_app.loader.answers import GalleryFailure, OpenRequest
    from gallery_app.model.gallery import Gallery, Photo
    from gallery_app.model.problems import Problem
    from gallery_app.ui.opener import StartLoaders

MOST_CARDS: Final = 200  # photos listed; the gallery itself shows them all
LIST_HEIGHT: Final = 150  # pixels, the least
PROBLEMS_HEIGHT: Final = 190
MOST_PROBLEMS: Final = 100  # listed


class NewFromTextDialog(QDialog):
    """Asks for the text of an article and the folder of its images; the window stays usable meanwhile.

    open_wanted, save_wanted: carry the OpenRequest to open, and to open and save.
    """

    open_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, start_loaders: StartLoaders, folder: str, near: str, parent: QWidget) -> None:
        """Begin with ``folder``, "" for none; choosing one starts ``near``."""
        super().__init__(parent)
        self._folder, self._near = "", near
        self._gallery: Gallery | None = None
        self.preview = TextPreview(start_loaders, self)
        self.setWindowTitle(self.tr("New from text"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_room(self, 980, 680)
        self.text = QPlainTextEdit()
        self.folder_label = QLabel()
        self.folder_button = PlainButton(self.tr("Choose the folder…"))
        self.headline = FlatText()
        self.photos = CardList()
        self.problems = FlatText()
        self.open_button = QPushButton(self.tr("Open"))
        self.save_button = PlainButton(self.tr("Save as gallery"))
        self._lay_out()
        self._connect()
        self.set_folder(folder)
        self.text.setFocus()

    @property
    def folder(self) -> str:
        """The folder with the images, "" while none was chosen."""
        return self._folder

    @property
    def gallery(self) -> Gallery | None:
        """What the text and the folder come to, None while that is not known."""
        return self._gallery

    @Slot(str)
    def set_folder(self, folder: str) -> None:
        """Take the images from ``folder``."""
        self._folder = folder
        self.folder_label.setText(visible_name(folder) if folder else self.tr("No folder chosen yet"))
        self.folder_label.setToolTip("")
        self._change()

    @Slot()
    def choose_folder(self) -> None:
        """Ask for the folder with the images."""
        title = self.tr("The folder with the photos of the article")
        dialog = QFileDialog(self, title, self._folder or self._near)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_folder)
        dialog.open()

    # Laying out

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(self._source_column(), 1)
        columns.addLayout(self._preview_column(), 1)
        cancel = PlainButton(self.tr("Cancel"))
        cancel.clicked.connect(self.close)
        self.open_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for button in (cancel, self.save_button, self.open_button):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 18)
        whole.setSpacing(16)
        whole.addLayout(columns, 1)
        whole.addLayout(buttons)

    def _source_column(self) -> QVBoxLayout:
        label = _heading(self.tr("Text of the article"))
        label.setBuddy(self.text)
        self.text.setProperty("ground", "bar")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(label.text())
        self.text.setPlaceholderText(
            self.tr(
                "Paste the text here, as it was copied from the page: with captions, credits and 1/9, 2/9 …"
            )
        )
        self.folder_label.setTextFormat(Qt.TextFormat.PlainText)
        self.folder_label.setProperty("ink", "secondary")
        self.folder_label.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self.text, 1)
        column.addSpacing(6)
        column.addWidget(_heading(self.tr("Folder with its photos")))
        column.addWidget(self.folder_label)
        column.addWidget(self.folder_button, 0, Qt.AlignmentFlag.AlignLeading)
        return column

    def _preview_column(self) -> QVBoxLayout:
        self.headline.setAccessibleName(self.tr("Article"))
        self.photos.setAccessibleName(self.tr("Photos and their words"))
        self.problems.setAccessibleName(self.tr("Problems"))
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setMinimumHeight(LIST_HEIGHT)
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.photos)
        rows.addStretch(1)
        scrolled.setWidget(holder)
        holder.setAutoFillBackground(False)
        self.problems.setMaximumHeight(PROBLEMS_HEIGHT)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(_heading(self.tr("What it comes to")))
        column.addWidget(self.headline)
        column.addWidget(scrolled, 1)
        column.addWidget(self.problems)
        return column

    def _connect(self) -> None:
        self.text.textChanged.connect(self._change)
        self.folder_button.clicked.connect(self.choose_folder)
        self.preview.done.connect(self._show_gallery)
        self.preview.failed.connect(self._show_failure)
        self.preview.thumbnail_arrived.connect(self._show_thumbnail)
        self.open_button.clicked.connect(self._open)
        self.save_button.clicked.connect(self._save)

    # What it comes to

    @Slot()
    def _change(self) -> None:
        self._set_gallery(None)
        if not self.text.document().isEmpty() and self._folder:
            self.preview.show(plain_text_of(self.text), self._folder)
            return
        waiting = self.tr("The photos appear here with their captions and credits.")
        self._show(waiting, (), ())

    @Slot(object)
    def _show_gallery(self, gallery: Gallery) -> None:
        self._set_gallery(gallery)
        article = gallery.article
        facts = joined_line((article.publisher or "", when_text(article), count_text(len(gallery.photos))))
        cards = [
            self._card(number, photo) for number, photo in enumerate(gallery.photos[:MOST_CARDS], start=1)
        ]
        self._show(facts, cards, gallery.problems, one_line(article.headline))

    @Slot(object)
    def _show_failure(self, failure: GalleryFailure) -> None:
        self._show(failure_message(failure), (), ())

    def _show(
        self, facts: str, cards: Sequence[Card], problems: Sequence[Problem], headline: str = ""
    ) -> None:
        paragraphs = (
            [Paragraph(headline, 16, weight=QFont.Weight.DemiBold, line_height=1.3)] if headline else []
        )
        self.headline.set_paragraphs([*paragraphs, Paragraph(facts, 13, Ink.SECONDARY, line_height=1.4)])
        self.photos.setVisible(bool(cards))
        self.photos.show_cards(cards)
        order = list(Severity)
        worst_first = sorted(problems, key=lambda problem: order.index(problem.severity))[:MOST_PROBLEMS]
        self.problems.set_paragraphs([part for one in worst_first for part in self._told(one)])
        self.problems.setVisible(bool(problems))

    def _told(self, problem: Problem) -> tuple[Paragraph, Paragraph]:
        names = {
            Severity.ERROR: self.tr("Error"),
            Severity.WARNING: self.tr("Warning"),
            Severity.NOTE: self.tr("Note"),
        }
        ink = Ink.SECONDARY if problem.severity is Severity.NOTE else Ink.ACCENT
        head = joined_line((names[problem.severity], place_text(problem)))
        return (
            Paragraph(head, 12, ink, line_height=1.4, before=10, icon=ICONS[problem.severity]),
            Paragraph(problem_text(problem), 13, line_height=1.4),
        )

    def _card(self, number: int, photo: Photo) -> Card:
        words = photo.words
        caption = words.caption.pick() if words.caption is not None else self.tr("no caption")
        is_missing = photo.state is PhotoState.MISSING
        file = self.tr("no image for it") if is_missing else visible_name(photo.file)
        line = joined_line((words.credit.line if words.credit is not None else self.tr("no credit"), file))
        image = self.preview.image(photo.file)
        cover = None if image is None else QPixmap.fromImage(image)
        hint = f"{caption}\n{line}"  # a caption is never cut without a way to read it whole
        return Card(photo.file, f"{number}   {one_line(caption)}", one_line(line), cover, hint)

    @Slot(object, object)
    def _show_thumbnail(self, file: str, image: QImage) -> None:
        self.photos.set_cover(file, QPixmap.fromImage(image))

    def _set_gallery(self, gallery: Gallery | None) -> None:
        self._gallery = gallery
        self.open_button.setEnabled(gallery is not None)
        self.save_button.setEnabled(gallery is not None)

    @Slot()
    def _open(self) -> None:
        request = self._leave()
        if request is not None:
            self.open_wanted.emit(request)

    @Slot()
    def _save(self) -> None:
        request = self._leave()
        if request is not None:
            self.save_wanted.emit(request)

    def _leave(self) -> OpenRequest | None:
        """Close, and return what is to be opened."""
        request = self.preview.wish if self._gallery is not None else None
        if request is not None:
            self.close()
        return request

    # Qt overrides

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  — Qt's name
        """Let the loaders go."""
        self.preview.close()
        super().closeEvent(event)


def plain_text_of(edit: QPlainTextEdit) -> str:
    """Return what stands in a field, no-break spaces included: they tell where a link begins."""
    return edit.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(interface_font(13, QFont.Weight.DemiBold))
    return label
