"""The options of ``vgg-explorer train``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from vgg_explorer.console import PROGRAM
from vgg_explorer.engine.training.plan import (
    USUAL,
    Augmentation,
    FolderData,
    OptimiserName,
    ScheduleName,
)

NAMED = ("mnist", "fashion_mnist", "cifar10", "cifar100", "oxford_iiit_pet", "flowers102")
"""torchvision's data sets, by the names that `NamedData` has for them."""

DRAWN = "drawn"

_AUGMENTATIONS = {"flip": "flip", "crop": "crop", "colour": "colour", "color": "colour"}

_FOLDER = FolderData(Path())


def parser_of_train() -> argparse.ArgumentParser:
    """Return the parser of the command."""
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} train",
        usage=f"""{PROGRAM} train NAME_OR_FILE [--data DATA] [options]
       {PROGRAM} train --resume --out FOLDER""",
        description="Train a network, with the same engine and the same run folder as the window.",
        epilog=f"""examples:
  {PROGRAM} train vgg-mini
  {PROGRAM} train vgg-mini --data pictures/ --epochs 5 --out run/
  {PROGRAM} train vgg16 --data pictures/ --lr 1e-3 --schedule constant \\
      --warm-up 0
  {PROGRAM} train vgg16_cifar --data cifar10 --download --augment flip,crop \\
      --optimiser sgd --lr 0.05 --schedule cosine --weight-decay 5e-4
  {PROGRAM} train vgg16 --data pictures/ --weights vgg16.pth \\
      --trains classifier
  {PROGRAM} train vgg-mini --data pictures/ --find-lr
  {PROGRAM} train --resume --out run/
  torchrun --nproc-per-node 2 -m vgg_explorer train vgg-mini --data pictures/

The names are those of `{PROGRAM} summary --help`. The head is set to the
classes of the data. Ctrl+C, SIGTERM and the end of its terminal stop it after
the step that runs, with a checkpoint.

Started by torchrun, the processes share each batch: --batch counts the pictures
of all of them together, so that a run is the same with any number of processes
but for rounding, dropout, and batch norm, which each process takes over its own
share.

exit codes: 0 trained, 1 it failed or diverged, 2 the request is not understood,
130 and 143 stopped by Ctrl+C and SIGTERM, 129 by the end of its terminal""",
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
        type=_named,
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
        "--data-root", type=_path, metavar="DIR", help="where torchvision's data sets lie"
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
    usual = USUAL
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
        help=f"of the learning rate; default: {usual.schedule}",
    )
    group.add_argument(
        "--step-epochs",
        type=int,
        default=usual.step_epochs,
        metavar="N",
        help="'step' divides the rate by 10 after so many epochs; default: 10",
    )
    group.add_argument(
        "--warm-up",
        type=int,
        default=usual.warm_up,
        metavar="STEPS",
        help=f"in which the rate rises first; default: {usual.warm_up}",
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
        type=_named,
        metavar="FILE",
        help="that it starts from, or published ones such as vgg16.IMAGENET1K_V1; default: random "
        "ones of the seed",
    )
    group.add_argument("--seed", type=int, default=usual.seed, metavar="N", help="default: 0")


def _add_run(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("run")
    usual = USUAL
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
        type=_path,
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


def _augmentation(written: str) -> Augmentation:
    names = [part.strip().lower() for part in written.split(",") if part.strip()]
    wrong = [name for name in names if name not in {*_AUGMENTATIONS, "none"}]
    if wrong:
        message = f"{wrong[0][:40]!r} is none of flip, crop, colour and none"
        raise argparse.ArgumentTypeError(message)
    return Augmentation(**{_AUGMENTATIONS[name]: True for name in names if name != "none"})


def _named(written: str) -> str:
    """Refuse what a shell makes of a variable that is not set: it would mean this very folder."""
    if not written.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return written


def _path(written: str) -> Path:
    return Path(_named(written))


def _threads(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and int(written) <= 4096):
        message = f"{written[:40]!r} is not a number of threads from 0 to 4096"
        raise argparse.ArgumentTypeError(message)
    return int(written)
