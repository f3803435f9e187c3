"""What can compute here, and how much memory it has."""

from __future__ import annotations

import contextlib
import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import size
from vgg_explorer.engine import absent, allocator
from vgg_explorer.engine.memory import free_ram
from vgg_explorer.engine.precision import PrecisionOption, precisions

_CUDA = "NVIDIA GPU (CUDA)"
_MPS = "Apple GPU (Metal)"


@dataclass(frozen=True, slots=True)
class DeviceOption:
    """Something to compute on.

    Parameters
    ----------
    key : str
        torch's name: ``'cpu'``, ``'cuda:0'``, ``'mps'``.
    title : str
        Its own name.
    available : bool
    reason : Text or None
        Why it is not available.
    detail : Text or None
        What is worth knowing of it.
    total_bytes, free_bytes : int or None
        Its memory and what is left of it for this process; None where it does not say.
    precisions : tuple of PrecisionOption
        What it can compute in; empty where it is not available.
    """

    key: str
    title: str
    available: bool
    reason: Text | None = None
    detail: Text | None = None
    total_bytes: int | None = None
    free_bytes: int | None = None
    precisions: tuple[PrecisionOption, ...] = ()


def options() -> tuple[DeviceOption, ...]:
    """Return all devices, also those that this computer does not have, with the reason.

    One that breaks while it is asked is not available; the others are listed all the same.
    """
    (cpu,) = _asked("cpu", "CPU", partial(_one, "cpu", "CPU"))
    if not cpu.available:  # it computes even if it does not say what memory it has
        cpu = DeviceOption("cpu", "CPU", True)
    return (cpu, *_asked("cuda:0", _CUDA, _cuda), *_asked("mps", _MPS, _mps), *_others())


def free_bytes(device: str) -> int | None:
    """Return the memory that a device has left for this process, or None if it does not say."""
    import torch

    kind = torch.device(device).type
    if kind == "cpu":
        return free_ram()
    if kind == "cuda":
        unused = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return int(torch.cuda.mem_get_info(device)[0]) + unused
    if kind == "mps":
        return torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory()
    return _accelerator_memory(device)[0]


def total_bytes(device: str) -> int | None:
    """Return all the memory of a device, or None if it does not say."""
    import torch

    kind = torch.device(device).type
    if kind == "cpu":
        return _installed()
    if kind == "cuda":
        return int(torch.cuda.get_device_properties(device).total_memory)
    if kind == "mps":
        return torch.mps.recommended_max_memory()
    return _accelerator_memory(device)[1]


def give_back(device: str) -> None:
    """Let go of memory that torch, or the C library for it, holds without using it."""
    import torch

    kind = torch.device(device).type
    if kind == "cuda":
        torch.cuda.empty_cache()
    elif kind == "mps":
        torch.mps.empty_cache()
    elif kind == "cpu":
        allocator.trim()


def _asked(
    key: str, title: str, ask: Callable[[], tuple[DeviceOption, ...]]
) -> tuple[DeviceOption, ...]:
    """Return what devices say of themselves, or that they could not be asked."""
    try:
        return ask()
    except Exception as error:  # noqa: BLE001 - a driver may fail in any way; the list must not
        first = next(iter(str(error).splitlines()), "") or type(error).__name__
        reason = text("It does not answer: {reason}", reason=first[:200])
        return (DeviceOption(key, title, False, reason),)


def _there(key: str, title: str) -> DeviceOption:
    """Return a device that is available, with its memory."""
    free, total = free_bytes(key), total_bytes(key)
    detail = None
    if free is not None and total is not None:
        detail = text("{free} of {total} free", free=size(free), total=size(total))
    if key == "cpu":
        detail = _with_threads(detail)
    return DeviceOption(key, title, True, None, detail, total, free, precisions(key))


def _with_threads(memory: Text | None) -> Text:
    import torch

    count = torch.get_num_threads()
    threads = text("{count} threads", count=count) if count > 1 else text("1 thread")
    if memory is None:
        return threads
    return text("{memory}, {threads}", memory=memory, threads=threads)


def _installed() -> int | None:
    """Return the main memory of the computer; Windows has no ``sysconf``."""
    with contextlib.suppress(AttributeError, ValueError, OSError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def _accelerator_memory(device: str) -> tuple[int | None, int | None]:
    """Return free and total memory of another maker's device, as far as torch knows them."""
    import torch

    # Older PyTorch has no such function, and not every backend answers it.
    with contextlib.suppress(AttributeError, RuntimeError, ValueError):
        free, total = torch.accelerator.get_memory_info(device)
        return free, total
    return None, None


def _cuda() -> tuple[DeviceOption, ...]:
    import torch

    # A driver that is too old is a warning to torch; here it is the reason.
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        count = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if not count:
        said = str(caught[0].message) if caught else ""
        return (DeviceOption("cuda:0", _CUDA, False, absent.why_no_cuda(said)),)
    found: list[DeviceOption] = []
    for index in range(count):
        key, title = f"cuda:{index}", _CUDA
        with contextlib.suppress(RuntimeError, AssertionError):  # then the next question fails too
            title = torch.cuda.get_device_properties(index).name
        found += _asked(key, title, partial(_one, key, title))
    return tuple(found)


def _one(key: str, title: str) -> tuple[DeviceOption, ...]:
    return (_there(key, title),)


def _mps() -> tuple[DeviceOption, ...]:
    import torch

    if torch.backends.mps.is_available():
        return (_there("mps", _MPS),)
    return (DeviceOption("mps", _MPS, False, absent.why_no_mps()),)


def _others() -> tuple[DeviceOption, ...]:
    """Return accelerators of further makers, where torch was built for one and it is there."""
    import torch

    # Without one, nobody misses it: what breaks here is not worth a line of its own.
    with contextlib.suppress(RuntimeError, AttributeError):
        found = torch.accelerator.current_accelerator()
        if found is None or found.type in {"cuda", "mps"} or not torch.accelerator.is_available():
            return ()
        listed: list[DeviceOption] = []
        for index in range(torch.accelerator.device_count()):
            key, title = f"{found.type}:{index}", f"{found.type.upper()} {index}"
            listed += _asked(key, title, partial(_one, key, title))
        return tuple(listed)
    return ()
