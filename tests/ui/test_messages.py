"""What the window says, and what it asks before it opens a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gallery_app.model.problems import PhotoState, Problem, Severity, say
from gallery_app.ui.link_guard import LONGEST_ADDRESS, LinkGuard, ascii_host, safe_url, shown_address
from gallery_app.ui.messages import MessageBar
from gallery_app.ui.texts import failure_text, place_text, problem_text, state_text, translated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    window = QWidget()
    qtbot.addWidget(window)
    bar = MessageBar()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(bar)
    column.addStretch(1)
    window.resize(960, 300)
    with qtbot.waitExposed(window):
        window.show()
    yield bar
    window.close()


# The bar


def test_the_bar_shows_a_message_until_it_is_closed(bar: MessageBar) -> None:
    assert not bar.isVisible()
    bar.show_message("Two photos are missing.", Severity.WARNING)
    assert bar.isVisible()
    assert bar.text.toPlainText() == "Two photos are missing."
    assert not bar.action_button.isVisible()
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_a_message_said_twice_is_counted(bar: MessageBar) -> None:
    for _ in range(3):
        bar.show_message("The photo cannot be read.", Severity.ERROR)
    assert len(bar.messages) == 1
    assert bar.text.toPlainText() == "The photo cannot be read. (×3)"


def test_closing_a_message_brings_back_the_one_before(bar: MessageBar) -> None:
    bar.show_message("First.", Severity.ERROR)
    bar.show_message("Second.", Severity.NOTE)
    assert bar.text.toPlainText() == "Second."
    bar.close_message()
    assert bar.text.toPlainText() == "First."
    bar.close_message()
    assert not bar.isVisible()


def test_all_messages_can_be_taken_away(bar: MessageBar) -> None:
    bar.show_message("First.", Severity.ERROR)
    bar.show_message("Second.", Severity.NOTE)
    bar.clear()
    assert not bar.isVisible()
    assert bar.messages == ()


def test_the_action_is_done_and_its_message_goes(bar: MessageBar) -> None:
    done: list[str] = []
    bar.show_message("No.", Severity.ERROR, "Show the photos without it", lambda: done.append("plain"))
    assert bar.action_button.text() == "Show the photos without it"
    QTest.mouseClick(bar.action_button, Qt.MouseButton.LeftButton)
    assert done == ["plain"]
    assert not bar.isVisible()


def test_an_action_may_say_something_new(bar: MessageBar) -> None:
    bar.show_message("Old.", Severity.ERROR, "Again", lambda: bar.show_message("New.", Severity.ERROR))
    bar.action_button.click()
    assert bar.text.toPlainText() == "New."


def test_a_long_message_is_wrapped_and_its_bar_grows(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message("Short.", Severity.NOTE)
    qtbot.waitUntil(lambda: bar.height() > 20)
    low = bar.height()
    bar.show_message("A sentence that goes on. " * 12, Severity.NOTE)
    qtbot.waitUntil(lambda: bar.height() > low)
    bar.show_message("x" * 20_000, Severity.NOTE)
    qtbot.waitUntil(lambda: bar.text.overflows)
    assert bar.height() < 100


def test_markup_in_a_message_is_text(bar: MessageBar, tmp_path: Path) -> None:
    picture = QImage(30, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FF0000"))
    picture.save(str(tmp_path / "red.png"))
    markup = f'<img src="file://{tmp_path}/red.png"><b>x</b>'
    bar.show_message(markup, Severity.ERROR, "&Do <b>", print)
    assert bar.text.toPlainText() == markup
    assert bar.action_button.text() == "&&Do <b>"
    image = bar.grab().toImage()
    red = QColor("#FF0000")
    assert not any(image.pixelColor(x, y) == red for x in range(image.width()) for y in range(image.height()))


def test_messages_are_one_line(bar: MessageBar) -> None:
    bar.show_message("one\ntwo\u202e", Severity.NOTE)
    assert bar.text.toPlainText() == "one two"


# Problems in words

MISSING = Problem(
    Severity.ERROR,
    say("the photo file {name} is missing", name="<b>{name}.jpg"),
    "photos/04.jpg",
    31,
    say("put the file back"),
)
UNKNOWN = Problem(Severity.WARNING, say("the key {key} is not known", key="captoin"), "gallery.yaml", 12)
NOTE = Problem(Severity.NOTE, say("3 other files are not photos"))


def test_problems_are_told_in_sentences() -> None:
    assert problem_text(MISSING) == "The photo file <b>{name}.jpg is missing. Put the file back."
    assert [place_text(problem) for problem in (MISSING, UNKNOWN, NOTE)] == [
        "photos/04.jpg, line 31",
        "gallery.yaml, line 12",
        "",
    ]
    assert translated(UNKNOWN.message) == "the key captoin is not known"


def test_every_state_but_the_good_one_has_its_words() -> None:
    assert state_text(PhotoState.OK) == ""
    texts = [state_text(state) for state in PhotoState if state is not PhotoState.OK]
    assert all(texts)
    assert len(set(texts)) == len(texts)
    assert failure_text(PhotoState.MISSING, None) == "The file is missing."
    assert failure_text(PhotoState.MISSING, say("the file {name} is gone", name="a")) == "The file a is gone."


# Links

UNSAFE = [
    "",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "file:///etc/passwd",
    "file://server/share/x.png",
    "smb://server/share",
    "\\\\server\\share",
    "https:\\\\example.org",
    "//example.org/x",
    "data:text/html,<script>alert(1)</script>",
    "ms-settings:privacy",
    "ms-msdt:/id PCWDiagnostic",
    "search-ms:query=x",
    "vbscript:msgbox(1)",
    "mailto:a@example.org",
    "ftp://example.org/x",
    "about:blank",
    "chrome://settings",
    "view-source:https://example.org",
    "blob:https://example.org/1",
    "https://user@example.org/",
    "https://user:password@example.org/",
    "https://example.org@evil.example/",
    "https://@evil.example/",
    "https://example.org/\nX: y",
    "https://example.org/\r\n",
    "https://exa\tmple.org/",
    " https://example.org/",
    "https://example.org/ ",
    "https://example.org/\u202egpj.exe",
    "https://example\u200b.org/",
    "https://exam\u00adple.org/",
    "https://example.org/\x00",
    "https:evil",
    "https:/evil",
    "https:///x",
    "https://",
    "https://exa mple.org/",
    "https://[::1/",
    "https://example.org:99999/",
    "https://example.org/%zz",
    "https://example.org/" + "a" * LONGEST_ADDRESS,
    "example.org",
    "C:\\Windows\\system32\\calc.exe",
    "https://example.org/\ud800",
]


@pytest.mark.parametrize("address", UNSAFE, ids=lambda address: ascii(address)[:40])
def test_unsafe_addresses_are_never_opened(address: str, qtbot: QtBot) -> None:
    opened: list[QUrl] = []
    guard = LinkGuard(opener=lambda url: opened.append(url) is None)
    with qtbot.waitSignal(guard.refused):
        guard.open(address)
    assert safe_url(address) is None
    assert shown_address(address) is None
    assert guard.question is None
    assert opened == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://sputnikmediabank.com/media/1?x=%D0%B0&y=1#z", "sputnikmediabank.com"),
        ("http://example.org", "example.org"),
        ("HTTPS://Example.ORG/A", "example.org"),
        ("https://example.org:8443/a", "example.org"),
        ("https://example.org/it's/(ok)", "example.org"),
        ("https://bücher.example/ä", "xn--bcher-kva.example"),
        ("https://аррӏе.com/", "xn--80ak6aa92e.com"),
    ],
)
def test_web_addresses_may_be_opened_and_show_their_real_host(address: str, host: str) -> None:
    url = safe_url(address)
    assert url is not None
    assert ascii_host(url) == host
    shown = shown_address(address)
    assert shown is not None
    assert shown.isascii()
    assert host in shown


class Browser:
    """The border to the system: notes what it is told to open."""

    def __init__(self, *, works: bool = True) -> None:
        self.opened: list[str] = []
        self._works = works

    def __call__(self, url: QUrl) -> bool:
        self.opened.append(url.toEncoded().data().decode())
        return self._works


def test_the_first_link_to_a_host_is_asked_about(qtbot: QtBot) -> None:
    browser = Browser()
    guard = LinkGuard(opener=browser)
    guard.open("https://bücher.example/a")
    question = guard.question
    assert question is not None
    assert question.address.toPlainText() == "https://xn--bcher-kva.example/a"
    assert browser.opened == []
    question.open_button.click()
    assert browser.opened == ["https://xn--bcher-kva.example/a"]
    assert guard.question is None


def test_a_no_opens_nothing_and_allows_nothing(qtbot: QtBot) -> None:
    browser = Browser()
    guard = LinkGuard(opener=browser)
    guard.open("https://example.org/a")
    assert guard.question is not None
    with qtbot.assertNotEmitted(guard.host_allowed):
        guard.question.always.setChecked(True)
        guard.question.reject()
    assert browser.opened == []
    guard.open("https://example.org/a")
    assert guard.question is not None
    guard.question.reject()


def test_always_is_remembered_for_that_host_alone(qtbot: QtBot) -> None:
    browser = Browser()
    guard = LinkGuard(opener=browser)
    guard.open("https://example.org/a")
    assert guard.question is not None
    guard.question.always.setChecked(True)
    with qtbot.waitSignal(guard.host_allowed) as caught:
        guard.question.open_button.click()
    assert caught.args == ["example.org"]
    guard.open("https://EXAMPLE.org/b")
    assert len(browser.opened) == 2
    guard.open("https://sub.example.org/c")
    assert guard.question is not None
    guard.question.reject()
    assert len(browser.opened) == 2


def test_once_is_not_always(qtbot: QtBot) -> None:
    guard = LinkGuard(opener=Browser())
    guard.open("https://example.org/a")
    assert guard.question is not None
    guard.question.open_button.click()
    guard.open("https://example.org/a")
    assert guard.question is not None
    guard.question.reject()


def test_hosts_allowed_earlier_are_not_asked_about(qtbot: QtBot) -> None:
    browser = Browser()
    guard = LinkGuard(allowed_hosts={"example.org"}, opener=browser)
    guard.open("https://example.org/a")
    assert guard.question is None
    assert browser.opened == ["https://example.org/a"]


def test_a_second_link_replaces_the_question(qtbot: QtBot) -> None:
    browser = Browser()
    guard = LinkGuard(opener=browser)
    guard.open("https://one.example/")
    guard.open("https://two.example/")
    assert guard.question is not None
    guard.question.open_button.click()
    assert browser.opened == ["https://two.example/"]


def test_a_browser_that_does_not_start_is_told_of(qtbot: QtBot) -> None:
    guard = LinkGuard(allowed_hosts=["example.org"], opener=Browser(works=False))
    with qtbot.waitSignal(guard.refused) as caught:
        guard.open("https://example.org/a")
    assert "https://example.org/a" in caught.args[0]
