"""The maps on the figure's blocks: when they are wanted, and how they come."""

from dataclasses import replace

import pytest
from PIL import Image

from vgg_explorer.session import events as ev
from vgg_explorer.session import facing, jobs, wishes
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.updates import initial, update


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "red.png"
    Image.new("RGB", (20, 10), (255, 0, 0)).save(path)
    return PictureSource(path, path.name)


def asking(source):
    """A session with a small network, a picture on its way, and maps on the figure's blocks."""
    state = update(initial(), ev.PresetChosen("vgg_tiny"))
    for event in (ev.PictureOffered(source), ev.ViewChanged("figure_faces", "maps")):
        state = update(state, event)
    return state


def lived(state, desk):
    """Let the worker do what is wanted; return the state and what came."""
    events = list(desk.inspect(wishes.wanted(state)))
    for event in events:
        state = update(state, event)
    return state, events


def faces(events):
    return [event.faces for event in events if isinstance(event, ev.FacesReady)]


def test_they_come_behind_the_predictions_and_are_not_wanted_again(source):
    state, events = lived(asking(source), jobs.Desk())
    kinds = [type(event) for event in events]
    assert kinds.index(ev.PredictionsReady) < kinds.index(ev.FacesReady)
    (found,) = faces(events)
    assert state.results.faces is found
    assert list(found.overview.maps) == [group.name for group in state.model.good.groups]
    assert facing.wanted(state) is None


def test_reading_the_picture_and_having_them_starts_no_other_job(source):
    before = asking(source)
    request = wishes.wanted(before)
    state = before
    for event in jobs.Desk().inspect(request):
        state = update(state, event)
        wanted = wishes.wanted(state)
        if isinstance(event, ev.PictureRead | ev.FacesReady):
            assert replace(request, picture=wanted.picture).covers(wanted)
    assert facing.wanted(state) is None


@pytest.mark.parametrize(
    "event",
    [
        ev.EntryChanged("features", 0, "24"),
        ev.RandomChosen("xavier", 3),
        ev.RunRequested(),
    ],
    ids=lambda event: type(event).__name__,
)
def test_what_changes_them_makes_them_wanted_again(source, event):
    desk = jobs.Desk()
    state, events = lived(asking(source), desk)
    (old,) = faces(events)
    state = update(state, event)
    assert facing.wanted(state) is not None
    state, events = lived(state, desk)
    (new,) = faces(events)
    assert new.errand != old.errand
    assert facing.wanted(state) is None


def test_another_picture_makes_them_wanted_again(source, tmp_path):
    desk = jobs.Desk()
    state, events = lived(asking(source), desk)
    path = tmp_path / "other.png"
    Image.new("RGB", (20, 10), (0, 200, 0)).save(path)
    state = update(state, ev.PictureOffered(PictureSource(path, path.name)))
    assert facing.wanted(state) == faces(events)[0].errand
    state, events = lived(state, desk)
    assert len(faces(events)) == 1
    assert facing.wanted(state) is None


def test_other_choices_leave_them_as_they_are(source):
    state, _ = lived(asking(source), jobs.Desk())
    for event in (ev.LayerSelected("pool1"), ev.ViewChanged("figure_colour", "macs")):
        state = update(state, event)
        assert facing.wanted(state) is None


@pytest.mark.parametrize(
    ("field", "value"), [("figure", "hidden"), ("figure_faces", "colours"), ("tab", "compare")]
)
def test_out_of_sight_they_are_not_wanted(source, field, value):
    state = update(asking(source), ev.ViewChanged(field, value))
    assert facing.wanted(state) is None
