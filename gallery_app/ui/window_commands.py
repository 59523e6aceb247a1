"""What each command does: from the table's ids to the verbs of the window's parts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence

from gallery_app.model.navigation import Direction
from gallery_app.ui.about import show_about
from gallery_app.ui.actions import ActionId
from gallery_app.ui.slideshow import faster, slower

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.ui.file_verbs import FileVerbs
    from gallery_app.ui.gallery_verbs import GalleryVerbs
    from gallery_app.ui.main_window import MainWindow
    from gallery_app.ui.packing_verbs import PackingVerbs
    from gallery_app.ui.photo_view import PhotoView
    from gallery_app.ui.text_verbs import TextVerbs
    from gallery_app.ui.word_verbs import WordVerbs

A = ActionId
PAN = 80  # logical pixels that one press moves a zoomed photo
PAN_FAST = 400
LENT_ARROWS: Final = {"Left": A.PAN_LEFT, "Right": A.PAN_RIGHT}


class WindowCommands(QObject):
    """Carries out the commands of one window.

    arrows_pan: whether Left and Right are to move a photo that is zoomed in, instead of stepping.
    """

    quit_requested = Signal()
    theme_chosen = Signal(str)  # system, dark or light
    text_scaled = Signal(float)  # by how much larger (or smaller) text should be
    restore_toggled = Signal()  # whether windows are to come back at the next start
    order_toggled = Signal()  # whose order counts among the words in a photo's file

    def __init__(
        self,
        window: MainWindow,
        galleries: GalleryVerbs,
        words: WordVerbs,
        files: FileVerbs,
        texts: TextVerbs,
        *,
        arrows_pan: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(window)
        self._window, self._galleries = window, galleries
        self._words, self._files, self._texts = words, files, texts
        self._arrows_pan = arrows_pan
        self._packed_by: PackingVerbs | None = None
        self._before_loan: dict[ActionId, list[QKeySequence]] = {}
        verbs: dict[ActionId, Callable[[], object]] = {
            **self._gallery_verbs(),
            **self._file_verbs(),
            **self._move_verbs(),
            **self._zoom_verbs(window.view),
            **self._view_verbs(),
            **self._show_verbs(),
            **self._animation_verbs(),
        }
        missing = set(ActionId) - set(verbs)
        if missing:
            raise NotImplementedError(f"commands without a verb: {missing}")
        self._verbs = verbs
        window.commands.triggered.connect(self.run)
        window.view.looked_anew.connect(self._lend_arrows)

    def run(self, action_id: ActionId) -> None:
        """Carry out one command."""
        self._verbs[action_id]()

    def _gallery_verbs(self) -> dict[ActionId, Callable[[], object]]:
        window, galleries, words = self._window, self._galleries, self._words
        return {
            A.OPEN_FOLDER: galleries.choose_folder,
            A.OPEN_FILE: galleries.choose_files,
            A.OPEN_SAMPLE: galleries.open_sample,
            A.NEW_FROM_TEXT: self._texts.new_from_text,
            A.SAVE_AS_GALLERY: self._texts.save_as_gallery,
            A.RELOAD: galleries.reload,
            A.PROBLEMS: galleries.show_problems,
            A.CREDITS: galleries.show_credits,
            A.PACK: lambda: self._packing().pack(),
            A.UNPACK: lambda: self._packing().unpack(),
            A.CLOSE_GALLERY: galleries.close_gallery,
            A.RESTORE_WINDOWS: self.restore_toggled.emit,
            A.CLOSE_WINDOW: window.close,
            A.QUIT: self.quit_requested.emit,
            A.COPY: words.copy_photo,
            A.COPY_WORDS: words.copy_words,
            A.RIGHTS_LINK: words.open_rights_link,
            A.NEXT_LANGUAGE: window.words.show_next_language,
            A.LETTERS: window.letters.ask,
            A.CAMERA_FIRST: self.order_toggled.emit,
            A.NEXT_AREA: window.focus_next_area,
            A.MENU: window.open_menu,
            A.KEYS: window.show_keys,
            A.ABOUT: self._show_about,
        }

    def _file_verbs(self) -> dict[ActionId, Callable[[], object]]:
        files = self._files
        return {
            A.SHOW_IN_FOLDER: files.show_in_folder,
            A.OPEN_WITH: files.open_with,
            A.PRINT: files.print_photo,
            A.WALLPAPER: files.set_wallpaper,
        }

    def _move_verbs(self) -> dict[ActionId, Callable[[], object]]:
        session, window = self._window.session, self._window
        forward, backward = Direction.FORWARD, Direction.BACKWARD
        return {
            A.NEXT: lambda: session.step(forward),
            A.PREVIOUS: lambda: session.step(backward),
            A.NEXT_OR_PAN: lambda: self._step_or_pan(forward),
            A.PREVIOUS_OR_PAN: lambda: self._step_or_pan(backward),
            A.READ_ON: self._read_on,
            A.READ_BACK: lambda: session.step(backward),
            A.FORWARD_TEN: lambda: session.step(forward, by=10),
            A.BACK_TEN: lambda: session.step(backward, by=10),
            A.FIRST: lambda: self._go_to_end(0, backward),
            A.LAST: lambda: self._go_to_end(session.count - 1, forward),
            A.GO_TO: window.ask_where_to_go,
            A.SEARCH: window.begin_search,
            A.NEXT_HIT: lambda: window.go_to_hit(forward),
            A.PREVIOUS_HIT: lambda: window.go_to_hit(backward),
        }

    def _zoom_verbs(self, view: PhotoView) -> dict[ActionId, Callable[[], object]]:
        return {
            A.ZOOM_IN: view.zoom_in,
            A.ZOOM_OUT: view.zoom_out,
            A.FIT: view.fit,
            A.ACTUAL_SIZE: view.actual_size,
            A.TOGGLE_FIT: view.toggle_fit,
            A.FIT_WIDTH: view.fit_width,
            A.FILL: view.fill,
            A.PAN_LEFT: lambda: view.pan(PAN, 0),
            A.PAN_RIGHT: lambda: view.pan(-PAN, 0),
            A.PAN_UP: lambda: view.pan(0, PAN),
            A.PAN_DOWN: lambda: view.pan(0, -PAN),
            A.PAN_LEFT_FAST: lambda: view.pan(PAN_FAST, 0),
            A.PAN_RIGHT_FAST: lambda: view.pan(-PAN_FAST, 0),
            A.PAN_UP_FAST: lambda: view.pan(0, PAN_FAST),
            A.PAN_DOWN_FAST: lambda: view.pan(0, -PAN_FAST),
            A.ROTATE_RIGHT: view.rotate_right,
            A.ROTATE_LEFT: view.rotate_left,
        }

    def _view_verbs(self) -> dict[ActionId, Callable[[], object]]:
        modes = self._window.modes
        return {
            A.FULL_SCREEN: modes.toggle_full_screen,
            A.KEEP_VIEW: self._toggle_keep_view,
            A.STRIP: modes.toggle_strip,
            A.PANEL: modes.toggle_panel,
            A.CAPTION: modes.next_caption_place,
            A.STORY: self._words.toggle_story,
            A.SORT_BY_DATE: self._galleries.toggle_sort,
            A.THEME_SYSTEM: lambda: self.theme_chosen.emit("system"),
            A.THEME_DARK: lambda: self.theme_chosen.emit("dark"),
            A.THEME_LIGHT: lambda: self.theme_chosen.emit("light"),
            A.TEXT_LARGER: lambda: self.text_scaled.emit(0.1),
            A.TEXT_SMALLER: lambda: self.text_scaled.emit(-0.1),
        }

    def _show_verbs(self) -> dict[ActionId, Callable[[], object]]:
        modes = self._window.modes
        return {
            A.PLAY: modes.toggle_playing,
            A.SHOW_FROM_START: lambda: modes.start_show(from_start=True),
            A.SHOW_FROM_HERE: lambda: modes.start_show(from_start=False),
            A.PAUSE: modes.toggle_pause,
            A.SLOWER: lambda: modes.change_pace(slower),
            A.FASTER: lambda: modes.change_pace(faster),
        }

    def _animation_verbs(self) -> dict[ActionId, Callable[[], object]]:
        animations = self._window.animations
        return {
            A.ANIMATION_PAUSE: animations.toggle,
            A.FRAME_BACK: lambda: animations.step(-1),
            A.FRAME_ON: lambda: animations.step(1),
            A.ANIMATION_SLOWER: lambda: animations.change_speed(faster=False),
            A.ANIMATION_FASTER: lambda: animations.change_speed(faster=True),
        }

    def _packing(self) -> PackingVerbs:
        if self._packed_by is None:
            from gallery_app.ui.packing_verbs import PackingVerbs  # noqa: PLC0415  — no start waits for it

            self._packed_by = PackingVerbs(self._window, self._galleries)
        return self._packed_by

    def _show_about(self) -> None:
        show_about(self._window, self._window.opener.protections)

    def _toggle_keep_view(self) -> None:
        view = self._window.view
        view.keep_view = not view.keep_view
        self._window.commands[A.KEEP_VIEW].setChecked(view.keep_view)
        kept, fitted = self.tr("Zoom and position are kept"), self.tr("Each photo is fitted again")
        view.show_notice(kept if view.keep_view else fitted)

    def _step_or_pan(self, direction: Direction) -> None:
        view = self._window.view
        if view.is_fitted:
            self._window.session.step(direction)
        else:
            view.pan(0, -PAN * direction.value)

    @Slot()
    def _lend_arrows(self) -> None:
        """Take Left and Right from next and previous while they are to move the photo.

        The keys change hands, not the commands: Next in the menu and Page Down go on stepping.
        """
        lend = self._arrows_pan() and not self._window.view.is_fitted
        if lend == bool(self._before_loan):
            return
        commands = self._window.commands
        if lend:
            ids = (A.NEXT, A.PREVIOUS, *LENT_ARROWS.values())
            self._before_loan = {action_id: commands[action_id].shortcuts() for action_id in ids}
            arrows = {QKeySequence(name): pan for name, pan in LENT_ARROWS.items()}
            for step in (A.NEXT, A.PREVIOUS):
                commands[step].setShortcuts([key for key in commands[step].shortcuts() if key not in arrows])
            for arrow, pan in arrows.items():
                commands[pan].setShortcuts([arrow, *commands[pan].shortcuts()])
        else:
            for action_id, keys in self._before_loan.items():
                commands[action_id].setShortcuts(keys)
            self._before_loan = {}

    def _read_on(self) -> None:
        if not self._window.panel.scroll_page():
            self._window.session.step(Direction.FORWARD)

    def _go_to_end(self, index: int, direction: Direction) -> None:
        session = self._window.session
        if session.is_awaited and direction is Direction.FORWARD:
            session.step(direction, by=sys.maxsize)  # to the last one, whichever that will be
            return
        if index == session.index and session.count and not session.is_awaited:
            session.end_reached.emit(direction)
        session.go_to(index)
