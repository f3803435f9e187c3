"""The commands of live sources: a camera, a video, stop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vgg_explorer.arch.text import text
from vgg_explorer.engine.kinds import VIDEO_SUFFIXES
from vgg_explorer.gui.command import Command, Host
from vgg_explorer.gui.exports import file_dialog
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session import events as ev


class Videos(QObject):
    """Asks for a video.

    Parameters
    ----------
    host : Host
    window : QWidget
        What the dialog belongs to.
    """

    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._host = host
        self._window = window

    def open(self) -> None:
        """Ask for a video file and play it."""
        dialog = file_dialog(self._window, tr("Open video"))
        patterns = " ".join(f"*{suffix}" for suffix in sorted(VIDEO_SUFFIXES))
        dialog.setNameFilters([tr("Videos") + f" ({patterns})", tr("All files") + " (*)"])
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self._host.dispatch(ev.VideoOffered(Path(name)))


def live_commands() -> tuple[Command, ...]:
    """Return the commands of live sources."""
    return (
        Command(
            "camera",
            "file",
            text("&Camera"),
            _camera,
            ("Ctrl+Shift+L",),
            "camera",
            checked=_shows_camera,
            separated=True,
        ),
        Command("open_video", "file", text("Open &video..."), lambda host: host.videos.open()),
        Command(
            "pause_live",
            "file",
            text("Pause camera or video"),
            _pause,
            ("Ctrl+Space",),
            enabled=lambda state: state.input.live is not None,
            checked=_paused,
        ),
        Command(
            "stop_live",
            "file",
            text("Stop camera or video"),
            lambda host: host.dispatch(ev.LiveChanged(None)),
            enabled=lambda state: state.input.live is not None,
        ),
    )


def _camera(host: Host) -> None:
    host.dispatch(ev.LiveChanged(None) if _shows_camera(host) else ev.CameraOffered())


def _shows_camera(host: Host) -> bool:
    live = host.state.input.live
    return live is not None and live.path is None


def _pause(host: Host) -> None:
    host.dispatch(ev.LivePaused(not _paused(host)))


def _paused(host: Host) -> bool:
    live = host.state.input.live
    return live is not None and live.paused
