"""What is said of one bar: its exact figure, its share, and the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from vgg_explorer.arch.formulas import formulas
from vgg_explorer.arch.units import exact
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane import timed
from vgg_explorer.gui.visual_pane.costs import measures
from vgg_explorer.gui.visual_pane.lines import times
from vgg_explorer.gui.widgets.numbers import percent

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.costs.entries import Entry
    from vgg_explorer.gui.visual_pane.timed import Timed
    from vgg_explorer.session.costing import Measure

_LEAST_SHARE = 0.0005
"""Smaller ones would be written as nothing at all."""

_MOST_TERMS = 8
"""A sum of more layers is not written out."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one bar.

    Parameters
    ----------
    name, about
        The layer or block.
    figure
        The exact figure with its share.
    formula
        The arithmetic, or nothing.
    """

    name: str
    about: str
    figure: str
    formula: str = ""

    def tip(self) -> str:
        """Return the tool tip."""
        head = f"<b>{escape(self.name)}</b> &nbsp; {escape(self.about)}"
        family = escape(theme.mono_font().family(), quote=True)
        formula = f"<p style=\"font-family:'{family}'\">{escape(self.formula)}</p>"
        said = f"<div>{head}</div><p>{escape(self.figure)}</p>"
        return said + formula if self.formula else said


def told(entry: Entry, measure: Measure, whole: float, known: Timed) -> Told:
    """Return what is said of a bar.

    Parameters
    ----------
    entry, measure
        The bar.
    whole
        The sum of all bars.
    known
        The times.
    """
    about = times(entry.groups[0].description) if entry.groups else ""
    if len(entry.layers) > 1:
        about = tr("{count} layers", count=len(entry.layers))
    return Told(entry.label, about, _figure(entry, measure, whole, known), _formula(entry, measure))


def _figure(entry: Entry, measure: Measure, whole: float, known: Timed) -> str:
    if not entry.groups:
        if entry.condition == "failed":
            return tr("The network breaks here.")
        return tr("This layer waits behind the one that fails.")
    if entry.value is None:
        return timed.missing_words(known, None)
    if not entry.value:
        return _nothing(measure)
    figure = measures.whole(measure, entry.value)
    short = measures.short(measure, entry.value)
    if not figure.startswith(short):
        figure = f"{figure} = {short}"
    share = _share(entry.value / whole)
    sum_ = measures.short(measure, whole)
    if entry.condition == "built":
        return tr("{figure} · {share} of {sum}", figure=figure, share=share, sum=sum_)
    return tr(
        "{figure} · {share} of {sum}, up to the layer that fails",
        figure=figure,
        share=share,
        sum=sum_,
    )


def _share(share: float) -> str:
    return percent(share) if share >= _LEAST_SHARE else tr("less than 0.1 %")


def _nothing(measure: Measure) -> str:
    match measure:
        case "params":
            return tr("No parameters.")
        case "macs":
            return tr("Nothing is multiplied here.")
        case "memory":
            return tr("It works in place or returns a view: nothing is written.")
        case "time":
            return tr("At inference this layer does nothing: it takes no time.")


def _formula(entry: Entry, measure: Measure) -> str:
    if not entry.value:
        return ""
    if measure == "time":
        return timed.speed_words(sum(group.macs for group in entry.groups), entry.value)
    label = measures.UNITS[measure].formula
    if len(entry.groups) == 1:
        found = (one for one in formulas(entry.groups[0], None) if one.label.template == label)
        return next((f"{one.expression} = {exact(one.value)}" for one in found), "")
    figures = [round(measures.value(group, measure, timed.NOTHING) or 0) for group in entry.groups]
    terms = [exact(figure) for figure in figures if figure]
    if not 1 < len(terms) <= _MOST_TERMS:
        return ""
    return f"{' + '.join(terms)} = {exact(sum(figures))}"
