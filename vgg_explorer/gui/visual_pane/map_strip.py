"""One row of the selected layer's maps below the table, so that none needs to be asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.looks import clip, colormap, look, scale
from vgg_explorer.session.events import ChannelSelected, ViewChanged

if TYPE_CHECKING:
    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.gui.widgets.channel_wall import ChannelWall
    from vgg_explorer.session.state import AppState

_ROW = 67
"""Pixels of the design: one row of tiles with its margins, and nothing of the next."""


class MapStrip(QWidget):
    """A row of channels; a click on one opens the tab with all of them."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._shown: tuple[LayerMaps, object] | None = None
        self.wall: ChannelWall | None = None
        scale = theme.scale()
        self._name = QLabel(self)
        self._name.setProperty("role", "label")
        self._all = QPushButton(tr("All feature maps"), self)
        self._all.setProperty("kind", "flat")
        self._all.clicked.connect(self._open)
        words = QHBoxLayout()
        words.setContentsMargins(round(16 * scale), 0, round(8 * scale), 0)
        words.addWidget(self._name, 1)
        words.addWidget(self._all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, round(4 * scale), 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(words)
        self._column.addStretch(1)
        # Its height is there before the maps are: nothing moves when they come.
        self.setFixedHeight(round((_ROW + 32) * scale))

    def show_state(self, new: AppState) -> None:
        """Show the maps there are."""
        maps = new.results.maps
        if maps is None:
            self._name.setText(tr("The feature maps of the chosen layer come here"))
            return
        self._name.setText(
            tr("{layer}: {count} feature maps", layer=maps.layer, count=len(maps.post))
        )
        if self.wall is None:
            self._make_wall()
        if self.wall is None or (self._shown is not None and self._same(maps, look(new))):
            return
        self._shown = (maps, look(new))
        values = maps.array(new.view.stage)
        self.wall.set_maps(
            values,
            lo_hi=scale(new),
            colormap=colormap(new, maps),
            clip=clip(maps, new.view),
        )

    def _same(self, maps: LayerMaps, how: object) -> bool:
        return self._shown is not None and self._shown[0] is maps and self._shown[1] == how

    def _make_wall(self) -> None:
        # Not before there is something to show: the first picture of the window is the table.
        from vgg_explorer.gui.widgets.channel_wall import ChannelWall

        self.wall = ChannelWall(self)
        self.wall.setMinimumHeight(0)
        self.wall.setFixedHeight(round(_ROW * theme.scale()))
        self.wall.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wall.selected.connect(self._choose)
        self._column.insertWidget(1, self.wall)

    def _choose(self, channel: int) -> None:
        self._dispatch(ChannelSelected(channel))
        self._open()

    def _open(self) -> None:
        self._dispatch(ViewChanged("tab", "maps"))
