"""Networks side by side."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import FEATURES, any_specs

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.compare import Comparison, align, compare, figures
from vgg_explorer.arch.compare_report import FORMATS, comparison_report
from vgg_explorer.arch.entries import short
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.rewrites import rewrite
from vgg_explorer.arch.spec import LISTS, ArchSpec
from vgg_explorer.arch.tokens import Token


def of(*names: str) -> Comparison:
    return compare([analyze(find(name).spec) for name in names])


def pairs(old: str, new: str) -> str:
    """Write an alignment on one line: 64 ~128 +M -D."""
    before, after = parse(old), parse(new)
    words = []
    for i, j in align(before, after):
        if i is None:
            assert j is not None
            words.append(f"+{short(after[j])}")
        elif j is None:
            words.append(f"-{short(before[i])}")
        else:
            same = before[i] == after[j]
            words.append(short(before[i]) if same else f"{short(before[i])}~{short(after[j])}")
    return " ".join(words)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("", "64 M", "+64 +M"),
        ("64 M", "", "-64 -M"),
        ("64 M 128 M", "64 64 M 128 128 M", "64 +64 M 128 +128 M"),
        ("64 64 64 M", "64 64 64 64 M", "64 64 64 +64 M"),
        ("64 64 64 64 M", "64 64 M", "64 64 -64 -64 M"),
        ("64 M 128 M 256", "64 M 256", "64 M -128 -M 256"),
        ("64 M 64 M 64 M", "64 M 64 M", "64 M 64 M -64 -M"),
        ("64 L M 128", "64 M 128", "64 -L M 128"),
        ("256 256 256k1 M", "256 256 256 M", "256 256 256k1~256 M"),
        ("96k11s4p0 Mk3s2 256", "N96k11s4p0 A 256", "96k11s4p0~N96k11s4p0 Mk3s2~A 256"),
        ("D 64 R L", "D0.3 64 R L", "D~D0.3 64 R L"),
        ("64 M", "M 64", "-64 M +64"),
        ("L D", "D L", "-L D +L"),
        ("R", "L", "-R +L"),
    ],
)
def test_alignments(old: str, new: str, expected: str) -> None:
    assert pairs(old, new) == expected


def test_half_the_width_is_all_changes() -> None:
    spec = find("vgg16").spec
    other = rewrite(spec, "half_width").spec
    (difference,) = compare([analyze(spec), analyze(other)]).differences
    hows = [line.how for line in difference.lines if line.which == "features"]
    assert hows.count("changed") == 13
    assert hows.count("same") == 5


def test_vgg_16_and_19() -> None:
    (difference,) = of("vgg16", "vgg19").differences
    added = [line for line in difference.changes if line.how == "inserted"]
    assert difference.changes == tuple(added)
    assert [(line.which, line.other) for line in added] == [
        ("features", 9),
        ("features", 14),
        ("features", 19),
    ]
    assert difference.options == ()
    delta = {one.name: one for one in difference.deltas}["params"]
    assert (delta.before, delta.after) == (138_357_544, 143_667_240)
    assert delta.difference == 5_309_696
    assert delta.share == pytest.approx(0.03838, abs=1e-5)


def test_a_figure_that_was_zero_has_no_share() -> None:
    (difference,) = of("vgg11", "vgg11_bn").differences
    delta = {one.name: one for one in difference.deltas}["buffers"]
    assert (delta.before, delta.after, delta.share) == (0, 5512, None)
    assert [option.name for option in difference.options] == ["batch_norm"]


@settings(max_examples=200, deadline=None)
@given(old=st.lists(FEATURES, max_size=7), new=st.lists(FEATURES, max_size=7))
def test_an_alignment_holds_every_entry_once_and_in_order(
    old: list[Token], new: list[Token]
) -> None:
    made = list(align(old, new))
    assert [i for i, _ in made if i is not None] == list(range(len(old)))
    assert [j for _, j in made if j is not None] == list(range(len(new)))
    assert (None, None) not in made
    assert list(align(old, old)) == [(i, i) for i in range(len(old))]


@given(
    old=st.lists(FEATURES, max_size=6), more=st.lists(FEATURES, max_size=4), at=st.integers(0, 6)
)
def test_what_is_inserted_in_one_place_is_all_that_differs(
    old: list[Token], more: list[Token], at: int
) -> None:
    new = [*old[:at], *more, *old[at:]]
    there = list(align(old, new))
    assert sum(i is None for i, _ in there) == len(more)
    assert all(old[i] == new[j] for i, j in there if i is not None and j is not None)
    assert sum(j is None for _, j in align(new, old)) == len(more)


@pytest.mark.parametrize("count", [0, 1, 7])
def test_as_many_as_can_be_compared(count: int) -> None:
    with pytest.raises(ValueError, match=f"2 to 6 networks can be compared, not {count}"):
        compare([analyze(find("vgg11").spec)] * count)
    assert len(compare([analyze(find("vgg11").spec)] * 6).differences) == 5


@settings(max_examples=60, deadline=None)
@given(specs=st.lists(any_specs(), min_size=2, max_size=4))
def test_any_networks_can_be_compared_and_written(specs: list[ArchSpec]) -> None:
    comparison = compare([analyze(spec) for spec in specs])
    assert [analysis.spec for analysis in comparison.analyses] == specs
    for difference, spec in zip(comparison.differences, specs[1:], strict=True):
        for which in LISTS:
            lines = [line for line in difference.lines if line.which == which]
            assert tuple(line.before for line in lines if line.before) == specs[0].entries(which)
            assert tuple(line.after for line in lines if line.after) == spec.entries(which)
    for form in FORMATS:
        assert comparison_report(comparison, form)


# Written out


def test_text_of_two() -> None:
    lines = comparison_report(of("vgg16", "vgg19"), "text").splitlines()
    assert lines[0] == "A: VGG-16 (D), input 3x224x224"
    assert max(map(len, lines)) <= 100
    assert "parameters              138,357,544     143,667,240       +5,309,696 (+3.8%)" in lines
    assert "buffer values                     0               0                        =" in lines
    at = lines.index("               +256")
    assert lines[at - 1].split() == ["9", "256", "256"]
    assert lines[at + 1].split() == ["10", "M", "M"]
    assert not any(line.startswith("option") for line in lines)


def test_text_of_six_is_shortened() -> None:
    names = ("alexnet", "alexnet_2012", "nin", "vgg11_bn", "vgg16_conv", "vgg_tiny")
    written = comparison_report(of(*names), "text")
    assert "132.9 M" in written
    assert "132,868,840" not in written
    (row,) = [line for line in written.splitlines() if line.startswith("buffer values")]
    assert row.split() == ["buffer", "values", *"00=0=", "5.51", "k", "+5.51", "k", *"0=0="]
    (row,) = [line for line in written.splitlines() if line.startswith("avgpool")]
    assert row.split() == ["avgpool", "6", "none", "none", "7", "7", "2"]
    (row,) = [line for line in written.splitlines() if line.startswith("batch_norm")]
    assert row.split() == ["batch_norm", "no", "no", "no", "yes", "no", "no"]
    (row,) = [line for line in written.splitlines() if line.startswith("input")]
    assert row.split()[1] == "3x224x224"
    assert "~96k11s4p0" in written


def test_what_is_removed_and_inserted() -> None:
    spec = replace(find("vgg_tiny").spec, features=parse("L 16 M 64 M"))
    written = comparison_report(
        compare([analyze(find("vgg_tiny").spec), analyze(spec)]), "markdown"
    )
    table = written[written.index("| features") :]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")]
    cells = [tuple(cell.strip() for cell in row) for row in rows]
    assert cells[2:9] == [
        ("", "", "+L"),
        ("1", "16", "16"),
        ("2", "M", "M"),
        ("3", "32", "-"),
        ("4", "M", "-"),
        ("5", "64", "64"),
        ("6", "M", "M"),
    ]
    assert "~ changed, + inserted, - removed" in written


def test_a_problem_is_told() -> None:
    broken = analyze(replace(find("vgg16").spec, name="a|b", input=(3, 16, 16)))
    comparison = compare([analyze(find("vgg16").spec), broken])
    told = comparison_report(comparison, "text")
    assert "B: Problem at features, entry 18 ('M')" in told
    assert "input   " in told
    assert r"B: a\|b, input 3x16x16" in comparison_report(comparison, "markdown")
    document = json.loads(comparison_report(comparison, "json"))
    assert document["networks"][0]["problem"] is None
    assert "pool5" in document["networks"][1]["problem"]


def test_json() -> None:
    document = json.loads(comparison_report(of("vgg_tiny", "vgg_mini", "nin"), "json"))
    tiny, mini, nin = (find(name).spec for name in ("vgg_tiny", "vgg_mini", "nin"))
    assert [one["name"] for one in document["networks"]] == [tiny.name, mini.name, nin.name]
    assert document["networks"][2]["figures"] == figures(analyze(nin))
    first = document["differences"][0]
    assert (first["network"], first["against"]) == (1, 0)
    assert "batch_norm" in first["options"]
    share = first["figures"]["params"]["share"]
    params = analyze(tiny).totals.params
    assert first["figures"]["params"]["difference"] == round(share * params)
    written = [one["after"] for one in first["entries"] if one["list"] == "features"]
    assert [token for token in written if token] == [short(token) for token in mini.features]
    assert {"before", "after", "how", "first", "other", "list"} == set(first["entries"][0])


@pytest.mark.parametrize("key", PRESETS)
def test_a_network_does_not_differ_from_itself(key: str) -> None:
    (difference,) = of(key, key).differences
    assert difference.changes == difference.options == ()
    assert not any(delta.difference for delta in difference.deltas)
