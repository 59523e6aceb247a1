"""Bringing picture and words to the screen together, never one without the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSize, QTimer, Signal, Slot

from gallery_app.loader.answers import Quality
from gallery_app.model.navigation import ahead
from gallery_app.model.problems import PhotoState
from gallery_app.ui.texts import failure_text, visible_name

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from gallery_app.loader.answers import PhotoFailure
    from gallery_app.model.gallery import Photo, PhotoFacts
    from gallery_app.model.part import Part
    from gallery_app.model.problems import Sentence
    from gallery_app.ui.photo_cache import Loaded
    from gallery_app.ui.photo_loader import PhotoLoader
    from gallery_app.ui.photo_view import PhotoView
    from gallery_app.ui.session import Session
    from gallery_app.ui.thumbnail_loader import ThumbnailLoader
    from gallery_app.ui.words_loader import WordsLoader

FIRST_PATIENCE_MS = (
    500  # how long the first photo stays without words: a loader gets ready for them meanwhile
)
PATIENCE_MS = 80  # how long the old photo stays; then a stand-in takes its place (interface.md, "Photo")


class Presenter(QObject):
    """Decides when the current photo is on show.

    The session's index is where the reader wants to be; ``index`` here is what is on the screen.  The
    two differ for at most :data:`PATIENCE_MS`, in which both the picture and the words are waited for.

    Words are not waited for where that would hold up pictures: the first one, and those that fly by while a
    key is held.  Then their place stays empty for a while (``awaits_words``): never another photo's words,
    and no file's name that a caption takes the place of in the next moment.
    """

    changing = Signal()  # another photo is about to take the place of the one on the screen
    shown = Signal(int)  # the photo at this index is on the screen: change the words now
    words_due = Signal(int)  # the photo at this index, on the screen already, has its words or other ones
    pictured = Signal(int)  # its own picture (or the reason why there is none) is in place
    facts_known = Signal(object)  # a file whose facts have arrived
    damage_found = Signal(object)  # a file that shows, but not whole

    def __init__(
        self,
        session: Session,
        photos: PhotoLoader,
        words: WordsLoader,
        thumbnails: ThumbnailLoader,
        view: PhotoView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._photos = photos
        self._words = words
        self._thumbnails = thumbnails
        self._view = view
        self._index: int | None = None
        self._has_picture = False
        self._has_part = False  # the photo on the screen is looked at closely
        self._facts: dict[str, PhotoFacts] = {}
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._words_patience = QTimer(self)  # for those of the photo on the screen
        self._words_patience.setSingleShot(True)
        self._connect()

    @property
    def index(self) -> int | None:
        """The index of the photo on the screen, or None before the first one."""
        return self._index

    @property
    def has_picture(self) -> bool:
        """Whether the photo on the screen is there itself, not a stand-in."""
        return self._has_picture

    @property
    def awaits_words(self) -> bool:
        """Whether the words of the photo on the screen are still to come, any moment."""
        return self._words_patience.isActive()

    def facts(self, file: str) -> PhotoFacts | None:
        """Return what is known of a photo's file."""
        return self._facts.get(file)

    @property
    def damaged(self) -> dict[str, Sentence]:
        """What is wrong with photos that show all the same, by file, as far as they were looked at."""
        return {file: facts.damaged for file, facts in self._facts.items() if facts.damaged is not None}

    def clear(self) -> None:
        """Forget what was on show."""
        self._patience.stop()
        self._words_patience.stop()
        self._index = None
        self._has_picture = False
        self._facts.clear()

    def _connect(self) -> None:
        self._session.current_changed.connect(self._move)
        self._photos.loaded.connect(self._take_picture)
        self._photos.failed.connect(self._take_failure)
        self._patience.timeout.connect(self._lose_patience)
        self._words_patience.timeout.connect(self._do_without_words)
        self._words.settled.connect(self._take_words)
        self._session.words_changed.connect(self._say_words_due)
        self._view.size_wanted.connect(self._resize)
        self._view.part_wanted.connect(self._want_part)
        self._photos.parts.loaded.connect(self._take_part)
        self._photos.parts.refused.connect(self._refuse_parts)

    @Slot(int)
    def _move(self, index: int) -> None:
        photo = self._session.photo_at(index)
        if photo is None:
            return
        self._words.want(is_held=self._photos.is_held)
        self._photos.step()
        if not self._show_if_ready(index, photo, waits_for_words=True) and not self._patience.isActive():
            self._patience.start()

    def _show_if_ready(self, index: int, photo: Photo, *, waits_for_words: bool) -> bool:
        """Show the photo if its picture is there, and its words if they are waited for."""
        # Decoded for another area it is still the photo: the view asks for the exact size itself.
        ready = self._photos.ready(photo.file) or self._photos.any_size(photo.file)
        failure = self._photos.failure(photo.file)
        if ready is None and failure is None and photo.reason is None and photo.file:
            return False
        hurries = self._index is None or self._session.is_ahead or self._photos.is_held
        if waits_for_words and not hurries and index != self._index and not self._words.is_told(photo):
            return False
        self._show(index, photo, ready, failure)
        return True

    @Slot()
    def _lose_patience(self) -> None:
        """Show the picture without its words, or what stands in for it with them."""
        index = self._session.index
        photo = self._session.photo_at(index)
        if photo is None or index == self._index:
            return
        if not self._show_if_ready(index, photo, waits_for_words=False):
            self._stand_in(index, photo)

    def _stand_in(self, index: int, photo: Photo) -> None:
        self._begin(index, photo)
        thumbnail = self._thumbnails.thumbnail(index)
        if thumbnail is not None:
            facts = self._facts.get(photo.file)
            natural = QSize(facts.width, facts.height) if facts is not None else None
            self._view.show_stand_in(photo.id, thumbnail, natural)
        else:
            self._view.show_nothing(photo.id)
        self.shown.emit(index)

    @Slot(object, object)
    def _take_picture(self, file: str, loaded: Loaded) -> None:
        new = file not in self._facts
        self._facts[file] = loaded.facts
        photo = self._session.photo
        if photo is not None and photo.file == file:
            if self._index == self._session.index:
                self._give(photo, loaded)
                self._say_pictured()
            else:
                self._show_if_ready(self._session.index, photo, waits_for_words=self._patience.isActive())
        if new:
            if self._has_part and self._view.keep_view:
                self._get_next_ready()  # it may be the one
            self.facts_known.emit(file)
            if loaded.facts.damaged is not None:
                self.damage_found.emit(file)

    @Slot(object, object)
    def _take_failure(self, file: str, failure: PhotoFailure) -> None:
        photo = self._session.photo
        if photo is not None and photo.file == file:
            self._show(self._session.index, photo, None, failure)

    @Slot(object)
    def _take_words(self, file: str) -> None:
        photo = self._session.photo
        if self._index == self._session.index:
            if photo is not None and photo.file == file:
                self._say_words_due()
        elif photo is not None and photo.file == file:
            self._show_if_ready(self._session.index, photo, waits_for_words=True)

    @Slot()
    def _do_without_words(self) -> None:
        self._say_words_due()

    @Slot()
    def _say_words_due(self) -> None:
        self._words_patience.stop()
        if self._index is not None:
            self.words_due.emit(self._index)

    @Slot(int, int)
    def _resize(self, width: int, height: int) -> None:
        photo = self._session.photo
        if photo is not None and self._index == self._session.index and photo.reason is None:
            self._photos.want_size(photo.file, (width, height))

    @Slot(object)
    def _want_part(self, part: Part) -> None:
        photo = self._session.photo
        facts = self._facts.get(photo.file) if photo is not None else None
        if photo is not None and facts is not None and photo.id == self._view.photo_id:
            self._photos.parts.want(photo.file, facts, part)

    @Slot(object, object, object, object)
    def _take_part(self, file: str, part: Part, image: QImage, pixels: object) -> None:
        photo = self._session.photo
        if photo is None or photo.file != file:
            return
        self._view.show_part(photo.id, part, image, pixels)
        self._has_part = True
        if self._view.keep_view:
            self._get_next_ready()

    @Slot(object)
    def _refuse_parts(self, file: str) -> None:
        photo = self._session.photo
        if photo is not None and photo.file == file:
            self._view.refuse_parts(photo.id)

    def _get_next_ready(self) -> None:
        """Let the photo be decoded that is going to be looked at as closely as the current one."""
        session = self._session
        for index in ahead(session.index, session.direction, session.count, forward=1, back=0):
            photo = session.photo_at(index)
            facts = self._facts.get(photo.file) if photo is not None else None
            if photo is not None and facts is not None:
                self._photos.parts.get_ready(photo.file, facts)

    def _show(self, index: int, photo: Photo, ready: Loaded | None, failure: PhotoFailure | None) -> None:
        self._begin(index, photo)
        if ready is not None:
            self._give(photo, ready)
        else:
            self._explain(photo, failure)
        self.shown.emit(index)
        self._say_pictured()

    def _begin(self, index: int, photo: Photo) -> None:
        self._patience.stop()
        self._await_words(index, photo)
        if index != self._index:
            self.changing.emit()
        self._index = index
        self._has_picture = self._has_part = False
        facts = self._facts.get(photo.file)
        self._view.show_photo(photo.id, QSize(facts.width, facts.height) if facts is not None else None)

    def _await_words(self, index: int, photo: Photo) -> None:
        """Wait for words that are still to come, where the photo did not wait for them."""
        if self._words.is_told(photo) or self._session.is_ahead:
            self._words_patience.stop()
        elif self._index is None:
            self._words_patience.start(FIRST_PATIENCE_MS)
        elif self._photos.is_held:
            self._words_patience.start(PATIENCE_MS)
        elif index != self._index:
            self._words_patience.stop()

    def _give(self, photo: Photo, loaded: Loaded) -> None:
        self._facts[photo.file] = loaded.facts
        natural = QSize(loaded.facts.width, loaded.facts.height)
        self._view.show_image(photo.id, loaded.image, natural, sharp=loaded.quality is Quality.EXACT)

    def _explain(self, photo: Photo, failure: PhotoFailure | None) -> None:
        reason = failure.reason if failure is not None else photo.reason
        state = failure.state if failure is not None else photo.state
        name = visible_name(photo.name) or QCoreApplication.translate("Presenter", "(no file)")
        self._view.show_message(photo.id, name, failure_text(state or PhotoState.UNREADABLE, reason))

    def _say_pictured(self) -> None:
        self._has_picture = True
        if self._index is not None:
            self.pictured.emit(self._index)
