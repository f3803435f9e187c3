"""Colours, type, icons and style of the window, light and dark.

Chrome goes through palette roles on the Fusion style, so that ordinary widgets are right without
knowing of this module; the style sheet adds only what a palette cannot say. What paints itself
reads `tokens` while it paints, and repaints when `notifier` says that the theme changed.

Properties that the style sheet knows:

- ``QLabel``: ``role`` = ``heading``, ``card``, ``label``, ``hint``, ``error``.
- ``QPushButton``: ``kind`` = ``primary``, ``danger``, ``flat``; ``tall`` = true for 32 px.
- ``QFrame``, ``QWidget``: ``role`` = ``card``, ``raised``, ``canvas``, ``rule``.
"""

from __future__ import annotations

import functools
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from vgg_explorer.gui import icons, stylesheet
from vgg_explorer.gui.colours import DARK, KINDS, LIGHT, KindStyle, Tokens

__all__ = [
    "DARK",
    "LIGHT",
    "KindStyle",
    "Notifier",
    "Scheme",
    "Tokens",
    "app_icon",
    "apply",
    "dp",
    "font",
    "font_size",
    "icon",
    "kind_style",
    "mono_font",
    "notifier",
    "scale",
    "speak",
    "tokens",
]

Scheme = Literal["system", "light", "dark"]


class Notifier(QObject):
    """Holds the theme in force and tells of its changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.requested: Scheme = "light"
        self.icons: dict[tuple[str, str, bool, bool], QIcon] = {}
        self.glyphs: tuple[str, ...] = ()
        """Fonts for the characters that the system's font lacks, best first."""

    def follow_system(self) -> None:
        """Go along when the system's own scheme changes and the user follows it."""
        app = QApplication.instance()
        if self.requested == "system" and isinstance(app, QApplication):
            _dress(app)


notifier = Notifier()


def tokens() -> Tokens:
    """Return the colours in force."""
    return notifier.tokens


def apply(app: QApplication, scheme: Scheme) -> None:
    """Dress the program; may be called again at any time.

    Parameters
    ----------
    app
        The program. Its style, palette, font and style sheet are set.
    scheme
        ``'system'`` follows the desktop, also later on.
    """
    if app.property("vgg_dressed") is None:
        app.setProperty("vgg_dressed", True)
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(font())
        app.styleHints().colorSchemeChanged.connect(notifier.follow_system)
    # Not 'system' while the hint changes: follow_system would dress twice.
    notifier.requested = "light"
    app.styleHints().setColorScheme(
        {
            "system": Qt.ColorScheme.Unknown,
            "light": Qt.ColorScheme.Light,
            "dark": Qt.ColorScheme.Dark,
        }[scheme]
    )
    notifier.requested = scheme
    _dress(app)


def speak(app: QApplication, language: str) -> None:
    """Draw characters as they are written in a language; windows made from now on do.

    China and Japan write many of the same characters differently, and left alone Qt chooses by
    the system's language, not the program's.
    """
    glyphs = tuple(
        family for family in _GLYPHS.get(language, ()) if QFontDatabase.hasFamily(family)
    )
    if glyphs != notifier.glyphs:
        notifier.glyphs = glyphs
        app.setFont(font())


_GLYPHS = {
    "zh_CN": (
        "PingFang SC",
        "Microsoft YaHei UI",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "WenQuanYi Micro Hei",
    )
}


def _dress(app: QApplication) -> None:
    dark = notifier.requested == "dark" or (
        notifier.requested == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )
    notifier.tokens = DARK if dark else LIGHT
    app.setPalette(_palette(notifier.tokens))
    app.setStyleSheet(stylesheet.build(notifier.tokens, scale(), font_size))
    icons.retint(app, _icon_again)
    notifier.changed.emit()


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, t.panel),
        (role.WindowText, t.text),
        (role.Base, t.field),
        (role.AlternateBase, t.row_alt),
        (role.Text, t.text),
        (role.PlaceholderText, t.text_3),
        (role.Button, t.panel),
        (role.ButtonText, t.text),
        (role.BrightText, t.error),
        (role.Highlight, t.accent_bg),
        (role.HighlightedText, t.text),
        (role.Accent, t.accent),
        (role.Link, t.accent),
        (role.LinkVisited, t.accent),
        (role.ToolTipBase, t.raised),
        (role.ToolTipText, t.text),
        (role.Light, t.raised),
        (role.Midlight, t.line_soft),
        (role.Mid, t.line),
        (role.Dark, t.text_3),
        (role.Shadow, t.line),
    ):
        palette.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, t.text_3)
    palette.setColor(QPalette.ColorGroup.Disabled, role.Base, t.raised)
    return palette


@functools.cache
def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def scale() -> float:
    """Return how much larger the system's interface font is than the design's 12 px."""
    return min(2.0, max(0.75, QFontInfo(_system_font()).pixelSize() / 12))


def dp(length: float) -> int:
    """Return a length of the design in pixels: it grows with the system's font."""
    return round(length * scale())


def font_size(px: float) -> str:
    """Return a size of the design as the style sheet writes it, scaled to the system's font."""
    points = _system_font().pointSizeF()
    return f"{points * px / 12:.2f}pt" if points > 0 else f"{round(px * scale())}px"


def font(px: float = 12, weight: int = 400) -> QFont:
    """Return the interface font with figures of one width.

    Parameters
    ----------
    px
        The size in the design's pixels; it grows with the system's own font.
    weight
        100 to 900, as in `QFont.Weight`.
    """
    return _sized(QFont(_system_font()), px, weight)


def mono_font(px: float = 12, weight: int = 400) -> QFont:
    """Return the system's fixed-width font in a size of the design."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    return _sized(fixed, px, weight)


def _sized(base: QFont, px: float, weight: int) -> QFont:
    points = _system_font().pointSizeF()
    if points > 0:
        base.setPointSizeF(points * px / 12)
    else:
        base.setPixelSize(round(px * scale()))
    if notifier.glyphs:
        base.setFamilies([_real_family(base.family()), *notifier.glyphs])
    base.setWeight(QFont.Weight(weight))
    base.setFeature(QFont.Tag("tnum"), 1)
    return base


@functools.cache
def _real_family(family: str) -> str:
    """Return the font behind a name such as 'Sans': in a list of families Qt skips such a name."""
    return QFontInfo(QFont(family)).family()


def kind_style(kind: str) -> KindStyle:
    """Return letter and colours of a layer kind (a `Kind` or its value)."""
    return _kind_style(str(kind), notifier.tokens.dark)


@functools.cache
def _kind_style(kind: str, dark: bool) -> KindStyle:
    letter, light_colours, dark_colours = KINDS.get(kind, KINDS["flatten"])
    fill, ink = dark_colours if dark else light_colours
    return KindStyle(letter if kind in KINDS else kind[:1].upper(), QColor(fill), QColor(ink))


def icon(name: str, role: str = "text_2", *, lead: bool = False) -> QIcon:
    """Return an icon of ``resources/icons`` in a colour of the theme.

    Buttons and actions that carry it get its counterpart when the theme changes; whoever paints
    it asks again for each paint (it is kept, so that costs nothing).

    Parameters
    ----------
    name
        The file's name without ending.
    role
        The name of the `Tokens` colour it is drawn in. Switched on, it turns to the accent;
        disabled, it fades.
    lead
        True on a push button with a text: Qt puts the two closer than the design has them, so
        the icon brings 4 px of room along.
    """
    t = notifier.tokens
    key = (name, role, lead, t.dark)
    made = notifier.icons.get(key)
    if made is None:
        normal: QColor = getattr(t, role)
        checked = t.accent if role == "text_2" else normal
        made = icons.tinted(name, normal, checked, t.disabled, lead=lead)
        notifier.icons[key] = made
    return QIcon(made)


def _icon_again(old: QIcon) -> QIcon | None:
    for (name, role, lead, dark), made in list(notifier.icons.items()):
        if dark != notifier.tokens.dark and made.cacheKey() == old.cacheKey():
            return icon(name, role, lead=lead)
    return None


def app_icon() -> QIcon:
    """Return the program's own icon, for the window and the task bar."""
    return icons.coloured("app")
