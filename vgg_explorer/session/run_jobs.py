"""Jobs on run folders: opening one, and finding those whose process died."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.training.runs import run_record
from vgg_explorer.engine.training.runs.run_files import usual_place
from vgg_explorer.session import events as ev


def open_run(path: Path) -> Iterator[object]:
    """Read a run folder; one that another process trains into is followed instead."""
    try:
        record = run_record.read(path)
        curves = None if record.at_work else run_record.curves(path)
    except EngineError as error:
        yield ev.NoticeRaised("error", error.what, error.hint)
    else:
        yield ev.RunRead(record, curves)
        yield ev.RecentNoted(str(path))


def interrupted_runs(chosen: Path | None = None) -> Iterator[object]:
    """Look for runs whose process died.

    Parameters
    ----------
    chosen : Path or None
        Where runs are kept besides the usual place.
    """
    places = {usual_place(), chosen or usual_place()}
    found = [run for place in places for run in run_record.unfinished(place)]
    if found:
        yield ev.RunsInterrupted(tuple(sorted(found, key=lambda run: run.began, reverse=True)))


def set_run_aside(path: Path) -> Iterator[object]:
    """Let an interrupted run count as stopped."""
    try:
        run_record.set_aside(path)
    except EngineError as error:
        yield ev.NoticeRaised("error", error.what, error.hint)
    except OSError as error:
        what = text(
            "“{name}” cannot be written: {reason}.",
            name=shown_name(path.name),
            reason=error.strerror or type(error).__name__,
        )
        yield ev.NoticeRaised("error", what, text("It will be offered again at the next start."))
