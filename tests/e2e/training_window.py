"""The program with a user who trains as soon as the window is there; run by test_training.py."""

import json
import sys
from pathlib import Path

import tiny_training
from PySide6.QtCore import QTimer

from vgg_explorer.gui import app
from vgg_explorer.session import events as ev

TOLD = Path(sys.argv[2])


class Busy(app.App):
    """A session in which a training begins by itself."""

    def show(self):
        super().show()
        QTimer.singleShot(0, self, self._train)

    def _train(self):
        plan = {"batch": 6, "epochs": 5000, "save_steps": 50}
        changes = [ev.PlanChanged(field, value) for field, value in plan.items()]
        self.store.dispatch(ev.SpecOpened(tiny_training.spec(), None), *changes)
        self.store.dispatch(ev.DataChosen(tiny_training.DATA), ev.TrainingAsked())


class Watching(app.App):
    """A session that tells its first notice and what becomes of it."""

    def show(self):
        super().show()
        self.store.changed.connect(self._tell)

    def _tell(self, _old, new):
        if new.notices and not TOLD.exists():
            (notice,) = new.notices
            TOLD.write_text(json.dumps(str(notice.what)))
            self.store.dispatch(ev.NoticeDismissed(notice.number))
            action = notice.actions[0 if sys.argv[1] == "resume" else 1]
            self.store.dispatch(action.event)


if __name__ == "__main__":
    app.App = Busy if sys.argv[1] == "train" else Watching
    sys.exit(app.run([]))
