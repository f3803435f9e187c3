"""How many cores torch computes on."""

from __future__ import annotations

import os


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
