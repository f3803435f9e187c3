"""Random weights: the right distribution, never shared, and carried over edits."""

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
from vgg_explorer.engine import weights
from vgg_explorer.engine.weights import Assignment, WeightId, WeightStore, fill

TINY = replace(PRESETS["vgg_tiny"].spec, features=parse("8 8 M 8 16 M"))


def spec(features: str, **changes: object) -> ArchSpec:
    return replace(TINY, features=parse(features), **changes)


def assign(store: WeightStore, network: ArchSpec) -> Assignment:
    return store.assign(analyze(network).rows)


def values(which: WeightId) -> torch.Tensor:
    tensor = torch.empty(which.shape)
    for _ in fill(tensor, which):
        pass
    return tensor


def test_values_follow_from_the_identity_alone() -> None:
    which = WeightId(3, "features.0", (8, 3, 3, 3), 0.1)
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
    which = WeightId(0, "classifier.0", (64, 2000), 0.01)
    monkeypatch.setattr(weights, "SLICE", 10_000)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 5)
    expected = values(which)
    monkeypatch.setattr(torch, "get_num_threads", lambda: threads)
    assert torch.equal(values(which), expected)


def test_values_are_normal() -> None:
    drawn = values(WeightId(0, "classifier.0", (1000, 1000), 0.01)).view(-1).double()
    assert abs(float(drawn.mean())) < 4e-5  # four standard errors
    assert float(drawn.std()) == pytest.approx(0.01, rel=3e-3)
    for sigmas in (1, 2, 3):
        share = float((drawn.abs() < sigmas * 0.01).double().mean())
        assert share == pytest.approx(math.erf(sigmas / 2**0.5), abs=2e-3)


def test_slices_of_a_large_tensor_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "SLICE", 100)
    parts = values(WeightId(0, "classifier.0", (10, 100), 1.0))
    assert len({tuple(part.tolist()) for part in parts}) == 10


def test_filling_pauses_so_that_it_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "SLICE", 100)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 2)
    store = WeightStore()
    which = WeightId(0, "classifier.0", (10, 100), 1.0)
    assert len(list(store.prepare(which))) == 5
    store.clear()
    preparing = store.prepare(which)
    next(preparing)
    preparing.close()
    assert store.held_bytes == 0
    assert len(list(store.prepare(which))) == 5


def test_identities_of_a_network_are_its_paths() -> None:
    ids = assign(WeightStore(7), PRESETS["vgg16"].spec)
    assert len(ids) == 16
    assert all(path == which.path and which.seed == 7 for path, which in ids.items())
    assert ids["classifier.0"].shape == (4096, 25088)
    assert ids["features.2"].shape == (64, 64, 3, 3)


@pytest.mark.parametrize(
    ("edited", "survivors"),
    [
        ("8 8 M 8 16 M", {0: 0, 2: 2, 5: 5, 7: 7}),
        ("8 8 M 8 16", {0: 0, 2: 2, 5: 5, 7: 7}),  # a pool less
        ("8 M 8 M 8 16 M", {0: 0, 3: 2, 6: 5, 8: 7}),  # a pool more moves the paths
        ("8 8 M 12 16 M", {0: 0, 2: 2}),  # other channels: this weight and the next
        ("4 8 M 8 16 M", {5: 5, 7: 7}),
        ("8 M 8 16 M", {0: 0, 3: 2, 5: 7}),  # of two alike, the first stays
        ("8 8 M 8 8 16 M", {0: 0, 2: 2, 5: 5, 9: 7}),
        ("8 8k1 M 8 16 M", {0: 0, 5: 5, 7: 7}),
        ("8 8s2 L 8p0 R 16 D M", {0: 0, 2: 2, 5: 5, 8: 7}),  # shapes of weights, not of maps
        ("6 8 M 8 8k5 16 M", {5: 5, 9: 7}),
    ],
)
def test_a_weight_survives_an_edit_with_its_shape(edited: str, survivors: dict[int, int]) -> None:
    store = WeightStore()
    before = assign(store, TINY)
    after = assign(store, spec(edited))
    kept = {
        (new, old)
        for new, which in after.items()
        for old, other in before.items()
        if which == other and new.startswith("features")
    }
    assert kept == {(f"features.{new}", f"features.{old}") for new, old in survivors.items()}
    assert after["classifier.2"] == before["classifier.2"]


@pytest.mark.parametrize(
    "change",
    [
        {"batch_norm": True},
        {"activation": "tanh"},
        {"bias": False},
        {"input": (3, 48, 40)},
        {"head": "conv"},
        {"output": parse("S", "output")},
        {"name": "another"},
    ],
)
def test_options_that_leave_the_shapes_leave_the_weights(change: dict[str, object]) -> None:
    store = WeightStore()
    before = assign(store, TINY)
    after = assign(store, replace(TINY, **change))
    assert list(after.values()) == list(before.values())


def test_undo_gives_the_weights_before() -> None:
    store = WeightStore()
    texts = ["8 8 M 8 16 M", "8 8 M 8 8 16 M", "8 M 8 8 16 M", "8 8 8 M 8 8 16 M", "16 8 8 M"]
    seen = [assign(store, spec(text)) for text in texts]
    for text, expected in reversed(list(zip(texts, seen, strict=True))):
        assert assign(store, spec(text)) == expected


def test_undo_gives_the_same_values_even_when_they_were_dropped() -> None:
    store = WeightStore(spare_bytes=0)
    ids = assign(store, TINY)
    which = ids["features.2"]
    list(store.prepare(which))
    before = store.tensor(which).clone()
    assign(store, spec("4"))
    assert store.held_bytes == 0
    assert assign(store, TINY)["features.2"] == which
    list(store.prepare(which))
    assert torch.equal(store.tensor(which), before)


def test_a_tensor_is_made_once_and_then_the_same_object() -> None:
    store = WeightStore()
    which = assign(store, TINY)["features.2"]
    list(store.prepare(which))
    tensor = store.tensor(which)
    moved = assign(store, spec("8 M 8 M 8 16 M"))["features.3"]
    assert not list(store.prepare(moved))
    assert store.tensor(moved) is tensor


def test_unused_weights_are_bounded_and_used_ones_are_not_dropped() -> None:
    spare = 30_000
    store = WeightStore(spare_bytes=spare)
    for channels in (8, 9, 10, 11, 12):
        ids = assign(store, spec(f"8 8 {channels}"))
        used = sum(which.nbytes for which in ids.values())
        assert store.held_bytes - (used - store.missing_bytes(ids)) <= spare
        for which in ids.values():
            list(store.prepare(which))
        assert store.missing_bytes(ids) == 0
    assert used < store.held_bytes <= used + spare
    store.drop_spare(0)
    assert store.held_bytes == used


def test_another_seed_is_other_weights_and_the_first_comes_back() -> None:
    store = WeightStore(0)
    first = assign(store, TINY)
    store.seed = 1
    second = assign(store, TINY)
    assert not set(first.values()) & set(second.values())
    assert str(store.origin()) == "random weights, seed 1"
    store.seed = 0
    assert assign(store, TINY) == first


def test_memory_of_networks_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "MAX_NETWORKS", 3)
    store = WeightStore()
    for channels in range(1, 20):
        assign(store, spec(f"{channels}"))
    assert len(store._networks) == 3


def test_long_lists_of_equal_layers_are_matched_at_once() -> None:
    """Quadratic at worst; what is asserted is the answer, the test's time limit does the rest."""
    store = WeightStore()
    before = assign(store, spec("8 " * 250))
    after = assign(store, spec("8 4 8 " + "8 8 4 " * 80))
    assert len(set(after.values())) == len(after)
    assert len(set(after.values()) & set(before.values())) > 80


def test_a_fresh_layer_where_a_moved_one_was_made_gets_values_of_its_own() -> None:
    store = WeightStore()
    before = assign(store, spec("8 8"))["features.2"]
    after = assign(store, spec("8k1 8 8"))
    assert after["features.4"] == before
    assert after["features.2"] == replace(before, variant=1)


@settings(max_examples=60, deadline=None)
@given(first=valid_specs(), second=valid_specs(), third=valid_specs())
def test_no_two_layers_ever_share_their_values(
    first: ArchSpec, second: ArchSpec, third: ArchSpec
) -> None:
    store = WeightStore()
    seen = []
    for network in (first, second, third, first):
        ids = assign(store, network)
        rows = {row.path: row for row in analyze(network).rows}
        assert len(set(ids.values())) == len(ids)
        assert all(
            math.prod(which.shape) + (which.shape[0] if biased(network, path) else 0)
            == rows[path].params
            for path, which in ids.items()
        )
        seen.append(ids)
    assert seen[0] == seen[3]
    drawn = [values(which).view(-1) for which in seen[1].values()]
    drawn = sorted((tensor for tensor in drawn if len(tensor) > 1), key=len)
    for one, other in pairwise(drawn):
        assert not torch.equal(one, other[: len(one)])


def biased(network: ArchSpec, path: str) -> bool:
    return network.bias or path.startswith("classifier")
