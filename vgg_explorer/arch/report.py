"""An analysis written out: a table for a terminal, Markdown, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.costs import FLOAT
from vgg_explorer.arch.entries import format_token
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import LISTS, Problem
from vgg_explorer.arch.units import count, exact, shape, size

Format = Literal["text", "markdown", "csv", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

FIELDS = (
    "layer",
    "module",
    "kind",
    "description",
    "input",
    "output",
    "params",
    "buffers",
    "macs",
    "flops",
    "activation_bytes",
    "receptive_height",
    "receptive_width",
    "jump",
    "whole_input",
)
"""The figures of one module, as columns in CSV and as keys in JSON, per image."""

OPTIMISERS = ("sgd", "momentum", "adam")


def report(analysis: Analysis, form: Format, width: int = 100) -> str:
    """Write an analysis out, one row a module.

    Parameters
    ----------
    analysis : Analysis
        A broken network gives its rows up to the failing layer, and the problem (in CSV, which has
        no place for it, the rows alone).
    form : {'text', 'markdown', 'csv', 'json'}
    width : int
        Columns of the terminal, for ``text``. A table that is wider shortens the descriptions.
    """
    if form == "text":
        return _text(analysis, width)
    if form == "markdown":
        return _markdown(analysis)
    return _csv(analysis) if form == "csv" else _json(analysis)


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    cell: Callable[[Row], str]
    figure: bool = False


def _or_dash(write: Callable[[int], str], value: int) -> str:
    return write(value) if value else "-"


def _seen(row: Row) -> str:
    field = row.receptive
    if field.whole:
        return "all"
    square = field.height == field.width
    return str(field.size) if square else shape((field.height, field.width))


_DESCRIPTION = _Column("description", lambda row: row.description)
_SEEN = _Column("field", _seen, figure=True)
_HEAD = (
    _Column("layer", lambda row: row.layer.name),
    _Column("module", lambda row: row.path),
    _DESCRIPTION,
    _Column("output", lambda row: shape(row.out_shape), figure=True),
    _Column("params", lambda row: _or_dash(exact, row.params), figure=True),
)
_SHORT = (
    *_HEAD,
    _Column("MACs", lambda row: _or_dash(count, row.macs), figure=True),
    _Column("activations", lambda row: _or_dash(size, row.activation_bytes), figure=True),
    _SEEN,
)
_EXACT = (
    *_HEAD,
    _Column("MACs", lambda row: _or_dash(exact, row.macs), figure=True),
    _Column("FLOPs", lambda row: _or_dash(exact, row.flops), figure=True),
    _Column("activation bytes", lambda row: _or_dash(exact, row.activation_bytes), figure=True),
    _SEEN,
)


def _text(analysis: Analysis, width: int) -> str:
    lines = [_title(analysis), ""]
    cells = [[column.cell(row) for column in _SHORT] for row in analysis.rows]
    _name_once(cells)
    cells.insert(0, [column.title for column in _SHORT])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    at = _SHORT.index(_DESCRIPTION)
    excess = sum(widths) + 2 * (len(widths) - 1) - width
    widths[at] = max(widths[at] - max(excess, 0), len(_DESCRIPTION.title))
    for line in cells:
        line[at] = _shortened(line[at], widths[at])
        parts = [
            cell.rjust(wide) if column.figure else cell.ljust(wide)
            for cell, wide, column in zip(line, widths, _SHORT, strict=True)
        ]
        lines.append("  ".join(parts).rstrip())
    told = [*_totals(analysis), *_problem(analysis)]
    lines += ["", *(_wrapped(line, width) for line in told)]
    return "\n".join(lines) + "\n"


def _name_once(cells: Sequence[list[str]]) -> None:
    """Leave the name out where the row above has it: a convolution's norm and activation."""
    above = ""
    for line in cells:
        if line[0] == above:
            line[0] = ""
        else:
            above = line[0]


def _shortened(cell: str, width: int) -> str:
    return cell if len(cell) <= width else cell[: width - 3] + "..."


def _wrapped(line: str, width: int) -> str:
    return textwrap.fill(line, width, subsequent_indent="    ")


def _markdown(analysis: Analysis) -> str:
    lines = [f"**{_escaped(_title(analysis))}**", ""]
    lines.append(_piped([column.title for column in _EXACT]))
    lines.append(_piped(["---:" if column.figure else "---" for column in _EXACT]))
    lines += [_piped([column.cell(row) for column in _EXACT]) for row in analysis.rows]
    told = [*_totals(analysis), *_problem(analysis)]
    lines += ["", *(f"- {_escaped(line.strip())}" for line in told)]
    return "\n".join(lines) + "\n"


def _piped(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(words: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_<>|" else char for char in words)


def _title(analysis: Analysis) -> str:
    # A name may hold anything that TOML can write, line breaks included.
    name = " ".join(analysis.spec.name.split())
    taken = f"input {shape(analysis.spec.input)}"
    return f"{name}, {taken}" if name else taken


def _totals(analysis: Analysis) -> list[str]:
    totals = analysis.totals
    buffers = f" and {exact(totals.buffers)} buffer values" if totals.buffers else ""
    training = ", ".join(
        f"{size(totals.training_bytes(1, name))} ({label})"
        for name, label in zip(OPTIMISERS, ("SGD", "momentum", "Adam"), strict=True)
    )
    return [
        f"Parameters:  {exact(totals.params)} ({size(FLOAT * totals.params)}){buffers}",
        f"Compute:     {exact(totals.macs)} MACs, {exact(totals.flops)} FLOPs per image",
        f"Activations: {size(totals.activation_bytes)} written,"
        f" {size(totals.peak_activation_bytes)} at most alive together",
        f"Inference:   {size(totals.inference_bytes)} with the weights, batch 1",
        f"Training:    {training}, batch 1",
    ]


def _problem(analysis: Analysis) -> list[str]:
    problem = analysis.problem
    if problem is None:
        return []
    behind = ", ".join(pending.name for pending in analysis.pending)
    return [
        f"Problem at {place_name(analysis, problem)}: {problem.what} {problem.hint}",
        *(f"  Fix: {fix.label}" for fix in problem.fixes),
        *([f"  Without figures: {behind}"] if behind else []),
    ]


def place_name(analysis: Analysis, problem: Problem) -> str:
    """Return where a problem is, for people: ``features, entry 13 ('M')``."""
    place = problem.place
    which = next((which for which in LISTS if which == place.field), None)
    if which is None or place.index is None:
        return place.field
    token = analysis.spec.entries(which)[place.index]
    return f"{which}, entry {place.index + 1} ({format_token(token)})"


def _figures(row: Row) -> dict[str, object]:
    field = row.receptive
    values = (
        row.layer.name,
        row.path,
        str(row.kind),
        row.description,
        row.in_shape,
        row.out_shape,
        row.params,
        row.buffers,
        row.macs,
        row.flops,
        row.activation_bytes,
        field.height,
        field.width,
        field.jump,
        field.whole,
    )
    return dict(zip(FIELDS, values, strict=True))


def _csv(analysis: Analysis) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, FIELDS, lineterminator="\n")
    writer.writeheader()
    for row in analysis.rows:
        sides = {"input": shape(row.in_shape), "output": shape(row.out_shape)}
        whole = {"whole_input": str(row.receptive.whole).lower()}
        writer.writerow(_figures(row) | sides | whole)
    return stream.getvalue()


def _json(analysis: Analysis) -> str:
    totals = analysis.totals
    document = {
        "name": analysis.spec.name,
        "input": analysis.spec.input,
        "layers": [_figures(row) for row in analysis.rows],
        "totals": {
            "params": totals.params,
            "buffers": totals.buffers,
            "macs": totals.macs,
            "flops": totals.flops,
            "weight_bytes": totals.weight_bytes,
            "activation_bytes": totals.activation_bytes,
            "peak_activation_bytes": totals.peak_activation_bytes,
            "inference_bytes": totals.inference_bytes,
            "training_bytes": {name: totals.training_bytes(1, name) for name in OPTIMISERS},
        },
        "problem": _problem_record(analysis.problem),
        "without_figures": [pending.name for pending in analysis.pending],
    }
    return json.dumps(document, indent=2) + "\n"


def _problem_record(problem: Problem | None) -> dict[str, object] | None:
    if problem is None:
        return None
    return {
        "field": problem.place.field,
        "entry": problem.place.index,
        "what": str(problem.what),
        "hint": str(problem.hint),
        "fixes": [str(fix.label) for fix in problem.fixes],
    }
