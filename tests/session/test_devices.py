"""What devices, precisions, threads and measurements do to the state."""

from dataclasses import replace

import pytest

from vgg_explorer.arch.presets import find
from vgg_explorer.arch.spec import Fix
from vgg_explorer.arch.text import text
from vgg_explorer.engine.devices import DeviceOption
from vgg_explorer.engine.precision import PrecisionOption
from vgg_explorer.engine.selftest import DeviceCheck
from vgg_explorer.session import events as ev
from vgg_explorer.session.updates import initial, update

NO = text("It gains nothing.")


def precisions(*possible):
    return tuple(
        PrecisionOption(key, text(title), key in possible, None if key in possible else NO)
        for key, title in (("fp32", "float32"), ("bf16", "bfloat16"), ("fp16", "float16"))
    )


CPU = DeviceOption("cpu", "CPU", True, precisions=precisions("fp32"))
CARD = DeviceOption("cuda:0", "Card", True, precisions=precisions("fp32", "bf16", "fp16"))
NO_CARD = DeviceOption("cuda:0", "NVIDIA GPU (CUDA)", False, text("No driver."))


def check(device="cuda:0", precision="fp16", *, passed=True):
    return DeviceCheck(device, precision, 0.5, 0.01, passed, text("Conv2d differs by half."))


def after(*events, state=None):
    now = initial() if state is None else state
    for event in events:
        now = update(now, event)
    return now


@pytest.fixture
def on_card():
    """A card that computes in float16 and agrees with the CPU."""
    return after(
        ev.DevicesFound((CPU, CARD)),
        ev.DeviceChosen("cuda:0"),
        ev.PrecisionChosen("fp16"),
        ev.DeviceChecked(check()),
    )


def test_choices_are_kept_and_the_check_belongs_to_them(on_card):
    devices = on_card.devices
    assert (devices.chosen, devices.precision) == ("cuda:0", "fp16")
    assert devices.checked == check()
    assert after(ev.PrecisionChosen("bf16"), state=on_card).devices.checked is None
    assert after(ev.DeviceChosen("cpu"), state=on_card).devices.checked is None
    # The same choice again is no change: nothing is computed anew.
    assert after(ev.DeviceChosen("cuda:0"), ev.PrecisionChosen("fp16"), state=on_card) is on_card


def test_a_device_without_the_precision_computes_in_float32(on_card):
    devices = after(ev.DeviceChosen("cpu"), state=on_card).devices
    assert (devices.chosen, devices.precision) == ("cpu", "fp32")


def test_threads():
    assert after(ev.ThreadsChosen(3)).devices.threads == 3
    assert after(ev.ThreadsChosen(3), ev.ThreadsChosen(0)).devices.threads == 0
    assert after(ev.ThreadsChosen(-1)).devices.threads == 0


def test_a_device_that_fails_its_self_test_is_left(on_card):
    state = after(ev.DeviceChecked(check(passed=False)), state=on_card)
    devices = state.devices
    assert (devices.chosen, devices.precision, devices.checked) == ("cpu", "fp32", None)
    (notice,) = state.notices
    assert notice.kind == "error"
    assert str(notice.what) == "Conv2d differs by half."
    assert "CPU computes in float32" in str(notice.hint)


def test_a_device_that_has_gone_is_left(on_card):
    state = after(ev.DevicesFound((CPU, NO_CARD)), state=on_card)
    assert (state.devices.chosen, state.devices.precision) == ("cpu", "fp32")
    assert [notice.kind for notice in state.notices] == ["info"]


def test_memory_told_anew_changes_no_choice(on_card):
    state = after(ev.DevicesFound((CPU, replace(CARD, free_bytes=1))), state=on_card)
    assert state.devices == replace(on_card.devices, options=state.devices.options)
    assert state.notices == ()


def test_a_network_that_does_not_fit_comes_with_one_that_does():
    smaller = replace(find("vgg16").spec, input=(3, 96, 96))
    fix = Fix(text("Use {shape}", shape="3x96x96"), smaller)
    state = after(ev.JobFailed(text("Too large."), text("Make it smaller."), fix))
    first, again = state.notices[0].actions
    assert str(first.label) == "Use 3x96x96"
    assert again.event == ev.RunRequested()
    state = after(first.event, state=state)
    assert state.model.spec == smaller
    assert state.model.texts["features"] == initial().model.texts["features"]
    assert after(ev.Undone(), state=state).model == initial().model


def test_a_measurement_from_wish_to_figures():
    times = object()
    state = after(ev.TimingRequested())
    assert (state.timing.status, state.timing.done) == ("running", 0.0)
    state = after(ev.TimingProgressed(0.5), state=state)
    assert state.timing.done == 0.5
    assert after(ev.TimingRequested(), state=state) is state  # it runs already
    state = after(ev.TimingReady(times), state=state)
    assert (state.timing.status, state.timing.result) == ("done", times)
    again = after(ev.TimingRequested(), state=state)
    assert (again.timing.status, again.timing.result) == ("running", times)


@pytest.mark.parametrize("end", [ev.JobCancelled(), ev.JobFailed(text("Broken."), text("Again."))])
def test_a_measurement_that_is_stopped_leaves_the_last_one(end):
    times = object()
    state = after(ev.TimingReady(times), ev.TimingRequested(), ev.TimingProgressed(0.3), end)
    assert (state.timing.status, state.timing.result) == ("idle", times)
