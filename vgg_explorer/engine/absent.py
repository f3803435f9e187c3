"""Why a device that others have is not there."""

from __future__ import annotations

import ctypes
import sys

from vgg_explorer.arch.text import Text, text


def why_no_cuda(said: str) -> Text:
    """Return why there is no NVIDIA GPU; ``said`` is what torch warned of."""
    import torch

    if sys.platform == "darwin":
        return text("Apple computers have none.")
    if torch.version.cuda is None and torch.version.hip is None:
        return text("The installed PyTorch was built for the CPU alone.")
    if not _driver_found():
        return text("No NVIDIA driver was found.")
    if said:
        return text("The driver does not fit this PyTorch: {reason}", reason=said[:200])
    return text("The driver is there, but it shows no graphics card.")


def _driver_found() -> bool:
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True


def why_no_mps() -> Text:
    """Return why there is no Apple GPU."""
    import torch

    if sys.platform != "darwin":
        return text("Only Apple computers have it.")
    if not torch.backends.mps.is_built():
        return text("The installed PyTorch was built without it.")
    return text("It needs macOS 14 or later and an Apple chip.")
