"""The one way in for pictures: every file that users have ever dropped on a window."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import struct
import sys
import unicodedata
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from vgg_explorer.engine import images, opening, pixels
from vgg_explorer.engine.images import Picture, PictureError, from_pixels, read_picture
from vgg_explorer.session.samples import DEFAULT_SAMPLE, SAMPLES, Sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

RED = (255, 0, 0)
GET_AGAIN = "Get it again; no part of it can be read."
SHOW_PART = "Get it again, or open it anyway to see the part that can be read."
CHOOSE = "Choose a PNG, JPEG, WebP, GIF, BMP, TIFF or AVIF picture."

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and devices are files on POSIX only")


def colours(height: int = 48, width: int = 64) -> NDArray[np.uint8]:
    """A smooth picture with a different colour in every corner."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    planes = (255 * x / max(width - 1, 1), 255 * y / max(height - 1, 1), 255 - 2 * x - y)
    return np.clip(np.stack(planes, axis=-1), 0, 255).astype(np.uint8)


def noise(height: int, width: int) -> NDArray[np.uint8]:
    return np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def png_of_size(width: int, height: int, *, body: bool = True) -> bytes:
    """A PNG of a few dozen bytes that claims a size."""
    start = b"\x89PNG\r\n\x1a\n" + chunk(
        b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    )
    return start + (chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"") if body else b"")


def refused(source: Path | bytes, name: str | None = None, **options: Any) -> PictureError:
    with pytest.raises(PictureError) as caught:
        read_picture(source, name, **options)
    return caught.value


def notes(picture: Picture) -> list[str]:
    return [str(note) for note in picture.notes]


def corner(picture: Picture, y: int = 0, x: int = 0) -> tuple[int, ...]:
    return tuple(int(value) for value in picture.pixels[y, x])


# ---- what every picture becomes


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "PPM", "WEBP"])
def test_lossless_formats_come_back_exactly(kind: str) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    picture = read_picture(encoded(Image.fromarray(colours()), kind, **options))
    assert np.array_equal(picture.pixels, colours())
    assert picture.format == kind
    assert picture.full_size == (64, 48)
    assert picture.notes == ()


@pytest.mark.parametrize("kind", ["JPEG", "AVIF", "GIF", "ICO"])
def test_other_formats_open(kind: str) -> None:
    picture = read_picture(encoded(Image.new("RGB", (32, 32), (200, 60, 20)), kind))
    assert picture.format == kind
    assert picture.full_size == (32, 32)
    assert np.abs(picture.pixels.astype(int) - (200, 60, 20)).max() <= 6


def test_pixels_are_contiguous_and_cannot_be_changed() -> None:
    picture = read_picture(encoded(Image.fromarray(colours()), "PNG"))
    assert picture.pixels.dtype == np.uint8
    assert picture.pixels.flags.c_contiguous
    with pytest.raises(ValueError, match="read-only"):
        picture.pixels[0, 0, 0] = 1


def test_digest_is_of_the_pixels_not_the_file() -> None:
    image = Image.fromarray(colours())
    one = read_picture(encoded(image, "PNG"), "a.png")
    other = read_picture(encoded(image, "BMP"), "b.bmp")
    assert one.digest == other.digest
    assert len(one.digest) == 64
    changed = colours()
    changed[0, 0, 0] ^= 1
    assert from_pixels(changed, "c").digest != one.digest


def test_digest_tells_shapes_apart() -> None:
    flat = np.zeros((2, 8, 3), np.uint8)
    assert from_pixels(flat, "a").digest != from_pixels(flat.reshape(4, 4, 3), "a").digest


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(encoded(Image.fromarray(colours()), "JPEG"))
    assert read_picture(path).format == "JPEG"


# ---- sizes


def test_bomb_is_refused_with_its_megapixels() -> None:
    error = refused(png_of_size(20000, 20000), "x.png")
    assert str(error.what) == "“x.png” has 400 megapixels (20000x20000); the limit is 89."
    assert str(error.hint) == "Open a smaller copy of it."
    assert str(error) == f"{error.what} {error.hint}"


def test_bomb_that_ends_after_its_header_is_named_too() -> None:
    error = refused(png_of_size(20000, 20000, body=False), "x.png")
    assert str(error.what) == "“x.png” has 400 megapixels (20000x20000); the limit is 89."


def test_half_a_bomb_is_an_error_and_not_a_warning() -> None:
    error = refused(png_of_size(10000, 10000), "x.png")
    assert str(error.what) == "“x.png” has 100 megapixels (10000x10000); the limit is 89."


@pytest.mark.parametrize("kind", ["BMP", "GIF", "PPM", "TIFF", "WEBP"])
def test_every_format_has_the_limit(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vgg_explorer.engine.decoding.MAX_PIXELS", 1_000_000)
    data = encoded(Image.new("RGB", (2000, 1000)), kind)
    error = refused(data, "x")
    assert str(error.what) == "“x” has 2 megapixels (2000x1000); the limit is 1."


def test_limit_does_not_depend_on_pillows_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    assert "100 megapixels" in str(refused(png_of_size(10000, 10000)))


@pytest.mark.parametrize("size", [(10000, 10000), (20000, 20000)])
def test_bomb_within_an_icon(size: tuple[int, int]) -> None:
    inner = png_of_size(*size)
    entry = struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(inner), 22)
    error = refused(b"\0\0\1\0\1\0" + entry + inner, "x.ico")
    assert str(error.what) == "“x.ico” unpacks to more than 89 megapixels."


def test_no_pixels() -> None:
    error = refused(png_of_size(0, 7), "x.png")
    assert str(error) == f"“x.png” has no pixels (0x7). {CHOOSE}"


def test_one_pixel_opens() -> None:
    picture = read_picture(encoded(Image.new("RGB", (1, 1), RED), "PNG"))
    assert picture.pixels.tolist() == [[[255, 0, 0]]]
    assert picture.notes == ()


def test_extreme_ratio_is_noted() -> None:
    picture = read_picture(encoded(Image.new("RGB", (1, 20000), RED), "PNG"))
    assert picture.pixels.shape == (2048, 1, 3)
    assert picture.full_size == (1, 20000)
    assert notes(picture) == [
        "Reduced from 1x20000 to 1x2048 pixels.",
        "One side is 20000 times the other: a network sees only the middle.",
    ]


def test_large_pictures_are_reduced() -> None:
    picture = read_picture(encoded(Image.fromarray(colours(1000, 4096)), "PNG"))
    assert picture.pixels.shape == (500, 2048, 3)
    assert picture.full_size == (4096, 1000)
    assert notes(picture) == ["Reduced from 4096x1000 to 2048x500 pixels."]
    again = Image.fromarray(colours(1000, 4096)).resize((2048, 500), Image.Resampling.BOX)
    assert np.abs(picture.pixels.astype(int) - np.asarray(again)).max() <= 3


def test_exactly_the_kept_size_is_left_alone() -> None:
    picture = read_picture(encoded(Image.fromarray(colours(8, 2048)), "PNG"))
    assert np.array_equal(picture.pixels, colours(8, 2048))
    assert "Reduced" not in " ".join(notes(picture))


def test_very_large_jpeg_is_decoded_at_a_fraction(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded(Image.fromarray(colours(250, 250)).resize((8000, 8000)), "JPEG")
    loaded: list[tuple[int, int]] = []
    load = ImageFile.ImageFile.load

    def watched(self: ImageFile.ImageFile) -> Any:
        loaded.append(self.size)
        return load(self)

    monkeypatch.setattr(ImageFile.ImageFile, "load", watched)
    picture = read_picture(data)
    assert loaded[0] == (2000, 2000)
    assert picture.full_size == (8000, 8000)
    assert picture.pixels.shape == (2000, 2000, 3)
    assert notes(picture) == ["Reduced from 8000x8000 to 2000x2000 pixels."]
    whole = Image.fromarray(colours(250, 250)).resize((2000, 2000))
    assert np.abs(picture.pixels.astype(int) - np.asarray(whole)).mean() < 2


# ---- damage


def jpeg(**options: Any) -> bytes:
    return encoded(Image.fromarray(colours(256, 256)), "JPEG", quality=95, **options)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("JPEG", jpeg()),
        ("JPEG", jpeg(progressive=True)),
        ("PNG", encoded(Image.fromarray(noise(64, 64)), "PNG")),
        ("GIF", encoded(Image.fromarray(noise(64, 64)), "GIF", interlace=0)),
        ("BMP", encoded(Image.fromarray(noise(64, 64)), "BMP")),
        ("PPM", encoded(Image.fromarray(noise(64, 64)), "PPM")),
    ],
    ids=["jpeg", "progressive", "png", "gif", "bmp", "ppm"],
)
def test_truncated_files_offer_their_readable_part(kind: str, data: bytes) -> None:
    whole = read_picture(data).pixels
    half = data[: len(data) * 6 // 10]
    error = refused(half, "x")
    assert str(error.what) == (
        f"“x” is damaged: this {kind} file ends early or contradicts itself."
    )
    assert str(error.hint) == SHOW_PART
    assert error.readable_part

    part = read_picture(half, "x", allow_damaged=True)
    assert notes(part) == ["The file is damaged; the part that could be read is shown."]
    assert part.pixels.shape == whole.shape
    rows = slice(-16, None) if kind == "BMP" else slice(0, 16)  # BMP begins at the bottom
    # Progressive files have the whole picture early, only coarser.
    assert np.abs(part.pixels[rows].astype(int) - whole[rows]).mean() < 8


def test_whole_file_is_not_called_damaged_by_allowing_damage() -> None:
    assert read_picture(jpeg(), allow_damaged=True).notes == ()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "JPEG"])
def test_nothing_readable_offers_nothing(kind: str) -> None:
    data = encoded(Image.fromarray(noise(64, 64)), kind)[:40]
    error = refused(data, "x", allow_damaged=True)
    assert str(error.what) == (
        f"“x” is damaged: this {kind} file ends early or contradicts itself."
    )
    assert str(error.hint) == GET_AGAIN
    assert not error.readable_part


def test_part_without_any_content_is_not_offered() -> None:
    data = encoded(Image.fromarray(noise(64, 64)), "PNG")
    assert str(refused(data[: data.index(b"IDAT") + 6]).hint) == GET_AGAIN


def test_icon_has_the_size_of_its_content() -> None:
    inner = encoded(Image.fromarray(colours(24, 24)), "PNG")
    entry = struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(inner), 22)
    picture = read_picture(b"\0\0\1\0\1\0" + entry + inner)
    assert picture.full_size == (24, 24)
    assert np.array_equal(picture.pixels, colours(24, 24))


def test_flipped_byte_in_a_png_is_damage() -> None:
    data = bytearray(encoded(Image.fromarray(noise(64, 64)), "PNG"))
    data[len(data) // 2] ^= 0xFF
    assert refused(bytes(data)).readable_part


def test_damage_leaves_pillows_global_switch_alone() -> None:
    seen: list[bool] = []

    class Watched:
        def __bool__(self) -> bool:
            seen.append(True)
            return False

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    switch = Watched()
    ImageFile.LOAD_TRUNCATED_IMAGES = switch
    try:
        read_picture(jpeg()[:5000], allow_damaged=True)
        assert ImageFile.LOAD_TRUNCATED_IMAGES is switch
        assert seen, "Pillow no longer looks at this switch: the test proves nothing"
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def test_no_file_whatever_gives_another_exception() -> None:
    random = np.random.default_rng(7)
    originals = [
        encoded(Image.fromarray(noise(24, 24)), kind)
        for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "PPM", "ICO", "AVIF")
    ]
    originals.append(encoded(Image.fromarray(noise(24, 24)).quantize(9), "PNG", transparency=3))
    for round_number in range(400):
        data = bytearray(originals[round_number % len(originals)])
        for _ in range(int(random.integers(1, 6))):
            data[int(random.integers(0, len(data)))] = int(random.integers(0, 256))
        if round_number % 3 == 0:
            del data[int(random.integers(1, len(data))) :]
        for allowed in (False, True):
            with contextlib.suppress(PictureError):
                assert read_picture(bytes(data), allow_damaged=allowed).pixels.ndim == 3


# ---- metadata


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied(kind: str, orientation: int) -> None:
    image = Image.new("RGB", (64, 32), "white")
    image.paste(RED, (0, 0, 16, 16))
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(image, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {}))
    picture = read_picture(data)
    turned = orientation >= 5
    assert picture.full_size == ((32, 64) if turned else (64, 32))
    assert picture.pixels.shape[:2] == ((64, 32) if turned else (32, 64))
    # Where the corner that was at the top left belongs, by the EXIF standard.
    y, x = {1: (0, 0), 2: (0, -1), 3: (-1, -1), 4: (-1, 0)}.get(
        orientation, {5: (0, 0), 6: (0, -1), 7: (-1, -1), 8: (-1, 0)}.get(orientation, (0, 0))
    )
    found = picture.pixels[y, x].astype(int)
    assert found[0] > 200
    assert found[1] < 90


@pytest.mark.parametrize(
    "exif",
    [
        b"Exif\0\0broken",
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12",
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x02\0\x04\0\0\0abc\0\0\0\0\0",  # a text
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x63\0\0\0\0\0\0\0",  # 99
    ],
    ids=["word", "offset", "cut", "text", "range"],
)
def test_broken_exif_opens_unrotated(exif: bytes) -> None:
    picture = read_picture(encoded(Image.fromarray(colours()), "JPEG", exif=exif))
    assert picture.full_size == (64, 48)
    assert picture.notes == ()


def test_foreign_colour_profile_is_noted() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    note = "The colour profile in the file is not applied."
    image = Image.fromarray(colours())
    assert notes(read_picture(encoded(image, "PNG", icc_profile=lab))) == [note]
    assert notes(read_picture(encoded(image, "PNG", icc_profile=b"\0\1garbage"))) == [note]
    assert read_picture(encoded(image, "PNG", icc_profile=srgb)).notes == ()
    assert np.array_equal(read_picture(encoded(image, "PNG", icc_profile=lab)).pixels, colours())


def test_odd_metadata_neither_warns_nor_stops() -> None:
    """Pillow warns about both; warnings are errors in this test run."""
    data = encoded(Image.fromarray(colours()), "TIFF", description="x" * 2000)
    at = data.index(b"x" * 2000)
    odd = data[:at] + data[at + 2000 :] if at > len(data) - 2100 else data
    # ImageDescription (270) claims far more than the file holds.
    where = odd.index(struct.pack("<HHI", 270, 2, 2001))
    odd = odd[: where + 4] + struct.pack("<I", 9_000_000) + odd[where + 8 :]
    assert np.array_equal(read_picture(odd).pixels, colours())

    png = encoded(Image.fromarray(colours()), "PNG")
    apng = png[:33] + chunk(b"acTL", struct.pack(">II", 0, 0)) + png[33:]
    assert np.array_equal(read_picture(apng).pixels, colours())


# ---- modes


def ramp16() -> NDArray[np.uint16]:
    return np.linspace(0, 65535, 64 * 16).round().astype(np.uint16).reshape(16, 64)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "PPM"])
def test_sixteen_bit_grey_keeps_its_brightness(kind: str) -> None:
    picture = read_picture(encoded(Image.fromarray(ramp16()), kind))
    expected = np.rint(ramp16() / 257)
    assert np.array_equal(picture.pixels, np.repeat(expected[..., np.newaxis], 3, axis=-1))
    assert notes(picture) == ["16-bit grey is shown with 8 bits."]


def test_sixteen_bit_grey_of_the_other_byte_order() -> None:
    swapped = ramp16().astype(">u2")
    image = Image.frombytes("I;16B", (64, 16), swapped.tobytes())
    data = encoded(image, "TIFF")
    assert Image.open(io.BytesIO(data)).mode == "I;16B"
    assert np.array_equal(read_picture(data).pixels[..., 0], np.rint(ramp16() / 257))


def test_dark_sixteen_bit_picture_stays_dark() -> None:
    dark = np.full((4, 4), 200, np.uint16)
    for kind in ("PNG", "PPM"):
        assert read_picture(encoded(Image.fromarray(dark), kind)).pixels.max() == 1


@pytest.mark.parametrize(
    ("values", "expected", "note"),
    [
        (np.array([[0, 128, 255]], np.int32), [0, 128, 255], None),
        (np.array([[0, 257, 65535]], np.int32), [0, 1, 255], "16-bit grey is shown with 8 bits."),
        (
            np.array([[-100, 0, 100]], np.int32),
            [0, 128, 255],
            "Values from -100 to 100 are shown from black to white.",
        ),
        (
            np.array([[-(2**31), 0, 2**31 - 1]], np.int32),
            [0, 128, 255],
            "Values from -2.14748e+09 to 2.14748e+09 are shown from black to white.",
        ),
        (np.array([[0, 0.5, 1]], np.float32), [0, 128, 255], None),
        (np.array([[0, 0.25, 0.5]], np.float32), [0, 64, 128], None),
        (np.array([[0, 100, 200]], np.float32), [0, 100, 200], None),
        (
            np.array([[-1, np.nan, 3]], np.float32),
            [0, 0, 255],
            "Values from -1 to 3 are shown from black to white.",
        ),
        (np.array([[np.nan, np.inf, -np.inf]], np.float32), [0, 0, 0], None),
        (
            np.array([[1000, 1000, 1000]], np.float32),
            [0, 0, 0],
            "Values from 1000 to 1000 are shown from black to white.",
        ),
    ],
)
def test_numbers_without_a_white(
    values: NDArray[Any], expected: list[int], note: str | None
) -> None:
    picture = read_picture(encoded(Image.fromarray(values), "TIFF"))
    for channel in range(3):
        assert picture.pixels[0, :, channel].tolist() == expected
    assert notes(picture) == ([note] if note else [])


TRANSPARENT = "Transparent parts are shown on white."


def test_alpha_is_composited_on_white() -> None:
    image = Image.new("RGBA", (3, 1), (255, 0, 0, 255))
    image.putpixel((1, 0), (255, 0, 0, 128))
    image.putpixel((2, 0), (255, 0, 0, 0))
    picture = read_picture(encoded(image, "PNG"))
    assert picture.pixels[0].tolist() == [[255, 0, 0], [255, 127, 127], [255, 255, 255]]
    assert notes(picture) == [TRANSPARENT]


def test_opaque_alpha_is_no_news() -> None:
    picture = read_picture(encoded(Image.new("RGBA", (4, 4), (1, 2, 3, 255)), "PNG"))
    assert corner(picture) == (1, 2, 3)
    assert picture.notes == ()


def test_grey_with_alpha() -> None:
    image = Image.new("LA", (2, 1), (80, 255))
    image.putpixel((1, 0), (80, 0))
    picture = read_picture(encoded(image, "PNG"))
    assert picture.pixels[0].tolist() == [[80, 80, 80], [255, 255, 255]]
    assert notes(picture) == [TRANSPARENT]


def palette_picture() -> Image.Image:
    image = Image.new("P", (3, 1))
    image.putpalette([255, 0, 0, 0, 255, 0, 0, 0, 255])
    for x in range(3):
        image.putpixel((x, 0), x)
    return image


def test_palette_gives_colours_not_indices() -> None:
    picture = read_picture(encoded(palette_picture(), "PNG"))
    assert picture.pixels[0].tolist() == [[255, 0, 0], [0, 255, 0], [0, 0, 255]]


@pytest.mark.parametrize(
    ("kind", "transparency"), [("PNG", 1), ("GIF", 1), ("PNG", b"\xff\x00\xff")]
)
def test_palette_with_transparency(kind: str, transparency: int | bytes) -> None:
    picture = read_picture(encoded(palette_picture(), kind, transparency=transparency))
    assert picture.pixels[0].tolist() == [[255, 0, 0], [255, 255, 255], [0, 0, 255]]
    assert notes(picture) == [TRANSPARENT]


@pytest.mark.parametrize(
    ("mode", "background", "spot", "key"),
    [("L", 10, 200, 200), ("RGB", (10, 20, 30), (1, 2, 3), (1, 2, 3)), ("1", 0, 1, 1)],
)
def test_one_transparent_colour(mode: str, background: Any, spot: Any, key: Any) -> None:
    image = Image.new(mode, (2, 1), background)
    image.putpixel((1, 0), spot)
    picture = read_picture(encoded(image, "PNG", transparency=key))
    assert corner(picture, 0, 1) == (255, 255, 255)
    assert corner(picture) != (255, 255, 255)


def test_reducing_leaves_no_halo_of_hidden_colour() -> None:
    """What is invisible (pure green here) must not bleed into what is visible."""
    array = np.zeros((4, 4096, 4), np.uint8)
    array[:] = (0, 255, 0, 0)
    array[:, 1001:3001] = (255, 0, 0, 255)
    picture = from_pixels(array, "x")
    red, green, blue = picture.pixels.astype(int).transpose(2, 0, 1)
    assert red.min() >= 250
    assert np.abs(green - blue).max() <= 2


@pytest.mark.parametrize(("value", "rgb"), [(0, (0, 0, 0)), (1, (255, 255, 255))])
def test_one_bit(value: int, rgb: tuple[int, int, int]) -> None:
    assert corner(read_picture(encoded(Image.new("1", (9, 3), value), "PNG"))) == rgb


def test_cmyk_of_both_conventions() -> None:
    """JPEG holds CMYK inverted (Adobe), TIFF does not: both must look the same."""
    image = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    for kind in ("JPEG", "TIFF"):
        data = encoded(image, kind)
        assert Image.open(io.BytesIO(data)).mode == "CMYK"
        red, green, blue = corner(read_picture(data), 8, 8)
        assert red > 240
        assert green < 15
        assert blue < 15


@pytest.mark.parametrize("mode", ["RGBX", "YCbCr", "HSV", "LAB", "RGBa", "La", "PA"])
def test_rare_modes(mode: str) -> None:
    colour = Image.new("RGB", (4, 4), (204, 51, 0))  # one of the web palette's
    grey = Image.new("LA", (4, 4), (120, 255))
    if mode == "PA":
        image = colour.convert("P").convert("PA")
    elif mode == "La":
        image = grey.convert("La")
    elif mode == "RGBa":
        image = colour.convert("RGBA").convert("RGBa")
    else:
        image = colour.convert(mode)
    assert image.mode == mode
    found, _ = pixels.to_rgb(image)
    expected = (120, 120, 120) if mode == "La" else (204, 51, 0)
    assert np.abs(found.astype(int) - expected).max() <= 5  # LAB loses a little in 8 bits


def test_lab_file_has_its_colours() -> None:
    data = encoded(Image.new("RGB", (4, 4), (200, 60, 20)).convert("LAB"), "TIFF")
    assert np.abs(read_picture(data).pixels.astype(int) - (200, 60, 20)).max() <= 3


# ---- more than one frame


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_first_of_several(kind: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, "lime", "blue", "black")]
    options = {"lossless": True} if kind == "WEBP" else {}
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], **options)
    picture = read_picture(data)
    assert corner(picture) == RED
    word = "page" if kind == "TIFF" else "frame"
    assert notes(picture) == [f"This is {word} 1 of 4."]


def test_previews_behind_a_jpeg_are_no_frames() -> None:
    image = Image.fromarray(colours())
    data = encoded(image, "MPO", save_all=True, append_images=[image.resize((16, 12))])
    assert Image.open(io.BytesIO(data)).format == "MPO"
    picture = read_picture(data)
    assert picture.format == "JPEG"
    assert picture.notes == ()


def test_damaged_later_frame_costs_only_the_count() -> None:
    frames = [Image.fromarray(noise(16, 16)) for _ in range(3)]
    frames[1].putpixel((0, 0), (1, 2, 3))
    frames[2].putpixel((0, 0), (3, 2, 1))
    data = encoded(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    first = read_picture(data)
    # The last directory is cut off.
    picture = read_picture(data[: len(data) - 2])
    assert np.array_equal(picture.pixels, first.pixels)


# ---- what is no picture


HEIC = (
    "Convert it to JPEG or PNG: on a Mac with Preview (File > Export); an iPhone takes JPEG"
    " pictures with Settings > Camera > Formats > Most Compatible."
)
EXPORT = "Export it as PNG in the program that made it, and open that."
CONVERT = "Convert it to JPEG or PNG."


@pytest.mark.parametrize(
    ("data", "kind", "hint"),
    [
        (
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "a HEIC picture, which cannot be opened here",
            HEIC,
        ),
        (
            b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic",
            "a HEIC picture, which cannot be opened here",
            HEIC,
        ),
        (
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
            "a PostScript (EPS) file, which is a program and was not run",
            EXPORT,
        ),
        (
            b"\xc5\xd0\xd3\xc6\x20\0\0\0",
            "a PostScript (EPS) file, which is a program and was not run",
            EXPORT,
        ),
        (
            b'<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="x"></svg>',
            "an SVG drawing, which has no pixels",
            EXPORT,
        ),
        (b"%PDF-1.7\n", "a PDF document", EXPORT),
        (
            b"\xef\xbb\xbf\n <!DOCTYPE html>\n<html><svg></svg></html>",
            "a web page, not a picture",
            "The download failed. Save the picture itself and open that.",
        ),
        (
            b"<HTML><HEAD>",
            "a web page, not a picture",
            "The download failed. Save the picture itself and open that.",
        ),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
            "a Git LFS pointer, not the picture itself",
            "Run “git lfs pull” in its repository, then open it again.",
        ),
        (b"8BPS\0\1", "a Photoshop document", EXPORT),
        (b"gimp xcf v011\0", "a GIMP document", EXPORT),
        (b"\xff\x0a\0\1\2", "a JPEG XL picture, which cannot be opened here", CONVERT),
        (b"\0\0\0\x0cjP  \r\n", "a JPEG 2000 picture, which cannot be opened here", CONVERT),
        (b"\0\0\0\x18ftypisom\0\0\2\0", "a video", "Save one frame of it as a picture."),
        (b"\x1a\x45\xdf\xa3\1\0", "a video", "Save one frame of it as a picture."),
        (b"PK\3\4\x14\0", "a zip archive, or a document made of one", CHOOSE),
        (b"\x1f\x8b\x08\0", "an archive", CHOOSE),
        (b"\x93NUMPY\1\0", "a NumPy array file", CHOOSE),
        (b"MZ\x90\0", "a program", CHOOSE),
        ("épreuve: 名\n".encode(), "a text file", CHOOSE),
        (b"P1 is the first of the parts.\n", "a text file", CHOOSE),
    ],
)
def test_other_kinds_are_named(data: bytes, kind: str, hint: str) -> None:
    error = refused(data, "x.png")
    assert str(error.what) == f"“x.png” is {kind}."
    assert str(error.hint) == hint


def test_unknown_bytes() -> None:
    error = refused(b"\0\1\2\3\4\5\6\7" * 9, "x.png")
    assert str(error) == f"“x.png” is not a picture that can be opened here. {CHOOSE}"


def test_text_cut_within_a_character_is_still_text() -> None:
    assert "text file" in str(refused(("a" + "名" * 3000).encode()))


@pytest.mark.parametrize("kind", ["EPS", "PDF", "JPEG2000", "TGA", "PCX", "SGI", "ICNS", "DDS"])
def test_formats_off_the_list_are_not_opened(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded(Image.new("RGB", (64, 64), RED), kind)

    def never(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a format off the list was opened")

    Image.init()
    if kind in Image.OPEN:
        monkeypatch.setitem(Image.OPEN, kind, (never, Image.OPEN[kind][1]))
    refused(data)


# ---- files and paths


def save(path: Path) -> Path:
    path.write_bytes(encoded(Image.fromarray(colours()), "PNG"))
    return path


@pytest.mark.parametrize("name", ["ü 名 #%.png", "a b#c.png", "%41.png", " .png", "x"])
def test_odd_names_work(tmp_path: Path, name: str) -> None:
    picture = read_picture(save(tmp_path / name))
    assert picture.name == name
    assert np.array_equal(picture.pixels, colours())


@posix
def test_name_with_question_mark_and_line_break(tmp_path: Path) -> None:
    assert read_picture(save(tmp_path / "a?\nb.png")).name == "a?\ufffdb.png"


@pytest.mark.parametrize(("on_disk", "asked"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_accents_composed_either_way(tmp_path: Path, on_disk: Any, asked: Any) -> None:
    save(tmp_path / unicodedata.normalize(on_disk, "été.png"))
    picture = read_picture(tmp_path / unicodedata.normalize(asked, "été.png"))
    assert picture.name == unicodedata.normalize("NFC", "été.png")


def test_braces_in_a_name_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "{0}{name.__class__}.png"
    path.write_bytes(b"")
    assert str(refused(path).what) == "“{0}{name.__class__}.png” is empty (0 bytes)."


def test_given_name_wins(tmp_path: Path) -> None:
    assert read_picture(save(tmp_path / "a.png"), "other").name == "other"
    assert read_picture(save(tmp_path / "a.png").read_bytes()).name == "picture"


def test_missing_file(tmp_path: Path) -> None:
    assert str(refused(tmp_path / "gone.png")) == (
        "“gone.png” does not exist. It may have been moved, renamed or deleted; choose it again."
    )
    save(tmp_path / "a.png")
    assert str(refused(tmp_path / "a.png" / "b.png").what) == "“b.png” does not exist."


def test_folder(tmp_path: Path) -> None:
    folder = tmp_path / "pictures.png"
    folder.mkdir()
    assert str(refused(folder)) == ("“pictures.png” is a folder. Choose one of the pictures in it.")


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"")
    expected = (
        "“x.png” is empty (0 bytes). "
        "It was probably not saved or downloaded completely; get it again."
    )
    assert str(refused(tmp_path / "x.png")) == expected
    assert str(refused(b"", "x.png")) == expected


def test_too_long_a_name(tmp_path: Path) -> None:
    error = refused(tmp_path / ("n" * 300 + ".png"))
    short = "n" * 38 + "…" + "n" * 17 + ".png"
    if os.name == "posix":
        assert str(error) == (
            f"The name “{short}” is too long for this system. Rename the file to something shorter."
        )
    assert short in str(error)


def test_impossible_name() -> None:
    assert str(refused(Path("a\0b.png"))) == (
        "“a\ufffdb.png” is not a possible file name. Rename the file."
    )


def fail_to_open(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def fail(*args: Any, **kwargs: Any) -> int:
        raise error

    monkeypatch.setattr(opening.os, "open", fail)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path / "x.png")
    fail_to_open(monkeypatch, PermissionError(13, "Permission denied"))
    assert str(refused(path)) == (
        "You have no permission to read “x.png”. "
        "Change the permissions of the file, or copy it to a folder of your own."
    )


def test_disk_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path / "x.png")
    fail_to_open(monkeypatch, OSError(5, "Input/output error"))
    assert str(refused(path)) == (
        "“x.png” cannot be read: Input/output error. "
        "Check the disk or the connection, then open it again."
    )


NOT_REGULAR = "is not a regular file. Pipes and devices cannot be opened; choose a picture file."


@posix
@pytest.mark.timeout(20)
def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.png")
    assert str(refused(tmp_path / "x.png")) == f"“x.png” {NOT_REGULAR}"


@posix
@pytest.mark.timeout(20)
def test_pipe_that_takes_the_place_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "x.png")
    really_open = os.open

    def swap(name: Any, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return really_open(name, flags)

    monkeypatch.setattr(opening.os, "open", swap)
    assert str(refused(path)) == f"“x.png” {NOT_REGULAR}"


@posix
def test_device_and_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(refused(Path("/dev/null"))) == f"“null” {NOT_REGULAR}"
    (tmp_path / "x.png").symlink_to("/dev/zero")
    assert str(refused(tmp_path / "x.png")) == f"“x.png” {NOT_REGULAR}"
    monkeypatch.chdir(tmp_path)  # the paths of sockets are short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.png")
        assert str(refused(tmp_path / "s.png")) == f"“s.png” {NOT_REGULAR}"


@posix
def test_link_to_a_picture_opens_and_a_link_in_circles_does_not(tmp_path: Path) -> None:
    (tmp_path / "link.png").symlink_to(save(tmp_path / "x.png"))
    assert read_picture(tmp_path / "link.png").full_size == (64, 48)
    (tmp_path / "loop.png").symlink_to("loop.png")
    assert "“loop.png”" in str(refused(tmp_path / "loop.png").what)


def test_file_that_vanishes_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "x.png")
    really_open = os.open

    def vanish(name: Any, flags: int) -> int:
        path.unlink()
        return really_open(name, flags)

    monkeypatch.setattr(opening.os, "open", vanish)
    assert str(refused(path).what) == "“x.png” does not exist."


def grow_unnoticed(path: Path) -> None:
    """Coarse clocks give two writes in a row the same time."""
    time = path.stat().st_mtime_ns
    path.write_bytes(path.read_bytes() + b"more")
    os.utime(path, ns=(time, time))


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(path.read_bytes() + b"more"),
        lambda path: os.truncate(path, 20),
        lambda path: os.utime(path, ns=(1, 1)),
        grow_unnoticed,
    ],
    ids=["grows", "shrinks", "touched", "grows within the clock's tick"],
)
def test_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    path = save(tmp_path / "x.png")
    really_stat, calls = os.fstat, []

    def stat_then_change(handle: int) -> os.stat_result:
        info = really_stat(handle)
        if not calls:
            change(path)
        calls.append(handle)
        return info

    monkeypatch.setattr(opening.os, "fstat", stat_then_change)
    assert str(refused(path)) == (
        "“x.png” changed while it was being read. "
        "Open it again when the other program has finished writing it."
    )


def test_too_large_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.png"
    with path.open("wb") as file:
        file.truncate(300 * 2**20)  # sparse: takes no room
    fail_to_open(monkeypatch, OSError("it was opened"))
    expected = (
        "“x.png” takes 300 MiB; the limit is 256 MiB. Save a smaller copy, for example as JPEG."
    )
    assert str(refused(path)) == expected


def test_too_many_bytes_from_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_BYTES", 10)
    assert "MiB; the limit is" in str(refused(encoded(Image.new("L", (9, 9)), "PNG")))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux")
def test_no_file_stays_open(tmp_path: Path) -> None:
    path = save(tmp_path / "x.png")
    (tmp_path / "bad.png").write_bytes(b"nothing")
    read_picture(path)
    refused(tmp_path / "bad.png")
    links = [os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd") if _open(fd)]
    assert not [link for link in links if str(tmp_path) in link]


def _open(fd: str) -> bool:
    return os.path.lexists(f"/proc/self/fd/{fd}")


@pytest.mark.parametrize("where", ["decode", "to_rgb", "read_bytes"])
def test_out_of_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    def exhausted(*args: Any, **kwargs: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(images, where, exhausted)
    assert str(refused(save(tmp_path / "x.png"))) == (
        "There is not enough memory to open “x.png”. Close other programs, or open a smaller copy."
    )


def test_out_of_memory_in_a_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(self: object) -> None:
        raise MemoryError

    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load_prepare", exhausted)
    assert "not enough memory" in str(refused(encoded(Image.new("L", (9, 9)), "PNG")))


# ---- raw pixels


@pytest.mark.parametrize("width", [1, 5, 7, 64])
def test_raw_pixels(width: int) -> None:
    array = colours(6, width)
    picture = from_pixels(array, "clipboard")
    assert np.array_equal(picture.pixels, array)
    assert (picture.name, picture.format, picture.full_size) == ("clipboard", "RGB", (width, 6))


def test_raw_pixels_are_copied_whatever_their_strides() -> None:
    array = colours(6, 12)
    picture = from_pixels(array[::-1, ::2], "x")
    assert np.array_equal(picture.pixels, array[::-1, ::2])
    before = picture.pixels.copy()
    array[:] = 0
    assert np.array_equal(picture.pixels, before)


def test_raw_grey_and_raw_alpha() -> None:
    assert from_pixels(np.full((2, 2), 9, np.uint8), "x").pixels.tolist() == [[[9] * 3] * 2] * 2
    clear = from_pixels(np.zeros((2, 2, 4), np.uint8), "x")
    assert clear.pixels.min() == 255
    assert notes(clear) == [TRANSPARENT]


@pytest.mark.parametrize(
    "array",
    [
        np.zeros((4, 4, 3)),
        np.zeros((4, 4, 2), np.uint8),
        np.zeros((4, 4, 3, 1), np.uint8),
        np.zeros(4, np.uint8),
        np.zeros((4, 4), np.uint16),
        np.zeros((4, 4), bool),
    ],
)
def test_raw_pixels_of_another_kind(array: NDArray[Any]) -> None:
    with pytest.raises(PictureError) as caught:
        from_pixels(array, "x")
    assert str(caught.value) == (
        "“x” is not made of 8-bit grey, RGB or RGBA pixels. Save it as a PNG file and open that."
    )


def test_raw_pixels_have_the_same_limits() -> None:
    huge = np.lib.stride_tricks.as_strided(np.zeros(3, np.uint8), (10000, 10000, 3), (0, 0, 1))
    with pytest.raises(PictureError, match=r"has 100 megapixels \(10000x10000\)"):
        from_pixels(huge, "x")
    with pytest.raises(PictureError, match=r"has no pixels \(5x0\)"):
        from_pixels(np.zeros((0, 5, 3), np.uint8), "x")


# ---- what ships


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
def test_shipped_samples(sample: Sample) -> None:
    assert sample.path.stat().st_size < 120 * 1024
    picture = read_picture(sample.path)
    assert picture.full_size == (512, 512)
    assert picture.notes == ()
    assert picture.pixels.std() > 30
    assert str(sample.title)


def test_samples_are_listed_once_and_completely() -> None:
    assert DEFAULT_SAMPLE in {sample.key for sample in SAMPLES}
    assert len({sample.key for sample in SAMPLES}) == len(SAMPLES)
    listed = {sample.file_name for sample in SAMPLES}
    assert listed == {path.name for path in SAMPLES[0].path.parent.iterdir()}


def test_digit_is_grey_on_black() -> None:
    digit = next(sample for sample in SAMPLES if sample.key == "digit")
    found = read_picture(digit.path).pixels
    assert np.array_equal(found[..., 0], found[..., 1])
    assert found[0].max() == 0
    assert found.max() > 230
