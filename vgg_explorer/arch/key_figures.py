"""The few figures by which networks are held against each other, and these as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Kind

BATCH = 8
"""Images of a training step."""


def key_figures(analysis: Analysis) -> dict[str, int]:
    """Return the figures of a network; a broken one counts up to the failing layer.

    ``training`` is what a step with Adam keeps at a batch of `BATCH`; ``receptive`` is the side of
    what one unit of the last map in front of the head sees, and the larger one where it is no
    square.
    """
    totals = analysis.totals
    kinds = [group.kind for group in analysis.groups]
    return {
        "params": totals.params,
        "macs": totals.macs,
        "inference": totals.inference_bytes,
        "training": totals.training_bytes(BATCH, "adam"),
        "weight_layers": sum(kind in {Kind.CONV, Kind.LINEAR} for kind in kinds),
        "receptive": _receptive(analysis),
    }


def _receptive(analysis: Analysis) -> int:
    inside = [row for row in analysis.rows if row.path.startswith("features.")]
    return max(inside[-1].receptive.height, inside[-1].receptive.width) if inside else 0


def comparison_csv(
    analyses: Sequence[Analysis],
    seconds: Sequence[float | None],
    accuracies: Sequence[float | None] = (),
) -> str:
    """Return a line for each network, with its figures and by how much they differ from the first.

    Parameters
    ----------
    analyses : sequence of Analysis
    seconds : sequence of float or None
        What a picture takes, where that was measured.
    accuracies : sequence of float or None
        The share of validation pictures that are right, where a network was trained.
    """
    accuracies = accuracies or [None] * len(analyses)
    figures = [key_figures(analysis) for analysis in analyses]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    shares = [f"{name}_against_first" for name in figures[0]]
    writer.writerow(["network", *figures[0], "time_ms", "validation_accuracy", *shares, "problem"])
    for analysis, own, time, share in zip(analyses, figures, seconds, accuracies, strict=True):
        differences = [_share(own[name], first) for name, first in figures[0].items()]
        problem = "" if analysis.problem is None else str(analysis.problem.what)
        measured = "" if time is None else f"{1000 * time:.6g}"
        right = "" if share is None else f"{share:.6g}"
        line = [analysis.spec.name, *own.values(), measured, right, *differences, problem]
        writer.writerow(line)
    return stream.getvalue()


def _share(value: int, first: int) -> str:
    return f"{value / first - 1:.6g}" if first else ""
