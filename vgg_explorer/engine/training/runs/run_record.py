"""What a run folder says about its run, read without torch."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from vgg_explorer.arch import toml
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.preparation import Preprocess, preprocess_from
from vgg_explorer.engine.training.plan import FolderData, Plan
from vgg_explorer.engine.training.records import DataReport, Evaluation, Step
from vgg_explorer.engine.training.runs import evaluation_file, plan_table, run_lock, tables
from vgg_explorer.engine.training.runs.run_files import (
    HISTORY,
    RUN,
    VALIDATION,
    RunError,
    check_format,
    damaged,
    is_run,
    number,
    read_json,
    steps_kept,
    usual_place,
    whole,
    words,
    write_json,
)

KeptStatus = Literal["running", "finished", "stopped", "diverged", "failed"]

MAX_RUNS = 1000
"""Run folders that are looked through for those that were interrupted."""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What ``run.json`` says.

    Parameters
    ----------
    path : Path
        The run folder.
    spec, plan, preprocess, device, threads
        What is trained, and how.
    status : str
        ``'running'`` also where its process died.
    why : Text or None
        Why it ended.
    began : float
        Seconds since the epoch.
    data : DataReport or None
        Without pictures; None before the first step.
    data_key : str
    total, steps_per_epoch : int
    """

    path: Path
    spec: ArchSpec
    plan: Plan
    preprocess: Preprocess
    device: str
    threads: int
    status: KeptStatus
    why: Text | None
    began: float
    data: DataReport | None
    data_key: str
    total: int
    steps_per_epoch: int

    @property
    def at_work(self) -> bool:
        """Whether a process trains into the folder at this moment."""
        return self.status == "running" and run_lock.held(self.path)


@dataclass(frozen=True, slots=True)
class Curves:
    """What a run has written down of its steps and evaluations.

    Parameters
    ----------
    steps : tuple of Step
    evaluations : tuple of Evaluation
        The last with its confusion and mistakes.
    saved : int or None
        The step of the last checkpoint.
    """

    steps: tuple[Step, ...]
    evaluations: tuple[Evaluation, ...]
    saved: int | None = None

    def until(self, step: int) -> Curves:
        """Return what was known after a step; its evaluation is made again."""
        return Curves(
            tuple(one for one in self.steps if one.step <= step),
            tuple(one for one in self.evaluations if one.step < step),
            step,
        )


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A run whose process died.

    Parameters
    ----------
    path : Path
        The run folder.
    name : str
        Of the network.
    step : int
        Of the last checkpoint: where it would go on.
    total : int
    began : float
        Seconds since the epoch.
    """

    path: Path
    name: str
    step: int
    total: int
    began: float


def read(path: Path) -> RunRecord:
    """Read what a run folder says about its run.

    Raises
    ------
    RunError
        Where it is no run folder, damaged or of a newer version.
    """
    if not is_run(path):
        raise RunError(
            text(
                "There is no run in the folder “{name}”.", name=shown_name(path.name or str(path))
            ),
            text("Choose the folder of a run: it has a file {file}.", file=RUN),
        )
    table = read_json(path / RUN)
    check_format(table, path / RUN)
    try:
        status, why = table["status"], table.get("why")
        if status not in get_args(KeptStatus):
            raise ValueError("no such status")
        return RunRecord(
            path=path,
            spec=toml.loads(words(table["spec"])),
            plan=_found(plan_table.read(table["plan"]), path, table.get("data_relative")),
            preprocess=preprocess_from(table["preprocess"]),
            device=words(table["device"]),
            threads=whole(table["threads"]),
            status=status,
            why=None if why is None else said(why),
            began=number(table["began"], 0),
            data=None if table.get("data") is None else _report(table["data"]),
            data_key=words(table.get("data_key", "")),
            total=whole(table.get("total", 0)),
            steps_per_epoch=whole(table.get("steps_per_epoch", 0)),
        )
    except (LookupError, TypeError, ValueError, toml.SpecFileError) as error:
        raise damaged(path / RUN) from error


def _found(plan: Plan, path: Path, relative: Any) -> Plan:
    """Return a plan whose folder of pictures is the one beside the run, where both have moved."""
    data = plan.data
    if not isinstance(data, FolderData) or relative is None or data.path.is_dir():
        return plan
    moved = Path(os.path.normpath(path / words(relative)))
    return replace(plan, data=replace(data, path=moved)) if moved.is_dir() else plan


def curves(path: Path) -> Curves:
    """Read what a run has written down; lines that are torn or damaged are passed over."""
    found = list(tables.evaluations(path / VALIDATION))
    if found:
        found[-1] = evaluation_file.whole(path, found[-1])
    kept = steps_kept(path)
    return Curves(tuple(tables.steps(path / HISTORY)), tuple(found), kept[-1] if kept else None)


def unfinished(base: Path | None = None) -> list[Interrupted]:
    """Return the runs in a folder whose process died and that can be gone on with, latest first.

    Parameters
    ----------
    base : Path or None
        None for the usual place.
    """
    found = sorted(_unfinished(usual_place() if base is None else base), key=lambda one: one.began)
    return found[::-1]


def _unfinished(base: Path) -> Iterator[Interrupted]:
    try:
        paths = sorted((path for path in base.iterdir() if is_run(path)), reverse=True)
    except OSError:
        return
    for path in paths[:MAX_RUNS]:  # their names begin with the day
        try:
            found = read(path)
        except RunError:
            continue  # one that is damaged does not hide the others
        if found.status != "running" or not run_lock.is_here(path) or run_lock.held(path):
            continue
        steps = steps_kept(path)
        if steps:
            yield Interrupted(path, found.spec.name, steps[-1], found.total, found.began)


def set_aside(path: Path) -> None:
    """Let a run that was interrupted count as stopped, so that it is not offered again.

    Raises
    ------
    RunError, OSError
    """
    table = read_json(path / RUN)
    check_format(table, path / RUN)
    if not run_lock.held(path):
        write_json(path / RUN, {**table, "status": "stopped"}, for_people=True)


# Values within the file


def said(written: Any) -> Text:
    """Return a text that a file has; its braces are no fields."""
    return text("{words}", words=words(written)[:2000])


def report_table(report: DataReport) -> dict[str, Any]:
    """Return the table of a report on data, without its pictures."""
    return {
        "title": str(report.title),
        "classes": list(report.classes),
        "train": list(report.train),
        "validation": list(report.validation),
        "smallest": list(report.smallest),
        "largest": list(report.largest),
        "notes": [str(note) for note in report.notes],
        "split": report.split,
    }


def _report(table: dict[str, Any]) -> DataReport:
    (low, lower), (high, higher) = table["smallest"], table["largest"]
    classes = tuple(words(name) for name in table["classes"])
    train = tuple(whole(count) for count in table["train"])
    validation = tuple(whole(count) for count in table["validation"])
    if not len(classes) == len(train) == len(validation):
        raise ValueError("counts of other classes")
    return DataReport(
        said(table["title"]),
        classes,
        train,
        validation,
        (whole(low), whole(lower)),
        (whole(high), whole(higher)),
        notes=tuple(said(note) for note in table["notes"]),
        split=table["split"] is True,
    )
