"""Pictures, layers and edits without end in one process: memory stays, nothing is left over.

The ordinary run does a few of each; ``VGG_SOAK=1000`` does as many as are asked for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

MIB = 2**20
SHORT, SHORT_BOUND = 120, 24 * MIB
"""A few of each, and what they may add after the first half: what is kept on purpose, and pages
that the C library holds, still move by some MiB. It finds what loses a picture or a layer's values
each time; less than that takes the whole."""

FULL_BOUND = 50 * MIB
"""What many of each may add after the first hundred."""

SOAK = '''
import gc, io, json, os, sys, threading
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QEventLoop, QThread, QTimer
from PySide6.QtWidgets import QApplication

from vgg_explorer.engine import devices, workbench
from vgg_explorer.gui.app import App
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource

# What is kept on purpose is full before the first mark, however few there are.
workbench.Workbench = partial(workbench.Workbench, keep_bytes=2**24)
count, warm = int(sys.argv[1]), int(sys.argv[2])
qt = QApplication(["soak"])
app = App(qt, [], Path(sys.argv[3]))
store, loop = app.store, QEventLoop()
store.dispatch(ev.PresetChosen("vgg_tiny"))
store.dispatch(ev.ViewChanged("tab", "maps"))
failures = []


def ended():
    loop.quit()


app.rendered.connect(ended)


def done(event):
    """Let an event happen and wait until the worker has answered it."""
    store.dispatch(event)
    loop.exec()
    while store.state.job.status == "running" or store.state.input.pending is not None:
        loop.exec()
    if store.state.job.status != "done":
        failures.append(str(store.state.notices[-1].what))


def rss():
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def left():
    """What can be left over: threads, timers that run, objects of the window, torch's hooks."""
    from torch.nn.modules import module

    qt.sendPostedEvents(None, 52)  # DeferredDelete
    found = [*app.findChildren(QTimer), *app.window.findChildren(QTimer)]
    # The names of those that Python knows; of Qt's own the number.
    names = sorted(t.name for t in threading.enumerate() if not t.name.startswith("Dummy"))
    return {
        "threads": names,
        "running": sum(t.isRunning() for t in app.findChildren(QThread)),
        "tasks": len(os.listdir("/proc/self/task")),
        "timers": len(found),
        "widgets": len(QApplication.allWidgets()),
        "hooks": len(module._global_forward_hooks) + len(module._global_forward_pre_hooks)
        + len(module._global_backward_hooks),
    }


noise = np.random.default_rng(0)


def picture(number):
    pixels = noise.integers(0, 255, (120, 160, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    done(ev.PictureOffered(PictureSource(file.getvalue(), f"{number}.png")))


def layer(number):
    names = [group.name for group in store.state.model.good.groups]
    at = names.index(store.state.selection.layer)
    done(ev.LayerSelected(names[(at + 1) % len(names)]))


def edit(number):
    done(ev.EntryChanged("features", 1, str(8 + number % 57)))


app.show()
loop.exec()
while store.state.job.status == "running":
    loop.exec()
marks, before = [], None
for number in range(count):
    for act in (picture, layer, edit):
        act(number)
    if number + 1 == warm:
        before = left()
        marks.append(rss())
    elif number + 1 > warm and (number + 1) % max(count // 10, 1) == 0:
        marks.append(rss())
after = left()
kept = app._desk._bench.kept_bytes + app._desk._bench.weights.held_bytes
app.window.close()
stopped = app.stop()
print(json.dumps({
    "marks": marks, "before": before, "after": after, "failures": failures[:3],
    "stopped": stopped, "threads": [t.name for t in threading.enumerate()], "kept": kept,
    "past": len(store.state.history.past), "known": len(store.state.weights.known),
}), flush=True)
'''


def soaked(tmp_path: Path, count: int, warm: int) -> dict[str, object]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SOAK, str(count), str(warm), str(tmp_path)]
    ended = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert not ended.stderr, ended.stderr
    found: dict[str, object] = json.loads(ended.stdout)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.timeout(3600)
def test_nothing_grows_and_nothing_is_left(tmp_path: Path) -> None:
    count = int(os.environ.get("VGG_SOAK", SHORT))
    warm = min(100, count // 2)
    found = soaked(tmp_path, count, warm)
    marks = found["marks"]
    assert isinstance(marks, list)
    grown = max(marks) - marks[0]
    bound = FULL_BOUND if count > SHORT else SHORT_BOUND
    print(f"{count} of each, in MiB: {[round(mark / MIB, 1) for mark in marks]}", found)
    assert found["failures"] == []
    assert found["before"] == found["after"]
    assert found["stopped"]
    assert found["threads"] == ["MainThread"]
    assert grown < bound, f"{grown / MIB:.1f} MiB more: {[m // MIB for m in marks]}"
