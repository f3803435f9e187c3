"""torch computes on the cores that the user lets it have."""

from __future__ import annotations

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
