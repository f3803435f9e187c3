"""Figures of a layer's values, against numpy."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError, replace
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.engine import activations
from vgg_explorer.engine.activations import BINS, LayerMaps, Stats, channel_of
from vgg_explorer.engine.loaded import finish

SPEC = PRESETS["vgg_tiny"].spec


def stats_of(values: torch.Tensor) -> Stats:
    return finish(activations.stats_of(values))


def maps_of(*parameters: Any) -> LayerMaps:
    return finish(activations.maps_of(*parameters))


@pytest.mark.parametrize("relu", [False, True])
@pytest.mark.parametrize("shape", [(64, 31, 33), (1000,), (1,), (3, 1, 1), (2, 5, 5)])
def test_stats_are_those_of_numpy(shape: tuple[int, ...], relu: bool) -> None:
    values = torch.randn(shape, generator=torch.Generator().manual_seed(0))
    values = values.relu() if relu else values
    stats = stats_of(values)
    array = values.numpy()
    assert (stats.minimum, stats.maximum) == (float(array.min()), float(array.max()))
    assert stats.mean == pytest.approx(float(array.mean(dtype=np.float64)), abs=1e-9)
    assert stats.std == pytest.approx(float(array.std(dtype=np.float64)), rel=1e-5, abs=1e-9)
    assert stats.zeros == float((array == 0).mean())
    assert stats.not_finite == 0
    assert (stats.low, stats.high) == (stats.minimum, stats.maximum)
    assert sum(stats.counts) == array.size
    if array.size > 1:
        expected = np.histogram(array, BINS)[0]
        # A value on an edge may be counted on its other side.
        assert np.abs(np.cumsum(stats.counts) - np.cumsum(expected)).max() <= 3


def test_large_maps_are_counted_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    values = torch.randn(5, 7, 11)
    whole = stats_of(values)
    monkeypatch.setattr(activations, "_PART", 13)
    monkeypatch.setattr(activations, "_PAUSE", 40)
    parts = stats_of(values)
    assert parts.mean == pytest.approx(whole.mean)
    assert parts.std == pytest.approx(whole.std)
    assert replace(parts, mean=whole.mean, std=whole.std) == whole


@pytest.mark.parametrize("shape", [(1, 300, 20, 30), (1, 5000)])
def test_large_maps_can_be_left_at_any_part(
    shape: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activations, "_PAUSE", 1000)
    values = torch.randn(shape)
    laid_out = values.contiguous(memory_format=torch.channels_last) if values.ndim == 4 else values
    steps = activations.maps_of("conv1_1", SPEC, laid_out, laid_out.relu(), "picture")
    shares = list(steps)
    assert len(shares) > 4 * values.numel() // 1000 - 10
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1
    maps = maps_of("conv1_1", SPEC, laid_out, laid_out.relu(), "picture")
    assert maps.pre is not None
    assert np.array_equal(maps.pre, values[0].numpy())
    assert np.array_equal(maps.post, values[0].relu().numpy())
    assert maps.post_stats == stats_of(values[0].relu())


def test_not_finite_values_are_counted_and_left_out() -> None:
    stats = stats_of(torch.tensor([1.0, math.nan, 3.0, math.inf, -math.inf, 0.0]))
    assert stats.not_finite == 3
    assert (stats.minimum, stats.maximum) == (0.0, 3.0)
    assert stats.mean == pytest.approx(4 / 3)
    assert stats.std == pytest.approx(math.sqrt(14) / 3)
    assert stats.zeros == pytest.approx(1 / 6)
    assert sum(stats.counts) == 3


def test_nothing_finite() -> None:
    stats = stats_of(torch.full((2, 3, 3), math.nan))
    assert stats.not_finite == 18
    assert (stats.minimum, stats.maximum, stats.mean, sum(stats.counts)) == (0, 0, 0, 0)


def test_constant_values_are_in_the_first_bin() -> None:
    stats = stats_of(torch.full((4, 3, 3), 2.5))
    assert stats.counts == (36,) + (0,) * (BINS - 1)
    assert (stats.low, stats.high, stats.mean, stats.std) == (2.5, 2.5, 2.5, 0)


@settings(max_examples=100, deadline=None)
@given(
    values=st.lists(
        st.floats(width=32, allow_nan=True, allow_infinity=True), min_size=1, max_size=30
    )
)
def test_any_values_give_figures(values: list[float]) -> None:
    """Also the largest and smallest float32, where differences overflow."""
    stats = stats_of(torch.tensor(values))
    finite = [value for value in values if math.isfinite(value)]
    assert sum(stats.counts) == len(finite)
    assert stats.not_finite == len(values) - len(finite)
    if finite:
        assert (stats.minimum, stats.maximum) == (min(finite), max(finite))
        assert stats.minimum <= stats.mean <= stats.maximum or stats.mean == pytest.approx(
            math.fsum(finite) / len(finite), rel=1e-6
        )


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16, torch.float64])
def test_maps_are_plain_float32_whatever_the_network_computes_in(dtype: torch.dtype) -> None:
    values = torch.randn(1, 3, 4, 5).to(dtype).contiguous(memory_format=torch.channels_last)
    maps = maps_of("conv1_1", SPEC, values, values.relu(), "picture")
    for array, expected in ((maps.pre, values), (maps.post, values.relu())):
        assert array is not None
        assert (array.dtype, array.shape) == (np.float32, (3, 4, 5))
        assert array.flags.c_contiguous
        assert not array.flags.writeable
        assert np.array_equal(array, expected[0].float().numpy())


def test_stages() -> None:
    values = torch.randn(1, 10)
    maps = maps_of("fc6", SPEC, values, values.relu(), "picture")
    assert maps.array("pre") is maps.pre
    assert maps.array("post") is maps.post
    assert maps.stats("pre") is maps.pre_stats
    assert maps.stats("post") is maps.post_stats
    alone = maps_of("pool1", SPEC, None, values, "picture")
    assert alone.array("pre") is alone.post
    assert alone.stats("pre") is alone.post_stats
    with pytest.raises(FrozenInstanceError):
        alone.layer = "other"


@pytest.mark.parametrize(
    ("shape", "side", "reduced"),
    [
        ((5, 7), 128, (5, 7)),
        ((128, 128), 128, (128, 128)),
        ((224, 224), 128, (112, 112)),
        ((30, 130), 128, (15, 65)),
        ((257, 300), 100, (86, 100)),
        ((40, 40), None, (40, 40)),
    ],
)
def test_a_channel_is_reduced_but_its_figures_are_not(
    shape: tuple[int, int], side: int | None, reduced: tuple[int, int]
) -> None:
    value = torch.randn((1, 3, *shape), generator=torch.Generator().manual_seed(0))
    found = channel_of(value, 1, side)
    plane = value[0, 1].numpy()
    assert found.values.shape == reduced
    assert not found.values.flags.writeable
    assert found.shape == shape
    assert (found.minimum, found.maximum) == (float(plane.min()), float(plane.max()))
    assert found.mean == pytest.approx(float(plane.mean(dtype=np.float64)), abs=1e-9)
    factor = -(-max(shape) // side) if side is not None else 1
    assert found.values[0, 0] == pytest.approx(plane[:factor, :factor].mean(), abs=1e-6)
    # The last square may be smaller; its mean is that of what it has.
    row, column = ((length - 1) // factor * factor for length in shape)
    assert found.values[-1, -1] == pytest.approx(plane[row:, column:].mean(), abs=1e-6)


def test_a_channel_without_numbers() -> None:
    value = torch.full((1, 1, 2, 2), math.nan)
    found = channel_of(value, 0)
    assert found.not_finite == 4
    assert all(math.isnan(known) for known in (found.minimum, found.mean, found.maximum))
    value[0, 0, 0] = torch.tensor([3.0, math.inf])
    found = channel_of(value, 0)
    assert (found.minimum, found.mean, found.maximum, found.not_finite) == (3.0, 3.0, 3.0, 3)
    unit = channel_of(torch.tensor([[1.0, 2.0]]), 1)
    assert unit.values.tolist() == [[2.0]]
    assert (unit.minimum, unit.shape) == (2.0, (1, 1))
