"""The kernels of a layer, with figures that numpy finds too, and what a file changed."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import WeightId, fresh
from vgg_explorer.engine import filters as module
from vgg_explorer.engine.kernels import Filters
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.engine.workbench import Workbench
from vgg_explorer.session.filtering import kernel_shape

SPEC = replace(
    PRESETS["vgg_tiny"].spec,
    features=parse("8 6g2 M"),
    avgpool=2,
    classifier=parse("10 D", "classifier"),
    num_classes=5,
)
ANALYSIS = analyze(SPEC)
WEIGHTS = fresh(ANALYSIS.rows)


def found(layer, before=None, bench=None, assignment=WEIGHTS, sources=()):
    group = ANALYSIS.group(layer)
    bench = bench or Workbench()
    which = assignment[group.path]
    shape = kernel_shape(ANALYSIS, group)
    steps = bench.filters(layer, which, shape, before, assignment=assignment, sources=sources)
    *progress, last = steps
    assert all(0 <= share <= 1 for share in progress)
    assert isinstance(last, Filters)
    return last, bench.weights.parameters(which)["weight"]


@pytest.mark.parametrize("layer", ["conv1_1", "conv1_2", "fc2", "fc3"])
def test_values_and_figures(layer):
    result, weight = found(layer)
    values = result.kernels.values
    np.testing.assert_array_equal(values, weight.reshape(values.shape).numpy())
    assert not values.flags.writeable
    flat = weight.reshape(len(weight), -1).double().numpy()
    figures = result.kernels.figures
    for name, expected in (
        ("l1", np.abs(flat).sum(1)),
        ("l2", np.linalg.norm(flat, axis=1)),
        ("mean", flat.mean(1)),
        ("deviation", flat.std(1)),
        ("minimum", flat.min(1)),
        ("maximum", flat.max(1)),
        ("zeros", (flat == 0).mean(1)),
    ):
        np.testing.assert_allclose(getattr(figures, name), expected, rtol=1e-6, atol=1e-7)
    assert sum(result.kernels.stats.counts) == values.size
    assert result.outputs == len(values)
    assert result.change is None


def test_rows_behind_a_flatten_have_the_shape_of_the_map():
    assert kernel_shape(ANALYSIS, ANALYSIS.group("fc2")) == (10, 6, 2, 2)
    assert kernel_shape(ANALYSIS, ANALYSIS.group("fc3")) == (5, 10, 1, 1)
    assert kernel_shape(ANALYSIS, ANALYSIS.group("conv1_2")) == (6, 4, 3, 3)
    assert kernel_shape(ANALYSIS, ANALYSIS.group("pool1")) is None


def test_nothing_is_copied_on_the_processor():
    result, weight = found("fc2")
    assert np.shares_memory(result.kernels.values, weight.numpy())


def test_what_a_file_changed():
    changed = torch.full((8, 3, 3, 3), 0.25)
    source = Loaded("1f", "a.pth", text("a.pth"), {"other.weight": changed})
    now = WeightId("other", (8, 3, 3, 3), source="1f")
    assignment = {**WEIGHTS, "features.0": now}
    before = WEIGHTS["features.0"]
    bench = Workbench()
    result, _ = found("conv1_1", before, bench, assignment, (source,))
    list(bench.weights.prepare(before))
    earlier = bench.weights.parameters(before)["weight"].numpy()
    assert result.earlier == pytest.approx(np.linalg.norm(earlier.ravel()), rel=1e-6)
    np.testing.assert_array_equal(result.change.values, 0.25 - earlier)
    np.testing.assert_allclose(
        result.change.figures.l2, np.linalg.norm((0.25 - earlier).reshape(8, -1), axis=1), rtol=1e-5
    )


def test_what_is_too_large_is_not_held_twice(monkeypatch):
    monkeypatch.setattr(module, "COMPARED", 100)
    before = replace(WEIGHTS["features.0"], seed=1)
    result, _ = found("conv1_1", before)
    assert (result.before, result.change) == (before, None)


def test_of_another_type_only_some_are_copied(monkeypatch):
    monkeypatch.setattr(module, "COPIED", 3 * 24)
    result, weight = found("fc2", bench=Workbench(precision="bf16"))
    assert result.kernels.values.shape == (3, 6, 2, 2)
    assert result.outputs == 10
    expected = weight[:3].float().reshape(3, 6, 2, 2).numpy()
    np.testing.assert_array_equal(result.kernels.values, expected)


def test_large_layers_come_in_parts(monkeypatch):
    monkeypatch.setattr(module, "_PART", 30)
    result, weight = found("conv1_1")
    np.testing.assert_allclose(
        result.kernels.figures.l1, weight.abs().sum((1, 2, 3)).numpy(), rtol=1e-5
    )


def test_weights_that_are_no_numbers():
    broken = torch.full((8, 3, 3, 3), torch.nan)
    broken[1:] = 1
    source = Loaded("1f", "a.pth", text("a.pth"), {"a.weight": broken})
    assignment = {**WEIGHTS, "features.0": WeightId("a", (8, 3, 3, 3), source="1f")}
    result, _ = found("conv1_1", assignment=assignment, sources=(source,))
    assert np.isnan(result.kernels.figures.l2[0])
    assert result.kernels.figures.l1[1] == 27
    assert result.kernels.stats.not_finite == 27
