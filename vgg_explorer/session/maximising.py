"""What a channel looks for: the worker's part, and what each event does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vgg_explorer.arch.ablation import Ablation
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.questions import Wish
from vgg_explorer.session import comparing
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState
from vgg_explorer.session.whys import Dreamt, Whys

if TYPE_CHECKING:
    from vgg_explorer.session.errands import Table

PREVIEW_SECONDS = 0.1
"""Pictures on their way are shown at most this often."""


@dataclass(frozen=True, slots=True)
class Maximise:
    """A picture that is wanted of a channel, and all that it depends on."""

    wish: Wish
    spec: ArchSpec
    preprocess: Preprocess
    assignment: Assignment
    ablation: Ablation
    device: str

    def run(self, desk: Table) -> Iterator[object]:
        """Look for it, and show it on its way; a failure is an answer too."""
        from vgg_explorer.engine import maximisation
        from vgg_explorer.engine.errors import EngineError

        wish, request = self.wish, desk.request
        what = text("Maximising {layer}, channel {channel}", layer=wish.layer, channel=wish.channel)
        yield ev.JobStarted(what)
        failure: ev.DreamFailed | None = None
        shown = 0.0
        try:
            for step in maximisation.maximise(
                desk.bench,
                wish,
                request.spec,
                request.preprocess,
                assignment=request.assignment,
                sources=request.sources,
                ablation=request.ablation,
            ):
                if isinstance(step, float):
                    yield ev.JobProgressed(what, 0.0)
                    continue
                yield ev.JobProgressed(what, step.done / wish.rounds)
                now = time.monotonic()
                if step.done == wish.rounds or now - shown >= PREVIEW_SECONDS:
                    shown = now
                    yield ev.DreamReady(self, step)
        except EngineError as error:
            failure = ev.DreamFailed(self, error.what, error.hint)
        if failure is not None:
            yield failure


def errand(state: AppState) -> Maximise | None:
    """Return the errand for the selected channel of the network that runs."""
    if state.model.good.problem is not None or state.input.picture is None:
        return None
    whys, group = state.whys, comparing.group_of(state)
    channel = min(state.selection.channel, group.out_shape[0] - 1)
    return Maximise(
        Wish(group.name, channel, whys.rounds, whys.start, whys.seed),
        state.model.good.spec,
        state.input.preprocess,
        state.weights.assignment,
        state.ablation,
        state.devices.chosen,
    )


def wanted(state: AppState) -> Maximise | None:
    """Return what is being looked for, as long as the network is the one that was asked about."""
    wished = state.whys.wished
    if wished is None:
        return None
    there = (
        state.model.good.spec,
        state.input.preprocess,
        state.weights.assignment,
        state.ablation,
        state.devices.chosen,
    )
    asked = (
        wished.spec,
        wished.preprocess,
        wished.assignment,
        wished.ablation,
        wished.device,
    )
    return wished if asked == there else None


def dreamt(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of these kinds, None for another event."""
    whys = state.whys
    match event:
        case ev.DreamAsked():
            return _with(state, replace(whys, wished=errand(state), failure=None))
        case ev.DreamReady():
            found = event.found
            wished = None if found.done >= found.wish.rounds else whys.wished
            dream = Dreamt(event.errand, found)
            return _with(state, replace(whys, dreamt=dream, wished=wished, failure=None))
        case _:
            return None


def _with(state: AppState, whys: Whys) -> AppState:
    return replace(state, whys=whys)
