"""The windows beside the main one, each made when it is asked for first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QWidget

from vgg_explorer.gui.command import Host
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import AppState

if TYPE_CHECKING:
    from vgg_explorer.gui.crosscheck_view import CrossCheckView


class SideWindows:
    """Keeps one of each kind and brings it to the front."""

    def __init__(self, host: Host, window: QMainWindow) -> None:
        self._host = host
        self._window = window
        self._made: dict[str, QWidget] = {}
        self._crosscheck: CrossCheckView | None = None

    def show_state(self, old: AppState, new: AppState) -> None:
        """Let those that show the state follow it."""
        if self._crosscheck is not None:
            self._crosscheck.show_state(old, new)

    def show_crosscheck(self) -> None:
        """Compare the figures with torchinfo's and show how they differ."""
        if self._crosscheck is None:
            from vgg_explorer.gui.crosscheck_view import CrossCheckView

            self._crosscheck = CrossCheckView(self._host.dispatch, self._window)
            self._crosscheck.show_state(None, self._host.state)
        self._host.dispatch(ev.CrossCheckRequested())
        _front(self._crosscheck)

    def show_guide(self) -> None:
        """Open the guide to the cfg language."""
        if "guide" not in self._made:
            from vgg_explorer.gui.guide import Guide

            self._made["guide"] = Guide(self._window)
        _front(self._made["guide"])

    def show_figures(self) -> None:
        """Open the page that defines the figures."""
        if "figures" not in self._made:
            from vgg_explorer.gui.figures_guide import FiguresGuide

            self._made["figures"] = FiguresGuide(self._window)
        _front(self._made["figures"])


def _front(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
