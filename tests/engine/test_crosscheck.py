"""Figures beside torchinfo's: no difference without its exact reason."""

import math
import re
from dataclasses import replace

import pytest
import torch
import torchinfo
from hypothesis import HealthCheck, given, settings
from strategies import valid_specs

from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.engine import crosscheck as module
from vgg_explorer.engine.checked import CrossCheck, Figure
from vgg_explorer.engine.crosscheck import crosscheck
from vgg_explorer.engine.errors import EngineError


def number_at_the_end(words: str) -> int:
    return int(re.findall(r"[\d,]+", words)[-1].replace(",", ""))


def assert_explained(check: CrossCheck) -> None:
    assert check.agrees
    assert check.agreeing == len(check.rows)
    for row in check.rows:
        assert row.ours == row.theirs
        assert row.params.difference == 0
        for figure in row.figures:
            assert (figure.explanation is None) == (figure.difference == 0)
            if figure.explanation is not None:
                formula = str(figure.explanation).rpartition(": ")[2].partition(" = ")[0]
                factors = [int(factor) for factor in formula.split("x")]
                assert math.prod(factors) == figure.difference
                assert number_at_the_end(str(figure.explanation)) == figure.difference
    for name in ("params", "mult_adds"):
        total = next(total for total in check.totals if total.name == name)
        assert total.ours == sum(getattr(row, name).ours for row in check.rows)
        assert total.theirs == sum(getattr(row, name).theirs for row in check.rows)


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_agrees(key: str) -> None:
    assert_explained(crosscheck(PRESETS[key].spec))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(valid_specs())
def test_any_network_agrees(spec) -> None:
    assert_explained(crosscheck(spec))


def test_known_values_of_vgg16() -> None:
    check = crosscheck(find("vgg16").spec)
    params, mult_adds, output_bytes, weight_bytes = check.totals
    assert (params.ours, params.theirs) == (138_357_544, 138_357_544)
    assert (mult_adds.ours, mult_adds.theirs) == (15_470_264_320, 15_483_821_032)
    assert output_bytes.theirs == 108_453_696
    assert (weight_bytes.ours, weight_bytes.theirs) == (553_430_176, 553_430_176)
    first = check.rows[0]
    assert (first.path, first.layer, first.theirs) == ("features.0", "conv1_1", (64, 224, 224))
    assert (first.mult_adds.ours, first.mult_adds.theirs) == (86_704_128, 89_915_392)
    assert first.words == ("bias",)
    causes = {row.path: row.words for row in check.rows}
    assert causes["features.1"] == ("in place",)
    assert causes["features.4"] == ()
    assert causes["flatten"] == ("view",)
    assert causes["classifier.2"] == ("identity",)
    told = [str(sentence) for sentence in check.summary()]
    assert told[0] == "40 of 40 rows agree."
    assert told[1] == "Parameters: the same, 138,357,544."
    assert told[2] == (
        "Mult-adds: 15,483,821,032 against 15,470,264,320 here, a difference of +13,556,712: "
        "torchinfo counts the additions of biases, 13,556,712."
    )


def test_batch_norm_counts_its_parameters() -> None:
    check = crosscheck(find("vgg16_bn").spec)
    norm = check.rows[1]
    assert norm.mult_adds.difference == 128
    assert "2x64 = 128" in str(norm.mult_adds.explanation)
    _, mult_adds, _, weight_bytes = check.totals
    assert mult_adds.difference == 13_556_712 + 2 * 4224
    assert "13,556,712" in str(mult_adds.explanation)
    assert "8,448" in str(mult_adds.explanation)
    assert weight_bytes.difference == -(4224 * 2 * 4 + 13 * 8)


def test_without_bias_convolutions_count_the_same() -> None:
    check = crosscheck(replace(find("vgg_mini").spec, bias=False))
    assert check.rows[0].mult_adds.difference == 0
    assert check.agrees


def test_what_does_not_follow_from_the_definitions_is_flagged(monkeypatch) -> None:
    """A wrong parameter count, shape or MAC count of ours must not pass as a definition."""
    spec = find("vgg_tiny").spec
    whole = module.analyze(spec)
    first = whole.rows[0]
    for wrong in (
        first._replace(params=first.params + 1),
        first._replace(macs=first.macs - 1),
        first._replace(out_shape=(15, *first.out_shape[1:])),
        first._replace(activation_bytes=first.activation_bytes + 4),
        first._replace(activation_bytes=0),
    ):
        false = replace(whole, rows=(wrong, *whole.rows[1:]))
        monkeypatch.setattr(module, "analyze", lambda _, false=false: false)
        check = crosscheck(spec)
        assert not check.agrees
        assert not check.rows[0].agrees
        assert "unexplained" in check.rows[0].words
        assert check.agreeing == len(check.rows) - 1
    wrongs = ("params", "macs", "activation_bytes", "buffer_bytes")
    for at, name in enumerate(wrongs, start=1):
        totals = replace(whole.totals, **{name: getattr(whole.totals, name) + 4})
        false = replace(whole, totals=totals)
        monkeypatch.setattr(module, "analyze", lambda _, false=false: false)
        check = crosscheck(spec)
        assert check.agreeing == len(check.rows)
        assert not check.agrees
        assert "unexplained" in str(check.summary()[at])


def test_a_difference_that_should_be_there_and_is_not_is_flagged() -> None:
    figure = Figure("mult_adds", 100, 100, 7, "bias")
    assert not figure.explained
    assert figure.word == "unexplained"
    assert str(figure.explanation).endswith("a difference of +7 was expected, not +0")


def test_a_broken_network_says_why() -> None:
    spec = replace(find("vgg16").spec, input=(3, 16, 16))
    with pytest.raises(EngineError, match="pool5"):
        crosscheck(spec)


def test_torchinfo_that_fails_is_told(monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Failed to run torchinfo.") from ValueError("no such layer")

    monkeypatch.setattr(torchinfo, "summary", broken)
    with pytest.raises(EngineError) as caught:
        crosscheck(find("vgg_tiny").spec)
    assert str(caught.value.what) == (
        "torchinfo cannot run this network: ValueError: no such layer"
    )


def test_modules_that_are_not_ours_are_told(monkeypatch) -> None:
    whole = module.analyze(find("vgg_tiny").spec)
    monkeypatch.setattr(module, "analyze", lambda _: replace(whole, rows=whole.rows[:-1]))
    with pytest.raises(EngineError, match="other modules"):
        crosscheck(find("vgg_tiny").spec)


def test_nothing_is_computed_or_left_in_memory() -> None:
    before = torch.random.get_rng_state()
    crosscheck(find("vgg19").spec)
    assert torch.equal(torch.random.get_rng_state(), before)
