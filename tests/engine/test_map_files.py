"""Feature maps as files, read back."""

import io

import numpy as np
import pytest
from PIL import Image

from vgg_explorer.engine import map_files
from vgg_explorer.engine.map_files import Colours

GREY = tuple(0xFF000000 | level << 16 | level << 8 | level for level in range(255))
UNIT = Colours(GREY, (0.0, 1.0))


def drawn(values, order, colours, **options):
    return map_files.wall(values, order, colours, "conv", **options)


def pixels(page):
    return np.asarray(page.convert("RGB"))


def test_colours_are_those_of_the_table():
    values = np.array([[0, 0.5, 1], [-3, 7, np.nan]], np.float32)
    found = map_files.coloured(values, UNIT)
    assert found[..., 0].tolist() == [[0, 127, 254], [0, 254, map_files.HOLE[0]]]


def test_a_constant_map_has_the_first_colour():
    found = map_files.coloured(np.full((2, 2), 3, np.float32), Colours(GREY, (3.0, 3.0)))
    assert (found == 0).all()


def test_a_wall_has_a_tile_for_each_channel_in_its_order():
    values = np.linspace(0, 1, 6, dtype=np.float32)[:, None, None].repeat(8, 1).repeat(8, 2)
    order = [5, 3, 1, 0, 2, 4]
    found = pixels(drawn(values, order, [UNIT], columns=3))
    across, down, first = 56 + 4, 56 + 14 + 4, (12 + 28, 52 + 28)
    for place, channel in enumerate(order):
        x, y = first[0] + place % 3 * across, first[1] + place // 3 * down
        assert found[y, x, 0] == pytest.approx(values[channel, 0, 0] * 254, abs=1)


def test_channels_may_have_scales_of_their_own():
    values = np.ones((2, 4, 4), np.float32)
    own = [UNIT, Colours(GREY, (0.0, 2.0))]
    found = pixels(drawn(values, [0, 1], own, columns=2))
    assert found[80, 40, 0] == 254
    assert found[80, 100, 0] == 127


def test_a_vector_is_a_square_without_gaps():
    values = np.linspace(0, 1, 64, dtype=np.float32)
    found = pixels(drawn(values, range(64), [UNIT]))
    cells = found[52 + 8 : 52 + 128 : 16, 12 + 8 : 12 + 128 : 16, 0]
    assert cells.shape == (8, 8)
    assert cells.reshape(-1) == pytest.approx(values * 254, abs=1)


def test_a_wall_that_no_program_shows_is_refused():
    with pytest.raises(ValueError, match="too large"):
        drawn(np.zeros((4096, 8, 8), np.float32), range(4096), [UNIT], columns=1)


def test_a_film_has_a_frame_for_each_page():
    frames = [
        map_files.frame(np.full((size, size), level, np.float32), UNIT, "layer")
        for size, level in ((224, 0.0), (14, 0.5), (1, 1.0))
    ]
    with Image.open(io.BytesIO(map_files.gif(frames, 500))) as film:
        assert film.format == "GIF"
        assert film.n_frames == 3
        assert film.info["duration"] == 500
        shades = []
        for number in range(3):
            film.seek(number)
            shades.append(int(pixels(film)[200, 180, 0]))
    assert shades == pytest.approx([0, 127, 254], abs=4)


def test_values_come_back_as_they_were():
    values = np.random.default_rng(0).normal(size=(3, 4, 5)).astype(np.float32)
    back = np.load(io.BytesIO(map_files.npy(values)), allow_pickle=False)
    assert back.dtype == np.float32
    assert np.array_equal(back, values)


@pytest.mark.parametrize(
    ("values", "diverging", "expected"),
    [
        ([0, 2], False, (0, 2)),
        ([-1, 2], True, (-2, 2)),
        ([3, 3], False, (3, 4)),
        ([np.nan, np.inf], False, (0, 1)),
        ([0, 0], True, (-1, 1)),
    ],
)
def test_limits(values, diverging, expected):
    assert map_files.limits(np.array(values, np.float32), diverging=diverging) == expected
