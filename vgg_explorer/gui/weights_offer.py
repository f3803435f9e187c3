"""The question what to do with weights that do not simply fit: their network, or what fits here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.arch.fitting import Fit, fit
from vgg_explorer.gui import theme, weight_words
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.weights_fit import FitPage
from vgg_explorer.gui.weights_network import NetworkPage
from vgg_explorer.gui.widgets.tab_order import tab_through
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.session.entering import WeightsOffer
    from vgg_explorer.session.state import AppState

SIZE = (860, 560)


class OfferView(QDialog):
    """Shows `WeightsOffer` until the user has decided; closing it leaves the weights alone."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._offer: WeightsOffer | None = None
        self._analysis: Analysis | None = None
        self.setModal(False)
        self.setWindowTitle(tr("Load weights"))
        scale = theme.scale()
        self.resize(round(SIZE[0] * scale), round(SIZE[1] * scale))
        self.title = _label("card", self)
        self.notes = _label("hint", self)
        self.network = QRadioButton(tr("Open the network of this file"), self)
        self.fitting = QRadioButton(self)
        self.pages = QStackedWidget(self)
        self.network_page = NetworkPage(self.pages)
        self.fit_page = FitPage(self.pages)
        self.pages.addWidget(self.network_page)
        self.pages.addWidget(self.fit_page)
        self.reason = _label("hint", self)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.setAutoDefault(False)
        self.take = QPushButton(self)
        self.take.setProperty("kind", "primary")
        self.take.setDefault(True)
        for button in (self.cancel, self.take):
            button.setProperty("tall", True)
        self._lay_out(scale)
        self._connect()

    def _lay_out(self, scale: float) -> None:
        below = QHBoxLayout()
        below.addWidget(self.reason, 1)
        below.addWidget(self.cancel)
        below.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(16 * scale),) * 4)
        column.setSpacing(round(8 * scale))
        for part in (self.title, self.notes, self.network, self.fitting):
            column.addWidget(part)
        column.addSpacing(round(4 * scale))
        column.addWidget(self.pages, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.network.toggled.connect(self._way_chosen)
        self.network_page.changed.connect(self._show_buttons)
        self.fit_page.changed.connect(self._show_buttons)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)

    # What is shown

    def show_state(self, new: AppState) -> None:
        """Follow the offer, and the network that it is compared with."""
        offer, analysis = new.weights.offer, new.model.good
        if offer is None:
            self._offer = None
            self.hide()
            return
        if offer is self._offer and analysis is self._analysis:
            return
        first = offer is not self._offer
        # An edit while the question is open makes other layers fit.
        fits = offer.fit if first else fit(analysis, offer.loaded.shapes)
        self._offer, self._analysis = offer, analysis
        self.title.setText(weight_words.shortened(translated(offer.loaded.title), 90))
        self.title.setToolTip(translated(offer.loaded.title))
        self.notes.setText("\n".join(translated(note) for note in offer.loaded.notes))
        self.notes.setVisible(bool(offer.loaded.notes))
        name = weight_words.shortened(analysis.spec.name)
        self.fitting.setText(tr("Load what fits into {name}", name=name).replace("&", "&&"))
        self.network_page.show_inferred(offer.inferred)
        self.fit_page.show_fit(fits)
        self.network.setEnabled(offer.inferred is not None)
        self.network.setToolTip(self.network_page.problem(offer.refused))
        self.fitting.setEnabled(bool(fits.names))
        self.fitting.setToolTip("" if fits.names else self.fit_page.problem())
        if first:
            way = self.fitting if _fits_better(offer, fits) else self.network
            way.setChecked(True)
        self._way_chosen()
        stops = (self.network, self.fitting, self.network_page, self.fit_page)
        tab_through(*stops, self.cancel, self.take)

    def come_up(self) -> None:
        """Stand in front, ready for the keyboard."""
        self.show()
        self.raise_()
        self.activateWindow()
        way = self.network if self.network.isChecked() else self.fitting
        (way if way.isEnabled() else self.cancel).setFocus()

    def _way_chosen(self) -> None:
        page = self.network_page if self.network.isChecked() else self.fit_page
        self.pages.setCurrentWidget(page)
        self._show_buttons()

    def _show_buttons(self) -> None:
        offer = self._offer
        if offer is None:
            return
        if self.network.isChecked():
            problem = self.network_page.problem(offer.refused)
            self.take.setText(tr("Open network"))
        else:
            problem = self.fit_page.problem()
            count = len(self.fit_page.chosen())
            words = tr("Load {count} layers", count=count) if count > 1 else tr("Load 1 layer")
            self.take.setText(words if count else tr("Load"))
        unknown = ""
        if offer.inferred is None:
            why = self.network_page.problem(offer.refused)
            unknown = tr("The network of this file cannot be opened: {why}", why=why)
        self.take.setEnabled(not problem)
        self.take.setToolTip(problem)
        self.reason.setText("\n".join(filter(None, (problem, unknown))))

    # What the user decides

    def _take(self) -> None:
        offer = self._offer
        if offer is None:
            return
        if not self.network.isChecked():
            self._dispatch(ev.WeightsTaken(self.fit_page.chosen()))
            return
        spec = self.network_page.spec()
        if offer.inferred is not None and spec is not None:
            # Another answer moves layers to other places.
            own = spec == offer.inferred.spec
            names = offer.inferred.names if own else offer.inferred.names_of(spec)
            self._dispatch(ev.WeightsTaken(names, spec=spec))

    def reject(self) -> None:
        """Leave the weights alone; the state then closes the window."""
        self._dispatch(ev.WeightsDeclined())


def _fits_better(offer: WeightsOffer, fits: Fit) -> bool:
    """Whether the present network is the likelier wish: all of it is there, or all of the file."""
    if offer.inferred is None:
        return True
    if not fits.names:
        return False
    counts = fits.counts
    return not counts["differs"] and not (counts["missing"] and counts["unexpected"])


def _label(role: str, parent: QWidget) -> QLabel:
    made = QLabel(parent)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)  # a name may hold anything
    made.setWordWrap(True)
    return made
