"""Measuring networks of a comparison: which are asked about, the errand, and what events do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.engine.precision import Precision
from vgg_explorer.session import comparing, varying
from vgg_explorer.session import events as ev
from vgg_explorer.session.noticing import noticed
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.session.errands import Table


@dataclass(frozen=True, slots=True)
class Measure:
    """The layers of a variant are to be measured."""

    number: int
    spec: ArchSpec
    device: str
    precision: Precision

    def run(self, _desk: Table) -> Iterator[object]:
        """Measure them one by one."""
        from vgg_explorer.engine import timing
        from vgg_explorer.engine.errors import EngineError

        what = text("Measuring {name}", name=self.spec.name)
        yield ev.JobStarted(what)
        failure: ev.VariantNotMeasured | None = None
        try:
            for step in timing.measure(self.spec, self.device, self.precision):
                if isinstance(step, timing.LayerTimes):
                    yield ev.VariantMeasured(self.number, step)
                else:
                    yield ev.JobProgressed(what, step.done)
        except EngineError as error:
            failure = ev.VariantNotMeasured(self.number, error.what, error.hint)
        if failure is not None:
            yield failure


def wanted(state: AppState) -> Measure | None:
    """Return the first measurement that was asked for: one at a time, they would disturb."""
    variants, devices = state.variants, state.devices
    if not variants.measuring or comparing.is_held_up(state):
        return None
    number = variants.measuring[0]
    analysis = next(item.analysis for item in variants.items if item.number == number)
    assert analysis is not None, "the network on the desk is measured with its table"
    return Measure(number, analysis.spec, devices.chosen, devices.precision)


def measured(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of these kinds, None for another event."""
    match event:
        case ev.VariantTimingAsked():
            return _asked(state, event.number)
        case ev.VariantMeasured():
            return varying.remembered(_without(state, event.number), event.times)
        case ev.VariantNotMeasured():
            return noticed(_without(state, event.number), "error", event.what, event.hint)
        case _:
            return None


def stopped(state: AppState) -> AppState:
    """Return the state without what was to be measured."""
    if not state.variants.measuring:
        return state
    return replace(state, variants=replace(state.variants, measuring=()))


def _asked(state: AppState, number: int) -> AppState:
    variants = state.variants
    item = next((item for item in variants.items if item.number == number), None)
    broken = item is None or item.analysis is None or item.analysis.problem is not None
    if broken or number in variants.measuring:
        return state
    return replace(state, variants=replace(variants, measuring=(*variants.measuring, number)))


def _without(state: AppState, number: int) -> AppState:
    left = tuple(other for other in state.variants.measuring if other != number)
    return replace(state, variants=replace(state.variants, measuring=left))
