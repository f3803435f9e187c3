"""What a cfg entry looks like on its chip."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.arch.entries import short
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.spec import ActivationName
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

ACTIVATION_TITLES: dict[ActivationName, str] = {
    "relu": "ReLU",
    "leaky_relu": "LeakyReLU",
    "elu": "ELU",
    "gelu": "GELU",
    "silu": "SiLU",
    "tanh": "Tanh",
    "sigmoid": "Sigmoid",
}
"""torch's own names, the same in every language."""


def kind_of(token: Token) -> Kind:
    """Return the kind whose colour and letter an entry has."""
    match token:
        case Conv():
            return Kind.CONV
        case MaxPool():
            return Kind.MAX_POOL
        case AvgPool():
            return Kind.AVG_POOL
        case LocalResponseNorm():
            return Kind.LRN
        case Dropout():
            return Kind.DROPOUT
        case Linear():
            return Kind.LINEAR
        case Activation():
            return Kind.ACTIVATION
        case Softmax():
            return Kind.SOFTMAX


def value_of(token: Token, activation: ActivationName) -> str:
    """Return what stands beside the letter: ``64``, ``96 k11 s4``, ``0.5``."""
    match token:
        case Conv():
            # The cfg's own options, spaced out: what is read here can be typed there.
            options = short(replace(token, channels=1)).removeprefix("N")[1:]
            spaced = "".join(f" {c}" if c.isalpha() else c for c in options)
            head = "NiN " if isinstance(token, NiNBlock) else ""
            return f"{head}{token.channels}{spaced}"
        case MaxPool() | AvgPool():
            stride = "" if token.stride == token.kernel else f" s{token.stride}"
            padding = f" p{token.padding}" if token.padding else ""
            return f"{token.kernel}×{token.kernel}{stride}{padding}{' c' if token.ceil else ''}"
        case LocalResponseNorm():
            return "LRN"
        case Dropout():
            return f"{token.p:g}"
        case Linear():
            return str(token.units)
        case Activation():
            return ACTIVATION_TITLES[activation]
        case Softmax():
            return "softmax"
