"""What each device can compute in, and the operations that need another type."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from torch import nn

from vgg_explorer.engine import precision
from vgg_explorer.engine.precision import PrecisionOption, dtype, forward, precisions


def option(device: str, key: str) -> PrecisionOption:
    return next(found for found in precisions(device) if found.key == key)


def test_types() -> None:
    assert dtype("fp32") is torch.float32
    assert dtype("bf16") is torch.bfloat16
    assert dtype("fp16") is torch.float16


def test_the_module_needs_no_torch() -> None:
    code = "import sys, vgg_explorer.engine.precision; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_float32_is_everywhere_and_what_is_missing_says_why() -> None:
    found = precisions("cpu")
    assert [each.key for each in found] == ["fp32", "bf16", "fp16"]
    assert found[0].available
    for each in found:
        assert each.available == (each.reason is None)
        assert each.detail is not None


@pytest.mark.parametrize("flag", ["avx512_bf16", "amx_bf16", "bf16"])
def test_bfloat16_on_processors_with_instructions_for_it(
    flag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"avx2": True, flag: True}
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: known, raising=False)
    monkeypatch.setattr(torch.backends.mkldnn, "is_available", lambda: True)
    assert option("cpu", "bf16").available
    known[flag] = False
    assert str(option("cpu", "bf16").reason) == (
        "This processor computes bfloat16 slower than float32."
    )
    known[flag] = True
    monkeypatch.setattr(torch.backends.mkldnn, "is_available", lambda: False)
    assert not option("cpu", "bf16").available


def test_an_older_torch_is_helped_by_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch.cpu, "get_capabilities", raising=False)
    monkeypatch.setattr(torch.backends.mkldnn, "is_available", lambda: True)
    said = "flags\t\t: fpu avx512f avx512_bf16 avx512_vnni\n"
    monkeypatch.setattr(Path, "read_text", lambda *_: said)
    assert option("cpu", "bf16").available

    def missing(*_: object) -> str:
        raise OSError

    monkeypatch.setattr(Path, "read_text", missing)
    assert not option("cpu", "bf16").available


def test_float16_is_not_for_processors() -> None:
    assert "for graphics cards" in str(option("cpu", "fp16").reason)


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A graphics card of NVIDIA's generation 9."""
    monkeypatch.setattr(torch.cuda, "device", contextlib.nullcontext)
    monkeypatch.setattr(torch.version, "hip", None)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: (9, 0))
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda *, including_emulation: True)
    return monkeypatch


def test_graphics_cards(card: pytest.MonkeyPatch) -> None:
    assert all(each.available for each in precisions("cuda:1"))
    card.setattr(
        torch.cuda, "is_bf16_supported", lambda *, including_emulation: including_emulation
    )
    card.setattr(torch.cuda, "get_device_capability", lambda: (7, 5))
    assert str(option("cuda:0", "bf16").reason) == "This graphics card has no bfloat16."
    assert option("cuda:0", "fp16").available
    card.setattr(torch.cuda, "get_device_capability", lambda: (6, 1))
    assert "gains nothing" in str(option("cuda:0", "fp16").reason)


def test_apple_gpus(monkeypatch: pytest.MonkeyPatch) -> None:
    system = [15, 0]
    monkeypatch.setattr(
        torch.backends.mps, "is_macos_or_newer", lambda major, minor: system >= [major, minor]
    )
    assert all(each.available for each in precisions("mps"))
    system[0] = 13
    assert str(option("mps", "bf16").reason) == "It needs macOS 14 or later."
    assert option("mps", "fp16").available


def test_other_accelerators_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"supported_dtypes": {torch.float32, torch.bfloat16}}
    monkeypatch.setattr(torch.accelerator, "get_device_capability", lambda _: said, raising=False)
    assert option("xpu:0", "bf16").available
    assert "does not know" in str(option("xpu:0", "fp16").reason)
    monkeypatch.delattr(torch.accelerator, "get_device_capability")
    assert [each.available for each in precisions("xpu:0")] == [True, False, False]


@pytest.mark.parametrize("kind", [torch.bfloat16, torch.float16])
def test_local_response_normalisation_in_two_bytes(kind: torch.dtype) -> None:
    module = nn.LocalResponseNorm(5, alpha=1.0)
    value = torch.linspace(-400, 400, 1 * 8 * 3 * 3).reshape(1, 8, 3, 3).to(kind)
    made = forward(module, value)
    assert made.dtype == kind
    # The squares are beyond float16.
    torch.testing.assert_close(made.float(), module(value.float()), rtol=1e-2, atol=1e-3)


def test_other_modules_are_just_called() -> None:
    module = nn.Linear(3, 2)
    value = torch.ones(1, 3)
    assert torch.equal(forward(module, value), module(value))
    pool = nn.AdaptiveAvgPool2d((7, 7))
    maps = torch.randn(1, 2, 10, 9)
    assert torch.equal(forward(pool, maps), pool(maps))


@pytest.mark.parametrize(
    ("kind", "sides", "target", "uneven"),
    [
        ("mps", (10, 14), (7, 7), True),
        ("mps", (14, 10), 7, True),
        ("mps", (14, 7), (7, 7), False),
        ("mps", (5, 9), (1, 1), False),
        ("mps", (5, 9), (None, 3), False),
        ("cpu", (10, 10), (7, 7), False),
    ],
)
def test_pools_that_apple_gpus_do_not_know(
    kind: str, sides: tuple[int, int], target: object, uneven: bool
) -> None:
    module = SimpleNamespace(output_size=target)
    value = SimpleNamespace(device=SimpleNamespace(type=kind), shape=(1, 4, *sides))
    assert precision._uneven(module, value) is uneven


def test_such_a_pool_goes_over_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(precision, "_uneven", lambda *_: True)
    monkeypatch.setattr(torch.Tensor, "cpu", lambda self: seen.append("cpu") or self)
    pool = nn.AdaptiveAvgPool2d((7, 7))
    maps = torch.randn(1, 2, 10, 9)
    assert torch.equal(forward(pool, maps), nn.functional.adaptive_avg_pool2d(maps, 7))
    assert seen == ["cpu"]
