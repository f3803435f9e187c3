"""Speed of training, as ratios against a bare PyTorch loop in the same process.

    python tests/benchmarks/training.py

Both sides train the same network on the same pictures in memory and take turns, some steps each;
medians are compared. One bare loop is written as tutorials write it. The other has what makes the
trainer fast as well, channels last and a fused optimiser, so that what is left is what the trainer
costs: loading, watching, reporting.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TURNS = 15
STEPS = 8
BATCH = 32


def bare(order: object, data: object, *, tuned: bool) -> Callable[[], float]:
    """Return a function that makes a step of a bare loop and returns its loss."""
    import torch
    from torch.nn.functional import cross_entropy

    from vgg_explorer.engine.build import build
    from vgg_explorer.engine.training.data.loader import Loader

    loader = Loader(data.train, order.spec.input, order.preprocess, BATCH, 0)
    batches = [(batch.images, batch.labels) for batch in loader.epoch(0)]
    loader.close()
    network = build(order.spec, init=False)
    network.load_state_dict(order.start, strict=False)
    if tuned:
        network.to(memory_format=torch.channels_last)
    optimiser = torch.optim.Adam(network.parameters(), order.plan.rate, fused=tuned or None)
    number = 0

    def step() -> float:
        nonlocal number
        images, labels = batches[number % len(batches)]
        number += 1
        optimiser.zero_grad()
        loss = cross_entropy(network(images), labels)
        loss.backward()
        optimiser.step()
        return loss.item()

    return step


def ours(order: object, data: object) -> Callable[[], float]:
    """Return a function that makes a step of a trainer at which nobody looks."""
    from vgg_explorer.engine.training.control import Control
    from vgg_explorer.engine.training.records import Step
    from vgg_explorer.engine.training.trainer import Trainer

    reports = Trainer(order, data, Control()).run()

    def step() -> float:
        return next(report.loss for report in reports if isinstance(report, Step))

    return step


def ordered(name: str, side: int | None) -> tuple[object, object]:
    """Return what is trained and the pictures."""
    from vgg_explorer.arch.analysis import analyze
    from vgg_explorer.arch.presets import find
    from vgg_explorer.arch.weights import fresh
    from vgg_explorer.engine.preparation import Preprocess
    from vgg_explorer.engine.training.data import data_sets
    from vgg_explorer.engine.training.plan import DrawnData, Plan
    from vgg_explorer.engine.training.snapshot import Order
    from vgg_explorer.engine.weights import WeightStore, state_dict

    spec = replace(find(name).spec, num_classes=6)
    if side is not None:
        spec = replace(spec, input=(3, side, side))
    store, assignment = WeightStore(), fresh(analyze(spec).rows)
    store.use(assignment)
    start = dict(made for made in state_dict(assignment, store) if made is not None)
    choice = DrawnData(train=BATCH * STEPS * 4, validation=6)
    *_, data = data_sets.opened(choice)
    plan = Plan(data=choice, batch=BATCH, epochs=10_000)
    return Order(spec, plan, Preprocess(), start), data


def compared(name: str, side: int | None = None, turns: int = TURNS) -> Iterator[str]:
    """Yield a line for each bare loop: its seconds for a step over the trainer's."""
    order, data = ordered(name, side)
    sides = {
        "the trainer": ours(order, data),
        "a bare loop": bare(order, data, tuned=False),
        "a bare loop, tuned": bare(order, data, tuned=True),
    }
    taken: dict[str, list[float]] = {label: [] for label in sides}
    for turn in range(turns + 1):
        for label, step in sides.items():
            began = time.perf_counter()
            for _ in range(STEPS):
                step()
            if turn:
                taken[label].append((time.perf_counter() - began) / STEPS)
    mine = statistics.median(taken["the trainer"])
    for label in ("a bare loop", "a bare loop, tuned"):
        reference = statistics.median(taken[label])
        yield (
            f"{name}: speed of the trainer over {label:20} {reference / mine:8.3f}   aim 0.990"
            f"   ({mine * 1000:.1f} ms against {reference * 1000:.1f} ms)"
        )


def until(condition: Callable[[], bool], every: int = 20) -> None:
    """Let the window live until something is so; it is asked every so many milliseconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: condition() and loop.quit())
    timer.start(every)
    loop.exec()


def turn(step: Callable[[], float], seconds: float) -> float:
    """Return the seconds that a step of a bare loop takes."""
    from vgg_explorer.engine.threads import let_go

    step()
    count, began = 0, time.perf_counter()
    while time.perf_counter() < began + seconds:
        step()
        count += 1
    taken = (time.perf_counter() - began) / count
    let_go()  # the loop is over: nothing of it may slow down the other side
    return taken


def windowed(*, live: bool, turns: int = 9, seconds: float = 3.0) -> Iterator[str]:
    """Yield a line for each bare loop: its seconds for a step over those of one in the window.

    With the live view the tab Training is in sight and maps follow; without, the layer table is.
    The sides take turns of some seconds; the training is paused for those of the bare loops.
    """
    from PySide6.QtWidgets import QApplication

    from vgg_explorer.engine.training.plan import DrawnData
    from vgg_explorer.gui.app import App
    from vgg_explorer.session import events as ev

    order, data = ordered("vgg_mini", None)
    sides = {
        "a bare loop": bare(order, data, tuned=False),
        "a bare loop, tuned": bare(order, data, tuned=True),
    }
    app = App(QApplication.instance() or QApplication(["benchmark"]), [], None)
    taken: dict[str, list[float]] = {label: [] for label in ("window", *sides)}
    with tempfile.TemporaryDirectory() as folder:
        app.show()
        app.store.dispatch(
            ev.PresetChosen("vgg_mini"),
            ev.RunsFolderChosen(Path(folder)),
            ev.DataChosen(DrawnData(classes=10, train=BATCH * STEPS * 16, validation=300), True),
            ev.PlanChanged("batch", BATCH),
            ev.PlanChanged("epochs", 10_000),
            ev.LiveViewChosen(live),
        )
        until(lambda: app.store.state.training.data.status == "ready")
        app.store.dispatch(ev.TrainingAsked())

        def steps() -> int:
            run = app.store.state.training.run
            return run.step if run is not None else 0

        def told() -> tuple[int, float]:
            """Wait until steps are told, and return how many and when: they come together."""
            before = steps()
            until(lambda: steps() > before)
            return steps(), time.perf_counter()

        until(lambda: steps() > STEPS * 16 + 2)  # the pictures are drawn
        app.store.dispatch(ev.ViewChanged("tab", "training" if live else "layers"))
        for _ in range(turns):
            app.store.dispatch(ev.TrainingContinued())
            first, began = told()
            until(lambda began=began: time.perf_counter() > began + seconds, every=200)
            last, ended = told()
            taken["window"].append((ended - began) / (last - first))
            app.store.dispatch(ev.TrainingPaused())
            until(lambda: app.store.state.training.run.status == "paused")
            for label, step in sides.items():
                taken[label].append(turn(step, seconds))
        app.store.dispatch(ev.TrainingStopped())
        until(lambda: not app.store.state.training.at_work)
        app.window.close()
        app.stop()
    mine = statistics.median(taken["window"])
    for label in sides:
        reference = statistics.median(taken[label])
        yield (
            f"vgg_mini in the window, live view {'on' if live else 'off':3} over {label:20}"
            f" {reference / mine:8.3f}   aim {0.95 if live else 0.99:.3f}"
            f"   ({mine * 1000:.1f} ms against {reference * 1000:.1f} ms)"
        )


def main() -> None:
    """Print every ratio."""
    from vgg_explorer.engine.importing import import_torch

    import_torch()
    for name, side, turns in (("vgg_mini", None, TURNS), ("vgg16_bn", 32, 7)):
        for line in compared(name, side, turns):
            print(line, flush=True)
    for live in (False, True):
        for line in windowed(live=live):
            print(line, flush=True)


if __name__ == "__main__":
    main()
