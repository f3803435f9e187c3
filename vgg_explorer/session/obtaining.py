"""Jobs that bring weights in: from a file, or from torchvision's published ones."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.fitting import fit
from vgg_explorer.arch.inference import InferenceError, Inferred, infer
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.weights import Assignment
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PublishedKey, WeightsOffer

if TYPE_CHECKING:
    from torch import Tensor

    from vgg_explorer.engine.loaded import Loaded
    from vgg_explorer.engine.preparation import Preprocess
    from vgg_explorer.engine.weight_saving import Kind


def obtain(asked: Path | PublishedKey, analysis: Analysis) -> Iterator[object]:
    """Bring weights in and compare them with the network; nothing is changed by that.

    Parameters
    ----------
    asked : Path or PublishedKey
    analysis : Analysis
        The network that runs.
    """
    from vgg_explorer.engine.errors import EngineError
    from vgg_explorer.engine.importing import import_torch

    yield ev.TransferProgressed(text("Starting PyTorch"), None)
    import_torch()
    from vgg_explorer.engine.downloads import PoisonedError

    try:
        loaded = yield from (_published(asked) if isinstance(asked, PublishedKey) else _read(asked))
    except PoisonedError as error:
        again = PublishedKey(asked.key, again=True) if isinstance(asked, PublishedKey) else None
        yield ev.TransferFailed(error.what, error.hint, again)
    except EngineError as error:
        yield ev.TransferFailed(error.what, error.hint)
    else:
        yield ev.WeightsRead(offered(loaded, analysis, asked))


def offered(loaded: Loaded, analysis: Analysis, asked: Path | PublishedKey | None) -> WeightsOffer:
    """Return what can be done with weights, beside a network."""
    inferred, refused = _own_network(loaded)
    return WeightsOffer(loaded, fit(analysis, loaded.shapes), inferred, refused, asked)


def _own_network(loaded: Loaded) -> tuple[Inferred | None, Text | None]:
    """Return the network that weights are of, or why that cannot be told."""
    if loaded.spec is not None:
        own = analyze(loaded.spec)
        names = fit(own, loaded.shapes)
        if own.problem is None and names.whole:
            return Inferred(loaded.spec, names.names, (), ()), None
    try:
        return infer(loaded.shapes, loaded.name), None
    except InferenceError as error:
        return None, error.what


def network_in(path: Path) -> tuple[ArchSpec, tuple[Text, ...]]:
    """Return the network of a file of weights, and what was taken for granted.

    Raises
    ------
    EngineError
        Where it cannot be read.
    InferenceError
        Where its network cannot be told.
    """
    from vgg_explorer.engine.weight_files import read_weights

    loaded = read_weights(path)
    own, _ = _own_network(loaded)
    found = own if own is not None else infer(loaded.shapes, loaded.name)
    asked = tuple(
        text("{question} {answer} was assumed.", question=q.what, answer=q.choices[0].label)
        for q in found.questions
    )
    return found.spec, (*loaded.notes, *found.notes, *asked)


def _read(path: Path) -> Generator[object, None, Loaded]:
    from vgg_explorer.engine.sources import shown_name
    from vgg_explorer.engine.training.runs.run_weights import titled
    from vgg_explorer.engine.weight_files import reading

    what = text("Reading {name}", name=shown_name(path.name))
    steps = reading(path)
    while True:
        try:
            yield ev.TransferProgressed(what, next(steps))
        except StopIteration as done:
            loaded: Loaded = done.value
            break
    title = titled(path)
    return loaded if title is None else replace(loaded, title=title)


def _published(asked: PublishedKey) -> Generator[object, None, Loaded]:
    from vgg_explorer.engine import downloads, shipped
    from vgg_explorer.engine.errors import EngineError

    own = shipped.SHIPPED.get(asked.key)
    if own is not None:
        return shipped.entitled((yield from _read(own.path)), own)
    published = downloads.PUBLISHED.get(asked.key)
    if published is None:  # from a settings file of another version
        what = text("There are no published weights called {key}.", key=asked.key)
        raise EngineError(what, text("Choose others from the list, or open a file."))
    steps = downloads.obtaining(published, again=asked.again)
    what = text("Fetching {title}", title=published.title)
    while True:
        try:
            step = next(steps)
        except StopIteration as done:
            path: Path = done.value
            break
        yield ev.TransferProgressed(what, step.done / step.total if step.total else None)
    loaded = yield from _read(path)
    return downloads.finished(loaded, published)


def save_weights(
    path: Path,
    kind: Kind,
    spec: ArchSpec,
    assignment: Assignment,
    sources: tuple[Loaded, ...],
    preprocess: Preprocess,
) -> Iterator[object]:
    """Write the weights of a network; the file that was there stays where that fails.

    Parameters
    ----------
    path : Path
    kind : {'safetensors', 'pth'}
    spec : ArchSpec
        Of the network.
    assignment, sources
        Its weights, and the files that some of them come from.
    preprocess : Preprocess
        Goes along in a .safetensors file.
    """
    from vgg_explorer.engine.errors import EngineError
    from vgg_explorer.engine.importing import import_torch

    import_torch()
    from vgg_explorer.engine.weight_saving import save_weights as write
    from vgg_explorer.engine.weights import WeightStore, state_dict

    store = WeightStore()
    store.use(assignment, sources)
    try:
        found = dict(step for step in state_dict(assignment, store) if step is not None)
        tensors = _as_built(spec, found)
        write(path, tensors, spec, preprocess=preprocess, kind=kind)
    except EngineError as error:
        yield ev.NoticeRaised("error", error.what, error.hint)
    else:
        yield ev.NoticeRaised("ok", text("Saved as {name}.", name=str(path)))


def _as_built(spec: ArchSpec, found: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the tensors by the names, in the order and in the shapes of the network's modules."""
    import torch

    from vgg_explorer.engine.build import build

    wanted = build(spec, device="meta").state_dict()
    return {
        # A file may have no bias where the network has one; batches seen are counted from 0.
        name: found[name].contiguous().view(like.shape)
        if name in found
        else torch.zeros(like.shape, dtype=like.dtype)
        for name, like in wanted.items()
    }
