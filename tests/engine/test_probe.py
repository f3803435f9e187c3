"""One unit followed by hand gives what torch computes, for any network, layer and unit."""

import random
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import valid_specs

from vgg_explorer.arch.ablation import NONE
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ACTIVATIONS, ArchSpec
from vgg_explorer.engine.activations import LayerMaps
from vgg_explorer.engine.build import build
from vgg_explorer.engine.probe import probe
from vgg_explorer.engine.probed import (
    Activated,
    Normalised,
    Pooled,
    Responses,
    Scaled,
    Unchanged,
    Weighted,
)
from vgg_explorer.engine.workbench import Workbench

BASE = replace(PRESETS["vgg_tiny"].spec, avgpool=2, classifier=(), num_classes=5, input=(3, 24, 20))


def run(spec, seed=0):
    """Return the groups, with their modules, what enters and what leaves."""
    torch.manual_seed(seed)
    network = build(spec, inplace=False).eval()
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_()
            module.running_var.uniform_(0.5, 2)
            torch.nn.init.normal_(module.weight)
            torch.nn.init.normal_(module.bias)
        if isinstance(module, (torch.nn.Conv2d, torch.nn.Linear)):
            torch.nn.init.normal_(module.weight, 0, 0.2)
            if module.bias is not None:
                torch.nn.init.normal_(module.bias)
    value = torch.randn(1, *spec.input)
    made = []
    with torch.inference_mode():
        for group in analyze(spec).groups:
            modules = [network.get_submodule(row.path) for row in group.rows]
            entering = value
            for module in modules:
                value = module(value)
            made.append((group, modules, entering, value[0]))
    return made


def agrees(found, entering, left):
    """Whether a probe has torch's value, within rounding of what was added."""
    expected = float(left[(found.channel, *(found.unit or ()))])
    scale = max(abs(expected), float(entering.abs().max()), 1e-3)
    first = found.steps[0]
    if isinstance(first, Weighted):
        scale = max(scale, float(np.abs(first.patch * first.kernel).sum()))
    if isinstance(found.steps[1] if len(found.steps) > 1 else None, Normalised):
        scale *= max(1.0, abs(found.steps[1].weight) / np.sqrt(found.steps[1].variance))
    assert found.value == pytest.approx(expected, rel=1e-5, abs=1e-5 * scale)


def any_unit(left, chance):
    return chance.randrange(left.shape[0]), (
        (chance.randrange(left.shape[1]), chance.randrange(left.shape[2]))
        if left.ndim == 3
        else None
    )


@settings(deadline=None, max_examples=40)
@given(valid_specs(), st.integers(0, 2**16))
def test_any_unit_of_any_layer(spec, seed):
    chance = random.Random(seed)
    for group, modules, entering, left in run(spec, seed):
        for _ in range(3):
            channel, unit = any_unit(left, chance)
            found = probe(group, modules, entering, channel, unit)
            assert [step.path for step in found.steps] == [row.path for row in group.rows]
            agrees(found, entering, left)


CFGS = {
    "plain": "8",
    "stride and no padding": "6k5s3p0",
    "padding beyond": "4k3p4",
    "dilated": "4d2 4d3p3",
    "groups": "12 12g3 12g12",
    "one by one": "8 8k1",
    "pools": "4 M Mk3s2 Mk3s2p1 Mk3s2c",
    "means": "4 A Ak3s2 Ak3s2p1c",
    "responses": "9 L",
    "NiN block": "N8k5s2p0 M D",
}


@pytest.mark.parametrize("cfg", CFGS.values(), ids=CFGS)
@pytest.mark.parametrize("batch_norm", [False, True])
def test_every_corner_of_every_entry(cfg, batch_norm):
    spec = replace(BASE, features=parse(cfg), batch_norm=batch_norm, bias=not batch_norm)
    for group, modules, entering, left in run(spec):
        ends = (0, -1)
        for channel in ends:
            units = [None] if left.ndim == 1 else [(y, x) for y in ends for x in ends]
            for unit in units:
                at = unit and (unit[0] % left.shape[1], unit[1] % left.shape[2])
                found = probe(group, modules, entering, channel % left.shape[0], at)
                agrees(found, entering, left)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_activations(activation):
    spec = replace(BASE, features=parse("6"), activation=activation)
    group, modules, entering, left = run(spec)[0]
    for channel in range(6):
        found = probe(group, modules, entering, channel, (3, 4))
        assert isinstance(found.steps[-1], Activated)
        assert found.steps[-1].name == activation
        assert found.value == pytest.approx(float(left[channel, 3, 4]), rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("head", ["linear", "conv", "pool"])
def test_heads(head):
    features = parse("8 M 5" if head == "pool" else "8 M")
    classifier = () if head == "pool" else parse("7 D", "classifier")
    spec = replace(
        BASE, features=features, head=head, classifier=classifier, output=parse("S", "output")
    )
    for group, modules, entering, left in run(spec):
        for channel in range(left.shape[0]):
            unit = None if left.ndim == 1 else (left.shape[1] - 1, 0)
            agrees(probe(group, modules, entering, channel, unit), entering, left)


def convolution(cfg="6", **changes):
    spec = replace(BASE, features=parse(cfg), **changes)
    group, modules, entering, _ = run(spec)[0]
    return group, modules, entering


def test_a_corner_sees_padding():
    group, modules, entering = convolution()
    step = probe(group, modules, entering, 2, (0, 19)).steps[0]
    assert isinstance(step, Weighted)
    assert step.rows == (-1, 0, 1)
    assert step.columns == (18, 19, 20)
    assert step.inside.tolist() == [[False] * 3, [True, True, False], [True, True, False]]
    assert (step.patch[:, ~step.inside] == 0).all()
    np.testing.assert_array_equal(step.patch[:, 1, :2], entering[0, :, 0, 18:20])


def test_the_channels_that_add_most_come_first_and_the_rest_is_exact():
    spec = replace(BASE, features=parse("40 6"))
    group, modules, entering, _ = run(spec)[1]
    step = probe(group, modules, entering, 1, (5, 5)).steps[0]
    assert isinstance(step, Weighted)
    sizes = np.abs(step.sums[step.order])
    assert (np.diff(sizes) <= 0).all()
    shown = step.order[:3]
    together = step.sums[shown].sum() + step.rest(shown) + step.bias
    assert together == pytest.approx(step.value, rel=1e-12)
    assert step.rest(range(40)) == 0


def test_groups_look_at_their_own_channels():
    spec = replace(BASE, features=parse("12 6g3"))
    group, modules, entering, _ = run(spec)[1]
    step = probe(group, modules, entering, 5, (5, 5)).steps[0]
    assert isinstance(step, Weighted)
    assert (step.first, len(step.patch)) == (8, 4)
    np.testing.assert_array_equal(step.patch[:, 1, 1], entering[0, 8:, 5, 5])


def test_a_maximum_is_found_where_it_is():
    spec = replace(BASE, features=parse("M"))
    group, modules, entering, _ = run(spec)[0]
    step = probe(group, modules, entering, 1, (2, 3)).steps[0]
    assert isinstance(step, Pooled)
    y, x = step.rows[step.at[0]], step.columns[step.at[1]]
    assert step.value == float(entering[0, 1, y, x]) == float(entering[0, 1, 4:6, 6:8].max())


def test_padding_is_no_maximum():
    spec = replace(BASE, features=parse("Mk3s2p1"))
    group, modules, _, _ = run(spec)[0]
    step = probe(group, modules, torch.full((1, *spec.input), -2.0), 0, (0, 0)).steps[0]
    assert isinstance(step, Pooled)
    assert (step.value, step.at) == (-2.0, (1, 1))


def test_neighbouring_channels_respond():
    spec = replace(BASE, features=parse("9 L"))
    group, modules, entering, _ = run(spec)[1]
    step = probe(group, modules, entering, 1, (2, 3)).steps[0]
    assert isinstance(step, Responses)
    assert step.channels == (0, 1, 2, 3)
    assert step.squares == pytest.approx(sum(value**2 for value in step.values))


def test_a_flatten_tells_where_a_value_was():
    made = {entry[0].name: entry for entry in run(replace(BASE, features=parse("6")))}
    group, modules, entering, _ = made["flatten"]
    step = probe(group, modules, entering, 7, None).steps[0]
    assert isinstance(step, Unchanged)
    assert step.source == (1, 1, 1)
    assert step.value == float(entering[0, 1, 1, 1])


def test_not_finite_values_go_through():
    group, modules, entering = convolution()
    entering = entering.clone()
    entering[0, 1, 5, 5] = torch.nan
    found = probe(group, modules, entering, 0, (5, 5))
    assert np.isnan(found.steps[0].value)
    assert np.isnan(found.value)


def test_a_network_of_one_pixel():
    spec = ArchSpec("dot", parse("2"), avgpool=1, classifier=(), num_classes=2, input=(1, 1, 1))
    for group, modules, entering, left in run(spec):
        unit = (0, 0) if left.ndim == 3 else None
        agrees(probe(group, modules, entering, 0, unit), entering, left)


def test_an_ablation_is_the_last_step():
    spec = replace(BASE, features=parse("6"))
    bench = Workbench()
    picture = torch.randn(1, *spec.input)
    ablation = NONE.with_channel("conv1_1", 2, 0.5).with_layer("conv1_1", 0.5)

    def found(layer, channel, unit, ablation):
        given = (spec, "picture", lambda: picture, layer)
        *_, last = bench.probe(*given, channel, unit, ablation=ablation)
        maps = next(
            step for step in bench.inspect(*given, ablation=ablation) if isinstance(step, LayerMaps)
        )
        expected = maps.post[(channel, *(unit or ()))]
        assert last.value == pytest.approx(float(expected), rel=1e-5, abs=1e-6)
        return last

    plain = found("conv1_1", 2, (4, 4), NONE)
    scaled = found("conv1_1", 2, (4, 4), ablation)
    assert isinstance(scaled.steps[-1], Scaled)
    assert scaled.steps[-1].factor == 0.25
    assert scaled.value == pytest.approx(plain.value / 4)
    found("fc2", 3, None, NONE.with_layer("conv1_1", 0))
    off = found("conv1_1", 2, (4, 4), NONE.with_channel("conv1_1", 2, 0))
    assert off.value == 0


def test_the_first_layer_sees_the_picture_and_a_classifier_the_values_before_it():
    spec = replace(BASE, features=parse("6 D M"), classifier=parse("7 D", "classifier"))
    bench = Workbench()
    picture = torch.randn(1, *spec.input)
    for group in analyze(spec).groups:
        unit = (1, 0) if len(group.out_shape) == 3 else None
        *_, last = bench.probe(spec, "picture", lambda: picture, group.name, 3, unit)
        steps = bench.inspect(spec, "picture", lambda: picture, group.name)
        maps = next(step for step in steps if isinstance(step, LayerMaps))
        expected = float(maps.post[(3, *(unit or ()))])
        assert last.value == pytest.approx(expected, rel=1e-4, abs=1e-5)
