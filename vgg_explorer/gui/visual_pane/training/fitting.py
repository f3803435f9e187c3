"""Which batch fits into the memory of the chosen device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.arch.training_memory import Plan, largest_batch
from vgg_explorer.arch.units import size
from vgg_explorer.engine.training.plan import LARGEST_BATCH
from vgg_explorer.gui import device_words
from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.memory import Optimiser, Precision
    from vgg_explorer.engine.training import plan as plans
    from vgg_explorer.session.state import AppState


class Fitting:
    """Works the largest batch out once for each network, way of training and free memory."""

    def __init__(self) -> None:
        self._analysis: Analysis | None = None
        self._key: tuple[object, ...] | None = None
        self._found: tuple[int, str] | None = None

    def found(self, state: AppState) -> tuple[int, str] | None:
        """Return the largest batch that fits, and what the chosen one takes in words.

        None where the device does not say what is free.
        """
        free = _free(state)
        if free is None:
            return None
        plan, batch = memory_plan(state), state.training.plan.batch
        key = (plan.optimiser, plan.precision, free, batch)
        # The object, not its value: to compare two networks takes longer than to count on.
        if plan.analysis is not self._analysis or key != self._key:
            self._analysis, self._key = plan.analysis, key
            words = tr(
                "Batch {batch} takes {needed}; {free} are free on {device}",
                batch=batch,
                needed=size(plan.at(batch).peak),
                free=size(free),
                device=device_words.short(state.devices.chosen),
            )
            self._found = min(largest_batch(plan, free), LARGEST_BATCH), words
        return self._found


def memory_plan(state: AppState) -> Plan:
    """Return what the plan means for memory."""
    plan = state.training.plan
    precision: Precision = "bf16" if plan.mixed else "fp32"
    return Plan(state.model.good, _optimiser(plan), precision)


def _optimiser(plan: plans.Plan) -> Optimiser:
    if plan.optimiser == "sgd":
        return "momentum" if plan.momentum else "sgd"
    return plan.optimiser


def _free(state: AppState) -> int | None:
    found = device_words.option(state.devices, state.devices.chosen)
    return None if found is None else found.free_bytes
