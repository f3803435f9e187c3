"""The commands that switch parts of the network off, and on again."""

from __future__ import annotations

from vgg_explorer.arch.text import text
from vgg_explorer.gui.command import Command, Host
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState


def ablation_commands() -> tuple[Command, ...]:
    """Return the commands of ablation."""
    return (
        Command(
            "ablate_channel",
            "model",
            text("Switch &channel off or on"),
            _channel,
            ("Ctrl+Shift+X",),
            enabled=_there,
            checked=lambda host: _factor(host.state) == 0,
            separated=True,
        ),
        Command(
            "ablate_layer",
            "model",
            text("Switch &layer off or on"),
            _layer,
            enabled=_there,
            checked=lambda host: _layer_factor(host.state) == 0,
        ),
        Command(
            "reset_ablation",
            "model",
            text("&Reset ablation"),
            lambda host: host.dispatch(ev.AblationReset()),
            ("Ctrl+Alt+X",),
            enabled=lambda state: bool(state.ablation),
        ),
    )


def _channel(host: Host) -> None:
    selection = host.state.selection
    factor = 1.0 if _factor(host.state) == 0 else 0.0
    host.dispatch(ev.ChannelScaled(selection.layer, selection.channel, factor))


def _layer(host: Host) -> None:
    factor = 1.0 if _layer_factor(host.state) == 0 else 0.0
    host.dispatch(ev.LayerScaled(host.state.selection.layer, factor))


def _factor(state: AppState) -> float:
    return state.ablation.of(state.selection.layer).factor(state.selection.channel)


def _layer_factor(state: AppState) -> float:
    return state.ablation.of(state.selection.layer).layer


def _there(state: AppState) -> bool:
    """Whether the selected channel is one of the network that runs."""
    group = state.model.good.group(state.selection.layer)
    return group is not None and state.selection.channel < group.out_shape[0]
