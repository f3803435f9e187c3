"""How much main memory this process can still take, without any library."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

_PROC = Path("/proc")
_CGROUPS = Path("/sys/fs/cgroup")


def free_ram() -> int | None:
    """Return the bytes that this process can still take, or None where the system does not say.

    The least of what the computer has left, what its container allows and what ``ulimit -v``
    allows.
    """
    if sys.platform == "win32":
        return _windows()
    if sys.platform != "linux":
        return _pages()
    known = [left for left in (_available(), _container(), _address_space()) if left is not None]
    return max(min(known), 0) if known else None


def peak_ram() -> int | None:
    """Return the most bytes of main memory that this process has had, None where it is not told."""
    if sys.platform == "win32":
        return None
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _available() -> int | None:
    """Return what Linux can hand out without swapping: free pages and what caches can give up."""
    return _field(_PROC / "meminfo", "MemAvailable:")


def _container() -> int | None:
    """Return what the cgroups of this process have left (version 2 and version 1)."""
    known = []
    for line in _read(_PROC / "self/cgroup").splitlines():
        _, controllers, path = line.split(":", 2)
        if controllers == "":
            base, names = _CGROUPS, ("memory.max", "memory.current", "inactive_file")
        elif "memory" in controllers.split(","):
            base = _CGROUPS / "memory"
            names = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
        else:
            continue
        # A limit may be set at any level. Inside a container the path is often that of the host,
        # and does not exist; the limit is then at the root.
        folder = base / path.lstrip("/")
        for level in (folder, *folder.parents[: len(folder.parts) - len(base.parts)]):
            limit, used = _read(level / names[0]).strip(), _read(level / names[1]).strip()
            if limit.isdigit() and used.isdigit():
                cache = _field(level / "memory.stat", names[2], unit=1) or 0
                known.append(int(limit) - int(used) + cache)
    return min(known, default=None)


def _address_space() -> int | None:
    """Return what is left of the address space where ``ulimit -v`` limits it."""
    import resource

    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    used = _field(_PROC / "self/status", "VmSize:")
    return None if limit == resource.RLIM_INFINITY or used is None else limit - used


def _pages() -> int | None:
    """Return free pages, where the system counts them; macOS does not."""
    with contextlib.suppress(ValueError, OSError):
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def _windows() -> int | None:
    class Status(ctypes.Structure):
        """``MEMORYSTATUSEX``."""

        _fields_ = (
            ("length", ctypes.c_uint32),
            ("load", ctypes.c_uint32),
            ("values", ctypes.c_uint64 * 7),
        )

    status = Status(length=ctypes.sizeof(Status))
    found = ctypes.CDLL("kernel32").GlobalMemoryStatusEx(ctypes.byref(status))
    # In order: total and free memory, total and free page file, then address space.
    return min(status.values[1], status.values[3]) if found else None


def _field(path: Path, name: str, unit: int = 1024) -> int | None:
    for line in _read(path).splitlines():
        key, _, value = line.partition(" " if unit == 1 else ":")
        if key == name.rstrip(":"):
            return int(value.split()[0]) * unit
    return None


def _read(path: Path) -> str:
    with contextlib.suppress(OSError):
        return path.read_text("ascii", "replace")
    return ""
