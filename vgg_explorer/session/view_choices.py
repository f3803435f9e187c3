"""How the window's views look, as the settings file has them."""

from __future__ import annotations

from typing import Any, get_args

from vgg_explorer.session import state
from vgg_explorer.session.state import View

_CHOICES: dict[str, tuple[str, ...]] = {
    "tab": get_args(state.Tab),
    "stage": get_args(state.Stage),
    "scale": get_args(state.Scale),
    "bars": get_args(state.Bars),
    "picture_scale": get_args(state.PictureScale),
    "picture_order": get_args(state.PictureOrder),
    "figure": get_args(state.Shown),
    "figure_colour": get_args(state.FigureColour),
    "figure_fold": get_args(state.FigureFold),
    "figure_labels": get_args(state.Shown),
    "figure_faces": get_args(state.FigureFaces),
    "colormap": ("auto", "rdbu", "viridis", "cividis", "grey"),
}


def written(view: View) -> dict[str, Any]:
    """Return the choices as a table of plain values."""
    return {name: getattr(view, name) for name in _CHOICES}


def read(table: dict[str, Any]) -> View:
    """Return the choices of a table; what is wrong in it has its default."""
    chosen = {name: table[name] for name, known in _CHOICES.items() if table.get(name) in known}
    return View(**chosen)
