"""What the network sees must be what its weights were trained on."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import torch
from PIL import Image
from torchvision.models import VGG16_Weights

from vgg_explorer.engine.images import Picture, from_pixels
from vgg_explorer.engine.preparation import Preprocess
from vgg_explorer.engine.preprocess import thumbnail, to_tensor, view

PLAIN = Preprocess()


def picture(height: int, width: int) -> Picture:
    """Shapes and noise: any shift of the grid by a fraction of a pixel shows."""
    y, x = np.mgrid[0:height, 0:width]
    wave = 127 + 120 * np.sin(x / 9 + y / 23)
    speckle = np.random.default_rng(height * 7919 + width).integers(0, 256, (height, width))
    array = np.stack([wave, (x * 5 + y * 3) % 256, speckle], axis=-1).astype(np.uint8)
    return from_pixels(array, "x")


@pytest.mark.parametrize(
    ("height", "width"),
    [
        (256, 256),
        (224, 224),
        (512, 512),
        (300, 400),
        (401, 299),
        (333, 500),
        (500, 333),
        (257, 999),
        (1200, 1023),
        (2048, 1365),
        (100, 75),
        (31, 17),
        (2, 3),
        (1, 1),
        (60, 900),
    ],
)
def test_equals_torchvision(height: int, width: int) -> None:
    shown = picture(height, width)
    expected = VGG16_Weights.IMAGENET1K_V1.transforms()(Image.fromarray(shown.pixels))
    found = to_tensor(view(shown, (3, 224, 224), PLAIN), PLAIN)
    assert found.shape == (1, 3, 224, 224)
    assert found.dtype == torch.float32
    assert torch.max(torch.abs(found[0] - expected)).item() <= 1e-6


def test_default_margin_is_that_of_imagenet() -> None:
    assert PLAIN.shorter_side(224, 224) == 256
    assert PLAIN.shorter_side(32, 32) == 37
    assert PLAIN.shorter_side(224, 448) == 256
    assert Preprocess(side=224).shorter_side(224, 224) == 224
    assert Preprocess(side=64).shorter_side(224, 224) == 224  # no border is made up


def test_box_is_where_the_crop_lies() -> None:
    seen = view(picture(512, 1024), (3, 224, 224), PLAIN)
    # 512 -> 256: half the size; the crop is the middle 224 of 256 and of 512.
    assert seen.box == (288.0, 32.0, 736.0, 480.0)
    whole = view(picture(300, 300), (3, 224, 224), Preprocess(side=224))
    assert whole.box == (0.0, 0.0, 300.0, 300.0)


def test_the_whole_picture_is_squeezed_into_the_input() -> None:
    shown = picture(100, 300)
    seen = view(shown, (3, 64, 64), Preprocess(resize="stretch"))
    assert seen.box == (0.0, 0.0, 300.0, 100.0)
    expected = Image.fromarray(shown.pixels).resize((64, 64), Image.Resampling.BILINEAR)
    assert np.array_equal(seen.pixels, np.asarray(expected))


def test_a_free_crop_is_cut_out_and_stretched() -> None:
    shown = picture(100, 200)
    seen = view(shown, (3, 40, 50), Preprocess(crop=(0.25, 0.1, 0.5, 0.5)))
    assert seen.box == (50.0, 10.0, 100.0, 50.0)
    assert np.array_equal(seen.pixels, shown.pixels[10:50, 50:100])


@pytest.mark.parametrize(
    "crop", [(0, 0, 0, 0), (1, 1, 1, 1), (0.9, 0.9, 0.1, 0.1), (-1, -1, 2, 2), (0.5, 0, 0.5, 1)]
)
def test_a_crop_is_never_empty_nor_outside(crop: tuple[float, float, float, float]) -> None:
    seen = view(picture(30, 20), (3, 8, 8), Preprocess(crop=crop))
    left, top, right, bottom = seen.box
    assert 0 <= left < right <= 20
    assert 0 <= top < bottom <= 30
    assert seen.pixels.shape == (8, 8, 3)


@pytest.mark.parametrize("size", [(1, 1), (37, 1900), (2048, 3), (640, 480)])
@pytest.mark.parametrize("shape", [(3, 224, 224), (3, 64, 320), (3, 320, 64), (3, 1, 7)])
def test_any_input_is_covered(size: tuple[int, int], shape: tuple[int, int, int]) -> None:
    shown = picture(*size)
    seen = view(shown, shape, PLAIN)
    assert seen.pixels.shape == (shape[1], shape[2], 3)
    left, top, right, bottom = seen.box
    assert 0 <= left < right <= size[1]
    assert 0 <= top < bottom <= size[0]
    # The crop has the input's proportions and lies in the middle, but for whole scaled pixels.
    assert (right - left) / (bottom - top) == pytest.approx(shape[2] / shape[1], rel=0.05)
    assert left + right == pytest.approx(size[1], abs=(right - left) / shape[2] + 1e-6)
    assert top + bottom == pytest.approx(size[0], abs=(bottom - top) / shape[1] + 1e-6)


def test_wide_input_looks_at_a_wide_part() -> None:
    array = np.zeros((200, 200, 3), np.uint8)
    array[90:110] = 255
    seen = view(from_pixels(array, "x"), (3, 20, 200), Preprocess(side=20))
    assert seen.box == (0.0, 90.0, 200.0, 110.0)
    assert seen.pixels.min() == 255


def test_very_long_picture_is_cropped_without_being_scaled_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    array = np.random.default_rng(3).integers(0, 256, (2048, 40, 3), dtype=np.uint8)
    shown = from_pixels(array, "x")
    sizes: list[tuple[int, int]] = []
    resize = Image.Image.resize

    def watched(self: Image.Image, size: tuple[int, int], *rest: object, **named: object) -> object:
        sizes.append(size)
        return resize(self, size, *rest, **named)

    monkeypatch.setattr(Image.Image, "resize", watched)
    seen = view(shown, (3, 224, 224), PLAIN)
    assert sizes == [(224, 224)]
    monkeypatch.setattr("vgg_explorer.engine.preprocess.MAX_RESIZED_SIDE", 10**6)
    whole = view(shown, (3, 224, 224), PLAIN)
    assert whole.box == seen.box
    assert np.abs(whole.pixels.astype(int) - seen.pixels).max() <= 2


def test_one_channel_is_luma() -> None:
    array = np.zeros((8, 8, 3), np.uint8)
    array[:] = (200, 100, 50)
    seen = view(from_pixels(array, "x"), (1, 8, 8), PLAIN)
    assert seen.pixels.shape == (8, 8, 1)
    grey = round(0.299 * 200 + 0.587 * 100 + 0.114 * 50)
    assert np.unique(seen.pixels).tolist() == [grey]
    found = to_tensor(seen, PLAIN)
    assert found.shape == (1, 1, 8, 8)
    mean, std = (0.485 + 0.456 + 0.406) / 3, (0.229 + 0.224 + 0.225) / 3
    assert found[0, 0, 0, 0].item() == pytest.approx((grey / 255 - mean) / std, abs=1e-6)


@pytest.mark.parametrize("channels", [2, 3, 5, 7])
def test_other_channel_counts_repeat_the_colours(channels: int) -> None:
    shown = picture(40, 40)
    three = to_tensor(view(shown, (3, 32, 32), PLAIN), PLAIN)
    found = to_tensor(view(shown, (channels, 32, 32), PLAIN), PLAIN)
    assert found.shape == (1, channels, 32, 32)
    for index in range(channels):
        assert torch.equal(found[0, index], three[0, index % 3])


def test_own_mean_and_std() -> None:
    own = Preprocess(mean=(0.5, 0.25, 0.0), std=(0.5, 1.0, 2.0))
    array = np.full((8, 8, 3), 255, np.uint8)
    found = to_tensor(view(from_pixels(array, "x"), (3, 8, 8), own), own)
    assert found[0, :, 0, 0].tolist() == pytest.approx([1.0, 0.75, 0.5])


def test_tensor_does_not_share_memory_with_the_picture() -> None:
    shown = picture(32, 32)
    before = shown.pixels.copy()
    seen = view(shown, (3, 32, 32), Preprocess(side=32))
    to_tensor(seen, PLAIN).zero_()
    assert np.array_equal(shown.pixels, before)
    assert np.array_equal(seen.pixels, before)


def test_pictures_need_no_torch() -> None:
    code = (
        "import sys, vgg_explorer.engine.images, vgg_explorer.engine.preprocess;"
        "sys.exit('torch' in sys.modules or 'torchvision' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize(
    ("size", "small"),
    [((32, 32), (32, 32)), ((224, 224), (112, 112)), ((64, 300), (22, 100))],
)
def test_thumbnails_have_three_colours_and_fit(
    channels: int, size: tuple[int, int], small: tuple[int, int]
) -> None:
    seen = view(picture(400, 400), (channels, *size), PLAIN)
    made = thumbnail(seen, 128)
    assert made.shape == (*small, 3)
    assert made.dtype == np.uint8
    assert made.mean() == pytest.approx(seen.pixels.mean(), abs=1)
    if channels == 1:
        assert (made[..., 0] == made[..., 2]).all()
