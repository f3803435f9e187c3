"""Training that diverges is noticed, explained, and leaves the last good weights."""

import copy
import math

import memory_data
import pytest
import torch

from vgg_explorer.engine.training.guard import FAR, PATIENCE, GoodWeights, Guard
from vgg_explorer.engine.training.records import Ended, Evaluation, NewWeights, Step

NAN, INF = float("nan"), float("inf")


def fed(guard, losses):
    return [guard.diverged(loss) for loss in losses]


@pytest.mark.parametrize("loss", [NAN, INF, -INF])
def test_a_loss_that_is_no_number_is_a_divergence_at_once(loss):
    guard = Guard(10)
    assert fed(guard, [2.3, 2.2, loss]) == [False, False, True]


def test_a_loss_far_off_for_long_is_one():
    guard = Guard(10)
    assert not any(fed(guard, [2.3] * 50))
    found = fed(guard, [40.0] * (PATIENCE + 20))
    assert any(found)
    assert not any(found[: PATIENCE - 1])
    assert not guard.healthy


@pytest.mark.parametrize(
    "losses",
    [
        [2.3] * 20 + [500.0] + [2.3] * 200,  # a jump
        [2.3] * 20 + [0.01] * 300 + [2.0] * 300,  # what was learnt is forgotten
        [9.0] * 300,  # begins badly and stays there
        [2.3 * FAR - 0.1] * 500,
    ],
)
def test_others_are_none(losses):
    assert not any(fed(Guard(10), losses))


def test_it_is_healthy_again_after_a_jump():
    guard = Guard(10)
    fed(guard, [2.3] * 20 + [500.0])
    assert not guard.healthy
    fed(guard, [2.3] * 100)
    assert guard.healthy


def test_the_reason_has_numbers_and_advice():
    guard = Guard(10)
    fed(guard, [2.3, NAN])
    said = str(guard.why(2, NAN, 0.5, 1))
    assert "step 2" in said
    assert "0.5" in said
    assert "0.05" in said
    assert "step 1 were kept" in said
    fed(guard, [100.0] * 200)
    assert f"{PATIENCE} steps" in str(guard.why(202, 100.0, 0.5, 1))


def test_good_weights_come_back():
    weight = torch.ones(3)
    good = GoodWeights({"weight": weight}, 0)
    weight.fill_(2)
    good.keep(7)
    weight.fill_(NAN)
    good.bring_back()
    assert weight.tolist() == [2, 2, 2]
    assert good.step == 7


def test_a_training_that_diverges_ends_with_good_weights():
    asked = memory_data.order(epochs=60, optimiser="sgd", rate=1e12)
    trainer = memory_data.trainer(asked)
    seen = list(trainer.run())
    ended = seen[-1]
    assert isinstance(ended, Ended)
    assert ended.how == "diverged"
    assert "1e+11" in str(ended.why)
    steps = [report for report in seen if isinstance(report, Step)]
    assert all(math.isfinite(step.loss) for step in steps)
    snapshot = trainer.snapshot()
    given = [report for report in seen if isinstance(report, NewWeights)][-1].weights
    for name, value in given.tensors.items():
        assert torch.isfinite(value).all()
        assert torch.equal(value, snapshot.weights[name])
    # It is gone on with from there, at another rate.
    calm = memory_data.order(epochs=1, optimiser="sgd", rate=1e-3)
    rest = list(memory_data.trainer(calm, resume=copy.deepcopy(snapshot)).run())
    assert rest[-1].how == "finished"


def test_a_loss_that_is_no_number_changes_no_weight():
    asked = memory_data.order()
    trainer = memory_data.trainer(asked)
    gradients = trainer._learner.gradients

    def poisoned(images, labels, step, pause):
        return gradients(images * (NAN if step == 3 else 1), labels, step, pause)

    trainer._learner.gradients = poisoned
    seen = list(trainer.run())
    assert seen[-1].how == "diverged"
    assert seen[-1].step == 2
    assert all(torch.isfinite(value).all() for value in trainer.snapshot().weights.values())


def test_a_last_step_that_breaks_the_network_is_noticed_by_its_evaluation():
    asked = memory_data.order(epochs=1, batch=24, rate=1e30)  # one step, so that none follows
    trainer = memory_data.trainer(asked)
    reports = [report for report in trainer.run() if report is not None]
    ended = reports[-1]
    assert (ended.how, ended.step) == ("diverged", 1)
    assert "not a finite number" in str(ended.why)
    assert not any(isinstance(report, Evaluation) for report in reports)
    snapshot = trainer.snapshot()
    assert snapshot.step == 0
    assert snapshot.best is None
    assert all(torch.isfinite(value).all() for value in snapshot.weights.values())
