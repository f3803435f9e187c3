"""The set-up of a training between two sessions: each good field comes back, the rest is usual."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

from vgg_explorer.engine.training.plan import USUAL, Plan
from vgg_explorer.engine.training.runs import plan_table
from vgg_explorer.session import board
from vgg_explorer.session.board import BoardLook
from vgg_explorer.session.training import Training

_LONGEST = 4096

_LOOKS: dict[str, tuple[str, ...]] = {
    "page": get_args(board.BoardPage),
    "across": get_args(board.Across),
    "loss": get_args(board.LossScale),
    "measure": get_args(board.HealthMeasure),
    "setup": get_args(board.SetUpShown),
}


def written(training: Training) -> dict[str, Any]:
    """Return the set-up as a table of plain values."""
    return {
        "plan": plan_table.written(training.plan),
        "folder": None if training.folder is None else str(training.folder),
        "live": training.live,
        "kinds_chosen": training.kinds_chosen,
        "board": {name: getattr(training.look, name) for name in _LOOKS},
    }


def read(table: dict[str, Any]) -> Training:
    """Return the set-up of a table; what is wrong in it has its default."""
    folder = table.get("folder")
    return Training(
        plan=_plan(table.get("plan")),
        folder=Path(folder) if isinstance(folder, str) and 0 < len(folder) < _LONGEST else None,
        live=table.get("live") is not False,
        kinds_chosen=table.get("kinds_chosen") is True,
        look=_look(table.get("board")),
    )


def _look(table: Any) -> BoardLook:
    if not isinstance(table, dict):
        return BoardLook()
    good = {name: table[name] for name, choices in _LOOKS.items() if table.get(name) in choices}
    return BoardLook(**good)


def _plan(table: Any) -> Plan:
    if not isinstance(table, dict):
        return USUAL
    good = {}
    for field in fields(Plan):
        if field.name in table:
            try:
                read_one = plan_table.read({field.name: table[field.name]})
            except (ValueError, TypeError, RecursionError):
                continue
            good[field.name] = getattr(read_one, field.name)
    return replace(USUAL, **good)
