"""How maps grow: a few channels of every layer after 1, 2, 4, 8 ... epochs of a training."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vgg_explorer.session import comparing
from vgg_explorer.session import events as ev
from vgg_explorer.session.alongside import layer_maps
from vgg_explorer.session.board import Album, Sheet, Taught
from vgg_explorer.session.gathering import seen_key
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.session.errands import Table

CHANNELS = 5
"""Of a layer."""

SIDE = 64
"""Pixels of a small map; a larger one is reduced by a whole factor."""


@dataclass(frozen=True, slots=True)
class Growing:
    """Small maps of some layers are wanted, with the weights of one step.

    Parameters
    ----------
    taught : Taught
        Which weights they are.
    layers : tuple of (str, tuple of int)
        With their channels; where there are none the most varying are taken.
    milestone : int or None
        The epoch that they stand for; None for the latest.
    key : str
        Of the picture and its preparation.
    """

    taught: Taught
    layers: tuple[tuple[str, tuple[int, ...]], ...]
    milestone: int | None
    key: str

    def run(self, desk: Table) -> Iterator[object]:
        """Take them from the values that were kept."""
        sheets = []
        for layer, channels in self.layers:
            maps = yield from layer_maps(desk, layer)
            tiles = _tiles(maps.post, channels)
            step, epoch = self.taught.step, self.taught.epoch
            sheets.append(Sheet(layer, step, epoch, self.milestone, tiles, self))
            yield None  # a place to be cancelled at
        yield ev.AlbumGrown(self, tuple(sheets))


def _tiles(
    values: NDArray[np.float32], channels: tuple[int, ...]
) -> dict[int, NDArray[np.float32]]:
    """Return channels of a layer made small."""
    import numpy as np

    chosen = [channel for channel in channels if channel < len(values)]
    if len(chosen) < CHANNELS:
        with np.errstate(invalid="ignore", over="ignore"):
            spread = np.nan_to_num(values.std((1, 2)), nan=0.0, posinf=0.0)
        best = [int(channel) for channel in np.argsort(-spread, kind="stable")]
        others = [channel for channel in best if channel not in chosen]
        chosen += sorted(others[: CHANNELS - len(chosen)])
    return {channel: _small(values[channel]) for channel in chosen}


def _small(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the means of squares of a map; what is left at its far edges is cut off."""
    import numpy as np

    factor = -(-max(plane.shape) // SIDE)
    height, width = (side // factor for side in plane.shape)
    if not height or not width:  # thin as a line
        return plane[:SIDE, :SIDE].copy()
    parts = plane[: height * factor, : width * factor].reshape(height, factor, width, factor)
    with np.errstate(invalid="ignore", over="ignore"):
        small: NDArray[np.float32] = parts.mean((1, 3), dtype=np.float32)
    return small


def milestone(epoch: float) -> int:
    """Return the last of 0, 1, 2, 4, 8 ... that an epoch has reached."""
    whole = int(epoch + 1e-9)
    return 1 << whole.bit_length() - 1 if whole else 0


def wanted(state: AppState) -> Growing | None:
    """Return the errand while the network on the desk has weights that are not in the album."""
    taught, picture = _present(state), state.input.picture
    if taught is None or picture is None or state.input.pending or comparing.is_held_up(state):
        return None
    training = state.training
    key = seen_key(picture, state.model.good.spec.input, state.input.preprocess)
    album = training.album
    if album is None or (album.number, album.key) != (taught.number, key):
        album = Album(taught.number, key)
    stone = milestone(taught.epoch)
    if stone > album.reached():
        names = [group.name for group in state.model.good.groups if len(group.out_shape) == 3]
        return Growing(taught, tuple((n, _channels(state, album, n)) for n in names), stone, key)
    layer = comparing.group_of(state)
    is_there = any(sheet.step == taught.step for sheet in album.of(layer.name))
    looks = state.view.tab == "training" and training.look.page in {"overview", "maps"}
    if is_there or not looks or len(layer.out_shape) != 3:
        return None
    return Growing(taught, ((layer.name, _channels(state, album, layer.name)),), None, key)


def _present(state: AppState) -> Taught | None:
    """Return which weights of a training the network on the desk has."""
    training, assignment = state.training, state.weights.assignment
    run, taught, wish = training.run, training.taught, training.asked
    if run is None or state.ablation or state.model.good.spec != run.spec:
        return None
    if taught is not None and taught.number == run.number:
        here = any(which.source == taught.source for which in assignment.values())
        return taught if here else None
    if wish is None or wish.number != run.number or not run.at_work:
        return None
    begins_here = wish.resume is None and wish.plan.start == "present"
    return Taught(run.number, 0, 0.0, "") if begins_here and assignment == wish.assignment else None


def _channels(state: AppState, album: Album, layer: str) -> tuple[int, ...]:
    """Return the channels of a layer: the pinned ones, then those that were taken before."""
    pinned = [pin.channel for pin in state.wall.pins if pin.layer == layer]
    before = [channel for sheet in album.of(layer)[:1] for channel in sheet.tiles]
    return tuple(dict.fromkeys((*pinned, *before)))[:CHANNELS]


def grown(state: AppState, event: object) -> AppState | None:
    """Return the state after small maps have come, None for another event."""
    if not isinstance(event, ev.AlbumGrown):
        return None
    errand, training = event.errand, state.training
    number, album = errand.taught.number, training.album
    if album is None or (album.number, album.key) != (number, errand.key):
        album = Album(number, errand.key)
    kept = tuple(sheet for sheet in album.sheets if sheet.milestone is not None)
    album = replace(album, sheets=(*kept, *event.sheets))
    return replace(state, training=replace(training, album=album))
