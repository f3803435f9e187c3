"""What ``vgg-explorer train`` can be told, and the plan that follows from it."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from vgg_explorer.console import PROGRAM
from vgg_explorer.engine.training.plan import (
    Augmentation,
    DataChoice,
    DrawnData,
    FolderData,
    NamedData,
    OptimiserName,
    Plan,
    ScheduleName,
    problems,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED = ("mnist", "fashion_mnist", "cifar10", "cifar100", "oxford_iiit_pet", "flowers102")
"""torchvision's data sets, by the names that `NamedData` has for them."""

DRAWN = "drawn"

_AUGMENTATIONS = {"flip": "flip", "crop": "crop", "colour": "colour", "color": "colour"}

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

_FOLDER = FolderData(Path())


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
    parser = _parser()
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
    if not path.is_dir():
        what = "is no folder" if path.exists() else "does not exist"
        parser.error(
            f"argument --data: {written!r} {what}; name a folder with one folder of pictures for "
            f"each class, {DRAWN!r}, or one of {', '.join(NAMED)}"
        )
    if not 0 < options.validation < 1:
        parser.error(f"argument --validation: {options.validation:g} is not between 0 and 1")
    return FolderData(path.absolute(), options.validation, options.skip_empty, options.split_seed)


def _augmentation(written: str) -> Augmentation:
    names = [part.strip().lower() for part in written.split(",") if part.strip()]
    wrong = [name for name in names if name not in {*_AUGMENTATIONS, "none"}]
    if wrong:
        message = f"{wrong[0][:40]!r} is none of flip, crop, colour and none"
        raise argparse.ArgumentTypeError(message)
    return Augmentation(**{_AUGMENTATIONS[name]: True for name in names if name != "none"})


def _threads(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and int(written) <= 4096):
        message = f"{written[:40]!r} is not a number of threads from 0 to 4096"
        raise argparse.ArgumentTypeError(message)
    return int(written)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} train",
        usage=f"""{PROGRAM} train NAME_OR_FILE [--data DATA] [options]
       {PROGRAM} train --resume --out FOLDER""",
        description="Train a network, with the same engine and the same run folder as the window.",
        epilog=f"""examples:
  {PROGRAM} train vgg-mini
  {PROGRAM} train vgg-mini --data pictures/ --epochs 5 --device auto --out run/
  {PROGRAM} train vgg16_cifar --data cifar10 --download --augment flip,crop \\
      --optimiser sgd --lr 0.05 --schedule cosine --weight-decay 5e-4
  {PROGRAM} train vgg16 --data pictures/ --weights vgg16.pth --trains classifier
  {PROGRAM} train vgg-mini --data pictures/ --find-lr
  {PROGRAM} train --resume --out run/
  torchrun --nproc-per-node 2 -m vgg_explorer train vgg-mini --data pictures/ --out run/

The names are those of `{PROGRAM} summary --help`. The head is set to the classes
of the data. Ctrl+C and SIGTERM stop after the step that runs, with a checkpoint.

Started by torchrun, the processes share each batch: --batch counts the pictures
of all of them together, so that a run is the same with any number of processes
but for rounding, dropout, and batch norm, which each process takes over its own
share.

exit codes: 0 trained, 1 it failed or diverged, 2 the request is not understood,
130 and 143 stopped by Ctrl+C and by SIGTERM""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "network",
        nargs="?",
        metavar="NAME_OR_FILE",
        help="a network's name, a TOML file, a text file with a cfg list, the list itself, or a "
        "file of weights, whose network is inferred",
    )
    _add_data(parser)
    _add_plan(parser)
    _add_run(parser)
    return parser


def _add_data(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("data")
    group.add_argument(
        "--data",
        default=DRAWN,
        metavar="DATA",
        help="a folder with one folder of pictures for each class, 'drawn' for the shapes that "
        f"the program draws (the default), or one of {', '.join(NAMED)}",
    )
    group.add_argument(
        "--validation",
        type=float,
        default=_FOLDER.validation,
        metavar="SHARE",
        help="of each class, where a folder has no split of its own; default: 0.2",
    )
    group.add_argument(
        "--split-seed", type=int, default=_FOLDER.seed, metavar="N", help="of that split"
    )
    group.add_argument(
        "--skip-empty", action="store_true", help="leave out classes without pictures"
    )
    group.add_argument(
        "--data-root", type=Path, metavar="DIR", help="where torchvision's data sets lie"
    )
    group.add_argument(
        "--download", action="store_true", help="download such a data set where it is missing"
    )
    group.add_argument(
        "--augment",
        type=_augmentation,
        default=Augmentation(),
        metavar="LIST",
        help="flip, crop and colour, with commas between them; default: none",
    )


def _add_plan(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("plan")
    usual = Plan()
    group.add_argument(
        "--batch", type=int, default=usual.batch, metavar="N", help=f"default: {usual.batch}"
    )
    group.add_argument(
        "--epochs", type=int, default=usual.epochs, metavar="N", help=f"default: {usual.epochs}"
    )
    group.add_argument(
        "--steps", type=int, default=0, metavar="N", help="end after so many, whatever --epochs"
    )
    group.add_argument(
        "--optimiser",
        "--optimizer",
        choices=get_args(OptimiserName),
        default=usual.optimiser,
        help=f"default: {usual.optimiser}",
    )
    group.add_argument(
        "--lr", type=float, default=usual.rate, metavar="RATE", help=f"default: {usual.rate:g}"
    )
    group.add_argument(
        "--momentum", type=float, default=usual.momentum, metavar="M", help="of SGD; default: 0.9"
    )
    group.add_argument("--weight-decay", type=float, default=0.0, metavar="W", help="default: 0")
    group.add_argument(
        "--schedule",
        choices=get_args(ScheduleName),
        default=usual.schedule,
        help="of the learning rate; default: constant",
    )
    group.add_argument(
        "--step-epochs",
        type=int,
        default=usual.step_epochs,
        metavar="N",
        help="'step' divides the rate by 10 after so many epochs; default: 10",
    )
    group.add_argument(
        "--warm-up", type=int, default=0, metavar="STEPS", help="in which the rate rises first"
    )
    group.add_argument(
        "--label-smoothing", type=float, default=0.0, metavar="SHARE", help="default: 0"
    )
    group.add_argument("--mixed", action="store_true", help="mixed precision")
    group.add_argument(
        "--trains",
        default=usual.trains,
        metavar="LAYERS",
        help="'all', 'classifier', or the first layer that trains, such as conv4_1; default: all",
    )
    group.add_argument(
        "--weights",
        metavar="FILE",
        help="that it starts from, or published ones such as vgg16.IMAGENET1K_V1; default: random "
        "ones of the seed",
    )
    group.add_argument("--seed", type=int, default=usual.seed, metavar="N", help="default: 0")


def _add_run(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("run")
    usual = Plan()
    group.add_argument(
        "--device",
        default="auto",
        help="auto, cpu, cuda, cuda:1, mps ...; auto takes what is fastest; default: auto",
    )
    group.add_argument(
        "--threads", type=_threads, default=0, metavar="N", help="of the CPU; default: its cores"
    )
    group.add_argument(
        "--out",
        type=Path,
        metavar="FOLDER",
        help="the run folder; default: a new one where the window keeps its runs",
    )
    group.add_argument("--resume", action="store_true", help="go on with the run in --out")
    group.add_argument(
        "--save-every",
        type=int,
        default=usual.save_steps,
        metavar="STEPS",
        help=f"a checkpoint; default: {usual.save_steps}",
    )
    group.add_argument(
        "--keep",
        type=int,
        default=usual.keep,
        metavar="N",
        help=f"the last checkpoints, besides the best; default: {usual.keep}",
    )
    group.add_argument(
        "--log-every",
        type=int,
        default=usual.log_steps,
        metavar="STEPS",
        help="a line of the history; default: 1",
    )
    group.add_argument(
        "--find-lr",
        action="store_true",
        help="make a range test of the learning rate instead, and print its table",
    )
