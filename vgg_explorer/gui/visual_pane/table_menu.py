"""What can be done with the layer table, as one menu: behind a button, and at the mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import explanations
from vgg_explorer.session import events as ev
from vgg_explorer.session.listing import COLUMNS, FIXED

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState

KEYS = {
    "filter": "Ctrl+F",
    "blocks": "Ctrl+B",
    "explain": "Ctrl+I",
    "markdown": "Ctrl+Alt+M",
    "csv": "Ctrl+Alt+V",
}
"""Shortcuts; the window has them, and this menu shows them."""


class TableMenu(QMenu):
    """Built anew each time that it is opened.

    Parameters
    ----------
    state
        What is marked as chosen.
    dispatch
        Takes the events.
    does
        What the table itself does: ``filter``, ``explain``, ``markdown``, ``csv``, ``save``,
        ``fold``, ``unfold``.
    parent
    """

    def __init__(
        self,
        state: AppState,
        dispatch: Callable[[object], None],
        does: dict[str, Callable[[], None]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._dispatch = dispatch
        self._does = does
        self.aboutToHide.connect(self.deleteLater)

    def fill(self, column: int = -1) -> None:
        """Add everything; a column that was clicked on comes first."""
        if column >= 0:
            self._add_for_column(column)
        listing = self._state.listing
        self._plain(tr("Filter..."), "filter", "search")
        self._plain(tr("Explain the current figure"), "explain", "info")
        self.addSeparator()
        self.addMenu(self._columns())
        self.addMenu(self._orders())
        blocks = self._switch(tr("Group by block"), "blocks", listing.blocks)
        blocks.setShortcut(QKeySequence(KEYS["blocks"]))
        self._plain(tr("Fold all"), "fold")
        self._plain(tr("Unfold all"), "unfold")
        self._switch(tr("Shares of the total"), "share", listing.share)
        log = self._state.view.bars == "log"
        bars = self._checked(tr("Logarithmic bars"), log)
        event = ev.ViewChanged("bars", "linear" if log else "log")
        bars.triggered.connect(partial(self._send, event))
        self.addSeparator()
        self._plain(tr("Copy as Markdown"), "markdown", "copy")
        self._plain(tr("Copy as CSV"), "csv")
        self._plain(tr("Export CSV..."), "save", "download")

    def fill_columns(self, column: int) -> None:
        """Add what belongs to the titles: the order by one of them, and the columns."""
        self._add_for_column(column)
        self._add_columns(self)

    def _add_for_column(self, column: int) -> None:
        title, key = explanations.title(column), COLUMNS[column]
        sort = self.addAction(tr("Sort by {column}", column=title))
        sort.triggered.connect(partial(self._send, ev.ListingSorted(key)))
        if key not in FIXED:
            hide = self.addAction(tr("Hide {column}", column=title))
            hide.triggered.connect(partial(self._send, ev.ColumnShown(key, shown=False)))
        self.addSeparator()

    def _columns(self) -> QMenu:
        menu = QMenu(tr("Columns"), self)
        self._add_columns(menu)
        return menu

    def _add_columns(self, menu: QMenu) -> None:
        hidden = self._state.listing.hidden
        for column, key in enumerate(COLUMNS):
            if key in FIXED:
                continue
            action = menu.addAction(explanations.title(column))
            action.setCheckable(True)
            action.setChecked(key not in hidden)
            shown = ev.ColumnShown(key, shown=key in hidden)
            action.triggered.connect(partial(self._send, shown))
        menu.addSeparator()
        reset = menu.addAction(tr("Reset columns and order"))
        reset.triggered.connect(partial(self._send, ev.ListingReset()))

    def _orders(self) -> QMenu:
        menu = QMenu(tr("Sort by"), self)
        listing = self._state.listing
        group = QActionGroup(menu)
        for column, key in enumerate(COLUMNS):
            words = tr("Order of the network") if key == "number" else explanations.title(column)
            action = menu.addAction(words)
            action.setCheckable(True)
            group.addAction(action)
            event: object = ev.ListingSorted(key)
            if key == "number":
                action.setChecked(listing.natural)
                event = ev.ListingSorted(key, descending=False)
            else:
                action.setChecked(listing.sort == key)
            action.triggered.connect(partial(self._send, event))
        menu.addSeparator()
        down = menu.addAction(tr("Downwards"))
        down.setCheckable(True)
        down.setChecked(listing.descending)
        turned = ev.ListingSorted(listing.sort, descending=not listing.descending)
        down.triggered.connect(partial(self._send, turned))
        return menu

    def _plain(self, words: str, key: str, icon: str = "") -> None:
        action = self.addAction(words)
        if icon:
            action.setIcon(theme.icon(icon))
        if key in KEYS:
            action.setShortcut(QKeySequence(KEYS[key]))
        action.triggered.connect(self._does[key])

    def _switch(self, words: str, field: str, on: bool) -> QAction:
        action = self._checked(words, on)
        action.triggered.connect(partial(self._send, ev.ListingChanged(field, not on)))
        return action

    def _checked(self, words: str, on: bool) -> QAction:
        action = self.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _send(self, event: object, _checked: bool = False) -> None:
        self._dispatch(event)
