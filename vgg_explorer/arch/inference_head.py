"""The classifier of a network of which only the weights are known."""

from __future__ import annotations

import math
from itertools import pairwise

from vgg_explorer.arch import limits
from vgg_explorer.arch.inference_chain import Chain
from vgg_explorer.arch.inference_kinds import refused, short
from vgg_explorer.arch.inference_names import FileModule, Slot, number, slot
from vgg_explorer.arch.text import text
from vgg_explorer.arch.tokens import Dropout, Linear, Token


def hidden(chain: Chain) -> tuple[tuple[Token, ...], bool]:
    """Return the classifier's list, and whether the names tell where its dropouts stand.

    VGG numbers its linear layers 0, 3, 6: each is followed by an activation and a dropout. AlexNet
    has 1, 4, 6: the dropout comes first. 1, 3 is a flatten and no dropout at all.
    """
    slots = [slot(one, None, two) for one, two in pairwise(chain.dense)]
    tokens: list[Token] = []
    if chain.dense and _drops_first(chain, slots):
        tokens.append(Dropout())
    for module, after in zip(chain.dense, slots, strict=False):
        tokens.append(Linear((module.shape("weight") or ())[0]))
        if after.extra:
            tokens.append(Dropout())
    return tuple(tokens), all(after.extra is not None for after in slots) and _indexed(chain.dense)


def _indexed(dense: tuple[FileModule, ...]) -> bool:
    return all(number(module.parts[-1]) for module in dense)


def _drops_first(chain: Chain, slots: list[Slot]) -> bool:
    first = chain.dense[0]
    if not number(first.parts[-1]):
        return False
    if in_one_list(chain):
        return False  # the index counts the features
    leading = int(first.parts[-1])
    if chain.head == "conv":
        return leading > 0
    return leading > 1 or (leading == 1 and (not slots or any(one.extra for one in slots)))


def in_one_list(chain: Chain) -> bool:
    """Whether the classifier goes on counting where the features, or their blocks, end."""
    level = chain.dense[0].parts[:-1]
    paths = [conv.module.parts for conv in chain.convs]
    return any(
        path[: len(level)] == level and all(map(number, path[len(level) :][:1])) for path in paths
    )


def map_sides(chain: Chain) -> tuple[int, int] | None:
    """Return the height and width of the map that the classifier takes.

    None where it is a single number for each channel, and the map may have any size. Where the
    numbers fit no square, the nearest to a square, tall.

    Raises
    ------
    InferenceError
        Where the features have a number of channels that does not divide what the classifier
        takes.
    """
    if chain.head == "pool":
        return None
    if chain.head == "conv":
        kernel = (chain.dense[0].shape("weight") or ())[2]
        return (kernel, kernel) if kernel > 1 else None
    places, rest = divmod(chain.inputs, chain.convs[-1].channels)
    if rest:
        what = text(
            "{name} takes {inputs} inputs, which {channels} channels do not divide.",
            name=short(chain.dense[0].path),
            inputs=chain.inputs,
            channels=chain.convs[-1].channels,
        )
        raise refused(what)
    if places == 1:
        return None
    if places > limits.MAX_SIDE**2:
        what = text("{name} takes more inputs than any map has.", name=short(chain.dense[0].path))
        raise refused(what)
    low = next(n for n in range(math.isqrt(places), 0, -1) if places % n == 0)
    return places // low, low
