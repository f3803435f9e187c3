"""Training memory against the batch size, and the largest batch that fits."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.memory import training
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.training_memory import MOST, Plan, growth, largest_batch, powers

VGG16 = analyze(PRESETS["vgg16"].spec)
OPTIMISERS = ("sgd", "momentum", "adam", "adamw")
PRECISIONS = ("fp32", "bf16", "fp16")
GIB = 2**30


@pytest.mark.parametrize("optimiser", OPTIMISERS)
@pytest.mark.parametrize("batch", [1, 37, 512])
def test_parts_are_those_of_the_totals(optimiser, batch):
    found = Plan(VGG16, optimiser).at(batch)
    assert found == training(VGG16, batch, optimiser)
    assert found.total == VGG16.totals.training_bytes(batch, optimiser)


def test_adam_by_hand():
    # One convolution, no pool in front: 4*(3*9 + 1) parameters, an input of 3x12x12 that is kept,
    # 576 outputs that ReLU keeps; then the mean and a linear layer of 4 to 10.
    spec = ArchSpec("one", parse("4"), avgpool=1, num_classes=10, input=(3, 12, 12), classifier=())
    found = Plan(analyze(spec), "adam").at(2)
    weights = 4 * (4 * (3 * 9 + 1) + 4 * 10 + 10)
    assert (found.parameters, found.gradients, found.optimiser) == (weights, weights, 2 * weights)
    assert found.activations.tensors == 2 * 4 * (3 * 144 + 576 + 4)


def test_powers_of_two():
    assert powers(1) == (1,)
    assert powers(37) == (1, 2, 4, 8, 16, 32)
    assert powers() == tuple(2**n for n in range(10))


def test_growth_goes_batch_by_batch():
    plan = Plan(VGG16, "momentum", "bf16")
    assert growth(plan, (1, 3)) == (plan.at(1), plan.at(3))


@pytest.mark.parametrize("batch", [0, -1])
def test_no_batch_is_no_plan(batch):
    with pytest.raises(ValueError, match=f"a batch of {batch}"):
        Plan(VGG16).at(batch)


@pytest.mark.parametrize("key", PRESETS)
@pytest.mark.parametrize("precision", PRECISIONS)
def test_the_largest_batch_fits_and_the_next_does_not(key, precision):
    plan = Plan(analyze(PRESETS[key].spec), "adam", precision)
    best = largest_batch(plan, 8 * GIB)
    assert best > 0
    assert plan.at(best).peak <= 8 * GIB < plan.at(best + 1).peak


@given(batch=st.integers(1, 5000), optimiser=st.sampled_from(OPTIMISERS), less=st.booleans())
def test_the_very_byte_decides(batch, optimiser, less):
    plan = Plan(VGG16, optimiser)
    # With Adam the update outweighs the first batches: these take the same.
    peak = plan.at(batch).peak
    best = largest_batch(plan, peak - less)
    assert best < batch if less else best >= batch
    assert plan.at(best + 1).peak > peak - less
    assert best == 0 or plan.at(best).peak <= peak - less


@pytest.mark.parametrize("key", ["vgg16_bn", "nin", "alexnet_2012", "vgg_mini", "vgg16_conv"])
@pytest.mark.parametrize("precision", PRECISIONS)
def test_a_larger_batch_never_takes_less(key, precision):
    plan = Plan(analyze(PRESETS[key].spec), "adam", precision)
    grown = growth(plan, range(1, 80))
    assert all(one.peak <= other.peak for one, other in pairwise(grown))
    assert all(one.total < other.total for one, other in pairwise(grown))


def test_not_even_one_picture():
    plan = Plan(VGG16, "adam")
    assert largest_batch(plan, 0) == 0
    assert largest_batch(plan, plan.at(1).peak - 1) == 0
    assert largest_batch(plan, plan.at(1).peak) >= 1


def test_a_search_ends():
    assert largest_batch(Plan(VGG16), 2**80) == MOST
