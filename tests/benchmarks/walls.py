"""How long a wall of channels takes to paint while it scrolls, against an empty one."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vgg_explorer.gui.widgets.channel_wall import ChannelWall

AIM = 0.016
"""Seconds: 60 frames a second."""

_STEPS = 120


def walls() -> None:
    """Print the median paint of each wall, and that of an empty one beside it."""
    import numpy as np
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from vgg_explorer.gui import theme
    from vgg_explorer.gui.widgets.channel_wall import ChannelWall

    qt = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(qt, QApplication)
    theme.apply(qt, "light")
    rng = np.random.default_rng(0)
    empty = ChannelWall()
    sides = (
        ("64 maps of 224x224", rng.random((64, 224, 224), np.float32), 224),
        ("64 maps of 224x224 as small tiles", rng.random((64, 224, 224), np.float32), 56),
        ("4,096 maps of 7x7", rng.random((4096, 7, 7), np.float32), 32),
        ("4,096 features as a grid", rng.random(4096, np.float32), 56),
        ("4,096 features as bars", rng.random(4096, np.float32), 56),
    )
    for name, values, side in sides:
        wall = ChannelWall()
        for shown in (wall, empty):
            shown.resize(816, 640)
            shown.show()
            QTest.qWaitForWindowExposed(shown)
        wall.set_maps(values, lo_hi="shared", colormap="viridis", order=range(len(values))[::-1])
        wall.set_tile_size(side)
        wall.set_form("grid" if "grid" in name else "bars")
        first, again, bare = _scrolled(wall), _scrolled(wall), _scrolled(empty)
        print(
            f"paint of {name:36} {again * 1000:8.2f} ms   aim {AIM * 1000:.0f}"
            f"   (first time {first * 1000:.2f} ms, an empty one {bare * 1000:.2f} ms)",
            flush=True,
        )
        wall.close()
    empty.close()


def _scrolled(wall: ChannelWall) -> float:
    """Return the median seconds of a paint, from the top to the bottom."""
    bar, taken = wall.verticalScrollBar(), []
    for step in range(_STEPS):
        bar.setValue(bar.maximum() * step // _STEPS)
        started = time.perf_counter()
        wall.viewport().repaint()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


if __name__ == "__main__":
    walls()
