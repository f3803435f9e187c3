"""A training in the real program: killed, asked to end, offered at the next start."""

import json
import signal
import sys
from pathlib import Path

import pytest

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.runs import run_folder, run_record
from vgg_explorer.engine.training.runs.run_files import steps_kept

WAIT = 120


@pytest.fixture
def start(start_process, tmp_path):
    window = Path(__file__).with_name("training_window.py")
    return lambda what: start_process([sys.executable, window, what, tmp_path / what], tmp_path)


@pytest.fixture
def runs(tmp_path):
    return tmp_path / "vgg-explorer" / "runs"


def only(runs):
    (path,) = runs.iterdir()
    return path


def steps(runs):
    curves = [run_record.curves(path) for path in runs.iterdir()] if runs.is_dir() else []
    return curves[0].steps[-1].step if curves and curves[0].steps else 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_program_that_is_asked_to_end_keeps_the_training(start, wait_for, runs):
    child = start("train")
    wait_for(child, lambda: steps(runs) > 60)
    # Another window, as this process may be one, is not offered it and cannot take it.
    assert run_record.unfinished(runs) == []
    with pytest.raises(EngineError, match="another process"):
        run_folder.resumed(only(runs), "cpu", 1)
    child.send_signal(signal.SIGTERM)
    _, said = child.communicate(timeout=WAIT)
    assert (child.returncode, said) == (0, "")
    record = run_record.read(only(runs))
    assert record.status == "stopped"
    assert steps_kept(only(runs))[-1] == steps(runs)
    assert run_record.unfinished(runs) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_program_that_was_killed_offers_the_training_at_the_next_start(
    start, wait_for, runs, tmp_path
):
    child = start("train")
    wait_for(child, lambda: steps(runs) > 60)
    child.kill()
    child.communicate()
    kept = steps_kept(only(runs))[-1]
    assert steps(runs) - kept <= 50

    again = start("resume")
    wait_for(again, (tmp_path / "resume").exists)
    what = json.loads((tmp_path / "resume").read_text())
    assert what == f"A training was interrupted: tiny, step {kept} of 30000."
    wait_for(again, lambda: steps(runs) > kept + 70)
    assert len(list(runs.iterdir())) == 1
    again.kill()
    again.communicate()

    last = start("later")
    wait_for(last, (tmp_path / "later").exists)
    wait_for(last, lambda: run_record.read(only(runs)).status == "stopped")
    assert run_record.unfinished(runs) == []
