"""What is asked about an answer: the method, the class, and what the method needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QSpinBox, QWidget

from vgg_explorer.engine import questions
from vgg_explorer.engine.questions import METHODS, STEPS, Question, settled
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.arrangement import listen
from vgg_explorer.gui.visual_pane.look_controls import labelled
from vgg_explorer.gui.visual_pane.why.class_choice import ClassChoice
from vgg_explorer.gui.visual_pane.why.working import Working
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.session.state import AppState


class QuestionBar(QWidget):
    """The controls of a question; Return asks it."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.method = QComboBox(self)
        for kind in METHODS:
            self.method.addItem(translated(kind.title), kind.key)
            tip = f"{translated(kind.sentence)}\n{kind.source}"
            self.method.setItemData(self.method.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.method.setAccessibleName(tr("Method"))
        self.target = ClassChoice(self)
        self.layer = QComboBox(self)
        self.layer.setAccessibleName(tr("Layer"))
        self.layer.setToolTip(
            tr("The maps that are asked about; the picture stands for its pixels")
        )
        self._places: tuple[str, ...] = ()
        self.steps = QComboBox(self)
        self.steps.setAccessibleName(tr("Steps of integrated gradients"))
        for count in STEPS:
            self.steps.addItem(str(count), count)
        self.window_, self.stride = QSpinBox(self), QSpinBox(self)
        for spin, name in ((self.window_, tr("Window")), (self.stride, tr("Stride"))):
            spin.setSuffix(" px")
            spin.setKeyboardTracking(False)
            spin.setMinimum(1)
            spin.setAccessibleName(name)
        self.places = QLabel(self)
        self.places.setProperty("role", "hint")
        self.follows = QCheckBox(tr("Follow"), self)
        self.follows.setToolTip(tr("Explain every picture and every change at once"))
        self.ask = QPushButton(tr("Explain"), self)
        self.ask.setProperty("kind", "primary")
        self.working = Working(dispatch, self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        for lower in (self.follows, self.places):  # as tall as the controls in their row
            lower.setFixedHeight(round(24 * theme.scale()))
        row = FlowLayout(self, gap=round(6 * theme.scale()))
        row.addWidget(labelled(tr("Method"), self.method, self))
        row.addWidget(labelled(tr("Class"), self.target, self))
        layer = labelled(tr("Layer"), self.layer, self)
        self._of_method: dict[str, list[QWidget]] = {
            "saliency": [layer, self.follows],
            "guided": [layer],
            "gradcam": [layer],
            "integrated": [layer, labelled(tr("Steps"), self.steps, self)],
            "occlusion": [
                labelled(tr("Window"), self.window_, self),
                labelled(tr("Stride"), self.stride, self),
                self.places,
            ],
        }
        for widget in self._own():
            row.addWidget(widget)
        row.addWidget(self.ask)
        row.addWidget(self.working)

    def _own(self) -> list[QWidget]:
        """Return what belongs to some of the methods, each once."""
        return list(dict.fromkeys(part for parts in self._of_method.values() for part in parts))

    def _connect(self) -> None:
        self.method.activated.connect(self._method_chosen)
        self.target.chosen.connect(self._target_chosen)
        self.layer.activated.connect(self._layer_chosen)
        self.steps.activated.connect(self._steps_chosen)
        self.window_.valueChanged.connect(self._window_changed)
        self.stride.valueChanged.connect(self._stride_changed)
        self.follows.toggled.connect(self._follows_changed)
        self.ask.clicked.connect(self._ask)
        listen(self, (("Return", self._ask), ("Enter", self._ask)))

    def show_state(self, state: AppState, names: tuple[str, ...], *, running: bool) -> None:
        """Show the question as it stands."""
        question, good = state.whys.question, state.model.good
        shown = settled(question, good)
        self.method.setCurrentIndex(self.method.findData(question.method))
        self.target.show_classes(names, question.target)
        for widget in self._own():
            widget.setVisible(widget in self._of_method[question.method])
        self._show_layers(shown, good)
        self.steps.setCurrentIndex(self.steps.findData(question.steps))
        if question.method == "occlusion":
            with QSignalBlocker(self.window_), QSignalBlocker(self.stride):
                self.window_.setMaximum(min(good.spec.input[1:]))
                self.window_.setValue(shown.window)
                self.stride.setMaximum(shown.window)
                self.stride.setValue(shown.stride)
            self.places.setText(tr("{count} places", count=questions.windows(shown, good)))
        with QSignalBlocker(self.follows):
            self.follows.setChecked(state.whys.follows)
        self.ask.setVisible(not running)
        self.working.show_job(state.job, running=running)
        self.ask.setEnabled(state.input.picture is not None and good.problem is None)

    def _show_layers(self, shown: Question, good: Analysis) -> None:
        names = tuple(group.name for group in questions.mapped(good))
        # Grad-CAM is of a layer's maps; the others are of the pixels, unless a layer is chosen.
        places = names if shown.method == "gradcam" else ("", *names)
        if places != self._places:
            self._places = places
            self.layer.clear()
            for name in places:
                self.layer.addItem(name or tr("Picture"), name)
        self.layer.setCurrentIndex(self.layer.findData(shown.layer or shown.at))

    def _ask(self) -> None:
        if self.ask.isEnabled() and not self.ask.isHidden():
            self._dispatch(ev.WhyAsked())

    def _method_chosen(self, index: int) -> None:
        self._dispatch(ev.QuestionChanged("method", self.method.itemData(index)))

    def _target_chosen(self, target: object) -> None:
        self._dispatch(ev.QuestionChanged("target", target))

    def _layer_chosen(self, index: int) -> None:
        grad_cam = self.method.currentData() == "gradcam"
        field = "layer" if grad_cam else "at"
        self._dispatch(ev.QuestionChanged(field, self.layer.itemData(index)))

    def _steps_chosen(self, index: int) -> None:
        self._dispatch(ev.QuestionChanged("steps", self.steps.itemData(index)))

    def _window_changed(self, pixels: int) -> None:
        self._dispatch(ev.QuestionChanged("window", pixels))

    def _stride_changed(self, pixels: int) -> None:
        self._dispatch(ev.QuestionChanged("stride", pixels))

    def _follows_changed(self, on: bool) -> None:
        self._dispatch(ev.QuestionChanged("follows", on))
