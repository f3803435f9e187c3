"""The program ends while it trains, by a signal or by its user, and keeps everything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vgg_explorer.engine.training.runs import run_record

ROOT = Path(__file__).parents[2]
WAIT = 120
"""Seconds."""

OFFSCREEN = "This plugin does not support propagateSizeHints()\n"
"""What Qt says of any dialog where there is no screen."""

CHILD = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from vgg_explorer.engine.training.plan import DrawnData
from vgg_explorer.gui import app as program
from vgg_explorer.session import events as ev

runs, how = Path(sys.argv[1]), sys.argv[2]
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
    if how == "paused" and run.status == "running":
        session.store.dispatch(ev.TrainingPaused())
    elif how == "closed":
        timer.stop()
        session.window.close()
        session.window.training.box.buttons()[0].click()
    elif how == "logged off":
        timer.stop()
        qt.commitDataRequest.emit(None)
        QCoreApplication.sendEvent(qt, QEvent(QEvent.Type.Quit))
    elif how == "running" or run.status == "paused":
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


@pytest.mark.parametrize("how", ["running", "paused", "closed", "logged off"])
def test_it_ends_with_a_checkpoint_and_without_a_word(tmp_path, how):
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path / "runs"), how],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )
    said = done.stderr.replace(OFFSCREEN, "")
    assert (done.returncode, said) == (0, "")
    record = run_record.read(Path(done.stdout.strip()))
    assert record.status == "stopped"
    assert record.plan.steps == 100_000
