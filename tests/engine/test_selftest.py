"""A device is compared with the CPU before its numbers are shown."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, get_args

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from vgg_explorer.engine import selftest
from vgg_explorer.engine.precision import Precision, precisions
from vgg_explorer.engine.selftest import check, compare, refusal


def test_the_cpu_in_float32_passes_without_computing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "compare", lambda *_: pytest.fail("it computed"))
    found = check("cpu", "fp32")
    assert found.passed
    assert found.difference == 0


@pytest.mark.parametrize("precision", get_args(Precision))
def test_the_cpu_agrees_with_itself(precision: Precision) -> None:
    found = compare("cpu", precision)
    assert found.passed
    # In fewer digits the values differ, but by little: far from what would be an error.
    low = {"fp32": 1e-9, "fp16": 1e-5, "bf16": 1e-4}[precision]
    assert low < found.difference < found.tolerance / 3
    said = f"{precision} agrees with the CPU within {selftest._percent(found.difference)}."
    assert str(found.what) == f"CPU in {said}"


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no NVIDIA GPU here")
def test_cuda_agrees_with_the_cpu() -> None:
    for option in precisions("cuda:0"):
        if option.available:
            found = check("cuda:0", option.key)
            assert found.passed, found.what


@pytest.mark.skipif(not torch.backends.mps.is_available(), reason="there is no Apple GPU here")
def test_mps_agrees_with_the_cpu() -> None:
    for option in precisions("mps"):
        if option.available:
            found = check("mps", option.key)
            assert found.passed, found.what


def plant(monkeypatch: pytest.MonkeyPatch, name: str, spoil: Callable[[Tensor], Tensor]) -> None:
    """Make an operation wrong, but not in float64, where the right values come from."""
    right = getattr(functional, name)

    def wrong(value: Tensor, *args: Any, **options: Any) -> Tensor:
        made: Tensor = right(value, *args, **options)
        return made if made.dtype == torch.float64 else spoil(made)

    monkeypatch.setattr(functional, name, wrong)


@pytest.mark.parametrize(
    ("name", "operation"),
    [
        ("conv2d", "Conv2d"),
        ("max_pool2d", "MaxPool2d"),
        ("avg_pool2d", "AvgPool2d"),
        ("adaptive_avg_pool2d", "AdaptiveAvgPool2d"),
        ("batch_norm", "BatchNorm2d"),
        ("local_response_norm", "LocalResponseNorm"),
        ("linear", "Linear"),
        ("softmax", "Softmax"),
        ("gelu", "GELU"),
        ("silu", "SiLU"),
    ],
)
def test_a_wrong_operation_is_named(
    name: str, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch, name, lambda made: made * 1.2)
    found = check("cpu", "bf16")
    assert not found.passed
    assert found.difference == pytest.approx(0.2, abs=0.02)
    assert f"CPU in bf16 computes {operation} wrongly" in str(found.what)
    assert "where 4.0 % would be rounding." in str(found.what)


def test_one_wrong_value_at_the_border_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(made: Tensor) -> Tensor:
        made = made.clone()
        made[..., -1, -1] = 0
        return made

    plant(monkeypatch, "adaptive_avg_pool2d", spoil)
    assert "AdaptiveAvgPool2d" in str(check("cpu", "bf16").what)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_number_fails(value: float, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, "conv2d", lambda made: made + value)
    found = check("cpu", "bf16")
    assert not found.passed
    assert math.isnan(found.difference)
    assert str(found.what) == ("CPU in bf16 computes Conv2d wrongly: some values are no numbers.")


def test_a_wrong_shape_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, "max_pool2d", lambda made: made[..., :-1])
    assert not check("cpu", "bf16").passed


def test_what_torch_raises_is_a_failed_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Tensor) -> Tensor:
        raise NotImplementedError("not implemented for 'BFloat16'\nand a long list")

    plant(monkeypatch, "linear", broken)
    found = check("cpu", "bf16")
    assert not found.passed
    assert str(found.what) == "CPU in bf16 fails its self-test: not implemented for 'BFloat16'"


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a NVIDIA GPU here")
def test_a_device_that_is_not_there_fails() -> None:
    found = check("cuda:0", "fp16")
    assert not found.passed
    assert "CUDA:0 in fp16 fails its self-test" in str(found.what)


def test_the_refusal_says_what_differs_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, "conv2d", lambda made: made * 2)
    error = refusal(check("cpu", "fp16"))
    assert "computes Conv2d wrongly: it differs from the CPU by 100 %" in str(error.what)
    assert str(error.hint).startswith("Use the CPU in float32")


@pytest.mark.parametrize(
    ("share", "written"),
    [(0, "0 %"), (3.49e-7, "0.000035 %"), (0.0286, "2.9 %"), (0.37, "37 %"), (12.0, "1200 %")],
)
def test_differences_are_written_with_two_digits(share: float, written: str) -> None:
    assert selftest._percent(share) == written
