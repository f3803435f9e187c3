"""How channels are shown: what is chosen, what is pinned, and what comes back."""

import json
from dataclasses import replace

import pytest

from vgg_explorer.session import alongside, settings, wall
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import Input, PictureSource
from vgg_explorer.session.updates import initial, update
from vgg_explorer.session.wall import Film, Pin, Ramp, Wall

RAMP = Ramp((0xFF000000, 0xFFFFFFFF), diverging=False)


def after(*events, state=None):
    state = state or initial()
    for event in events:
        state = update(state, event)
    return state


def test_choices_come_back(tmp_path):
    path = tmp_path / "session.json"
    state = after(
        ev.ViewChanged("scale", "fixed"),
        ev.WallChanged("order", "variance"),
        ev.WallChanged("direction", "down"),
        ev.WallChanged("low", -2.5),
        ev.WallChanged("high", 7.0),
        ev.WallChanged("form", "bars"),
        ev.WallChanged("overlay", True),
        ev.WallChanged("opacity", 35),
        ev.PinToggled(Pin("conv1_1", 3)),
        ev.PinToggled(Pin("conv5_3", 511)),
        ev.WallChanged("beside", "conv2_1"),
    )
    settings.save(path, settings.snapshot(state, {}))
    saved = settings.load(path)
    assert not saved.damaged
    assert settings.restored(saved).wall == replace(state.wall, beside=None)
    assert settings.restored(saved).view.scale == "fixed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"order": "size", "direction": 3, "form": None, "overlay": "yes", "pins": 4},
        {"low": 5, "high": 5, "opacity": float("nan")},
        {"low": True, "high": "7", "pins": [["conv1_1"], ["conv1_1", -1], [2, 2], None]},
    ],
)
def test_what_is_wrong_in_a_file_has_its_default(wrong):
    assert wall.read(wrong) == Wall()


def test_a_damaged_wall_is_told(tmp_path):
    path = tmp_path / "session.json"
    path.write_text(json.dumps({"version": settings.VERSION, "wall": 3}))
    assert settings.load(path).damaged


def test_opacity_stays_within_its_bounds():
    assert wall.read({"opacity": 400}).opacity == 100
    assert wall.read({"opacity": -3}).opacity == 0


def test_pins_come_and_go_up_to_a_handful():
    state = after(ev.PinToggled(Pin("conv1_1", 3)), ev.PinToggled(Pin("pool1", 3)))
    assert state.wall.pins == (Pin("conv1_1", 3), Pin("pool1", 3))
    state = after(ev.PinToggled(Pin("conv1_1", 3)), state=state)
    assert state.wall.pins == (Pin("pool1", 3),)
    more = [ev.PinToggled(Pin("conv1_2", channel)) for channel in range(wall.MAX_PINS)]
    state = after(*more, state=state)
    assert len(state.wall.pins) == wall.MAX_PINS
    assert state.wall.pins[-1] == Pin("conv1_2", wall.MAX_PINS - 2)
    assert state.notices[-1].hint is not None


def test_a_choice_that_is_made_already_changes_nothing():
    state = after(ev.WallChanged("order", "mean"))
    assert after(ev.WallChanged("order", "mean"), state=state) is state


@pytest.mark.parametrize("end", [ev.JobCancelled(), ev.FilmEnded()])
def test_a_film_that_ended_is_not_asked_for_again(tmp_path, end):
    film = Film(tmp_path / "a.gif", "mean", 0, "post", RAMP, RAMP)
    state = after(ev.FilmWanted(film))
    assert state.wall.film == film
    assert after(end, state=state).wall.film is None


# What is wanted of the worker


def test_nothing_is_wanted_out_of_sight_or_of_layers_that_are_not_there():
    state = after(ev.WallChanged("beside", "conv2_1"), ev.PinToggled(Pin("conv3_1", 0)))
    assert alongside.beside_wanted(state) is None
    assert alongside.pinned_wanted(state) is None
    seen = after(ev.ViewChanged("tab", "maps"), state=state)
    assert alongside.beside_wanted(seen).basis.layer == "conv2_1"
    assert [basis.layer for basis in alongside.pinned_wanted(seen).bases] == ["conv3_1"]
    gone = after(ev.CfgTyped("features", "8 M"), state=seen)
    assert alongside.beside_wanted(gone) is None
    assert alongside.pinned_wanted(gone) is None


def test_pins_of_the_chosen_layer_need_no_errand():
    state = after(ev.ViewChanged("tab", "maps"), ev.PinToggled(Pin("conv1_1", 3)))
    assert alongside.pinned_wanted(state) is None
    assert alongside.pinned_wanted(after(ev.LayerSelected("conv1_2"), state=state)) is not None


def test_an_errand_does_not_depend_on_the_channel():
    state = after(ev.ViewChanged("tab", "maps"), ev.WallChanged("beside", "conv2_1"))
    one = alongside.beside_wanted(state)
    assert alongside.beside_wanted(after(ev.ChannelSelected(9), state=state)) == one
    assert alongside.beside_wanted(after(ev.ViewChanged("stage", "pre"), state=state)) == one
    assert alongside.beside_wanted(after(ev.RunRequested(), state=state)) != one


def test_another_picture_must_be_one_of_the_strip():
    first, second = PictureSource(b"1", "one"), PictureSource(b"2", "two")
    state = after(ev.ViewChanged("tab", "maps"), ev.WallChanged("beside", second))
    assert alongside.beside_wanted(state) is None
    strip = replace(state, input=Input(source=first, strip=(first, second)))
    assert alongside.beside_wanted(strip).source is second
