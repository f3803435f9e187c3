"""How a network does on the validation pictures."""

import memory_data
import numpy as np
import pytest
import torch

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training import evaluating
from vgg_explorer.engine.training.data.loader import Loader
from vgg_explorer.engine.training.evaluating import Tally, evaluated, small
from vgg_explorer.engine.training.learner import Learner
from vgg_explorer.engine.training.records import Evaluating
from vgg_explorer.engine.training.together import Alone


def tally(classes=3, outputs=3, softmax=False):
    return Tally(np.zeros((classes, outputs), dtype=np.int64), softmax)


def test_a_confusion_counts_true_against_predicted():
    found = tally()
    scores = torch.tensor([[9.0, 0, 0], [0, 9, 0], [0, 9, 0], [9, 0, 0]])
    found.take(scores, torch.tensor([0, 1, 2, 0]), np.arange(4))
    assert found.confusion.tolist() == [[2, 0, 0], [0, 1, 0], [0, 1, 0]]
    assert found.loss == pytest.approx(
        float(torch.nn.functional.cross_entropy(scores, torch.tensor([0, 1, 2, 0]))) * 4
    )


def test_the_worst_mistakes_are_the_most_certain():
    found = tally()
    certain = torch.linspace(1, 9, 40)
    scores = torch.stack([torch.zeros(40), certain, torch.zeros(40)], 1)
    found.take(scores, torch.zeros(40, dtype=torch.int64), np.arange(40))
    worst = sorted(found.worst, reverse=True)
    assert [-index for _, index, _ in worst] == list(range(39, 39 - evaluating.MISTAKES, -1))
    assert worst[0][0] == pytest.approx(float(scores[39].softmax(0)[1]))


def test_the_worst_mistakes_of_all_processes_are_told():
    certain = torch.linspace(1, 9, 40)
    scores = torch.stack([torch.zeros(40), certain, torch.zeros(40)], 1)
    alone, each = tally(), [tally(), tally(), tally()]
    alone.take(scores, torch.zeros(40, dtype=torch.int64), np.arange(40))
    for rank, one in enumerate(each[:2]):  # the third has made no mistake
        mine = np.arange(40)[rank::2]
        one.take(scores[mine], torch.zeros(len(mine), dtype=torch.int64), mine)
    each[2].take(scores[:, [1, 0, 2]][:5], torch.zeros(5, dtype=torch.int64), np.arange(40, 45))
    told = [one.mistakes() for one in each]
    assert len({len(numbers) for numbers in told}) == 1
    for one in each:
        one.use_mistakes(told)
        assert sorted(one.worst) == sorted(alone.worst)


def test_the_probability_of_a_network_that_ends_in_a_softmax_is_what_it_gives():
    found = tally(softmax=True)
    found.take(torch.tensor([[0.2, 0.7, 0.1]]), torch.tensor([0]), np.arange(1))
    assert found.worst[0][0] == pytest.approx(0.7)


@pytest.mark.parametrize("classes", [2, 3, 5])
def test_there_is_no_top_5_among_five_classes_or_fewer(classes):  # FAULTS 97
    found = tally(classes, classes)
    found.take(torch.rand(4, classes), torch.zeros(4, dtype=torch.int64), np.arange(4))
    assert evaluating._evaluation(found, memory_data.Held(4, 1, 0), 0.0).top5 is None


def test_top_5_counts_the_right_answer_among_the_first_five():
    found = tally(7, 7)
    scores = torch.arange(7.0).repeat(2, 1)
    found.take(scores, torch.tensor([2, 1]), np.arange(2))
    assert evaluating._evaluation(found, memory_data.Held(2, 1, 0), 0.0).top5 == 0.5


def run(given=None, spec=None, stop=lambda: False, batch=4):
    spec, given = spec or memory_data.spec(), given or memory_data.data(validation=10)
    order = memory_data.order(spec, batch=batch)
    split = given.validation
    loader = Loader(split, spec.input, order.preprocess, batch, 0, shuffled=False)
    try:
        steps = evaluated(Learner(order), loader, split, len(given.report.classes), Alone(), stop)
        told = []
        while True:
            try:
                told.append(next(steps))
            except StopIteration as end:
                return told, end.value
    finally:
        loader.close()


def test_every_picture_counts_once():
    told, found = run()
    assert isinstance(told[0], Evaluating)
    assert told[0].done == 0
    assert np.sum(found.confusion) == 10
    assert [sum(row) for row in found.confusion] == [4, 3, 3]
    assert found.accuracy == pytest.approx(np.trace(np.array(found.confusion)) / 10)
    wrong = 10 - int(np.trace(np.array(found.confusion)))
    assert len(found.mistakes) == min(wrong, evaluating.MISTAKES)
    for mistake in found.mistakes:
        assert mistake.predicted != mistake.example.label
        assert mistake.example.pixels.shape == (16, 16, 3)


def test_a_network_with_more_outputs_than_classes_is_evaluated():
    _, found = run(spec=memory_data.spec(num_classes=8))
    assert np.shape(found.confusion) == (3, 8)
    assert found.top5 is not None


def test_it_is_broken_off_between_batches_and_between_layers():
    answers = iter([False] * 4 + [True] * 100)
    told, found = run(stop=lambda: next(answers))
    assert found is None
    assert len(told) == 1  # within the first batch


def test_a_picture_that_is_gone_is_no_mistake_that_is_shown():
    given = memory_data.data(validation=10)

    def gone(index):
        raise EngineError(memory_data.text("gone"), memory_data.text("Bring it back."))

    _, before = run(given)
    picture = given.validation.picture
    given.validation.reduced = lambda index, side: picture(index)
    given.validation.picture = gone
    _, after = run(given)
    assert before.mistakes
    assert not after.mistakes
    assert after.confusion == before.confusion


def test_pictures_are_small():
    assert small(np.zeros((1000, 500, 3), np.uint8)).shape[0] <= evaluating.SMALL
    same = np.zeros((96, 40, 3), np.uint8)
    assert small(same) is same
