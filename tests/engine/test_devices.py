"""Devices with their reasons, free memory, and the import of torch."""

from __future__ import annotations

import ctypes
import gc
import subprocess
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from vgg_explorer.engine import devices, memory
from vgg_explorer.engine.devices import DeviceOption


def option(key: str) -> DeviceOption:
    return next(option for option in devices.options() if option.key == key)


def test_the_cpu_is_first_and_always_there() -> None:
    first = devices.options()[0]
    assert (first.key, first.available, first.reason) == ("cpu", True, None)
    assert str(first.detail) == f"{torch.get_num_threads()} threads"


def test_what_is_not_available_says_why() -> None:
    for option in devices.options():
        assert option.available == (option.reason is None)
        if option.available:
            torch.empty(1, device=option.key)


@pytest.fixture
def no_cuda(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.version, "cuda", "13.2")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(devices, "_driver_found", lambda: True)
    return monkeypatch


def test_reasons_without_cuda(no_cuda: pytest.MonkeyPatch) -> None:
    assert "shows no graphics card" in str(option("cuda:0").reason)
    no_cuda.setattr(devices, "_driver_found", lambda: False)
    assert str(option("cuda:0").reason) == "No NVIDIA driver was found."
    no_cuda.setattr(torch.version, "cuda", None)
    assert "built for the CPU alone" in str(option("cuda:0").reason)
    no_cuda.setattr(sys, "platform", "darwin")
    assert "Apple computers have none" in str(option("cuda:0").reason)


def test_a_warning_of_the_driver_is_the_reason(no_cuda: pytest.MonkeyPatch) -> None:
    def outdated() -> bool:
        warnings.warn("CUDA initialization: The NVIDIA driver is too old", stacklevel=1)
        return False

    no_cuda.setattr(torch.cuda, "is_available", outdated)
    assert "driver is too old" in str(option("cuda:0").reason)


def test_driver_is_looked_for_by_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise OSError

    monkeypatch.setattr(devices.ctypes, "CDLL", lambda _: object())
    assert devices._driver_found()
    monkeypatch.setattr(devices.ctypes, "CDLL", missing)
    assert not devices._driver_found()


def test_every_graphics_card_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    card = SimpleNamespace(name="Some card", total_memory=8 * 2**30)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda _: card)
    keys = [option.key for option in devices.options()]
    assert keys[:3] == ["cpu", "cuda:0", "cuda:1"]
    assert option("cuda:1").title == "Some card"
    assert str(option("cuda:1").detail) == "8 GiB of memory"
    assert option("cuda:1").available


def test_free_memory_of_a_card_counts_what_torch_holds_unused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _: (1000, 5000))
    monkeypatch.setattr(torch.cuda, "memory_reserved", lambda _: 300)
    monkeypatch.setattr(torch.cuda, "memory_allocated", lambda _: 100)
    assert devices.free_bytes("cuda:0") == 1200


def test_apple_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert "Only Apple computers" in str(option("mps").reason)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(torch.backends.mps, "is_built", lambda: False)
    assert "built without it" in str(option("mps").reason)
    monkeypatch.setattr(torch.backends.mps, "is_built", lambda: True)
    assert "macOS 14" in str(option("mps").reason)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert option("mps").available
    monkeypatch.setattr(torch.mps, "recommended_max_memory", lambda: 1000)
    monkeypatch.setattr(torch.mps, "current_allocated_memory", lambda: 400)
    assert devices.free_bytes("mps") == 600


def test_other_accelerators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda: torch.device("xpu"))
    monkeypatch.setattr(torch.accelerator, "is_available", lambda: True)
    monkeypatch.setattr(torch.accelerator, "device_count", lambda: 1)
    assert option("xpu:0").title == "XPU 0"
    assert devices.free_bytes("xpu:0") is None


def test_giving_memory_back_asks_the_allocator(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(torch.cuda, "empty_cache", lambda: asked.append("cuda"))
    monkeypatch.setattr(torch.mps, "empty_cache", lambda: asked.append("mps"))
    for key in ("cpu", "cuda:0", "mps"):
        devices.give_back(key)
    assert asked == ["cuda", "mps"]


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A computer with 4 GiB left, in a folder."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(memory, "_PROC", tmp_path)
    monkeypatch.setattr(memory, "_CGROUPS", tmp_path / "cgroup")
    monkeypatch.setattr(memory, "_address_space", lambda: None)
    (tmp_path / "self").mkdir()
    (tmp_path / "meminfo").write_text("MemTotal: 8388608 kB\nMemAvailable:    4194304 kB\n")
    return tmp_path


def write(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_text(content)


def test_free_memory_is_what_linux_has_available(linux: Path) -> None:
    assert devices.free_bytes("cpu") == 4 * 2**30


def test_free_memory_within_a_container(linux: Path) -> None:
    (linux / "self/cgroup").write_text("0::/user/app\n")
    folder = linux / "cgroup/user/app"
    write(folder, memory__max="max\n", memory__current="500\n")
    assert memory.free_ram() == 4 * 2**30
    write(folder, memory__max="1000\n", memory__stat="anon 400\ninactive_file 50\n")
    assert memory.free_ram() == 550
    write(linux / "cgroup/user", memory__max="900\n", memory__current="600\n")
    assert memory.free_ram() == 300  # a limit of the level above
    write(folder, memory__max="100\n", memory__stat="")
    assert memory.free_ram() == 0


def test_free_memory_within_an_old_container(linux: Path) -> None:
    (linux / "self/cgroup").write_text("5:cpu,cpuacct:/x\n4:memory:/host/name\n1:name=systemd:/\n")
    write(
        linux / "cgroup/memory",
        memory__limit_in_bytes="2000\n",
        memory__usage_in_bytes="700\n",
        memory__stat="total_inactive_file 100\n",
    )
    assert memory.free_ram() == 1400


def test_unknown_is_not_zero(linux: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (linux / "meminfo").unlink()
    assert memory.free_ram() is None
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(memory.os, "sysconf", lambda name: {"SC_PAGE_SIZE": 4}.get(name, 10))
    assert memory.free_ram() == 40


@pytest.mark.skipif(sys.platform != "linux", reason="ulimit -v is known to work on Linux")
def test_free_memory_under_ulimit() -> None:
    code = (
        "import resource; from vgg_explorer.engine.memory import free_ram;"
        "resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30)); print(free_ram())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert 0 < int(run.stdout) < 2**30


def test_import_leaves_the_process_in_order() -> None:
    code = (
        "import gc, sys, threading; from vgg_explorer.engine import devices;"
        "assert 'torch' not in sys.modules; flags = sys.getdlopenflags();"
        "opened = devices.torch_preload(); assert opened == (sys.platform == 'linux');"
        "found = [];"
        "worker = threading.Thread(target=lambda: found.append(devices.import_torch()));"
        "worker.start(); worker.join();"
        "assert found[0] is sys.modules['torch']; assert gc.isenabled();"
        "assert gc.get_freeze_count() > 100_000; assert sys.getdlopenflags() == flags;"
        "assert found[0].conv2d(*(found[0].ones(1, 1, 2, 2),) * 2).item() == 4;"
        "assert not devices.torch_preload()"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, timeout=120)


def test_preload_is_only_for_linux_and_only_before_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not devices.torch_preload()
    monkeypatch.delitem(sys.modules, "torch")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not devices.torch_preload()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(devices, "find_spec", lambda _: None)
    assert not devices.torch_preload()


def test_a_library_that_does_not_open_is_left_to_the_import(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delitem(sys.modules, "torch")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(
        devices, "find_spec", lambda _: SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    )
    if hasattr(ctypes.CDLL(None), "dlopen"):
        assert not devices.torch_preload()


def test_never_more_threads_than_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = []
    monkeypatch.setattr(torch, "get_num_threads", lambda: 8)
    monkeypatch.setattr(torch, "set_num_threads", chosen.append)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(devices, "_cores", lambda: 2)
    devices.import_torch()
    assert chosen == [2]
    monkeypatch.setattr(devices, "_cores", lambda: 8)
    devices.import_torch()
    assert chosen == [2]
