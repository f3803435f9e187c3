"""Which pictures make which batch (FAULTS 93 and 94)."""

from collections import Counter

import numpy as np
import pytest

from vgg_explorer.engine.training.data.batches import batches
from vgg_explorer.engine.training.plan import Plan


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 10, 100])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 9, 10, 11, 21])
def test_an_epoch_has_every_picture_once_in_as_many_steps_as_planned(count, size):
    parts = batches(count, size, 5, 0)
    assert len(parts) == Plan(batch=size).steps_per_epoch(count)
    assert sorted(np.concatenate(parts).tolist()) == list(range(count))
    assert all(len(part) == size for part in parts[:-1])
    assert len(parts[-1]) <= size + 1
    assert max(len(part) for part in parts) == Plan(batch=size).largest_step(count)


def test_one_picture_left_over_joins_the_batch_before_it():
    assert [len(part) for part in batches(21, 10, 5, 0)] == [10, 11]


def test_a_batch_larger_than_the_data_is_all_of_it():
    (part,) = batches(2, 4, 5, 0)
    assert len(part) == 2


def test_the_order_is_a_matter_of_seed_and_epoch():
    def orders(*what):
        return np.concatenate(batches(50, 10, *what)).tolist()

    assert orders(1, 0) == orders(1, 0)
    assert len({tuple(orders(seed, epoch)) for seed in (0, 1, 2) for epoch in (0, 1, 2)}) == 9
    assert orders(None, 3) == list(range(50))


@pytest.mark.parametrize("world", [2, 3])
def test_processes_share_a_batch(world):
    whole = batches(24, 12, 5, 1)
    shared = [batches(24, 12, 5, 1, rank, world) for rank in range(world)]
    for step, part in enumerate(whole):
        together = np.concatenate([mine[step] for mine in shared])
        assert sorted(together.tolist()) == sorted(part.tolist())


@pytest.mark.parametrize("count", [24, 25, 26, 27, 29, 5, 2])
def test_processes_get_as_many_pictures_each_and_never_one_alone(count):
    shared = [batches(count, 12, 5, 1, rank, 3) for rank in range(3)]
    for parts in zip(*shared, strict=True):
        assert len({len(part) for part in parts}) == 1
        assert len(parts[0]) >= 2
    seen = Counter(index for mine in shared for part in mine for index in part.tolist())
    assert sorted(seen) == list(range(count))


def test_validation_gives_no_picture_to_two_processes():
    shared = [np.concatenate(batches(10, 4, None, 0, rank, 3)) for rank in range(3)]
    assert sorted(np.concatenate(shared).tolist()) == list(range(10))
