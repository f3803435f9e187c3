"""The worker's generators, run here without a worker."""

import numpy as np
import pytest
from PIL import Image

from vgg_explorer.arch import toml
from vgg_explorer.arch.presets import find
from vgg_explorer.session import events as ev
from vgg_explorer.session import filing, jobs, picturing, settings
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.updates import initial, update


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "red.png"
    Image.new("RGB", (20, 10), (255, 0, 0)).save(path)
    return path


def asking(source, *events):
    """Return the state of a session with a small network that is given a picture."""
    state = update(initial(), ev.PresetChosen("vgg_tiny"))
    for event in (ev.PictureOffered(source), *events):
        state = update(state, event)
    return state


def lived(state, events):
    for event in events:
        state = update(state, event)
    return state


def kinds(events):
    """Return the kinds of events in their order, progress left out."""
    return [type(event) for event in events if not isinstance(event, ev.JobProgressed)]


def test_nothing_is_wanted_without_a_picture_or_a_network(picture):
    assert jobs.wanted(initial()) is None
    broken = update(initial(), ev.SpecOpened(find("vgg16").spec))
    state = asking(PictureSource(picture, "red.png"))
    assert jobs.wanted(state).layer == "conv1_1"
    assert jobs.wanted(broken) is None


def test_a_picture_becomes_maps_and_then_predictions(picture):
    desk = jobs.Desk()
    state = asking(PictureSource(picture, "red.png"))
    events = list(desk.inspect(jobs.wanted(state)))
    assert kinds(events) == [
        ev.JobStarted,
        ev.PictureRead,
        ev.SeenReady,
        ev.JobStarted,
        ev.DevicesFound,
        ev.JobStarted,
        ev.MapsReady,
        ev.PredictionsReady,
        ev.JobFinished,
    ]
    state = lived(state, events)
    assert state.input.picture.full_size == (20, 10)
    assert state.results.maps.post.shape == (16, 32, 32)
    assert len(state.results.predictions.scores) == 5
    assert state.job.status == "done"
    assert any(option.key == "cpu" for option in state.devices.options)
    # The picture is read and torch is there: the next layer needs neither again.
    state = update(state, ev.LayerSelected("conv2_1"))
    again = list(desk.inspect(jobs.wanted(state)))
    assert kinds(again)[:2] == [ev.SeenReady, ev.JobStarted]
    assert lived(state, again).results.maps.layer == "conv2_1"


def test_maps_come_before_the_rest_is_computed(picture):
    state = asking(PictureSource(picture, "red.png"))
    order = list(jobs.Desk().inspect(jobs.wanted(state)))
    maps = next(i for i, event in enumerate(order) if isinstance(event, ev.MapsReady))
    behind = [event for event in order[maps:] if isinstance(event, ev.JobProgressed)]
    assert any(event.done and event.done > order[maps - 1].done for event in behind)


def test_run_again_computes_again_with_the_same_weights(picture):
    desk = jobs.Desk()
    state = asking(PictureSource(picture, "red.png"))
    state = lived(state, desk.inspect(jobs.wanted(state)))
    first = state.results.maps
    quick = [e for e in desk.inspect(jobs.wanted(state)) if isinstance(e, ev.JobProgressed)]
    state = update(state, ev.RunRequested())
    events = list(desk.inspect(jobs.wanted(state)))
    assert len([e for e in events if isinstance(e, ev.JobProgressed)]) > len(quick)
    assert np.array_equal(lived(state, events).results.maps.post, first.post)
    state = update(state, ev.RandomChosen("kaiming", 1))
    other = lived(state, desk.inspect(jobs.wanted(state))).results.maps
    assert not np.array_equal(other.post, first.post)


def test_a_layer_without_maps_leaves_those_on_show(picture):
    desk = jobs.Desk()
    state = asking(PictureSource(picture, "red.png"), ev.LayerSelected("conv2_1"))
    state = lived(state, desk.inspect(jobs.wanted(state)))
    state = update(state, ev.CfgTyped("features", "16 M 32 M 64 M M M M M"))
    state = update(state, ev.LayerSelected(state.model.analysis.pending[0].name))
    assert jobs.wanted(state).layer == "conv2_1"


def test_reading_whatever_comes(picture, tmp_path):
    for data in (
        picture,
        picture.read_bytes(),
        np.zeros((10, 20, 3), np.uint8),
        lambda: picture,
        picture.read_bytes,
    ):
        event = picturing.read(PictureSource(data, "given.png"))
        assert isinstance(event, ev.PictureRead)
        assert event.picture.full_size == (20, 10)
    assert picturing.read(PictureSource(lambda: picture, "folder")).picture.name == "red.png"
    source = PictureSource(tmp_path / "none.png", "none.png")
    failed = picturing.read(source)
    assert isinstance(failed, ev.PictureFailed)
    assert failed.source is source
    assert "none.png" in str(failed.what)


def test_a_damaged_picture_offers_its_readable_part(tmp_path):
    noise = np.random.default_rng(0).integers(0, 255, (200, 200, 3), np.uint8)
    whole = tmp_path / "whole.jpg"
    Image.fromarray(noise).save(whole)
    damaged = tmp_path / "half.jpg"
    damaged.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    state = asking(PictureSource(damaged, "half.jpg"))
    state = lived(state, jobs.Desk().inspect(jobs.wanted(state)))
    (notice,) = state.notices
    assert state.input.pending.sample == "cat"
    state = update(state, notice.actions[0].event)
    assert isinstance(picturing.read(state.input.pending), ev.PictureRead)


def test_network_files(tmp_path):
    spec = find("nin").spec
    path = tmp_path / "nin.toml"
    (saved,) = filing.save_spec(path, spec)
    assert saved.kind == "ok"
    assert list(filing.open_spec(path)) == [ev.SpecOpened(spec)]
    (again,) = filing.save_spec(path, spec)
    assert again.kind == "ok"
    assert toml.loads((tmp_path / "nin.toml.bak").read_text()) == spec


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"features = [", "“bad.toml” is not a network file"),
        (b"\xff\xfe\x00", "“bad.toml” is not a text file."),
        (None, "“bad.toml” does not exist."),
    ],
)
def test_files_that_are_no_network(tmp_path, content, said):
    path = tmp_path / "bad.toml"
    if content is not None:
        path.write_bytes(content)
    (notice,) = filing.open_spec(path)
    assert notice.kind == "error"
    assert str(notice.what).startswith(said)
    assert notice.hint is not None


def test_a_place_that_cannot_be_written(tmp_path):
    path = tmp_path / "none" / "x.toml"
    (notice,) = filing.save_spec(path, find("nin").spec)
    assert notice.kind == "error"
    assert str(notice.what) == "“x.toml” cannot be written: No such file or directory."


def test_a_session_that_cannot_be_saved_says_so(tmp_path):
    saved = settings.snapshot(initial(), {})
    assert list(filing.save_session(tmp_path / "session.json", saved)) == []
    blocked = tmp_path / "file"
    blocked.write_text("")
    (notice,) = filing.save_session(blocked / "session.json", saved)
    assert notice.kind == "warning"
