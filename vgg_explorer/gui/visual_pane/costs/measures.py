"""The figures that the charts of costs compare: their names, units and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import count, duration, exact, size
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.axis import BYTES, COUNTS, SECONDS, Units

if TYPE_CHECKING:
    from vgg_explorer.arch.rows import Group
    from vgg_explorer.gui.visual_pane.timed import Timed
    from vgg_explorer.session.costing import Measure


@dataclass(frozen=True, slots=True)
class Unit:
    """One of the figures.

    Parameters
    ----------
    title : Text
    column : str
        Its name in a CSV file.
    units : Units
        Of its axis.
    formula : str
        The English label of its formula; a time has none.
    """

    title: Text
    column: str
    units: Units
    formula: str = ""


UNITS: dict[Measure, Unit] = {
    "params": Unit(text("Parameters"), "params", COUNTS, "Parameters"),
    "macs": Unit(text("MACs"), "macs", COUNTS, "MACs"),
    "memory": Unit(text("Activation memory"), "activation_bytes", BYTES, "Memory"),
    "time": Unit(text("Time"), "seconds", SECONDS),
}


def value(group: Group, measure: Measure, known: Timed) -> float | None:
    """Return a layer's figure; None for a time that was not measured."""
    match measure:
        case "params":
            return group.params
        case "macs":
            return group.macs
        case "memory":
            return group.activation_bytes
        case "time":
            return known.of(group)


def short(measure: Measure, figure: float) -> str:
    """Return a figure with its power of ten or two: ``1.85 G``, ``12.25 MiB``, ``3.20 ms``."""
    if measure == "time":
        return duration(figure)
    return size(round(figure)) if measure == "memory" else count(round(figure))


def whole(measure: Measure, figure: float) -> str:
    """Return a figure with every digit that is known, and what it counts."""
    match measure:
        case "params":
            return tr("{count} parameters", count=exact(round(figure)))
        case "macs":
            return tr("{count} MACs", count=exact(round(figure)))
        case "memory":
            return tr("{count} bytes", count=exact(round(figure)))
        case "time":
            return duration(figure)
