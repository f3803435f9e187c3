"""What the chooser of networks tells of each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.tokens import Conv
from vgg_explorer.gui import theme
from vgg_explorer.gui.model_pane.preset_box import PresetBox


@pytest.fixture
def box(qtbot, qapp):
    theme.apply(qapp, "light")
    owner = QWidget()
    qtbot.addWidget(owner)
    made = PresetBox([].append, owner)
    made.owner = owner  # a parent that goes takes its children along
    return made


@pytest.mark.parametrize("key", PRESETS)
def test_source_accuracy_and_parameters_are_told(box, key):
    preset = PRESETS[key]
    told = box.itemData(
        box.findData(key, Qt.ItemDataRole.UserRole + 1), Qt.ItemDataRole.ToolTipRole
    )
    assert str(preset.source) in told
    assert preset.year is None or str(preset.year) in told
    for score in preset.scores:
        assert f"{score.top1}" in told
    assert f"{analyze(preset.spec).totals.params:,} parameters" in told
    box.show_spec(preset.spec)
    assert box.toolTip() == told


def test_headings_and_own_networks(box):
    assert box.itemData(0, Qt.ItemDataRole.ToolTipRole) is None
    box.show_spec(ArchSpec("mine", (Conv(3),)))
    assert "own" in box.toolTip()
