"""The loader process: lists, reads and decodes one gallery, and answers.

The first photo waits for what is imported here, so most imports come late: the photo first, where a
file was named even before anything is known of its gallery.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from gallery_app.loader.first_answer import SOCKET
from gallery_app.loader.frames import channel_on
from gallery_app.loader.photo_serving import QUICK, PhotoServing, decoded
from gallery_app.loader.sending import Answering
from gallery_app.processes.spawning import THUMBNAILS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gallery_app.bundles.locating import Located
    from gallery_app.imaging.decoding import Box
    from gallery_app.loader.contracts import Channel
    from gallery_app.loader.first_answer import FirstAnswer
    from gallery_app.model.gallery import Gallery, Photo

KEPT_SECONDS: Final = 10.0  # without a request; then what is kept for the next one is let go
READY_SECONDS: Final = 0.1  # without a request; then what reading words needs is imported: some 40 ms
REST_SECONDS: Final = 0.5  # without a request; then memory that is kept for the next photo is given back

Request = dict[str, Any]  # made by the viewer, hence trusted


def main(done: FirstAnswer) -> None:
    """Serve the viewer until it closes the connection; never returns.

    ``done`` is how far the first answer came.
    """
    channel = channel_on(SOCKET)
    if done.file is None:
        with _stand_ins():
            from gallery_app.imaging import decoding  # noqa: F401  — while the viewer writes its request
    session = Session(tuple(sys.argv[1:]), os.environ.get(THUMBNAILS, ""), done)
    try:
        while (message := channel.receive()) is not None:
            session.answer(json.loads(message.text), Answering(channel, message.id))
            if not session.is_ready and not _has_request_within(READY_SECONDS, channel):
                session.get_ready()
            if not _has_request_within(REST_SECONDS, channel):
                give_memory_back()
                if session.keeps_something and not _has_request_within(KEPT_SECONDS, channel):
                    session.let_go()
                    give_memory_back()
    except (EOFError, OSError):
        pass  # the viewer is gone
    os._exit(0)


class Session:
    """One gallery, as far as it was asked for."""

    def __init__(self, python_paths: tuple[str, ...], thumbnails: str, done: FirstAnswer) -> None:
        self._python_paths = python_paths
        self._thumbnails = thumbnails  # the folder of the shared ones, or ""
        self._root = done.root  # to which this process is locked down
        self._protections = done.protections
        self._screen_profile = done.screen_profile
        self._has_shown = done.file is not None
        self._photos: PhotoServing | None = None

    def answer(self, request: Request, answering: Answering) -> None:
        """Answer one request, whatever happens; EOFError or OSError: the viewer is gone."""
        opens = request["op"] in ("open", "attach")
        try:
            if opens:
                self._open(request, answering)
            else:
                self._opened().serve(request, answering)
        except (BrokenPipeError, ConnectionError):
            raise
        except Exception as error:  # noqa: BLE001  — the rim: one photo's fault must never end the loader
            _explain(error, answering, opens=opens)

    @property
    def is_ready(self) -> bool:
        """Whether nothing has to be imported for what may be asked next, or nothing is open yet."""
        return self._photos is None or self._photos.is_ready

    def get_ready(self) -> None:
        """Import what the words of photos will need."""
        if self._photos is not None:
            self._photos.get_ready()

    @property
    def keeps_something(self) -> bool:
        """Whether an animation is open, or a photo kept at full size."""
        return self._photos is not None and self._photos.keeps_something

    def let_go(self) -> None:
        """Free what is kept for the next request."""
        if self._photos is not None:
            self._photos.let_go()

    def _open(self, request: Request, answering: Answering) -> None:
        shown = self._has_shown or self._show_at_once(request, answering)
        from gallery_app.bundles.locating import locate

        located = locate(request["paths"])
        if located.several:
            images = () if located.first is None else (os.path.join(located.root, located.first),)
            answering.several((*located.several, *images))
            return
        self._lock_down(located.root)
        if request["op"] == "attach":
            self._serving(located)
            answering.attached(self._protections)
            return
        import gc

        # Nearly all that is made now is kept: looking through it for garbage takes a quarter of the time.
        gc.disable()
        try:
            self._read_and_send(located, request, answering, shown=shown)
        finally:
            gc.enable()

    def _read_and_send(
        self, located: Located, request: Request, answering: Answering, *, shown: bool
    ) -> None:
        gallery = self._read(located, request, lambda: answering.attached(self._protections, more=True))
        from gallery_app.loader import wire  # noqa: F401  — now: the gallery follows its first photo at once

        if not shown and request["box"] is not None and gallery.photos:
            self._show_first(gallery.photos[gallery.start], request["box"], answering)
        answering.gallery(gallery, self._protections)

    def _show_at_once(self, request: Request, answering: Answering) -> bool:
        """Send the picture that the gallery begins with, where that is told before it is read."""
        alone = request["op"] == "open" and len(request["paths"]) == 1 and request["number"] is None
        if not alone or request["box"] is None or request["file"] is not None:
            return False
        from gallery_app.loader.first_look import first_look

        photo = first_look(request["paths"][0], plain=request["plain"], by_date=request["by_date"])
        if photo is None:
            return False
        with photo.file:
            self._lock_down(photo.root)
            from gallery_app.errors import PhotoError

            with suppress(PhotoError):  # it will be said when the photo is asked for
                measures = photo.status.st_size, photo.status.st_mtime
                answering.first_picture(
                    photo.name, decoded(photo.file, request["box"], measures, QUICK, self._screen_profile)
                )
        return True

    def _show_first(self, photo: Photo, box: Box, answering: Answering) -> None:
        from gallery_app.errors import PhotoError

        with suppress(PhotoError):  # it will be said when the photo is asked for
            answering.first_picture(photo.file, self._opened().decode(photo.file, box, QUICK))

    def _read(self, located: Located, request: Request, at_work: Callable[[], None]) -> Gallery:
        from dataclasses import replace

        from gallery_app.bundles.reading import has_manifest, read
        from gallery_app.errors import BundleError
        from gallery_app.loader.refusals import ManifestRefusedError

        source = self._serving(located).source
        try:
            gallery = read(
                located,
                source,
                plain=request["plain"],
                by_date=request["by_date"],
                text=request["text"],
                at_work=at_work,
            )
        except BundleError as error:
            passes_over = request["plain"] or request["text"] is not None
            if not passes_over and has_manifest(located, source):
                raise ManifestRefusedError(error) from error
            raise
        start = start_of(gallery, request["number"], request["file"])
        return gallery if start is None else replace(gallery, start=start)

    def _lock_down(self, root: str) -> None:
        if self._root is None:
            from gallery_app.processes.lockdown import lock_down

            self._protections = lock_down(root, self._python_paths, self._thumbnails)
            self._root = root
        elif self._root != root:
            os._exit(
                1
            )  # what is open to this process is another folder: the next loader begins with this one

    def _serving(self, located: Located) -> PhotoServing:
        from gallery_app.bundles.reading import open_source
        from gallery_app.model.gallery import GalleryKind

        if self._photos is None:
            # The thumbnails that the desktop's programs share are of files, not of members of packed ones.
            thumbnails = "" if located.kind is GalleryKind.PACKED else self._thumbnails
            self._photos = PhotoServing(open_source(located), thumbnails, self._screen_profile)
        return self._photos

    def _opened(self) -> PhotoServing:
        if self._photos is None:
            from gallery_app.errors import PhotoError
            from gallery_app.model.problems import PhotoState, say

            raise PhotoError(PhotoState.UNREADABLE, say("the gallery cannot be opened any more"))
        return self._photos


def start_of(gallery: Gallery, number: int | None, file: str | None) -> int | None:
    """Return the index of the photo that was asked for by its file or its number, None for neither."""
    count = len(gallery.photos)
    start = None if number is None or not count else max(0, min(number, count) - 1)
    if file is None or (start is not None and gallery.photos[start].file == file):
        return start
    from gallery_app.model.gallery import Photos

    found = Photos(gallery.photos).find(file)
    return start if found is None else found


def give_memory_back() -> None:
    """Give the system the memory that Pillow and the C library keep for the next photo."""
    with suppress(AttributeError):  # another Pillow
        from gallery_app.imaging.memory import forget_blocks

        forget_blocks()
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):  # no ctypes, or another C library
            from gallery_app.processes.kernel import trim_memory

            trim_memory()


def _has_request_within(seconds: float, channel: Channel) -> bool:
    from select import select

    return bool(select([channel.fileno()], [], [], seconds)[0])


def _explain(error: Exception, answering: Answering, *, opens: bool) -> None:
    from gallery_app.loader import refusals

    if opens:
        answering.gallery_failure(refusals.gallery_failure(error))
    else:
        answering.failure(refusals.photo_failure(error))


@contextmanager
def _stand_ins() -> Iterator[None]:
    """Spare Pillow two modules it imports and a loader never uses: 9 of its 33 ms."""
    names = [name for name in ("logging", "subprocess") if name not in sys.modules]
    for name in names:
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__dict__["getLogger"] = _silent_logger
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


class _SilentLogger:
    def debug(self, *_: object) -> None:
        """Say nothing."""

    info = warning = error = exception = debug


def _silent_logger(_name: str) -> _SilentLogger:
    return _SilentLogger()
