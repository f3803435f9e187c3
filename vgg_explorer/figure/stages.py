"""Which layers stand close together and share a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vgg_explorer.arch.ops import Kind
from vgg_explorer.figure.folding import Item
from vgg_explorer.figure.measures import names


@dataclass(frozen=True, slots=True)
class Stage:
    """Neighbours on maps of one size, with the pool that ends them; or vectors of one length.

    A vector may also be maps of one pixel, as behind the convolutions of a dense head.

    ``first`` and ``last`` are the numbers of its items. ``shape`` is empty where nothing is to be
    said: of sheets alone, and of a layer that fails.
    """

    first: int
    last: int
    shape: str
    names: str
    failed: bool = False


def stages(items: Sequence[Item]) -> list[Stage]:
    """Divide the items into stages.

    A pool that shrinks its map ends a stage if convolutions follow, as papers count; the last one
    stands for itself, with what follows on the same map. The failing layer is a stage of its own.
    """
    starts = [i for i in range(len(items)) if i == 0 or _starts(items, i)]
    ends = [start - 1 for start in starts[1:]] + [len(items) - 1]
    return [_stage(items, *ends) for ends in zip(starts, ends, strict=True)] if items else []


def _starts(items: Sequence[Item], i: int) -> bool:
    before, item = items[i - 1], items[i]
    if item.failed:
        return True
    if item.flat:
        return before.shape != item.shape
    if item.shrinks and _convolves(items, i + 1):
        return False
    return before.shape[1:] != item.shape[1:] or (before.shrinks and _convolves(items, i))


def _convolves(items: Sequence[Item], i: int) -> bool:
    """Return whether the next layer that is more than a sheet is one with weights on maps."""
    following = (item for item in items[i:] if not item.thin)
    item = next(following, None)
    return item is not None and item.kind is Kind.CONV and not item.failed and not item.flat


def _stage(items: Sequence[Item], first: int, last: int) -> Stage:
    own = items[first : last + 1]
    if own[0].failed:
        return Stage(first, last, "", own[0].name, failed=True)
    body = [item for item in own if not item.shrinks or item is own[0]]
    weighted = [item for item in body if not item.thin] or body
    if not any(not item.thin for item in own):
        return Stage(first, last, "", "")
    learning = [item for item in weighted if item.params] or weighted
    members = [name for item in learning for name in item.members]
    return Stage(first, last, _shape(weighted), names(_together(members, items)))


def _shape(weighted: Sequence[Item]) -> str:
    """Return the shape of a stage; of several channel counts the first and the last are given."""
    counts = list(dict.fromkeys(item.shape[0] for item in weighted))
    sides = "".join(f"x{side}" for side in weighted[-1].shape[1:])
    between = "/" if len(counts) == 2 else ".."
    return between.join(str(n) for n in dict.fromkeys((counts[0], counts[-1]))) + sides


def _together(own: list[str], items: Sequence[Item]) -> list[str]:
    """Return ``conv3`` for the layers of a stage of VGG, which numbers them within stages."""
    stem, separator, _ = own[0].rpartition("_")
    every = [name for item in items for name in item.members if name.startswith(stem + "_")]
    return [stem] if separator and own == every else own
