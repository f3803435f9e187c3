"""Which shared libraries a file lacks on this Linux, and which packages have them.

The dynamic loader names one missing library at a time. Here the files' own lists of needs are read,
so that everything that is missing is named in one go. No tool such as ``ldd`` or ``readelf`` is
required.
"""

from __future__ import annotations

import os
import re
import shutil
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

Load = Callable[[str], str | None]
"""Map a library into the process, and return the loader's complaint where it cannot."""

_ABSENT = re.compile(r"(?P<name>[^:\s]+): cannot open shared object file: No such file")

_PT_LOAD, _PT_DYNAMIC = 1, 2
_DT_NEEDED, _DT_STRTAB, _DT_STRSZ, _DT_RPATH, _DT_RUNPATH = 1, 5, 10, 15, 29

_PACKAGES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libX11.so.6": ("libx11-6", "libX11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
}
"""What PySide6's own files need from the system: the packages of Debian and Ubuntu, and Fedora."""

_MANAGERS = {"apt": 0, "dnf": 1}


def absent(complaint: str) -> str | None:
    """Return the library whose file does not exist, when that is what the loader complains of."""
    found = _ABSENT.match(complaint)
    return Path(found["name"]).name if found else None


def missing(file: Path, load: Load) -> tuple[str, ...]:
    """Return every library that a file needs, directly or not, and that this machine lacks.

    Only libraries beside the file (its ``RUNPATH``) are followed: what comes from the system has
    its own needs from the same package manager.
    """
    found: set[str] = set()
    seen: set[str] = set()
    queue = [file]
    while queue:
        needs = read_needs(queue.pop())
        for name in needs.names:
            if name in seen:
                continue
            seen.add(name)
            beside = next((at for at in (f / name for f in needs.folders) if at.is_file()), None)
            if beside is not None:
                queue.append(beside)
            elif (complaint := load(name)) and (lacking := absent(complaint)):
                found.add(lacking)
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Needs:
    """What an ELF file asks the loader for: names of libraries, and where to look first."""

    names: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()


def read_needs(file: Path) -> Needs:
    """Read the needs of a 64-bit little-endian ELF file; nothing for any other file.

    Layout: System V ABI, "Program Header" and "Dynamic Section". Section headers are not used,
    because a stripped file may have none.
    """
    try:
        return _read_needs(file)
    except (OSError, struct.error, ValueError):
        return Needs()


def _read_needs(file: Path) -> Needs:
    with file.open("rb") as stream:

        def read(offset: int, size: int) -> bytes:
            stream.seek(offset)
            return stream.read(size)

        header = read(0, 64)
        if header[:6] != b"\x7fELF\x02\x01":
            return Needs()
        table, entry, count = (
            *struct.unpack_from("<Q", header, 32),
            *struct.unpack_from("<HH", header, 54),
        )
        # Each program header: type, flags, offset, address, physical address, size in the file ...
        segments = [struct.unpack("<IIQQQQ", read(table + i * entry, 40)) for i in range(count)]
        dynamic = next((s for s in segments if s[0] == _PT_DYNAMIC), None)
        if dynamic is None:
            return Needs()
        data = read(dynamic[2], dynamic[5])
        tags = list(struct.iter_unpack("<QQ", data[: len(data) // 16 * 16]))
        single = dict(tags)
        address = single.get(_DT_STRTAB, 0)
        homes = [s for s in segments if s[0] == _PT_LOAD and s[3] <= address < s[3] + s[5]]
        if not homes:
            return Needs()
        home = homes[0]
        strings = read(home[2] + address - home[3], single.get(_DT_STRSZ, 0))

    def string(offset: int) -> str:
        return os.fsdecode(strings[offset : strings.index(b"\0", offset)])

    paths = [string(value) for tag, value in tags if tag in (_DT_RPATH, _DT_RUNPATH)]
    origin = str(file.parent)
    return Needs(
        names=tuple(string(value) for tag, value in tags if tag == _DT_NEEDED),
        folders=tuple(
            Path(part.replace("${ORIGIN}", origin).replace("$ORIGIN", origin))
            for path in paths
            for part in path.split(":")
            if part
        ),
    )


@dataclass(frozen=True, slots=True)
class Remedy:
    """How to get missing libraries.

    Parameters
    ----------
    packages : tuple of str
        The packages that have them, in the words of this system or else of Debian. A library whose
        package is unknown is left out.
    command : str or None
        The one line that installs them; ``None`` where the package manager is not a known one.
    """

    packages: tuple[str, ...]
    command: str | None


def remedy(
    libraries: Iterable[str],
    which: Callable[[str], str | None] = shutil.which,
    as_root: bool | None = None,
) -> Remedy:
    """Find the packages of missing libraries and the command that installs them."""
    manager = next((name for name in _MANAGERS if which(name)), None)
    column = _MANAGERS[manager] if manager else 0
    known = {_PACKAGES[name][column] for name in libraries if name in _PACKAGES}
    packages = tuple(sorted(known))
    if manager is None or not packages:
        return Remedy(packages, None)
    # A container's root has no sudo, and needs none.
    root = os.geteuid() == 0 if as_root is None else as_root
    return Remedy(packages, f"{'' if root else 'sudo '}{manager} install {' '.join(packages)}")
