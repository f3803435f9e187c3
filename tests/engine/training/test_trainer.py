"""A training from its first step to its last."""

import copy
import threading
from collections import Counter
from dataclasses import replace

import memory_data
import numpy as np
import pytest
import torch

from vgg_explorer.arch.grammar import parse
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.needed import learning_rows
from vgg_explorer.engine.training.plan import Augmentation
from vgg_explorer.engine.training.records import (
    Begun,
    Ended,
    Evaluation,
    Health,
    NewWeights,
    Resting,
    Step,
)


def of(kind, reports):
    return [report for report in reports if isinstance(report, kind)]


def losses(reports):
    return [report.loss for report in of(Step, reports)]


def test_it_reports_in_order_and_ends_with_the_weights():
    reports = [report for report in memory_data.trainer().run() if report is not None]
    assert isinstance(reports[0], Begun)
    assert (reports[0].step, reports[0].total, reports[0].steps_per_epoch) == (0, 6, 3)
    assert [step.step for step in of(Step, reports)] == [1, 2, 3, 4, 5, 6]
    assert [found.step for found in of(Evaluation, reports)] == [3, 6]
    assert [look.step for look in of(Health, reports)] == [1]
    assert isinstance(reports[-2], NewWeights)
    assert reports[-1] == Ended("finished", 6)
    places = [type(report).__name__ for report in reports if isinstance(report, (Step, Evaluation))]
    assert places == [*["Step"] * 3, "Evaluation", *["Step"] * 3, "Evaluation"]


def test_it_learns():
    asked = memory_data.order(memory_data.spec(classifier="[16]"), epochs=40, rate=3e-3)
    reports = list(memory_data.trainer(asked).run())
    found = of(Evaluation, reports)[-1]
    assert found.accuracy == 1
    assert losses(reports)[-1] < 0.1 * losses(reports)[0]


def test_steps_alone_decide_where_they_are_given():
    reports = list(memory_data.trainer(memory_data.order(steps=4)).run())
    assert [step.step for step in of(Step, reports)] == [1, 2, 3, 4]
    assert [found.step for found in of(Evaluation, reports)] == [3, 4]


def test_a_log_interval_is_the_mean_of_its_steps():
    single = of(Step, memory_data.trainer(memory_data.order(epochs=4)).run())
    whole = of(Step, memory_data.trainer(memory_data.order(epochs=4, log_steps=2)).run())
    assert [step.step for step in whole] == [2, 3, 4, 6, 8, 9, 10, 12]
    assert whole[0].loss == pytest.approx((single[0].loss + single[1].loss) / 2)
    assert whole[0].pictures == 16
    assert whole[1].loss == single[2].loss


@pytest.mark.parametrize(
    "settings",
    [
        {"optimiser": "sgd", "schedule": "step", "step_epochs": 1, "rate": 0.02},
        {"optimiser": "sgd", "momentum": 0.0, "weight_decay": 1e-3},
        {"optimiser": "adam", "schedule": "cosine", "warm_up": 3, "label_smoothing": 0.1},
        {"optimiser": "adamw", "weight_decay": 0.05, "trains": "conv2_1"},
    ],
)
def test_a_resume_goes_on_bit_for_bit(settings):
    everything = Augmentation(flip=True, crop=True, colour=True)
    asked = memory_data.order(epochs=4, batch=7, augmentation=everything, **settings)
    trainer = memory_data.trainer(asked)
    whole, snapshot = [], None
    for report in trainer.run():
        whole.append(report)
        if isinstance(report, Step) and report.step == 5:
            snapshot = copy.deepcopy(trainer.snapshot())  # as a checkpoint keeps it
    assert snapshot is not None
    assert snapshot.step == 5
    resumed = memory_data.trainer(asked, resume=snapshot)
    torch.rand(3)  # what others draw does not matter
    rest = list(resumed.run())
    assert losses(rest) == losses(whole)[5:]
    ends = [of(NewWeights, reports)[-1].weights.tensors for reports in (whole, rest)]
    assert all(torch.equal(value, ends[1][name]) for name, value in ends[0].items())
    assert of(Evaluation, rest)[-1].loss == of(Evaluation, whole)[-1].loss


def test_looking_and_inference_on_another_thread_change_nothing():
    from vgg_explorer.arch.analysis import analyze
    from vgg_explorer.engine.workbench import Workbench

    asked = memory_data.order(epochs=6, live_steps=1)
    alone = list(memory_data.trainer(asked).run())
    control, over = Control(), threading.Event()
    bench, picture = Workbench("cpu"), torch.zeros(1, *asked.spec.input)
    layer = analyze(asked.spec).groups[0].name

    def look():
        number = 0
        while not over.is_set():
            list(bench.inspect(asked.spec, f"{number}", lambda: picture, layer))
            number += 1

    thread = threading.Thread(target=look)
    thread.start()
    control.look()
    watched = []
    try:
        for report in memory_data.trainer(asked, control=control).run():
            watched.append(report)
            control.look()
    finally:
        over.set()
        thread.join()
    assert losses(watched) == losses(alone)
    assert len(of(NewWeights, watched)) > len(of(Step, watched))


def test_weights_are_given_where_they_were_asked_for():
    control = Control()
    control.look()
    asked = memory_data.order(steps=9, live_steps=4)
    found = []
    for report in memory_data.trainer(asked, control=control).run():
        if isinstance(report, NewWeights):
            found.append(report)
            if report.step in {0, 4}:
                control.look()
    assert [report.step for report in found] == [0, 4, 8, 9]
    digests = [report.weights.digest for report in found]
    assert len({digest.rpartition("/")[0] for digest in digests}) == 1
    assert [digest.rpartition("/")[2] for digest in digests] == ["0", "4", "8", "9"]
    first, last = found[0].weights, found[-1].weights
    assert first.categories == ("a", "b", "c")
    assert torch.equal(first.tensors["features.0.weight"], asked.start["features.0.weight"])
    assert not torch.equal(first.tensors["features.0.weight"], last.tensors["features.0.weight"])
    assert all(value.is_contiguous() for value in last.tensors.values())


def test_only_what_learns_changes_and_is_given():
    asked = memory_data.order(trains="classifier", rate=0.01)
    trainer = memory_data.trainer(asked)
    given = of(NewWeights, trainer.run())[-1].weights.tensors
    assert given
    assert all(name.startswith("classifier.") for name in given)
    after = trainer.snapshot().weights
    same = {name for name, value in asked.start.items() if torch.equal(value, after[name])}
    assert same == {name for name in asked.start if name.startswith("features.")}


def test_it_rests_makes_single_steps_and_goes_on():
    control = Control()
    control.pause()
    seen, rests = [], 0
    for report in memory_data.trainer(control=control).run():
        seen.append(report)
        if report is None and control.paused:
            rests += 1
            (control.single_step if rests == 2 else control.go_on)() if rests in {2, 4} else None
        if isinstance(report, Step) and rests == 2:
            assert control.paused
    steps, resting = of(Step, seen), of(Resting, seen)
    assert [report.step for report in resting] == [0, 1]
    assert len(steps) == 6
    assert seen.index(resting[1]) > seen.index(steps[0])


def test_a_stop_ends_it_after_the_step_with_the_weights():
    control = Control()
    seen = []
    for report in memory_data.trainer(control=control).run():
        seen.append(report)
        if isinstance(report, Step) and report.step == 2:
            control.stop()
    assert [step.step for step in of(Step, seen)] == [1, 2]
    assert not of(Evaluation, seen)
    assert isinstance(seen[-2], NewWeights)
    assert seen[-1] == Ended("stopped", 2)


def test_a_stop_ends_a_rest():
    control = Control()
    control.pause()
    seen = []
    for report in memory_data.trainer(control=control).run():
        seen.append(report)
        if isinstance(report, Resting):
            control.stop()
    assert seen[-1] == Ended("stopped", 0)


@pytest.mark.parametrize("backwards", [False, True])
def test_a_stop_breaks_off_a_long_step_which_then_never_was(monkeypatch, backwards):
    from vgg_explorer.engine.training import trainer as module

    monkeypatch.setattr(module, "_LONG_SECONDS", -1.0)
    control = Control()
    trainer = memory_data.trainer(control=control)
    convolution = trainer._learner.module.network.get_submodule("features.4")
    seen, begun, before = [], [], None

    def stop(*_):
        begun.append(1)
        control.stop()

    for report in trainer.run():
        seen.append(report)
        if isinstance(report, Step) and report.step == 2:
            before = copy.deepcopy(trainer.snapshot())
            if backwards:
                convolution.weight.register_hook(stop)
            else:
                convolution.register_forward_hook(stop)
    assert begun
    assert seen[-1] == Ended("stopped", 2)
    after = trainer.snapshot()
    assert after.step == 2
    for name, value in before.weights.items():
        assert torch.equal(value, after.weights[name]), name


def test_the_rate_is_changed_while_it_runs_and_the_schedule_goes_on_from_there():
    control = Control()
    asked = memory_data.order(epochs=4, schedule="step", step_epochs=2, rate=0.01)
    seen = []
    for report in memory_data.trainer(asked, control=control).run():
        seen.append(report)
        if isinstance(report, Step) and report.step == 3:
            control.set_rate(0.002)
    rates = [step.rate for step in of(Step, seen)]
    assert rates == pytest.approx([0.01] * 3 + [0.002] * 3 + [0.0002] * 6)


@pytest.mark.parametrize("rate", [float("nan"), float("inf"), -1.0, 0.0])
def test_a_rate_that_is_none_is_not_taken(rate):
    control = Control()
    control.set_rate(rate)
    seen = list(memory_data.trainer(control=control).run())
    assert {step.rate for step in of(Step, seen)} == {0.001}


def test_the_factor_of_the_user_survives_a_resume():
    control = Control()
    control.set_rate(0.004)
    asked = memory_data.order()
    trainer = memory_data.trainer(asked, control=control)
    snapshot = None
    for report in trainer.run():
        if isinstance(report, Step) and report.step == 4:
            snapshot = copy.deepcopy(trainer.snapshot())
    rest = list(memory_data.trainer(asked, resume=snapshot).run())
    assert {step.rate for step in of(Step, rest)} == {0.004}


def test_what_differs_in_a_resume_is_told():
    trainer = memory_data.trainer(memory_data.order(steps=2))
    list(trainer.run())
    snapshot = trainer.snapshot()
    asked = memory_data.order(steps=3)
    same = of(Begun, memory_data.trainer(asked, resume=snapshot).run())[0]
    assert not same.notes
    other = replace(snapshot, threads=64, torch_version="1.0")
    begun = of(Begun, memory_data.trainer(asked, resume=other).run())[0]
    assert "64 threads, PyTorch 1.0" in str(begun.notes[0])
    assert begun.step == 2


def test_the_tutorials_network_is_trained_as_it_is_written():
    # ReLU and softmax behind the logits: cross entropy takes what comes out of them, as torch's
    # own does, so that a loss cannot fall below ln(1 + (n - 1) / e).
    last = memory_data.spec(output=parse("['R', 'S']", "output"))
    asked = memory_data.order(last, epochs=30, rate=0.01)
    seen = list(memory_data.trainer(asked).run())
    assert all(loss > np.log(1 + 2 / np.e) - 1e-4 for loss in losses(seen))
    found = of(Evaluation, seen)
    assert found[-1].loss < found[0].loss


def test_mixed_precision_trains_or_says_that_it_gains_nothing(monkeypatch):
    from vgg_explorer.engine.training import learner

    asked = memory_data.order(
        memory_data.spec("[8, 'L', 'M', 8]"), epochs=20, mixed=True, rate=3e-3
    )
    monkeypatch.setattr(learner, "precision", lambda plan, device: "bf16")
    seen = list(memory_data.trainer(asked).run())
    assert losses(seen)[-1] < 0.5 * losses(seen)[0]
    monkeypatch.setattr(learner, "precision", lambda plan, device: "fp32")
    begun = of(Begun, memory_data.trainer(asked).run())[0]
    assert "float32" in str(begun.notes[0])


def test_closing_it_ends_its_threads():
    before = threading.active_count()
    reports = memory_data.trainer().run()
    for report in reports:
        if isinstance(report, Step):
            break
    assert threading.active_count() > before
    reports.close()
    assert threading.active_count() == before


def test_the_best_evaluation_is_the_one_that_no_earlier_one_beats():
    found = of(Evaluation, memory_data.trainer(memory_data.order(epochs=6)).run())
    best = 0.0
    for evaluation in found:
        assert evaluation.best == (evaluation.accuracy >= best)
        best = max(best, evaluation.accuracy)


def test_memory_is_told():
    trainer = memory_data.trainer()
    assert trainer.peak_memory() > 2**20


class Several:
    """Two processes, seen by one of them: the other has the same numbers."""

    rank, world = 0, 2

    def __init__(self):
        self.asked = Counter()

    def wrapped(self, module):
        self.asked["wrapped"] += 1
        return module

    def summed(self, values):
        self.asked["summed"] += 1
        return [2 * value for value in values]

    def gathered(self, values):
        self.asked["gathered"] += 1
        return [values, values]


def test_processes_agree_on_losses_and_on_stopping():
    team, control = Several(), Control()
    seen = []
    for report in memory_data.trainer(control=control, team=team).run():
        seen.append(report)
        if isinstance(report, Step) and report.step == 4:
            control.stop()
    # The wish is told with the next step, after which all of them stop.
    assert [step.step for step in of(Step, seen)] == [1, 2, 3, 4, 5]
    assert {step.pictures for step in of(Step, seen)} == {8}
    assert team.asked == {"wrapped": 1, "summed": 6, "gathered": 1}
    assert seen[-1] == Ended("stopped", 5)


def test_rows_that_learn_are_those_that_get_gradients():
    asked = memory_data.order(trains="conv2_1")
    trainer = memory_data.trainer(asked)
    analysis = trainer._learner.analysis
    learning = {row.path for row in learning_rows(analysis, "conv2_1")}
    module = trainer._learner.module
    for name, value in module.network.named_parameters():
        assert value.requires_grad == (name.rpartition(".")[0] in learning)
