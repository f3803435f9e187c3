"""A file that is open and changes on disk (FAULTS 58): the user is asked, nothing is lost."""

from __future__ import annotations

import os

import pytest
from PIL import Image
from programs import end

from vgg_explorer.arch import toml
from vgg_explorer.arch.presets import find
from vgg_explorer.gui.app import App
from vgg_explorer.session import events as ev

WAIT = 60_000


@pytest.fixture
def session(qapp, qtbot):
    made = App(qapp, [], None)
    made.store.dispatch(ev.PresetChosen("vgg_tiny"))
    with qtbot.waitSignal(made.rendered, timeout=WAIT):
        made.show()
    yield made
    end(made)


def state(session):
    return session.store.state


def watched(session):
    return set(session._files_open._watcher.files())


def opened(session, qtbot, path):
    session.window.paths_opened.emit((path,))
    qtbot.waitUntil(lambda: str(path) in watched(session), timeout=WAIT)
    qtbot.waitUntil(lambda: state(session).job.status == "done", timeout=WAIT)


@pytest.mark.parametrize("way", ["in place", "replaced"])
def test_a_changed_picture(session, qtbot, tmp_path, way):
    path = tmp_path / "a.png"
    Image.new("RGB", (40, 30), (200, 0, 0)).save(path)
    opened(session, qtbot, path)
    before = state(session).input.picture
    other = path if way == "in place" else tmp_path / "b.png"
    Image.new("RGB", (50, 30), (0, 200, 0)).save(other)
    if other != path:
        os.replace(other, path)
    qtbot.waitUntil(lambda: bool(state(session).notices), timeout=WAIT)
    (notice,) = state(session).notices
    assert str(notice.what) == "“a.png” was changed by another program."
    assert state(session).input.picture is before
    (action,) = notice.actions
    session.store.dispatch(action.event)
    qtbot.waitUntil(lambda: state(session).input.picture.full_size == (50, 30), timeout=WAIT)


def test_a_changed_network(session, qtbot, tmp_path):
    path = tmp_path / "n.toml"
    path.write_text(toml.dumps(find("vgg_tiny").spec))
    opened(session, qtbot, path)
    assert state(session).network_file == path
    session.store.dispatch(ev.OptionChanged("num_classes", 7))
    mine = state(session).model
    path.write_text(toml.dumps(find("vgg_mini").spec))
    qtbot.waitUntil(lambda: bool(state(session).notices), timeout=WAIT)
    assert state(session).model is mine
    (action,) = state(session).notices[0].actions
    session.store.dispatch(action.event)
    wanted = find("vgg_mini").spec.features
    qtbot.waitUntil(lambda: state(session).model.spec.features == wanted, timeout=WAIT)
    # One's own work comes back by undo.
    session.store.dispatch(ev.Undone())
    assert state(session).model == mine


def test_saving_it_oneself_asks_nothing(session, qtbot, tmp_path):
    path = tmp_path / "n.toml"
    path.write_text(toml.dumps(find("vgg_tiny").spec))
    opened(session, qtbot, path)
    session.store.dispatch(ev.OptionChanged("num_classes", 7))
    session.window.spec_saved.emit(path)
    qtbot.waitUntil(lambda: bool(state(session).notices), timeout=WAIT)
    settle = session._files_open._settle
    if not settle.isActive():
        with qtbot.waitSignal(settle.timeout, timeout=WAIT, raising=False):
            pass
    qtbot.waitUntil(lambda: not settle.isActive(), timeout=WAIT)
    with qtbot.waitSignal(session._files_open._worker.reported, timeout=2000, raising=False):
        pass
    assert [notice.kind for notice in state(session).notices] == ["ok"]


def test_files_that_are_no_longer_open_are_not_watched(session, qtbot, tmp_path):
    path = tmp_path / "a.png"
    Image.new("RGB", (40, 30), (200, 0, 0)).save(path)
    opened(session, qtbot, path)
    other = tmp_path / "b.png"
    Image.new("RGB", (40, 30), (0, 0, 200)).save(other)
    opened(session, qtbot, other)
    assert watched(session) == {str(other)}


def test_a_file_that_goes_away_is_no_reason_to_ask(session, qtbot, tmp_path):
    path = tmp_path / "a.png"
    Image.new("RGB", (40, 30), (200, 0, 0)).save(path)
    opened(session, qtbot, path)
    with qtbot.waitSignal(session._files_open._worker.reported, timeout=WAIT):
        path.unlink()
    assert state(session).notices == ()
