"""The colours of the window and of what it shows, light and dark."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from vgg_explorer.figure import palette


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
    compare: tuple[QColor, ...]
    """Compared variants A to F; a letter always goes with them."""


@dataclass(frozen=True, slots=True)
class KindStyle:
    """How a layer kind is marked: never by colour alone."""

    letter: str
    fill: QColor
    ink: QColor


_COMPARE = tuple(
    QColor(name) for name in ("#636D7B", "#008577", "#EE7733", "#AA3377", "#33A6D9", "#CCBB44")
)

LIGHT = Tokens(
    dark=False,
    window=QColor(palette.LIGHT.ground),
    panel=QColor("#FFFFFF"),
    raised=QColor("#F7F8FA"),
    row_alt=QColor("#FBFBFC"),
    field=QColor("#FFFFFF"),
    line=QColor(palette.LIGHT.line),
    line_soft=QColor("#ECEFF2"),
    track=QColor("#EDF0F3"),
    text=QColor(palette.LIGHT.text),
    text_2=QColor(palette.LIGHT.text_2),
    text_3=QColor(palette.LIGHT.text_3),
    accent=QColor("#1A63D9"),
    accent_bg=QColor("#E6EFFD"),
    on_accent=QColor("#FFFFFF"),
    error=QColor(palette.LIGHT.error),
    error_bg=QColor(palette.LIGHT.error_ground),
    ok=QColor("#1B7F4B"),
    hover=QColor("#EEF1F4"),
    disabled=QColor("#A9B0BA"),
    cfg_string=QColor("#C05867"),
    train=QColor("#1F77B4"),
    validation=QColor("#B85C00"),
    compare=_COMPARE,
)

DARK = Tokens(
    dark=True,
    window=QColor(palette.DARK.ground),
    panel=QColor("#1B1F25"),
    raised=QColor("#20252C"),
    row_alt=QColor("#1E2229"),
    field=QColor("#15181D"),
    line=QColor(palette.DARK.line),
    line_soft=QColor("#262C34"),
    track=QColor("#2A3038"),
    text=QColor(palette.DARK.text),
    text_2=QColor(palette.DARK.text_2),
    text_3=QColor(palette.DARK.text_3),
    accent=QColor("#5C9DFF"),
    accent_bg=QColor("#20344F"),
    on_accent=QColor("#0B1626"),
    error=QColor(palette.DARK.error),
    error_bg=QColor(palette.DARK.error_ground),
    ok=QColor("#5CC793"),
    hover=QColor("#262C34"),
    disabled=QColor("#565F6B"),
    cfg_string=QColor("#EF9FAA"),
    train=QColor("#6FB1F0"),
    validation=QColor("#F6A45C"),
    compare=_COMPARE,
)

KINDS = palette.KINDS
"""Letter, then (fill, ink) in light and in dark, of each kind of layer."""
