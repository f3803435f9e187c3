"""What is switched off or scaled, as a value."""

import math

import pytest

from vgg_explorer.arch.ablation import MOST, NONE, Ablation, Counts, Scaling, of_layers, told


def test_equal_changes_are_equal_whatever_the_way_to_them():
    one = NONE.with_channel("b", 3, 0.0).with_channel("a", 1, 0.5).with_channel("b", 1, 0.0)
    other = NONE.with_channel("a", 1, 0.5).with_channel("b", 1, 0.0).with_channel("b", 3, 0.0)
    assert one == other
    assert hash(one) == hash(other)


def test_a_factor_of_one_is_no_change():
    ablation = NONE.with_channel("a", 1, 0.0).with_layer("a", 0.0)
    assert ablation.of("a") == Scaling(((1, 0.0),), 0.0)
    assert ablation.with_channel("a", 1, 1.0).with_layer("a", 1.0) == NONE
    assert not NONE
    assert ablation


@pytest.mark.parametrize(
    ("given", "taken"), [(-1.0, 0.0), (5.0, MOST), (math.nan, 1.0), (math.inf, MOST), (0.3, 0.3)]
)
def test_factors_stay_within_the_limits(given, taken):
    assert NONE.with_channel("a", 0, given).of("a").factor(0) == taken
    assert NONE.with_layer("a", given).of("a").layer == taken


def test_channels_that_are_gone_are_left_out():
    scaling = Scaling(((1, 0.0), (7, 0.5)))
    assert scaling.within(7) == Scaling(((1, 0.0),))
    assert of_layers({"a": scaling.within(1)}) == NONE


def test_it_counts_what_is_off_and_what_is_scaled():
    ablation = (
        NONE.with_channel("a", 0, 0.0)
        .with_channel("a", 1, 0.5)
        .with_layer("b", 0.0)
        .with_channel("b", 4, 0.0)
        .with_layer("c", 2.0)
    )
    assert ablation.counts() == Counts(1, 1, 1, 1)
    said = "1 channel is off, 1 channel is scaled, 1 layer is off, 1 layer is scaled"
    assert str(told(ablation)) == said
    many = Ablation()
    for channel in range(3):
        many = many.with_channel("a", channel, 0.0).with_channel("b", channel, 1.5)
        many = many.with_layer(f"c{channel}", 0.0).with_layer(f"d{channel}", 0.5)
    said = "3 channels are off, 3 channels are scaled, 3 layers are off, 3 layers are scaled"
    assert str(told(many)) == said
    assert told(NONE) is None
