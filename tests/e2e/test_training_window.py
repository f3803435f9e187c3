"""The program ends while it trains: told by a signal it asks nobody, and keeps everything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vgg_explorer.engine.training import run_record

ROOT = Path(__file__).parents[2]
WAIT = 120
"""Seconds."""

CHILD = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from vgg_explorer.engine.training.plan import DrawnData
from vgg_explorer.gui import app as program
from vgg_explorer.session import events as ev

runs, paused = Path(sys.argv[1]), sys.argv[2] == "paused"
qt = program._application(sys.argv[:1])
session = program.App(qt, [], None)
watch = program._quit_on_signals(qt, session)
session.show()
session.store.dispatch(
    ev.PresetChosen("vgg_tiny"),
    ev.RunsFolderChosen(runs),
    ev.DataChosen(DrawnData(10, 64, 16), shown=True),
    ev.PlanChanged("batch", 4),
    ev.PlanChanged("steps", 100_000),
    ev.TrainingAsked(),
)

def told():
    run = session.store.state.training.run
    if run is None or run.step < 3:
        return
    if paused and run.status == "running":
        session.store.dispatch(ev.TrainingPaused())
    elif not paused or run.status == "paused":
        timer.stop()
        os.kill(os.getpid(), signal.SIGTERM)

timer = QTimer()
timer.timeout.connect(told)
timer.start(50)
code = qt.exec()
watch.setEnabled(False)
program._stop(session, code)
print(session.store.state.training.run.folder)
sys.exit(code)
"""


@pytest.mark.parametrize("how", ["running", "paused"])
def test_a_signal_ends_a_training_with_a_checkpoint(tmp_path, how):
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path / "runs"), how],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    record = run_record.read(Path(done.stdout.strip()))
    assert record.status == "stopped"
    assert record.plan.steps == 100_000
