"""Pure functions (AppState, event) -> AppState: what each event does.

Nothing here waits, raises on bad input or imports torch.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vgg_explorer.arch import presets
from vgg_explorer.arch.text import Text, text
from vgg_explorer.session import editing
from vgg_explorer.session import events as ev
from vgg_explorer.session.samples import DEFAULT_SAMPLE, sample_source
from vgg_explorer.session.selecting import kept_selection
from vgg_explorer.session.state import (
    AppState,
    Checking,
    History,
    Job,
    Model,
    Notice,
    NoticeAction,
    NoticeKind,
    Selection,
    Step,
)

MAX_STEPS = 200
"""Steps of undo."""

MAX_NOTICES = 4
"""Notices on screen; the oldest goes first."""


def initial() -> AppState:
    """Return the state of a first start."""
    model = editing.opened(presets.find(presets.DEFAULT).spec)
    return AppState(model, History(), Selection(model.good.groups[0].name))


def update(state: AppState, event: object) -> AppState:
    """Return the state after an event."""
    match event:
        case ev.Undone() | ev.Redone():
            return _travelled(state, back=isinstance(event, ev.Undone))
        case ev.TypingEnded():
            return _closed(state)
        case ev.SpecOpened():
            label = text("open {name}", name=event.spec.name)
            return _edited(state, editing.opened(event.spec), label)
        case ev.PresetChosen():
            preset = presets.find(event.key)
            label = text("choose {name}", name=preset.title)
            return _edited(state, editing.opened(preset.spec), label)
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
            return _edited(state, model, label, typing)
        case _:
            return _looked(state, event)


def _looked(state: AppState, event: object) -> AppState:
    """Handle what changes the view, the selection and the notices."""
    match event:
        case ev.LayerSelected():
            return _selected(state, event.layer)
        case ev.ChannelSelected():
            selection = replace(state.selection, channel=max(event.channel, 0))
            return _with(state, selection=selection)
        case ev.UnitSelected():
            return _with(state, selection=replace(state.selection, unit=event.unit))
        case ev.ViewChanged():
            # The values are the literals of View; a wrong one would be a defect of a widget.
            change: dict[str, Any] = {event.field: event.value}
            return _with(state, view=replace(state.view, **change))
        case ev.ThemeChosen():
            return _with(state, theme=event.theme)
        case ev.LanguageChosen():
            return _with(state, language=event.language)
        case ev.NoticeRaised():
            return _noticed(state, event.kind, event.what, event.hint, event.actions)
        case ev.NoticeDismissed():
            left = tuple(notice for notice in state.notices if notice.number != event.number)
            return replace(state, notices=left)
        case _:
            return _worked(state, event)


def _worked(state: AppState, event: object) -> AppState:
    """Handle pictures, devices and what the worker reports."""
    match event:
        case ev.PictureOffered():
            return replace(state, input=replace(state.input, pending=event.source))
        case ev.PictureRead():
            held = replace(state.input, picture=event.picture, source=event.source, pending=None)
            # A unit of the old picture says nothing about the new one.
            selection = replace(state.selection, unit=None)
            if state.input.picture is not None:  # else it may stand in for one that failed
                state = _without_errors(state)
            return replace(state, input=held, selection=selection)
        case ev.PictureFailed():
            return _picture_failed(state, event)
        case ev.DevicesFound():
            return _devices_found(state, event)
        case ev.DeviceChosen():
            return _with(state, devices=replace(state.devices, chosen=event.key))
        case ev.RunRequested():
            return replace(state, runs=state.runs + 1)
        case ev.SeedChanged():
            return _with(state, seed=event.seed)
        case ev.SeenReady():
            return replace(state, results=replace(state.results, seen=event.seen))
        case ev.MapsReady():
            return replace(state, results=replace(state.results, maps=event.maps))
        case ev.PredictionsReady():
            results = replace(
                state.results,
                predictions=event.predictions,
                weights=event.predictions.weights,
            )
            return replace(state, results=results)
        case _:
            return _job(state, event)


def _job(state: AppState, event: object) -> AppState:
    match event:
        case ev.JobStarted():
            job = replace(state.job, status="running", what=event.what, done=None)
            return replace(state, job=job)
        case ev.JobProgressed():
            return replace(state, job=replace(state.job, what=event.what, done=event.done))
        case ev.JobFinished():
            return replace(state, job=Job("done", None, 1.0, event.milliseconds))
        case ev.JobCancelled():
            return replace(state, job=Job("cancelled"), input=replace(state.input, pending=None))
        case ev.JobFailed():
            failed = replace(
                state, job=Job("failed", event.what), input=replace(state.input, pending=None)
            )
            again = NoticeAction(text("Run again"), ev.RunRequested())
            return _noticed(failed, "error", event.what, event.hint, (again,))
        case _:
            return _compared(state, event)


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
            return _noticed(failed, "error", event.what, event.hint, (again,))
        case _:
            raise TypeError(f"no such event: {type(event).__name__}")


def _devices_found(state: AppState, event: ev.DevicesFound) -> AppState:
    state = replace(state, devices=replace(state.devices, options=event.options))
    chosen = state.devices.chosen
    if any(option.key == chosen and option.available for option in event.options):
        return state
    # The device of the last session may have gone since.
    what = text("{device} is not there any more; the CPU computes.", device=chosen.upper())
    state = replace(state, devices=replace(state.devices, chosen="cpu"))
    return _noticed(state, "info", what, None)


def _with(state: AppState, **values: Any) -> AppState:
    """Replace slices of the state, or return the same state where nothing changes."""
    if all(getattr(state, name) == value for name, value in values.items()):
        return state
    return replace(state, **values)


# The model and its history


def _edited(state: AppState, model: Model, label: Text, typing: str = "") -> AppState:
    if model == state.model:
        return state
    history = state.history
    if typing and typing == history.merging:
        history = replace(history, future=())
    else:
        past = (*history.past, Step(state.model, label))[-MAX_STEPS:]
        history = History(past, (), typing)
    return kept_selection(replace(state, model=model, history=history), state.model)


def _closed(state: AppState) -> AppState:
    if not state.history.merging:
        return state
    return replace(state, history=replace(state.history, merging=""))


def _travelled(state: AppState, *, back: bool) -> AppState:
    past, future = state.history.past, state.history.future
    source = past if back else future
    if not source:
        return state
    step = source[-1] if back else source[0]
    here = Step(state.model, step.label)
    history = History(past[:-1], (here, *future)) if back else History((*past, here), future[1:])
    return kept_selection(replace(state, model=step.model, history=history), state.model)


# The selection


def _selected(state: AppState, layer: str) -> AppState:
    if layer == state.selection.layer:
        return state
    return replace(state, selection=Selection(layer))


# Notices


def _noticed(
    state: AppState,
    kind: NoticeKind,
    what: Text,
    hint: Text | None,
    actions: tuple[NoticeAction, ...] = (),
) -> AppState:
    for i, notice in enumerate(state.notices):
        if (notice.kind, notice.what, notice.hint) == (kind, what, hint):
            again = replace(notice, count=notice.count + 1)
            notices = (*state.notices[:i], again, *state.notices[i + 1 :])
            return replace(state, notices=notices)
    number = state.noticed + 1
    notice = Notice(number, kind, what, hint, actions)
    return replace(state, notices=(*state.notices, notice)[-MAX_NOTICES:], noticed=number)


def _without_errors(state: AppState) -> AppState:
    """Drop notices of failure once something of the kind has succeeded."""
    left = tuple(notice for notice in state.notices if notice.kind not in {"error", "warning"})
    return replace(state, notices=left)


def _picture_failed(state: AppState, event: ev.PictureFailed) -> AppState:
    pending = None
    if state.input.picture is None and event.source.sample is None:
        pending = sample_source(DEFAULT_SAMPLE)  # better than a window without any maps
    state = replace(state, input=replace(state.input, pending=pending))
    if state.input.picture is None and pending is None:
        state = replace(state, job=Job("failed", event.what))
    actions: tuple[NoticeAction, ...] = ()
    if event.damaged:
        whole = replace(event.source, allow_damaged=True)
        actions = (NoticeAction(text("Show the readable part"), ev.PictureOffered(whole)),)
    return _noticed(state, "error", event.what, event.hint, actions)
