"""The table of commands as Qt actions, kept in step with the state."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from vgg_explorer.arch.text import Text
from vgg_explorer.gui import theme
from vgg_explorer.gui.command import MENUS, SUBMENUS, Command, Host, Menu
from vgg_explorer.gui.commands import BY_KEY, COMMANDS
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.session.state import AppState

_MNEMONIC = re.compile(r"\(&\w\)|&")
"""Chinese menus have the letter in brackets behind the word."""


class CommandAction(QAction):
    """A command that runs itself."""

    def __init__(self, command: Command, host: Host, parent: QObject) -> None:
        super().__init__(translated(command.label), parent)
        self.command = command
        self._host = host
        self.asked: frozenset[str] = frozenset()
        """The slices of the state that it depends on."""
        self.setToolTip(self._name())
        self.setObjectName(command.key)
        self.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
        self.setCheckable(command.checked is not None)
        if command.icon:
            self.setIcon(theme.icon(command.icon))
        self.triggered.connect(self._run)

    def plain_text(self) -> str:
        """Return the name without mnemonic, submenu included: ``Theme: Dark``."""
        name = self._name()
        if not self.command.submenu:
            return name
        return tr("{menu}: {name}", menu=translated(SUBMENUS[self.command.submenu]), name=name)

    def english(self) -> str:
        """Return the name in English, by which handbooks and colleagues may call it."""
        words = str(self.command.label)
        if self.command.submenu:
            words = f"{SUBMENUS[self.command.submenu]}: {words}"
        return _MNEMONIC.sub("", words)

    def _name(self) -> str:
        # Qt's own tool tips would leave the brackets of a Chinese mnemonic.
        return _MNEMONIC.sub("", self.text()).removesuffix("...")

    def _run(self) -> None:
        self.command.run(self._host)
        # A click has switched the mark; the truth is what the command made of it.
        self.refresh(self._host.state)

    def refresh(self, state: AppState) -> None:
        """Show whether the command can run now and whether its switch is on."""
        command, noting = self.command, _Noting(state)
        asked, host = cast("AppState", noting), cast("Host", _NotingHost(self._host, noting))
        if command.listed is not None:
            self.setVisible(command.listed(asked))
        if command.enabled is not None:
            self.setEnabled(command.enabled(asked))
        if command.checked is not None:
            self.setChecked(command.checked(host))
        self.asked = frozenset(noting.asked)


class Actions(QObject):
    """All actions by the key of their command."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: AppState | None = None
        self.by_key = {c.key: CommandAction(c, host, parent) for c in COMMANDS}
        # The window owns every shortcut, whether its menu was ever opened or not.
        parent.addActions(list(self.by_key.values()))

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put the actions into the menus, and return these by their keys."""
        menus: dict[str, QMenu] = {}
        for key, action in self.by_key.items():
            command = BY_KEY[key]
            menu = self._menu(menus, bar, command)
            if command.separated and not menu.isEmpty() and not command.submenu:
                menu.addSeparator()
            menu.addAction(action)
        return menus

    def _menu(self, menus: dict[str, QMenu], bar: QMenuBar, command: Command) -> QMenu:
        main = self._made(menus, bar, command.menu, MENUS[command.menu])
        if not command.submenu:
            return main
        if command.submenu not in menus and command.separated:
            main.addSeparator()
        return self._made(menus, main, command.submenu, SUBMENUS[command.submenu])

    def _made(
        self, menus: dict[str, QMenu], parent: QMenuBar | QMenu, key: Menu | str, title: Text
    ) -> QMenu:
        if key not in menus:
            menus[key] = parent.addMenu(translated(title))
        return menus[key]

    def show_state(self, state: AppState, *, panels: bool = False) -> None:
        """Refresh what can run, and name what undo and redo would do.

        ``panels``: a panel was shown or hidden, which the state does not know.
        """
        old, self._shown = self._shown, state
        changed = {name for name in _SLICES if getattr(old, name, None) is not getattr(state, name)}
        for action in self.by_key.values():
            # There are almost two hundred, and most changes are results and progress.
            if old is None or panels or not action.asked.isdisjoint(changed):
                action.refresh(state)
        if "history" not in changed:
            return
        past, future = state.history.past, state.history.future
        undo, redo = self.by_key["undo"], self.by_key["redo"]
        undo.setToolTip(tr("Undo: {what}", what=translated(past[-1].label)) if past else tr("Undo"))
        redo.setToolTip(
            tr("Redo: {what}", what=translated(future[0].label)) if future else tr("Redo")
        )


class _Noting:
    """Stands for a state and notes which of its slices a command asks for."""

    def __init__(self, state: AppState) -> None:
        self._state = state
        self.asked: set[str] = set()

    def __getattr__(self, name: str) -> object:
        self.asked.add(name)
        return getattr(self._state, name)


class _NotingHost:
    """Stands for the host of a command, with such a state."""

    def __init__(self, host: Host, state: _Noting) -> None:
        self._host = host
        self.state = state

    def __getattr__(self, name: str) -> object:
        return getattr(self._host, name)


_SLICES = tuple(field.name for field in fields(AppState))
