"""Devices with their reasons, free memory, and the import of torch."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch

from vgg_explorer.arch.text import text
from vgg_explorer.engine import absent, devices, memory
from vgg_explorer.engine.devices import DeviceOption
from vgg_explorer.engine.precision import PrecisionOption


def option(key: str) -> DeviceOption:
    return next(option for option in devices.options() if option.key == key)


def test_the_cpu_is_first_and_always_there() -> None:
    first = devices.options()[0]
    assert (first.key, first.available, first.reason) == ("cpu", True, None)
    assert first.free_bytes is not None
    assert first.total_bytes is not None
    assert 0 < first.free_bytes <= first.total_bytes
    assert [each.key for each in first.precisions] == ["fp32", "bf16", "fp16"]


def test_what_is_said_of_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "free_ram", lambda: 25 * 2**29)
    monkeypatch.setattr(devices, "_installed", lambda: 24 * 2**30)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 2)
    assert str(option("cpu").detail) == "12.5 GiB of 24 GiB free, 2 threads"
    monkeypatch.setattr(torch, "get_num_threads", lambda: 1)
    assert str(option("cpu").detail) == "12.5 GiB of 24 GiB free, 1 thread"
    monkeypatch.setattr(devices, "free_ram", lambda: None)
    assert str(option("cpu").detail) == "1 thread"


def test_a_cpu_that_does_not_say_its_memory_computes(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> int:
        raise ValueError("no such file")

    monkeypatch.setattr(devices, "free_ram", broken)
    assert option("cpu") == DeviceOption("cpu", "CPU", True)


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
    monkeypatch.setattr(absent, "_driver_found", lambda: True)
    return monkeypatch


def test_reasons_without_cuda(no_cuda: pytest.MonkeyPatch) -> None:
    assert "shows no graphics card" in str(option("cuda:0").reason)
    no_cuda.setattr(absent, "_driver_found", lambda: False)
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

    monkeypatch.setattr(absent.ctypes, "CDLL", lambda _: object())
    assert absent._driver_found()
    monkeypatch.setattr(absent.ctypes, "CDLL", missing)
    assert not absent._driver_found()


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Two graphics cards."""
    card = SimpleNamespace(name="Some card", total_memory=8 * 2**30)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda _: card)
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _: (6 * 2**30, 8 * 2**30))
    monkeypatch.setattr(torch.cuda, "memory_reserved", lambda _: 0)
    monkeypatch.setattr(torch.cuda, "memory_allocated", lambda _: 0)
    full = PrecisionOption("fp32", text("float32"), True)
    monkeypatch.setattr(devices, "precisions", lambda _: (full,))
    return monkeypatch


def test_every_graphics_card_is_listed(cards: pytest.MonkeyPatch) -> None:
    keys = [option.key for option in devices.options()]
    assert keys[:3] == ["cpu", "cuda:0", "cuda:1"]
    found = option("cuda:1")
    assert found.available
    assert found.title == "Some card"
    assert str(found.detail) == "6 GiB of 8 GiB free"
    assert (found.free_bytes, found.total_bytes) == (6 * 2**30, 8 * 2**30)
    assert [each.key for each in found.precisions] == ["fp32"]


def test_a_card_that_breaks_leaves_the_others(cards: pytest.MonkeyPatch) -> None:
    def asked(key: str) -> tuple[int, int]:
        if key == "cuda:0":
            raise RuntimeError("CUDA error: an illegal memory access\nand a page more")
        return 6 * 2**30, 8 * 2**30

    cards.setattr(torch.cuda, "mem_get_info", asked)
    assert str(option("cuda:0").reason) == (
        "It does not answer: CUDA error: an illegal memory access"
    )
    assert option("cuda:0").title == "Some card"
    assert not option("cuda:0").available
    assert option("cuda:1").available
    assert option("cpu").available


def test_a_driver_that_breaks_leaves_the_rest(cards: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise AssertionError

    cards.setattr(torch.cuda, "device_count", broken)
    cards.setattr(torch.backends.mps, "is_available", broken)
    cards.setattr(torch.accelerator, "current_accelerator", lambda: None)
    listed = {each.key: each for each in devices.options()}
    assert [key for key, each in listed.items() if each.available] == ["cpu"]
    assert str(listed["cuda:0"].reason) == "It does not answer: AssertionError"
    assert str(listed["mps"].reason) == "It does not answer: AssertionError"


def test_a_card_without_a_name_has_that_of_its_kind(cards: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> object:
        raise RuntimeError("device is lost")

    cards.setattr(torch.cuda, "get_device_properties", broken)
    assert option("cuda:0").title == "NVIDIA GPU (CUDA)"
    assert "device is lost" in str(option("cuda:0").reason)


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
    monkeypatch.setattr(torch.backends.mps, "is_macos_or_newer", lambda *_: True)
    monkeypatch.setattr(torch.mps, "recommended_max_memory", lambda: 1000)
    monkeypatch.setattr(torch.mps, "current_allocated_memory", lambda: 400)
    assert option("mps").available
    assert str(option("mps").detail) == "600 B of 1000 B free"
    assert devices.free_bytes("mps") == 600


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An accelerator of another maker."""
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda: torch.device("xpu"))
    monkeypatch.setattr(torch.accelerator, "is_available", lambda: True)
    monkeypatch.setattr(torch.accelerator, "device_count", lambda: 1)
    said = {"supported_dtypes": {torch.float16}}
    monkeypatch.setattr(torch.accelerator, "get_device_capability", lambda _: said, raising=False)
    return monkeypatch


def test_other_accelerators(other: pytest.MonkeyPatch) -> None:
    other.setattr(torch.accelerator, "get_memory_info", lambda _: (1024, 4096), raising=False)
    assert option("xpu:0").title == "XPU 0"
    assert str(option("xpu:0").detail) == "1 KiB of 4 KiB free"
    assert devices.free_bytes("xpu:0") == 1024
    assert devices.total_bytes("xpu:0") == 4096


def test_other_accelerators_that_do_not_say_their_memory(other: pytest.MonkeyPatch) -> None:
    other.delattr(torch.accelerator, "get_memory_info", raising=False)
    assert devices.free_bytes("xpu:0") is None
    assert option("xpu:0").available
    assert option("xpu:0").detail is None


def test_without_other_accelerators_nothing_more_is_listed(other: pytest.MonkeyPatch) -> None:
    def broken() -> int:
        raise RuntimeError

    other.setattr(torch.accelerator, "device_count", broken)
    assert [each.key for each in devices.options()] == ["cpu", "cuda:0", "mps"]


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


def test_main_memory_where_the_system_counts_no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices.os, "sysconf", lambda name: {"SC_PAGE_SIZE": 4}.get(name, 10))
    assert devices.total_bytes("cpu") == 40
    monkeypatch.delattr(devices.os, "sysconf")
    assert devices.total_bytes("cpu") is None
