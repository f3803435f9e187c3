"""The learning rate of each step."""

import math

import pytest

from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.engine.training.schedules import rate


def rates(plan, total=12, per_epoch=3):
    return [rate(plan, step, total, per_epoch) for step in range(total)]


def test_it_is_constant():
    assert rates(Plan(rate=0.5)) == [0.5] * 12


def test_it_falls_in_steps():
    plan = Plan(rate=1.0, schedule="step", step_epochs=2)
    assert rates(plan) == pytest.approx([1.0] * 6 + [0.1] * 6)


def test_it_falls_along_a_cosine():
    found = rates(Plan(rate=1.0, schedule="cosine"))
    assert found[0] == 1
    assert found[6] == pytest.approx(0.5)
    assert found[-1] == pytest.approx((1 + math.cos(math.pi * 11 / 12)) / 2)
    assert found == sorted(found, reverse=True)
    assert rate(Plan(rate=1.0, schedule="cosine"), 99, 12, 3) == pytest.approx(0)


@pytest.mark.parametrize("schedule", ["constant", "step", "cosine"])
def test_it_warms_up_first(schedule):
    plan = Plan(rate=1.0, schedule=schedule, step_epochs=4, warm_up=3)
    found = rates(plan)
    assert found[:4] == pytest.approx([0.25, 0.5, 0.75, 1.0])
    assert max(found) == found[3]


def test_a_warm_up_longer_than_the_training_only_rises():
    found = rates(Plan(rate=1.0, schedule="cosine", warm_up=20))
    assert found == sorted(found)
    assert found[0] > 0
    assert found[-1] < 1
