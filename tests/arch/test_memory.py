"""Operations, receptive boxes and training memory by hand; torch has its say in tests/engine."""

from dataclasses import replace

import pytest

from vgg_explorer.arch import costs, presets
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.memory import Kept, kept, training
from vgg_explorer.arch.ops import Flatten, SoftmaxOp
from vgg_explorer.arch.spec import ArchSpec


def network(features, **options):
    given = {"avgpool": 1, "num_classes": 10, "input": (3, 12, 12)} | options
    return analyze(ArchSpec(name="test", features=parse(features), **given))


# One map of 4x12x12 is 576 values.
@pytest.mark.parametrize(
    ("features", "options", "expected"),
    [
        ("4", {}, [576, 576]),
        ("4", {"bias": False}, [0, 576]),
        ("4", {"batch_norm": True}, [576, 2 * 576, 576]),
        ("4 M", {}, [576, 576, 144 * 3]),
        ("4 Mk3s3", {}, [576, 576, 64 * 8]),
        ("4 A", {}, [576, 576, 144 * 4]),
        ("4 L", {}, [576, 576, 576 * 9]),
        ("4 D", {}, [576, 576, 0]),
    ],
)
def test_other_operations(features, options, expected):
    analysis = network(features, **options)
    rows = [row.other_ops for row in analysis.rows]
    assert rows[: len(expected)] == expected
    assert analysis.other_ops == sum(rows) == sum(group.other_ops for group in analysis.groups)


def test_other_operations_of_heads():
    pooled = network("4", avgpool=5, output=parse("S", "output"))
    # Windows of 12 to 5: 3, 3, 4, 3 and 3 rows, and as many columns.
    assert [row.other_ops for row in pooled.rows[2:]] == [4 * 16 * 16, 0, 10, 5 * 10 - 2]
    dense = network("4", head="conv", avgpool=2)
    assert [row.other_ops for row in dense.rows[2:]] == [10 * 11 * 11, 10 * 11 * 11]


def test_boxes_at_holes_and_in_the_padding():
    analysis = network("4k2p1d2 4k1s3p0 M", input=(1, 1, 1), head="pool", num_classes=4)
    assert analysis.input_box("conv1_1", 0, 0) == (0, 0, 0, 0)
    holes = network("4k3p0d4 4k1s2p0", avgpool=3)
    assert holes.input_box("conv1_2", 0, 1) == (0, 2, 9, 11)
    assert holes.input_box("avgpool", 0, 0) == (0, 0, 9, 9)
    beyond = network("4k1p4 M A", avgpool=5)
    assert beyond.input_box("conv1_1", 0, 0) == (0, 0, 0, 0)
    assert beyond.input_box("conv1_1", 19, 19) == (12, 12, 12, 12)
    assert beyond.input_box("pool2", 0, 4) == (0, 12, 0, 12)
    assert beyond.input_box("avgpool", 0, 2) == (0, 4, 0, 8)


def test_kept_of_a_small_network():
    analysis = network("4 M D", batch_norm=True)
    told = kept(analysis, 2)
    picture, values = 2 * 3 * 144 * 4, 2 * 576 * 4
    assert told[0] == Kept(tensors=picture)
    assert told[1] == Kept(tensors=values, statistics=2 * 4 * 4)
    assert told[2] == Kept(tensors=values)
    assert told[3] == Kept(indices=2 * 144 * 8)
    assert told[4] == Kept(masks=2 * 144 * 4)
    low = kept(analysis, 2, "bf16")
    assert low[0] == Kept(tensors=picture // 2)
    assert low[1] == Kept(tensors=values // 2, statistics=2 * 4 * 4)
    assert low[3] == Kept(indices=2 * 144 * 8)


@pytest.mark.parametrize(("optimiser", "values"), [("sgd", 0), ("momentum", 1), ("adamw", 2)])
def test_states_of_optimisers(optimiser, values):
    figures = training(network("4"), 1, optimiser)
    assert figures.optimiser == values * figures.parameters == values * figures.gradients


@pytest.mark.parametrize("precision", ["fp32", "bf16", "fp16"])
@pytest.mark.parametrize("key", presets.PRESETS)
def test_parts_of_training_are_its_total(key, precision):
    analysis = analyze(presets.find(key).spec)
    one, four = (training(analysis, batch, "adam", precision) for batch in (1, 4))
    assert one.total == analysis.totals.params * 16 + (
        one.buffers + one.weight_copies + one.activations.total
    )
    statistics = one.activations.statistics
    assert four.activations.total - statistics == 4 * (one.activations.total - statistics)
    assert four.peak > one.peak
    assert (one.weight_copies > 0) == (precision != "fp32")
    if precision != "fp32":
        assert four.activations.total < training(analysis, 4).activations.total


def test_training_in_front_of_weights_and_without_any():
    weightless = network("M L R D", head="pool", num_classes=3)
    figures = training(weightless, 2, "adam", "bf16")
    assert figures.total == 0
    assert figures.peak > 2 * 3 * 144 * 4
    assert training(network("M L 4"), 2, "sgd", "bf16").peak > 0
    assert training(network("", classifier=parse("5", "classifier")), 1, "sgd", "bf16").peak > 0
    broken = analyze(replace(presets.find("vgg16").spec, num_classes=0))
    assert training(broken).total == 0


def test_an_optimiser_without_a_name_is_an_error():
    with pytest.raises(KeyError):
        network("4").totals.training_bytes(1, "none")


def test_layers_without_parameters():
    for op in (Flatten(), SoftmaxOp()):
        assert costs.parameters(op, (4, 2, 2)) == 0
        assert costs.buffers(op, (4, 2, 2)) == 0
        assert costs.macs(op, (4, 2, 2), (16,)) == 0


def test_bytes_of_batch_norms_and_response_norms():
    normed = network("4", batch_norm=True)
    assert normed.totals.buffer_bytes == 2 * 4 * 4 + 8
    # A picture, the input, and the average, the sum and the output of the norm itself.
    local = network("8 L")
    assert local.totals.peak_activation_bytes == (3 * 144 + 4 * 8 * 144) * 4
    # Input and ReLU's output are kept before; squares with 4 channels more, a sum, a divisor.
    assert [row.saved.per_image for row in local.rows[:3]] == [
        3 * 144 * 4,
        8 * 144 * 4,
        (12 + 8 + 8) * 144 * 4,
    ]


def test_adaptive_pools_keep_their_input_but_for_a_mean():
    for side, keeps in ((1, 0), (2, 144 * 4 * 4)):
        pooled = network("4 M", avgpool=side, activation="gelu", input=(3, 24, 24))
        assert pooled.rows[3].saved.per_image == keeps


def test_adam_needs_two_values_more_for_the_largest_layer():
    analysis = network("64 64")
    params, largest = analysis.totals.params, 64 * 64 * 9
    held = (3 * 144 + 2 * 10) * 4
    assert training(analysis, 1, "adam").peak >= (4 * params + 2 * largest) * 4 + held
    big = network("", classifier=parse("4096", "classifier"), num_classes=2, input=(4, 32, 32))
    least = (4 * big.totals.params + 2 * 4 * 4096) * 4 + (4 * 1024 + 2 * 2) * 4
    assert training(big, 1, "adam").peak == least


@pytest.mark.parametrize(
    ("features", "sides"),
    [
        ("Mk3s2c", 6),  # floor gives 5; with ceil a last window hangs over
        ("Mk3s3p1c", 5),
        ("Mk2s3c", 4),
        ("Mk1s4p0c", 3),
        ("Mk1s5c", 3),
        ("Mk1s11c", 2),
        ("Mk1s12c", 1),  # a window that would begin behind the map is none
        ("Mk2s2p1", 7),
    ],
)
def test_sides_of_pools(features, sides):
    assert network(features).rows[0].out_shape == (3, sides, sides)
