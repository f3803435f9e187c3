"""What a cfg changes of another, its layers' counterparts, and the figures they are held by."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from strategies import any_specs, valid_specs

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.cfg_diff import cfg_diff
from vgg_explorer.arch.counterpart import counterpart
from vgg_explorer.arch.entries import short
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.key_figures import comparison_csv, key_figures
from vgg_explorer.arch.presets import PRESETS

VGG = PRESETS["vgg16"].spec
SIGNS = {"same": "", "changed": "±", "inserted": "+", "removed": "−"}


def rows(first, other):
    return [
        " ".join(SIGNS[mark.how] + short(mark.token) for mark in row.marks)
        for row in cfg_diff(first, other).rows
    ]


def network(features, **changes):
    return replace(VGG, features=parse(features), **changes)


def test_a_network_against_itself_is_its_own_rows():
    diff = cfg_diff(VGG, VGG)
    assert diff.same
    assert rows(VGG, VGG) == [
        "64 64 M",
        "128 128 M",
        "256 256 256 M",
        "512 512 512 M",
        "512 512 512 M",
        "4096 D 4096 D 1000",
    ]
    assert [row.number for row in diff.rows] == [1, 2, 3, 4, 5, 0]


def test_what_is_added_removed_and_changed_stands_in_its_block():
    first = network("64 64 M 128 128 M 256 M")
    other = network("64 M 96 128 M 256 256k1 M", classifier=parse("1024 D", "classifier"))
    assert rows(first, other) == [
        "64 −64 M",
        "±96 128 M",
        "256 +256k1 M",
        "±1024 D −4096 −D 1000",
    ]
    diff = cfg_diff(first, other)
    assert (diff.count("removed"), diff.count("inserted"), diff.count("changed")) == (3, 1, 2)
    changed = diff.rows[1].marks[0]
    assert (changed.before, changed.index) == (parse("128")[0], 2)


def test_a_pool_that_is_gone_ends_no_block():
    assert rows(network("64 M 128 M"), network("64 128 M"))[0] == "64 −M 128 M"


def test_the_layer_of_the_classes_goes_with_its_head():
    pooled = replace(VGG, head="pool", classifier=())
    assert rows(VGG, pooled)[-1] == "−4096 −D −4096 −D −1000"
    assert rows(pooled, VGG)[-1] == "+4096 +D +4096 +D +1000"
    assert [option.name for option in cfg_diff(VGG, pooled).options] == ["head"]


def test_the_number_of_classes_is_told_once():
    ten = replace(VGG, num_classes=10)
    assert rows(VGG, ten)[-1] == "4096 D 4096 D ±10"
    assert cfg_diff(VGG, ten).options == ()
    assert [o.name for o in cfg_diff(VGG, replace(ten, head="pool")).options] == [
        "head",
        "num_classes",
    ]


def test_options_that_differ_are_listed():
    other = replace(VGG, batch_norm=True, avgpool=1, input=(1, 224, 224))
    named = {option.name: (option.before, option.after) for option in cfg_diff(VGG, other).options}
    assert named == {
        "avgpool": (7, 1),
        "batch_norm": (False, True),
        "input": ((3, 224, 224), (1, 224, 224)),
    }


@given(any_specs(), any_specs())
def test_every_entry_of_both_is_there_once(first, other):
    diff = cfg_diff(first, other)
    for which in ("features", "classifier", "output"):
        marks = [mark for row in diff.rows if row.which == which for mark in row.marks]
        there = [mark.token for mark in marks if mark.index is not None]
        assert there == list(other.entries(which))
        gone = sum(mark.how == "removed" for mark in marks)
        new = sum(mark.how == "inserted" for mark in marks)
        assert abs((len(first.entries(which)) - gone) - (len(there) - new)) <= 1  # the classes


@pytest.mark.parametrize(
    ("layer", "other", "expected", "exact"),
    [
        ("conv1_1", "vgg11", "conv1_1", True),
        ("conv3_3", "vgg11", "conv3_2", False),
        ("pool5", "vgg11", "pool5", True),
        ("conv3_1", "vgg19_bn", "conv3_1", True),
        ("fc6", "vgg11", "fc6", True),
        ("fc8", "alexnet", "fc8", True),
        ("conv1_1", "nin", "conv1", True),
    ],
)
def test_layers_have_counterparts(layer, other, expected, exact):
    found = counterpart(analyze(VGG), layer, analyze(PRESETS[other].spec))
    assert (found.group.name, found.exact) == (expected, exact)


def test_what_has_no_counterpart_has_none():
    assert counterpart(analyze(VGG), "fc6", analyze(PRESETS["vgg16_gap"].spec)) is None
    assert counterpart(analyze(VGG), "no such layer", analyze(VGG)) is None
    assert counterpart(analyze(VGG), "conv5_1", analyze(network("64 M"))) is None


@given(valid_specs())
def test_every_layer_is_its_own_counterpart(spec):
    analysis = analyze(spec)
    for group in analysis.groups:
        found = counterpart(analysis, group.name, analysis)
        if group.place is not None:
            assert found.exact
            assert found.group.kind == group.kind


def test_key_figures_are_those_of_the_totals():
    figures = key_figures(analyze(VGG))
    assert figures["params"] == 138_357_544
    assert figures["macs"] == 15_470_264_320
    assert (figures["weight_layers"], figures["receptive"]) == (16, 212)
    assert figures["training"] == analyze(VGG).totals.training_bytes(8, "adam")


def test_a_table_has_a_line_for_each_network_and_says_what_is_broken():
    broken = network("64 M M M M M M M M M")
    found = [analyze(VGG), analyze(PRESETS["vgg11"].spec), analyze(broken)]
    lines = list(csv.DictReader(io.StringIO(comparison_csv(found, (None, 0.0123, None)))))
    assert [line["network"] for line in lines] == ["VGG-16 (D)", "VGG-11 (A)", "VGG-16 (D)"]
    assert float(lines[1]["params_against_first"]) == pytest.approx(132863336 / 138357544 - 1)
    assert [line["time_ms"] for line in lines] == ["", "12.3", ""]
    assert lines[2]["problem"]
    assert not lines[0]["problem"]


def test_a_figure_of_nothing_has_no_share():
    nothing = analyze(replace(VGG, num_classes=0))
    lines = list(csv.DictReader(io.StringIO(comparison_csv([nothing, nothing], (None, None)))))
    assert lines[1]["params_against_first"] == ""
    assert key_figures(nothing)["receptive"] == 0
