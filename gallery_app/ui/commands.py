"""The table of commands as QActions of one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from gallery_app.ui.actions import ACTIONS, PHOTO_MENU, ActionId, Context, Group

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gallery_app.ui.actions import ActionSpec


def action_text(spec: ActionSpec) -> str:
    """Return a command's translated name."""
    return QCoreApplication.translate("Action", spec.text)


def keys_of(spec: ActionSpec, direction: Qt.LayoutDirection) -> tuple[str, ...]:
    """Return a command's keys; the arrows for next and previous swap where reading runs right to left."""
    if direction is not Qt.LayoutDirection.RightToLeft or spec.id not in {ActionId.NEXT, ActionId.PREVIOUS}:
        return spec.keys
    swap = {"Right": "Left", "Left": "Right"}
    return tuple(swap.get(key, key) for key in spec.keys)


class Commands(QObject):
    """Makes a window's actions and keeps their keys working only where they belong."""

    triggered = Signal(object)  # an ActionId

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[ActionId, QAction] = {}
        self._animation_menus: list[QMenu] = []
        self._icons = {spec.id: spec.icon for spec in ACTIONS}
        for spec in ACTIONS:
            action = self._make(spec, window)
            self._actions[spec.id] = action
            window.addAction(action)

    def __getitem__(self, action_id: ActionId) -> QAction:
        return self._actions[action_id]

    def icon_name(self, action_id: ActionId) -> str:
        """Return the name of a command's icon, or an empty text."""
        return self._icons[action_id]

    def menu(self, parent: QWidget) -> QMenu:
        """Return the whole menu: a sub-menu for each group."""
        menu = QMenu(parent)
        taken: set[str] = set()
        for group in Group:
            specs = [spec for spec in ACTIONS if spec.group is group and spec.in_menu]
            part = menu.addMenu(_marked(QCoreApplication.translate("Group", group.value), taken))
            if group is Group.ANIMATION:
                part.menuAction().setVisible(False)  # it comes with the first animation
                self._animation_menus.append(part)
            for spec in specs:
                if spec.part:
                    part.addSeparator()
                part.addAction(self._actions[spec.id])
        return menu

    def photo_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of a photo, with what is done to it most."""
        menu = QMenu(parent)
        for part in PHOTO_MENU:
            menu.addSeparator()  # none is shown at the top
            menu.addActions([self._actions[action_id] for action_id in part])
        return menu

    def set_context(
        self, *, gallery: bool, playing: bool, animation: bool = False, packed: bool | None = None
    ) -> None:
        """Let the keys of the present context work and no others; ``packed`` is None while nobody knows."""
        for spec in ACTIONS:
            works = (
                spec.context is Context.ANYWHERE
                or (spec.context is Context.PHOTO and gallery)
                or (spec.context is Context.LOOSE and gallery and packed is False)
                or (spec.context is Context.PACKED and gallery and packed is True)
                or (spec.context is Context.PLAYING and playing)
                or (spec.context is Context.ANIMATION and gallery and animation)
            )
            self._actions[spec.id].setEnabled(works)
        for menu in self._animation_menus:
            menu.menuAction().setVisible(gallery and animation)
        shadowed = {key for spec in ACTIONS if spec.context is Context.PLAYING for key in spec.keys}
        if playing:
            for spec in ACTIONS:
                if spec.context is not Context.PLAYING and shadowed & set(spec.keys):
                    self._actions[spec.id].setEnabled(False)

    def trigger_key(self, keys: str) -> bool:
        """Carry out the command that has the key, if it may work now.  Return whether there was one."""
        wanted = QKeySequence(keys)
        for action in self._actions.values():
            if action.isEnabled() and wanted in action.shortcuts():
                action.trigger()
                return True
        return False

    def _make(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(action_text(spec), window)
        action.setObjectName(spec.id.value)
        action.setCheckable(spec.checkable)
        action.setIconVisibleInMenu(False)  # only some have one, and a column for them would shift all
        keys = [QKeySequence(key) for key in keys_of(spec, window.layoutDirection())]
        action.setShortcuts(keys)
        action.setToolTip(_tool_tip(action.text(), keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False, action_id=spec.id: self.triggered.emit(action_id))
        return action


def _tool_tip(text: str, keys: list[QKeySequence]) -> str:
    """Return a command's name, and the key that one may as well press."""
    name = text.replace("&", "").removesuffix("…")
    return f"{name} ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else name


def _marked(text: str, taken: set[str]) -> str:
    """Return a text with its first letter marked that is not ``taken`` yet: the menu's letter for it."""
    for place, letter in enumerate(text):
        if letter.isalpha() and letter.casefold() not in taken:
            taken.add(letter.casefold())
            return f"{text[:place]}&{text[place:]}"
    return text
