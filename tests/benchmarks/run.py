"""Speed as ratios, each against a reference measured in the same run.

    python tests/benchmarks/run.py

Machines differ and are shared; a ratio within one run says more than milliseconds. The two sides
of each ratio take turns, and medians are compared. Nothing here can fail a build.
"""

from __future__ import annotations

import io
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def alternate(count: int, *measures: Callable[[], float]) -> list[float]:
    """Run the measures in turns, once unmeasured first; return the median seconds of each."""
    for measure in measures:
        measure()
    taken = [[measure() for measure in measures] for _ in range(count)]
    return [statistics.median(side) for side in zip(*taken, strict=True)]


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Return a function that runs the work and returns its seconds."""

    def measure() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return measure


def report(name: str, seconds: float, reference: float, aim: float) -> None:
    """Print one line."""
    print(
        f"{name:58} {seconds / reference:8.3f}   aim {aim:.3f}"
        f"   ({seconds * 1000:.1f} ms against {reference * 1000:.1f} ms)",
        flush=True,
    )


def start_up() -> None:
    """Process start to the first painted window, against importing torch.

    Once as the program was left with VGG-16 and the table of its layers with all bars, and once
    as it starts for the first time, with the tab of the feature maps. Both sides find their byte
    code, as what is installed does: the unmeasured turn has written it.
    """
    from vgg_explorer.session import settings
    from vgg_explorer.session.updates import initial

    def window(home: str) -> None:
        command = [sys.executable, str(HERE / "first_window.py")]
        own = environment | {"XDG_CONFIG_HOME": home}
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=own) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"painted\n"

    def torch() -> None:
        subprocess.run([sys.executable, "-c", "import torch"], check=True, env=environment)

    with tempfile.TemporaryDirectory() as folder:
        left, empty, code = (str(Path(folder) / name) for name in ("left", "empty", "code"))
        environment = os.environ | {"PYTHONPYCACHEPREFIX": code}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        path = Path(left) / "vgg-explorer" / "session.json"
        settings.save(path, settings.snapshot(initial(), {}))
        again, first, theirs = alternate(
            7, timed(lambda: window(left)), timed(lambda: window(empty)), timed(torch)
        )
    report("first painted window / import torch", again, theirs, 0.35)
    report("the very first start, with feature maps / import torch", first, theirs, 0.35)


def analysis() -> None:
    """analyze(VGG-19) against a module on the meta device and torchinfo."""
    from vgg_explorer.engine.importing import import_torch

    torch = import_torch()  # as the program does, which spares the collector torch's objects
    import torchinfo

    from vgg_explorer.arch.analysis import analyze
    from vgg_explorer.arch.presets import find
    from vgg_explorer.engine.build import build

    spec = find("vgg19").spec

    def counted() -> None:
        module = build(spec, "meta")
        picture = torch.empty(1, *spec.input, device="meta")
        torchinfo.summary(module, input_data=picture, device="meta", verbose=0)

    def ours() -> None:
        for _ in range(10):
            analyze(spec)

    mine, theirs = alternate(15, timed(ours), timed(counted))
    report("analyze(VGG-19) / meta module + torchinfo", mine / 10, theirs, 1 / 30)


def growth() -> None:
    """Seconds for each layer of the longest network, against those of one a quarter as long."""
    from vgg_explorer.arch.analysis import analyze
    from vgg_explorer.arch.limits import MAX_ENTRIES
    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.arch.tokens import Conv

    def network(entries: int) -> ArchSpec:
        return ArchSpec("long", (Conv(8),) * entries, batch_norm=True, input=(3, 32, 32))

    def work(spec: ArchSpec, times: int) -> Callable[[], object]:
        return lambda: [analyze(spec) for _ in range(times)]

    long, short = network(MAX_ENTRIES), network(MAX_ENTRIES // 4)
    ours, reference = alternate(15, timed(work(long, 3)), timed(work(short, 12)))
    report(f"a layer of {MAX_ENTRIES} entries / of {MAX_ENTRIES // 4}", ours, reference, 1.1)


def imports() -> None:
    """Importing the architecture core against importing numpy, in processes of their own."""

    def importing(module: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", f"import {module}"], check=True)

    def bare() -> None:
        subprocess.run([sys.executable, "-c", ""], check=True)

    ours, numpy, nothing = alternate(
        9, timed(importing("vgg_explorer.arch.analysis")), timed(importing("numpy")), timed(bare)
    )
    report("import arch.analysis / import numpy", ours - nothing, numpy - nothing, 1.0)


def live_maps() -> None:
    """A dropped picture, and an edit in block 5, against one bare forward pass."""
    import numpy as np
    import torch
    from PIL import Image
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from vgg_explorer.arch.presets import find
    from vgg_explorer.engine.build import build
    from vgg_explorer.gui.app import App
    from vgg_explorer.session import events as ev
    from vgg_explorer.session.entering import PictureSource

    qt = QApplication.instance() or QApplication(["benchmark"])
    session = App(qt, [], None)
    loop = QEventLoop()
    painted = session.window.visual_pane.maps_painted

    def until_painted(event: object) -> None:
        painted.connect(loop.quit)
        session.store.dispatch(event)
        loop.exec()
        painted.disconnect(loop.quit)

    def until_idle() -> None:
        """Leave the predictions of one measure out of the next one."""
        while session.store.state.job.status == "running":
            session.rendered.connect(loop.quit)
            loop.exec()
            session.rendered.disconnect(loop.quit)

    session.store.dispatch(ev.ViewChanged("tab", "maps"))
    session.rendered.connect(loop.quit)
    session.show()
    loop.exec()
    session.rendered.disconnect(loop.quit)

    noise = np.random.default_rng(0)
    shades = np.linspace(0, 255, 960 * 640 * 3).reshape(640, 960, 3)

    def picture() -> PictureSource:
        image = Image.fromarray((shades * noise.uniform(0.5, 1, 3)).astype(np.uint8))
        file = io.BytesIO()
        image.save(file, "JPEG")
        return PictureSource(file.getvalue(), "dropped.jpg")

    module = build(find("vgg16").spec).eval()
    batch = torch.rand(1, 3, 224, 224)

    @torch.inference_mode()
    def forward() -> None:
        module(batch)

    for layer in ("conv1_1", "conv3_2", "conv5_3"):
        session.store.dispatch(ev.LayerSelected(layer))

        def drop() -> float:
            offered = ev.PictureOffered(picture())
            seconds = timed(lambda: until_painted(offered))()
            until_idle()
            return seconds

        ours, bare = alternate(7, drop, timed(forward))
        report(f"drop to maps of {layer} / bare forward pass", ours, bare, 1.3)

    widths = iter(range(256, 512))
    position = len(find("vgg16").spec.features) - 3  # conv5_2

    def edit() -> float:
        changed = ev.EntryChanged("features", position, str(next(widths)))
        seconds = timed(lambda: until_painted(changed))()
        until_idle()
        return seconds

    ours, bare = alternate(7, edit, timed(forward))
    report("edit in block 5 to maps of conv5_3 / bare forward pass", ours, bare, 0.5)
    session.store.dispatch(ev.EntryChanged("features", position, "512"))
    until_idle()

    names = [group.name for group in session.store.state.model.good.groups][:18]
    turns = itertools.cycle(names)
    answers: list[None] = []
    session.rendered.connect(lambda: answers.append(None))

    def switch() -> float:
        answers.clear()
        seconds = timed(lambda: until_painted(ev.LayerSelected(next(turns))))()
        while not answers:  # what else the worker does for this layer may not have begun yet
            session.rendered.connect(loop.quit)
            loop.exec()
            session.rendered.disconnect(loop.quit)
        return seconds

    for _ in names:  # until each has been seen
        switch()
    ours, bare = alternate(36, switch, timed(forward))
    report("another layer of the same picture / bare forward pass", ours, bare, 0.1)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "same.jpg"
        path.write_bytes(picture().data)
        ended = session.rendered

        def again() -> None:
            ended.connect(loop.quit)
            session.store.dispatch(ev.PictureOffered(PictureSource(path, path.name)))
            loop.exec()
            ended.disconnect(loop.quit)

        ours, bare = alternate(21, timed(again), timed(forward))
        report("the same picture again, all of it / bare forward pass", ours, bare, 0.01)
    session.window.close()
    session.stop()


def figure() -> None:
    """Opening the figure of VGG-19 until it is painted, against an empty scene."""
    from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

    from vgg_explorer.arch.presets import find
    from vgg_explorer.gui.visual_pane.figure.pane import FigurePane
    from vgg_explorer.session import events as ev
    from vgg_explorer.session import updates

    if QApplication.instance() is None:
        _kept.append(QApplication(["benchmark"]))
    state = updates.update(updates.initial(), ev.SpecOpened(find("vgg19").spec))

    def painted(widget: QWidget) -> None:
        widget.resize(788, 220)
        widget.show()
        widget.grab()
        widget.close()
        widget.deleteLater()

    def ours() -> None:
        pane = FigurePane(_nothing)
        pane.show_state(None, state)
        painted(pane)

    def empty() -> None:
        view = QGraphicsView()
        view.setScene(QGraphicsScene(view))
        painted(view)

    mine, theirs = alternate(15, timed(ours), timed(empty))
    more = (mine - theirs) * 1000
    print(f"{'the figure of VGG-19, more than an empty scene':58} {more:8.1f} ms   aim 50 ms")


_kept: list[object] = []
"""An application goes with the last name for it."""


def _nothing(_event: object) -> None:
    """Take an event."""


def layer_times() -> None:
    """The sum of what is measured for each layer, against a bare forward pass."""
    import torch

    from vgg_explorer.arch.analysis import analyze
    from vgg_explorer.arch.presets import find
    from vgg_explorer.engine import timing
    from vgg_explorer.engine.build import build

    spec = find("vgg16").spec
    module = build(spec).eval().to(memory_format=torch.channels_last)
    batch = torch.rand(1, *spec.input).contiguous(memory_format=torch.channels_last)

    @torch.inference_mode()
    def forward() -> None:
        module(batch)

    def measured() -> float:
        *_, found = timing.measure(spec, "cpu", "fp32")
        assert isinstance(found, timing.LayerTimes)
        rows = analyze(spec).rows
        return sum(found.seconds.get(timing.signature(row), 0.0) for row in rows)

    ours, bare = alternate(3, measured, timed(forward))
    report("times of all layers together / bare forward pass", ours, bare, 1.0)


def wall_paints() -> None:
    """How long walls of channels take to paint while they scroll, against an empty one."""
    from walls import walls  # beside this file

    walls()


def event_loop() -> None:
    """How long the window does not answer, in a process of its own."""
    print(flush=True)
    subprocess.run([sys.executable, str(HERE / "event_loop.py")], check=True)


if __name__ == "__main__":
    print(f"Qt platform {os.environ['QT_QPA_PLATFORM']}, {os.cpu_count()} cores\n")
    start_up()
    analysis()
    growth()
    imports()
    figure()
    live_maps()
    layer_times()
    wall_paints()
    event_loop()
