"""The small maps on the blocks of the architecture figure: what is wanted, and the errand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.session.gathering import seen_key
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.engine.overview import Overview
    from vgg_explorer.session.errands import Table


@dataclass(frozen=True, slots=True)
class Facing:
    """A small map of every layer is wanted.

    What it depends on, but for the picture: one that is still being read has no digest yet, and
    the errand is to stay the same when it has been.
    """

    spec: ArchSpec
    preprocess: Preprocess
    assignment: Assignment
    device: str
    precision: str
    runs: int
    ablation: Ablation

    def run(self, desk: Table) -> Iterator[object]:
        """Take the maps from the values that the pass has left behind."""
        from vgg_explorer.engine.overview import Overview
        from vgg_explorer.session import events as ev

        steps = desk.bench.overview(
            self.spec,
            desk.tensor_key,
            desk.tensor,
            assignment=self.assignment,
            sources=desk.request.sources,
            ablation=self.ablation,
        )
        for step in steps:
            if isinstance(step, Overview):
                yield ev.FacesReady(Faces(self, step))
            else:
                what = text("Computing {layer}", layer=step.layer)
                yield ev.JobProgressed(what, step.done)


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """What the figure draws on its blocks.

    Parameters
    ----------
    errand : Facing
    overview : Overview
    """

    errand: Facing
    overview: Overview


def in_sight(state: AppState) -> bool:
    """Whether there is a figure: networks that are compared have figures of their own."""
    return state.view.figure == "shown" and state.view.tab != "compare"


def wanted(state: AppState) -> Facing | None:
    """Return the errand while the figure shows maps that are not there yet."""
    if not in_sight(state) or state.view.figure_faces != "maps":
        return None
    errand = errand_of(state)
    return None if holds(state, errand) else errand


def errand_of(state: AppState) -> Facing:
    """Return what the maps of the present network and picture depend on."""
    return Facing(
        state.model.good.spec,
        state.input.preprocess,
        state.weights.assignment,
        state.devices.chosen,
        state.devices.precision,
        state.runs,
        state.ablation,
    )


def holds(state: AppState, errand: Facing) -> bool:
    """Whether the maps that are known are those of the present network and picture."""
    faces, held = state.results.faces, state.input
    return (
        faces is not None
        and held.pending is None
        and held.picture is not None
        and faces.errand == errand
        and faces.overview.digest == seen_key(held.picture, errand.spec.input, errand.preprocess)
    )
