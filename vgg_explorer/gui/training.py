"""The training threads of a window: they follow what the state asks for, and report to it."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from vgg_explorer.engine.training.control import Control
from vgg_explorer.gui.worker import Worker
from vgg_explorer.session import events as ev
from vgg_explorer.session.training_jobs import TrainingDesk

if TYPE_CHECKING:
    from vgg_explorer.gui.store import Store
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.training import Asked, Training

LIVE_SHARE = 0.04
"""At most this share of the time goes to maps of a network that trains."""

LIVE_SECONDS = 0.5
"""Maps of a network that trains follow this often at most."""


class TrainingRunner(QObject):
    """Trains what ``state.training`` asks for.

    Parameters
    ----------
    store : Store
    parent : QObject
    """

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = TrainingDesk()
        self._control = Control()
        self._trainer = Worker(self)
        self._trainer.delivered.connect(self._report)
        # A look at other data must not end the training.
        self._looker = Worker(self)
        self._looker.delivered.connect(self._report_look)
        # Another process's run has a thread of its own: most of the time it waits.
        self._follower = Worker(self)
        self._follower.delivered.connect(self._report_followed)
        self._looked_at = 0.0
        self._looks = QTimer(self)
        self._looks.setSingleShot(True)
        self._looks.timeout.connect(self._look_again)
        store.changed.connect(self.follow)

    def follow(self, old: AppState, new: AppState) -> None:
        """Begin, rein or end what the state says."""
        before, now = old.training, new.training
        if now is not before:
            other = now.plan.augmentation != before.plan.augmentation
            if now.data.status == "looking" and (other or now.data is not before.data):
                self._look_at_data(before, now)
            if now.test is not before.test:
                self._test(before, now)
            if now.asked is not None and now.asked is not before.asked:
                self._train(now.asked)
            elif now.reins is not before.reins:
                self._rein(before, now)
            if now.following != before.following:
                self._follow_run(now)
            if now.live and not before.live:
                self._looks.start(0)
        done = new.job is not old.job and new.job.status in {"done", "failed", "cancelled"}
        if done and now.at_work and self._looked_at:
            # The maps are shown. They cost the training what they took: so they are to follow
            # less often where they take longer.
            taken, self._looked_at = time.monotonic() - self._looked_at, 0.0
            self._looks.start(round(1000 * max(LIVE_SECONDS, taken / LIVE_SHARE)))

    def stop(self, seconds: float) -> bool:
        """End the threads, with a checkpoint; return whether they ended in time."""
        self._control.stop()
        self._looks.stop()
        stopped = [
            self._trainer.stop(seconds),
            self._looker.stop(seconds),
            self._follower.stop(seconds),
        ]
        return all(stopped)

    # What is asked

    def _look_at_data(self, before: Training, now: Training) -> None:
        choice = now.data.choice
        if choice is None or (now.data.done is not None and before.data.choice == choice):
            return  # it goes on
        plan = now.plan
        if before.plan.augmentation == plan.augmentation:
            self._desk.forget()
        self._looker.ask(partial(self._desk.look, choice, plan.augmentation, plan.seed))

    def _train(self, asked: Asked) -> None:
        self._control = Control()
        self._looked_at = 0.0
        self._trainer.ask(partial(self._desk.train, asked, self._control))
        if self._store.state.training.live:
            self._control.look()

    def _follow_run(self, now: Training) -> None:
        run = now.followed
        if run is None or now.following is None:
            self._follower.cancel()
        else:
            self._follower.ask(partial(self._desk.follow, run.number, now.following))

    def _rein(self, before: Training, now: Training) -> None:
        old, new = before.reins, now.reins
        if new.stopping:
            self._control.stop()
        for _ in range(new.singles - old.singles):
            self._control.single_step()
        if new.singles == old.singles and new.paused != old.paused:
            if new.paused:
                self._control.pause()
            else:
                self._control.go_on()
        if new.rate is not None and new.rate != old.rate:
            self._control.set_rate(new.rate)

    def _test(self, before: Training, now: Training) -> None:
        test = now.test
        if test.status == "running" and test.asked is not before.test.asked and test.asked:
            self._control = Control()
            self._trainer.ask(partial(self._desk.test, test.asked, self._control))
        elif before.test.status == "running" and test.status != "running":
            self._control.stop()

    def _look_again(self) -> None:
        if self._store.state.training.live:
            self._control.look()

    # What is reported

    def _report(self, events: tuple[object, ...]) -> None:
        training = self._store.state.training
        told = tuple(self._failed(event, training) for event in events)
        weights = self._store.state.weights
        self._store.dispatch(*told)
        if self._store.state.weights is not weights:
            self._looked_at = time.monotonic()

    def _failed(self, event: object, training: Training) -> object:
        """Say of which of its works a failure is."""
        if not isinstance(event, ev.JobFailed):
            return event
        if training.test.status == "running":
            return ev.RangeFailed(event.what, event.hint)
        number = training.asked.number if training.asked is not None else 0
        return ev.TrainingFailed(number, event.what, event.hint)

    def _report_followed(self, events: tuple[object, ...]) -> None:
        run = self._store.state.training.followed
        number = run.number if run is not None else 0
        self._store.dispatch(
            *(
                ev.TrainingFailed(number, event.what, event.hint)
                if isinstance(event, ev.JobFailed)
                else event
                for event in events
            )
        )

    def _report_look(self, events: tuple[object, ...]) -> None:
        choice = self._store.state.training.data.choice
        self._store.dispatch(
            *(
                ev.DataFailed(choice, event.what, event.hint)
                if isinstance(event, ev.JobFailed) and choice is not None
                else event
                for event in events
            )
        )
