"""How long the event loop does not answer while the session works; `run` starts it.

    python tests/benchmarks/event_loop.py [--stacks MILLISECONDS] [--only PHASE ...]

A timer of 5 ms beats in the real window; what a beat comes late is a gap. On a computer that is
shared a part of that is nobody's fault: the main thread wanted to run and other programs had the
cores. Linux counts that time for each thread, so it is told apart (the columns "own"). What is
left is work on the main thread, and other threads of this program that hold the GIL.

With ``--stacks`` a second thread watches the beats and, where one is late by more than that, writes
to standard error what all threads were doing. It sees that once it gets the GIL: for what held it
until then, look at what comes right before.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from vgg_explorer.arch.presets import find
from vgg_explorer.engine.training.plan import DrawnData
from vgg_explorer.gui.app import App
from vgg_explorer.gui.worker import Worker
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource

BEAT = 0.005
"""Seconds."""

AIM_99, AIM_ALL = 0.016, 0.120

FILES = """
import sys
from pathlib import Path
import numpy as np
import safetensors.torch
import torch
from PIL import Image
from vgg_explorer.arch.presets import find
from vgg_explorer.engine.build import build

folder = Path(sys.argv[1])
noise = np.random.default_rng(0)
sides = ((640, 960), (1080, 1920), (3000, 4000))
for number in range(10):
    height, width = sides[number % len(sides)]
    shades = np.linspace(0, 255, width * height * 3).reshape(height, width, 3)
    image = Image.fromarray((shades * noise.uniform(0.5, 1, 3)).astype(np.uint8))
    image.save(folder / f"{number}.jpg")
module = build(find("vgg16").spec, "meta").to_empty(device="cpu")
state = {name: tensor.normal_(0, 0.01) for name, tensor in module.state_dict().items()}
torch.save(state, folder / "weights.pth")
safetensors.torch.save_file(state, folder / "weights.safetensors")
"""
"""Makes pictures and weights, in a process of its own: none of it is to be in this one's memory."""


class Watch:
    """Takes the stacks of all threads while the main thread does not answer."""

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self._main = threading.get_ident()
        self._last: float | None = None
        self._taken: list[str] = []
        threading.Thread(target=self._run, daemon=True).start()

    def rest(self) -> None:
        """Nothing is expected of the main thread now."""
        self._last = None

    def beat(self, late: float) -> None:
        """Tell what was seen since the last beat, where this one was late."""
        self._last = time.perf_counter()
        taken, self._taken = self._taken, []
        if late > self._limit:
            print(f"=== {late * 1000:.0f} ms late", *taken, sep="\n", file=sys.stderr, flush=True)

    def _run(self) -> None:
        while True:
            time.sleep(BEAT / 2)
            last = self._last
            if last is not None and time.perf_counter() - last > BEAT + self._limit:
                self._taken.append(self._stacks(time.perf_counter() - last))

    def _stacks(self, after: float) -> str:
        lines = [f"  {after * 1000:.0f} ms after the last beat"]
        for number, frame in sys._current_frames().items():
            if number == threading.get_ident():
                continue
            lines.append("    main thread" if number == self._main else "    another thread")
            calls = [
                f"{Path(call.filename).name}:{call.lineno} {call.name}"
                for call in traceback.extract_stack(frame)
                if "importlib" not in call.filename
            ]
            lines.append("      " + " > ".join(calls[-9:]))
        return "\n".join(lines)


class Beat(QObject):
    """Counts how late a timer is, and ends a wait once a condition holds."""

    def __init__(self, stacks: float | None) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float]] = []
        """Seconds that each beat was late, and those of them that other programs took."""
        self._watch = Watch(stacks) if stacks is not None else None
        self._waited = f"/proc/self/task/{threading.get_native_id()}/schedstat"
        self._last, self._others = 0.0, 0.0
        self._holds: Callable[[], bool] = lambda: True
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(int(BEAT * 1000))
        self._timer.timeout.connect(self._beat)

    def until(self, holds: Callable[[], bool]) -> None:
        """Run the event loop until something holds."""
        self._holds = holds
        self._last, self._others = time.perf_counter(), self._elsewhere()
        self._timer.start()
        self._loop.exec()
        self._timer.stop()
        if self._watch is not None:
            self._watch.rest()

    def _beat(self) -> None:
        now, others = time.perf_counter(), self._elsewhere()
        late = max(now - self._last - BEAT, 0.0)
        self.gaps.append((late, min(others - self._others, late)))
        if self._watch is not None:
            self._watch.beat(late)
        self._last, self._others = now, others
        if self._holds():
            self._loop.quit()

    def _elsewhere(self) -> float:
        """Return the seconds that this thread has waited for a core so far."""
        try:
            return int(Path(self._waited).read_text("ascii").split()[1]) / 1e9
        except OSError:  # not on Linux
            return 0.0


class Session:
    """The real window, and what is done in it."""

    def __init__(self, folder: Path, stacks: float | None) -> None:
        self._folder = folder
        qt = QApplication.instance() or QApplication(["benchmark"])
        self.beat = Beat(stacks)
        self.app = App(qt, [], None)
        self.store = self.app.store
        self._own = Worker()
        self._own.reported.connect(self._told)
        self._answers: list[object] = []
        self.app.rendered.connect(self._end)
        self._ended = False

    def close(self) -> None:
        """End all threads."""
        self.app.window.close()
        self.app.stop()
        self._own.stop(20)

    def phases(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield what is measured, in this order."""
        yield "import of torch", self._start
        yield "first maps of VGG-16", self._wait
        yield "20 layers", self._layers
        yield "20 edits", self._edits
        yield "10 pictures", self._pictures
        yield "a .pth file is read", partial(self._read, "weights.pth")
        yield "a .safetensors file is read", partial(self._read, "weights.safetensors")
        yield "weights are saved as .pth", partial(self._save, "pth")
        yield "weights are saved as .safetensors", partial(self._save, "safetensors")
        yield "import of torchvision", self._torchvision
        yield "comparison with torchinfo", self._crosscheck
        yield "other random weights", self._random
        yield "bfloat16", partial(self._done, ev.PrecisionChosen("bf16"))
        yield "float32", partial(self._done, ev.PrecisionChosen("fp32"))
        yield "times of the layers", self._times
        yield "training, with the live view", self._training
        yield "training stops", self._stopped
        yield "nothing", self._nothing

    def _done(self, event: object) -> None:
        """Let an event happen and wait until the worker has answered it."""
        self._ended = False
        self.store.dispatch(event)
        self._wait()

    def _wait(self) -> None:
        self.beat.until(lambda: self._ended and self.store.state.job.status != "running")
        if self.store.state.job.status != "done":
            print(f"  {self.store.state.job}")

    def _end(self) -> None:
        self._ended = True

    def _start(self) -> None:
        self.app.show()
        self.beat.until(lambda: bool(self.store.state.devices.options))
        self.store.dispatch(ev.ViewChanged("tab", "maps"))

    def _layers(self) -> None:
        names = [group.name for group in self.store.state.model.good.groups]
        for number in range(20):
            self._done(ev.LayerSelected(names[(number + 1) * 7 % len(names)]))

    def _edits(self) -> None:
        position = len(find("vgg16").spec.features) - 3  # conv5_2
        for number in range(19):
            self._done(ev.EntryChanged("features", position, str(300 + 8 * number)))
        self._done(ev.EntryChanged("features", position, "512"))

    def _pictures(self) -> None:
        for number in range(10):
            path = self._folder / f"{number}.jpg"
            self._done(ev.PictureOffered(PictureSource(path, path.name)))

    def _read(self, name: str) -> None:
        self._done(ev.WeightsRequested(self._folder / name))
        if not self.store.state.weights.sources:
            print(f"  not loaded: {[str(n.what) for n in self.store.state.notices]}")

    def _save(self, kind: str) -> None:
        told = self.store.state.noticed
        self.app.window.weights_saved.emit(self._folder / f"saved.{kind}", kind)
        self.beat.until(lambda: self.store.state.noticed != told)

    def _told(self, event: object) -> None:
        self._answers.append(event)

    def _torchvision(self) -> None:
        def job() -> Iterator[object]:
            from vgg_explorer.engine import downloads

            yield downloads.source(downloads.PUBLISHED["vgg16.IMAGENET1K_V1"])

        self._own.ask(job)
        self.beat.until(lambda: bool(self._answers))
        if not isinstance(self._answers[0], str):
            print(f"  {self._answers[0]}")

    def _crosscheck(self) -> None:
        self.store.dispatch(ev.CrossCheckRequested())
        self.beat.until(lambda: self.store.state.crosscheck.status != "running")

    def _random(self) -> None:
        self._done(ev.RandomChosen("kaiming", 7))

    def _times(self) -> None:
        self._done(ev.TimingRequested())

    def _training(self) -> None:
        """Train a small network in sight for some seconds, from the look at its pictures on."""
        self.store.dispatch(
            ev.PresetChosen("vgg_mini"),
            ev.RunsFolderChosen(self._folder / "runs"),
            ev.DataChosen(DrawnData(classes=10, train=640, validation=100), True),
            ev.TrainingAsked(),
        )
        end = time.perf_counter() + 20
        self.beat.until(lambda: time.perf_counter() > end)
        run = self.store.state.training.run
        if run is None or not run.step:
            print(f"  not trained: {run}")

    def _stopped(self) -> None:
        self.store.dispatch(ev.TrainingStopped())
        self.beat.until(lambda: not self.store.state.training.at_work)

    def _nothing(self) -> None:
        end = time.perf_counter() + 3
        self.beat.until(lambda: time.perf_counter() > end)


def share(values: list[float], part: float) -> float:
    """Return the value below which so many percent are, in milliseconds."""
    ordered = sorted(values)
    return ordered[min(len(ordered) * int(part) // 100, len(ordered) - 1)] * 1000


def report(name: str, gaps: list[tuple[float, float]], seconds: float) -> None:
    """Print one line: the gaps as they were, and without what other programs took."""
    late, own = [gap for gap, _ in gaps], [gap - others for gap, others in gaps]
    columns = [f"{share(side, part):6.1f}" for side in (late, own) for part in (50, 99, 100)]
    good = share(own, 99) <= AIM_99 * 1000 and max(own) <= AIM_ALL
    print(
        f"{name:36}{seconds:7.1f} s  {' '.join(columns[:3])}   {' '.join(columns[3:])}"
        f"   {'' if good else 'over'}",
        flush=True,
    )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--stacks", type=float, help="milliseconds")
    parser.add_argument("--skip", nargs="*", default=[])
    options = parser.parse_args()
    stacks = options.stacks / 1000 if options.stacks else None
    with tempfile.TemporaryDirectory() as name:
        subprocess.run([sys.executable, "-c", FILES, name], check=True)
        session = Session(Path(name), stacks)
        print(f"{'gaps in ms (99 % under 16, all under 120)':46} 50 %   99 %    max    own:")
        every: list[tuple[float, float]] = []
        for title, act in session.phases():
            if any(word in title for word in options.skip):
                continue
            if stacks is not None:
                print(f"--- {title}", file=sys.stderr, flush=True)
            began = time.perf_counter()
            act()
            report(title, session.beat.gaps, time.perf_counter() - began)
            if title != "nothing":
                every += session.beat.gaps
            session.beat.gaps = []
        report("all", every, BEAT * len(every) + sum(gap for gap, _ in every))
        session.close()


if __name__ == "__main__":
    main()
