"""A star of the drawn data set, with more pixels than a network is trained on."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from vgg_explorer.engine.training.data.drawn import drawing

SIDE, SCALE = 256, 2
KEY = (1002, 0, 4)
"""Of a picture of a seed that nothing is trained on."""


def draw() -> Image.Image:
    """Return the picture."""
    drawn = Image.fromarray(drawing("star", KEY, SIDE))
    return drawn.resize((SCALE * SIDE, SCALE * SIDE), Image.Resampling.BICUBIC)
