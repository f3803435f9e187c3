"""What an edit does to the model: the text, the entries and the options stay in step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vgg_explorer.arch.analysis import Analysis, analyze
from vgg_explorer.arch.entries import CfgError, format_token
from vgg_explorer.arch.grammar import format_list, parse, parse_token, spans
from vgg_explorer.arch.spec import LISTS, ArchSpec, ListName, Problem
from vgg_explorer.arch.text import Text, text
from vgg_explorer.session import events as ev
from vgg_explorer.session.state import Model

Edit = (
    ev.CfgTyped
    | ev.EntryChanged
    | ev.EntryInserted
    | ev.EntryRemoved
    | ev.EntryDuplicated
    | ev.EntryMoved
    | ev.OptionChanged
    | ev.FixApplied
    | ev.SpecRewritten
)

_OPTIONS: dict[str, Text] = {
    "name": text("name"),
    "head": text("head"),
    "avgpool": text("adaptive pool"),
    "num_classes": text("number of classes"),
    "batch_norm": text("batch norm"),
    "bias": text("conv bias"),
    "activation": text("activation"),
    "input": text("input size"),
}


def opened(spec: ArchSpec) -> Model:
    """Return the model of a spec."""
    return _model(spec, _texts(spec), analyze(spec), None)


def edited(model: Model, event: Edit) -> tuple[Model, Text]:
    """Return the model after an edit, and what the edit is called in the undo menu."""
    match event:
        case ev.CfgTyped():
            return _typed(model, event.which, event.text), text("typing")
        case ev.EntryChanged():
            label = text("change entry {number}", number=event.index + 1)
            return _written(model, event.which, event.index, event.text), label
        case ev.EntryInserted():
            label = text("add {entry}", entry=event.text)
            pieces = _pieces(model, event.which)
            pieces.insert(event.index, event.text)
            return _from_pieces(model, event.which, pieces), label
        case ev.EntryRemoved():
            label = text("remove entry {number}", number=event.index + 1)
            pieces = _pieces(model, event.which)
            del pieces[event.index : event.index + 1]
            return _from_pieces(model, event.which, pieces), label
        case ev.EntryDuplicated():
            label = text("duplicate entry {number}", number=event.index + 1)
            pieces = _pieces(model, event.which)
            pieces[event.index : event.index] = pieces[event.index : event.index + 1]
            return _from_pieces(model, event.which, pieces), label
        case ev.EntryMoved():
            return _moved(model, event), text("move entry {number}", number=event.index + 1)
        case ev.OptionChanged():
            # The fields and values are those of ArchSpec; ranges are checked by the analysis.
            change: dict[str, Any] = {event.field: event.value}
            spec = replace(model.spec, **change)
            label = text("change {option}", option=_OPTIONS.get(event.field, event.field))
            return _analysed(model, spec), label
        case ev.SpecRewritten():
            return _analysed(model, event.spec), event.label
        case ev.FixApplied():
            label = event.fix.label
            if event.fix.spec is not None:
                return _analysed(model, event.fix.spec), label
            which: ListName = event.place.field if event.place.field in LISTS else "features"
            return _typed(model, which, event.fix.text or ""), label


def _typed(model: Model, which: ListName, source: str) -> Model:
    """Take a text as it is; where it cannot be read, everything but the text stays."""
    texts = {**model.texts, which: source}
    try:
        entries = parse(source, which)
    except CfgError as error:
        return replace(model, texts=texts, problem=error.problem)
    spec = model.spec.with_entries(which, entries)
    unread = _unread(texts)
    return _model(spec, texts, analyze(spec), model.good, unread)


def _written(model: Model, which: ListName, index: int, source: str) -> Model:
    """Replace an entry by what a text says; several entries may take the place of one."""
    pieces = _pieces(model, which)
    pieces[index : index + 1] = [source]
    return _from_pieces(model, which, pieces)


def _from_pieces(model: Model, which: ListName, pieces: list[str]) -> Model:
    source = "[" + ", ".join(pieces) + "]"
    try:
        entries = parse(source, which)
    except CfgError:
        return _typed(model, which, source)
    return _analysed(model, model.spec.with_entries(which, entries))


def _moved(model: Model, event: ev.EntryMoved) -> Model:
    target = event.target or event.which
    entries = list(model.spec.entries(event.which))
    taken = entries.pop(event.index)
    spec = model.spec.with_entries(event.which, tuple(entries))
    there = list(spec.entries(target))
    # Read anew, for an integer is a convolution in one list and a linear layer in the other.
    there.insert(event.to, parse_token(format_token(taken), target))
    return _analysed(model, spec.with_entries(target, tuple(there)))


def _pieces(model: Model, which: ListName) -> list[str]:
    return [format_token(token) for token in model.spec.entries(which)]


def _analysed(model: Model, spec: ArchSpec) -> Model:
    """Take a spec; a list that the edit did not touch keeps its text, readable or not."""
    texts = {
        which: model.texts[which]
        if spec.entries(which) == model.spec.entries(which)
        else format_list(spec.entries(which))
        for which in LISTS
    }
    return _model(spec, texts, analyze(spec), model.good, _unread(texts))


def _model(
    spec: ArchSpec,
    texts: dict[ListName, str],
    analysis: Analysis,
    good: Analysis | None,
    unread: Problem | None = None,
) -> Model:
    works = analysis.problem is None
    if good is None and not works:
        # A spec that never worked has no network to go on with; its own rows are all there is.
        good = analysis
    running = analysis if works or good is None else good
    problem = unread or _with_column(analysis.problem, texts)
    return Model(spec, analysis, texts, problem, running)


def _with_column(problem: Problem | None, texts: dict[ListName, str]) -> Problem | None:
    """Tell where in the text the entry of a problem stands."""
    if problem is None or problem.place.index is None or problem.place.field not in LISTS:
        return problem
    start, end = spans(texts[problem.place.field])[problem.place.index]
    return replace(problem, column=start, length=end - start)


def _texts(spec: ArchSpec) -> dict[ListName, str]:
    return {which: format_list(spec.entries(which)) for which in LISTS}


def _unread(texts: dict[ListName, str]) -> Problem | None:
    """Return the problem of the first list that cannot be read."""
    for which in LISTS:
        try:
            parse(texts[which], which)
        except CfgError as error:
            return error.problem
    return None
