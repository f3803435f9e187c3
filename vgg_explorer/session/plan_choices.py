"""The set-up of a training between two sessions: each good field comes back, the rest is usual."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.engine.training.runs import plan_table
from vgg_explorer.session.training import Training

_LONGEST = 4096


def written(training: Training) -> dict[str, Any]:
    """Return the set-up as a table of plain values."""
    return {
        "plan": plan_table.written(training.plan),
        "folder": None if training.folder is None else str(training.folder),
        "live": training.live,
    }


def read(table: dict[str, Any]) -> Training:
    """Return the set-up of a table; what is wrong in it has its default."""
    folder = table.get("folder")
    return Training(
        plan=_plan(table.get("plan")),
        folder=Path(folder) if isinstance(folder, str) and 0 < len(folder) < _LONGEST else None,
        live=table.get("live") is not False,
    )


def _plan(table: Any) -> Plan:
    if not isinstance(table, dict):
        return Plan()
    good = {}
    for field in fields(Plan):
        if field.name in table:
            try:
                read_one = plan_table.read({field.name: table[field.name]})
            except (ValueError, TypeError, RecursionError):
                continue
            good[field.name] = getattr(read_one, field.name)
    return Plan(**good)
