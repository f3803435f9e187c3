"""What is changed at random in training pictures."""

import numpy as np
import pytest
import torch
from picture_folders import image, opened, written

from vgg_explorer.engine.training.data import data_sets
from vgg_explorer.engine.training.data.augmenting import _coloured, augmented, changes, shown
from vgg_explorer.engine.training.plan import Augmentation, DrawnData, FolderData

FLIP, CROP, COLOUR = (
    Augmentation(**{name: True}) for name in ("flip", "crop", "colour")
)  # fmt: skip


def planes(count=40, size=(24, 16), channels=3):
    made = np.stack([np.asarray(image(n, size)).transpose(2, 0, 1) for n in range(count)])
    return np.ascontiguousarray(made[:, :channels])


def keys(count=40, seed=1, epoch=0):
    return [(seed, epoch, index) for index in range(count)]


def test_nothing_is_changed_without_being_asked_for():
    assert not changes(Augmentation())
    assert np.array_equal(augmented(planes(), Augmentation(), keys()), planes())


def test_half_of_the_pictures_are_turned_over():
    before = planes(400, (4, 3))
    after = augmented(before, FLIP, keys(400))
    same = [np.array_equal(a, b) for a, b in zip(after, before, strict=True)]
    turned = [np.array_equal(a, b[..., ::-1]) for a, b in zip(after, before, strict=True)]
    assert all(a != b for a, b in zip(same, turned, strict=True))
    assert 150 < sum(turned) < 250


def test_pictures_move_by_up_to_an_eighth():
    before = planes()
    after = augmented(before, CROP, keys())
    moves = set()
    for old, new in zip(before, after, strict=True):
        found = [
            (down, across)
            for down in range(-2, 3)
            for across in range(-3, 4)
            if np.array_equal(np.roll(old, (down, across), (1, 2))[:, 2:-2, 3:-3],
                              new[:, 2:-2, 3:-3])
        ]  # fmt: skip
        assert len(found) == 1
        moves |= set(found)
    assert {down for down, _ in moves} == {-2, -1, 0, 1, 2}
    assert {across for _, across in moves} == {-3, -2, -1, 0, 1, 2, 3}


def test_what_is_moved_in_repeats_the_border():
    ramp = np.tile(np.arange(16, dtype=np.uint8), (1, 3, 16, 1))
    for key in keys(20):
        row = augmented(ramp, CROP, [key])[0, 0, 8]
        assert (np.diff(row.astype(int)) >= 0).all()
        assert set(row.tolist()) <= set(range(16))


@pytest.mark.parametrize("factors", [(0.8, 1.0, 1.0), (1.2, 1.0, 1.0), (1.0, 0.8, 1.0),
                                     (1.0, 1.2, 1.0), (1.0, 1.0, 0.8), (1.0, 1.0, 1.2),
                                     (1.1, 0.9, 1.2)])  # fmt: skip
def test_colours_change_as_torchvision_changes_them(factors):
    from torchvision.transforms.v2 import functional

    before = planes(1)[0]
    expected = torch.from_numpy(before).float() / 255
    for adjust, factor in zip(
        (functional.adjust_brightness, functional.adjust_contrast, functional.adjust_saturation),
        factors,
        strict=True,
    ):
        expected = adjust(expected, factor)
    after = _coloured(before, *factors).astype(int)
    assert np.abs(after - expected.numpy() * 255).max() < 1


@pytest.mark.parametrize("channels", [1, 2, 3])
def test_colours_change_by_up_to_a_fifth(channels):
    before = planes(200, (6, 4), channels) // 2
    after = augmented(before, COLOUR, keys(200))
    ratio = after.mean((1, 2, 3)) / before.mean((1, 2, 3))
    assert 0.78 < ratio.min() < 0.86
    assert 1.14 < ratio.max() < 1.25  # with more saturation other values are cut off


def test_every_picture_and_epoch_has_its_own_change():
    before = np.repeat(planes(1), 10, axis=0)
    everything = Augmentation(flip=True, crop=True, colour=True)
    first = augmented(before, everything, keys(10))
    assert len({picture.tobytes() for picture in first}) == 10
    assert not np.array_equal(augmented(before, everything, keys(10, epoch=1)), first)
    assert not np.array_equal(augmented(before, everything, keys(10, seed=2)), first)
    assert np.array_equal(augmented(before[3:4], everything, keys(10)[3:4]), first[3:4])
    assert np.array_equal(before, np.repeat(planes(1), 10, axis=0))


def test_a_report_shows_a_few_of_each_class_and_what_becomes_of_them():
    data = opened(data_sets.opened(DrawnData()))
    report = shown(data, Augmentation(flip=True, colour=True), 5)
    assert len(report.examples) == len(report.augmented) == 24
    assert [e.label for e in report.examples] == [label for label in range(6) for _ in range(4)]
    for before, after in zip(report.examples, report.augmented, strict=True):
        assert (before.label, before.name) == (after.label, after.name)
        assert before.pixels.shape == after.pixels.shape
        assert not np.array_equal(before.pixels, after.pixels)
    assert report.train == data.report.train
    assert shown(data, Augmentation(), 5).augmented == ()


def test_examples_of_photos_are_small_and_broken_ones_missing(tmp_path):
    written(tmp_path, [f"{c}/{n}.png" for c in "ab" for n in range(4)])
    image(3, (300, 200)).save(tmp_path / "a" / "large.png")
    data = opened(data_sets.opened(FolderData(tmp_path, validation=0.1)))
    broken = data.train.name(0)
    (tmp_path / broken).write_bytes((tmp_path / broken).read_bytes()[:60])
    report = shown(data, Augmentation(), 0)
    assert all(max(example.pixels.shape) <= 96 for example in report.examples)
    assert broken not in [example.name for example in report.examples]
    assert len(report.examples) == sum(min(count, 4) for count in report.train) - 1
