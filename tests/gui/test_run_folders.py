"""Run folders in the whole program: opened, followed while another process trains, gone on with."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import tiny_training
from programs import end

from vgg_explorer.arch import toml
from vgg_explorer.gui.app import App
from vgg_explorer.session import events as ev

ROOT = Path(__file__).parents[2]
WAIT = 90_000


@pytest.fixture
def start(qapp):
    started = []

    def begin(*files):
        session = App(qapp, [str(file) for file in files], None)
        started.append(session)
        session.show()
        return session

    yield begin
    for session in started:
        session.window.training.leaves = True  # nobody answers the question
        end(session)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return tiny_training.trained(tmp_path_factory.mktemp("runs"))[0]


@pytest.fixture
def trainer(tmp_path):
    """The command line that trains for as long as the test takes."""
    network, out = tmp_path / "tiny.toml", tmp_path / "run"
    network.write_text(toml.dumps(tiny_training.spec()))
    command = [sys.executable, "-m", "vgg_explorer", "train", str(network), "--out", str(out)]
    options = "--data drawn --batch 6 --epochs 9000 --save-every 40 --device cpu --threads 1"
    child = subprocess.Popen(
        [*command, *options.split()],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    yield child, out
    child.kill()
    child.communicate()


def test_a_run_folder_that_is_opened_shows_its_curves_and_opens_its_weights(start, run, qtbot):
    session = start(run)

    def state():
        return session.store.state

    qtbot.waitUntil(lambda: state().training.run is not None, timeout=WAIT)
    shown = state().training.run
    assert (shown.status, shown.step, len(shown.evaluations)) == ("finished", 24, 4)
    assert state().view.tab == "training"
    session.store.dispatch(ev.RunOpened(shown.number))
    qtbot.waitUntil(lambda: bool(state().weights.sources), timeout=WAIT)
    (source,) = state().weights.sources
    assert state().weights.origin == run / "best.safetensors"
    assert source.categories == ("circle", "cross", "ring")
    assert state().model.good.spec == tiny_training.spec()
    assert all(which.source for which in state().weights.assignment.values())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_the_window_follows_the_command_line_and_goes_on_where_that_was_killed(
    start, trainer, qtbot
):
    child, out = trainer
    qtbot.waitUntil((out / "run.json").exists, timeout=WAIT)
    session = start(out)

    def state():
        return session.store.state

    def followed():
        run = state().training.run
        return run is not None and run.status == "following" and len(run.curve) > 5

    qtbot.waitUntil(followed, timeout=WAIT)
    before = len(state().training.run.curve)
    qtbot.waitUntil(lambda: len(state().training.run.curve) > before + 50, timeout=WAIT)
    qtbot.waitUntil(lambda: state().training.taught is not None, timeout=WAIT)
    assert state().model.good.spec == state().training.run.spec
    assert state().training.run.spec.features == tiny_training.spec().features
    child.send_signal(signal.SIGKILL)
    qtbot.waitUntil(lambda: state().training.run.status == "stopped", timeout=WAIT)
    run = state().training.run
    assert "ended in the middle" in str(run.what)
    assert state().training.following is None
    saved, reached = run.saved, run.curve[-1].step
    assert reached - saved <= 41

    session.store.dispatch(ev.TrainingAsked(out))
    qtbot.waitUntil(lambda: state().training.run.step > reached + 5, timeout=WAIT)
    run = state().training.run
    assert (run.status, len(state().training.runs)) == ("running", 1)
    assert [one.step for one in run.curve] == list(range(1, len(run.curve) + 1))
    session.store.dispatch(ev.TrainingStopped())
    qtbot.waitUntil(lambda: state().training.run.status == "stopped", timeout=WAIT)
    assert state().training.run.saved == state().training.run.step
