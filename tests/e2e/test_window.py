"""The installed program in a process of its own: started, closed, killed, started again."""

import json
import shutil
import signal
import sys
from pathlib import Path

import pytest
from programs import keep_small_network

from vgg_explorer.session import settings

ROOT = Path(__file__).parents[2]
WAIT = 120


def command():
    """Return the installed command, or the module where the checkout is not installed."""
    beside = Path(sys.executable).with_name("vgg-explorer")
    found = str(beside) if beside.exists() else shutil.which("vgg-explorer")
    return [found] if found else [sys.executable, "-m", "vgg_explorer"]


@pytest.fixture
def home(tmp_path):
    keep_small_network(tmp_path / "vgg-explorer")
    return tmp_path


@pytest.fixture
def start(start_process, home):
    return lambda *files: start_process([*command(), *files], home)


def session_file(home):
    return home / "vgg-explorer" / "session.json"


@pytest.fixture
def until_saved(home, wait_for):
    """Wait until a program has written its session anew: it is up and has done something."""

    def wait(child):
        before = session_file(home).stat().st_mtime_ns
        wait_for(child, lambda: session_file(home).stat().st_mtime_ns != before)

    return wait


def ended(child, how):
    child.send_signal(how)
    out, errors = child.communicate(timeout=WAIT)
    assert "Traceback" not in errors, errors
    return child.returncode, out, errors


def test_it_starts_and_ends_when_told(start, home, until_saved):
    child = start()
    until_saved(child)
    assert ended(child, signal.SIGTERM) == (0, "", "")
    saved = json.loads(session_file(home).read_text())
    assert saved["sample"] == "cat"
    assert "VGG tiny" in saved["spec"]


def test_it_ends_at_once_when_told_while_it_works(start, home, until_saved):
    child = start()
    until_saved(child)
    assert ended(child, signal.SIGINT) == (0, "", "")


def test_after_a_kill_it_starts_with_what_was_saved(start, home, until_saved):
    child = start()
    until_saved(child)
    child.kill()
    child.communicate()
    again = start()
    until_saved(again)
    assert ended(again, signal.SIGTERM)[0] == 0
    assert settings.load(session_file(home)).spec.name == "VGG tiny for 32x32"


def test_two_at_once_do_not_disturb_each_other(start, home, until_saved):
    first, second = start(), start()
    until_saved(first)
    assert ended(first, signal.SIGTERM)[0] == 0
    assert ended(second, signal.SIGTERM)[0] == 0
    assert not settings.load(session_file(home)).damaged


def test_a_picture_on_the_command_line(start, home, wait_for):
    picture = home / "ü 名.jpg"
    shutil.copy(ROOT / "resources" / "samples" / "fruit.jpg", picture)
    child = start(picture)
    wait_for(child, lambda: settings.load(session_file(home)).picture == str(picture))
    assert ended(child, signal.SIGTERM)[0] == 0


def test_damaged_settings_do_not_block_the_start(start, home, until_saved):
    session_file(home).write_bytes(b"{garbage")
    child = start()
    until_saved(child)
    assert ended(child, signal.SIGTERM)[0] == 0
    assert not settings.load(session_file(home)).damaged
    assert session_file(home).with_name("session.json.bak").exists()
