"""Identities of weights: never shared, and carried over edits."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from strategies import valid_specs

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.weights import (
    SCHEMES,
    Assignment,
    Scheme,
    WeightId,
    carried_over,
    fresh,
    law,
)

TINY = replace(PRESETS["vgg_tiny"].spec, features=parse("8 8 M 8 16 M"))


def spec(features: str, **changes: object) -> ArchSpec:
    return replace(TINY, features=parse(features), **changes)


def of(network: ArchSpec, scheme: Scheme = "kaiming", seed: int = 0) -> Assignment:
    return fresh(analyze(network).rows, scheme, seed)


def test_identities_of_a_network_are_its_paths() -> None:
    ids = of(PRESETS["vgg16"].spec, seed=7)
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
    before = of(TINY)
    after = carried_over(before, of(spec(edited)))
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
    before = of(TINY)
    after = carried_over(before, of(replace(TINY, **change)))
    assert [which for which in after.values() if not which.norm] == list(before.values())


def test_a_batch_norm_stays_with_its_convolution() -> None:
    before = of(spec("8 8 M 8", batch_norm=True))
    assert [which.norm for which in before.values()][:4] == [False, True, False, True]
    after = carried_over(before, of(spec("8 8k5 8 M 8", batch_norm=True)))
    assert after["features.6"] == before["features.3"]
    assert after["features.7"] == before["features.4"]
    # A new convolution has a new norm.
    assert after["features.3"] not in before.values()
    assert after["features.4"] not in before.values()
    # A convolution that keeps its weights but loses its norm loses nothing else.
    bare = carried_over(before, of(spec("8 8 M 8")))
    assert bare["features.0"] == before["features.0"]


def test_a_layer_of_a_file_is_carried_over_like_any_other() -> None:
    before = {path: replace(which, source="1f") for path, which in of(TINY).items()}
    after = carried_over(before, of(spec("8 M 8 12 M 8 16 M")))
    assert after["features.0"].source == after["features.3"].source == "1f"
    assert after["features.5"] == WeightId("features.5", (12, 8, 3, 3))


def test_long_lists_of_equal_layers_are_matched_at_once() -> None:
    """Quadratic at worst; what is asserted is the answer, the test's time limit does the rest."""
    before = of(spec("8 " * 250))
    after = carried_over(before, of(spec("8 4 8 " + "8 8 4 " * 80)))
    assert len(set(after.values())) == len(after)
    assert len(set(after.values()) & set(before.values())) > 80


def test_a_fresh_layer_where_a_moved_one_was_made_gets_values_of_its_own() -> None:
    before = of(spec("8 8"))
    after = carried_over(before, of(spec("8k1 8 8")))
    assert after["features.4"] == before["features.2"]
    assert after["features.2"] == replace(before["features.2"], variant=1)


@settings(max_examples=60, deadline=None)
@given(first=valid_specs(), second=valid_specs(), third=valid_specs())
def test_no_two_layers_ever_share_their_identity(
    first: ArchSpec, second: ArchSpec, third: ArchSpec
) -> None:
    present: Assignment = {}
    for network in (first, second, third, first):
        present = carried_over(present, of(network))
        rows = {row.path: row for row in analyze(network).rows}
        assert len(set(present.values())) == len(present)
        for path, which in present.items():
            extra = which.shape[0] if which.norm or biased(network, path) else 0
            assert math.prod(which.shape) + extra == rows[path].params


def biased(network: ArchSpec, path: str) -> bool:
    return network.bias or path.startswith("classifier")


CONV, LINEAR = (64, 32, 3, 3), (10, 50)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("shape", [CONV, LINEAR])
def test_laws_are_those_of_their_authors(scheme: Scheme, shape: tuple[int, ...]) -> None:
    found = law(WeightId("features.0", shape, scheme=scheme))
    fan_in, fan_out = (288, 576) if shape == CONV else (50, 10)
    match scheme:
        case "kaiming":
            spread = math.sqrt(2 / fan_out) if shape == CONV else 0.01
            assert (found.kind, found.spread, found.bias) == ("normal", spread, 0)
        case "pytorch":
            bound = 1 / math.sqrt(fan_in)
            assert (found.kind, found.spread, found.bias) == ("uniform", bound, bound)
        case "xavier":
            bound = math.sqrt(6 / (fan_in + fan_out))
            assert (found.kind, found.spread, found.bias) == ("uniform", bound, 0)
        case "normal":
            assert (found.kind, found.spread, found.bias) == ("normal", 0.01, 0)


def test_sizes_are_those_of_float32_weights() -> None:
    which = WeightId("features.0", CONV)
    assert (which.numel, which.nbytes) == (64 * 32 * 9, 64 * 32 * 9 * 4)
