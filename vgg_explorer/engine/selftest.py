"""Compares a device with the CPU, operation by operation, before its numbers are shown.

Drivers and young backends have computed convolutions and pools wrongly without a word:
https://github.com/pytorch/pytorch/issues/129207, https://github.com/pytorch/pytorch/issues/190064.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.precision import Precision

if TYPE_CHECKING:
    from torch import Generator, Tensor, nn

TOLERANCE: dict[Precision, float] = {"fp32": 5e-3, "fp16": 1e-2, "bf16": 4e-2}
"""The largest difference that is rounding, relative to the largest value of an operation.

Graphics cards multiply float32 with the 11 digits of TF32 in convolutions. What is computed
wrongly is wrong by a tenth and more.
"""


@dataclass(frozen=True, slots=True)
class DeviceCheck:
    """How a device compares with the CPU.

    Parameters
    ----------
    device : str
    precision : {'fp32', 'bf16', 'fp16'}
    difference : float
        The largest of any operation, relative to its largest value; not a number where the device
        gave values that are none, or an error.
    tolerance : float
        What is rounding.
    passed : bool
    what : Text
        The result in words; of a failed check the operation and the difference.
    """

    device: str
    precision: Precision
    difference: float
    tolerance: float
    passed: bool
    what: Text


def check(device: str, precision: Precision) -> DeviceCheck:
    """Compute a tiny network on a device and compare each operation with float64 on the CPU.

    What torch raises is a check that failed. The CPU in float32 is what others are held against,
    and passes without computing.
    """
    tolerance = TOLERANCE[precision]
    if (device, precision) == ("cpu", "fp32"):
        what = text("The CPU in float32 is what other devices are compared with.")
        return DeviceCheck(device, precision, 0.0, tolerance, True, what)
    return compare(device, precision)


def refusal(failed: DeviceCheck) -> EngineError:
    """Return the error that a failed check is."""
    return EngineError(failed.what, text("Use the CPU in float32; update the driver or PyTorch."))


def compare(device: str, precision: Precision) -> DeviceCheck:
    """Do what `check` does, with the CPU in float32 as well."""
    tolerance = TOLERANCE[precision]
    worst, operation = 0.0, ""
    where = {"device": device.upper(), "precision": precision}
    try:
        for name, difference in _differences(device, precision):
            if not difference <= worst:  # also where it is not a number
                worst, operation = difference, name
            if math.isnan(difference):
                break
    except (RuntimeError, TypeError, ValueError, AssertionError) as error:
        first = next(iter(str(error).splitlines()), "") or type(error).__name__
        what = text(
            "{device} in {precision} fails its self-test: {reason}", **where, reason=first[:200]
        )
        return DeviceCheck(device, precision, math.nan, tolerance, False, what)
    passed = worst <= tolerance
    if passed:
        what = text(
            "{device} in {precision} agrees with the CPU within {difference}.",
            **where,
            difference=_percent(worst),
        )
    elif math.isnan(worst):
        what = text(
            "{device} in {precision} computes {operation} wrongly: some values are no numbers.",
            **where,
            operation=operation,
        )
    else:
        what = text(
            "{device} in {precision} computes {operation} wrongly: it differs from the CPU by "
            "{difference}, where {tolerance} would be rounding.",
            **where,
            operation=operation,
            difference=_percent(worst),
            tolerance=_percent(tolerance),
        )
    return DeviceCheck(device, precision, worst, tolerance, passed, what)


def _percent(share: float) -> str:
    """Return two digits that count: ``0.0012 %``, ``37 %``."""
    percent = 100 * share
    if percent == 0 or not math.isfinite(percent):
        return f"{percent:g} %"
    decimals = max(0, 1 - math.floor(math.log10(abs(percent))))
    return f"{percent:.{decimals}f} %"


def _differences(device: str, precision: Precision) -> Iterator[tuple[str, float]]:
    """Yield each operation with its difference.

    Each is given what the one before made on the device, so that a difference is its own.
    """
    import torch

    from vgg_explorer.engine.precision import dtype, forward

    kind = dtype(precision)
    draw = torch.Generator().manual_seed(0)
    with torch.inference_mode():
        value = torch.randn((1, 3, 46, 44), generator=draw).to(device, kind)
        if device == "cpu":  # as the engine has it there
            value = value.contiguous(memory_format=torch.channels_last)
        for module, aside in _operations(draw):
            there = module.to(device, kind)
            # In two steps: Apple GPUs know no float64.
            exact = copy.deepcopy(there).to("cpu").to(torch.float64)
            given = value.to("cpu").to(torch.float64)  # now: some write over their input
            made = forward(there, value)
            yield type(module).__name__, _difference(made, exact(given))
            if not aside:
                value = made


def _difference(made: Tensor, exact: Tensor) -> float:
    import torch

    found = made.to("cpu").to(torch.float64)
    if found.shape != exact.shape or not bool(found.isfinite().all()):
        return math.nan
    return float((found - exact).abs().max() / exact.abs().max())


def _operations(draw: Generator) -> Iterator[tuple[nn.Module, bool]]:
    """Yield the operations of the tiny network, and whether they are tried aside.

    What comes next does not take what those made.
    Sides along the way: 46x44, with ceil mode 23x22, 12x11, 10x9, of which no adaptive pool to 7
    has windows of one size.
    """
    from torch import nn

    from vgg_explorer.engine.build import SpatialMean

    chain: tuple[nn.Module, ...] = (
        nn.Conv2d(3, 16, 3, padding=1),
        nn.BatchNorm2d(16),
        nn.ReLU(inplace=True),
        nn.MaxPool2d(3, 2, ceil_mode=True),
        nn.LocalResponseNorm(5, alpha=0.1, beta=0.75, k=2),
        nn.Conv2d(16, 32, 3, stride=2, padding=2, dilation=2, groups=2),
        nn.AvgPool2d(3, 1, 1),
        nn.Conv2d(32, 32, 3),
        nn.ReLU(inplace=True),
        nn.AdaptiveAvgPool2d((7, 7)),
        nn.Flatten(),
        nn.Linear(32 * 49, 64),
        nn.Linear(64, 10),
        nn.Softmax(dim=1),
    )
    aside = (nn.LeakyReLU(), nn.ELU(), nn.GELU(), nn.SiLU(), nn.Tanh(), nn.Sigmoid(), SpatialMean())
    for module in chain:
        _fill(module, draw)
        yield module.eval(), False
        if isinstance(module, nn.AvgPool2d):
            yield from ((other, True) for other in aside)


def _fill(module: nn.Module, draw: Generator) -> None:
    """Draw values that keep those of the network near 1, and that leave no part without effect."""
    for name, values in module.state_dict().items():
        if values.ndim > 1:
            values.normal_(0, math.sqrt(2 / values[0].numel()), generator=draw)
        elif "var" in name:
            values.uniform_(0.5, 2, generator=draw)
        elif values.ndim == 1:
            values.normal_(0.5, 0.5, generator=draw)
