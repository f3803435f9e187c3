"""The worker's generators, run here without a worker."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from vgg_explorer.arch import toml
from vgg_explorer.arch.presets import find
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.workbench import Workbench
from vgg_explorer.session import comparing, filing, gathering, jobs, picturing, settings, wishes
from vgg_explorer.session import events as ev
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
    assert wishes.wanted(initial()) is None
    broken = update(initial(), ev.SpecOpened(find("vgg16").spec))
    state = asking(PictureSource(picture, "red.png"))
    assert wishes.wanted(state).layer == "conv1_1"
    assert wishes.wanted(broken) is None


def test_a_picture_becomes_maps_and_then_predictions(picture):
    desk = jobs.Desk()
    state = asking(PictureSource(picture, "red.png"))
    events = list(desk.inspect(wishes.wanted(state)))
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
    again = list(desk.inspect(wishes.wanted(state)))
    assert kinds(again)[:2] == [ev.SeenReady, ev.JobStarted]
    assert lived(state, again).results.maps.layer == "conv2_1"


def test_maps_come_before_the_rest_is_computed(picture):
    state = asking(PictureSource(picture, "red.png"))
    order = list(jobs.Desk().inspect(wishes.wanted(state)))
    maps = next(i for i, event in enumerate(order) if isinstance(event, ev.MapsReady))
    behind = [event for event in order[maps:] if isinstance(event, ev.JobProgressed)]
    assert any(event.done and event.done > order[maps - 1].done for event in behind)


def test_run_again_computes_again_with_the_same_weights(picture):
    desk = jobs.Desk()
    state = asking(PictureSource(picture, "red.png"))
    state = lived(state, desk.inspect(wishes.wanted(state)))
    first = state.results.maps
    quick = [e for e in desk.inspect(wishes.wanted(state)) if isinstance(e, ev.JobProgressed)]
    state = update(state, ev.RunRequested())
    events = list(desk.inspect(wishes.wanted(state)))
    assert len([e for e in events if isinstance(e, ev.JobProgressed)]) > len(quick)
    assert np.array_equal(lived(state, events).results.maps.post, first.post)
    state = update(state, ev.RandomChosen("kaiming", 1))
    other = lived(state, desk.inspect(wishes.wanted(state))).results.maps
    assert not np.array_equal(other.post, first.post)


def test_a_layer_without_maps_leaves_those_on_show(picture):
    desk = jobs.Desk()
    state = asking(PictureSource(picture, "red.png"), ev.LayerSelected("conv2_1"))
    state = lived(state, desk.inspect(wishes.wanted(state)))
    state = update(state, ev.CfgTyped("features", "16 M 32 M 64 M M M M M"))
    state = update(state, ev.LayerSelected(state.model.analysis.pending[0].name))
    assert wishes.wanted(state).layer == "conv2_1"


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
    state = lived(state, jobs.Desk().inspect(wishes.wanted(state)))
    (notice,) = state.notices
    assert state.input.pending.sample == "cat"
    state = update(state, notice.actions[0].event)
    assert isinstance(picturing.read(state.input.pending), ev.PictureRead)


def test_network_files(tmp_path):
    spec = find("nin").spec
    path = tmp_path / "nin.toml"
    known, saved = filing.save_spec(path, spec)
    assert known == ev.NetworkSaved(path)
    assert saved.kind == "ok"
    assert list(filing.open_spec(path)) == [ev.SpecOpened(spec, path)]
    _, again = filing.save_spec(path, spec)
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


# One channel across pictures


@pytest.fixture
def strip(tmp_path):
    """Five pictures, of which the third is none."""
    sources = []
    for number in range(5):
        path = tmp_path / f"{number}.png"
        noise = np.random.default_rng(number).integers(0, 255, (40, 40, 3), np.uint8)
        Image.fromarray(noise // (5 - number)).save(path)
        sources.append(PictureSource(path, path.name))
    (tmp_path / "2.png").write_bytes(b"no picture")
    return tuple(sources)


def comparing_state(strip, at=0, *events):
    state = update(initial(), ev.PresetChosen("vgg_tiny"))
    for event in (ev.ViewChanged("tab", "pictures"), ev.PicturesOffered(strip, at), *events):
        state = update(state, event)
    return state


def across_events(events):
    return [event for event in events if isinstance(event, ev.AcrossReady)]


def places(strip, news):
    return [strip.index(across.source) for event in news for across in event.across]


def test_one_channel_of_every_picture_has_the_figures_of_its_maps(strip):
    desk = jobs.Desk()
    state = comparing_state(strip, 0, ev.LayerSelected("conv2_1"), ev.ChannelSelected(3))
    state = lived(state, desk.inspect(wishes.wanted(state)))
    assert [known.source for known in state.results.across] == list(strip)
    assert state.job.status == "done"
    for place in (0, 1, 3, 4):
        known = state.results.across[place]
        assert known.thumbnail.shape == (32, 32, 3)
        alone = lived(state, desk.inspect(wishes.wanted(update(state, ev.PictureChosen(place)))))
        expected = alone.results.maps.post[3]
        assert np.allclose(known.found.values, expected, atol=1e-6)
        assert known.found.minimum == pytest.approx(expected.min(), abs=1e-6)
        assert known.found.mean == pytest.approx(expected.mean(), abs=1e-6)
        assert known.found.maximum == pytest.approx(expected.max(), abs=1e-6)
    bad = state.results.across[2]
    assert bad.found is None
    assert "2.png" in str(bad.failure)


def test_the_picture_on_show_comes_first_and_then_its_neighbours(strip, monkeypatch):
    monkeypatch.setattr(gathering, "BATCH_SECONDS", 0.0)
    state = comparing_state(strip, 3)
    found = across_events(jobs.Desk().inspect(wishes.wanted(state)))
    assert places(strip, found) == [3, 2, 4, 1, 0]
    assert len(found) == 5


def test_pictures_are_reported_together(strip, monkeypatch):
    monkeypatch.setattr(gathering, "BATCH_SECONDS", 1000.0)
    found = across_events(jobs.Desk().inspect(wishes.wanted(comparing_state(strip))))
    assert len(found) == 1
    assert len(found[0].across) == 5


def test_a_cancelled_comparison_goes_on_where_it_was(strip, monkeypatch):
    monkeypatch.setattr(gathering, "BATCH_SECONDS", 0.0)
    desk = jobs.Desk()
    state = comparing_state(strip)
    steps = desk.inspect(wishes.wanted(state))
    for event in steps:
        state = update(state, event)
        if len(state.results.across) == 2:
            break
    steps.close()
    read = []
    reading = picturing.reading
    monkeypatch.setattr(picturing, "reading", lambda source: read.append(source) or reading(source))
    again = list(desk.inspect(wishes.wanted(state)))
    assert places(strip, across_events(again)) == [0, 1, 2, 3, 4]
    assert read == list(strip[2:])
    kept = lived(state, again).results.across
    assert kept[0] is state.results.across[0]


def test_nothing_is_compared_twice(strip, monkeypatch):
    desk = jobs.Desk()
    state = comparing_state(strip)
    state = lived(state, desk.inspect(wishes.wanted(state)))
    looked = []
    plain = Workbench.inspect_channel
    monkeypatch.setattr(
        Workbench,
        "inspect_channel",
        lambda *given, **options: looked.append(given[2]) or plain(*given, **options),
    )
    monkeypatch.setattr(
        picturing, "reading", lambda source: pytest.fail(f"{source.name} is read again")
    )
    after = lived(state, desk.inspect(wishes.wanted(update(state, ev.ViewChanged("bars", "log")))))
    assert looked == []
    assert all(a is b for a, b in zip(after.results.across, state.results.across, strict=True))
    # Another channel needs no picture again; one that cannot be read is not tried again either.
    state = update(state, ev.ChannelSelected(1))
    after = lived(state, desk.inspect(wishes.wanted(state)))
    assert len(looked) == 4
    assert {known.basis.channel for known in after.results.across} == {1}


def test_run_again_tries_what_could_not_be_read(strip):
    desk = jobs.Desk()
    state = comparing_state(strip)
    state = lived(state, desk.inspect(wishes.wanted(state)))
    Image.new("RGB", (40, 40)).save(strip[2].data)
    state = update(state, ev.RunRequested())
    state = lived(state, desk.inspect(wishes.wanted(state)))
    assert state.results.across[2].failure is None


@pytest.mark.parametrize(
    "event",
    [
        ev.LayerSelected("conv2_1"),
        ev.ChannelSelected(1),
        ev.ViewChanged("stage", "pre"),
        ev.RandomChosen("kaiming", 1),
        ev.RunRequested(),
        ev.PreprocessChanged(Preprocess(resize="stretch")),
        ev.PrecisionChosen("bf16"),
        ev.PresetChosen("vgg_small"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_what_was_found_with_something_else_is_outdated(strip, event):
    state = comparing_state(strip)
    before = comparing.basis(state)
    assert wishes.wanted(state).comparison.basis == before
    state = update(state, event)
    assert comparing.basis(state) != before
    assert wishes.wanted(state).comparison.basis == comparing.basis(state)


def test_a_layer_without_activation_has_one_stage_and_channels_end_somewhere(strip):
    state = comparing_state(strip, 0, ev.LayerSelected("pool1"), ev.ChannelSelected(99_999))
    before = comparing.basis(state)
    assert before.channel == state.model.good.group("pool1").out_shape[0] - 1
    assert comparing.basis(update(state, ev.ViewChanged("stage", "pre"))) == before


def test_pictures_are_compared_only_in_sight_and_not_while_a_video_plays(strip):
    state = comparing_state(strip)
    assert wishes.wanted(state).comparison is not None
    assert wishes.wanted(update(state, ev.ViewChanged("tab", "maps"))).comparison is None
    assert wishes.wanted(comparing_state(strip[:1])).comparison is None
    read = update(state, picturing.read(strip[0]))
    playing = update(read, ev.VideoOffered(strip[0].data))
    assert wishes.wanted(playing).comparison is None
    assert wishes.wanted(update(playing, ev.LivePaused(True))).comparison is not None


def test_closed_pictures_are_forgotten(strip):
    desk = jobs.Desk()
    state = comparing_state(strip)
    state = lived(state, desk.inspect(wishes.wanted(state)))
    assert len(state.results.across) == 5
    fewer = update(state, ev.PicturesOffered(strip[3:]))
    assert [known.source for known in fewer.results.across] == list(strip[3:])
    alone = update(state, ev.StripClosed())
    assert [known.source for known in alone.results.across] == [strip[0]]
    # What arrives late of a closed picture is not taken.
    late = update(fewer, ev.AcrossReady(state.results.across))
    assert len(late.results.across) == 2
    assert late.results.across[0] is state.results.across[3]


def test_what_is_kept_of_large_pictures_is_small_and_bounded(strip, monkeypatch):
    spec = replace(find("vgg_tiny").spec, input=(3, 300, 300))
    desk = jobs.Desk()
    monkeypatch.setattr(gathering, "SEEN_BYTES", 2 * 300 * 300 * 3)
    state = comparing_state(strip, 0, ev.SpecOpened(spec))
    state = lived(state, desk.inspect(wishes.wanted(state)))
    known = state.results.across[0]
    assert known.thumbnail.shape == (100, 100, 3)
    assert known.found.values.shape == (100, 100)
    assert known.found.shape == (300, 300)
    assert known.found.maximum > known.found.values.max()
    read = []
    reading = picturing.reading
    monkeypatch.setattr(picturing, "reading", lambda source: read.append(source) or reading(source))
    state = update(state, ev.ChannelSelected(2))
    list(desk.inspect(wishes.wanted(state)))
    assert read == list(strip[3:])


def test_units_of_the_classifier_are_single_values(strip):
    desk = jobs.Desk()
    last = find("vgg_tiny").spec
    state = comparing_state(strip, 0, ev.SpecOpened(last))
    layer = state.model.good.groups[-1].name
    state = update(state, ev.LayerSelected(layer))
    state = lived(state, desk.inspect(wishes.wanted(state)))
    known = state.results.across[0]
    assert known.found.values.shape == (1, 1)
    assert known.found.mean == pytest.approx(float(state.results.maps.post[0]), abs=1e-5)


def test_predictions_are_the_same_object_until_something_else_is_asked(picture):
    desk = jobs.Desk()
    state = asking(PictureSource(picture, "red.png"))
    state = lived(state, desk.inspect(wishes.wanted(state)))
    found = state.results.predictions
    for event, same in (
        (ev.LayerSelected("conv2_1"), True),
        (ev.RunRequested(), False),
        (ev.LayerSelected("conv1_1"), True),
        (ev.RandomChosen("kaiming", 7), False),
    ):
        state = update(state, event)
        state = lived(state, desk.inspect(wishes.wanted(state)))
        assert (state.results.predictions is found) == same
        found = state.results.predictions


def test_maps_that_an_edit_leaves_are_kept_as_those_of_the_new_network(picture):
    desk = jobs.Desk()
    state = asking(PictureSource(picture, "red.png"))
    state = lived(state, desk.inspect(wishes.wanted(state)))
    last = len(state.model.spec.features) - 2
    state = update(state, ev.EntryChanged("features", last, "24"))
    state = lived(state, desk.inspect(wishes.wanted(state)))
    first = state.results.maps
    assert first.spec == state.model.spec
    state = update(state, ev.LayerSelected("conv2_1"))
    state = lived(state, desk.inspect(wishes.wanted(state)))
    assert update(state, ev.LayerSelected("conv1_1")).results.maps is first
