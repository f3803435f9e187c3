"""The small maps on the blocks of the architecture figure: what is wanted, and the errand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import text
from vgg_explorer.session.passes import Pass, present
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.engine.overview import Overview
    from vgg_explorer.session.errands import Table


@dataclass(frozen=True, slots=True)
class Facing:
    """A small map of every layer is wanted."""

    of: Pass

    def run(self, desk: Table) -> Iterator[object]:
        """Take the maps from the values that the pass has left behind."""
        from vgg_explorer.engine.overview import Overview
        from vgg_explorer.session import events as ev

        steps = desk.bench.overview(
            self.of.spec,
            desk.tensor_key,
            desk.tensor,
            assignment=self.of.assignment,
            sources=desk.request.sources,
            ablation=self.of.ablation,
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
    return Facing(present(state))


def holds(state: AppState, errand: Facing) -> bool:
    """Whether the maps that are known are those of the present network and picture."""
    faces = state.results.faces
    return (
        faces is not None
        and faces.errand == errand
        and errand.of.made(state, faces.overview.digest)
    )
