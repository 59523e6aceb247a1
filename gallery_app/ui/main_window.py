"""One window: takes what Qt tells it and hands it on to its parts.

It can be shown before its parts are there (``furnish``): the first photo does not wait for them.  So
nothing is imported here that takes time; the first use of Qt's namespace ``Qt`` alone takes 16 ms.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QKeyEvent,
        QMouseEvent,
    )
    from PySide6.QtWidgets import QMenu, QStackedWidget

    from gallery_app.model.navigation import Direction
    from gallery_app.ui.address_hint import AddressHint
    from gallery_app.ui.animation import Animations
    from gallery_app.ui.choices_view import ChoicesView
    from gallery_app.ui.commands import Commands
    from gallery_app.ui.gallery_list_model import GalleryListModel
    from gallery_app.ui.gallery_search import SessionTexts
    from gallery_app.ui.go_to import NumberEntry
    from gallery_app.ui.headline_bar import HeadlineBar
    from gallery_app.ui.keys_overlay import KeysOverlay
    from gallery_app.ui.legacy_letters import LegacyLetters
    from gallery_app.ui.messages import MessageBar
    from gallery_app.ui.opener import GalleryOpener, OpensGalleries, StartLoaders
    from gallery_app.ui.photo_loader import PhotoLoader
    from gallery_app.ui.photo_view import PhotoView
    from gallery_app.ui.presenter import Presenter
    from gallery_app.ui.session import Session
    from gallery_app.ui.side_panel import SidePanel
    from gallery_app.ui.slideshow import Slideshow
    from gallery_app.ui.theme import Theme
    from gallery_app.ui.thumbnail_loader import ThumbnailLoader
    from gallery_app.ui.thumbnail_strip import ThumbnailStrip
    from gallery_app.ui.viewer_page import ViewerPage
    from gallery_app.ui.welcome import WelcomePage
    from gallery_app.ui.window_keys import WindowKeys
    from gallery_app.ui.window_modes import WindowModes
    from gallery_app.ui.window_search import WindowSearch
    from gallery_app.ui.window_wiring import WindowWiring
    from gallery_app.ui.words_loader import WordsLoader
    from gallery_app.ui.words_on_show import WordsOnShow


class MainWindow(QMainWindow):
    """The window of one gallery, or of none yet.  Its parts are there once it is furnished."""

    paths_dropped = Signal(object)  # tuple[str, ...]
    closed = Signal()

    session: Session
    view: PhotoView
    panel: SidePanel
    list_model: GalleryListModel
    strip: ThumbnailStrip
    bar: HeadlineBar
    messages: MessageBar
    welcome: WelcomePage
    choices: ChoicesView
    photos: PhotoLoader
    words_loader: WordsLoader
    thumbnails: ThumbnailLoader
    opener: GalleryOpener
    presenter: Presenter
    slideshow: Slideshow
    page: ViewerPage
    pages: QStackedWidget
    words: WordsOnShow
    letters: LegacyLetters
    modes: WindowModes
    animations: Animations
    number_entry: NumberEntry
    commands: Commands
    menu: QMenu
    photo_menu: QMenu
    keys_overlay: KeysOverlay
    address_hint: AddressHint

    def __init__(self) -> None:
        # Before anything that sends events, which end here.
        self._wiring: WindowWiring | None = None
        self._keys: WindowKeys | None = None
        self._search_texts: SessionTexts | None = None
        self._search: WindowSearch | None = None
        super().__init__()
        self.galleries: OpensGalleries | None = None  # what opens galleries here; set by who made it
        self.setAcceptDrops(True)
        self.setMinimumSize(360, 280)
        self.setWindowTitle("Gallery")

    @property
    def is_furnished(self) -> bool:
        """Whether the window has its parts."""
        return self._wiring is not None

    def furnish(self, theme: Theme, start_loaders: StartLoaders, seconds: float) -> None:
        """Put the parts into the window; ``seconds`` is how long a slideshow stays at a photo."""
        from PySide6.QtCore import Qt  # noqa: PLC0415  — see above

        from gallery_app.ui.window_keys import WindowKeys  # noqa: PLC0415  — see above
        from gallery_app.ui.window_wiring import WindowWiring, put_parts_into  # noqa: PLC0415  — see above

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        put_parts_into(self, theme, start_loaders, seconds)
        self._wiring = WindowWiring(self, theme)
        self._keys = WindowKeys(self)

    def set_theme(self, theme: Theme) -> None:
        """Take on a theme's colours in every part that paints itself."""
        if self._wiring is not None:
            self._wiring.set_theme(theme)

    def set_text_scale(self, scale: float) -> None:
        """Set everything that is read larger or smaller, 1.0 being as designed."""
        self.panel.set_text_scale(scale)
        self.page.set_text_scale(scale)

    def set_reduce_motion(self, reduce: bool) -> None:
        """Let things change at once instead of gliding."""
        self.view.set_reduce_motion(reduce)
        self.strip.set_reduce_motion(reduce)
        self.page.set_reduce_motion(reduce)
        self.animations.set_reduce_motion(reduce)

    def take_mode(self, *, full_screen: bool, slideshow: bool) -> None:
        """Fill the screen or play, as a start asks for it."""
        if slideshow:
            self._start_show_when_open(full_screen=full_screen)
        elif full_screen:
            self.modes.set_full_screen(full_screen=True)

    def _start_show_when_open(self, *, full_screen: bool) -> None:
        """Start the slideshow as soon as there is a gallery."""
        start = partial(self.modes.start_show, from_start=False) if full_screen else self.slideshow.play
        if self.session.count and not self.session.is_ahead:
            start()
            return

        def start_once() -> None:
            self.opener.head_arrived.disconnect(start_once)
            start()

        self.opener.head_arrived.connect(start_once)

    @property
    def is_at_rest(self) -> bool:
        """Whether everything there is to see of the gallery has arrived: photo, words and strip."""
        if self.pages.currentWidget() is not self.page or self.session.count == 0:
            return True
        photo_there = self.presenter.index == self.session.index and self.presenter.has_picture
        strip_there = not self.strip.isVisible() or self.thumbnails.has_all(*self.strip.visible_rows())
        photo = self.session.photo
        words_there = photo is None or self.words_loader.is_told(photo)
        return photo_there and words_there and self.view.is_at_rest and strip_there

    def show_page(self, page: QWidget) -> None:
        """Bring one of the window's pages to the front."""
        self.pages.setCurrentWidget(page)
        if not self.is_searching:  # somebody types; the gallery has only got on, or was read again
            (self.view if page is self.page else page).setFocus()
        if self._wiring is not None:
            self._wiring.follow_context()

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
        from PySide6.QtCore import Qt  # noqa: PLC0415  — see above

        from gallery_app.ui.go_to import GoToDialog  # noqa: PLC0415  — see above

        dialog = GoToDialog(self.session, self.search_texts, self, languages=self.words.languages)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.session.go_to)
        dialog.open()

    @property
    def search_texts(self) -> SessionTexts:
        """The words of all photos, ready to be searched; made when they are first needed."""
        if self._search_texts is None:
            from gallery_app.ui.gallery_search import SessionTexts  # noqa: PLC0415  — see above

            self._search_texts = SessionTexts(self.session)
        return self._search_texts

    @property
    def search(self) -> WindowSearch:
        """What is searched for; made when somebody searches for the first time."""
        if self._search is None:
            from gallery_app.ui.window_search import WindowSearch  # noqa: PLC0415  — see above

            self._search = WindowSearch(self)
            if self._wiring is not None:
                self._search.opened_or_closed.connect(self._wiring.follow_context)
        return self._search

    @property
    def is_searching(self) -> bool:
        """Whether the line to type into is there."""
        return self._search is not None and self._search.is_open

    @Slot()
    def begin_search(self) -> None:
        """Let somebody type what is to be found."""
        self.search.open()

    def go_to_hit(self, direction: Direction) -> None:
        """Go to the next or the previous hit."""
        self.search.step(direction)

    def end_search(self) -> bool:
        """Take line and marks away.  Return whether there was a search."""
        return self._search is not None and self._search.close()

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
        from PySide6.QtCore import Qt  # noqa: PLC0415  — see above

        target: QWidget = self.panel.tabs if area is self.panel else area

        target.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take what no shortcut took: digits, Enter, Esc, and letters of other alphabets."""
        if self._keys is None or not self._keys.take(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let "0" be a digit while a number is being typed, and the fit command otherwise."""
        if self._keys is not None and self._keys.claims(event):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow a window manager that ends full screen on its own."""
        super().changeEvent(event)
        if self.is_furnished:
            self.modes.leave_by_window(event)
            self.opener.set_in_front(in_front=self.isActiveWindow())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the pointer again when it moves."""
        if self.is_furnished:
            self.modes.notice_input()
        super().mouseMoveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome files and folders, but no photo of this window's own."""
        if self._is_own(event):
            return
        if event.mimeData().hasUrls() and self.is_furnished:
            event.acceptProposedAction()
            self._offer_drop(offered=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Stop offering the place for the drop."""
        if self.is_furnished:
            self._offer_drop(offered=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which files were dropped."""
        if not self.is_furnished or self._is_own(event):
            return
        self._offer_drop(offered=False)
        paths = tuple(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.paths_dropped.emit(paths)

    def _offer_drop(self, *, offered: bool) -> None:
        """Say that what is dragged can be dropped here, or no longer."""
        self.welcome.set_drop_active(offered)
        if offered:
            self.view.show_notice(self.tr("Drop it here to open it"), keep=True)
        else:
            self.view.clear_notice()

    def _is_own(self, event: QDropEvent) -> bool:
        source = event.source()
        return isinstance(source, QWidget) and source.window() is self

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the loaders go; nothing is waited for."""
        if self.is_furnished:
            self.slideshow.stop()
            self.closed.emit()
            self.opener.close()
        super().closeEvent(event)


def _within(widget: QWidget, area: QWidget) -> bool:
    return widget is area or area.isAncestorOf(widget)
