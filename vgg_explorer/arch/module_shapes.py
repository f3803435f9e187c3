"""The parameters of a network by module, as its state dict has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vgg_explorer.arch.ops import BatchNorm2d, Conv2d
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.shapes import Shape
from vgg_explorer.arch.weights import weight_shape


def module_shapes(row: Row) -> tuple[tuple[str, Shape], ...]:
    """Return the names and shapes of a row's tensors; the counter of a batch norm is left out.

    ``weight`` comes first, then ``bias``, then the running statistics.
    """
    if isinstance(row.layer.op, BatchNorm2d):
        names = ("weight", "bias", "running_mean", "running_var")
        return tuple((name, row.in_shape[:1]) for name in names)
    weight = weight_shape(row)
    if weight is None:
        return ()
    bare = isinstance(row.layer.op, Conv2d) and not row.layer.op.bias
    return (("weight", weight),) if bare else (("weight", weight), ("bias", weight[:1]))


def weighted_rows(rows: Iterable[Row]) -> Iterator[tuple[Row, tuple[tuple[str, Shape], ...]]]:
    """Yield the rows that have parameters, with these."""
    for row in rows:
        tensors = module_shapes(row)
        if tensors:
            yield row, tensors


def network_shapes(rows: Iterable[Row]) -> dict[str, Shape]:
    """Return the names and shapes of a whole state dict, in torch's order."""
    return {
        f"{row.path}.{leaf}": shape
        for row, tensors in weighted_rows(rows)
        for leaf, shape in tensors
    }
