"""Controls of how maps are looked at, wherever there are maps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets import colormaps
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session.events import ViewChanged

if TYPE_CHECKING:
    from vgg_explorer.arch.rows import Group

_SWATCH = (40, 10)


class StageChoice(Segmented):
    """Values before or after the activation."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__((), parent)
        self._dispatch = dispatch
        self._stages: tuple[Option, ...] = ()
        self.show_group(None, "post")
        self.chosen.connect(self._stage_chosen)

    def show_group(self, group: Group | None, stage: str) -> None:
        """Name the stages after the layer's activation; without one there is nothing to choose."""
        has_stages = group is not None and group.has_activation
        options = _stages(group) if has_stages else _no_stages(group, self._stages)
        if options != self._stages:
            self._stages = options
            self.set_options(options)
        self.set_current(stage if has_stages else "post")

    def _stage_chosen(self, stage: str) -> None:
        self._dispatch(ViewChanged("stage", stage))


class ColormapChoice(QComboBox):
    """A colour map, each with a strip of its colours."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._swatch = ""
        self.setIconSize(QSize(*(round(side * theme.scale()) for side in _SWATCH)))
        self.addItem(tr("Automatic"), "auto")
        self.setItemData(
            0,
            tr("RdBu around 0 where values have both signs, else viridis"),
            Qt.ItemDataRole.ToolTipRole,
        )
        for name in colormaps.NAMES:
            self.addItem(swatch(name), titles()[name], name)
        self.setAccessibleName(tr("Colour map"))
        self.activated.connect(self._colormap_chosen)

    def show_map(self, chosen: str, shown: str) -> None:
        """Show the choice, and the colour map that an automatic one comes to."""
        if shown != self._swatch:
            self._swatch = shown
            self.setItemIcon(0, swatch(shown))
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def _colormap_chosen(self, index: int) -> None:
        self._dispatch(ViewChanged("colormap", self.itemData(index)))


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


def labelled(words: str, control: QWidget, parent: QWidget) -> QWidget:
    """Return a control with its name on its left."""
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


def _stages(group: Group | None) -> tuple[Option, ...]:
    name = group.rows[-1].description if group is not None else ""
    return (
        Option("pre", tr("Before {activation}", activation=name)),
        Option("post", tr("After {activation}", activation=name)),
    )


def _no_stages(group: Group | None, before: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return choices that cannot be made, in the words of those before: nothing moves."""
    layer = group.name if group is not None else ""
    why = tr("{layer} has no activation: there is only one set of values", layer=layer)
    if before:
        return tuple(replace(option, enabled=False, tooltip=why) for option in before)
    return (
        Option("pre", tr("Before"), enabled=False, tooltip=why),
        Option("post", tr("After"), enabled=False, tooltip=why),
    )
