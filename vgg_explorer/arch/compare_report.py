"""A comparison written out: tables for a terminal, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import Literal, get_args

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.compare import OPTIONS, Comparison, Delta, Difference, Line, figures
from vgg_explorer.arch.entries import short
from vgg_explorer.arch.report import escaped, piped, problem_lines, title, wrapped
from vgg_explorer.arch.spec import LISTS, ListName
from vgg_explorer.arch.tokens import Token
from vgg_explorer.arch.units import count, exact, shape, size

Format = Literal["text", "markdown", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

_LABELS = {
    "params": "parameters",
    "buffers": "buffer values",
    "macs": "MACs",
    "flops": "FLOPs",
    "weight_bytes": "weights",
    "activation_bytes": "activations written",
    "peak_activation_bytes": "activations at once",
    "inference_bytes": "inference, batch 1",
    "training_bytes_sgd": "training, SGD",
    "training_bytes_momentum": "training, momentum",
    "training_bytes_adam": "training, Adam",
}
_LEGEND = "~ changed, + inserted, - removed, against A"

Table = list[list[str]]


def comparison_report(
    comparison: Comparison,
    form: Format,
    width: int = 100,
    accuracies: Sequence[float | None] = (),
) -> str:
    """Write a comparison out.

    Parameters
    ----------
    comparison : Comparison
    form : {'text', 'markdown', 'json'}
    width : int
        Columns of the terminal, for ``text``: where exact counts are too wide, they are shortened.
    accuracies : sequence of float or None
        The share of validation pictures that are right, where a network was trained; they are
        told in ``markdown``.
    """
    if form == "json":
        return _json(comparison)
    networks = [
        f"{letter}: {title(analysis)}"
        for letter, analysis in zip(ascii_uppercase, comparison.analyses, strict=False)
    ]
    problems = [
        f"{letter}: {line.strip()}"
        for letter, analysis in zip(ascii_uppercase, comparison.analyses, strict=False)
        for line in problem_lines(analysis)
    ]
    tables = [_options(comparison), *(_entries(comparison, which) for which in LISTS)]
    if form == "markdown":
        tables = [[*_figures(comparison, brief=False), *_accuracy(accuracies)], *tables]
        told = [f"- {escaped(line)}" for line in (*networks, *problems)]
        pieces = [told, *(_as_markdown(table) for table in tables if table), [_LEGEND]]
    else:
        figured = _as_text(_figures(comparison, brief=False), figure=True)
        if max(map(len, figured)) > width:
            figured = _as_text(_figures(comparison, brief=True), figure=True)
        told = [wrapped(line, width) for line in (*networks, *problems)]
        pieces = [told, figured, *(_as_text(table) for table in tables if table), [_LEGEND]]
    return "\n\n".join("\n".join(piece) for piece in pieces) + "\n"


def _as_text(table: Table, *, figure: bool = False) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for line in table:
        cells = [
            cell.rjust(wide) if figure and at else cell.ljust(wide)
            for at, (cell, wide) in enumerate(zip(line, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines


def _as_markdown(table: Table) -> list[str]:
    head, *rows = table
    return [
        piped(head),
        piped(["---"] * len(head)),
        *(piped([escaped(cell) for cell in row]) for row in rows),
    ]


def _figures(comparison: Comparison, *, brief: bool) -> Table:
    letters = ascii_uppercase[1 : len(comparison.analyses)]
    head = ["figure", "A"]
    for letter in letters:
        head += [letter, f"{letter} - A"]
    table = [head]
    for name, value in figures(comparison.first).items():
        row = [_LABELS[name], _written(name, value, brief=brief)]
        for difference in comparison.differences:
            delta = next(delta for delta in difference.deltas if delta.name == name)
            row += [_written(name, delta.after, brief=brief), _signed(delta, brief=brief)]
        table.append(row)
    return table


def _accuracy(shares: Sequence[float | None]) -> Table:
    """Return the line of the accuracies, where there is one."""
    if all(share is None for share in shares):
        return []
    first, *others = shares
    row = ["validation accuracy", _percent(first)]
    for share in others:
        change = "" if first is None or share is None else f"{100 * (share - first):+.1f} points"
        row += [_percent(share), change]
    return [row]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"


def _written(name: str, value: int, *, brief: bool) -> str:
    if "bytes" in name:
        return size(value)
    return count(value) if brief else exact(value)


def _signed(delta: Delta, *, brief: bool) -> str:
    if not delta.difference:
        return "="
    sign = "+" if delta.difference > 0 else "-"
    share = f"{delta.share:+.1%}" if delta.share is not None else ""
    if brief and share:
        return share
    absolute = f"{sign}{_written(delta.name, abs(delta.difference), brief=brief)}"
    return f"{absolute} ({share})" if share else absolute


def _options(comparison: Comparison) -> Table:
    """Return the options in which any two networks differ."""
    letters = ascii_uppercase[: len(comparison.analyses)]
    rows = [
        [name, *(_value(getattr(analysis.spec, name)) for analysis in comparison.analyses)]
        for name in OPTIONS
        if any(option.name == name for other in comparison.differences for option in other.options)
    ]
    return [["option", *letters], *rows] if rows else []


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return shape(value)
    return "none" if value is None else str(value)


def _entries(comparison: Comparison, which: ListName) -> Table:
    """Return the entries of a list side by side, one column a network."""
    letters = ascii_uppercase[: len(comparison.analyses)]
    rows = list(_rows(comparison, which))
    return [[which, *letters], *rows] if rows else []


def _rows(comparison: Comparison, which: ListName) -> Iterator[list[str]]:
    tokens = comparison.first.spec.entries(which)
    sides = [_Side(difference, which) for difference in comparison.differences]
    for index in range(len(tokens) + 1):
        added = [side.inserted.get(index, []) for side in sides]
        for row in range(max(map(len, added))):
            cells = [f"+{short(more[row])}" if row < len(more) else "" for more in added]
            yield ["", "", *cells]
        if index < len(tokens):
            cells = [side.against[index] for side in sides]
            yield [str(index + 1), short(tokens[index]), *cells]


class _Side:
    """What one network has at each entry of the first, and in front of it."""

    def __init__(self, difference: Difference, which: ListName) -> None:
        self.inserted: dict[int, list[Token]] = {}
        self.against: dict[int, str] = {}
        at = 0
        for line in difference.lines:
            if line.which != which:
                continue
            if line.first is None:
                assert line.after is not None
                self.inserted.setdefault(at, []).append(line.after)
            else:
                self.against[line.first] = _against(line)
                at = line.first + 1


def _against(line: Line) -> str:
    if line.after is None:
        return "-"
    return short(line.after) if line.how == "same" else f"~{short(line.after)}"


def _json(comparison: Comparison) -> str:
    document = {
        "networks": [_network(analysis) for analysis in comparison.analyses],
        "differences": [
            _record(number, difference)
            for number, difference in enumerate(comparison.differences, 1)
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def _network(analysis: Analysis) -> dict[str, object]:
    problem = analysis.problem
    return {
        "name": analysis.spec.name,
        "options": {name: getattr(analysis.spec, name) for name in OPTIONS},
        "figures": figures(analysis),
        "problem": None if problem is None else f"{problem.what} {problem.hint}",
    }


def _record(number: int, difference: Difference) -> dict[str, object]:
    return {
        "network": number,
        "against": 0,
        "options": [option.name for option in difference.options],
        "entries": [
            {
                "list": line.which,
                "how": line.how,
                "first": line.first,
                "other": line.other,
                "before": None if line.before is None else short(line.before),
                "after": None if line.after is None else short(line.after),
            }
            for line in difference.lines
        ],
        "figures": {
            delta.name: {"difference": delta.difference, "share": delta.share}
            for delta in difference.deltas
        },
    }
