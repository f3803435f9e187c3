"""What the network takes the picture for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vgg_explorer.gui import class_names, theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.input_pane.labels import ElidedLabel, Heading, label
from vgg_explorer.gui.widgets.ablation_note import AblationNote
from vgg_explorer.gui.widgets.bars import ScoreBars
from vgg_explorer.gui.widgets.numbers import percent
from vgg_explorer.session import weighing

if TYPE_CHECKING:
    from vgg_explorer.engine.predict import Predictions
    from vgg_explorer.session.state import AppState


PATIENCE = 300
"""Milliseconds that predictions of before stay; most runs are done sooner, and nothing flickers."""


class PredictionsSection(QWidget):
    """The likeliest classes, and how far they can be believed."""

    reset_requested = Signal()
    """What is switched off is to be switched on again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: AppState | None = None
        self._outdated: Predictions | None = None
        self._of: tuple[object, ...] = ()
        """What those on show depend on."""
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PATIENCE)
        self._late.timeout.connect(self._show)
        self._loaded = (0, 0)
        """Layers with weights from a file, and all layers, of the network that predicted."""
        self.heading = Heading(tr("Top-5"))
        self.bars = ScoreBars()
        self.warning = label(tr("Random weights: these predictions mean nothing."), "label")
        self.warning.setFont(theme.font(11))
        self.warning.setWordWrap(True)
        # Its place is kept before it is known which weights the predictions come from.
        policy = self.warning.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.warning.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.note = AblationNote(self)
        self.note.reset_requested.connect(self.reset_requested)
        self.whole = ElidedLabel("label", self)
        self.whole.hide()
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addWidget(self.bars)
        column.addWidget(self.whole)
        column.addSpacing(2)
        column.addWidget(self.warning)

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Show the predictions, or why there are none."""
        self._state = new
        self._follow(old, new)
        if (
            old is not None
            and old.results.predictions is new.results.predictions
            and old.results.weights is new.results.weights
            and old.model is new.model
            and old.ablation is new.ablation
            and old.job.status == new.job.status
            and old.input is new.input
        ):
            return
        self._show()

    def _follow(self, old: AppState | None, new: AppState) -> None:
        """Note which predictions are of another network or picture than those on the desk."""
        found = new.results.predictions
        if old is None or found is not old.results.predictions:
            self._outdated, self._of = None, _asked(new)
            # The worker's late reports are dropped: these are of the weights that are here now.
            self._loaded = weighing.counts(new.weights)
        elif found is not None and _asked(old) != _asked(new):
            # After undo they may be right again, and no others come.
            self._outdated = found if _asked(new) != self._of else None
            self._late.start()

    def _found(self, state: AppState) -> Predictions | None:
        found = state.results.predictions
        if found is None or found is not self._outdated:
            return found
        waiting = state.job.status not in {"cancelled", "failed"} and self._late.isActive()
        return found if waiting else None

    def _show(self) -> None:
        new = self._state
        if new is None:
            return
        found = self._found(new)
        names = found.names if found is not None else ()
        scores = [
            (class_names.of_one(name, names), score)
            for name, score in (found.scores if found is not None else ())
        ]
        self.heading.title.setText(
            tr("Top-{count}", count=len(scores))
            if 0 < len(scores) < ScoreBars.ROWS
            else tr("Top-5")
        )
        self.bars.set_placeholder(_reason(new))
        before = found.whole[: len(scores)] if found is not None else ()
        self.bars.set_scores(scores, [score for _, score in before] or None)
        self.note.show_ablation(new.ablation)
        self.whole.setVisible(bool(before))
        if found is not None and before:
            name, score = found.whole[-1]
            self.whole.show_words(
                tr(
                    "Whole network: {name}, {share}",
                    name=class_names.of_one(name, names),
                    share=percent(score),
                )
            )
        weights = found.weights if found else new.results.weights
        broken = new.model.problem is not None
        self.heading.remark.show_words(
            tr("last working network")
            if broken and found
            else translated(weights)
            if weights
            else "",
            translated(weights) if weights else "",
        )
        words = _warning(*self._loaded)
        self.warning.setText(words or self.warning.text())
        self.warning.setVisible(found is not None and bool(words))


def _asked(state: AppState) -> tuple[object, ...]:
    """Return what predictions depend on."""
    return (
        state.model.good.spec,
        state.input.picture,
        state.input.preprocess,
        state.weights.assignment,
        state.ablation,
        state.runs,
        state.devices.chosen,
        state.devices.precision,
    )


def _warning(loaded: int, total: int) -> str:
    """Return how far predictions can be believed, where some of the weights are random."""
    if not loaded:
        return tr("Random weights: these predictions mean nothing.")
    if loaded == total:
        return ""
    if total - loaded == 1:
        return tr("1 of {total} layers is random: the scores mean little.", total=total)
    return tr(
        "{count} of {total} layers are random: the scores mean little.",
        count=total - loaded,
        total=total,
    )


def _reason(state: AppState) -> str:
    if state.model.good.problem is not None:
        return tr("No predictions yet.\nThe network has to build first.")
    if state.input.picture is None and state.input.pending is None:
        return tr("No predictions yet.\nThey need a picture.")
    if state.job.status == "failed":
        return tr("The last run failed.\nRun again, or change the network.")
    if state.job.status == "cancelled":
        return tr("The last run was stopped.")
    return tr("Predictions come when the network has run.")
