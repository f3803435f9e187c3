"""What the C library does with memory that a training frees, and needs again in the next step.

A step frees the outputs of all layers, some hundred megabytes, and asks for as many again. glibc
returns large blocks to the system at once, which has to clear each page when it comes back: 3,000
to 8,000 pages a step for a small network, a tenth of its time and more. Other C libraries are left
alone: their functions are not these.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Of glibc's malloc.h
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _MMAP_MAX, _ARENA_MAX = -1, -3, -4, -8

_NEVER = -1
_MOST_BLOCKS = 65536
"""Blocks of their own that glibc takes from the system, unless it is told otherwise."""

_LARGE = 32 * 2**20
"""Bytes from which a block is one of its own: what glibc comes to by itself after large blocks."""


def share_one_arena() -> None:
    """Let threads that are yet to come share the memory that other threads have freed.

    An arena of its own, which glibc gives to each thread, has no room for blocks above 64 MiB.
    """
    _tell(_ARENA_MAX, 1)


@contextmanager
def freed_memory_kept() -> Iterator[None]:
    """Keep what is freed inside, and return it to the system at the end."""
    _tell(_MMAP_MAX, 0)
    _tell(_TRIM_THRESHOLD, _NEVER)
    try:
        yield
    finally:
        _tell(_MMAP_MAX, _MOST_BLOCKS)
        _tell(_MMAP_THRESHOLD, _LARGE)
        _tell(_TRIM_THRESHOLD, 2 * _LARGE)
        trim()


def trim() -> None:
    """Return memory that is free to the system.

    glibc keeps what lies between blocks in use: a gigabyte after a hundred networks.
    """
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


def _tell(what: int, value: int) -> None:
    library = _glibc()
    if library is not None:
        library.mallopt(what, value)


def _glibc() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "gnu_get_libc_version") else None
