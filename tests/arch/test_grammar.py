"""The cfg language, both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgg_explorer.arch import limits
from vgg_explorer.arch.entries import CfgError, format_token, short
from vgg_explorer.arch.grammar import format_list, parse, parse_token, spans
from vgg_explorer.arch.spec import LISTS
from vgg_explorer.arch.tokens import (
    Activation,
    AvgPool,
    Conv,
    Dropout,
    Linear,
    LocalResponseNorm,
    MaxPool,
    NiNBlock,
    Softmax,
)

sizes = st.integers(1, 64)
paddings = st.none() | st.integers(0, 64)
options = {
    "channels": st.integers(1, limits.MAX_CHANNELS),
    "kernel": sizes,
    "stride": sizes,
    "padding": paddings,
    "groups": st.integers(1, limits.MAX_CHANNELS),
    "dilation": sizes,
}
window = {"kernel": sizes, "stride": sizes, "padding": st.integers(0, 64), "ceil": st.booleans()}
dropouts = st.builds(Dropout, st.integers(0, 9999).map(lambda n: n / 10_000))
features = st.lists(
    st.one_of(
        st.builds(Conv, **options),
        st.builds(NiNBlock, **options),
        st.builds(MaxPool, **window),
        st.builds(AvgPool, **window),
        dropouts,
        st.just(LocalResponseNorm()),
        st.just(Activation()),
    ),
    max_size=12,
).map(tuple)
classifiers = st.lists(
    st.one_of(st.builds(Linear, st.integers(1, limits.MAX_UNITS)), dropouts, st.just(Activation())),
    max_size=6,
).map(tuple)


def problem(source: str, which: str = "features"):
    with pytest.raises(CfgError) as caught:
        parse(source, which)
    return caught.value.problem


@given(features)
def test_format_then_parse_is_the_identity(tokens):
    assert parse(format_list(tokens)) == tokens
    assert tuple(parse_token(format_token(token)) for token in tokens) == tokens


@given(classifiers)
def test_classifiers_round_trip(tokens):
    assert parse(format_list(tokens), "classifier") == tokens


@given(st.text(), st.sampled_from(LISTS))
def test_any_text_parses_or_has_a_problem_with_a_column(source, which):
    _parses_or_points(source, which)


@given(
    st.lists(
        st.sampled_from(["64", "M", "'", '"', "[", "]", ",", " ", "k", "s2", "N", "D0.", "#", "-"])
    ).map("".join),
    st.sampled_from(LISTS),
)
def test_near_misses_parse_or_have_a_problem_with_a_column(source, which):
    _parses_or_points(source, which)


def _parses_or_points(source, which):
    found = None
    try:
        tokens = parse(source, which)
    except CfgError as error:
        found = error.problem
    if found is None:
        assert parse(format_list(tokens), which) == tokens
        return
    assert found.column is not None
    assert 0 <= found.column <= len(source)
    assert str(found.what)
    assert str(found.hint)
    assert all(fix.text is not None for fix in found.fixes)


@pytest.mark.parametrize(
    "source",
    [
        "[64, 64, 'M', 128]",
        '[64, 64, "M", 128]',
        "(64, 64, 'M', 128)",
        "64 64 M 128",
        "64, 64, M, 128",
        "64,64,'M',128,",
        "[64, 64, 'M', 128,]",
        '    "D": [64, 64, "M", 128],',
        "cfg = [64, 64, 'M', 128]",
        "[64, 64,  # block 1\n 'M', 128]",
        "\ufeff[64,\u00a064, \u2018M\u2019, 128]",
        "［64， 64， “M”， 128］",
        "64、64、M、128",
        "[6_4, '64', 'M', 1_28]",
    ],
)
def test_ways_to_write_the_same(source):
    assert parse(source) == (Conv(64), Conv(64), MaxPool(), Conv(128))


def test_every_entry():
    source = "['96k11s4p0', '256k1', '64g2d2', 'Mk3s2', 'M', 'Mk3', 'Mp1c', 'A', 'Ak3s2', 'L',"
    source += " 'D', 'D0.3', 'N96k11s4p0', 'R']"
    assert parse(source) == (
        Conv(96, kernel=11, stride=4, padding=0),
        Conv(256, kernel=1),
        Conv(64, groups=2, dilation=2),
        MaxPool(3, 2),
        MaxPool(),
        MaxPool(3, 3),
        MaxPool(padding=1, ceil=True),
        AvgPool(),
        AvgPool(3, 2),
        LocalResponseNorm(),
        Dropout(),
        Dropout(0.3),
        NiNBlock(96, kernel=11, stride=4, padding=0),
        Activation(),
    )
    assert parse("4096 D R", "classifier") == (Linear(4096), Dropout(), Activation())
    assert parse("['R', 'S']", "output") == (Activation(), Softmax())
    assert parse("") == parse("[]") == ()


def test_the_default_padding_given_outright_is_the_same_convolution():
    assert parse_token("64p1") == Conv(64)
    assert short(Conv(64, kernel=5, padding=2)) == "64k5"


@pytest.mark.parametrize(
    ("source", "index", "column", "what"),
    [
        ("[64, 'M'", None, 0, "The bracket that opens here is never closed."),
        ("[64, 'M', 9000]", 2, 10, "Channel count must be 1 to 4096."),
        ("[" + "9" * 3000 + "]", 0, 1, "Channel count must be 1 to 4096."),
        ("[0xfff]", 0, 1, "Channel count must be 1 to 4096."),
        ("[64000000, 64000000]", 0, 1, "Channel count must be 1 to 4096."),
        ("[0]", 0, 1, "Channel count must be 1 to 4096."),
        ("[-64]", 0, 1, "Channel count must be 1 to 4096."),
        ("[64.5]", 0, 1, "Channel count must be 1 to 4096."),
        ("[1+1j]", 0, 1, "'1+1j' is not a cfg entry."),
        ("[True, 64]", 0, 1, "True is not a number here."),
        ("[064]", 0, 1, "064 has a leading zero."),
        ("[6__4]", 0, 1, "6__4 is not a number."),
        ("[64 64]", 1, 4, "A comma is missing before this entry."),
        ("[64,,64]", 1, 4, "There is an empty place before this comma."),
        ("[64, 'M]", 1, 5, "A quote is missing around this entry."),
        ("[64, '']", 1, 5, "There is no entry between these quotes."),
        ("[[64]]", 0, 1, "Too deeply nested: a cfg is one flat list."),
        ("{64: 1}", 0, 0, "This is a dictionary or a set, and a list is expected."),
        ("64]", 1, 2, "This bracket closes nothing."),
        ("[64] 5", None, 5, "Something follows the end of the list."),
        ("[64, 'm']", 1, 5, "'m' is not a cfg entry."),
        ("[64, 'hello']", 1, 5, "'hello' is not a cfg entry."),
        ("['64k0']", 0, 1, "Kernel size must be 1 to 64."),
        ("['64k']", 0, 1, "'k' needs a number behind it."),
        ("['64k3k5']", 0, 1, "'k' is given twice."),
        ("['64z3']", 0, 1, "'z3' is not an option of this entry."),
        ("['Mg2']", 0, 1, "'g2' is not an option of this entry."),
        ("['64c']", 0, 1, "'c' is not an option of this entry."),
        ("['Mc2']", 0, 1, "'c2' is not an option of this entry."),
        ("['D1']", 0, 1, "A dropout probability must be at least 0 and less than 1."),
        ("['S']", 0, 1, "'S' cannot stand in this list."),
    ],
)
def test_what_is_wrong_and_where(source, index, column, what):
    found = problem(source)
    assert (found.place.index, found.column, str(found.what)) == (index, column, what)


@pytest.mark.parametrize(
    ("source", "which", "what"),
    [
        ("[70000]", "classifier", "Number of units must be 1 to 65536."),
        ("['64k3']", "classifier", "'64k3' cannot stand in this list."),
        ("['M']", "classifier", "'M' cannot stand in this list."),
        ("[64]", "output", "'64' cannot stand in this list."),
    ],
)
def test_lists_have_their_own_entries(source, which, what):
    assert str(problem(source, which).what) == what


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("[64, 'M'", "[64, 'M']"),
        ("(64, 'M'", "(64, 'M')"),
        ("[64 'M']", "[64, 'M']"),
        ("[64, 'M]", "[64, 'M']"),
        ("[64, m]", "[64, 'M']"),
        ("[64, 'm']", "[64, 'M']"),
    ],
)
def test_fixes_of_a_text(source, mended):
    (fix,) = problem(source).fixes
    assert fix.text == mended
    assert parse(mended)


def test_hostile_texts_are_refused_at_once():
    assert "4,096 characters" in str(problem("[" + "64," * 5_000_000 + "]").what)
    assert "nested" in str(problem("[" * 300 + "]" * 300).what)
    assert str(problem("1+1j " * 200).what) == "'1+1j' is not a cfg entry."
    assert "256 entries" in str(problem("[" + "1," * 300 + "]").what)


def test_spans_are_the_entries_with_their_quotes():
    source = " [64, 'M' ,128]"
    assert [source[start:end] for start, end in spans(source)] == ["64", "'M'", "128"]


def test_a_single_entry_is_one():
    with pytest.raises(CfgError):
        parse_token("64 64")
    with pytest.raises(CfgError):
        parse_token("")
