"""Opens the editor on a chip and takes what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from vgg_explorer.arch.entries import short
from vgg_explorer.gui.model_pane.chip import RING
from vgg_explorer.gui.model_pane.chip_editor import ChipEditor
from vgg_explorer.gui.model_pane.rows import alike

if TYPE_CHECKING:
    from collections.abc import Callable

    from vgg_explorer.arch.spec import Place, Problem
    from vgg_explorer.gui.model_pane.chip import Chip
    from vgg_explorer.gui.model_pane.edits import Edits
    from vgg_explorer.gui.model_pane.rows import Item


class Writing(QObject):
    """At most one open editor of a board.

    Parameters
    ----------
    board
        What the chips stand on.
    edits
        Checks and takes the text.
    reveal
        Gives the focus back to the chip of a place.
    step
        Gives it to the chip so many further.
    """

    def __init__(
        self,
        board: QWidget,
        edits: Edits,
        reveal: Callable[[Place], None],
        step: Callable[[Place, int], None],
    ) -> None:
        super().__init__(board)
        self._board = board
        self._edits = edits
        self._reveal = reveal
        self._step = step
        self._item: Item | None = None
        self.editor: ChipEditor | None = None

    def open(self, chip: Chip, words: str | None = None) -> None:
        """Open the editor on a chip; ``words`` take the place of its text."""
        item = chip.item
        if not item.editable:
            return
        self.close()
        written = item.value if item.token is None else short(item.token)
        self._item = item
        self.editor = ChipEditor(
            written if words is None else words,
            selected=words is None,
            check=self._check,
            chip=chip.geometry().adjusted(RING, RING, -RING, -RING),
            parent=self._board,
        )
        self.editor.committed.connect(self._commit)
        self.editor.cancelled.connect(self._cancel)
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Close the editor without taking its text."""
        editor, self.editor, self._item = self.editor, None, None
        if editor is not None:
            editor.close_editor()

    def close_if_changed(self, chip_at: Callable[[Place], Chip | None]) -> None:
        """Close the editor when its entry has become another one: by undo, or a preset."""
        if self._item is not None:
            chip = chip_at(self._item.place)
            if chip is None or not alike(chip.item, self._item):
                self.close()

    def _check(self, words: str) -> Problem | None:
        return None if self._item is None else self._edits.problem(self._item, words)

    def _commit(self, words: str, step: int) -> None:
        item = self._item
        # Without the focus the user is already elsewhere and must not be fetched back.
        follow = self.editor is not None and self.editor.hasFocus()
        self.close()
        if item is None:
            return
        self._edits.change(item, words, follow=follow)
        if step:
            self._step(item.place, step)

    def _cancel(self) -> None:
        item = self._item
        self.close()
        if item is not None:
            self._reveal(item.place)
