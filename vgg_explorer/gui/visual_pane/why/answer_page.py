"""Why the network gives a class its score: the question, the picture, and the answer over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vgg_explorer.gui import theme
from vgg_explorer.gui.visual_pane.why import words
from vgg_explorer.gui.visual_pane.why.answer_column import AnswerColumn
from vgg_explorer.gui.visual_pane.why.heat_view import HeatView
from vgg_explorer.gui.visual_pane.why.page import WhyPage
from vgg_explorer.gui.visual_pane.why.question_bar import QuestionBar
from vgg_explorer.gui.widgets import colormaps, maps

if TYPE_CHECKING:
    from vgg_explorer.session.state import AppState
    from vgg_explorer.session.whys import Answer

CLIP = 0.005
"""Share of the pixels at each end beyond the scale: gradients have a few that outshine all."""


class AnswerPage(WhyPage):
    """The question above, the picture with its explanation below, and the words beside it."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = QuestionBar(dispatch, self)
        self.view = HeatView(self)
        self.column = AnswerColumn(dispatch, self)
        self._shown: tuple[object, ...] = ()
        self._name = ""
        self.column.save_requested.connect(self._save)
        strip = QWidget(self)
        inner = QVBoxLayout(strip)
        inner.setContentsMargins(*(round(side * theme.scale()) for side in (16, 8, 16, 8)))
        inner.addWidget(self.question)
        self.lay_out(strip, self.view, self.column)

    def show_state(self, state: AppState, *, running: bool) -> None:
        """Show the question, the picture and what explains it."""
        found = state.results.predictions
        self.question.show_state(state, found.names if found is not None else (), running=running)
        answer = state.whys.answer
        self.column.show_state(state, answer, running=running)
        self.view.set_placeholder(words.empty(state))
        self._show_picture(state, answer)
        self.view.set_opacity(state.whys.opacity / 100)

    def _show_picture(self, state: AppState, answer: Answer | None) -> None:
        seen, whys = state.results.seen, state.whys
        if answer is not None and words.on_another_picture(answer, state):
            answer = None
        fits = seen is not None and seen.pixels.shape[:2] == state.model.good.spec.input[1:]
        shown = (seen if fits else None, answer, whys.look, whys.colormap)
        if shown == self._shown:
            return
        self._shown = shown
        pixels = None if seen is None or not fits else seen.pixels
        if pixels is not None and pixels.shape[2] == 1:
            pixels = pixels.repeat(3, axis=2)
        self.view.set_picture(pixels)
        self.column.legend.setVisible(answer is not None)
        if answer is None:
            self.view.set_heat(None, (0.0, 1.0), "viridis")
            return
        found = answer.found
        self._name = f"{answer.errand.question.method} {words.class_name(state, found.target)}"
        values = found.signed if whys.look == "signed" else found.strength
        automatic = colormaps.auto(whys.look == "signed")
        colormap = whys.colormap if whys.colormap in colormaps.NAMES else automatic
        gradients = answer.errand.question.method not in ("gradcam", "occlusion")
        limits = maps.value_range(values, colormap, CLIP if gradients else 0.0)
        self.view.set_heat(values, limits, colormap)
        self.column.legend.set_scale(*limits, colormap)

    def _save(self) -> None:
        image = self.view.image()
        if image is not None:
            self.saver.ask_about(image, self._name)
