"""From tensors as files have them to float32 ones; what cannot become one is refused by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Mapping, MutableMapping
from typing import Any

import torch
from torch import Tensor

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import exact
from vgg_explorer.engine.loaded import MAX_TENSORS, WeightsError, check_memory, too_many
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.weight_kinds import SAVE_STATE_DICT
from vgg_explorer.engine.weight_names import not_plain
from vgg_explorer.engine.weight_tables import shown_key

ALIGNMENT = 64
"""Bytes: where torch's own memory begins, and where its kernels are quickest."""

MAX_NOTED = 5
"""Tensors with values that are not finite that get a note of their own."""

_PART = 2**22
_INTEGERS = (
    torch.bool,
    torch.uint8,
    torch.int8,
    torch.int16,
    torch.int32,
    torch.int64,
    torch.uint16,
    torch.uint32,
    torch.uint64,
)


def taking(
    entries: MutableMapping[Any, Tensor], name: str
) -> Generator[float, None, tuple[dict[str, Tensor], tuple[Text, ...]]]:
    """Turn tensors into float32 ones that own their memory, yielding the share that is done.

    Parameters
    ----------
    entries : mutable mapping of tensors
        It is emptied on the way, so that only one tensor at a time is there twice.
    name : str
        The name to show.

    Raises
    ------
    WeightsError
        For tensors that are not plain, or that claim more values than there are.
    """
    _check(entries, name)
    total = sum(tensor.numel() for tensor in entries.values()) or 1
    cast: Counter[str] = Counter()
    done = 0
    tensors: dict[str, Tensor] = {}
    not_finite: dict[str, int] = {}
    same: dict[_Key, tuple[Tensor, int]] = {}
    for key in list(entries):
        source = entries.pop(key).detach()
        if source.dtype != torch.float32 and not key.endswith("num_batches_tracked"):
            cast[str(source.dtype).removeprefix("torch.")] += 1
        which = _key(source)
        # Of two names for one tensor the second shares the first's values, as in the file.
        if which not in same:
            same[which] = yield from _own(source, done / total, source.numel() / total)
            done += source.numel()
        tensors[key], count = same[which]
        if count:
            not_finite[key] = count
        del source
    return tensors, (*_cast_notes(cast), *_not_finite_notes(not_finite))


_Key = tuple[int, torch.dtype, torch.Size, tuple[int, ...], bool]


def _key(tensor: Tensor) -> _Key:
    return (tensor.data_ptr(), tensor.dtype, tensor.shape, tensor.stride(), tensor.is_neg())


def _is_whole(tensor: Tensor) -> bool:
    """Whether its memory holds its values in order and nothing else."""
    length = tensor.numel() * tensor.element_size()
    whole = tensor.is_contiguous() and tensor.untyped_storage().nbytes() == length
    return whole and not tensor.is_neg()


def _own(source: Tensor, start: float, share: float) -> Generator[float, None, tuple[Tensor, int]]:
    """Return a tensor as the program wants it, and how many of its values are not finite."""
    aligned = source.data_ptr() % ALIGNMENT == 0
    if source.dtype == torch.float32 and aligned and _is_whole(source):
        made = source
    else:
        made = torch.empty(source.shape, dtype=torch.float32)
    # Strange strides at once, the others in parts: a cancel is not to wait for the largest layer.
    in_parts = source.is_contiguous()
    if not in_parts:
        made.copy_(source)
    values, given = made.view(-1), source.view(-1) if in_parts else None
    count = 0
    for first in range(0, len(values), _PART):
        part = values[first : first + _PART]
        if given is not None and made is not source:
            part.copy_(given[first : first + _PART])
        count += len(part) - int(torch.isfinite(part).sum())
        yield start + share * first / len(values)
    return made, count


def _check(entries: Mapping[Any, Tensor], name: str) -> None:
    if len(entries) > MAX_TENSORS:
        raise too_many(name)
    needed: dict[_Key, int] = {}
    for key, tensor in entries.items():
        if not isinstance(key, str):
            raise WeightsError(
                text(
                    "“{name}” has a tensor whose name is no text but {key}.",
                    name=name,
                    key=shown_key(key),
                ),
                SAVE_STATE_DICT,
            )
        _check_kind(key, tensor, name)
        storage = tensor.untyped_storage()
        length = tensor.numel() * tensor.element_size()
        if length > storage.nbytes():
            raise WeightsError(
                text(
                    "“{key}” in “{name}” has the shape {shape}, {claimed} values, but the file"
                    " holds {count} of them.",
                    key=shown_name(key),
                    name=name,
                    shape=shown_name("x".join(map(str, tensor.shape))),
                    claimed=exact(tensor.numel()),
                    count=exact(storage.nbytes() // tensor.element_size()),
                ),
                SAVE_STATE_DICT,
            )
        freed = length if _is_whole(tensor) else 0
        needed[_key(tensor)] = max(4 * tensor.numel() - freed, 0)
    largest = max((4 * tensor.numel() for tensor in entries.values()), default=0)
    check_memory(sum(needed.values()) + largest, name)


def _check_kind(key: str, tensor: Tensor, name: str) -> None:
    if tensor.layout != torch.strided:
        raise not_plain(key, text("a sparse tensor"), name)
    if tensor.is_quantized:
        raise not_plain(key, text("a quantised tensor"), name)
    if tensor.device.type != "cpu":
        raise not_plain(key, text("a tensor without values (device 'meta')"), name)
    if tensor.is_complex():
        raise not_plain(key, text("a complex tensor"), name)
    if not (tensor.is_floating_point() or tensor.dtype in _INTEGERS):
        kind = text("of type {kind}", kind=str(tensor.dtype).removeprefix("torch."))
        raise not_plain(key, kind, name)


def _cast_notes(cast: Counter[str]) -> list[Text]:
    return [
        text("{count} tensors of type {kind} were converted to float32.", count=count, kind=kind)
        for kind, count in cast.items()
    ]


def _not_finite_notes(counts: Mapping[str, int]) -> list[Text]:
    notes = [
        text("{count} values of {name} are not finite.", count=count, name=shown_name(name))
        for name, count in list(counts.items())[:MAX_NOTED]
    ]
    if len(counts) > MAX_NOTED:
        more = len(counts) - MAX_NOTED
        notes.append(text("{count} more tensors have values that are not finite.", count=more))
    return notes
