"""What is looked at and how, and what is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vgg_explorer.arch.text import Text
from vgg_explorer.session.state import NoticeAction, NoticeKind, Theme


@dataclass(frozen=True, slots=True)
class LayerSelected:
    """A layer was chosen in some view, by the name of its group."""

    layer: str


@dataclass(frozen=True, slots=True)
class ChannelSelected:
    """A channel of the selected layer was chosen."""

    channel: int


@dataclass(frozen=True, slots=True)
class UnitSelected:
    """A unit (row, column) of the selected channel was chosen, or none."""

    unit: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class UnitFollowed:
    """A unit of another layer was chosen; ``unit`` is None in a vector."""

    layer: str
    channel: int
    unit: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class ViewChanged:
    """One field of `View` gets a value."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class ThemeChosen:
    """Light, dark or as the system."""

    theme: Theme


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """A locale name or ``'system'``."""

    language: str


@dataclass(frozen=True, slots=True)
class NoticeRaised:
    """Something is to be told."""

    kind: NoticeKind
    what: Text
    hint: Text | None = None
    actions: tuple[NoticeAction, ...] = ()


@dataclass(frozen=True, slots=True)
class PathsRequested:
    """These files are to be opened, whatever they are."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CommandRequested:
    """A notice offers what a command does; the key is that of the window's table."""

    key: str


@dataclass(frozen=True, slots=True)
class NoticeDismissed:
    """It was read."""

    number: int
