"""The commands of weights: files, the published ones, and random ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.shipped import AVAILABLE
from vgg_explorer.gui.command import Command, Host
from vgg_explorer.session import events as ev
from vgg_explorer.session import weighing
from vgg_explorer.session.entering import PublishedKey
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.arch.weights import Scheme
    from vgg_explorer.engine.weight_saving import Kind

_SAVED: tuple[tuple[Kind, Text], ...] = (
    ("safetensors", text("Save weights as .safetensors...")),
    ("pth", text("Save weights as .pth...")),
)


def weight_commands() -> tuple[Command, ...]:
    """Return the commands, for the model menu."""
    return (
        Command(
            "open_weights",
            "model",
            text("&Open weights..."),
            lambda host: host.weights.open_file(),
            ("Ctrl+Shift+W",),
            "open",
            submenu="weights",
            separated=True,
        ),
        *(
            Command(
                f"save_weights_{kind}",
                "model",
                label,
                _saves(kind),
                icon="save",
                enabled=_has_weights,
                submenu="weights",
            )
            for kind, label in _SAVED
        ),
        *(
            Command(
                f"weights_{key}",
                "model",
                text("Random: {scheme}", scheme=title),
                _draws(key),
                checked=_drawn(key),
                submenu="weights",
            )
            for key, title in weighing.SCHEME_TITLES.items()
        ),
        Command(
            "cancel_transfer",
            "model",
            text("Stop loading weights"),
            lambda host: host.dispatch(ev.TransferCancelled()),
            icon="stop",
            enabled=lambda state: state.weights.transfer.status == "running",
            submenu="weights",
        ),
        *(_published(key) for key in AVAILABLE),
    )


def _published(key: str) -> Command:
    title = text(
        "{preset}, {weights}", preset=AVAILABLE[key].preset, weights=AVAILABLE[key].weights
    )

    def run(host: Host) -> None:
        host.dispatch(ev.WeightsRequested(PublishedKey(key)))

    def checked(host: Host) -> bool:
        weights = host.state.weights
        return weights.origin == PublishedKey(key) and weighing.counts(weights)[0] > 0

    return Command(f"published_{key}", "model", title, run, checked=checked, submenu="published")


def _draws(key: Scheme) -> Callable[[Host], None]:
    return lambda host: host.dispatch(ev.RandomChosen(key, host.state.weights.seed))


def _drawn(key: Scheme) -> Callable[[Host], bool]:
    def checked(host: Host) -> bool:
        weights = host.state.weights
        return weights.scheme == key and not weighing.counts(weights)[0]

    return checked


def _saves(kind: Kind) -> Callable[[Host], None]:
    return lambda host: host.weights.save_file(kind)


def _has_weights(state: AppState) -> bool:
    return bool(state.weights.assignment)
