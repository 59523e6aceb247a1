"""The time between the start and the window's parts: the first photo comes before them.

A loader decodes it while Qt is imported.  As soon as it is there it is painted into the bare window; until
then the modules of the parts are imported one by one, so that it never waits for more than one of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtGui import QImage

from gallery_app.loader.header import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from gallery_app.loader.contracts import Channel
    from gallery_app.loader.frames import Message
    from gallery_app.ui.first_look import FirstLook

ALONE_MS: Final = 80  # that the loader has the machine for itself: two busy cores slow each other
PATIENCE_MS: Final = 400  # without the photo; then the parts come first
# In an order in which each imports little that is new.
MODULES: Final = tuple(
    f"gallery_app.{name}"
    for name in (
        *("model.problems", "model.text", "model.words", "model.gallery", "loader.answers", "loader.wire"),
        *("loader.jobs", "loader.photo_jobs", "loader.pool", "library.settings", "ui.theme", "ui.icons"),
        *("ui.actions", "ui.texts", "ui.session", "ui.photo_painting", "ui.photo_view", "ui.flat_text"),
        *("ui.caption_overlay", "ui.viewer_page", "ui.credit_pane", "ui.details_view", "ui.side_panel"),
        *("ui.thumbnail_strip", "ui.headline_bar", "ui.messages", "ui.presenter", "ui.slideshow"),
        *("ui.welcome", "ui.keys_overlay", "ui.window_modes", "ui.window_wiring", "ui.memory"),
        *("ui.link_guard", "ui.gallery_verbs", "ui.window_commands", "ui.windows"),
    )
)


class FirstMoments(QObject):
    """Listens to the first loader until the window is furnished.

    ``furnish`` is called once, with everything the loader has answered so far.
    """

    def __init__(
        self,
        window: QObject,
        channel: Channel,
        look: FirstLook,
        furnish: Callable[[list[Message]], None],
    ) -> None:
        super().__init__(window)
        self._channel, self._look, self._furnish = channel, look, furnish
        self._messages: list[Message] = []
        self._modules = iter(MODULES)
        self._is_over = False
        self._notifier = QSocketNotifier(channel.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._listen)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._import_one)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._end)
        look.painted.connect(self._end_soon)

    def begin(self) -> None:
        """Look whether the photo is there already, and go on."""
        self._patience.start(PATIENCE_MS)
        QTimer.singleShot(ALONE_MS, self._begin_importing)
        self._listen()

    @Slot()
    def _listen(self) -> None:
        from gallery_app.errors import LoaderError  # noqa: PLC0415  — the first photo does without

        try:
            message = self._channel.receive()
        except (EOFError, OSError, LoaderError):
            self._end()  # the pool will find the same and start another loader
            return
        if message is None:
            return
        self._messages.append(message)
        # What comes behind the photo is for the window's parts.
        self._notifier.setEnabled(False)
        if message.kind != Kind.FIRST or not self._has_shown(message):
            self._end()

    def _has_shown(self, message: Message) -> bool:
        """Show the photo; False where the message makes no sense: others look at it more closely."""
        from json import loads  # noqa: PLC0415  — Qt has imported what it needs by now

        try:
            facts = loads(message.text)[0]
            natural = int(facts[1]), int(facts[2])
        except (ValueError, LookupError, TypeError):
            return False
        if message.pixels is None or min(natural) < 1:
            return False
        opaque = message.format == 1
        kind = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
        pixels = memoryview(message.pixels)
        self._look.show_image(QImage(pixels, message.width, message.height, message.stride, kind), natural)
        return True

    @Slot()
    def _begin_importing(self) -> None:
        if not self._is_over and not self._look.has_photo:
            self._turn.start(0)

    @Slot()
    def _import_one(self) -> None:
        module = next(self._modules, None)
        if module is None:
            self._turn.stop()
        else:
            import_module(module)

    @Slot()
    def _end_soon(self) -> None:
        # The photo is painted, but not on the screen before this turn of the event loop ends.
        self._turn.stop()
        QTimer.singleShot(0, self._end)

    @Slot()
    def _end(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._turn.stop()
        self._patience.stop()
        self._notifier.setEnabled(False)
        # The picture's memory goes with the last that needs it.
        messages, self._messages = self._messages, []
        self._furnish(messages)
        self.deleteLater()
