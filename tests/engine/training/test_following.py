"""A run that somebody else trains is reported as it goes on."""

import json
import shutil
import threading

import pytest
import tiny_training

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.records import (
    Begun,
    Ended,
    Evaluation,
    NewWeights,
    Preparing,
    Saved,
    Step,
)
from vgg_explorer.engine.training.runs import following, keeping, run_folder, run_lock, tables


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(following, "POLL_SECONDS", 0.01)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return tiny_training.trained(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def run(whole, tmp_path):
    return shutil.copytree(whole[0], tmp_path / "run")


def told(reports):
    """The reports until it waits."""
    found = []
    for report in reports:
        if report is None:
            break
        found.append(report)
    return found


def steps(reports):
    return [one.step for one in reports if isinstance(one, Step)]


def says(run, **changes):
    table = json.loads((run / "run.json").read_text())
    (run / "run.json").write_text(json.dumps({**table, **changes}))


def test_a_run_is_followed_while_it_goes_on(tmp_path):
    order = tiny_training.order()
    folder = run_folder.created(tmp_path, order)
    trained = keeping.kept(tiny_training.trainer(order), folder)
    follower = following.followed(folder.path)
    first = told(follower)
    assert [type(one) for one in first] == [Preparing]
    until(trained, 8)
    second = told(follower)
    assert isinstance(second[0], Begun)
    assert (second[0].total, second[0].step) == (24, 0)
    assert steps(second) == list(range(1, 9))
    assert [one.step for one in second if isinstance(one, Evaluation)] == [6]
    assert [one.step for one in second if isinstance(one, Saved)] == [5]
    weights = [one for one in second if isinstance(one, NewWeights)]
    assert [one.step for one in weights] == [5]
    assert weights[0].weights.digest == f"{folder.path}/5"
    assert weights[0].weights.categories == ("circle", "cross", "ring")
    until(trained, 9)
    assert steps(told(follower)) == [9]
    assert told(follower) == []
    for _ in trained:
        pass
    last = list(follower)
    assert steps(last) == list(range(10, 25))
    evaluated = [one for one in last if isinstance(one, Evaluation)]
    assert [one.step for one in evaluated] == [12, 18, 24]
    assert sum(map(sum, evaluated[-1].confusion)) == 9
    assert [one.step for one in last if isinstance(one, NewWeights)] == [24]
    assert last[-1] == Ended("finished", 24)


def until(reports, step):
    while not any(isinstance(one, Step) and one.step == step for one in [next(reports)]):
        pass


def test_a_process_that_dies_ends_it(run):
    says(run, status="running")
    lock = run_lock.RunLock(run)
    assert lock.take()
    follower = following.followed(run)
    assert steps(told(follower)) == list(range(1, 25))
    lock.give_back()  # as the system does when a process is killed
    (end,) = list(follower)
    assert (end.how, end.step) == ("stopped", 24)
    assert "ended in the middle" in str(end.why)


def test_one_on_another_computer_is_waited_for_until_it_is_silent(run, monkeypatch):
    says(run, status="running")
    (run / "lock").write_text(json.dumps({"pid": 1, "host": "elsewhere"}))
    follower = following.followed(run)
    assert steps(told(follower)) == list(range(1, 25))
    assert told(follower) == []
    monkeypatch.setattr(following, "SILENT_SECONDS", -1)
    assert [type(one) for one in follower] == [Ended]


def test_torn_lines_come_when_they_are_whole(tmp_path):
    history = tmp_path / "history.csv"
    tail = tables.Tail(history, tables.step_of)
    assert list(tail.more()) == []
    history.write_text("step,epoch,loss,accuracy,rate,seconds,data_seconds,pictures\n1,0.1,2.5")
    assert list(tail.more()) == []
    with history.open("a") as file:
        file.write(",0.5,0.1,0.01,0.0,8\n2,")
    assert [one.loss for one in tail.more()] == [2.5]
    assert list(tail.more()) == []


def test_a_run_that_goes_on_from_an_earlier_step_is_not_told_twice(run):
    says(run, status="running")
    lock = run_lock.RunLock(run)
    assert lock.take()
    follower = following.followed(run)
    assert steps(told(follower))[-1] == 24
    table = tables.Table(run / "history.csv", tables.STEP_COLUMNS)
    table.rewind(20)
    assert len((run / "history.csv").read_text().splitlines()) == 21
    for step in range(21, 27):
        table.add(Step(step, step / 6, 1.0, 0.5, 0.1, 0.1, 0.0, 6))
    table.close()
    assert steps(told(follower)) == [25, 26]
    lock.give_back()


def test_a_folder_that_is_removed_is_told(run):
    says(run, status="running")
    lock = run_lock.RunLock(run)
    assert lock.take()
    follower = following.followed(run)
    told(follower)
    shutil.rmtree(run)
    with pytest.raises(EngineError, match="no run in the folder “run”"):
        list(follower)
    lock.give_back()


def test_a_run_that_failed_fails_here_too(run):
    says(run, status="failed", why="The memory did not suffice.")
    with pytest.raises(EngineError, match="did not suffice"):
        list(following.followed(run))


def test_following_ends_when_it_is_asked_to(run):
    says(run, status="running")
    lock = run_lock.RunLock(run)
    assert lock.take()
    stop = threading.Event()
    follower = following.followed(run, stop)
    told(follower)
    stop.set()
    assert list(follower) == []
    lock.give_back()


def test_words_of_a_run_are_no_templates(run):
    says(run, status="diverged", why="{a:>1000000000} {b.__class__}")
    end = list(following.followed(run))[-1]
    assert str(end.why) == "{a:>1000000000} {b.__class__}"


def test_a_line_without_an_end_is_not_held_in_memory_and_passed_over(tmp_path):
    path = tmp_path / "history.csv"
    path.write_bytes(b"x" * 5 * tables.MAX_LINE)
    tail = tables.Tail(path, tables.step_of)
    assert list(tail.more()) == []
    with path.open("ab") as file:
        file.write(b"\n1,0.1,2.0,0.5,0.001,0.1,0.0,8\n2,0.2,1.")
    assert [step.step for step in tail.more()] == [1]
    with path.open("ab") as file:
        file.write(b"5,0.5,0.001,0.1,0.0,8\n")
    assert [(step.step, step.loss) for step in tail.more()] == [(2, 1.5)]
