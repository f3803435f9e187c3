"""Rewrites of whole networks: what they promise, for every network and for random ones."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from strategies import valid_specs

from vgg_explorer.arch import rewrites
from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.grammar import format_list, parse
from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.rewrites import RULES, Rewrite, RewriteError, rewrite
from vgg_explorer.arch.spec import LISTS, ArchSpec, Place
from vgg_explorer.arch.tokens import Conv, NiNBlock

VGG16 = find("vgg16").spec
TINY = find("vgg_tiny").spec


def features(spec: ArchSpec) -> str:
    return format_list(spec.features)


def applicable(spec: ArchSpec) -> tuple[Rewrite, ...]:
    """Every rewrite that makes sense for a network, each tried."""
    found = []
    for key in RULES:
        with suppress(RewriteError):
            found.append(rewrite(spec, key))
    return tuple(found)


def with_features(source: str, **options: object) -> ArchSpec:
    return replace(TINY, features=parse(source), **options)


@pytest.mark.parametrize("key", PRESETS)
def test_what_applies_to_a_preset_works_and_tells_its_figures(key: str) -> None:
    spec = PRESETS[key].spec
    found = applicable(spec)
    assert len(found) >= 5
    assert [one.key for one in found] == [one for one in RULES if one in {r.key for r in found}]
    for one in found:
        analysis = analyze(one.spec)
        assert analysis.problem is None
        assert one.spec != spec
        assert (one.before, one.after) == (analyze(spec).totals, analysis.totals)
        assert one.label == RULES[one.key].label
        for which in LISTS:
            entries = one.spec.entries(which)
            assert parse(format_list(entries), which) == entries


@settings(max_examples=100, deadline=None)
@given(spec=valid_specs())
def test_what_applies_to_any_network_works(spec: ArchSpec) -> None:
    found = {one.key: one.spec for one in applicable(spec)}
    assert all(analyze(changed).problem is None for changed in found.values())
    for key, rule in RULES.items():
        assert key not in found or rule.makes_sense(spec)


# Kernels


def ends(analysis: Analysis, places: list[int]) -> list[tuple[object, object]]:
    """Shape and receptive field behind the last row of each of these entries."""
    rows = {row.layer.place: row for row in analysis.rows}
    return [
        (rows[Place("features", i)].out_shape, rows[Place("features", i)].receptive) for i in places
    ]


@settings(max_examples=150, deadline=None)
@given(spec=valid_specs())
def test_smaller_kernels_keep_sizes_and_receptive_fields(spec: ArchSpec) -> None:
    changed = rewrites.smaller_kernels(spec)
    places, at = [], -1
    for token in spec.features:
        large = isinstance(token, Conv) and token.kernel in {5, 7}
        at += token.kernel // 2 if large else 1
        places.append(at)
    assert len(changed.features) == at + 1
    before, after = analyze(spec), analyze(changed)
    assert after.problem is None
    assert ends(after, places) == ends(before, list(range(len(spec.features))))
    assert not any(isinstance(token, Conv) and token.kernel in {5, 7} for token in changed.features)


def test_the_vgg_argument() -> None:
    """Section 2.3 of the paper: three 3x3 need 27 C^2 weights, one 7x7 needs 49 C^2."""
    spec = with_features("16k1 16k7 16k5s2p0", bias=False, head="pool", num_classes=16)
    done = rewrite(spec, "smaller_kernels")
    assert features(done.spec) == "['16k1', 16, 16, 16, '16p0', '16s2p0']"
    assert done.before.params == 16 * 16 * (49 + 25) + 3 * 16
    assert done.after.params == 16 * 16 * (27 + 18) + 3 * 16
    assert done.note is None


def test_smaller_kernels_of_nin_blocks_and_groups() -> None:
    spec = with_features("8 N12k5s2g4 M 6k7p2g2d2", input=(3, 64, 64))
    done = rewrite(spec, "smaller_kernels").spec
    assert features(done) == "[8, '12g4', 'N12s2g4', 'M', '6g2d2', '6g2d2', '6p0g2d2']"
    assert isinstance(done.features[2], NiNBlock)


# Heads


@pytest.mark.parametrize(
    ("spec", "exact"),
    [
        (VGG16, True),
        (replace(VGG16, input=(3, 256, 256)), False),
        (find("vgg16_gap").spec, True),  # the mean of a linear layer
        (replace(TINY, avgpool=1), False),  # but not of a hidden one
        (replace(TINY, avgpool=4), True),
        (replace(TINY, avgpool=None), True),
        (replace(TINY, input=(3, 32, 40), avgpool=None), False),
        (replace(TINY, features=(), input=(3, 2, 2)), True),
    ],
)
def test_heads_say_whether_they_agree(spec: ArchSpec, exact: bool) -> None:
    there = rewrite(spec, "conv_head")
    assert there.spec == replace(spec, head="conv")
    assert ("same outputs" in str(there.note)) == exact
    back = rewrite(there.spec, "linear_head")
    assert back.spec == spec
    assert back.note == there.note
    if exact:
        assert there.after.params == there.before.params


def test_a_map_that_is_not_square_fits_no_dense_head() -> None:
    note = str(rewrite(replace(TINY, input=(3, 32, 40), avgpool=None), "conv_head").note)
    assert note == "The weights do not fit: the last map is 4x5."


def test_a_pool_head_has_nothing_to_convert() -> None:
    nin = find("nin").spec
    assert not RULES["conv_head"].makes_sense(nin)
    with pytest.raises(RewriteError, match="nothing to rewrite"):
        rewrite(nin, "linear_head")


def test_a_dense_head_on_a_map_that_is_too_small() -> None:
    spec = replace(TINY, avgpool=7)
    assert RULES["conv_head"].makes_sense(spec)
    with pytest.raises(RewriteError, match="kernel spans 7x7") as caught:
        rewrite(spec, "conv_head")
    assert str(caught.value.hint)
    assert "conv_head" not in {one.key for one in applicable(spec)}


# Width


def test_widths() -> None:
    half = rewrite(VGG16, "half_width").spec
    assert features(half).startswith("[32, 32, 'M', 64, 64, 'M', 128")
    assert format_list(half.classifier) == "[2048, 'D', 2048, 'D']"
    assert half.num_classes == 1000
    assert rewrite(half, "double_width").spec == VGG16


def test_groups_still_divide_and_depthwise_stays_depthwise() -> None:
    half = rewrite(with_features("10 12g2 M 12g12 24g12 6k1 12g6"), "half_width").spec
    assert features(half) == "[4, '6g2', 'M', '6g6', '12g6', '3k1', '6g3']"
    once = rewrite(with_features("1 1 M", classifier=()), "double_width").spec
    assert features(once) == "[2, 2, 'M']"


def test_a_pool_head_keeps_its_classes() -> None:
    half = rewrite(find("nin").spec, "half_width").spec
    assert features(half).endswith("'N192', 'Mk3s2', 'D', 'N10']")


def test_no_wider_than_may_be_written() -> None:
    spec = with_features("4096k1 M", classifier=())
    with pytest.raises(RewriteError, match="Channel count must be 1 to 4096"):
        rewrite(spec, "double_width")
    assert "double_width" not in {one.key for one in applicable(spec)}


# Blocks and classes


def test_blocks() -> None:
    spec = with_features("M 8 8 M 16 L M D 4", avgpool=1)
    assert features(rewrite(spec, "without_block").spec) == "['M', 8, 8, 'M', 'D', 4]"
    longer = rewrite(spec, "with_block").spec
    assert features(longer) == "['M', 8, 8, 'M', 16, 'L', 'M', 16, 'L', 'M', 'D', 4]"
    assert rewrite(longer, "without_block").spec == spec


@pytest.mark.parametrize("source", ["8 8", "M A", ""])
def test_no_blocks(source: str) -> None:
    spec = with_features(source)
    assert not RULES["with_block"].makes_sense(spec)
    assert not RULES["without_block"].makes_sense(spec)


def test_the_only_block_stays_and_one_too_many_does_not_come() -> None:
    assert not RULES["without_block"].makes_sense(with_features("8 M"))
    with pytest.raises(RewriteError, match="1x1"):
        rewrite(with_features("8 M 8 M 8 M 8 M 8 M"), "with_block")


def test_classes() -> None:
    assert rewrite(VGG16, "classes_10").spec == replace(VGG16, num_classes=10)
    assert not RULES["classes_1000"].makes_sense(VGG16)
    nin = rewrite(find("nin").spec, "classes_100").spec
    assert nin.num_classes == 100
    assert features(nin).endswith("'N100']")
    bare = ArchSpec("", (), head="pool", num_classes=2, input=(2, 8, 8))
    with pytest.raises(RewriteError, match="there are 10 classes"):
        rewrite(bare, "classes_10")


def test_a_broken_network_is_not_rewritten() -> None:
    broken = replace(VGG16, input=(3, 16, 16))
    assert applicable(broken) == ()
    with pytest.raises(RewriteError, match="pool5"):
        rewrite(broken, "classes_10")
