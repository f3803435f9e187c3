"""The tab Filters: the kernels of the selected layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.arrangement import above_stage, listen, one_of, side_by_side
from vgg_explorer.gui.visual_pane.filters.controls import FiltersControls
from vgg_explorer.gui.visual_pane.filters.detail import Detail
from vgg_explorer.gui.visual_pane.filters.empty import NoKernels
from vgg_explorer.gui.visual_pane.filters.grid import LARGEST, SMALLEST, KernelGrid
from vgg_explorer.gui.visual_pane.filters.look import SIDES, kernels_of, legend
from vgg_explorer.gui.visual_pane.filters.saving import KernelExport
from vgg_explorer.gui.visual_pane.filters.tiles import modes, tiles
from vgg_explorer.gui.visual_pane.lines import times
from vgg_explorer.gui.visual_pane.maps_controls import LayerStepper, TileSize
from vgg_explorer.gui.widgets.elided import ElidedLabel
from vgg_explorer.session import filtering
from vgg_explorer.session.events import ChannelSelected, KernelsLookedAt

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from vgg_explorer.engine.kernels import Filters
    from vgg_explorer.session.kernel_look import KernelLook, Mode
    from vgg_explorer.session.state import AppState


class FiltersTab(QWidget):
    """The grid of kernels with its controls; `controls` go beside the tabs."""

    file_saved = Signal(object, object)
    """These bytes are to be written to this path."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._shown: tuple[Filters, int, KernelLook] | None = None
        self._laid: tuple[object, ...] = ()
        """What decides which tiles there are, and in which order."""
        self._sides: dict[tuple[Mode, bool], int] = {}
        self.controls = LayerStepper(dispatch)
        self.page = QWidget(self)
        self.header = _Header(self.page)
        self.choices = FiltersControls(self.page)
        self.stage = QWidget(self.page)
        self.grid = KernelGrid(self.stage)
        self.detail = Detail(self.stage)
        self.empty = NoKernels(dispatch, self)
        self.export = KernelExport(dispatch, self)
        self.export.saved.connect(self.file_saved)
        self._pages = one_of(self, self.empty, self.page)
        self._arrange()
        self.choices.changed.connect(self._look_chosen)
        self.choices.output_chosen.connect(self._output_chosen)
        self.grid.chosen.connect(self._tile_chosen)
        self.grid.tile_size_changed.connect(self.header.tile.setValue)
        self.header.tile.valueChanged.connect(self._size_chosen)
        self.header.as_picture.triggered.connect(self._save_picture)
        self.header.as_numbers.triggered.connect(self._save_numbers)
        steps = (
            ("Ctrl+PgUp", self.controls.step_back),
            ("Ctrl+PgDown", self.controls.step_forth),
        )
        listen(self, steps)

    def _arrange(self) -> None:
        side_by_side(self.stage, (self.grid, 1), (self.detail, 0))
        above_stage(self.page, (self.header, self.choices), self.stage)

    def stops(self) -> tuple[QWidget, ...]:
        """Return the parts in the order of the Tab key."""
        return self.controls, self.empty, self.header, self.choices, self.stage

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the chosen kernel a third of the width, the grid the rest."""
        super().resizeEvent(event)
        scale = theme.scale()
        third = round(self.width() * 0.34)
        self.detail.setFixedWidth(min(max(third, round(190 * scale)), round(360 * scale)))

    def show_state(self, new: AppState, *, in_sight: bool) -> None:
        """Show the kernels of the selected layer, once they are in sight."""
        if not in_sight:
            return
        self.controls.show_layer(new.model.good, new.selection.layer)
        filters = filtering.current(new)
        if filters is None:
            self._show_nothing(new)
            return
        output = min(new.selection.channel, len(filters.kernels.values) - 1)
        if self._shown != (filters, output, new.kernels):
            self._show(new, filters, output)

    def _show_nothing(self, state: AppState) -> None:
        self._shown = None
        self._laid = ()
        self.empty.say(*_why(state))
        self._pages.setCurrentWidget(self.empty)

    def _show(self, state: AppState, filters: Filters, output: int) -> None:
        look = state.kernels
        self._shown = (filters, output, look)
        kernels = kernels_of(filters, look)
        possible = modes(kernels.values.shape)
        mode = look.mode if look.mode in possible else possible[0]
        self.choices.show_look(look, possible, mode, filters, output)
        only = {"output": output, "input": look.channel}.get(mode)
        laid = (filters, kernels, mode, only, look.sort, look.shared)
        if laid != self._laid:
            self._laid = laid
            self._lay_out(state, filters, mode, output)
        self._mark(filters, output, look)
        self._pages.setCurrentWidget(self.page)

    def _lay_out(self, state: AppState, filters: Filters, mode: Mode, output: int) -> None:
        """Make the tiles, and say what they are of."""
        look = state.kernels
        kernels = kernels_of(filters, look)
        height = kernels.values.shape[2]
        made = tiles(kernels, mode, output, look.channel, look.sort, shared=look.shared)
        self.grid.set_tile_size(self._sides.get((mode, height == 1)) or _side(mode, height))
        self.header.show_side(self.grid.tile_size())
        self.grid.show_tiles(made)
        self.detail.show_layer(filters, kernels, state.weights)
        self.detail.legend.setText(legend(made, change=kernels is filters.change))
        group = state.model.good.group(filters.layer)
        about = "" if group is None else times(group.description)
        self.header.show_words(filters.layer, about, made.count)

    def _mark(self, filters: Filters, output: int, look: KernelLook) -> None:
        """Mark the chosen kernel, and show it large."""
        shown = self.grid.tiles()
        assert shown is not None
        channel = None
        if shown.mode != "colour":
            channel = min(look.channel, shown.values.shape[1] - 1)
        self.grid.set_chosen(shown.tile(output, channel))
        self.detail.show_kernel(kernels_of(filters, look), output, channel)

    def _look_chosen(self, look: KernelLook) -> None:
        self._dispatch(KernelsLookedAt(look))

    def _output_chosen(self, output: int) -> None:
        self._dispatch(ChannelSelected(output))

    def _tile_chosen(self, tile: int) -> None:
        shown = self.grid.tiles()
        if shown is None or self._shown is None:
            return
        output, channel = shown.kernel(tile)
        if channel is not None:
            self._dispatch(KernelsLookedAt(replace(self._shown[2], channel=channel)))
        self._dispatch(ChannelSelected(output))

    def _size_chosen(self, side: int) -> None:
        shown = self.grid.tiles()
        if shown is not None:
            self._sides[(shown.mode, shown.sides[0] == 1)] = side
        self.grid.set_tile_size(side)

    def _save_picture(self) -> None:
        shown = self.grid.tiles()
        if shown is not None and self._shown is not None:
            self.export.ask_picture(shown, self._shown[0].layer)

    def _save_numbers(self) -> None:
        shown = self.grid.tiles()
        if shown is not None and self._shown is not None:
            self.export.ask_numbers(shown, self._shown[0].layer)


class _Header(QWidget):
    """The layer in one line, the size of the tiles, and saving."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.about = QLabel(self), ElidedLabel("label", self)
        self.count = QLabel(self)
        self.tile = TileSize(self, (SMALLEST, 24, LARGEST))
        self.save = QPushButton(theme.icon("save", lead=True), tr("Save…"), self)
        self.name.setProperty("role", "heading")
        self.count.setProperty("role", "label")
        menu = QMenu(self.save)
        self.as_picture = menu.addAction(tr("As a picture (PNG)…"))
        self.as_numbers = menu.addAction(tr("As numbers (.npy)…"))
        self.save.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(12 * theme.scale()))
        row.addWidget(self.name)
        row.addWidget(self.about, 1)
        for widget in (self.count, self.tile, self.save):
            row.addWidget(widget)

    def show_words(self, name: str, about: str, count: int) -> None:
        """Say which layer it is, and how many tiles there are."""
        self.name.setText(name)
        self.about.show_words(about)
        self.count.setText(tr("{count} kernels", count=f"{count:,}"))

    def show_side(self, side: int) -> None:
        """Show the size of the tiles, without telling of it."""
        with QSignalBlocker(self.tile):
            self.tile.setValue(side)


def _side(mode: Mode, height: int) -> int:
    return SIDES[mode] // 3 if height == 1 else SIDES[mode]


def _why(state: AppState) -> tuple[str, str, str, str]:
    """Say why there are no kernels, and name the layers in front and behind that have some."""
    layer = state.selection.layer
    good = state.model.good
    before, behind = filtering.with_weights(good, layer)
    if good.group(layer) is None:
        failing = any(pending.name == layer for pending in state.model.analysis.pending)
        words = tr("It is where the network breaks, or behind that.") if failing else ""
        known = tr("{layer} cannot run") if failing else tr("{layer} is not in the network")
        return known.format(layer=layer), words, before, behind
    if filtering.errand_of(state) is None:
        words = tr("It computes with what comes in alone; there is nothing to learn in it.")
        return tr("{layer} has no weights", layer=layer), words, before, behind
    if state.job.status == "failed" and state.job.what is not None:
        return tr("The run failed."), translated(state.job.what), "", ""
    if state.input.picture is None and state.input.pending is None:
        words = tr(
            "Weights are made with the first run. Drop a picture on the window, press Ctrl+O, or "
            "choose a sample."
        )
        return tr("No picture yet"), words, "", ""
    if state.job.status == "cancelled":
        return (
            tr("Stopped."),
            tr("Press F5 to look at the weights of {layer}.", layer=layer),
            "",
            "",
        )
    return tr("Looking at the weights of {layer} ...", layer=layer), "", "", ""
