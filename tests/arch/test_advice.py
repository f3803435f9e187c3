"""Remarks: where they appear and where not, what they say in numbers, and fixes that work."""

import math
import timeit
from dataclasses import replace

import pytest
from hypothesis import given, settings
from strategies import any_specs, valid_specs

from vgg_explorer.arch import advice, limits
from vgg_explorer.arch.advice import CHECKS, SEVERITIES, advise
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import format_list, parse
from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.spec import LISTS, ArchSpec, Place

VGG16 = find("vgg16").spec
VGG16_BN = find("vgg16_bn").spec
CIFAR = find("vgg16_cifar").spec
NIN = find("nin").spec
TINY = replace(find("vgg_tiny").spec, name="own")


def remark(spec, key):
    return next((one for one in advise(analyze(spec)) if one.key == key), None)


def own(features, classifier="", output="", **options):
    """A small network that has no remark of its own."""
    lists = {
        "features": parse(features),
        "classifier": parse(classifier, "classifier"),
        "output": parse(output, "output"),
    }
    return replace(TINY, **(lists | options))


def pool(features, **options):
    classes = {"num_classes": 8} | options
    return own(features, head="pool", activation="leaky_relu", **classes)


SMALL_32 = replace(VGG16, input=(3, 32, 32))
DEEP = "8 8 8 8 8 M 8 8 8 8 8"

CASES = {
    # name: key, a spec with the remark, one without, the place, severity, what, part of why
    "softmax": (
        "softmax_loss",
        replace(VGG16, output=parse("S", "output")),
        VGG16,
        Place("output", 0),
        "mistake",
        "Softmax before cross-entropy: the loss cannot fall below 5.91",
        "1,000 classes this second one gives no class more than 0.271 %, so the loss stays at 5.91",
    ),
    "softmax behind an activation": (
        "softmax_loss",
        find("vgg16_two_class").spec,
        replace(VGG16, output=parse("R", "output")),
        Place("output", 1),
        "mistake",
        "Softmax before cross-entropy: the loss cannot fall below 0.313",
        "no class more than 73.1 %",
    ),
    "softmax of one class": (
        "softmax_one_class",
        own("16 M 32 M", output="S", num_classes=1),
        own("16 M 32 M", output="S", num_classes=2),
        Place("output", 0),
        "mistake",
        "Softmax over 1 class: the output is 1 for every picture",
        "BCEWithLogitsLoss",
    ),
    "ReLU on logits": (
        "activation_logits",
        replace(VGG16, output=parse("R", "output")),
        replace(VGG16, output=parse("S", "output")),
        Place("output", 0),
        "mistake",
        "ReLU behind the logits: no score falls below 0",
        "1,000 logits",
    ),
    "sigmoid on logits": (
        "activation_logits",
        own("16 M 32 M", output="R", activation="sigmoid"),
        own("16 M 32 M", activation="sigmoid"),
        Place("output", 0),
        "mistake",
        "sigmoid behind the logits: no score falls below 0",
        "10 logits",
    ),
    "LeakyReLU on logits": (
        "activation_logits",
        own("16 M 32 M", output="R", activation="leaky_relu"),
        own("16 M 32 M"),
        Place("output", 0),
        "mistake",
        "LeakyReLU behind the logits: scores below 0 shrink to 1 %",
        "10 logits",
    ),
    "NiN": (
        "activation_pool_head",
        NIN,
        replace(NIN, activation="leaky_relu"),
        Place("features", 7),
        "note",
        "ReLU before the global average: no class score falls below 0",
        "cccp8 ends in an activation. NiN is built this way and learns. A linear layer behind the "
        "average allows scores of any size and sign, for 110 parameters more",
    ),
    "NiN with a pool at the end": (
        "activation_pool_head",
        own("16 M 8 M D", head="pool", num_classes=8, activation="elu"),
        own("16 M 8 M D", num_classes=8, activation="elu"),
        Place("features", 2),
        "note",
        "ELU before the global average: no class score falls below -1",
        "conv2_1",
    ),
    "stretched pool": (
        "stretched_pool",
        SMALL_32,
        replace(VGG16, input=(3, 224, 224)),
        Place("avgpool"),
        "surprise",
        "Pool to 7x7 stretches a 1x1 map: 25,088 inputs, 512 different values",
        "too small for this network",
    ),
    "stretched pool of a map that is not square": (
        "stretched_pool",
        replace(VGG16, input=(3, 64, 288)),
        replace(VGG16, input=(3, 224, 288)),
        Place("avgpool"),
        "surprise",
        # 2 rows give 3 different windows, 9 columns give 7.
        f"Pool to 7x7 stretches a 2x9 map: 25,088 inputs, {512 * 3 * 7:,} different values",
        "",
    ),
    "conv bias": (
        "bias_batch_norm",
        VGG16_BN,
        replace(VGG16_BN, bias=False),
        Place("features", 0),
        "note",
        "Conv biases in front of batch norm have no effect: 4,224 of 138,365,992 parameters",
        "torchvision",
    ),
    "heavy linear layer": (
        "heavy_layer",
        VGG16,
        find("vgg16_gap").spec,
        Place("classifier", 0),
        "note",
        "fc6 holds 74.2 % of the parameters: 102,764,544 of 138,357,544",
        "Each of its 4,096 units has a weight for each of 25,088 values",
    ),
    "heavy dense layer": (
        "heavy_layer",
        find("vgg16_conv").spec,
        replace(find("vgg16_conv").spec, avgpool=1),
        Place("classifier", 0),
        "note",
        "fc6 holds 74.2 % of the parameters: 102,764,544 of 138,357,544",
        "Each of its 4,096 units has a weight for each of 25,088 values",
    ),
    "heavy convolution": (
        "heavy_layer",
        own("8 M 8 M 200", avgpool=1),
        own("8 M 8 M 8", avgpool=1),
        Place("features", 4),
        "note",
        f"conv3_1 holds 83.8 % of the parameters: {9 * 8 * 200 + 200:,} of 17,418",
        "8 in and 200 out, 3x3 each",
    ),
    "small map": (
        "small_map",
        CIFAR,
        replace(CIFAR, input=(3, 64, 64)),
        Place("features", 14),
        "note",
        # On a 2x2 map, 16 of the 4 x 9 products are with values.
        "conv5_1 lays a 3x3 kernel on a 2x2 map: 55.5 % is padding",
        "Convolutions larger than their map: 3",
    ),
    "map of one pixel": (
        "small_map",
        own("8 M 8 M 8", avgpool=1, input=(3, 4, 8)),
        own("8 M 8 M 8", avgpool=1, input=(3, 12, 12)),
        Place("features", 4),
        "surprise",
        # One row of two columns: 4 of 18 products.
        "conv3_1 lays a 3x3 kernel on a 1x2 map: 77.7 % is padding",
        "6 of the 9 weights of each kernel never meet",
    ),
    "dilated kernel on a small map": (
        "small_map",
        own("8 M 8d4", avgpool=1, input=(3, 16, 16)),
        own("8 M 8", avgpool=1, input=(3, 16, 16)),
        Place("features", 2),
        "note",
        "conv2_1 lays a 9x9 kernel on a 8x8 map",
        "",
    ),
    "field": (
        "saturated_field",
        CIFAR,
        replace(CIFAR, input=(3, 128, 128)),
        Place("features", 8),
        "note",
        "conv3_3 sees 40 pixels of a picture of 32; 6 convolutions follow",
        "no new surroundings",
    ),
    "field, just": (
        "saturated_field",
        own(DEEP, avgpool=1, input=(3, 16, 16)),
        own(DEEP, avgpool=1, input=(3, 20, 20)),
        Place("features", 7),
        "note",
        "conv2_2 sees 20 pixels of a picture of 16; 3 convolutions follow",
        "",
    ),
    "one input size": (
        "fixed_input",
        find("vgg16_blocks").spec,
        VGG16,
        Place("classifier", 0),
        "note",
        "No adaptive pool: fc6 takes exactly 25,088 values, from a 7x7 map",
        "one size of pictures only",
    ),
    "one input size without hidden layers": (
        "fixed_input",
        own("16 M 32 M", avgpool=None),
        replace(own("16 M 32 M", avgpool=None), head="conv"),
        Place("num_classes"),
        "note",
        "No adaptive pool: fc3 takes exactly 2,048 values, from a 8x8 map",
        "",
    ),
    "7x7": (
        "large_kernel",
        own("64 64k7", avgpool=1),
        own("64 64k7s2", avgpool=1),
        Place("features", 1),
        "note",
        "conv1_2: 3 layers of 3x3 for one 7x7 need 110,784 parameters, not 200,768",
        "save 44.8 % of the parameters",
    ),
    "5x5 that would grow": (
        "large_kernel",
        own("64 64k5 64k5", avgpool=1, batch_norm=True, bias=False),
        own("64k5", avgpool=1, batch_norm=True, bias=False),  # from 3 channels
        Place("features", 1),
        "note",
        f"2 large kernels: stacks of 3x3 need {2 * (2 * 9 * 64 * 64 + 256):,} parameters, "
        f"not {2 * (25 * 64 * 64 + 128):,}",
        "save 27.8 %",
    ),
    "5x5 of a NiN block": (
        "large_kernel",
        pool("N32 N8k5"),
        pool("N8 N32k5 8"),
        Place("features", 1),
        "note",
        f"conv1_2: 2 layers of 3x3 for one 5x5 need {9 * 32 * 8 + 9 * 8 * 8 + 16:,} parameters",
        "",
    ),
    "dropout before batch norm": (
        "dropout_batch_norm",
        own("16 D0.3 M 32 D 64", avgpool=1, batch_norm=True),
        own("16 M 32 64 D", avgpool=1, batch_norm=True),
        Place("features", 1),
        "surprise",
        "drop1 drops values in front of batch norm: 2 batch norms follow",
        "p = 0.3 makes the mean square of the values 1.43 times as large",
    ),
    "dropout without batch norm": (
        "dropout_batch_norm",
        own("16 D M 32", avgpool=1, batch_norm=True),
        own("16 D M 32", avgpool=1),
        Place("features", 1),
        "surprise",
        "drop1 drops values in front of batch norm: 1 batch norms follow",
        "2 times",
    ),
    "dropout of nothing": (
        "dropout_batch_norm",
        own("D0.1 16", avgpool=1, batch_norm=True),
        own("D0 16", avgpool=1, batch_norm=True),
        Place("features", 0),
        "surprise",
        "drop1 drops values",
        "1.11 times",
    ),
    "strong dropout": (
        "strong_dropout",
        own("16 M D0.8 32", classifier="100 D0.9"),
        own("16 M D0.7 32", classifier="100 D0.7"),
        Place("features", 2),
        "surprise",
        "drop1 drops 80 %: about 819 of 4,096 values stay in training",
        "20 to 50 %",
    ),
    "strong dropout in the classifier": (
        "strong_dropout",
        own("16 M 32", classifier="100 D0.9"),
        own("16 M 32", classifier="100 D"),
        Place("classifier", 1),
        "surprise",
        "drop1 drops 90 %: about 10 of 100 values stay in training",
        "",
    ),
    "LRN": (
        "lrn_batch_norm",
        own("16 L M 32 L", avgpool=1, batch_norm=True),
        own("16 L M 32 L", avgpool=1),
        Place("features", 1),
        "note",
        "norm1_1: local response norm beside 2 batch norms",
        "VGG paper",
    ),
    "batch norm of one value": (
        "norm_one_value",
        own("8 M M 8", avgpool=1, batch_norm=True, input=(3, 4, 4)),
        own("8 M M 8", avgpool=1, batch_norm=True, input=(3, 4, 8)),
        Place("features", 3),
        "surprise",
        "conv3_1 normalises 1x1 maps: training needs 2 pictures a batch",
        "Expected more than 1 value per channel",
    ),
    "two pools": (
        "pools_in_row",
        own("16 M M 32"),
        own("16 M 16 M 32"),
        Place("features", 2),
        "surprise",
        "pool2 follows pool1 at once: 32x32 becomes 8x8",
        "one larger pool",
    ),
    "depthwise": (
        "depthwise",
        pool("8 8g8 8g8"),
        pool("8 8g8 8k1 8g8 8k1"),
        Place("features", 1),
        "surprise",
        "conv1_2 works on 8 channels one by one, and nothing mixes them again",
        "MobileNet",
    ),
    "depthwise at the end": (
        "depthwise",
        pool("8 8g8"),
        own("8 8g8"),
        Place("features", 1),
        "surprise",
        "conv1_2 works on 8 channels",
        "",
    ),
    "depthwise, not grouped": (
        "depthwise",
        pool("8 16g8 16g16", num_classes=16),
        pool("8 16g4 16g4", num_classes=16),
        Place("features", 1),
        "surprise",
        "conv1_2 works on 8 channels",
        "",
    ),
    "stride over pixels": (
        "skipped_pixels",
        own("16 16k1s2 32", avgpool=1),
        own("16 16s2 32", avgpool=1),
        Place("features", 1),
        "surprise",
        "conv1_2 steps 2 pixels with a 1x1 kernel: 75 % of its map is unread",
        "gaps",
    ),
    "pool over pixels": (
        "skipped_pixels",
        own("16 Mk2s3 32", avgpool=1),
        own("16 Mk3s3 32", avgpool=1),
        Place("features", 1),
        "surprise",
        # 11 windows of 2 take 22 of 32 rows.
        f"pool1 steps 3 pixels with a 2x2 kernel: {math.floor(1000 * (1 - (22 / 32) ** 2)) / 10} %",
        "",
    ),
    "the longest stride": (
        "skipped_pixels",
        own("8k1s64 8", avgpool=1, input=(3, 256, 256)),
        own("8k1s64 8", avgpool=1, input=(3, 1, 1)),  # one window, and it reads everything
        Place("features", 0),
        "surprise",
        "conv1_1 steps 64 pixels with a 1x1 kernel: 99.9 % of its map is unread",
        "",
    ),
    "sigmoids": (
        "sigmoid_stack",
        own("8 8 M 8 8", classifier="20", activation="sigmoid"),
        own("8 8 M 8 8", activation="sigmoid"),
        Place("features", 0),
        "surprise",
        "5 sigmoids in a row pass back at most 1e-03 of the gradient",
        "1/4",
    ),
    "sigmoids without batch norm": (
        "sigmoid_stack",
        own("8 8 M 8 8 8 8 8 8 8", avgpool=1, activation="sigmoid"),
        own("8 8 M 8 8 8 8 8 8 8", avgpool=1, activation="sigmoid", batch_norm=True),
        Place("features", 0),
        "surprise",
        "9 sigmoids in a row pass back at most 4e-06 of the gradient",
        "",
    ),
    "ReLU behind ReLU": (
        "double_activation",
        own("16 R M 32", classifier="20 R R"),
        own("16 M R 32", classifier="20 D R"),
        Place("features", 1),
        "surprise",
        "act1 is a second ReLU at once: it changes nothing",
        "its activation already",
    ),
    "tanh behind tanh": (
        "double_activation",
        own("16 M 32", classifier="20 R", activation="tanh"),
        own("16 M 32", classifier="20", output="R", activation="tanh"),
        Place("classifier", 1),
        "surprise",
        "act1 is a second tanh at once: it bends the values twice",
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_remark_appears_where_it_should_with_its_numbers(case):
    key, bad, good, place, severity, what, why = CASES[case]
    assert analyze(good).problem is None
    assert remark(good, key) is None
    found = remark(bad, key)
    assert (found.place, found.severity) == (place, severity)
    assert str(found.what).startswith(what)
    assert why in str(found.why)
    assert len(str(found.read_on)) > 20
    assert analyze(bad).group_at(found.place) is not None


@pytest.mark.parametrize("case", CASES)
def test_every_fix_works_and_takes_the_remark_away(case):
    key, bad, *_ = CASES[case]
    fixes = remark(bad, key).fixes
    assert fixes
    for fix in fixes:
        assert_mends(fix, key)
    assert len({fix.spec for fix in fixes}) == len(fixes)


def assert_mends(fix, key):
    assert str(fix.label)
    assert analyze(fix.spec).problem is None
    assert remark(fix.spec, key) is None
    for which in LISTS:  # what a fix writes can be read again
        assert parse(format_list(fix.spec.entries(which)), which) == fix.spec.entries(which)


def test_every_remark_has_its_case():
    keys = {key for key, *_ in CASES.values()}
    assert len(keys) == len(CHECKS) + 1  # one check tells the two softmaxes apart
    assert {check.__name__ for check in CHECKS} == keys - {"softmax_one_class"}


def labels(spec, key):
    return [str(fix.label) for fix in remark(spec, key).fixes]


def test_what_fixes_do():
    assert labels(SMALL_32, "stretched_pool") == ["Pool to 1x1", "Use a 3x256x256 input"]
    assert labels(CIFAR, "small_map") == [
        "Use a 3x64x64 input",
        "Use kernels no larger than the map",
        "Remove the last 2 pools",
    ]
    assert labels(CIFAR, "saturated_field")[1] == "End the features behind conv3_3"
    assert labels(VGG16, "heavy_layer") == ["Average the last map to 1x1"]
    both = "Average the last map to 1x1 and leave the hidden layers out"
    assert labels(find("vgg11").spec, "heavy_layer") == [both]
    assert labels(find("vgg16_blocks").spec, "fixed_input") == ["Add an adaptive pool to 7x7"]
    one = replace(own("8 M 8"), avgpool=1, batch_norm=True, input=(3, 2, 2))
    assert labels(one, "norm_one_value") == ["Use a 3x4x4 input", "Remove the last pool"]
    assert labels(own("8 M 8 M 200", avgpool=1), "heavy_layer") == ["Give conv3_1 12 channels"]
    one_class = own("16 M 32 M", output="S", num_classes=1)
    assert labels(one_class, "softmax_one_class") == [
        "Remove the softmax",
        "Use 2 classes and no softmax",
    ]


def fixed(spec, key, number=0):
    return remark(spec, key).fixes[number].spec


def entries(spec):
    return format_list(spec.features)


def test_what_fixes_write():
    stack = fixed(own("64 64k7 M 64k5", avgpool=1), "large_kernel")
    assert entries(stack) == "[64, 64, 64, 64, 'M', 64, 64]"
    moved = own("16 D0.3 M 32 D 64", avgpool=1, batch_norm=True)
    assert entries(fixed(moved, "dropout_batch_norm")) == "[16, 'M', 32, 64, 'D']"
    assert entries(fixed(moved, "dropout_batch_norm", 1)) == "[16, 'M', 32, 64]"
    strong = fixed(own("16 M D0.8 32", classifier="100 D0.9"), "strong_dropout")
    assert (entries(strong), format_list(strong.classifier)) == ("[16, 'M', 'D', 32]", "[100, 'D']")
    assert entries(fixed(pool("8 8g8 8g8"), "depthwise")) == ("[8, '8g8', '8k1', '8g8', '8k1']")
    assert entries(fixed(CASES["LRN"][1], "lrn_batch_norm")) == "[16, 'M', 32]"
    over = own("16 16k1s2 Mk2s3 32", avgpool=1)
    assert entries(fixed(over, "skipped_pixels")) == "[16, '16s2', 'Mk3s3', 32]"
    assert entries(fixed(over, "skipped_pixels", 1)) == "[16, '16k1', 'Mk2s2', 32]".replace(
        "'Mk2s2'", "'M'"
    )
    doubled = fixed(CASES["ReLU behind ReLU"][1], "double_activation")
    assert (entries(doubled), format_list(doubled.classifier)) == ("[16, 'M', 32]", "[20]")
    dilated = CASES["dilated kernel on a small map"][1]
    assert entries(fixed(dilated, "small_map", 1)) == "[8, 'M', 8]"


@pytest.mark.parametrize(
    ("pools", "one"),
    [
        ("M M", "'Mk4s4'"),
        ("M M M", "'Mk8s8'"),
        ("Mk3s2 Mk3s2", "'Mk7s4'"),
        ("A A", "'Ak4s4'"),
    ],
)
def test_pools_that_are_one_pool(pools, one):
    spec = own(f"16 {pools} 32", avgpool=1)
    assert entries(fixed(spec, "pools_in_row")) == f"[16, {one}, 32]"
    alone = format_list(parse(pools)[:1])[1:-1]
    assert entries(fixed(spec, "pools_in_row", 1)) == f"[16, {alone}, 32]"
    before, after = (
        next(row for row in analyze(one).rows if row.path == "avgpool")
        for one in (spec, fixed(spec, "pools_in_row"))
    )
    assert before.in_shape == after.in_shape


@pytest.mark.parametrize(
    "pools",
    ["M A", "M Mk2s2p1", "Mk2s2c M", "Ak3s2 Ak3s2", "Mk1s2 M", "Mk8s8 Mk9s8", "Mk2s32 Mk2s3"],
)
def test_pools_that_are_not_one_pool(pools):
    """Of different kinds, padded, overlapping means, gaps, larger than the language has."""
    spec = own(f"16 {pools} 32", avgpool=1, input=(3, 256, 256))
    assert labels(spec, "pools_in_row") == ["Keep only the first of neighbouring pools"]


PRESET_KEYS = {
    "vgg11": {"heavy_layer"},
    "vgg13": {"heavy_layer"},
    "vgg16": {"heavy_layer"},
    "vgg19": {"heavy_layer"},
    "vgg11_bn": {"heavy_layer", "bias_batch_norm"},
    "vgg13_bn": {"heavy_layer", "bias_batch_norm"},
    "vgg16_bn": {"heavy_layer", "bias_batch_norm"},
    "vgg19_bn": {"heavy_layer", "bias_batch_norm"},
    "vgg_a_lrn": {"heavy_layer"},
    "vgg_c": {"heavy_layer"},
    "vgg16_blocks": {"heavy_layer", "fixed_input"},
    "vgg16_conv": {"heavy_layer"},
    "vgg16_gap": set(),
    "vgg16_two_class": {
        "softmax_loss",
        "activation_logits",
        "bias_batch_norm",
        "heavy_layer",
    },
    "alexnet": {"heavy_layer"},
    "alexnet_2012": {"heavy_layer", "fixed_input"},
    "nin": {"activation_pool_head"},
    "nin_imagenet": {"activation_pool_head"},
    "vgg16_cifar": {"bias_batch_norm", "saturated_field", "small_map"},
    "vgg_small": set(),
    "vgg_mini": {"bias_batch_norm"},
    "vgg_tiny": set(),
}


@pytest.mark.parametrize("key", PRESETS)
def test_published_networks_have_notes_only(key):
    remarks = advise(analyze(PRESETS[key].spec))
    assert {one.key for one in remarks} == PRESET_KEYS[key]
    if key != "vgg16_two_class":  # a tutorial's network, kept for its mistakes
        assert {one.severity for one in remarks} <= {"note"}
    for one in remarks:
        assert one.fixes
        for fix in one.fixes:
            assert_mends(fix, one.key)


def test_mistakes_come_first_then_the_order_of_the_layers():
    remarks = advise(analyze(replace(PRESETS["vgg16_two_class"].spec, input=(3, 32, 32))))
    assert [one.key for one in remarks] == [
        "activation_logits",
        "softmax_loss",
        "stretched_pool",
        "bias_batch_norm",
        "saturated_field",
        "small_map",
        "heavy_layer",
    ]


def test_a_broken_network_has_a_problem_and_no_remarks():
    assert advise(analyze(replace(CASES["softmax"][1], input=(3, 16, 16)))) == ()


def test_no_input_is_offered_beyond_the_largest():
    side = limits.MAX_SIDE
    spec = own("16 M 32", avgpool=64, input=(3, 100, side))
    assert labels(spec, "stretched_pool") == ["Pool to 50x50"]


def test_analyze_gives_no_advice(monkeypatch):
    """The figures follow each keystroke; remarks are worked out by who shows them."""
    monkeypatch.setattr(advice, "CHECKS", ())
    assert advise(analyze(VGG16)) == ()
    assert not hasattr(analyze(VGG16), "remarks")


def test_advice_costs_a_few_analyses():
    """On VGG-19, its two fixes included; measured in one run, for machines differ."""
    spec = find("vgg19").spec
    analysis = analyze(spec)
    alone = min(timeit.repeat(lambda: analyze(spec), number=5, repeat=7))
    advised = min(timeit.repeat(lambda: advise(analysis), number=5, repeat=7))
    assert advised < 10 * alone


def test_networks_without_convolutions():
    assert advise(analyze(ArchSpec("", ()))) == ()
    assert advise(analyze(ArchSpec("", (), head="pool", num_classes=3))) == ()


@given(valid_specs())
@settings(max_examples=150, deadline=None)
def test_every_fix_of_any_network_works(spec):
    analysis = analyze(spec)
    remarks = advise(analysis)
    assert len({one.key for one in remarks}) == len(remarks)
    ranks = [SEVERITIES.index(one.severity) for one in remarks]
    assert ranks == sorted(ranks)
    for one in remarks:
        assert analysis.group_at(one.place) is not None
        assert all(map(str, (one.what, one.why, one.read_on)))
        for fix in one.fixes:
            assert_mends(fix, one.key)


@given(any_specs())
@settings(deadline=None)
def test_no_network_makes_advise_raise(spec):
    advise(analyze(spec))
