"""The files of translations: complete, up to date, and true to their source."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import update_translations

from gallery_app.ui.actions import ACTIONS, PHOTO_MENU, Group

FOLDER = Path(update_translations.TRANSLATIONS)
PLACEHOLDER = re.compile(r"\{[a-z_]+\}|%L?n")


@dataclass(frozen=True)
class Entry:
    """One entry of a .ts file; ``forms`` has one text, or one for each plural form."""

    context: str
    source: str
    forms: tuple[str, ...]
    kind: str


def entries(language: str) -> list[Entry]:
    found = []
    for context in ET.parse(FOLDER / f"gallery_app_{language}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            plural = [form.text or "" for form in translation.iter("numerusform")]
            forms = tuple(plural or [translation.text or ""])
            source = message.findtext("source", "")
            found.append(Entry(context.findtext("name", ""), source, forms, translation.get("type", "")))
    return found


GERMAN = entries("de")


def test_the_files_are_up_to_date():
    assert update_translations.outdated() == (), "run python tools/update_translations.py"


def test_the_check_sees_files_that_are_not_up_to_date(tmp_path):
    for file in FOLDER.iterdir():
        shutil.copy(file, tmp_path)
    german = tmp_path / "gallery_app_de.ts"
    german.write_text(
        german.read_text("utf-8").replace("<source>Menu</source>", "<source>Menus</source>"), "utf-8"
    )
    assert update_translations.outdated(tmp_path) == ("gallery_app_de.qm", "gallery_app_de.ts")


def test_updating_twice_changes_nothing(tmp_path):
    messages = update_translations.collect()
    update_translations.update(tmp_path, messages)
    once = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    update_translations.update(tmp_path, messages)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == once


def test_every_text_of_the_program_is_in_the_german_file():
    collected = {(message.context, message.text) for message in update_translations.collect()}
    assert {(entry.context, entry.source) for entry in GERMAN} == collected


@pytest.mark.parametrize("language", update_translations.LANGUAGES)
def test_nothing_waits_for_its_translation(language):
    waiting = [entry for entry in entries(language) if entry.kind or not all(entry.forms)]
    assert waiting == []


@pytest.mark.parametrize("language", update_translations.LANGUAGES)
def test_every_placeholder_stands_in_source_and_translation(language):
    for entry in entries(language):
        for form in entry.forms:
            assert Counter(PLACEHOLDER.findall(form)) == Counter(PLACEHOLDER.findall(entry.source)), entry


def test_translations_end_as_their_source_does():
    for entry in GERMAN:
        for form in entry.forms:
            for mark in (".", "…", ":", "?"):
                assert form.endswith(mark) == entry.source.endswith(mark), entry
            assert form == form.strip(), entry


def test_german_quotation_marks_are_german():
    for entry in GERMAN:
        for form in entry.forms:
            assert "”" not in form, entry
            assert form.count("„") == form.count("“"), entry


def test_plural_texts_have_a_form_for_one_and_one_for_more():
    for language in update_translations.LANGUAGES:
        plural = [entry for entry in entries(language) if "%Ln" in entry.source]
        assert plural
        for entry in plural:
            one, more = entry.forms
            assert one != more


MENUS = {
    group.value: [spec.text for spec in ACTIONS if spec.group is group and spec.in_menu] for group in Group
}
MENUS["of a photo"] = [spec.text for part in PHOTO_MENU for spec in ACTIONS if spec.id in part]


@pytest.mark.parametrize("menu", MENUS)
def test_no_letter_is_marked_twice_in_one_menu(menu):
    german = {entry.source: entry.forms[0] for entry in GERMAN if entry.context == "Action"}
    texts = MENUS[menu]
    for shown in (texts, [german[text] for text in texts]):
        letters = Counter(letter.lower() for text in shown for letter in re.findall(r"&(\w)", text))
        assert [letter for letter, count in letters.items() if count > 1] == []


def test_a_marked_letter_in_english_has_one_in_german():
    for entry in GERMAN:
        assert entry.source.count("&") == entry.forms[0].count("&"), entry
