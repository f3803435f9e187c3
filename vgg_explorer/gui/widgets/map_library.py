"""pyqtgraph, imported on a thread of its own: a third of a second that the window does not wait."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QCoreApplication, QThread

from vgg_explorer.engine.importing import collector_at_rest


class _Library(QThread):
    """Imports pyqtgraph; ``finished`` tells, on the main thread, that it is there."""

    def run(self) -> None:
        """Import it. Where that fails, the view that needs it says why."""
        with collector_at_rest():
            import_module("pyqtgraph")


_library: list[_Library] = []


def library() -> QThread:
    """Return what imports pyqtgraph, once for the whole program; it has begun."""
    if not _library:
        thread = _Library(QCoreApplication.instance())
        _library.append(thread)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(thread.wait)
        thread.start()
    return _library[0]
