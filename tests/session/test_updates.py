"""Events in, states out."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.spec import Place
from vgg_explorer.arch.text import text
from vgg_explorer.arch.tokens import Conv, MaxPool
from vgg_explorer.session import events as ev
from vgg_explorer.session.entering import PictureSource
from vgg_explorer.session.history import MAX_STEPS
from vgg_explorer.session.noticing import MAX_NOTICES
from vgg_explorer.session.state import NoticeAction
from vgg_explorer.session.updates import initial, update


def after(*events, state=None):
    now = initial() if state is None else state
    for event in events:
        now = update(now, event)
    return now


def features(state):
    return state.model.spec.features


def test_a_first_start_has_a_network_that_works():
    state = initial()
    assert state.model.problem is None
    assert state.model.spec == find("vgg16").spec
    assert state.selection.layer == "conv1_1"


@pytest.mark.parametrize("key", PRESETS)
def test_each_preset(key):
    state = after(ev.PresetChosen(key))
    assert state.model.spec == PRESETS[key].spec
    assert state.model.good.spec == PRESETS[key].spec
    assert after(ev.Undone(), state=state).model == initial().model


def test_list_and_text_stay_in_step():
    state = after(ev.EntryRemoved("features", 0))
    assert state.model.texts["features"].startswith("[64, 'M', 128")
    state = after(ev.CfgTyped("features", "8 M 16 M"), state=state)
    assert features(state) == (Conv(8), MaxPool(), Conv(16), MaxPool())
    assert state.model.texts["features"] == "8 M 16 M"
    state = after(ev.EntryDuplicated("features", 0), state=state)
    assert state.model.texts["features"] == "[8, 8, 'M', 16, 'M']"


def test_a_rewrite_is_one_step_of_undo():
    spec = find("vgg_tiny").spec
    state = after(ev.SpecRewritten(spec, text("Half as wide")))
    assert state.model.spec == spec
    assert state.model.texts["features"] == "[16, 'M', 32, 'M', 64, 'M']"
    assert [str(step.label) for step in state.history.past] == ["Half as wide"]
    assert after(ev.Undone(), state=state).model == initial().model


def test_an_option_leaves_the_typed_text_alone():
    state = after(ev.CfgTyped("features", "8 M"), ev.OptionChanged("batch_norm", True))
    assert state.model.texts["features"] == "8 M"
    assert state.model.spec.batch_norm


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (ev.EntryInserted("features", 1, "32"), (8, 32, 16, 24)),
        (ev.EntryInserted("features", 3, "32"), (8, 16, 24, 32)),
        (ev.EntryChanged("features", 2, "9"), (8, 16, 9)),
        (ev.EntryChanged("features", 0, "1, 2"), (1, 2, 16, 24)),
        (ev.EntryRemoved("features", 1), (8, 24)),
        (ev.EntryDuplicated("features", 2), (8, 16, 24, 24)),
        (ev.EntryMoved("features", 0, 2), (16, 24, 8)),
        (ev.EntryMoved("features", 2, 0), (24, 8, 16)),
    ],
)
def test_entries(event, expected):
    start = after(ev.CfgTyped("features", "8 16 24"), ev.TypingEnded())
    state = after(event, state=start)
    assert tuple(entry.channels for entry in features(state)) == expected
    assert after(ev.Undone(), state=state).model == start.model
    assert after(ev.Undone(), ev.Redone(), state=state).model == state.model


def test_keystrokes_are_one_step():
    start = initial()
    typed = after(*(ev.CfgTyped("features", "64 M 128"[: n + 1]) for n in range(8)))
    assert len(typed.history.past) == 1
    assert after(ev.Undone(), state=typed).model == start.model
    again = after(ev.TypingEnded(), ev.CfgTyped("features", "64"), state=typed)
    assert len(again.history.past) == 2
    other = after(ev.CfgTyped("classifier", "9"), state=typed)
    assert len(other.history.past) == 2


def test_a_text_that_cannot_be_read_loses_nothing():
    start = initial()
    state = after(ev.CfgTyped("features", "[64, 'M'"), state=start)
    assert state.model.spec == start.model.spec
    assert state.model.good is start.model.good
    assert state.model.texts["features"] == "[64, 'M'"
    assert state.model.problem.column == 0
    (fix,) = state.model.problem.fixes
    mended = after(ev.FixApplied(fix, state.model.problem.place), state=state)
    assert mended.model.problem is None
    assert features(mended) == (Conv(64), MaxPool())


def test_a_problem_of_one_list_stays_while_another_is_edited():
    state = after(ev.CfgTyped("classifier", "4096 M"), ev.CfgTyped("features", "64 M"))
    assert state.model.problem.place == Place("classifier", 1)
    state = after(ev.CfgTyped("classifier", "4096"), state=state)
    assert state.model.problem is None


def test_a_network_that_breaks_shows_rows_while_the_last_one_goes_on():
    good = after(ev.CfgTyped("features", "8 M 16"), ev.OptionChanged("input", (3, 4, 4)))
    state = after(ev.CfgTyped("features", "8 M 16 M M"), state=good)
    assert state.model.problem.place == Place("features", 4)
    assert (state.model.problem.column, state.model.problem.length) == (9, 1)
    assert state.model.good.spec == good.model.spec
    assert len(state.model.analysis.groups) == 4
    for fix in state.model.problem.fixes:
        assert (
            after(ev.FixApplied(fix, state.model.problem.place), state=state).model.problem is None
        )


def test_a_broken_entry_in_the_list_becomes_text():
    state = after(ev.EntryChanged("features", 0, "sixty"))
    assert state.model.texts["features"].startswith("[sixty, 64, 'M'")
    assert state.model.problem.place == Place("features", 0)
    assert state.model.spec == initial().model.spec


def test_a_spec_that_never_worked():
    broken = replace(find("vgg16").spec, input=(3, 8, 8))
    state = after(ev.SpecOpened(broken))
    assert state.model.problem is not None
    assert state.model.good.problem is not None


def test_undo_has_an_end_and_a_label():
    state = initial()
    assert after(ev.Undone(), ev.Redone(), state=state) is state
    for n in range(MAX_STEPS + 20):
        state = update(state, ev.OptionChanged("num_classes", n + 1))
    assert len(state.history.past) == MAX_STEPS
    assert str(state.history.past[-1].label) == "change number of classes"


def test_an_edit_that_changes_nothing_is_no_step():
    state = after(ev.OptionChanged("batch_norm", False), ev.PresetChosen("vgg16"))
    assert state.history.past == ()


def test_the_selection_survives_or_moves_to_a_neighbour():
    state = after(ev.LayerSelected("conv3_3"), ev.ChannelSelected(7))
    assert after(ev.EntryRemoved("features", 0), state=state).selection.channel == 7
    state = after(ev.EntryRemoved("features", 8), state=state)
    assert state.selection.layer == "conv3_2"
    assert after(ev.PresetChosen("alexnet"), state=state).selection.layer == "conv3"
    assert after(ev.PresetChosen("nin_imagenet")).selection.layer == "conv1"


@pytest.mark.parametrize("layer", ["fc6", "drop2", "fc8"])
def test_a_layer_of_the_classifier_stays_selected_under_its_new_number(layer):
    state = after(ev.LayerSelected(layer), ev.ChannelSelected(7))
    place = state.model.analysis.group(layer).place
    state = after(ev.EntryInserted("features", 18, "'M'"), state=state)
    assert state.model.analysis.group(state.selection.layer).place == place
    assert state.selection.channel == 7
    state = after(*[ev.EntryInserted("features", 18, "'M'")] * 3, state=state)
    assert state.model.problem is not None
    names = {pending.name: pending.place for pending in state.model.analysis.pending}
    assert names[state.selection.layer] == place
    assert after(*[ev.Undone()] * 4, state=state).selection.layer == layer


def test_a_unit_outside_the_new_map_is_dropped():
    state = after(ev.LayerSelected("conv1_1"), ev.UnitSelected((200, 200)))
    assert after(ev.OptionChanged("batch_norm", True), state=state).selection.unit == (200, 200)
    assert after(ev.OptionChanged("input", (3, 64, 64)), state=state).selection.unit is None
    assert after(ev.LayerSelected("conv1_2"), state=state).selection.unit is None


def test_views_and_preferences():
    state = after(
        ev.ViewChanged("tab", "maps"),
        ev.ViewChanged("colormap", "grey"),
        ev.ThemeChosen("dark"),
        ev.LanguageChosen("zh_CN"),
        ev.RandomChosen("kaiming", 3),
        ev.DeviceChosen("cuda:0"),
        ev.RunRequested(),
    )
    assert (state.view.tab, state.view.colormap) == ("maps", "grey")
    assert (state.theme, state.language, state.weights.seed, state.runs) == ("dark", "zh_CN", 3, 1)
    assert state.devices.chosen == "cuda:0"
    assert update(state, ev.ThemeChosen("dark")) is state


def test_pictures():
    source = PictureSource(b"", "cat.jpg")
    state = after(ev.PictureOffered(source))
    assert state.input.pending is source
    what, hint = text("It is damaged."), text("Choose another.")
    failed = after(ev.PictureFailed(what, hint, source, damaged=True), state=state)
    assert failed.input.pending.sample == "cat"  # there was no picture before
    (notice,) = failed.notices
    assert (notice.kind, notice.what, notice.hint) == ("error", what, hint)
    offered = notice.actions[0].event
    assert offered.source.allow_damaged
    picture = object()
    read = after(ev.PictureRead(picture, source), state=failed)
    assert read.input.picture is picture
    kept = after(ev.PictureOffered(source), ev.PictureFailed(what, hint, source), state=read)
    assert (kept.input.picture, kept.input.pending) == (picture, None)
    sample = PictureSource(b"", "Cat", "cat")
    nothing = after(ev.PictureOffered(sample), ev.PictureFailed(what, hint, sample))
    assert (nothing.input.pending, nothing.job.status) == (None, "failed")
    assert read.input.source is source
    assert read.notices == failed.notices
    assert after(ev.PictureRead(object(), source), state=read).notices == ()


def test_jobs():
    state = after(ev.JobStarted(text("Reading")), ev.JobProgressed(text("conv1_1"), 0.5))
    assert (state.job.status, state.job.done) == ("running", 0.5)
    assert after(ev.JobFinished(12.5), state=state).job.milliseconds == 12.5
    assert after(ev.JobCancelled(), state=state).job.status == "cancelled"
    failed = after(ev.JobFailed(text("No memory."), text("Use a smaller input.")), state=state)
    assert failed.job.status == "failed"
    assert failed.notices[0].actions[0].event == ev.RunRequested()


def test_notices_repeat_as_a_count_and_do_not_pile_up():
    again = ev.NoticeRaised("info", text("Hello"))
    state = after(again, again, again)
    (notice,) = state.notices
    assert notice.count == 3
    assert after(ev.NoticeDismissed(notice.number), state=state).notices == ()
    for n in range(10):
        state = update(state, ev.NoticeRaised("info", text("{n}", n=n)))
    assert len(state.notices) == MAX_NOTICES
    assert len({notice.number for notice in state.notices}) == MAX_NOTICES
    action = NoticeAction(text("Do"), ev.RunRequested())
    acted = after(ev.NoticeRaised("ok", text("x"), None, (action,)))
    assert acted.notices[0].actions == (action,)


def test_an_unknown_event_is_a_defect():
    with pytest.raises(TypeError):
        update(initial(), object())


@given(st.text(max_size=60))
def test_any_typing_leaves_a_network_that_works(source):
    state = after(ev.CfgTyped("features", source))
    assert state.model.good.problem is None
    assert state.model.texts["features"] == source
    assert after(ev.Undone(), state=state).model == initial().model or not state.history.past


def test_an_entry_moves_to_another_list_as_what_it_is_there():
    start = after(ev.CfgTyped("features", "8 16 D"), ev.CfgTyped("classifier", "32"))
    state = after(ev.EntryMoved("features", 1, 0, "classifier"), state=start)
    assert state.model.texts["features"] == "[8, 'D']"
    assert state.model.texts["classifier"] == "[16, 32]"
    assert after(ev.Undone(), state=state).model == start.model


def test_an_option_keeps_a_text_that_cannot_be_read():
    state = after(ev.CfgTyped("features", "8 M sixteen"), ev.OptionChanged("batch_norm", True))
    assert state.model.texts["features"] == "8 M sixteen"
    assert state.model.problem.place == Place("features", 2)
    assert state.model.spec.batch_norm


@dataclass(frozen=True)
class Option:
    key: str
    available: bool


def test_a_device_that_has_gone_gives_way_to_the_cpu():
    found = ev.DevicesFound((Option("cpu", True), Option("cuda", False)))
    kept = after(found)
    assert (kept.devices.chosen, kept.notices) == ("cpu", ())
    state = after(ev.DeviceChosen("cuda:0"), found)
    assert state.devices.chosen == "cpu"
    assert "CUDA:0" in str(state.notices[0].what)


def test_a_unit_is_one_of_the_map():
    state = update(initial(), ev.LayerSelected("pool5"))
    assert update(state, ev.UnitSelected((6, 6))).selection.unit == (6, 6)
    for outside in ((7, 0), (0, 7), (-1, 0)):
        assert update(state, ev.UnitSelected(outside)).selection.unit is None
    vector = update(state, ev.LayerSelected("fc6"))
    assert update(vector, ev.UnitSelected((0, 0))).selection.unit is None
