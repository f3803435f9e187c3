"""How a picture is brought to the input: a line that tells it, and the form behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vgg_explorer.engine.preparation import NORMALISATIONS, Box, Colours, Preprocess, Resize
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.input_pane import preparation_choices as choices
from vgg_explorer.gui.input_pane.colour_fields import ColourFields
from vgg_explorer.gui.input_pane.labels import ElidedLabel, label, scaled
from vgg_explorer.gui.input_pane.picture_area import frame_of
from vgg_explorer.gui.input_pane.preparing import channel_note, way, weights_own
from vgg_explorer.gui.input_pane.seen_row import SeenRow
from vgg_explorer.gui.input_pane.way_line import WayLine
from vgg_explorer.gui.widgets.combo import Combo
from vgg_explorer.gui.widgets.number_field import NumberField
from vgg_explorer.gui.widgets.segmented import Segmented
from vgg_explorer.gui.widgets.tab_order import tab_through
from vgg_explorer.session.events import PreprocessChanged

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.session.state import AppState

_LABEL = 64
_ROW = 27


class PreparationSection(QWidget):
    """Resize, crop, mean and std: shown in one line, and to be changed when it is unfolded.

    Parameters
    ----------
    dispatch
        Takes the events of the session.
    """

    unfolded = Signal(bool)
    """The form is to be seen, or no more."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._state: AppState | None = None
        self._own = False
        self._wrong: dict[NumberField, str] = {}
        self.line = WayLine(tr("To the network"), self)
        self.body = QWidget(self)
        self.crop = Segmented(choices.crops(), self.body)
        self.side = NumberField(self._read_side, 1, self.body)
        self.stretched = ElidedLabel("hint")
        self.normalise = Combo(choices.normalisations(), self.body)
        self.mean = ColourFields(choices.mean_names(), choices.read_mean, 0.01, self.body)
        self.std = ColourFields(choices.std_names(), choices.read_std, 0.01, self.body)
        self.note = label("", "hint", self.body)
        self.seen = SeenRow(self.body)
        self.compared = ElidedLabel("hint")
        self.reset = QPushButton(self.body)
        self._build()
        self._connect()
        self.body.hide()

    def _build(self) -> None:
        self.note.setWordWrap(True)
        self.note.hide()
        self.reset.setProperty("kind", "flat")
        form = QVBoxLayout(self.body)
        form.setContentsMargins(0, 0, 0, scaled(4))
        form.setSpacing(scaled(2))
        form.addLayout(self._row(tr("Crop"), self.crop))
        form.addLayout(self._row(tr("Resize"), self.side, self.stretched))
        form.addLayout(self._row(tr("Normalise"), self.normalise))
        form.addLayout(self._row(tr("Mean"), self.mean))
        form.addLayout(self._row(tr("Std"), self.std))
        form.addWidget(self.note)
        form.addSpacing(scaled(4))
        form.addWidget(self.seen)
        last = QHBoxLayout()
        last.setSpacing(scaled(4))
        last.addWidget(self.compared, 1)
        last.addWidget(self.reset)
        form.addLayout(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.body)
        self.side.setAccessibleName(tr("Shorter side in pixels"))
        tab_through(
            self.line, self.crop, self.side, self.normalise, self.mean, self.std, self.reset
        )

    def _row(self, title: str, *fields: QWidget) -> QHBoxLayout:
        name = QLabel(title, self.body)
        name.setProperty("role", "label")
        name.setFixedWidth(scaled(_LABEL))
        name.setMinimumHeight(scaled(_ROW))
        name.setBuddy(fields[0])
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(4))
        row.addWidget(name)
        for field in fields:
            # Words get what they need; a field has the rest.
            row.addWidget(field, 0 if isinstance(field, (Segmented, ElidedLabel)) else 1)
            if not field.accessibleName():
                field.setAccessibleName(title)
        if isinstance(fields[-1], Segmented):
            row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.line.toggled.connect(self._toggle)
        self.crop.chosen.connect(self._crop_chosen)
        self.side.chosen.connect(self._side_chosen)
        self.normalise.chosen.connect(self._normalisation_chosen)
        self.mean.chosen.connect(self._mean_chosen)
        self.std.chosen.connect(self._std_chosen)
        self.reset.clicked.connect(self._reset)
        for field in self._fields():
            field.complained.connect(self._complained)

    def _fields(self) -> tuple[NumberField, ...]:
        return (self.side, *self.mean.fields, *self.std.fields)

    # What is shown

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show the way of the picture."""
        self._state = new
        if old is not None and _slices(old) == _slices(new):
            return
        if old is not None and _normalised(old) != _normalised(new):
            self._own = False  # it was the wish to write numbers, and now there are some
        self._show_line(new)
        self._show_form(new)

    def _show_line(self, state: AppState) -> None:
        words = way(state)
        loaded, own = weights_own(state)
        changed = state.input.preprocess != own
        tip = [words[0]]
        if changed and loaded is not None:
            tip.append(tr("The weights were trained with another preparation."))
        self.line.show_words(words, tr("changed") if changed else "", "\n".join(tip))

    def _show_form(self, state: AppState) -> None:
        if not self.line.isChecked():
            return  # what nobody sees is shown when it is unfolded
        preprocess = state.input.preprocess
        _, height, width = state.model.good.spec.input
        self.crop.set_current(choices.crop_of(preprocess))
        in_middle = choices.crop_of(preprocess) == "centre"
        self.side.setVisible(in_middle)
        auto = replace(preprocess, side=None).shorter_side(height, width)
        self.side.show_default(auto, tr("automatic: {side}", side=auto))
        self.side.setToolTip(
            tr(
                "The shorter side after scaling, in pixels. Empty: 256 for an input of 224, and in "
                "the same proportion for others."
            )
        )
        self.side.show_number(preprocess.side)
        stretched = tr("stretched to {size}", size=f"{width}×{height}")
        self.stretched.show_words(tr("shorter side") if in_middle else stretched)
        name = "own" if self._own else preprocess.normalisation()
        self.normalise.set_current(name)
        self.mean.show_colours(preprocess.mean)
        self.std.show_colours(preprocess.std)
        self._show_note()
        self.seen.show_state(state)
        self._show_compared(state)

    def _show_compared(self, state: AppState) -> None:
        loaded, own = weights_own(state)
        same = state.input.preprocess == own
        self.reset.setEnabled(not same)
        if loaded is None:
            self.reset.setText(tr("Reset"))
            self.reset.setToolTip(tr("Back to what torchvision does for ImageNet."))
            self.compared.show_words(tr("As usual for ImageNet") if same else "")
            return
        self.reset.setText(tr("As trained"))
        self.reset.setToolTip(tr("Prepare pictures as the weights were trained."))
        self.compared.show_words(
            tr("As the weights were trained") if same else tr("The weights had another"),
            translated(loaded.title),
        )

    def _show_note(self) -> None:
        wrong = next((words for words in self._wrong.values() if words), "")
        words = wrong
        if not wrong and self._state is not None:
            channels = self._state.model.good.spec.input[0]
            words = channel_note(channels, self._state.input.preprocess)
        role = "error" if wrong else "hint"
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)
        self.note.setText(words)
        self.note.setVisible(bool(words))

    # What the user chooses

    def _toggle(self, on: bool) -> None:
        self.body.setVisible(on)
        if on and self._state is not None:
            self._show_form(self._state)
        if not on:
            self._give_way()
        self.unfolded.emit(on)

    def _held(self) -> Preprocess:
        return Preprocess() if self._state is None else self._state.input.preprocess

    def _send(self, preprocess: Preprocess) -> None:
        self._dispatch(PreprocessChanged(preprocess))

    def frame_chosen(self, frame: Box | None) -> None:
        """Take a frame that was drawn on the picture; None: the usual one."""
        if frame is None:
            self._send(replace(self._held(), resize="shorter", crop=None))
        else:
            self._send(replace(self._held(), crop=frame))

    def _crop_chosen(self, key: str) -> None:
        if key == "free":
            self._send(replace(self._held(), crop=self._present_frame()))
        else:
            resize: Resize = "shorter" if key == "centre" else "stretch"
            self._send(replace(self._held(), resize=resize, crop=None))

    def _present_frame(self) -> Box:
        """Return what the network sees now, to begin with."""
        state = self._state
        if state is None or state.results.seen is None or state.input.picture is None:
            return 0.0, 0.0, 1.0, 1.0
        return frame_of(state.results.seen.box, state.input.picture.pixels.shape)

    def _side_chosen(self, side: float | None) -> None:
        self._send(replace(self._held(), side=None if side is None else int(side)))

    def _normalisation_chosen(self, key: str) -> None:
        self._own = key == "own"
        if self._own:
            self.mean.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.mean.fields[0].selectAll()
            return
        self._give_way()
        mean, std = NORMALISATIONS[key]
        self._send(replace(self._held(), mean=mean, std=std))

    def _mean_chosen(self, mean: Colours) -> None:
        self._send(replace(self._held(), mean=mean))

    def _std_chosen(self, std: Colours) -> None:
        self._send(replace(self._held(), std=std))

    def _reset(self) -> None:
        self._own = False
        self._give_way()
        if self._state is not None:
            self._send(weights_own(self._state)[1])

    def _give_way(self) -> None:
        for field in self._fields():
            field.give_way()

    def _complained(self, words: str) -> None:
        field = self.sender()
        if isinstance(field, NumberField):
            self._wrong[field] = words
            self._show_note()

    def _read_side(self, words: str) -> float | None:
        least = min(self._state.model.good.spec.input[1:]) if self._state is not None else 1
        return choices.read_side(words, least)


def _normalised(state: AppState) -> tuple[Colours, Colours]:
    return state.input.preprocess.mean, state.input.preprocess.std


def _slices(state: AppState) -> tuple[object, ...]:
    held, weights = state.input, state.weights
    return (
        held.preprocess,
        held.picture,
        state.results.seen,
        state.model.good.spec.input,
        weights.assignment,
        weights.sources,
    )
