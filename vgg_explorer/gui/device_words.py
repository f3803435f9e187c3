"""What devices and precisions are called in the window, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.arch.units import size
from vgg_explorer.engine.threads import cores
from vgg_explorer.gui.i18n import tr, translated

if TYPE_CHECKING:
    from vgg_explorer.engine.devices import DeviceOption
    from vgg_explorer.engine.precision import Precision, PrecisionOption
    from vgg_explorer.session.state import Devices

PRECISIONS: dict[Precision, str] = {"fp32": "float32", "bf16": "bfloat16", "fp16": "float16"}
"""Names of types, the same in every language."""


def short(key: str) -> str:
    """Return ``CUDA`` for ``cuda:0``, ``CUDA 1`` for ``cuda:1``."""
    family, _, index = key.partition(":")
    return family.upper() + (f" {index}" if index not in {"", "0"} else "")


def option(devices: Devices, key: str) -> DeviceOption | None:
    """Return what is known of a device, None before torch is there."""
    return next((known for known in devices.options if known.key == key), None)


def precisions(devices: Devices) -> tuple[PrecisionOption, ...]:
    """Return what the chosen device can and cannot compute in."""
    chosen = option(devices, devices.chosen)
    return chosen.precisions if chosen is not None else ()


def described(device: DeviceOption, devices: Devices) -> str:
    """Return a device's memory, for the CPU with its threads, or why it is not there."""
    if not device.available:
        return "" if device.reason is None else translated(device.reason)
    if device.key != "cpu":
        return "" if device.detail is None else translated(device.detail)
    # What the CPU said of itself is of the last job; the threads may have been chosen since.
    count = threads(devices.threads)
    if device.free_bytes is None or device.total_bytes is None:
        return count
    memory = tr(
        "{free} of {total} free", free=size(device.free_bytes), total=size(device.total_bytes)
    )
    return tr("{memory}, {threads}", memory=memory, threads=count)


def threads(count: int) -> str:
    """Return how many threads of the CPU compute; 0 is one for each core."""
    return counted(min(count, cores()) if count else cores())


def counted(used: int) -> str:
    """Return a number of threads in words."""
    return tr("1 thread") if used == 1 else tr("{count} threads", count=used)


def chosen_tip(devices: Devices) -> str:
    """Return everything that is known of the chosen device, a line each."""
    device = option(devices, devices.chosen)
    lines = [short(devices.chosen) if device is None else device.title]
    if device is None and devices.chosen == "cpu":
        lines.append(threads(devices.threads))
    elif device is not None and described(device, devices):
        lines.append(described(device, devices))
    if devices.checked is not None:
        lines.append(translated(devices.checked.what))
    return "\n".join(lines)
