"""Hearing out later starts of the program, which call on a socket, without ever waiting for one of them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from gallery_app.desktop.reception import REFUSED, TAKEN
from gallery_app.desktop.wish import LIMIT, wish_from

if TYPE_CHECKING:
    from _socket import socket as Socket  # noqa: N812  — a class
    from collections.abc import Callable

    from gallery_app.desktop.reception import Reception
    from gallery_app.desktop.wish import Wish

log = logging.getLogger(__name__)

AT_ONCE: Final = 200  # callers that are heard at a time; more wait at the door
TALK_MS: Final = 5_000  # for one caller to say what it wants
PAUSE_MS: Final = 1_000  # without hearing anybody, where the system can give no more connections
PIECE: Final = 1 << 16  # bytes read at a time


class Callers(QObject):
    """Answers those who call at ``reception`` at once, so that they can end.

    ``is_leaving`` tells whether the program is about to end: then nothing is promised any more, and who
    calls finds out that nobody is there.
    """

    wished = Signal(object)  # a Wish that was promised to be done

    def __init__(
        self, reception: Reception, is_leaving: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reception, self.is_leaving = reception, is_leaving
        self._talking: set[_Caller] = set()
        self._door = QSocketNotifier(reception.fileno(), QSocketNotifier.Type.Read, self)
        self._door.activated.connect(self._let_in)

    @Slot()
    def _let_in(self) -> None:
        """Hear all who wait: between two turns of the event loop a window may be made, which takes time."""
        while len(self._talking) < AT_ONCE:
            try:
                socket = self._reception.next_caller()
            except OSError as error:  # no descriptors left: the door would ring all the time
                log.warning("nobody can be let in: %s", error)
                self._door.setEnabled(False)
                QTimer.singleShot(PAUSE_MS, self._open_door)
                return
            if socket is None:
                break
            caller = _Caller(socket, self)
            self._talking.add(caller)
            caller.told.connect(self.wished)
            caller.left.connect(self._forget)
            caller.listen()
        self._open_door()

    @Slot()
    def _open_door(self) -> None:
        self._door.setEnabled(len(self._talking) < AT_ONCE)

    @Slot(object)
    def _forget(self, caller: _Caller) -> None:
        self._talking.discard(caller)
        caller.deleteLater()
        self._open_door()


class _Caller(QObject):
    """One connection: what is said up to its end, then one answer."""

    told = Signal(object)  # a Wish
    left = Signal(object)  # the caller itself

    def __init__(self, socket: Socket, callers: Callers) -> None:
        super().__init__(callers)
        self._socket, self._callers = socket, callers
        self._said = bytearray()
        self._notifier = QSocketNotifier(socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.listen)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.leave)
        self._patience.start(TALK_MS)

    @Slot()
    def leave(self) -> None:
        """End the connection."""
        self._notifier.setEnabled(False)
        self._patience.stop()
        self._socket.close()
        self.left.emit(self)

    @Slot()
    def listen(self) -> None:
        """Take what is said so far, and answer at its end."""
        while len(self._said) <= LIMIT:
            try:
                piece = self._socket.recv(PIECE)
            except BlockingIOError:
                return
            except OSError:
                self.leave()
                return
            if not piece:
                break
            self._said += piece
        self._answer()

    def _answer(self) -> None:
        wish = self._wish()
        if wish is not None and self._callers.is_leaving():
            self.leave()
            return
        try:
            self._socket.send(REFUSED if wish is None else TAKEN)
        except OSError:  # it has waited too long, and shows everything itself by now
            wish = None
        self.leave()
        if wish is not None:
            self.told.emit(wish)

    def _wish(self) -> Wish | None:
        try:
            return wish_from(bytes(self._said))
        except ValueError as error:
            log.warning("another start of the program made no sense: %s", error)
            return None
