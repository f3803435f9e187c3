"""Opening of shared libraries without stopping the other threads.

``dlopen`` is called as a foreign function, for which ctypes releases the GIL; the import system and
``ctypes.CDLL`` hold it. What was opened so is there at once when it is imported.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path


def preload(libraries: Iterable[tuple[Path, int]]) -> bool:
    """Open libraries, each with its flags; return whether all of them could be.

    Where one did not open, the import tries again and says why. Linux only.
    """
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.argtypes, dlopen.restype = (ctypes.c_char_p, ctypes.c_int), ctypes.c_void_p
    opened = [dlopen(os.fsencode(path), flags) for path, flags in libraries]
    return all(opened)


def numpy_preload() -> bool:
    """Open what numpy multiplies matrices with; return whether that was done.

    Its wheels bring OpenBLAS along, which takes a tenth of a second to set up its threads.
    """
    if sys.platform != "linux" or "numpy" in sys.modules:
        return False
    found = find_spec("numpy")
    if found is None or found.origin is None:
        return False
    beside = Path(found.origin).parent.with_name("numpy.libs")
    libraries = sorted(beside.glob("*openblas*.so*"))
    return bool(libraries) and preload((path, os.RTLD_NOW) for path in libraries)
