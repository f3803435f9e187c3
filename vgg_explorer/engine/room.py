"""Refusing what does not fit into memory, and explaining what torch says when it failed."""

from __future__ import annotations

from collections.abc import Callable

from torch import OutOfMemoryError

from vgg_explorer.arch.spec import Fix
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import size
from vgg_explorer.engine import devices
from vgg_explorer.engine.errors import EngineError

_SIGNS = ("DefaultCPUAllocator", "out of memory", "bad_alloc", "Cannot allocate memory")


def free_for(device: str, needed: int, drop: Callable[[], object] | None = None) -> int | None:
    """Return what is free on a device, or None where it does not say.

    Parameters
    ----------
    device : str
    needed : int
        Bytes. Only where they are not free, what can be spared is given back first.
    drop : callable, optional
        Forgets what can be spared.
    """
    free = devices.free_bytes(device)
    if free is None or needed <= free:
        return free
    if drop is not None:
        drop()
    devices.give_back(device)
    return devices.free_bytes(device)


def require(
    device: str,
    needed: int,
    hint: Callable[[int], Text],
    drop: Callable[[], object] | None = None,
    remedy: Callable[[int], Fix | None] | None = None,
) -> int | None:
    """Return what is free on a device, or refuse.

    Parameters
    ----------
    device, needed, drop
        See `free_for`.
    hint : callable
        Takes the free bytes and says what to do.
    remedy : callable, optional
        Takes the free bytes and returns a network that fits.

    Raises
    ------
    EngineError
        With both numbers.
    """
    free = free_for(device, needed, drop)
    if free is not None and needed > free:
        what = text(
            "This network needs about {needed} of memory for one picture, but {free} are free.",
            needed=size(needed),
            free=size(free),
        )
        raise EngineError(what, hint(free), remedy(free) if remedy is not None else None)
    return free


def lacked_memory(error: RuntimeError | MemoryError) -> bool:
    """Tell a lack of memory apart from other failures; torch has RuntimeError for nearly all."""
    return isinstance(error, (MemoryError, OutOfMemoryError)) or any(
        sign in str(error) for sign in _SIGNS
    )


def explained(error: RuntimeError | MemoryError, device: str) -> EngineError:
    """Return what to tell the user of a failure."""
    reason = str(error)
    if lacked_memory(error):
        hint = text("Use a smaller input or fewer channels, or close other programs.")
        if device != "cpu":
            hint = text("Use a smaller input or fewer channels, or compute on the CPU.")
        return EngineError(
            text("The memory did not suffice to compute this network on {device}.", device=device),
            hint,
        )
    first = next(iter(reason.splitlines()), "") or type(error).__name__
    return EngineError(
        text("torch could not compute this network: {reason}", reason=first[:300]),
        text("Run it again, or choose another device."),
    )
