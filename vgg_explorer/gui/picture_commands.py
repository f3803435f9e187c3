"""The commands that bring pictures in and step through them."""

from __future__ import annotations

from vgg_explorer.arch.text import text
from vgg_explorer.gui.command import Command
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState


def open_commands() -> tuple[Command, ...]:
    """Return the commands that open pictures."""
    return (
        Command(
            "open_picture",
            "file",
            text("&Open images..."),
            lambda host: host.pictures.open_images(),
            ("Ctrl+O",),
            "image",
        ),
        Command(
            "open_folder",
            "file",
            text("Open &folder of images..."),
            lambda host: host.pictures.open_folder(),
            ("Ctrl+Alt+O",),
            "folder",
        ),
        Command(
            "clear_recent",
            "file",
            text("&Clear list"),
            lambda host: host.dispatch(ev.RecentCleared()),
            enabled=lambda state: bool(state.recent),
            submenu="recent",
        ),
    )


def strip_commands() -> tuple[Command, ...]:
    """Return the commands for several pictures that are open together."""
    return (
        Command(
            "previous_picture",
            "view",
            text("P&revious picture"),
            lambda host: host.dispatch(ev.PictureStepped(-1)),
            ("PgUp",),
            enabled=_before,
            separated=True,
        ),
        Command(
            "next_picture",
            "view",
            text("&Next picture"),
            lambda host: host.dispatch(ev.PictureStepped(1)),
            ("PgDown",),
            enabled=_behind,
        ),
        Command(
            "close_strip",
            "view",
            text("&Close the other pictures"),
            lambda host: host.dispatch(ev.StripClosed()),
            enabled=lambda state: len(state.input.strip) > 1,
        ),
    )


def _before(state: AppState) -> bool:
    return len(state.input.strip) > 1 and state.input.at > 0


def _behind(state: AppState) -> bool:
    return len(state.input.strip) > 1 and state.input.at < len(state.input.strip) - 1
