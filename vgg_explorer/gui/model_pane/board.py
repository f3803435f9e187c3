"""The cfg as rows of chips that can be chosen, written on, carried and removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QScrollArea, QSizePolicy, QWidget

from vgg_explorer.arch import units
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.chip import RING, Chip, width_of
from vgg_explorer.gui.model_pane.chip_keys import chip_command
from vgg_explorer.gui.model_pane.chip_menu import chip_menu
from vgg_explorer.gui.model_pane.dragging import Carrying
from vgg_explorer.gui.model_pane.edits import Edits
from vgg_explorer.gui.model_pane.flow import ROW, Flow, Gap, arrange, dp
from vgg_explorer.gui.model_pane.labels import draw_label
from vgg_explorer.gui.model_pane.rows import alike, describe, layer_at, place_of, stages
from vgg_explorer.gui.model_pane.writing import Writing
from vgg_explorer.session.editing import opened
from vgg_explorer.session.events import LayerSelected

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from vgg_explorer.arch.spec import Place
    from vgg_explorer.gui.model_pane.rows import Item, Stage
    from vgg_explorer.session.state import Model


class ChipBoard(QWidget):
    """Shows the entries of a model as chips and turns what happens to them into events.

    One chip is current: the Tab key comes to it, the arrows move on from it, and what is added
    goes behind it. It follows the selection.

    Parameters
    ----------
    dispatch
        Where events go.
    before
        The field from which the Tab key comes here.
    parent
    """

    def __init__(
        self, dispatch: Callable[[object], None], before: QWidget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._before = before
        self._model = opened(ArchSpec("", ()))  # until the first state is shown
        self._stages: tuple[Stage, ...] = ()
        self._chips: list[Chip] = []
        self._flow = Flow((), (), 0)
        self._selected: Place | None = None
        self._layer = ""
        self._current: Chip | None = None
        self.edits = Edits(dispatch, self.reveal, self._model.spec)
        self.writing = Writing(self, self.edits, self.reveal, self._step_from)
        self.carrying = Carrying(self, self._gap_at, self.edits)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Layers"))

    # What is shown

    def show_model(self, model: Model, layer: str) -> None:
        """Show a model, and which of its layers is selected."""
        if model is not self._model or not self._chips:
            self._model = model
            self.edits.spec = model.spec
            self._stages = stages(model)
            self._sync([item for stage in self._stages for item in stage.items])
        selected = place_of(model.analysis, layer)
        moved = layer != self._layer
        self._selected, self._layer = selected, layer
        chosen = None
        for chip in self._chips:
            chip.setChecked(selected is not None and chip.item.place == selected)
            chosen = chip if chip.isChecked() else chosen
        if chosen is not None and (moved or self._current is None):
            self._make_current(chosen)
            self._bring_into_view(chosen)

    def mark_new(self, paths: frozenset[str]) -> None:
        """Mark the chips whose layers have new weights, while those of others are loaded."""
        groups = self._model.analysis.groups
        new = {group.place for group in groups if any(row.path in paths for row in group.rows)}
        for chip in self._chips:
            chip.set_new(chip.item.place in new)

    def chips(self) -> list[Chip]:
        """Return the chips in the order in which the layers run."""
        return list(self._chips)

    def chip_at(self, place: Place) -> Chip | None:
        """Return the chip of an entry or option."""
        return next((chip for chip in self._chips if chip.item.place == place), None)

    def current_item(self) -> Item | None:
        """Return the item behind which something new goes."""
        return self._current.item if self._current in self._chips and self._current else None

    def reveal(self, place: Place) -> None:
        """Give the focus to a chip, and select its layer."""
        chip = self.chip_at(place)
        if chip is None:
            chip = next(iter(self._chips), None)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)
            self._select(chip)
            self._bring_into_view(chip)

    def _sync(self, items: list[Item]) -> None:
        """Make the chips those of the items; chips whose entry stays are kept as they are."""
        old = [chip.item for chip in self._chips]
        spec = self._model.spec
        same = min(len(old), len(items))
        head = next((i for i in range(same) if not alike(old[i], items[i])), same)
        rest = same - head
        tail = next((i for i in range(rest) if not alike(old[-1 - i], items[-1 - i])), rest)
        middle = self._chips[head : len(old) - tail]
        wanted = len(items) - head - tail
        kept = self._chips[:head] + middle[:wanted]
        for item in items[head + len(middle) : len(items) - tail]:
            kept.append(Chip(item, describe(item, spec), self, self))
        gone = middle[wanted:]
        self._chips = kept + (self._chips[len(old) - tail :] if tail else [])
        for chip, item in zip(self._chips, items, strict=True):
            if chip.item != item:
                chip.set_item(item, describe(item, spec))
        for chip in gone:
            self._discard(chip, head)
        self.writing.close_if_changed(self.chip_at)
        self._arrange()
        for chip in self._chips:
            chip.show()
        self.updateGeometry()
        self.update()

    def _discard(self, chip: Chip, index: int) -> None:
        """Remove a chip; its focus must not leave the board."""
        if chip is self._current:
            self._current = None
        if chip.hasFocus() and self._chips:
            self._chips[min(index, len(self._chips) - 1)].setFocus()
        chip.hide()
        chip.deleteLater()

    def _arrange(self) -> None:
        metrics = QFontMetrics(theme.font(12, 500))
        widths = [width_of(chip.item, metrics) for chip in self._chips]
        self._flow = arrange(self._stages, widths, self.width())
        rects = (rect for line in self._flow.lines for rect in line.rects)
        for chip, rect in zip(self._chips, rects, strict=True):
            chip.setGeometry(rect.adjusted(-RING, -RING, RING, RING))

    # The current chip

    def _make_current(self, chip: Chip) -> None:
        if self._current is not None and self._current is not chip:
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._current = chip
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Chips come and go, and Qt puts a new widget to the end of the Tab order.
        QWidget.setTabOrder(self._before, chip)

    def _select(self, chip: Chip) -> None:
        layer = layer_at(self._model.analysis, chip.item.place)
        if layer is not None and chip.item.place != self._selected:
            self._dispatch(LayerSelected(layer))

    def _go(self, index: int) -> None:
        chip = self._chips[max(0, min(index, len(self._chips) - 1))]
        self.reveal(chip.item.place)

    def _bring_into_view(self, chip: Chip) -> None:
        widget: QWidget | None = self.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        if widget is not None and self.isVisible():
            widget.ensureWidgetVisible(chip, 0, dp(ROW))

    # What chips tell

    def chip_pressed(self, chip: Chip) -> None:
        """Select a chip."""
        chip.setFocus(Qt.FocusReason.MouseFocusReason)
        self._select(chip)

    def chip_focused(self, chip: Chip) -> None:
        """Let the chip with the focus be the current one."""
        self._make_current(chip)

    def chip_tip(self, chip: Chip) -> str:
        """Return the layer's name, module and output for a tool tip."""
        words = describe(chip.item, self._model.spec)
        group = self._model.analysis.group_at(chip.item.place)
        if group is None:
            return words
        shape = units.shape(group.out_shape).replace("x", "×")
        new = "\n" + tr("New weights: they come from no file") if chip.new else ""
        return f"{words}\n{group.name} · {group.description}\n{shape}{new}"

    def chip_knows(self, _chip: Chip, event: QKeyEvent) -> bool:
        """Claim the keys of chips; Esc only while there is something to call off."""
        command = chip_command(event)
        return command is not None and (command != "cancel" or self.carrying.busy())

    def chip_key(self, chip: Chip, event: QKeyEvent) -> bool:
        """Do what a key says."""
        command = chip_command(event)
        at = self._chips.index(chip)
        match command:
            case "left" | "right":
                self._go(at + (1 if command == "right" else -1))
            case "up" | "down":
                self._go(self._flow.vertical(at, 1 if command == "down" else -1))
            case "home" | "end":
                self._go(0 if command == "home" else len(self._chips) - 1)
            case "select":
                self._select(chip)
            case "edit":
                self.writing.open(chip)
            case "write":
                self.writing.open(chip, event.text())
            case "remove":
                self.edits.remove(chip.item)
            case "duplicate":
                self.edits.duplicate(chip.item)
            case "move_left" | "move_right":
                self.edits.step(chip.item, 1 if command == "move_right" else -1)
            case "move_up" | "move_down":
                other = self._flow.vertical(at, 1 if command == "move_down" else -1)
                self.edits.swap_in(chip.item, self._chips[other].item)
            case "cancel" if self.carrying.busy():
                self.carrying.end()
            case _:
                return False
        return True

    def chip_menu(self, chip: Chip, pos: QPoint) -> None:
        """Show the menu of a chip."""
        self.chip_pressed(chip)
        self.menu(chip).popup(pos)

    def menu(self, chip: Chip) -> QMenu:
        """Return the menu of a chip."""
        return chip_menu(chip.item, self.edits, partial(self.writing.open, chip), self)

    def chip_opened(self, chip: Chip) -> None:
        """Edit a chip in its place."""
        self.writing.open(chip)

    def chip_dragged(self, chip: Chip, pos: QPoint) -> None:
        """Carry a chip; ``pos`` is on the screen."""
        self.carrying.move(chip, pos)

    def chip_dropped(self, _chip: Chip) -> None:
        """Put a chip down."""
        self.carrying.drop()

    def _gap_at(self, pos: QPoint) -> Gap | None:
        return self._flow.gap_at(pos, self._stages)

    def _step_from(self, place: Place, step: int) -> None:
        chip = self.chip_at(place)
        if chip is not None:
            self._go(self._chips.index(chip) + step)

    # Room and paint

    def hasHeightForWidth(self) -> bool:
        """Return True: a narrower board has more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        if width == self.width() and self._flow.lines:
            return self._flow.height
        metrics = QFontMetrics(theme.font(12, 500))
        widths = [width_of(chip.item, metrics) for chip in self._chips]
        return arrange(self._stages, widths, width).height

    def sizeHint(self) -> QSize:
        """Return the design's size."""
        return QSize(dp(272), self.heightForWidth(dp(272)))

    def minimumSizeHint(self) -> QSize:
        """Return a width for the labels and two chips."""
        return QSize(dp(172), dp(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the labels of the rows."""
        painter = QPainter(self)
        for stage, rect in zip(self._stages, self._flow.labels, strict=True):
            draw_label(painter, stage, rect)
        painter.end()
