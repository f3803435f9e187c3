"""What the weights that a run has kept are called: all runs give their files the same names."""

from __future__ import annotations

from pathlib import Path

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.training.runs import tables
from vgg_explorer.engine.training.runs.run_files import (
    BEST,
    CHECKPOINTS,
    LAST,
    VALIDATION,
    WEIGHTS,
    is_run,
    steps_kept,
)


def titled(path: Path) -> Text | None:
    """Return what to call the weights in a file of a run folder, None for any other file."""
    if path.name == WEIGHTS and path.parent.parent.name == CHECKPOINTS:
        run, step = path.parent.parent.parent, path.parent.name
        return at_step(run, int(step)) if is_run(run) and step.isdecimal() else None
    run = path.parent
    if path.name not in {BEST, LAST} or not is_run(run):
        return None
    if path.name == LAST:
        steps = steps_kept(run)
        return at_step(run, steps[-1]) if steps else text("{name}", name=named(run))
    best = [found.step for found in tables.evaluations(run / VALIDATION) if found.best]
    if not best:
        return text("best of {name}", name=named(run))
    return text("best of {name}, step {step}", name=named(run), step=best[-1])


def at_step(run: Path, step: int) -> Text:
    """Return what to call the weights that a run had after a step."""
    return text("{name}, step {step}", name=named(run), step=step)


def named(run: Path) -> str:
    """Return what a run is called for people: as its folder, from which it is opened again."""
    return shown_name(run.name or str(run))
