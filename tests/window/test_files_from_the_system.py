"""A file that the system asks the running program to open, as macOS does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from viewing import HANG_MS

from gallery_app.app import hear_the_system
from gallery_app.ui.later_starts import LaterStarts

if TYPE_CHECKING:
    from bundle_maker import BundleMaker
    from PySide6.QtWidgets import QApplication
    from viewing import Viewer


def test_a_double_clicked_story_opens_in_the_window_that_stands_empty(
    viewer: Viewer, bundle: BundleMaker, qapp: QApplication
) -> None:
    story = bundle.with_photos(2, name="Größe 1 # 100 %")
    hear_the_system(viewer.windows, LaterStarts(viewer.windows))

    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(story / "gallery.yaml"))))

    session = viewer.window.session
    viewer.qtbot.waitUntil(lambda: session.count == 2, timeout=HANG_MS)
    assert len(viewer.windows.open_windows) == 1
    assert session.gallery is not None
    assert session.gallery.article.headline == "Headline"


def test_an_address_opens_nothing(viewer: Viewer, qapp: QApplication) -> None:
    hear_the_system(viewer.windows, LaterStarts(viewer.windows))

    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/story")))
    viewer.qtbot.wait(0)

    assert viewer.window.session.gallery is None
    assert viewer.window.opener.request is None


def test_where_a_gallery_really_lies_is_told_of_it_alone(viewer, bundle, tmp_path):
    story = bundle.with_photos(2)
    (tmp_path / "link").symlink_to(story)
    viewer.open(tmp_path / "link")
    viewer.wait(lambda: viewer.window.opener.real == (str(story), str(story)))
    viewer.start_opening(bundle.plain(2, name="other"))
    assert viewer.window.opener.real == ("", "")
