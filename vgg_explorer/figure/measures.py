"""What blocks can be coloured by, as values from 0 to 1, and the legend's words for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import count, duration, exact, shape, size
from vgg_explorer.figure.folding import POINTWISE, Item
from vgg_explorer.figure.options import Colour

STOPS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Values that the legend names."""

_POWER = 1 / 3
"""A value is the cube root of its share of the largest: fc6 has 57,000 times the parameters of
conv1_1, and on a linear ramp all of VGG-16 but three layers would look empty."""


def values(colour: Colour, items: Sequence[Item]) -> list[float | None]:
    """Return the place of each item on the ramp; None where nothing is known or asked."""
    amounts = [amount(colour, item) for item in items]
    largest = max((a for a in amounts if a is not None), default=0)
    return [None if a is None else (a / largest) ** _POWER if largest > 0 else 0.0 for a in amounts]


def stops(colour: Colour, items: Sequence[Item]) -> list[tuple[float, Text]]:
    """Return values from 0 to 1 with what they stand for; none where nothing is known."""
    amounts = [a for a in (amount(colour, item) for item in items) if a is not None]
    if not amounts:
        return []
    largest = max(amounts)
    marks = STOPS if largest > 0 else (0.0,)
    return [(stop, _written(colour, largest * stop**3)) for stop in marks]


def amount(colour: Colour, item: Item) -> float | None:
    """Return the figure of an item that a colouring is about."""
    if item.failed or colour == "kind":
        return None
    match colour:
        case "params":
            return item.params
        case "macs":
            return item.macs
        case "memory":
            return item.memory
        case _:
            return item.seconds


def title(colour: Colour) -> Text | None:
    """Return what the legend is about."""
    match colour:
        case "kind":
            return None
        case "params":
            return text("Parameters")
        case "macs":
            return text("MACs")
        case "memory":
            return text("Activation memory")
        case _:
            return text("Time")


def look_name(look: str) -> Text:
    """Return what people call layers that look so."""
    return _NAMES[look]


def detail(item: Item) -> Text:
    """Return the name and the figures of an item in one sentence."""
    if item.failed:
        return text(
            "{layer}: {description}. The network breaks here.",
            layer=names(item.members),
            description=item.description,
        )
    return text("{layer} {figures}", layer=_subject(item), figures=_figures(item))


def _subject(item: Item) -> Text:
    if len(item.members) == 1:
        return text(
            "{layer}: {description}, {shape}.",
            layer=item.name,
            description=item.description,
            shape=shape(item.shape),
        )
    return text(
        "{layer}: {repeat} times {description}, {shape}. Together:",
        layer=names(item.members),
        repeat=len(item.members),
        description=item.description,
        shape=shape(item.shape),
    )


def _figures(item: Item) -> Text:
    if not item.params:
        return text("{memory} of activations.", memory=size(item.memory))
    return text(
        "{params} parameters, {macs} MACs, {memory} of activations.",
        params=exact(item.params),
        macs=count(item.macs),
        memory=size(item.memory),
    )


def names(members: Sequence[str]) -> str:
    """Return the names of layers in short: ``conv3_1-3``, ``conv1-cccp2``, ``fc6``."""
    first, last = members[0], members[-1]
    if first == last:
        return first
    stem = first.rstrip("0123456789.")
    rest = last[len(stem) :]
    return f"{first}-{rest}" if stem and last.startswith(stem) and rest else f"{first}-{last}"


def _written(colour: Colour, value: float) -> Text:
    return Text(_WRITTEN[colour](value) if value else "0")  # the same in every language


_WRITTEN: dict[Colour, Callable[[float], str]] = {
    "params": lambda value: count(round(value)),
    "macs": lambda value: count(round(value)),
    "memory": lambda value: size(round(value)),
    "time": duration,
}

_POOL = text("average pool")
_NORM = text("normalisation")
_NAMES = {
    "conv": text("convolution"),
    POINTWISE: text("1x1 convolution"),
    "max_pool": text("max pool"),
    "avg_pool": _POOL,
    "adaptive_pool": _POOL,
    "mean": _POOL,
    "norm": _NORM,
    "lrn": _NORM,
    "dropout": text("dropout"),
    "linear": text("fully connected"),
    "activation": text("activation"),
    "softmax": text("softmax"),
    "flatten": text("flatten"),
}
