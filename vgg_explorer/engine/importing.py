"""How large libraries get into the process without stopping the window.

An import stops the other threads for as long as it holds the GIL. The worst stops are the opening
of shared libraries and a full garbage collection at the end: a quarter and a tenth of a second for
torch. So libraries are opened beforehand, and the collector rests meanwhile.

``dlopen`` is called as a foreign function, for which ctypes releases the GIL; the import system and
``ctypes.CDLL`` hold it. What was opened so is there at once when it is imported.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import gc
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.engine.threads import cores

if TYPE_CHECKING:
    from types import ModuleType

_TORCH = ("libtorch_global_deps.so", "libtorch_cpu.so", "libtorch.so")

_importing = threading.Lock()


def import_torch() -> ModuleType:
    """Import torch on a worker thread while the window stays alive, and return it.

    A second thread waits until the first has it all: torch's modules import each other in
    circles, and where two threads walk them Python breaks the deadlock by handing out modules
    that are half there.
    """
    with _importing:
        if "torch" not in sys.modules:
            _import_at_rest()
    import torch

    available = cores()
    if torch.get_num_threads() > available:
        torch.set_num_threads(available)
    return torch


def torchvision_models() -> ModuleType:
    """Import ``torchvision.models``, which brings the compiler of torch along, and return it."""
    import_torch()
    if "torchvision" not in sys.modules:
        _triton_preload()
    with collector_at_rest():
        return import_module("torchvision.models")


@contextlib.contextmanager
def collector_at_rest() -> Iterator[None]:
    """Import a large library without a garbage collection, which would stop all threads for long.

    What it made will hardly ever be garbage, so later collections do not look at it. At the end of
    the program they do: Triton complains of objects that nobody has collected.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        atexit.unregister(gc.unfreeze)
        atexit.register(gc.unfreeze)
        gc.freeze()
        if collecting:
            gc.enable()


def preload(libraries: Iterable[tuple[Path, int]]) -> bool:
    """Open libraries, each with its flags; return whether all of them could be.

    Where one did not open, the import tries again and says why. Linux only.
    """
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes, dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    opened = [dlopen(os.fsencode(path), flags) for path, flags in libraries]
    return all(opened)


def numpy_preload() -> bool:
    """Open what numpy multiplies matrices with, and its own core; return whether that was done.

    Its wheels bring OpenBLAS along, which takes a tenth of a second to set up its threads.
    """
    folder = _folder("numpy")
    if folder is None:
        return False
    libraries = sorted(folder.with_name("numpy.libs").glob("*openblas*.so*"))
    libraries += sorted(folder.glob("_core/_multiarray_umath*.so"))
    return bool(libraries) and preload((path, os.RTLD_NOW) for path in libraries)


def torch_preload() -> bool:
    """Open torch's libraries; return whether that was done.

    ``libtorch_python.so`` is left out: what it does while being opened may need the GIL, and it
    takes only 6 ms.
    """
    folder = _folder("torch")
    if folder is None:
        return False
    # The first brings the CUDA libraries, for everyone, as torch itself opens it.
    flags = (os.RTLD_GLOBAL | os.RTLD_NOW, os.RTLD_NOW, os.RTLD_NOW)
    paths = (folder / "lib" / name for name in _TORCH)
    return preload(zip(paths, flags, strict=True))


def _import_at_rest() -> None:
    with collector_at_rest():
        torch_preload()
        import torch  # noqa: F401 - for what it leaves in the process


def _triton_preload() -> bool:
    """Open the compiler that comes with torch for NVIDIA GPUs, where it is installed."""
    folder = _folder("triton")
    if folder is None:
        return False
    libraries = sorted((folder / "_C").glob("libtriton*.so"))
    return bool(libraries) and preload((path, os.RTLD_NOW) for path in libraries)


def _folder(package: str) -> Path | None:
    """Return where a package is that was not imported yet; None where this cannot help."""
    if sys.platform != "linux" or package in sys.modules:
        return None
    found = find_spec(package)
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent
