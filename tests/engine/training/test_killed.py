"""A process that is killed at any moment loses at most one interval, and goes on bit for bit."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import tiny_training

HERE = Path(__file__).parent
TESTS = HERE.parents[1]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    command = [sys.executable, str(HERE / "killed_runs.py"), str(tmp_path_factory.mktemp("k")), "3"]
    path = f"{TESTS}:{TESTS.parent}"
    ended = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=500,
        env=os.environ | {"PYTHONPATH": path},
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_processes_were_killed_in_the_middle_of_saves_and_between_them(found):
    killed = [one for one in found["trials"] if one["code"] == -signal.SIGKILL]
    assert len(killed) == len(found["trials"]) == 10
    assert len({one["step"] for one in killed}) >= 4


def test_at_most_one_interval_is_lost(found):
    for one in found["trials"]:
        if one["kept"] is None:  # it had not begun
            assert one["step"] == 0, one
            continue
        lost = one["step"] - one["kept"]
        assert 0 <= lost <= tiny_training.PLAN.save_steps, one


def test_what_goes_on_ends_as_if_nothing_had_happened(found):
    whole = found["whole"]
    assert len(whole["losses"]) == 1 + 24
    gone_on = [one for one in found["trials"] if one["kept"] is not None]
    assert len(gone_on) >= 8
    for one in gone_on:
        assert one["losses"] == whole["losses"], one["kind"]
        assert one["digest"] == whole["digest"], one["kind"]
