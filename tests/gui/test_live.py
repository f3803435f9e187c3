"""Cameras and videos: the maps follow the latest frame, the others are dropped."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from programs import end
from video import write_video

from vgg_explorer.gui.app import App
from vgg_explorer.gui.live import PREDICT_SECONDS, LivePlayer, Rate
from vgg_explorer.session import events as ev
from vgg_explorer.session.updates import initial, update

try:
    from PySide6 import QtMultimedia
except ImportError as error:  # a bare Linux lacks libpulse.so.0
    QtMultimedia = None
    REASON = f"QtMultimedia cannot be loaded here: {error}"
else:
    REASON = ""

needs_multimedia = pytest.mark.skipif(QtMultimedia is None, reason=REASON)

WAIT = 60_000
RED, GREEN, BLUE = (220, 20, 20), (20, 220, 20), (20, 20, 220)


@pytest.fixture
def session(qapp, qtbot):
    made = App(qapp, [], None)
    made.store.dispatch(ev.PresetChosen("vgg_tiny"))
    with qtbot.waitSignal(made.rendered, timeout=WAIT):
        made.show()
    qtbot.waitUntil(lambda: made.store.state.job.status == "done", timeout=WAIT)
    yield made
    end(made)


def state(session):
    return session.store.state


def colour(session):
    """Return the colour of the picture on the desk, as the strongest of red, green and blue."""
    picture = state(session).input.picture
    return int(picture.pixels[10, 10].argmax())


@needs_multimedia
def test_the_maps_follow_a_video(session, qtbot, tmp_path):
    path = write_video(tmp_path / "ü 名 #%.avi", [RED] * 12 + [GREEN] * 12 + [BLUE] * 12)
    seen, digests = set(), set()

    def note(_old, new):
        source = new.input.source
        if source is not None and source.live and new.results.maps is not None:
            seen.add(colour(session))
            digests.add(new.results.maps.digest)

    session.store.changed.connect(note)
    session.window.paths_opened.emit((path,))
    qtbot.waitUntil(lambda: seen == {0, 1, 2} and len(digests) >= 3, timeout=WAIT)
    qtbot.waitUntil(lambda: state(session).input.live.arriving > 1, timeout=WAIT)
    live = state(session).input.live
    assert live.shown > 0
    assert live.duration == pytest.approx(36 / 25, abs=0.3)
    # Frames are not queued: at any time one waits at most.
    assert not session.window.input_pane.live.isHidden()
    assert "frames a second" in session.window.input_pane.live.rate.text()
    assert state(session).notices == ()
    session.store.changed.disconnect(note)


@needs_multimedia
def test_pausing_keeps_the_frame_and_going_on_goes_on(session, qtbot, tmp_path):
    path = write_video(tmp_path / "a.avi", [RED, GREEN, BLUE] * 20)
    session.store.dispatch(ev.VideoOffered(path))
    qtbot.waitUntil(lambda: state(session).input.source.live, timeout=WAIT)
    bar = session.window.input_pane.live
    bar.pause_button.click()
    assert state(session).input.live.paused
    qtbot.waitUntil(lambda: state(session).input.pending is None, timeout=WAIT)
    qtbot.waitUntil(lambda: state(session).job.status == "done", timeout=WAIT)
    assert bar.rate.text() == "Paused"
    held = state(session).input.source
    bar.pause_button.click()
    qtbot.waitUntil(lambda: state(session).input.source is not held, timeout=WAIT)


@needs_multimedia
@pytest.mark.parametrize("way", ["stop", "picture", "step"])
def test_leaving_a_video(session, qtbot, tmp_path, way):
    from vgg_explorer.session.samples import SAMPLES, sample_source

    path = write_video(tmp_path / "a.avi", [RED, GREEN, BLUE] * 20)
    session.store.dispatch(ev.VideoOffered(path))
    qtbot.waitUntil(lambda: state(session).input.source.live, timeout=WAIT)
    match way:
        case "stop":
            session.window.input_pane.live.stop_button.click()
        case "picture":
            session.store.dispatch(ev.PictureOffered(sample_source(SAMPLES[0].key)))
        case "step":
            sources = tuple(sample_source(sample.key) for sample in SAMPLES)
            session.store.dispatch(ev.PicturesOffered(sources))
    assert state(session).input.live is None
    assert session.window.input_pane.live.isHidden()
    qtbot.waitUntil(lambda: state(session).input.pending is None, timeout=WAIT)
    qtbot.waitUntil(lambda: state(session).job.status == "done", timeout=WAIT)
    # A frame that was still on its way changes nothing.
    assert state(session).input.source.live == (way == "stop")
    assert session._live._source is None


@needs_multimedia
def test_a_file_that_is_no_video_is_told_and_the_picture_stays(session, qtbot, tmp_path):
    path = tmp_path / "broken.mp4"
    path.write_bytes(b"not a video" * 100)
    before = state(session).input
    session.store.dispatch(ev.VideoOffered(path))
    qtbot.waitUntil(lambda: bool(state(session).notices), timeout=WAIT)
    (notice,) = state(session).notices
    assert str(notice.what).startswith("The video “broken.mp4” cannot be played:")
    assert state(session).input.live is None
    assert state(session).input.picture is before.picture


@needs_multimedia
def test_a_missing_video_is_told(session, qtbot, tmp_path):
    session.store.dispatch(ev.VideoOffered(tmp_path / "gone.mp4"))
    qtbot.waitUntil(lambda: bool(state(session).notices), timeout=WAIT)
    assert str(state(session).notices[0].what) == "The video “gone.mp4” is not there."
    assert state(session).input.live is None


@needs_multimedia
def test_a_computer_without_a_camera_says_so(session, qtbot, monkeypatch):
    monkeypatch.setattr(QtMultimedia.QMediaDevices, "videoInputs", staticmethod(list))
    session.window.actions_.by_key["camera"].trigger()
    qtbot.waitUntil(lambda: bool(state(session).notices), timeout=WAIT)
    assert str(state(session).notices[0].what) == "No camera was found."
    assert state(session).input.live is None


def test_a_computer_without_multimedia_says_what_to_install(session, qtbot, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    session.store.dispatch(ev.VideoOffered(write_video(tmp_path / "a.avi", [RED])))
    qtbot.waitUntil(lambda: bool(state(session).notices), timeout=WAIT)
    (notice,) = state(session).notices
    assert str(notice.what).startswith("Cameras and videos need QtMultimedia: ")
    assert "libpulse0" in str(notice.hint)
    assert state(session).input.live is None


@needs_multimedia
def test_closing_while_a_video_plays(session, qtbot, tmp_path):
    session.store.dispatch(ev.VideoOffered(write_video(tmp_path / "a.avi", [RED, BLUE] * 20)))
    qtbot.waitUntil(lambda: state(session).input.source.live, timeout=WAIT)
    session.window.close()
    assert session._live._source is None


class FakeFrame:
    def isValid(self):
        return True


def test_frames_are_dropped_while_the_worker_is_busy(qapp):
    class Store:
        def __init__(self):
            self.state = update(initial(), ev.CameraOffered("c"))
            self.state = update(self.state, ev.JobStarted("x"))
            self.events = []

        class changed:  # noqa: N801 - a signal's name
            connect = staticmethod(lambda slot: None)

        def dispatch(self, event):
            self.events.append(event)

    store = Store()
    player = LivePlayer(store, qapp)
    player._live = store.state.input.live
    frames = [FakeFrame() for _ in range(5)]
    for frame in frames:
        player.arrived(frame)
    assert store.events == []
    idle = update(store.state, ev.JobFinished(1.0))
    player._offer(idle)
    (offered,) = store.events
    assert offered.source.data.frame is frames[-1]
    player._offer(idle)
    assert len(store.events) == 1
    player.setParent(None)
    player.deleteLater()


def test_maps_follow_each_frame_and_predictions_once_a_second(qapp):
    class Store:
        class changed:  # noqa: N801 - a signal's name
            connect = staticmethod(lambda slot: None)

    player = LivePlayer(Store, qapp)
    now = [10.0]
    player._clock = lambda: now[0]

    class Maps:  # the session refers to it weakly
        digest, layer = "ab 3x32x32", "conv1_1"

    picture, maps = SimpleNamespace(digest="ab"), Maps()
    idle = initial()
    seen = replace(idle, input=replace(idle.input, picture=picture))
    running = update(seen, ev.JobStarted("x"))
    followed = update(running, ev.MapsReady(maps))
    player.follow(idle, update(idle, ev.PredictionsReady(SimpleNamespace(weights=None))))
    assert not player._busy(seen)
    assert player._busy(running)  # the maps of this frame are still to come
    assert not player._busy(followed)
    now[0] += PREDICT_SECONDS + 0.1
    assert player._busy(followed)  # now the predictions have their turn
    assert player._busy(update(followed, ev.CameraOffered())) is True
    player.setParent(None)
    player.deleteLater()


def test_rates_are_means_over_the_last_seconds():
    now = [0.0]
    rate = Rate(lambda: now[0])
    assert rate.value() == 0
    for tick in range(50):
        now[0] = tick / 10
        rate.count()
    assert rate.value() == pytest.approx(10)
    now[0] = 100
    assert rate.value() == 0
