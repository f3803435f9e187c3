"""The colours of the window and of what it shows, light and dark."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme; text reaches 4.5:1 on every ground it is used on."""

    dark: bool
    window: QColor
    """The figure's canvas, and gaps."""
    panel: QColor
    raised: QColor
    row_alt: QColor
    field: QColor
    line: QColor
    line_soft: QColor
    track: QColor
    """The ground of bars and progress."""
    text: QColor
    text_2: QColor
    text_3: QColor
    accent: QColor
    accent_bg: QColor
    on_accent: QColor
    error: QColor
    error_bg: QColor
    ok: QColor
    hover: QColor
    disabled: QColor
    """Drawings that are not words: icons and marks of what cannot be used now."""
    cfg_string: QColor
    """Quoted entries in a cfg text; numbers have the convolution's colour."""
    train: QColor
    validation: QColor
    compare: tuple[QColor, QColor, QColor]
    """Compared variants A, B, C."""
    face_light: float
    """How much white a block's top face is mixed with."""
    face_dark: float
    """How much black a block's right face is mixed with."""
    edge_dark: float
    """How much black a block's edges are mixed with."""


@dataclass(frozen=True, slots=True)
class KindStyle:
    """How a layer kind is marked: never by colour alone."""

    letter: str
    fill: QColor
    ink: QColor


_COMPARE = (QColor("#636D7B"), QColor("#008577"), QColor("#EE7733"))

LIGHT = Tokens(
    dark=False,
    window=QColor("#F1F3F5"),
    panel=QColor("#FFFFFF"),
    raised=QColor("#F7F8FA"),
    row_alt=QColor("#FBFBFC"),
    field=QColor("#FFFFFF"),
    line=QColor("#DDE1E6"),
    line_soft=QColor("#ECEFF2"),
    track=QColor("#EDF0F3"),
    text=QColor("#1E2530"),
    text_2=QColor("#4B5565"),
    text_3=QColor("#636D7B"),
    accent=QColor("#1A63D9"),
    accent_bg=QColor("#E6EFFD"),
    on_accent=QColor("#FFFFFF"),
    error=QColor("#C62F3B"),
    error_bg=QColor("#FDECED"),
    ok=QColor("#1B7F4B"),
    hover=QColor("#EEF1F4"),
    disabled=QColor("#A9B0BA"),
    cfg_string=QColor("#C05867"),
    train=QColor("#1F77B4"),
    validation=QColor("#B85C00"),
    compare=_COMPARE,
    face_light=0.36,
    face_dark=0.20,
    edge_dark=0.38,
)

DARK = Tokens(
    dark=True,
    window=QColor("#14171B"),
    panel=QColor("#1B1F25"),
    raised=QColor("#20252C"),
    row_alt=QColor("#1E2229"),
    field=QColor("#15181D"),
    line=QColor("#2E353E"),
    line_soft=QColor("#262C34"),
    track=QColor("#2A3038"),
    text=QColor("#E4E8ED"),
    text_2=QColor("#A5AFBC"),
    text_3=QColor("#8A94A2"),
    accent=QColor("#5C9DFF"),
    accent_bg=QColor("#20344F"),
    on_accent=QColor("#0B1626"),
    error=QColor("#FF7B86"),
    error_bg=QColor("#3A2226"),
    ok=QColor("#5CC793"),
    hover=QColor("#262C34"),
    disabled=QColor("#565F6B"),
    cfg_string=QColor("#EF9FAA"),
    train=QColor("#6FB1F0"),
    validation=QColor("#F6A45C"),
    compare=_COMPARE,
    face_light=0.26,
    face_dark=0.30,
    edge_dark=0.45,
)

# Letter, then (fill, ink) in light and in dark. Average pooling is 'A' in a cfg, but A marks
# activations here, so the pools that do not take the maximum share P.
KINDS: dict[str, tuple[str, tuple[str, str], tuple[str, str]]] = {
    "conv": ("C", ("#4477AA", "#FFFFFF"), ("#6FA3D8", "#12161B")),
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
