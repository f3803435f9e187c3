"""The page that defines the figures, and the tool tip with the parts of training."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QWidget

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.memory import training
from vgg_explorer.arch.presets import find
from vgg_explorer.arch.units import size
from vgg_explorer.gui.commands import BY_KEY
from vgg_explorer.gui.figures_guide import FiguresGuide
from vgg_explorer.gui.figures_tip import figures_tip
from vgg_explorer.gui.status import TRAINING_BATCH, StatusBar
from vgg_explorer.session.updates import initial


def test_every_figure_has_a_definition(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    guide = FiguresGuide(parent)
    page = guide.findChild(QTextBrowser).toPlainText()
    for word in ("Parameters", "MACs", "inference", "training", "Peak", "Receptive field"):
        assert word in page
    assert page.count("xact") >= 5
    assert "2 %" in page
    assert not guide.isModal()


def test_the_command_opens_the_page() -> None:
    opened = []
    side = SimpleNamespace(show_figures=lambda: opened.append("figures"))
    BY_KEY["figures"].run(SimpleNamespace(side=side))
    assert opened == ["figures"]
    assert BY_KEY["figures"].menu == "help"


def test_the_tip_has_the_parts_that_are_not_nothing() -> None:
    analysis = analyze(find("vgg16").spec)
    tip = figures_tip(analysis, 8)
    for precision in ("fp32", "bf16"):
        figures = training(analysis, 8, "adam", precision)
        for part in (figures.optimiser, figures.activations.indices, figures.total, figures.peak):
            assert size(part) in tip
    assert "Copies of weights" in tip
    assert "Batch-norm" not in tip
    assert "Batch-norm" in figures_tip(analyze(find("vgg16_bn").spec), 8)


def test_the_status_bar_works_its_tip_out_when_asked(qtbot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    state = initial()
    bar.show_state(None, state)
    label = next(label for label in bar.findChildren(QLabel) if "<b>" in label.text())
    assert not label.toolTip()
    place = QPoint(5, 5)
    asked = QHelpEvent(QEvent.Type.ToolTip, place, label.mapToGlobal(place))
    QApplication.sendEvent(label, asked)
    assert label.toolTip() == figures_tip(state.model.analysis, TRAINING_BATCH)
