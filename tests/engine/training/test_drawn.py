"""The drawn data set: the same everywhere, and no class is told by its colours or place."""

import hashlib

import numpy as np
import pytest
from picture_folders import opened

from vgg_explorer.engine.errors import EngineError
from vgg_explorer.engine.training.data import data_sets
from vgg_explorer.engine.training.data.drawn import LARGEST_SIDE, drawing
from vgg_explorer.engine.training.data.shapes import KINDS
from vgg_explorer.engine.training.plan import DrawnData


def test_a_picture_is_the_same_on_every_machine():
    drawn = b"".join(drawing(kind, (7, 0, 3)).tobytes() for kind in KINDS)
    assert hashlib.sha256(drawn).hexdigest() == (
        "def9d4054a89ae7bdc79e8834753f6e354853f44ad680ec565aebb77c63b63d5"
    )


def test_the_first_kinds_are_those_of_the_design():
    assert list(KINDS)[:6] == ["circle", "cross", "ring", "square", "star", "triangle"]
    assert len(KINDS) >= 8


def test_a_report_says_what_is_drawn():
    data = opened(data_sets.opened(DrawnData(classes=4, train=10, validation=6)))
    assert data.report.classes == ("circle", "cross", "ring", "square")
    assert data.report.train == (3, 3, 2, 2)
    assert data.report.validation == (2, 2, 1, 1)
    assert data.train.labels.tolist() == [0, 1, 2, 3, 0, 1, 2, 3, 0, 1]
    assert data.train.picture(9).shape == (64, 64, 3)
    assert data.train.name(9) == "cross 9"


def test_seed_split_and_number_each_give_other_pictures():
    data = opened(data_sets.opened(DrawnData()))
    other = opened(data_sets.opened(DrawnData(seed=8)))
    pictures = [
        data.train.picture(0),
        data.train.picture(6),  # of the same class
        data.validation.picture(0),
        other.train.picture(0),
    ]
    assert len({picture.tobytes() for picture in pictures}) == 4
    assert np.array_equal(data.train.picture(0), pictures[0])
    assert data.key != other.key


@pytest.mark.parametrize("side", [16, 64, 100, LARGEST_SIDE])
def test_a_picture_has_any_size(side):
    assert drawing("star", (1, 2, 3), side).shape == (side, side, 3)


def test_a_large_input_gets_no_more_than_the_largest_drawing():
    data = opened(data_sets.opened(DrawnData()))
    assert data.train.reduced(0, 5000).shape == (LARGEST_SIDE, LARGEST_SIDE, 3)


def test_a_shape_is_the_same_in_every_size():
    small, large = drawing("heart", (5, 0, 1), 64), drawing("heart", (5, 0, 1), 128)
    halved = large.reshape(64, 2, 64, 2, 3).mean((1, 3))
    assert np.abs(halved - small).mean() < 12  # the grain differs


def test_colours_do_not_tell_the_class():
    means = np.array(
        [
            np.mean([drawing(kind, (3, 0, n), 16).mean((0, 1)) for n in range(120)], axis=0)
            for kind in KINDS
        ]
    )
    single = np.array([drawing("ring", (3, 0, n), 16).mean((0, 1)) for n in range(120)])
    assert (means.std(axis=0) < single.std(axis=0) / 3).all()


@pytest.mark.parametrize(
    ("choice", "named"),
    [
        (DrawnData(classes=1), "1 kinds"),
        (DrawnData(classes=99), "99 kinds"),
        (DrawnData(train=5), "5 pictures"),
        (DrawnData(validation=0), "0 pictures"),
        (DrawnData(train=10**9), "1000000000 pictures"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(choice, named):
    with pytest.raises(EngineError, match=named):
        opened(data_sets.opened(choice))
