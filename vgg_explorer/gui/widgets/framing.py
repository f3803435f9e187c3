"""Moving and resizing the frame on a picture: arithmetic on boxes, in shares of the picture."""

from __future__ import annotations

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, 0 to 1."""

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


def moved(box: Box, across: float, down: float) -> Box:
    """Return a box of the same size at another place, within the picture."""
    width, height = box[2] - box[0], box[3] - box[1]
    return _placed(box[0] + across, box[1] + down, width, height)


def resized(
    box: Box,
    grip: tuple[int, int],
    across: float,
    down: float,
    ratio: float | None,
    least: tuple[float, float],
) -> Box:
    """Return a box after an edge or a corner was dragged; the opposite one stays.

    Parameters
    ----------
    box : Box
    grip : (int, int)
        Which edges move: -1 left or top, 1 right or bottom, 0 neither.
    across, down : float
        How far, in shares of the picture.
    ratio : float or None
        The width that goes with a height of 1, both in shares; None: any. Along an edge the other
        side grows evenly to both sides, as far as there is room.
    least : (float, float)
        The smallest width and height.
    """
    left, top, right, bottom = box
    room = _room(left, right, grip[0]), _room(top, bottom, grip[1])
    width, height = right - left + grip[0] * across, bottom - top + grip[1] * down
    if ratio is None:
        width = _within(width, least[0], room[0]) if grip[0] else right - left
        height = _within(height, least[1], room[1]) if grip[1] else bottom - top
    else:
        wanted = (grip[0] and width, grip[1] and height * ratio)
        width = sum(wanted) / sum(map(abs, grip))
        width = _within(width, max(least[0], least[1] * ratio), min(room[0], room[1] * ratio))
        height = width / ratio
    x = _start(left, right, width, grip[0])
    y = _start(top, bottom, height, grip[1])
    return _placed(x, y, width, height)


def zoomed(box: Box, factor: float, ratio: float | None, least: tuple[float, float]) -> Box:
    """Return a box that is larger or smaller by a factor, about its middle where there is room."""
    width, height = (box[2] - box[0]) * factor, (box[3] - box[1]) * factor
    if ratio is None:
        ratio = (box[2] - box[0]) / (box[3] - box[1])
    wide = min((width + height * ratio) / 2, 1.0, ratio)
    width = _within(wide, max(least[0], least[1] * ratio), min(1.0, ratio))
    height = width / ratio
    x, y = (box[0] + box[2] - width) / 2, (box[1] + box[3] - height) / 2
    return _placed(x, y, width, height)


def _room(first: float, last: float, side: int) -> float:
    return 1.0 - first if side > 0 else last if side < 0 else 1.0


def _start(first: float, last: float, length: float, side: int) -> float:
    return first if side > 0 else last - length if side < 0 else (first + last - length) / 2


def _within(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _placed(x: float, y: float, width: float, height: float) -> Box:
    x, y = _within(x, 0.0, 1.0 - width), _within(y, 0.0, 1.0 - height)
    # Sums of floats may be off the edge by their last bit.
    left, top = max(x, 0.0), max(y, 0.0)
    return left, top, min(left + width, 1.0), min(top + height, 1.0)
