"""Colours that can be told apart and letters that can be read."""

from itertools import pairwise

import pytest

from vgg_explorer.arch.ops import Kind
from vgg_explorer.figure.palette import KINDS, PALETTES, PRINTED, Palette, luminance, mixed

both = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@both
def test_letters_can_be_read_on_every_colour(palette: Palette) -> None:
    for look, (fill, _) in palette.looks.items():
        assert contrast(palette.ink(look, fill), fill) >= 4.5, look
    for step in range(101):
        fill = palette.at(step / 100)
        assert contrast(palette.ink("conv", fill), fill) >= 4.5, fill


@both
def test_labels_can_be_read_on_their_ground(palette: Palette) -> None:
    for ground in (palette.ground, "#FFFFFF" if palette is PALETTES["light"] else palette.ground):
        for ink in (palette.text, palette.text_2, palette.text_3, palette.error):
            assert contrast(ink, ground) >= 4.5
    assert contrast(palette.error, palette.error_ground) >= 4.5


@both
def test_the_ramp_is_a_scale_in_grey_too(palette: Palette) -> None:
    steps = [luminance(palette.at(step / 50)) for step in range(51)]
    falls = palette is PALETTES["light"]
    assert all((b < a) == falls for a, b in pairwise(steps))
    assert palette.at(-1) == palette.ramp[0]
    assert palette.at(2) == palette.ramp[-1]


@both
def test_faces_differ_as_if_lit_from_above(palette: Palette) -> None:
    for fill, _ in palette.looks.values():
        top, front, side, edge = (
            palette.face(fill, "top"),
            palette.face(fill, "front"),
            palette.face(fill, "side"),
            palette.edge_of(fill),
        )
        assert luminance(top) > luminance(front) > luminance(side) > luminance(edge)


def test_every_kind_has_its_colours() -> None:
    assert set(KINDS) == {kind.value for kind in Kind} | {"pointwise"}


def test_colours_mix() -> None:
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mixed("#102030", "#FFFFFF", 0) == "#102030"
    assert PRINTED["light"].ground == "#FFFFFF"
