"""The learning rate of each step: a pure function of the plan."""

from __future__ import annotations

import math

from vgg_explorer.engine.training.plan import Plan

STEP_FACTOR = 0.1
"""What the rate is multiplied by after each ``step_epochs``."""


def rate(plan: Plan, step: int, total: int, steps_per_epoch: int) -> float:
    """Return the rate that a step is made with.

    Parameters
    ----------
    plan : Plan
    step : int
        From 0: the steps done before it.
    total : int
        Of the whole training; ``cosine`` would reach 0 with the step behind the last one
        (Loshchilov and Hutter 2017, without restarts).
    steps_per_epoch : int
        For ``step``, whose epochs are counted from the first step, warm-up included.
    """
    if step < plan.warm_up:
        return plan.rate * (step + 1) / (plan.warm_up + 1)
    if plan.schedule == "step":
        return plan.rate * STEP_FACTOR ** (step // (plan.step_epochs * steps_per_epoch))
    if plan.schedule == "cosine":
        left = max(total - plan.warm_up, 1)
        done = min((step - plan.warm_up) / left, 1.0)
        return plan.rate * (1 + math.cos(math.pi * done)) / 2
    return plan.rate
