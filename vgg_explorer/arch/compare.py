"""Two to six networks side by side: their entries, their options, their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.spec import LISTS, ArchSpec, Field, ListName
from vgg_explorer.arch.tokens import AvgPool, Conv, MaxPool, Token

How = Literal["same", "changed", "inserted", "removed"]

LEAST, MOST = 2, 6
"""Networks that can be compared at once."""

OPTIONS: tuple[Field, ...] = (
    "head",
    "avgpool",
    "num_classes",
    "batch_norm",
    "bias",
    "activation",
    "input",
)

OPTIMISERS = ("sgd", "momentum", "adam")


class Line(NamedTuple):
    """One entry of an alignment.

    Parameters
    ----------
    which : ListName
    how : {'same', 'changed', 'inserted', 'removed'}
    first : int or None
        The entry's number in the first network, None where it is inserted.
    other : int or None
        Its number in the other one, None where it is removed.
    before, after : Token or None
    """

    which: ListName
    how: How
    first: int | None
    other: int | None
    before: Token | None
    after: Token | None


class Delta(NamedTuple):
    """A figure of both networks."""

    name: str
    before: int
    after: int

    @property
    def difference(self) -> int:
        """What the other one has more."""
        return self.after - self.before

    @property
    def share(self) -> float | None:
        """The difference as a share of the first one's figure, None where that is 0."""
        return self.difference / self.before if self.before else None


class OptionDelta(NamedTuple):
    """An option that differs."""

    name: Field
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Difference:
    """What makes another network differ from the first.

    Parameters
    ----------
    analysis : Analysis
        Of the other one.
    lines : tuple of Line
        Every entry of both, in order.
    options : tuple of OptionDelta
        Those that differ.
    deltas : tuple of Delta
        Every figure.
    """

    analysis: Analysis
    lines: tuple[Line, ...]
    options: tuple[OptionDelta, ...]
    deltas: tuple[Delta, ...]

    @property
    def changes(self) -> tuple[Line, ...]:
        """The lines that are not the same."""
        return tuple(line for line in self.lines if line.how != "same")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Networks against the first of them."""

    first: Analysis
    differences: tuple[Difference, ...]

    @property
    def analyses(self) -> tuple[Analysis, ...]:
        """All of them."""
        return (self.first, *(difference.analysis for difference in self.differences))


def compare(analyses: Sequence[Analysis]) -> Comparison:
    """Compare networks with the first of them, entry by entry.

    A broken network has the figures of its layers up to the one that fails.

    Raises
    ------
    ValueError
        For less than two or more than six networks.
    """
    if not LEAST <= len(analyses) <= MOST:
        raise ValueError(f"{LEAST} to {MOST} networks can be compared, not {len(analyses)}")
    first = analyses[0]
    return Comparison(first, tuple(_difference(first, other) for other in analyses[1:]))


def figures(analysis: Analysis) -> dict[str, int]:
    """Return every figure of a network, per image; for training with batch 1."""
    totals = analysis.totals
    return {
        "params": totals.params,
        "buffers": totals.buffers,
        "macs": totals.macs,
        "flops": totals.flops,
        "weight_bytes": totals.weight_bytes,
        "activation_bytes": totals.activation_bytes,
        "peak_activation_bytes": totals.peak_activation_bytes,
        "inference_bytes": totals.inference_bytes,
        **{f"training_bytes_{name}": totals.training_bytes(1, name) for name in OPTIMISERS},
    }


def _difference(first: Analysis, other: Analysis) -> Difference:
    found = [line for which in LISTS for line in lines(first.spec, other.spec, which)]
    before, after = figures(first), figures(other)
    options = tuple(
        OptionDelta(name, getattr(first.spec, name), getattr(other.spec, name))
        for name in OPTIONS
        if getattr(first.spec, name) != getattr(other.spec, name)
    )
    deltas = tuple(Delta(name, before[name], after[name]) for name in before)
    return Difference(other, tuple(found), options, deltas)


def lines(first: ArchSpec, other: ArchSpec, which: ListName) -> Iterator[Line]:
    """Yield every entry of a list of both networks, in order, with what became of it."""
    old, new = first.entries(which), other.entries(which)
    for i, j in aligned(old, new):
        before = None if i is None else old[i]
        after = None if j is None else new[j]
        how: How
        if before is None:
            how = "inserted"
        elif after is None:
            how = "removed"
        else:
            how = "same" if before == after else "changed"
        yield Line(which, how, i, j, before, after)


@lru_cache(maxsize=64)
def aligned(
    old: tuple[Token, ...], new: tuple[Token, ...]
) -> tuple[tuple[int | None, int | None], ...]:
    """Return what `align` yields; long lists take a tenth of a second, and are asked for often."""
    return tuple(align(old, new))


_SAME, _CHANGED, _GAP = 6, 4, -1
"""What an alignment earns. Pairs of changed entries count as well, so that a network of half the
width is all changes, and not some stages removed here and inserted there; and a gap costs once
however long it is, so that what was inserted stays together."""


def align(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the pairs of two lists that belong together, with None where one has no counterpart.

    A longest common subsequence, in which entries of a kind may also stand against each other.
    Of several best ones it is the one that pairs earliest: what is added to a run of equal
    entries stands at the end of the run.
    """
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        yield same, same
        same += 1
    behind_pair, behind_gap = _earnings(old[same:], new[same:])
    i = j = same
    gap = False
    while i < len(old) or j < len(new):
        best = (behind_gap if gap else behind_pair)[i - same][j - same]
        worth = _worth(old[i], new[j]) if i < len(old) and j < len(new) else None
        if worth is not None and best == worth + behind_pair[i + 1 - same][j + 1 - same]:
            yield i, j
            i, j, gap = i + 1, j + 1, False
            continue
        rest = best if gap else best - _GAP
        gap = True
        if i < len(old) and behind_gap[i + 1 - same][j - same] == rest:
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1


def _earnings(
    old: Sequence[Token], new: Sequence[Token]
) -> tuple[list[list[int]], list[list[int]]]:
    """Return what the rest of an alignment earns, behind a pair and behind a gap."""
    pair = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    gap = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old) + 1)):
        for j in reversed(range(len(new) + 1)):
            choices = []
            if i < len(old):
                choices.append(gap[i + 1][j])
            if j < len(new):
                choices.append(gap[i][j + 1])
            if not choices:
                continue
            skipped = max(choices)
            worth = _worth(old[i], new[j]) if len(choices) == 2 else None
            paired = skipped if worth is None else worth + pair[i + 1][j + 1]
            gap[i][j] = max(skipped, paired)
            pair[i][j] = skipped + _GAP if worth is None else max(skipped + _GAP, paired)
    return pair, gap


def _worth(old: Token, new: Token) -> int | None:
    """Return what a pair earns, or None for entries of different kinds."""
    if old == new:
        return _SAME
    return _CHANGED if _kind(old) is _kind(new) else None


def _kind(token: Token) -> type:
    if isinstance(token, Conv):  # NiN blocks are among them
        return Conv
    return MaxPool if isinstance(token, AvgPool) else type(token)
