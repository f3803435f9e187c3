"""Run folders in the session: opened, followed, gone on with, offered after a crash."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.text import text
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.training.plan import Plan
from vgg_explorer.engine.training.records import (
    Begun,
    DataReport,
    Ended,
    Evaluation,
    NewWeights,
    Noted,
    Saved,
    Saving,
    Step,
)
from vgg_explorer.engine.training.runs import run_record
from vgg_explorer.engine.training.runs.run_files import is_run
from vgg_explorer.engine.training.runs.run_record import Curves, Interrupted, RunRecord
from vgg_explorer.session import best_weights, run_jobs, sorting
from vgg_explorer.session import events as ev
from vgg_explorer.session.noticing import without_errors
from vgg_explorer.session.updates import initial, update

SPEC = PRESETS["vgg_mini"].spec
FOLDER = Path("/runs/one")
REPORT = DataReport(text("Shapes"), ("a", "b"), (8, 8), (2, 2), (32, 32), (32, 32))


def record(status="finished", path=FOLDER):
    return RunRecord(
        path=path,
        spec=SPEC,
        plan=Plan(batch=4),
        preprocess=Preprocess(resize="stretch"),
        device="cpu",
        threads=1,
        status=status,
        why=None,
        began=1.0,
        data=REPORT,
        data_key="k",
        total=16,
        steps_per_epoch=4,
    )


def step(number):
    return Step(number, number / 4, 1.0, 0.5, 1e-3, 0.1, 0.0, 4)


def evaluation(number, accuracy=0.5):
    return Evaluation(number, number / 4, 1.0, accuracy, None, (), (), 0.1, best=True)


CURVES = Curves((step(1), step(2), step(3), step(4)), (evaluation(4),), 4)


def after(state, *events):
    for event in events:
        state = update(state, event)
    return state


def loaded(digest, layers):
    shape = (3, 3)
    tensors = {f"{layer}.weight": SimpleNamespace(shape=shape) for layer in layers}
    return SimpleNamespace(
        digest=digest, tensors=tensors, shapes=dict.fromkeys(tensors, shape), title=text("x")
    )


# Opened


def test_a_run_folder_comes_into_the_table_with_its_curves():
    state = after(initial(), ev.RunRead(record(), CURVES))
    run = state.training.run
    assert (run.number, run.status, run.step, run.total) == (1, "finished", 4, 16)
    assert (run.folder, run.spec, run.saved) == (FOLDER, SPEC, 4)
    assert list(run.curve) == list(CURVES.steps)
    assert run.evaluations == CURVES.evaluations
    assert state.view.tab == "training"
    assert state.training.following is None
    assert not state.training.at_work
    assert state.model.spec == initial().model.spec


def test_opened_twice_it_is_there_once():
    state = after(initial(), ev.RunRead(record(), CURVES), ev.RunRead(record("stopped"), CURVES))
    assert [(run.number, run.status) for run in state.training.runs] == [(1, "stopped")]


def test_a_run_whose_process_died_counts_as_stopped():
    state = after(initial(), ev.RunRead(record("running"), CURVES))
    assert state.training.run.status == "stopped"
    assert "ended in the middle" in str(state.training.run.what)


def test_the_run_at_work_stays_the_last():
    state = after(initial(), ev.TrainingAsked(resume=Path("/runs/mine")))
    assert state.training.at_work
    state = after(state, ev.RunRead(record(), CURVES))
    assert [run.folder for run in state.training.runs] == [FOLDER, Path("/runs/mine")]
    assert state.training.at_work
    state = after(state, ev.RunRead(record("running", Path("/runs/other")), None))
    assert state.training.following is None
    assert len(state.training.runs) == 2
    assert "trained by another process" in str(state.notices[-1].what)


@pytest.mark.parametrize(("evaluations", "file"), [((evaluation(4),), "best"), ((), "last")])
def test_open_brings_the_network_and_its_best_weights(evaluations, file):
    curves = replace(CURVES, evaluations=evaluations)
    state = after(initial(), ev.RunRead(record(), curves), ev.RunOpened(1))
    assert state.model.good.spec == SPEC
    transfer = state.weights.transfer
    assert (transfer.status, transfer.asked) == ("running", FOLDER / f"{file}.safetensors")


# The best weights


def ended(*evaluations, saved=16, how="finished"):
    """A state in which a run of the network on the desk has ended."""
    state = after(initial(), ev.SpecOpened(SPEC, None), ev.RunRead(record("stopped"), None))
    reports = (Begun(REPORT, 0, 16, 4), step(1), *evaluations, Saved(saved, best=False))
    return after(state, ev.TrainingReported(1, (*reports, Ended(how, 16))))


@pytest.mark.parametrize("how", ["finished", "stopped", "diverged"])
def test_the_best_weights_are_offered_where_the_last_ones_are_others(how):
    state = ended(evaluation(8, 0.9), evaluation(16, 0.8), how=how)
    (notice,) = state.notices
    assert "best after step 8, with 90.0 %" in str(notice.what)
    assert "last weights are those of step 16" in str(notice.what)
    (action,) = notice.actions
    taken = after(state, action.event)
    assert taken.weights.transfer.asked == FOLDER / "best.safetensors"


@pytest.mark.parametrize(
    "evaluations",
    [(), (evaluation(8, 0.5), evaluation(16, 0.8)), (evaluation(8, 0.8), evaluation(16, 0.8))],
)
def test_nothing_is_offered_where_the_last_weights_are_the_best(evaluations):
    state = ended(*evaluations)
    assert not state.notices
    assert best_weights.others(state) is None


@pytest.mark.parametrize(("how", "offers"), [("stopped", 0), ("diverged", 1)])
def test_what_came_after_the_best_evaluation_may_be_better(how, offers):
    state = ended(evaluation(4, 0.3), evaluation(8, 0.5), how=how)
    assert len(state.notices) == offers
    assert (best_weights.others(state) is not None) == bool(offers)


def test_the_best_weights_and_the_last_ones_take_turns():
    state = ended(evaluation(8, 0.9), evaluation(16, 0.8))
    best, last = FOLDER / "best.safetensors", FOLDER / "last.safetensors"
    for origin, other in ((last, best), (best, last), (None, best)):
        here = replace(state, weights=replace(state.weights, origin=origin))
        assert best_weights.others(here) == other
    assert best_weights.others(after(state, ev.PresetChosen("vgg_tiny"))) is None
    assert best_weights.others(after(state, ev.TrainingAsked(FOLDER))) is None


def test_a_checkpoint_that_takes_long_is_told():
    state = after(initial(), ev.RunRead(record("running"), None))
    for reports, saving in (
        ((Begun(REPORT, 0, 16, 4), Saving(4)), True),
        ((Saved(4, best=False),), False),
        ((Saving(8),), True),
        ((step(9),), False),
        ((Saving(16),), True),
        ((Ended("finished", 16),), False),
    ):
        state = after(state, ev.TrainingReported(1, reports))
        assert state.training.run.saving is saving


# Followed


@pytest.fixture
def following():
    return after(initial(), ev.RunRead(record("running"), None))


def test_a_run_that_is_trained_elsewhere_is_followed(following):
    training = following.training
    assert (training.following, training.run.status) == (FOLDER, "following")
    assert following.model.good.spec == SPEC
    reports = (Begun(REPORT, 0, 16, 4), step(1), evaluation(4))
    state = after(following, ev.TrainingReported(1, reports, FOLDER))
    assert state.training.run.status == "following"
    assert not state.training.at_work
    assert len(state.training.run.curve) == 1
    state = after(state, ev.TrainingReported(1, (Ended("finished", 16),), FOLDER))
    assert (state.training.run.status, state.training.following) == ("finished", None)


def test_what_it_has_learnt_comes_to_the_desk(following):
    layers = list(following.weights.assignment)
    found = NewWeights(4, loaded("run/4", layers))
    saved = Saved(4, best=False)
    state = after(
        following, ev.TrainingReported(1, (Begun(REPORT, 0, 16, 4), saved, found), FOLDER)
    )
    assert state.weights.origin == FOLDER / "last.safetensors"  # for the next start
    assert {which.source for which in state.weights.assignment.values()} == {"run/4"}
    other = after(following, ev.PresetChosen("alexnet"))
    kept = after(other, ev.TrainingReported(1, (found,), FOLDER)).weights
    assert {which.source for which in kept.assignment.values()} == {""}


def test_following_ends_when_it_is_asked_to_or_a_training_begins(following):
    for event in (ev.FollowAsked(None), ev.TrainingAsked(resume=Path("/runs/mine"))):
        state = after(following, event)
        assert state.training.following is None
        (run,) = (run for run in state.training.runs if run.folder == FOLDER)
        assert run.status == "stopped"
        assert "its process goes on" in str(run.what)


def test_a_failure_of_what_is_followed_ends_it(following):
    state = after(following, ev.TrainingFailed(1, text("gone"), text("Look for it.")))
    assert (state.training.run.status, state.training.following) == ("failed", None)


def test_to_follow_a_folder_is_to_open_it():
    assert after(initial(), ev.FollowAsked(FOLDER)).opening == (FOLDER,)


def test_forgetting_what_is_followed_ends_it(following):
    state = after(following, ev.RunForgotten(1))
    assert (state.training.runs, state.training.following) == ((), None)


# Gone on with


def test_a_run_that_goes_on_comes_to_the_desk_as_it_was():
    state = after(initial(), ev.RunsInterrupted((interrupted(),)))
    (notice,) = state.notices
    assert str(notice.what) == "A training was interrupted: VGG mini, step 8 of 16."
    assert [str(action.label) for action in notice.actions] == ["Resume", "Keep for later"]
    state = after(state, notice.actions[0].event)
    asked = state.training.asked
    assert asked.resume == FOLDER
    weights = loaded("one:4", ["features.0"])
    state = after(state, ev.RunResumed(asked.number, record("running"), CURVES, weights))
    run = state.training.run
    assert state.model.good.spec == SPEC
    assert (run.spec, run.plan, run.total) == (SPEC, Plan(batch=4), 16)
    assert len(run.curve) == 4
    assert state.input.preprocess == Preprocess(resize="stretch")
    assert state.training.asked is asked
    reports = (Begun(REPORT, 4, 16, 4), NewWeights(5, loaded("run/5", state.weights.assignment)))
    state = after(state, ev.TrainingReported(asked.number, reports, FOLDER))
    assert {which.source for which in state.weights.assignment.values()} == {"run/5"}


def interrupted(path=FOLDER):
    return Interrupted(path, "VGG mini", 8, 16, 1.0)


def test_nothing_begins_by_itself_and_the_offer_stays():
    state = after(initial(), ev.RunsInterrupted((interrupted(),)))
    assert (state.training.asked, state.training.runs) == (None, ())
    assert without_errors(state).notices == state.notices


def test_kept_for_later_it_is_set_aside():
    state = after(initial(), ev.RunsInterrupted((interrupted(),)))
    state = after(state, state.notices[0].actions[1].event)
    assert state.training.aside == FOLDER


def test_not_more_are_offered_than_can_be_read():
    found = tuple(interrupted(Path(f"/runs/{n}")) for n in range(9))
    folders = [str(notice.hint) for notice in after(initial(), ev.RunsInterrupted(found)).notices]
    assert len(folders) == 3
    assert "/runs/0" in folders[-1]


def test_trouble_with_the_disk_is_told_while_it_trains():
    state = after(initial(), ev.TrainingAsked(resume=FOLDER))
    noted = Noted(text("The disk is full."), text("Make room."))
    state = after(state, ev.TrainingReported(1, (Begun(REPORT, 0, 16, 4), noted)))
    assert state.training.run.status == "running"
    assert str(state.notices[-1].what) == "The disk is full."


# The jobs


def test_a_folder_that_is_dropped_is_told_by_what_is_in_it(tmp_path):
    run = tmp_path / "run"
    run.mkdir()
    (run / "run.json").write_text("{")
    assert is_run(run)
    assert not is_run(tmp_path)
    (found,) = sorting.sort_paths((run,))
    assert isinstance(found, ev.NoticeRaised)
    assert "“run.json” of the run “run” is damaged" in str(found.what)


def test_a_run_that_cannot_be_written_is_told(tmp_path):
    (told,) = run_jobs.set_run_aside(tmp_path)
    assert "does not exist" in str(told.what)
    assert list(run_jobs.interrupted_runs(tmp_path)) == []


def test_runs_in_the_usual_place_and_in_the_chosen_one_are_offered(tmp_path, monkeypatch):
    usual, chosen = tmp_path / "usual", tmp_path / "chosen"
    asked = {usual: [interrupted(usual / "a")], chosen: [interrupted(chosen / "b")]}
    monkeypatch.setattr(run_jobs, "usual_place", lambda: usual)
    monkeypatch.setattr(run_record, "unfinished", asked.__getitem__)
    for place, count in ((None, 1), (chosen, 2), (usual, 1)):
        (found,) = run_jobs.interrupted_runs(place)
        assert len(found.found) == count


def test_nothing_of_a_newer_version_is_set_aside(tmp_path):
    (tmp_path / "run.json").write_text(json.dumps({"format": 2, "status": "running"}))
    (told,) = run_jobs.set_run_aside(tmp_path)
    assert "newer version" in str(told.what)
    assert json.loads((tmp_path / "run.json").read_text())["status"] == "running"
