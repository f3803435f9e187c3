"""The menu from which weights are loaded; the published ones for the present network come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from vgg_explorer.engine.shipped import AVAILABLE
from vgg_explorer.gui import theme, weight_words
from vgg_explorer.gui.i18n import tr
from vgg_explorer.session import events as ev
from vgg_explorer.session import weighing
from vgg_explorer.session.entering import PublishedKey, Weights

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.engine.downloads import Published
    from vgg_explorer.engine.shipped import Shipped


class LoadMenu(QMenu):
    """Lists what weights there are; written anew whenever it opens, for the cache may change.

    Parameters
    ----------
    dispatch
        Where events go.
    parent
    """

    open_requested = Signal()
    """The user wants the file dialog."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._weights = Weights()
        self._file = QAction(theme.icon("open"), tr("From a file…"), self)
        self._file.triggered.connect(self.open_requested)
        self._published = QMenu(tr("Published"), self)
        self._random = QMenu(tr("Random"), self)
        self.addAction(self._file)
        self.addMenu(self._published)
        self.addMenu(self._random)
        self.aboutToShow.connect(self.fill)
        for menu in (self._published, self._random):
            menu.triggered.connect(self._chosen)

    def show_weights(self, weights: Weights) -> None:
        """Follow the state."""
        self._weights = weights

    def fill(self) -> None:
        """Write what there is now."""
        self._published.clear()
        self._random.clear()
        first = weight_words.for_network(self._weights.assignment)
        others = [one for one in AVAILABLE.values() if one not in first]
        if first:
            self._heading(tr("For this network"))
            for one in first:
                self._add_published(one)
            self._heading(tr("With their own network"))
        for one in others:
            self._add_published(one)
        random = not weighing.counts(self._weights)[0]
        for key in weighing.SCHEME_TITLES:
            event = ev.RandomChosen(key, self._weights.seed)
            on = random and key == self._weights.scheme
            self._add(self._random, weight_words.scheme(key), event, on=on)

    def _add_published(self, one: Published | Shipped) -> None:
        key = PublishedKey(one.key)
        words = f"{weight_words.published_title(one)}\t{weight_words.published_details(one)}"
        on = self._weights.origin == key and weighing.counts(self._weights)[0] > 0
        self._add(self._published, words, ev.WeightsRequested(key), on=on)

    def _heading(self, words: str) -> None:
        action = self._published.addAction(words)
        action.setEnabled(False)
        action.setFont(theme.font(12, 600))

    @staticmethod
    def _add(menu: QMenu, words: str, event: object, *, on: bool) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.setData(event)

    def _chosen(self, action: QAction) -> None:
        self._dispatch(action.data())
