"""What pictures, weights and devices do to the state when they arrive."""

from __future__ import annotations

from dataclasses import replace

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.shipped import shipped_for
from vgg_explorer.session import (
    at_hand,
    comparing,
    editing,
    stopwatch,
    strips,
    varying,
    walling,
    weighing,
)
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import Live, PublishedKey, Transfer, Weights, WeightsOffer
from vgg_explorer.session.history import edited
from vgg_explorer.session.noticing import noticed, without_errors
from vgg_explorer.session.state import AppState, Devices, NoticeAction, Timing


def entered(state: AppState, event: object) -> AppState | None:
    """Return the state after an event of these kinds, None for another event."""
    for handled in (
        _offered,
        _pictured,
        _found_out,
        _weighed,
        _on_device,
        _timed,
        varying.varied,
        stopwatch.measured,
        walling.walled,
    ):
        after = handled(state, event)
        if after is not None:
            return comparing.without_closed(state, after)
    return None


# Pictures


def _offered(state: AppState, event: object) -> AppState | None:
    held = state.input
    match event:
        case ev.PreprocessChanged():
            if event.preprocess == held.preprocess:
                return state
            return replace(state, input=replace(held, preprocess=event.preprocess))
        case ev.VideoOffered():
            playing = _playing(state, Live(event.path.name, path=event.path))
            return strips.noted(playing, str(event.path))
        case ev.CameraOffered():
            return _playing(state, Live(event.title, camera=event.key))
        case ev.LiveChanged():
            if held.live is None or (event.live and event.live.key != held.live.key):
                return state  # of a source that the user has left
            pending = held.pending
            if event.live is None and pending is not None and pending.live:
                pending = None  # a frame on its way comes too late
            return replace(state, input=replace(held, live=event.live, pending=pending))
        case ev.LivePaused():
            live = held.live and replace(held.live, paused=event.paused)
            return replace(state, input=replace(held, live=live))
        case _:
            return strips.offered(state, event)


def _playing(state: AppState, live: Live) -> AppState:
    return replace(state, input=replace(state.input, live=live, pending=None))


def _pictured(state: AppState, event: object) -> AppState | None:
    match event:
        case ev.PictureRead():
            held = strips.read(state.input, event)
            if event.source.live:
                return replace(state, input=held) if held.live else state
            # A unit of the old picture says nothing about the new one.
            selection = replace(state.selection, unit=None)
            if state.input.picture is not None:  # else it may stand in for one that failed
                state = without_errors(state)
            now = replace(state, input=held, selection=selection)
            return strips.recalled(now, event.source)
        case ev.PictureFailed():
            return strips.failed(state, event)
        case _:
            return None


# What the worker finds out of them


def _found_out(state: AppState, event: object) -> AppState | None:
    results = state.results
    match event:
        case ev.SeenReady():
            # What is the same object needs no new state: the worker keeps what was not asked anew.
            if event.seen is not results.seen:
                results = replace(results, seen=event.seen)
        case ev.MapsReady():
            results = at_hand.noted(state, event.maps)
        case ev.PredictionsReady():
            found = event.predictions
            if found is not results.predictions:
                results = replace(results, predictions=found, weights=found.weights)
        case ev.FacesReady():
            results = replace(results, faces=event.faces)
        case ev.ProbeReady():
            results = replace(results, probed=event.probed)
        case ev.FiltersReady():
            results = replace(results, filtered=event.filtered)
        case ev.AcrossReady():
            results = replace(results, across=comparing.joined(state, event.across))
        case _:
            return None
    return state if results is state.results else replace(state, results=results)


# Weights


def _weighed(state: AppState, event: object) -> AppState | None:
    weights = state.weights
    match event:
        case ev.RandomChosen():
            drawn = weighing.randomised(weights, state.model.good, event.scheme, event.seed)
            return state if drawn == weights else replace(state, weights=drawn)
        case ev.WeightsRequested():
            transfer = Transfer("running", event.asked, resumed=event.resumed)
            return replace(state, weights=replace(weights, transfer=transfer, offer=None))
        case ev.TransferProgressed():
            transfer = replace(weights.transfer, what=event.what, done=event.done)
            return replace(state, weights=replace(weights, transfer=transfer))
        case ev.TransferCancelled():
            return replace(state, weights=replace(weights, transfer=Transfer()))
        case ev.TransferFailed():
            return _transfer_failed(state, event)
        case ev.WeightsRead():
            return _read(state, event.offer)
        case ev.WeightsTaken():
            return _taken(state, event)
        case ev.WeightsDeclined():
            return replace(state, weights=replace(weights, offer=None))
        case _:
            return None


def without_resumed(state: AppState) -> AppState:
    """Give up on weights of the last session: another network has taken the place of theirs."""
    weights = state.weights
    if weights.transfer.status != "running" or not weights.transfer.resumed:
        return state
    return replace(state, weights=replace(weights, transfer=Transfer()))


def with_shipped(state: AppState, preset: str) -> AppState:
    """Ask for the weights that ship for a network that was chosen, unless it has trained ones."""
    shipped = shipped_for(preset)
    count, total = weighing.counts(state.weights)
    if shipped is None or count == total:
        return state
    transfer = Transfer("running", PublishedKey(shipped.key), resumed=True)
    return replace(state, weights=replace(state.weights, transfer=transfer, offer=None))


def _transfer_failed(state: AppState, event: ev.TransferFailed) -> AppState:
    asked = state.weights.transfer.asked
    weights = replace(state.weights, transfer=Transfer())
    actions: tuple[NoticeAction, ...] = ()
    if isinstance(asked, PublishedKey):
        actions = (NoticeAction(text("Open a file..."), ev.CommandRequested("open_weights")),)
    if event.again is not None:
        again = ev.WeightsRequested(event.again)
        actions = (NoticeAction(text("Download again"), again), *actions)
    return noticed(replace(state, weights=weights), "error", event.what, event.hint, actions)


def _read(state: AppState, offer: WeightsOffer) -> AppState:
    resumed = state.weights.transfer.resumed
    offered = replace(state.weights, transfer=Transfer(), offer=offer)
    state = replace(state, weights=offered)
    if offer.fit.whole or (resumed and offer.fit.names):
        return _taken(state, ev.WeightsTaken(offer.fit.names))
    if resumed:
        return replace(state, weights=replace(offered, offer=None))
    return state


def _taken(state: AppState, event: ev.WeightsTaken) -> AppState:
    offer = state.weights.offer
    if offer is None:
        return state
    if event.spec is not None:
        label = text("open {name}", name=event.spec.name)
        state = edited(state, editing.opened(event.spec), label)
    if state.model.good.problem is not None:
        return state
    weights = weighing.loaded(
        state.weights, state.model.good, offer.loaded, event.names, offer.asked
    )
    held = state.input
    if offer.loaded.preprocess is not None:
        held = replace(held, preprocess=offer.loaded.preprocess)
    state = without_errors(replace(state, weights=weights, input=held))
    return noticed(state, "ok", _loaded_text(weights, offer), _notes(offer))


def _loaded_text(weights: Weights, offer: WeightsOffer) -> Text:
    count, total = weighing.counts(weights)
    if count == total:
        return text("The weights are loaded: {title}.", title=offer.loaded.title)
    return text(
        "{count} of {total} layers have weights from {title}; the others keep what they had.",
        count=count,
        total=total,
        title=offer.loaded.title,
    )


def _notes(offer: WeightsOffer) -> Text | None:
    notes = offer.loaded.notes
    if not notes:
        return None
    said: Text = notes[0]
    for note in notes[1:]:
        said = text("{first} {second}", first=said, second=note)
    return said


# Devices


def _on_device(state: AppState, event: object) -> AppState | None:
    devices = state.devices
    match event:
        case ev.DevicesFound():
            return _devices_found(state, event)
        case ev.DeviceChosen():
            if event.key == devices.chosen:
                return state
            chosen = replace(devices, chosen=event.key, checked=None)
            return replace(state, devices=_possible(chosen))
        case ev.PrecisionChosen():
            if event.precision == devices.precision:
                return state
            return replace(state, devices=replace(devices, precision=event.precision, checked=None))
        case ev.ThreadsChosen():
            return replace(state, devices=replace(devices, threads=max(event.count, 0)))
        case ev.DeviceChecked():
            if event.check.passed:
                return replace(state, devices=replace(devices, checked=event.check))
            back = replace(devices, chosen="cpu", precision="fp32", checked=None)
            hint = text("The CPU computes in float32 instead. Update the driver or PyTorch.")
            return noticed(replace(state, devices=back), "error", event.check.what, hint)
        case _:
            return None


def _timed(state: AppState, event: object) -> AppState | None:
    match event:
        case ev.TimingRequested():
            if state.timing.status == "running":
                return state
            return replace(state, timing=replace(state.timing, status="running", done=0.0))
        case ev.TimingProgressed():
            return replace(state, timing=replace(state.timing, done=event.done))
        case ev.TimingReady():
            known = replace(state, timing=Timing("done", event.times, 1.0))
            return varying.remembered(known, event.times)
        case _:
            return None


def _possible(devices: Devices) -> Devices:
    """Return the choice with a precision that the device has."""
    if devices.precision == "fp32":
        return devices
    option = next((o for o in devices.options if o.key == devices.chosen), None)
    known = option.precisions if option is not None else ()
    if any(p.key == devices.precision and p.available for p in known):
        return devices
    return replace(devices, precision="fp32")


def _devices_found(state: AppState, event: ev.DevicesFound) -> AppState:
    state = replace(state, devices=replace(state.devices, options=event.options))
    chosen = state.devices.chosen
    if any(option.key == chosen and option.available for option in event.options):
        return replace(state, devices=_possible(state.devices))
    # The device of the last session may have gone since.
    what = text("{device} is not there any more; the CPU computes.", device=chosen.upper())
    state = replace(state, devices=_possible(replace(state.devices, chosen="cpu")))
    return noticed(state, "info", what, None)
