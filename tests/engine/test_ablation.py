"""Switching channels and layers off is the same as zeroing them in torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from vgg_explorer.arch.ablation import NONE, Ablation
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import fresh
from vgg_explorer.engine import predict, runs
from vgg_explorer.engine.activations import ChannelMap, LayerMaps, Output
from vgg_explorer.engine.build import Network, build, module_for
from vgg_explorer.engine.weights import WeightStore, state_dict
from vgg_explorer.engine.workbench import Workbench

SPECS = {
    "plain": replace(PRESETS["vgg_tiny"].spec, features=parse("6 6 M 8 8 M"), input=(3, 20, 16)),
    "norm": replace(
        PRESETS["vgg_mini"].spec, features=parse("4 4 M 8 8 M"), input=(3, 24, 20), batch_norm=True
    ),
    "dropout": replace(PRESETS["vgg_tiny"].spec, features=parse("4 D A L 8 M"), input=(3, 16, 16)),
    "dense": replace(
        PRESETS["vgg_tiny"].spec, features=parse("4 M 8 M"), head="conv", input=(3, 16, 16)
    ),
}


def picture(spec: ArchSpec) -> Tensor:
    return torch.randn(1, *spec.input, generator=torch.Generator().manual_seed(3))


def inspected(
    bench: Workbench, spec: ArchSpec, layer: str, ablation: Ablation = NONE
) -> tuple[LayerMaps, Tensor]:
    reports = list(bench.inspect(spec, "a", lambda: picture(spec), layer, ablation=ablation))
    (maps,) = (report for report in reports if isinstance(report, LayerMaps))
    assert isinstance(reports[-1], Output)
    return maps, reports[-1].logits


def in_torch(spec: ArchSpec, ablation: Ablation) -> tuple[dict[str, Tensor], Tensor]:
    """Return all layers' outputs and the logits, by plain hooks on an ordinary network."""
    analysis = analyze(spec)
    network: Network = build(spec, init=False, inplace=False).eval()
    store, assignment = WeightStore(), fresh(analysis.rows)
    store.use(assignment)
    wanted = network.state_dict()
    made = dict(filter(None, state_dict(assignment, store)))
    # In a dense head the same numbers have another shape.
    network.load_state_dict({n: t.view(wanted[n].shape) for n, t in made.items()}, strict=False)
    outputs: dict[str, Tensor] = {}

    def hook(name: str, count: int) -> Callable[[nn.Module, Any, Tensor], Tensor]:
        def changed(_module: nn.Module, _inputs: object, output: Tensor) -> Tensor:
            output = output.clone()
            scaling = ablation.of(name)
            output *= scaling.layer
            for channel, factor in scaling.channels:
                if channel < count:
                    output[:, channel] *= factor
            outputs[name] = output
            return output

        return changed

    for group in analysis.groups:
        module = network.get_submodule(group.rows[-1].path)
        module.register_forward_hook(hook(group.name, group.out_shape[0]))
    with torch.no_grad():
        return outputs, network(picture(spec))


@pytest.mark.parametrize("key", SPECS)
def test_it_is_the_same_as_zeroing_in_torch(key: str) -> None:
    spec, bench = SPECS[key], Workbench()
    groups = analyze(spec).groups
    changes = [NONE.with_channel(group.name, 1, 0.0) for group in groups]
    changes += [NONE.with_layer(group.name, 0.0) for group in groups[:-1]]
    changes.append(
        NONE.with_channel(groups[0].name, 0, 0.0)
        .with_channel(groups[1].name, 2, 1.7)
        .with_layer(groups[0].name, 0.5)
    )
    for ablation in changes:
        expected, logits = in_torch(spec, ablation)
        touched = {name for name, _ in ablation.layers}
        for group in groups:
            if len(touched) == 1 and group.name not in touched:
                continue
            maps, found = inspected(bench, spec, group.name, ablation)
            torch.testing.assert_close(
                torch.tensor(maps.post), expected[group.name][0], rtol=1e-6, atol=1e-6
            )
        torch.testing.assert_close(found, logits, rtol=1e-6, atol=1e-6)


def test_what_is_off_is_zero_even_where_it_was_not_finite() -> None:
    value = torch.tensor([[1.0, float("inf"), float("nan"), -2.0]])
    scaling = NONE.with_channel("x", 1, 0.0).with_channel("x", 2, 0.0).of("x")
    assert runs.scaled(value, scaling).tolist() == [[1.0, 0.0, 0.0, -2.0]]
    assert value[0, 1] == float("inf"), "the value that is kept must stay as it is"


def test_before_the_activation_nothing_is_changed() -> None:
    spec = SPECS["plain"]
    bench = Workbench()
    whole, _ = inspected(bench, spec, "conv1_1")
    maps, _ = inspected(bench, spec, "conv1_1", NONE.with_channel("conv1_1", 0, 0.0))
    assert maps.pre is not None
    assert whole.pre is not None
    assert (maps.pre == whole.pre).all()
    assert not maps.post[0].any()
    assert (maps.post[1:] == whole.post[1:]).all()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the modules with weights that are computed."""
    computed: list[str] = []

    def noted(row: Row, **options: Any) -> nn.Module:
        module = module_for(row, **options)
        if row.kind in (Kind.CONV, Kind.LINEAR):
            module.register_forward_hook(lambda *_: computed.append(row.path))
        return module

    monkeypatch.setattr(runs, "module_for", noted)
    return computed


def test_work_begins_at_the_first_layer_that_is_changed(calls: list[str]) -> None:
    spec, bench = SPECS["plain"], Workbench()
    rows = analyze(spec).rows
    weighted = [row.path for row in rows if row.kind in (Kind.CONV, Kind.LINEAR)]
    inspected(bench, spec, "conv1_1")
    assert calls == weighted
    calls.clear()
    inspected(bench, spec, "conv1_1", NONE.with_channel("conv2_1", 0, 0.0))
    behind = weighted[weighted.index("features.5") + 1 :]
    assert calls == behind, "what enters the activation of conv2_1 was at hand"


def test_the_way_back_costs_nothing(calls: list[str]) -> None:
    spec, bench = SPECS["plain"], Workbench()
    whole, logits = inspected(bench, spec, "conv2_1")
    off = NONE.with_channel("conv2_1", 0, 0.0)
    changed, changed_logits = inspected(bench, spec, "conv2_1", off)
    assert not torch.equal(logits, changed_logits)
    calls.clear()
    again, again_logits = inspected(bench, spec, "conv2_1")
    assert again is whole
    assert torch.equal(again_logits, logits)
    assert inspected(bench, spec, "conv2_1", off)[0] is changed
    assert not calls


def test_a_channel_for_the_strip_is_of_the_ablated_network() -> None:
    spec, bench = SPECS["plain"], Workbench()
    off = NONE.with_layer("conv1_1", 0.0)
    steps = bench.inspect_channel(
        spec, "a", lambda: picture(spec), "conv1_1", 2, "post", ablation=off
    )
    (found,) = (step for step in steps if isinstance(step, ChannelMap))
    assert not found.values.any()


def test_channels_that_the_layer_has_not_are_passed_over() -> None:
    spec, bench = SPECS["plain"], Workbench()
    _, logits = inspected(bench, spec, "conv1_1")
    _, found = inspected(bench, spec, "conv1_1", NONE.with_channel("conv1_1", 4000, 0.0))
    assert torch.equal(found, logits)


def test_the_answer_of_the_whole_network_is_the_one_without_ablation() -> None:
    spec, bench = SPECS["plain"], Workbench()
    _, logits = inspected(bench, spec, "conv1_1")
    inspected(bench, spec, "conv1_1", NONE.with_layer("conv1_1", 0.0))
    (found,) = (
        step for step in bench.answer(spec, "a", lambda: picture(spec)) if isinstance(step, Output)
    )
    assert torch.equal(found.logits, logits)


def test_predictions_are_compared_with_those_of_the_whole_network() -> None:
    logits = torch.tensor([[0.0, 3.0, 1.0]])
    whole = torch.tensor([[4.0, 0.0, 1.0]])
    spec = replace(PRESETS["vgg_tiny"].spec, num_classes=3)
    found = predict.predictions(logits, spec, text("random"), ("a", "b", "c"), whole)
    shares = whole.softmax(1)[0].double().tolist()
    assert [name for name, _ in found.scores] == ["b", "c", "a"]
    assert [name for name, _ in found.whole] == ["b", "c", "a", "a"]
    assert [share for _, share in found.whole] == pytest.approx(
        [shares[1], shares[2], shares[0], shares[0]], abs=1e-6
    )
    assert not predict.predictions(logits, spec, text("random"), ("a", "b", "c")).whole
