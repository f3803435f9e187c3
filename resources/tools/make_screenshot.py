"""Let the program take the picture of itself that the README shows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"  # English, whatever the machine speaks

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from vgg_explorer.gui.app import App
from vgg_explorer.gui.main_window import FIRST_SIZE
from vgg_explorer.gui.widgets import map_library
from vgg_explorer.session import events as ev

TARGET = Path(__file__).resolve().parents[1] / "screenshot.png"
SETTLE_MS = 1500
"""The large view of a channel is made after the wall has been painted."""


def main() -> None:
    """Open a first session, look at the maps of a layer, and save the window."""
    app = QApplication(sys.argv)
    session = App(app, [], None, first=True)
    for event in (
        ev.ThemeChosen("light"),
        ev.ViewChanged("tab", "maps"),
        ev.ViewChanged("stage", "pre"),
        ev.ViewChanged("scale", "shared"),
        ev.LayerSelected("conv2_1"),
        ev.ChannelSelected(4),
    ):
        session.store.dispatch(event)
    loop = QEventLoop()
    session.rendered.connect(loop.quit)
    session.window.resize(*FIRST_SIZE)
    session.show()
    loop.exec()
    told = session.store.state.notices
    session.store.dispatch(*(ev.NoticeDismissed(notice.number) for notice in told))
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
    session.window.grab().save(str(TARGET), "PNG")
    session.window.close()
    session.stop()
    map_library.library().wait()


if __name__ == "__main__":
    main()
