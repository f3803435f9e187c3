"""The input pane: the sections in their order, in a column that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.input_pane.activations import ActivationsSection
from vgg_explorer.gui.input_pane.inspect_card import InspectCard
from vgg_explorer.gui.input_pane.labels import ElidedLabel, rule, scaled
from vgg_explorer.gui.input_pane.picture_area import PictureArea
from vgg_explorer.gui.input_pane.predictions import PredictionsSection
from vgg_explorer.gui.input_pane.sample_strip import SampleStrip
from vgg_explorer.gui.widgets.picture_view import DropZone
from vgg_explorer.session.events import PictureOffered, UnitSelected
from vgg_explorer.session.samples import SAMPLES, Sample
from vgg_explorer.session.settings import sample_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.session.state import AppState, PictureSource

LEAST_WIDTH = 280
_SIDE = 16


class InputPane(QWidget):
    """The right dock: picture, predictions, the chosen layer and its values.

    Parameters
    ----------
    dispatch
        Takes the events of the session.
    """

    open_requested = Signal()
    """The user wants the file dialog."""
    paste_requested = Signal()
    """The user wants what is on the clipboard."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.picture = PictureArea()
        self.name = ElidedLabel("label")
        self.details = ElidedLabel("hint")
        self.drop_zone = DropZone()
        self.samples = SampleStrip()
        self.open_button = _button("open", tr("Open…"), tr("Open an image file"))
        self.paste_button = _button("paste", tr("Paste"), tr("Paste an image or a file"))
        self.predictions = PredictionsSection()
        self.card = InspectCard()
        self.activations = ActivationsSection()
        self._build()
        self.picture.unit_clicked.connect(self._choose_unit)
        self.drop_zone.clicked.connect(self.open_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.paste_button.clicked.connect(self.paste_requested)
        self.samples.chosen.connect(self._choose_sample)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show what has changed."""
        if old is None or old.input is not new.input or old.results.seen is not new.results.seen:
            self._show_caption(new)
        self.picture.show_state(old, new)
        self.predictions.show_state(old, new)
        self.card.show_state(old, new)
        self.activations.show_state(old, new)

    def _show_caption(self, state: AppState) -> None:
        held = state.input
        wanted = held.pending or held.source
        self.samples.show_current(wanted.sample if wanted else None)
        if held.pending is not None:
            self.name.show_words(tr("Reading {name} …", name=_title(held.pending)))
        elif held.source is not None and held.picture is not None:
            sample = held.source.sample is not None
            self.name.show_words(_title(held.source) if sample else held.picture.name)
        else:
            self.name.show_words(tr("No picture yet"))
        picture, seen = held.picture, state.results.seen
        if picture is None:
            self.details.show_words("")
            return
        size = "{}×{}".format(*picture.full_size)
        if seen is not None:
            size += f" → {seen.pixels.shape[1]}×{seen.pixels.shape[0]}"
        notes = [translated(note) for note in picture.notes]
        explained = tr("Scaled so that the shorter side fits with a margin; the middle is cut out.")
        self.details.show_words(" · ".join((size, *notes)), explained)

    def _choose_unit(self, unit: tuple[int, int]) -> None:
        self._dispatch(UnitSelected(unit))

    def _choose_sample(self, sample: Sample) -> None:
        self._dispatch(PictureOffered(sample_source(sample.key)))

    # Layout

    def _build(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(scaled(_SIDE), scaled(12), scaled(_SIDE), scaled(12))
        self._column.setSpacing(0)
        samples = QHBoxLayout()
        samples.setContentsMargins(0, 0, 0, 0)
        samples.setSpacing(4)
        samples.addWidget(self.samples, 1)
        samples.addWidget(self.open_button)
        samples.addWidget(self.paste_button)
        self._add(self.picture, 6)
        self._add(self.name, 0)
        self._add(self.details, 8)
        self._add(self.drop_zone, 6)
        self._column.addLayout(samples)
        self._column.addSpacing(scaled(10))
        self._add(self.predictions, 8)
        self._add(rule(), 10)
        self._add(self.card, 8)
        self._add(self.activations, 0)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.setMinimumWidth(scaled(LEAST_WIDTH))

    def _add(self, part: QWidget, space: int) -> None:
        self._column.addWidget(part)
        self._column.addSpacing(scaled(space))

    def _make_room(self, _least: int, most: int) -> None:
        """Give the scroll bar a part of the margin, so that nothing moves when it comes."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most else 0
        margins = self._column.contentsMargins()
        margins.setRight(scaled(_SIDE) - bar)
        self._column.setContentsMargins(margins)


def _button(icon: str, name: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(theme.icon(icon))
    made.setText(name)
    made.setToolTip(tip)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _title(source: PictureSource) -> str:
    """Return what a picture is called in the user's language."""
    for sample in SAMPLES:
        if sample.key == source.sample:
            return translated(sample.title)
    return source.name
