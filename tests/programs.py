"""The whole program with its worker, in the process of the tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.session import events as ev
from vgg_explorer.session import settings
from vgg_explorer.session.updates import initial, update

if TYPE_CHECKING:
    from vgg_explorer.gui.app import App


def keep_small_network(folder: Path) -> None:
    """Let a program with these settings start with a network that computes at once."""
    state = update(initial(), ev.PresetChosen("vgg_tiny"))
    settings.save(folder / "session.json", settings.snapshot(state, {}))


def end(session: App) -> None:
    """End a program as closing its window does, and let go of all that it made."""
    session.window.close()
    assert session.stop()
    session.window.deleteLater()
    session.setParent(None)
    session.deleteLater()
