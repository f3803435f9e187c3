"""What the network sees of a picture: scaled, cropped, normalised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    import torch
    from numpy.typing import NDArray

    from vgg_explorer.engine.images import Picture
    from vgg_explorer.engine.preparation import Box, Preprocess

MAX_RESIZED_SIDE = 8192
"""Pixels of the longer side up to which a picture is scaled whole before the crop."""


@dataclass(frozen=True, eq=False)
class Seen:
    """A picture as a network sees it.

    Parameters
    ----------
    pixels : ndarray of uint8, (H, W, 3) or (H, W, 1)
        Before normalising; grey for networks with one input channel.
    box : Box
        The crop, in pixels of ``Picture.pixels``.
    channels : int
        Input channels of the network; the colours repeat in turn to fill them.
    """

    pixels: NDArray[np.uint8]
    box: Box
    channels: int


def view(picture: Picture, input_shape: tuple[int, int, int], preprocess: Preprocess) -> Seen:
    """Bring a picture to the size of the input.

    For square inputs and a crop in the middle this is torchvision's ImageNet transform, value for
    value. It is done with Pillow, which torchvision uses too, because importing torchvision takes
    over a second more than torch alone.

    Parameters
    ----------
    picture : Picture
        What was opened.
    input_shape : (int, int, int)
        Channels, height and width of the network's input.
    preprocess : Preprocess
        What the weights expect, or the user chose.
    """
    channels, height, width = input_shape
    image = Image.fromarray(picture.pixels)
    if preprocess.crop is not None:
        box = _in_pixels(preprocess.crop, image.size)
        crop = _resampled(image, width, height, box)
    elif preprocess.resize == "stretch":
        box = (0.0, 0.0, float(image.width), float(image.height))
        crop = _resampled(image, width, height, box)
    else:
        crop, box = _middle(image, height, width, preprocess)
    if channels == 1:
        # ITU-R 601 luma, as torchvision's Grayscale has it.
        return Seen(np.array(crop.convert("L"), dtype=np.uint8)[..., np.newaxis], box, channels)
    return Seen(np.array(crop, dtype=np.uint8), box, channels)


def thumbnail(seen: Seen, side: int) -> NDArray[np.uint8]:
    """Return what is seen as (H, W, 3), reduced by a whole factor until it fits in a square."""
    pixels = seen.pixels
    height, width, count = pixels.shape
    factor = -(-max(height, width) // side)
    if factor == 1 and count == 3:
        return pixels
    image = Image.fromarray(pixels[..., 0] if count == 1 else pixels)
    return np.array(image.reduce(factor).convert("RGB"), dtype=np.uint8)


def _in_pixels(crop: Box, size: tuple[int, int]) -> Box:
    """Return a box of shares in pixels, within the picture and at least a pixel wide and high."""
    edges = []
    for first, last, most in ((crop[0], crop[2], size[0]), (crop[1], crop[3], size[1])):
        low = min(max(first, 0.0) * most, most - 1.0)
        edges.append((low, max(min(last, 1.0) * most, low + 1.0)))
    (left, right), (top, bottom) = edges
    return left, top, right, bottom


def _resampled(image: Image.Image, width: int, height: int, box: Box) -> Image.Image:
    return image.resize((width, height), Image.Resampling.BILINEAR, box=box)


def _middle(
    image: Image.Image, height: int, width: int, preprocess: Preprocess
) -> tuple[Image.Image, Box]:
    """Scale a picture so that it covers the input with a margin, and cut out its middle."""
    scaled_width, scaled_height = preprocess.scaled(image.size, height, width)
    left = round((scaled_width - width) / 2)
    top = round((scaled_height - height) / 2)
    across, down = image.width / scaled_width, image.height / scaled_height
    box = (
        left * across,
        top * down,
        min((left + width) * across, float(image.width)),
        min((top + height) * down, float(image.height)),
    )
    if max(scaled_width, scaled_height) > MAX_RESIZED_SIDE:
        # A 1x2048 line would be scaled to 256x524288 only to be thrown away. Resampling just the
        # crop is the same but for rounding, which is why it is not done always.
        return _resampled(image, width, height, box), box
    if image.size != (scaled_width, scaled_height):
        image = image.resize((scaled_width, scaled_height), Image.Resampling.BILINEAR)
    return image.crop((left, top, left + width, top + height)), box


def to_tensor(seen: Seen, preprocess: Preprocess) -> torch.Tensor:
    """Normalise what is seen.

    Returns
    -------
    torch.Tensor
        float32, (1, C, H, W). One channel is normalised with the means of the three means and stds.
    """
    import torch  # here because it takes a second, and views alone do not need it

    mean, std = preprocess.mean, preprocess.std
    if seen.pixels.shape[2] == 1:
        mean, std = (sum(mean) / 3,) * 3, (sum(std) / 3,) * 3
    planes = torch.from_numpy(np.ascontiguousarray(seen.pixels.transpose(2, 0, 1)))
    # The same operations in the same order as torchvision, so the same last bits.
    values = planes.to(torch.float32).div(255)
    count = values.shape[0]
    values = values.sub(torch.tensor(mean[:count]).view(-1, 1, 1))
    values = values.div(torch.tensor(std[:count]).view(-1, 1, 1))
    return values[[index % count for index in range(seen.channels)]].unsqueeze(0)
