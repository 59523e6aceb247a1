"""A window for the tools: every state of it, set up as a reader would."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPlainTextEdit

from gallery_app.app import make_application, start_loaders
from gallery_app.library.dirs import AppDirs
from gallery_app.library.state import ViewerState
from gallery_app.loader.answers import OpenRequest
from gallery_app.ui.actions import ActionId
from gallery_app.ui.caption_overlay import OverlayMode
from gallery_app.ui.memory import Memory
from gallery_app.ui.side_panel import Tab
from gallery_app.ui.theme import ThemeChoice
from gallery_app.ui.viewer_page import IN_WINDOW
from gallery_app.ui.windows import Windows

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

    from gallery_app.ui.main_window import MainWindow

TOP = Path(__file__).resolve().parent.parent
SAMPLES = TOP / "sample_galleries"
SOYUZ = SAMPLES / "soyuz-ms-24"
PATIENCE_S = 30.0


class Stage:
    """One window after another, each in the state that is asked for."""

    def __init__(self, width: int, height: int, theme: str) -> None:
        self._app: QApplication = make_application()
        self._folder = TemporaryDirectory(prefix="gallery-stage-")
        self._size = QSize(width, height)
        memory = Memory(AppDirs.under(self._folder.name), ViewerState(), self._app)
        self.windows = Windows(self._app, memory, start_loaders, str(SOYUZ), ThemeChoice(theme))
        self.scratch = Path(self._folder.name) / "galleries"

    def show(self, state: State) -> QPixmap:
        """Return a picture of a window in ``state``."""
        window = self.windows.new_window(self._size)
        window.set_reduce_motion(True)
        window.page.set_arrangement(IN_WINDOW)  # whatever the state before left behind
        window.show()
        self.spin(5)
        state.set_up(self, window)
        self.spin(15)
        picture = _with_dialogs(window)
        window.close()
        self.spin(3)
        return picture

    def open(self, window: MainWindow, path: Path, number: int = 1) -> None:
        """Open a gallery and wait until everything of it is there."""
        assert window.galleries is not None
        window.galleries.open(OpenRequest(paths=(str(path),), number=number))
        self.wait(lambda: window.session.gallery is not None or window.messages.current is not None)
        if window.session.count:
            self.settle(window)

    def settle(self, window: MainWindow) -> None:
        """Wait until photo and strip have arrived."""
        self.wait(lambda: window.is_at_rest)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Let the event loop run until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the window did not come to rest")
            self.spin(1)

    def spin(self, turns: int) -> None:
        """Let the event loop turn for a moment."""
        for _ in range(turns):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            time.sleep(0.005)

    def close(self) -> None:
        """Leave nothing behind."""
        self._folder.cleanup()


@dataclass(frozen=True, slots=True)
class State:
    """One state of the window, by the name of its picture."""

    name: str
    set_up: Callable[[Stage, MainWindow], None]


def _with_dialogs(window: MainWindow) -> QPixmap:
    """Return a picture of a window, with dialogs and menus in front of it as they stand on a screen."""
    picture = window.grab()
    painter = QPainter(picture)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            place = (window.rect().center() - dialog.rect().center()) if dialog.isModal() else QPoint(24, 60)
            painter.drawPixmap(place, dialog.grab())
    menus = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    for menu in menus:
        painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
    painter.end()
    for menu in menus:  # only now: each takes those with it that it has opened
        menu.close()
    return picture


def _photo(stage: Stage, window: MainWindow) -> None:
    stage.open(window, SOYUZ, 3)


def _run(*actions: ActionId, number: int = 3) -> Callable[[Stage, MainWindow], None]:
    def set_up(stage: Stage, window: MainWindow) -> None:
        stage.open(window, SOYUZ, number)
        for action in actions:
            window.commands.triggered.emit(action)
        stage.settle(window)

    return set_up


def _tab(tab: Tab) -> Callable[[Stage, MainWindow], None]:
    def set_up(stage: Stage, window: MainWindow) -> None:
        stage.open(window, SOYUZ, 3)
        window.panel.show_tab(tab)

    return set_up


def _slideshow(stage: Stage, window: MainWindow) -> None:
    stage.open(window, SOYUZ, 3)
    window.slideshow.set_seconds(1.5)
    window.page.overlay.set_mode(OverlayMode.PINNED)
    window.modes.set_full_screen(full_screen=True, resize=False)
    window.slideshow.play()
    stage.settle(window)
    stage.spin(20)


def _welcome(stage: Stage, window: MainWindow) -> None:
    other = next((path for path in sorted(SAMPLES.iterdir()) if path != SOYUZ), SOYUZ)
    for path, number in ((other, 2), (SOYUZ, 3)):
        stage.open(window, path, number)
    assert window.galleries is not None
    window.galleries.close_gallery()


def _broken(stage: Stage, window: MainWindow) -> None:
    folder = stage.scratch / "broken"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "harbour.jpg").write_bytes(b"not an image")
    (folder / "gallery.yaml").write_text(
        'format: "1.0"\narticle: {headline: A story with a broken photo}\nphotos:\n'
        '  - {file: harbour.jpg, caption: "The words of a broken photo stay.", credit: "© Agency / Name"}\n'
        '  - {file: gone.jpg, caption: "This one is missing."}\n'
    )
    stage.open(window, folder)


def _refused(stage: Stage, window: MainWindow) -> None:
    folder = stage.scratch / "refused"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gallery.yaml").write_text("article:\n  headline: Rare Photos: a colon too many\nphotos: []\n")
    stage.open(window, folder)


def _choices(stage: Stage, window: MainWindow) -> None:
    stage.open(window, SAMPLES)


def _odd(number: int) -> Callable[[Stage, MainWindow], None]:
    def set_up(stage: Stage, window: MainWindow) -> None:
        other = next((path for path in sorted(SAMPLES.iterdir()) if path != SOYUZ), SOYUZ)
        stage.open(window, other, number)
        stage.spin(20)
        stage.settle(window)  # beside a photo that is missing, the strip comes later

    return set_up


def _arabic(stage: Stage, window: MainWindow) -> None:
    _odd(6)(stage, window)
    window.words.choice.choose("ar")


def _listed(action: ActionId) -> Callable[[Stage, MainWindow], None]:
    def set_up(stage: Stage, window: MainWindow) -> None:
        _odd(3)(stage, window)
        window.commands.triggered.emit(action)
        stage.spin(60)

    return set_up


def _problems(stage: Stage, window: MainWindow) -> None:
    _odd(1)(stage, window)


def _search(words: str) -> Callable[[Stage, MainWindow], None]:
    def set_up(stage: Stage, window: MainWindow) -> None:
        stage.open(window, SOYUZ, 1)
        window.commands.triggered.emit(ActionId.SEARCH)
        field = next(edit for edit in window.findChildren(QLineEdit) if edit.isVisible() and edit.hasFocus())
        field.setText(words)
        stage.spin(40)
        if window.search.count:
            window.commands.triggered.emit(ActionId.NEXT_HIT)
        stage.settle(window)

    return set_up


def _menu(stage: Stage, window: MainWindow) -> None:
    stage.open(window, SOYUZ, 3)
    window.open_menu()
    stage.spin(5)
    part = window.menu.actions()[0]
    window.menu.setActiveAction(part)
    stage.wait(lambda: any(menu.isVisible() for menu in window.menu.findChildren(QMenu)))


def _menu_of_photo(stage: Stage, window: MainWindow) -> None:
    stage.open(window, SOYUZ, 3)
    window.view.customContextMenuRequested.emit(window.view.rect().center())


def _letters(stage: Stage, window: MainWindow) -> None:
    _words_within(Tab.CAPTION)(stage, window)
    window.commands.triggered.emit(ActionId.LETTERS)
    stage.spin(20)


def _copied(stage: Stage, window: MainWindow) -> None:
    _words_within(Tab.CAPTION)(stage, window)
    window.commands.triggered.emit(ActionId.COPY)
    stage.spin(5)


def _details_searched(stage: Stage, window: MainWindow) -> None:
    _words_within(Tab.DETAILS)(stage, window)
    window.panel.details_filter.setText("land")
    stage.spin(20)


def _no_photos(stage: Stage, window: MainWindow) -> None:
    folder = stage.scratch / "to come"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gallery.yaml").write_text(
        'format: "1.0"\narticle: {headline: "A story to come", lead: "The photos are on their way."}\n'
        "photos: []\n"
    )
    stage.open(window, folder)
    stage.spin(10)


def _words_within(tab: Tab) -> Callable[[Stage, MainWindow], None]:
    def set_up(stage: Stage, window: MainWindow) -> None:
        folder = stage.scratch / "Wire photos"
        folder.mkdir(parents=True, exist_ok=True)
        for number, photo in enumerate(sorted((SOYUZ / "photos").iterdir())[:4], 1):
            (folder / f"wire {number}.jpg").write_bytes(photo.read_bytes())
            (folder / f"wire {number}.xmp").write_text(WIRE.replace("{number}", str(number)), "utf-8")
        stage.open(window, folder, 2)
        window.panel.show_tab(tab)
        stage.spin(40)

    return set_up


def _new_from_text(stage: Stage, window: MainWindow) -> None:
    stage.open(window, SOYUZ, 1)
    window.commands.triggered.emit(ActionId.NEW_FROM_TEXT)
    stage.spin(10)
    dialog = next(child for child in window.findChildren(QDialog) if child.isVisible())
    dialog.set_folder(str(SOYUZ / "photos"))  # type: ignore[attr-defined]  # the dialog of that command
    edit = dialog.findChild(QPlainTextEdit)
    assert edit is not None
    edit.setPlainText(ARTICLE)
    stage.spin(150)


# Words as an agency sends them beside its photos.
WIRE = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 photoshop:Credit="© Example Press / Pat Painter" photoshop:City="Zhezkazgan" photoshop:Country="Kazakhstan"
 photoshop:Headline="Back on the ground" photoshop:DateCreated="2024-04-06T13:17:00+06:00"
 photoshop:Instructions="Embargo: not before 18:00 GMT" photoshop:Source="Example Press"
 Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
 xmpRights:WebStatement="https://example.com/terms">
<dc:description><rdf:Alt>
<rdf:li xml:lang="x-default">Wire photo {number}: the crew after the landing.</rdf:li>
<rdf:li xml:lang="de">Bild {number}: die Mannschaft nach der Landung.</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>space</rdf:li><rdf:li>landing</rdf:li></rdf:Bag></dc:subject>
<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Name of a cosmonaut</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
</rdf:Description></rdf:RDF></x:xmpmeta>
"""
ARTICLE = """ date 2024-04-07 International
Crew of three back on Earth
Crew of three back on Earth
Harbour News

15:40 GMT 07.04.2024
Three people and one capsule are back on the ground.
The capsule came down at dawn.
© Example Press / Pat Painter / Go to the mediabank

The parachute opens.

The parachute opens. - Harbour News
1/2
© Example Press / Pat Painter
/
Go to the mediabank

The parachute opens.

© Example Press

All are well.

All are well. - Harbour News
2/2
© Example Press

All are well.
"""

STATES = (
    State("photo", _photo),
    State("story", _tab(Tab.STORY)),
    State("details", _tab(Tab.DETAILS)),
    State("slideshow", _slideshow),
    State("welcome", _welcome),
    State("choices", _choices),
    State("broken", _broken),
    State("refused", _refused),
    State("problems", _problems),
    State("list-of-problems", _listed(ActionId.PROBLEMS)),
    State("credits", _listed(ActionId.CREDITS)),
    State("search", _search("capsule land")),
    State("search-without-hits", _search("zebra")),
    State("menu", _menu),
    State("menu-of-a-photo", _menu_of_photo),
    State("go-to", _run(ActionId.GO_TO)),
    State("letters", _letters),
    State("copied", _copied),
    State("details-searched", _details_searched),
    State("no-photos", _no_photos),
    State("words-within", _words_within(Tab.CAPTION)),
    State("details-within", _words_within(Tab.DETAILS)),
    State("new-from-text", _new_from_text),
    State("no-panel", _run(ActionId.PANEL)),
    State("no-strip", _run(ActionId.STRIP)),
    State("over-the-photo", _run(ActionId.CAPTION)),
    State("zoomed", _run(ActionId.ACTUAL_SIZE)),
    State("rotated", _run(ActionId.ROTATE_RIGHT)),
    State("keys", _run(ActionId.KEYS)),
    State("last", _run(ActionId.LAST, ActionId.NEXT)),
    *(State(f"odd-{number}", _odd(number)) for number in range(1, 9)),
    State("arabic", _arabic),  # the last of that gallery: its language is remembered
)
