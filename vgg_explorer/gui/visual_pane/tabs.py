"""The tabs of the visualisation pane: what each is called, and what makes its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from vgg_explorer.arch.text import Text, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vgg_explorer.session.state import AppState


class Page(Protocol):
    """What lies below a tab.

    Made when its tab is first shown, as ``Class(dispatch, parent)``: the window's first picture
    is the layer table, and what other pages import is not waited for then.
    """

    controls: QWidget
    """What goes beside the tabs."""

    def show_state(self, new: AppState, *, in_sight: bool) -> None:
        """Show what changed; out of sight only what is to be remembered."""

    def stops(self) -> Iterable[QWidget]:
        """Return the parts in the order of the Tab key."""


@dataclass(frozen=True, slots=True)
class TabKind:
    """One tab.

    Parameters
    ----------
    key : str
        Of `vgg_explorer.session.state.Tab`.
    title : Text
    page : str
        The module in this package and the class that makes the page; empty for the layer table,
        which is always there.
    """

    key: str
    title: Text
    page: str

    def make(self, dispatch: Callable[[object], None], parent: QWidget) -> Page:
        """Return a new page."""
        module, name = self.page.split(":")
        made: Page = getattr(import_module(module, __package__), name)(dispatch, parent)
        return made


TABS = (
    TabKind("layers", text("Layers"), ""),
    TabKind("costs", text("Costs"), ".costs_tab:CostsTab"),
    TabKind("maps", text("Feature maps"), ".maps_tab:MapsTab"),
    TabKind("filters", text("Filters"), ".filters_tab:FiltersTab"),
    TabKind("why", text("Why"), ".why_tab:WhyTab"),
    TabKind("training", text("Training"), ".training_tab:TrainingTab"),
    TabKind("compare", text("Compare"), ".compare_tab:CompareTab"),
    TabKind("pictures", text("Pictures"), ".pictures_tab:PicturesTab"),
)
"""From left to right. The commands that choose them are in `gui.commands`."""
