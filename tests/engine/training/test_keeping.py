"""What a training leaves in its run folder, and how it goes on from that."""

import errno
import json
import os
import shutil
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import tiny_training
import torch

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.loaded import WeightsError
from vgg_explorer.engine.training import learner
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.plan import Augmentation, FolderData, NamedData, Plan
from vgg_explorer.engine.training.records import (
    Begun,
    Ended,
    Evaluation,
    NewWeights,
    Noted,
    Saved,
    Saving,
    Step,
)
from vgg_explorer.engine.training.runs import (
    checkpoints,
    keeping,
    plan_table,
    run_folder,
    run_lock,
    run_record,
    run_weights,
)
from vgg_explorer.engine.weight_files import read_weights
from vgg_explorer.session import obtaining


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A run that was never interrupted, and its reports."""
    return tiny_training.trained(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def run(whole, tmp_path):
    """A copy of its folder, which may be spoilt."""
    return shutil.copytree(whole[0], tmp_path / whole[0].name)


def begun(base, control=None, plan=tiny_training.PLAN):
    order = tiny_training.order(plan)
    folder = run_folder.created(base, order)
    return folder, keeping.kept(tiny_training.trainer(order, control=control), folder)


def until(reports, kind, step):
    """Run until a report of a kind."""
    for report in reports:
        if isinstance(report, kind) and report.step == step:
            return report
    raise AssertionError(f"no {kind.__name__} of step {step}")


def gone_on(path, control=None, changes=None):
    folder, order, snapshot = run_folder.resumed(path, "cpu", tiny_training.THREADS)
    order = replace(order, plan=replace(order.plan, **(changes or {})))
    reports = keeping.kept(tiny_training.trainer(order, snapshot, control), folder)
    return [report for report in reports if report is not None]


def losses(reports):
    return [report.loss for report in reports if isinstance(report, Step)]


def steps_in(path):
    return [int(place.name) for place in sorted((path / "checkpoints").iterdir())]


# What is left


def test_a_run_folder_has_all_that_is_needed_to_go_on(whole):
    path, reports = whole
    record, curves = run_record.read(path), run_record.curves(path)
    assert record.spec == tiny_training.spec()
    assert record.plan == tiny_training.PLAN
    assert (record.status, record.device, record.threads) == ("finished", "cpu", 1)
    assert (record.total, record.steps_per_epoch) == (24, 6)
    assert record.data.classes == ("circle", "cross", "ring")
    assert record.data.train == (12, 12, 12)
    assert [one.loss for one in curves.steps] == losses(reports)
    assert curves.steps == tuple(one for one in reports if isinstance(one, Step))
    told = [one for one in reports if isinstance(one, Evaluation)]
    assert [one.accuracy for one in curves.evaluations] == [one.accuracy for one in told]
    assert curves.evaluations[-1].confusion == told[-1].confusion
    kept, first = curves.evaluations[-1].mistakes[0], told[-1].mistakes[0]
    assert (kept.example.name, kept.predicted) == (first.example.name, first.predicted)
    assert (kept.example.pixels == first.example.pixels).all()


def test_the_last_checkpoints_and_the_best_weights_are_kept(whole):
    path, reports = whole
    saved = [one.step for one in reports if isinstance(one, Saved) and not one.best]
    assert saved == [0, 5, 10, 15, 20, 24]
    assert steps_in(path) == [20, 24]
    best = read_weights(path / "best.safetensors")
    last = read_weights(path / "last.safetensors")
    assert best.spec == last.spec == tiny_training.spec()
    assert best.preprocess == last.preprocess is not None
    assert best.categories == last.categories == ("circle", "cross", "ring")
    marked = [one.step for one in reports if isinstance(one, Saved) and one.best]
    told = [one for one in reports if isinstance(one, Evaluation)]
    assert marked == [one.step for one in told if one.best]
    names = dict(best.tensors)
    assert any(not torch.equal(names[key], value) for key, value in last.tensors.items())


def test_weights_are_called_by_their_run_and_their_step(whole, tmp_path):
    path, reports = whole
    told = [one for one in reports if isinstance(one, Evaluation)]
    best = [one.step for one in told if one.best][-1]
    for file, title in (
        ("last.safetensors", f"{path.name}, step 24"),
        ("best.safetensors", f"best of {path.name}, step {best}"),
        ("checkpoints/000020/weights.safetensors", f"{path.name}, step 20"),
    ):
        assert str(run_weights.titled(path / file)) == title
        *_, read = obtaining.obtain(path / file, analyze(tiny_training.spec()))
        assert str(read.offer.loaded.title) == title
    (shown,) = [one for one in reports if isinstance(one, NewWeights)]
    assert str(shown.weights.title) == f"{path.name}, step 24"
    assert run_weights.titled(path / "run.json") is None
    elsewhere = shutil.copy(path / "last.safetensors", tmp_path)
    assert run_weights.titled(Path(elsewhere)) is None
    (tmp_path / "run.json").touch()  # all that is left of a run
    assert str(run_weights.titled(Path(elsewhere))) == tmp_path.name
    assert str(run_weights.titled(tmp_path / "best.safetensors")) == f"best of {tmp_path.name}"


@pytest.mark.parametrize("seconds", [0.0, 60.0])
def test_what_is_saved_is_told_before_where_it_takes_long(tmp_path, monkeypatch, seconds):
    monkeypatch.setattr(keeping, "SLOW_SECONDS", seconds)
    _, reports = begun(tmp_path)
    told = [one for one in reports if isinstance(one, Saving | Saved | Ended)]
    before = [told[at - 1] for at, one in enumerate(told) if isinstance(one, Saved) and at]
    if seconds:
        assert not any(isinstance(one, Saving) for one in told)
    else:
        assert all(isinstance(one, Saving) for one in before)
        assert isinstance(told[-1], Ended)


def test_a_run_that_is_closed_while_its_end_is_written_has_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "SLOW_SECONDS", 0.0)
    folder, reports = begun(tmp_path)
    until(reports, Saving, 24)
    reports.close()
    assert run_record.read(folder.path).status == "finished"
    assert steps_in(folder.path)[-1] == 24


def test_the_end_is_the_last_report(whole):
    _, reports = whole
    assert isinstance(reports[0], Begun)
    assert isinstance(reports[-1], Ended)


@pytest.mark.parametrize(
    "plan",
    [
        Plan(),
        replace(tiny_training.PLAN, augmentation=Augmentation(crop=True), optimiser="sgd"),
        Plan(data=NamedData("cifar10", downloads=True), schedule="cosine", rate=3e-5),
    ],
)
def test_a_plan_comes_back_from_its_table(plan, tmp_path):
    assert plan_table.read(json.loads(json.dumps(plan_table.written(plan)))) == plan
    plan = replace(plan, data=FolderData(tmp_path / "ä b", 0.25))
    assert plan_table.read(json.loads(json.dumps(plan_table.written(plan)))) == plan


def test_pictures_that_moved_with_their_run_are_found(tmp_path):
    pictures = tmp_path / "here" / "pictures"
    pictures.mkdir(parents=True)
    plan = replace(tiny_training.PLAN, data=FolderData(pictures))
    folder = run_folder.made_at(tmp_path / "here" / "runs" / "one", tiny_training.order(plan))
    assert run_record.read(folder.path).plan == plan
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    (tmp_path / "here").rename(tmp_path / "gone")
    found = run_record.read(tmp_path / "there" / "runs" / "one").plan
    assert found == replace(plan, data=FolderData(tmp_path / "there" / "pictures"))
    shutil.rmtree(tmp_path / "there" / "pictures")
    assert run_record.read(tmp_path / "there" / "runs" / "one").plan == plan
    folder.close()


# Going on


@pytest.mark.parametrize("step", [3, 6, 14])
def test_a_training_that_was_closed_goes_on_bit_for_bit(whole, tmp_path, step):
    _, reports = begun(tmp_path)
    until(reports, Step, step)
    reports.close()
    (path,) = tmp_path.iterdir()
    assert run_record.read(path).status == "stopped"
    assert steps_in(path)[-1] == step
    later = gone_on(path)
    assert losses(later) == losses(whole[1])[step:]
    assert run_record.curves(path).steps[-1].loss == losses(whole[1])[-1]
    assert [one.step for one in run_record.curves(path).steps] == list(range(1, 25))
    evaluated = [one.step for one in run_record.curves(path).evaluations]
    assert evaluated == [6, 12, 18, 24]
    ours = read_weights(path / "last.safetensors")
    theirs = read_weights(whole[0] / "last.safetensors")
    assert ours.digest == theirs.digest


@pytest.mark.parametrize(
    "optimiser", [{"optimiser": "sgd", "momentum": 0.0}, {"optimiser": "sgd"}, {"log_steps": 7}]
)
def test_other_optimisers_and_intervals_go_on_too(tmp_path, optimiser):
    plan = replace(tiny_training.PLAN, epochs=2, **optimiser)
    _, never_stopped = tiny_training.trained(tmp_path / "whole", plan)
    _, reports = begun(tmp_path / "cut", plan=plan)
    for _ in reports:
        if steps_in(only(tmp_path / "cut"))[-1:] == [5]:
            break
    reports.close()
    later = gone_on(only(tmp_path / "cut"))
    assert losses(later)[-1] == losses(never_stopped)[-1]


def only(base):
    (path,) = base.iterdir()
    return path


def test_stopping_makes_a_checkpoint_at_once(tmp_path):
    control = Control()
    _, reports = begun(tmp_path, control)
    until(reports, Step, 2)
    control.stop()
    left = [report for report in reports if report is not None]
    assert left[-1] == Ended("stopped", left[-1].step)
    assert steps_in(only(tmp_path))[-1] == left[-1].step <= 3
    assert run_record.read(only(tmp_path)).status == "stopped"


def test_stopping_before_the_first_step_and_after_the_last(tmp_path, run, whole):
    control = Control()
    control.stop()
    _, reports = begun(tmp_path / "new", control)
    assert list(reports)[-1] == Ended("stopped", 0)
    assert steps_in(only(tmp_path / "new")) == [0]
    control.stop()
    assert gone_on(run, control)[-1].step == 24
    assert losses(gone_on(only(tmp_path / "new"))) == losses(whole[1])


def test_a_pause_that_is_closed_keeps_everything(tmp_path):
    control = Control()
    _, reports = begun(tmp_path, control)
    until(reports, Step, 4)
    control.pause()
    assert next(report for report in reports if report is not None).step == 4  # Resting
    assert next(reports) is None  # it waits, and can be closed
    reports.close()
    assert steps_in(only(tmp_path))[-1] == 4


def test_a_finished_run_that_is_gone_on_with_stays_finished(run):
    later = gone_on(run)
    assert later[-1] == Ended("finished", 24)
    assert losses(later) == []
    assert len(run_record.curves(run).steps) == 24


def test_where_nothing_was_trained_nothing_is_left(tmp_path):
    folder = run_folder.created(tmp_path, tiny_training.order())
    folder.close()
    assert list(tmp_path.iterdir()) == []


def test_two_runs_of_a_day_have_two_folders(tmp_path):
    one, two = (run_folder.created(tmp_path, tiny_training.order()) for _ in range(2))
    assert one.path.name.endswith("-tiny-1")
    assert two.path.name.endswith("-tiny-2")
    one.close()
    two.close()


def test_a_folder_of_the_users_choice_must_be_empty(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(EngineError, match="is not empty"):
        run_folder.made_at(tmp_path, tiny_training.order())
    assert (tmp_path / "letter.txt").read_text() == "Dear"
    folder = run_folder.made_at(tmp_path / "run", tiny_training.order())
    assert folder.path == tmp_path / "run"
    folder.close()


# Two processes


def test_a_run_is_trained_by_one_process(tmp_path):
    _, reports = begun(tmp_path)
    until(reports, Step, 5)
    path = only(tmp_path)
    assert run_record.read(path).at_work
    assert run_record.unfinished(tmp_path) == []
    with pytest.raises(EngineError, match="another process"):
        run_folder.resumed(path, "cpu", 1)
    reports.close()
    assert not run_record.read(path).at_work


def test_a_run_whose_process_died_is_offered_until_it_is_set_aside(run, tmp_path):
    table = json.loads((run / "run.json").read_text())
    (run / "run.json").write_text(json.dumps({**table, "status": "running"}))
    (found,) = run_record.unfinished(tmp_path)
    assert (found.path, found.name, found.step, found.total) == (run, "tiny", 24, 24)
    lock = run_lock.RunLock(run)
    assert lock.take()
    assert run_record.unfinished(tmp_path) == []  # another instance has it
    lock.give_back()
    assert run_record.unfinished(tmp_path) == [found]
    run_record.set_aside(run)
    assert run_record.unfinished(tmp_path) == []
    assert run_record.read(run).status == "stopped"


def test_a_run_of_another_computer_is_not_offered(run, tmp_path):
    table = json.loads((run / "run.json").read_text())
    (run / "run.json").write_text(json.dumps({**table, "status": "running"}))
    (run / "lock").write_text(json.dumps({"pid": 1, "host": "elsewhere", "since": 0}))
    assert run_record.unfinished(tmp_path) == []


def test_one_damaged_run_does_not_hide_another(run, tmp_path):
    table = json.loads((run / "run.json").read_text())
    for name, written in {"a": b"", "b": b"{", "z": b"\xff\xfe"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_bytes(written)
    (run / "run.json").write_text(json.dumps({**table, "status": "running"}))
    assert [one.path for one in run_record.unfinished(tmp_path)] == [run]


# Damage


def spoil(path, kind):
    last = path / "checkpoints" / "000024"
    match kind:
        case "empty":
            (last / "state.json").write_bytes(b"")
        case "torn":
            state = (last / "state.json").read_bytes()
            (last / "state.json").write_bytes(state[: len(state) // 2])
        case "no state":
            (last / "state.json").unlink()
        case "no weights":
            (last / "weights.safetensors").unlink()
        case "no optimiser":
            (last / "optimiser.safetensors").unlink()
        case "flipped":
            data = bytearray((last / "weights.safetensors").read_bytes())
            data[-9] ^= 64
            (last / "weights.safetensors").unlink()  # last.safetensors is another name of it
            (last / "weights.safetensors").write_bytes(data)
        case "nan" | "huge" | "infinite" | "true":
            value = {"nan": "NaN", "huge": "9" * 5000, "infinite": "1e999", "true": "true"}[kind]
            state = json.loads((last / "state.json").read_text())
            state["rate_factor"] = "HERE"
            written = json.dumps(state).replace('"HERE"', value)
            (last / "state.json").write_text(written)
        case "another step's number":
            state = json.loads((last / "state.json").read_text())
            (last / "state.json").write_text(json.dumps({**state, "step": -1}))


@pytest.mark.parametrize(
    "kind",
    [
        "empty",
        "torn",
        "no state",
        "no weights",
        "no optimiser",
        "flipped",
        "nan",
        "huge",
        "infinite",
        "true",
        "another step's number",
    ],
)
def test_a_damaged_checkpoint_is_passed_over(run, whole, kind):
    spoil(run, kind)
    later = gone_on(run)
    first = later[0]
    assert isinstance(first, Begun)
    assert first.step == 20
    assert "1 later checkpoints are damaged" in str(first.notes[0])
    assert losses(later) == losses(whole[1])[20:]
    assert steps_in(run) == [20, 24]
    checkpoints.read(run / "checkpoints" / "000024")


def test_where_every_checkpoint_is_damaged_it_is_said(run):
    for place in (run / "checkpoints").iterdir():
        (place / "state.json").write_text("[]")
    before = sorted(each.name for each in run.rglob("*"))
    with pytest.raises(EngineError, match="is damaged"):
        run_folder.resumed(run, "cpu", 1)
    assert sorted(each.name for each in run.rglob("*")) == before
    assert not run_lock.held(run)


@pytest.mark.parametrize("where", ["run.json", "checkpoints/000024/state.json"])
def test_what_a_newer_version_made_is_left_alone(run, where):
    table = json.loads((run / where).read_text())
    (run / where).write_text(json.dumps({**table, "format": 99, "news": {}}))
    before = (run / where).read_bytes()
    with pytest.raises(EngineError, match="made by a newer version"):
        run_folder.resumed(run, "cpu", 1)
    assert (run / where).read_bytes() == before
    assert not run_lock.held(run)


@pytest.mark.parametrize(
    "change",
    [
        {"status": "asleep"},
        {"spec": "features = 7"},
        {"spec": 7},
        {"plan": {"batch": -1}},
        {"plan": {"rate": "much"}},
        {"plan": {"rate": 10**400}},
        {"plan": {"data": {"kind": "pickle"}}},
        {"threads": True},
        {"preprocess": {"mean": [0, 0]}},
        {"data": {"classes": ["a"]}},
        {"total": 1e99},
        {"began": 10**400},
    ],
)
def test_a_run_that_says_nonsense_is_refused_in_words(run, change):
    table = json.loads((run / "run.json").read_text())
    (run / "run.json").write_text(json.dumps({**table, **change}))
    with pytest.raises(EngineError, match=r"“run\.json” of the run “.*” is damaged"):
        run_record.read(run)


def test_weights_of_another_network_are_refused(run):
    table = json.loads((run / "run.json").read_text())
    spec = table["spec"].replace("[4, 'M', 8", "[4, 'M', 9")
    (run / "run.json").write_text(json.dumps({**table, "spec": spec}))
    with pytest.raises(EngineError, match="is not of this run's network"):
        run_folder.resumed(run, "cpu", 1)


def test_other_pictures_are_refused_and_change_nothing(run):
    for place in (run / "checkpoints").iterdir():
        state = json.loads((place / "state.json").read_text())
        (place / "state.json").write_text(json.dumps({**state, "data_key": "others"}))
    before = (run / "history.csv").read_bytes()
    with pytest.raises(EngineError, match="not those that this run began with"):
        gone_on(run)
    assert (run / "history.csv").read_bytes() == before
    assert run_record.read(run).status == "finished"


def test_another_version_of_torch_is_told(run):
    for place in (run / "checkpoints").iterdir():
        state = json.loads((place / "state.json").read_text())
        (place / "state.json").write_text(json.dumps({**state, "torch": "1.0", "threads": 64}))
    (note,) = gone_on(run)[0].notes
    assert "bit for bit" in str(note)
    assert "1.0" in str(note)


def test_lines_that_are_torn_or_no_numbers_are_passed_over(run):
    history = run / "history.csv"
    lines = history.read_text().splitlines(keepends=True)
    lines[3] = "3,zero,\n"
    lines[4] = "\0" * 5000 + "\n"
    history.write_text("".join(lines) + "25,4.1")
    steps = [one.step for one in run_record.curves(run).steps]
    assert steps == [1, 2, *range(5, 25)]
    assert run_record.curves(run.parent).steps == ()


def test_what_a_dead_process_left_half_done_is_swept_away(run):
    places = run / "checkpoints"
    (places / ".new-x").mkdir()
    (places / ".new-x" / "weights.safetensors").write_bytes(b"half")
    shutil.copytree(places / "000020", places / ".gone-y" / "000010")
    gone_on(run)
    assert steps_in(run) == [20, 24]


# Disks


def test_a_disk_with_too_little_room_is_refused_with_numbers(tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=5000))
    with pytest.raises(EngineError, match=r"need about .* KiB; .* 4\.88 KiB\s+are free"):
        run_folder.created(tmp_path / "runs", tiny_training.order())
    assert list((tmp_path / "runs").iterdir()) == []


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="cannot be kept in"):
        run_folder.created(tmp_path / "file", tiny_training.order())


def test_a_disk_that_fills_up_ends_nothing_and_is_told_once(tmp_path, monkeypatch, whole):
    _, reports = begun(tmp_path)
    until(reports, Step, 7)

    def full(*_arguments, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(checkpoints, "write_weights", full)
    later = [report for report in reports if report is not None]
    assert losses(later) == losses(whole[1])[7:]
    (noted,) = (one for one in later if isinstance(one, Noted))
    assert "No space left on device" in str(noted.what)
    assert later[-1] == Ended("finished", 24)
    assert not any(isinstance(one, Saved) for one in later)
    path = only(tmp_path)
    assert steps_in(path) == [0, 5]
    monkeypatch.undo()
    assert losses(gone_on(path)) == losses(whole[1])[5:]


def test_a_failure_keeps_what_there_is(tmp_path, monkeypatch, whole):
    folder, reports = begun(tmp_path)
    until(reports, Step, 8)
    monkeypatch.setattr(torch.optim.Adam, "step", fail)
    with pytest.raises(EngineError):
        list(reports)
    record = run_record.read(folder.path)
    assert record.status == "failed"
    assert "memory" in str(record.why)
    assert steps_in(folder.path)[-1] == 8
    monkeypatch.undo()
    later = gone_on(folder.path)
    assert "in the middle" in str(later[0].notes[0])
    assert later[0].step == 8
    assert len(losses(later)) == len(losses(whole[1])) - 8


def fail(*_arguments, **_options):
    raise torch.OutOfMemoryError("out of memory")


def test_a_divergence_keeps_the_last_good_weights(tmp_path, monkeypatch):
    folder, reports = begun(tmp_path)
    until(reports, Step, 11)
    monkeypatch.setattr(learner, "cross_entropy", lambda scores, *_, **__: scores.sum() * torch.nan)
    later = [report for report in reports if report is not None]
    assert later[-1].how == "diverged"
    record = run_record.read(folder.path)
    assert (record.status, str(record.why)) == ("diverged", str(later[-1].why))
    last = checkpoints.latest(folder.path / "checkpoints")[0]
    assert all(torch.isfinite(value).all() for value in last.weights.values())
    assert last.step <= 11
    assert steps_in(folder.path)[-1] == last.step


def test_an_end_in_the_middle_of_a_step_is_no_failure(tmp_path, monkeypatch):
    folder, reports = begun(tmp_path)
    until(reports, Step, 8)

    def ended(*_arguments, **_options):
        raise SystemExit(130)

    monkeypatch.setattr(torch.optim.Adam, "step", ended)
    with pytest.raises(SystemExit):
        list(reports)
    assert run_record.read(folder.path).status == "stopped"
    monkeypatch.undo()
    later = gone_on(folder.path)
    assert later[0].step == 8
    assert "in the middle" in str(later[0].notes[0])


def test_a_disk_that_is_full_before_the_first_step_ends_it(tmp_path, monkeypatch):
    folder, reports = begun(tmp_path)

    def full(*_arguments, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folder, "begin", full)
    with pytest.raises(EngineError, match=r"cannot be kept in .*: No space left on device"):
        list(reports)


def test_a_folder_knows_what_it_has_kept(tmp_path, monkeypatch):
    folder, reports = begun(tmp_path)
    assert folder.saved is None
    until(reports, Step, 7)
    assert folder.saved == 5

    def full(*_arguments, **_options):
        raise WeightsError(text("x"), text("y")) from OSError(errno.ENOSPC, "No space left")

    monkeypatch.setattr(checkpoints, "write_weights", full)
    noted = [report for report in reports if isinstance(report, Noted)]
    assert folder.saved == 5
    assert str(noted[0].what).endswith("any more: No space left.")


def test_whoever_comes_second_leaves_the_folder_of_the_first_alone(tmp_path, monkeypatch):
    path = tmp_path / "run"
    first = run_folder.made_at(path, tiny_training.order())
    before = sorted(path.iterdir())
    monkeypatch.setattr(run_folder, "check_free", lambda _path: None)  # looked at just before
    with pytest.raises(EngineError, match="another process"):
        run_folder.made_at(path, tiny_training.order())
    assert sorted(path.iterdir()) == before
    first.close()


def test_looking_whether_a_folder_is_held_keeps_nobody_out(run):
    lock = run_lock.RunLock(run)
    handle = os.open(run / "lock", os.O_RDWR)
    try:
        assert run_lock._locked(handle, sharing=True)  # another process looks at this moment
        assert not run_lock.held(run)
        timer = threading.Timer(run_lock._PAUSE / 4, os.close, (handle,))
        timer.start()
        assert lock.take()
        timer.join()
    finally:
        lock.give_back()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks what can be written alone")
def test_whether_a_run_is_held_can_be_seen_on_a_disk_that_cannot_be_written(run, monkeypatch):
    there = os.open

    def read_only(path, flags, *rest):
        if flags & os.O_RDWR:
            raise OSError(errno.EROFS, "Read-only file system")
        return there(path, flags, *rest)

    lock = run_lock.RunLock(run)
    assert lock.take()
    monkeypatch.setattr(os, "open", read_only)
    assert run_lock.held(run)
    lock.give_back()
    assert not run_lock.held(run)


def test_a_lock_that_cannot_be_written_is_given_back(run, monkeypatch):
    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(EngineError, match="No space left"):
            run_folder.resumed(run, "cpu", 1)
    assert not run_lock.held(run)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has locks")
def test_a_disk_without_locks_can_be_trained_on(run, monkeypatch):
    import fcntl

    def none(*_arguments):
        raise OSError(errno.ENOSYS, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", none)
    lock = run_lock.RunLock(run)
    assert lock.take()
    lock.give_back()


@pytest.mark.parametrize("name", ["nowhere", "empty", "x" * 300])
def test_where_there_is_no_run_it_is_said(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(EngineError, match="There is no run in the folder"):
        run_folder.resumed(tmp_path / name, "cpu", 1)


def test_of_very_many_runs_the_latest_are_looked_at(run, tmp_path, monkeypatch):
    table = json.loads((run / "run.json").read_text())
    (run / "run.json").write_text(json.dumps({**table, "status": "running"}))
    for year in (1999, 2001, 2003):
        (tmp_path / f"{year}-01-01-x-1").mkdir()
        (tmp_path / f"{year}-01-01-x-1" / "run.json").write_text("{}")
    monkeypatch.setattr(run_record, "MAX_RUNS", 1)
    assert [one.path for one in run_record.unfinished(tmp_path)] == [run]


def test_a_network_with_more_outputs_than_classes_keeps_its_mistakes(run):
    curves = run_record.curves(run)
    table = json.loads((run / "evaluation.json").read_text())
    assert table["mistakes"]
    wider = {
        "confusion": [[*row, 0, 1] for row in table["confusion"]],
        "mistakes": [{**one, "predicted": 4} for one in table["mistakes"]],
    }
    (run / "evaluation.json").write_text(json.dumps({**table, **wider}))
    found = run_record.curves(run).evaluations[-1]
    assert [len(row) for row in found.confusion] == [5, 5, 5]
    assert {one.predicted for one in found.mistakes} == {4}
    assert len(found.mistakes) == len(curves.evaluations[-1].mistakes)
    torn = [table["confusion"][0][:2], *table["confusion"][1:]]
    (run / "evaluation.json").write_text(json.dumps({**table, "confusion": torn}))
    assert run_record.curves(run).evaluations[-1].confusion == ()
