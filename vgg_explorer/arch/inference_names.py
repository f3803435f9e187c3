"""The modules of a state dict, from the names of its tensors, in the order in which they run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vgg_explorer.arch.shapes import Shape
from vgg_explorer.arch.text import Text

Shapes = Mapping[str, tuple[int, ...]]
"""The shapes of the tensors of a file by their names, in the order of the file."""

COUNTER = "num_batches_tracked"
"""What batch norm counts: no weight, and no matter for what a network is."""

_LEAVES = ("weight", "bias", "running_mean", "running_var")
_DEPTH = 32
_HEAD = re.compile(r"(classifier|head|fc|linear|logits|output|score|pred\w*)[\d_]*", re.ASCII)


class InferenceError(Exception):
    """A file is no network that a cfg can describe; ``what`` says why, ``hint`` what to do."""

    def __init__(self, what: Text, hint: Text) -> None:
        super().__init__(f"{what} {hint}")
        self.what = what
        self.hint = hint


@dataclass(frozen=True, slots=True)
class FileModule:
    """One module of a state dict.

    Parameters
    ----------
    path : str
        As the file has it: ``module.features.0``; empty where the file is of a single module.
    tensors : tuple of (str, Shape)
        ``weight``, ``bias`` and the running statistics in this order, then what else it has.
    """

    path: str
    tensors: tuple[tuple[str, Shape], ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The path at its dots; no deeper than any network is."""
        return tuple(self.path.split(".", _DEPTH))

    @property
    def in_head(self) -> bool:
        """Whether the names say that it is of the classifier: ``classifier.0``, ``fc6``."""
        return any(_HEAD.fullmatch(part) for part in self.parts)

    def shape(self, leaf: str) -> Shape | None:
        """Return the shape of one of its tensors."""
        return dict(self.tensors).get(leaf)


def file_modules(shapes: Shapes) -> tuple[FileModule, ...]:
    """Return the modules in the order of the file."""
    found: dict[str, dict[str, Shape]] = {}
    for name, shape in shapes.items():
        path, _, leaf = name.rpartition(".")
        if leaf != COUNTER:
            found.setdefault(path, {})[leaf] = shape
    return tuple(
        FileModule(path, tuple(sorted(leaves.items(), key=_leaf_rank)))
        for path, leaves in found.items()
    )


def _leaf_rank(item: tuple[str, Shape]) -> int:
    return _LEAVES.index(item[0]) if item[0] in _LEAVES else len(_LEAVES)


def orders(shapes: Shapes) -> tuple[tuple[FileModule, ...], ...]:
    """Return the modules in the orders in which they may run, the likeliest first.

    Numbers count everywhere: ``features.2`` runs before ``features.10``. Modules that are not
    numbered run as the file lists them, for torch writes them as they were made; a file whose
    names stand in alphabetical order tells nothing by that, and there the numbers in the names
    (``conv1_1``, ``bn1_1``, ``fc6``) decide, convolutions before what classifies.
    """
    modules = file_modules(shapes)
    as_listed = _sorted(modules, by_name=False)
    by_name = _sorted(modules, by_name=True)
    if as_listed == by_name:
        return (as_listed,)
    return (by_name, as_listed) if _alphabetical(shapes) else (as_listed, by_name)


def _alphabetical(shapes: Shapes) -> bool:
    """Whether the file was sorted: torch lists a weight before its bias."""
    seen: set[str] = set()
    telling = False
    for name in shapes:
        path, _, leaf = name.rpartition(".")
        if leaf == "bias" and f"{path}.weight" in shapes:
            telling = True
            if path not in seen:
                return True
        elif leaf == "weight":
            seen.add(path)
    return not telling and list(shapes) == sorted(shapes)


_Key = tuple[object, ...]


class _Child:
    """What is known of one branch of the tree of names."""

    def __init__(self, position: int) -> None:
        self.position = position
        self.convolves = False
        self.norms = True
        self.head = False

    def key(self, name: str) -> _Key:
        """Return where it stands among branches that are ordered by their names."""
        late = self.head or not (self.convolves or self.norms)
        return (late, _numbers(name), self.norms, self.position)


def _sorted(modules: Sequence[FileModule], *, by_name: bool) -> tuple[FileModule, ...]:
    tree: dict[tuple[str, ...], dict[str, _Child]] = {}
    for position, module in enumerate(modules):
        weight = module.shape("weight") or ()
        for depth, part in enumerate(module.parts):
            children = tree.setdefault(module.parts[:depth], {})
            child = children.setdefault(part, _Child(position))
            child.convolves |= len(weight) == 4
            child.norms &= len(weight) == 1
            child.head |= _HEAD.fullmatch(part) is not None
    numbered = {node for node, children in tree.items() if all(map(number, children))}

    def key(module: FileModule) -> list[_Key]:
        keys: list[_Key] = []
        for depth, part in enumerate(module.parts):
            node = module.parts[:depth]
            child = tree[node][part]
            if node in numbered:
                keys.append((int(part), child.position))
            else:
                keys.append(child.key(part) if by_name else (child.position,))
        return keys

    return tuple(sorted(modules, key=key))


def number(part: str) -> bool:
    """Whether a part of a path is an index, as those of ``nn.Sequential``."""
    return re.fullmatch(r"[0-9]{1,9}", part) is not None


def _numbers(name: str) -> tuple[int, ...]:
    return tuple(int(digits[:18]) for digits in re.findall(r"[0-9]+", name))


@dataclass(frozen=True, slots=True)
class Slot:
    """What names tell of the place between one module and the next.

    Parameters
    ----------
    extra : int or None
        How many modules without weights stand there besides the activation; None where the names
        have no numbers that tell it.
    boundary : bool
        A block or stage ends there: ``block1.conv2`` and ``block2.conv1``, ``conv1_2`` and
        ``conv2_1``.
    level : tuple of str
        Where the indices that told it, or could have, belong.
    squeezed : bool
        The indices leave no room even for an activation.
    """

    extra: int | None = None
    boundary: bool = False
    level: tuple[str, ...] = ()
    squeezed: bool = False


def slot(before: FileModule, norm: FileModule | None, after: FileModule) -> Slot:
    """Return the place between two convolutions or linear layers, the first with its norm."""
    one, two = before.parts, after.parts
    depth = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if depth is None:
        return Slot()
    level, deep, deeper = one[:depth], depth < len(one) - 1, depth < len(two) - 1
    if not (number(one[depth]) and number(two[depth])):
        stages = [_numbers(part[depth]) for part in (one, two)]
        staged = min(map(len, stages)) > 1 and stages[0][0] != stages[1][0]
        return Slot(boundary=staged or deep or deeper, level=level)
    between = max(int(two[depth]) - int(one[depth]) - 1, 0)
    if deep:  # its activation, and what else stands at the end of its block, has no index here
        return Slot(between or None, boundary=True, level=level)
    if norm is not None and norm.parts[:-1] == level:
        between -= 1
    if between < 1:
        return Slot(level=level, squeezed=True)
    return Slot(between - 1, boundary=deeper, level=level)


def behind_activation(conv: FileModule, norm: FileModule) -> bool:
    """Whether the indices say that a batch norm stands behind the activation."""
    one, two = conv.parts, norm.parts
    siblings = one[:-1] == two[:-1] and number(one[-1]) and number(two[-1])
    return siblings and int(two[-1]) - int(one[-1]) > 1


def settled(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Let indices that show layers between some blocks also show that others have none."""
    telling = {slot.level for slot in slots if slot.extra}
    return tuple(
        Slot(0, one.boundary, one.level)
        if one.extra is None and not one.squeezed and one.boundary and one.level in telling
        else one
        for one in slots
    )
