"""What the events of a comparison do to the state; pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.compare import MOST
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.session import editing, history
from vgg_explorer.session import events as ev
from vgg_explorer.session.noticing import noticed
from vgg_explorer.session.state import AppState
from vgg_explorer.session.variants import LIVE, Found, Variant, Variants

if TYPE_CHECKING:
    from vgg_explorer.engine.timing import LayerTimes

MAX_TIMES = 8
"""Measurements that are remembered: some kilobytes each."""


def varied(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of a comparison, None for another event."""
    variants = state.variants
    match event:
        case ev.VariantAdded():
            return _added(state, event.spec or state.model.spec)
        case ev.VariantFileAsked():
            return replace(state, variants=replace(variants, asked=event.path))
        case ev.VariantRemoved() if event.number != LIVE:
            return _with_items(state, (v for v in variants.items if v.number != event.number))
        case ev.VariantRenamed():
            return _renamed(state, event)
        case ev.VariantMoved():
            return _moved(state, event.number, event.to)
        case ev.VariantEdited():
            return _on_desk(state, event.number)
        case ev.VariantReady():
            return _found(state, event.found)
        case ev.VariantRemoved():
            return state
        case _:
            return None


def analysis_of(state: AppState, variant: Variant) -> Analysis:
    """Return what is known of a variant; the network on the desk may have a problem."""
    return state.model.analysis if variant.analysis is None else variant.analysis


def analyses(state: AppState) -> tuple[Analysis, ...]:
    """Return all variants in order."""
    return tuple(analysis_of(state, variant) for variant in state.variants.items)


def specs(variants: Variants) -> tuple[ArchSpec | None, ...]:
    """Return what the next start needs; None stands for the network on the desk."""
    return tuple(None if v.analysis is None else v.analysis.spec for v in variants.items)


def from_specs(kept: Iterable[ArchSpec | None]) -> Variants:
    """Return the variants of the last session."""
    items: list[Variant] = []
    number = LIVE + 1
    for spec in kept:
        if spec is None:
            items.append(Variant(LIVE))
        else:
            items.append(Variant(number, analyze(spec)))
            number += 1
    return Variants(tuple(items), number)


def remembered(state: AppState, result: LayerTimes) -> AppState:
    """Remember what was measured: the comparison shows it of every network that has it."""
    others = (times for times in state.variants.times if times.spec != result.spec)
    kept = (result, *others)[:MAX_TIMES]
    return replace(state, variants=replace(state.variants, times=kept))


def seconds_of(state: AppState, analysis: Analysis) -> float | None:
    """Return the measured time of a whole network, None where it was not measured here."""
    devices = state.devices
    for times in state.variants.times:
        if (times.device, times.precision) != (devices.chosen, devices.precision):
            continue
        if replace(times.spec, name="") == replace(analysis.spec, name=""):
            all_of_them = [times.of(group) for group in analysis.groups]
            known = [seconds for seconds in all_of_them if seconds is not None]
            return sum(known) if len(known) == len(all_of_them) else None
    return None


def accuracy_of(state: AppState, analysis: Analysis) -> float | None:
    """Return the best validation accuracy of a network's runs, None where it was not trained."""
    spec = replace(analysis.spec, name="")
    runs = (run for run in state.training.runs if replace(run.spec, name="") == spec)
    found = (run.best for run in runs)
    return max((best.accuracy for best in found if best is not None), default=None)


def _added(state: AppState, spec: ArchSpec) -> AppState:
    variants = state.variants
    if variants.full:
        what = text("{count} networks are compared already, which is the most.", count=MOST)
        return noticed(state, "warning", what, text("Remove one of them first."))
    items = list(variants.items)
    # What is being edited stays at the end: the others are what it is held against.
    at = len(items) - 1 if items[-1].live else len(items)
    items.insert(at, Variant(variants.next, analyze(spec)))
    return replace(state, variants=replace(variants, items=tuple(items), next=variants.next + 1))


def _with_items(state: AppState, items: Iterable[Variant]) -> AppState:
    kept = tuple(items)
    if kept == state.variants.items:
        return state
    numbers = {item.number for item in kept}
    variants = state.variants
    found = tuple(one for one in variants.found if one.wish.number in numbers)
    measuring = tuple(number for number in variants.measuring if number in numbers)
    return replace(state, variants=replace(variants, items=kept, found=found, measuring=measuring))


def _renamed(state: AppState, event: ev.VariantRenamed) -> AppState:
    name = event.name.strip()
    if not name:
        return state
    if event.number == LIVE:
        changed, label = editing.edited(state.model, ev.OptionChanged("name", name))
        return history.edited(state, changed, label)
    return _with_items(
        state,
        (
            replace(item, analysis=analyze(replace(item.analysis.spec, name=name)))
            if item.number == event.number and item.analysis is not None
            else item
            for item in state.variants.items
        ),
    )


def _moved(state: AppState, number: int, to: int) -> AppState:
    at = state.variants.place(number)
    if at is None:
        return state
    items = list(state.variants.items)
    taken = items.pop(at)
    items.insert(min(max(to, 0), len(items)), taken)
    return _with_items(state, items)


def _on_desk(state: AppState, number: int) -> AppState:
    at = state.variants.place(number)
    analysis = None if at is None else state.variants.items[at].analysis
    if analysis is None:
        return state
    label = text("edit {name}", name=analysis.spec.name)
    state = replace(state, network_file=None)
    return history.edited(state, editing.opened(analysis.spec), label)


def _found(state: AppState, found: Found) -> AppState:
    variants = state.variants
    if variants.place(found.wish.number) is None:
        return state  # it has left meanwhile
    others = (one for one in variants.found if one.wish.number != found.wish.number)
    return replace(state, variants=replace(variants, found=(*others, found)))
