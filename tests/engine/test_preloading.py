"""Libraries are opened beforehand, without stopping the other threads."""

from __future__ import annotations

import subprocess
import sys

import pytest

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this dlopen")


@on_linux
def test_numpy_finds_its_library_open() -> None:
    script = (
        "import sys\n"
        "from vgg_explorer.engine.preloading import numpy_preload\n"
        "assert 'numpy' not in sys.modules\n"
        "done = numpy_preload()\n"
        "assert 'numpy' not in sys.modules\n"
        "maps = open('/proc/self/maps').read()\n"
        "assert done == ('openblas' in maps), done\n"
        "import numpy\n"
        "assert numpy.eye(3).dot(numpy.ones(3)).sum() == 3\n"
        "assert not numpy_preload()\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@on_linux
def test_a_library_that_is_not_there_is_no_error(tmp_path) -> None:
    import os

    from vgg_explorer.engine.preloading import preload

    assert not preload([(tmp_path / "none.so", os.RTLD_NOW)])
