"""The installed program in a process of its own: started, closed, killed, started again."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vgg_explorer.session import events as ev
from vgg_explorer.session import settings
from vgg_explorer.session.updates import initial, update

ROOT = Path(__file__).parents[2]
WAIT = 120


def command():
    """Return the installed command, or the module where the checkout is not installed."""
    beside = Path(sys.executable).with_name("vgg-explorer")
    found = str(beside) if beside.exists() else shutil.which("vgg-explorer")
    return [found] if found else [sys.executable, "-m", "vgg_explorer"]


@pytest.fixture
def home(tmp_path):
    state = update(initial(), ev.PresetChosen("vgg_tiny"))
    settings.save(tmp_path / "vgg-explorer" / "session.json", settings.snapshot(state, {}))
    return tmp_path


@pytest.fixture
def start(home):
    running = []

    def begin(*files):
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(home),
            "PYTHONPATH": str(ROOT),
        }
        child = subprocess.Popen(
            [*command(), *map(str, files)],
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


def session_file(home):
    return home / "vgg-explorer" / "session.json"


def until_saved(home, qtbot, child):
    """Wait until the program has written its session anew: it is up and has done something."""
    before = session_file(home).stat().st_mtime_ns

    def saved():
        assert child.poll() is None, child.communicate()[1]
        return session_file(home).stat().st_mtime_ns != before

    qtbot.waitUntil(saved, timeout=WAIT * 1000)


def ended(child, how):
    child.send_signal(how)
    out, errors = child.communicate(timeout=WAIT)
    assert "Traceback" not in errors, errors
    return child.returncode, out, errors


def test_it_starts_and_ends_when_told(start, home, qtbot):
    child = start()
    until_saved(home, qtbot, child)
    assert ended(child, signal.SIGTERM) == (0, "", "")
    saved = json.loads(session_file(home).read_text())
    assert saved["sample"] == "cat"
    assert "VGG tiny" in saved["spec"]


def test_it_ends_at_once_when_told_while_it_works(start, home, qtbot):
    child = start()
    until_saved(home, qtbot, child)
    assert ended(child, signal.SIGINT) == (0, "", "")


def test_after_a_kill_it_starts_with_what_was_saved(start, home, qtbot):
    child = start()
    until_saved(home, qtbot, child)
    child.kill()
    child.communicate()
    again = start()
    until_saved(home, qtbot, again)
    assert ended(again, signal.SIGTERM)[0] == 0
    assert settings.load(session_file(home)).spec.name == "VGG tiny for 32x32"


def test_two_at_once_do_not_disturb_each_other(start, home, qtbot):
    first, second = start(), start()
    until_saved(home, qtbot, first)
    assert ended(first, signal.SIGTERM)[0] == 0
    assert ended(second, signal.SIGTERM)[0] == 0
    assert not settings.load(session_file(home)).damaged


def test_a_picture_on_the_command_line(start, home, qtbot):
    picture = home / "ü 名.jpg"
    shutil.copy(ROOT / "resources" / "samples" / "fruit.jpg", picture)
    child = start(picture)
    qtbot.waitUntil(
        lambda: settings.load(session_file(home)).picture == str(picture), timeout=WAIT * 1000
    )
    assert ended(child, signal.SIGTERM)[0] == 0


def test_damaged_settings_do_not_block_the_start(start, home, qtbot):
    session_file(home).write_bytes(b"{garbage")
    child = start()
    until_saved(home, qtbot, child)
    assert ended(child, signal.SIGTERM)[0] == 0
    assert not settings.load(session_file(home)).damaged
    assert session_file(home).with_name("session.json.bak").exists()
