"""What ``vgg-explorer train`` can be told, and the plan that follows from it."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.engine.training.plan import (
    DataChoice,
    DrawnData,
    FolderData,
    NamedData,
    Plan,
    problems,
)
from vgg_explorer.train_parser import DRAWN, NAMED, parser_of_train

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIELDS = {
    "batch": "--batch",
    "epochs": "--epochs",
    "steps": "--steps",
    "rate": "--lr",
    "momentum": "--momentum",
    "weight_decay": "--weight-decay",
    "step_epochs": "--step-epochs",
    "warm_up": "--warm-up",
    "label_smoothing": "--label-smoothing",
    "seed": "--seed",
    "save_steps": "--save-every",
    "keep": "--keep",
    "log_steps": "--log-every",
}
"""The options of the plan's fields, for what is said of a wrong value."""

_OF_A_RESUME = frozenset({"resume", "out", "device", "threads"})
"""What can be said of a run that goes on; all else is in its folder."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for.

    Parameters
    ----------
    network : str
        Name, file or list; empty where a run goes on.
    plan : Plan
    weights : str
        A file, or the key of published weights; empty for random ones.
    device : str
    threads : int
    out : Path or None
        The run folder; None for a new one in the usual place.
    resume : bool
    finds_rate : bool
        Only a range test is made.
    """

    network: str
    plan: Plan
    weights: str
    device: str
    threads: int
    out: Path | None
    resume: bool
    finds_rate: bool


def wish(arguments: Sequence[str]) -> Wish:
    """Read the command line; what cannot be understood ends the program with exit code 2."""
    parser = parser_of_train()
    options = parser.parse_args(arguments)
    if options.resume:
        if options.out is None:
            parser.error("--resume goes on with the run in --out FOLDER: name its folder")
        given = _given(parser, options)
        if given:
            parser.error(f"--resume takes {', '.join(given)} from the run itself; leave it out")
    elif options.network is None:
        parser.error("name the network that is trained, such as vgg-mini")
    plan = _plan(parser, options)
    for name, what in problems(plan):
        parser.error(f"argument {_FIELDS[name]}: {what}")
    return Wish(
        options.network or "",
        plan,
        options.weights or "",
        options.device,
        options.threads,
        options.out,
        options.resume,
        options.find_lr,
    )


def _given(parser: argparse.ArgumentParser, options: argparse.Namespace) -> list[str]:
    """Return what was said of the plan, of which a run that goes on has one."""
    usual = vars(parser.parse_args([]))
    said = vars(options)
    return [
        "the network" if name == "network" else f"--{name.replace('_', '-')}"
        for name, value in usual.items()
        if name not in _OF_A_RESUME and said[name] != value
    ]


def _plan(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Plan:
    return Plan(
        data=_data(parser, options),
        batch=options.batch,
        epochs=options.epochs,
        steps=options.steps,
        optimiser=options.optimiser,
        rate=options.lr,
        momentum=options.momentum,
        weight_decay=options.weight_decay,
        schedule=options.schedule,
        step_epochs=options.step_epochs,
        warm_up=options.warm_up,
        label_smoothing=options.label_smoothing,
        augmentation=options.augment,
        mixed=options.mixed,
        trains=options.trains,
        start="present" if options.weights else "random",
        seed=options.seed,
        log_steps=options.log_every,
        save_steps=options.save_every,
        keep=options.keep,
    )


def _data(parser: argparse.ArgumentParser, options: argparse.Namespace) -> DataChoice:
    """Return the data set that was named; a folder of the same name is asked for as ``./name``."""
    written = options.data
    name = written.lower().replace("-", "_")
    if name == DRAWN:
        return DrawnData()
    if name in NAMED:
        return NamedData(name, options.data_root, options.download)
    path = Path(written)
    what = _no_folder(path)
    if what is not None:
        parser.error(
            f"argument --data: {written!r} {what}; name a folder with one folder of pictures for "
            f"each class, {DRAWN!r}, or one of {', '.join(NAMED)}"
        )
    if not 0 < options.validation < 1:
        parser.error(f"argument --validation: {options.validation:g} is not between 0 and 1")
    return FolderData(path.absolute(), options.validation, options.skip_empty, options.split_seed)


def _no_folder(path: Path) -> str | None:
    """Return what is wrong with a path that does not lead to a folder."""
    try:
        if path.is_dir():
            return None
        return "is no folder" if path.exists() else "does not exist"
    except OSError as error:
        return f"cannot be opened ({error.strerror})"
