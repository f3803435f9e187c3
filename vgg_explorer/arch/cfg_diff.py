"""What one cfg changes of another, in rows as people read a cfg: block by block, then the head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vgg_explorer.arch.compare import OPTIONS, How, OptionDelta, lines
from vgg_explorer.arch.spec import ArchSpec, Field, ListName
from vgg_explorer.arch.tokens import AvgPool, Linear, MaxPool, Token

IN_ROWS: tuple[Field, ...] = ("num_classes",)
"""Options that stand among the entries, as the last layer, where the head has such a layer."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry of a row.

    Parameters
    ----------
    token : Token
        What it is, or what it was where it is removed; the layer of the classes is a `Linear`.
    how : {'same', 'changed', 'inserted', 'removed'}
    before : Token or None
        What it was, where it changed.
    index : int or None
        Its number in its own list; None where it is removed, and for the layer of the classes.
    """

    token: Token
    how: How = "same"
    before: Token | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A block of the features (``number`` counts from 1), or the classifier or output (0)."""

    which: ListName
    number: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class CfgDiff:
    """A cfg against another.

    Parameters
    ----------
    rows : tuple of DiffRow
        Every entry of both.
    options : tuple of OptionDelta
        Those that differ and do not show in the rows.
    """

    rows: tuple[DiffRow, ...]
    options: tuple[OptionDelta, ...] = ()

    def count(self, how: How) -> int:
        """Return how many entries are so."""
        return sum(mark.how == how for row in self.rows for mark in row.marks)

    @property
    def same(self) -> bool:
        """Whether nothing differs at all, but the name."""
        changed = any(mark.how != "same" for row in self.rows for mark in row.marks)
        return not changed and not self.options


def cfg_diff(first: ArchSpec, other: ArchSpec) -> CfgDiff:
    """Return the rows of ``other``, and what differs from ``first``.

    With itself it gives its own rows.
    """
    rows = [*_blocks(_marks(first, other, "features"))]
    classifier = (*_marks(first, other, "classifier"), *_classes(first, other))
    if classifier:
        rows.append(DiffRow("classifier", 0, classifier))
    output = tuple(_marks(first, other, "output"))
    if output:
        rows.append(DiffRow("output", 0, output))
    shown = IN_ROWS if _has_layer(first) and _has_layer(other) else ()
    options = tuple(
        OptionDelta(name, getattr(first, name), getattr(other, name))
        for name in OPTIONS
        if name not in shown and getattr(first, name) != getattr(other, name)
    )
    return CfgDiff(tuple(rows), options)


def _marks(first: ArchSpec, other: ArchSpec, which: ListName) -> Iterator[Mark]:
    for line in lines(first, other, which):
        if line.after is not None:
            before = line.before if line.how == "changed" else None
            yield Mark(line.after, line.how, before, line.other)
        elif line.before is not None:
            yield Mark(line.before, line.how)


def _blocks(marks: Iterable[Mark]) -> Iterator[DiffRow]:
    """Break after the pools that are there; what was removed stays where it stood."""
    row: list[Mark] = []
    number = 1
    for mark in marks:
        row.append(mark)
        if isinstance(mark.token, MaxPool | AvgPool) and mark.how != "removed":
            yield DiffRow("features", number, tuple(row))
            row, number = [], number + 1
    if row:
        yield DiffRow("features", number, tuple(row))


def _has_layer(spec: ArchSpec) -> bool:
    """Whether a layer of its own gives the classes."""
    return spec.head != "pool"


def _classes(first: ArchSpec, other: ArchSpec) -> Iterator[Mark]:
    was, now = Linear(first.num_classes), Linear(other.num_classes)
    if not _has_layer(other):
        if _has_layer(first):
            yield Mark(was, "removed")
    elif not _has_layer(first):
        yield Mark(now, "inserted")
    else:
        yield Mark(now, "same") if was == now else Mark(now, "changed", was)
