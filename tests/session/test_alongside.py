"""Errands for other maps, with the real workbench: a small network, one picture."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.session import alongside, jobs, wishes
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.filming import Still, save_still
from vgg_explorer.session.updates import initial, update
from vgg_explorer.session.wall import Film, Pin, Ramp

RAMP = Ramp((0xFF000000, 0xFFFFFFFF), diverging=False)


class Session:
    """State and desk; `work` does what the state wants."""

    def __init__(self):
        self.state = initial()
        self.desk = jobs.Desk()
        self.seen = []
        self.do(ev.SpecOpened(PRESETS["vgg_tiny"].spec), ev.ViewChanged("tab", "maps"))

    def do(self, *events):
        for event in events:
            self.state = update(self.state, event)

    def work(self):
        request = wishes.wanted(self.state)
        for event in self.desk.inspect(request):
            self.seen.append(event)
            self.do(event)

    def of(self, kind):
        return [event for event in self.seen if isinstance(event, kind)]


def picture(shade, name):
    pixels = np.full((40, 40, 3), shade, np.uint8)
    pixels[10:30, 10:30] = 255 - shade
    return PictureSource(pixels, name)


@pytest.fixture
def session():
    made = Session()
    first, second = picture(40, "one"), picture(200, "two")
    made.do(ev.PicturesOffered((first, second)))
    made.work()
    return made


def test_another_layer_comes_with_the_maps_that_it_has_when_it_is_chosen(session):
    session.do(ev.WallChanged("beside", "conv2_1"))
    session.work()
    held = session.state.results.beside
    assert held.maps.layer == "conv2_1"
    assert session.state.results.maps.layer == "conv1_1"
    assert alongside.beside_wanted(session.state) is None
    session.do(ev.LayerSelected("conv2_1"))
    session.work()
    assert np.array_equal(session.state.results.maps.post, held.maps.post)


def test_another_picture_is_read_and_run(session):
    second = session.state.input.strip[1]
    session.do(ev.WallChanged("beside", second))
    session.work()
    held = session.state.results.beside
    assert held.failure is None
    session.do(ev.PictureChosen(1))
    session.work()
    assert np.array_equal(session.state.results.maps.post, held.maps.post)


def test_a_picture_that_cannot_be_read_says_why(session):
    bad = PictureSource(b"no picture", "bad")
    held = session.state.input
    session.state = replace(session.state, input=replace(held, strip=(*held.strip, bad)))
    session.do(ev.WallChanged("beside", bad))
    session.work()
    assert session.state.results.beside.maps is None
    assert session.state.results.beside.failure is not None
    assert session.state.job.status == "done"
    assert alongside.beside_wanted(session.state) is None


def test_pins_of_other_layers_have_their_channel(session):
    session.do(ev.PinToggled(Pin("conv2_1", 5)), ev.PinToggled(Pin("fc4", 3)))
    session.work()
    found = dict(session.state.results.pinned.found)
    assert alongside.pinned_wanted(session.state) is None
    for layer, channel in (("conv2_1", 5), ("fc4", 3)):
        session.do(ev.LayerSelected(layer))
        session.work()
        whole = session.state.results.maps.post
        assert np.array_equal(found[Pin(layer, channel)], whole[channel : channel + 1])


def test_pins_follow_the_picture(session):
    session.do(ev.PinToggled(Pin("conv2_1", 5)))
    session.work()
    before = session.state.results.pinned
    session.do(ev.PictureChosen(1))
    assert alongside.pinned_wanted(session.state) is not None
    session.work()
    after = session.state.results.pinned
    assert not np.array_equal(after.found[0][1], before.found[0][1])


def test_a_film_has_a_frame_for_each_layer_with_maps(session, tmp_path):
    path = tmp_path / "film.gif"
    session.do(ev.FilmWanted(Film(path, "channel", 400, "post", RAMP, RAMP)))
    session.work()
    assert session.state.wall.film is None
    assert session.of(ev.NoticeRaised)[-1].kind == "ok"
    groups = [g for g in session.state.model.good.groups if len(g.out_shape) == 3]
    with Image.open(path) as film:
        assert film.n_frames == len(groups)


def test_a_film_that_cannot_be_written_says_so_and_ends(session, tmp_path):
    session.do(ev.FilmWanted(Film(tmp_path / "no" / "a.gif", "mean", 0, "post", RAMP, RAMP)))
    session.work()
    assert session.of(ev.NoticeRaised)[-1].kind == "error"
    assert session.state.wall.film is None


def saved(path: Path, kind, values):
    from vgg_explorer.engine.map_files import Colours

    colours = (Colours((0xFF000000, 0xFFFFFFFF), (0.0, 1.0)),)
    still = Still(path, kind, values, "conv1_1", tuple(range(len(values))), 1, colours)
    return list(save_still(still))


def test_stills_are_written(tmp_path):
    values = np.random.default_rng(0).random((4, 8, 8)).astype(np.float32)
    for kind, name in (("wall", "a.png"), ("channel", "b.png"), ("values", "c.npy")):
        (told,) = saved(tmp_path / name, kind, values)
        assert told.kind == "ok"
    assert np.array_equal(np.load(tmp_path / "c.npy"), values)
    for name in ("a.png", "b.png"):
        with Image.open(tmp_path / name) as found:
            assert found.format == "PNG"
    (told,) = saved(tmp_path / "v.png", "channel", values[:, 0, 0].copy())
    assert told.kind == "ok"


def test_a_still_that_cannot_be_written_says_so(tmp_path):
    (told,) = saved(tmp_path / "no" / "a.npy", "values", np.zeros((2, 2, 2), np.float32))
    assert told.kind == "error"
