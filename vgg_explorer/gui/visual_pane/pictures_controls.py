"""The controls of the tab Pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.look_controls import ColormapChoice, StageChoice, labelled
from vgg_explorer.gui.widgets.flow_layout import FlowLayout
from vgg_explorer.gui.widgets.scale_line import ScaleLine
from vgg_explorer.gui.widgets.segmented import Option, Segmented
from vgg_explorer.session import events as ev
from vgg_explorer.session.samples import SAMPLES, sample_source

if TYPE_CHECKING:
    from vgg_explorer.arch.rows import Group
    from vgg_explorer.gui.widgets.maps import Range
    from vgg_explorer.session.state import AppState


class PicturesControls(QWidget):
    """Channel, scale, values, colour map and order."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.channel = ChannelSpin(self)
        own = tr("Every picture from its own least to its own greatest value")
        one = tr("All pictures on one scale: the same colour is the same value everywhere")
        self.scale = Segmented(
            (
                Option("shared", tr("One for all"), tooltip=one),
                Option("picture", tr("Per picture"), tooltip=own),
            ),
            self,
        )
        self.stage = StageChoice(dispatch, self)
        self.colormap = ColormapChoice(dispatch, self)
        self.order = QComboBox(self)
        self.order.setAccessibleName(tr("Order"))
        for key, title, tip in (
            ("opened", tr("As opened"), ""),
            ("mean", tr("Highest mean"), tr("What excites this channel most on the whole")),
            ("maximum", tr("Highest maximum"), tr("What excites this channel most at one place")),
        ):
            self.order.addItem(title, key)
            self.order.setItemData(self.order.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.legend = Legend(self)
        row = FlowLayout(self, gap=round(8 * theme.scale()))
        self._for_maps: list[QWidget] = [self.legend]
        for words, control in (
            (tr("Channel"), self.channel),
            (tr("Values"), self.stage),
            (tr("Scale"), self.scale),
            (tr("Order"), self.order),
            (tr("Colour map"), self.colormap),
        ):
            pair = labelled(words, control, self)
            row.addWidget(pair)
            if control in (self.scale, self.colormap):
                self._for_maps.append(pair)
        row.addWidget(self.legend)
        self.channel.valueChanged.connect(self._channel_chosen)
        self.scale.chosen.connect(self._scale_chosen)
        self.order.activated.connect(self._order_chosen)

    def show_view(self, state: AppState, group: Group, channel: int, shown_map: str) -> None:
        """Show the present choices.

        Parameters
        ----------
        state
            The session.
        group
            The layer that is shown.
        channel
            Which of its channels.
        shown_map
            The colour map that an automatic choice comes to.
        """
        view = state.view
        self.channel.show_channel(channel, group.out_shape[0])
        self.scale.set_current(view.picture_scale)
        self.stage.show_group(group, view.stage)
        self.colormap.show_map(view.colormap, shown_map)
        self.order.setCurrentIndex(max(0, self.order.findData(view.picture_order)))

    def show_for_maps(self, shown: bool) -> None:
        """Hide what single values have no use for."""
        for pair in self._for_maps:
            pair.setVisible(shown)

    def _channel_chosen(self, channel: int) -> None:
        self._dispatch(ev.ChannelSelected(channel))

    def _scale_chosen(self, scale: str) -> None:
        self._dispatch(ev.ViewChanged("picture_scale", scale))

    def _order_chosen(self, index: int) -> None:
        self._dispatch(ev.ViewChanged("picture_order", self.order.itemData(index)))


class Legend(QWidget):
    """The scale in force, and whose it is where pictures have their own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line, self.name = ScaleLine(self), QLabel(self)
        self.name.setProperty("role", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(6 * theme.scale()))
        row.addWidget(self.line)
        row.addWidget(self.name)
        self.setMinimumHeight(round(24 * theme.scale()))

    def show_scale(self, limits: Range, colormap: str, name: str) -> None:
        """Show what the colours stand for, in all pictures or in the one of this name."""
        self.line.set_scale(*limits, colormap)
        room, end = round(80 * theme.scale()), Qt.TextElideMode.ElideRight
        self.name.setText(self.name.fontMetrics().elidedText(name, end, room))
        self.name.setVisible(bool(name))
        self.setToolTip(
            tr("Each picture has its own scale, here that of {name}.", name=name)
            if name
            else tr("One scale for all pictures.")
        )


class ChannelSpin(QSpinBox):
    """The number of a channel; it tells of a number when it is finished, not of every figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.setAccelerated(True)
        self.lineEdit().setAcceptDrops(False)
        self.lineEdit().setTextMargins(round(4 * theme.scale()), 0, 0, 0)
        self.setAccessibleName(tr("Channel"))

    def show_channel(self, channel: int, count: int) -> None:
        """Show one of so many channels, without telling of it."""
        with QSignalBlocker(self):
            self.setRange(0, count - 1)
            self.setValue(channel)
        self.setToolTip(tr("0 to {last} (Ctrl+Left, Ctrl+Right)", last=count - 1))


class Invitation(QWidget):
    """What there is to be seen with several pictures, and how to get there."""

    open_requested = Signal()
    """The user wants to choose pictures."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        scale = theme.scale()
        title = QLabel(tr("Compare one channel across pictures"), self)
        title.setProperty("role", "card")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words = QLabel(self)
        self.words.setProperty("role", "label")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setFixedWidth(round(320 * scale))
        self.open = QPushButton(theme.icon("image", lead=True), tr("Open images…"), self)
        self.open.setProperty("tall", True)
        self.samples = QPushButton(tr("Open the sample pictures"), self)
        self.samples.setProperty("tall", True)
        self.open.clicked.connect(self.open_requested)
        self.samples.clicked.connect(self._open_samples)
        buttons = QHBoxLayout()
        buttons.setSpacing(round(8 * scale))
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        buttons.addWidget(self.samples)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(round(12 * scale))
        column.addStretch(2)
        column.addWidget(title)
        # Not with an alignment: the layout would not ask how high the words are in this width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.words)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addLayout(buttons)
        column.addStretch(3)

    def show_layer(self, layer: str) -> None:
        """Say it for a layer."""
        self.words.setText(
            tr(
                "Open several pictures or a folder, and see side by side what a channel of "
                "{layer} makes of each, and which picture excites it most.",
                layer=layer,
            )
        )

    def _open_samples(self) -> None:
        self._dispatch(ev.PicturesOffered(tuple(sample_source(sample.key) for sample in SAMPLES)))
