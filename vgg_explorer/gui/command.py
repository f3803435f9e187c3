"""What a command is, and what it needs from the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from vgg_explorer.arch.text import Text, text
from vgg_explorer.session.state import AppState

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
    "samples": text("Sample pictures"),
    "presets": text("Networks"),
    "theme": text("Theme"),
    "language": text("Language"),
}


class Host(Protocol):
    """What commands need from the window."""

    @property
    def state(self) -> AppState:
        """The present state."""

    def dispatch(self, event: object) -> None:
        """Let an event happen."""

    def open_picture(self) -> None:
        """Ask for a picture file."""

    def paste(self) -> None:
        """Take what the clipboard offers."""

    def open_network(self) -> None:
        """Ask for a network file."""

    def save_network(self) -> None:
        """Ask where to save the network."""

    def save_screenshot(self) -> None:
        """Ask where to save a picture of the window."""

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

    def show_guide(self) -> None:
        """Open the guide to the cfg language."""

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
