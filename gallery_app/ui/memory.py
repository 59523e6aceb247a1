"""What the windows remember together: settings, recent galleries and what was chosen for them, places."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from gallery_app.library.files import read_own, write_whole
from gallery_app.library.gallery_choices import read_choices, write_choices
from gallery_app.library.recent import RecentGallery, covers_folder, read_recents, write_recents
from gallery_app.library.settings_file import read_settings, write_settings
from gallery_app.library.state import ViewerState, write_state
from gallery_app.ui.welcome import RecentEntry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gallery_app.library.dirs import AppDirs
    from gallery_app.library.gallery_choices import GalleryChoice
    from gallery_app.library.settings import Settings
    from gallery_app.model.gallery import Gallery
    from gallery_app.model.problems import Sentence

log = logging.getLogger(__name__)

COVER_WIDTH, COVER_HEIGHT = 168, 112  # device pixels: twice the 84 x 56 that the welcome page shows


class Memory(QObject):
    """Reads our own small files when they are first needed and writes them when something changed."""

    settings_changed = Signal()
    complained = Signal(object)  # a Sentence: something could not be read or written; said once each

    def __init__(self, dirs: AppDirs, state: ViewerState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dirs = dirs
        self._state = state
        self._settings: Settings | None = None
        self._said: set[str] = set()

    @property
    def dirs(self) -> AppDirs:
        """Where everything is kept."""
        return self._dirs

    @property
    def state(self) -> ViewerState:
        """How the window was left."""
        return self._state

    @property
    def settings(self) -> Settings:
        """What the user chose."""
        if self._settings is None:
            self._settings, messages = read_settings(self._dirs)
            for message in messages:
                self.complain(message)
        return self._settings

    def change_settings(self, settings: Settings) -> None:
        """Keep other settings."""
        if settings != self.settings:
            before, self._settings = self._settings, settings
            self.complain(write_settings(self._dirs, settings, before))
            self.settings_changed.emit()

    def keep_state(self, state: ViewerState) -> None:
        """Keep how the window was left."""
        if state != self._state:
            self._state = state
            self.complain(write_state(self._dirs, state))

    def keep_opened(self, gallery: Gallery, count: int) -> int:
        """Put the gallery at the top of the recent ones; return the index where it was left, from 0."""
        recents, _ = read_recents(self._dirs)
        known = recents.at(gallery.path)
        index = known.index if known is not None and known.index < count else 0
        opened = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        entry = RecentGallery(gallery.path, gallery.article.headline, count, index, opened, gallery.kind)
        self.complain(write_recents(self._dirs, recents.with_opened(entry)))
        return index

    def keep_left(self, path: str, index: int) -> None:
        """Remember at which photo (from 0) the gallery was left."""
        recents, _ = read_recents(self._dirs)
        known = recents.at(path)
        if known is not None and known.index != index:
            self.complain(write_recents(self._dirs, recents.left_at(path, index)))

    def left_at(self, path: str) -> int | None:
        """Return the index of the photo where a gallery was left, or None for one that is not known."""
        known = read_recents(self._dirs)[0].at(path)
        return known.index if known is not None else None

    def choice_for(self, root: str) -> GalleryChoice:
        """Return what was chosen for the gallery in the folder ``root``."""
        choices, message = read_choices(self._dirs)
        self.complain(message)
        return choices.at(root)

    def keep_language(self, root: str, language: str) -> None:
        """Remember in which language the words of a gallery are read."""
        self._keep_choice(root, language=language)

    def keep_encoding(self, root: str, encoding: str) -> None:
        """Remember in which letters the old photos of a gallery are written."""
        self._keep_choice(root, encoding=encoding)

    def _keep_choice(self, root: str, **chosen: str) -> None:
        choices, _ = read_choices(self._dirs)
        choice = replace(choices.at(root), **chosen)
        self.complain(write_choices(self._dirs, choices.with_choice(root, choice)))

    def forget(self, path: str) -> None:
        """Take a gallery off the list, with all that was chosen for it."""
        recents, _ = read_recents(self._dirs)
        self.complain(write_recents(self._dirs, recents.without(path)))
        choices, _ = read_choices(self._dirs)
        if choices.without(path) != choices:
            self.complain(write_choices(self._dirs, choices.without(path)))

    def keep_cover(self, path: str, thumbnail: QImage) -> None:
        """Keep a gallery's cover for the welcome page."""
        known = read_recents(self._dirs)[0].at(path)
        if known is None:
            return
        image = thumbnail.scaled(
            COVER_WIDTH,
            COVER_HEIGHT,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        left, top = (image.width() - COVER_WIDTH) // 2, (image.height() - COVER_HEIGHT) // 2
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.copy(left, top, COVER_WIDTH, COVER_HEIGHT).save(buffer, "PNG")  # type: ignore[call-overload]
        target = os.path.join(covers_folder(self._dirs), known.cover_name)
        self.complain(write_whole(target, bytes(buffer.data().data())))

    def recent_entries(self) -> tuple[RecentEntry, ...]:
        """Return the recent galleries as the welcome page shows them."""
        recents, message = read_recents(self._dirs)
        self.complain(message)
        return tuple(self._entry(gallery) for gallery in recents.galleries)

    def _entry(self, gallery: RecentGallery) -> RecentEntry:
        cover = QPixmap()
        with suppress(OSError, ValueError):
            data = read_own(os.path.join(covers_folder(self._dirs), gallery.cover_name))
            cover.loadFromData(data or b"", "PNG")
        cover.setDevicePixelRatio(COVER_WIDTH / 84)
        return RecentEntry(
            path=gallery.path,
            headline=gallery.headline,
            count=gallery.count,
            index=gallery.index,
            opened=datetime.fromisoformat(gallery.opened),
            kind=gallery.kind,
            cover=None if cover.isNull() else cover,
        )

    def complain(self, message: Sentence | None) -> None:
        """Say what could not be read or written, each thing once."""
        if message is None or str(message) in self._said:
            return
        self._said.add(str(message))
        log.warning("%s", message)
        self.complained.emit(message)


def remembered(
    state: ViewerState, *, geometry: tuple[int, int, int, int] | None, maximised: bool
) -> ViewerState:
    """Return the state with the window's place and size, kept as they were while it was maximised."""
    if geometry is None:
        return replace(state, maximised=maximised)
    left, top, width, height = geometry
    return replace(state, place=(left, top), size=(width, height), maximised=maximised)


def margins_of(area: QWidget, window: QWidget) -> tuple[int, int, int, int]:
    """Return the logical pixels between a window's sides and an area in it: left, top, right, bottom."""
    corner = area.mapTo(window, QPoint(0, 0))
    right = window.width() - corner.x() - area.width()
    return corner.x(), corner.y(), right, window.height() - corner.y() - area.height()
