"""The commands of the architecture figure."""

from __future__ import annotations

from collections.abc import Callable

from vgg_explorer.arch.text import text
from vgg_explorer.gui.command import Command, Host
from vgg_explorer.session import events as ev

_COLOURS = {
    "kind": text("Colour by &kind"),
    "params": text("Colour by &parameters"),
    "macs": text("Colour by &MACs"),
    "memory": text("Colour by activation m&emory"),
    "time": text("Colour by measured &time"),
}

_SWITCHES = {
    "figure_fold": ("single", "folded", text("&Fold repeated layers")),
    "figure_labels": ("hidden", "shown", text("&Shapes and names")),
    "figure_faces": ("colours", "maps", text("Feature maps &on the blocks")),
}


def export_commands() -> tuple[Command, ...]:
    """Return the commands that take the figure elsewhere, for the file menu."""
    return (
        Command(
            "export_figure",
            "file",
            text("Export &figure..."),
            lambda host: host.figure.export(),
            ("Ctrl+Shift+F",),
            "download",
        ),
        Command(
            "copy_figure",
            "file",
            text("Copy fi&gure"),
            lambda host: host.figure.copy(),
            ("Ctrl+Alt+C",),
            "copy",
        ),
    )


def figure_commands() -> tuple[Command, ...]:
    """Return the commands that say how the figure is shown, for the view menu."""
    run, checked = _switch("figure", "hidden", "shown")
    return (
        Command(
            "figure",
            "view",
            text("&Architecture figure"),
            run,
            ("Ctrl+Shift+A",),
            "layers",
            enabled=lambda state: state.view.tab != "compare",
            checked=checked,
            separated=True,
        ),
        *(
            Command(
                f"figure_colour_{key}",
                "view",
                label,
                _colours(key),
                checked=_is_coloured(key),
                submenu="figure",
            )
            for key, label in _COLOURS.items()
        ),
        *(
            Command(
                field,
                "view",
                label,
                _switch(field, off, on)[0],
                checked=_switch(field, off, on)[1],
                submenu="figure",
            )
            for field, (off, on, label) in _SWITCHES.items()
        ),
    )


def _colours(key: str) -> Callable[[Host], None]:
    def run(host: Host) -> None:
        host.dispatch(ev.ViewChanged("figure_colour", key))
        if key == "time" and host.state.timing.result is None:
            host.dispatch(ev.TimingRequested())

    return run


def _is_coloured(key: str) -> Callable[[Host], bool]:
    return lambda host: host.state.view.figure_colour == key


def _switch(field: str, off: str, on: str) -> tuple[Callable[[Host], None], Callable[[Host], bool]]:
    def checked(host: Host) -> bool:
        return bool(getattr(host.state.view, field) == on)

    def run(host: Host) -> None:
        host.dispatch(ev.ViewChanged(field, off if checked(host) else on))

    return run, checked
