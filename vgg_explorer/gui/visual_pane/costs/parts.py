"""Training memory for a chart and a table: the parts, and which batch fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.training_memory import MOST, Plan, growth, largest_batch
from vgg_explorer.arch.units import exact, size
from vgg_explorer.gui import device_words
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.widgets.area_data import Area, Areas, Limit
from vgg_explorer.gui.widgets.axis import BATCHES, BYTES, Scale
from vgg_explorer.gui.widgets.chart_data import Look
from vgg_explorer.session.costing import MAX_BATCH

if TYPE_CHECKING:
    from vgg_explorer.arch.memory import Precision, Training
    from vgg_explorer.session.state import AppState, Devices

_AIR = 1.6
"""So many times the device's memory the chart is high, or what one picture takes."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of training memory."""

    key: str
    title: Text
    look: Look
    of: Callable[[Training], int]


PARTS = (
    Part(
        "parameters",
        text("Parameters"),
        Look("P", "#3B6FB6", "#6C9BDD"),
        lambda found: found.parameters + found.buffers,
    ),
    Part(
        "gradients",
        text("Gradients"),
        Look("G", "#DD8A2B", "#E9A55A"),
        lambda found: found.gradients,
    ),
    Part(
        "optimiser",
        text("Optimiser's state"),
        Look("O", "#7B5EA7", "#A68CD0"),
        lambda found: found.optimiser,
    ),
    Part(
        "copies",
        text("Copies of weights"),
        Look("W", "#A89A3C", "#CFC168"),
        lambda found: found.weight_copies,
    ),
    Part(
        "activations",
        text("Activations kept"),
        Look("A", "#2B8A72", "#56B79C"),
        lambda found: found.activations.total,
    ),
)
"""From the bottom up: what does not grow with the batch comes first."""

PEAK = Look("", "#1E2530", "#E4E8ED")
"""The line over the areas."""


@dataclass(frozen=True, slots=True)
class Room:
    """The chosen device's memory; None where it does not say, or is not asked yet."""

    device: str
    free: int | None = None
    total: int | None = None


def room_of(devices: Devices) -> Room:
    """Return the memory of the chosen device."""
    name = device_words.short(devices.chosen)
    found = device_words.option(devices, devices.chosen)
    return Room(name) if found is None else Room(name, found.free_bytes, found.total_bytes)


def plan_of(state: AppState) -> Plan:
    """Return how the network on the desk would be trained."""
    costs = state.costs
    precision: Precision = "bf16" if costs.numbers == "mixed" else "fp32"
    return Plan(state.model.analysis, costs.optimiser, precision)


def batches() -> tuple[int, ...]:
    """Return the batches between which the chart draws straight lines: eight for each doubling."""
    places = range(8 * (MAX_BATCH.bit_length() - 1) + 1)
    return tuple(sorted({round(2 ** (place / 8)) for place in places}))


@dataclass(frozen=True, slots=True)
class Outlook:
    """A plan with what it takes at each of the `batches`, and the batch that fits.

    Parameters
    ----------
    plan : Plan
    grown : tuple of Training
    room : Room
    best : int or None
        The largest batch that fits; None where the device does not say what is free.
    """

    plan: Plan
    grown: tuple[Training, ...]
    room: Room
    best: int | None


def outlook(plan: Plan, room: Room, before: Outlook | None = None) -> Outlook:
    """Work a plan out for a device; of an earlier one of the same plan what it took is taken."""
    same = before is not None and (before.plan is plan or before.plan == plan)
    grown = before.grown if before is not None and same else growth(plan, batches())
    best = None if room.free is None else largest_batch(plan, room.free)
    return Outlook(plan, grown, room, best)


def areas(found: Outlook) -> Areas:
    """Return the chart of a plan on a device."""
    grown, room = found.grown, found.room
    parts = tuple(
        Area(part.look, translated(part.title), tuple(float(part.of(one)) for one in grown))
        for part in PARTS
        if part.of(grown[0])
    )
    peak = tuple(float(one.peak) for one in grown)
    high = max(*peak, float(grown[-1].total))
    known = [one for one in (room.free, room.total) if one]
    if known:
        high = min(high, max(_AIR * max(known), _AIR * peak[0]))
    limits = []
    if room.total:
        words = tr("{size} in all", size=size(room.total))
        limits.append(Limit(room.total, words, firm=True))
    if room.free is not None:
        words = tr("{size} free", size=size(room.free))
        limits.append(Limit(room.free, words))
    return Areas(
        batches(),
        parts,
        Scale(MAX_BATCH, BATCHES, low=1, log=True, exact=True),
        Scale(high, BYTES),
        peak,
        tuple(limits),
        found.best,
    )


def verdict(found: Outlook) -> str:
    """Say which batch is the largest that fits, in one or two sentences."""
    plan, room, best = found.plan, found.room, found.best
    if room.free is None or best is None:
        return tr("How much memory {device} has free is not known yet.", device=room.device)
    free = size(room.free)
    if best == 0:
        return tr(
            "Not even batch 1 fits: it needs {needed}, and {free} are free on {device}.",
            needed=size(plan.at(1).peak),
            free=free,
            device=room.device,
        )
    if best >= MOST:
        return tr("Every batch fits into the {free} that are free.", free=free)
    return tr(
        "Batch {best} fits in {free} free on {device}; {next} does not: it needs {needed}.",
        best=exact(best),
        free=free,
        device=room.device,
        next=exact(best + 1),
        needed=size(plan.at(best + 1).peak),
    )
