"""What of a file fits a network, layer by layer."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import valid_specs

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.fitting import STATUSES, Fit, FitRow, fit
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.module_shapes import network_shapes
from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.subsequence import common

Shapes = dict[str, tuple[int, ...]]
VGG16 = find("vgg16").spec
MINI = find("vgg_mini").spec


def own(spec: ArchSpec) -> Shapes:
    return network_shapes(analyze(spec).rows)


def fitted(spec: ArchSpec, shapes: Shapes) -> Fit:
    return fit(analyze(spec), shapes)


def row(found: Fit, path: str) -> FitRow:
    return next(one for one in found.rows if path in {one.path, one.file_path})


@pytest.mark.parametrize("prefix", ["", "module.", "_orig_mod.", "model.backbone."])
@pytest.mark.parametrize("key", PRESETS)
def test_a_networks_own_file(key: str, prefix: str) -> None:
    spec = find(key).spec
    file = {prefix + name: shape for name, shape in own(spec).items()}
    for listed in (file, dict(sorted(file.items()))):
        found = fitted(spec, listed)
        assert found.whole
        assert found.prefix == prefix
        assert not found.by_order
        assert all(one.reason is None for one in found.rows)
        assert found.names == {path: prefix + path for path in found.names}
        count = len(found.rows)
        assert str(found.sentence()) == f"{count} of {count} layers fit."


def test_counters_are_nothing() -> None:
    file = own(MINI)
    counters = {
        name.replace("running_mean", "num_batches_tracked"): () for name in file if "mean" in name
    }
    assert fitted(MINI, file | counters).whole


def test_a_wrapper_inside_the_names() -> None:
    file = {name.replace("features.", "features.module."): s for name, s in own(VGG16).items()}
    found = fitted(VGG16, file)
    assert found.whole
    assert found.prefix == ""
    assert found.names["features.0"] == "features.module.0"


def test_other_classes() -> None:
    found = fitted(replace(VGG16, num_classes=10), own(VGG16))
    assert found.counts == {"match": 15, "differs": 1, "missing": 0, "unexpected": 0}
    assert str(found.sentence()) == "15 of 16 layers fit, 1 differs."
    assert not found.whole
    assert "classifier.6" not in found.names
    last = row(found, "classifier.6")
    assert (last.name, last.status) == ("fc8", "differs")
    assert last.want == (("weight", (10, 4096)), ("bias", (10,)))
    assert last.have == (("weight", (1000, 4096)), ("bias", (1000,)))
    assert str(last.reason) == "weight is 1000x4096 in the file and 10x4096 here."


def test_layers_of_one_side_alone() -> None:
    spec = replace(VGG16, classifier=(), num_classes=7)
    found = fitted(spec, own(VGG16))
    assert str(found.sentence()) == ("13 of 14 layers fit, 1 differs, 2 more are in the file.")
    assert row(found, "classifier.3").status == "unexpected"
    assert row(found, "classifier.3").path is None
    file = {name: s for name, s in own(VGG16).items() if not name.startswith("classifier")}
    found = fitted(VGG16, file)
    assert str(found.sentence()) == "13 of 16 layers fit, 3 are missing."
    assert row(found, "classifier.0").file_path is None
    del file["features.0.weight"], file["features.0.bias"]
    found = fitted(spec, file | {"extra.weight": (3, 3)})
    assert str(found.sentence()) == "12 of 14 layers fit, 2 are missing, 1 more is in the file."
    file = own(VGG16)
    del file["features.0.weight"], file["features.0.bias"]
    assert str(fitted(VGG16, file).sentence()) == "15 of 16 layers fit, 1 is missing."


def test_several_layers_that_differ() -> None:
    found = fitted(
        VGG16, own(replace(VGG16, features=parse("3 3 M 5 5 M 64 64 64 M 7 7 7 M 7 7 7 M")))
    )
    assert found.counts["differs"] > 1
    assert f"{found.counts['differs']} differ" in str(found.sentence())


@pytest.mark.parametrize(("here", "there"), [("vgg16", "vgg16_conv"), ("vgg16_conv", "vgg16")])
def test_the_other_form_of_the_head(here: str, there: str) -> None:
    found = fitted(find(here).spec, own(find(there).spec))
    assert found.whole
    word = "convolution" if here == "vgg16" else "linear layer"
    reasons = [str(one.reason) for one in found.rows if one.reason]
    assert len(reasons) == 3
    assert all(f"as a {word}" in reason for reason in reasons)


def test_a_convolution_is_no_linear_layer_in_the_features() -> None:
    spec = ArchSpec("x", parse("8"), head="pool", num_classes=8)
    found = fitted(spec, {"features.0.weight": (8, 27), "features.0.bias": (8,)})
    assert found.counts["differs"] == 1
    assert "different" not in str(found.rows[0].reason)


def test_biases() -> None:
    bare, biased = replace(MINI, bias=False), MINI
    lacks = row(fitted(biased, own(bare)), "features.0")
    assert lacks.status == "differs"
    assert str(lacks.reason) == "The file has no bias for this layer."
    more = row(fitted(bare, own(biased)), "features.0")
    assert more.status == "differs"
    assert "has a bias" in str(more.reason)


def test_other_names_are_matched_by_order() -> None:
    vgg = find("vgg11").spec
    paths = list(dict.fromkeys(name.rpartition(".")[0] for name in own(vgg)))
    file = {
        f"layer_{paths.index(path)}.{leaf}": shape
        for name, shape in own(vgg).items()
        for path, _, leaf in [name.rpartition(".")]
    }
    found = fitted(vgg, file)
    assert found.whole
    assert found.by_order
    assert found.prefix == ""
    assert found.names["features.3"] == "layer_1"
    assert "the file calls it “layer_1”" in str(row(found, "features.3").reason)
    assert str(found.sentence()).startswith("11 of 11 layers fit. The names do not agree")


def test_an_inserted_layer_moves_the_others() -> None:
    longer = replace(
        VGG16, features=parse("64 64 64 M 128 128 M 256 256 256 M 512 512 512 M 512 512 512 M")
    )
    found = fitted(longer, own(VGG16))
    assert found.by_order
    assert found.counts["match"] == 16
    assert found.names["features.7"] == "features.5"
    assert found.names["classifier.6"] == "classifier.6"
    assert row(found, "classifier.6").reason is None


def test_names_come_first_where_they_fit_as_well() -> None:
    spec = replace(MINI, features=parse("16 16 16"), num_classes=10)
    file = own(spec)
    del file["features.3.weight"], file["features.3.bias"]
    found = fitted(spec, file)
    assert found.names["features.6"] == "features.6"
    assert row(found, "features.3").status == "missing"


def test_the_prefix_is_that_of_most_layers() -> None:
    file = {f"student.{name}": shape for name, shape in own(MINI).items()}
    file |= {"ema.features.0.weight": (16, 3, 3, 3)}
    found = fitted(MINI, file)
    assert found.prefix == "student."
    assert found.counts["match"] == len(own(MINI)) - sum(
        not name.endswith("weight") for name in own(MINI)
    )
    assert found.counts["unexpected"] == 1


def test_nothing_in_common() -> None:
    found = fitted(MINI, {})
    assert set(found.counts) == set(STATUSES)
    assert found.counts["missing"] == len(found.rows)
    assert not found.whole
    assert not found.names
    assert fitted(MINI, {"": (1,), "x..": (), "weight": (-1, 0)}).counts["unexpected"] == 2


@settings(max_examples=100, deadline=None)
@given(one=valid_specs(), other=valid_specs())
def test_what_matches_has_the_same_numbers(one: ArchSpec, other: ArchSpec) -> None:
    found = fitted(one, own(other))
    rows = [row for row in found.rows if row.path is not None]
    assert [row.path for row in rows] == list(
        dict.fromkeys(name.rpartition(".")[0] for name in own(one))
    )
    used = [row.file_path for row in found.rows if row.file_path is not None]
    assert sorted(used) == sorted({name.rpartition(".")[0] for name in own(other)})
    for one_row in found.rows:
        same = [name for name, _ in one_row.want] == [name for name, _ in one_row.have]
        assert (one_row.status == "match") <= same
        assert (one_row.status == "differs") <= (one_row.reason is not None)
    assert fitted(one, own(one)).whole


@settings(max_examples=200, deadline=None)
@given(shapes=st.dictionaries(st.text(max_size=12), st.lists(st.integers(), max_size=5).map(tuple)))
def test_any_names_and_shapes(shapes: Shapes) -> None:
    found = fitted(MINI, shapes)
    assert not found.whole
    assert str(found.sentence()).endswith(".")


@settings(max_examples=300, deadline=None)
@given(one=st.text("abc", max_size=9), two=st.text("abc", max_size=9))
def test_the_longest_common_subsequence(one: str, two: str) -> None:
    pairs = common([[j for j, b in enumerate(two) if b == a] for a in one], len(two))
    assert all(one[i] == two[j] for i, j in pairs)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))
    table = [[0] * (len(two) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(two):
            longest = max(table[i][j + 1], table[i + 1][j])
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else longest
    assert len(pairs) == table[-1][-1]
