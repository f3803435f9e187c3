"""Every network as torch builds it, against the figures that the program works out without it."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

import pytest
import torch
import torchvision
from hypothesis import given, settings
from strategies import valid_specs
from torch import Tensor, nn

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ACTIVATIONS, ArchSpec
from vgg_explorer.engine.build import BuildError, Network, build, module_for, weight_spread

TORCHVISION = [key for key, preset in PRESETS.items() if preset.torchvision]


@cache
def network(key: str) -> tuple[Analysis, Network]:
    """A preset on the meta device; nobody changes it."""
    spec = PRESETS[key].spec
    return analyze(spec), build(spec, "meta")


def picture(spec: ArchSpec, batch: int = 1, device: str = "meta") -> Tensor:
    return torch.empty(batch, *spec.input, device=device)


@contextmanager
def shapes_of(net: nn.Module) -> Iterator[dict[str, tuple[int, ...]]]:
    seen: dict[str, tuple[int, ...]] = {}
    handles = []
    for path, module in net.named_modules():
        if path and not isinstance(module, nn.Sequential):

            def note(_m: nn.Module, _in: object, out: Tensor, path: str = path) -> None:
                seen[path] = tuple(out.shape[1:])

            handles.append(module.register_forward_hook(note))
    try:
        yield seen
    finally:
        for handle in handles:
            handle.remove()


def check(analysis: Analysis, net: Network) -> None:
    """Shapes, parameters and buffers of every module, and nothing else in the network."""
    with shapes_of(net) as shapes, torch.no_grad():
        out = net.eval()(picture(analysis.spec))
    assert shapes == {row.path: row.out_shape for row in analysis.rows}
    assert list(shapes) == [row.path for row in analysis.rows]
    assert tuple(out.shape) == (1, *analysis.out_shape)
    for row in analysis.rows:
        module = net.get_submodule(row.path)
        assert sum(p.numel() for p in module.parameters()) == row.params
        assert sum(b.numel() for b in module.buffers()) == row.buffers
    assert sum(p.numel() for p in net.parameters()) == analysis.totals.params
    every = (*net.parameters(), *net.buffers())
    assert sum(t.nbytes for t in every) == analysis.totals.weight_bytes


@pytest.mark.parametrize("key", PRESETS)
def test_modules_of_a_preset_are_its_rows(key: str) -> None:
    check(*network(key))


@pytest.mark.parametrize("key", TORCHVISION)
def test_keys_and_shapes_are_torchvisions(key: str) -> None:
    with torch.device("meta"):
        theirs = torchvision.models.get_model(key, weights=None).state_dict()
    ours = network(key)[1].state_dict()
    assert [(k, v.shape) for k, v in ours.items()] == [(k, v.shape) for k, v in theirs.items()]


@pytest.mark.parametrize("key", TORCHVISION)
def test_output_is_torchvisions_with_the_same_weights(
    key: str, random_weights: Callable[[nn.Module], nn.Module]
) -> None:
    with torch.device("meta"):
        theirs = torchvision.models.get_model(key, weights=None)
    theirs = random_weights(theirs)
    ours = build(PRESETS[key].spec, "meta")
    ours.load_state_dict(theirs.state_dict(), assign=True)
    # 64 pixels are enough: the adaptive pool makes what it likes of them.
    images = torch.randn(1, 3, 64, 64)
    with torch.no_grad():
        expected = theirs.eval()(images)
        assert torch.equal(ours.eval()(images), expected)
    assert expected.isfinite().all()
    assert expected.std() > 0


@pytest.fixture(scope="module")
def random_weights() -> Callable[[nn.Module], nn.Module]:
    """Fills networks from one pool of numbers: to draw 138 million of them takes seconds."""
    pool = torch.randn(2**20, generator=torch.Generator().manual_seed(1))

    def fill(net: nn.Module) -> nn.Module:
        net.to_empty(device="cpu")
        with torch.no_grad():
            for name, tensor in net.state_dict().items():
                if name.endswith("num_batches_tracked"):
                    tensor.zero_()
                    continue
                flat = tensor.view(-1)
                scale = 0.5 / max(tensor[0].numel(), 1) ** 0.5
                for start in range(0, len(flat), len(pool)):
                    part = flat[start : start + len(pool)]
                    part.copy_(pool[: len(part)] * scale)
                if "var" in name:
                    tensor.abs_().add_(0.5)
        return net

    return fill


@settings(max_examples=150, deadline=None)
@given(spec=valid_specs())
def test_random_specs_agree_with_the_module(spec: ArchSpec) -> None:
    analysis = analyze(spec)
    assert analysis.problem is None
    check(analysis, build(spec, "meta"))


@settings(max_examples=150, deadline=None)
@given(spec=valid_specs())
def test_random_specs_have_gradients(spec: ArchSpec) -> None:
    """In-place activations must not overwrite what a gradient needs, training or not."""
    net = build(spec, "meta")
    for mode in (True, False):
        images = picture(spec, batch=2).requires_grad_()
        net.train(mode)(images).sum().backward()


def test_fresh_weights_are_torchvisions_in_distribution() -> None:
    spec = replace(PRESETS["vgg_mini"].spec, classifier=parse("512", "classifier"))
    net = build(spec)
    for row in analyze(spec).rows:
        module = net.get_submodule(row.path)
        if isinstance(module, nn.Conv2d):
            fan_out = module.out_channels * 9
            assert weight_spread(row) == pytest.approx((2 / fan_out) ** 0.5)
        if isinstance(module, nn.Linear):
            assert weight_spread(row) == 0.01
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            assert float(module.weight.detach().std()) == pytest.approx(
                weight_spread(row), rel=0.15
            )
            assert abs(float(module.weight.detach().mean())) < weight_spread(row) / 5
            assert module.bias is not None
            assert not module.bias.any()
        if isinstance(module, nn.BatchNorm2d):
            assert bool((module.weight == 1).all())
            assert bool((module.running_var == 1).all())
            assert not module.bias.any()


def test_uninitialised_networks_still_have_sane_batch_norms() -> None:
    net = build(PRESETS["vgg_mini"].spec, init=False)
    norms = [module for module in net.modules() if isinstance(module, nn.BatchNorm2d)]
    assert norms
    for norm in norms:
        assert bool((norm.running_var == 1).all())
        assert not norm.running_mean.any()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_network_never_changes_its_picture(name: str) -> None:
    spec = replace(PRESETS["vgg_tiny"].spec, features=parse("R 8 M"), activation=name)
    images = torch.randn(1, 3, 32, 32)
    before = images.clone()
    build(spec)(images)
    assert torch.equal(images, before)


def test_not_in_place_on_request() -> None:
    net = build(PRESETS["vgg_tiny"].spec, inplace=False)
    assert not any(getattr(module, "inplace", False) for module in net.modules())
    assert any(
        getattr(module, "inplace", False) for module in build(PRESETS["vgg_tiny"].spec).modules()
    )


def test_a_broken_spec_is_not_built() -> None:
    spec = replace(PRESETS["vgg16"].spec, input=(3, 16, 16))
    with pytest.raises(BuildError, match="pool5") as caught:
        build(spec, "meta")
    assert caught.value.problem == analyze(spec).problem


def test_module_for_a_row_has_its_shapes() -> None:
    rows = analyze(PRESETS["alexnet_2012"].spec).rows
    module = module_for(rows[0])
    assert isinstance(module, nn.Conv2d)
    assert tuple(module(torch.zeros(1, 3, 227, 227)).shape[1:]) == rows[0].out_shape


def test_dense_head_gives_what_the_linear_head_gives() -> None:
    """Weights convert both ways exactly; on the training size so do the outputs."""
    spec = replace(PRESETS["vgg_tiny"].spec, avgpool=4)
    linear = build(spec).eval()
    dense = build(replace(spec, head="conv")).eval()
    weights = linear.state_dict()
    shapes = dense.state_dict()
    dense.load_state_dict({key: value.view(shapes[key].shape) for key, value in weights.items()})
    images = torch.randn(2, 3, 32, 32)
    with torch.no_grad():
        assert torch.allclose(dense(images), linear(images), atol=1e-6)


def test_built_networks_are_let_go() -> None:
    net = build(PRESETS["vgg_tiny"].spec)
    gone = weakref.ref(net)
    del net
    assert gone() is None
