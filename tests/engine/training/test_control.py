"""The reins: what one thread sets and another reads."""

import threading

import pytest

from vgg_explorer.engine.training.control import Control


@pytest.fixture
def control():
    return Control()


def test_it_begins_without_a_wish(control):
    assert not control.stopping
    assert not control.paused
    assert control.take_rate() is None
    assert not control.take_look()


def test_a_pause_ends_when_it_is_to_go_on(control):
    control.pause()
    assert control.paused
    control.go_on()
    assert not control.paused


def test_a_single_step_is_made_once(control):
    control.single_step()
    assert not control.paused
    control.take_single()
    assert control.paused


def test_a_stop_ends_a_pause(control):
    control.pause()
    control.stop()
    assert not control.paused
    assert control.stopping


def test_a_rate_and_a_look_are_taken_once(control):
    control.set_rate(0.5)
    control.look()
    assert control.take_rate() == 0.5
    assert control.take_rate() is None
    assert control.take_look()
    assert not control.take_look()


@pytest.mark.parametrize("wish", ["stop", "go_on", "single_step"])
def test_who_rests_wakes_at_once(control, wish):
    control.pause()
    rested = []
    thread = threading.Thread(target=lambda: rested.append(control.rest(60)))
    thread.start()
    getattr(control, wish)()
    thread.join(10)
    assert rested == [False]


def test_a_rest_ends_by_itself_and_tells_that_it_goes_on(control):
    control.pause()
    assert control.rest(0.001)
