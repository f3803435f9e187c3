"""The input pane: the sections in their order, in a column that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.input_pane.activations import ActivationsSection
from vgg_explorer.gui.input_pane.inspect_card import InspectCard
from vgg_explorer.gui.input_pane.labels import ElidedLabel, rule, scaled
from vgg_explorer.gui.input_pane.live_bar import LiveBar
from vgg_explorer.gui.input_pane.picture_area import PictureArea
from vgg_explorer.gui.input_pane.picture_strip import PictureStrip
from vgg_explorer.gui.input_pane.predictions import PredictionsSection
from vgg_explorer.gui.input_pane.preparation import PreparationSection
from vgg_explorer.gui.input_pane.sample_strip import HEIGHT, SampleStrip, title_of
from vgg_explorer.gui.widgets.picture_view import DropZone
from vgg_explorer.session.events import AblationReset, PictureOffered, UnitSelected
from vgg_explorer.session.samples import Sample, sample_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from vgg_explorer.session.state import AppState

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
        self.details = ElidedLabel("hint", right=True)
        self.preparation = PreparationSection(dispatch)
        keys = QKeySequence(QKeySequence.StandardKey.Open)
        native = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.drop_zone = DropZone(tr("Drop an image here, or press {keys}", keys=native))
        self.strip = PictureStrip(dispatch)
        self.samples = SampleStrip()
        self.open_button = _button("open", tr("Open…"), tr("Open image files"))
        self.paste_button = _button("paste", tr("Paste"), tr("Paste an image or a file"))
        self.live = LiveBar(dispatch)
        self.predictions = PredictionsSection()
        self.card = InspectCard()
        self.activations = ActivationsSection()
        self._build()
        self.picture.unit_clicked.connect(self._choose_unit)
        self.picture.frame_chosen.connect(self.preparation.frame_chosen)
        self.preparation.unfolded.connect(self.picture.set_framing)
        self.drop_zone.clicked.connect(self.open_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.paste_button.clicked.connect(self.paste_requested)
        self.samples.chosen.connect(self._choose_sample)
        self.predictions.reset_requested.connect(self._reset_ablation)
        # A new style sheet gives widgets their first font back.
        theme.notifier.changed.connect(self._fit_words)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show what has changed."""
        if old is None or old.input is not new.input:
            self._show_caption(new)
        self.picture.show_state(old, new)
        self.preparation.show_state(old, new)
        self.live.show_state(old, new)
        self.strip.show_state(old, new)
        self.predictions.show_state(old, new)
        self.card.show_state(old, new)
        self.activations.show_state(old, new)

    def stop(self) -> None:
        """End what runs in the background; nothing is shown any more."""
        self.strip.stop()

    def _reset_ablation(self) -> None:
        self._dispatch(AblationReset())

    def _show_caption(self, state: AppState) -> None:
        held = state.input
        wanted = held.pending or held.source
        self.samples.show_current(wanted.sample if wanted else None)
        if held.pending is not None and not held.pending.live:
            self.name.show_words(tr("Reading {name} …", name=title_of(held.pending)))
        elif held.source is not None and held.picture is not None:
            sample = held.source.sample is not None
            self.name.show_words(title_of(held.source) if sample else held.picture.name)
        else:
            self.name.show_words("")
        notes = [translated(note) for note in held.picture.notes] if held.picture else []
        self.details.show_words(" · ".join(notes))
        self.details.setVisible(bool(notes))

    def _choose_unit(self, unit: tuple[int, int]) -> None:
        self._dispatch(UnitSelected(unit))

    def _choose_sample(self, sample: Sample) -> None:
        self._dispatch(PictureOffered(sample_source(sample.key)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the width."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """Keep the words in the drop zone whole where smaller ones fit."""
        room = self.width() - scaled(2 * _SIDE + 44)
        words = QFontMetrics(theme.font()).horizontalAdvance(self.drop_zone.text())
        self.drop_zone.setFont(theme.font(12 if words <= room else 11))

    def _build(self) -> None:
        samples = QHBoxLayout()
        samples.setContentsMargins(0, 0, 0, 0)
        samples.setSpacing(scaled(4))
        samples.addWidget(self.samples, 1)
        samples.addWidget(self.open_button)
        samples.addWidget(self.paste_button)
        caption = QWidget()
        words = QHBoxLayout(caption)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(scaled(8))
        words.addWidget(self.name, 1)
        words.addWidget(self.details, 1)
        upper, lower = QVBoxLayout(), QVBoxLayout()
        _stack(
            upper,
            (self.picture, 5),
            (caption, 0),
            (self.preparation, 4),
            (self.live, 0),
            (self.strip, 0),
            (self.drop_zone, 6),
        )
        upper.addLayout(samples)
        upper.addSpacing(scaled(8))
        _stack(upper, (self.predictions, 6))
        _stack(lower, (self.card, 5), (self.activations, 0))
        upper.setContentsMargins(scaled(_SIDE), scaled(12), scaled(_SIDE), 0)
        lower.setContentsMargins(scaled(_SIDE), scaled(6), scaled(_SIDE), scaled(4))
        self._sections = (upper, lower)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(rule())
        column.addLayout(lower)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.setMinimumWidth(scaled(LEAST_WIDTH))

    def _make_room(self, _least: int, most: int) -> None:
        """Give the scroll bar a part of the margin, so that nothing moves when it comes."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if most else 0
        for section in self._sections:
            margins = section.contentsMargins()
            margins.setRight(scaled(_SIDE) - bar)
            section.setContentsMargins(margins)


def _stack(column: QVBoxLayout, *parts: tuple[QWidget, int]) -> None:
    column.setSpacing(0)
    for part, space in parts:
        column.addWidget(part)
        column.addSpacing(scaled(space))


def _button(icon: str, name: str, tip: str) -> QPushButton:
    made = QPushButton(theme.icon(icon), "")
    made.setFixedSize(scaled(30), scaled(HEIGHT))
    made.setToolTip(tip)
    made.setAccessibleName(name)
    return made
