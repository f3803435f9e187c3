"""`Trainer`: a training from its first step to its last, as a generator of reports."""

from __future__ import annotations

import math
import time
import uuid
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import replace
from typing import Literal

import torch

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine import devices
from vgg_explorer.engine.allocator import freed_memory_kept
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.engine.memory import peak_ram
from vgg_explorer.engine.threads import let_go, set_threads
from vgg_explorer.engine.training import optimisers, schedules
from vgg_explorer.engine.training.checks import check, explained
from vgg_explorer.engine.training.conditions import differences, threads_of
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.data.dataset import DataSet
from vgg_explorer.engine.training.data.loader import Batch, Loader
from vgg_explorer.engine.training.evaluating import evaluated
from vgg_explorer.engine.training.guard import GoodWeights, Guard
from vgg_explorer.engine.training.health import Watch
from vgg_explorer.engine.training.learner import Learner
from vgg_explorer.engine.training.learning import BrokenOffError
from vgg_explorer.engine.training.meter import Meter
from vgg_explorer.engine.training.records import Begun, Ended, NewWeights, Noted, Report, Resting
from vgg_explorer.engine.training.snapshot import Order, Snapshot
from vgg_explorer.engine.training.together import Alone, Together

How = Literal["finished", "stopped", "diverged"]
Reports = Generator[Report | None, None, None]

_REST_SECONDS = 0.2
_LONG_SECONDS = 0.3
"""Steps that take longer are broken off within where they are to stop."""


class Trainer:
    """Trains a network on a data set.

    Everything random comes from the plan's seed and the number of the step, so that neither a
    resume nor what other threads do changes a loss: on the same CPU, number of threads and PyTorch,
    bit for bit.

    Parameters
    ----------
    order : Order
    data : DataSet
    control : Control
        Read between two steps.
    resume : Snapshot, optional
        Where to go on.
    team : Together, optional
        The processes that train with this one; each runs a trainer of its own, and all of them
        stop when one is told to.

    Raises
    ------
    EngineError
        Where the plan, the labels or the memory do not allow it.
    """

    def __init__(
        self,
        order: Order,
        data: DataSet,
        control: Control,
        *,
        resume: Snapshot | None = None,
        team: Together | None = None,
    ) -> None:
        check(order, data, team.world if team is not None else 1)
        self._order, self._plan, self._data, self._control = order, order.plan, data, control
        self._team = team or Alone()
        self._learner = Learner(order, self._team)
        pictures = len(data.train.labels)
        self._total = self._plan.total_steps(pictures)
        self._per_epoch = self._plan.steps_per_epoch(pictures)
        self._step, self._factor = 0, 1.0
        self._best: float | None = None
        self._resumed = resume
        self._stop_agreed = False
        self._key = uuid.uuid4().hex
        if resume is not None:
            self._learner.resume(resume)
            self._step, self._factor = resume.step, resume.rate_factor
            self._best = resume.best
        self._guard = Guard(self._learner.classes)
        self._good = GoodWeights(self._learner.tensors(), self._step)
        self._watch = Watch(self._learner, self._plan.batch)
        self._meter = Meter(self._per_epoch)
        self._long = True  # nobody knows yet
        self._shown: int | None = None
        """The step whose weights were given to be looked at last."""

    @property
    def step(self) -> int:
        """Steps done; after a divergence, until the last good one."""
        return self._step

    def run(self) -> Reports:
        """Train; each yield is a place to be closed at, or to take a `snapshot`.

        Raises
        ------
        EngineError
            Where the memory does not suffice, or torch fails. The network is that of the last
            step.
        """
        failure = None
        try:
            with freed_memory_kept():
                yield from self._reports()
        except (RuntimeError, MemoryError) as error:
            failure = explained(error, self._order, alone=self._team.world == 1)
            if failure is None:
                raise
        if failure is not None:
            # Outside of ``except``: the exception would keep alive all that the step had made.
            self._learner.forget_gradients()
            devices.give_back(self._order.device)
            raise failure

    def snapshot(self) -> Snapshot:
        """Return where the training stands; after a divergence, the last good weights."""
        learner = self._learner
        return Snapshot(
            step=self._step,
            weights=learner.state(),
            optimiser=optimisers.state(learner.optimiser),
            scaler=learner.scaler.state_dict() if learner.scaler is not None else None,
            rate_factor=self._factor,
            best=self._best,
            data_key=self._data.key,
            device=self._order.device,
            threads=threads_of(self._order),
            torch_version=torch.__version__,
        )

    def peak_memory(self) -> int | None:
        """Return the bytes that the process, or its part of the device, had at most so far."""
        if torch.device(self._order.device).type == "cuda":
            return torch.cuda.max_memory_allocated(self._order.device)
        return peak_ram()

    def _reports(self) -> Reports:
        set_threads(self._order.threads)
        pictures, precision = len(self._data.train.labels), self._learner.precision
        notes = tuple(differences(self._order, pictures, precision, self._resumed))
        yield Begun(self._data.report, self._step, self._total, self._per_epoch, notes)
        if self._control.take_look():
            yield self._weights()
        how, why, step = yield from self._trained()
        if not self._meter.empty:
            yield self._meter.step(step)
        yield self._weights()
        yield Ended(how, step, why)

    def _trained(self) -> Generator[Report | None, None, tuple[How, Text | None, int]]:
        with (
            closing(self._loader(training=True)) as pictures,
            closing(self._loader()) as validation,
        ):
            if self._step:  # the checkpoint may have been made in front of an evaluation
                why = yield from self._evaluate(validation)
                if why is not None:
                    return self._diverged(why)
            while self._step < self._total and not self._stopping():
                why = yield from self._epoch(pictures)
                if why is None:
                    why = yield from self._evaluate(validation)
                if why is not None:
                    return self._diverged(why)
                for what, hint in (*pictures.new_notes(), *validation.new_notes()):
                    yield Noted(what, hint)
        return ("stopped" if self._stopping() else "finished"), None, self._step

    def _loader(self, *, training: bool = False) -> Loader:
        return Loader(
            self._data.train if training else self._data.validation,
            self._order.spec.input,
            self._order.preprocess,
            self._plan.batch,
            self._plan.seed,
            self._plan.augmentation if training else None,
            shuffled=training,
            rank=self._team.rank,
            world=self._team.world,
            stopping=self._stopping,
        )

    def _epoch(self, pictures: Loader) -> Generator[Report | None, None, Text | None]:
        """Train to the end of the epoch; return why that makes no sense any more."""
        epoch, first = divmod(self._step, self._per_epoch)
        with closing(pictures.epoch(epoch, first)) as batches:
            for batch in batches:
                yield from self._rest()
                if self._stopping():
                    return None
                why = yield from self._one(batch)
                if why is not None or self._step >= self._total:
                    return why
        return None

    def _one(self, batch: Batch) -> Generator[Report | None, None, Text | None]:
        """Make a step, or return why it cannot be made."""
        began, number, rate = time.perf_counter(), self._step + 1, self._rate()
        due = self._watch.due(number)
        try:
            with self._watch.watching(number):
                loss, right = self._learner.gradients(
                    batch.images, batch.labels, number, self._asked()
                )
        except BrokenOffError:
            return None
        loss, right, count = self._agreed(loss, right, len(batch.labels))
        if self._guard.diverged(loss):
            return self._guard.why(number, loss, rate, self._good.step)
        # These weights are known to be good: they gave this loss. Updated ones may not be.
        due = due and self._guard.healthy
        if due:
            self._good.keep(self._step)
        self._learner.update(rate)
        self._step = number
        self._control.take_single()
        seconds = time.perf_counter() - began + batch.waited
        self._long = seconds > _LONG_SECONDS
        self._meter.add(loss, right, count, rate, seconds, batch.waited)
        last = number % self._per_epoch == 0 or number == self._total
        if last or number % self._plan.log_steps == 0:
            yield self._meter.step(number)
        else:
            yield None
        if due:
            yield self._watch.report(number, self._good.copies)
        if number % self._plan.live_steps == 0 and self._control.take_look():
            yield self._weights()
        return None

    def _agreed(self, loss: float, right: int, count: int) -> tuple[float, int, int]:
        """Return the mean loss and the counts over all processes, and agree upon stopping."""
        if self._team.world == 1:
            return loss, right, count
        wish = float(self._control.stopping)
        told = self._team.summed([loss * count, right, count, wish])
        self._stop_agreed = told[3] > 0
        return told[0] / told[2], int(told[1]), int(told[2])

    def _asked(self) -> Callable[[], bool] | None:
        """Return what breaks off a step that may take long."""
        return self._stopping if self._long and self._team.world == 1 else None

    def _stopping(self) -> bool:
        # A process that left alone would let the others wait for ever.
        return self._stop_agreed if self._team.world > 1 else self._control.stopping

    def _rest(self) -> Reports:
        if self._control.paused:
            let_go()  # what is looked at meanwhile is computed faster
            yield Resting(self._step)
            while self._control.rest(_REST_SECONDS):
                # Whoever rests, after a single step above all, looks at what it has changed.
                shows = self._shown != self._step and self._control.take_look()
                yield self._weights() if shows else None

    def _rate(self) -> float:
        """Return the rate of the next step: the schedule's, times what the user made of it."""
        planned = schedules.rate(self._plan, self._step, self._total, self._per_epoch)
        asked = self._control.take_rate()
        if asked is not None and math.isfinite(asked) and asked > 0:
            self._factor = asked / planned if planned else 1.0
        return planned * self._factor

    def _evaluate(self, pictures: Loader) -> Generator[Report | None, None, Text | None]:
        """Evaluate where it is due; return why training makes no sense any more."""
        if self._stopping() or (self._step % self._per_epoch and self._step < self._total):
            return None
        found = yield from evaluated(
            self._learner,
            pictures,
            self._data.validation,
            len(self._data.report.classes),
            self._team,
            self._stopping,
        )
        if found is None:
            return None
        if not math.isfinite(found.loss):  # the last step has led astray, and none comes to notice
            rate = self._learner.optimiser.param_groups[0]["lr"]
            return self._guard.why(self._step, found.loss, rate, self._good.step)
        best = self._best is None or found.accuracy >= self._best
        if best:
            self._best = found.accuracy
        yield replace(found, step=self._step, epoch=self._step / self._per_epoch, best=best)
        return None

    def _diverged(self, why: Text) -> tuple[How, Text, int]:
        reached = self._step
        self._good.bring_back()
        self._learner.fresh_optimiser()  # what it knows led astray
        self._step = self._good.step
        return "diverged", why, reached

    def _weights(self) -> NewWeights:
        self._shown = self._step
        title = text("trained weights, step {step}", step=self._step)
        classes = self._data.report.classes
        weights = Loaded(
            digest=f"training/{self._key}/{self._step}",
            name="",
            title=title,
            tensors=self._learner.module.learnt(),
            spec=self._order.spec,
            preprocess=self._order.preprocess,
            categories=classes if len(classes) == self._learner.classes else (),
        )
        return NewWeights(self._step, weights)
