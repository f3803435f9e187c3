"""The real program in a process of its own."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 120
"""So long a test waits for a program at most."""


@pytest.fixture
def start_process():
    """Start a program without a screen, which ends with the test at the latest.

    Its settings and its data lie below ``home``, where it also runs.
    """
    running = []

    def begin(command, home):
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests"))),
        }
        child = subprocess.Popen(
            list(map(str, command)),
            env=environment,
            cwd=home,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(child)
        return child

    yield begin
    for child in running:
        if child.poll() is None:
            child.kill()
        child.communicate()


@pytest.fixture
def wait_for(qtbot):
    """Wait until something is so, as long as a program runs."""

    def wait(child, condition):
        def met():
            assert child.poll() is None, child.communicate()[1]
            return condition()

        qtbot.waitUntil(met, timeout=SECONDS * 1000)

    return wait
