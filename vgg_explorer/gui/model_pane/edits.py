"""What can be done to an entry: each deed is one event, and the focus goes along."""

from __future__ import annotations

from collections.abc import Callable

from vgg_explorer.arch.entries import CfgError, short
from vgg_explorer.arch.grammar import parse_token
from vgg_explorer.arch.spec import ArchSpec, ListName, Place, Problem
from vgg_explorer.arch.tokens import Linear
from vgg_explorer.gui.model_pane.entries import SORTS, fits, fresh
from vgg_explorer.gui.model_pane.flow import Gap
from vgg_explorer.gui.model_pane.rows import Item
from vgg_explorer.session.events import (
    EntryChanged,
    EntryDuplicated,
    EntryInserted,
    EntryMoved,
    EntryRemoved,
    OptionChanged,
)


class Edits:
    """Turns deeds on chips into events.

    Parameters
    ----------
    dispatch
        Where events go.
    reveal
        Is told the place of the chip that shall have the focus afterwards.
    """

    def __init__(
        self, dispatch: Callable[[object], None], reveal: Callable[[Place], None], spec: ArchSpec
    ) -> None:
        self._dispatch = dispatch
        self._reveal = reveal
        self.spec = spec

    def problem(self, item: Item, words: str) -> Problem | None:
        """Return why a text cannot stand on a chip."""
        try:
            parse_token(words, item.which or "classifier")
        except CfgError as error:
            return error.problem
        return None

    def change(self, item: Item, words: str, *, follow: bool = True) -> None:
        """Write a text that `problem` found nothing wrong with on a chip.

        The focus follows unless the user has already gone elsewhere.
        """
        token = parse_token(words, item.which or "classifier")
        if item.which is not None:
            if token != item.token:
                self._dispatch(EntryChanged(item.which, item.index, short(token)))
        elif isinstance(token, Linear) and token.units != self.spec.num_classes:
            self._dispatch(OptionChanged("num_classes", token.units))
        if follow:
            self._reveal(item.place)

    def remove(self, item: Item) -> None:
        """Take an entry away; the one behind it is next."""
        if item.which is None:
            return
        last = len(self.spec.entries(item.which)) - 1
        self._dispatch(EntryRemoved(item.which, item.index))
        at = item.index if item.index < last else item.index - 1
        self._reveal(Place(item.which, max(at, 0)))

    def duplicate(self, item: Item) -> None:
        """Repeat an entry behind itself."""
        if item.which is None:
            return
        self._dispatch(EntryDuplicated(item.which, item.index))
        self._reveal(Place(item.which, item.index + 1))

    def can_step(self, item: Item, step: int) -> bool:
        """Whether an entry has a neighbour on that side to change places with."""
        if item.which is None:
            return False
        return 0 <= item.index + step < len(self.spec.entries(item.which))

    def step(self, item: Item, step: int) -> None:
        """Let an entry change places with its neighbour."""
        if item.which is not None and self.can_step(item, step):
            self._move(item.which, item.index, item.index + step)

    def swap_in(self, item: Item, other: Item) -> None:
        """Move an entry to where another one stands, also into another list if it fits there."""
        if item.token is None or item.which is None or other.which is None or item == other:
            return
        if item.which == other.which:
            self._move(item.which, item.index, other.index)
        elif fits(item.token, other.which):
            self._dispatch(EntryMoved(item.which, item.index, other.index, other.which))
            self._reveal(other.place)

    def takes(self, item: Item, gap: Gap) -> bool:
        """Whether an entry may be put into a gap."""
        if item.token is None or item.which is None:
            return False
        return item.which == gap.which or fits(item.token, gap.which)

    def put(self, item: Item, gap: Gap) -> None:
        """Move an entry into a gap, also of another list."""
        if item.which is None or item.token is None:
            return
        if item.which == gap.which:
            to = gap.index - 1 if gap.index > item.index else gap.index
            if to != item.index:
                self._move(item.which, item.index, to)
            return
        self._dispatch(EntryMoved(item.which, item.index, gap.index, gap.which))
        self._reveal(Place(gap.which, gap.index))

    def target(self, key: str, near: Item | None, *, before: bool = False) -> Place | None:
        """Return where a new entry of a sort goes: next to a chip if it may stand there."""
        lists = next(sort.lists for sort in SORTS if sort.key == key)
        if near is not None and near.which in lists:
            return Place(near.which, near.index + (0 if before else 1))
        of_head = near is not None and near.place.field in {"num_classes", "head"}
        which: ListName = lists[0]
        if of_head and "classifier" in lists and self.spec.head != "pool":
            which = "classifier"
        if which == "classifier" and self.spec.head == "pool":
            return None
        return Place(which, len(self.spec.entries(which)))

    def insert(self, key: str, near: Item | None, *, before: bool = False) -> None:
        """Add an entry of a sort next to a chip, or at the end of its list."""
        place = self.target(key, near, before=before)
        if place is None or place.index is None:
            return
        which: ListName = next(w for sort in SORTS for w in sort.lists if w == place.field)
        words = fresh(key, self.spec, which, place.index)
        self._dispatch(EntryInserted(which, place.index, words))
        self._reveal(place)

    def _move(self, which: ListName, index: int, to: int) -> None:
        self._dispatch(EntryMoved(which, index, to))
        self._reveal(Place(which, to))
