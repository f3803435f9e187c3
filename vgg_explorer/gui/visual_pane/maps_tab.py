"""The tab Feature maps: all channels of the selected layer, and one of them large."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.arch.units import shape
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.channel_column import ChannelColumn, Shown
from vgg_explorer.gui.visual_pane.lines import times
from vgg_explorer.gui.visual_pane.looks import clip, colormap, look
from vgg_explorer.gui.visual_pane.maps_controls import LayerStepper, MapsControls, TileSize
from vgg_explorer.gui.visual_pane.maps_status import Status, status
from vgg_explorer.gui.visual_pane.overlay import Overlay
from vgg_explorer.gui.widgets.channel_wall import ChannelWall
from vgg_explorer.session.events import ChannelSelected

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.session.state import AppState, View


class MapsTab(QWidget):
    """The wall of channels with its controls; `controls` go beside the tabs."""

    maps_painted = Signal(str)
    """The wall has painted maps for the first time; their digest."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self._shown: AppState | None = None
        self._outdated: LayerMaps | None = None
        self._painted: LayerMaps | None = None
        self.controls = LayerStepper(dispatch)
        self.header = _Header(self)
        self.choices = MapsControls(dispatch, self)
        self.stage = QWidget(self)
        self.wall = _Wall(self.stage)
        self.column = ChannelColumn(dispatch, self.stage)
        self.overlay = Overlay(self.stage)
        self._arrange()
        self.wall.selected.connect(self._channel_chosen)
        self.wall.first_painted.connect(self._wall_painted)
        self.wall.tile_size_changed.connect(self.header.tile.setValue)
        self.header.tile.valueChanged.connect(self.wall.set_tile_size)
        for keys, step in (
            ("Ctrl+PgUp", self.controls.step_back),
            ("Ctrl+PgDown", self.controls.step_forth),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(step)

    def _arrange(self) -> None:
        scale = theme.scale()
        strip = QWidget(self)
        inner = QVBoxLayout(strip)
        inner.setContentsMargins(*(round(side * scale) for side in (16, 6, 16, 8)))
        inner.setSpacing(round(6 * scale))
        inner.addWidget(self.header)
        inner.addWidget(self.choices)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        row = QHBoxLayout(self.stage)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(8 * scale))
        row.addWidget(self.wall, 1)
        row.addWidget(self.column)
        self.stage.setMinimumHeight(round(120 * scale))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(rule)
        column.addWidget(self.stage, 1)

    def stops(self) -> tuple[QWidget, ...]:
        """Return the parts in the order of the Tab key."""
        return self.controls, self.header, self.choices, self.stage

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the large channel a third of the width, the wall the rest."""
        super().resizeEvent(event)
        scale = theme.scale()
        third = round(self.width() * 0.34)
        self.column.set_width(min(max(third, round(190 * scale)), round(420 * scale)))

    def show_state(self, new: AppState, *, in_sight: bool) -> None:
        """Show what changed, once it is in sight."""
        self._follow(new)
        self._state = new
        if in_sight:
            self._catch_up(new)

    def _follow(self, new: AppState) -> None:
        """Note which maps are from before the run that is going on."""
        old = self._state
        if old is None:
            return
        began = new.job.status == "running" and old.job.status != "running"
        asked = _asked(old) != _asked(new)
        if new.results.maps is not old.results.maps or new.job.status == "done":
            self._outdated = None
        elif began or asked:
            self._outdated = new.results.maps

    def _catch_up(self, new: AppState) -> None:
        old, self._shown = self._shown, new
        maps = new.results.maps
        outdated = maps is not None and maps is self._outdated
        said = status(new, outdated=outdated)
        self._show_words(new, said)
        if (
            old is None
            or old.results.maps is not maps
            or old.view is not new.view
            or old.selection.channel != new.selection.channel
        ):
            same_pictures = old is not None and old.results.maps is maps and look(old) == look(new)
            self._show_maps(new, maps, again=not same_pictures)
        if said.current:
            self.column.show_unit(new.selection.unit)

    def _show_words(self, new: AppState, said: Status) -> None:
        layer, maps = new.selection.layer, new.results.maps
        group = new.model.good.group(layer) or new.model.analysis.group(layer)
        self.controls.show_layer(new.model.good, layer)
        self.choices.show_view(new.view, group, colormap(new, maps))
        if group is None:
            self.header.show_words(layer, "", "")
        else:
            channels = group.out_shape[0]
            count = (
                tr("{shown} of {count} channels", shown=channels, count=channels)
                if len(group.out_shape) == 3
                else tr("{shown} of {count} features", shown=channels, count=channels)
            )
            about = f"{times(group.description)} · {times(shape(group.out_shape))}"
            self.header.show_words(layer, about, count)
        if maps is None:
            self.overlay.say("", dim=False)
            self.wall.set_placeholder(said.words)
        else:
            self.overlay.say(said.words, dim=not said.current, failed=said.failed)

    def _show_maps(self, new: AppState, maps: LayerMaps | None, *, again: bool) -> None:
        if maps is None:
            self.wall.show_nothing()
            self.column.hide()
            return
        values = maps.array(new.view.stage)
        if again:
            self.wall.show_maps(maps, new.view, colormap(new, maps), clip(maps, new.view))
        channel = min(new.selection.channel, len(values) - 1)
        self.wall.set_selected(channel)
        self.column.show()
        if maps is self._painted:
            self._show_channel()

    def _show_channel(self) -> None:
        """Show the chosen channel large."""
        state = self._shown
        maps = state.results.maps if state is not None else None
        if state is None or maps is None:
            return
        values = maps.array(state.view.stage)
        channel = min(state.selection.channel, len(values) - 1)
        low, high = self.wall.value_range(channel) or (0.0, 1.0)
        shared = state.view.scale == "shared"
        shown = Shown(colormap(state, maps), low, high, shared, clip(maps, state.view))
        self.column.show_channel(values, channel, shown)
        self.column.show_unit(state.selection.unit)

    def _wall_painted(self, digest: str) -> None:
        # The wall comes first: the large view imports pyqtgraph when it is needed first.
        self._painted = self._shown.results.maps if self._shown is not None else None
        QTimer.singleShot(0, self, self._show_channel)
        self.maps_painted.emit(digest)

    def _channel_chosen(self, channel: int) -> None:
        self._dispatch(ChannelSelected(channel))


class _Wall(ChannelWall):
    """A wall that tells when new maps are on screen."""

    first_painted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maps: LayerMaps | None = None
        self._told: LayerMaps | None = None

    def show_maps(self, maps: LayerMaps, view: View, colours: str, clipped: float) -> None:
        """Show maps as the user wants to look at them."""
        self._maps = maps
        values = maps.array(view.stage)
        self.set_maps(values, lo_hi=view.scale, colormap=colours, clip=clipped)

    def show_nothing(self) -> None:
        """Show the placeholder."""
        self._maps = None
        self.set_maps(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw, and tell when these maps were drawn for the first time."""
        super().paintEvent(event)
        if self._maps is not None and self._maps is not self._told:
            self._told = self._maps
            self.first_painted.emit(self._maps.digest)


class _Header(QWidget):
    """The layer in one line, and how large its channels are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.about, self.count = QLabel(self), _Elided(self), QLabel(self)
        self.tile = TileSize(self)
        self.name.setProperty("role", "heading")
        self.count.setProperty("role", "label")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(12 * theme.scale()))
        row.addWidget(self.name)
        row.addWidget(self.about, 1)
        row.addWidget(self.tile)
        row.addWidget(self.count)

    def show_words(self, name: str, about: str, count: str) -> None:
        """Say which layer it is."""
        self.name.setText(name)
        self.about.setText(about)
        self.about.setToolTip(about)
        self.count.setText(count)


class _Elided(QLabel):
    """Words that end in an ellipsis where they do not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(theme.tokens().text_2)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def _asked(state: AppState) -> tuple[object, ...]:
    """Return what maps depend on, besides the network."""
    devices = state.devices
    return (
        state.input.picture,
        state.input.preprocess,
        state.weights.assignment,
        state.runs,
        devices.chosen,
        devices.precision,
    )
