"""Where pools may stand in a network of which only the weights are known, and which sizes fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from vgg_explorer.arch import limits
from vgg_explorer.arch.inference_chain import Chain, ConvAt
from vgg_explorer.arch.inference_names import Slot
from vgg_explorer.arch.ops import Conv2d, MaxPool2d
from vgg_explorer.arch.shapes import conv_size, pool_size
from vgg_explorer.arch.tokens import (
    AvgPool,
    Conv,
    Dropout,
    LocalResponseNorm,
    MaxPool,
    NiNBlock,
    Token,
)

USUAL_SIDES = (224, 227, 32, 64, 28, 128, 256, 96, 48, 112, 192, 160, 384, 512)
"""Sides of pictures that networks are made for, the most usual first."""

GREY_SIDES = (28, 32, 224)
"""The same for pictures of one channel."""

_FIT_ODD = 6
_FIT_NONE = 20


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to fill the places between the convolutions.

    Parameters
    ----------
    features : tuple of Token
    sides : tuple of int
        Sides of the picture with which the features end at the wanted size, the likeliest first.
    exact : bool
        Whether there are such.
    cost : int
        How unlikely it is.
    """

    features: tuple[Token, ...]
    sides: tuple[int, ...]
    exact: bool
    cost: int


def layouts(
    chain: Chain, side: int | None, known: Sequence[tuple[Token, ...]] = (), *, square: bool = True
) -> list[Layout]:
    """Return the ways to fill the places, the likeliest first.

    Parameters
    ----------
    chain : Chain
    side : int or None
        The size that the first layer of the classifier takes; None where it can be any.
    known : sequence of tuples of Token
        Features of published networks with just these convolutions, which come first.
    square : bool
        Whether the pictures are.
    """
    found: dict[tuple[Token, ...], Layout] = {}
    usual = GREY_SIDES if square and chain.in_channels == 1 else USUAL_SIDES
    for cost, features in [*((-10 + i, one) for i, one in enumerate(known)), *_drawn(chain)]:
        if features not in found:
            found[features] = _layout(features, side, usual, cost)
    return sorted(found.values(), key=lambda layout: layout.cost)


def _layout(
    features: tuple[Token, ...], side: int | None, usual: tuple[int, ...], cost: int
) -> Layout:
    if side is None:
        return Layout(features, (), True, cost)
    sides = tuple(n for n in usual if side_behind(features, n) == side)
    if sides:
        return Layout(features, sides, True, cost)
    odd = side_before(features, side)
    if odd is not None and side_behind(features, odd) == side:
        return Layout(features, (odd,), True, cost + _FIT_ODD)
    return Layout(features, (), False, cost + _FIT_NONE)


def side_behind(features: Sequence[Token], side: int) -> int | None:
    """Return the side of the last map for a square picture; None where there is no map."""
    for token in features:
        if isinstance(token, Conv):
            side = conv_size(side, _op(token))
        elif isinstance(token, (MaxPool, AvgPool)):
            side = pool_size(side, MaxPool2d(token.kernel, token.stride, token.padding, token.ceil))
        if side < 1:
            return None
    return side


def side_before(features: Sequence[Token], side: int) -> int | None:
    """Return the smallest square picture whose last map has this side, if there can be one."""
    for token in reversed(features):
        if isinstance(token, Conv):
            reach = token.dilation * (token.kernel - 1) + 1
            side = (side - 1) * token.stride + reach - 2 * token.pad
        elif isinstance(token, (MaxPool, AvgPool)):
            side = (side - 1) * token.stride + token.kernel - 2 * token.padding
        if not 1 <= side <= limits.MAX_SIDE:
            return None
    return side


def _op(token: Conv) -> Conv2d:
    return Conv2d(1, token.kernel, token.stride, token.pad, token.dilation)


def _drawn(chain: Chain) -> Iterator[tuple[int, tuple[Token, ...]]]:
    """Yield features for every pattern, stride, padding and kind of pool, with their costs."""
    if not chain.convs:
        yield 0, ()
        return
    pools: list[Token] = [MaxPool(), MaxPool(3, 2)]
    if chain.convs[0].kernel >= 7:
        pools.reverse()
    # 3x3 kernels are padded, but for tutorials with grey digits; larger ones often are not.
    unpadded = 3 if chain.convs[0].kernel > 3 or chain.in_channels == 1 else 2 * _FIT_ODD
    ways = product(
        enumerate(patterns(chain)), enumerate(_stems(chain)), (0, unpadded), enumerate(pools)
    )
    for (i, pattern), (j, stem), bare, (k, pool) in ways:
        features = _features(chain, pattern, stem, pool, bare=bare > 0)
        stem_cost = 2 if chain.convs[0].kernel >= 7 else 4
        yield i + stem_cost * j + bare + (1 + _FIT_ODD) * k, features
    strided = _strided(chain)
    if strided is not None:
        yield 4, strided


def patterns(chain: Chain) -> list[tuple[int, ...]]:
    """Return how many layers without weights may stand behind each convolution.

    What the indices tell holds; where they tell nothing there is a pool at the end of each stage,
    where the channels grow, behind each convolution, or behind the last alone.
    """
    convs, last = chain.convs, len(chain.convs) - 1
    grows = [a.channels < b.channels for a, b in pairwise(convs)]
    stages = [slot.boundary for slot in chain.slots[:last]]
    ends: tuple[bool, ...] = (True, False)
    if chain.head == "pool":
        ends = (False,)
    elif chain.slots[last:] and chain.slots[last].extra in {0, 1}:
        ends = (False,)  # a flatten stands there where the classifier goes on in the same list
    guesses = [stages] if any(stages) else []
    guesses += [grows, [True] * last, [False] * last]
    found: list[tuple[int, ...]] = []
    for guess, end in product(guesses, ends):
        told = [_told(slot, pool=pool) for slot, pool in zip(chain.slots, guess, strict=False)]
        found.append((*told, int(end)))
    return list(dict.fromkeys(found))


def _told(slot: Slot, *, pool: bool) -> int:
    return int(pool) if slot.extra is None else slot.extra


def _stems(chain: Chain) -> tuple[tuple[int, int | None], ...]:
    """Return the strides and paddings that the first convolution may have."""
    first = chain.convs[0]
    if first.kernel >= 8:
        # torchvision's AlexNet pads by 2; that of 2012 and NiN, with 96 channels, do not pad.
        bare = first.channels == 96 or _is_block(chain, 0)
        return ((4, 0), (4, 2), (1, None)) if bare else ((4, 2), (4, 0), (1, None))
    if first.kernel == 7:
        return ((2, None), (1, None))
    return ((1, None), (2, None)) if first.kernel >= 5 else ((1, None),)


def _is_block(chain: Chain, at: int) -> bool:
    """Whether a NiN block begins here: two 1x1 convolutions to as many channels follow."""
    first, *rest = chain.convs[at : at + 3]
    tight = not any(slot.extra for slot in chain.slots[at : at + 2])
    return (
        len(rest) == 2
        and first.kernel > 1
        and tight
        and all(
            one.kernel == 1 and one.groups == 1 and one.channels == first.channels for one in rest
        )
    )


def _features(
    chain: Chain, pattern: Sequence[int], stem: tuple[int, int | None], pool: Token, *, bare: bool
) -> tuple[Token, ...]:
    tokens: list[Token] = []
    at = 0
    while at < len(chain.convs):
        block = _is_block(chain, at) and not any(pattern[at : at + 2])
        token = _token(chain.convs[at], NiNBlock if block else Conv)
        if bare:
            token = replace(token, padding=0)
        if at == 0:
            token = replace(token, stride=stem[0], padding=token.padding if bare else stem[1])
        tokens.append(token)
        at += 3 if block else 1
        tokens += _between(pattern[at - 1], pool, early=at <= 2, block=block)
    return tuple(tokens)


def _token(conv: ConvAt, kind: type[Conv]) -> Conv:
    return kind(conv.channels, conv.kernel, groups=conv.groups)


def _between(count: int, pool: Token, *, early: bool, block: bool) -> list[Token]:
    """Return that many layers without weights, as AlexNet and NiN have them."""
    if count < 2:
        return [pool] * count
    if count == 2:
        return [LocalResponseNorm(), pool] if early and not block else [pool, Dropout()]
    return [LocalResponseNorm(), pool, Dropout()]


def _strided(chain: Chain) -> tuple[Token, ...] | None:
    """Return the features of an all-convolutional network: stride 2 where the channels grow."""
    if any(slot.extra for slot in chain.slots):
        return None
    tokens: list[Token] = []
    before = chain.convs[0].channels
    for conv in chain.convs:
        stride = 2 if conv.channels > before and conv.kernel > 1 else 1
        tokens.append(replace(_token(conv, Conv), stride=stride))
        before = conv.channels
    return tuple(tokens) if any(isinstance(t, Conv) and t.stride > 1 for t in tokens) else None
