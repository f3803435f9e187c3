"""Asking where feature maps are to be saved, and as what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from vgg_explorer.gui.exports import file_dialog, file_name
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session.events import FilmWanted
from vgg_explorer.session.wall import Film, Ramp

if TYPE_CHECKING:
    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.session.filming import Kind as StillKind
    from vgg_explorer.session.filming import Still
    from vgg_explorer.session.state import AppState


@dataclass(frozen=True, slots=True)
class _Kind:
    """One thing that can be saved: its key, the ending, and what it is called."""

    key: StillKind | Literal["film", "means"]
    ending: str
    words: str


class MapFiles(QObject):
    """The dialog for feature maps.

    Signals
    -------
    saved(Still)
        A picture or values are to be written.
    """

    saved = Signal(object)

    def __init__(self, dispatch: Callable[[object], None], window: QWidget) -> None:
        super().__init__(window)
        self._dispatch = dispatch
        self._window = window
        self._state: AppState | None = None
        self._dialog: QFileDialog | None = None

    def save_maps(self, state: AppState) -> None:
        """Ask where to save the maps on show, as they are when the dialog opens."""
        maps = state.results.maps
        if maps is None:
            return
        self._state = state
        dialog = self._dialog = file_dialog(self._window, tr("Save maps"), save=True)
        dialog.setNameFilters([kind.words for kind in _kinds()])
        dialog.filterSelected.connect(self._filter_chosen)
        dialog.fileSelected.connect(self._chosen)
        self._filter_chosen(_kinds()[0].words)
        dialog.open()

    def _filter_chosen(self, words: str) -> None:
        state, dialog = self._state, self._dialog
        maps = state.results.maps if state is not None else None
        if state is None or dialog is None or maps is None:
            return
        kind = next(kind for kind in _kinds() if kind.words == words)
        dialog.setDefaultSuffix(kind.ending)
        parts = {
            "wall": maps.layer,
            "channel": f"{maps.layer}-{state.selection.channel}",
            "values": f"{maps.layer}-{state.view.stage}",
            "film": f"channel-{state.selection.channel}",
            "means": "means",
        }
        name = file_name(f"{state.model.good.spec.name}-{parts[kind.key]}")
        dialog.selectFile(f"{name}.{kind.ending}")

    def _chosen(self, chosen: str) -> None:
        state, dialog = self._state, self._dialog
        maps = state.results.maps if state is not None else None
        if state is None or dialog is None or maps is None:
            return
        path = Path(chosen)
        kind = _kind_of(path, dialog.selectedNameFilter())
        self._state = self._dialog = None
        match kind:
            case "film" | "means":
                self._dispatch(FilmWanted(_film(state, path, mean=kind == "means")))
            case _:
                self.saved.emit(_still(state, maps, path, kind))


def _kinds() -> tuple[_Kind, ...]:
    return (
        _Kind("wall", "png", tr("All channels, PNG") + " (*.png)"),
        _Kind("channel", "png", tr("The chosen channel, PNG") + " (*.png)"),
        _Kind("film", "gif", tr("The chosen channel over all layers, GIF") + " (*.gif)"),
        _Kind("means", "gif", tr("The mean map over all layers, GIF") + " (*.gif)"),
        _Kind("values", "npy", tr("Values, NumPy") + " (*.npy)"),
    )


def _kind_of(path: Path, words: str) -> StillKind | Literal["film", "means"]:
    """Return what is to be saved: the ending that was typed counts, then the filter."""
    ending = path.suffix.lower().removeprefix(".")
    filtered = next((kind for kind in _kinds() if kind.words == words), _kinds()[0])
    if filtered.ending == ending:
        return filtered.key
    return next((kind.key for kind in _kinds() if kind.ending == ending), filtered.key)


def _still(state: AppState, maps: LayerMaps, path: Path, kind: StillKind) -> Still:
    from vgg_explorer.engine.map_files import Colours
    from vgg_explorer.gui.visual_pane import looks
    from vgg_explorer.gui.widgets import channels, colormaps
    from vgg_explorer.gui.widgets.wall_pictures import Pictures
    from vgg_explorer.session.filming import Still

    values, name = maps.array(state.view.stage), looks.colormap(state, maps)
    scale = looks.scale(state)
    pictures = Pictures(
        values.reshape(-1, 1, 1) if values.ndim == 1 else values,
        name,
        shared=scale == "shared",
        clip=looks.clip(maps, state.view),
        fixed=None if isinstance(scale, str) else scale,
    )
    own = scale == "channel" and values.ndim == 3
    table = tuple(colormaps.table(name)[: colormaps.LEVELS])
    ranges = [pictures.value_range(channel) for channel in range(len(values) if own else 1)]
    order = channels.ordered(values, state.wall.order, falling=state.wall.direction == "down")
    chosen = min(state.selection.channel, len(values) - 1)
    colours = tuple(Colours(table, ends) for ends in ranges)
    return Still(path, kind, values, _title(state, maps), tuple(order), chosen, colours)


def _title(state: AppState, maps: LayerMaps) -> str:
    group = state.model.good.group(maps.layer)
    if group is None or not group.has_activation:
        return maps.layer
    side = "before" if state.view.stage == "pre" else "after"
    return f"{maps.layer}, {side} {group.rows[-1].description}"


def _film(state: AppState, path: Path, *, mean: bool) -> Film:
    chosen, channel = state.view.colormap, state.selection.channel
    signed, plain = _ramp(chosen, signed=True), _ramp(chosen, signed=False)
    return Film(path, "mean" if mean else "channel", channel, state.view.stage, signed, plain)


def _ramp(chosen: str, *, signed: bool) -> Ramp:
    from vgg_explorer.gui.widgets import colormaps

    name = chosen if chosen in colormaps.NAMES else colormaps.auto(signed)
    table = tuple(colormaps.table(name)[: colormaps.LEVELS])
    return Ramp(table, colormaps.diverging(name))
