"""What an explanation says, and how it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.engine.questions import kind_of
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.look_controls import labelled, swatch, titles
from vgg_explorer.gui.visual_pane.why import words
from vgg_explorer.gui.widgets import colormaps
from vgg_explorer.gui.widgets.scale_line import ScaleLine
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session.events import QuestionChanged

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.whys import Answer


def said(role: str, parent: QWidget) -> QLabel:
    """Return a label for sentences, which takes the lines that it needs."""
    label = QLabel(parent)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


class AnswerColumn(QWidget):
    """The words and the controls beside an explanation."""

    save_requested = Signal()

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.title, self.figures = said("heading", self), said("label", self)
        self.outdated, self.warning = said("error", self), said("error", self)
        self.method, self.source = said("label", self), said("hint", self)
        self.look = Segmented(
            (
                Option(
                    "strength",
                    tr("Strength"),
                    tooltip=tr("How much a pixel matters, whether for or against"),
                ),
                Option(
                    "signed",
                    tr("Signed"),
                    tooltip=tr("What speaks for the class is positive, what against it negative"),
                ),
            ),
            self,
        )
        self.colormap = QComboBox(self)
        self.colormap.setAccessibleName(tr("Colour map"))
        self.colormap.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.colormap.addItem(tr("Automatic"), "auto")
        for name in colormaps.NAMES:
            self.colormap.addItem(swatch(name), titles()[name], name)
        self.legend = ScaleLine(self)
        self.opacity = QSlider(Qt.Orientation.Horizontal, self)
        self.opacity.setRange(0, 100)
        self.opacity.setPageStep(20)
        self.opacity.setAccessibleName(tr("Opacity over the picture"))
        self.save = QPushButton(theme.icon("save"), tr("Save as PNG…"), self)
        self._arrange()
        self.look.chosen.connect(self._look_chosen)
        self.colormap.activated.connect(self._colormap_chosen)
        self.opacity.valueChanged.connect(self._opacity_changed)
        self.save.clicked.connect(self.save_requested)

    def _arrange(self) -> None:
        scale = theme.scale()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, round(4 * scale), round(12 * scale))
        column.setSpacing(round(8 * scale))
        for label in (
            self.title,
            self.outdated,
            self.warning,
            self.figures,
            self.method,
            self.source,
        ):
            column.addWidget(label)
        column.addWidget(self.look)
        column.addWidget(labelled(tr("Colour map"), self.colormap, self))
        column.addWidget(self.legend)
        column.addWidget(labelled(tr("Opacity"), self.opacity, self))
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def show_state(self, state: AppState, answer: Answer | None, *, running: bool) -> None:
        """Say what was found, by what, and how far it can be believed."""
        whys = state.whys
        kind = kind_of(whys.question.method if answer is None else answer.errand.question.method)
        if answer is None:
            self.title.setText(translated(kind.title))
        else:
            name = words.class_name(state, answer.found.target)
            self.title.setText(tr("Why “{name}”", name=name))
        detail = words.detail(answer) if answer is not None else ""
        title = translated(kind.title)
        self.figures.setText(words.figures(answer) if answer is not None else "")
        told = f"{title}{f' ({detail})' if detail else ''}: {translated(kind.sentence)}"
        at = words.of_layer(answer) if answer is not None else ""
        self.method.setText(f"{told}\n{at}" if at else told)
        self.source.setText(kind.source)
        failed = words.failed(state)
        late = words.outdated(answer, state) if answer is not None and not running else ""
        self.outdated.setText(failed or late)
        self.warning.setText(words.warnings(state))
        for label in (self.outdated, self.warning, self.figures):
            label.setVisible(bool(label.text()))
        self.look.set_current(whys.look)
        self.colormap.setCurrentIndex(max(0, self.colormap.findData(whys.colormap)))
        with QSignalBlocker(self.opacity):
            self.opacity.setValue(whys.opacity)
        self.opacity.setToolTip(tr("{share} %", share=whys.opacity))
        self.save.setEnabled(answer is not None)

    def _look_chosen(self, look: str) -> None:
        self._dispatch(QuestionChanged("look", look))

    def _colormap_chosen(self, index: int) -> None:
        self._dispatch(QuestionChanged("colormap", self.colormap.itemData(index)))

    def _opacity_changed(self, share: int) -> None:
        self._dispatch(QuestionChanged("opacity", share))
