"""What a device can compute in, and what it had better not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.memory import Precision
from vgg_explorer.arch.text import Text, text

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

__all__ = ["Precision", "PrecisionOption", "dtype", "forward", "precisions"]

_CPU_FLAGS = frozenset({"avx512_bf16", "amx_bf16", "bf16"})
"""Multiplication of bfloat16: of x86 processors, and the last one of Arm's."""


@dataclass(frozen=True, slots=True)
class PrecisionOption:
    """Something to compute in.

    Parameters
    ----------
    key : {'fp32', 'bf16', 'fp16'}
    title : Text
        Its name in full.
    available : bool
        Whether the device can, and gains by it.
    reason : Text or None
        Why it is not available.
    detail : Text or None
        What is worth knowing of it.
    """

    key: Precision
    title: Text
    available: bool
    reason: Text | None = None
    detail: Text | None = None


def dtype(precision: Precision) -> torch.dtype:
    """Return torch's type for it."""
    import torch

    return {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}[precision]


def precisions(device: str) -> tuple[PrecisionOption, ...]:
    """Return all three, also those that do not help on a device, with the reason."""
    import torch

    kind = torch.device(device).type
    if kind == "cpu":
        return _options(_cpu_bf16(), text("That is for graphics cards: processors are slow."))
    if kind == "cuda":
        return _options(*_cuda(device))
    if kind == "mps":
        newer = torch.backends.mps.is_macos_or_newer(14, 0)
        return _options(None if newer else text("It needs macOS 14 or later."), None)
    return _options(_other(device, torch.bfloat16), _other(device, torch.float16))


def forward(module: nn.Module, value: Tensor) -> Tensor:
    """Return what a module makes of a value, whatever type and device that has.

    Local response normalisation always computes in float32: its squares overflow float16, and on
    the CPU torch has it for nothing else. An adaptive pool that PyTorch's Metal backend may not
    know goes over the CPU.
    """
    import torch
    from torch import nn

    if isinstance(module, nn.LocalResponseNorm) and value.dtype != torch.float32:
        wide: Tensor = module(value.float())
        return wide.to(value.dtype)
    if isinstance(module, nn.AdaptiveAvgPool2d) and _uneven(module, value):
        pooled: Tensor = module(value.cpu())
        return pooled.to(value.device)
    made: Tensor = module(value)
    return made


def _uneven(module: nn.AdaptiveAvgPool2d, value: Tensor) -> bool:
    """Whether an adaptive pool on an Apple GPU has windows of different sizes.

    PyTorch refuses those there: https://github.com/pytorch/pytorch/issues/143864.
    """
    if value.device.type != "mps":
        return False
    target = module.output_size
    sides = target if isinstance(target, tuple) else (target, target)
    return any(
        side is not None and size % side for size, side in zip(value.shape[-2:], sides, strict=True)
    )


def _options(no_bf16: Text | None, no_fp16: Text | None) -> tuple[PrecisionOption, ...]:
    """Return the three options with the reasons against the last two."""
    full = text("Four bytes for each value, seven digits: what all others are compared with.")
    brain = text("Two bytes for each value, two to three digits, the range of float32.")
    half = text("Two bytes for each value, three to four digits, nothing above 65,504.")
    return (
        PrecisionOption("fp32", text("float32"), True, None, full),
        PrecisionOption("bf16", text("bfloat16"), no_bf16 is None, no_bf16, brain),
        PrecisionOption("fp16", text("float16"), no_fp16 is None, no_fp16, half),
    )


def _cpu_bf16() -> Text | None:
    """Return why the CPU should not compute in bfloat16, or None.

    A convolution of VGG-16 takes half the time of float32 with these instructions, and two to
    seven times as long without; float16 takes five to fifty times as long.
    """
    import torch

    # Without oneDNN (macOS) torch does not use the instructions for convolutions.
    has_onednn: Callable[[], bool] = torch.backends.mkldnn.is_available
    if has_onednn() and _CPU_FLAGS & _flags():
        return None
    return text("This processor computes bfloat16 slower than float32.")


def _flags() -> frozenset[str]:
    """Return the names of what the processor can do, as far as they are known."""
    import torch

    ask = getattr(torch.cpu, "get_capabilities", None)  # older PyTorch has no such function
    if ask is not None:
        known: Mapping[str, object] = ask()
        return frozenset(name for name, there in known.items() if there)
    try:
        words = Path("/proc/cpuinfo").read_text("utf-8", "replace").split()
    except OSError:
        return frozenset()
    return frozenset(words)


def _cuda(device: str) -> tuple[Text | None, Text | None]:
    """Return why a card should not compute in bfloat16 and in float16."""
    import torch

    with torch.cuda.device(device):  # the question is for the present card
        brain = torch.cuda.is_bf16_supported(including_emulation=False)
        # The first cards with units for it; those before have it only for storage.
        half = torch.version.hip is not None or torch.cuda.get_device_capability()[0] >= 7
    return (
        None if brain else text("This graphics card has no bfloat16."),
        None if half else text("This graphics card gains nothing by float16."),
    )


def _other(device: str, wanted: torch.dtype) -> Text | None:
    """Return why another maker's accelerator does not compute in a type."""
    import torch

    ask = getattr(torch.accelerator, "get_device_capability", None)
    known = ask(device).get("supported_dtypes", ()) if ask is not None else ()
    return None if wanted in known else text("PyTorch does not know this device to have it.")
