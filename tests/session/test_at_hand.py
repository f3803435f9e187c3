"""Maps that were looked at lately come with the selection of their layer."""

from pathlib import Path

import pytest

from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.samples import sample_source
from vgg_explorer.session.updates import initial, update

PICTURE = object()
"""What was read does not matter here."""


class Maps:
    """All of `LayerMaps` that the session looks at."""

    def __init__(self, layer):
        self.layer = layer


def after(state, *events):
    for event in events:
        state = update(state, event)
    return state


@pytest.fixture
def first():
    return Maps("conv1_1")


@pytest.fixture
def second():
    return Maps("conv3_2")


@pytest.fixture
def state(first, second):
    """A state in which two layers have been looked at, the second one last."""
    offered = update(initial(), ev.PictureOffered(sample_source("cat")))
    read = update(offered, ev.PictureRead(PICTURE, offered.input.pending))
    return after(read, ev.MapsReady(first), ev.LayerSelected("conv3_2"), ev.MapsReady(second))


def test_the_selection_and_its_maps_are_one_state(state, first, second):
    state = update(state, ev.LayerSelected("conv1_1"))
    assert state.results.maps is first
    state = update(state, ev.UnitFollowed("conv3_2", 3, (1, 2)))
    assert state.results.maps is second
    assert state.selection.unit == (1, 2)


def test_maps_of_a_layer_that_was_never_looked_at_come_later(state, second):
    assert update(state, ev.LayerSelected("conv4_1")).results.maps is second


@pytest.mark.parametrize(
    "event",
    [
        ev.CfgTyped("features", "[64, 'M', 32, 'M', 16, 16]"),
        ev.PreprocessChanged(Preprocess(resize="stretch")),
        ev.RandomChosen("kaiming", 1),
        ev.ChannelScaled("conv1_1", 0, 0.0),
        ev.RunRequested(),
        ev.PrecisionChosen("bf16"),
        ev.PictureRead(object(), PictureSource(Path("other.png"), "other.png")),
    ],
    ids=lambda event: type(event).__name__,
)
def test_maps_of_something_else_are_not_shown(state, second, event):
    changed = after(state, event, ev.LayerSelected("conv1_1"))
    assert changed.selection.layer == "conv1_1"
    assert changed.results.maps is second


def test_old_maps_do_not_come_back_beside_new_ones(state, first):
    again = Maps("conv3_2")
    state = after(state, ev.RunRequested(), ev.MapsReady(again), ev.LayerSelected("conv1_1"))
    assert state.results.maps is again


def test_a_picture_on_its_way_has_other_maps(state, second):
    offered = update(state, ev.PictureOffered(sample_source("butterfly")))
    assert update(offered, ev.LayerSelected("conv1_1")).results.maps is second
    back = after(offered, ev.JobCancelled(), ev.LayerSelected("conv1_1"))
    assert back.results.maps.layer == "conv1_1"


def test_the_worker_decides_how_long_maps_are_kept(second):
    offered = update(initial(), ev.PictureOffered(sample_source("cat")))
    read = update(offered, ev.PictureRead(PICTURE, offered.input.pending))
    gone = after(read, ev.MapsReady(Maps("conv1_1")), ev.MapsReady(second))
    assert [one().layer for one in gone.results.at_hand.maps if one()] == ["conv3_2"]
    assert update(gone, ev.LayerSelected("conv1_1")).results.maps is second


def test_what_is_the_same_is_no_new_state(state, first, second):
    assert update(state, ev.MapsReady(second)) is state
    assert update(state, ev.SeenReady(state.results.seen)) is state
    other = Maps("conv3_2")
    assert update(state, ev.MapsReady(other)).results.maps is other


def test_maps_that_stayed_over_an_edit_belong_to_the_new_network(state, second):
    edited = update(state, ev.CfgTyped("features", "[64, 'M', 32, 'M', 16, 16, 32]"))
    told = update(edited, ev.MapsReady(second))
    assert told is not edited
    assert after(told, ev.LayerSelected("conv1_1")).results.maps is second
