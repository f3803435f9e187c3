"""Which input would fit into the memory that is free."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import valid_specs

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.limits import MAX_SIDE
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.engine.fitting_input import STEP, hint, largest_input, needed_bytes

VGG16 = PRESETS["vgg16"].spec


def test_estimate_of_vgg16() -> None:
    analysis = analyze(VGG16)
    totals, maps = analysis.totals, 2 * 4 * 64 * 224 * 224
    computing = totals.weight_bytes + 2 * totals.peak_activation_bytes
    assert needed_bytes(analysis) == computing + maps
    assert needed_bytes(analysis, "bf16") == computing // 2 + maps


def test_a_network_whose_largest_values_are_those_of_one_layer() -> None:
    """Before and after its activation, and both once more to be shown."""
    analysis = analyze(PRESETS["vgg_tiny"].spec)
    values = 4 * analysis.rows[0].out_shape[0] * 32 * 32
    assert 2 * values > analysis.totals.peak_activation_bytes
    assert needed_bytes(analysis) >= analysis.totals.weight_bytes + 4 * values


@settings(max_examples=60, deadline=None)
@given(spec=valid_specs(), free=st.integers(1, 2**36))
def test_what_is_found_fits_and_the_next_does_not(spec: ArchSpec, free: int) -> None:
    found = largest_input(spec, free)
    if found is None:
        return
    analysis = analyze(replace(spec, input=found))
    assert analysis.problem is None
    assert needed_bytes(analysis) <= free
    channels, height, width = spec.input
    assert found[0] == channels
    # The proportions, to a pixel.
    scale = max(found[1:]) / max(height, width)
    assert abs(found[1] - height * scale) <= 1
    assert abs(found[2] - width * scale) <= 1
    side = max(found[1:])
    if side + STEP <= MAX_SIDE:
        larger = (height, width)
        bigger = [max(1, round(n * (side + STEP) / max(larger))) for n in larger]
        assert needed_bytes(analyze(replace(spec, input=(channels, *bigger)))) > free


@pytest.mark.parametrize(
    ("input_", "free", "found"),
    [
        ((3, 224, 224), 2**30, (3, 576, 576)),
        ((3, 600, 400), 2**30, (3, 704, 469)),
        ((3, 224, 224), 2**62, (3, 4096, 4096)),
        ((3, 224, 224), 2**29, None),  # the weights alone take 528 MiB
    ],
)
def test_vgg16(input_: tuple[int, int, int], free: int, found: tuple[int, int, int]) -> None:
    assert largest_input(replace(VGG16, input=input_), free) == found


def test_a_network_that_only_just_fits_gets_its_odd_size() -> None:
    spec = PRESETS["vgg_tiny"].spec
    odd = replace(spec, input=(3, 31, 31))
    free = needed_bytes(analyze(odd))
    assert largest_input(odd, free) == (3, 31, 31)


def test_an_input_that_would_have_to_be_too_small_is_none() -> None:
    smallest = needed_bytes(analyze(replace(VGG16, input=(3, 32, 32))))
    assert largest_input(VGG16, smallest) == (3, 32, 32)
    assert largest_input(VGG16, smallest - 1) is None


def test_another_estimate() -> None:
    found = largest_input(VGG16, 2**30, lambda analysis: needed_bytes(analysis, "bf16"))
    assert found is not None
    assert found[1] > 576


def test_the_hint() -> None:
    assert str(hint(VGG16, 2**30)) == "An input of 3x576x576 would fit."
    assert str(hint(VGG16, 2**20)) == "Not even the smallest input fits: use fewer channels."
