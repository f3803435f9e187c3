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
    from vgg_explorer.gui.visual_pane.pictures_tab import PicturesTab
    from vgg_explorer.session.state import AppState

TABS = ("layers", "maps", "pictures")


class VisualPane(QWidget):
    """Shows the layer table, the feature maps and the compared pictures of a session.

    Parameters
    ----------
    dispatch
        Takes the events of `vgg_explorer.session.events`.
    """

    maps_painted = Signal(str)
    """The wall shows maps it has not shown before; their digest."""
    open_requested = Signal()
    """The user wants to choose pictures."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self.maps: MapsTab | None = None
        self.pictures: PicturesTab | None = None
        self.tabs = QTabBar(self)
        # Without parent until its place is made: the Tab key goes by the order of arrival.
        self.layers = LayersTab(dispatch)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab(tr("Layers"))
        self.tabs.addTab(tr("Feature maps"))
        self.tabs.addTab(tr("Pictures"))
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
        if self.pictures is not None:
            self.pictures.show_state(new, in_sight=new.view.tab == "pictures")

    def _show_tab(self, state: AppState) -> None:
        tab = state.view.tab
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(TABS.index(tab))
        if tab == "maps" and self.maps is None:
            self._make_maps()
        if tab == "pictures" and self.pictures is None:
            self._make_pictures()
        pages = {"layers": self.layers, "maps": self.maps, "pictures": self.pictures}
        for key, page in pages.items():
            if page is not None:
                page.controls.setVisible(key == tab)
                if key == tab:
                    self._pages.setCurrentWidget(page)
        self._fit()

    def _make_maps(self) -> None:
        # The window's first picture is the table; what maps need is imported with the first maps.
        from vgg_explorer.gui.visual_pane.maps_tab import MapsTab

        self.maps = MapsTab(self._dispatch, self)
        self.maps.painted.connect(self.maps_painted)
        self._pages.addWidget(self.maps)
        self._row.addWidget(self.maps.controls)
        self._order_stops()

    def _make_pictures(self) -> None:
        from vgg_explorer.gui.visual_pane.pictures_tab import PicturesTab

        self.pictures = PicturesTab(self._dispatch, self)
        self.pictures.open_requested.connect(self.open_requested)
        self._pages.addWidget(self.pictures)
        self._row.addWidget(self.pictures.controls)
        self._order_stops()

    def _order_stops(self) -> None:
        """Let the Tab key go from the tabs through the page on show."""
        stops: list[QWidget] = [self.tabs]
        if self.maps is not None:
            stops += [self.maps.controls, self.maps.header, self.maps.choices, self.maps.stage]
        if self.pictures is not None:
            shown = self.pictures
            stops += [shown.controls, shown.invitation, shown.header, shown.choices, shown.stage]
        tab_through(*stops)

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
