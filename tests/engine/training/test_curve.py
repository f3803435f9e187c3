"""Curves: frozen views of lists that grow."""

from vgg_explorer.engine.training.curve import Curve
from vgg_explorer.engine.training.records import Step


def step(number):
    return Step(number, number / 10, 1.0 / number, 0.5, 0.1, 0.01, 0.001, 8)


def test_an_extended_curve_leaves_the_earlier_one_as_it_was():
    first = Curve([step(1), step(2)])
    second = first.extended([step(3)])
    assert [s.step for s in first] == [1, 2]
    assert [s.step for s in second] == [1, 2, 3]
    assert len(first) == 2
    assert first[-1].step == 2
    assert second[-1].step == 3
    assert [s.step for s in first[1:]] == [2]


def test_two_continuations_of_one_curve_do_not_mix():
    first = Curve([step(1)])
    one, other = first.extended([step(2)]), first.extended([step(3)])
    assert [s.step for s in one] == [1, 2]
    assert [s.step for s in other] == [1, 3]


def test_a_longer_curve_is_not_copied():
    curve = Curve()
    for number in range(1, 1001):
        curve = curve.extended([step(number)])
    assert len(curve) == 1000
    assert curve._steps is curve.extended([])._steps
