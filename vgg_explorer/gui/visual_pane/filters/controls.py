"""The controls of the tab Filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.look_controls import labelled
from vgg_explorer.gui.visual_pane.pictures_controls import ChannelSpin
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session.kernel_look import KernelLook

if TYPE_CHECKING:
    from vgg_explorer.engine.kernels import Filters
    from vgg_explorer.session.kernel_look import Mode, Sort, Values


class FiltersControls(QWidget):
    """What is shown of the kernels, and how."""

    changed = Signal(object)
    """Another `KernelLook` was chosen."""
    output_chosen = Signal(int)
    """Another output was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = KernelLook()
        self.mode = Segmented((), self)
        self.output, self.channel = ChannelSpin(self), ChannelSpin(self)
        self.output.setAccessibleName(tr("Output"))
        self.channel.setAccessibleName(tr("Input"))
        self.values = Segmented((), self)
        own = tr("Every kernel by its own greatest weight")
        one = tr("All kernels on one scale: one that does little looks pale")
        self.scale = Segmented(
            (
                Option("own", tr("Per kernel"), tooltip=own),
                Option("shared", tr("Shared"), tooltip=one),
            ),
            self,
        )
        self.sort = QComboBox(self)
        self.sort.setAccessibleName(tr("Sort"))
        for key, title in (
            ("index", tr("Number")),
            ("l2", tr("L2 norm")),
            ("l1", tr("L1 norm")),
            ("mean", tr("Mean")),
            ("deviation", tr("Spread")),
            ("maximum", tr("Maximum")),
        ):
            self.sort.addItem(title, key)
        row = FlowLayout(self, gap=round(8 * theme.scale()))
        self._output, self._channel = (
            labelled(tr("Output"), self.output, self),
            labelled(tr("Input"), self.channel, self),
        )
        for part in (
            labelled(tr("Show"), self.mode, self),
            self._output,
            self._channel,
            labelled(tr("Values"), self.values, self),
            labelled(tr("Scale"), self.scale, self),
            labelled(tr("Sort"), self.sort, self),
        ):
            row.addWidget(part)
        self.mode.chosen.connect(self._mode_chosen)
        self.values.chosen.connect(self._values_chosen)
        self.scale.chosen.connect(self._scale_chosen)
        self.sort.activated.connect(self._sort_chosen)
        self.output.valueChanged.connect(self.output_chosen)
        self.channel.valueChanged.connect(self._channel_chosen)

    def show_look(
        self, look: KernelLook, modes: tuple[Mode, ...], mode: Mode, filters: Filters, output: int
    ) -> None:
        """Show the choices.

        Parameters
        ----------
        look
        modes, mode
            What the layer allows, and which of these is in force.
        filters
        output
            The chosen output.
        """
        self._look = look
        titles = _titles()
        self.mode.set_options(Option(one, *titles[one]) for one in modes)
        self.mode.set_current(mode)
        shape = filters.kernels.values.shape
        self.output.show_channel(output, shape[0])
        self.channel.show_channel(min(look.channel, shape[1] - 1), shape[1])
        self._output.setVisible(mode == "output")
        self._channel.setVisible(mode == "input" and shape[1] > 1)
        there = filters.change is not None
        why = "" if there else tr("There is nothing to compare with")
        self.values.set_options(
            (
                Option("now", tr("Weights")),
                Option("change", tr("Change"), enabled=there, tooltip=why),
            )
        )
        self.values.set_current(look.values if there else "now")
        self.scale.set_current("shared" if look.shared else "own")
        self.sort.setCurrentIndex(max(0, self.sort.findData(look.sort)))

    def _mode_chosen(self, mode: str) -> None:
        self.changed.emit(replace(self._look, mode=cast("Mode", mode)))

    def _values_chosen(self, values: str) -> None:
        self.changed.emit(replace(self._look, values=cast("Values", values)))

    def _scale_chosen(self, scale: str) -> None:
        self.changed.emit(replace(self._look, shared=scale == "shared"))

    def _sort_chosen(self, index: int) -> None:
        self.changed.emit(replace(self._look, sort=cast("Sort", self.sort.itemData(index))))

    def _channel_chosen(self, channel: int) -> None:
        self.changed.emit(replace(self._look, channel=channel))


def _titles() -> dict[Mode, tuple[str, bool, str]]:
    """Return what the modes are called: title, that they can be chosen, and tool tip."""
    return {
        "colour": (tr("In colour"), True, tr("The three inputs as red, green and blue")),
        "matrix": (tr("All"), True, tr("A row for each output, a column for each input")),
        "output": (tr("One output"), True, tr("The kernels of one output, by input")),
        "input": (tr("One input"), True, tr("The kernels for one input, by output")),
    }
