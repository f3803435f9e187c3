"""What the worker does: generators that call the engine and yield events.

A generator is the job: each ``yield`` is a report and the place where it can be cancelled. torch
is imported inside, on the thread that runs it.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.session import events as ev
from vgg_explorer.session import picturing, weighing
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.gathering import Gatherer, seen_key
from vgg_explorer.session.wishes import Compute, Request

if TYPE_CHECKING:
    from torch import Tensor

    from vgg_explorer.engine.activations import Progress
    from vgg_explorer.engine.images import Picture
    from vgg_explorer.engine.predict import Predictions
    from vgg_explorer.engine.preprocess import Seen
    from vgg_explorer.engine.workbench import Workbench

FREE_SECONDS = 2.0
"""The free memory of the devices is looked at after a job, at most this often."""


_Prepared = tuple["Picture", tuple[int, int, int], Preprocess]


class _Table:
    """What errands find: see `errands.Table`."""

    def __init__(self, bench: Workbench, request: Request, seen: Seen, key: str) -> None:
        self.bench = bench
        self.request = request
        self.seen = seen
        self.tensor_key = key

    def tensor(self) -> Tensor:
        from vgg_explorer.engine import preprocess

        return preprocess.to_tensor(self.seen, self.request.preprocess)


class Desk:
    """What stays with the worker between jobs: the workbench with its weights and activations.

    Made and used on the worker's thread only.
    """

    def __init__(self) -> None:
        self._bench: Workbench | None = None
        self._compute: Compute | None = None
        self._ready = False
        self._runs = 0
        self._gatherer = Gatherer()
        self._prepared: tuple[_Prepared, Seen] | None = None
        self._predicted: tuple[Request, Predictions] | None = None
        self._looked = 0.0

    def inspect(self, request: Request) -> Iterator[object]:
        """Read the picture where that is still to be done, and run the network on it.

        The selected layer's maps are reported as soon as the forward pass reaches it. Then come
        the predictions, the other pictures of the strip, and the times of the layers.
        """
        started = time.perf_counter()
        picture = request.picture
        if isinstance(picture, PictureSource):
            if not picture.live:
                yield ev.JobStarted(text("Reading {name}", name=picturing.title_of(picture)))
            event = yield from picturing.reading(picture)
            yield event
            if isinstance(event, ev.PictureFailed):
                return
            if not picture.live:
                self._gatherer.note(picture, event.picture)
            picture = event.picture
        if not (yield from self._run(request, picture)):
            return  # the device was refused; another one is asked at once
        taken = (time.perf_counter() - started) * 1000
        yield from self._errands(request, picture)
        if request.comparison is not None:
            bench = self._workbench()
            yield from self._gatherer.compare(request.comparison, request.sources, bench)
        if request.timing:
            yield from self._time(request)
        if time.monotonic() - self._looked > FREE_SECONDS:
            yield self._devices()
        yield ev.JobFinished(taken)

    def _run(self, request: Request, picture: Picture) -> Generator[object, None, bool]:
        from vgg_explorer.engine import preprocess

        prepared = (picture, request.spec.input, request.preprocess)
        if self._prepared is None or self._prepared[0] != prepared:
            self._prepared = prepared, preprocess.view(*prepared)
        seen = self._prepared[1]
        yield ev.SeenReady(seen)
        if not self._ready:
            yield ev.JobStarted(text("Starting PyTorch"))
            yield self._start()
        if not (yield from self._set_up(request.compute)):
            return False
        yield ev.JobStarted(text("Computing {layer}", layer=request.layer))
        from vgg_explorer.engine import activations, predict

        fresh = request.runs != self._runs
        self._runs = request.runs
        steps = self._workbench().inspect(
            request.spec,
            seen_key(picture, request.spec.input, request.preprocess),
            lambda: preprocess.to_tensor(seen, request.preprocess),
            request.layer,
            assignment=request.assignment,
            sources=request.sources,
            fresh=fresh,
            ablation=request.ablation,
        )
        for step in steps:
            match step:
                case activations.Progress():
                    yield _computing(step)
                case activations.LayerMaps():
                    yield ev.MapsReady(step)
                case activations.Output():
                    logits = step.logits
        whole = yield from self._whole(request, picture, seen)
        names = weighing.categories(request.assignment, request.sources)
        found = predict.predictions(logits, request.spec, request.weights, names, whole)
        asked = replace(
            request, picture=picture, layer="", comparison=None, timing=False, errands=()
        )
        yield ev.PredictionsReady(self._same(asked, found))
        return True

    def _same(self, asked: Request, found: Predictions) -> Predictions:
        """Return the same object for the same question: nothing is drawn anew."""
        known = self._predicted
        if known is None or known != (asked, found):
            known = self._predicted = asked, found
        return known[1]

    def _whole(
        self, request: Request, picture: Picture, seen: Seen
    ) -> Generator[object, None, Tensor | None]:
        """Return what the whole network makes of the picture, where another one was asked for."""
        from vgg_explorer.engine import activations, preprocess

        if not request.ablation:
            return None
        steps = self._workbench().answer(
            request.spec,
            seen_key(picture, request.spec.input, request.preprocess),
            lambda: preprocess.to_tensor(seen, request.preprocess),
            assignment=request.assignment,
            sources=request.sources,
        )
        for step in steps:
            if isinstance(step, activations.Output):
                return step.logits
            yield _computing(step)
        return None

    def _errands(self, request: Request, picture: Picture) -> Iterator[object]:
        if not request.errands or self._prepared is None:
            return
        key = seen_key(picture, request.spec.input, request.preprocess)
        table = _Table(self._workbench(), request, self._prepared[1], key)
        for errand in request.errands:
            yield from errand.run(table)

    # What computes

    def _start(self) -> ev.DevicesFound:
        from vgg_explorer.engine.importing import import_torch

        import_torch()
        self._ready = True
        return self._devices()

    def _devices(self) -> ev.DevicesFound:
        from vgg_explorer.engine import devices

        self._looked = time.monotonic()
        return ev.DevicesFound(devices.options())

    def _set_up(self, compute: Compute) -> Generator[object, None, bool]:
        """Make the workbench on a device, once that has been compared with the CPU.

        Returns whether there is one: a device that computes something else is refused.
        """
        from vgg_explorer.engine import selftest, threads
        from vgg_explorer.engine.workbench import Workbench

        if compute == self._compute:
            return True
        threads.set_threads(compute.threads)
        before, self._compute = self._compute, compute
        if before is not None and replace(before, threads=compute.threads) == compute:
            return True
        self._bench = None  # its memory is free before the new one takes any
        if replace(compute, threads=0) != Compute():  # the CPU's own are what others are held to
            yield ev.JobStarted(text("Checking {device}", device=compute.device.upper()))
            check = selftest.check(compute.device, compute.precision)
            yield ev.DeviceChecked(check)
            if not check.passed:
                self._compute = None
                return False
        self._bench = Workbench(compute.device, compute.precision)
        return True

    def _workbench(self) -> Workbench:
        if self._bench is None:
            raise RuntimeError("no workbench was set up")
        return self._bench

    # The times of the layers

    def _time(self, request: Request) -> Iterator[object]:
        from vgg_explorer.engine import timing

        yield ev.JobStarted(text("Measuring the time of each layer"))
        compute = request.compute
        for step in timing.measure(request.spec, compute.device, compute.precision):
            if isinstance(step, timing.LayerTimes):
                yield ev.TimingReady(step)
            else:
                what = text("Measuring {layer}", layer=step.layer)
                yield ev.JobProgressed(what, step.done)
                yield ev.TimingProgressed(step.done)


def _computing(step: Progress) -> ev.JobProgressed:
    return ev.JobProgressed(text("Computing {layer}", layer=step.layer), step.done)


def crosscheck(spec: ArchSpec) -> Iterator[object]:
    """Compare a network's figures with torchinfo's, on a thread of its own.

    Where torch is being imported elsewhere this waits for it.
    """
    from vgg_explorer.engine.importing import import_torch

    import_torch()
    from vgg_explorer.engine.crosscheck import crosscheck as compare

    yield ev.CrossCheckReady(compare(spec))
