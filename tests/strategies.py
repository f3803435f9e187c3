"""Hypothesis strategies for whole networks, for tests of every layer of the program."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.spec import ACTIVATIONS, HEADS, ArchSpec
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

CHANNELS = st.sampled_from((1, 2, 3, 4, 6, 8, 12))
DROPOUTS = st.builds(Dropout, st.sampled_from((0.0, 0.3, 0.5)))


def _convs(kind: type[Conv]) -> st.SearchStrategy[Conv]:
    return st.builds(
        kind,
        CHANNELS,
        kernel=st.sampled_from((1, 2, 3, 3, 3, 5, 7)),
        stride=st.sampled_from((1, 1, 1, 2, 3)),
        padding=st.sampled_from((None, None, 0, 1, 2, 4)),
        groups=st.sampled_from((1, 1, 1, 2, 3)),
        dilation=st.sampled_from((1, 1, 2)),
    )


def _pools(kind: type[MaxPool] | type[AvgPool]) -> st.SearchStrategy[Token]:
    return st.builds(
        kind,
        kernel=st.integers(1, 4),
        stride=st.integers(1, 3),
        padding=st.integers(0, 2),
        ceil=st.booleans(),
    )


FEATURES: st.SearchStrategy[Token] = st.one_of(
    _convs(Conv),
    _convs(NiNBlock),
    _pools(MaxPool),
    _pools(AvgPool),
    st.just(LocalResponseNorm()),
    DROPOUTS,
    st.just(Activation()),
)
HIDDEN: st.SearchStrategy[Token] = st.one_of(
    st.builds(Linear, st.integers(1, 20)), DROPOUTS, st.just(Activation())
)
OUTPUT: st.SearchStrategy[Token] = st.sampled_from((Activation(), Softmax()))


@st.composite
def any_specs(draw: st.DrawFn) -> ArchSpec:
    """Small specs of all kinds; many of them break somewhere."""
    return ArchSpec(
        name=draw(st.text(max_size=5)),
        features=tuple(draw(st.lists(FEATURES, max_size=8))),
        classifier=tuple(draw(st.lists(HIDDEN, max_size=4))),
        head=draw(st.sampled_from(HEADS)),
        avgpool=draw(st.sampled_from((None, 1, 2, 3, 7))),
        num_classes=draw(st.integers(1, 12)),
        batch_norm=draw(st.booleans()),
        bias=draw(st.booleans()),
        activation=draw(st.sampled_from(ACTIVATIONS)),
        output=tuple(draw(st.lists(OUTPUT, max_size=3))),
        input=(draw(CHANNELS), draw(st.integers(1, 40)), draw(st.integers(1, 40))),
    )


@st.composite
def valid_specs(draw: st.DrawFn) -> ArchSpec:
    """Small networks that work: entries and options that break one are left out."""
    spec = draw(any_specs())
    features: tuple[Token, ...] = ()
    for token in spec.features:
        probe = replace(spec, features=(*features, token), classifier=(), head="linear", avgpool=1)
        if analyze(probe).problem is None:
            features = (*features, token)
    spec = replace(spec, features=features)
    if spec.head == "pool":
        last = [token.channels for token in features if isinstance(token, Conv)]
        return replace(spec, num_classes=last[-1] if last else spec.input[0])
    return spec if analyze(spec).problem is None else replace(spec, avgpool=1)
