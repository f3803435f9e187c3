"""`fit`: which layers of a network have their weights in a file, before anything is loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.inference_kinds import short
from vgg_explorer.arch.inference_names import FileModule, Shapes, orders
from vgg_explorer.arch.module_shapes import weighted_rows
from vgg_explorer.arch.rows import Row
from vgg_explorer.arch.shapes import Shape, numel
from vgg_explorer.arch.subsequence import common
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.units import shape as written
from vgg_explorer.arch.weights import is_classifier

Status = Literal["match", "differs", "missing", "unexpected"]
STATUSES: tuple[Status, ...] = get_args(Status)

Tensors = tuple[tuple[str, Shape], ...]
"""The tensors of one module by their names in it: ``weight``, ``bias``, ..."""

_WRAPPERS = frozenset({"module", "_orig_mod"})
_DEEPEST = 16


@dataclass(frozen=True, slots=True)
class FitRow:
    """One layer of the network, the file, or both.

    Parameters
    ----------
    path : str or None
        The module path in the network; None for what only the file has.
    name : str or None
        What papers call that layer: ``conv1_2``.
    file_path : str or None
        The module path in the file; None for what the file lacks.
    want, have : tuple of (str, Shape)
        The tensors of the network and those of the file.
    status : {'match', 'differs', 'missing', 'unexpected'}
    reason : Text or None
        Why it does not match, or what is to be known where it does.
    """

    path: str | None
    name: str | None
    file_path: str | None
    want: Tensors
    have: Tensors
    status: Status
    reason: Text | None = None


@dataclass(frozen=True)
class Fit:
    """How a file fits a network, by layer.

    Parameters
    ----------
    rows : tuple of FitRow
        The layers of the network in their order, then what only the file has.
    prefix : str
        What the file's names have in front of the network's: ``module.``; mostly nothing.
    by_order : bool
        Whether layers were matched by the order of their shapes, for the names do not agree.
    """

    rows: tuple[FitRow, ...]
    prefix: str = ""
    by_order: bool = False

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The path in the network to the path in the file, of the layers that match."""
        return {
            row.path: row.file_path
            for row in self.rows
            if row.status == "match" and row.path is not None and row.file_path is not None
        }

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """How many rows there are of each status."""
        counted = Counter(row.status for row in self.rows)
        return {status: counted[status] for status in STATUSES}

    @property
    def whole(self) -> bool:
        """Whether every layer of the network matches, and the file has nothing else."""
        return all(row.status == "match" for row in self.rows)

    def sentence(self) -> Text:
        """Return the counts: “26 of 32 layers fit, 4 differ, 2 are missing.”."""
        counts = self.counts
        ours = sum(counts.values()) - counts["unexpected"]
        said = text("{count:,} of {total:,} layers fit", count=counts["match"], total=ours)
        for part in _counted(counts):
            said = text("{first}, {second}", first=said, second=part)
        if self.by_order:
            return text(
                "{counted}. The names do not agree: layers were matched by the order of their "
                "shapes.",
                counted=said,
            )
        return text("{counted}.", counted=said)


def _counted(counts: Mapping[Status, int]) -> list[Text]:
    differ, missing, more = counts["differs"], counts["missing"], counts["unexpected"]
    parts: list[Text] = []
    if differ:
        parts.append(text("{count:,} differ", count=differ) if differ > 1 else text("1 differs"))
    if missing:
        parts.append(
            text("{count:,} are missing", count=missing) if missing > 1 else text("1 is missing")
        )
    if more:
        parts.append(
            text("{count:,} more are in the file", count=more)
            if more > 1
            else text("1 more is in the file")
        )
    return parts


class _Own(NamedTuple):
    """A layer of the network with its tensors."""

    row: Row
    want: Tensors

    @property
    def path(self) -> str:
        return self.row.path

    def takes(self, module: FileModule) -> bool:
        """Whether the tensors of a module of the file are those of this layer."""
        return module.tensors == self.want or self.reshapes(module)

    def reshapes(self, module: FileModule) -> bool:
        """Whether they are in another form: a linear layer as a convolution, or the reverse."""
        if not is_classifier(self.row) or module.tensors == self.want:
            return False
        return _flat(module.tensors) == _flat(self.want)


def _flat(tensors: Tensors) -> Tensors:
    """Return tensors with weights as (out, values per output): what both forms share."""
    return tuple(
        (name, (shape[0], numel(shape[1:])) if len(shape) in {2, 4} else shape)
        for name, shape in tensors
    )


def fit(analysis: Analysis, shapes: Shapes) -> Fit:
    """Compare a network with the tensors of a file, layer by layer.

    Names are compared first, without what the file's all begin with. Where more layers agree in
    the sequence of their shapes than in their names, that sequence decides.

    Parameters
    ----------
    analysis : Analysis
    shapes : mapping of str to tuple of int
        The shapes of a state dict by name, in the order of the file.
    """
    ours = [_Own(row, tensors) for row, tensors in weighted_rows(analysis.rows)]
    theirs = orders(shapes)[0]
    named, prefix = _by_name(ours, theirs)
    fitting = {own.path for own in ours if own.path in named and own.takes(named[own.path])}
    ordered = _by_order(ours, theirs) if len(fitting) < len(ours) else {}
    if len(ordered) <= len(fitting):
        return Fit(_rows(ours, theirs, named), prefix)
    # A layer that has no place in the sequence is still compared with the one of its name.
    used = {module.path for module in ordered.values()}
    rest = {path: module for path, module in named.items() if module.path not in used}
    renamed = any(own.path in ordered and named.get(own.path) != ordered[own.path] for own in ours)
    return Fit(_rows(ours, theirs, rest | ordered, named), prefix, renamed)


def _rows(
    ours: Sequence[_Own],
    theirs: Sequence[FileModule],
    pairs: Mapping[str, FileModule],
    named: Mapping[str, FileModule] | None = None,
) -> tuple[FitRow, ...]:
    used = {module.path for module in pairs.values()}
    moved = {p for p, module in pairs.items() if named is not None and named.get(p) != module}
    rows = [_row(own, pairs.get(own.path), moved=own.path in moved) for own in ours]
    rows += [_unexpected(module) for module in theirs if module.path not in used]
    return tuple(rows)


def _row(own: _Own, module: FileModule | None, *, moved: bool) -> FitRow:
    name = own.row.layer.name
    if module is None:
        what = text("The file has no layer {path}.", path=own.path)
        return FitRow(own.path, name, None, own.want, (), "missing", what)
    status: Status = "match" if own.takes(module) else "differs"
    if status == "differs":
        reason: Text | None = _difference(own, module)
    elif own.reshapes(module):
        reason = _reshaped(own)
    elif moved:
        reason = text("Matched by its place: the file calls it {name}.", name=short(module.path))
    else:
        reason = None
    return FitRow(own.path, name, module.path, own.want, module.tensors, status, reason)


def _reshaped(own: _Own) -> Text:
    if len(own.want[0][1]) == 4:
        return text("The file has it as a linear layer; the numbers are the same.")
    return text("The file has it as a convolution; the numbers are the same.")


def _difference(own: _Own, module: FileModule) -> Text:
    want, have = dict(own.want), dict(module.tensors)
    for leaf, shape in want.items():
        if leaf not in have:
            return text("The file has no {tensor} for this layer.", tensor=leaf)
        if have[leaf] != shape and _flat(((leaf, have[leaf]),)) != _flat(((leaf, shape),)):
            return text(
                "{tensor} is {have} in the file and {want} here.",
                tensor=leaf,
                have=written(have[leaf]),
                want=written(shape),
            )
    more = next((leaf for leaf in have if leaf not in want), None)
    if more is not None:
        return text("The file has a {tensor} for this layer, and here it has none.", tensor=more)
    return text("The shapes are not the same.")


def _unexpected(module: FileModule) -> FitRow:
    what = text("The network has no such layer.")
    return FitRow(None, None, module.path, (), module.tensors, "unexpected", what)


def _by_name(
    ours: Sequence[_Own], theirs: Sequence[FileModule]
) -> tuple[dict[str, FileModule], str]:
    """Return the module of each layer's name, and what its names begin with in the file."""
    paths = {own.path for own in ours}
    votes: Counter[str] = Counter()
    for module in theirs:
        parts = _unwrapped(module)
        for cut in range(min(len(parts), _DEEPEST)):
            if ".".join(parts[cut:]) in paths:
                votes[".".join((*parts[:cut], ""))] += 1
    if not votes:
        return {}, ""
    # Of prefixes that serve as well the shortest: `features.0` may be in a network twice.
    best = min(votes, key=lambda prefix: (-votes[prefix], len(prefix)))
    named: dict[str, FileModule] = {}
    for module in theirs:
        path = ".".join(_unwrapped(module))
        if path.startswith(best) and path[len(best) :] in paths:
            named.setdefault(path[len(best) :], module)
    stripped = Counter(
        module.path.removesuffix(path)
        for path, module in named.items()
        if module.path.endswith(path)
    )
    return named, max(stripped, key=stripped.__getitem__, default="")


def _unwrapped(module: FileModule) -> tuple[str, ...]:
    """Return the path without what DataParallel and torch.compile put into it."""
    return tuple(part for part in module.parts if part not in _WRAPPERS)


def _by_order(ours: Sequence[_Own], theirs: Sequence[FileModule]) -> dict[str, FileModule]:
    """Return the longest sequence of layers that the network and the file share, by shape."""
    exact: dict[Tensors, list[int]] = {}
    flat: dict[Tensors, list[int]] = {}
    for index, module in enumerate(theirs):
        exact.setdefault(module.tensors, []).append(index)
        flat.setdefault(_flat(module.tensors), []).append(index)
    places = [
        flat.get(_flat(own.want), ()) if is_classifier(own.row) else exact.get(own.want, ())
        for own in ours
    ]
    return {ours[i].path: theirs[j] for i, j in common(places, len(theirs))}
