"""The loader process: lists, reads and decodes one gallery, and answers.

The first photo waits for what is imported here, so most imports come late: the photo first, where a
file was named even before anything is known of its gallery.
"""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from gallery_app.loader.frames import channel_on
from gallery_app.loader.photo_serving import QUICK, PhotoServing, decoded
from gallery_app.loader.sending import Answering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery_app.bundles.locating import Located
    from gallery_app.imaging.decoding import Box
    from gallery_app.loader.frames import Channel
    from gallery_app.model.gallery import Gallery, Photo

SOCKET: Final = 0  # the descriptor that the viewer put the connection on
JPEG_START: Final = b"\xff\xd8\xff"
FILE_LIMIT: Final = 512 << 20  # bytes; what ``source`` allows, which is not imported yet
DESCRIPTORS: Final = 1024  # that a shell or a terminal may have left open without meaning to

REST_SECONDS: Final = 0.5  # without a request; then memory that is kept for the next photo is given back

Request = dict[str, Any]  # made by the viewer, hence trusted


def main() -> None:
    """Serve the viewer until it closes the connection; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the viewer, which then closes the connection
    os.closerange(3, DESCRIPTORS)
    channel = channel_on(SOCKET)
    with _stand_ins():
        from gallery_app.imaging import decoding  # noqa: F401  — while the viewer writes its request
    session = Session(tuple(sys.argv[1:]))
    try:
        while (message := channel.receive()) is not None:
            session.answer(json.loads(message.text), Answering(channel, message.id))
            if not _has_request_within(REST_SECONDS, channel):
                give_memory_back()
    except (EOFError, OSError):
        pass  # the viewer is gone
    os._exit(0)


class Session:
    """One gallery, as far as it was asked for."""

    def __init__(self, python_paths: tuple[str, ...]) -> None:
        self._python_paths = python_paths
        self._root: str | None = None  # to which this process is locked down
        self._protections: tuple[str, ...] = ()
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

    def _open(self, request: Request, answering: Answering) -> None:
        shown = self._show_at_once(request, answering)
        from gallery_app.bundles.locating import locate

        located = locate(request["paths"])
        if located.several:
            images = () if located.first is None else (os.path.join(located.root, located.first),)
            answering.several((*located.several, *images))
            return
        self._lock_down(located.root)
        if request["op"] == "attach":
            self._serving(located.root)
            answering.attached(self._protections)
            return
        gallery = self._read(located, request)
        if not shown and request["box"] is not None and gallery.photos:
            self._show_first(gallery.photos[gallery.start], request["box"], answering)
        answering.gallery(gallery, self._protections)

    def _show_at_once(self, request: Request, answering: Answering) -> bool:
        """Send the picture of a JPEG that was named by itself, before anything else is looked at."""
        alone = request["op"] == "open" and len(request["paths"]) == 1 and request["number"] is None
        if not alone or request["box"] is None:
            return False
        root, name = os.path.split(os.path.abspath(request["paths"][0]))
        try:
            descriptor = os.open(
                os.path.join(root, name), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
            )
        except (OSError, ValueError):
            return False  # whatever is wrong will be said when it is located
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > FILE_LIMIT:
            os.close(descriptor)
            return False
        with os.fdopen(descriptor, "rb") as file:
            if file.read(len(JPEG_START)) != JPEG_START:
                return False
            self._lock_down(root)
            from gallery_app.errors import PhotoError

            try:
                answering.first_picture(name, decoded(file, request["box"], status, QUICK))
            except PhotoError:
                return True  # it will be said when the photo is asked for
        return True

    def _show_first(self, photo: Photo, box: Box, answering: Answering) -> None:
        from gallery_app.errors import PhotoError

        with suppress(PhotoError):  # it will be said when the photo is asked for
            answering.first_picture(photo.file, self._opened().decode(photo.file, box, QUICK))

    def _read(self, located: Located, request: Request) -> Gallery:
        from dataclasses import replace

        from gallery_app.bundles.reading import read
        from gallery_app.errors import BundleError
        from gallery_app.loader.refusals import ManifestRefusedError
        from gallery_app.model.gallery import GalleryKind

        source = self._serving(located.root).source
        try:
            gallery = read(located, source, plain=request["plain"], by_date=request["by_date"])
        except BundleError as error:
            if located.kind is GalleryKind.MANIFEST and not request["plain"]:
                raise ManifestRefusedError(error) from error
            raise
        number = request["number"]
        if number is not None and gallery.photos:
            return replace(gallery, start=max(0, min(number, len(gallery.photos)) - 1))
        return gallery

    def _lock_down(self, root: str) -> None:
        if self._root is None:
            from gallery_app.loader.lockdown import lock_down

            self._protections = lock_down(root, self._python_paths)
            self._root = root
        elif self._root != root:
            os._exit(
                1
            )  # what is open to this process is another folder: the next loader begins with this one

    def _serving(self, root: str) -> PhotoServing:
        from gallery_app.source import FolderSource

        if self._photos is None:
            self._photos = PhotoServing(FolderSource(root))
        return self._photos

    def _opened(self) -> PhotoServing:
        if self._photos is None:
            from gallery_app.errors import PhotoError
            from gallery_app.model.problems import PhotoState, say

            raise PhotoError(PhotoState.UNREADABLE, say("the gallery cannot be opened any more"))
        return self._photos


def give_memory_back() -> None:
    """Give the system the memory that Pillow and the C library keep for the next photo."""
    with suppress(AttributeError):  # another Pillow
        from gallery_app.imaging.memory import forget_blocks

        forget_blocks()
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):  # no ctypes, or another C library
            from gallery_app.loader.kernel import trim_memory

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
