"""Switching channels and layers off, or scaling them, below the wall."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.arch.ablation import MOST
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.arrangement import listen
from vgg_explorer.gui.widgets.ablation_note import AblationNote
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.gui.widgets.channel_wall import ChannelWall
    from vgg_explorer.session.state import AppState

_TICKS = 20
"""Steps of the slider for a factor of 1."""

OFF, SCALED = "×", "~"
"""Signs on the tiles of channels that are off, and of those that are scaled."""


class AblationBar(QWidget):
    """The factor of the chosen channel, of its layer, and what is changed in all.

    `attach` lets a wall show what is off, and X switch its chosen channel.
    """

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self._wall: ChannelWall | None = None
        self.title = QLabel(self)
        self.title.setProperty("role", "label")
        self.factor = QSlider(Qt.Orientation.Horizontal, self)
        self.factor.setRange(0, round(MOST * _TICKS))
        self.factor.setPageStep(_TICKS // 2)
        self.factor.setFixedWidth(round(112 * theme.scale()))
        self.factor.setToolTip(tr("What the channel's values are multiplied by, 0 to 2"))
        self.value = QLabel(self)
        self.value.setProperty("role", "label")
        self.off = _switch(tr("Off"), tr("Switch the chosen channel off (X)"), self)
        self.layer_off = _switch(tr("Layer off"), tr("Switch the whole layer off (Shift+X)"), self)
        self.note = AblationNote(self)
        self._arrange()
        self.factor.valueChanged.connect(self._moved)
        self.off.clicked.connect(self.toggle_channel)
        self.layer_off.clicked.connect(self.toggle_layer)
        self.note.reset_requested.connect(self._reset)

    def _arrange(self) -> None:
        scale = theme.scale()
        self.title.setBuddy(self.factor)
        metrics = self.fontMetrics()
        self.title.setMinimumWidth(metrics.horizontalAdvance(tr("Channel {number}", number=4000)))
        self.value.setFixedWidth(metrics.horizontalAdvance("× 0.00") + round(4 * scale))
        controls = QWidget(self)
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(8 * scale))
        for widget in (self.title, self.factor, self.value, self.off, self.layer_off):
            row.addWidget(widget)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        flow = FlowLayout(gap=round(6 * scale))
        flow.setContentsMargins(*(round(side * scale) for side in (16, 5, 16, 5)))
        # In a narrow window what is off has a line of its own: it must not be overlooked.
        flow.addWidget(controls)
        flow.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule)
        column.addLayout(flow)

    def attach(self, wall: ChannelWall, around: QWidget) -> None:
        """Show on a wall what is off; the keys work in the whole of what is around it."""
        self._wall = wall
        listen(around, (("X", self.toggle_channel), ("Shift+X", self.toggle_layer)))

    def show_state(self, new: AppState) -> None:
        """Show the chosen channel's factor, and what is changed in all."""
        old, self._state = self._state, new
        if (
            old is not None
            and old.ablation is new.ablation
            and old.selection is new.selection
            and old.model is new.model
            and old.results.maps is new.results.maps
        ):
            return
        scaling = new.ablation.of(new.selection.layer)
        there = self._there(new)
        group = new.model.good.group(new.selection.layer)
        vector = group is not None and len(group.out_shape) != 3
        words = tr("Feature {number}") if vector else tr("Channel {number}")
        self.title.setText(words.format(number=new.selection.channel))
        self.factor.setAccessibleName(tr("Factor of the chosen channel"))
        factor = scaling.factor(new.selection.channel)
        with QSignalBlocker(self.factor):
            self.factor.setValue(round(factor * _TICKS))
        self.value.setText(f"× {factor:.2f}")
        self.off.setChecked(factor == 0)
        self.layer_off.setChecked(scaling.layer == 0)
        for widget in (self.factor, self.off, self.layer_off):
            widget.setEnabled(there)
        self.note.show_ablation(new.ablation)
        if self._wall is not None:
            self._wall.set_badges(badges(new))

    def toggle_channel(self) -> None:
        """Switch the chosen channel off, or on again."""
        state = self._state
        if state is not None and self._there(state):
            layer, channel = state.selection.layer, state.selection.channel
            factor = state.ablation.of(layer).factor(channel)
            self._dispatch(ev.ChannelScaled(layer, channel, 1.0 if factor == 0 else 0.0))
            self._show_again()

    def toggle_layer(self) -> None:
        """Switch the layer off, or on again."""
        state = self._state
        if state is not None and self._there(state):
            layer = state.selection.layer
            factor = 1.0 if state.ablation.of(layer).layer == 0 else 0.0
            self._dispatch(ev.LayerScaled(layer, factor))
            self._show_again()

    def add_to(self, menu: QMenu, channel: int) -> None:
        """Add what can be done with a channel to its menu."""
        state = self._state
        if state is None or not self._there(state):
            return
        layer = state.selection.layer
        scaling = state.ablation.of(layer)
        own = scaling.factor(channel)
        words = tr("Switch channel {number} off") if own else tr("Switch channel {number} on")
        switched = ev.ChannelScaled(layer, channel, 0.0 if own else 1.0)
        self._add(menu, words.format(number=channel), switched)
        scales = menu.addMenu(tr("Scale channel {number}", number=channel))
        for factor in (0.0, 0.5, 1.0, 1.5, 2.0):
            action = self._add(scales, f"× {factor:g}", ev.ChannelScaled(layer, channel, factor))
            action.setCheckable(True)
            action.setChecked(own == factor)
        whole = tr("Switch {layer} off") if scaling.layer else tr("Switch {layer} on")
        switched_all = ev.LayerScaled(layer, 0.0 if scaling.layer else 1.0)
        self._add(menu, whole.format(layer=layer), switched_all)
        if state.ablation:
            self._add(menu, tr("Reset ablation"), ev.AblationReset())

    def _add(self, menu: QMenu, words: str, event: object) -> QAction:
        action = menu.addAction(words)
        action.setData(event)
        action.triggered.connect(self._action_chosen)
        return action

    def _action_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._dispatch(action.data())

    def _there(self, state: AppState) -> bool:
        """Whether the selected layer is one of the network that runs, with that channel."""
        group = state.model.good.group(state.selection.layer)
        return group is not None and state.selection.channel < group.out_shape[0]

    def _moved(self, ticks: int) -> None:
        if self._state is not None:
            layer, channel = self._state.selection.layer, self._state.selection.channel
            self._dispatch(ev.ChannelScaled(layer, channel, ticks / _TICKS))

    def _reset(self) -> None:
        self._dispatch(ev.AblationReset())

    def _show_again(self) -> None:
        """Follow the state also where it refused: a button that is clicked turns over by itself."""
        state, self._state = self._state, None
        if state is not None:
            self.show_state(state)


def badges(state: AppState) -> dict[int, str]:
    """Return the signs on the channels of the layer whose maps are shown."""
    maps = state.results.maps
    layer = maps.layer if maps is not None else state.selection.layer
    scaling = state.ablation.of(layer)
    group = state.model.good.group(layer)
    if scaling.layer == 0 and group is not None:
        return dict.fromkeys(range(group.out_shape[0]), OFF)
    return {channel: OFF if factor == 0 else SCALED for channel, factor in scaling.channels}


def _switch(words: str, tip: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setCheckable(True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
