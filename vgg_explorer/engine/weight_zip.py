"""The zip container of torch: looked through before torch sees it."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Generator
from dataclasses import dataclass

from vgg_explorer.arch.text import text
from vgg_explorer.arch.units import size
from vgg_explorer.engine.loaded import MAX_TENSORS, WeightsError, damaged, too_many
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.weight_kinds import NEEDED, SAVE_STATE_DICT, other_kind
from vgg_explorer.engine.weight_memory import Memory

MAX_PICKLE = 64 * 2**20
"""Bytes of the part that says how tensors are made of data; a VGG's has under 10,000."""

_MAX_ENTRIES = MAX_TENSORS + 100
_MAX_DIRECTORY = 512 * _MAX_ENTRIES
_MAX_RATIO = 4
_PART = 4 * 2**20

# What zipfile raises for lists that contradict themselves; an unknown version is a RuntimeError.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True)
class TorchZip:
    """What a torch file consists of.

    Parameters
    ----------
    pickle : bytes
        The part that says how tensors are made of data.
    sizes : dict of str to int
        Bytes of each piece of data, by its key.
    checked : bool
        Whether the file has checksums; torch can be told to write none.
    """

    pickle: bytes
    sizes: dict[str, int]
    checked: bool


def opening_zip(buffer: Memory, name: str) -> Generator[float, None, TorchZip]:
    """Look through a zip file and compare its checksums, yielding the share that is done.

    Raises
    ------
    WeightsError
        When it is no torch file, damaged, or made to trouble its readers.
    """
    _check_end(buffer, name)
    try:
        with zipfile.ZipFile(buffer) as archive:
            entries = archive.infolist()
            root = _check_kind(entries, name)
            _check_entries(entries, len(buffer.view), name)
            checked = any(entry.CRC for entry in entries)
            if checked:
                yield from _check_sums(archive, entries, name)
            return TorchZip(_pickle(archive, root, name), _sizes(entries, root), checked)
    except _DAMAGE as error:
        raise damaged(name) from error


def _check_end(buffer: Memory, name: str) -> None:
    """Make sure that every reader finds the same list of entries, and that it is short."""
    data = buffer.view
    end = data[-22:].tobytes()
    # With anything behind it, readers differ in where they look for the list.
    if len(end) < 22 or end[:4] != b"PK\x05\x06" or end[20:] != b"\0\0":
        raise damaged(name)
    length = struct.unpack_from("<L", end, 12)[0]
    locator = data[-42:-22].tobytes()
    if locator[:4] == b"PK\x06\x07":
        at = struct.unpack_from("<Q", locator, 8)[0]
        if at + 56 > len(data):
            raise damaged(name)
        length = struct.unpack_from("<Q", data, at + 40)[0]
    if length > _MAX_DIRECTORY:
        raise too_many(name)


def _check_kind(entries: list[zipfile.ZipInfo], name: str) -> str:
    """Return the one folder in which torch puts everything."""
    names = [entry.filename for entry in entries]
    root = names[0].partition("/")[0] if names else ""
    inside = {entry.removeprefix(f"{root}/") for entry in names}
    if "constants.pkl" in inside or any(entry.startswith("code/") for entry in inside):
        raise other_kind(
            name,
            text("a TorchScript program, which was not run"),
            SAVE_STATE_DICT,
        )
    if "data.pkl" not in inside:
        if any(entry.endswith(".npy") for entry in names):
            raise other_kind(name, text("a NumPy archive (.npz)"), NEEDED)
        raise other_kind(
            name,
            text("a zip archive, or a document made of one"),
            text("If there are weights in it, unpack it and open the file inside."),
        )
    return root


def _check_entries(entries: list[zipfile.ZipInfo], length: int, name: str) -> None:
    if len(entries) > _MAX_ENTRIES:
        raise too_many(name)
    needed = sum(entry.file_size for entry in entries)
    if needed > _MAX_RATIO * length:
        # Trained weights hardly shrink, and torch itself never packs them.
        raise WeightsError(
            text(
                "“{name}” would need {needed} for a {size} file.",
                name=name,
                needed=size(needed),
                size=size(length),
            ),
            text("It was made to fill the memory, and was not opened."),
        )
    seen: set[str] = set()
    for entry in entries:
        parts = entry.filename.split("/")
        # Of two entries with one name, readers take different ones; torch's ignores case.
        if (
            entry.filename.lower() in seen
            or "\\" in entry.filename
            or not all(parts[:-1])
            or not (parts[-1] or entry.is_dir())
            or ".." in parts
            or entry.orig_filename != entry.filename
        ):
            raise WeightsError(
                text(
                    "“{name}” has an entry that torch would not write: “{entry}”.",
                    name=name,
                    entry=shown_name(entry.orig_filename),
                ),
                SAVE_STATE_DICT,
            )
        seen.add(entry.filename.lower())
        packed = entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if packed or entry.flag_bits & 1:
            raise WeightsError(
                text("“{name}” is encrypted, or packed in a way torch cannot read.", name=name),
                text("Unpack it, and pack it again without compression."),
            )


def _check_sums(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str
) -> Generator[float, None, None]:
    total = sum(entry.file_size for entry in entries) or 1
    done = 0
    for entry in entries:
        try:
            with archive.open(entry) as file:
                while part := file.read(_PART):
                    done += len(part)
                    yield min(done / total, 1.0)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise WeightsError(
                text(
                    "“{name}” is damaged: the checksum of entry “{entry}” differs.",
                    name=name,
                    entry=shown_name(entry.filename),
                ),
                text("Get it again; a part of it is not as it was written."),
            ) from error


def _pickle(archive: zipfile.ZipFile, root: str, name: str) -> bytes:
    entry = archive.getinfo(f"{root}/data.pkl")
    if entry.file_size > MAX_PICKLE:
        raise WeightsError(
            text(
                "“{name}” describes its tensors in {size}; the limit is {limit}.",
                name=name,
                size=size(entry.file_size),
                limit=size(MAX_PICKLE),
            ),
            SAVE_STATE_DICT,
        )
    if not entry.CRC:
        del entry.CRC  # the reader then compares nothing
    return archive.read(entry)


def _sizes(entries: list[zipfile.ZipInfo], root: str) -> dict[str, int]:
    start = f"{root}/data/"
    return {
        entry.filename.removeprefix(start): entry.file_size
        for entry in entries
        if entry.filename.startswith(start)
    }
