"""The gallery's photos as a list for strips and grids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap

from gallery_app.model.gallery import NO_PHOTOS, Photos
from gallery_app.model.problems import PhotoState
from gallery_app.ui.caption_pane import caption_language
from gallery_app.ui.directions import filled
from gallery_app.ui.texts import as_plain_tooltip, displayable, visible_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QObject

    from gallery_app.model.gallery import Photo

AnyIndex = QModelIndex | QPersistentModelIndex

NO_INDEX: Final = QModelIndex()
REFUSED_ROLE: Final = Qt.ItemDataRole.UserRole + 1  # bool: the photo cannot be shown
FOUND_ROLE: Final = Qt.ItemDataRole.UserRole + 2  # bool: what is searched for is in it; None: no search
SHOWN_STATES: Final = (None, PhotoState.OK, PhotoState.DAMAGED)


class GalleryListModel(QAbstractListModel):
    """One row for each photo; thumbnails come and go by row, as somebody else decodes and drops them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = NO_PHOTOS
        self._thumbnails: dict[int, QPixmap] = {}
        self._refused: set[int] = set()
        self._languages: tuple[str, ...] = ()
        self._is_found: Callable[[int], bool] | None = None
        self.photo_at: Callable[[int], Photo | None] = lambda _row: None  # with words read since; or None

    def set_photos(self, photos: Iterable[Photo]) -> None:
        """Show another gallery; all thumbnails are forgotten."""
        self.beginResetModel()
        self._photos = Photos(photos)
        self._thumbnails.clear()
        self._refused.clear()
        self.endResetModel()

    def append_photos(self, photos: Iterable[Photo]) -> None:
        """Add photos behind those there are."""
        more = Photos(photos)
        if not more:
            return
        first = len(self._photos)
        self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
        self._photos += more
        self.endInsertRows()

    def set_languages(self, languages: Iterable[str]) -> None:
        """Prefer captions in these languages, the first one most."""
        self._languages = tuple(languages)
        if self._photos:
            roles = [Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole]
            self.dataChanged.emit(self.index(0), self.index(len(self._photos) - 1), roles)

    def set_found(self, is_found: Callable[[int], bool] | None) -> None:
        """Tell of each row whether it is among what was found; None: nothing is searched for."""
        self._is_found = is_found
        if self._photos:
            self.dataChanged.emit(self.index(0), self.index(len(self._photos) - 1), [FOUND_ROLE])

    def set_thumbnail(self, row: int, thumbnail: QImage | QPixmap) -> None:
        """Show a photo's thumbnail, of any size: who paints it, crops it."""
        if 0 <= row < len(self._photos):
            pixmap = QPixmap.fromImage(thumbnail) if isinstance(thumbnail, QImage) else QPixmap(thumbnail)
            pixmap.setDevicePixelRatio(1.0)  # a texture's place would depend on it
            self._thumbnails[row] = pixmap
            self._refused.discard(row)
            self._changed(row)

    def drop_thumbnail(self, row: int) -> None:
        """Let a thumbnail go."""
        if self._thumbnails.pop(row, None) is not None:
            self._changed(row)

    def refuse(self, row: int) -> None:
        """Mark a photo as one that cannot be shown."""
        if 0 <= row < len(self._photos) and row not in self._refused:
            self._refused.add(row)
            self._thumbnails.pop(row, None)
            self._changed(row)

    def has_thumbnail(self, row: int) -> bool:
        """Return whether a row has its thumbnail."""
        return row in self._thumbnails

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:  # noqa: N802  — Qt's name
        """Return the number of photos."""
        return 0 if parent.isValid() else len(self._photos)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a strip or a grid shows of a photo."""
        row = index.row()
        if not 0 <= row < len(self._photos):
            return None
        match role:
            case Qt.ItemDataRole.DecorationRole:
                return self._thumbnails.get(row)
            case Qt.ItemDataRole.DisplayRole:
                return str(row + 1)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._name(row)
            case Qt.ItemDataRole.ToolTipRole:
                return as_plain_tooltip(self._words(row), self._language(row))
            case _ if role == REFUSED_ROLE:
                return self._is_refused(row)
            case _ if role == FOUND_ROLE:
                return None if self._is_found is None else self._is_found(row)
            case _:
                return None

    def _photo(self, row: int) -> Photo:
        return self.photo_at(row) or self._photos[row]

    def _words(self, row: int) -> str:
        photo = self._photo(row)
        caption = photo.words.caption.pick(*self._languages) if photo.words.caption else ""
        return displayable(caption).strip() or visible_name(photo.name)

    def _name(self, row: int) -> str:
        return filled(self.tr("Photo {number}: {words}"), number=str(row + 1), words=self._words(row))

    def _language(self, row: int) -> str | None:
        return caption_language(self._photo(row), self._languages)

    def _is_refused(self, row: int) -> bool:
        return row in self._refused or self._photo(row).state not in SHOWN_STATES

    def _changed(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)
