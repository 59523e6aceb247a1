"""What the reader has the desktop do with the photo on show: showing its file, opening it, printing it."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QProcess, Slot

from gallery_app.loader.answers import PhotoFailure, Priority
from gallery_app.model.gallery import GalleryKind
from gallery_app.model.problems import PhotoState, Severity
from gallery_app.ui.actions import ActionId
from gallery_app.ui.desktop_calls import OPEN_FILE, SET_WALLPAPER, SHOW_ITEMS, DesktopCalls, portal_parent
from gallery_app.ui.drag_out import file_uri
from gallery_app.ui.texts import joined_sentences, translated

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.desktop.programs import Program
    from gallery_app.loader.open_file import OpenFile
    from gallery_app.model.gallery import Photo
    from gallery_app.ui.main_window import MainWindow

_NO_FILE = frozenset({PhotoState.MISSING, PhotoState.REFUSED})
_log = logging.getLogger(__name__)


class FileVerbs(QObject):
    """Hands the photo on show to the desktop, each time on command."""

    def __init__(
        self, window: MainWindow, *, screen_profile: Callable[[], bytes | None] = lambda: None
    ) -> None:
        """Serve ``window``; ``screen_profile`` tells the colours that pictures are decoded for."""
        super().__init__(window)
        self._window = window
        self._screen_profile = screen_profile
        self._calls = DesktopCalls(self)
        self._has_portal = False  # until the desktop has said so
        self._offer(ActionId.OPEN_WITH, is_there=sys.platform == "linux")
        self._offer(ActionId.WALLPAPER, is_there=False)
        for menu in (window.menu, window.photo_menu):
            menu.aboutToShow.connect(self.look_around)

    @Slot()
    def look_around(self) -> None:
        """Find out what this desktop can do, and show the commands for that."""
        self._calls.look_for(OPEN_FILE, self._learn_of_portal)
        self._calls.look_for(SET_WALLPAPER, lambda found: self._offer(ActionId.WALLPAPER, is_there=found))

    @Slot()
    def show_in_folder(self) -> None:
        """Have the file manager show the photo's file, or the packed story that it is in."""
        path = self._path(packed_too=True)
        if path is not None:
            uri = file_uri(path)
            folder = uri.rpartition("/")[0] + "/"
            self._calls.ask(SHOW_ITEMS, ([uri], ""), lambda problem: self._shown(problem, folder))

    @Slot()
    def open_with(self) -> None:
        """Let the reader choose a program for the photo's file."""
        path, photo, pool = self._path(), self._photo(), self._window.opener.pool
        if path is None or photo is None or pool is None:
            return
        if self._has_portal:
            # A descriptor: the portal takes no address of a file, and only a loader may open one.
            pool.open_file(photo.file, Priority.CURRENT, partial(self._hand_over, path, photo))
        else:
            self._ask_for_program(path, photo)

    @Slot()
    def set_wallpaper(self) -> None:
        """Let the desktop use the photo's file as its background, which it asks about itself."""
        path = self._path()
        if path is not None:
            options = {"show-preview": True, "set-on": "background"}
            arguments = (portal_parent(self._window), file_uri(path), options)
            failed = self.tr("The desktop did not take the photo: {reason}")
            self._calls.ask(SET_WALLPAPER, arguments, lambda problem: self._explain(failed, problem))

    @Slot()
    def print_photo(self) -> None:
        """Show the photo as a page with its words, and print it from there."""
        photo = self._photo()
        pool = self._window.opener.pool
        if photo is None or pool is None:
            self._window.view.show_notice(self.tr("There is no picture to print"))
            return
        from gallery_app.ui.printing import Printing  # noqa: PLC0415  — few start it, and it takes time

        Printing(self._window, photo, self._screen_profile).start(pool)

    def _hand_over(self, path: str, photo: Photo, answer: OpenFile | PhotoFailure) -> None:
        failed = self.tr("No other program can be given the photo: {reason}")
        if isinstance(answer, PhotoFailure):
            self._explain(failed, translated(answer.reason))
            return
        from PySide6.QtDBus import QDBusUnixFileDescriptor  # noqa: PLC0415  — see above

        descriptor = QDBusUnixFileDescriptor(answer.fileno())  # its own copy
        arguments = (portal_parent(self._window), descriptor, {"ask": True})
        self._calls.ask(OPEN_FILE, arguments, partial(self._portal_answered, path, photo))

    def _portal_answered(self, path: str, photo: Photo, problem: str) -> None:
        """Ask here where the portal turns out to be of no use; by now another photo may be on show."""
        if problem:
            _log.info("the portal opens no files: %s", problem)
            self._ask_for_program(path, photo)

    def _ask_for_program(self, path: str, photo: Photo) -> None:
        """Let the reader choose among the programs that the desktop knows for this format."""
        from gallery_app.desktop.programs import programs_that_open  # noqa: PLC0415  — see above
        from gallery_app.library.thumbnails import MIME_TYPES  # noqa: PLC0415  — see above
        from gallery_app.ui.open_with import OpenWithDialog  # noqa: PLC0415  — see above

        known = self._window.photos.any_size(photo.file)
        mime_type = MIME_TYPES.get(known.facts.format, "") if known is not None else ""
        languages = [language.replace("-", "_") for language in QLocale().uiLanguages()]
        programs = programs_that_open(mime_type, os.environ, languages)
        if not programs:
            self._window.view.show_notice(self.tr("This desktop knows no other program for the photo"))
            return
        dialog = OpenWithDialog(programs, self._window)
        dialog.chosen.connect(lambda program: self._start(program, path))
        dialog.open()

    def _start(self, program: Program, path: str) -> None:
        name, *arguments = program.command(path, file_uri(path))
        is_started = is_plain_text(path) and QProcess.startDetached(name, arguments)[0]
        if not is_started:
            text = self.tr("{program} could not be started.").replace("{program}", program.name)
            self._window.messages.show_message(text, Severity.WARNING)

    def _learn_of_portal(self, found: bool) -> None:
        self._has_portal = found

    def _shown(self, problem: str, folder: str) -> None:
        """Open the folder alone where no file manager can be asked to point at a file."""
        if not problem:
            return
        _log.info("no file manager shows files: %s", problem)
        is_started, _ = QProcess.startDetached("xdg-open", [folder])
        if not is_started:
            text = self.tr("No file manager answers. The folder is {folder}")
            path = self._path(packed_too=True) or ""
            self._window.messages.show_message(
                text.replace("{folder}", os.path.dirname(path)), Severity.WARNING
            )

    def _explain(self, text: str, problem: str) -> None:
        if problem:
            told = joined_sentences([text.replace("{reason}", problem)])
            self._window.messages.show_message(told, Severity.WARNING)

    def _offer(self, action_id: ActionId, *, is_there: bool) -> None:
        self._window.commands[action_id].setVisible(is_there)

    def _photo(self) -> Photo | None:
        index = self._window.presenter.index
        return self._window.session.photo_at(index) if index is not None else None

    def _path(self, *, packed_too: bool = False) -> str | None:
        """Return the path of the file that the desktop is given; say why there is none."""
        photo, gallery = self._photo(), self._window.session.gallery
        if gallery is not None and gallery.kind is GalleryKind.PACKED:
            if packed_too:
                return gallery.path
            self._window.view.show_notice(self.tr("The photo lies in a packed story: unpack it first"))
        elif gallery is None or photo is None or not photo.file or photo.state in _NO_FILE:
            self._window.view.show_notice(self.tr("There is no file of this photo"))
        else:
            return os.path.join(gallery.root, photo.file)
        return None


def is_plain_text(path: str) -> bool:
    """Return whether Qt can hand a path on: it holds no bytes that are no text."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
