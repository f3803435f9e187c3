"""The network as rows of chips: plain values that the board shows, made from the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.ops import Kind
from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.shapes import Shape
from vgg_explorer.arch.spec import ArchSpec, ListName, Place
from vgg_explorer.arch.tokens import AvgPool, Linear, MaxPool, Token
from vgg_explorer.gui.i18n import tr
from vgg_explorer.gui.model_pane.entries import spoken
from vgg_explorer.gui.widgets.entry_words import kind_of, value_of
from vgg_explorer.session.state import Model

Condition = Literal["ok", "bad", "dead"]


@dataclass(frozen=True, slots=True)
class Item:
    """One chip.

    Parameters
    ----------
    place : Place
        The entry, or the option that a chip outside the lists stands for.
    which : ListName or None
        The list of the entry; None for the chips that cannot be moved or removed.
    token : Token or None
    kind : Kind
    value : str
    condition : {'ok', 'bad', 'dead'}
        Whether its layer works, is the one that fails, or stands behind that.
    """

    place: Place
    which: ListName | None
    token: Token | None
    kind: Kind
    value: str
    condition: Condition

    @property
    def index(self) -> int:
        """The index of the entry in its list."""
        return self.place.index or 0

    @property
    def editable(self) -> bool:
        """Whether there is something to write on it."""
        return self.which is not None or self.place.field == "num_classes"


@dataclass(frozen=True, slots=True)
class Stage:
    """A row: the layers up to a pool, the classifier, or the output."""

    title: str
    note: str
    condition: Condition
    which: ListName | None
    items: tuple[Item, ...]


def stages(model: Model) -> tuple[Stage, ...]:
    """Return the rows of a model."""
    return _Rows(model).build()


def places(analysis: Analysis) -> dict[Place, Group]:
    """Return the first group of each entry and option."""
    found: dict[Place, Group] = {}
    for group in analysis.groups:
        if group.place is not None:
            found.setdefault(group.place, group)
    return found


def place_of(analysis: Analysis, layer: str) -> Place | None:
    """Return the entry or option that a layer comes from."""
    group = analysis.group(layer)
    if group is not None:
        return group.place
    return next((other.place for other in analysis.pending if other.name == layer), None)


def layer_at(analysis: Analysis, place: Place) -> str | None:
    """Return the name of the first layer of an entry, also behind a failing one."""
    group = analysis.group_at(place)
    if group is not None:
        return group.name
    return next((other.name for other in analysis.pending if other.place == place), None)


def weight_layers(analysis: Analysis) -> int:
    """Return how many layers have weights, as the 16 of VGG-16 are counted."""
    kinds = [group.kind for group in analysis.groups]
    kinds += [pending.kind for pending in analysis.pending]
    return sum(kind in {Kind.CONV, Kind.LINEAR} for kind in kinds)


def side(shape: Shape) -> str:
    """Return the size of a map: ``224 px``, or both sides where it is not square."""
    if len(shape) != 3:
        return str(shape[0])
    height, width = shape[1:]
    return tr("{size} px", size=height) if height == width else f"{height}×{width}"


def describe(item: Item, spec: ArchSpec) -> str:
    """Return an item in words."""
    if item.token is not None:
        words = spoken(item.token, spec.activation)
        return tr("Entry {number}: {words}", number=item.index + 1, words=words)
    if item.place.field == "num_classes":
        return tr("Fully connected, {units} classes", units=spec.num_classes)
    return tr("Average over all positions")


def alike(one: Item, other: Item) -> bool:
    """Whether two items are the same entry, wherever it stands and whether it works or not."""
    return (one.which, one.token, one.kind, one.value) == (
        other.which,
        other.token,
        other.kind,
        other.value,
    )


class _Rows:
    def __init__(self, model: Model) -> None:
        self._spec = model.spec
        self._groups = places(model.analysis)
        self._analysis = model.analysis
        problem = model.analysis.problem
        self._bad = None if problem is None else problem.place

    def build(self) -> tuple[Stage, ...]:
        rows: list[Stage] = []
        start = 0
        features = self._spec.features
        for i, token in enumerate(features):
            if isinstance(token, MaxPool | AvgPool) or i == len(features) - 1:
                title = tr("Block {number}", number=len(rows) + 1)
                items = self._items("features", start, i + 1)
                rows.append(self._stage(title, "features", items))
                start = i + 1
        rows.append(self._head())
        if self._spec.output:
            items = self._items("output", 0, len(self._spec.output))
            rows.append(self._stage(tr("Output"), "output", items))
        return tuple(rows)

    def _items(self, which: ListName, start: int, end: int) -> tuple[Item, ...]:
        entries = self._spec.entries(which)
        return tuple(self._item(which, i, entries[i]) for i in range(start, end))

    def _item(self, which: ListName, index: int, token: Token) -> Item:
        place = Place(which, index)
        dense = isinstance(token, Linear) and self._spec.head == "conv"
        kind = Kind.CONV if dense else kind_of(token)
        value = value_of(token, self._spec.activation)
        return Item(place, which, token, kind, value, self._condition(place))

    def _fixed(self, place: Place, kind: Kind, value: str) -> Item:
        return Item(place, None, None, kind, value, self._condition(place))

    def _condition(self, place: Place) -> Condition:
        if place == self._bad:
            return "bad"
        return "ok" if self._bad is None or place in self._groups else "dead"

    def _stage(self, title: str, which: ListName, items: tuple[Item, ...]) -> Stage:
        group = self._groups.get(items[0].place)
        if any(item.condition == "bad" for item in items):
            return Stage(title, tr("error"), "bad", which, items)
        if group is None:
            return Stage(title, "—", "dead", which, items)
        return Stage(title, side(group.in_shape), "ok", which, items)

    def _head(self) -> Stage:
        spec = self._spec
        if spec.head == "pool":
            average = self._fixed(Place("head"), Kind.ADAPTIVE_POOL, tr("average"))
            return self._entered(tr("Head"), None, (average,))
        dense = spec.head == "conv"
        kind = Kind.CONV if dense else Kind.LINEAR
        items = (
            *self._items("classifier", 0, len(spec.classifier)),
            self._fixed(Place("num_classes"), kind, str(spec.num_classes)),
        )
        if dense:
            items += (self._fixed(Place("head"), Kind.MEAN, tr("average")),)
        return self._entered(tr("Classifier"), "classifier", items)

    def _entered(self, title: str, which: ListName | None, items: tuple[Item, ...]) -> Stage:
        """Return the head's row with the size of the map that comes to it."""
        of_head = {Place("avgpool"), Place("head"), *(item.place for item in items)}
        if self._bad in of_head:
            return Stage(title, tr("error"), "bad", which, items)
        pool = self._groups.get(Place("avgpool"))
        group = pool or next((g for g in self._analysis.groups if g.place in of_head), None)
        if group is None:
            return Stage(title, "—", "dead", which, items)
        shape = pool.out_shape if pool is not None else group.in_shape
        size = "×".join(map(str, shape[1:])) if len(shape) == 3 else str(shape[0])
        return Stage(title, tr("{size} in", size=size), "ok", which, items)
