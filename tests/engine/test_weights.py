"""The values of weights: the right distribution, made once, and bounded."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
import torch
from hypothesis import given, settings
from strategies import valid_specs

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.weights import SCHEMES, Assignment, Scheme, WeightId, fresh, law
from vgg_explorer.engine import weights
from vgg_explorer.engine.build import build
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.engine.weights import WeightStore, fill, state_dict

TINY = replace(PRESETS["vgg_tiny"].spec, features=parse("8 8 M 8 16 M"))


def spec(features: str, **changes: object) -> ArchSpec:
    return replace(TINY, features=parse(features), **changes)


def use(store: WeightStore, network: ArchSpec) -> Assignment:
    assignment = fresh(analyze(network).rows)
    store.use(assignment)
    return assignment


def made(store: WeightStore, which: WeightId) -> torch.Tensor:
    list(store.prepare(which))
    return store.parameters(which)["weight"]


def values(which: WeightId) -> torch.Tensor:
    tensor = torch.empty(which.shape)
    for _ in fill(tensor, which):
        pass
    return tensor


def test_values_follow_from_the_identity_alone() -> None:
    which = WeightId("features.0", (8, 3, 3, 3), 3)
    assert torch.equal(values(which), values(which))
    others = [
        replace(which, seed=4),
        replace(which, path="features.2"),
        replace(which, shape=(3, 8, 3, 3)),
        replace(which, variant=1),
    ]
    for other in others:
        assert not torch.equal(values(other).view(-1), values(which).view(-1))


@pytest.mark.parametrize("threads", [1, 2])
def test_values_do_not_depend_on_the_number_of_threads(
    threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    which = WeightId("classifier.0", (64, 2000))
    monkeypatch.setattr(weights, "SLICE", 10_000)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 5)
    expected = values(which)
    monkeypatch.setattr(torch, "get_num_threads", lambda: threads)
    assert torch.equal(values(which), expected)


def test_values_are_normal() -> None:
    drawn = values(WeightId("classifier.0", (1000, 1000))).view(-1).double()
    assert abs(float(drawn.mean())) < 4e-5  # four standard errors
    assert float(drawn.std()) == pytest.approx(0.01, rel=3e-3)
    for sigmas in (1, 2, 3):
        share = float((drawn.abs() < sigmas * 0.01).double().mean())
        assert share == pytest.approx(math.erf(sigmas / 2**0.5), abs=2e-3)


def test_slices_of_a_large_tensor_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "SLICE", 100)
    parts = values(WeightId("classifier.0", (10, 100)))
    assert len({tuple(part.tolist()) for part in parts}) == 10


def test_filling_pauses_so_that_it_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "SLICE", 100)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 2)
    store = WeightStore()
    which = WeightId("classifier.0", (10, 100))
    assert len(list(store.prepare(which))) == 5
    store.clear()
    preparing = store.prepare(which)
    next(preparing)
    preparing.close()
    assert store.held_bytes == 0
    assert len(list(store.prepare(which))) == 5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_values_follow_the_law(scheme: Scheme) -> None:
    which = WeightId("classifier.0", (400, 500), scheme=scheme)
    drawn, expected = values(which).view(-1).double(), law(which)
    if expected.kind == "normal":
        assert float(drawn.std()) == pytest.approx(expected.spread, rel=0.01)
    else:
        assert float(drawn.abs().max()) == pytest.approx(expected.spread, rel=1e-3)
        assert float(drawn.std()) == pytest.approx(expected.spread / math.sqrt(3), rel=0.01)
    store = WeightStore()
    store.use({"classifier.0": which})
    made(store, which)
    bias = store.parameters(which)["bias"]
    assert bias.shape == (400,)
    assert float(bias.abs().max()) == pytest.approx(expected.bias, rel=0.05)
    # torch's own default draws from just this.
    if scheme == "pytorch":
        usual = torch.nn.Linear(500, 400)
        assert float(usual.weight.detach().std()) == pytest.approx(float(drawn.std()), rel=0.02)
        assert float(usual.bias.detach().abs().max()) == pytest.approx(expected.bias, rel=0.05)


def test_the_same_values_come_again_when_they_were_dropped() -> None:
    store = WeightStore(spare_bytes=0)
    which = use(store, TINY)["features.2"]
    before = made(store, which).clone()
    use(store, spec("4"))
    assert store.held_bytes == 0
    use(store, TINY)
    assert torch.equal(made(store, which), before)


def test_a_tensor_is_made_once_and_then_the_same_object() -> None:
    store = WeightStore()
    which = use(store, TINY)["features.2"]
    tensor = made(store, which)
    assert not list(store.prepare(which))
    assert store.parameters(which)["weight"] is tensor


def test_unused_weights_are_bounded_and_used_ones_are_not_dropped() -> None:
    spare = 30_000
    store = WeightStore(spare_bytes=spare)
    for channels in (8, 9, 10, 11, 12):
        ids = use(store, spec(f"8 8 {channels}"))
        used = sum(which.nbytes for which in ids.values())
        assert store.held_bytes - (used - store.missing_bytes()) <= spare
        for which in ids.values():
            list(store.prepare(which))
        assert store.missing_bytes() == 0
    assert used < store.held_bytes <= used + spare
    store.drop_spare(0)
    assert store.held_bytes == used


def test_a_file_s_layer_has_the_file_s_values() -> None:
    tensors = {
        "net.0.weight": torch.randn(4, 3, 3, 3),
        "net.0.bias": torch.randn(4),
        "net.9.weight": torch.randn(5, 4, 2, 2),
    }
    source = Loaded("1f", "a.pth", text("a.pth"), tensors)
    conv = WeightId("net.0", (4, 3, 3, 3), source="1f")
    dense = WeightId("net.9", (5, 16), source="1f")
    store = WeightStore()
    store.use({"features.0": conv, "classifier.0": dense}, [source])
    assert torch.equal(made(store, conv), tensors["net.0.weight"])
    assert torch.equal(store.parameters(conv)["bias"], tensors["net.0.bias"])
    assert torch.equal(made(store, dense), tensors["net.9.weight"].view(5, 16))
    assert "bias" not in store.parameters(dense)


def test_what_comes_from_a_file_that_was_let_go_is_dropped() -> None:
    store = WeightStore()
    for step in range(5):
        tensors = {"net.0.weight": torch.randn(4, 3, 3, 3)}
        source = Loaded(f"training/1/{step}", "run", text("run"), tensors)
        conv = WeightId("net.0", (4, 3, 3, 3), source=source.digest)
        store.use({"features.0": conv}, [source])
        list(store.prepare(conv))
        assert store.held_bytes == conv.nbytes


def test_a_whole_network_comes_by_the_names_of_its_modules() -> None:
    network = replace(TINY, batch_norm=True)
    store = WeightStore()
    assignment = use(store, network)
    found = dict(step for step in state_dict(assignment, store) if step is not None)
    wanted = {
        name: tensor.shape
        for name, tensor in build(network, device="meta").state_dict().items()
        if not name.endswith("num_batches_tracked")
    }
    assert {name: tensor.shape for name, tensor in found.items()} == wanted


@settings(max_examples=40, deadline=None)
@given(network=valid_specs())
def test_no_two_layers_ever_share_their_values(network: ArchSpec) -> None:
    drawn = [
        values(which).view(-1) for which in fresh(analyze(network).rows).values() if not which.norm
    ]
    drawn = sorted((tensor for tensor in drawn if len(tensor) > 1), key=len)
    for one, other in pairwise(drawn):
        assert not torch.equal(one, other[: len(one)])
