"""What ``vgg-explorer train`` makes of a wish before the first step: device, data, weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.rewrites import with_classes
from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.plan import DataChoice, DrawnData

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.spec import ArchSpec
    from vgg_explorer.engine.devices import DeviceOption
    from vgg_explorer.engine.training.data.dataset import DataSet
    from vgg_explorer.engine.training.distributed import Place
    from vgg_explorer.engine.training.snapshot import Order, Snapshot
    from vgg_explorer.session.entering import WeightsOffer
    from vgg_explorer.train_options import Wish

    Tell = Callable[[str], None]
    """Shows what takes time; it may raise to end it."""

AUTO = "auto"


def device_for(wanted: str, place: Place | None) -> str:
    """Return torch's name of the device that was asked for.

    Parameters
    ----------
    wanted : str
        ``auto`` takes the first that is no CPU; a kind without a number is its first one, or where
        several processes train, the one of each.
    place : Place or None

    Raises
    ------
    EngineError
        Where it is not there.
    """
    from vgg_explorer.engine.devices import options

    listed = options()
    there = [option for option in listed if option.available]
    name = wanted.strip().lower()
    if name == AUTO:
        name = next((option.key for option in there if option.key != "cpu"), "cpu").split(":")[0]
    keys = [option.key for option in there if option.key.split(":")[0] == name]
    if not keys:
        found = next((option for option in there if option.key == name), None)
        if found is None:
            raise _absent(wanted, listed)
        return found.key
    index = 0 if place is None or name == "cpu" else place.local_rank
    if index >= len(keys):
        raise EngineError(
            text(
                "{count} processes were started on this computer, and it has {found} of {device}.",
                count=place.local_world if place is not None else 1,
                found=len(keys),
                device=name.upper(),
            ),
            text("Start one for each, or train on the CPU with --device cpu."),
        )
    return keys[index]


def _absent(wanted: str, listed: tuple[DeviceOption, ...]) -> EngineError:
    known = next((o for o in listed if wanted.lower() in {o.key, o.key.split(":")[0]}), None)
    there = ", ".join(option.key for option in listed if option.available)
    what = text("There is no device “{device}” here.", device=wanted[:40])
    if known is not None and known.reason is not None:
        what = text("{device} is not available: {reason}", device=wanted[:40], reason=known.reason)
    return EngineError(what, text("There are: {devices}.", devices=there))


def threads_for(wanted: int, place: Place | None) -> int:
    """Return how many threads of the CPU this process takes; 0 is one for each core."""
    if wanted or place is None:
        return wanted
    from vgg_explorer.engine.threads import cores

    return max(1, cores() // place.local_world)


def choice_for(spec: ArchSpec, choice: DataChoice) -> DataChoice:
    """Return the data; of the shapes there are as many kinds as the network has outputs."""
    if not isinstance(choice, DrawnData):
        return choice
    from vgg_explorer.engine.training.data.shapes import KINDS

    return replace(choice, classes=min(max(spec.num_classes, 2), len(KINDS)))


def opened(choice: DataChoice, tell: Tell) -> DataSet:
    """Return a data set.

    Raises
    ------
    EngineError
        Where it is none.
    """
    from vgg_explorer.engine.training.data import data_sets

    for step in data_sets.opened(choice):
        if isinstance(step, data_sets.DataSet):
            return step
        tell("Reading the pictures" + ("" if step is None else f" {step:.0%}"))
    raise RuntimeError("a data set was opened and not given")


def ordered(
    asked: Wish, spec: ArchSpec, classes: int, device: str, threads: int, tell: Tell
) -> tuple[Order, list[str]]:
    """Return what is trained, and what is to be said of it.

    Parameters
    ----------
    asked : Wish
    spec : ArchSpec
        As it was named; the head is set to ``classes``.
    classes : int
        Of the data.
    device : str
    threads : int
    tell : callable

    Raises
    ------
    EngineError
        Where the network does not work, or the weights are not to be had.
    """
    from vgg_explorer.engine.preparation import Preprocess
    from vgg_explorer.session import weighing
    from vgg_explorer.session.entering import Weights
    from vgg_explorer.session.training import Asked
    from vgg_explorer.session.training_jobs import ordered as order_of

    notes = []
    if spec.num_classes != classes:
        notes.append(
            f"The data has {classes} classes and the network {spec.num_classes} outputs: "
            f"its head is set to {classes}."
        )
        spec = with_classes(spec, classes)
    analysis = analyze(spec)
    if analysis.problem is not None:
        raise EngineError(analysis.problem.what, analysis.problem.hint)
    weights = weighing.followed(Weights(seed=asked.plan.seed), analysis)
    preprocess = Preprocess()
    if asked.weights:
        offer = _offered(asked.weights, analysis, tell)
        loaded = offer.loaded
        weights = weighing.loaded(weights, analysis, loaded, offer.fit.names, None)
        preprocess = loaded.preprocess or preprocess
        count, total = weighing.counts(weights)
        notes.append(f"{count} of {total} layers start with weights from {loaded.title}.")
    wish = Asked(
        0, spec, asked.plan, preprocess, weights.assignment, weights.sources, device, threads
    )
    steps = order_of(wish)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            order: Order = end.value
            return order, notes
        tell("Preparing the weights")


def read_along(path: Path, device: str, threads: int) -> tuple[Order, Snapshot]:
    """Return what a run goes on with, for a process that does not write it down.

    Raises
    ------
    EngineError
        Where it cannot be read.
    """
    from vgg_explorer.engine.training.runs import checkpoints, run_record
    from vgg_explorer.engine.training.runs.run_files import CHECKPOINTS
    from vgg_explorer.engine.training.snapshot import Order

    found = run_record.read(path)
    snapshot, _, _ = checkpoints.latest(path / CHECKPOINTS)
    start = snapshot.weights
    return Order(found.spec, found.plan, found.preprocess, start, device, threads), snapshot


def _offered(named: str, analysis: Analysis, tell: Tell) -> WeightsOffer:
    """Read weights from a file, or get published ones."""
    from vgg_explorer.engine.shipped import AVAILABLE
    from vgg_explorer.session import events as ev
    from vgg_explorer.session.entering import PublishedKey
    from vgg_explorer.session.obtaining import obtain

    source = PublishedKey(named) if named in AVAILABLE else Path(named)
    for event in obtain(source, analysis):
        match event:
            case ev.TransferFailed():
                raise EngineError(event.what, event.hint)
            case ev.WeightsRead(offer=offer) if not offer.fit.names:
                raise EngineError(
                    text("No layer of the network has its weights in {name}.", name=named),
                    text("Train the network that they are of, or start with random ones."),
                )
            case ev.WeightsRead(offer=offer):
                found: WeightsOffer = offer
                return found
            case ev.TransferProgressed():
                share = "" if event.done is None else f" {event.done:.0%}"
                tell(f"{event.what}{share}")
    raise RuntimeError("weights were asked for and neither came nor failed")
