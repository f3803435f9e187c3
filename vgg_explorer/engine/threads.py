"""How many cores torch computes on."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys

_SOFT = 1
"""``omp_pause_soft`` of OpenMP 5.0: what the program has set stays as it is."""


def cores() -> int:
    """Return the processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def set_threads(count: int) -> int:
    """Let torch compute on so many cores, and return how many those are.

    It holds for the thread that calls: torch's other threads keep the number that they began with.

    Parameters
    ----------
    count : int
        At most all that this process may use; 0 is all of them.
    """
    import torch

    available = cores()
    chosen = min(count, available) if count > 0 else available
    if chosen != torch.get_num_threads():
        torch.set_num_threads(chosen)
    return chosen


def let_go() -> None:
    """End the threads that help the calling one to compute; they come again when it computes.

    GNU's OpenMP, with which torch computes on Linux, gives each thread that computes a team of its
    own. Between two operations teams wait awake, but only as long as all of them together are not
    more than there are cores. Otherwise they sleep, and to wake them takes longer than many an
    operation does: beside the idle team of another thread a step of a small network took a quarter
    longer.
    """
    torch = sys.modules.get("torch")
    if torch is None or sys.platform != "linux":
        return
    # Another OpenMP may not have it, and an import of torch may still be going on.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(torch._C.__file__).omp_pause_resource_all(_SOFT)
