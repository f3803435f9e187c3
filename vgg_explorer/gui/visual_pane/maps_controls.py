"""The controls of the tab Feature maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import channel_wall, colormaps
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session.events import LayerSelected, ViewChanged

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.rows import Group
    from vgg_explorer.session.state import View

_SWATCH = (40, 10)


class MapsControls(QWidget):
    """Scale, values and colour map."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        own = tr("Every channel from its own least to its own greatest value")
        one = tr("All channels on one scale: a channel that does little looks pale")
        self.scale = Segmented(
            (
                Option("shared", tr("Shared"), tooltip=one),
                Option("channel", tr("Per channel"), tooltip=own),
            ),
            self,
        )
        self.stage = Segmented((), self)
        self._stages: tuple[Option, ...] = ()
        self.colormap = QComboBox(self)
        self.colormap.setIconSize(QSize(*(round(side * theme.scale()) for side in _SWATCH)))
        self.colormap.addItem(tr("Automatic"), "auto")
        self.colormap.setItemData(
            0,
            tr("RdBu around 0 where values have both signs, else viridis"),
            Qt.ItemDataRole.ToolTipRole,
        )
        for name in colormaps.NAMES:
            self.colormap.addItem(swatch(name), titles()[name], name)
        self.colormap.setAccessibleName(tr("Colour map"))
        row = FlowLayout(self, gap=round(8 * theme.scale()))
        for words, control in (
            (tr("Scale"), self.scale),
            (tr("Values"), self.stage),
            (tr("Colour map"), self.colormap),
        ):
            row.addWidget(_labelled(words, control, self))
        self._show_stages(None)
        self.scale.chosen.connect(self._scale_chosen)
        self.stage.chosen.connect(self._stage_chosen)
        self.colormap.activated.connect(self._colormap_chosen)

    def show_view(self, view: View, group: Group | None, shown_map: str) -> None:
        """Show the present choices.

        Parameters
        ----------
        view
            The choices.
        group
            The selected layer, which may have no activation to be before or after.
        shown_map
            The colour map that an automatic choice comes to.
        """
        self.scale.set_current(view.scale)
        self._show_stages(group)
        has_stages = group is not None and group.has_activation
        self.stage.set_current(view.stage if has_stages else "post")
        self.colormap.setItemIcon(0, swatch(shown_map))
        self.colormap.setCurrentIndex(max(0, self.colormap.findData(view.colormap)))

    def _show_stages(self, group: Group | None) -> None:
        """Name the stages after the activation; without one there is nothing to choose."""
        if group is not None and group.has_activation:
            name = group.rows[-1].description
            options = (
                Option("pre", tr("Before {activation}", activation=name)),
                Option("post", tr("After {activation}", activation=name)),
            )
        else:
            layer = group.name if group is not None else ""
            why = tr("{layer} has no activation: there is only one set of values", layer=layer)
            options = (
                Option("pre", tr("Before"), enabled=False, tooltip=why),
                Option("post", tr("After"), enabled=False, tooltip=why),
            )
        if options != self._stages:
            self._stages = options
            self.stage.set_options(options)

    def _scale_chosen(self, scale: str) -> None:
        self._dispatch(ViewChanged("scale", scale))

    def _stage_chosen(self, stage: str) -> None:
        self._dispatch(ViewChanged("stage", stage))

    def _colormap_chosen(self, index: int) -> None:
        self._dispatch(ViewChanged("colormap", self.colormap.itemData(index)))


class TileSize(QSlider):
    """How large the tiles are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(channel_wall.SMALLEST, channel_wall.LARGEST)
        self.setValue(channel_wall.USUAL)
        self.setPageStep(16)
        self.setFixedWidth(round(88 * theme.scale()))
        self.setToolTip(tr("Size of the tiles (Ctrl+wheel on the wall)"))
        self.setAccessibleName(tr("Size of the tiles"))


class LayerStepper(QWidget):
    """The selected layer between buttons to the one before and behind it."""

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
        self.name.setText(layer)
        # As wide as the longest name: the buttons stay under the pointer that steps.
        metrics = self.name.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name in (*names, layer)), default=0)
        self.name.setMinimumWidth(round(widest * 1.08) + round(4 * theme.scale()))

    def step_back(self) -> None:
        """Select the layer before."""
        if self._before is not None:
            self._dispatch(LayerSelected(self._before))

    def step_forth(self) -> None:
        """Select the layer behind."""
        if self._behind is not None:
            self._dispatch(LayerSelected(self._behind))


def titles() -> dict[str, str]:
    """Return what the colour maps are called."""
    return {"rdbu": "RdBu", "viridis": "viridis", "cividis": "cividis", "grey": tr("grey")}


def swatch(name: str) -> QIcon:
    """Return a colour map as a strip."""
    icon = QIcon()
    for ratio in (1, 2):
        width, height = (round(side * theme.scale()) * ratio for side in _SWATCH)
        strip = QPixmap(width, height)
        gradient = QLinearGradient(0, 0, width, 0)
        table = colormaps.table(name)[: colormaps.LEVELS]
        for place in range(0, colormaps.LEVELS, 2):
            gradient.setColorAt(place / (colormaps.LEVELS - 1), QColor(table[place]))
        painter = QPainter(strip)
        painter.fillRect(strip.rect(), gradient)
        painter.end()
        strip.setDevicePixelRatio(ratio)
        icon.addPixmap(strip)
    return icon


def _labelled(words: str, control: QWidget, parent: QWidget) -> QWidget:
    pair = QWidget(parent)
    label = QLabel(words, pair)
    label.setProperty("role", "label")
    label.setBuddy(control)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, round(8 * theme.scale()), 0)
    row.setSpacing(round(8 * theme.scale()))
    row.addWidget(label)
    row.addWidget(control)
    return pair


def _arrow(sign: str, tip: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setText(sign)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    side = round(24 * theme.scale())
    button.setFixedSize(side, side)
    return button
