"""Which learning rates work."""

import itertools
import math
from dataclasses import replace

import memory_data
import pytest

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.range_test import (
    EXPLODED,
    HIGHEST,
    LOWEST,
    STEPS,
    range_test,
    suggested,
)
from vgg_explorer.engine.training.records import RangeFound, RatePoint


def points(losses):
    return [RatePoint(10.0**-at, loss) for at, loss in zip(range(6, -1, -1), losses, strict=True)]


def test_it_suggests_where_the_loss_falls_fastest():
    found = points([2.3, 2.3, 2.2, 1.4, 1.2, 1.1, 9.0])
    assert suggested(found, 2.3) == pytest.approx(1e-4)


def test_it_keeps_away_from_where_the_loss_turns():
    found = points([2.3, 2.3, 2.2, 2.1, 2.0, 1.0, 9.0])
    assert suggested(found, 2.3) == pytest.approx(1e-2)


@pytest.mark.parametrize("losses", [[2.3] * 7, [2.3, 2.4, 2.5, 2.6, 3, 4, 5]])
def test_a_loss_that_never_falls_suggests_nothing(losses):
    assert suggested(points(losses), 2.3) is None


def test_the_rate_rises_evenly_and_a_rate_that_works_is_found():
    order = memory_data.order(memory_data.spec(classifier="[16]"))
    *_, found = range_test(order, memory_data.data(48), Control())
    assert isinstance(found, RangeFound)
    rates = [point.rate for point in found.points]
    assert rates[0] == pytest.approx(LOWEST)
    assert rates[-1] <= HIGHEST * 1.001
    ratios = {round(b / a, 6) for a, b in itertools.pairwise(rates)}
    assert len(ratios) == 1
    assert len(rates) <= STEPS
    assert found.suggested is not None
    assert 1e-4 < found.suggested < 0.2


def test_it_ends_where_the_loss_explodes():
    order = memory_data.order(memory_data.spec(batch_norm=False), optimiser="sgd")
    found = list(
        range_test(replace(order, start=_large(order.start)), memory_data.data(), Control())
    )
    last = found[-1].points
    assert len(last) < STEPS
    assert all(math.isfinite(point.loss) for point in last)
    assert last[-1].loss > EXPLODED * min(point.loss for point in last) or len(last) < STEPS


def _large(start):
    return {name: value * 4 for name, value in start.items()}


def test_it_grows_and_stops_when_it_is_told_to():
    control, seen = Control(), []
    for found in range_test(memory_data.order(), memory_data.data(), control):
        seen.append(len(found.points))
        if len(seen) == 5:
            control.stop()
    assert seen == [1, 2, 3, 4, 5]


def test_the_first_weights_stay_as_they_are():
    order = memory_data.order()
    before = {name: value.clone() for name, value in order.start.items()}
    list(range_test(order, memory_data.data(), Control()))
    assert all(bool((order.start[name] == value).all()) for name, value in before.items())


def test_what_cannot_be_trained_is_refused():
    with pytest.raises(EngineError, match="4 classes"):
        list(range_test(memory_data.order(), memory_data.data(classes=4), Control()))
