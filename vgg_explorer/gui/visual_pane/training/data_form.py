"""Which pictures are trained on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from vgg_explorer.engine.training.data.drawn import MOST_PICTURES
from vgg_explorer.engine.training.data.shapes import KINDS
from vgg_explorer.engine.training.plan import LARGEST_SEED, DrawnData, FolderData, NamedData
from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.visual_pane.training.rows import Rows, Spin
from vgg_explorer.gui.widgets.combo import Combo
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from vgg_explorer.engine.training.plan import DataChoice
    from vgg_explorer.session.training import Training

_FOLDER, _DRAWN = "folder", "drawn"

_NAMED = (
    ("mnist", "MNIST"),
    ("fashion_mnist", "FashionMNIST"),
    ("cifar10", "CIFAR-10"),
    ("cifar100", "CIFAR-100"),
    ("oxford_iiit_pet", "Oxford-IIIT Pet"),
    ("flowers102", "Flowers-102"),
)
"""Data sets of torchvision, by their keys; names that are the same in every language."""


class DataForm(Rows):
    """The source of the pictures, and the button that chooses a folder."""

    folder_wanted = Signal()
    """The user wants to choose a folder of class folders."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._choice: DataChoice | None = None
        self._drawn, self._folder = DrawnData(), Path()
        self.source = Combo(self._sources(), self)
        self.source.chosen.connect(self._source_chosen)
        self.add_row(tr("Data"), tr("The pictures that the network learns from"), self.source)
        self.choose = QPushButton(theme.icon("folder", lead=True), tr("Choose folder..."), self)
        self.choose.setToolTip(
            tr("A folder with one folder of pictures for each class; it can be dropped here, too")
        )
        self.choose.clicked.connect(self.folder_wanted)
        self.add_below(self.choose)
        self.classes = Spin(2, len(KINDS), self)
        self.classes.valueChanged.connect(self._classes_chosen)
        self.add_row(
            tr("Shapes"), tr("So many kinds of shapes are drawn, each a class"), self.classes
        )
        self.downloads = QCheckBox(tr("if it is missing"), self)
        self.downloads.clicked.connect(self._downloads_chosen)
        self.add_row(
            tr("Download"), tr("From where torchvision has it; otherwise it must be on the disk"),
            self.downloads,
        )  # fmt: skip

    def _sources(self) -> tuple[tuple[str, str, str], ...]:
        drawn = tr("Simple shapes that the program draws: nothing has to be downloaded")
        found = tr("A folder with one folder of pictures for each class")
        named = tr("A published data set, as torchvision has it")
        folder = self._folder.name or tr("Folder...")
        return (
            (_DRAWN, tr("Built-in: Shapes"), drawn),
            (_FOLDER, folder, str(self._folder) if self._folder.name else found),
            *((key, name, named) for key, name in _NAMED),
        )

    # What is shown

    def show_state(self, training: Training) -> None:
        """Show what is chosen."""
        choice = training.plan.data
        if choice != self._choice:
            self._choice = choice
            if isinstance(choice, FolderData):
                self._folder = choice.path
            elif isinstance(choice, DrawnData):
                self._drawn = choice
            self.source.set_options(self._sources())
            self._show(choice)
        for field in (self.source, self.choose, self.classes, self.downloads):
            field.setEnabled(not training.at_work)

    def _show(self, choice: DataChoice) -> None:
        self.show_row(self.classes, shown=isinstance(choice, DrawnData))
        self.show_row(self.downloads, shown=isinstance(choice, NamedData))
        match choice:
            case DrawnData():
                self.source.set_current(_DRAWN)
                self.classes.set_value(choice.classes)
            case FolderData():
                self.source.set_current(_FOLDER)
            case _:
                self.source.set_current(choice.key)
                self.downloads.setChecked(choice.downloads)

    # What the user chooses

    def _source_chosen(self, key: str) -> None:
        if key == _DRAWN:
            self._choose(self._drawn)
        elif key != _FOLDER:
            self._choose(NamedData(key))
        elif self._folder.name:
            self._choose(FolderData(self._folder))
        else:
            if self._choice is not None:
                self._show(self._choice)  # until a folder is chosen
            self.folder_wanted.emit()

    def _choose(self, choice: DataChoice) -> None:
        self._dispatch(ev.DataChosen(choice))

    def _classes_chosen(self, count: int) -> None:
        if isinstance(self._choice, DrawnData):
            self._choose(replace(self._choice, classes=count))

    def _downloads_chosen(self, on: bool) -> None:
        if isinstance(self._choice, NamedData):
            self._choose(replace(self._choice, downloads=on))


class DataMore(Rows):
    """How many pictures are drawn, or how a folder is split: seldom chosen."""

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._choice: DataChoice | None = None
        self.counts = {name: Spin(2, MOST_PICTURES, self) for name in ("train", "validation")}
        self.drawn_seed = Spin(0, LARGEST_SEED, self)
        self.share = Spin(1, 90, self)
        self.share.setSuffix(" %")
        self.add_row(tr("Pictures"), tr("So many are drawn to train on"), self.counts["train"])
        self.add_row(
            tr("Validation"), tr("So many others are drawn to check with"),
            self.counts["validation"],
        )  # fmt: skip
        self.add_row(tr("Drawn from"), tr("Another seed draws other pictures"), self.drawn_seed)
        self.add_row(
            tr("Validation"),
            tr("The share of each class that is kept to check with, where there is no split"),
            self.share,
        )
        for field in (*self.counts.values(), self.drawn_seed, self.share):
            field.valueChanged.connect(self._changed)

    def show_state(self, training: Training) -> None:
        """Show what is chosen."""
        choice = training.plan.data
        if choice != self._choice:
            self._choice = choice
            drawn, folder = isinstance(choice, DrawnData), isinstance(choice, FolderData)
            for field in (*self.counts.values(), self.drawn_seed):
                self.show_row(field, shown=drawn)
            self.show_row(self.share, shown=folder)
            self._show(choice)
        self.setEnabled(not training.at_work)

    def _show(self, choice: DataChoice) -> None:
        values: dict[Spin, int] = {}
        if isinstance(choice, DrawnData):
            values = {field: getattr(choice, name) for name, field in self.counts.items()}
            values[self.drawn_seed] = choice.seed
        elif isinstance(choice, FolderData):
            values = {self.share: round(100 * choice.validation)}
        for field, value in values.items():
            field.set_value(value)

    def _changed(self, _value: int) -> None:
        change: dict[str, Any]
        if isinstance(self._choice, DrawnData):
            change = {name: field.value() for name, field in self.counts.items()}
            change["seed"] = self.drawn_seed.value()
        elif isinstance(self._choice, FolderData):
            change = {"validation": self.share.value() / 100}
        else:
            return
        self._dispatch(ev.DataChosen(replace(self._choice, **change)))
