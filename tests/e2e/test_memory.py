"""Too little memory, and devices that are not there or compute wrongly, in the real program.

The rows are those of the list of faults.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import weakref
from pathlib import Path

import numpy as np
import pytest
import torch
from programs import end
from torch import nn

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.presets import find
from vgg_explorer.engine import devices, runs, selftest
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.workbench import Workbench
from vgg_explorer.gui.app import App
from vgg_explorer.gui.device_menu import DeviceMenu
from vgg_explorer.session import events as ev

ROOT = Path(__file__).parents[2]
WAIT = 60_000

STARVED = """
import json, resource, sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from vgg_explorer.gui.app import App
from vgg_explorer.gui.widgets import map_library
from vgg_explorer.session import events as ev

blind, room = sys.argv[1] == "blind", int(sys.argv[3]) * 2**20
qt = QApplication(["starved"])
app = App(qt, [], Path(sys.argv[2]))
store, loop = app.store, QEventLoop()
app.rendered.connect(loop.quit)


def done(event=None):
    if event is None:
        app.show()
    else:
        store.dispatch(event)
    loop.exec()
    while store.state.job.status == "running":
        loop.exec()
    return store.state


store.dispatch(ev.PresetChosen("vgg_tiny"))
before = done()
# Libraries crash, each in its own way, where memory ends while they are being opened.
map_library.library().wait()
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + room,) * 2)
if blind:  # the estimate knows of no limit
    from vgg_explorer.engine import devices

    devices.free_bytes = lambda device: 2**50
failed = done(ev.OptionChanged("input", (3, 4096, 4096)))
notice = failed.notices[-1]
told = {
    "status": failed.job.status,
    "what": str(notice.what),
    "hint": str(notice.hint),
    "actions": [str(action.label) for action in notice.actions],
    "same": [
        failed.input.picture is before.input.picture,
        failed.weights.scheme == before.weights.scheme,
        failed.weights.seed == before.weights.seed,
        failed.results.maps is before.results.maps,
        failed.results.predictions is before.results.predictions,
    ],
}
back = ev.Undone() if blind else notice.actions[0].event
after = done(back)
told["after"] = after.job.status
told["maps"] = after.results.maps is not None and list(after.results.maps.spec.input)
told["fits"] = list(after.model.good.spec.input)
told["weights"] = after.weights.assignment == before.weights.assignment
app.window.close()
told["stopped"] = app.stop()
print(json.dumps(told), flush=True)
"""


def starved(tmp_path: Path, how: str, mebibytes: int) -> dict[str, object]:
    """Run the program with so much left, ask for more, and for something smaller afterwards."""
    # Of the threads of the C library each takes address space as it pleases.
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "MALLOC_ARENA_MAX": "2",
    }
    ended = subprocess.run(
        [sys.executable, "-c", STARVED, how, str(tmp_path), str(mebibytes)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr, ended.stderr
    found: dict[str, object] = json.loads(ended.stdout)
    return found


needs_limits = pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is Linux's")


@needs_limits
def test_row_80_what_cannot_fit_is_refused_with_numbers_and_what_would_fit(tmp_path: Path) -> None:
    told = starved(tmp_path, "seeing", 700)
    assert told["status"] == "failed"
    assert re.fullmatch(
        r"This network needs about [\d.]+ GiB of memory for one picture, "
        r"but [\d.]+ MiB are free\.",
        str(told["what"]),
    )
    fits = re.fullmatch(r"An input of 3x(\d+)x(\d+) would fit\.", str(told["hint"]))
    assert fits is not None, told["hint"]
    side = int(fits[1])
    assert 64 < side < 4096
    assert told["actions"] == [f"Use 3x{side}x{side}", "Run again"]
    assert told["same"] == [True] * 5
    # The button does what it says, and the network then runs.
    assert (told["after"], told["fits"], told["maps"]) == ("done", [3, side, side], [3, side, side])
    assert told["stopped"] is True


@needs_limits
def test_row_80_an_allocation_that_fails_all_the_same_leaves_the_session(tmp_path: Path) -> None:
    # The picture of 4096x4096 fits, with all that prepares it; the maps of its first layer, 4 GiB,
    # do not. So it is torch's large allocation that fails, and nobody's small one beside it.
    told = starved(tmp_path, "blind", 1536)
    assert (told["status"], told["what"], told["hint"]) == (
        "failed",
        "The memory did not suffice to compute this network on cpu.",
        "Use a smaller input or fewer channels, or close other programs.",
    )
    assert told["same"] == [True] * 5
    assert (told["after"], told["maps"], told["weights"]) == ("done", [3, 32, 32], True)
    assert told["stopped"] is True


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[weakref.ref[torch.Tensor]]:
    """Let the seventh module run out of memory; what each was given is noted."""
    seen: list[weakref.ref[torch.Tensor]] = []
    original = runs.forward

    def starving(module: nn.Module, value: torch.Tensor) -> torch.Tensor:
        seen.append(weakref.ref(value))
        if len(seen) > 6:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB.")
        return original(module, value)

    monkeypatch.setattr(runs, "forward", starving)
    return seen


def test_row_81_nothing_keeps_the_tensors_alive(held: list[weakref.ref[torch.Tensor]]) -> None:
    spec = find("vgg_tiny").spec
    last = analyze(spec).groups[-1].name
    bench = Workbench()
    failure: EngineError | None = None
    try:
        for _ in bench.inspect(spec, "picture", lambda: torch.zeros(1, *spec.input), last):
            pass
    except EngineError as error:
        failure = error  # as the worker has it while it reports
    assert failure is not None
    assert len(held) == 7
    assert [ref for ref in held if ref() is not None] == []
    assert (bench.kept_bytes, bench.weights.held_bytes) == (0, 0)


@pytest.fixture
def session(qapp, qtbot):
    """Open a session with a small network and end it as closing does."""
    session = App(qapp, [], None)
    session.store.dispatch(ev.PresetChosen("vgg_tiny"))
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        session.show()
    qtbot.waitUntil(lambda: session.store.state.job.status == "done", timeout=WAIT)
    yield session
    end(session)


def done(session, qtbot, event):
    with qtbot.waitSignal(session.rendered, timeout=WAIT):
        session.store.dispatch(event)
    qtbot.waitUntil(lambda: session.store.state.job.status != "running", timeout=WAIT)


def test_row_81_out_of_memory_on_a_graphics_card_leaves_the_session(session, qtbot, held):
    before = session.store.state
    done(session, qtbot, ev.RunRequested())
    state = session.store.state
    notice = state.notices[-1]
    assert state.job.status == "failed"
    assert str(notice.what) == "The memory did not suffice to compute this network on cpu."
    assert [str(action.label) for action in notice.actions] == ["Run again"]
    assert state.model is before.model
    assert state.input.picture is before.input.picture
    assert state.weights == before.weights
    assert state.results.predictions is before.results.predictions
    assert np.array_equal(state.results.maps.post, before.results.maps.post)
    qtbot.waitUntil(lambda: not [ref for ref in held if ref() is not None], timeout=WAIT)


def menu_entries(session):
    """Return the entries of the menu of devices by their first word."""
    button = session.window.findChild(DeviceMenu)
    button.menu().aboutToShow.emit()
    return {action.toolTip().partition(":")[0]: action for action in button.menu().actions()}


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is one here")
def test_row_83_a_card_that_is_not_there_is_grey_and_says_why(session):
    (option,) = (o for o in session.store.state.devices.options if o.key == "cuda:0")
    assert not option.available
    assert option.reason is not None
    entry = menu_entries(session)["CUDA"]
    assert not entry.isEnabled()
    assert str(option.reason) in entry.toolTip()


@pytest.mark.skipif(sys.platform == "darwin", reason="it may be there")
def test_row_84_metal_cannot_be_chosen_on_other_systems(session):
    assert not menu_entries(session)["MPS"].isEnabled()


def test_row_85_a_device_that_computes_wrongly_is_refused(session, qtbot, monkeypatch):
    def wrong(device, precision):
        return selftest.DeviceCheck(
            device, precision, 0.5, 0.01, False, selftest.text("It computes Conv2d wrongly.")
        )

    monkeypatch.setattr(selftest, "check", wrong)
    done(session, qtbot, ev.PrecisionChosen("bf16"))
    state = session.store.state
    notice = state.notices[-1]
    assert str(notice.what) == "It computes Conv2d wrongly."
    assert str(notice.hint) == (
        "The CPU computes in float32 instead. Update the driver or PyTorch."
    )
    assert (state.devices.chosen, state.devices.precision) == ("cpu", "fp32")
    assert state.job.status == "done"


def test_row_86_the_switch_that_may_bring_a_mac_down_is_never_touched():
    package = ROOT / "vgg_explorer"
    assert not [p for p in package.rglob("*.py") if "WATERMARK" in p.read_text("utf-8")]
    assert "PYTORCH_MPS_HIGH_WATERMARK_RATIO" not in os.environ
    assert devices.free_bytes("cpu")
