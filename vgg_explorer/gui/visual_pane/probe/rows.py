"""A probe as rows of a sheet: the channels with their products, and lines with what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vgg_explorer.engine.probed import Pooled, Responses, Weighted
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.probe import words

if TYPE_CHECKING:
    from vgg_explorer.arch.rows import Group
    from vgg_explorer.engine.probed import Probe

Order = Literal["largest", "index"]

FIRST, FIRST_SMALL = 3, 12
"""Channels that are shown at first: of kernels, and of single weights."""

Target = tuple[int, tuple[int, int] | None]
"""A unit of the layer in front: its channel, and row and column."""


@dataclass(frozen=True, slots=True)
class Title:
    """What the rows below show."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A figure and the way to it."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class More:
    """The channels that are not shown, and what they add together."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Term:
    """One input channel: patch times kernel. ``place`` is where it lies in the step."""

    step: Weighted
    place: int
    label: str

    @property
    def count(self) -> int:
        """Cells."""
        return len(self.step.rows) * len(self.step.columns)

    def cell(self, index: int) -> tuple[str, Target | None]:
        """Return what a cell stands for, and the unit that it came from."""
        step = self.step
        row, column = divmod(index, len(step.columns))
        taken = float(step.patch[self.place, row, column])
        weight = float(step.kernel[self.place, row, column])
        channel = step.first + self.place
        product = words.product(taken, weight)
        if step.vector:
            return tr("feature {channel}: {what}", channel=channel, what=product), (channel, None)
        y, x = step.rows[row], step.columns[column]
        if not step.inside[row, column]:
            return tr("y {y}, x {x} is padding: 0", y=y, x=x), None
        said = tr(
            "channel {channel}, y {y}, x {x}: {what}", channel=channel, y=y, x=x, what=product
        )
        return said, (channel, (y, x))

    def best(self) -> int:
        """Return the cell that adds or takes most."""
        products = self.step.patch[self.place] * self.step.kernel[self.place]
        return int(abs(products).argmax())


@dataclass(frozen=True, slots=True)
class Patch:
    """What a pool looks at."""

    step: Pooled

    @property
    def count(self) -> int:
        """Cells."""
        return len(self.step.rows) * len(self.step.columns)

    def cell(self, index: int) -> tuple[str, Target | None]:
        """Return what a cell stands for, and the unit that it came from."""
        step = self.step
        row, column = divmod(index, len(step.columns))
        y, x = step.rows[row], step.columns[column]
        if not step.inside[row, column]:
            if step.kind == "max":
                return tr("y {y}, x {x} is padding: not looked at", y=y, x=x), None
            return tr("y {y}, x {x} is padding: 0", y=y, x=x), None
        value = words.figure(float(step.patch[row, column]))
        said = tr(
            "channel {channel}, y {y}, x {x}: {what}", channel=step.channel, y=y, x=x, what=value
        )
        return said, (step.channel, (y, x))

    def best(self) -> int:
        """Return the cell of the maximum, or the first."""
        at = self.step.at
        return 0 if at is None else at[0] * len(self.step.columns) + at[1]


@dataclass(frozen=True, slots=True)
class Strip:
    """The same place in neighbouring channels."""

    step: Responses
    own: int
    unit: tuple[int, int] | None

    @property
    def count(self) -> int:
        """Cells."""
        return len(self.step.channels)

    def cell(self, index: int) -> tuple[str, Target | None]:
        """Return what a cell stands for, and the unit that it came from."""
        channel, value = self.step.channels[index], words.figure(self.step.values[index])
        said = tr("channel {channel}: {what}", channel=channel, what=value)
        return said, (channel, self.unit)

    def best(self) -> int:
        """Return the cell of the channel itself."""
        return self.own


Grid = Term | Patch | Strip
Row = Title | Line | More | Grid


def rows(probe: Probe, group: Group, order: Order, *, everything: bool) -> tuple[Row, ...]:
    """Return a probe as rows.

    Parameters
    ----------
    probe, group
        The unit and its layer.
    order
        Whether the channels that add most come first, or the first ones.
    everything
        Whether all channels are listed, or only as many as show how it goes.
    """
    return tuple(_rows(probe, group, order, everything=everything))


def _rows(probe: Probe, group: Group, order: Order, *, everything: bool) -> Iterator[Row]:
    for number, step in enumerate(probe.steps):
        row = group.rows[min(number, len(group.rows) - 1)]
        if isinstance(step, Weighted):
            yield Title(words.title(step, row))
            yield from _terms(step, group, order, everything=everything)
        elif isinstance(step, Pooled):
            yield Title(words.title(step, row))
            yield Patch(step)
        elif isinstance(step, Responses):
            yield Title(words.title(step, row))
            yield Strip(step, step.channels.index(probe.channel), probe.unit)
        for text, value in words.lines(step, row):
            yield Line(text, value)


def shown_first(step: Weighted) -> int:
    """Return how many channels show how it goes; one that would be left alone is shown too."""
    first = FIRST if step.kernel[0].size > 1 else FIRST_SMALL
    return first if len(step.sums) > first + 1 else len(step.sums)


def _terms(step: Weighted, group: Group, order: Order, *, everything: bool) -> Iterator[Row]:
    count = len(step.sums) if everything else shown_first(step)
    several = len(step.sums) > shown_first(step)
    places = step.order if order == "largest" and several else range(len(step.sums))
    shown = [int(place) for place in places[:count]]
    for place in shown:
        yield Term(step, place, words.label(step.first + place, group))
    left = len(step.sums) - count
    if left:
        what = tr("{count} more features") if step.vector else tr("{count} more channels")
        yield More(what.format(count=f"{left:,}"), words.figure(step.rest(shown)))
