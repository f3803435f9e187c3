"""The chooser of published networks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.presets import PRESETS, Preset, key_of
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.units import exact
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.model_pane.fields import Combo
from vgg_explorer.gui.model_pane.flow import dp
from vgg_explorer.session.events import PresetChosen

_KEY = Qt.ItemDataRole.UserRole + 1


def groups() -> tuple[tuple[str, tuple[Preset, ...]], ...]:
    """Return the presets by family; what belongs to none is a variant."""
    named = (
        (tr("VGG"), ("vgg11", "vgg_a_lrn", "vgg13", "vgg_c", "vgg16", "vgg19")),
        (tr("VGG + BN"), ("vgg11_bn", "vgg13_bn", "vgg16_bn", "vgg19_bn")),
        (tr("AlexNet"), ("alexnet", "alexnet_2012")),
        (tr("NiN"), ("nin", "nin_imagenet")),
        (tr("Small"), ("vgg_small", "vgg_mini", "vgg_tiny")),
    )
    taken = {key for _, keys in named for key in keys}
    variants = tuple(preset for key, preset in PRESETS.items() if key not in taken)
    families = [(title, tuple(PRESETS[key] for key in keys)) for title, keys in named]
    families.insert(-1, (tr("Variants"), variants))
    return tuple(families)


def about(preset: Preset) -> str:
    """Return where a preset was published, how well it did, and how large it is."""
    lines = [translated(line) for line in preset.told()]
    if all(count.unit > 1 for count in preset.published_params):
        lines.append(tr("{count} parameters.", count=exact(_params(preset.key))))
    return "\n".join(lines)


@cache
def _params(key: str) -> int:
    return analyze(PRESETS[key].spec).totals.params


class _PresetItem(QStandardItem):
    """A preset that works out its tool tip when it is asked for: start-up is short of time."""

    def data(self, role: int = Qt.ItemDataRole.UserRole + 1) -> Any:
        """Return what Qt holds, or the tool tip."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return about(PRESETS[super().data(_KEY)])
        return super().data(role)


class PresetBox(Combo):
    """Chooses a preset; typing searches their names.

    It shows the preset that the network is, or the network's own name.
    """

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._shown = ""
        self.setProperty("tall", True)
        self._line = QLineEdit(self)
        self.setLineEdit(self._line)
        self.setInsertPolicy(self.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(32)
        self.setAccessibleName(tr("Network"))
        self._fill()
        finder = QCompleter([preset.title for preset in PRESETS.values()], self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(finder)
        self._line.setAcceptDrops(False)
        self.setProperty("role", "title")
        self._line.returnPressed.connect(self._entered)
        finder.activated.connect(self._found)
        self.activated.connect(self._picked)

    def show_spec(self, spec: ArchSpec) -> None:
        """Show which preset a network is."""
        key = key_of(spec)
        index = -1 if key is None else self.findData(key, _KEY)
        titles = {preset.title for preset in PRESETS.values()}
        own = tr("Custom") if spec.name in titles or not spec.name else spec.name
        self._shown = own if key is None else PRESETS[key].title
        blocker = QSignalBlocker(self)
        self.setCurrentIndex(index)
        blocker.unblock()
        self._restore()
        own_network = tr("A network of your own. Choose a published one here, or type to search.")
        self.setToolTip(own_network if key is None else about(PRESETS[key]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be ready for a search."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self._line.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what is chosen instead of what was searched."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._restore()

    def _fill(self) -> None:
        model = QStandardItemModel(self)
        for title, presets in groups():
            heading = QStandardItem(title)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(theme.font(11, 600))
            heading.setSizeHint(QSize(0, dp(24)))
            model.appendRow(heading)
            for preset in presets:
                item = _PresetItem(preset.title)
                item.setData(preset.key, _KEY)
                item.setSizeHint(QSize(0, dp(20)))
                model.appendRow(item)
        blocker = QSignalBlocker(self)
        self.setModel(model)
        self.setCurrentIndex(-1)
        blocker.unblock()

    def _restore(self) -> None:
        blocker = QSignalBlocker(self)
        if self._line.text() != self._shown:
            self._line.setText(self._shown)
        self._line.setCursorPosition(0)
        blocker.unblock()

    def _picked(self, index: int) -> None:
        key = self.itemData(index, _KEY)
        if isinstance(key, str):
            self._choose(key)

    def _found(self, title: str) -> None:
        key = next((p.key for p in PRESETS.values() if p.title == title), None)
        if key is not None:
            self._choose(key)

    def _entered(self) -> None:
        """Take the only network whose name holds what was typed, or its key."""
        words = self._line.text().strip().lower()
        hits = [p.key for p in PRESETS.values() if words in {p.title.lower(), p.key}]
        hits = hits or [p.key for p in PRESETS.values() if words and words in p.title.lower()]
        if len(hits) == 1:
            self._choose(hits[0])
        else:
            self._restore()
            self._line.selectAll()

    def _choose(self, key: str) -> None:
        if PRESETS[key].title != self._shown:
            self._dispatch(PresetChosen(key))
        self._restore()
