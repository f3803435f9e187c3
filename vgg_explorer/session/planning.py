"""The set-up of the next training."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.engine.training.plan import MOST_KINDS, DataChoice, DrawnData, Plan
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState
from vgg_explorer.session.training import DataLook
from vgg_explorer.session.training_runs import with_training


def planned(state: AppState, event: object) -> AppState | None:
    """Return the state after a choice in the set-up, None for another event."""
    training = state.training
    match event:
        case ev.PlanChanged():
            change: dict[str, Any] = {event.field: event.value}
            plan = replace(training.plan, **change)
            data = training.data
            if event.field == "augmentation" and data.status in {"ready", "looking"}:
                # The examples show what it does.
                data = replace(data, status="looking", done=None)
            return with_training(state, plan=plan, data=data)
        case ev.DataChosen():
            state = chosen(state, event.choice)
            view = replace(state.view, tab="training") if event.shown else state.view
            return replace(state, view=view)
        case ev.RunsFolderChosen():
            return with_training(state, folder=event.folder)
        case ev.LiveViewChosen():
            return with_training(state, live=event.shown)
        case _:
            return None


def chosen(state: AppState, choice: DataChoice) -> AppState:
    """Return the state with other data, or with the same that is looked at anew."""
    held = state.training
    report = held.data.report if held.data.choice == choice else None
    plan, look = replace(held.plan, data=choice), DataLook("looking", choice, report)
    said = held.kinds_chosen or _other_kinds(held.plan.data, choice)
    training = replace(held, plan=plan, data=look, question=None, kinds_chosen=said)
    return replace(state, training=training)


def _other_kinds(before: DataChoice, now: DataChoice) -> bool:
    """Whether another number of kinds of shapes is chosen."""
    if not (isinstance(before, DrawnData) and isinstance(now, DrawnData)):
        return False
    return before.classes != now.classes


def for_network(state: AppState) -> DrawnData | None:
    """Return the built-in data with a kind of shape for each output of the network.

    None where the user said how many kinds there are, where it has that many already, and where
    the program cannot draw so many.
    """
    training, outputs = state.training, state.model.good.spec.num_classes
    choice = training.plan.data
    if training.kinds_chosen or not isinstance(choice, DrawnData) or choice.classes == outputs:
        return None
    return replace(choice, classes=outputs) if 2 <= outputs <= MOST_KINDS else None


def fitting(plan: Plan, analysis: Analysis) -> Plan:
    """Return a plan whose first layer that trains is one of a network's; else all train."""
    known = plan.trains in {"all", "classifier"} or plan.trains in layers_with_weights(analysis)
    return plan if known else replace(plan, trains="all")


def layers_with_weights(analysis: Analysis) -> tuple[str, ...]:
    """Return the names of the layers that can train, in their order."""
    return tuple(group.name for group in analysis.groups if group.params)
