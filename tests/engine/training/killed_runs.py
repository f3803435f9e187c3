"""Trains in processes that are killed, and goes on with what they left; run by test_killed.py.

It imports torch once and forks: each trial is a process of its own that SIGKILL ends.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import tiny_training

SAVING = ("fsync", "replace", "rename", "link", "unlink", "rmdir")
"""What a save does to the disk; a process is killed in front of one of them."""


def main(base: Path, seed: int) -> None:
    tiny_training.trained(base / "first")  # torch imports some parts only now
    chance = random.Random(seed)
    whole = in_child(lambda: train(base / "whole", count=True))
    told = json.loads((base / "whole" / "told.json").read_text())
    assert os.waitstatus_to_exitcode(whole) == 0
    trials = [("saving", n) for n in sorted(chance.sample(range(4, told["operations"]), 7))]
    trials += [("step", chance.randrange(1, 24)) for _ in range(3)]
    results = [trial(base / f"{n}", *each) for n, each in enumerate(trials)]
    print(json.dumps({"whole": told, "trials": results}))


def trial(place: Path, kind: str, when: int) -> dict[str, object]:
    """Kill a training, look at what is left, and go on with that."""
    from vgg_explorer.engine.training.runs import run_record, tables

    if kind == "saving":
        status = in_child(lambda: train(place, kill_at=when))
    else:
        status = in_child(lambda: train(place), until=lambda: lines(place) > when)
    code = os.waitstatus_to_exitcode(status)
    steps = list(tables.steps(only(place) / "history.csv"))
    offered = run_record.unfinished(place)
    result = {
        "kind": f"{kind} {when}",
        "code": code,
        "step": steps[-1].step if steps else 0,
        "kept": offered[0].step if offered else None,
    }
    if offered:
        again = in_child(lambda: train(place, resume=True))
        assert os.waitstatus_to_exitcode(again) == 0, result
        result |= json.loads((place / "told.json").read_text())
    return result


def lines(place: Path) -> int:
    written = list(place.glob("*/history.csv"))
    return written[0].read_bytes().count(b"\n") if written else 0


def in_child(work, until=None) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 - a fork must not go on in the test
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            os._exit(1)
    if until is not None:
        while not until():
            time.sleep(0.0005)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def train(
    place: Path, *, kill_at: int | None = None, count: bool = False, resume: bool = False
) -> None:
    from vgg_explorer.engine.training.runs import keeping, run_folder

    operations = counted(kill_at) if count or kill_at is not None else [0]
    if resume:
        folder, order, snapshot = run_folder.resumed(only(place), "cpu", tiny_training.THREADS)
    else:
        order, snapshot = tiny_training.order(), None
        folder = run_folder.created(place, order)
    for _ in keeping.kept(tiny_training.trainer(order, snapshot), folder):
        pass
    told = {
        "operations": operations[0],
        "losses": losses(folder.path),
        "digest": digest(folder.path),
    }
    (place / "told.json").write_text(json.dumps(told))


def counted(kill_at: int | None) -> list[int]:
    """Count the operations on the disk, and die in front of one."""
    done = [0]

    def wrapped(function):
        def call(*arguments, **options):
            done[0] += 1
            if done[0] == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **options)

        return call

    for name in SAVING:
        setattr(os, name, wrapped(getattr(os, name)))
    return done


def only(place: Path) -> Path:
    (path,) = (each for each in place.iterdir() if each.is_dir())
    return path


def losses(path: Path) -> list[list[str]]:
    lines = (path / "history.csv").read_text().splitlines()
    return [line.split(",")[:4] for line in lines]


def digest(path: Path) -> str:
    from vgg_explorer.engine.weight_files import read_weights

    last = read_weights(path / "last.safetensors")
    best = read_weights(path / "best.safetensors")
    return last.digest + best.digest


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
