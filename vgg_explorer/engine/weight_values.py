"""From tensors as files have them to float32 ones; what cannot become one is refused by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Mapping, MutableMapping
from typing import Any

import torch
from torch import Tensor

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import exact
from vgg_explorer.engine.loaded import MAX_TENSORS, WeightsError, check_memory, damaged, too_many
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.weight_kinds import SAVE_STATE_DICT
from vgg_explorer.engine.weight_names import not_plain

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
    entries: MutableMapping[Any, Tensor], available: int, name: str
) -> Generator[float, None, tuple[dict[str, Tensor], tuple[Text, ...]]]:
    """Turn tensors into float32 ones that own their memory, yielding the share that is done.

    Parameters
    ----------
    entries : mutable mapping of tensors
        It is emptied on the way, so that only one tensor at a time is there twice.
    available : int
        Bytes of values that the file has.
    name : str
        The name to show.

    Raises
    ------
    WeightsError
        For tensors that are not plain, or that claim more values than there are.
    """
    _check(entries, available, name)
    total = sum(tensor.numel() for tensor in entries.values()) or 1
    cast: Counter[str] = Counter()
    done = 0
    tensors: dict[str, Tensor] = {}
    not_finite: dict[str, int] = {}
    same: dict[_Key, Tensor] = {}
    for key in list(entries):
        source = entries.pop(key).detach()
        which = _key(source)
        # Of two names for one tensor the second shares the first's values, as in the file.
        if which not in same:
            same[which] = _own(source)
        tensors[key] = same[which]
        if source.dtype != torch.float32 and not key.endswith("num_batches_tracked"):
            cast[str(source.dtype).removeprefix("torch.")] += 1
        del source
        count = 0
        for part in tensors[key].view(-1).split(_PART):
            count += part.numel() - int(torch.isfinite(part).sum())
            done += part.numel()
            yield done / total
        if count:
            not_finite[key] = count
    return tensors, (*_cast_notes(cast), *_not_finite_notes(not_finite))


_Key = tuple[int, torch.dtype, torch.Size, tuple[int, ...], bool]


def _key(tensor: Tensor) -> _Key:
    return (tensor.data_ptr(), tensor.dtype, tensor.shape, tensor.stride(), tensor.is_neg())


def _is_whole(tensor: Tensor) -> bool:
    """Whether its memory holds its values in order and nothing else."""
    length = tensor.numel() * tensor.element_size()
    whole = tensor.is_contiguous() and tensor.untyped_storage().nbytes() == length
    return whole and not tensor.is_neg()


def _own(tensor: Tensor) -> Tensor:
    aligned = tensor.data_ptr() % ALIGNMENT == 0
    if tensor.dtype == torch.float32 and aligned and _is_whole(tensor):
        return tensor
    return torch.empty(tensor.shape, dtype=torch.float32).copy_(tensor)


def _check(entries: Mapping[Any, Tensor], available: int, name: str) -> None:
    if len(entries) > MAX_TENSORS:
        raise too_many(name)
    storages: dict[int, int] = {}
    needed: dict[_Key, int] = {}
    for key, tensor in entries.items():
        if not isinstance(key, str):
            raise WeightsError(
                text(
                    "“{name}” has a tensor whose name is no text but {key}.",
                    name=name,
                    key=shown_name(repr(key)),
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
        storages[storage.data_ptr()] = storage.nbytes()
        freed = length if _is_whole(tensor) else 0
        needed[_key(tensor)] = max(4 * tensor.numel() - freed, 0)
    if sum(storages.values()) > available:
        raise damaged(name)
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
