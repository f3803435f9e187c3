"""What is switched off, in the session."""

from dataclasses import replace

import pytest
from PIL import Image

from vgg_explorer.arch.ablation import NONE
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.session import comparing, jobs, wishes
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.updates import initial, update


def lived(state, *events):
    for event in events:
        state = update(state, event)
    return state


@pytest.fixture
def state():
    spec = replace(PRESETS["vgg_tiny"].spec, features=parse("8 16 M 32 M"))
    return lived(initial(), ev.SpecOpened(spec))


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "red.png"
    Image.new("RGB", (20, 10), (255, 0, 0)).save(path)
    return PictureSource(path, "red.png")


def test_channels_and_layers_are_scaled_and_reset(state):
    after = lived(state, ev.ChannelScaled("conv1_1", 3, 0.0), ev.LayerScaled("pool1", 0.5))
    assert after.ablation == NONE.with_channel("conv1_1", 3, 0.0).with_layer("pool1", 0.5)
    assert lived(after, ev.ChannelScaled("conv1_1", 3, 0.0)) is after
    assert lived(after, ev.AblationReset()).ablation == NONE
    assert lived(state, ev.AblationReset()) is state


@pytest.mark.parametrize(
    "event",
    [
        ev.ChannelScaled("conv1_1", 8, 0.0),
        ev.ChannelScaled("conv1_1", -1, 0.0),
        ev.ChannelScaled("conv9_1", 0, 0.0),
        ev.LayerScaled("conv9_1", 0.0),
    ],
)
def test_what_is_not_there_cannot_be_switched_off(state, event):
    assert lived(state, event) is state


def test_an_edit_drops_what_is_gone_and_keeps_the_rest(state):
    after = lived(
        state,
        ev.ChannelScaled("conv1_1", 3, 0.0),
        ev.ChannelScaled("conv1_2", 12, 0.0),
        ev.ChannelScaled("conv2_1", 1, 0.0),
        ev.CfgTyped("features", "[8, 10, 'M', 'M']"),
    )
    assert after.ablation == NONE.with_channel("conv1_1", 3, 0.0)
    broken = lived(after, ev.CfgTyped("features", "[8, 10, "))
    assert broken.ablation is after.ablation, "the last good network goes on"


def test_what_is_off_in_the_classifier_keeps_its_layer_when_that_is_renumbered(state):
    off = lived(state, ev.ChannelScaled("fc3", 2, 0.0))
    after = lived(off, ev.CfgTyped("features", "[8, 16, 'M', 32, 'M', 8, 'M']"))
    assert after.ablation == NONE.with_channel("fc4", 2, 0.0)


@pytest.mark.parametrize(
    "event", [ev.PresetChosen("vgg16"), ev.SpecOpened(PRESETS["vgg_mini"].spec)]
)
def test_another_network_is_whole(state, event):
    assert lived(state, ev.LayerScaled("conv1_1", 0.0), event).ablation == NONE


def test_the_worker_computes_the_ablated_network_and_compares_it(state, source):
    desk = jobs.Desk()
    state = lived(state, ev.PictureOffered(source))
    state = lived(state, *desk.inspect(wishes.wanted(state)))
    whole = state.results.predictions
    assert not whole.whole
    assert len(whole.names) == 10
    state = lived(state, ev.LayerScaled("conv1_1", 0.0))
    request = wishes.wanted(state)
    assert request.ablation == state.ablation
    state = lived(state, *desk.inspect(request))
    assert not state.results.maps.post.any()
    found = state.results.predictions
    shares = dict(whole.scores)
    compared = [(name, share) for name, share in found.whole if name in shares]
    assert compared
    assert all(shares[name] == share for name, share in compared)
    assert found.whole[-1] == whole.scores[0]
    back = lived(state, ev.AblationReset())
    back = lived(back, *desk.inspect(wishes.wanted(back)))
    assert back.results.predictions.scores == whole.scores


def test_other_pictures_are_compared_as_the_network_is(state):
    off = lived(state, ev.LayerScaled("conv1_1", 0.0))
    assert comparing.basis(off).ablation == off.ablation
    assert comparing.basis(off) != comparing.basis(state)
