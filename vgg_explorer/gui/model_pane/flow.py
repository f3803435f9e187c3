"""Where chips stand: rows that wrap, the gaps between chips, and the neighbours of a chip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from vgg_explorer.arch.spec import ListName
from vgg_explorer.gui import theme
from vgg_explorer.gui.model_pane.rows import Stage

LABEL, ROW, CHIP, GAP = 68, 36, 28, 4
"""Pixels of the design: label column, row, chip height, space between chips."""


def dp(length: float) -> int:
    """Return a length of the design in pixels: it grows with the system's font."""
    return round(length * theme.scale())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of chips: a row of the network has several where it wraps."""

    stage: int
    first: int
    rects: tuple[QRect, ...]

    @property
    def top(self) -> int:
        """The upper edge of its chips."""
        return self.rects[0].top()


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between chips where an entry can be put in, and where its caret stands."""

    which: ListName
    index: int
    caret: QPoint


@dataclass(frozen=True, slots=True)
class Flow:
    """All chips in their places; chips are numbered through all rows."""

    lines: tuple[Line, ...]
    labels: tuple[QRect, ...]
    height: int

    def line_of(self, chip: int) -> int:
        """Return the number of the line that a chip stands in."""
        return next(i for i, line in enumerate(self.lines) if chip < line.first + len(line.rects))

    def rect_of(self, chip: int) -> QRect:
        """Return the place of a chip."""
        line = self.lines[self.line_of(chip)]
        return line.rects[chip - line.first]

    def vertical(self, chip: int, step: int) -> int:
        """Return the chip above or below another, or the same one at the edge."""
        at = self.line_of(chip) + step
        if not 0 <= at < len(self.lines):
            return chip
        centre = self.rect_of(chip).center().x()
        rects = self.lines[at].rects
        nearest = min(range(len(rects)), key=lambda i: abs(rects[i].center().x() - centre))
        return self.lines[at].first + nearest

    def gap_at(self, pos: QPoint, stages: tuple[Stage, ...]) -> Gap | None:
        """Return the gap nearest to a point, or None where nothing can be put."""
        if not self.lines:
            return None
        half = dp(ROW) / 2
        middle = dp(CHIP) / 2
        line = min(self.lines, key=lambda one: abs(one.top + middle - pos.y()))
        stage = stages[line.stage]
        if abs(line.top + middle - pos.y()) > 2 * half or stage.which is None:
            return None
        before = line.first - next(one.first for one in self.lines if one.stage == line.stage)
        # Only entries have places between them; a chip that stands for an option ends the list.
        listed = sum(1 for item in stage.items if item.which is not None)
        count = max(0, min(len(line.rects), listed - before))
        passed = sum(1 for rect in line.rects[:count] if rect.center().x() < pos.x())
        first = stage.items[0].index if listed else 0
        half_gap = dp(GAP) // 2
        if passed < len(line.rects):
            x = line.rects[passed].left() - half_gap
        else:
            x = line.rects[-1].right() + 1 + half_gap
        return Gap(stage.which, first + min(before, listed) + passed, QPoint(x, line.top))


def arrange(stages: tuple[Stage, ...], widths: list[int], width: int) -> Flow:
    """Place the chips of all rows.

    Parameters
    ----------
    stages
        The rows.
    widths
        Of each chip, through all rows.
    width
        Of the board.
    """
    left, gap, chip_height = dp(LABEL), dp(GAP), dp(CHIP)
    pad = (dp(ROW) - chip_height) // 2
    room = max(1, width - left)
    lines: list[Line] = []
    labels: list[QRect] = []
    top = chip = 0
    for number, stage in enumerate(stages):
        labels.append(QRect(0, top, left - gap, dp(ROW)))
        rects: list[QRect] = []
        x, y, first = left, top + pad, chip
        for _ in stage.items:
            wide = min(widths[chip], room)
            if rects and x + wide > left + room:
                lines.append(Line(number, first, tuple(rects)))
                rects, first, x, y = [], chip, left, y + chip_height + gap
            rects.append(QRect(x, y, wide, chip_height))
            x += wide + gap
            chip += 1
        lines.append(Line(number, first, tuple(rects)))
        top = y + chip_height + pad
    return Flow(tuple(lines), tuple(labels), top)
