"""Lines of the layer table as text: for spreadsheets, for Markdown, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from vgg_explorer.arch.report import piped
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import explanations
from vgg_explorer.gui.visual_pane import lines as table

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.lines import Line

_NAMES = ("number", "layer", "output", "params", "macs", "time_ms", "activation_bytes", "field")
"""The columns in a CSV file, whose figures have every digit."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet work a cell out instead of showing it."""


def tabbed(chosen: Iterable[tuple[Line, int]]) -> str:
    """Return chosen cells, row by row, as the table shows them."""
    rows = [list(cells) for _, cells in groupby(chosen, key=lambda one: id(one[0]))]
    columns = sorted({column for row in rows for _, column in row})
    return "\n".join("\t".join(_tabbed(row, columns)) for row in rows)


def _tabbed(row: Sequence[tuple[Line, int]], columns: Iterable[int]) -> list[str]:
    line, held = row[0][0], {column for _, column in row}
    words = []
    for column in columns:
        words.append(line.cells[column] if column in held else "")
        if column == table.LAYER:
            words.append(line.description if column in held else "")
    return words


def markdown(
    shown: Sequence[Line], columns: Sequence[int], total: Sequence[str], notes: Iterable[str] = ()
) -> str:
    """Return lines as a Markdown table, with figures as the window shows them.

    Parameters
    ----------
    shown
        The lines, from the top.
    columns
        The columns that are to be seen.
    total
        What stands below each column; none where single lines were chosen.
    notes
        What is to be known of the figures, below the table.
    """
    titles = [
        title
        for column in columns
        for title in (
            (tr("Layer"), tr("Description"))
            if column == table.LAYER
            else (explanations.title(column),)
        )
    ]
    sides = [
        side
        for column in columns
        for side in (("---", "---") if column == table.LAYER else ("---:",))
    ]
    rows = [piped(titles), piped(sides)]
    rows += [piped([_escaped(word) for word in _words(line, columns)]) for line in shown]
    if total:
        bold = [f"**{words}**" if words else "" for words in _summed(total, columns)]
        rows.append(piped(bold))
    notes = [note for note in notes if note]
    return "\n".join([*rows, *(["", *notes] if notes else [])]) + "\n"


def _words(line: Line, columns: Sequence[int]) -> list[str]:
    cells = {(line, column): None for column in columns}
    words = _tabbed([*cells], columns)
    if line.condition == "failed" and line.reason:
        words[words.index(line.description)] += f" ({line.reason})"
    return words


def _summed(total: Sequence[str], columns: Sequence[int]) -> list[str]:
    return [
        words
        for column in columns
        for words in ((total[column], "") if column == table.LAYER else (total[column],))
    ]


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("|", "\\|")


def as_csv(shown: Sequence[Line], columns: Sequence[int]) -> str:
    """Return lines as CSV with every digit; bytes, milliseconds, and pixels of the input.

    Blocks and modules stand beside the layers that they are made of or make up, so a column says
    which line is what, where there is more than one level: nobody shall add them together.
    """
    levels = {line.level for line in shown}
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    lead = ["level"] if len(levels) > 1 else []
    names = [
        name
        for column in columns
        for name in (
            ("layer", "kind", "description") if column == table.LAYER else (_NAMES[column],)
        )
    ]
    writer.writerow([*lead, *names])
    for line in shown:
        level = [line.level] if lead else []
        writer.writerow([*level, *(word for column in columns for word in _exact(line, column))])
    return stream.getvalue()


def _exact(line: Line, column: int) -> tuple[str, ...]:
    built = line.condition == "built"
    if column == table.LAYER:
        return (_safe(line.label), str(line.kind), _safe(line.description.replace("×", "x")))
    if column == table.NUMBER:
        return (line.cells[column],)
    if not built:
        return ("",)
    if column == table.TIME:
        return ("" if line.seconds is None else f"{1000 * line.seconds:.6g}",)
    if column in table.BAR_COLUMNS:
        return (str(round(line.figures[column - table.PARAMS])),)
    return (line.cells[column].replace("×", "x"),)


def _safe(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(_FORMULA) else words
