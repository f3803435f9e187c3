"""The layers of a network block by block, as people talk about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.text import Text, text

_POOLS = frozenset({Kind.MAX_POOL, Kind.AVG_POOL})


@dataclass(frozen=True, slots=True)
class Block:
    """Layers up to a pool, or those behind the features.

    Parameters
    ----------
    key : str
        ``block2``, ``classifier``, ``head``: unique in the network.
    title : Text
    layers : tuple of str
        Names, also of those that wait behind a failing layer.
    """

    key: str
    title: Text
    layers: tuple[str, ...]


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """Divide the layers of a network into blocks.

    A pool ends a block of the features. What follows the features is one block: a classifier, or
    a head where no linear layer is in it.
    """
    return tuple(_blocks(_layers(analysis)))


def _layers(analysis: Analysis) -> Iterator[tuple[str, Kind, bool]]:
    """Yield name and kind of every layer, and whether it is one of the features."""
    for group in analysis.groups:
        yield group.name, group.kind, group.path.startswith("features.")
    for waiting in analysis.pending:
        place = waiting.place
        yield waiting.name, waiting.kind, place is not None and place.field == "features"


def _blocks(layers: Iterable[tuple[str, Kind, bool]]) -> Iterator[Block]:
    number = 1
    members: list[str] = []
    behind: list[str] = []
    linear = False
    for name, kind, feature in layers:
        if not feature:
            behind.append(name)
            linear = linear or kind is Kind.LINEAR
            continue
        members.append(name)
        if kind in _POOLS:
            yield _numbered(number, members)
            number, members = number + 1, []
    if members:
        yield _numbered(number, members)
    if behind and linear:
        yield Block("classifier", text("Classifier"), tuple(behind))
    elif behind:
        yield Block("head", text("Head"), tuple(behind))


def _numbered(number: int, members: list[str]) -> Block:
    return Block(f"block{number}", text("Block {number}", number=number), tuple(members))
