"""Figures of known networks, and what a broken one still tells."""

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from strategies import any_specs

from vgg_explorer.arch import presets
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.entries import short
from vgg_explorer.arch.formulas import formulas
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.spec import ACTIVATIONS, ArchSpec, Place

MEBIBYTE = 2**20

# torchvision's own figures; the paper's table 2 rounds them to millions.
PARAMETERS = {
    "vgg11": 132_863_336,
    "vgg13": 133_047_848,
    "vgg16": 138_357_544,
    "vgg19": 143_667_240,
    "vgg11_bn": 132_868_840,
    "vgg13_bn": 133_053_736,
    "vgg16_bn": 138_365_992,
    "vgg19_bn": 143_678_248,
    "vgg_a_lrn": 132_863_336,
    "vgg_c": 133_638_952,
    "vgg16_conv": 138_357_544,
    "alexnet": 61_100_840,
    "alexnet_2012": 60_965_224,
    "nin": 1_992_166,
    "nin_imagenet": 7_595_176,
    "vgg16_cifar": 14_728_266,
}


def spec(features, **options):
    given = {"classifier": (), "avgpool": 1, "num_classes": 10} | options
    return ArchSpec(name="test", features=parse(features), **given)


@pytest.mark.parametrize(("key", "expected"), PARAMETERS.items())
def test_parameters(key, expected):
    assert analyze(presets.find(key).spec).totals.params == expected


@pytest.mark.parametrize(("key", "expected"), [("vgg16", 15_470_264_320), ("alexnet", 714_188_480)])
def test_macs_leave_the_bias_out(key, expected):
    totals = analyze(presets.find(key).spec).totals
    assert totals.macs == expected
    assert totals.flops == 2 * expected


@pytest.mark.parametrize("key", presets.PRESETS)
def test_sums_are_the_totals(key):
    analysis = analyze(presets.find(key).spec)
    assert analysis.problem is None
    assert analysis.pending == ()
    totals = analysis.totals
    for rows in (analysis.rows, analysis.groups):
        assert sum(row.params for row in rows) == totals.params
        assert sum(row.buffers for row in rows) == totals.buffers
        assert sum(row.macs for row in rows) == totals.macs
        assert sum(row.flops for row in rows) == totals.flops
        assert sum(row.activation_bytes for row in rows) == totals.activation_bytes
    assert analysis.out_shape == (presets.find(key).spec.num_classes,)
    assert len({group.name for group in analysis.groups}) == len(analysis.groups)


def test_names_of_papers():
    names = [group.name for group in analyze(presets.find("vgg16").spec).groups]
    assert names[:5] == ["conv1_1", "conv1_2", "pool1", "conv2_1", "conv2_2"]
    assert names[-5:] == ["fc6", "drop1", "fc7", "drop2", "fc8"]
    names = [group.name for group in analyze(presets.find("alexnet_2012").spec).groups]
    assert names[:6] == ["conv1", "norm1", "pool1", "conv2", "norm2", "pool2"]
    assert names[8:] == ["conv5", "pool5", "flatten", "fc6", "drop1", "fc7", "drop2", "fc8"]
    names = [group.name for group in analyze(presets.find("nin_imagenet").spec).groups]
    assert names[:4] == ["conv1", "cccp1", "cccp2", "pool1"]


def test_a_group_is_a_convolution_with_norm_and_activation():
    analysis = analyze(presets.find("vgg16_bn").spec)
    group = analysis.group("conv1_2")
    assert group is not None
    assert [row.path for row in group.rows] == ["features.3", "features.4", "features.5"]
    assert [row.kind for row in group.rows] == [Kind.CONV, Kind.NORM, Kind.ACTIVATION]
    assert group.has_activation
    assert (group.path, group.kind, group.place) == ("features.3", Kind.CONV, Place("features", 1))
    assert (group.in_shape, group.out_shape) == ((64, 224, 224), (64, 224, 224))
    assert group.buffers == 129
    assert group.description == "Conv2d 3x3, 64"
    assert analysis.group_at(Place("features", 1)) is group
    assert analysis.group_at(Place("features", 99)) is None
    assert analysis.group("nothing") is None


def test_memory_of_vgg16():
    analysis = analyze(presets.find("vgg16").spec)
    totals = analysis.totals
    first = analysis.groups[0]
    assert first.activation_bytes == 12.25 * MEBIBYTE
    assert totals.activation_bytes == pytest.approx(57.65 * MEBIBYTE, rel=1e-3)
    # conv1_1's output is there while conv1_2 writes its own, and the caller has the picture
    assert totals.peak_activation_bytes == 24.5 * MEBIBYTE + 3 * 224 * 224 * 4
    assert totals.inference_bytes == 138_357_544 * 4 + totals.peak_activation_bytes
    assert totals.saved.per_image == pytest.approx(73.36e6, abs=5e3)
    assert totals.training_bytes(8, "sgd") == 138_357_544 * 8 + 8 * totals.saved.per_image
    adam, momentum = totals.training_bytes(8, "adam"), totals.training_bytes(8, "momentum")
    assert adam - momentum == 138_357_544 * 4
    normed = analyze(presets.find("vgg16_bn").spec).totals
    assert normed.saved.per_image + normed.saved.once == pytest.approx(127.58e6, abs=5e3)


def test_receptive_fields():
    analysis = analyze(presets.find("vgg16").spec)
    pool5 = analysis.group("pool5").receptive
    assert (pool5.height, pool5.width, pool5.size, pool5.jump) == (212, 212, 212, 32)
    assert analysis.group("fc6").receptive.whole
    assert analysis.group("conv1_2").receptive.start == -2
    assert analysis.input_box("conv1_1", 0, 0) == (0, 0, 2, 2)
    assert analysis.input_box("conv1_2", 101, 97) == (99, 95, 104, 100)
    assert analysis.input_box("pool1", 0, 111) == (0, 220, 4, 224)
    assert analysis.input_box("fc6", 0, 0) == (0, 0, 224, 224)
    assert analysis.input_box("nothing", 0, 0) is None


def test_an_adaptive_pool_of_a_larger_map():
    wide = analyze(replace(presets.find("vgg16").spec, input=(3, 256, 512)))
    field = wide.group("avgpool").receptive
    assert (field.height, field.width, field.jump) == (212 + 32, 212 + 3 * 32, None)
    assert wide.input_box("avgpool", 0, 0) == (0, 0, 154, 186)
    even = analyze(replace(presets.find("vgg16").spec, input=(3, 448, 448)))
    assert even.group("avgpool").receptive.jump == 64


@pytest.mark.parametrize("key", presets.PRESETS)
def test_formulas_give_their_values(key):
    analysis = analyze(presets.find(key).spec)
    _check_formulas(analysis)


@pytest.mark.parametrize(
    "features",
    ["64k5s3p1d2", "64k4s3", "Mk3s2c 8k3s2", "Mk3s2p1c", "Ak2s1", "9g3 L D R", "N8k5s2", "Mk1s37c"],
)
def test_formulas_of_unusual_layers(features):
    for bias in (True, False):
        analysis = analyze(spec(features, input=(3, 37, 52), avgpool=2, bias=bias))
        assert analysis.problem is None
        _check_formulas(analysis)


def _check_formulas(analysis):
    previous = None
    names = {"floor": math.floor, "__builtins__": {}}
    for group in analysis.groups:
        found = {str(f.label): f for f in formulas(group, previous)}
        for formula in found.values():
            assert eval(formula.expression, names) == formula.value, formula
            assert formula.shown
        if group.params:
            assert found["Parameters"].value == group.params
        if group.macs:
            assert found["MACs"].value == group.macs
            assert found["FLOPs"].value == group.flops
        if group.other_ops:
            assert found["Other operations"].value == group.other_ops
        kept = sum(row.saved.per_image + row.saved.once for row in group.rows)
        if kept:
            assert found["Kept for backward"].value == kept
        if group.activation_bytes:
            assert found["Memory"].value == group.activation_bytes
        if group.kind is Kind.CONV and not group.receptive.whole:
            assert found["Receptive field"].value == group.rows[0].receptive.size
        before = previous
        for row in group.rows:
            for formula in formulas(row, before):
                assert eval(formula.expression, names) == formula.value, formula
            before = row
        previous = group.rows[-1]


# Networks that break


def test_too_many_pools():
    broken = analyze(
        spec(
            "64 M 128 M 256 M M M 512 512", classifier=parse("256", "classifier"), input=(3, 16, 16)
        )
    )
    problem = broken.problem
    assert problem.place == Place("features", 7)
    assert str(problem.what) == (
        "pool5, after pool4: The pool needs at least 2x2, but the map here is 1x1; "
        "it would become 0x0."
    )
    assert [str(fix.label) for fix in problem.fixes] == ["Remove entry 8", "Use a 3x32x32 input"]
    assert [group.name for group in broken.groups][-1] == "pool4"
    assert [p.name for p in broken.pending][:3] == ["pool5", "conv6_1", "conv6_2"]
    assert broken.totals.params == 1792 + 73_856 + 295_168


BROKEN = [
    (spec("64 M M M M M M M M", input=(3, 224, 224)), "features", 8),
    (spec("M M M", input=(3, 1, 1)), "features", 0),
    (spec("A A", input=(3, 2, 2)), "features", 1),
    (spec("64k11p0", input=(3, 8, 8)), "features", 0),
    (spec("64k3p0d8", input=(3, 16, 16)), "features", 0),
    (spec("64 64g7"), "features", 1),
    (spec("N64g2"), "features", 0),
    (spec("Mp2"), "features", 0),
    (spec("Ak3s2p2"), "features", 0),
    (spec("64 32", head="pool"), "head", None),
    (spec("", head="pool"), "head", None),
    (spec("64", head="conv", avgpool=7, input=(3, 4, 4)), "num_classes", None),
    (
        spec(
            "64 M", head="conv", avgpool=9, input=(3, 16, 16), classifier=parse("8", "classifier")
        ),
        "classifier",
        0,
    ),
    (spec("64", num_classes=0), "num_classes", None),
    (spec("64", num_classes=10**9), "num_classes", None),
    (spec("64", avgpool=100), "avgpool", None),
    (spec("64", input=(0, 32, 32)), "input", None),
    (spec("64", input=(3, 99_999, 32)), "input", None),
    (spec("64", input=(3, 32, -1)), "input", None),
]


@pytest.mark.parametrize(("broken", "field", "index"), BROKEN)
def test_every_fix_of_a_problem_mends_it(broken, field, index):
    analysis = analyze(broken)
    problem = analysis.problem
    assert (problem.place.field, problem.place.index) == (field, index)
    assert str(problem.what)
    assert str(problem.hint)
    assert problem.fixes
    for fix in problem.fixes:
        assert str(fix.label)
        assert analyze(fix.spec).problem is None
    assert analysis.pending
    assert analysis.totals.params == sum(row.params for row in analysis.rows)


def test_of_too_many_entries_the_first_are_kept():
    problem = analyze(spec("").with_entries("features", parse("1 " * 256) * 2)).problem
    assert problem.place == Place("features")
    assert "256" in str(problem.what)
    (fix,) = problem.fixes
    assert len(fix.spec.features) == 256
    assert analyze(fix.spec).problem is None


@settings(deadline=None)
@given(any_specs())
def test_whatever_breaks_can_be_mended(broken):
    problem = analyze(broken).problem
    if problem is None:
        return
    assert problem.fixes
    for fix in problem.fixes:
        assert analyze(fix.spec).problem is None


def test_several_faults_are_mended_together():
    broken = analyze(spec("64g5p0k9 Mp2 8 M M M M", head="pool", input=(3, 16, 16)))
    (fix,) = broken.problem.fixes
    assert str(fix.label) == "Mend all 5 places"
    assert short(fix.spec.features[0]) == "64k9p0"


def test_many_pools_are_removed_together():
    broken = analyze(spec("8 " + "M " * 20, input=(3, 8, 8)))
    labels = [str(fix.label) for fix in broken.problem.fixes]
    assert "Remove the pools from entry 5 on" in labels


# Heads


def test_the_dense_head_has_the_weights_of_the_linear_one():
    linear, dense = (analyze(presets.find(key).spec) for key in ("vgg16", "vgg16_conv"))
    assert dense.totals.params == linear.totals.params
    assert dense.group("fc6").rows[0].description == "Conv2d 7x7, 4096"
    assert dense.group("fc7").rows[0].description == "Conv2d 1x1, 4096"
    assert dense.groups[-1].description == "Mean over positions"
    larger = analyze(replace(presets.find("vgg16_conv").spec, input=(3, 384, 256)))
    assert larger.group("fc8").out_shape == (1000, 6, 2)
    assert larger.out_shape == (1000,)


def test_a_dense_head_without_adaptive_pool_takes_the_whole_map():
    analysis = analyze(spec("8 M", head="conv", avgpool=None, input=(3, 12, 20)))
    assert analysis.problem is None
    assert analysis.group("fc2").description == "Conv2d 6x6, 10"
    assert not analysis.fixed_input
    assert analyze(spec("", head="conv", avgpool=None, input=(3, 5, 5))).out_shape == (10,)


def test_without_adaptive_pool_the_input_is_fixed():
    assert analyze(presets.find("vgg16_blocks").spec).fixed_input
    assert not analyze(presets.find("vgg16").spec).fixed_input


def test_the_smallest_inputs():
    for key, smallest in (("vgg16", 32), ("alexnet", 63)):
        base = presets.find(key).spec
        assert analyze(replace(base, input=(3, smallest, smallest))).problem is None
        assert analyze(replace(base, input=(3, smallest - 1, smallest - 1))).problem is not None


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_activations_in_place_cost_nothing(activation):
    analysis = analyze(spec("8", activation=activation, input=(3, 8, 8)))
    row = analysis.rows[1]
    assert row.kind is Kind.ACTIVATION
    in_place = activation in {"relu", "leaky_relu", "elu"}
    assert row.activation_bytes == (0 if in_place else 8 * 8 * 8 * 4)


def test_an_activation_behind_an_activation_does_not_overwrite_it():
    analysis = analyze(spec("R 8 R", input=(3, 8, 8)))
    picture, conv, first, second = (analysis.rows[i] for i in (0, 1, 2, 3))
    assert picture.activation_bytes == 3 * 8 * 8 * 4
    assert (conv.activation_bytes, first.activation_bytes) == (8 * 8 * 8 * 4, 0)
    assert second.activation_bytes == 8 * 8 * 8 * 4


def test_descriptions():
    analysis = analyze(
        spec(
            "9k3s2g1 9g3 A Mk3s2 L D0.3 R",
            batch_norm=True,
            output=parse("S", "output"),
            input=(3, 64, 64),
        )
    )
    described = {row.description for row in analysis.rows}
    assert described == {
        "Conv2d 3x3 /2, 9",
        "Conv2d 3x3, 9, 3 groups",
        "BatchNorm2d",
        "ReLU",
        "AvgPool2d 2x2",
        "MaxPool2d 3x3 /2",
        "LocalResponseNorm",
        "Dropout 0.3",
        "AdaptiveAvgPool2d 1x1",
        "Flatten",
        "Linear, 10",
        "Softmax",
    }


def test_analysis_of_random_lists_never_raises():
    entries = ["8", "8k5p0s2", "M", "Ak3s2p1c", "L", "D", "R", "N4", "6g2"]
    for features in itertools.permutations(entries, 3):
        for head in ("linear", "conv", "pool"):
            analysis = analyze(spec(" ".join(features), head=head, input=(2, 9, 7)))
            assert (analysis.problem is None) == (analysis.out_shape == (10,))
