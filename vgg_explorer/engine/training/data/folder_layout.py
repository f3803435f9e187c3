"""How a folder of pictures is laid out: its splits, its classes, and the files of each."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.opening import shown_name

TRAIN = ("train", "training")
VALIDATION = ("val", "valid", "validation", "test", "testing")
"""Names of the folders of a split, the most fitting first; capitals do not matter."""

SYSTEM = frozenset(
    ("__macosx", "@eadir", "__pycache__", "$recycle.bin", "system volume information", "lost+found",
     "#recycle", "thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r")
)  # fmt: skip
"""What systems put into folders of people, in small letters. Names that begin with a dot too."""

_TOLD = 5


@dataclass
class Passed:
    """What a walk passed by.

    Parameters
    ----------
    hidden : list of str
        Folders that are hidden or belong to the system.
    again : int
        Links to what was met before.
    special : list of str
        Pipes, devices and links that lead nowhere.
    seen : set of (int, int)
        Device and number of each folder and file that was met.
    """

    hidden: list[str] = field(default_factory=list)
    again: int = 0
    special: list[str] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)

    def mark(self, *folders: Path) -> None:
        """Do not walk these from within."""
        for folder in folders:
            info = folder.stat()
            self.seen.add((info.st_dev, info.st_ino))

    def notes(self) -> tuple[Text, ...]:
        """Tell what was passed by."""
        told = []
        if self.hidden:
            told.append(text("Ignored folders: {names}.", names=_listed(self.hidden)))
        if self.again:
            told.append(
                text("Links and second names of what was met before, ignored: {n}.", n=self.again)
            )
        if self.special:
            told.append(
                text(
                    "Neither files nor folders that can be read, ignored: {names}.",
                    names=_listed(self.special),
                )
            )
        return tuple(told)

    def first(self, path: Path | os.DirEntry[str]) -> bool:
        """Return whether a folder or file is met for the first time, by whatever name."""
        # Not the entry's own method: on Windows that knows no numbers.
        info = os.stat(path)
        identity = info.st_dev, info.st_ino
        if identity in self.seen:
            self.again += 1
            return False
        self.seen.add(identity)
        return True


def _listed(names: list[str]) -> str:
    different = sorted(set(names))
    shown = ", ".join(shown_name(name) for name in different[:_TOLD])
    return shown if len(different) <= _TOLD else f"{shown}, …"


def printable(name: str) -> str:
    """Return a name as windows can show it; an accent has one encoding in it, not two."""
    composed = unicodedata.normalize("NFC", name)
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in composed)


def is_hidden(name: str) -> bool:
    """Whether a name is not meant for people."""
    return name.startswith(".") or name.lower() in SYSTEM


def folders_in(path: Path, passed: Passed | None = None) -> list[Path]:
    """Return the folders of a folder that may be classes, sorted by their names.

    Raises
    ------
    OSError
        It cannot be read.
    """
    found = []
    # Not as paths: those of Windows are sorted without regard to capitals.
    for entry in sorted(path.iterdir(), key=lambda entry: printable(entry.name)):
        if not entry.is_dir():
            continue
        if not is_hidden(entry.name):
            found.append(entry)
        elif passed is not None:
            passed.hidden.append(entry.name)
    return found


def split_in(path: Path) -> tuple[Path, Path | None]:
    """Return the folder of the classes for training, and that for validation where there is one.

    The folder may have them inside a single folder, as archives unpack.

    Raises
    ------
    OSError
        It cannot be read.
    """
    inside = folders_in(path)
    found = _named_split(inside)
    if found is not None:
        return found
    if len(inside) == 1 and folders_in(inside[0]):
        return _named_split(folders_in(inside[0])) or (inside[0], None)
    return path, None


def _named_split(folders: list[Path]) -> tuple[Path, Path | None] | None:
    by_name = {folder.name.lower(): folder for folder in folders}
    train = next((by_name[name] for name in TRAIN if name in by_name), None)
    # A class may be called so (planes, trains): then the pictures lie directly in it.
    if train is None or not folders_in(train):
        return None
    return train, next((by_name[name] for name in VALIDATION if name in by_name), None)


def files_below(folder: Path, passed: Passed) -> Iterator[Path]:
    """Go through all regular files below a folder, sorted, each once.

    Links are followed; one that leads back to a folder that was walked is not walked again.

    Raises
    ------
    OSError
        The folder itself cannot be read; what is in it is passed by then.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                there = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            if here is folder:
                raise
            passed.special.append(here.name)
            continue
        inside = []
        for entry in there:
            kind = _kind(entry, passed)
            if kind == "file":
                yield Path(entry.path)
            elif kind == "folder":
                inside.append(Path(entry.path))
        waiting += reversed(inside)


def _kind(entry: os.DirEntry[str], passed: Passed) -> Literal["file", "folder"] | None:
    """Return what is to be made of an entry of a folder; None where it is passed by."""
    try:
        if is_hidden(entry.name):
            if entry.is_dir():
                passed.hidden.append(entry.name)
            return None
        if not (entry.is_dir() or entry.is_file()):
            passed.special.append(entry.name)
            return None
        if not passed.first(entry):
            return None
        return "folder" if entry.is_dir() else "file"
    except OSError:  # it has gone meanwhile, or is out of reach
        passed.special.append(entry.name)
        return None


def has_files(folder: Path) -> bool:
    """Whether there are files for people directly in a folder."""
    return any(entry.is_file() and not is_hidden(entry.name) for entry in folder.iterdir())


def readable(path: Path) -> Path:
    """Return the folder with its links followed, so that one of them cannot lead around it."""
    return Path(os.path.realpath(path))
