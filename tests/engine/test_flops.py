"""Multiply-accumulates against torch's own counter; other operations against what torch runs."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from strategies import valid_specs
from torch.utils.flop_counter import FlopCounterMode

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.engine.build import build


def check(spec: ArchSpec) -> None:
    """The total, and each module alone."""
    analysis = analyze(spec)
    counter = FlopCounterMode(display=False)
    with counter, torch.no_grad():
        build(spec, "meta").eval()(torch.empty(1, *spec.input, device="meta"))
    assert counter.get_total_flops() == analysis.totals.flops == 2 * analysis.totals.macs
    counts = counter.get_flop_counts()
    for row in analysis.rows:
        counted = sum(counts.get(f"Network.{row.path}", {}).values())
        assert counted == row.flops == 2 * row.macs, row.path


@pytest.mark.parametrize("key", PRESETS)
def test_flops_of_presets(key: str) -> None:
    check(PRESETS[key].spec)


@settings(max_examples=100, deadline=None)
@given(spec=valid_specs())
def test_flops_of_random_specs(spec: ArchSpec) -> None:
    check(spec)


@pytest.mark.parametrize("key", ["vgg16", "alexnet"])
def test_flops_grow_with_the_batch_alone(key: str) -> None:
    analysis = analyze(PRESETS[key].spec)
    counter = FlopCounterMode(display=False)
    with counter, torch.no_grad():
        build(analysis.spec, "meta")(torch.empty(5, *analysis.spec.input, device="meta"))
    assert counter.get_total_flops() == 5 * analysis.totals.flops
