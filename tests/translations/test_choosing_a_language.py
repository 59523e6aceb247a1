"""Which language the program speaks, and how."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from gallery_app.model.problems import say
from gallery_app.ui.texts import count_text, translated
from gallery_app.ui.translations import install_translations


def started_as(**environment: str) -> str:
    """Start a real process in that environment; return how it says "Caption" and "Cancel"."""
    script = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from gallery_app.app import make_application\n"
        "app = make_application()\n"
        "say = QCoreApplication.translate\n"
        "print(say('SidePanel', 'Caption'), say('QPlatformTheme', 'Cancel'))\n"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**clean, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"LANG": "de_DE.UTF-8"}, "Bildunterschrift Abbrechen"),
        ({"LANG": "de_AT.UTF-8"}, "Bildunterschrift Abbrechen"),
        ({"LANG": "en_GB.UTF-8"}, "Caption Cancel"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "en_US:de"}, "Caption Cancel"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de:en"}, "Bildunterschrift Abbrechen"),
        ({"LANG": "fr_FR.UTF-8"}, "Caption Cancel"),
        ({"LANG": "C.UTF-8"}, "Caption Cancel"),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else "",
)
def test_a_program_speaks_the_readers_first_language_that_it_knows(environment, words):
    assert started_as(**environment) == words


def test_sentences_numbers_and_plurals_follow_the_language(german):
    assert (
        translated(say("the file {name} is missing", name="{name} &amp; <b>"))
        == "die Datei {name} &amp; <b> fehlt"
    )
    assert count_text(1) == "1 Foto"
    assert count_text(1234) == "1.234 Fotos"


def test_english_counts_have_a_singular(qapp):
    installed = install_translations(qapp, QLocale("en_GB"))
    try:
        assert QCoreApplication.translate("Texts", "%Ln photos", "", 1) == "1 photo"
        assert QCoreApplication.translate("Texts", "%Ln photos", "", 2) == "2 photos"
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
