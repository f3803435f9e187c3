"""Every byte that the program tells, against what torch keeps and has alive."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from strategies import valid_specs
from tracking import (
    OPTIMISERS,
    fake_saved,
    fake_step_peak,
    inference_peak,
    saved_tensors,
    step_peak,
)

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.memory import Training, kept, training
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.tokens import Conv
from vgg_explorer.engine.build import build

WITH_LRN = {"vgg_a_lrn", "alexnet_2012"}


def small(key: str) -> ArchSpec:
    """A preset that real tensors take a moment for: a small picture, a narrow classifier."""
    spec = PRESETS[key].spec
    classifier = tuple(
        replace(token, units=32) if hasattr(token, "units") else token for token in spec.classifier
    )
    sizes = (
        replace(spec, input=(3, side, side), classifier=classifier)
        for side in (32, 63, 95, spec.input[1])
    )
    return next(smaller for smaller in sizes if analyze(smaller).problem is None)


def told(figures: Training) -> int:
    return figures.activations.total + figures.weight_copies


def fake_statistics(analysis: Analysis, precision: str) -> int:
    """Fake batch norms keep low-precision statistics under autocast; real ones keep float32."""
    return 0 if precision == "fp32" else analysis.totals.saved.once // 2


# What autograd keeps


@pytest.mark.parametrize(
    ("key", "precision"),
    [*itertools.product(PRESETS, ("fp32", "bf16")), ("vgg16_bn", "fp16"), ("alexnet_2012", "fp16")],
)
def test_kept_bytes_of_presets(key: str, precision: str) -> None:
    analysis = analyze(PRESETS[key].spec)
    torchs = sum(saved.size for saved in fake_saved(analysis.spec, 3, precision))
    assert torchs == told(training(analysis, 3, "sgd", precision)) - fake_statistics(
        analysis, precision
    )


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
@pytest.mark.parametrize("key", PRESETS)
def test_kept_bytes_of_real_tensors(key: str, precision: str) -> None:
    analysis = analyze(small(key))
    assert analysis.problem is None
    net = build(analysis.spec, init=False).train()
    saved = saved_tensors(net, torch.zeros(2, *analysis.spec.input), precision)
    assert sum(tensor.size for tensor in saved) == told(training(analysis, 2, "sgd", precision))


@settings(max_examples=100, deadline=None)
@given(spec=valid_specs())
def test_kept_bytes_of_random_specs(spec: ArchSpec) -> None:
    analysis = analyze(spec)
    for precision in ("fp32", "bf16"):
        torchs = sum(saved.size for saved in fake_saved(spec, 3, precision))
        ours = told(training(analysis, 3, "sgd", precision))
        assert torchs == ours - fake_statistics(analysis, precision)


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
@pytest.mark.parametrize("key", ["vgg16", "vgg16_bn", "alexnet_2012", "nin_imagenet", "vgg_c"])
def test_kept_bytes_by_what_they_are_for(key: str, precision: str) -> None:
    analysis = analyze(PRESETS[key].spec)
    figures = training(analysis, 2, "sgd", precision)
    saved = fake_saved(analysis.spec, 2, precision)
    parts = figures.activations
    assert parts.indices == sum(s.size for s in saved if s.dtype == torch.int64)
    assert parts.masks == sum(s.size for s in saved if s.module == "Dropout")
    assert parts.rest == sum(s.size for s in saved if s.module == "LocalResponseNorm")
    norms = sum(s.size for s in saved if s.module == "BatchNorm2d" and s.dims == 1)
    assert parts.statistics == norms + fake_statistics(analysis, precision)
    assert parts.indices
    assert parts.masks
    assert (parts.statistics > 0) == analysis.spec.batch_norm
    assert (parts.rest > 0) == (key == "alexnet_2012")
    assert (figures.weight_copies > 0) == (precision == "bf16")
    copies = sum(
        row.params - row.out_shape[0] for row in analysis.rows if row.kind in {"conv", "linear"}
    )
    assert figures.weight_copies == (2 * copies if precision == "bf16" else 0)


def test_kept_bytes_of_each_layer_are_the_total() -> None:
    analysis = analyze(PRESETS["vgg16_bn"].spec)
    rows = kept(analysis, 5, "bf16")
    assert len(rows) == len(analysis.rows)
    total = training(analysis, 5, "sgd", "bf16").activations
    assert sum(row.total for row in rows) == total.total
    assert sum(row.indices for row in rows) == total.indices
    for row, bytes_ in zip(analysis.rows, rows, strict=True):
        assert (bytes_.indices > 0) == (row.kind is Kind.MAX_POOL)
        assert (bytes_.masks > 0) == (row.kind is Kind.DROPOUT)
        assert (bytes_.statistics > 0) == (row.kind is Kind.NORM)


def test_layers_in_front_of_the_first_weights_keep_nothing() -> None:
    spec = replace(PRESETS["vgg_tiny"].spec, features=parse("R M L D A 8 M"))
    rows = kept(analyze(spec))
    assert [row.total for row in rows[:5]] == [0] * 5
    assert rows[5].total == 4 * 3 * 8 * 8


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
@pytest.mark.parametrize("key", PRESETS)
def test_kept_bytes_on_cuda_are_nearly_those_on_the_cpu(key: str, precision: str) -> None:
    """Dropout keeps one byte a value there; autocast runs less of LRN in float32."""
    analysis = analyze(PRESETS[key].spec)
    cuda = sum(saved.size for saved in fake_saved(analysis.spec, 3, precision, "cuda"))
    near = 0.05 if key in WITH_LRN and precision == "bf16" else 0.02
    assert told(training(analysis, 3, "sgd", precision)) == pytest.approx(cuda, rel=near)


# What else a training step takes


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
@pytest.mark.parametrize("optimiser", OPTIMISERS)
def test_parameters_gradients_states_and_buffers(optimiser: str, precision: str) -> None:
    spec = PRESETS["vgg_mini"].spec
    figures = training(analyze(spec), 2, optimiser, precision)
    net = build(replace(spec, input=(3, 32, 32)))
    update = OPTIMISERS[optimiser](net.parameters())
    with torch.autocast("cpu", torch.bfloat16, enabled=precision == "bf16"):
        out = net(torch.randn(2, 3, 32, 32))
    out.float().sum().backward()
    update.step()
    assert figures.parameters == sum(p.nbytes for p in net.parameters())
    assert figures.gradients == sum(p.grad.nbytes for p in net.parameters() if p.grad is not None)
    assert figures.buffers == sum(b.nbytes for b in net.buffers())
    states = [
        value
        for state in update.state.values()
        for name, value in state.items()
        if name != "step" and isinstance(value, torch.Tensor)
    ]
    assert figures.optimiser == sum(value.nbytes for value in states)
    assert figures.total == sum(
        (
            figures.parameters,
            figures.gradients,
            figures.optimiser,
            figures.buffers,
            told(figures),
        )
    )


@pytest.mark.parametrize("batch", [1, 8])
@pytest.mark.parametrize("key", PRESETS)
def test_totals_say_the_same(key: str, batch: int) -> None:
    analysis = analyze(PRESETS[key].spec)
    for optimiser in OPTIMISERS:
        figures = training(analysis, batch, optimiser)
        assert figures.total == analysis.totals.training_bytes(batch, optimiser)
        assert figures.weight_copies == 0


# The most that is alive together


@pytest.mark.parametrize("key", PRESETS)
def test_inference_peak_of_presets(key: str) -> None:
    analysis = analyze(PRESETS[key].spec)
    images = torch.empty(1, *analysis.spec.input, device="meta")
    assert inference_peak(build(analysis.spec, "meta"), images) == analysis.totals.inference_bytes


@settings(max_examples=150, deadline=None)
@given(spec=valid_specs())
def test_inference_peak_of_random_specs(spec: ArchSpec) -> None:
    images = torch.empty(1, *spec.input, device="meta")
    assert inference_peak(build(spec, "meta"), images) == analyze(spec).totals.inference_bytes


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
@pytest.mark.parametrize(("optimiser", "batch"), [("adamw", 1), ("sgd", 32)])
@pytest.mark.parametrize("key", PRESETS)
def test_step_peak_of_presets(key: str, optimiser: str, batch: int, precision: str) -> None:
    analysis = analyze(PRESETS[key].spec)
    ours = training(analysis, batch, optimiser, precision).peak
    torchs = fake_step_peak(analysis.spec, batch, optimiser, precision)
    # Step counters and, in low precision, the statistics of fake batch norms are the rest.
    assert ours == pytest.approx(torchs, rel=5e-4)


@pytest.mark.parametrize("optimiser", OPTIMISERS)
@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_step_peak_of_real_tensors(precision: str, optimiser: str) -> None:
    analysis = analyze(replace(PRESETS["vgg_mini"].spec, input=(3, 48, 48)))
    images = torch.zeros(4, 3, 48, 48)
    torchs = step_peak(build(analysis.spec).train(), images, optimiser, precision)
    assert training(analysis, 4, optimiser, precision).peak == pytest.approx(torchs, rel=1e-3)


@settings(max_examples=60, deadline=None)
@given(spec=valid_specs())
def test_step_peak_of_random_specs(spec: ArchSpec) -> None:
    # The promise is for networks that begin with a convolution; this one changes no shape.
    spec = replace(spec, features=(Conv(spec.input[0], kernel=1), *spec.features))
    analysis = analyze(spec)
    normed = any(row.kind is Kind.LRN for row in analysis.rows)
    for precision in ("fp32",) if normed else ("fp32", "bf16"):
        ours = training(analysis, 3, "sgd", precision).peak
        torchs = fake_step_peak(spec, 3, "sgd", precision)
        assert ours == pytest.approx(torchs, rel=0.02, abs=256)


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_step_peak_of_an_activation_on_a_view(precision: str) -> None:
    spec = ArchSpec("view", parse("4k1"), parse("R", "classifier"), input=(4, 7, 7))
    ours = training(analyze(spec), 3, "sgd", precision).peak
    assert ours == fake_step_peak(spec, 3, "sgd", precision)


def test_a_peak_is_at_least_what_one_step_needs() -> None:
    for optimiser in OPTIMISERS:
        figures = training(analyze(PRESETS["vgg16"].spec), 1, optimiser)
        assert figures.peak >= figures.parameters + figures.gradients + figures.optimiser


def test_training_of_a_network_without_layers() -> None:
    broken = analyze(replace(PRESETS["vgg16"].spec, num_classes=0))
    assert broken.rows == ()
    assert training(broken).total == 0
