"""What is published of the networks, against what is worked out here."""

import pytest

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.presets import PRESETS, find, told_of
from vgg_explorer.arch.published import PARAMETERS, SCORES, Count, Score
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import text

BY = text("somebody")


@pytest.mark.parametrize("key", PRESETS)
def test_parameters_are_the_published_ones(key: str) -> None:
    preset = PRESETS[key]
    params = analyze(preset.spec).totals.params
    for count in preset.published_params:
        assert count.fits(params)
        # as far as it was rounded: another step of the last digit would not do
        assert not count.fits(params + count.unit)
        assert not count.fits(params - count.unit)


@pytest.mark.parametrize(
    ("count", "params", "fits"),
    [
        (Count(100, 1, BY), 100, True),
        (Count(100, 1, BY), 101, False),
        (Count(138_000_000, 1_000_000, BY), 138_500_000, True),
        (Count(138_000_000, 1_000_000, BY), 138_500_001, False),
        (Count(138_000_000, 1_000_000, BY), 137_500_000, True),
        (Count(138_000_000, 1_000_000, BY), 137_499_999, False),
    ],
)
def test_a_rounded_number_fits_up_to_half_its_unit(count: Count, params: int, fits: bool) -> None:
    assert count.fits(params) is fits


def test_the_tables_name_presets_that_exist() -> None:
    assert set(SCORES) <= set(PRESETS)
    assert set(PARAMETERS) <= set(PRESETS)
    published = {key for key, preset in PRESETS.items() if preset.torchvision}
    assert published <= set(SCORES) & set(PARAMETERS)


def test_table_3_of_the_paper() -> None:
    errors = {
        key: (score.top1, score.top5)
        for key in ("vgg11", "vgg_a_lrn", "vgg13", "vgg_c", "vgg16", "vgg19")
        for score in PRESETS[key].scores
        if score.kind == "error"
    }
    assert errors == {
        "vgg11": (29.6, 10.4),
        "vgg_a_lrn": (29.7, 10.5),
        "vgg13": (28.7, 9.9),
        "vgg_c": (28.1, 9.4),
        "vgg16": (27.0, 8.8),
        "vgg19": (27.3, 9.0),
    }


def test_table_2_of_the_paper() -> None:
    millions = {
        key: count.value // 1_000_000
        for key in ("vgg11", "vgg_a_lrn", "vgg13", "vgg_c", "vgg16", "vgg19")
        for count in PRESETS[key].published_params
        if count.unit == 1_000_000
    }
    assert list(millions.values()) == [133, 133, 133, 134, 138, 144]


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (Score("accuracy", 71.5, 90.3, BY), "Top-1 / top-5 accuracy 71.5 / 90.3 % (somebody)."),
        (Score("accuracy", 59.36, None, BY), "Top-1 accuracy 59.36 % (somebody)."),
        (Score("error", 27.0, 8.8, BY), "Top-1 / top-5 error 27.0 / 8.8 % (somebody)."),
        (Count(1234, 1, BY), "1,234 parameters (somebody)."),
        (Count(7_600_000, 100_000, BY), "7.6 million parameters (somebody)."),
        (Count(60_000_000, 10_000_000, BY), "60 million parameters (somebody)."),
    ],
)
def test_facts_are_told(fact: Score | Count, told: str) -> None:
    assert str(fact.told()) == told


def test_a_source_has_its_year_once() -> None:
    for preset in PRESETS.values():
        if preset.year is not None:
            assert str(preset.cited).count(str(preset.year)) == 1
        if preset.torchvision:
            assert preset.year is not None
    assert str(find("nin").cited).endswith("section 8.3, 2023")
    assert find("vgg_tiny").cited == find("vgg_tiny").source


def test_what_is_told_of_a_network() -> None:
    told = [str(line) for line in told_of(find("nin_imagenet").spec)]
    assert told == [
        "Lin, Chen and Yan, Network In Network, 2013.",
        "Top-1 accuracy 59.36 % (Lin's model for Caffe).",
        "7.6 million parameters (Lin's model for Caffe).",
    ]
    assert told_of(ArchSpec("mine", find("vgg16").spec.features, num_classes=7)) == ()
