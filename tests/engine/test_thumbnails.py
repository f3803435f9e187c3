"""Small pictures for a row: quick, bounded, and of any kind that opens."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from vgg_explorer.engine.sources import PictureError
from vgg_explorer.engine.thumbnails import thumbnail

RED = (200, 30, 30)


def encoded(image: Image.Image, kind: str) -> bytes:
    held = io.BytesIO()
    image.save(held, kind)
    return held.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "AVIF"])
def test_the_longer_side_is_about_as_asked(kind: str) -> None:
    pixels = thumbnail(encoded(Image.new("RGB", (900, 600), RED), kind), "x", 72)
    assert pixels.shape[2] == 3
    assert 48 <= min(pixels.shape[:2]) <= max(pixels.shape[:2]) < 2 * 72
    assert abs(int(pixels[20, 20, 0]) - RED[0]) <= 6


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
@pytest.mark.parametrize("size", [(2000, 1), (1, 1), (300, 200)])
def test_every_mode_and_size(mode: str, size: tuple[int, int]) -> None:
    pixels = thumbnail(encoded(Image.new(mode, size), "TIFF"), "x", 72)
    assert 1 <= min(pixels.shape[:2]) <= max(pixels.shape[:2]) <= 144


def test_small_ones_stay_as_they_are() -> None:
    assert thumbnail(encoded(Image.new("RGB", (9, 7)), "PNG"), "x", 72).shape == (7, 9, 3)


def test_it_is_upright(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (300, 100), RED).save(path, exif=exif)
    height, width, _ = thumbnail(path, path.name, 72).shape
    assert height > width


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(b"<!DOCTYPE html>")
    with pytest.raises(PictureError, match=r"“x\.png” is a web page, not a picture\."):
        thumbnail(path, path.name, 72)
    with pytest.raises(PictureError, match="is damaged"):
        thumbnail(encoded(Image.effect_noise((300, 300), 50), "PNG")[:2000], "x", 72)
