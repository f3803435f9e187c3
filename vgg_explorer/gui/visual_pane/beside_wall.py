"""The maps of another layer or picture, beside those of the chosen ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vgg_explorer.arch.units import shape
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.compared import names_of
from vgg_explorer.gui.visual_pane.layer_wall import LayerWall
from vgg_explorer.gui.visual_pane.lines import times
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.gui.widgets.numbers import figure
from vgg_explorer.session import alongside

if TYPE_CHECKING:
    from vgg_explorer.gui.widgets.maps import Range
    from vgg_explorer.session.state import AppState


class BesideWall(QWidget):
    """A second wall below its title; the same channel is chosen on both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scale = theme.scale()
        self.title = ElidedLabel("heading")
        self.title.setContentsMargins(round(8 * scale), 0, 0, 0)
        self.wall = LayerWall(self)
        self.wall.setAccessibleName(tr("Channels beside"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(8 * scale), 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.wall, 1)
        self.hide()

    def show_state(self, state: AppState, main: LayerWall) -> None:
        """Show what is wanted beside the main wall, as soon as it is there."""
        errand = alongside.beside_errand(state)
        if errand is None:
            self.hide()
            self.wall.show_nothing()
            return
        held = state.results.beside
        found = held is not None and held.errand == errand
        maps = held.maps if held is not None else None
        if held is None or maps is None or not (found or _same_network(held.errand, errand)):
            failure = held.failure if held is not None and found else None
            waits = tr("Computing {layer} ...", layer=errand.basis.layer)
            self.wall.set_placeholder(translated(failure) if failure is not None else waits)
            self.wall.show_nothing()
        else:
            # Maps from before stay until the new ones come: nothing flashes.
            shown = main.maps()
            same = shown is not None and shown.layer == maps.layer
            self.wall.show_maps(maps, state, like=main if same else None)
        ends = self.wall.value_range(0) if state.view.scale != "channel" else None
        self.title.show_words(_title(errand, state, ends))
        self.wall.setEnabled(found)
        self.show()


def _same_network(one: alongside.Beside, other: alongside.Beside) -> bool:
    return one.basis.layer == other.basis.layer and one.source is other.source


def _title(errand: alongside.Beside, state: AppState, ends: Range | None) -> str:
    group = state.model.good.group(errand.basis.layer)
    about = "" if group is None else times(shape(group.out_shape))
    name = errand.basis.layer
    if errand.source is not None:
        strip = state.input.strip
        place = next((i for i, source in enumerate(strip) if source is errand.source), -1)
        name = names_of((strip[place],))[0] if place >= 0 else ""
    words = tr("{what} · {hint}", what=name, hint=about)
    if ends is None:
        return words
    scale = tr("{low} … {high}", low=figure(ends[0], 3), high=figure(ends[1], 3))
    return tr("{what} · {hint}", what=words, hint=scale)
