"""What a remark on a network is, and the tools with which the checks of `advice` find them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, get_args

from vgg_explorer.arch import limits
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Conv2d
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import ActivationName, ArchSpec, Fix, Place
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.tokens import AvgPool, MaxPool, Token
from vgg_explorer.arch.units import shape

Severity = Literal["mistake", "surprise", "note"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that runs and is still worth a word.

    Parameters
    ----------
    key : str
        What it is; an analysis has one remark of a key at most.
    place : Place
        The entry or option whose layer it is about, the first where there are several.
    severity : {'mistake', 'surprise', 'note'}
        It spoils the training; it does not do what it seems to; it is good to know.
    what : Text
        In one line, with the numbers.
    why : Text
    read_on : Text
        A published source.
    fixes : tuple of Fix
        Each tried: the network works and the remark is gone.
    """

    key: str
    place: Place
    severity: Severity
    what: Text
    why: Text
    read_on: Text
    fixes: tuple[Fix, ...] = ()


class Offer(NamedTuple):
    """A change that may do away with a remark; it is tried before anybody sees it."""

    label: Text
    spec: ArchSpec


class Finding(NamedTuple):
    """What a check found; of each series of offers the first that helps becomes a fix."""

    remark: Remark
    offers: tuple[Iterable[Offer], ...] = ()


Check = Callable[[Analysis], Finding | None]
"""Looks for one thing in a network that works."""

ACTIVATION_TITLES: dict[ActivationName, str] = {
    "relu": "ReLU",
    "leaky_relu": "LeakyReLU",
    "elu": "ELU",
    "gelu": "GELU",
    "silu": "SiLU",
    "tanh": "tanh",
    "sigmoid": "sigmoid",
}

FLOORS: dict[ActivationName, str] = {
    "relu": "0",
    "elu": "-1",
    "gelu": "-0.17",
    "silu": "-0.28",
    "tanh": "-1",
    "sigmoid": "0",
}
"""The least value of each activation; LeakyReLU has none."""


def percent(part: int, whole: int) -> str:
    """Return a share, rounded down so that 100 means all: ``74.2``."""
    return f"{math.floor(1000 * part / whole) / 10:g}"


def place_of(row: Row) -> Place:
    """Return the entry or option that a row comes from."""
    return row.layer.place or Place("head")


def convolutions(analysis: Analysis) -> Iterator[tuple[Row, Conv2d]]:
    """Yield the convolutions of the features, those inside NiN blocks too."""
    for row in analysis.rows:
        if isinstance(row.layer.op, Conv2d) and row.path.startswith("features."):
            yield row, row.layer.op


def larger_inputs(spec: ArchSpec) -> Iterator[Offer]:
    """Offer ever larger pictures, by doubling."""
    channels, height, width = spec.input
    while max(height, width) * 2 <= limits.MAX_SIDE:
        height, width = height * 2, width * 2
        size = (channels, height, width)
        yield Offer(text("Use a {shape} input", shape=shape(size)), replace(spec, input=size))


def entry_of(row: Row) -> int:
    """Return the number of the entry that a row of the features comes from."""
    return place_of(row).index or 0


def exchanged(spec: ArchSpec, index: int, *tokens: Token) -> ArchSpec:
    """Return a spec with other tokens, or none, in place of one entry of its features."""
    features = (*spec.features[:index], *tokens, *spec.features[index + 1 :])
    return replace(spec, features=features)


def is_pool(token: Token) -> bool:
    """Whether an entry is a pool of either kind."""
    return isinstance(token, (MaxPool, AvgPool))


def rewritten(spec: ArchSpec, row: Row, **fields: int | None) -> ArchSpec:
    """Return a spec where the entry of a row has other numbers: ``kernel=3``."""
    token: Any = spec.features[entry_of(row)]  # the fields are those of its class
    return exchanged(spec, entry_of(row), replace(token, **fields))
