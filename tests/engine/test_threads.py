"""torch computes on the cores that the user lets it have."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
import torch

from vgg_explorer.engine import threads


def test_threads_are_chosen_within_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [4]
    monkeypatch.setattr(torch, "get_num_threads", lambda: now[0])
    monkeypatch.setattr(torch, "set_num_threads", lambda count: now.__setitem__(0, count))
    monkeypatch.setattr(threads, "cores", lambda: 4)
    for asked, given in ((2, 2), (1, 1), (0, 4), (9, 4), (-3, 4)):
        assert threads.set_threads(asked) == given
        assert now == [given]


def test_cores_are_those_that_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads.os, "sched_getaffinity", lambda _: {1, 5, 7}, raising=False)
    assert threads.cores() == 3
    monkeypatch.delattr(threads.os, "sched_getaffinity")
    monkeypatch.setattr(threads.os, "cpu_count", lambda: None)
    assert threads.cores() == 1


TASKS = Path("/proc/self/task")


@pytest.mark.skipif(not TASKS.exists(), reason="only Linux lists the threads of a process so")
@pytest.mark.skipif(threads.cores() < 2, reason="a single core has no helpers")
def test_the_helpers_of_a_thread_that_lets_go_end() -> None:
    seen: list[set[str]] = []

    def compute() -> None:
        threads.set_threads(2)
        seen.append(set(os.listdir(TASKS)))
        torch.rand(4_000_000).relu_()
        seen.append(set(os.listdir(TASKS)))
        threads.let_go()
        seen.append(set(os.listdir(TASKS)))
        assert torch.rand(4_000_000).relu_().shape == (4_000_000,)  # they come again

    thread = threading.Thread(target=compute)
    thread.start()
    thread.join()
    before, at_work, after = seen
    assert len(at_work - before) == 1
    assert after == before
