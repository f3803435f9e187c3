"""Every layer as one small map: the mean over its channels, from one pass at most."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.weights import fresh
from vgg_explorer.engine import runs
from vgg_explorer.engine.activations import LayerMaps
from vgg_explorer.engine.build import BuildError, module_for
from vgg_explorer.engine.overview import SIDE, Overview, small_map
from vgg_explorer.engine.workbench import Workbench

SPEC = replace(PRESETS["vgg_tiny"].spec, features=parse("8 8 M 8 D 16 M"))


def picture(spec: ArchSpec) -> Tensor:
    return torch.randn(1, *spec.input, generator=torch.Generator().manual_seed(0))


def overview(bench: Workbench, spec: ArchSpec) -> Overview:
    *progress, found = bench.overview(
        spec, "a", lambda: picture(spec), assignment=fresh(analyze(spec).rows)
    )
    assert progress  # places where it can be cancelled
    assert isinstance(found, Overview)
    return found


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the modules that are computed."""
    computed: list[str] = []

    def noted(row: Row, **options: Any) -> nn.Module:
        module = module_for(row, **options)
        module.register_forward_hook(lambda *_: computed.append(row.path))
        return module

    monkeypatch.setattr(runs, "module_for", noted)
    return computed


@pytest.mark.parametrize("side", [(64, 64), (32, 20), (1, 1), (64, 3)])
def test_a_map_that_is_small_enough_is_the_mean_over_the_channels(side: tuple[int, int]) -> None:
    value = torch.randn(1, 5, *side)
    found = small_map(value)
    np.testing.assert_allclose(found, value[0].mean(0).numpy(), rtol=1e-5, atol=1e-6)
    assert found.dtype == np.float32
    assert not found.flags.writeable
    assert found.flags.c_contiguous


def test_a_larger_map_is_reduced_by_a_whole_factor() -> None:
    value = torch.randn(1, 3, 224, 130)
    found = small_map(value)
    assert found.shape == (56, 44)
    np.testing.assert_allclose(found[0, 0], value[0, :, :4, :3].mean(), rtol=1e-5)
    np.testing.assert_allclose(found[-1, -1], value[0, :, -4:, -1:].mean(), rtol=1e-5)


def test_features_are_one_row() -> None:
    value = torch.arange(4096.0)[None]
    found = small_map(value)
    assert found.shape == (1, SIDE)
    np.testing.assert_allclose(found[0, 1], value[0, 64:128].mean())
    assert small_map(torch.randn(1, 10)).shape == (1, 10)


def test_half_precision_is_summed_in_float32() -> None:
    value = torch.full((1, 4096, 2, 2), 60.0, dtype=torch.float16)
    np.testing.assert_allclose(small_map(value), 60.0)


@pytest.mark.parametrize("spec", [SPEC, PRESETS["nin"].spec], ids=["tiny", "nin"])
def test_every_layer_has_the_map_of_its_maps(spec: ArchSpec) -> None:
    bench = Workbench()
    found = overview(bench, spec)
    groups = analyze(spec).groups
    assert list(found.maps) == [group.name for group in groups]
    assert found.digest == "a"
    for group in groups[::3]:
        reports = bench.inspect(
            spec,
            "a",
            lambda: picture(spec),
            group.name,
            assignment=fresh(analyze(spec).rows),
        )
        (maps,) = (report for report in reports if isinstance(report, LayerMaps))
        expected = small_map(torch.tensor(maps.post)[None])
        np.testing.assert_allclose(found.maps[group.name], expected, rtol=1e-4, atol=1e-5)


def test_behind_a_pass_only_activations_are_applied_again(calls: list[str]) -> None:
    bench = Workbench()
    rows = analyze(SPEC).rows
    list(bench.inspect(SPEC, "a", lambda: picture(SPEC), "conv1_1", assignment=fresh(rows)))
    calls.clear()

    def never() -> Tensor:
        raise AssertionError

    list(bench.overview(SPEC, "a", never, assignment=fresh(rows)))
    passing = {row.path for row in rows if row.kind in {Kind.ACTIVATION, Kind.FLATTEN}}
    assert set(calls) <= passing
    assert len(calls) == len(set(calls))


def test_where_nothing_is_kept_it_is_one_pass(calls: list[str]) -> None:
    overview(Workbench(keep_bytes=0), SPEC)
    assert calls == [row.path for row in analyze(SPEC).rows if row.kind is not Kind.DROPOUT]


def test_a_broken_network_has_no_maps() -> None:
    broken = replace(SPEC, features=parse("8 M M M M M M M"))
    with pytest.raises(BuildError):
        list(Workbench().overview(broken, "a", lambda: picture(broken)))
