"""What a training is told."""

import math
from dataclasses import replace

import pytest

from vgg_explorer.engine.training.plan import Plan, problems


@pytest.mark.parametrize(
    ("pictures", "batch", "steps"),
    [
        (100, 10, 10),
        (103, 10, 11),
        (101, 10, 10),  # the last picture joins the batch before it
        (1, 10, 1),
        (3, 1, 3),
        (2, 10, 1),
        (11, 10, 1),
    ],
)
def test_an_epoch_has_so_many_steps(pictures, batch, steps):
    assert Plan(batch=batch).steps_per_epoch(pictures) == steps


def test_steps_stand_above_epochs():
    plan = Plan(batch=10, epochs=3)
    assert plan.total_steps(100) == 30
    assert replace(plan, steps=7).total_steps(100) == 7


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("batch", 0),
        ("epochs", 0),
        ("steps", -1),
        ("rate", math.nan),
        ("rate", math.inf),
        ("rate", -1.0),
        ("rate", 0.0),
        ("momentum", 1.0),
        ("momentum", math.nan),
        ("weight_decay", -0.1),
        ("weight_decay", math.inf),
        ("label_smoothing", 1.0),
        ("seed", 2**31),
        ("keep", 0),
        ("save_steps", 0),
        ("live_steps", 0),
        ("log_steps", 0),
    ],
)
def test_a_field_that_no_training_can_use_is_named(field, value):
    found = dict(problems(replace(Plan(), **{field: value})))
    assert list(found) == [field]
    assert str(value) in str(found[field])


def test_the_usual_plan_has_no_problem():
    assert not list(problems(Plan()))
