"""The built-in shapes are called in the user's language; all other classes keep their names."""

import numpy as np
import pytest
from PySide6.QtCore import QTranslator

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.engine.training.data.shapes import KINDS
from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.engine.training.records import DataReport, Evaluation, Example, Mistake
from vgg_explorer.gui import class_names
from vgg_explorer.gui.visual_pane.training.class_rows import ClassRows
from vgg_explorer.gui.visual_pane.training.confusion_panel import ConfusionPanel, MistakesPanel
from vgg_explorer.gui.visual_pane.why.class_choice import ClassChoice
from vgg_explorer.session import events as ev
from vgg_explorer.session.training import Run

DRAWN = tuple(KINDS)[:3]


class Loud(QTranslator):
    """A language in which the names of the shapes are written in capitals."""

    def translate(self, _context, source, _note=None, _count=-1):
        return source.upper() if source in KINDS else source


@pytest.fixture(autouse=True)
def loud(qapp):
    made = Loud()
    qapp.installTranslator(made)
    yield
    qapp.removeTranslator(made)


def test_all_kinds_that_are_drawn_have_a_name_in_their_order():
    for count in range(2, len(KINDS) + 1):
        names = tuple(KINDS)[:count]
        assert class_names.shown(names) == tuple(name.upper() for name in names)


@pytest.mark.parametrize("names", [("star", "moon"), ("star", "ring"), ("circle",), ()])
def test_other_classes_keep_their_names(names):
    assert class_names.shown(names) == names
    assert class_names.of_one("star", names) == "star"
    assert class_names.of_picture("star 12", names) == "star 12"


def test_a_numbered_class_is_numbered_in_the_users_language():
    assert class_names.shown(("class 0", "class 1")) == ("class 0", "class 1")


def test_one_of_the_names_and_a_picture_are_called_alike():
    assert class_names.of_one("ring", DRAWN) == "RING"
    assert class_names.of_picture("ring 12", DRAWN) == "RING 12"
    assert class_names.of_picture("photo.png", DRAWN) == "photo.png"


def report(names):
    pixels = np.zeros((8, 8, 3), np.uint8)
    examples = tuple(Example(pixels, label, f"{name} 4") for label, name in enumerate(names))
    counts = (4,) * len(names)
    return DataReport(text("Shapes"), names, counts, counts, (8, 8), (8, 8), examples)


def run(names):
    example = Example(np.zeros((8, 8, 3), np.uint8), 0, f"{names[0]} 12")
    counts = ((1, 1, 0), (0, 2, 0), (0, 0, 2))
    seen = Evaluation(8, 1.0, 0.5, 0.8, None, counts, (Mistake(example, 1, 0.75),), 0.1, best=True)
    return Run(1, PRESETS["vgg_mini"].spec, Plan(), data=report(names), evaluations=(seen,))


def test_the_data_says_them(qtbot):
    rows = ClassRows()
    qtbot.addWidget(rows)
    rows.show_report(report(DRAWN))
    assert rows.accessibleDescription() == "CIRCLE: 4 + 4, CROSS: 4 + 4, RING: 4 + 4"


def test_the_confusion_matrix_and_the_mistakes_say_them(qtbot):
    told = []
    panels = ConfusionPanel(), MistakesPanel(told.append)
    for panel in panels:
        qtbot.addWidget(panel)
        panel.show_run(run(DRAWN))
    assert panels[0].matrix._names == ("CIRCLE", "CROSS", "RING")
    assert panels[1].wall.words(0) == "CIRCLE 12: CIRCLE, taken for CROSS with 75 %"
    panels[1]._choose(0)
    (offered,) = told
    assert isinstance(offered, ev.PictureOffered)
    assert offered.source.name == "CIRCLE 12"
    panels[1].show_run(run(("a", "b", "c")))
    assert panels[1].wall.words(0) == "a 12: a, taken for b with 75 %"


def test_the_choice_of_a_class_says_them(qtbot):
    choice = ClassChoice()
    qtbot.addWidget(choice)
    choice.show_classes(DRAWN, None)
    assert [choice.itemText(n) for n in (1, 2, 3)] == ["0 · CIRCLE", "1 · CROSS", "2 · RING"]
