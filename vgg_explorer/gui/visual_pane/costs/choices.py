"""The choices above the charts of costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session.events import CostsChanged, TimingRequested

if TYPE_CHECKING:
    from vgg_explorer.gui.visual_pane.timed import Timed
    from vgg_explorer.session.costing import Costing


class Choices(QWidget):
    """What is compared and how; which of the choices there are depends on the first."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.shown = Segmented(_of_what(), self)
        self.measure = Segmented(_figures(), self)
        self.bars = Segmented(_scales(), self)
        self.sorted = QCheckBox(tr("Sorted"), self)
        self.sorted.setToolTip(tr("The largest first, instead of the order of the network"))
        self.cumulative = QCheckBox(tr("Cumulative"), self)
        self.cumulative.setToolTip(tr("A line for the sum so far, in percent of the total"))
        self.again = QPushButton(theme.icon("clock"), tr("Measure time"), self)
        self.again.setToolTip(tr("Measure how long each layer takes on the chosen device (F6)"))
        self.optimiser = Segmented(_optimisers(), self)
        self.numbers = Segmented(_numbers(), self)
        self._of_bars = (self.measure, self.bars, self.sorted, self.cumulative)
        self._of_training = (self.optimiser, self.numbers)
        scale = theme.scale()
        flow = FlowLayout(self, gap=round(8 * scale))
        for control in (self.shown, *self._of_bars, self.again, *self._of_training):
            flow.addWidget(control)
        for box in (self.sorted, self.cumulative):
            box.setFixedHeight(round(24 * scale))  # in line with the joined buttons
        for control, name in (
            (self.shown, tr("Costs of")),
            (self.measure, tr("Figure")),
            (self.bars, tr("Scale")),
            (self.optimiser, tr("Optimiser")),
            (self.numbers, tr("Precision")),
        ):
            control.setAccessibleName(name)
        self.shown.chosen.connect(self._shown_chosen)
        self.measure.chosen.connect(self._measure_chosen)
        self.bars.chosen.connect(self._bars_chosen)
        self.sorted.clicked.connect(self._sorted_chosen)
        self.cumulative.clicked.connect(self._cumulative_chosen)
        self.again.clicked.connect(self._again_clicked)
        self.optimiser.chosen.connect(self._optimiser_chosen)
        self.numbers.chosen.connect(self._numbers_chosen)

    def show_choices(self, costing: Costing) -> None:
        """Show the present choices."""
        training = costing.shown == "training"
        for control in self._of_bars:
            control.setHidden(training)
        for control in self._of_training:
            control.setVisible(training)
        if training:
            self.again.hide()
        self.shown.set_current(costing.shown)
        self.measure.set_current(costing.measure)
        self.bars.set_current(costing.bars)
        self.sorted.setChecked(costing.order == "size")
        self.cumulative.setChecked(costing.cumulative)
        self.optimiser.set_current(costing.optimiser)
        self.numbers.set_current(costing.numbers)

    def offer_measuring(self, known: Timed, *, lacking: bool) -> None:
        """Offer to measure anew, where there are times but not those that are asked for."""
        self.again.setVisible(lacking)
        running = known.percent is not None
        self.again.setEnabled(not running)
        self.again.setText(
            tr("Measuring {percent} %", percent=known.percent) if running else tr("Measure time")
        )

    def _shown_chosen(self, key: str) -> None:
        self._dispatch(CostsChanged("shown", key))

    def _measure_chosen(self, key: str) -> None:
        self._dispatch(CostsChanged("measure", key))

    def _bars_chosen(self, key: str) -> None:
        self._dispatch(CostsChanged("bars", key))

    def _sorted_chosen(self, checked: bool) -> None:
        self._dispatch(CostsChanged("order", "size" if checked else "network"))

    def _cumulative_chosen(self, checked: bool) -> None:
        self._dispatch(CostsChanged("cumulative", checked))

    def _again_clicked(self) -> None:
        self._dispatch(TimingRequested())

    def _optimiser_chosen(self, key: str) -> None:
        self._dispatch(CostsChanged("optimiser", key))

    def _numbers_chosen(self, key: str) -> None:
        self._dispatch(CostsChanged("numbers", key))


def _of_what() -> tuple[Option, ...]:
    return (
        Option("layers", tr("Layers"), tooltip=tr("A bar for each layer")),
        Option("blocks", tr("Blocks"), tooltip=tr("A bar for each block up to its pool")),
        Option("training", tr("Training"), tooltip=tr("Memory against the batch size")),
    )


def _figures() -> tuple[Option, ...]:
    return (
        Option("params", tr("Params"), tooltip=tr("Weights and biases")),
        Option("macs", tr("MACs"), tooltip=tr("Multiply-accumulates for one image")),
        Option("memory", tr("Memory"), tooltip=tr("What a layer writes for one image, float32")),
        Option("time", tr("Time"), tooltip=tr("Measured for one image")),
    )


def _scales() -> tuple[Option, ...]:
    return (
        Option("linear", tr("Linear"), tooltip=tr("The axis begins at 0")),
        Option("log", tr("Log"), tooltip=tr("Each mark is a multiple of the one below")),
    )


def _optimisers() -> tuple[Option, ...]:
    return (
        Option("sgd", tr("SGD"), tooltip=tr("Keeps nothing for a parameter")),
        Option("momentum", tr("Momentum"), tooltip=tr("Keeps one value for each parameter")),
        Option("adam", tr("Adam"), tooltip=tr("Keeps two values for each parameter")),
    )


def _numbers() -> tuple[Option, ...]:
    mixed = tr(
        "torch.autocast: convolutions and linear layers work with two bytes for each value; "
        "weights, gradients and the optimiser's state keep four"
    )
    return (
        Option("fp32", tr("float32"), tooltip=tr("Four bytes for each value")),
        Option("mixed", tr("Mixed precision"), tooltip=mixed),
    )
