"""The parts of a window: made, laid out and connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gallery_app.model.gallery import GalleryKind
from gallery_app.model.navigation import Direction
from gallery_app.ui.actions import ActionId
from gallery_app.ui.address_hint import AddressHint
from gallery_app.ui.animation import Animations
from gallery_app.ui.choices_view import ChoicesView
from gallery_app.ui.commands import Commands
from gallery_app.ui.gallery_list_model import GalleryListModel
from gallery_app.ui.go_to import NumberEntry
from gallery_app.ui.headline_bar import HeadlineBar
from gallery_app.ui.icons import icon
from gallery_app.ui.keys_overlay import KeysOverlay
from gallery_app.ui.legacy_letters import LegacyLetters
from gallery_app.ui.messages import MessageBar
from gallery_app.ui.opener import GalleryOpener
from gallery_app.ui.photo_loader import PhotoLoader
from gallery_app.ui.photo_view import PhotoView
from gallery_app.ui.presenter import Presenter
from gallery_app.ui.screen_awake import ScreenAwake
from gallery_app.ui.session import Session
from gallery_app.ui.shared_headline import SharedHeadline
from gallery_app.ui.side_panel import SidePanel
from gallery_app.ui.slideshow import Slideshow
from gallery_app.ui.theme import DARK
from gallery_app.ui.thumbnail_loader import ThumbnailLoader
from gallery_app.ui.thumbnail_strip import ThumbnailStrip
from gallery_app.ui.viewer_page import ViewerPage
from gallery_app.ui.welcome import WelcomePage
from gallery_app.ui.window_modes import WindowModes
from gallery_app.ui.words_loader import WordsLoader
from gallery_app.ui.words_on_show import WordsOnShow

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from gallery_app.ui.main_window import MainWindow
    from gallery_app.ui.opener import StartLoaders
    from gallery_app.ui.theme import Theme

# The buttons at the right of the headline bar, each with its icon.
BAR_BUTTONS = (ActionId.STORY, ActionId.PANEL, ActionId.PLAY, ActionId.FULL_SCREEN)

SEARCH_BUTTONS = (ActionId.SEARCH, ActionId.PREVIOUS_HIT, ActionId.NEXT_HIT)


def put_parts_into(window: MainWindow, theme: Theme, start_loaders: StartLoaders, seconds: float) -> None:
    """Make the parts of a window and lay them out; ``seconds`` is how long a slideshow stays at a photo."""
    window.session = Session(window)
    window.view = PhotoView(theme)
    window.panel = SidePanel()
    window.list_model = GalleryListModel(window)
    window.list_model.photo_at = window.session.photo_at
    window.strip = ThumbnailStrip(window.list_model, theme)
    window.bar = HeadlineBar()
    window.messages = MessageBar()
    window.welcome = WelcomePage()
    window.choices = ChoicesView()
    window.photos = PhotoLoader(window.session, window)
    window.words_loader = WordsLoader(window.session, window)
    window.thumbnails = ThumbnailLoader(window.session, window)
    window.opener = GalleryOpener(
        window.session, window.photos, window.words_loader, window.thumbnails, start_loaders, window
    )
    window.presenter = Presenter(
        window.session, window.photos, window.words_loader, window.thumbnails, window.view, window
    )
    window.slideshow = Slideshow(window.session, window.presenter, seconds, window)
    window.page = ViewerPage(window.view, window.panel, window.strip)
    window.words = WordsOnShow(
        window.session,
        window.presenter,
        window.bar,
        window.view,
        window.panel,
        window.strip,
        window.page.overlay,
        window,
    )
    window.letters = LegacyLetters(window)
    window.modes = WindowModes(
        window, window.session, window.page, window.view, window.slideshow, ScreenAwake
    )
    window.number_entry = NumberEntry(window.session, window.view, window)
    window.commands = Commands(window)
    window.menu = window.commands.menu(window)
    window.photo_menu = window.commands.photo_menu(window)
    window.animations = Animations(window, lambda: window.opener.pool)
    window.keys_overlay = KeysOverlay(window, theme)
    window.address_hint = AddressHint(window)
    _stack_up(window)


def _stack_up(window: MainWindow) -> None:
    window.pages = QStackedWidget()
    for page in (window.welcome, window.choices, window.page):
        window.pages.addWidget(page)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.bar)
    column.addWidget(window.messages)
    column.addWidget(window.pages, 1)
    window.setCentralWidget(whole)


class WindowWiring(QObject):
    """Connects the parts of a window and keeps them to one another."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._icons: dict[str, QIcon] = {}
        self._dress_buttons()
        self._connect()
        self.follow_context()
        self._show_title("")

    def set_theme(self, theme: Theme) -> None:
        """Take on a theme's colours in every part that paints itself."""
        window = self._window
        self._theme = theme
        self._dress_view()
        window.strip.set_theme(theme)
        window.keys_overlay.set_theme(theme)
        self._dress_buttons()

    @Slot()
    def follow_context(self) -> None:
        """Let commands, buttons and colours follow what the window shows now."""
        window = self._window
        gallery = window.session.gallery
        has_gallery = gallery is not None and window.pages.currentWidget() is window.page
        show = window.slideshow
        window.commands.set_context(
            # Steps made before anything is known of a gallery are kept for it.
            gallery=has_gallery or window.opener.is_opening,
            playing=show.running,
            animation=window.animations.player is not None,
            packed=None if gallery is None else gallery.kind is GalleryKind.PACKED,
        )
        # Somebody types there, even while the gallery is read again.
        is_typed_into = window.is_searching and window.pages.currentWidget() is window.page
        # A show is for the photos; what there is to say is said when it is over.
        window.messages.set_quiet(quiet=show.running and window.modes.full_screen)
        window.bar.setVisible(is_typed_into or (has_gallery and not window.modes.full_screen))
        for action_id, on in (
            (ActionId.FULL_SCREEN, window.modes.full_screen),
            (ActionId.STRIP, window.page.arrangement.strip),
            (ActionId.PANEL, window.page.panel_shown),
            (ActionId.PLAY, show.playing),
            (ActionId.SORT_BY_DATE, window.galleries is not None and window.galleries.by_date),
        ):
            window.commands[action_id].setChecked(on)
        self._dress_button(ActionId.PLAY, "pause" if show.playing else "play")
        window.view.set_chevrons_enabled(not show.playing)
        self._dress_view()

    def _dress_view(self) -> None:
        # A show is always dark, and so is the full screen: the words over the photo are made for that.
        is_dark = self._window.slideshow.running or self._window.modes.full_screen
        self._window.view.set_theme(DARK if is_dark else self._theme)

    def _dress_buttons(self) -> None:
        self._icons.clear()
        for action_id in (*BAR_BUTTONS, *SEARCH_BUTTONS, ActionId.MENU):
            self._dress_button(action_id, self._window.commands.icon_name(action_id))

    def _dress_button(self, action_id: ActionId, name: str) -> None:
        if name not in self._icons:
            self._icons[name] = icon(name, self._theme.secondary)
        self._window.commands[action_id].setIcon(self._icons[name])

    def _connect(self) -> None:
        window = self._window
        session, strip, view = window.session, window.strip, window.view
        session.gallery_changed.connect(self._show_gallery)
        session.photos_added.connect(self._add_rows)
        session.end_reached.connect(self._say_end)
        view.step_requested.connect(session.step)
        view.chevron_clicked.connect(session.step)
        strip.step_requested.connect(session.step)
        strip.photo_activated.connect(session.go_to)
        strip.visible_changed.connect(window.thumbnails.show_range)
        window.thumbnails.arrived.connect(window.list_model.set_thumbnail)
        window.thumbnails.refused.connect(window.list_model.refuse)
        window.thumbnails.dropped.connect(window.list_model.drop_thumbnail)
        window.opener.begun.connect(self.follow_context)
        window.page.box_changed.connect(self._set_box)
        window.words.title_changed.connect(self._show_title)
        window.words.choice.changed.connect(self._follow_language)
        window.slideshow.state_changed.connect(self.follow_context)
        window.modes.changed.connect(self.follow_context)
        window.animations.changed.connect(self.follow_context)
        window.presenter.changing.connect(window.modes.begin_crossfade)
        window.presenter.pictured.connect(window.words_loader.begin)
        SharedHeadline(session, window.words_loader, window)
        window.number_entry.chosen.connect(session.go_to)
        for action_id in BAR_BUTTONS:
            window.bar.add_action_button(window.commands[action_id])
        window.bar.menu_requested.connect(window.open_menu)
        for place in (view, strip):
            place.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu_of_photo)
        strip.customContextMenuRequested.connect(self._open_menu_of_tile)

    @Slot(QPoint)
    def _open_menu_of_photo(self, place: QPoint) -> None:
        self._window.photo_menu.popup(self._window.view.mapToGlobal(place))

    @Slot(QPoint)
    def _open_menu_of_tile(self, place: QPoint) -> None:
        """Open the menu of the photo whose tile is meant, which is the current one from then on."""
        strip = self._window.strip
        tile = strip.indexAt(place)
        if tile.isValid():
            self._window.session.go_to(tile.row())
            self._window.photo_menu.popup(strip.viewport().mapToGlobal(place))

    @Slot()
    def _show_gallery(self) -> None:
        window = self._window
        window.presenter.clear()
        window.view.say_empty()
        gallery = window.session.gallery
        self._follow_language()
        window.list_model.set_photos(gallery.photos if gallery is not None else ())
        if gallery is None:
            window.view.show_nothing()
        else:
            window.show_page(window.page)
        self.follow_context()

    @Slot()
    def _follow_language(self) -> None:
        self._window.list_model.set_languages(self._window.words.languages)

    @Slot(int)
    def _add_rows(self, first: int) -> None:
        gallery = self._window.session.gallery
        if gallery is not None:
            self._window.list_model.append_photos(gallery.photos[first:])

    @Slot(int, int)
    def _set_box(self, width: int, height: int) -> None:
        self._window.photos.set_box((width, height))

    @Slot(object)
    def _say_end(self, direction: object) -> None:
        forward = direction is Direction.FORWARD
        self._window.view.show_notice(self.tr("Last photo") if forward else self.tr("First photo"))

    @Slot(str)
    def _show_title(self, headline: str) -> None:
        self._window.setWindowTitle(f"{headline} — Gallery" if headline else "Gallery")
