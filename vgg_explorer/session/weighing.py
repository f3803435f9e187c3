"""Which weights the network has after each event; pure functions of `Weights`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from vgg_explorer.arch import weights as ids
from vgg_explorer.arch.analysis import Analysis
from vgg_explorer.arch.shapes import numel
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.weights import Assignment, Scheme, WeightId
from vgg_explorer.session.entering import PublishedKey, Weights

if TYPE_CHECKING:
    from pathlib import Path

    from vgg_explorer.engine.loaded import Loaded

MAX_KNOWN = 256
"""Networks whose weights are remembered; a few kilobytes each."""

MAX_SOURCES = 3
"""Files whose values are kept, besides those that the present network needs."""

SCHEME_TITLES: dict[Scheme, Text] = {
    "kaiming": text("Kaiming"),
    "pytorch": text("PyTorch default"),
    "xavier": text("Xavier"),
    "normal": text("Normal, 0.01"),
}


def followed(weights: Weights, analysis: Analysis) -> Weights:
    """Return the weights for a network after an edit, undo or another choice.

    A layer keeps what it had as long as its shape stays. A network that was here before, by undo or
    by hand, has what it had then.
    """
    wanted = ids.fresh(analysis.rows, weights.scheme, weights.seed)
    assignment = weights.known.get(tuple(wanted.values()))
    if assignment is None or not _there(assignment, weights.sources):
        assignment = ids.carried_over(weights.assignment, wanted)
    return _with(weights, wanted, assignment)


def randomised(weights: Weights, analysis: Analysis, scheme: Scheme, seed: int) -> Weights:
    """Return random weights for every layer."""
    wanted = ids.fresh(analysis.rows, scheme, seed)
    fresh = replace(
        weights, scheme=scheme, seed=seed, sources=(), origin=None, replaced={}, offer=None
    )
    known = {key: held for key, held in weights.known.items() if _there(held, ())}
    return _with(replace(fresh, known=known), wanted, wanted)


def loaded(
    weights: Weights,
    analysis: Analysis,
    source: Loaded,
    names: Mapping[str, str],
    origin: Path | PublishedKey | None,
) -> Weights:
    """Return the weights with some layers from a file; the others keep what they have.

    Parameters
    ----------
    weights : Weights
    analysis : Analysis
        The network.
    source : Loaded
    names : mapping of str to str
        Module path here to module path in the file.
    origin : Path, PublishedKey or None
    """
    weights = followed(weights, analysis)
    taken = {
        # The network may have been edited since the names were told.
        path: WeightId(names[path], which.shape, source=source.digest)
        if path in names and numel(source.shapes.get(f"{names[path]}.weight", (0,))) == which.numel
        else weights.assignment[path]
        for path, which in weights.assignment.items()
    }
    others = (held for held in weights.sources if held.digest != source.digest)
    exchanged = {
        which: weights.assignment[path]
        for path, which in taken.items()
        if which != weights.assignment[path]
    }
    weights = replace(
        weights,
        sources=(source, *others),
        origin=origin,
        replaced={**weights.replaced, **exchanged},
        offer=None,
    )
    return _with(weights, ids.fresh(analysis.rows, weights.scheme, weights.seed), taken)


def taught(weights: Weights, analysis: Analysis, source: Loaded, start: Assignment) -> Weights:
    """Return the weights with what layers have learnt so far.

    Parameters
    ----------
    weights : Weights
    analysis : Analysis
        The network that is trained.
    source : Loaded
        The parameters of the layers that learn; it takes the place of earlier ones of this run.
    start : Assignment
        What the layers had at the start of training.
    """
    run = source.digest.rpartition("/")[0]
    learnt = {
        path: WeightId(path, which.shape, source=source.digest)
        for path, which in start.items()
        if f"{path}.weight" in source.tensors
    }
    others = (held for held in weights.sources if held.digest.rpartition("/")[0] != run)
    changed = {now: start[path] for path, now in learnt.items()}
    weights = replace(
        weights, sources=(source, *others), replaced={**weights.replaced, **changed}, offer=None
    )
    wanted = ids.fresh(analysis.rows, weights.scheme, weights.seed)
    return _with(weights, wanted, {**start, **learnt})


def _with(weights: Weights, wanted: Assignment, assignment: Assignment) -> Weights:
    if assignment == weights.assignment:
        assignment = weights.assignment
    known = dict(weights.known)
    key: tuple[object, ...] = tuple(wanted.values())
    known.pop(key, None)
    known[key] = assignment
    while len(known) > MAX_KNOWN:
        del known[next(iter(known))]
    used = {which.source for which in assignment.values()}
    sources = tuple(
        source
        for number, source in enumerate(weights.sources)
        if number < MAX_SOURCES or source.digest in used
    )
    held = {"", *(source.digest for source in sources)}
    replaced = {
        now: earlier
        for now, earlier in weights.replaced.items()
        if now.source in held and earlier.source in held
    }
    return replace(weights, assignment=assignment, known=known, sources=sources, replaced=replaced)


def _there(assignment: Assignment, sources: Iterable[Loaded]) -> bool:
    """Whether every file that some of the weights come from is still held."""
    digests = {source.digest for source in sources}
    return all(not which.source or which.source in digests for which in assignment.values())


def counts(weights: Weights) -> tuple[int, int]:
    """Return how many of the network's layers with weights come from a file, and how many it has.

    A batch norm counts with its convolution.
    """
    layers = [which for which in weights.assignment.values() if not which.norm]
    return sum(bool(which.source) for which in layers), len(layers)


def categories(assignment: Assignment, sources: Iterable[Loaded]) -> tuple[str, ...]:
    """Return the names of the classes, where the file of the last layer's weights has them."""
    last = next(reversed([*assignment.values()]), None)
    held = next((s for s in sources if last is not None and s.digest == last.source), None)
    return held.categories if held is not None else ()


def told(weights: Weights) -> Text:
    """Say where the weights come from; random weights are called so."""
    scheme, seed = SCHEME_TITLES[weights.scheme], weights.seed
    random = text("random weights, seed {seed}", seed=seed)
    if weights.scheme != "kaiming":
        random = text("random weights ({scheme}), seed {seed}", scheme=scheme, seed=seed)
    from_files, total = counts(weights)
    if not from_files:
        return random
    used = {which.source for which in weights.assignment.values() if which.source}
    titles = [source.title for source in weights.sources if source.digest in used]
    title = titles[0] if len(titles) == 1 else text("several files")
    if from_files == total:
        return title
    return text(
        "{title} in {count} of {total} layers, the rest random",
        title=title,
        count=from_files,
        total=total,
    )
