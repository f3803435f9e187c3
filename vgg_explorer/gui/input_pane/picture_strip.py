"""Pictures that are open together: a row to step through."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vgg_explorer.gui import theme
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.input_pane.labels import ElidedLabel, scaled
from vgg_explorer.gui.input_pane.sample_strip import title_of
from vgg_explorer.gui.input_pane.strip_tile import HEIGHT, WIDTH, TileDelegate
from vgg_explorer.gui.input_pane.thumbnails import Thumbnails
from vgg_explorer.session.events import PictureChosen, PictureStepped, StripClosed

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from vgg_explorer.session.entering import Input, PictureSource
    from vgg_explorer.session.state import AppState

Index = QModelIndex | QPersistentModelIndex

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class StripModel(QAbstractListModel):
    """The pictures by their place."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.sources: tuple[PictureSource, ...] = ()
        self.at = -1
        thumbnails.made.connect(self._refresh)

    def show_sources(self, sources: tuple[PictureSource, ...], at: int) -> None:
        """Show pictures, and which one is wanted."""
        if sources is not self.sources:
            self.beginResetModel()
            self.sources, self.at = sources, at
            self.endResetModel()
            return
        before, self.at = self.at, at
        for row in {before, at} - {-1}:
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many there are."""
        return len(self.sources) if parent is None or not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown of a picture."""
        source = self.sources[index.row()]
        known = self._thumbnails.of(source)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(source)
            case Qt.ItemDataRole.ToolTipRole:
                return known.failure if known is not None and known.failure else title_of(source)
            case Qt.ItemDataRole.AccessibleTextRole:
                place = tr("{at} of {count}", at=index.row() + 1, count=len(self.sources))
                return f"{title_of(source)}, {place}"
            case Qt.ItemDataRole.DecorationRole:
                return known
            case Qt.ItemDataRole.CheckStateRole:
                return index.row() == self.at
            case _:
                return None

    def _refresh(self, source: PictureSource) -> None:
        for row, shown in enumerate(self.sources):
            if shown is source:
                self.dataChanged.emit(self.index(row), self.index(row))


class StripView(QListView):
    """The row itself; it scrolls, and the arrow keys go along it."""

    def __init__(
        self, model: StripModel, thumbnails: Thumbnails, dispatch: Callable[[object], None]
    ) -> None:
        super().__init__()
        self._model = model
        self._thumbnails = thumbnails
        self._dispatch = dispatch
        self.setModel(model)
        self.setItemDelegate(TileDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Pictures that are open together"))
        bar = self.horizontalScrollBar()
        bar.setSingleStep(scaled(WIDTH))
        self.setFixedHeight(scaled(HEIGHT) + bar.sizeHint().height())
        self.clicked.connect(self._choose)

    def show_current(self) -> None:
        """Bring the wanted picture into sight."""
        index = self._model.index(self._model.at)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows and the page keys, go to the ends with Home and End."""
        key, last = Qt.Key(event.key()), len(self._model.sources) - 1
        if key in _STEPS:
            self._dispatch(PictureStepped(_STEPS[key] * (-1 if self.isRightToLeft() else 1)))
        elif key in _PAGES:
            self._dispatch(PictureStepped(_PAGES[key]))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._dispatch(PictureChosen(0 if key == Qt.Key.Key_Home else last))
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row, and have read what is in sight."""
        super().paintEvent(event)
        self._thumbnails.want(self._in_sight())

    def _in_sight(self) -> list[PictureSource]:
        middle, right = self.viewport().height() // 2, self.viewport().width() - 1
        ends = [self.indexAt(QPoint(x, middle)).row() for x in (0, right)]
        count = len(self._model.sources)
        # Beside the last one there may be nothing.
        first, last = sorted(row if row >= 0 else count - 1 for row in ends)
        return list(self._model.sources[first : last + 1])

    def _choose(self, index: QModelIndex) -> None:
        self._dispatch(PictureChosen(index.row()))


class PictureStrip(QWidget):
    """The row, which one of them is on show, and buttons to step and to close.

    Parameters
    ----------
    dispatch
        Takes the events of the session.
    """

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self.thumbnails = Thumbnails(round(scaled(72) * self.devicePixelRatioF()), self)
        self.model = StripModel(self.thumbnails, self)
        self.view = StripView(self.model, self.thumbnails, dispatch)
        self.place = ElidedLabel("hint")
        self.previous = _button("chevron-left", tr("Previous picture"))
        self.next = _button("chevron-right", tr("Next picture"))
        self.close_button = _button("close", tr("Close the other pictures"))
        self.previous.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self._close)
        line = QHBoxLayout()
        line.setSpacing(scaled(2))
        line.addWidget(self.place, 1)
        for button in (self.previous, self.next, self.close_button):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, scaled(6))
        column.setSpacing(scaled(2))
        column.addLayout(line)
        column.addWidget(self.view)
        self.hide()

    def show_state(self, old: AppState | None, new: AppState) -> None:
        """Follow the pictures that are open."""
        held = new.input
        if old is not None and old.input is held:
            return
        if old is None or old.input.strip is not held.strip:
            self.thumbnails.keep(held.strip)
        self._learn(held)
        several = len(held.strip) > 1
        self.model.show_sources(held.strip if several else (), held.at)
        self._say(held)
        self.previous.setEnabled(held.at > 0)
        self.next.setEnabled(held.at < len(held.strip) - 1)
        self.setVisible(several)
        self.view.show_current()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the picture on show into sight, now that the size is known."""
        super().showEvent(event)
        self.view.show_current()

    def stop(self) -> None:
        """End the thread that reads small pictures."""
        self.thumbnails.stop()

    def _learn(self, held: Input) -> None:
        """Take what is known anyway of the picture on show, and of one that failed."""
        source, picture = held.source, held.picture
        if source is not None and picture is not None and source in held.strip:
            known = self.thumbnails.of(source)
            if known is None or known.picture is None:
                self.thumbnails.put(source, picture.pixels)
        if held.failed is not None and self.thumbnails.of(held.failed) is None:
            self.thumbnails.fail(held.failed, tr("This picture cannot be read."))

    def _say(self, held: Input) -> None:
        count = len(held.strip)
        if held.at < 0:
            words = tr("{count} pictures", count=count)
        elif held.failed is not None and held.pending is None:
            words = tr("{at} of {count}: cannot be read", at=held.at + 1, count=count)
        else:
            words = tr("{at} of {count}", at=held.at + 1, count=count)
        self.place.show_words(words)

    def _go_back(self) -> None:
        self._dispatch(PictureStepped(-1))

    def _go_on(self) -> None:
        self._dispatch(PictureStepped(1))

    def _close(self) -> None:
        self._dispatch(StripClosed())


def _button(icon: str, name: str) -> QPushButton:
    made = QPushButton(theme.icon(icon), "")
    made.setProperty("kind", "flat")
    made.setFixedSize(scaled(26), scaled(22))
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made
