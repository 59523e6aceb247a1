"""Words in several languages: choosing one, and what follows the choice."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu

from gallery_app.ui.actions import ActionId
from gallery_app.ui.caption_overlay import OverlayMode
from gallery_app.ui.go_to import GoToDialog
from gallery_app.ui.viewer_page import CaptionPlace

RIGHT = Qt.Key.Key_Right
SHIFT = Qt.KeyboardModifier.ShiftModifier
IN_TWO = {"en": "Low tide", "ru": "Отлив"}
IN_THREE = {"en": "Landing", "ru": "Посадка", "ar": "ISS: هبوط المركبة"}


@pytest.fixture
def story(bundle):
    """Three photos: words in three languages, in one, in two."""
    manifest = bundle.manifest_of(3)
    manifest["article"]["language"] = "en"
    manifest["photos"][0] |= {
        "caption": IN_THREE,
        "alt": {"en": "A capsule", "ru": "Капсула"},
        "headline": {"en": "Back home", "ru": "Дома"},
        "copyright": {"en": "All rights reserved", "ru": "Все права защищены"},
    }
    manifest["photos"][2]["caption"] = IN_TWO
    return bundle.with_photos(3, manifest=manifest)


def names_in(menu):
    return [action.text() for action in menu.actions()]


def open_list(viewer, switch):
    """Open the list of languages and return its menu."""
    switch.open_menu()
    viewer.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return QApplication.activePopupWidget()


def choose(viewer, switch, name):
    menu = open_list(viewer, switch)
    next(action for action in menu.actions() if action.text() == name).trigger()
    close_list(viewer, menu)


def close_list(viewer, menu):
    """Close the list once it is really there, and wait until the window has the keyboard again."""
    viewer.wait(menu.windowHandle().isExposed)
    menu.close()
    viewer.window.activateWindow()
    viewer.wait(lambda: QGuiApplication.focusWindow() is viewer.window.windowHandle())
    viewer.wait(viewer.window.isActiveWindow)


def test_a_photo_in_one_language_has_no_switch(viewer, bundle):
    viewer.open(bundle.with_photos(1))
    assert not viewer.window.panel.languages.isVisible()
    viewer.press(Qt.Key.Key_C, SHIFT)
    assert viewer.notice == "The words of this photo are in one language"


def test_the_articles_language_comes_first_and_the_others_are_offered_by_their_own_names(viewer, story):
    viewer.open(story)
    switch = viewer.window.panel.languages
    assert viewer.caption == "Landing"
    assert switch.isVisible()
    assert switch.name == "English"
    assert switch.accessibleName() == "Language of the words: English"
    menu = open_list(viewer, switch)
    assert names_in(menu) == ["English", "Русский", "العربية"]
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    close_list(viewer, menu)


def test_a_choice_changes_every_word_and_stays_from_photo_to_photo(viewer, story):
    viewer.open(story)
    choose(viewer, viewer.window.panel.languages, "Русский")
    assert viewer.caption == "Посадка"
    assert "Все права защищены" in viewer.credit
    assert viewer.window.view.accessibleName() == "Капсула"
    assert "Дома" in viewer.window.panel.details.toPlainText()
    strip = viewer.window.list_model
    assert "Посадка" in strip.data(strip.index(0), Qt.ItemDataRole.ToolTipRole)
    viewer.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | SHIFT)
    assert QGuiApplication.clipboard().text() == "Посадка (© Agency / Name 1)"
    viewer.press(RIGHT)
    viewer.wait_settled()
    assert viewer.caption == "Caption 2"
    assert not viewer.window.panel.languages.isVisible()
    viewer.press(RIGHT)
    viewer.wait_settled()
    assert viewer.caption == "Отлив"
    assert viewer.window.panel.languages.name == "Русский"


def test_a_key_goes_through_the_languages_and_says_which_it_is(viewer, story):
    viewer.open(story)
    seen = []
    for _ in range(3):
        viewer.press(Qt.Key.Key_C, SHIFT)
        seen.append((viewer.caption, viewer.notice))
    assert seen == [
        (IN_THREE["ru"], "Русский"),
        (IN_THREE["ar"], "العربية"),
        (IN_THREE["en"], "English"),
    ]


def test_the_keyboard_opens_the_list_and_chooses(viewer, story):
    viewer.open(story)
    switch = viewer.window.panel.languages
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    viewer.press(Qt.Key.Key_Space)
    viewer.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert viewer.caption == "Посадка"
    assert switch.hasFocus()


def test_tab_leads_from_the_tabs_of_the_window_to_the_switch(viewer, story):
    viewer.open(story)
    viewer.window.view.setFocus()
    seen = []
    for _ in range(8):
        viewer.press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    panel = viewer.window.panel
    assert panel.languages in seen
    assert seen.index(panel.languages) < seen.index(panel.caption)


def test_the_choice_is_remembered_for_the_gallery_and_for_no_other(viewer, story, bundle, memory):
    viewer.open(story)
    choose(viewer, viewer.window.panel.languages, "Русский")
    other = bundle.manifest_of(1)
    other["photos"][0]["caption"] = IN_TWO
    viewer.open(bundle.with_photos(1, name="other", manifest=other))
    assert viewer.caption == "Low tide"
    captions = []
    viewer.window.presenter.shown.connect(lambda _index: captions.append(viewer.caption))
    viewer.open(story)
    assert viewer.caption == "Посадка"
    assert IN_THREE["en"] not in captions
    assert memory.choice_for(str(story)).language == "ru"
    memory.forget(str(story))
    assert memory.choice_for(str(story)).language == ""


def test_reading_again_keeps_the_language(viewer, story):
    viewer.open(story)
    viewer.press(Qt.Key.Key_C, SHIFT)
    viewer.press(Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    viewer.wait(lambda: viewer.window.session.count == 3)
    viewer.wait_settled()
    assert viewer.caption == "Посадка"


def test_a_language_that_this_photo_lacks_falls_back_to_the_articles(viewer, story):
    viewer.open(story)
    choose(viewer, viewer.window.panel.languages, "العربية")
    viewer.press(Qt.Key.Key_End)
    viewer.wait_settled()
    assert viewer.caption == "Low tide"
    assert viewer.window.panel.languages.name == "English"
    viewer.press(Qt.Key.Key_Home)
    viewer.wait_settled()
    assert viewer.caption == IN_THREE["ar"]


def test_arabic_that_begins_with_latin_letters_stands_on_the_right(viewer, story):
    viewer.open(story)
    choose(viewer, viewer.window.panel.languages, "العربية")
    block = viewer.window.panel.caption.document().firstBlock()
    assert block.textDirection() == Qt.LayoutDirection.RightToLeft
    tip = viewer.window.list_model.data(viewer.window.list_model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert 'dir="rtl"' in tip


def test_in_a_show_the_switch_stands_with_the_words_and_goes_with_them(viewer, story):
    viewer.open(story)
    overlay = viewer.window.page.overlay
    assert not overlay.languages.isVisible()
    overlay.set_mode(OverlayMode.PINNED)
    viewer.window.page.set_arrangement(
        type(viewer.window.page.arrangement)(strip=False, caption=CaptionPlace.OVERLAY)
    )
    viewer.wait(overlay.languages.isVisible)
    place = overlay.languages.geometry()
    assert viewer.window.view.rect().contains(place)
    QTest.mouseClick(overlay.languages, Qt.MouseButton.LeftButton)
    viewer.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    menu.actions()[2].trigger()
    close_list(viewer, menu)
    assert overlay.languages.name == "العربية"
    # Words that run from right to left stand at the right, so the counter and the switch move over.
    assert overlay.languages.geometry().center().x() < viewer.window.view.width() // 2
    overlay.set_mode(OverlayMode.HIDDEN)
    assert not overlay.languages.isVisible()
    overlay.set_mode(OverlayMode.PINNED)
    viewer.press(RIGHT)
    viewer.wait_settled()
    assert not overlay.languages.isVisible()


@pytest.mark.parametrize("size", [QSize(1280, 800), QSize(800, 600), QSize(420, 640)])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.5])
def test_the_switch_covers_neither_counter_nor_caption(viewer, story, size, scale):
    viewer.window.resize(size)
    viewer.open(story)
    viewer.window.set_text_scale(scale)
    QApplication.processEvents()
    page = viewer.window.panel.page
    number = page.counter.number.geometry().translated(page.counter.pos())
    assert page.languages.isVisible()
    assert page.rect().contains(page.languages.geometry().center())
    assert not page.languages.geometry().intersects(number)
    assert not page.languages.geometry().intersects(page.caption.geometry())


def test_the_command_stands_in_the_menu(viewer, story):
    viewer.open(story)
    viewer.window.commands[ActionId.NEXT_LANGUAGE].trigger()
    assert viewer.caption == "Посадка"


def test_the_list_of_photos_to_go_to_is_in_that_language_too(viewer, story):
    viewer.open(story)
    viewer.press(Qt.Key.Key_C, SHIFT)
    viewer.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    dialog = viewer.window.findChild(GoToDialog)
    listed = dialog.findChild(QListWidget)
    assert [listed.item(row).text() for row in range(3)] == ["1   Посадка", "2   Caption 2", "3   Отлив"]
    dialog.reject()


def test_hostile_tags_and_a_hundred_languages_do_no_harm(viewer, bundle):
    manifest = bundle.manifest_of(1)
    many = {f"x-{number:03}": f"Words {number}" for number in range(100)}
    manifest["photos"][0]["caption"] = many | {"ru": "Слова & <b>", "en": "Words"}
    viewer.open(bundle.with_photos(1, manifest=manifest))
    switch = viewer.window.panel.languages
    viewer.wait(switch.isVisible)
    menu = open_list(viewer, switch)
    assert len(menu.actions()) >= 2
    close_list(viewer, menu)
    assert switch.mapTo(viewer.window, QPoint(0, 0)).x() > 0


PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 photoshop:Credit="© Agency / Name" photoshop:Instructions="Embargoed until noon"
 xmpRights:WebStatement="https://example.org/terms"
 Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Landing</rdf:li>
<rdf:li xml:lang="en">Landing</rdf:li>
<rdf:li xml:lang="fa">ISS: فرود در استپ قزاقستان</rdf:li></rdf:Alt></dc:description>
<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="en">Editorial use only</rdf:li>
<rdf:li xml:lang="fa">فقط برای استفاده خبری</rdf:li></rdf:Alt></xmpRights:UsageTerms>
<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>The mediabank</plus:LicensorName>
<plus:LicensorURL>https://example.org/buy</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_everything_that_a_photo_itself_says_can_be_read_and_chosen(viewer, tmp_path):
    folder = tmp_path / "wire"
    folder.mkdir()
    Image.new("RGB", (60, 40), "#446688").save(folder / "a.jpg", xmp=PACKET.encode())
    viewer.open(folder)
    viewer.wait(lambda: viewer.caption == "Landing")
    for words in ("© Agency / Name", "Embargoed until noon", "Made with AI", "Editorial use only"):
        assert words in viewer.credit
    assert [link.label for link in viewer.window.panel.credit.links] == ["The mediabank", "Terms of use"]
    switch = viewer.window.panel.languages
    menu = open_list(viewer, switch)
    assert names_in(menu) == ["English", "فارسی"]
    close_list(viewer, menu)
    viewer.press(Qt.Key.Key_C, SHIFT)
    assert viewer.caption == "ISS: فرود در استپ قزاقستان"
    assert "فقط برای استفاده خبری" in viewer.credit
    block = viewer.window.panel.caption.document().firstBlock()
    assert block.textDirection() == Qt.LayoutDirection.RightToLeft
    first = viewer.window.panel.details.rows[0]
    assert (first.value, first.origin, first.prominent) == ("Embargoed until noon", "XMP", True)


def test_in_full_screen_the_keyboard_reaches_the_switch_over_the_photo(viewer, story):
    viewer.open(story)
    viewer.press(Qt.Key.Key_F11)
    switch = viewer.window.page.overlay.languages
    viewer.wait(switch.isVisible)
    for _ in range(12):
        if switch.hasFocus():
            break
        viewer.press(Qt.Key.Key_Tab)
    assert switch.hasFocus()
    viewer.press(Qt.Key.Key_Return)
    viewer.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    close_list(viewer, QApplication.activePopupWidget())
