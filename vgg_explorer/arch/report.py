"""An analysis written out: a table for a terminal, Markdown, CSV or JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from vgg_explorer.arch.advice import Remark, advise
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.costs import FLOAT
from vgg_explorer.arch.entries import format_token
from vgg_explorer.arch.memory import Precision
from vgg_explorer.arch.presets import told_of
from vgg_explorer.arch.records import OPTIMISERS, Measured, to_csv, to_json
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import LISTS, Problem
from vgg_explorer.arch.units import count, duration, exact, shape, size

Format = Literal["text", "markdown", "csv", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)


def report(
    analysis: Analysis, form: Format, width: int = 100, measured: Measured | None = None
) -> str:
    """Write an analysis out, one row a module.

    Parameters
    ----------
    analysis : Analysis
        A broken network gives its rows up to the failing layer, and the problem (in CSV, which has
        no place for it, the rows alone).
    form : {'text', 'markdown', 'csv', 'json'}
    width : int
        Columns of the terminal, for ``text``. A table that is wider shortens the descriptions.
    measured : Measured or None
        Times of the modules, for ``markdown`` and ``csv``.
    """
    if form == "text":
        return _text(analysis, width)
    if form == "markdown":
        return _markdown(analysis, measured)
    return to_csv(analysis, measured) if form == "csv" else to_json(analysis)


_PRECISIONS: dict[Precision, str] = {"fp32": "float32", "bf16": "bfloat16", "fp16": "float16"}


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
    published = (wrapped(str(line), width) for line in told_of(analysis.spec))
    lines = [title(analysis), *published, ""]
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
    told = [*_totals(analysis), *_remark_lines(analysis), *problem_lines(analysis)]
    lines += ["", *(wrapped(line, width) for line in told)]
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


def wrapped(line: str, width: int) -> str:
    """Break a line where it is too long; what follows is indented."""
    return textwrap.fill(line, width, subsequent_indent="    ")


def _markdown(analysis: Analysis, measured: Measured | None) -> str:
    columns = _EXACT if measured is None else (*_EXACT, _time(measured))
    published = [escaped(str(line)) for line in told_of(analysis.spec)]
    lines = [
        f"**{escaped(title(analysis))}**",
        "",
        *([" ".join(published), ""] if published else []),
    ]
    lines.append(piped([column.title for column in columns]))
    lines.append(piped(["---:" if column.figure else "---" for column in columns]))
    lines += [piped([column.cell(row) for column in columns]) for row in analysis.rows]
    timed = [] if measured is None else [_time_total(analysis, measured)]
    told = [*_totals(analysis), *timed, *_remark_lines(analysis), *problem_lines(analysis)]
    lines += ["", *(f"- {escaped(line.strip())}" for line in told)]
    return "\n".join(lines) + "\n"


def _time(measured: Measured) -> _Column:
    def cell(row: Row) -> str:
        seconds = measured.seconds.get(row.path)
        return duration(seconds) if seconds else "-"

    return _Column("time", cell, figure=True)


def _time_total(analysis: Analysis, measured: Measured) -> str:
    known = [measured.seconds[row.path] for row in analysis.rows if row.path in measured.seconds]
    share = "" if len(known) == len(analysis.rows) else f" ({len(known)} of {len(analysis.rows)})"
    where = f"{measured.device.upper()} in {_PRECISIONS[measured.precision]}"
    if measured.device == "cpu":
        where += f", threads: {measured.threads}"
    return (
        f"Time:        {duration(sum(known))} for the modules{share} on {where};"
        f" median of up to {measured.repeats} runs each, one image"
    )


def piped(cells: Sequence[str]) -> str:
    """Return a row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def escaped(words: str) -> str:
    """Return words that Markdown shows as they are."""
    return "".join(f"\\{char}" if char in "\\`*_<>|" else char for char in words)


def title(analysis: Analysis) -> str:
    """Return a network's name and input."""
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
        f"Compute:     {exact(totals.macs)} MACs, {exact(totals.flops)} FLOPs"
        f" and {count(analysis.other_ops)} other operations per image",
        f"Activations: {size(totals.activation_bytes)} written,"
        f" {size(totals.peak_activation_bytes)} at most alive together",
        f"Inference:   {size(totals.inference_bytes)} with the weights, batch 1",
        f"Training:    {training}, batch 1",
    ]


def problem_lines(analysis: Analysis) -> list[str]:
    """Tell the problem of a network, its fixes, and the layers that have no figures."""
    problem = analysis.problem
    if problem is None:
        return []
    behind = ", ".join(pending.name for pending in analysis.pending)
    return [
        f"Problem at {place_name(analysis, problem)}: {problem.what} {problem.hint}",
        *(f"  Fix: {fix.label}" for fix in problem.fixes),
        *([f"  Without figures: {behind}"] if behind else []),
    ]


def _remark_lines(analysis: Analysis) -> list[str]:
    return [
        line
        for remark in advise(analysis)
        for line in (
            f"{remark.severity.title()} at {place_name(analysis, remark)}: {remark.what}. "
            f"{remark.why}",
            *(f"  Fix: {fix.label}" for fix in remark.fixes),
            f"  Read on: {remark.read_on}",
        )
    ]


def place_name(analysis: Analysis, found: Problem | Remark) -> str:
    """Return where something was found, for people: ``features, entry 13 ('M')``."""
    place = found.place
    which = next((which for which in LISTS if which == place.field), None)
    if which is None or place.index is None:
        return place.field
    token = analysis.spec.entries(which)[place.index]
    return f"{which}, entry {place.index + 1} ({format_token(token)})"
