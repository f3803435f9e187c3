"""How an entry is spoken, and what a new one starts as."""

from __future__ import annotations

from dataclasses import dataclass

from vgg_explorer.arch.entries import CfgError, short
from vgg_explorer.arch.grammar import parse_token
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.spec import ActivationName, ArchSpec, ListName
from vgg_explorer.arch.tokens import (
    Activation,
    AvgPool,
    Conv,
    Dropout,
    Linear,
    LocalResponseNorm,
    MaxPool,
    NiNBlock,
    Softmax,
    Token,
)
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.entry_words import value_of


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of entry that can be added."""

    key: str
    kind: Kind
    lists: tuple[ListName, ...]


SORTS: tuple[Sort, ...] = (
    Sort("conv", Kind.CONV, ("features",)),
    Sort("nin", Kind.CONV, ("features",)),
    Sort("max_pool", Kind.MAX_POOL, ("features",)),
    Sort("avg_pool", Kind.AVG_POOL, ("features",)),
    Sort("lrn", Kind.LRN, ("features",)),
    Sort("linear", Kind.LINEAR, ("classifier",)),
    Sort("dropout", Kind.DROPOUT, ("features", "classifier")),
    Sort("activation", Kind.ACTIVATION, ("features", "classifier", "output")),
    Sort("softmax", Kind.SOFTMAX, ("output",)),
)


def sort_title(key: str) -> str:
    """Return what a sort of entry is called in a menu."""
    return {
        "conv": tr("Convolution"),
        "nin": tr("NiN block"),
        "max_pool": tr("Max pooling"),
        "avg_pool": tr("Average pooling"),
        "lrn": tr("Local response normalisation"),
        "linear": tr("Fully connected"),
        "dropout": tr("Dropout"),
        "activation": tr("Activation"),
        "softmax": tr("Softmax"),
    }[key]


def spoken(token: Token, activation: ActivationName) -> str:
    """Return an entry in words, for screen readers and tool tips."""
    match token:
        case NiNBlock():
            return tr("NiN block, {value}", value=value_of(token, activation).removeprefix("NiN "))
        case Conv():
            return tr(
                "Convolution, {channels} channels, kernel {kernel}, stride {stride}",
                channels=token.channels,
                kernel=token.kernel,
                stride=token.stride,
            )
        case MaxPool():
            return tr("Max pooling, {value}", value=value_of(token, activation))
        case AvgPool():
            return tr("Average pooling, {value}", value=value_of(token, activation))
        case LocalResponseNorm():
            return sort_title("lrn")
        case Dropout():
            return tr("Dropout, {value}", value=value_of(token, activation))
        case Linear():
            return tr("Fully connected, {units} units", units=token.units)
        case Activation():
            return tr("Activation, {value}", value=value_of(token, activation))
        case Softmax():
            return sort_title("softmax")


def fits(token: Token, which: ListName) -> bool:
    """Whether an entry, written as it is, may stand in a list."""
    try:
        parse_token(short(token), which)
    except CfgError:
        return False
    return True


def fresh(key: str, spec: ArchSpec, which: ListName, index: int) -> str:
    """Return the text of a new entry at an index: as wide as the layer in front of it."""
    entries = spec.entries(which)
    nearest = (*entries[:index][::-1], *entries[index:])
    match key:
        case "conv" | "nin":
            channels = next((t.channels for t in nearest if isinstance(t, Conv)), 64)
            return f"{channels}" if key == "conv" else f"N{channels}"
        case "linear":
            return str(next((t.units for t in nearest if isinstance(t, Linear)), 4096))
        case _:
            letters = {"max_pool": "M", "avg_pool": "A", "lrn": "L", "dropout": "D"}
            return (letters | {"activation": "R", "softmax": "S"})[key]
