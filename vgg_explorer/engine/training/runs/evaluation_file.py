"""The latest evaluation of a run: its confusion and mistakes, which have no place in a line."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from pathlib import Path
from typing import Any

from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.training.records import Evaluation, Example, Mistake
from vgg_explorer.engine.training.runs.run_files import (
    EVALUATION,
    RunError,
    number,
    read_json,
    words,
)
from vgg_explorer.engine.training.runs.run_files import whole as natural

MAX_SIDE = 512
"""Pixels of the pictures of mistakes."""


def written(found: Evaluation) -> dict[str, Any]:
    """Return the table of what of an evaluation has no place in a line."""
    return {
        "step": found.step,
        "confusion": [list(line) for line in found.confusion],
        "mistakes": [
            {
                "name": mistake.example.name,
                "label": mistake.example.label,
                "predicted": mistake.predicted,
                "probability": mistake.probability,
                "size": list(mistake.example.pixels.shape[1::-1]),
                "pixels": base64.b64encode(mistake.example.pixels.tobytes()).decode(),
            }
            for mistake in found.mistakes
        ],
    }


def whole(path: Path, line: Evaluation) -> Evaluation:
    """Return an evaluation with its confusion and mistakes, where they are kept."""
    try:
        table = read_json(path / EVALUATION)
        if table["step"] != line.step:
            return line
        confusion = tuple(tuple(natural(count) for count in row) for row in table["confusion"])
        outputs = {len(row) for row in confusion}
        if len(outputs) != 1 or max(outputs) < len(confusion):
            return line
        mistakes = tuple(_mistake(each, len(confusion), max(outputs)) for each in table["mistakes"])
    except (RunError, LookupError, TypeError, ValueError, binascii.Error):
        return line
    return replace(line, confusion=confusion, mistakes=mistakes)


def _mistake(table: dict[str, Any], classes: int, outputs: int) -> Mistake:
    import numpy as np

    width, height = (natural(side, 1, MAX_SIDE) for side in table["size"])
    data = base64.b64decode(words(table["pixels"]), validate=True)
    pixels = np.frombuffer(data, np.uint8).reshape(height, width, 3)
    label = natural(table["label"], 0, classes - 1)
    predicted = natural(table["predicted"], 0, outputs - 1)
    example = Example(pixels, label, shown_name(words(table["name"])))
    return Mistake(example, predicted, number(table["probability"], 0, 1))
