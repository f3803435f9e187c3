"""From the state to what the figure draws."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vgg_explorer.figure.layout import figure_and_legend, lay_out
from vgg_explorer.figure.options import FigureOptions
from vgg_explorer.gui.visual_pane.lines import times
from vgg_explorer.gui.visual_pane.timed import timed

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.engine.timing import LayerTimes
    from vgg_explorer.figure.model import Figure, Legend
    from vgg_explorer.session.facing import Faces
    from vgg_explorer.session.state import AppState


@dataclass(frozen=True, eq=False)
class Wanted:
    """What a figure is made of; compare by `same`.

    Parameters
    ----------
    analysis : Analysis
    options : FigureOptions
    times : LayerTimes or None
        Where the colours are about them.
    faces : Faces or None
        Where the blocks show them.
    """

    analysis: Analysis
    options: FigureOptions
    times: LayerTimes | None
    faces: Faces | None

    def same(self, other: Wanted | None) -> bool:
        """Whether the same is drawn, without looking into large values."""
        return (
            other is not None
            and self.analysis is other.analysis
            and self.times is other.times
            and self.faces is other.faces
            and self.options == other.options
        )

    def figure(self, *, legend: bool = False, plain: bool = False) -> Figure:
        """Lay it out; ``plain`` leaves the letter x in shapes, for programs of ASCII."""
        figure = lay_out(self.analysis, replace(self.options, legend=legend), self._seconds())
        return figure if plain else _with_signs(figure)

    def figure_and_legend(self) -> tuple[Figure, Legend | None]:
        """Lay it out, and return beside it what the colours mean."""
        figure, legend = figure_and_legend(self.analysis, self.options, self._seconds())
        return _with_signs(figure), legend

    def _seconds(self) -> dict[str, float] | None:
        if self.times is None:
            return None
        found = ((group.name, self.times.of(group)) for group in self.analysis.groups)
        return {name: second for name, second in found if second is not None}

    def mapped(self) -> frozenset[str]:
        """Return the layers whose maps are known and of the shape that they have now."""
        if self.faces is None:
            return frozenset()
        from vgg_explorer.arch.analysis import analyze

        ran = analyze(self.faces.errand.of.spec)
        return frozenset(
            group.name
            for group in self.analysis.groups
            if (before := ran.group(group.name)) and before.out_shape == group.out_shape
        )


def _with_signs(figure: Figure) -> Figure:
    """Return a figure with a multiplication sign in its shapes."""
    labels = tuple(
        replace(label, text=times(label.text)) if label.role == "shape" else label
        for label in figure.labels
    )
    return replace(figure, labels=labels)


def wanted(state: AppState) -> Wanted:
    """Return what a state asks for."""
    view = state.view
    on_faces = view.figure_faces == "maps"
    options = FigureOptions(
        colour=view.figure_colour,
        fold=view.figure_fold == "folded",
        labels=view.figure_labels == "shown",
        spread=on_faces,
    )
    by_time = view.figure_colour == "time"
    return Wanted(
        state.model.analysis,
        options,
        timed(state).result if by_time else None,
        state.results.faces if on_faces else None,
    )
