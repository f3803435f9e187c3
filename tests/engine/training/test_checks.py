"""What no training can begin with is refused before it does (FAULTS 82, 93 to 96 and 99)."""

import copy
from dataclasses import replace

import memory_data
import pytest

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.control import Control
from vgg_explorer.engine.training.records import Ended, Step


def refused(order=None, given=None):
    with pytest.raises(EngineError) as caught:
        memory_data.trainer(order, given)
    return str(caught.value.what)


def test_rows_82_and_96_labels_that_the_network_has_no_output_for():
    said = refused(given=memory_data.data(classes=5))
    assert said == "The pictures have 5 classes, and the network has 3 outputs."


def test_row_82_a_label_among_the_validation_pictures_alone_counts():
    given = memory_data.data()
    given.validation.labels[-1] = 7
    assert "8 classes" in refused(given=given)


def test_row_93_a_last_picture_alone_joins_the_batch_before():
    asked = memory_data.order(memory_data.spec("[8, 'A', 8, 'A', 8, 'A', 8, 'A', 8]"), batch=6)
    seen = list(memory_data.trainer(asked, memory_data.data(train=25)).run())
    assert [step.pictures for step in seen if isinstance(step, Step)] == [6, 6, 6, 7] * 2


def test_row_93_batch_norm_on_one_pixel_of_one_picture():
    deep = memory_data.spec("[8, 'M', 8, 'M', 8, 'M', 8, 'M', 8]")
    said = refused(memory_data.order(deep, batch=1))
    assert "features.17 has no variance" in said
    # Larger maps have one, and what is frozen needs none.
    list(memory_data.trainer(memory_data.order(batch=1, steps=2)).run())
    list(memory_data.trainer(memory_data.order(deep, batch=1, steps=2, trains="classifier")).run())


def test_row_94_a_batch_larger_than_the_data_is_all_of_it_and_told():
    seen = list(memory_data.trainer(memory_data.order(batch=999)).run())
    (note,) = seen[0].notes
    assert str(note) == "The batch of 999 is larger than the data: each step takes all 24 pictures."
    assert [step.pictures for step in seen if isinstance(step, Step)] == [24, 24]


@pytest.mark.parametrize("rate", [float("nan"), float("inf"), -1.0, 0.0])
def test_row_95_rates_that_are_none(rate):
    assert "learning rate" in refused(memory_data.order(rate=rate))


@pytest.mark.parametrize("settings", [{"batch": 0}, {"momentum": 1.0}, {"seed": -1}])
def test_other_settings_that_are_none(settings):
    refused(memory_data.order(**settings))


def test_a_network_with_a_problem():
    asked = memory_data.order()
    broken = replace(asked.spec, features=memory_data.parse("[8, 'M', 'M', 'M', 'M', 'M', 'M']"))
    refused(replace(asked, spec=broken))


def test_row_99_a_stop_takes_effect_between_two_steps_and_all_belongs_together():
    control = Control()
    asked = memory_data.order(epochs=3)
    whole = [r for r in memory_data.trainer(asked).run() if isinstance(r, Step)]
    trainer = memory_data.trainer(asked, control=control)
    update = trainer._learner.update

    def stopped(rate):
        if trainer.snapshot().step == 3:
            control.stop()  # in the middle of the fourth step
        update(rate)

    trainer._learner.update = stopped
    seen = list(trainer.run())
    assert seen[-1] == Ended("stopped", 4)
    rest = memory_data.trainer(asked, resume=copy.deepcopy(trainer.snapshot())).run()
    losses = [report.loss for report in [*seen, *rest] if isinstance(report, Step)]
    assert losses == [step.loss for step in whole]
