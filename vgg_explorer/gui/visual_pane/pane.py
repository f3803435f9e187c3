"""The visualisation pane: the figure, and below it the tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.figure.pane import FigurePane
from vgg_explorer.gui.visual_pane.figure.room import Room
from vgg_explorer.gui.visual_pane.layers_tab import LayersTab
from vgg_explorer.gui.visual_pane.strip import Strip
from vgg_explorer.gui.visual_pane.tabs import TABS, Page
from vgg_explorer.gui.widgets.tab_order import tab_through
from vgg_explorer.session.events import ViewChanged

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from vgg_explorer.session.state import AppState


class VisualPane(QWidget):
    """Shows a session in pages below tabs; a page is made when its tab is first shown.

    Parameters
    ----------
    dispatch
        Takes the events of `vgg_explorer.session.events`.
    """

    maps_painted = Signal(str)
    """The wall shows maps it has not shown before; their digest."""
    open_requested = Signal()
    """The user wants to choose pictures."""
    file_saved = Signal(object, object)
    """A page made a file: a path, and the bytes that are to be written there."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self.pages: dict[str, Page] = {}
        self._shown: Page | None = None
        self.figure = FigurePane(dispatch, self)
        self.tabs = QTabBar(self)
        # Without parent until its place is made: the Tab key goes by the order of arrival.
        self.layers = LayersTab(dispatch)
        self.layers.export.saved.connect(self.file_saved)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(True)
        for kind in TABS:
            self.tabs.addTab(translated(kind.title))
        self.tabs.setAccessibleName(tr("Visualisation"))
        self.tabs.currentChanged.connect(self._tab_chosen)
        scale = theme.scale()
        self._strip = Strip(self.tabs, self)
        self._strip.show_controls(self.layers.controls, below=False)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.layers)
        self.room = Room(self)
        self.room.addWidget(self.figure)
        self.room.addWidget(self._tabbed())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.room)
        self.setMinimumWidth(round(360 * scale))

    def _tabbed(self) -> QWidget:
        lower = QWidget(self)
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)
        return lower

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show what changed; a tab that is not in sight catches up when it comes into sight."""
        self._state = new
        turned = old is None or old.view.tab != new.view.tab
        if turned:
            self._show_tab(new)
        self.figure.show_state(old, new)
        self.layers.show_state(old, new)
        for key, page in self.pages.items():
            page.show_state(new, in_sight=new.view.tab == key)
        if turned:
            self._fit()  # now that what is beside the tabs has its words

    def _show_tab(self, state: AppState) -> None:
        self._show_chosen()
        at = self._at(state)
        kind = TABS[at]
        if kind.page and kind.key not in self.pages:
            self._make(at)
        self.layers.controls.setVisible(not kind.page)
        for key, page in self.pages.items():
            page.controls.setVisible(key == kind.key)
        shown = self.pages.get(kind.key, self.layers)
        self._pages.setCurrentWidget(cast("QWidget", shown))
        self._shown = self.pages.get(kind.key)

    def _make(self, at: int) -> None:
        page = TABS[at].make(self._dispatch, self)
        self.pages[TABS[at].key] = page
        # What some pages tell; the window listens to the pane.
        for told in ("maps_painted", "open_requested", "file_saved"):
            signal = getattr(page, told, None)
            if signal is not None:
                signal.connect(getattr(self, told))
        self._pages.addWidget(cast("QWidget", page))
        self._strip.show_controls(page.controls, below=False)
        self._order_stops()

    def _order_stops(self) -> None:
        """Let the Tab key go from the tabs through the page on show."""
        tab_through(self.tabs, *(stop for page in self.pages.values() for stop in page.stops()))

    def _tab_chosen(self, index: int) -> None:
        self._dispatch(ViewChanged("tab", TABS[index].key))
        self._show_chosen()  # The state decides, also against the click.

    def _show_chosen(self) -> None:
        if self._state is not None:
            with QSignalBlocker(self.tabs):
                self.tabs.setCurrentIndex(self._at(self._state))

    def _at(self, state: AppState) -> int:
        return next(at for at, kind in enumerate(TABS) if kind.key == state.view.tab)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the tabs once they and what is beside them have the fonts of the style sheet."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the controls beside the tabs the room that is left."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let no tab be cut: set them closer, and give the controls a row of their own.

        Those that only repeat the page go instead.
        """
        scale = theme.scale()
        room = self._strip.room(self.width()) - round(8 * scale)
        page = self._shown
        layers = self.layers.controls
        beside = page.controls.sizeHint().width() if page is not None else layers.least()
        tight = bool(self.tabs.property("tight"))
        spared = self.tabs.count() * round(2 * 8 * scale)  # by the style sheet's paddings
        wide = self.tabs.sizeHint().width() + (spared if tight else 0)
        wanted = wide + beside > room
        if tight != wanted:
            self.tabs.setProperty("tight", wanted)
            self.style().unpolish(self.tabs)
            self.style().polish(self.tabs)
            # Else the bar keeps the widths that it has measured until something else changes.
            QApplication.sendEvent(self.tabs, QEvent(QEvent.Type.StyleChange))
        left = room - (wide - spared if wanted else wide)
        spare = page is not None and getattr(page.controls, "spare", False)
        below = beside > max(left, 0) and not spare
        if page is None:
            layers.fit(room if below else left)
        elif spare:
            page.controls.setVisible(beside <= left)
        self._strip.show_controls(page.controls if page is not None else layers, below=below)
