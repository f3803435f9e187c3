"""The options of a network as a form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vgg_explorer.arch.limits import MAX_UNITS
from vgg_explorer.arch.options import MAX_AVGPOOL
from vgg_explorer.arch.spec import ACTIVATIONS, HEADS, ListName
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.cfg_field import CfgField
from vgg_explorer.gui.model_pane.fields import Combo, Spin, SquareSpin, UndoGuard
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.gui.model_pane.input_size import InputSize
from vgg_explorer.gui.widgets.entry_words import ACTIVATION_TITLES
from vgg_explorer.gui.widgets.tab_order import tab_through
from vgg_explorer.session.events import OptionChanged
from vgg_explorer.session.state import Model

_LABEL = 100
_LISTS: tuple[ListName, ...] = ("classifier", "output")


class Options(QWidget):
    """Everything about a network that is not its cfg list."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._model: Model | None = None
        self._labels: dict[QWidget, QLabel] = {}
        self._order: list[tuple[QWidget, ...]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.batch_norm = QCheckBox(tr("after every conv"), self)
        self.bias = QCheckBox(tr("in every conv"), self)
        self.activation = Combo(self)
        self.head = Combo(self)
        self.lists = {which: CfgField(which, dispatch, (1, 6), self) for which in _LISTS}
        self.pooled = QCheckBox(self)
        self.avgpool = SquareSpin(1, MAX_AVGPOOL, self)
        self.classes = Spin(1, MAX_UNITS, self)
        self.input = InputSize(self)
        self.note = _hint(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        for name in ACTIVATIONS:
            self.activation.addItem(ACTIVATION_TITLES[name], name)
        for head, (title, tip) in zip(HEADS, _heads(), strict=True):
            self.head.addItem(title, head)
            self.head.setItemData(self.head.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self._row(tr("Batch norm"), self.batch_norm)
        self._row(tr("Conv bias"), self.bias)
        self._row(tr("Activation"), self.activation)
        self._row(tr("Head"), self.head)
        self._row(tr("Classifier"), self.lists["classifier"])
        self._row(tr("Adaptive pool"), self.avgpool, self.pooled)
        self._row(tr("Classes"), self.classes)
        self._row(tr("Output"), self.lists["output"])
        self._row(tr("Input C×H×W"), self.input)
        self._rows.addWidget(self.note)
        tab_through(*(field for row in self._order for field in row))
        self.pooled.setAccessibleName(tr("Adaptive pool"))
        self.avgpool.setAccessibleName(tr("Side of the adaptive pool"))
        self.batch_norm.setToolTip(
            tr("A batch norm between each convolution of the cfg and its activation.")
        )
        self.bias.setToolTip(tr("Whether the convolutions of the cfg have a bias."))
        self.activation.setToolTip(tr("What follows each convolution and each hidden layer."))
        self.classes.setToolTip(tr("How many outputs the network has."))
        self.input.setToolTip(
            tr("Channels, height and width of the picture that the network takes.")
        )

    def _row(self, title: str, field: QWidget, first: QWidget | None = None) -> None:
        """Add a row: a label, perhaps a check box, and the field."""
        self._order.append((field,) if first is None else (first, field))
        label = QLabel(title, self)
        label.setProperty("role", "label")
        label.setWordWrap(True)
        label.setFixedWidth(dp(_LABEL))
        label.setMinimumHeight(dp(32))
        label.setBuddy(first or field)
        field.setAccessibleName(title)
        self._labels[field] = label
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(dp(4))
        top = Qt.AlignmentFlag.AlignTop
        grows = isinstance(field, CfgField)
        row.addWidget(label, 0, top if grows else Qt.AlignmentFlag(0))
        if first is not None:
            row.addWidget(first)
        if grows:
            column = QVBoxLayout()
            column.setContentsMargins(0, dp(4), 0, dp(4))
            column.addWidget(field)
            row.addLayout(column, 1)
        else:
            row.addWidget(field, 1)
        self._rows.addLayout(row)

    def _connect(self) -> None:
        self.batch_norm.toggled.connect(self._batch_norm_toggled)
        self.bias.toggled.connect(self._bias_toggled)
        self.activation.activated.connect(self._activation_chosen)
        self.head.activated.connect(self._head_chosen)
        self.pooled.toggled.connect(self._pool_toggled)
        self.avgpool.valueChanged.connect(self._pool_changed)
        self.classes.valueChanged.connect(self._classes_changed)
        self.input.chosen.connect(self._input_chosen)
        self.input.complained.connect(self._input_complained)
        guard = UndoGuard(self)
        fields: list[QObject] = [self.avgpool, self.classes, self.input, *self.lists.values()]
        for field in fields:
            field.installEventFilter(guard)

    # What is shown

    def show_model(self, model: Model) -> None:
        """Show the options of a model; nothing is dispatched by that."""
        spec, old = model.spec, self._model
        self._model = model
        for which in _LISTS:
            self.lists[which].show_list(model.texts[which], spec.entries(which))
            self.lists[which].show_problem(model.problem)
        if old is None or old.spec != spec:
            self._show_spec(model)
        self._show_note()

    def _show_spec(self, model: Model) -> None:
        spec = model.spec
        quiet: tuple[QWidget, ...] = (
            self.batch_norm,
            self.bias,
            self.activation,
            self.head,
            self.pooled,
            self.avgpool,
            self.classes,
            self.input,
        )
        blockers = [QSignalBlocker(field) for field in quiet]
        self.batch_norm.setChecked(spec.batch_norm)
        self.bias.setChecked(spec.bias)
        self.activation.setCurrentIndex(ACTIVATIONS.index(spec.activation))
        self.head.setCurrentIndex(HEADS.index(spec.head))
        self.head.setToolTip(_heads()[HEADS.index(spec.head)][1])
        self.pooled.setChecked(spec.avgpool is not None)
        if spec.avgpool is not None:
            self.avgpool.setValue(spec.avgpool)
        self.classes.setValue(spec.num_classes)
        self.input.set_size(spec.input)
        for blocker in blockers:
            blocker.unblock()
        self._enable(model)

    def _enable(self, model: Model) -> None:
        """Grey what has no meaning, and say why."""
        pool = model.spec.head == "pool"
        no_pool = tr("The global pool head averages everything: no adaptive pool comes before it.")
        no_list = tr("The global pool head has no classifier.")
        unpooled = tr("Without an adaptive pool only one input size fits the classifier.")
        side = tr("The classifier sees a map of this size, whatever the size of the input.")
        listed = tr("The hidden layers in front of the classes: numbers of units, 'D', 'R'.")
        output = tr("What follows the classes, usually nothing: 'R' activation, 'S' softmax.")
        self._set_enabled(self.lists["classifier"], not pool, no_list if pool else listed)
        self.pooled.setEnabled(not pool)
        self.pooled.setToolTip(no_pool if pool else unpooled)
        usable = not pool and model.spec.avgpool is not None
        self._set_enabled(self.avgpool, usable, no_pool if pool else side)
        self._set_enabled(self.lists["output"], True, output)

    def _set_enabled(self, field: QWidget, enabled: bool, tip: str) -> None:
        field.setEnabled(enabled)
        field.setToolTip(tip)
        self._labels[field].setToolTip(tip)

    def _show_note(self) -> None:
        fixed = self._model is not None and self._model.analysis.fixed_input
        self.note.setProperty("role", "hint")
        self.note.setText(tr("Only this input size fits: there is no adaptive pool."))
        self.note.setVisible(fixed)
        self._restyle_note()

    # What the user chooses

    def _send(self, field: str, value: object) -> None:
        self._dispatch(OptionChanged(field, value))

    def _batch_norm_toggled(self, on: bool) -> None:
        self._send("batch_norm", on)

    def _bias_toggled(self, on: bool) -> None:
        self._send("bias", on)

    def _activation_chosen(self, index: int) -> None:
        if self._model is not None and ACTIVATIONS[index] != self._model.spec.activation:
            self._send("activation", ACTIVATIONS[index])

    def _head_chosen(self, index: int) -> None:
        if self._model is not None and HEADS[index] != self._model.spec.head:
            self._send("head", HEADS[index])

    def _pool_toggled(self, on: bool) -> None:
        self._send("avgpool", self.avgpool.value() if on else None)

    def _pool_changed(self, side: int) -> None:
        self._send("avgpool", side)

    def _classes_changed(self, classes: int) -> None:
        self._send("num_classes", classes)

    def _input_chosen(self, size: object) -> None:
        self._send("input", size)

    def _input_complained(self, words: str) -> None:
        if not words:
            self._show_note()
            return
        self.note.setProperty("role", "error")
        self.note.setText(words)
        self.note.setVisible(True)
        self._restyle_note()

    def _restyle_note(self) -> None:
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)


def _heads() -> tuple[tuple[str, str], ...]:
    """Return titles and explanations in the order of `HEADS`."""
    return (
        (
            tr("Linear"),
            tr("The last map is pooled and flattened; fully connected layers give the classes."),
        ),
        (
            tr("Convolutional"),
            tr(
                "The classifier runs as convolutions over any input size, and its answers are "
                "averaged: the dense evaluation of the VGG paper."
            ),
        ),
        (
            tr("Global pool"),
            tr("Each channel of the last map is averaged to the score of one class, as in NiN."),
        ),
    )


def _hint(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setProperty("role", "hint")
    label.setContentsMargins(0, dp(2), 0, dp(4))
    label.hide()
    return label
