"""`ArchSpec`: the whole editable description of one network, and the problems it can have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from vgg_explorer.arch.text import Text
from vgg_explorer.arch.tokens import Token

Head = Literal["linear", "conv", "pool"]
ActivationName = Literal["relu", "leaky_relu", "elu", "gelu", "silu", "tanh", "sigmoid"]
ListName = Literal["features", "classifier", "output"]
Field = Literal[
    "features",
    "classifier",
    "output",
    "name",
    "head",
    "avgpool",
    "num_classes",
    "batch_norm",
    "bias",
    "activation",
    "input",
]

HEADS: tuple[Head, ...] = get_args(Head)
ACTIVATIONS: tuple[ActivationName, ...] = get_args(ActivationName)
LISTS: tuple[ListName, ...] = get_args(ListName)


@dataclass(frozen=True, slots=True)
class ArchSpec:
    """Everything that decides what a network is.

    Parameters
    ----------
    name : str
        For people only.
    features : tuple of Token
        The cfg list.
    classifier : tuple of Token
        Hidden layers of the classifier: `Linear`, `Dropout`, `Activation`.
    head : {'linear', 'conv', 'pool'}
        ``linear``: adaptive pool, flatten, classifier, one Linear to the classes. ``conv``: the
        same classifier as an ``avgpool x avgpool`` and then 1x1 convolutions, then a spatial mean
        (the dense evaluation of the VGG paper). ``pool``: global average of the last channels.
    avgpool : int or None
        Side of the adaptive average pool in front of the classifier. ``None``: no such pool; the
        input size is then fixed.
    num_classes : int
    batch_norm : bool
        A batch norm between each convolution of the features and its activation.
    bias : bool
        Whether the convolutions of the features have a bias. Linear layers always have one.
    activation : str
    output : tuple of Token
        What follows the logits, usually nothing.
    input : (channels, height, width)
    """

    name: str
    features: tuple[Token, ...]
    classifier: tuple[Token, ...] = ()
    head: Head = "linear"
    avgpool: int | None = 7
    num_classes: int = 1000
    batch_norm: bool = False
    bias: bool = True
    activation: ActivationName = "relu"
    output: tuple[Token, ...] = ()
    input: tuple[int, int, int] = (3, 224, 224)

    def entries(self, which: ListName) -> tuple[Token, ...]:
        """Return one of the three lists by its name."""
        if which == "features":
            return self.features
        return self.classifier if which == "classifier" else self.output

    def with_entries(self, which: ListName, entries: tuple[Token, ...]) -> ArchSpec:
        """Return the spec with one of its lists replaced."""
        if which == "features":
            return replace(self, features=entries)
        if which == "classifier":
            return replace(self, classifier=entries)
        return replace(self, output=entries)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something comes from: an option of the spec, or one entry of one of its lists."""

    field: Field
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends a problem with one click.

    ``spec`` is the whole mended spec. Where the text could not be read at all there is no spec to
    mend; then ``text`` is the repaired text of the list.
    """

    label: Text
    spec: ArchSpec | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text or a spec is not a network.

    Parameters
    ----------
    place : Place
        The list or option, and the entry in it (0-based) where there is one.
    what : Text
        What is wrong and why, with the numbers.
    hint : Text
        What to do about it.
    column, length : int or None
        Where in the text of that list (0-based character offset and count), for syntax problems.
    fixes : tuple of Fix
    """

    place: Place
    what: Text
    hint: Text
    column: int | None = None
    length: int = 1
    fixes: tuple[Fix, ...] = ()
