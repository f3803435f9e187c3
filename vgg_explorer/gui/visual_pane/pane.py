"""The visualisation pane: tabs below the figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.layers_tab import LayersTab
from vgg_explorer.gui.widgets.tab_order import tab_through
from vgg_explorer.session.events import ViewChanged

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from vgg_explorer.gui.visual_pane.maps_tab import MapsTab
    from vgg_explorer.session.state import AppState

TABS = ("layers", "maps")


class VisualPane(QWidget):
    """Shows the layer table and the feature maps of a session.

    Parameters
    ----------
    dispatch
        Takes the events of `vgg_explorer.session.events`.
    """

    maps_painted = Signal(str)
    """The wall shows maps it has not shown before; their digest."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self.maps: MapsTab | None = None
        self.tabs = QTabBar(self)
        # Without parent until its place is made: the Tab key goes by the order of arrival.
        self.layers = LayersTab(dispatch)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab(tr("Layers"))
        self.tabs.addTab(tr("Feature maps"))
        self.tabs.setAccessibleName(tr("Visualisation"))
        self.tabs.currentChanged.connect(self._tab_chosen)
        scale = theme.scale()
        self._strip = _Strip(self)
        self._strip.setFixedHeight(round(32 * scale) + 1)
        self._row = QHBoxLayout(self._strip)
        self._row.setContentsMargins(round(8 * scale), 0, round(16 * scale), 1)
        self._row.setSpacing(0)
        self._row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        self._row.addStretch(1)
        self._row.addWidget(self.layers.controls)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.layers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)
        self.setMinimumWidth(round(360 * scale))

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show what changed; a tab that is not in sight catches up when it comes into sight."""
        self._state = new
        if old is None or old.view.tab != new.view.tab:
            self._show_tab(new)
        self.layers.show_state(old, new)
        if self.maps is not None:
            self.maps.show_state(new, in_sight=new.view.tab == "maps")

    def _show_tab(self, state: AppState) -> None:
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(TABS.index(state.view.tab))
        in_maps = state.view.tab == "maps"
        if in_maps and self.maps is None:
            self._make_maps()
        self.layers.controls.setVisible(not in_maps)
        if self.maps is not None:
            self.maps.controls.setVisible(in_maps)
            self._pages.setCurrentWidget(self.maps if in_maps else self.layers)
        self._fit()

    def _make_maps(self) -> None:
        # The window's first picture is the table; what maps need is imported with the first maps.
        from vgg_explorer.gui.visual_pane.maps_tab import MapsTab

        self.maps = MapsTab(self._dispatch, self)
        self.maps.painted.connect(self.maps_painted)
        self._pages.addWidget(self.maps)
        self._row.addWidget(self.maps.controls)
        shown = self.maps
        tab_through(self.tabs, shown.controls, shown.header, shown.choices, shown.stage)

    def _tab_chosen(self, index: int) -> None:
        self._dispatch(ViewChanged("tab", TABS[index]))
        if self._state is not None:  # The state decides, also against the click.
            with QSignalBlocker(self.tabs):
                self.tabs.setCurrentIndex(TABS.index(self._state.view.tab))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the controls beside the tabs the room that is left."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._row.contentsMargins()
        taken = margins.left() + margins.right() + self.tabs.sizeHint().width()
        self.layers.controls.fit(self.width() - taken - round(8 * theme.scale()))


class _Strip(QWidget):
    """The ground of the tabs with the line below them, through which the chosen tab breaks."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and line."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), t.raised)
        painter.fillRect(0, self.height() - 1, self.width(), 1, t.line)
        painter.end()
