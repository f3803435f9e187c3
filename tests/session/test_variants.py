"""The networks that are compared: what events do to them, and what the worker finds out."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from vgg_explorer.arch import toml
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.engine import timing
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.engine.training.records import Evaluation
from vgg_explorer.session import contrasting, filing, jobs, settings, stopwatch, varying, wishes
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.training import Run
from vgg_explorer.session.updates import initial, update
from vgg_explorer.session.variants import LIVE

TINY = PRESETS["vgg_tiny"].spec
BROKEN = "[16, 'M', 'M', 'M', 'M', 'M', 'M', 'M']"


def lived(*events, state=None):
    state = state or update(initial(), ev.SpecOpened(TINY))
    for event in events:
        state = update(state, event)
    return state


def names(state):
    return [analysis.spec.name for analysis in varying.analyses(state)]


def numbers(state):
    return [variant.number for variant in state.variants.items]


def test_at_first_there_is_the_network_on_the_desk_alone():
    state = initial()
    assert numbers(state) == [LIVE]
    assert names(state) == ["VGG-16 (D)"]


def test_a_snapshot_stays_while_the_desk_is_edited():
    state = lived(ev.VariantAdded(), ev.CfgTyped("features", "[8, 'M']"))
    kept, live = varying.analyses(state)
    assert kept.spec.features == TINY.features
    assert live is state.model.analysis
    assert len(live.spec.features) == 2


def test_what_is_edited_stays_at_the_end_until_it_is_moved():
    state = lived(ev.VariantAdded(PRESETS["vgg11"].spec), ev.VariantAdded(PRESETS["nin"].spec))
    assert numbers(state) == [1, 2, LIVE]
    state = lived(ev.VariantMoved(LIVE, 0), ev.VariantAdded(), state=state)
    assert numbers(state) == [LIVE, 1, 2, 3]


def test_there_are_six_at_most():
    state = lived(*[ev.VariantAdded()] * 5)
    assert state.variants.full
    more = update(state, ev.VariantAdded())
    assert more.variants is state.variants
    assert "6 networks" in str(more.notices[-1].what)


def test_one_is_removed_but_never_the_desk():
    state = lived(ev.VariantAdded(), ev.VariantAdded())
    assert numbers(update(state, ev.VariantRemoved(1))) == [2, LIVE]
    assert update(state, ev.VariantRemoved(LIVE)) is state
    assert update(state, ev.VariantRemoved(99)) is state


def test_moving_makes_another_baseline_and_ends_at_the_ends():
    state = lived(ev.VariantAdded(), ev.VariantAdded())
    assert numbers(update(state, ev.VariantMoved(2, 0))) == [2, 1, LIVE]
    assert numbers(update(state, ev.VariantMoved(1, 99))) == [2, LIVE, 1]
    assert update(state, ev.VariantMoved(1, -5)) is state
    assert update(state, ev.VariantMoved(99, 0)) is state


def test_a_variant_gets_a_name():
    state = lived(ev.VariantAdded(), ev.VariantRenamed(1, "  before "))
    assert names(state) == ["before", TINY.name]
    assert update(state, ev.VariantRenamed(1, "   ")) is state


def test_the_desk_gets_a_name_by_an_edit_that_undo_takes_back():
    state = lived(ev.VariantRenamed(LIVE, "mine"))
    assert names(state) == ["mine"]
    assert names(update(state, ev.Undone())) == [TINY.name]


def test_a_variant_comes_to_the_desk_and_undo_takes_it_back():
    state = lived(ev.VariantAdded(PRESETS["nin"].spec))
    edited = update(state, ev.VariantEdited(1))
    assert edited.model.spec == PRESETS["nin"].spec
    assert numbers(edited) == [1, LIVE]
    assert update(edited, ev.Undone()).model == state.model
    assert update(state, ev.VariantEdited(99)) is state
    assert update(state, ev.VariantEdited(LIVE)) is state


def test_a_broken_network_has_the_figures_up_to_there():
    state = lived(ev.VariantAdded(), ev.CfgTyped("features", BROKEN))
    kept, live = varying.analyses(state)
    assert kept.problem is None
    assert live.problem is not None
    assert 0 < live.totals.params < kept.totals.params


def test_variants_come_back(tmp_path):
    path = tmp_path / "session.json"
    state = lived(ev.VariantAdded(PRESETS["nin"].spec), ev.VariantAdded(), ev.VariantMoved(LIVE, 1))
    settings.save(path, settings.snapshot(state, {}))
    saved = settings.load(path)
    assert not saved.damaged
    back = settings.restored(saved)
    assert names(back) == [PRESETS["nin"].spec.name, TINY.name, TINY.name]
    assert back.variants.items[1].live
    assert numbers(update(back, ev.VariantAdded())) == [1, LIVE, 2, 3]


@pytest.mark.parametrize(
    "wrong",
    [None, [], [None, None], ["name = 3"], [None, "nonsense"], [None, 5], [None] + [""] * 6],
)
def test_damaged_variants_leave_the_desk_alone(tmp_path, wrong):
    import json

    path = tmp_path / "session.json"
    settings.save(path, settings.snapshot(lived(ev.VariantAdded()), {}))
    table = json.loads(path.read_text("utf-8"))
    table["variants"] = wrong
    path.write_text(json.dumps(table), "utf-8")
    saved = settings.load(path)
    assert saved.damaged
    assert saved.spec == TINY
    assert numbers(settings.restored(saved)) == [LIVE]


def test_the_network_of_a_file_joins(tmp_path):
    path = tmp_path / "other.toml"
    path.write_text(toml.dumps(PRESETS["nin"].spec), "utf-8")
    state = lived(ev.VariantFileAsked(path))
    assert state.variants.asked is path
    state = lived(*filing.open_variant(path), state=state)
    assert names(state) == [PRESETS["nin"].spec.name, TINY.name]
    path.write_text("nonsense", "utf-8")
    (told,) = filing.open_variant(path)
    assert told.kind == "error"


# What the worker finds out


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "colours.png"
    pixels = np.arange(40 * 40 * 3, dtype=np.uint32) % 251
    Image.fromarray(pixels.astype(np.uint8).reshape(40, 40, 3)).save(path)
    return path


def comparing(picture, *events):
    """Return a session with a picture, in the tab, after what the worker reports."""
    state = lived(ev.PictureOffered(PictureSource(picture, picture.name)), *events)
    state = update(state, ev.ViewChanged("tab", "compare"))
    desk = jobs.Desk()
    for _ in range(2):  # the picture is read first; what is wanted of it comes then
        for event in desk.inspect(wishes.wanted(state)):
            state = update(state, event)
    return state, desk


WIDER = replace(TINY, name="wider", features=(*TINY.features[:2], *TINY.features[4:]))


def test_every_network_sees_the_same_picture(picture):
    state, _ = comparing(
        picture,
        ev.VariantAdded(),
        ev.VariantAdded(PRESETS["vgg_mini"].spec),
        ev.VariantAdded(WIDER),
    )
    found = {one.wish.number: one for one in state.variants.found}
    assert set(found) == {LIVE, 1, 2, 3}
    assert [found[n].failure for n in sorted(found)] == [None] * 4
    # The snapshot is the desk's network with the desk's weights.
    assert np.array_equal(found[1].values, found[LIVE].values)
    assert found[1].predictions.scores == found[LIVE].predictions.scores
    assert found[2].values.shape[1:] == (64, 64)
    assert len(found[2].predictions.scores) == 5
    assert contrasting.wanted(state) is None


def test_the_maps_are_those_that_the_network_itself_has(picture):
    state, _ = comparing(picture, ev.VariantAdded(), ev.LayerSelected("conv2_1"))
    found = {one.wish.number: one for one in state.variants.found}
    shown = state.results.maps
    assert shown.layer == "conv2_1"
    assert np.array_equal(found[LIVE].values, shown.post[: contrasting.CHANNELS])
    assert found[LIVE].channels == 32


def test_layers_of_a_shape_have_the_weights_of_the_desk(picture):
    state, _ = comparing(picture, ev.VariantAdded(WIDER))
    wishes = {wish.number: wish for wish in contrasting.wishes_of(state)}
    mine = state.weights.assignment
    assert wishes[1].assignment["features.0"] == mine["features.0"]
    assert contrasting.shared(state.weights, wishes[1])[0] < len(wishes[1].assignment)
    assert contrasting.shared(state.weights, wishes[LIVE]) == (5, 5)


def test_weights_that_an_edit_moved_are_the_same_on_both_sides():
    # The dropout moves the modules; the desk keeps its weights, and a copy of it has them too.
    state = lived(ev.CfgTyped("features", "[16, 'M', 'D', 32, 'M', 64, 'M']"), ev.VariantAdded())
    kept, live = contrasting.wishes_of(state)
    assert kept.assignment == live.assignment
    assert contrasting.shared(state.weights, kept) == (5, 5)


def test_what_is_switched_off_is_off_on_the_desk_alone(picture):
    off = ev.ChannelScaled("conv1_1", 0, 0.0)
    state, _ = comparing(picture, ev.VariantAdded(), off)
    found = {one.wish.number: one.values for one in state.variants.found}
    assert found[1][0].any()
    assert not found[LIVE][0].any()
    assert np.array_equal(found[1][1:], found[LIVE][1:])


def test_an_edit_asks_for_the_changed_network_again(picture):
    state, desk = comparing(picture, ev.VariantAdded())
    edited = lived(ev.CfgTyped("features", "[16, 'M', 24, 'M', 64, 'M']"), state=state)
    asked = contrasting.wanted(edited)
    assert asked is not None
    assert [wish.number for wish in asked.wishes] == [1, LIVE]
    for event in desk.inspect(wishes.wanted(edited)):
        edited = update(edited, event)
    assert contrasting.wanted(edited) is None


def test_a_network_that_breaks_is_left_out(picture):
    state, _ = comparing(
        picture, ev.VariantAdded(replace(TINY, input=(3, 4, 4))), ev.VariantAdded()
    )
    assert [wish.number for wish in contrasting.wishes_of(state)] == [2, LIVE]
    assert {one.wish.number for one in state.variants.found} == {2, LIVE}


def test_nothing_is_wanted_out_of_sight_or_of_one_network(picture):
    state, _ = comparing(picture, ev.VariantAdded())
    again = replace(state, runs=state.runs + 1)
    assert contrasting.wanted(again) is not None
    assert contrasting.wanted(update(again, ev.ViewChanged("tab", "layers"))) is None
    assert contrasting.wanted(update(again, ev.VariantRemoved(1))) is None


def test_what_a_removed_network_was_found_to_make_is_dropped(picture):
    state, _ = comparing(picture, ev.VariantAdded())
    late = next(one for one in state.variants.found if one.wish.number == 1)
    state = update(state, ev.VariantRemoved(1))
    assert [one.wish.number for one in state.variants.found] == [LIVE]
    assert update(state, ev.VariantReady(late)) is state


def test_a_failure_of_one_leaves_the_others_alone(picture, monkeypatch):
    from vgg_explorer.arch.text import text
    from vgg_explorer.engine import predict
    from vgg_explorer.engine.errors import EngineError

    usual = predict.predictions

    def refusing(logits, spec, *rest):
        if spec.name == "wider":
            raise EngineError(text("Too large."), text("Make it smaller."))
        return usual(logits, spec, *rest)

    monkeypatch.setattr(predict, "predictions", refusing)
    state, _ = comparing(picture, ev.VariantAdded(WIDER))
    found = {one.wish.number: one for one in state.variants.found}
    assert str(found[1].failure) == "Too large."
    assert found[1].values is not None
    assert found[LIVE].failure is None


def test_large_maps_are_kept_small(picture):
    state, _ = comparing(picture, ev.VariantAdded(replace(TINY, input=(3, 256, 256))))
    found = {one.wish.number: one for one in state.variants.found}
    assert max(found[1].values.shape[1:]) <= contrasting.SIDE
    assert found[1].channels == 16


def test_measured_times_are_remembered_for_each_network():
    class Times:
        device, precision = "cpu", "fp32"

        def __init__(self, spec, seconds):
            self.spec, self._seconds = spec, seconds

        def of(self, _group):
            return self._seconds

    state = lived(ev.VariantAdded(), ev.VariantAdded(WIDER))
    state = lived(ev.TimingReady(Times(TINY, 0.5)), ev.TimingReady(Times(WIDER, 0.25)), state=state)
    groups = [len(analysis.groups) for analysis in varying.analyses(state)]
    seconds = [varying.seconds_of(state, analysis) for analysis in varying.analyses(state)]
    assert seconds == [0.5 * groups[0], 0.25 * groups[1], 0.5 * groups[2]]
    nin = lived(ev.VariantAdded(PRESETS["nin"].spec), state=state)
    assert varying.seconds_of(nin, varying.analyses(nin)[2]) is None


def measured(state, desk):
    """Return the session after one job of the worker, and what it reported."""
    events = list(desk.inspect(wishes.wanted(state)))
    return lived(*events, state=state), events


def test_variants_are_measured_one_after_the_other(picture):
    state, desk = comparing(picture, ev.VariantAdded(), ev.VariantAdded(WIDER))
    numbers = [item.number for item in state.variants.items if not item.live]
    state = lived(*(ev.VariantTimingAsked(number) for number in numbers), state=state)
    state = lived(ev.VariantTimingAsked(numbers[0]), state=state)  # it is on its way already
    assert state.variants.measuring == tuple(numbers)
    state, events = measured(state, desk)
    told = [event.number for event in events if isinstance(event, ev.VariantMeasured)]
    assert told == numbers[:1]
    assert state.variants.measuring == tuple(numbers[1:])
    state, _ = measured(state, desk)
    assert state.variants.measuring == ()
    assert stopwatch.wanted(state) is None
    seconds = [varying.seconds_of(state, analysis) for analysis in varying.analyses(state)]
    assert all(second > 0 for second in seconds)  # the desk's own is the same network as the first


def test_measuring_ends_with_the_variant_a_cancel_or_a_failure(picture, monkeypatch):
    state, desk = comparing(picture, ev.VariantAdded(WIDER))
    number = state.variants.items[0].number
    asked = lived(ev.VariantTimingAsked(number), state=state)
    assert lived(ev.VariantRemoved(number), state=asked).variants.measuring == ()
    assert lived(ev.JobCancelled(), state=asked).variants.measuring == ()
    assert lived(ev.VariantTimingAsked(LIVE), state=state).variants.measuring == ()

    def refused(*_args):
        raise EngineError(text("no room"), text("close something"))

    monkeypatch.setattr(timing, "measure", refused)
    after, _ = measured(asked, desk)
    assert after.variants.measuring == ()
    assert after.notices[-1].what == text("no room")
    assert after.job.status == "done"
    broken = ev.VariantAdded(replace(TINY, features=(*TINY.features, *TINY.features) * 3))
    state = lived(broken, state=state)
    worst = next(item for item in state.variants.items if item.analysis and item.analysis.problem)
    assert lived(ev.VariantTimingAsked(worst.number), state=state).variants.measuring == ()


def test_a_network_that_was_trained_has_the_accuracy_of_its_best_run():
    def run(number, spec, *accuracies):
        seen = (
            Evaluation(n, float(n), 1.0, accuracy, None, (), (), 1.0, True)
            for n, accuracy in enumerate(accuracies)
        )
        return Run(number, spec, Plan(), evaluations=tuple(seen))

    state = initial()
    analysis = state.model.good
    named = replace(analysis.spec, name="the same by another name")
    other = replace(analysis.spec, num_classes=7)
    runs = (run(1, named, 0.25, 0.75, 0.5), run(2, other, 1.0), run(3, analysis.spec))
    trained = replace(state, training=replace(state.training, runs=runs))
    assert varying.accuracy_of(trained, analysis) == 0.75
    assert varying.accuracy_of(state, analysis) is None
