"""An analysis as records for other programs: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from vgg_explorer.arch.advice import Remark, advise
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.memory import WIDTH, Precision, training
from vgg_explorer.arch.presets import told_of
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import Problem
from vgg_explorer.arch.units import shape

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
    "other_ops",
    "activation_bytes",
    "kept_bytes",
    "receptive_height",
    "receptive_width",
    "jump",
    "whole_input",
)
"""The figures of one module, as columns in CSV and as keys in JSON, per image."""

TIME = "time_ms"
"""A further column in CSV, where the times were measured."""

OPTIMISERS = ("sgd", "momentum", "adam")


@dataclass(frozen=True, slots=True)
class Measured:
    """How long the modules of a network take, for those that write its figures out.

    Parameters
    ----------
    seconds : mapping of str to float
        By module path; modules that were not measured are missing.
    device : str
    precision : Precision
    threads : int
        Of the CPU; only said of it.
    repeats : int
        Most runs of one module, of which the median is taken.
    """

    seconds: Mapping[str, float]
    device: str
    precision: Precision
    threads: int
    repeats: int


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
        row.other_ops,
        row.activation_bytes,
        row.saved.per_image,
        field.height,
        field.width,
        field.jump,
        field.whole,
    )
    return dict(zip(FIELDS, values, strict=True))


def to_csv(analysis: Analysis, measured: Measured | None = None) -> str:
    """Return the rows alone; a module that was not measured has no time."""
    stream = io.StringIO()
    fields = FIELDS if measured is None else (*FIELDS, TIME)
    writer = csv.DictWriter(stream, fields, lineterminator="\n")
    writer.writeheader()
    for row in analysis.rows:
        sides = {"input": shape(row.in_shape), "output": shape(row.out_shape)}
        whole = {"whole_input": str(row.receptive.whole).lower()}
        time = {} if measured is None else {TIME: _milliseconds(measured.seconds.get(row.path))}
        writer.writerow(_figures(row) | sides | whole | time)
    return stream.getvalue()


def _milliseconds(seconds: float | None) -> str:
    return "" if seconds is None else f"{1000 * seconds:.6g}"


def to_json(analysis: Analysis) -> str:
    """Return the rows, the sums, what training takes, and the problem."""
    totals = analysis.totals
    document = {
        "name": analysis.spec.name,
        "input": analysis.spec.input,
        "published": [str(line) for line in told_of(analysis.spec)],
        "layers": [_figures(row) for row in analysis.rows],
        "totals": {
            "params": totals.params,
            "buffers": totals.buffers,
            "macs": totals.macs,
            "flops": totals.flops,
            "other_ops": analysis.other_ops,
            "weight_bytes": totals.weight_bytes,
            "activation_bytes": totals.activation_bytes,
            "peak_activation_bytes": totals.peak_activation_bytes,
            "inference_bytes": totals.inference_bytes,
            "kept_bytes": totals.saved.per_image + totals.saved.once,
            "training_bytes": {name: totals.training_bytes(1, name) for name in OPTIMISERS},
            "training": {precision: _training(analysis, precision) for precision in WIDTH},
        },
        "remarks": [_remark_record(remark) for remark in advise(analysis)],
        "problem": _problem_record(analysis.problem),
        "without_figures": [pending.name for pending in analysis.pending],
    }
    return json.dumps(document, indent=2) + "\n"


def _training(analysis: Analysis, precision: Precision) -> dict[str, object]:
    """Return every part of what a step with Adam takes, batch 1."""
    figures = training(analysis, 1, "adam", precision)
    return asdict(figures) | {"total": figures.total}


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


def _remark_record(remark: Remark) -> dict[str, object]:
    return {
        "key": remark.key,
        "severity": remark.severity,
        "field": remark.place.field,
        "entry": remark.place.index,
        "what": str(remark.what),
        "why": str(remark.why),
        "read_on": str(remark.read_on),
        "fixes": [str(fix.label) for fix in remark.fixes],
    }
