"""What can compute here, how much memory it has, and how torch gets into the process."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import sys
import threading
import warnings
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import size
from vgg_explorer.engine.memory import free_ram

if TYPE_CHECKING:
    from types import ModuleType

_LIBRARIES = ("libtorch_global_deps.so", "libtorch_cpu.so", "libtorch.so")


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
    """

    key: str
    title: str
    available: bool
    reason: Text | None = None
    detail: Text | None = None


def options() -> tuple[DeviceOption, ...]:
    """Return all devices, also those that this computer does not have, with the reason."""
    import torch

    threads = torch.get_num_threads()
    cpu = DeviceOption("cpu", "CPU", True, detail=text("{count} threads", count=threads))
    return (cpu, *_cuda(), *_mps(), *_others())


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
    return None


def give_back(device: str) -> None:
    """Let go of memory that torch, or the C library for it, holds without using it."""
    import torch

    kind = torch.device(device).type
    if kind == "cuda":
        torch.cuda.empty_cache()
    elif kind == "mps":
        torch.mps.empty_cache()
    elif kind == "cpu" and sys.platform == "linux":
        # glibc keeps what lies between blocks in use: a gigabyte after a hundred networks. Other
        # C libraries have no such function.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


_importing = threading.Lock()


def import_torch() -> ModuleType:
    """Import torch on a worker thread while the window stays alive, and return it.

    The import stops the other threads for as long as it holds the GIL. The worst stops are the
    opening of the libraries (250 ms) and a full garbage collection at the end (100 ms). Opened
    beforehand and with the collector at rest, the longest is 20 ms; a shorter switch interval
    changed nothing.

    A second thread waits until the first has it all: torch's modules import each other in
    circles, and where two threads walk them Python breaks the deadlock by handing out modules
    that are half there.
    """
    with _importing:
        if "torch" not in sys.modules:
            _import_at_rest()
    import torch

    cores = _cores()
    if torch.get_num_threads() > cores:
        torch.set_num_threads(cores)
    return torch


def _import_at_rest() -> None:
    collecting = gc.isenabled()
    gc.disable()
    try:
        torch_preload()
        import torch  # noqa: F401 - for what it leaves in the process

        # What torch made will never be garbage: later collections need not look at it.
        gc.freeze()
    finally:
        if collecting:
            gc.enable()


def torch_preload() -> bool:
    """Open torch's libraries without holding the GIL; return whether that was done.

    ``dlopen`` is called as a foreign function, for which ctypes releases the GIL; the import
    system and ``ctypes.CDLL`` hold it. ``libtorch_python.so`` is left out: what it does while
    being opened may need the GIL, and it takes only 6 ms.
    """
    if sys.platform != "linux" or "torch" in sys.modules:
        return False
    found = find_spec("torch")
    if found is None or found.origin is None:
        return False
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes, dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    folder = Path(found.origin).parent / "lib"
    # The first brings the CUDA libraries, for everyone, as torch itself opens it.
    flags = (os.RTLD_GLOBAL | os.RTLD_NOW, os.RTLD_NOW, os.RTLD_NOW)
    opened = [
        dlopen(os.fsencode(folder / name), flag)
        for name, flag in zip(_LIBRARIES, flags, strict=True)
    ]
    # Where one did not open, the import tries again and says why.
    return all(opened)


def _cores() -> int:
    """Return the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cuda() -> tuple[DeviceOption, ...]:
    import torch

    # A driver that is too old is a warning to torch; here it is the reason.
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        count = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if not count:
        said = str(caught[0].message) if caught else ""
        return (DeviceOption("cuda:0", "NVIDIA GPU (CUDA)", False, _why_no_cuda(said)),)
    return tuple(_gpu(index) for index in range(count))


def _gpu(index: int) -> DeviceOption:
    import torch

    known = torch.cuda.get_device_properties(index)
    detail = text("{total} of memory", total=size(known.total_memory))
    return DeviceOption(f"cuda:{index}", known.name, True, detail=detail)


def _why_no_cuda(said: str) -> Text:
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


def _mps() -> tuple[DeviceOption, ...]:
    import torch

    title = "Apple GPU (Metal)"
    if torch.backends.mps.is_available():
        return (DeviceOption("mps", title, True),)
    if sys.platform != "darwin":
        reason = text("Only Apple computers have it.")
    elif not torch.backends.mps.is_built():
        reason = text("The installed PyTorch was built without it.")
    else:
        reason = text("It needs macOS 14 or later and an Apple chip.")
    return (DeviceOption("mps", title, False, reason),)


def _others() -> tuple[DeviceOption, ...]:
    """Return accelerators of further makers, where torch was built for one and it is there."""
    import torch

    found = torch.accelerator.current_accelerator()
    if found is None or found.type in {"cuda", "mps"} or not torch.accelerator.is_available():
        return ()
    count = torch.accelerator.device_count()
    return tuple(
        DeviceOption(f"{found.type}:{index}", f"{found.type.upper()} {index}", True)
        for index in range(count)
    )
