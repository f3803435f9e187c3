"""The view menu: tabs, panels, and how the window looks."""

from __future__ import annotations

from collections.abc import Callable

from vgg_explorer.arch.text import Text, text
from vgg_explorer.gui.command import Command, Host, sends
from vgg_explorer.gui.figure_commands import figure_commands
from vgg_explorer.gui.i18n import LANGUAGES
from vgg_explorer.gui.picture_commands import strip_commands
from vgg_explorer.gui.table_commands import table_commands
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import Theme


def view_commands() -> tuple[Command, ...]:
    """Return the commands of the view menu."""
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
    themes: tuple[tuple[Theme, Text, str], ...] = (
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
                sends(ev.ViewChanged("tab", key)),
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
                sends(ev.ThemeChosen(key)),
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
                sends(ev.LanguageChosen(key)),
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
