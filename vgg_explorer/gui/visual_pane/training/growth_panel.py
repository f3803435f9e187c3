"""Feature maps of the pinned picture, epoch by epoch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.training.growth import GrowthWall
from vgg_explorer.gui.visual_pane.training.parts import column, head
from vgg_explorer.session import comparing
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState


class GrowthPanel(QWidget):
    """The maps of the layer that is selected everywhere."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.wall = GrowthWall(self)
        self.wall.chosen.connect(self._choose)
        self.hint = QLabel(self)
        self.hint.setProperty("role", "hint")
        column(self, head(tr("Feature maps"), self.hint, self), self.wall)

    def show_state(self, new: AppState) -> None:
        """Show what was kept of the selected layer."""
        training, layer = new.training, comparing.group_of(new)
        album, run = training.album, training.run
        is_of = album is not None and run is not None and album.number == run.number
        sheets = album.of(layer.name) if album is not None and is_of else ()
        if len(sheets) > 1 and sheets[-1].step == sheets[-2].step:
            sheets = sheets[:-1]  # a milestone that is the latest as well
        self.wall.show_sheets(sheets, new.selection.channel, new.view.colormap)
        self.hint.setText(layer.name)
        if len(layer.out_shape) != 3:
            words = tr("{layer} gives no maps; choose a convolution.", layer=layer.name)
        elif not training.live:
            words = tr("Maps follow when the live view is on.")
        else:
            words = tr("Maps are kept after 1, 2, 4, 8 ... epochs, of the picture on show.")
        self.wall.set_placeholder(words)

    def _choose(self, channel: int) -> None:
        self._dispatch(ev.ChannelSelected(channel))

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""
        return (self.wall,)
