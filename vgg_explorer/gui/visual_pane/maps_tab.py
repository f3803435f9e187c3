"""The tab Feature maps: all channels of the selected layer, and one of them large."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vgg_explorer.arch.units import shape
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.ablation_bar import AblationBar
from vgg_explorer.gui.visual_pane.arrangement import above_stage, listen, side_by_side
from vgg_explorer.gui.visual_pane.beside_wall import BesideWall
from vgg_explorer.gui.visual_pane.channel_column import ChannelColumn, Shown
from vgg_explorer.gui.visual_pane.layer_wall import LayerWall
from vgg_explorer.gui.visual_pane.lines import times
from vgg_explorer.gui.visual_pane.looks import clip, colormap
from vgg_explorer.gui.visual_pane.maps_controls import LayerStepper, MapsControls
from vgg_explorer.gui.visual_pane.maps_header import MapsHeader
from vgg_explorer.gui.visual_pane.maps_status import Status, status
from vgg_explorer.gui.visual_pane.overlay import Overlay
from vgg_explorer.gui.visual_pane.pin_strip import PinStrip
from vgg_explorer.gui.visual_pane.side_area import SideArea
from vgg_explorer.session.events import ChannelSelected, CommandRequested, PinToggled
from vgg_explorer.session.wall import Pin

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.session.state import AppState


class MapsTab(QWidget):
    """The wall of channels with its controls; `controls` go beside the tabs."""

    maps_painted = Signal(str)
    """The wall has painted maps for the first time; their digest."""
    menu_opening = Signal(object, int)
    """A menu (QMenu) is about to open for this channel: whoever has something for it adds it."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self._shown: AppState | None = None
        self._outdated: LayerMaps | None = None
        self._painted: LayerMaps | None = None
        self.controls = LayerStepper(dispatch)
        self.header = MapsHeader(self)
        self.choices = MapsControls(dispatch, self)
        self.pins = PinStrip(dispatch, self)
        self.stage = QWidget(self)
        self.wall = LayerWall(self.stage)
        self.beside = BesideWall(self.stage)
        self.column = ChannelColumn(dispatch)
        self._side = SideArea(self.column, self.stage)
        self.overlay = Overlay(self.stage)
        self.ablation = AblationBar(dispatch, self)
        self.ablation.attach(self.wall, self.stage)
        self.menu_opening.connect(self.ablation.add_to)
        self._arrange()
        self._connect()

    def _connect(self) -> None:
        for wall in (self.wall, self.beside.wall):
            wall.selected.connect(self._channel_chosen)
            wall.tile_size_changed.connect(self.header.tile.setValue)
            self.header.tile.valueChanged.connect(wall.set_tile_size)
        self.wall.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.beside.wall.verticalScrollBar().valueChanged.connect(self._beside_scrolled)
        self.wall.first_painted.connect(self._wall_painted)
        self.wall.pin_requested.connect(self._pin)
        self.wall.menu_requested.connect(self._open_menu)
        self.header.save_requested.connect(self._save)
        steps = (
            ("Ctrl+PgUp", self.controls.step_back),
            ("Ctrl+PgDown", self.controls.step_forth),
        )
        listen(self, steps)

    def _arrange(self) -> None:
        side_by_side(self.stage, (self.wall, 1), (self.beside, 1), (self._side, 0))
        strip = (self.header, self.choices, self.pins)
        above_stage(self, strip, self.stage, below=(self.ablation,))

    def stops(self) -> tuple[QWidget, ...]:
        """Return the parts in the order of the Tab key."""
        return self.controls, self.header, self.choices, self.pins, self.stage, self.ablation

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the large channel a third of the width, the wall the rest."""
        super().resizeEvent(event)
        scale = theme.scale()
        third = round(self.width() * 0.34)
        self._side.set_width(min(max(third, round(190 * scale)), round(420 * scale)))

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
        self.ablation.show_state(new)
        if old is None or _slices(old) != _slices(new):
            self._show_words(new)
            # Other maps come in a moment: until then the old ones stay, with what was chosen.
            leaving = old is not None and old.selection.layer != new.selection.layer
            if not (leaving and maps is self.wall.maps() and maps is not None):
                self._show_maps(new, maps)
            self.beside.show_state(new, self.wall)
        self._say(maps, said)
        if said.current:
            self.column.show_unit(new.selection.unit)
            seen = new.results.seen
            self.column.show_over(new.wall, seen.pixels if seen is not None else None)
            self.column.show_probe(new)

    def _show_words(self, new: AppState) -> None:
        layer, maps = new.selection.layer, new.results.maps
        group = new.model.good.group(layer) or new.model.analysis.group(layer)
        self.controls.show_layer(new.model.good, layer)
        stats = maps.stats(new.view.stage) if maps is not None else None
        present = (float(stats.minimum), float(stats.maximum)) if stats is not None else None
        self.choices.show_state(new, group, colormap(new, maps), present)
        about = (
            "" if group is None else f"{times(group.description)} · {times(shape(group.out_shape))}"
        )
        self.header.show_layer(layer, group, about)
        self.pins.show_state(new, maps.layer if maps is not None else layer)

    def _say(self, maps: LayerMaps | None, said: Status) -> None:
        if maps is None:
            self.overlay.say("", dim=False)
            self.wall.set_placeholder(said.words)
        else:
            self.overlay.say(said.words, dim=not said.current, failed=said.failed)

    def _show_maps(self, new: AppState, maps: LayerMaps | None) -> None:
        if maps is None:
            self.wall.show_nothing()
            self._side.hide()
            return
        self.wall.show_maps(maps, new)
        group = new.model.good.group(new.selection.layer)
        if group is not None:
            self.header.show_count(group, self.wall.dead() if maps.layer == group.name else 0)
        self._side.show()
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
        kind = state.view.scale
        shown = Shown(
            colormap(state, maps),
            low,
            high,
            shared=kind == "shared",
            clipped=clip(maps, state.view),
            fixed=kind == "fixed",
        )
        self.column.show_channel(values, channel, shown)
        self.column.show_unit(state.selection.unit)

    def _wall_painted(self, digest: str) -> None:
        # The wall comes first: the large view imports pyqtgraph when it is needed first.
        self._painted = self._shown.results.maps if self._shown is not None else None
        QTimer.singleShot(0, self, self._show_channel)
        self.maps_painted.emit(digest)

    def _channel_chosen(self, channel: int) -> None:
        self._dispatch(ChannelSelected(channel))

    def _pin(self, channel: int) -> None:
        maps = self.wall.maps()
        if maps is not None:
            self._dispatch(PinToggled(Pin(maps.layer, channel)))

    def _open_menu(self, channel: int, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        maps, state = self.wall.maps(), self._shown
        is_pinned = (
            state is not None and maps is not None and Pin(maps.layer, channel) in state.wall.pins
        )
        words = tr("Unpin channel {number}") if is_pinned else tr("Pin channel {number}")
        action = menu.addAction(words.format(number=channel))
        action.setData(channel)
        action.setShortcut(QKeySequence("P"))
        action.triggered.connect(self._pin_chosen)
        self.menu_opening.emit(menu, channel)
        menu.popup(point)

    def _pin_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._pin(int(action.data()))

    def _save(self) -> None:
        self._dispatch(CommandRequested("save_maps"))

    def _scrolled(self, value: int) -> None:
        if self._is_linked():
            self.beside.wall.verticalScrollBar().setValue(value)

    def _beside_scrolled(self, value: int) -> None:
        if self._is_linked():
            self.wall.verticalScrollBar().setValue(value)

    def _is_linked(self) -> bool:
        """Whether both walls show the same channels: then they scroll together."""
        one, other = self.wall.maps(), self.beside.wall.maps()
        return one is not None and other is not None and one.layer == other.layer


def _slices(state: AppState) -> tuple[object, ...]:
    """Return what the tab shows but for the progress of the work."""
    results = state.results
    return (
        id(results.maps),
        id(results.beside),
        id(results.pinned),
        id(state.model),
        id(state.view),
        id(state.wall),
        id(state.input),
        id(state.weights.assignment),
        id(state.weights.sources),
        id(state.devices),
        state.runs,
        state.selection.layer,
        state.selection.channel,
    )


def _asked(state: AppState) -> tuple[object, ...]:
    """Return what maps depend on, besides the network."""
    devices = state.devices
    return (
        state.input.picture,
        state.input.preprocess,
        state.weights.assignment,
        state.ablation,
        state.runs,
        devices.chosen,
        devices.precision,
    )
