"""What the user asks of training, and what becomes of it: pure functions of the state."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from vgg_explorer.arch.text import text
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.data.shapes import KINDS
from vgg_explorer.engine.training.plan import (
    MOST_KINDS,
    USUAL,
    Augmentation,
    DrawnData,
    FolderData,
    NamedData,
    Plan,
)
from vgg_explorer.engine.training.records import Begun, DataReport, Ended, Saved, Step
from vgg_explorer.session import data_folders, plan_choices, settings, sorting
from vgg_explorer.session import events as ev
from vgg_explorer.session.board import BoardLook
from vgg_explorer.session.reining import reining
from vgg_explorer.session.training import ClassesQuestion, RangeTest, Training
from vgg_explorer.session.training_jobs import unless_stopped
from vgg_explorer.session.updates import initial, update

TEN = tuple(f"class {n}" for n in range(10))


def report(classes=TEN):
    count = len(classes)
    return DataReport(text("pets"), classes, (8,) * count, (2,) * count, (32, 32), (32, 32))


def after(state, *events):
    for event in events:
        state = update(state, event)
    return state


def looked(classes=TEN):
    """Return a session whose data has been looked at."""
    state = after(initial(), ev.PresetChosen("vgg_tiny"), ev.DataChosen(DrawnData()))
    return after(state, ev.DataLooked(DrawnData(), report(classes)))


def stopped(state, step=5):
    """Return a session after a run that was stopped, with a checkpoint."""
    steps = tuple(Step(n, n / 10, 1.0, 0.5, 1e-3, 0.1, 0.0, 8) for n in range(1, step + 1))
    reports = (Begun(report(), 0, 100, 10), *steps, Saved(step, best=False), Ended("stopped", step))
    state = after(state, ev.TrainingAsked())
    number = state.training.run.number
    return after(state, ev.TrainingReported(number, reports, Path("/runs/1")))


# Data


def test_chosen_data_is_looked_at_and_may_be_shown():
    state = after(initial(), ev.DataChosen(FolderData(Path("/pets")), shown=True))
    assert state.view.tab == "training"
    assert state.training.data.status == "looking"
    assert state.training.plan.data == FolderData(Path("/pets"))
    assert after(initial(), ev.DataChosen(DrawnData())).view.tab == "layers"


def test_what_other_data_has_is_not_taken():
    state = after(initial(), ev.DataChosen(FolderData(Path("/pets"))))
    assert after(state, ev.DataLooked(DrawnData(), report())) is state


@pytest.mark.parametrize("done", [None, 0.5])
def test_other_augmentation_asks_for_other_examples(done):
    state = after(initial(), ev.DataChosen(DrawnData()), ev.DataProgressed(DrawnData(), done))
    state = after(state, ev.PlanChanged("augmentation", Augmentation(flip=True)))
    assert (state.training.data.status, state.training.data.done) == ("looking", None)


def test_a_start_while_the_data_is_looked_at_does_not_begin_the_look_anew():
    state = after(initial(), ev.PresetChosen("vgg_tiny"), ev.DataChosen(DrawnData()))
    state = after(state, ev.DataProgressed(DrawnData(), 0.7), ev.TrainingAsked())
    assert state.training.waiting
    assert state.training.data.done == 0.7
    state = after(state, ev.DataLooked(DrawnData(), report()))
    assert state.training.at_work
    assert not state.training.waiting


def test_stop_while_start_waits_takes_the_start_back():
    state = after(initial(), ev.PresetChosen("vgg_tiny"), ev.TrainingAsked())
    assert reining(state.training).stop
    state = after(state, ev.TrainingStopped(), ev.DataLooked(DrawnData(), report()))
    assert not state.training.at_work


# Starting


@pytest.mark.parametrize(
    ("field", "value"), [("rate", math.nan), ("batch", 0), ("momentum", 1.0), ("seed", -1)]
)
def test_a_plan_that_no_training_can_use_does_not_start(field, value):
    state = after(looked(), ev.PlanChanged(field, value))
    assert not reining(state.training).start
    state = after(state, ev.TrainingAsked())
    assert not state.training.at_work
    assert str(value) in str(state.notices[-1].what)


def test_the_question_of_classes():
    pets = FolderData(Path("/pets"))
    state = after(looked(), ev.DataChosen(pets), ev.DataLooked(pets, report(("cat", "dog"))))
    state = after(state, ev.TrainingAsked())
    question = state.training.question
    assert (question.data, question.network) == (2, 10)
    assert not reining(state.training).start
    assert after(state, ev.ClassesDeclined()).training.question is None
    state = after(state, ev.ClassesTaken())
    assert state.model.good.spec.num_classes == 2
    assert state.training.asked.spec.num_classes == 2
    assert state.training.run.spec == state.model.good.spec


def test_there_are_as_many_kinds_of_shapes_as_outputs_until_the_user_says_how_many():
    six, ten = DrawnData(), DrawnData(10)
    state = after(looked(), ev.DataLooked(six, report(TEN[:6])), ev.TrainingAsked())
    assert (state.training.plan.data, state.training.question) == (ten, None)
    assert state.training.waiting
    state = after(state, ev.DataLooked(ten, report()))
    assert state.training.at_work
    state = after(looked(), ev.DataChosen(DrawnData(4)))
    state = after(state, ev.DataLooked(DrawnData(4), report(TEN[:4])), ev.TrainingAsked())
    assert state.training.question == ClassesQuestion(4, 10)


def test_the_program_draws_as_many_kinds_as_the_plan_says():
    assert len(KINDS) == MOST_KINDS


def test_the_classes_of_a_pool_head_are_its_last_channels():
    pets = FolderData(Path("/pets"))
    state = after(initial(), ev.PresetChosen("nin"), ev.DataChosen(pets))
    state = after(state, ev.DataLooked(pets, report(("cat", "dog"))), ev.TrainingAsked())
    state = after(state, ev.ClassesTaken())
    assert state.training.at_work
    assert state.model.good.rows[-1].out_shape == (2,)


def test_a_start_ends_the_range_test():
    state = after(looked(), ev.RangeAsked())
    assert state.training.test.status == "running"
    assert after(state, ev.TrainingAsked()).training.test == RangeTest(
        "none", state.training.test.asked
    )


# Resuming


def test_a_run_that_is_gone_on_with_stays_the_same_run():
    state = stopped(looked())
    assert reining(state.training).resume == Path("/runs/1")
    first = state.training.run
    state = after(state, ev.EntryChanged("features", 0, "24"), ev.PlanChanged("batch", 3))
    state = after(state, ev.TrainingAsked(Path("/runs/1")))
    assert len(state.training.runs) == 1
    asked = state.training.asked
    assert (asked.number, asked.spec, asked.plan) == (first.number, first.spec, first.plan)
    assert asked.resume == Path("/runs/1")
    assert len(state.training.run.curve) == 5


def test_steps_behind_the_checkpoint_are_made_again():
    state = after(stopped(looked()), ev.TrainingAsked(Path("/runs/1")))
    begun = Begun(report(), 3, 100, 10)
    state = after(state, ev.TrainingReported(state.training.run.number, (begun,)))
    assert [step.step for step in state.training.run.curve] == [1, 2, 3]
    assert state.training.run.step == 3


def test_a_finished_run_is_not_gone_on_with():
    state = stopped(looked())
    number = state.training.run.number
    state = after(state, ev.TrainingReported(number, (Ended("finished", 100),)))
    assert reining(state.training).resume is None
    assert reining(state.training).start


# Between two sessions

PLAN = Plan(
    data=FolderData(Path("/pets"), 0.3, skips_empty=True, seed=4),
    batch=5,
    epochs=6,
    steps=7,
    optimiser="sgd",
    rate=3e-4,
    momentum=0.5,
    weight_decay=1e-4,
    schedule="cosine",
    step_epochs=3,
    warm_up=20,
    label_smoothing=0.1,
    augmentation=Augmentation(crop=True),
    mixed=True,
    trains="conv2_1",
    start="random",
    seed=9,
    log_steps=2,
    save_steps=50,
    keep=3,
    live_steps=4,
)


@pytest.mark.parametrize(
    "data", [PLAN.data, DrawnData(3, 40, 20, 1), NamedData("mnist", Path("/sets"), downloads=True)]
)
def test_the_set_up_comes_back(tmp_path, data):
    look = BoardLook("layers", "steps", "log", "dead", "hidden")
    training = Training(
        plan=replace(PLAN, data=data),
        folder=Path("/runs"),
        live=False,
        kinds_chosen=True,
        look=look,
    )
    path = tmp_path / "session.json"
    state = replace(initial(), training=training)
    settings.save(path, settings.snapshot(state, {}))
    saved = settings.load(path)
    assert not saved.damaged
    assert settings.restored(saved).training == training


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rate", "fast"),
        ("rate", -1),
        ("batch", 0),
        ("batch", 2.5),
        ("optimiser", "adagrad"),
        ("augmentation", {"flip": 3}),
        ("data", {"kind": "web"}),
        ("data", {"kind": "drawn", "classes": "all"}),
        ("data", 7),
        ("mixed", "yes"),
        ("trains", None),
        ("seed", 1e300),
    ],
)
def test_a_damaged_field_has_its_default_and_the_others_stay(field, value):
    table = json.loads(json.dumps(plan_choices.written(Training(plan=PLAN))))
    table["plan"][field] = value
    found = plan_choices.read(table).plan
    assert found == replace(PLAN, **{field: getattr(USUAL, field)})


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"plan": None},
        {"plan": [], "folder": 3, "live": 1},
        {"folder": ""},
        {"board": {"page": 1, "loss": "cubic"}, "kinds_chosen": 1},
    ],
)
def test_a_damaged_set_up_is_the_usual_one(table):
    assert plan_choices.read(table) == Training()


# Folders of class folders


@pytest.fixture
def pets(tmp_path):
    folder = tmp_path / "pets"
    for name in ("cat", "dog", ".hidden"):
        (folder / name).mkdir(parents=True)
        Image.new("RGB", (8, 8)).save(folder / name / "one.png")
    return folder


def test_a_folder_of_classes_opens_its_pictures_and_can_be_trained_on(pets):
    events = list(sorting.sort_paths((pets,)))
    offered = next(one for one in events if isinstance(one, ev.PicturesOffered))
    assert [source.data.parent.name for source in offered.sources] == ["cat", "dog"]
    notice = next(one for one in events if isinstance(one, ev.NoticeRaised))
    assert notice.kind == "info"
    assert "“cat”, “dog”" in str(notice.what)
    assert notice.actions[0].event == ev.DataChosen(FolderData(pets), shown=True)


def test_a_folder_without_classes_is_a_folder_of_pictures(pets):
    events = list(sorting.sort_paths((pets / "cat",)))
    assert not any(isinstance(one, ev.NoticeRaised) for one in events)
    (pets / "dog" / "one.png").unlink()
    (notice,) = sorting.sort_paths((pets,))
    assert notice.kind == "error"


def test_a_split_is_seen_through(pets, tmp_path):
    whole = tmp_path / "whole"
    whole.mkdir()
    pets.rename(whole / "train")
    assert [one.name for one in data_folders.class_folders(whole)] == ["cat", "dog"]


def test_a_folder_that_is_dropped_on_the_tab_is_trained_on(pets):
    other = pets / "cat" / "one.png"
    chosen, told, opened = data_folders.take_data((other, pets))
    assert chosen == ev.DataChosen(FolderData(pets), shown=True)
    assert told.actions[0].event == ev.PathsRequested((pets,))
    assert opened.source.data == other


def test_other_files_that_are_dropped_on_the_tab_open_as_ever(pets):
    (opened,) = data_folders.take_data((pets / "cat" / "one.png",))
    assert isinstance(opened, ev.PictureOffered)


# Stopping before the first step


@pytest.mark.parametrize("stopped_after", [0, 2, None])
def test_a_stop_ends_the_reading_of_pictures(stopped_after):
    control, told = Control(), []

    def opened():
        try:
            yield from (None, 0.5, 1.0)
            return "data"
        finally:
            told.append("closed")

    def found():
        told.append((yield from unless_stopped(opened(), control)))

    if stopped_after == 0:
        control.stop()
    for number, _ in enumerate(found(), 1):
        if number == stopped_after:
            control.stop()
    # Where it has not begun there is nothing to close.
    expected = {0: [None], 2: ["closed", None], None: ["closed", "data"]}
    assert told == expected[stopped_after]
