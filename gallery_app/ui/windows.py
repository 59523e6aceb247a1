"""Every window of the program, and what they share: theme, text size, recent galleries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from gallery_app.library.files import read_own
from gallery_app.loader.answers import OpenRequest
from gallery_app.model.problems import Severity
from gallery_app.ui.actions import ActionId
from gallery_app.ui.caption_overlay import OverlayMode
from gallery_app.ui.drag_out import DragOut
from gallery_app.ui.file_verbs import FileVerbs
from gallery_app.ui.gallery_verbs import GalleryVerbs
from gallery_app.ui.link_guard import LinkGuard
from gallery_app.ui.main_window import MainWindow
from gallery_app.ui.memory import margins_of, remembered
from gallery_app.ui.text_verbs import TextVerbs
from gallery_app.ui.texts import translated
from gallery_app.ui.theme import ThemeChoice, apply_theme, theme_for
from gallery_app.ui.thumbnail_keeper import ThumbnailKeeper
from gallery_app.ui.viewer_page import CaptionPlace
from gallery_app.ui.wheel_steps import WheelUse
from gallery_app.ui.window_commands import WindowCommands
from gallery_app.ui.window_place import place_window
from gallery_app.ui.word_verbs import WordVerbs

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from gallery_app.library.session_file import LeftWindow
    from gallery_app.library.words_cache import WordsCache
    from gallery_app.model.problems import Sentence
    from gallery_app.ui.memory import Memory
    from gallery_app.ui.opener import StartLoaders
    from gallery_app.ui.theme import Theme

THEME_ACTIONS = (
    ("system", ActionId.THEME_SYSTEM),
    ("dark", ActionId.THEME_DARK),
    ("light", ActionId.THEME_LIGHT),
)
USUAL_ORDER, CAMERA_FIRST = "iptc", "mwg"  # the setting metadata_order
SCREEN_LOOK_MS = 1500  # after a window was made
SMALLEST_TEXT, LARGEST_TEXT = 0.8, 2.5  # interface.md, "Colour, type, motion"


class Windows(QObject):
    """Makes windows and keeps what they share the same in all of them."""

    window_added = Signal(object)  # the MainWindow, with its parts
    window_leaving = Signal(object)  # the MainWindow, still as it was
    all_leaving = Signal()  # every window is about to be closed

    def __init__(
        self,
        app: QApplication,
        memory: Memory,
        start_loaders: StartLoaders,
        sample: str,
        theme_choice: ThemeChoice | None = None,
    ) -> None:
        super().__init__(app)
        self._app, self._memory, self._start_loaders, self._sample = app, memory, start_loaders, sample
        self._forced_theme = theme_choice
        self._open: list[MainWindow] = []
        self._theme = self._choose_theme()
        apply_theme(app, self._theme)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        # When the window has come to rest: it is not needed for the first photo, which takes the last known.
        self._screen_look = QTimer(self)
        self._screen_look.setSingleShot(True)
        self._screen_look.setInterval(SCREEN_LOOK_MS)
        self._screen_look.timeout.connect(self._look_at_screen)
        self._screen_look.timeout.connect(self._sweep)
        memory.settings_changed.connect(self._apply_settings)
        memory.complained.connect(self._complain)
        self._words_cache: WordsCache | None = None
        self._keeper = ThumbnailKeeper(memory.dirs.thumbnails, self)
        self._keeper.complained.connect(memory.complained)

    @property
    def open_windows(self) -> tuple[MainWindow, ...]:
        """The windows, oldest first."""
        return tuple(self._open)

    def new_window(self, size: QSize | None = None, left: LeftWindow | None = None) -> MainWindow:
        """Return another window, placed but not shown yet, unless it was left maximised."""
        window = MainWindow()
        self.furnish(window)
        if left is not None:
            place_window(window, left)
        else:
            place_window(window, self._memory.state, size, others=len(self._open) - 1)
        return window

    def furnish(self, window: MainWindow) -> None:
        """Put the parts into a bare window and let them work."""
        settings = self._memory.settings
        window.furnish(self._theme, self._start_loaders, settings.slideshow_seconds)
        galleries = GalleryVerbs(window, self._sample, by_date=settings.sort_by_date)
        links = LinkGuard(window, allowed_hosts=settings.allowed_hosts)
        commands = WindowCommands(
            window,
            galleries,
            WordVerbs(window, links, screen_profile=self._screen_profile),
            FileVerbs(window, screen_profile=self._screen_profile),
            TextVerbs(window, galleries, self._start_loaders),
            arrows_pan=lambda: self._memory.settings.arrows_pan_when_zoomed,
        )
        window.galleries = galleries
        DragOut(window, self._memory.dirs.dragged)
        self._connect(window, galleries, links, commands)
        self._arrange(window)
        self._dress(window)
        self._show_recents(window)
        window.welcome.setFocus()  # no button is singled out before a key asks for one
        self._open.append(window)
        self.window_added.emit(window)
        self._screen_look.start()

    @Slot(object)
    def open_each(self, paths: tuple[str, ...]) -> None:
        """Open every path in a window of its own."""
        for path in paths:
            window = self.new_window()
            window.show()
            if window.galleries is not None:
                window.galleries.open(OpenRequest(paths=(path,)))

    def _connect(
        self, window: MainWindow, galleries: GalleryVerbs, links: LinkGuard, commands: WindowCommands
    ) -> None:
        galleries.windows_wanted.connect(self.open_each)
        galleries.opened.connect(lambda: self._remember_opened(window))
        galleries.sort_changed.connect(self._keep_sort)
        galleries.leaving.connect(lambda: self._remember_left(window))
        window.closed.connect(lambda: self._let_go(window))
        window.thumbnails.keeper = self._keeper
        window.words_loader.open_cache = self._opened_words_cache
        window.words_loader.legacy_of = lambda root: self._memory.choice_for(root).encoding
        window.words_loader.complained.connect(self._memory.complained)
        window.thumbnails.arrived.connect(lambda row, image: self._keep_cover(window, row, image))
        window.welcome.recent_activated.connect(lambda path: self._open_recent(galleries, path))
        window.welcome.recent_removed.connect(self._forget)
        links.host_allowed.connect(self._allow_host)
        links.refused.connect(lambda text: window.messages.show_message(text, Severity.WARNING))
        commands.quit_requested.connect(self._close_all)
        commands.theme_chosen.connect(self._set_theme)
        commands.text_scaled.connect(self._scale_text)
        commands.restore_toggled.connect(self._toggle_restore)
        commands.order_toggled.connect(self._toggle_order)
        window.modes.pace_changed.connect(self._keep_pace)
        window.words.choice.recall = lambda root: self._memory.choice_for(root).language
        window.words.choice.chosen.connect(self._memory.keep_language)
        window.letters.recall = lambda root: self._memory.choice_for(root).encoding
        window.letters.chosen.connect(self._memory.keep_encoding)

    # What is remembered

    def _remember_opened(self, window: MainWindow) -> None:
        gallery = window.session.gallery
        if gallery is not None and not gallery.choices and not _is_pasted(window):
            self._memory.keep_opened(gallery, window.session.count)

    def _remember_left(self, window: MainWindow) -> None:
        gallery = window.session.gallery
        if gallery is not None and not _is_pasted(window):
            self._memory.keep_left(gallery.path, window.session.index)
            self._show_recents(window)

    def _keep_cover(self, window: MainWindow, row: int, image: object) -> None:
        gallery = window.session.gallery
        if gallery is not None and row == 0:
            self._memory.keep_cover(gallery.path, image)  # type: ignore[arg-type]  # a QImage, by the signal

    @Slot(object)
    def _open_recent(self, galleries: GalleryVerbs, path: str) -> None:
        index = self._memory.left_at(path)
        galleries.open_paths((path,), number=None if index is None else index + 1)

    @Slot(object)
    def _forget(self, path: str) -> None:
        self._memory.forget(path)
        for window in self._open:
            self._show_recents(window)

    def _show_recents(self, window: MainWindow) -> None:
        window.welcome.show_recent(self._memory.recent_entries())

    @Slot(str)
    def _allow_host(self, host: str) -> None:
        settings = self._memory.settings
        hosts = (*settings.allowed_hosts, host)
        self._memory.change_settings(replace(settings, allowed_hosts=hosts))

    @Slot(float)
    def _keep_pace(self, seconds: float) -> None:
        self._memory.change_settings(replace(self._memory.settings, slideshow_seconds=seconds))

    @Slot(bool)
    def _keep_sort(self, by_date: bool) -> None:
        self._memory.change_settings(replace(self._memory.settings, sort_by_date=by_date))

    def _opened_words_cache(self) -> WordsCache:
        if self._words_cache is None:
            # SQLite: 8 ms, and the first photo does without.
            from gallery_app.library.words_cache import WordsCache  # noqa: PLC0415  — see above

            self._words_cache = WordsCache(self._memory.dirs.cache)
        return self._words_cache

    @Slot(object)
    def _complain(self, message: Sentence) -> None:
        if self._open:
            self._open[-1].messages.show_message(translated(message), Severity.NOTE)

    @Slot()
    def _look_at_screen(self) -> None:
        if QGuiApplication.platformName() != "xcb":
            return
        from gallery_app.ui.screen_profile import remember_screen_profile  # noqa: PLC0415  — ctypes: 2 ms

        if remember_screen_profile(self._memory.dirs.screen_profile):
            for window in self._open:
                window.opener.renew_colours()

    @Slot()
    def _sweep(self) -> None:
        from gallery_app.library.dragged import sweep_copies  # noqa: PLC0415  — not needed at the start

        sweep_copies(self._memory.dirs.dragged)

    def _screen_profile(self) -> bytes | None:
        """Return the colours that pictures are decoded for, or None for sRGB."""
        try:
            return read_own(self._memory.dirs.screen_profile)
        except (OSError, ValueError):
            return None

    # Coming and going

    def _arrange(self, window: MainWindow) -> None:
        state = self._memory.state
        arrangement = window.page.arrangement
        caption = CaptionPlace(state.caption)
        window.page.set_arrangement(replace(arrangement, strip=state.strip, caption=caption))

    def _let_go(self, window: MainWindow) -> None:
        self._remember_left(window)
        self._remember_place(window)
        self.window_leaving.emit(window)
        if window in self._open:
            self._open.remove(window)

    def _remember_place(self, window: MainWindow) -> None:
        box = window.page.photo_box()
        arrangement = window.page.window_arrangement
        state = replace(
            self._memory.state,
            dark=self._theme.name == "dark",
            caption=arrangement.caption.value,
            strip=arrangement.strip,
        )
        if window.modes.full_screen:
            self._memory.keep_state(state)
            return
        if window.session.gallery is not None:
            state = replace(
                state, photo_box=(box.width(), box.height()), photo_margins=margins_of(window.view, window)
            )
        rect = window.normalGeometry() if window.isMaximized() else window.geometry()
        place = (rect.x(), rect.y(), rect.width(), rect.height())
        self._memory.keep_state(remembered(state, geometry=place, maximised=window.isMaximized()))

    @Slot()
    def _close_all(self) -> None:
        self.all_leaving.emit()
        for window in tuple(self._open):
            window.close()

    # The look

    def _choose_theme(self) -> Theme:
        choice = self._forced_theme or ThemeChoice(self._memory.settings.theme)
        return theme_for(choice, self._app.styleHints())

    @Slot(str)
    def _set_theme(self, name: str) -> None:
        self._forced_theme = None
        self._memory.change_settings(replace(self._memory.settings, theme=ThemeChoice(name).value))
        self._follow_system()

    @Slot(float)
    def _scale_text(self, change: float) -> None:
        settings = self._memory.settings
        scale = max(SMALLEST_TEXT, min(LARGEST_TEXT, round(settings.text_scale + change, 2)))
        self._memory.change_settings(replace(settings, text_scale=scale))

    @Slot()
    def _toggle_restore(self) -> None:
        settings = self._memory.settings
        self._memory.change_settings(replace(settings, restore_windows=not settings.restore_windows))

    @Slot()
    def _toggle_order(self) -> None:
        settings = self._memory.settings
        order = USUAL_ORDER if settings.metadata_order == CAMERA_FIRST else CAMERA_FIRST
        self._memory.change_settings(replace(settings, metadata_order=order))

    @Slot()
    def _follow_system(self) -> None:
        theme = self._choose_theme()
        if theme is not self._theme:
            self._theme = theme
            apply_theme(self._app, theme)
        for window in self._open:
            self._dress(window)

    @Slot()
    def _apply_settings(self) -> None:
        for window in self._open:
            self._dress(window)

    def _dress(self, window: MainWindow) -> None:
        settings = self._memory.settings
        window.set_theme(self._theme)
        window.set_text_scale(settings.text_scale)
        window.set_reduce_motion(settings.reduce_motion == "on")
        window.strip.set_whole(settings.strip_whole)
        window.session.set_metadata_order(settings.metadata_order)
        window.view.set_wheel(WheelUse(settings.wheel))
        window.modes.set_show_words(OverlayMode(settings.slideshow_caption))
        for name, action_id in THEME_ACTIONS:
            window.commands[action_id].setChecked(name == settings.theme)
        window.commands[ActionId.RESTORE_WINDOWS].setChecked(settings.restore_windows)
        window.commands[ActionId.CAMERA_FIRST].setChecked(settings.metadata_order == CAMERA_FIRST)


def _is_pasted(window: MainWindow) -> bool:
    """Tell whether the gallery is saved nowhere: opened again, its folder is another one."""
    request = window.opener.request
    return request is not None and request.text is not None
