"""A gallery made of a pasted text and a folder of photos, and saved."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from bundle_maker import BundleMaker
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton
from viewing import Viewer

from gallery_app.model.gallery import GalleryKind
from gallery_app.ui.actions import ActionId
from gallery_app.ui.card_list import CARD_ROLE, Card
from gallery_app.ui.text_dialog import NewFromTextDialog, plain_text_of

LINK = "\u00a0/\u00a0Zum Bilderdienst"


def saved_article(count: int = 3) -> str:
    """An article as a page gives it, the links set apart by no-break spaces."""
    lines = [
        "Spring Comes",
        "Spring Comes",
        "Harbour News",
        "Spring Comes",
        "",
        "08:05 GMT 09.03.2023",
        "They left.",
    ]
    for number in range(1, count + 1):
        credit = f"© Harbour News / Name {number}{LINK}"
        lines += [credit, "", f"Caption {number}", f"{number}/{count}", credit, "", f"Caption {number}", ""]
    return "\n".join(lines)


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def dialog_of(viewer: Viewer) -> NewFromTextDialog:
    viewer.wait(lambda: bool(viewer.window.findChildren(NewFromTextDialog)))
    return viewer.window.findChildren(NewFromTextDialog)[-1]


def choose(viewer: Viewer, dialog: NewFromTextDialog, folder: Path) -> None:
    """Answer the question for the folder."""
    viewer.wait(lambda: dialog.findChild(QFileDialog) is not None)
    question = dialog.findChild(QFileDialog)
    assert question.windowModality() is Qt.WindowModality.WindowModal
    question.selectFile(str(folder))
    question.accept()
    viewer.wait(lambda: dialog.folder == str(folder))


@pytest.fixture
def ask(viewer: Viewer):
    """Open the dialog from the menu, choose a folder, paste a text, and wait for what it comes to."""

    def asked(folder: Path | None, text: str) -> NewFromTextDialog:
        viewer.window.commands[ActionId.NEW_FROM_TEXT].trigger()
        dialog = dialog_of(viewer)
        if folder is not None:
            dialog.folder_button.click()
            choose(viewer, dialog, folder)
        QApplication.clipboard().setText(text)
        dialog.text.paste()
        return dialog

    return asked


def cards(dialog: NewFromTextDialog) -> list[Card]:
    return [dialog.photos.item(row).data(CARD_ROLE) for row in range(dialog.photos.count())]


def test_the_dialog_shows_which_photo_gets_which_words(viewer: Viewer, bundle: BundleMaker, ask) -> None:
    dialog = ask(bundle.plain(3), saved_article())
    viewer.wait(lambda: dialog.gallery is not None)
    assert [(card.title, card.line) for card in cards(dialog)] == [
        (f"{n}   Caption {n}", f"© Harbour News / Name {n} · photo {n}.png") for n in (1, 2, 3)
    ]
    viewer.wait(lambda: all(card.cover is not None for card in cards(dialog)))
    assert "Spring Comes" in dialog.headline.toPlainText()
    assert "Harbour News" in dialog.headline.toPlainText()
    assert "tells no time zone" not in dialog.problems.toPlainText()
    assert "is read as day, month, year" in dialog.problems.toPlainText()
    assert viewer.window.session.gallery is None


def test_no_break_spaces_reach_the_reader(viewer: Viewer, bundle: BundleMaker, ask) -> None:
    dialog = ask(bundle.plain(1), saved_article(1))
    assert plain_text_of(dialog.text) == saved_article(1)


def test_the_folder_chosen_is_named_to_the_letter(viewer: Viewer, bundle: BundleMaker, ask) -> None:
    folder = bundle.plain(1, name="<b>News & \u202epolitics")
    dialog = ask(folder, "")
    assert dialog.folder_label.text() == f"{folder.parent}/<b>News & \\u202epolitics"
    assert dialog.folder_label.textFormat() is Qt.TextFormat.PlainText


def test_a_text_that_is_no_article_says_what_it_lacks(viewer: Viewer, bundle: BundleMaker, ask) -> None:
    dialog = ask(bundle.plain(1), "Milk, bread, butter")
    viewer.wait(lambda: "no article" in dialog.headline.toPlainText())
    assert not dialog.open_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    dialog.text.setPlainText(saved_article(1))
    viewer.wait(lambda: dialog.gallery is not None)
    assert dialog.open_button.isEnabled()


def test_without_a_folder_nothing_is_read(viewer: Viewer, ask) -> None:
    dialog = ask(None, saved_article())
    assert dialog.preview.wish is None
    assert not dialog.open_button.isEnabled()


def test_open_shows_the_gallery_and_writes_nothing(viewer: Viewer, bundle: BundleMaker, ask) -> None:
    folder = bundle.plain(3)
    before = digests(folder)
    dialog = ask(folder, saved_article())
    viewer.wait(lambda: dialog.gallery is not None)
    dialog.open_button.click()
    viewer.wait(lambda: (g := viewer.window.session.gallery) is not None and len(g.photos) == 3)
    viewer.wait_settled()
    assert (viewer.caption, viewer.number) == ("Caption 1", 1)
    assert viewer.credit.startswith("© Harbour News / Name 1")
    assert viewer.window.session.gallery.kind is GalleryKind.TEXT
    assert digests(folder) == before
    viewer.wait(viewer.window.isActiveWindow)
    viewer.press(Qt.Key.Key_Right)
    viewer.wait_settled()
    assert viewer.caption == "Caption 2"
    assert viewer.window.welcome.recent.count() == 0  # it is saved nowhere


def test_what_was_opened_is_saved_and_opened_from_its_manifest(
    viewer: Viewer, bundle: BundleMaker, ask
) -> None:
    folder = bundle.plain(3)
    before = digests(folder)
    dialog = ask(folder, saved_article())
    viewer.wait(lambda: dialog.gallery is not None)
    dialog.save_button.click()
    manifest = folder / "gallery.yaml"
    viewer.wait(manifest.exists)
    viewer.wait(lambda: (g := viewer.window.session.gallery) is not None and g.kind is GalleryKind.MANIFEST)
    viewer.wait_settled()
    assert 'credit: "© Harbour News / Name 1"' in manifest.read_text(encoding="utf-8")
    assert viewer.caption == "Caption 1"
    assert "Saved as gallery.yaml" in viewer.message
    after = digests(folder)
    assert {name: digest for name, digest in after.items() if name != "gallery.yaml"} == before


def test_an_article_that_lies_in_the_folder_is_saved_beside_its_text(
    viewer: Viewer, bundle: BundleMaker
) -> None:
    folder = bundle.plain(2)
    (folder / "article.txt").write_text(saved_article(2), encoding="utf-8")
    before = digests(folder)
    viewer.open(folder)
    viewer.press(Qt.Key.Key_Right)
    viewer.wait_settled()
    viewer.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    viewer.wait(lambda: (g := viewer.window.session.gallery) is not None and g.kind is GalleryKind.MANIFEST)
    viewer.wait_settled()
    assert (viewer.number, viewer.caption) == (2, "Caption 2")
    after = digests(folder)
    assert {name: digest for name, digest in after.items() if name != "gallery.yaml"} == before


def test_what_was_guessed_is_marked_in_the_story(viewer: Viewer, bundle: BundleMaker) -> None:
    folder = bundle.plain(2)
    (folder / "article.txt").write_text(f" date 2023-03-09 Culture\n{saved_article(2)}", encoding="utf-8")
    viewer.open(folder)
    viewer.press(Qt.Key.Key_A)
    story = viewer.window.panel.story.toPlainText()
    assert story.splitlines()[0].split() == ["Culture", "guessed"]
    assert "Spring Comes" in story


def test_a_plain_folder_is_saved_as_the_list_of_its_photos(viewer: Viewer, bundle: BundleMaker) -> None:
    folder = bundle.plain(2, name="Anville")
    viewer.open(folder)
    viewer.window.commands[ActionId.SAVE_AS_GALLERY].trigger()
    viewer.wait((folder / "gallery.yaml").exists)
    assert (folder / "gallery.yaml").read_text(encoding="utf-8") == (
        'format: "1.0"\narticle:\n  headline: "Anville"\n'
        'photos:\n  - file: "photo 1.png"\n  - file: "photo 2.png"\n'
    )


def answer_with(viewer: Viewer, label: str) -> None:
    """Answer the question that comes."""
    viewer.wait(lambda: bool(viewer.window.findChildren(QMessageBox)))
    box = viewer.window.findChildren(QMessageBox)[-1]
    next(button for button in box.findChildren(QPushButton) if button.text() == label).click()


@pytest.mark.parametrize("label", ["Keep it", "Replace it"])
def test_another_manifest_is_only_replaced_if_somebody_says_so(
    viewer: Viewer, bundle: BundleMaker, ask, label: str
) -> None:
    folder = bundle.with_photos(2)
    before = (folder / "gallery.yaml").read_bytes()
    dialog = ask(folder, saved_article(2))
    viewer.wait(lambda: dialog.gallery is not None)
    dialog.save_button.click()
    answer_with(viewer, label)
    if label == "Keep it":
        viewer.wait(lambda: not viewer.window.findChildren(QMessageBox))
        assert (folder / "gallery.yaml").read_bytes() == before
    else:
        viewer.wait(lambda: (folder / "gallery.yaml").read_bytes() != before)
        assert "Harbour News" in (folder / "gallery.yaml").read_text(encoding="utf-8")


def test_a_manifest_of_a_newer_version_is_never_replaced(viewer: Viewer, bundle: BundleMaker, ask) -> None:
    folder = bundle.with_photos(2, manifest='format: "2.0"\nphotos: []\n')
    before = digests(folder)
    dialog = ask(folder, saved_article(2))
    viewer.wait(lambda: dialog.gallery is not None)
    dialog.save_button.click()
    viewer.wait(lambda: "newer format" in viewer.message)
    assert digests(folder) == before


def test_a_folder_that_may_not_be_written_to_says_so(viewer: Viewer, bundle: BundleMaker) -> None:
    folder = bundle.plain(2)
    viewer.open(folder)
    (folder / "gallery.yaml").mkdir()
    viewer.window.commands[ActionId.SAVE_AS_GALLERY].trigger()
    viewer.wait(lambda: "The gallery was not saved" in viewer.message)


def test_a_gallery_with_a_manifest_is_not_saved_over_itself(viewer: Viewer, bundle: BundleMaker) -> None:
    folder = bundle.with_photos(2)
    before = digests(folder)
    viewer.open(folder)
    viewer.window.commands[ActionId.SAVE_AS_GALLERY].trigger()
    viewer.wait(lambda: "can be saved as a gallery" in viewer.message)
    assert digests(folder) == before


def test_the_dialog_lets_its_loaders_go(viewer: Viewer, bundle: BundleMaker, ask) -> None:
    dialog = ask(bundle.plain(1), saved_article(1))
    viewer.wait(lambda: dialog.gallery is not None)
    pool = dialog.preview._pool
    assert pool.pids
    dialog.close()
    viewer.wait(lambda: not pool.pids)
    viewer.wait(lambda: not viewer.window.findChildren(NewFromTextDialog))
    viewer.window.commands[ActionId.NEW_FROM_TEXT].trigger()  # and it comes again
    assert dialog_of(viewer).isVisible()


def test_the_dialogs_loaders_go_with_the_window(viewer: Viewer, bundle: BundleMaker, ask) -> None:
    dialog = ask(bundle.plain(1), saved_article(1))
    viewer.wait(lambda: dialog.gallery is not None)
    pool = dialog.preview._pool
    viewer.window.close()
    viewer.wait(lambda: not pool.pids)


def test_a_picture_that_came_first_and_belongs_to_no_photo_gives_way(
    viewer: Viewer, bundle: BundleMaker
) -> None:
    """The folder's first image is shown before anything is read; the text may have no photo for it."""
    folder = bundle.plain(0, name="saved")
    for number, name in enumerate(("0 logo.png", "1.png", "2.png"), start=1):
        bundle.write_photo(folder / name, number)
    (folder / "article.txt").write_text(saved_article(2), encoding="utf-8")
    viewer.open(folder)
    assert (viewer.number, viewer.caption, viewer.window.session.count) == (1, "Caption 1", 2)
    assert viewer.colour().getRgb()[:3] == BundleMaker.colour(2)
    assert "0 logo.png" in viewer.message or "images beside it: 3" in viewer.message


def test_places_without_an_image_keep_their_words(viewer: Viewer, bundle: BundleMaker) -> None:
    folder = bundle.plain(0, name="saved")
    bundle.write_photo(folder / "2.png", 5)
    (folder / "article.txt").write_text(saved_article(3), encoding="utf-8")
    viewer.start_opening(folder)
    viewer.wait(lambda: viewer.caption == "Caption 1")
    viewer.wait(lambda: (g := viewer.window.session.gallery) is not None and len(g.photos) == 3)
    viewer.press(Qt.Key.Key_Right)
    viewer.wait(lambda: viewer.caption == "Caption 2")
    viewer.wait_settled()
    assert viewer.colour().getRgb()[:3] == BundleMaker.colour(5)


def test_no_dialog_is_larger_than_the_screen(viewer: Viewer, bundle: BundleMaker, ask) -> None:
    viewer.open(bundle.plain(1))
    ask(None, saved_article())
    viewer.window.commands[ActionId.CREDITS].trigger()
    viewer.wait(lambda: len(viewer.window.findChildren(QDialog)) == 2)
    room = viewer.window.screen().availableSize()
    assert room.width() < 980, "this screen has room for every dialog"
    for one in viewer.window.findChildren(QDialog):
        assert one.size().boundedTo(room) == one.size()
