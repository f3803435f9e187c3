"""What a cross-check found: values that can be held and shown without torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vgg_explorer.arch.shapes import Shape
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import exact

Counted = Literal["params", "mult_adds", "output_bytes", "weight_bytes"]

Cause = Literal["", "bias", "norm", "in place", "view", "identity", "rule", "buffers"]
"""Why two definitions differ, in a word."""

UNEXPLAINED = "unexplained"

LABELS: dict[Counted, Text] = {
    "params": text("Parameters"),
    "mult_adds": text("Mult-adds"),
    "output_bytes": text("Output bytes"),
    "weight_bytes": text("Weight bytes"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One count as both have it.

    Parameters
    ----------
    name : str
    ours, theirs : int
        Of `analyze` and of torchinfo, for one image.
    expected : int
        ``theirs - ours`` as it follows from the two definitions.
    cause : str
        Why they differ, in a word; empty where they should not.
    why : Text or None
        The same with its numbers.
    """

    name: Counted
    ours: int
    theirs: int
    expected: int = 0
    cause: Cause = ""
    why: Text | None = None

    @property
    def difference(self) -> int:
        """What torchinfo counts beyond ours."""
        return self.theirs - self.ours

    @property
    def explained(self) -> bool:
        """Whether the difference is what the definitions give, to the last digit."""
        return self.difference == self.expected

    @property
    def word(self) -> str:
        """The cause in a word, or that there is none."""
        return self.cause if self.explained else UNEXPLAINED

    @property
    def explanation(self) -> Text | None:
        """Why they differ; None where they do not."""
        if not self.explained:
            return text(
                "unexplained: a difference of {expected} was expected, not {found}",
                expected=f"{self.expected:+,}",
                found=f"{self.difference:+,}",
            )
        return self.why if self.difference else None

    @property
    def sentence(self) -> Text:
        """Both counts, and why they differ where they do."""
        label, why = LABELS[self.name], self.explanation
        if why is None:
            return text("{figure}: the same, {value}.", figure=label, value=exact(self.ours))
        return text(
            "{figure}: {theirs} against {ours} here, a difference of {difference}: {why}.",
            figure=label,
            theirs=exact(self.theirs),
            ours=exact(self.ours),
            difference=f"{self.difference:+,}",
            why=why,
        )


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One module as both have it."""

    layer: str
    path: str
    description: str
    ours: Shape
    theirs: Shape
    params: Figure
    mult_adds: Figure
    output_bytes: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is counted of a module."""
        return (self.params, self.mult_adds, self.output_bytes)

    @property
    def agrees(self) -> bool:
        """Whether the shapes are the same and every difference is explained."""
        return self.ours == self.theirs and all(figure.explained for figure in self.figures)

    @property
    def words(self) -> tuple[str, ...]:
        """The causes of its differences, each in a word."""
        shapes = () if self.ours == self.theirs else (UNEXPLAINED,)
        words = (*shapes, *(figure.word for figure in self.figures))
        return tuple(dict.fromkeys(filter(None, words)))


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """The comparison of a whole network.

    Parameters
    ----------
    spec : ArchSpec
    version : str
        Of torchinfo.
    rows : tuple of CheckedRow
        One a module.
    totals : tuple of Figure
        Of the network.
    """

    spec: ArchSpec
    version: str
    rows: tuple[CheckedRow, ...]
    totals: tuple[Figure, ...]

    @property
    def agreeing(self) -> int:
        """How many rows agree."""
        return sum(row.agrees for row in self.rows)

    @property
    def agrees(self) -> bool:
        """Whether nothing is left unexplained."""
        return self.agreeing == len(self.rows) and all(total.explained for total in self.totals)

    def summary(self) -> tuple[Text, ...]:
        """Return the outcome in a few sentences."""
        rows = text("{count} of {rows} rows agree.", count=self.agreeing, rows=len(self.rows))
        return (rows, *(total.sentence for total in self.totals))
