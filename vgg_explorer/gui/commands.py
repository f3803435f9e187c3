"""Every command of the program, as a table: menus, tool bar, palette and tests iterate it."""

from __future__ import annotations

from collections.abc import Callable

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.gui.ablation_commands import ablation_commands
from vgg_explorer.gui.command import Command, Host
from vgg_explorer.gui.compare_commands import compare_commands
from vgg_explorer.gui.device_commands import device_commands
from vgg_explorer.gui.figure_commands import export_commands, figure_commands
from vgg_explorer.gui.i18n import LANGUAGES
from vgg_explorer.gui.live_commands import live_commands
from vgg_explorer.gui.network_commands import code_commands, rewrite_commands
from vgg_explorer.gui.picture_commands import open_commands, strip_commands
from vgg_explorer.gui.table_commands import copy_commands, table_commands
from vgg_explorer.gui.training_commands import training_commands
from vgg_explorer.gui.weight_commands import weight_commands
from vgg_explorer.session import events as ev
from vgg_explorer.session.samples import SAMPLES, sample_source


def _sends(event: object) -> Callable[[Host], None]:
    def run(host: Host) -> None:
        host.dispatch(event)

    return run


def _shows_sample(key: str) -> Callable[[Host], None]:
    def run(host: Host) -> None:
        host.dispatch(ev.PictureOffered(sample_source(key)))

    return run


def _toggles(key: str) -> tuple[Callable[[Host], None], Callable[[Host], bool]]:
    def run(host: Host) -> None:
        host.toggle_panel(key)

    def checked(host: Host) -> bool:
        return host.panel_shown(key)

    return run, checked


def _view_is(field: str, value: str) -> Callable[[Host], bool]:
    def checked(host: Host) -> bool:
        return bool(getattr(host.state.view, field) == value)

    return checked


def _new_weights(host: Host) -> None:
    weights = host.state.weights
    host.dispatch(ev.RandomChosen(weights.scheme, weights.seed + 1))


def _file() -> tuple[Command, ...]:
    return (
        *open_commands(),
        Command(
            "paste",
            "file",
            text("&Paste image or cfg"),
            lambda host: host.paste(),
            ("Ctrl+V",),
            "paste",
        ),
        *(
            Command(
                f"sample_{sample.key}",
                "file",
                sample.title,
                _shows_sample(sample.key),
                submenu="samples",
            )
            for sample in SAMPLES
        ),
        *live_commands(),
        Command(
            "open_network",
            "file",
            text("Open &network..."),
            lambda host: host.open_network(),
            ("Ctrl+Shift+O",),
            "folder",
            separated=True,
        ),
        Command(
            "save_network",
            "file",
            text("&Save network..."),
            lambda host: host.save_network(),
            ("Ctrl+S",),
            "save",
        ),
        *code_commands(),
        *export_commands(),
        Command(
            "save_maps",
            "file",
            text("Save &maps..."),
            lambda host: host.map_files.save_maps(host.state),
            ("Ctrl+Alt+S",),
            "grid",
            enabled=lambda state: state.results.maps is not None,
        ),
        Command(
            "save_screenshot",
            "file",
            text("Save picture of the &window..."),
            lambda host: host.save_screenshot(),
            ("Ctrl+Shift+E",),
            "camera",
        ),
        Command(
            "quit", "file", text("&Quit"), lambda host: host.quit(), ("Ctrl+Q",), separated=True
        ),
    )


def _edit_and_model() -> tuple[Command, ...]:
    return (
        Command(
            "undo",
            "edit",
            text("&Undo"),
            _sends(ev.Undone()),
            ("Ctrl+Z",),
            "undo",
            enabled=lambda state: bool(state.history.past),
        ),
        Command(
            "redo",
            "edit",
            text("&Redo"),
            _sends(ev.Redone()),
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
                _sends(ev.PresetChosen(preset.key)),
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
            lambda host: host.show_crosscheck(),
            (),
            "check",
            separated=True,
        ),
    )


def _view() -> tuple[Command, ...]:
    tabs = (
        ("layers", text("&Layers"), "Ctrl+1"),
        ("costs", text("Co&sts"), "Ctrl+2"),
        ("maps", text("&Feature maps"), "Ctrl+3"),
        ("filters", text("Fi&lters"), "Ctrl+4"),
        ("why", text("Wh&y"), "Ctrl+5"),
        ("training", text("&Training"), "Ctrl+6"),
        ("compare", text("C&ompare"), "Ctrl+7"),
        ("pictures", text("&Pictures"), "Ctrl+8"),
    )
    panels = (
        ("model", text("&Model panel"), "sidebar-left", "Ctrl+Shift+M"),
        ("input", text("&Input panel"), "sidebar-right", "Ctrl+Shift+I"),
    )
    themes = (
        ("system", text("As the system"), ""),
        ("light", text("Light"), "sun"),
        ("dark", text("Dark"), "moon"),
    )
    languages = {"system": text("As the system")} | {
        name: text("{name}", name=title) for name, title in LANGUAGES.items()
    }
    return (
        *(
            Command(
                f"tab_{key}",
                "view",
                label,
                _sends(ev.ViewChanged("tab", key)),
                (shortcut,),
                checked=_view_is("tab", key),
            )
            for key, label, shortcut in tabs
        ),
        *table_commands(),
        *strip_commands(),
        *figure_commands(),
        *(
            Command(
                f"panel_{key}",
                "view",
                label,
                _toggles(key)[0],
                (shortcut,),
                icon,
                checked=_toggles(key)[1],
                separated=key == "model",
            )
            for key, label, icon, shortcut in panels
        ),
        *(
            Command(
                f"theme_{key}",
                "view",
                label,
                _sends(ev.ThemeChosen(key)),  # type: ignore[arg-type]  # the literals of Theme
                icon=icon,
                checked=_theme_is(key),
                submenu="theme",
                separated=key == "system",
            )
            for key, label, icon in themes
        ),
        *(
            Command(
                f"language_{key}",
                "view",
                label,
                _sends(ev.LanguageChosen(key)),
                checked=_language_is(key),
                submenu="language",
            )
            for key, label in languages.items()
        ),
    )


def _theme_is(key: str) -> Callable[[Host], bool]:
    return lambda host: host.state.theme == key


def _language_is(key: str) -> Callable[[Host], bool]:
    return lambda host: host.state.language == key


def _run_and_help() -> tuple[Command, ...]:
    return (
        Command("run", "run", text("&Run again"), _sends(ev.RunRequested()), ("F5",), "play"),
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
            lambda host: host.show_guide(),
            ("F1",),
            "help",
        ),
        Command(
            "figures",
            "help",
            text("How the &figures are defined"),
            lambda host: host.show_figures(),
            ("Shift+F1",),
        ),
        Command(
            "about", "help", text("&About VGG Explorer"), lambda host: host.show_about(), (), "info"
        ),
    )


COMMANDS: tuple[Command, ...] = (*_file(), *_edit_and_model(), *_view(), *_run_and_help())
BY_KEY = {command.key: command for command in COMMANDS}
