"""The colours of the figure as "#rrggbb", for the window, files and print alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from vgg_explorer.figure.model import Figure, Label, Shade
from vgg_explorer.figure.options import Colour

# Letter, then (fill, ink) in light and in dark. Average pooling is 'A' in a cfg, but A marks
# activations here, so the pools that do not take the maximum share P.
KINDS: dict[str, tuple[str, tuple[str, str], tuple[str, str]]] = {
    "conv": ("C", ("#4477AA", "#FFFFFF"), ("#6FA3D8", "#12161B")),
    "pointwise": ("C", ("#8DB4D9", "#12161B"), ("#B5D3EE", "#12161B")),
    "max_pool": ("M", ("#EE6677", "#2A0A0E"), ("#F28B97", "#12161B")),
    "avg_pool": ("P", ("#EE6677", "#2A0A0E"), ("#F28B97", "#12161B")),
    "adaptive_pool": ("P", ("#EE6677", "#2A0A0E"), ("#F28B97", "#12161B")),
    "mean": ("P", ("#EE6677", "#2A0A0E"), ("#F28B97", "#12161B")),
    "norm": ("N", ("#1C8276", "#FFFFFF"), ("#4DB8A8", "#12161B")),
    "lrn": ("N", ("#1C8276", "#FFFFFF"), ("#4DB8A8", "#12161B")),
    "dropout": ("D", ("#77709A", "#FFFFFF"), ("#A8A2C4", "#12161B")),
    "linear": ("L", ("#9A4A94", "#FFFFFF"), ("#C98AC4", "#12161B")),
    "activation": ("A", ("#CCBB44", "#2B2703"), ("#DDCC66", "#12161B")),
    "softmax": ("S", ("#CCBB44", "#2B2703"), ("#DDCC66", "#12161B")),
    "flatten": ("F", ("#636D7B", "#FFFFFF"), ("#8A94A2", "#12161B")),
}

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one ground.

    Parameters
    ----------
    ground : str
        What the figure is drawn on.
    text, text_2, text_3 : str
        Shapes; names below them; what is of least weight.
    line : str
        The axis.
    error, error_ground : str
    looks : mapping of str to (str, str)
        Fill and ink of each look: the kinds, and 1x1 convolutions.
    ramp : tuple of str
        Colours of the values from 0 to 1, evenly spaced, with steadily changing lightness.
    unknown : str
        The fill of a block whose value is not known.
    lighter, darker, edge : float
        How much white a top face is mixed with, how much black a side face, and an edge.
    """

    ground: str
    text: str
    text_2: str
    text_3: str
    line: str
    error: str
    error_ground: str
    looks: Mapping[str, tuple[str, str]]
    ramp: tuple[str, ...]
    unknown: str
    lighter: float
    darker: float
    edge: float

    def fill(self, look: str, value: float | None, colour: Colour) -> str:
        """Return the colour of the front of a block, or of a swatch of the legend."""
        if colour == "kind":
            return self.looks[look][0]
        return self.unknown if value is None else self.at(value)

    def at(self, value: float) -> str:
        """Return the colour of a value from 0 to 1."""
        place = min(1.0, max(0.0, value)) * (len(self.ramp) - 1)
        i = min(int(place), len(self.ramp) - 2)
        return mixed(self.ramp[i], self.ramp[i + 1], place - i)

    def face(self, fill: str, shade: Shade) -> str:
        """Return the colour of a face of a block with that front."""
        if shade == "top":
            return mixed(fill, "#FFFFFF", self.lighter)
        return mixed(fill, "#000000", self.darker) if shade == "side" else fill

    def edge_of(self, fill: str) -> str:
        """Return the colour of the edges of a block with that front."""
        return mixed(fill, "#000000", self.edge)

    def ink(self, look: str, fill: str) -> str:
        """Return the colour of a letter on a front face."""
        own, ink = self.looks[look]
        if own == fill:
            return ink
        return "#FFFFFF" if luminance(fill) < _MIDDLE else "#000000"

    def label(self, label: Label, figure: Figure) -> str:
        """Return the colour of a label."""
        if label.role == "letter":
            block = figure.block(label.layer)
            assert block is not None, "letters belong to blocks"
            return self.ink(block.look, self.fill(block.look, block.value, figure.colour))
        return {"problem": self.error, "stage": self.text_3}.get(label.role, self.text_2)


_MIDDLE = 0.179
"""The luminance on which white and black letters have the same contrast, of 4.58."""


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another one in it."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2: 0 for black, 1 for white."""
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


LIGHT = Palette(
    ground="#F1F3F5",
    text="#1E2530",
    text_2="#4B5565",
    text_3="#636D7B",
    line="#DDE1E6",
    error="#C62F3B",
    error_ground="#FDECED",
    looks={look: light for look, (_, light, _) in KINDS.items()},
    ramp=("#FBE9C8", "#F7B27A", "#E66B6B", "#A8327D", "#45156B"),
    unknown="#C9CFD6",
    lighter=0.36,
    darker=0.20,
    edge=0.38,
)

DARK = Palette(
    ground="#14171B",
    text="#E4E8ED",
    text_2="#A5AFBC",
    text_3="#8A94A2",
    line="#2E353E",
    error="#FF7B86",
    error_ground="#3A2226",
    looks={look: dark for look, (_, _, dark) in KINDS.items()},
    ramp=("#3A2A5C", "#83398A", "#CE4F78", "#F58F64", "#FCE6B4"),
    unknown="#444C57",
    lighter=0.26,
    darker=0.30,
    edge=0.45,
)

PALETTES: dict[Theme, Palette] = {"light": LIGHT, "dark": DARK}
"""For the window."""

PRINTED: dict[Theme, Palette] = {"light": replace(LIGHT, ground="#FFFFFF"), "dark": DARK}
"""For files: light ones are put on white paper."""
