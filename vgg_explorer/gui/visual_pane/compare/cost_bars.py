"""The costs of all variants as grouped bars, relative to A."""

from __future__ import annotations

from vgg_explorer.gui.colours import DARK, LIGHT
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.compare import words
from vgg_explorer.gui.visual_pane.compare.contest import Contestant
from vgg_explorer.gui.widgets.axis import SHARES, Scale
from vgg_explorer.gui.widgets.chart_data import Bar, Bars, Category, Look

COSTS = ("params", "macs", "inference", "training", "time")
"""Figures of which less is cheaper."""

_WIDE = 20.0
"""Where one is so many times another, the scale is logarithmic: the small ones would vanish."""


def cost_bars(contestants: tuple[Contestant, ...]) -> Bars:
    """Return the chart; a figure that A does not have has no bars."""
    first = contestants[0]
    keys = [key for key in COSTS if first.figures.get(key)]
    shares = {key: [_share(one, first, key) for one in contestants] for key in keys}
    categories = tuple(
        Category(
            key,
            tr("Training memory") if key == "training" else words.figure_title(key),
            tuple(
                Bar(share, look(one.place), _label(share))
                for one, share in zip(contestants, shares[key], strict=True)
            ),
        )
        for key in keys
    )
    known = [share for row in shares.values() for share in row if share]
    high, low = max(known, default=1.0), min(known, default=1.0)
    log = high > _WIDE
    return Bars(categories, Scale(max(high, 1.0), SHARES, log=log, low=low if log else 0.0))


def look(place: int) -> Look:
    """Return letter and colours of the variant at a place."""
    return Look(words.LETTERS[place], LIGHT.compare[place].name(), DARK.compare[place].name())


def tip(contestants: tuple[Contestant, ...], key: str, number: int) -> str:
    """Return what a bar stands for."""
    one = contestants[number]
    value = words.figure_value(key, one.figures.get(key))
    return tr(
        "{letter} {name}: {figure} {value}",
        letter=one.letter,
        name=one.name,
        figure=words.figure_title(key),
        value=value,
    )


def _share(one: Contestant, first: Contestant, key: str) -> float | None:
    value, against = one.figures.get(key), first.figures.get(key)
    return value / against if value is not None and against else None


def _label(share: float | None) -> str:
    if share is None:
        return ""
    percent = 100 * share
    if 0 < percent < 0.95:
        return f"{percent:.2g} %"
    return f"{percent:,.0f} %"
