"""The same picture through all compared networks: what is wanted of the worker, and how it goes."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from vgg_explorer.arch import weights as ids
from vgg_explorer.arch.ablation import NONE
from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.counterpart import counterpart
from vgg_explorer.arch.text import Text, text
from vgg_explorer.session import comparing, weighing
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState
from vgg_explorer.session.variants import Found, Look, Variant, Wish

if TYPE_CHECKING:
    from vgg_explorer.engine.activations import Output
    from vgg_explorer.engine.images import Picture
    from vgg_explorer.session.entering import Weights
    from vgg_explorer.session.errands import Table

CHANNELS = 12
"""Channels of a layer that are shown of each network."""
SIDE = 96
"""Pixels that their maps have at most: six networks take some 3 MB."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One picture through several networks.

    Parameters
    ----------
    wishes : tuple of Wish
    look : Look
    picture : Picture
    names : tuple of Text
        What the weights of each network are called.
    """

    wishes: tuple[Wish, ...]
    look: Look
    picture: Picture
    names: tuple[Text, ...]

    def run(self, desk: Table) -> Iterator[object]:
        """Report what each makes of the picture as soon as it is known.

        One that fails, for want of memory for instance, leaves the others alone.
        """
        from vgg_explorer.engine.errors import EngineError

        total = len(self.wishes)
        try:
            for number, wish in enumerate(self.wishes):
                what = text("Comparing network {number} of {total}", number=number + 1, total=total)
                progress = ev.JobProgressed(what, number / total)
                yield progress
                found = Found(wish, self.look)
                try:
                    found = yield from self._one(found, self.names[number], desk, progress)
                except EngineError as error:
                    found = replace(found, failure=error.what)
                yield ev.VariantReady(found)
        finally:
            # What only the others needed may go; what the desk's own network has stays.
            desk.bench.weights.use(desk.request.assignment, desk.request.sources)

    def _one(
        self, found: Found, weights: Text, desk: Table, progress: ev.JobProgressed
    ) -> Generator[object, None, Found]:
        from vgg_explorer.engine import activations, preprocess
        from vgg_explorer.engine.few import few
        from vgg_explorer.session.gathering import seen_key

        wish, look = found.wish, self.look
        prepared = (self.picture, wish.spec.input, look.preprocess)
        seen = preprocess.view(*prepared)
        yield progress
        steps = desk.bench.inspect(
            wish.spec,
            seen_key(*prepared),
            partial(preprocess.to_tensor, seen, look.preprocess),
            # Without a counterpart the predictions are still to be had.
            wish.layer or analyze(wish.spec).groups[-1].name,
            assignment=wish.assignment,
            sources=desk.request.sources,
            ablation=wish.ablation,
        )
        for step in steps:
            if isinstance(step, activations.LayerMaps) and wish.layer:
                values = few(step, look.stage, CHANNELS, SIDE)
                found = replace(found, values=values, channels=len(step.post))
            elif isinstance(step, activations.Output):
                names = weighing.categories(wish.assignment, desk.request.sources)
                found = _answered(found, step, weights, names)
            yield progress
        return found


def _answered(found: Found, output: Output, weights: Text, names: tuple[str, ...]) -> Found:
    """Add the predictions; the maps are there all the same where these fail."""
    from vgg_explorer.engine import predict
    from vgg_explorer.engine.errors import EngineError

    try:
        answer = predict.predictions(output.logits, found.wish.spec, weights, names)
    except EngineError as error:
        return replace(found, failure=error.what)
    return replace(found, predictions=answer)


def wanted(state: AppState) -> SideBySide | None:
    """Return what the comparison needs while it is in sight, None once all of it is known."""
    variants, picture = state.variants, state.input.picture
    in_sight = state.view.tab == "compare" and len(variants.items) > 1
    if not in_sight or picture is None or state.input.pending is not None:
        return None
    if comparing.is_held_up(state):
        return None
    wishes = wishes_of(state)
    look = look_of(state)
    known = {one.wish.number: one for one in variants.found}
    if all(is_current(known.get(wish.number), wish, look) for wish in wishes):
        return None
    return SideBySide(wishes, look, picture, tuple(told(state.weights, wish) for wish in wishes))


def is_current(found: Found | None, wish: Wish, look: Look) -> bool:
    """Whether what is known of a variant is what is wanted."""
    return found is not None and found.wish == wish and found.look == look


def look_of(state: AppState) -> Look:
    """Return what the maps of a comparison have in common at present."""
    picture, devices = state.input.picture, state.devices
    return Look(
        "" if picture is None else picture.digest,
        state.input.preprocess,
        state.view.stage,
        devices.chosen,
        devices.precision,
        state.runs,
    )


def wishes_of(state: AppState) -> tuple[Wish, ...]:
    """Return what is to be looked at of each variant; nothing of those that break."""
    return _plans.wishes(state)


def layer_of(state: AppState) -> str:
    """Return the layer of the network on the desk whose counterparts are shown."""
    return comparing.group_of(state).name


def told(weights: Weights, wish: Wish) -> Text:
    """Say where the weights of a variant come from."""
    return weighing.told(replace(weights, assignment=wish.assignment))


def shared(weights: Weights, wish: Wish) -> tuple[int, int]:
    """Return how many layers have the weights of the network on the desk, and how many it has."""
    mine = set(weights.assignment.values())
    layers = [which for which in wish.assignment.values() if not which.norm]
    return sum(which in mine for which in layers), len(layers)


class _Plans:
    """The wishes for the present networks.

    They are asked for at every change of the state, reports of the worker included, and take some
    milliseconds: they are worked out once for each network, layer and set of weights.
    """

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._wishes: tuple[Wish, ...] = ()

    def wishes(self, state: AppState) -> tuple[Wish, ...]:
        layer = layer_of(state)
        weights = state.weights
        key = (
            state.model.good,
            state.variants.items,
            weights.assignment,
            weights.scheme,
            weights.seed,
            state.ablation,
            layer,
        )
        same = len(key) == len(self._key) and all(
            one is other or (isinstance(one, str | int) and one == other)
            for one, other in zip(key, self._key, strict=True)
        )
        if not same:
            self._key = key
            self._wishes = tuple(_wishes(state, layer))
        return self._wishes


_plans = _Plans()


def _wishes(state: AppState, layer: str) -> Iterator[Wish]:
    good = state.model.good
    for variant in state.variants.items:
        analysis = good if variant.analysis is None else variant.analysis
        if analysis.problem is None:
            yield _wish(state, variant, analysis, layer)


def _wish(state: AppState, variant: Variant, analysis: Analysis, layer: str) -> Wish:
    weights = state.weights
    match = counterpart(state.model.good, layer, analysis)
    assignment = weights.assignment
    if not variant.live:
        drawn = ids.fresh(analysis.rows, weights.scheme, weights.seed)
        assignment = ids.carried_over(weights.assignment, drawn)
    name = "" if match is None else match.group.name
    exact = match is None or match.exact
    ablation = state.ablation if variant.live else NONE
    return Wish(variant.number, analysis.spec, name, exact, assignment, ablation)
