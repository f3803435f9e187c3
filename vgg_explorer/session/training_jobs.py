"""What the training thread does, as generators of events; see `jobs`.

Training has a thread of its own beside the one that computes maps: layers and pictures are looked
at while it goes on, and neither waits for the other.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.plan import Augmentation, DataChoice
from vgg_explorer.engine.training.records import Ended, Preparing, Report, Step
from vgg_explorer.session import events as ev
from vgg_explorer.session.training import Asked

if TYPE_CHECKING:
    from vgg_explorer.engine.training.control import Control
    from vgg_explorer.engine.training.data.dataset import DataSet
    from vgg_explorer.engine.training.runs.run_folder import RunFolder
    from vgg_explorer.engine.training.snapshot import Order, Snapshot

TELL_SECONDS = 0.25
"""Steps are told together, this often: each telling costs the window a paint."""


class TrainingDesk:
    """Keeps the data set between a look at it and the training."""

    def __init__(self) -> None:
        self._held: tuple[DataChoice, DataSet] | None = None

    def look(self, choice: DataChoice, augmentation: Augmentation, seed: int) -> Iterator[object]:
        """Find out what a data set has."""
        from vgg_explorer.engine.importing import import_torch
        from vgg_explorer.engine.training.data.folder_faults import EmptyClassesError

        try:
            data = yield from self._opened(choice)
            import_torch()
            from vgg_explorer.engine.training.data import augmenting

            report = augmenting.shown(data, augmentation, seed)
        except EngineError as error:
            empty = isinstance(error, EmptyClassesError)
            yield ev.DataFailed(choice, error.what, error.hint, empty=empty)
        else:
            yield ev.DataLooked(choice, report)

    def _opened(self, choice: DataChoice) -> Generator[object, None, DataSet]:
        from vgg_explorer.engine.training.data import data_sets

        held = self._held
        if held is not None and held[0] == choice:
            return held[1]
        self._held = None  # its pictures make room
        for step in data_sets.opened(choice):
            if isinstance(step, data_sets.DataSet):
                self._held = choice, step
                return step
            yield ev.DataProgressed(choice, step)
        raise RuntimeError("a data set was opened and not given")

    def forget(self) -> None:
        """Look at the data anew the next time: it was chosen again."""
        self._held = None

    def train(self, asked: Asked, control: Control) -> Iterator[object]:
        """Train as asked, and keep it in a run folder."""
        from vgg_explorer.engine.importing import import_torch

        number = asked.number
        preparing = Preparing(text("Starting PyTorch"))
        yield ev.TrainingReported(number, (preparing,))
        import_torch()
        from vgg_explorer.engine.training.runs import run_folder

        try:
            if asked.resume is None:
                order = yield from ordered(asked)
                folder = run_folder.created(asked.folder, order)
                yield from self._train(number, order, folder, control, None)
                return
            folder, order, snapshot = run_folder.resumed(asked.resume, asked.device, asked.threads)
            yield _resumed(number, folder, snapshot)
            yield from self._train(number, order, folder, control, snapshot)
        except EngineError as error:
            yield ev.TrainingFailed(number, error.what, error.hint)

    def _train(
        self,
        number: int,
        order: Order,
        folder: RunFolder,
        control: Control,
        snapshot: Snapshot | None,
    ) -> Iterator[object]:
        from vgg_explorer.engine.training.runs import keeping
        from vgg_explorer.engine.training.trainer import Trainer

        with contextlib.closing(folder):
            preparing = Preparing(text("Reading the pictures"))
            yield ev.TrainingReported(number, (preparing,), folder.path)
            data = yield from unless_stopped(self._opened(order.plan.data), control)
            if data is None:
                ended = Ended("stopped", snapshot.step if snapshot is not None else 0)
                yield ev.TrainingReported(number, (ended,), folder.path)
                return
            trainer = Trainer(order, data, control, resume=snapshot)
            with contextlib.closing(keeping.kept(trainer, folder)) as reports:
                yield from told(number, reports, folder.path, trainer.peak_memory)

    def follow(self, number: int, path: Path) -> Iterator[object]:
        """Report what another process trains into a folder, until it ends."""
        from vgg_explorer.engine.importing import import_torch

        import_torch()
        from vgg_explorer.engine.training.runs.following import followed

        try:
            yield from told(number, followed(path), path, lambda: None)
        except EngineError as error:
            yield ev.TrainingFailed(number, error.what, error.hint)

    def test(self, asked: Asked, control: Control) -> Iterator[object]:
        """Test which learning rates work."""
        from vgg_explorer.engine.importing import import_torch

        import_torch()
        from vgg_explorer.engine.training.range_test import range_test

        try:
            order = yield from ordered(asked)
            data = yield from self._opened(order.plan.data)
            told_at, found = time.monotonic(), None
            for found in range_test(order, data, control):
                if time.monotonic() - told_at > TELL_SECONDS:
                    told_at = time.monotonic()
                    yield ev.RangeReported(found, over=False)
                else:
                    yield None
            if found is not None:
                yield ev.RangeReported(found, over=True)
        except EngineError as error:
            yield ev.RangeFailed(error.what, error.hint)


def _resumed(number: int, folder: RunFolder, snapshot: Snapshot) -> ev.RunResumed:
    """Tell what a run is that goes on: the desk may have another network by now."""
    from vgg_explorer.engine.loaded import Loaded
    from vgg_explorer.engine.training.runs import run_record, run_weights

    path, step = folder.path, snapshot.step
    title = run_weights.at_step(path, step)
    weights = Loaded(f"{path.name}:{step}", path.name, title, snapshot.weights)
    curves = run_record.curves(path).until(step)
    return ev.RunResumed(number, run_record.read(path), curves, weights)


def unless_stopped(
    steps: Generator[object, None, DataSet], control: Control
) -> Generator[object, None, DataSet | None]:
    """Return what steps lead to; None where a stop was asked for before they were over."""
    with contextlib.closing(steps):
        while not control.stopping:
            try:
                yield next(steps)
            except StopIteration as done:
                found: DataSet = done.value
                return found
    return None


def ordered(asked: Asked) -> Generator[object, None, Order]:
    """Return what is trained, with the values of its first weights; yields while they are made."""
    from vgg_explorer.arch import weights as ids
    from vgg_explorer.arch.analysis import analyze
    from vgg_explorer.engine.training.snapshot import Order
    from vgg_explorer.engine.weights import WeightStore, state_dict

    assignment, sources = asked.assignment, asked.sources
    if asked.plan.start == "random":
        assignment, sources = ids.fresh(analyze(asked.spec).rows, seed=asked.plan.seed), ()
    store = WeightStore()
    store.use(assignment, sources)
    start = {}
    for made in state_dict(assignment, store):
        if made is None:
            yield None
        else:
            start[made[0]] = made[1]
    return Order(asked.spec, asked.plan, asked.preprocess, start, asked.device, asked.threads)


def told(
    number: int, reports: Iterator[Report | None], folder: Path, memory: Callable[[], int | None]
) -> Iterator[object]:
    """Yield what is reported as events: several steps as one."""
    waiting: list[Report] = []
    told_at = time.monotonic()
    for report in reports:
        if report is not None:
            waiting.append(report)
        lately = time.monotonic() - told_at < TELL_SECONDS
        if not waiting or (lately and isinstance(report, Step | None)):
            yield None  # a place to be cancelled at
            continue
        yield ev.TrainingReported(number, tuple(waiting), folder, memory())
        told_at = time.monotonic()
        waiting.clear()
