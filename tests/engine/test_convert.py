"""Weights of a linear head in a dense one and back."""

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
from vgg_explorer.engine.convert import convert_head
from vgg_explorer.engine.errors import EngineError

TINY = replace(find("vgg_tiny").spec, avgpool=4)


def other_head(spec: ArchSpec) -> ArchSpec:
    return rewrite(spec, "linear_head" if spec.head == "conv" else "conv_head").spec


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
    converted = convert_head(weights, spec, changed)
    before = outputs(spec, weights, images)
    assert before.std() > 0
    assert torch.allclose(outputs(changed, converted, images), before, atol=1e-4)
    back = convert_head(converted, changed, spec)
    assert all(torch.equal(back[name], tensor) for name, tensor in weights.items())
    assert all(back[name].data_ptr() == tensor.data_ptr() for name, tensor in weights.items())


def test_a_global_average_agrees_on_any_size() -> None:
    spec = replace(TINY, avgpool=1, classifier=(), input=(3, 40, 64))
    torch.manual_seed(0)
    weights, images = weights_of(spec), torch.randn(2, *spec.input)
    changed = other_head(spec)
    converted = convert_head(weights, spec, changed)
    before = outputs(spec, weights, images)
    assert torch.allclose(outputs(changed, converted, images), before, atol=1e-5)


@pytest.mark.parametrize("key", ["vgg16", "vgg16_conv", "alexnet_2012", "vgg16_bn"])
def test_keys_and_shapes_of_large_networks(key: str) -> None:
    spec = find(key).spec
    changed = other_head(spec)
    converted = convert_head(build(spec, "meta").state_dict(), spec, changed)
    expected = build(changed, "meta").state_dict()
    assert [(name, t.shape) for name, t in converted.items()] == [
        (name, t.shape) for name, t in expected.items()
    ]


@pytest.mark.parametrize(
    "changed",
    [
        replace(TINY, head="conv", num_classes=11),
        replace(TINY, head="conv", batch_norm=True),
        replace(TINY, head="conv", bias=False),
        replace(TINY, head="conv", features=parse("16 M 32 M 64k1 M")),
        replace(TINY, head="conv", avgpool=2),
        replace(TINY, head="pool", num_classes=64),
    ],
)
def test_other_networks_are_refused(changed: ArchSpec) -> None:
    with pytest.raises(EngineError, match="do not fit"):
        convert_head(build(TINY, "meta").state_dict(), TINY, changed)


def test_weights_of_another_network_are_refused() -> None:
    weights = build(TINY, "meta").state_dict()
    dense = replace(TINY, head="conv")
    with pytest.raises(EngineError, match=r"no classifier\.0\.weight"):
        convert_head({k: v for k, v in weights.items() if k != "classifier.0.weight"}, TINY, dense)
    with pytest.raises(EngineError, match=r"shape \(64, 1024\), not \(64, 64, 4, 4\)"):
        convert_head(weights, dense, TINY)
    with pytest.raises(EngineError, match="kernel spans"):
        convert_head(weights, TINY, replace(TINY, head="conv", avgpool=9))
