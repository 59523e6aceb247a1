"""Every text for people goes through translation, and can be translated."""

from __future__ import annotations

from pathlib import Path

import pytest
import update_translations
from bare_texts import bare_texts, calls_of_say_without_a_literal, stray_sentences

PROGRAM = Path(update_translations.PROGRAM)
WINDOW_MODULES = sorted((PROGRAM / "ui").glob("*.py"))
# A table that is translated where it is shown, and one of fonts and style sheets.
TABLES = {"actions.py", "theme.py"}


def test_nothing_is_shown_that_was_not_translated():
    found = [
        f"{module.name}:{line}: {text!r}"
        for module in WINDOW_MODULES
        for line, text in bare_texts(module.read_text("utf-8"))
    ]
    assert found == []


def test_no_sentence_in_the_window_is_left_out_of_translation():
    found = [
        f"{module.name}:{line}: {text!r}"
        for module in WINDOW_MODULES
        if module.name not in TABLES
        for line, text in stray_sentences(module.read_text("utf-8"))
    ]
    assert found == []


def test_say_is_only_called_with_literal_templates():
    found = [
        f"{module.relative_to(PROGRAM)}:{line}"
        for module in sorted(PROGRAM.rglob("*.py"))
        for line in calls_of_say_without_a_literal(module.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "shown",
    [
        'window.setWindowTitle("Not translated")',
        'label.setText(f"Photo {number} of many")',
        'button = QPushButton("Close")',
        'text = "Not translated"\n    view.show_notice(text)',
        'text = self.tr("Photos")\n    text += " and words"\n    label.setText(text)',
        'label.setToolTip(self.tr("Good") if fine else "Bad")',
        'view.show_notice("{count} photos".replace("{count}", "3"))',
        'menu.addAction(QIcon(), "Not translated")',
        'messages.show_message("It isn\'t there", Severity.ERROR)',
    ],
)
def test_the_check_finds_a_text_that_was_not_translated(shown):
    assert bare_texts(f"def show(self):\n    {shown}\n")


@pytest.mark.parametrize(
    "shown",
    [
        'label.setText(self.tr("Photo {number}").replace("{number}", "none"))',
        'label.setText(QCoreApplication.translate("Texts", "Photo"))',
        "label.setText(translated(sentence))",
        'label.setText(f"{number} / {count}")',
        'label.setText("")',
        'text = self.tr("Photo")\n    label.setText(text)',
        'box.setText(f"Gallery {version}")',
    ],
)
def test_the_check_is_content_with_translated_texts_and_with_no_words_at_all(shown):
    assert not bare_texts(f"def show(self):\n    {shown}\n")


def test_the_checks_find_stray_sentences_and_templates_that_are_put_together():
    assert stray_sentences('def text(self):\n    return "two words"\n') == ((2, "two words"),)
    assert not stray_sentences('def text(self):\n    """Two words."""\n    raise KeyError("two words")\n')
    assert calls_of_say_without_a_literal('say("a file {name}", name=name)\nsay(f"a {file}")\nsay(text)') == (
        2,
        3,
    )


def test_collecting_sees_every_way_in_which_texts_are_written(tmp_path):
    (tmp_path / "window.py").write_text(
        "class Window(QWidget):\n"
        "    def show(self):\n"
        "        self.tr('quiet \"words\" — ' 'here')\n"
        "        self.tr('%Ln of them', 'photos', 3)\n"
        "        tr = QCoreApplication.translate\n"
        "        tr('Details', 'File')\n"
        "        text.translate(table)\n"
        "        QCoreApplication.translate('Sentence', sentence.template)\n"
        "        return say('the file {name}', name=name)\n",
        "utf-8",
    )
    message = update_translations.Message
    assert update_translations.collect(tmp_path) == (
        message("Details", "File"),
        message("Sentence", "the file {name}"),
        message("Window", "%Ln of them", "photos", plural=True),
        message("Window", 'quiet "words" — here'),
    )


@pytest.mark.parametrize(
    "call", ["say(text)", "self.tr(f'{a} b')", "QCoreApplication.translate('Unknown', text)"]
)
def test_collecting_complains_about_a_text_that_is_put_together(tmp_path, call):
    (tmp_path / "window.py").write_text(f"class Window:\n    def show(self):\n        {call}\n", "utf-8")
    with pytest.raises(update_translations.CollectError, match=r"window.py:3"):
        update_translations.collect(tmp_path)


def test_the_commands_the_groups_the_other_keys_and_the_fields_are_collected():
    from gallery_app.model.words import FIELDS
    from gallery_app.ui.actions import ACTIONS, OTHER_KEYS, Group

    texts = {(message.context, message.text) for message in update_translations.collect()}
    assert {("Action", spec.text) for spec in ACTIONS} <= texts
    assert {("Group", group.value) for group in Group} <= texts
    assert {("Action", what) for _, _, what in OTHER_KEYS} <= texts
    assert {("Key", keys) for _, keys, _ in OTHER_KEYS} <= texts
    assert {("Field", field.label) for field in FIELDS} <= texts
