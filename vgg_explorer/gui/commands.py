"""Every command of the program, as a table: menus, tool bar, palette and tests iterate it."""

from __future__ import annotations

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.gui.ablation_commands import ablation_commands
from vgg_explorer.gui.command import Command, Host, sends
from vgg_explorer.gui.compare_commands import compare_commands
from vgg_explorer.gui.device_commands import device_commands
from vgg_explorer.gui.file_commands import file_commands
from vgg_explorer.gui.network_commands import rewrite_commands
from vgg_explorer.gui.table_commands import copy_commands
from vgg_explorer.gui.training_commands import training_commands
from vgg_explorer.gui.view_commands import view_commands
from vgg_explorer.gui.weight_commands import weight_commands
from vgg_explorer.session import events as ev


def _new_weights(host: Host) -> None:
    weights = host.state.weights
    host.dispatch(ev.RandomChosen(weights.scheme, weights.seed + 1))


def _edit_and_model() -> tuple[Command, ...]:
    return (
        Command(
            "undo",
            "edit",
            text("&Undo"),
            sends(ev.Undone()),
            ("Ctrl+Z",),
            "undo",
            enabled=lambda state: bool(state.history.past),
        ),
        Command(
            "redo",
            "edit",
            text("&Redo"),
            sends(ev.Redone()),
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            "redo",
            enabled=lambda state: bool(state.history.future),
        ),
        *copy_commands(),
        *(
            Command(
                f"preset_{preset.key}",
                "model",
                text("{name}", name=preset.title),
                sends(ev.PresetChosen(preset.key)),
                submenu="presets",
            )
            for preset in PRESETS.values()
        ),
        *rewrite_commands(),
        *compare_commands(),
        Command(
            "previous_layer",
            "model",
            text("&Previous layer"),
            lambda host: host.step_layer(-1),
            ("Ctrl+PgUp",),
            separated=True,
        ),
        Command(
            "next_layer",
            "model",
            text("&Next layer"),
            lambda host: host.step_layer(1),
            ("Ctrl+PgDown",),
        ),
        Command(
            "new_weights",
            "model",
            text("New random &weights"),
            _new_weights,
            ("Ctrl+R",),
            "refresh",
            separated=True,
        ),
        *weight_commands(),
        *ablation_commands(),
        Command(
            "crosscheck",
            "model",
            text("&Cross-check with torchinfo"),
            lambda host: host.side.show_crosscheck(),
            (),
            "check",
            separated=True,
        ),
    )


def _run_and_help() -> tuple[Command, ...]:
    return (
        Command("run", "run", text("&Run again"), sends(ev.RunRequested()), ("F5",), "play"),
        Command(
            "cancel",
            "run",
            text("&Cancel"),
            lambda host: host.cancel(),
            ("Shift+F5",),
            "stop",
            enabled=lambda state: state.job.status == "running",
        ),
        *training_commands(),
        *device_commands(),
        Command(
            "palette",
            "help",
            text("&Commands..."),
            lambda host: host.show_palette(),
            ("Ctrl+K", "Ctrl+Shift+P"),
            "search",
        ),
        Command(
            "guide",
            "help",
            text("&Guide to the cfg language"),
            lambda host: host.side.show_guide(),
            ("F1",),
            "help",
        ),
        Command(
            "figures",
            "help",
            text("How the &figures are defined"),
            lambda host: host.side.show_figures(),
            ("Shift+F1",),
        ),
        Command(
            "about", "help", text("&About VGG Explorer"), lambda host: host.show_about(), (), "info"
        ),
    )


COMMANDS: tuple[Command, ...] = (
    *file_commands(),
    *_edit_and_model(),
    *view_commands(),
    *_run_and_help(),
)
BY_KEY = {command.key: command for command in COMMANDS}
