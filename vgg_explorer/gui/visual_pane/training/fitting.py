"""Which batch fits into the memory of the chosen device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.arch.units import size
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.needed import largest_batch, needed_bytes
from vgg_explorer.gui import device_words
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session import planning

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.memory import Precision
    from vgg_explorer.engine.training.plan import Plan
    from vgg_explorer.session.state import AppState


SAME = 0.1
"""By so much of it the free memory may change before an offer follows: it does at every look."""


class Fitting:
    """Works the largest batch out once for each network, way of training and free memory."""

    def __init__(self) -> None:
        self._device = ""
        self._free = 0
        self._analysis: Analysis | None = None
        self._key: tuple[object, ...] | None = None
        self._found: tuple[int, str] | None = None

    def found(self, state: AppState) -> tuple[int, str] | None:
        """Return the largest batch that fits, and what the chosen one takes in words.

        None where the device does not say what is free, and where no layer would learn.
        """
        free = self._steady(state)
        if free is None:
            return None
        analysis = state.model.good
        plan, pictures = planning.fitting(state.training.plan, analysis), step_pictures(state)
        key = (plan.optimiser, plan.momentum > 0, plan.mixed, plan.trains, free, pictures)
        # The object, not its value: to compare two networks takes longer than to count on.
        if analysis is not self._analysis or key != self._key:
            self._analysis, self._key = analysis, key
            try:
                self._found = _counted(analysis, plan, pictures, free, state.devices.chosen)
            except EngineError:
                self._found = None
        return self._found

    def _steady(self, state: AppState) -> int | None:
        """Return what is free on the chosen device; small changes between looks are none."""
        device = state.devices.chosen
        option = device_words.option(state.devices, device)
        free = None if option is None else option.free_bytes
        if free is None:
            return None
        if device != self._device or abs(free - self._free) > SAME * self._free:
            self._device, self._free = device, free
        return self._free


def step_pictures(state: AppState) -> int:
    """Return the pictures of the largest step: data may have fewer than a batch."""
    training = state.training
    report = training.data.report
    if report is None or training.data.choice != training.plan.data:
        return training.plan.batch
    return training.plan.largest_step(sum(report.train))


def _counted(
    analysis: Analysis, plan: Plan, pictures: int, free: int, device: str
) -> tuple[int, str]:
    lowered: Precision = "bf16" if plan.mixed else "fp32"
    words = tr(
        "Batch {batch} takes {needed}; {free} are free on {device}",
        batch=pictures,
        needed=size(needed_bytes(analysis, plan, pictures, lowered)),
        free=size(free),
        device=device_words.short(device),
    )
    return largest_batch(analysis, plan, free, lowered), words
