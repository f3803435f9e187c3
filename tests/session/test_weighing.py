"""Which weights a network has after each event: those of files, and random ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from vgg_explorer.arch.presets import find
from vgg_explorer.arch.text import text
from vgg_explorer.engine.build import build
from vgg_explorer.engine.loaded import Loaded
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.session import events as ev
from vgg_explorer.session import obtaining, weighing
from vgg_explorer.session.updates import initial, update

TINY = find("vgg_tiny").spec


def file_of(spec, name="a.pth", prefix="", **values):
    tensors = {prefix + key: value for key, value in build(spec).state_dict().items()}
    return Loaded(name, name, text("{name}", name=name), tensors, **values)


def after(*events, state=None):
    state = state or update(initial(), ev.SpecOpened(TINY))
    for event in events:
        state = update(state, event)
    return state


def offered(state, source, asked=Path("a.pth")):
    return ev.WeightsRead(obtaining.offered(source, state.model.good, asked))


def sources_of(state):
    return {path: which.source for path, which in state.weights.assignment.items()}


def test_weights_that_fit_are_taken_without_asking():
    state = after(ev.WeightsRequested(Path("a.pth")))
    assert state.weights.transfer.status == "running"
    own = Preprocess(mean=(0.5, 0.5, 0.5))
    state = after(offered(state, file_of(TINY, preprocess=own)), state=state)
    assert state.weights.transfer.status == "idle"
    assert state.weights.offer is None
    assert set(sources_of(state).values()) == {"a.pth"}
    assert str(weighing.told(state.weights)) == "a.pth"
    assert state.input.preprocess == own
    assert state.weights.origin == Path("a.pth")
    assert str(state.notices[-1].what) == "The weights are loaded: a.pth."


def test_weights_that_do_not_fit_change_nothing_until_the_user_says_so():
    before = after()
    source = file_of(replace(TINY, num_classes=7))
    state = after(offered(before, source), state=before)
    assert state.weights.assignment is before.weights.assignment
    assert state.model is before.model
    assert state.weights.offer.loaded is source
    declined = after(ev.WeightsDeclined(), state=state)
    assert declined.weights.offer is None
    assert declined.weights.assignment is before.weights.assignment
    taken = after(ev.WeightsTaken(state.weights.offer.fit.names), state=state)
    found = sources_of(taken)
    last = next(reversed(found))
    assert found.pop(last) == ""
    assert set(found.values()) == {"a.pth"}
    total = len(found) + 1
    expected = f"a.pth in {total - 1} of {total} layers, the rest random"
    assert str(weighing.told(taken.weights)) == expected


def test_layers_of_another_shape_are_never_taken():
    state = after()
    source = file_of(replace(TINY, num_classes=7))
    state = after(offered(state, source), state=state)
    every = {path: path for path in state.weights.assignment}
    found = sources_of(after(ev.WeightsTaken(every), state=state))
    last = next(reversed(found))
    assert found.pop(last) == ""
    assert set(found.values()) == {"a.pth"}


def test_the_network_of_a_file_opens_with_its_weights_as_one_step_of_undo():
    state = after()
    other = replace(TINY, features=find("vgg_mini").spec.features, name="other")
    state = after(offered(state, file_of(other, prefix="module.")), state=state)
    inferred = state.weights.offer.inferred
    taken = after(ev.WeightsTaken(inferred.names, inferred.answered({})), state=state)
    assert taken.model.spec.features == other.features
    assert set(sources_of(taken).values()) == {"a.pth"}
    back = after(ev.Undone(), state=taken)
    assert back.model.spec == TINY
    assert set(sources_of(back).values()) == {""}
    again = after(ev.Redone(), state=back)
    assert again.weights.assignment == taken.weights.assignment


def loaded_state(spec=TINY):
    state = after(ev.SpecOpened(spec))
    return after(offered(state, file_of(spec)), state=state)


def test_layers_that_an_edit_leaves_alone_keep_the_weights_of_the_file():
    state = loaded_state()
    edited = after(ev.EntryInserted("features", 1, "8"), state=state)
    found = list(sources_of(edited).values())
    assert found.count("") == 2  # the new one and the one behind it
    assert weighing.counts(edited.weights) == (len(found) - 2, len(found))
    # Undo and the same text by hand bring back the file's.
    assert after(ev.Undone(), state=edited).weights.assignment == state.weights.assignment
    by_hand = after(ev.EntryRemoved("features", 1), state=edited)
    assert by_hand.weights.assignment == state.weights.assignment


def test_a_broken_text_on_the_way_loses_no_weights():
    state = loaded_state()
    text_ = state.model.texts["features"]
    for typed in (text_[:-1] + ", 8", "[", "", text_):
        state = after(ev.CfgTyped("features", typed), state=state)
    assert set(sources_of(state).values()) == {"a.pth"}


def test_random_weights_take_the_place_of_a_file():
    state = after(ev.RandomChosen("xavier", 5), state=loaded_state())
    assert set(sources_of(state).values()) == {""}
    assert state.weights.sources == ()
    assert state.weights.origin is None
    assert str(weighing.told(state.weights)) == "random weights (Xavier), seed 5"
    edited = after(ev.EntryInserted("features", 1, "8"), state=state)
    assert {which.scheme for which in edited.weights.assignment.values()} == {"xavier"}
    # Undo of an edit from before does not bring back values that are gone.
    gone = after(ev.EntryRemoved("features", 1), state=edited)
    assert gone.weights.assignment == state.weights.assignment


def test_the_seed_and_the_scheme_decide_random_weights():
    first, second = after(ev.RandomChosen("kaiming", 1)), after(ev.RandomChosen("kaiming", 2))
    assert first.weights.assignment != second.weights.assignment
    back = after(ev.RandomChosen("kaiming", 1), state=second)
    assert back.weights.assignment == first.weights.assignment
    assert str(weighing.told(back.weights)) == "random weights, seed 1"


def test_a_failed_transfer_leaves_everything_and_can_be_repaired():
    state = after(ev.WeightsRequested(Path("a.pth")))
    from vgg_explorer.session.entering import PublishedKey

    again = PublishedKey("vgg11.IMAGENET1K_V1", again=True)
    failed = after(ev.TransferFailed(text("No."), text("Try."), again), state=state)
    assert failed.weights.transfer.status == "idle"
    assert failed.weights.assignment is state.weights.assignment
    (action,) = failed.notices[-1].actions
    assert action.event == ev.WeightsRequested(again)


def test_a_download_that_fails_offers_to_open_a_file():
    from vgg_explorer.session.entering import PublishedKey

    state = after(ev.WeightsRequested(PublishedKey("vgg11.IMAGENET1K_V1")))
    failed = after(ev.TransferFailed(text("No."), text("Try.")), state=state)
    (action,) = failed.notices[-1].actions
    assert action.event.key == "open_weights"
    asked = after(action.event, state=failed)
    assert (asked.command, asked.commanded) == ("open_weights", state.commanded + 1)


@pytest.mark.parametrize("fits", [True, False])
def test_the_weights_of_the_last_session_come_back_without_a_question(fits):
    state = after(ev.WeightsRequested(Path("a.pth"), resumed=True))
    spec = TINY if fits else replace(TINY, num_classes=3)
    state = after(offered(state, file_of(spec)), state=state)
    assert state.weights.offer is None
    found = list(sources_of(state).values())
    assert found.count("a.pth") == len(found) - (not fits)


def test_memory_is_bounded():
    state = after()
    for number in range(weighing.MAX_KNOWN + 20):
        state = after(ev.CfgTyped("features", f"[{number % 300 + 1}, 'M']"), state=state)
    assert len(state.weights.known) <= weighing.MAX_KNOWN
    for number in range(weighing.MAX_SOURCES + 3):
        state = after(ev.SpecOpened(TINY), state=state)
        state = after(offered(state, file_of(TINY, f"{number}.pth")), state=state)
    assert len(state.weights.sources) == weighing.MAX_SOURCES


def test_saved_weights_are_those_of_the_network(tmp_path):
    state = loaded_state(replace(TINY, batch_norm=True))
    edited = after(ev.EntryInserted("features", 1, "8"), state=state)
    path = tmp_path / "out.pth"
    weights = edited.weights
    for event in obtaining.save_weights(
        path,
        "pth",
        edited.model.good.spec,
        weights.assignment,
        weights.sources,
        edited.input.preprocess,
    ):
        assert event.kind == "ok"
    saved = torch.load(path, weights_only=True)
    network = build(edited.model.good.spec)
    network.load_state_dict(saved, strict=True)
    first = state.weights.sources[0].tensors["features.0.weight"]
    assert torch.equal(saved["features.0.weight"], first)
