"""The command that keeps a network to compare with."""

from __future__ import annotations

from vgg_explorer.arch.text import text
from vgg_explorer.gui.command import Command, Host
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState


def compare_commands() -> tuple[Command, ...]:
    """Return it, for the model menu."""
    return (
        Command(
            "add_to_comparison",
            "model",
            text("&Add to comparison"),
            _add,
            ("Ctrl+Shift+D",),
            "plus",
            enabled=_has_room,
        ),
    )


def _add(host: Host) -> None:
    spec = host.state.model.spec
    host.dispatch(ev.VariantAdded(spec))
    if host.state.view.tab != "compare":
        what = text("{name} is kept as it is now, to compare with.", name=spec.name)
        host.dispatch(ev.NoticeRaised("ok", what, text("The tab Compare has it beside yours.")))


def _has_room(state: AppState) -> bool:
    return not state.variants.full
