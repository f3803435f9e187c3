"""The chosen layer: what it is, and the way to each of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from vgg_explorer.arch.formulas import formulas
from vgg_explorer.arch.units import count, duration, speed
from vgg_explorer.gui import theme, weight_words
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.input_pane.labels import ElidedLabel, label, scaled, times
from vgg_explorer.gui.widgets.badge import Badge

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.formulas import Formula
    from vgg_explorer.arch.rows import Group, Pending
    from vgg_explorer.session.entering import Weights
    from vgg_explorer.session.state import AppState

Line = tuple[str, str, str]
"""What is told, in a few words, and in full."""

ROWS = 7
"""A convolution's formulas, and where its weights come from. Room for as many is kept, so that what
is below stays in its place while one goes through the layers."""

_FIELD = "Receptive field"
_LABEL_WIDTH = 104
_SPACE = 3
_LONGEST = 30


class InspectCard(QWidget):
    """Badge, name, module and formulas of the chosen layer, or why it has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = Badge("conv")
        self.name = label()
        self.name.setFont(theme.font(13, 600))
        self.module = ElidedLabel("hint", right=True)
        self.reason = Reason()
        title = QHBoxLayout()
        title.setContentsMargins(0, 0, 0, 0)
        title.setSpacing(8)
        title.addWidget(self.badge)
        title.addWidget(self.name)
        title.addWidget(self.module, 1)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(_SPACE)
        self._grid.setColumnStretch(1, 1)
        self.rows: list[tuple[ElidedLabel, QLabel]] = []
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self.reason)
        column.addStretch(1)
        self._body = body = QWidget()
        body.setLayout(column)
        self._keep_room(ROWS)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addLayout(title)
        outer.addWidget(body)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show the selected layer of the network on the desk, working or not."""
        layer = new.selection.layer
        times = new.timing.result
        if (
            old is not None
            and old.model is new.model
            and old.selection.layer == layer
            and old.timing.result is times
            and old.weights.assignment is new.weights.assignment
        ):
            return
        self._keep_room(ROWS if times is None else ROWS + 1)
        analysis = new.model.analysis
        group = analysis.group(layer)
        if group is not None:
            seconds = None if times is None else times.of(group)
            more = [_time(group, seconds)] if seconds else []
            if new.model.good is analysis and group.path in new.weights.assignment:
                more.append(_origin(new.weights, group.path))
            self._show_group(analysis, group, more)
            return
        for place, pending in enumerate(analysis.pending):
            if pending.name == layer:
                self._show_pending(analysis, pending, failing=place == 0)
                return
        self._head("flatten", layer, "")
        self._fill([])
        self.reason.show_words(tr("This layer is not in the network."))

    def _keep_room(self, rows: int) -> None:
        self._body.setMinimumHeight(rows * (_line_height() + _SPACE) - _SPACE)

    def _show_group(self, analysis: Analysis, group: Group, more: list[Line]) -> None:
        self._head(group.kind, group.name, f"{group.path} · {times(group.description)}")
        first = analysis.rows.index(group.rows[0])
        found = formulas(group, analysis.rows[first - 1] if first else None)
        # The card stays short enough for the activations below it; the table's tips tell the rest.
        lines = [_line(formula) for formula in found if not formula.aside]
        if not any(formula.label.template == _FIELD for formula in found):
            lines.append((tr("Rec. field"), field_words(group), tr("Receptive field")))
        self._fill(lines + more)
        self.reason.show_words("")

    def _show_pending(self, analysis: Analysis, pending: Pending, *, failing: bool) -> None:
        self._head(pending.kind, pending.name, times(pending.description))
        self._fill([])
        problem = analysis.problem
        if problem is not None and failing:
            what, hint = translated(problem.what), translated(problem.hint)
            self.reason.show_words(times(tr("{what} {hint}", what=what, hint=hint)))
        else:
            first = analysis.pending[0].name
            self.reason.show_words(
                tr("This layer has no figures: {layer}, in front of it, fails.", layer=first)
            )

    def _head(self, kind: str, name: str, module: str) -> None:
        self.badge.set_kind(kind)
        self.name.setText(name)
        self.module.show_words(module)

    def _fill(self, lines: list[Line]) -> None:
        while len(self.rows) < len(lines):
            self._add_row()
        metrics = QFontMetrics(theme.font())
        widest = max((metrics.horizontalAdvance(line[0]) for line in lines), default=0)
        width = min(widest + 2, scaled(_LABEL_WIDTH))
        for (name, value), line in zip(self.rows, lines, strict=False):
            name.show_words(line[0])
            name.setFixedWidth(width)
            value.setText(line[1])
            value.setToolTip(line[2])
            value.setAccessibleName(f"{line[0]}: {line[2]}")
        for place, pair in enumerate(self.rows):
            for part in pair:
                part.setVisible(place < len(lines))

    def _add_row(self) -> None:
        name, value = ElidedLabel("label"), label()
        name.setFixedHeight(_line_height())
        value.setFont(theme.mono_font(11.5))
        value.setWordWrap(True)
        value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        value.setMinimumWidth(1)
        value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row = len(self.rows)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self.rows.append((name, value))


class Reason(QWidget):
    """Why there are no figures, on the ground of errors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label(role="error")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(32), scaled(7), scaled(10), scaled(7))
        row.addWidget(self.words)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show a reason; without words there is none."""
        self.words.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tokens().error_bg)
        painter.drawRoundedRect(self.rect(), 4, 4)
        side = scaled(16)
        theme.icon("alert", "error").paint(painter, scaled(9), scaled(8), side, side)
        painter.end()


def _line_height() -> int:
    fonts = (theme.font(), theme.mono_font(11.5))
    return max(QFontMetrics(font).height() for font in fonts)


def field_words(group: Group) -> str:
    """Return the receptive field of a layer for people."""
    seen = group.receptive
    if seen.whole:
        return tr("whole input")
    return tr("{height}×{width} px", height=seen.height, width=seen.width)


def _time(group: Group, seconds: float) -> Line:
    """Return how long a layer takes, and how much it does in that time."""
    time = duration(seconds)
    if not group.macs:
        return tr("Time"), time, time
    words = f"{time}, {speed(group.macs, seconds)}"
    return tr("Time"), words, f"{count(group.macs)} MACs / {time} = {speed(group.macs, seconds)}"


def _origin(weights: Weights, path: str) -> Line:
    """Return where the weights of a module come from."""
    which = weights.assignment[path]
    told = weight_words.origin(weights, which)
    shown = told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"
    if not which.source and not which.norm:
        shown = tr("random, seed {seed}", seed=which.seed)
    if which.source and which.path != path:
        name = weight_words.shortened(which.path)
        told = tr("{title}, where it is called {name}", title=told, name=name)
    return tr("Weights"), shown, told


def _line(formula: Formula) -> Line:
    """Return label, expression as it is read, and the same as it can be computed."""
    # The value stays in one piece, with its sign, when the line breaks.
    value = formula.shown.replace(" ", "\u00a0")
    read = f"{formula.expression.replace('*', '·')} =\u00a0{value}"
    exactly = "" if formula.shown.replace(",", "") == str(formula.value) else f" = {formula.shown}"
    short = {_FIELD: tr("Rec. field"), "Parameters": tr("Params")}
    name = short.get(formula.label.template) or translated(formula.label)
    return name, read, f"{formula.expression} = {formula.value}{exactly}"
