"""What the window does not need at once waits, and what has not changed is left alone."""

import subprocess
import sys

import pytest

from vgg_explorer.arch.text import text
from vgg_explorer.gui import actions
from vgg_explorer.gui.main_window import MainWindow
from vgg_explorer.gui.store import Store
from vgg_explorer.session import events as ev
from vgg_explorer.session.samples import sample_source
from vgg_explorer.session.updates import initial

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


@pytest.fixture
def window(qtbot):
    made = MainWindow(Store(initial()))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def refreshed(window, monkeypatch):
    """The keys of the commands that are asked from now on."""
    keys, refresh = set(), actions.CommandAction.refresh

    def noted(action, state):
        keys.add(action.command.key)
        refresh(action, state)

    monkeypatch.setattr(actions.CommandAction, "refresh", noted)
    return keys


def test_commands_are_asked_only_when_their_slices_change(window, refreshed):
    window.dispatch(ev.JobStarted(text("Computing")))
    assert "cancel" in refreshed
    assert not refreshed & {"undo", "tab_costs", "theme_dark", "bars_log", "save_maps"}
    refreshed.clear()
    window.dispatch(ev.ViewChanged("tab", "costs"))
    assert refreshed >= {"tab_layers", "tab_costs"}
    assert not refreshed & {"undo", "cancel", "theme_dark"}
    refreshed.clear()
    window.dispatch(ev.TransferProgressed(text("Reading"), 0.5))
    assert not refreshed & {"undo", "tab_costs", "cancel"}


@pytest.mark.parametrize(
    "events",
    [
        (ev.CfgTyped("features", "[64, Q]"),),
        (ev.CfgTyped("features", "[64, 'M']"), ev.Undone()),
        (ev.JobStarted(text("Computing")), ev.TimingRequested()),
        (ev.ChannelScaled("conv1_1", 0, 0.0), ev.LayerSelected("fc8")),
        (ev.ThemeChosen("dark"), ev.ListingSorted("params"), ev.ViewChanged("bars", "log")),
        (ev.PictureOffered(sample_source("cat")), ev.RandomChosen("normal", 3)),
    ],
    ids=lambda events: type(events[0]).__name__,
)
def test_every_action_says_what_its_command_says(window, events):
    for event in events:
        window.dispatch(event)
        for action in window.actions_.by_key.values():
            command = action.command
            if command.enabled is not None:
                assert action.isEnabled() == command.enabled(window.state), command.key
            if command.checked is not None:
                assert action.isChecked() == command.checked(window), command.key


def test_a_panel_that_is_closed_by_hand_is_noted(window, qtbot):
    with qtbot.waitExposed(window):
        window.show()
    action = window.actions_.by_key["panel_input"]
    assert action.isChecked()
    window._docks["input"].close()
    qtbot.waitUntil(lambda: not action.isChecked())


START = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
qt = QApplication([])
from vgg_explorer.gui.app import App
session = App(qt, [], None)
session._begin = qt.quit
session.show()
qt.exec()
print(*sorted(sys.modules))
session.window.close()
session.stop()
"""

HEAVY = {"numpy", "PIL", "pyqtgraph", "torch", "captum", "torchvision", "asyncio", "ssl"}
HEAVY |= {"hashlib", "urllib.request", "unittest", "PySide6.QtMultimedia", "PySide6.QtSvgWidgets"}

LATER = ("maps", "costs", "filters", "why", "compare", "pictures", "training")
"""Tabs that come into being when they are first shown."""


def test_the_first_window_imports_no_more_than_it_shows():
    done = subprocess.run(
        [sys.executable, "-c", START],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found = set(done.stdout.split())
    assert "vgg_explorer.gui.visual_pane.layers_tab" in found
    assert not found & HEAVY
    pane = "vgg_explorer.gui.visual_pane"
    assert not found & {f"{pane}.{key}_tab" for key in LATER}
    assert not {name for name in found if name.startswith(f"{pane}.probe")}
    later = ("command_palette", "crosscheck_view", "guide", "figures_guide", "libraries", "live")
    assert not found & {f"vgg_explorer.gui.{name}" for name in later}
    assert f"{pane}.figure.export_dialog" not in found
    values = {name for name in found if name.startswith("vgg_explorer.engine.")}
    assert not {name for name in values if name.endswith((".build", ".images", ".workbench"))}
