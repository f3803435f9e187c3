"""Commands that arrange the layer table, explain it and copy it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text
from vgg_explorer.gui.command import Command, Host
from vgg_explorer.session import events as ev
from vgg_explorer.session.listing import FIXED, Column

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.layers_tab import LayersTab

_COLUMNS: dict[Column, Text] = {
    "number": text("Order of the network"),
    "layer": text("Layer"),
    "shape": text("Output shape"),
    "params": text("Params"),
    "macs": text("MACs"),
    "time": text("Time"),
    "memory": text("Activation memory"),
    "field": text("Rec. field"),
}


def table_commands() -> tuple[Command, ...]:
    """Return the commands of the layer table, for the menus edit and view."""
    return (
        Command(
            "table_filter",
            "view",
            text("&Filter layers..."),
            _in_sight(lambda layers: layers.begin_filter()),
            ("Ctrl+F",),
            "search",
            separated=True,
        ),
        Command(
            "table_explain",
            "view",
            text("&Explain the current figure"),
            _in_sight(lambda layers: layers.explain()),
            ("Ctrl+I",),
            "info",
        ),
        _switch("blocks", text("Group by &block"), "Ctrl+B"),
        Command(
            "table_fold",
            "view",
            text("Fold all"),
            lambda host: host.layers.fold_all(),
            submenu="table",
        ),
        Command(
            "table_unfold",
            "view",
            text("Unfold all"),
            lambda host: host.layers.unfold_all(),
            submenu="table",
        ),
        _switch("share", text("Shares of the &total"), ""),
        Command(
            "table_log",
            "view",
            text("Lo&garithmic bars"),
            _turn_bars,
            checked=lambda host: host.state.view.bars == "log",
            submenu="table",
        ),
        *_orders(),
        *_columns(),
    )


def copy_commands() -> tuple[Command, ...]:
    """Return the commands that put the table on the clipboard."""
    return (
        Command(
            "table_markdown",
            "edit",
            text("Copy layers as &Markdown"),
            lambda host: host.layers.copy_markdown(),
            ("Ctrl+Alt+M",),
            "copy",
            separated=True,
        ),
        Command(
            "table_csv",
            "edit",
            text("Copy layers as &CSV"),
            lambda host: host.layers.copy_csv(),
            ("Ctrl+Alt+V",),
        ),
    )


def _orders() -> tuple[Command, ...]:
    return tuple(
        Command(
            f"sort_{key}",
            "view",
            label,
            _sorts(key),
            checked=_sorted_by(key),
            submenu="sort",
        )
        for key, label in _COLUMNS.items()
    )


def _columns() -> tuple[Command, ...]:
    return (
        *(
            Command(
                f"column_{key}",
                "view",
                label,
                _turns_column(key),
                checked=_column_shown(key),
                submenu="columns",
            )
            for key, label in _COLUMNS.items()
            if key not in FIXED
        ),
        Command(
            "columns_reset",
            "view",
            text("Reset columns and order"),
            lambda host: host.dispatch(ev.ListingReset()),
            submenu="columns",
        ),
    )


def _in_sight(does: Callable[[LayersTab], None]) -> Callable[[Host], None]:
    """Do something with the table once it is in sight."""

    def run(host: Host) -> None:
        host.dispatch(ev.ViewChanged("tab", "layers"))
        does(host.layers)

    return run


def _switch(field: str, label: Text, shortcut: str) -> Command:
    def run(host: Host) -> None:
        host.dispatch(ev.ListingChanged(field, not getattr(host.state.listing, field)))

    def checked(host: Host) -> bool:
        return bool(getattr(host.state.listing, field))

    keys = (shortcut,) if shortcut else ()
    key = f"table_{field}"
    return Command(key, "view", label, run, keys, checked=checked, submenu="table")


def _turn_bars(host: Host) -> None:
    log = host.state.view.bars == "log"
    host.dispatch(ev.ViewChanged("bars", "linear" if log else "log"))


def _sorts(key: Column) -> Callable[[Host], None]:
    event = ev.ListingSorted(key, descending=False) if key == "number" else ev.ListingSorted(key)
    return lambda host: host.dispatch(event)


def _sorted_by(key: Column) -> Callable[[Host], bool]:
    return lambda host: host.state.listing.sort == key


def _turns_column(key: Column) -> Callable[[Host], None]:
    def run(host: Host) -> None:
        host.dispatch(ev.ColumnShown(key, shown=key in host.state.listing.hidden))

    return run


def _column_shown(key: Column) -> Callable[[Host], bool]:
    return lambda host: key not in host.state.listing.hidden
