"""What a command is, and what it needs from the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from vgg_explorer.arch.text import Text, text
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.gui.exports import Exports
    from vgg_explorer.gui.live_commands import Videos
    from vgg_explorer.gui.map_files import MapFiles
    from vgg_explorer.gui.network_files import NetworkFiles
    from vgg_explorer.gui.pictures import Pictures
    from vgg_explorer.gui.side_windows import SideWindows
    from vgg_explorer.gui.training_window import TrainingWindow
    from vgg_explorer.gui.visual_pane.figure.pane import FigurePane
    from vgg_explorer.gui.visual_pane.layers_tab import LayersTab
    from vgg_explorer.gui.weights import WeightFiles

Menu = Literal["file", "edit", "model", "view", "run", "help"]

MENUS: dict[Menu, Text] = {
    "file": text("&File"),
    "edit": text("&Edit"),
    "model": text("&Model"),
    "view": text("&View"),
    "run": text("&Run"),
    "help": text("&Help"),
}

SUBMENUS: dict[str, Text] = {
    "recent": text("Open recent"),
    "samples": text("Sample pictures"),
    "code": text("Export PyTorch code"),
    "presets": text("Networks"),
    "rewrites": text("Rewrite"),
    "weights": text("Weights"),
    "published": text("Published weights"),
    "table": text("Layer table"),
    "sort": text("Sort layers by"),
    "columns": text("Columns of the table"),
    "figure": text("Figure"),
    "theme": text("Theme"),
    "language": text("Language"),
    "training": text("Training"),
    "device": text("Device"),
    "precision": text("Precision"),
    "threads": text("Threads"),
}


class Host(Protocol):
    """What commands need from the window."""

    @property
    def state(self) -> AppState:
        """The present state."""

    def dispatch(self, event: object) -> None:
        """Let an event happen."""

    @property
    def videos(self) -> Videos:
        """What asks for videos."""

    @property
    def pictures(self) -> Pictures:
        """What asks for pictures."""

    @property
    def layers(self) -> LayersTab:
        """The layer table."""

    @property
    def map_files(self) -> MapFiles:
        """What asks where feature maps are to be saved."""

    @property
    def weights(self) -> WeightFiles:
        """What asks for files of weights."""

    @property
    def training(self) -> TrainingWindow:
        """What asks for folders of training."""

    @property
    def networks(self) -> NetworkFiles:
        """What asks for files of networks."""

    @property
    def exports(self) -> Exports:
        """What asks where to save."""

    @property
    def side(self) -> SideWindows:
        """The windows beside this one."""

    @property
    def figure(self) -> FigurePane:
        """What draws, saves and copies the architecture figure."""

    def paste(self) -> None:
        """Take what the clipboard offers."""

    def quit(self) -> None:
        """Close the window."""

    def toggle_panel(self, key: str) -> None:
        """Show or hide the dock of that key."""

    def panel_shown(self, key: str) -> bool:
        """Whether that dock is shown."""

    def step_layer(self, by: int) -> None:
        """Select a neighbouring layer."""

    def cancel(self) -> None:
        """Stop what the worker does."""

    def show_palette(self) -> None:
        """Open the list of commands."""

    def show_about(self) -> None:
        """Tell the version."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the user can do.

    Parameters
    ----------
    key : str
        Unique.
    menu : str
        The menu it stands in.
    label : Text
        Its name there.
    run : callable
        Does it.
    shortcuts : tuple of str
        In Qt's notation.
    icon : str
        A name of ``resources/icons``, or nothing.
    enabled, checked : callable
        Its condition for a state; a command with ``checked`` is a switch.
    submenu : str
        A key of `SUBMENUS`, or nothing.
    separated : bool
        A line above it.
    listed : callable
        Whether the computer has what it is for; otherwise it is in no menu.
    """

    key: str
    menu: Menu
    label: Text
    run: Callable[[Host], None]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    enabled: Callable[[AppState], bool] | None = None
    checked: Callable[[Host], bool] | None = None
    submenu: str = ""
    separated: bool = False
    listed: Callable[[AppState], bool] | None = None


def sends(event: object) -> Callable[[Host], None]:
    """Return what a command does that lets an event happen."""

    def run(host: Host) -> None:
        host.dispatch(event)

    return run
