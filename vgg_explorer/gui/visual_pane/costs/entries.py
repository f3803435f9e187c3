"""What the bars of the chart of costs stand for: layers or blocks with one figure each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from vgg_explorer.arch.blocks import blocks
from vgg_explorer.gui.i18n import translated
from vgg_explorer.gui.visual_pane.costs import measures
from vgg_explorer.gui.visual_pane.lines import fails_here
from vgg_explorer.gui.widgets.axis import Scale
from vgg_explorer.gui.widgets.chart_data import Bar, Bars, Category, Condition, kind_look

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.rows import Group
    from vgg_explorer.gui.visual_pane.timed import Timed
    from vgg_explorer.session.costing import Costing, Measure


@dataclass(frozen=True, slots=True)
class Entry:
    """A layer or a block.

    Parameters
    ----------
    key : str
        The name of the layer that a click selects: of a block, its first.
    label : str
    kind : str
        Of the layer; of a block that of the layer that costs most.
    layers : tuple of str
        All that belong to it.
    groups : tuple of Group
        Those that have figures.
    value : float or None
        None where it is not known.
    condition : {'built', 'failed', 'waiting'}
    """

    key: str
    label: str
    kind: str
    layers: tuple[str, ...]
    groups: tuple[Group, ...] = ()
    value: float | None = None
    condition: Condition = "built"


def entries(analysis: Analysis, costing: Costing, known: Timed) -> tuple[Entry, ...]:
    """Return what is compared, in the order in which it is to be shown.

    Layers behind a failing one come last, without figures.
    """
    divided = _by_block if costing.shown == "blocks" else _by_layer
    found = divided(analysis, costing.measure, known)
    if costing.order == "size":
        return tuple(sorted(found, key=lambda entry: (not entry.groups, -(entry.value or 0.0))))
    return tuple(found)


def total(found: tuple[Entry, ...]) -> float:
    """Return the sum of all that is known."""
    return sum(entry.value or 0.0 for entry in found)


def bars(found: tuple[Entry, ...], costing: Costing) -> Bars:
    """Return the chart of the entries."""
    figures = [entry.value for entry in found if entry.value]
    units = measures.UNITS[costing.measure].units
    scale = Scale(
        max(figures, default=0.0), units, min(figures, default=0.0), log=costing.bars == "log"
    )
    line: tuple[float, ...] = ()
    whole = total(found)
    if costing.cumulative and whole:
        built = (entry.value or 0.0 for entry in found if entry.groups)
        line = tuple(so_far / whole for so_far in accumulate(built))
    return Bars(tuple(_category(entry, costing.measure) for entry in found), scale, line=line)


def entry_of(found: tuple[Entry, ...], layer: str) -> Entry | None:
    """Return the entry that a layer belongs to."""
    return next((entry for entry in found if layer in entry.layers), None)


def _category(entry: Entry, measure: Measure) -> Category:
    made: tuple[Bar, ...] = ()
    if entry.groups:
        label = measures.short(measure, entry.value) if entry.value else ""
        made = (Bar(entry.value, kind_look(entry.kind), label),)
    return Category(entry.key, entry.label, made, entry.condition)


def _by_layer(analysis: Analysis, measure: Measure, known: Timed) -> list[Entry]:
    found = [
        Entry(
            group.name,
            group.name,
            group.kind,
            (group.name,),
            (group,),
            measures.value(group, measure, known),
        )
        for group in analysis.groups
    ]
    for i, layer in enumerate(analysis.pending):
        condition: Condition = "failed" if i == 0 and fails_here(analysis) else "waiting"
        found.append(Entry(layer.name, layer.name, layer.kind, (layer.name,), condition=condition))
    return found


def _by_block(analysis: Analysis, measure: Measure, known: Timed) -> list[Entry]:
    failing = analysis.pending[0].name if fails_here(analysis) else ""
    found = []
    for block in blocks(analysis):
        named = (analysis.group(name) for name in block.layers)
        groups = tuple(group for group in named if group is not None)
        figures = [measures.value(group, measure, known) for group in groups]
        condition: Condition = "built"
        if len(groups) < len(block.layers):
            condition = "failed" if failing in block.layers else "waiting"
        found.append(
            Entry(
                block.layers[0],
                translated(block.title),
                _main_kind(groups, measure, known),
                block.layers,
                groups,
                None if None in figures else sum(figure or 0.0 for figure in figures),
                condition,
            )
        )
    return found


def _main_kind(groups: tuple[Group, ...], measure: Measure, known: Timed) -> str:
    """Return the kind of the layer that costs most, or else has the most parameters."""
    if not groups:
        return ""
    costly = max(groups, key=lambda g: (measures.value(g, measure, known) or 0.0, g.params))
    return costly.kind
