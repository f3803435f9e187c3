"""Presets by name, figures as text, specs as files, messages."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgg_explorer.arch import presets, toml, units
from vgg_explorer.arch.spec import LISTS, ArchSpec
from vgg_explorer.arch.text import text
from vgg_explorer.arch.tokens import Conv, Dropout, Linear, Softmax


def test_presets_by_name():
    assert presets.find("VGG16-BN") is presets.PRESETS["vgg16_bn"]
    assert presets.find(" vgg_mini ").key == "vgg_mini"
    with pytest.raises(presets.UnknownPresetError) as caught:
        presets.find("vgg61")
    assert "vgg16" in caught.value.suggestions
    assert str(caught.value) == "vgg61"


def test_a_spec_knows_its_preset():
    for preset in presets.PRESETS.values():
        assert presets.key_of(preset.spec) == preset.key
        assert str(preset.source)
    assert presets.key_of(ArchSpec("mine", (Conv(3),))) is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1 k"),
        (442_368, "442.4 k"),
        (86_704_128, "86.7 M"),
        (138_357_544, "138.4 M"),
        (924_844_032, "924.8 M"),
        (999_999, "1 M"),
        (15_470_264_320, "15.47 G"),
        (2**63, "9223 P"),
    ],
)
def test_counts(value, written):
    assert units.count(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1023, "1023 B"),
        (1024, "1 KiB"),
        (12.25 * 2**20, "12.25 MiB"),
        (2**20 - 1, "1 MiB"),
        (553_430_176, "527.8 MiB"),
        (2**40, "1 TiB"),
    ],
)
def test_sizes(value, written):
    assert units.size(int(value)) == written


def test_exact_and_shapes():
    assert units.exact(138_357_544) == "138,357,544"
    assert units.shape((64, 224, 224)) == "64x224x224"


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0.0, "0.00 ns"),
        (2.5e-10, "0.25 ns"),
        (8.45e-7, "845 ns"),
        (9.999e-7, "1.00 µs"),
        (8.4521e-4, "845 µs"),
        (9.994e-3, "9.99 ms"),
        (9.996e-3, "10.0 ms"),
        (0.0123456, "12.3 ms"),
        (0.09996, "100 ms"),
        (0.9996, "1.00 s"),
        (1.2, "1.20 s"),
        (754.0, "754 s"),
    ],
)
def test_durations(seconds: float, written: str) -> None:
    assert units.duration(seconds) == written


def test_speeds() -> None:
    assert units.speed(1_849_688_064, 0.012) == "154 GMAC/s"
    assert units.speed(100, 1.0) == "100 MAC/s"
    assert units.speed(1, 2.0) == "0.50 MAC/s"
    assert units.speed(86_704_128, 1e-6) == "86.7 TMAC/s"


def test_messages_keep_template_and_values():
    message = text("{a} of {b}", a=1, b=text("{c:,}", c=1000))
    assert str(message) == "1 of 1,000"
    assert message == text("{a} of {b}", a=1, b=text("{c:,}", c=1000))


@pytest.mark.parametrize("key", presets.PRESETS)
def test_specs_survive_a_file(key):
    spec = presets.PRESETS[key].spec
    assert toml.loads(toml.dumps(spec)) == spec


@given(st.text())
def test_any_name_survives_a_file(name):
    spec = ArchSpec(name.encode("utf-8", "replace").decode(), (Conv(3),))
    assert toml.loads(toml.dumps(spec)) == spec


def test_a_file_that_a_person_wrote():
    spec = toml.loads(
        """
        name = "mine"
        features = [64, "M", "128k5"]
        classifier = "256 D0.2"
        output = "S"
        avgpool = 0
        num_classes = 2
        batch_norm = true
        input = [1, 28, 32]
        """
    )
    assert spec.features[2] == Conv(128, kernel=5)
    assert spec.classifier == (Linear(256), Dropout(0.2))
    assert spec.output == (Softmax(),)
    assert (spec.avgpool, spec.num_classes, spec.input) == (None, 2, (1, 28, 32))
    assert spec.batch_norm


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("features = [64", "This is not a TOML file: Unclosed array (at end of document)."),
        ("name = 'x'", "The setting 'features' is missing."),
        ("features = 'M'\nspeed = 9", "There is no setting called 'speed'."),
        ("features = [64, -1]", "features: Channel count must be 1 to 4096."),
        ("features = 7", "'features' must be a cfg list."),
        ("features = [true]", "'features' must be a cfg list."),
        ("features = 'M'\navgpool = true", "'avgpool' must be a whole number, 0 for none."),
        ("features = 'M'\navgpool = 700", "Adaptive pool must be 1 to 64."),
        (
            "features = 'M'\ninput = [1, 2]",
            "'input' must be three whole numbers: channels, height, width.",
        ),
        ("features = 'M'\nbias = 1", "'bias' must be true or false."),
        ("features = 'M'\nnum_classes = 1.5", "'num_classes' must be a whole number."),
        ("features = 'M'\nhead = 'big'", "'head' must be one of linear, conv, pool."),
        ("features = 'M'\nname = 1", "'name' must be a text."),
        ("#" * 70_000, "This is too large for a network file."),
    ],
)
def test_files_that_are_no_spec(source, what):
    with pytest.raises(toml.SpecFileError) as caught:
        toml.loads(source)
    assert str(caught.value.what) == what
    assert str(caught.value.hint) in str(caught.value)


@given(st.text())
def test_any_file_is_a_spec_or_has_a_reason(source):
    with contextlib.suppress(toml.SpecFileError):  # nothing else may come out
        toml.loads(source)


def test_lists_of_a_spec_by_name():
    spec = ArchSpec("x", (Conv(3),))
    for which in LISTS:
        entries = {"features": (Conv(9),), "classifier": (Linear(9),), "output": (Softmax(),)}
        assert spec.with_entries(which, entries[which]).entries(which) == entries[which]
