"""The file menu: pictures, networks and what is saved."""

from __future__ import annotations

from collections.abc import Callable

from vgg_explorer.arch.text import text
from vgg_explorer.gui.command import Command, Host
from vgg_explorer.gui.figure_commands import export_commands
from vgg_explorer.gui.live_commands import live_commands
from vgg_explorer.gui.network_commands import code_commands
from vgg_explorer.gui.picture_commands import open_commands
from vgg_explorer.session import events as ev
from vgg_explorer.session.samples import SAMPLES, sample_source


def file_commands() -> tuple[Command, ...]:
    """Return the commands of the file menu."""
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
            lambda host: host.networks.open_network(),
            ("Ctrl+Shift+O",),
            "folder",
            separated=True,
        ),
        Command(
            "save_network",
            "file",
            text("&Save network..."),
            lambda host: host.networks.save_network(host.state.model.spec),
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
            lambda host: host.exports.save_screenshot(),
            ("Ctrl+Shift+E",),
            "camera",
        ),
        Command(
            "quit", "file", text("&Quit"), lambda host: host.quit(), ("Ctrl+Q",), separated=True
        ),
    )


def _shows_sample(key: str) -> Callable[[Host], None]:
    def run(host: Host) -> None:
        host.dispatch(ev.PictureOffered(sample_source(key)))

    return run
