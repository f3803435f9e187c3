"""Maps beside those of the chosen layer: of another layer or picture, and of pinned channels."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.session import comparing, picturing
from vgg_explorer.session.entering import Basis, PictureSource
from vgg_explorer.session.gathering import seen_key
from vgg_explorer.session.state import AppState
from vgg_explorer.session.wall import Pin

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from vgg_explorer.engine.activations import LayerMaps
    from vgg_explorer.session.errands import Table


@dataclass(frozen=True, slots=True)
class Beside:
    """The maps of another layer, or of the chosen one for another picture, are wanted.

    Parameters
    ----------
    basis : Basis
        What they depend on; channel and stage are left open.
    source : PictureSource or None
        Another picture; None is the one on the desk.
    """

    basis: Basis
    source: PictureSource | None

    def run(self, desk: Table) -> Iterator[object]:
        """Take them from the values that were kept, or run the network on the other picture."""
        from vgg_explorer.session import events as ev

        yield ev.JobStarted(text("Computing {layer}", layer=self.basis.layer))
        try:
            maps = yield from self._maps(desk)
        except _UnreadableError as error:
            yield ev.BesideReady(BesideMaps(self, "", None, error.what))
        else:
            yield ev.BesideReady(BesideMaps(self, desk.tensor_key, maps))

    def _maps(self, desk: Table) -> Generator[object, None, LayerMaps]:
        if self.source is None:
            return (yield from layer_maps(desk, self.basis.layer))
        from vgg_explorer.engine import preprocess
        from vgg_explorer.session import events as ev

        answer = yield from picturing.reading(self.source)
        if isinstance(answer, ev.PictureFailed):
            raise _UnreadableError(answer.what)
        request = desk.request
        seen = preprocess.view(answer.picture, request.spec.input, request.preprocess)
        key = seen_key(answer.picture, request.spec.input, request.preprocess)
        tensor = partial(preprocess.to_tensor, seen, request.preprocess)
        return (yield from layer_maps(desk, self.basis.layer, key, tensor))


class _UnreadableError(Exception):
    """The other picture cannot be read."""

    def __init__(self, what: Text) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True, eq=False)
class BesideMaps:
    """What stands beside the wall.

    Parameters
    ----------
    errand : Beside
    key : str
        Of the picture on the desk that it was found with.
    maps : LayerMaps or None
    failure : Text or None
        Why there are none.
    """

    errand: Beside
    key: str
    maps: LayerMaps | None
    failure: Text | None = None


@dataclass(frozen=True, slots=True)
class Pinning:
    """The maps of pinned channels of other layers are wanted, each with what it depends on."""

    bases: tuple[Basis, ...]

    def run(self, desk: Table) -> Iterator[object]:
        """Take them from the values that were kept."""
        from vgg_explorer.session import events as ev

        found = []
        for basis in self.bases:
            maps = yield from layer_maps(desk, basis.layer)
            values = maps.array("pre" if basis.stage == "pre" else "post")
            channel = min(basis.channel, len(values) - 1)
            pin = Pin(basis.layer, basis.channel)
            found.append((pin, values[channel : channel + 1].copy()))
        yield ev.PinnedReady(PinnedMaps(self, desk.tensor_key, tuple(found)))


@dataclass(frozen=True, slots=True, eq=False)
class PinnedMaps:
    """The pinned channels of other layers.

    Parameters
    ----------
    errand : Pinning
    key : str
        Of the picture.
    found : tuple of (Pin, ndarray of float32 of shape (1, H, W) or (1,))
    """

    errand: Pinning
    key: str
    found: tuple[tuple[Pin, NDArray[np.float32]], ...]


def layer_maps(
    desk: Table, layer: str, key: str = "", tensor: object = None
) -> Generator[object, None, LayerMaps]:
    """Return the maps of a layer for a picture, that on the desk by default, with progress."""
    from vgg_explorer.engine import activations
    from vgg_explorer.session import events as ev

    request = desk.request
    steps = desk.bench.inspect(
        request.spec,
        key or desk.tensor_key,
        tensor if callable(tensor) else desk.tensor,
        layer,
        assignment=request.assignment,
        sources=request.sources,
        ablation=request.ablation,
    )
    try:
        for step in steps:
            if isinstance(step, activations.LayerMaps):
                return step
            if isinstance(step, activations.Progress):
                yield ev.JobProgressed(text("Computing {layer}", layer=step.layer), step.done)
    finally:
        steps.close()  # what lies behind the layer is nobody's wish
    raise RuntimeError(f"the workbench reported no maps of {layer}")


def beside_wanted(state: AppState) -> Beside | None:
    """Return the errand for what stands beside the wall, while that is in sight and not there."""
    errand = beside_errand(state)
    if errand is None or state.view.tab != "maps" or comparing.is_held_up(state):
        return None
    held = state.results.beside
    return None if held is not None and _holds(state, held.errand, held, errand) else errand


def beside_errand(state: AppState) -> Beside | None:
    """Return what the maps beside the wall depend on; None where there are to be none."""
    beside, basis = state.wall.beside, comparing.basis(state)
    open_ended = replace(basis, channel=0, stage="")
    if isinstance(beside, str):
        known = state.model.good.group(beside) is not None
        return Beside(replace(open_ended, layer=beside), None) if known else None
    if beside is None or all(beside is not source for source in state.input.strip):
        return None
    return Beside(open_ended, beside)


def pinned_wanted(state: AppState) -> Pinning | None:
    """Return the errand for pinned channels of other layers, while in sight and not there."""
    errand = pinning(state)
    if errand is None or state.view.tab != "maps" or comparing.is_held_up(state):
        return None
    held = state.results.pinned
    return None if held is not None and _holds(state, held.errand, held, errand) else errand


def pinning(state: AppState) -> Pinning | None:
    """Return what the maps of pinned channels of other layers depend on."""
    basis, good = comparing.basis(state), state.model.good
    bases = []
    for pin in state.wall.pins:
        group = good.group(pin.layer)
        if group is not None and pin.layer != basis.layer:
            stage = state.view.stage if group.has_activation else "post"
            bases.append(replace(basis, layer=pin.layer, channel=pin.channel, stage=stage))
    return Pinning(tuple(bases)) if bases else None


def _holds(state: AppState, found: object, held: BesideMaps | PinnedMaps, wanted: object) -> bool:
    """Whether a result is of these circumstances, and of the picture on the desk."""
    if found != wanted or state.input.pending is not None or state.input.picture is None:
        return False
    if isinstance(held, BesideMaps) and held.errand.source is not None:
        return True
    spec, preprocess = state.model.good.spec, state.input.preprocess
    return held.key == seen_key(state.input.picture, spec.input, preprocess)
