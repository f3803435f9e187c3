"""A cross-check written out: text for a terminal, Markdown, CSV or JSON. No torch is needed."""

from __future__ import annotations

import csv
import io
import textwrap

from vgg_explorer.arch.shapes import Shape
from vgg_explorer.arch.units import exact, shape
from vgg_explorer.engine.checked import UNEXPLAINED, CheckedRow, CrossCheck, Figure

FIELDS = ("module", "figure", "ours", "torchinfo", "difference", "agrees", "why")
"""The columns of CSV: one line for each figure of each module, and of the whole network."""

_TITLES = ("module", "output", "params", "mult-adds", "beyond", "bytes", "beyond", "why")
_EXACT = (
    "module",
    "output",
    "params",
    "mult-adds",
    "MACs here",
    "difference",
    "output bytes",
    "bytes here",
    "difference",
    "why",
)
_WORDS = frozenset({"module", "why"})
"""The columns that are not figures."""


def as_text(check: CrossCheck, width: int = 100) -> str:
    """Return a table with torchinfo's figures, each with what it counts beyond ours."""
    lines = [
        (
            row.path,
            _shape(row),
            _value(row.params),
            _value(row.mult_adds),
            _beyond(row.mult_adds),
            _value(row.output_bytes),
            _beyond(row.output_bytes),
            ", ".join(row.words),
        )
        for row in check.rows
    ]
    cells = [_TITLES, *lines]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    table = [
        "  ".join(
            cell.ljust(wide) if title in _WORDS else cell.rjust(wide)
            for cell, wide, title in zip(line, widths, _TITLES, strict=True)
        ).rstrip()
        for line in cells
    ]
    told = [textwrap.fill(str(line), width, subsequent_indent="    ") for line in check.summary()]
    opening = [title(check), "beyond: what torchinfo counts and this program does not"]
    return "\n".join([*opening, "", *table, "", *told]) + "\n"


def as_markdown(check: CrossCheck) -> str:
    """Return a table with both figures and the whole reason of each difference."""
    lines = [
        (
            row.path,
            _shape(row),
            _value(row.params),
            exact(row.mult_adds.theirs),
            exact(row.mult_adds.ours),
            _beyond(row.mult_adds),
            exact(row.output_bytes.theirs),
            exact(row.output_bytes.ours),
            _beyond(row.output_bytes),
            "; ".join(_reasons(row)),
        )
        for row in check.rows
    ]
    rule = ["---" if column in _WORDS else "---:" for column in _EXACT]
    table = [f"| {' | '.join(line)} |" for line in (_EXACT, rule, *lines)]
    told = [f"- {line}" for line in check.summary()]
    return "\n".join([f"**{title(check)}**", "", *table, "", *told]) + "\n"


def as_csv(check: CrossCheck) -> str:
    """Return a line for each figure of each module; the lines without module are the totals."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, FIELDS, lineterminator="\n")
    writer.writeheader()
    for row in check.rows:
        same = row.ours == row.theirs
        values = (row.path, "shape", shape(row.ours), shape(row.theirs), "", _truth(same))
        writer.writerow(dict(zip(FIELDS, (*values, "" if same else UNEXPLAINED), strict=True)))
        for figure in row.figures:
            writer.writerow({"module": row.path} | _line(figure))
    for figure in check.totals:
        writer.writerow({"module": ""} | _line(figure))
    return stream.getvalue()


def record(check: CrossCheck) -> dict[str, object]:
    """Return everything as lists, dictionaries and plain values, for JSON."""
    return {
        "torchinfo": check.version,
        "agrees": check.agrees,
        "rows": [
            {
                "module": row.path,
                "agrees": row.agrees,
                "shape": _both(row.ours, row.theirs),
                **{figure.name: _record(figure) for figure in row.figures},
            }
            for row in check.rows
        ],
        "totals": {figure.name: _record(figure) for figure in check.totals},
    }


def title(check: CrossCheck) -> str:
    """Return what was compared with what."""
    return f"Cross-check with torchinfo {check.version}, on the meta device"


def _shape(row: CheckedRow) -> str:
    same = row.ours == row.theirs
    return shape(row.theirs) if same else f"{shape(row.theirs)} (here {shape(row.ours)})"


def _value(figure: Figure) -> str:
    """Return torchinfo's figure; ours with it where nothing explains that it is another."""
    if figure.explained:
        return exact(figure.theirs)
    return f"{exact(figure.theirs)} (here {exact(figure.ours)})"


def _beyond(figure: Figure) -> str:
    return f"{figure.difference:+,}" if figure.difference else "="


def _reasons(row: CheckedRow) -> list[str]:
    shapes = [] if row.ours == row.theirs else [f"shape {UNEXPLAINED}"]
    found = (figure.explanation for figure in row.figures)
    return shapes + [str(why) for why in found if why is not None]


def _truth(value: bool) -> str:
    return str(value).lower()


def _line(figure: Figure) -> dict[str, object]:
    why = figure.explanation
    return {
        "figure": figure.name,
        "ours": figure.ours,
        "torchinfo": figure.theirs,
        "difference": figure.difference,
        "agrees": _truth(figure.explained),
        "why": "" if why is None else str(why),
    }


def _both(ours: int | Shape, theirs: int | Shape) -> dict[str, object]:
    return {"ours": ours, "torchinfo": theirs}


def _record(figure: Figure) -> dict[str, object]:
    why = figure.explanation
    return _both(figure.ours, figure.theirs) | {
        "difference": figure.difference,
        "agrees": figure.explained,
        "why": None if why is None else str(why),
    }
