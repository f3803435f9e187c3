"""Libraries are opened beforehand, without stopping the other threads."""

from __future__ import annotations

import ctypes
import gc
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from vgg_explorer.engine import importing

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this dlopen")


@on_linux
def test_numpy_finds_its_library_open() -> None:
    script = (
        "import sys\n"
        "from vgg_explorer.engine.importing import numpy_preload\n"
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

    from vgg_explorer.engine.importing import preload

    assert not preload([(tmp_path / "none.so", os.RTLD_NOW)])


def test_import_leaves_the_process_in_order() -> None:
    code = (
        "import gc, sys, threading; from vgg_explorer.engine import importing;"
        "assert 'torch' not in sys.modules; flags = sys.getdlopenflags();"
        "opened = importing.torch_preload(); assert opened == (sys.platform == 'linux');"
        "found = [];"
        "worker = threading.Thread(target=lambda: found.append(importing.import_torch()));"
        "worker.start(); worker.join();"
        "assert found[0] is sys.modules['torch']; assert gc.isenabled();"
        "assert gc.get_freeze_count() > 100_000; assert sys.getdlopenflags() == flags;"
        "assert found[0].conv2d(*(found[0].ones(1, 1, 2, 2),) * 2).item() == 4;"
        "assert not importing.torch_preload()"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, timeout=120)


def test_preload_is_only_for_linux_and_only_before_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not importing.torch_preload()
    monkeypatch.delitem(sys.modules, "torch")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not importing.torch_preload()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(importing, "find_spec", lambda _: None)
    assert not importing.torch_preload()


def test_a_library_that_does_not_open_is_left_to_the_import(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delitem(sys.modules, "torch")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(
        importing, "find_spec", lambda _: SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    )
    if hasattr(ctypes.CDLL(None), "dlopen"):
        assert not importing.torch_preload()


def test_never_more_threads_than_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = []
    monkeypatch.setattr(torch, "get_num_threads", lambda: 8)
    monkeypatch.setattr(torch, "set_num_threads", chosen.append)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(importing, "cores", lambda: 2)
    importing.import_torch()
    assert chosen == [2]
    monkeypatch.setattr(importing, "cores", lambda: 8)
    importing.import_torch()
    assert chosen == [2]


def test_torchvision_comes_and_goes_without_a_word() -> None:
    code = (
        "import gc; from vgg_explorer.engine import importing;"
        "models = importing.torchvision_models(); assert models.vgg16;"
        "assert gc.get_freeze_count() > 500_000, gc.get_freeze_count()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=180
    )
    assert done.stdout + done.stderr == ""
