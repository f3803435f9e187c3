"""The controls of the tab Feature maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.beside_choice import BesideChoice
from vgg_explorer.gui.visual_pane.look_controls import ColormapChoice, StageChoice, labelled
from vgg_explorer.gui.visual_pane.wall_choices import FixedScale, FormChoice, OrderChoice
from vgg_explorer.gui.widgets import channel_wall
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session.events import LayerSelected, ViewChanged

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.rows import Group
    from vgg_explorer.gui.widgets.maps import Range
    from vgg_explorer.session.state import AppState


_NAMED = 560
"""Pixels of the design from which on each control has its name before it."""
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class MapsControls(QWidget):
    """Scale, values, colour map, order, form, and what stands beside."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        own = tr("Every channel from its own least to its own greatest value")
        one = tr("All channels on one scale: a channel that does little looks pale")
        kept = tr("A scale of your own, which stays as it is from layer to layer")
        self.scale = Segmented(
            (
                Option("shared", tr("Shared"), tooltip=one),
                Option("channel", tr("Per channel"), tooltip=own),
                Option("fixed", tr("Fixed"), tooltip=kept),
            ),
            self,
        )
        self.stage = StageChoice(dispatch, self)
        self.colormap = ColormapChoice(dispatch, self)
        self.bounds = FixedScale(dispatch, self)
        self.order = OrderChoice(dispatch, self)
        self.form = FormChoice(dispatch, self)
        self.beside = BesideChoice(dispatch, self)
        self._arrange()
        self.scale.chosen.connect(self._scale_chosen)

    def _arrange(self) -> None:
        row = FlowLayout(self, gap=round(8 * theme.scale()))
        self._forms = labelled(tr("Show as"), self.form, self)
        pairs = (
            labelled(tr("Sort"), self.order, self),
            labelled(tr("Scale"), self.scale, self),
            self.bounds,
            self._forms,
            labelled(tr("Values"), self.stage, self),
            labelled(tr("Colour map"), self.colormap, self),
            labelled(tr("Beside"), self.beside, self),
        )
        for pair in pairs:
            row.addWidget(pair)
        found = (pair.findChild(QLabel, options=_DIRECT) for pair in pairs if pair != self.bounds)
        self._labels = tuple(label for label in found if label is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the names away where they would cost a row: what is chosen says enough."""
        super().resizeEvent(event)
        wide = self.width() >= round(_NAMED * theme.scale())
        for label in self._labels:
            label.setVisible(wide)

    def show_state(
        self, state: AppState, group: Group | None, shown_map: str, present: Range | None
    ) -> None:
        """Show the present choices.

        Parameters
        ----------
        state
            The session with the choices.
        group
            The selected layer, which may have no activation to be before or after.
        shown_map
            The colour map that an automatic choice comes to.
        present
            The range of the values on show.
        """
        view, wall = state.view, state.wall
        self.scale.set_current(view.scale)
        self.bounds.setVisible(view.scale == "fixed")
        self.bounds.show_wall(wall, present)
        vector = group is not None and len(group.out_shape) == 1
        self.order.show_wall(wall, vector=vector)
        self.form.set_current(wall.form)
        self._forms.setVisible(vector)
        self.beside.show_state(state)
        self.stage.show_group(group, view.stage)
        self.colormap.show_map(view.colormap, shown_map)

    def _scale_chosen(self, scale: str) -> None:
        self._dispatch(ViewChanged("scale", scale))


class TileSize(QSlider):
    """How large the tiles are."""

    def __init__(
        self,
        parent: QWidget | None = None,
        sides: tuple[int, int, int] = (
            channel_wall.SMALLEST,
            channel_wall.USUAL,
            channel_wall.LARGEST,
        ),
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        smallest, usual, largest = sides
        self.setRange(smallest, largest)
        self.setValue(usual)
        self.setPageStep(16)
        self.setFixedWidth(round(88 * theme.scale()))
        self.setToolTip(tr("Size of the tiles (Ctrl+wheel on the wall)"))
        self.setAccessibleName(tr("Size of the tiles"))


class LayerStepper(QWidget):
    """The selected layer between buttons to the one before and behind it."""

    spare = True
    """The page names the layer as well, and keys step: it gives way where tabs need its room."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._before: str | None = None
        self._behind: str | None = None
        self.back = _arrow("‹", tr("Previous layer (Ctrl+PgUp)"), self)
        self.name = QLabel(self)
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name.setProperty("role", "heading")
        self.forth = _arrow("›", tr("Next layer (Ctrl+PgDown)"), self)
        self.back.clicked.connect(self.step_back)
        self.forth.clicked.connect(self.step_forth)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(4 * theme.scale()))
        for widget in (self.back, self.name, self.forth):
            row.addWidget(widget)

    def show_layer(self, analysis: Analysis, layer: str) -> None:
        """Show where in the network the selection is."""
        names = [group.name for group in analysis.groups]
        at = names.index(layer) if layer in names else -1
        self._before = names[at - 1] if at > 0 else None
        self._behind = names[at + 1] if 0 <= at < len(names) - 1 else None
        self.back.setEnabled(self._before is not None)
        self.forth.setEnabled(self._behind is not None)
        # As wide as the longest name: the buttons stay under the pointer that steps, and another
        # name is no reason to lay out the tab anew.
        metrics = self.name.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name in (*names, layer)), default=0)
        width = round(widest * 1.08) + round(4 * theme.scale())
        self.name.setFixedSize(width, metrics.height() + 2)
        self.name.setText(layer)

    def step_back(self) -> None:
        """Select the layer before."""
        if self._before is not None:
            self._dispatch(LayerSelected(self._before))

    def step_forth(self) -> None:
        """Select the layer behind."""
        if self._behind is not None:
            self._dispatch(LayerSelected(self._behind))


def _arrow(sign: str, tip: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(sign)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    side = round(24 * theme.scale())
    button.setFixedSize(side, side)
    return button
