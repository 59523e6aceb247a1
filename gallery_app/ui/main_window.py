"""One window: lays out its parts and connects them; decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gallery_app.model.navigation import Direction
from gallery_app.ui.actions import ActionId
from gallery_app.ui.address_hint import AddressHint
from gallery_app.ui.choices_view import ChoicesView
from gallery_app.ui.commands import Commands
from gallery_app.ui.gallery_list_model import GalleryListModel
from gallery_app.ui.go_to import GoToDialog, NumberEntry
from gallery_app.ui.headline_bar import HeadlineBar
from gallery_app.ui.icons import icon
from gallery_app.ui.keyboard import combination_by_place
from gallery_app.ui.keys_overlay import KeysOverlay
from gallery_app.ui.messages import MessageBar
from gallery_app.ui.opener import GalleryOpener
from gallery_app.ui.photo_loader import PhotoLoader
from gallery_app.ui.photo_view import PhotoView
from gallery_app.ui.presenter import Presenter
from gallery_app.ui.screen_awake import ScreenAwake
from gallery_app.ui.session import Session
from gallery_app.ui.side_panel import SidePanel
from gallery_app.ui.slideshow import Slideshow
from gallery_app.ui.theme import DARK
from gallery_app.ui.thumbnail_loader import ThumbnailLoader
from gallery_app.ui.thumbnail_strip import ThumbnailStrip
from gallery_app.ui.viewer_page import ViewerPage
from gallery_app.ui.welcome import WelcomePage
from gallery_app.ui.window_modes import WindowModes
from gallery_app.ui.words_on_show import WordsOnShow

if TYPE_CHECKING:
    from gallery_app.ui.opener import OpensGalleries, StartLoaders
    from gallery_app.ui.theme import Theme

# The buttons at the right of the headline bar, each with its icon.
BAR_BUTTONS = (ActionId.STORY, ActionId.PANEL, ActionId.PLAY, ActionId.FULL_SCREEN)


class MainWindow(QMainWindow):
    """The window of one gallery, or of none yet."""

    paths_dropped = Signal(object)  # tuple[str, ...]
    closed = Signal()

    def __init__(self, theme: Theme, start_loaders: StartLoaders, seconds: float) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumSize(360, 280)
        self._theme = theme
        self.galleries: OpensGalleries | None = None  # what opens galleries here; set by who made it
        self.session = Session(self)
        self.view = PhotoView(theme)
        self.panel = SidePanel()
        self.list_model = GalleryListModel(self)
        self.strip = ThumbnailStrip(self.list_model, theme)
        self.bar = HeadlineBar()
        self.messages = MessageBar()
        self.welcome = WelcomePage()
        self.choices = ChoicesView()
        self.photos = PhotoLoader(self.session, self)
        self.thumbnails = ThumbnailLoader(self.session, self)
        self.opener = GalleryOpener(self.session, self.photos, self.thumbnails, start_loaders, self)
        self.presenter = Presenter(self.session, self.photos, self.thumbnails, self.view, self)
        self.slideshow = Slideshow(self.session, self.presenter, seconds, self)
        self.page = ViewerPage(self.view, self.panel, self.strip)
        self.words = WordsOnShow(
            self.session, self.presenter, self.bar, self.view, self.panel, self.strip, self.page.overlay, self
        )
        self.modes = WindowModes(self, self.session, self.page, self.view, self.slideshow, ScreenAwake)
        self.number_entry = NumberEntry(self.session, self.view, self)
        self.commands = Commands(self)
        self.menu: QMenu = self.commands.menu(self)
        self.pages = QStackedWidget()
        for page in (self.welcome, self.choices, self.page):
            self.pages.addWidget(page)
        self._stack_up()
        self.keys_overlay = KeysOverlay(self, theme)
        self.address_hint = AddressHint(self)
        self._dress_buttons()
        self._connect()
        self._follow_context()
        self._show_title("")

    def set_theme(self, theme: Theme) -> None:
        """Take on a theme's colours in every part that paints itself."""
        self._theme = theme
        self.view.set_theme(DARK if self.slideshow.running else theme)
        self.strip.set_theme(theme)
        self.keys_overlay.set_theme(theme)
        self._dress_buttons()

    def set_text_scale(self, scale: float) -> None:
        """Set everything that is read larger or smaller, 1.0 being as designed."""
        self.panel.set_text_scale(scale)
        self.page.set_text_scale(scale)

    def set_reduce_motion(self, reduce: bool) -> None:
        """Let things change at once instead of gliding."""
        self.view.set_reduce_motion(reduce)
        self.strip.set_reduce_motion(reduce)
        self.page.set_reduce_motion(reduce)

    def start_show_when_open(self, *, full_screen: bool) -> None:
        """Start the slideshow as soon as there is a gallery."""

        def start() -> None:
            self.opener.head_arrived.disconnect(start)
            if full_screen:
                self.modes.start_show(from_start=False)
            else:
                self.slideshow.play()

        self.opener.head_arrived.connect(start)

    @property
    def is_at_rest(self) -> bool:
        """Whether everything there is to see of the gallery has arrived: photo, words and strip."""
        if self.pages.currentWidget() is not self.page or self.session.count == 0:
            return True
        photo_there = self.presenter.index == self.session.index and self.presenter.has_picture
        strip_there = not self.strip.isVisible() or self.thumbnails.has_all(*self.strip.visible_rows())
        return photo_there and self.view.is_at_rest and strip_there

    def show_page(self, page: QWidget) -> None:
        """Bring one of the window's pages to the front."""
        self.pages.setCurrentWidget(page)
        (self.view if page is self.page else page).setFocus()
        self._follow_context()

    def _stack_up(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(whole)

    def _dress_buttons(self) -> None:
        for action_id in (*BAR_BUTTONS, ActionId.MENU):
            spec_icon = self.commands.icon_name(action_id)
            self.commands[action_id].setIcon(icon(spec_icon, self._theme.secondary))

    def _connect(self) -> None:
        session, strip, view = self.session, self.strip, self.view
        session.gallery_changed.connect(self._show_gallery)
        session.photos_added.connect(self._add_rows)
        session.end_reached.connect(self._say_end)
        view.step_requested.connect(session.step)
        view.chevron_clicked.connect(session.step)
        strip.step_requested.connect(session.step)
        strip.photo_activated.connect(session.go_to)
        strip.visible_changed.connect(self.thumbnails.show_range)
        self.thumbnails.arrived.connect(self.list_model.set_thumbnail)
        self.thumbnails.refused.connect(self.list_model.refuse)
        self.thumbnails.dropped.connect(self.list_model.drop_thumbnail)
        self.page.box_changed.connect(self._set_box)
        self.words.title_changed.connect(self._show_title)
        self.slideshow.state_changed.connect(self._follow_context)
        self.modes.changed.connect(self._follow_context)
        self.presenter.changing.connect(self.modes.begin_crossfade)
        self.number_entry.chosen.connect(session.go_to)
        for action_id in BAR_BUTTONS:
            self.bar.add_action_button(self.commands[action_id])
        self.bar.menu_requested.connect(self.open_menu)

    @Slot()
    def _show_gallery(self) -> None:
        self.presenter.clear()
        gallery = self.session.gallery
        self.list_model.set_photos(gallery.photos if gallery is not None else ())
        if gallery is None:
            self.view.show_nothing()
        else:
            self.show_page(self.page)
        self._follow_context()

    @Slot(int)
    def _add_rows(self, first: int) -> None:
        gallery = self.session.gallery
        if gallery is not None:
            self.list_model.append_photos(gallery.photos[first:])

    @Slot(int, int)
    def _set_box(self, width: int, height: int) -> None:
        self.photos.set_box((width, height))

    @Slot(object)
    def _say_end(self, direction: object) -> None:
        forward = direction is Direction.FORWARD
        self.view.show_notice(self.tr("Last photo") if forward else self.tr("First photo"))

    @Slot(str)
    def _show_title(self, headline: str) -> None:
        self.setWindowTitle(f"{headline} — Gallery" if headline else "Gallery")

    @Slot()
    def _follow_context(self) -> None:
        has_gallery = self.session.gallery is not None and self.pages.currentWidget() is self.page
        self.commands.set_context(gallery=has_gallery, playing=self.slideshow.running)
        self.bar.setVisible(has_gallery and not self.modes.full_screen)
        arrangement = self.page.arrangement
        for action_id, on in (
            (ActionId.FULL_SCREEN, self.modes.full_screen),
            (ActionId.STRIP, arrangement.strip),
            (ActionId.PANEL, self.page.panel_shown),
            (ActionId.PLAY, self.slideshow.playing),
            (ActionId.SORT_BY_DATE, self.galleries is not None and self.galleries.by_date),
        ):
            self.commands[action_id].setChecked(on)
        playing = self.slideshow.playing
        self.commands[ActionId.PLAY].setIcon(icon("pause" if playing else "play", self._theme.secondary))
        self.view.set_chevrons_enabled(not self.slideshow.playing)
        self.view.set_theme(DARK if self.slideshow.running else self._theme)  # a show is always dark

    @Slot()
    def open_menu(self) -> None:
        """Open the menu below its button."""
        self.menu.popup(
            self.mapToGlobal(self.bar.menu_corner() if self.bar.isVisible() else self.rect().topLeft())
        )

    @Slot()
    def show_keys(self) -> None:
        """Cover the window with the list of keys."""
        self.keys_overlay.open()

    @Slot()
    def ask_where_to_go(self) -> None:
        """Ask for a photo's number or words."""
        dialog = GoToDialog(self.session, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.session.go_to)
        dialog.open()

    @Slot()
    def focus_next_area(self) -> None:
        """Give the keyboard to the next part: strip, photo, words."""
        areas = [area for area in (self.view, self.panel, self.strip) if area.isVisible()]
        focused = self.focusWidget()
        now = next(
            (at for at, area in enumerate(areas) if focused is not None and _within(focused, area)), -1
        )
        if areas:
            self._focus(areas[(now + 1) % len(areas)])

    def _focus(self, area: QWidget) -> None:
        target: QWidget = self.panel.tabs if area is self.panel else area
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take what no shortcut took: digits, Enter, Esc, and letters of other alphabets."""
        self.modes.notice_input()
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif not self._enter_number(event):
            by_place = combination_by_place(event.nativeScanCode(), event.text(), event.modifiers())
            if by_place is None or not self.commands.trigger_key(by_place):
                super().keyPressEvent(event)

    def _enter_number(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self.number_entry.accept()
        return self._is_digit(event) and self.number_entry.type(event.text())

    @staticmethod
    def _is_digit(event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        return event.text() in set("0123456789") and not plain

    def _escape(self) -> None:
        if not (self.number_entry.cancel() or self.panel.clear_selection() or self.modes.escape()):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Let "0" be a digit while a number is being typed, and the fit command otherwise."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.number_entry.active and event.text() == "0":
                event.accept()
                return True
            self.modes.notice_input()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a window manager that ends full screen on its own."""
        super().changeEvent(event)
        self.modes.leave_by_window(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the pointer again when it moves."""
        self.modes.notice_input()
        super().mouseMoveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.welcome.set_drop_active(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Stop offering the place for the drop."""
        self.welcome.set_drop_active(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which files were dropped."""
        self.welcome.set_drop_active(False)
        paths = tuple(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.paths_dropped.emit(paths)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the loaders go; nothing is waited for."""
        self.slideshow.stop()
        self.closed.emit()
        self.opener.close()
        super().closeEvent(event)


def _within(widget: QWidget, area: QWidget) -> bool:
    return widget is area or area.isAncestorOf(widget)
