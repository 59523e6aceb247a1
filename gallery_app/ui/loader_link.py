"""Driving a window's loaders from Qt's event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot

if TYPE_CHECKING:
    from gallery_app.loader.pool import LoaderPool


class LoaderLink(QObject):
    """Tells a pool when its sockets can be read and when its watchdog is due."""

    def __init__(self, pool: LoaderPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._notifiers: dict[int, QSocketNotifier] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        pool.on_watch = self._watch
        pool.on_unwatch = self._unwatch
        pool.on_changed = self._tick

    def close(self) -> None:
        """Stop listening; the pool is closed by its owner."""
        self._timer.stop()
        for descriptor in tuple(self._notifiers):
            self._unwatch(descriptor)

    def _watch(self, descriptor: int) -> None:
        notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        # The signal carries a QSocketDescriptor, which is no number on every version.
        notifier.activated.connect(lambda *_: self._read(descriptor))
        self._notifiers[descriptor] = notifier

    def _unwatch(self, descriptor: int) -> None:
        notifier = self._notifiers.pop(descriptor, None)
        if notifier is not None:
            notifier.setEnabled(False)
            notifier.deleteLater()

    def _read(self, descriptor: int) -> None:
        if descriptor in self._notifiers:
            self._pool.ready(descriptor)
        self._tick()

    @Slot()
    def _tick(self) -> None:
        seconds = self._pool.tick()
        if seconds is None:
            self._timer.stop()
        else:
            self._timer.start(max(1, round(seconds * 1000)))
