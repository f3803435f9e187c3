"""A linear head as convolutions and back: the same weights, reshaped, as the rewrites promise."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import find
from vgg_explorer.arch.rewrites import rewrite
from vgg_explorer.arch.spec import ArchSpec, Head
from vgg_explorer.engine.build import build

TINY = replace(find("vgg_tiny").spec, avgpool=4)


def other_head(spec: ArchSpec) -> ArchSpec:
    return rewrite(spec, "linear_head" if spec.head == "conv" else "conv_head").spec


def reshaped(weights: dict[str, Tensor], spec: ArchSpec) -> dict[str, Tensor]:
    wanted = build(spec, "meta").state_dict()
    assert list(wanted) == list(weights)
    return {name: weights[name].reshape(tensor.shape) for name, tensor in wanted.items()}


def outputs(spec: ArchSpec, weights: dict[str, Tensor], images: Tensor) -> Tensor:
    net = build(spec, "meta").eval()
    net.load_state_dict(weights, assign=True)
    with torch.no_grad():
        return net(images)


def weights_of(spec: ArchSpec) -> dict[str, Tensor]:
    """Weights large enough that a wrong order of them shows."""
    weights = build(spec).state_dict()
    for name, tensor in weights.items():
        if tensor.is_floating_point() and "running" not in name:
            tensor.normal_(0, max(tensor[0].numel(), 4) ** -0.5)
    return weights


@settings(max_examples=40, deadline=None)
@given(
    head=st.sampled_from(("linear", "conv")),
    side=st.integers(1, 5),
    pooled=st.booleans(),
    hidden=st.sampled_from(("", "20", "D 24 D 12", "R 9 R 7")),
    batch_norm=st.booleans(),
    seed=st.integers(0, 99),
)
def test_outputs_agree_on_any_picture(
    head: Head, side: int, pooled: bool, hidden: str, batch_norm: bool, seed: int
) -> None:
    spec = ArchSpec(
        "",
        parse("6 M 10 M"),
        parse(hidden, "classifier"),
        head=head,
        avgpool=side if pooled else None,
        num_classes=5,
        batch_norm=batch_norm,
        output=parse("S", "output"),
        input=(3, 4 * side, 4 * side),
    )
    torch.manual_seed(seed)
    weights, images = weights_of(spec), torch.randn(2, *spec.input)
    changed = other_head(spec)
    converted = reshaped(weights, changed)
    before = outputs(spec, weights, images)
    assert before.std() > 0
    assert torch.allclose(outputs(changed, converted, images), before, atol=1e-4)
    assert other_head(changed) == spec


def test_a_global_average_agrees_on_any_size() -> None:
    spec = replace(TINY, avgpool=1, classifier=(), input=(3, 40, 64))
    torch.manual_seed(0)
    weights, images = weights_of(spec), torch.randn(2, *spec.input)
    changed = other_head(spec)
    converted = reshaped(weights, changed)
    before = outputs(spec, weights, images)
    assert torch.allclose(outputs(changed, converted, images), before, atol=1e-5)


@pytest.mark.parametrize("key", ["vgg16", "vgg16_conv", "alexnet_2012", "vgg16_bn"])
def test_weights_of_large_networks_fit_the_other_head(key: str) -> None:
    spec = find(key).spec
    reshaped(build(spec, "meta").state_dict(), other_head(spec))
