"""The table of commands: no key twice, everything reachable, nothing promised that does not work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from gallery_app.ui.actions import ACTIONS, ActionId, ActionSpec, Context, Group, conflicts
from gallery_app.ui.commands import keys_of
from gallery_app.ui.keyboard import combination_by_place


def test_no_key_does_two_things_in_one_context():
    assert conflicts(ACTIONS) == ()


def test_the_conflict_check_can_fail():
    twice = (
        ActionSpec(ActionId.NEXT, "Next", Group.MOVE, ("N",)),
        ActionSpec(ActionId.LAST, "Last", Group.MOVE, ("N",)),
    )
    assert conflicts(twice) == (("N", ActionId.NEXT, ActionId.LAST),)


def test_keys_that_qt_takes_for_the_same_are_no_two_commands():
    seen: dict[tuple[str, bool], ActionId] = {}
    for spec in ACTIONS:
        for key in spec.keys:
            place = (QKeySequence(key).toString(), spec.context is Context.PLAYING)
            assert place not in seen, f"{key}: {spec.id} and {seen[place]}"
            seen[place] = spec.id


def test_every_key_is_one_that_qt_understands():
    for spec in ACTIONS:
        for key in spec.keys:
            assert QKeySequence(key).count() == 1, key
            assert QKeySequence(key)[0].key() != Qt.Key.Key_unknown, key


def test_every_command_stands_once_in_the_table():
    assert sorted(spec.id.value for spec in ACTIONS) == sorted(action_id.value for action_id in ActionId)


def test_every_letter_has_a_menu_item():
    for spec in ACTIONS:
        letters = [key for key in spec.keys if len(key) == 1 and key.isalpha()]
        assert spec.in_menu or not letters, spec.id


@pytest.mark.parametrize(
    ("action_id", "keys"),
    [
        (ActionId.NEXT, {"Right", "PgDown"}),
        (ActionId.PREVIOUS, {"Left", "PgUp"}),
        (ActionId.READ_ON, {"Space"}),
        (ActionId.READ_BACK, {"Shift+Space"}),
        (ActionId.FIRST, {"Home"}),
        (ActionId.LAST, {"End"}),
        (ActionId.GO_TO, {"Ctrl+G"}),
        (ActionId.FIT, {"0", "Ctrl+0"}),
        (ActionId.ACTUAL_SIZE, {"Ctrl+1"}),
        (ActionId.TOGGLE_FIT, {"Z"}),
        (ActionId.FIT_WIDTH, {"W"}),
        (ActionId.FILL, {"Shift+W"}),
        (ActionId.ROTATE_RIGHT, {"R", "Ctrl+R"}),
        (ActionId.FULL_SCREEN, {"F11", "F"}),
        (ActionId.SHOW_FROM_START, {"F5"}),
        (ActionId.SHOW_FROM_HERE, {"Shift+F5"}),
        (ActionId.PLAY, {"S"}),
        (ActionId.STRIP, {"T"}),
        (ActionId.PANEL, {"I", "Alt+Return", "F9"}),
        (ActionId.CAPTION, {"C"}),
        (ActionId.STORY, {"A"}),
        (ActionId.RELOAD, {"Ctrl+F5"}),
        (ActionId.CLOSE_WINDOW, {"Ctrl+W"}),
        (ActionId.OPEN_FOLDER, {"Ctrl+O"}),
        (ActionId.OPEN_FILE, {"Ctrl+Shift+O"}),
    ],
)
def test_the_keys_are_those_of_the_key_map(action_id, keys):
    spec = next(spec for spec in ACTIONS if spec.id is action_id)
    assert set(spec.keys) == keys


def test_the_arrows_swap_where_reading_runs_from_right_to_left():
    following = next(spec for spec in ACTIONS if spec.id is ActionId.NEXT)
    assert "Right" in keys_of(following, Qt.LayoutDirection.LeftToRight)
    turned = keys_of(following, Qt.LayoutDirection.RightToLeft)
    assert "Left" in turned
    assert "Right" not in turned


NO_MODIFIER = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("scan_code", "text", "modifiers", "keys"),
    [
        (27, "к", NO_MODIFIER, "R"),  # Cyrillic
        (27, "ρ", NO_MODIFIER, "R"),  # Greek
        (27, "К", SHIFT, "Shift+R"),
        (42, "\x07", CONTROL, "Ctrl+G"),
        (34, "х", NO_MODIFIER, "["),
        (61, ",", SHIFT, None),  # it typed a comma: that is what was meant
        (61, "؟", SHIFT, "?"),
        (27, "r", NO_MODIFIER, None),
        (9, "\x1b", NO_MODIFIER, None),
    ],
)
def test_a_key_that_types_no_latin_letter_counts_by_its_place(scan_code, text, modifiers, keys):
    assert combination_by_place(scan_code, text, modifiers) == keys


def test_a_button_tells_the_key_that_does_the_same(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    told = [button.toolTip() for button in viewer.window.bar.buttons]
    assert told[:2] == ["The article (A)", "Information panel (I)"]
    assert told[2:] == ["Play and pause here (S)", "Full screen (F11)"]


def test_menus_keep_no_column_for_icons_that_only_some_commands_have(viewer):
    assert not any(viewer.window.commands[spec.id].isIconVisibleInMenu() for spec in ACTIONS)


def test_every_part_of_the_menu_has_a_letter_of_its_own(viewer, bundle):
    viewer.open(bundle.with_photos(2))
    letters = [action.text().partition("&")[2][0].lower() for action in viewer.window.menu.actions()]
    assert letters == ["g", "o", "z", "v", "s", "a", "w", "h"]
    viewer.window.open_menu()
    QTest.keyClick(viewer.window.menu, "o")
    assert viewer.window.menu.actions()[1].menu().isVisible()
    viewer.window.menu.close()
