"""Pure functions (AppState, event) -> AppState: what each event does.

Nothing here waits, raises on bad input or imports torch.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from vgg_explorer.arch import ablation as ablations
from vgg_explorer.arch import presets
from vgg_explorer.arch.text import text
from vgg_explorer.session import (
    arranging,
    at_hand,
    charting,
    editing,
    explaining,
    history,
    looking_inside,
    receiving,
    selecting,
    stopwatch,
    trained,
    walling,
    weighing,
)
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import Weights
from vgg_explorer.session.noticing import noticed
from vgg_explorer.session.state import (
    AppState,
    Checking,
    History,
    Job,
    NoticeAction,
    Selection,
)


def initial() -> AppState:
    """Return the state of a first start."""
    model = editing.opened(presets.find(presets.DEFAULT).spec)
    weights = weighing.followed(Weights(), model.good)
    return AppState(model, History(), Selection(model.good.groups[0].name), weights=weights)


def update(state: AppState, event: object) -> AppState:
    """Return the state after an event."""
    match event:
        case ev.Undone() | ev.Redone():
            return history.travelled(state, back=isinstance(event, ev.Undone))
        case ev.TypingEnded():
            return history.closed(state)
        case ev.SpecOpened():
            label = text("open {name}", name=event.spec.name)
            state = replace(state, network_file=event.path, ablation=ablations.NONE)
            opened = history.edited(state, editing.opened(event.spec), label)
            return receiving.without_resumed(opened)
        case ev.PresetChosen():
            preset = presets.find(event.key)
            label = text("choose {name}", name=preset.title)
            state = replace(state, network_file=None, ablation=ablations.NONE)
            chosen = history.edited(state, editing.opened(preset.spec), label)
            return receiving.with_shipped(receiving.without_resumed(chosen), preset.key)
        case (
            ev.CfgTyped()
            | ev.EntryChanged()
            | ev.EntryInserted()
            | ev.EntryRemoved()
            | ev.EntryDuplicated()
            | ev.EntryMoved()
            | ev.OptionChanged()
            | ev.FixApplied()
            | ev.SpecRewritten()
        ):
            model, label = editing.edited(state.model, event)
            typing = f"{event.which}" if isinstance(event, ev.CfgTyped) else ""
            return history.edited(state, model, label, typing)
        case _:
            return _looked(state, event)


def _looked(state: AppState, event: object) -> AppState:
    """Handle what changes the view, the selection and the notices."""
    match event:
        case ev.LayerSelected() | ev.UnitFollowed():
            return _selected(state, event)
        case ev.ChannelSelected():
            selection = replace(state.selection, channel=max(event.channel, 0))
            return _with(state, selection=selection)
        case ev.UnitSelected():
            return selecting.with_unit(state, event.unit)
        case ev.ViewChanged():
            # The values are the literals of View; a wrong one would be a defect of a widget.
            change: dict[str, Any] = {event.field: event.value}
            return _with(state, view=replace(state.view, **change))
        case ev.ThemeChosen():
            return _with(state, theme=event.theme)
        case ev.LanguageChosen():
            return _with(state, language=event.language)
        case ev.NetworkSaved():
            # A new object also where it is the same place: what is in the file is new.
            return replace(state, network_file=Path(event.path))
        case ev.CommandRequested():
            return replace(state, command=event.key, commanded=state.commanded + 1)
        case ev.PathsRequested():
            return replace(state, opening=event.paths)
        case ev.NoticeRaised():
            return noticed(state, event.kind, event.what, event.hint, event.actions)
        case ev.NoticeDismissed():
            left = tuple(notice for notice in state.notices if notice.number != event.number)
            return replace(state, notices=left)
        case _:
            entered = (
                arranging.arranged(state, event)
                or charting.charted(state, event)
                or looking_inside.looked_inside(state, event)
                or receiving.entered(state, event)
                or trained.trained(state, event)
            )
            return _job(state, event) if entered is None else entered


def _job(state: AppState, event: object) -> AppState:
    match event:
        case ev.RunRequested():
            return replace(state, runs=state.runs + 1)
        case ev.JobStarted():
            job = replace(state.job, status="running", what=event.what, done=None)
            return replace(state, job=job)
        case ev.JobProgressed():
            return replace(state, job=replace(state.job, what=event.what, done=event.done))
        case ev.JobFinished():
            return replace(state, job=Job("done", None, 1.0, event.milliseconds))
        case ev.JobCancelled():
            return _stopped(state, Job("cancelled"))
        case ev.JobFailed():
            failed = _stopped(state, Job("failed", event.what))
            actions = [NoticeAction(text("Run again"), ev.RunRequested())]
            fix = event.remedy
            if fix is not None and fix.spec is not None:
                actions.insert(0, NoticeAction(fix.label, ev.SpecRewritten(fix.spec, fix.label)))
            return noticed(failed, "error", event.what, event.hint, tuple(actions))
        case _:
            return _compared(state, event)


def _stopped(state: AppState, job: Job) -> AppState:
    """Return the state without what the worker was still to do."""
    timing = state.timing
    if timing.status == "running":
        timing = replace(timing, status="idle")
    state = stopwatch.stopped(explaining.stopped(walling.without_film(state)))
    return replace(state, job=job, timing=timing, input=replace(state.input, pending=None))


def _compared(state: AppState, event: object) -> AppState:
    """Handle the comparison with torchinfo."""
    match event:
        case ev.CrossCheckRequested():
            model, result = state.model, state.crosscheck.result
            broken = model.problem is not None
            return replace(state, crosscheck=Checking("running", model.good.spec, broken, result))
        case ev.CrossCheckReady():
            done = replace(state.crosscheck, status="done", result=event.result)
            return replace(state, crosscheck=done)
        case ev.CrossCheckFailed():
            failed = replace(state, crosscheck=replace(state.crosscheck, status="failed"))
            again = NoticeAction(text("Check again"), ev.CrossCheckRequested())
            return noticed(failed, "error", event.what, event.hint, (again,))
        case _:
            raise TypeError(f"no such event: {type(event).__name__}")


def _with(state: AppState, **values: Any) -> AppState:
    """Replace slices of the state, or return the same state where nothing changes."""
    if all(getattr(state, name) == value for name, value in values.items()):
        return state
    return replace(state, **values)


# The selection


def _selected(state: AppState, event: ev.LayerSelected | ev.UnitFollowed) -> AppState:
    if isinstance(event, ev.UnitFollowed):
        selection = Selection(event.layer, event.channel, event.unit)
        return _with(state, selection=selection, results=at_hand.recalled(state, event.layer))
    if event.layer == state.selection.layer:
        return state
    found = at_hand.recalled(state, event.layer)
    return replace(state, selection=Selection(event.layer), results=found)
