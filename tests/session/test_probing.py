"""What the probe and the filters want of the worker, and what comes back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from vgg_explorer.arch.ablation import NONE
from vgg_explorer.arch.presets import find
from vgg_explorer.arch.text import text
from vgg_explorer.engine.build import build
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.session import events as ev
from vgg_explorer.session import filtering, jobs, obtaining, probing, wishes
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.updates import initial, update

TINY = find("vgg_tiny").spec


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "noise.png"
    Image.effect_noise((40, 40), 60).convert("RGB").save(path)
    return PictureSource(path, "noise.png")


def after(state, *events):
    for event in events:
        state = update(state, event)
    return state


def opened():
    return update(initial(), ev.SpecOpened(TINY))


def in_maps(layer="conv1_1", channel=3, unit=(4, 5)):
    return after(
        opened(),
        ev.ViewChanged("tab", "maps"),
        ev.LayerSelected(layer),
        ev.ChannelSelected(channel),
        ev.UnitSelected(unit),
    )


def run(desk, state):
    """Let the worker do all that is wanted."""
    return after(state, *desk.inspect(wishes.wanted(state)))


def test_a_probe_is_wanted_for_a_chosen_unit_in_sight():
    state = in_maps()
    errand = probing.wanted(state)
    assert (errand.layer, errand.channel, errand.unit) == ("conv1_1", 3, (4, 5))
    assert probing.wanted(after(state, ev.ViewChanged("tab", "layers"))) is None
    assert probing.wanted(after(state, ev.UnitSelected(None))) is None
    assert probing.wanted(in_maps("fc4", 2, None)).unit is None


def test_a_channel_beyond_the_last_is_the_last():
    assert probing.wanted(in_maps(channel=900)).channel == 15


def test_everything_that_the_value_depends_on_makes_another_errand():
    state = in_maps()
    errand = probing.wanted(state)
    others = (
        after(state, ev.RandomChosen("kaiming", 7)),
        after(state, ev.RunRequested()),
        replace(state, ablation=NONE.with_channel("conv1_1", 3, 0)),
        after(state, ev.UnitSelected((4, 6))),
    )
    assert all(probing.wanted(other) != errand for other in others)


def test_the_worker_follows_the_unit_and_is_not_asked_twice(picture):
    desk = jobs.Desk()
    state = run(desk, after(in_maps(), ev.PictureOffered(picture)))
    assert probing.current(state) is None  # what was chosen in another picture says nothing here
    state = run(desk, after(state, ev.UnitSelected((4, 5))))
    found = probing.current(state)
    value = float(state.results.maps.post[3, 4, 5])
    assert found.value == pytest.approx(value, rel=1e-4, abs=1e-6)
    assert probing.wanted(state) is None
    moved = after(state, ev.UnitSelected((0, 0)))
    assert probing.current(moved) is None
    moved = run(desk, moved)
    value = float(moved.results.maps.post[3, 0, 0])
    assert probing.current(moved).value == pytest.approx(value, rel=1e-4, abs=1e-6)


def test_the_probe_of_another_picture_does_not_count(picture, tmp_path):
    desk = jobs.Desk()
    state = run(desk, after(in_maps(), ev.PictureOffered(picture)))
    state = run(desk, after(state, ev.UnitSelected((4, 5))))
    Image.new("RGB", (8, 8), (200, 30, 30)).save(tmp_path / "red.png")
    other = after(state, ev.PictureOffered(PictureSource(tmp_path / "red.png", "red.png")))
    assert probing.current(other) is None
    other = run(desk, other)
    assert other.selection.unit is None  # of the old picture
    again = run(desk, after(other, ev.UnitSelected((4, 5))))
    # Before the activation: it may make 0 of both.
    assert probing.current(again).steps[-1].before != probing.current(state).steps[-1].before


def test_a_number_is_followed_to_the_layer_in_front():
    state = after(in_maps("conv2_1", 1, (2, 2)), ev.UnitFollowed("pool1", 9, (3, 1)))
    selection = state.selection
    assert (selection.layer, selection.channel, selection.unit) == ("pool1", 9, (3, 1))


# The kernels


def in_filters(layer="conv1_1", state=None):
    state = opened() if state is None else state
    return after(state, ev.ViewChanged("tab", "filters"), ev.LayerSelected(layer))


def test_kernels_are_wanted_for_layers_with_weights_in_sight():
    errand = filtering.wanted(in_filters())
    assert errand.shape == (16, 3, 3, 3)
    assert errand.before is None
    assert filtering.wanted(in_filters("pool1")) is None
    assert filtering.wanted(after(in_filters(), ev.ViewChanged("tab", "maps"))) is None


def test_layers_without_weights_have_neighbours_with_some():
    good = opened().model.good
    names = [group.name for group in good.groups]
    before, behind = filtering.with_weights(good, "pool1")
    assert names.index(before) < names.index("pool1") < names.index(behind)
    assert filtering.with_weights(good, "conv1_1")[0] == ""
    assert filtering.with_weights(good, names[-1])[1] == ""


def test_an_edit_of_another_layer_is_the_same_errand():
    state = in_filters()
    edited = after(state, ev.CfgTyped("features", "16 32 M 32 M"))
    assert edited.model.good.spec != state.model.good.spec
    assert filtering.wanted(edited) == filtering.wanted(state)
    drawn = after(state, ev.RandomChosen("kaiming", 7))
    assert filtering.wanted(drawn) != filtering.wanted(state)


def loaded(state, name="a.pth"):
    tensors = dict(build(TINY).state_dict())
    source = Loaded(name, name, text("{name}", name=name), tensors)
    offer = obtaining.offered(source, state.model.good, Path(name))
    return after(state, ev.WeightsRequested(Path(name)), ev.WeightsRead(offer))


def test_what_a_layer_had_before_a_file_is_remembered(picture):
    state = in_filters()
    random = filtering.wanted(state).which
    state = loaded(state)
    errand = filtering.wanted(state)
    assert (errand.which.source, errand.before) == ("a.pth", random)
    state = run(jobs.Desk(), after(state, ev.PictureOffered(picture)))
    found = filtering.current(state)
    assert found.change is not None
    assert found.earlier > 0
    assert filtering.wanted(state) is None


def test_a_second_file_is_compared_with_the_first():
    state = loaded(loaded(in_filters()), "b.pth")
    errand = filtering.wanted(state)
    assert (errand.which.source, errand.before.source) == ("b.pth", "a.pth")


def test_the_same_file_again_is_no_change():
    once = loaded(in_filters())
    assert filtering.wanted(loaded(once)) == filtering.wanted(once)


def test_random_weights_begin_anew():
    state = after(loaded(in_filters()), ev.RandomChosen("kaiming", 3))
    assert filtering.wanted(state).before is None
    assert state.weights.replaced == {}


def test_files_that_are_gone_are_not_remembered():
    state = in_filters()
    for number in range(6):
        state = loaded(state, f"{number}.pth")
    held = {source.digest for source in state.weights.sources}
    known = {which.source for pair in state.weights.replaced.items() for which in pair}
    assert known <= held | {""}
