"""Edits of the network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vgg_explorer.arch.spec import ArchSpec, Fix, ListName, Place
from vgg_explorer.arch.text import Text


@dataclass(frozen=True, slots=True)
class PresetChosen:
    """A published network takes the place of the present one."""

    key: str


@dataclass(frozen=True, slots=True)
class SpecOpened:
    """A whole spec takes the place of the present one; ``path`` is its file, if it has one."""

    spec: ArchSpec
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class NetworkSaved:
    """The network was written into a file."""

    path: Path


@dataclass(frozen=True, slots=True)
class CfgTyped:
    """The text of a list changed; keystrokes up to `TypingEnded` are one step of undo."""

    which: ListName
    text: str


@dataclass(frozen=True, slots=True)
class TypingEnded:
    """The text field lost the focus, or Enter was pressed."""


@dataclass(frozen=True, slots=True)
class EntryChanged:
    """An entry is replaced by what ``text`` says; the text may be wrong."""

    which: ListName
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class EntryInserted:
    """A new entry comes to stand at ``index``."""

    which: ListName
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class EntryRemoved:
    """An entry goes."""

    which: ListName
    index: int


@dataclass(frozen=True, slots=True)
class EntryDuplicated:
    """An entry is repeated behind itself."""

    which: ListName
    index: int


@dataclass(frozen=True, slots=True)
class EntryMoved:
    """An entry goes to a new place: ``to`` is its index once it has been taken out.

    ``target`` is the list it goes to, where that is another one.
    """

    which: ListName
    index: int
    to: int
    target: ListName | None = None


@dataclass(frozen=True, slots=True)
class OptionChanged:
    """An option of the spec gets a value: any field of `ArchSpec` but the three lists."""

    field: str
    value: object


@dataclass(frozen=True, slots=True)
class FixApplied:
    """The user took one of the fixes of a problem found at ``place``."""

    fix: Fix
    place: Place


@dataclass(frozen=True, slots=True)
class SpecRewritten:
    """The network was rewritten as a whole; ``label`` says how."""

    spec: ArchSpec
    label: Text


@dataclass(frozen=True, slots=True)
class Undone:
    """Back to the model before."""


@dataclass(frozen=True, slots=True)
class Redone:
    """Forward again."""
