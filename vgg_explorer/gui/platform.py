"""Can a window be shown here? Decided before Qt is asked, since Qt's way of saying no is to abort.

On Linux a window needs a display that answers and a platform plugin that loads. The checks follow
Qt's own order (Wayland, then X11) and cost a few milliseconds, most of which are not lost: the
libraries that they map are the ones that Qt maps next. Where they cannot be sure, a short-lived
child process tries the real thing; that is never the case in an ordinary session.

Nothing of Qt is imported here, because importing it may be what fails; and what is needed only to
explain a failure is imported when there is one.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.text import Text, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PATIENCE = 5.0
"""Seconds that a display may take to answer. Forwarded ones need several round trips."""

_TRIAL_PATIENCE = 30.0

_TRIAL = """
import resource
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from PySide6.QtWidgets import QApplication
QApplication([])
"""


@dataclass(frozen=True)
class NoWindow:
    """Why no window can be shown.

    Parameters
    ----------
    reason : Text
        One sentence or two, with what to do where something can be done.
    missing : tuple of str
        The shared libraries that are not installed, where that is the reason.
    """

    reason: Text
    missing: tuple[str, ...] = ()


def window_trouble(environ: Mapping[str, str] | None = None) -> NoWindow | None:
    """Return why Qt could not show a window in this environment, or ``None`` if it can."""
    if sys.platform in {"win32", "darwin"}:
        return None
    environ = os.environ if environ is None else environ
    folder = plugin_folder()
    if folder is None:
        return NoWindow(text("PySide6 is not installed. Install it with: pip install PySide6"))
    troubles: list[NoWindow] = []
    for name in platforms(environ):
        trouble = _platform_trouble(name, folder, environ)
        if trouble is None:
            return None
        troubles.append(trouble)
    # Missing libraries are what the user can do something about.
    return next((trouble for trouble in troubles if trouble.missing), troubles[0])


def offscreen_trouble() -> NoWindow | None:
    """Return why Qt cannot even draw into memory, or ``None`` if it can."""
    if sys.platform in {"win32", "darwin"}:
        return None
    return window_trouble({**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def platforms(environ: Mapping[str, str]) -> list[str]:
    """Return the platforms that Qt tries, in its order."""
    chosen = [part.partition(":")[0] for part in environ.get("QT_QPA_PLATFORM", "").split(";")]
    if names := [name.strip().lower() for name in chosen if name.strip()]:
        return names
    wayland = "WAYLAND_DISPLAY" in environ or environ.get("XDG_SESSION_TYPE") == "wayland"
    return ["wayland", "xcb"] if wayland else ["xcb"]


def plugin_folder() -> Path | None:
    """Return where PySide6 keeps its platform plugins, without importing it."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0], "Qt", "plugins", "platforms")


def _platform_trouble(name: str, folder: Path, environ: Mapping[str, str]) -> NoWindow | None:
    if name == "xcb":
        return (
            _display_named(environ, "DISPLAY")
            or _plugin_trouble(name, folder, environ)
            or _x11_trouble(environ["DISPLAY"], environ)
        )
    if name.startswith("wayland"):
        return _wayland_trouble(environ) or _plugin_trouble(name, folder, environ)
    if name in {"offscreen", "minimal"}:
        return _plugin_trouble(name, folder, environ)
    return _trial(environ)  # Frame buffers and the like: asked for by name, and rare.


def _display_named(environ: Mapping[str, str], variable: str) -> NoWindow | None:
    if environ.get(variable):
        return None
    if "WAYLAND_DISPLAY" in environ:
        return NoWindow(text("No X11 display was found: DISPLAY is not set."))
    return NoWindow(text("No display was found: neither DISPLAY nor WAYLAND_DISPLAY is set."))


def _plugin_trouble(name: str, folder: Path, environ: Mapping[str, str]) -> NoWindow | None:
    # One file for all of Wayland now; until Qt 6.9 'wayland' and 'wayland-egl' had one each.
    stems = (name, f"{name}-generic", name.partition("-")[0])
    files = [folder / f"libq{stem}.so" for stem in stems]
    file = next((file for file in files if file.is_file()), None)
    if file is None:
        return _trial(environ)  # A distribution's own build keeps its plugins elsewhere.
    complaint = load_library(str(file))
    if complaint is None:
        return None
    from vgg_explorer.gui.libraries import absent, missing

    lacking = missing(file, load_library) if absent(complaint) else ()
    if not lacking or "QT_QPA_PLATFORM_PLUGIN_PATH" in environ or "QT_PLUGIN_PATH" in environ:
        # A damaged library, or one too old: Qt loads less strictly than this process did, and may
        # have been told of other plugins.
        return _trial(environ, complaint)
    return NoWindow(_missing_text(lacking), lacking)


def load_library(name: str) -> str | None:
    """Map a library, as Qt would, and return the loader's complaint where it cannot."""
    try:
        ctypes.CDLL(name)
    except OSError as error:
        return str(error)
    return None


def _missing_text(lacking: tuple[str, ...]) -> Text:
    from vgg_explorer.gui.libraries import remedy

    libraries = ", ".join(lacking)
    cure = remedy(lacking)
    if cure.command is not None:
        return text(
            "Qt lacks these libraries: {libraries}. Install them with: {command}",
            libraries=libraries,
            command=cure.command,
        )
    if cure.packages:
        return text(
            "Qt lacks these libraries: {libraries}. Debian's packages for them: {packages}",
            libraries=libraries,
            packages=" ".join(cure.packages),
        )
    return text("Qt lacks these libraries: {libraries}.", libraries=libraries)


def _wayland_trouble(environ: Mapping[str, str]) -> NoWindow | None:
    import socket

    if environ.get("WAYLAND_SOCKET"):  # An open connection, handed over by the parent process.
        return None
    # An absolute WAYLAND_DISPLAY stands on its own: joining paths does just that.
    name = environ.get("WAYLAND_DISPLAY") or "wayland-0"
    at = Path(environ.get("XDG_RUNTIME_DIR", "/"), name)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(_PATIENCE)
        try:
            client.connect(str(at))
        except OSError:
            if not ("WAYLAND_DISPLAY" in environ or environ.get("DISPLAY")):
                return _display_named(environ, "DISPLAY")
            return NoWindow(text("No Wayland compositor answers at {path}.", path=str(at)))
    return None


def _x11_trouble(display: str, environ: Mapping[str, str]) -> NoWindow | None:
    """Open and close the display with Xlib, which Qt's plugin has just brought in.

    A bare connection to the socket would not do: a server may refuse this user, or lack the screen
    that was asked for, and Qt aborts on each of these.
    """
    try:
        xlib = ctypes.CDLL("libX11.so.6")
    except OSError:
        return _trial(environ)
    opened = _in_time(lambda: _opens(xlib, display))
    if opened:
        return None
    if opened is None:
        return NoWindow(text("The X server of DISPLAY={display} does not answer.", display=display))
    return NoWindow(
        text(
            "The X server of DISPLAY={display} cannot be reached, or refuses this program.",
            display=display,
        )
    )


def _opens(xlib: ctypes.CDLL, display: str) -> bool:
    xlib.XOpenDisplay.argtypes = [ctypes.c_char_p]
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XCloseDisplay.argtypes = [ctypes.c_void_p]
    connection = xlib.XOpenDisplay(os.fsencode(display))
    if connection is None:
        return False
    xlib.XCloseDisplay(connection)
    return True


def _in_time(ask: Callable[[], bool]) -> bool | None:
    """Return an answer, or ``None`` if it does not come in time.

    Xlib waits for ever for a server that accepts a connection and then says nothing.
    """
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(ask()), daemon=True)
    thread.start()
    thread.join(_PATIENCE)
    return answers[0] if answers else None


def _trial(environ: Mapping[str, str], complaint: str = "") -> NoWindow | None:
    """Let a child process make a QApplication, and return what went wrong there."""
    import subprocess

    try:
        child = subprocess.run(
            [sys.executable, "-c", _TRIAL],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TRIAL_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return NoWindow(text("Qt cannot start here: {error}", error=complaint or str(error)))
    if child.returncode == 0:
        return None
    lines = [line for line in child.stderr.splitlines() if line.strip()]
    said = complaint or (lines[0] if lines else f"exit code {child.returncode}")
    return NoWindow(text("Qt cannot start here: {error}", error=said))
