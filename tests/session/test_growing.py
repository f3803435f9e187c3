"""Small maps of a network that trains: which are wanted when, and how they are kept."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from vgg_explorer.arch.text import text
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.engine.training import records
from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.session import events as ev
from vgg_explorer.session import growing, jobs, wishes
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.starting import asked
from vgg_explorer.session.training import Run
from vgg_explorer.session.updates import initial, update
from vgg_explorer.session.wall import Pin

PER_EPOCH = 10


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "red.png"
    pixels = np.random.default_rng(1).integers(0, 255, (32, 32, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path)
    return PictureSource(path, path.name)


@pytest.fixture
def state(source):
    """A session with a small network whose training has just begun."""
    state = update(initial(), ev.PresetChosen("vgg_tiny"))
    wish = asked(state, 1)
    run = Run(1, wish.spec, Plan(), status="running", steps_per_epoch=PER_EPOCH, total=100)
    training = replace(state.training, runs=(run,), asked=wish)
    return update(replace(state, training=training), ev.PictureOffered(source))


def lived(state, desk):
    """Let the worker do what is wanted, until nothing new is."""
    while True:
        for event in desk.inspect(wishes.wanted(state)):
            if event is not None:
                state = update(state, event)
        if not wishes.wanted(state).errands:
            return state


def taught(state, step):
    """Let the network have the weights of a step."""
    wish = state.training.asked
    generator = torch.Generator().manual_seed(step)
    tensors = {}
    for path, which in wish.assignment.items():
        if not which.norm:
            tensors[f"{path}.weight"] = torch.randn(which.shape, generator=generator) / 5
            tensors[f"{path}.bias"] = torch.zeros(which.shape[0])
    loaded = Loaded(f"training/one/{step}", "run", text("trained weights"), tensors)
    return update(state, ev.TrainingReported(1, (records.NewWeights(step, loaded),)))


@pytest.mark.parametrize(
    ("epoch", "stone"),
    [(0, 0), (0.99, 0), (1, 1), (1.9, 1), (2, 2), (3.5, 2), (4, 4), (12.6, 8), (100, 64)],
)
def test_milestones_are_powers_of_two(epoch, stone):
    assert growing.milestone(epoch) == stone


def test_what_the_network_began_with_is_kept_of_every_layer_with_maps(state):
    state = lived(state, jobs.Desk())
    layers = [sheet.layer for sheet in state.training.album.sheets]
    assert layers == [g.name for g in state.model.good.groups if len(g.out_shape) == 3]
    (start,) = state.training.album.of("conv1_1")
    assert (start.step, start.milestone) == (0, 0)
    assert len(start.tiles) == growing.CHANNELS
    shown = state.results.maps.post
    for channel, tile in start.tiles.items():
        np.testing.assert_array_equal(tile, shown[channel])
    assert growing.wanted(state) is None


def test_milestones_stay_and_between_them_only_the_latest(state):
    desk = jobs.Desk()
    state = lived(state, desk)
    state = update(state, ev.ViewChanged("tab", "training"))
    for step in (4, 11, 14, 25):
        state = lived(taught(state, step), desk)
    found = state.training.album.of("conv1_1")
    assert [(sheet.step, sheet.milestone) for sheet in found] == [(0, 0), (11, 1), (25, 2)]
    state = lived(taught(state, 33), desk)
    latest = state.training.album.of("conv1_1")[-1]
    assert (latest.step, latest.milestone, latest.epoch) == (33, None, 3.3)
    first = state.training.album.of("conv1_1")[0]
    assert list(latest.tiles) == list(first.tiles)  # a row is one channel
    assert not np.array_equal(*(next(iter(s.tiles.values())) for s in (first, latest)))
    np.testing.assert_array_equal(
        next(iter(latest.tiles.values())), state.results.maps.post[next(iter(latest.tiles))]
    )


def test_out_of_sight_only_milestones_are_collected(state):
    state = lived(state, jobs.Desk())
    state = update(state, ev.ViewChanged("tab", "layers"))
    assert growing.wanted(taught(state, 4)) is None
    assert growing.wanted(taught(state, 12)).milestone == 1
    state = update(state, ev.ViewChanged("tab", "training"))
    wanted = growing.wanted(taught(state, 4))
    assert [layer for layer, _ in wanted.layers] == [state.selection.layer]
    off = update(state, ev.BoardChanged("page", "runs"))
    assert growing.wanted(taught(off, 4)) is None


def test_pinned_channels_come_first(state):
    state = update(state, ev.PinToggled(Pin("conv1_1", 13)))
    state = lived(state, jobs.Desk())
    (start,) = state.training.album.of("conv1_1")
    assert next(iter(start.tiles)) == 13
    assert len(start.tiles) == growing.CHANNELS


def test_another_picture_begins_another_album(state, tmp_path):
    desk = jobs.Desk()
    state = lived(state, desk)
    before = state.training.album
    path = tmp_path / "blue.png"
    Image.new("RGB", (32, 32), (0, 0, 255)).save(path)
    state = lived(update(state, ev.PictureOffered(PictureSource(path, path.name))), desk)
    assert state.training.album.key != before.key
    assert [sheet.step for sheet in state.training.album.of("conv1_1")] == [0]


def test_a_network_that_was_edited_or_is_switched_off_in_part_is_not_that_of_the_run(state):
    state = lived(state, jobs.Desk())
    state = taught(state, 12)
    assert growing.wanted(state) is not None
    assert growing.wanted(update(state, ev.PresetChosen("vgg_mini"))) is None
    assert growing.wanted(update(state, ev.RandomChosen("kaiming", 3))) is None
    assert growing.wanted(update(state, ev.ChannelScaled("conv1_1", 0, 0.0))) is None


def test_large_maps_are_made_small():
    plane = np.arange(224 * 224, dtype=np.float32).reshape(224, 224)
    small = growing._small(plane)
    assert small.shape == (56, 56)
    assert small[1, 0] == plane[4:8, :4].mean()
    assert growing._small(np.zeros((2, 200), np.float32)).size


def test_the_board_is_chosen():
    state = update(initial(), ev.BoardChanged("page", "runs"))
    assert state.training.look.page == "runs"
    assert update(state, ev.BoardChanged("page", "runs")) is state
