"""Where the tiles of a `ChannelWall` lie."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of tiles, with a gutter for numbers on their left; lengths in pixels."""

    count: int
    width: int
    """The room for everything, gutter included."""
    tile_width: int
    tile_height: int
    gutter: int
    gap: int = 4
    margin: int = 8
    fixed: int = 0
    """Tiles in a row, where that does not follow from the width."""

    @property
    def across(self) -> int:
        """The distance from one tile to the next."""
        return self.tile_width + self.gap

    @property
    def down(self) -> int:
        """The distance from one row to the next."""
        return self.tile_height + self.gap

    @property
    def columns(self) -> int:
        """Tiles in a row: from eight on in fours, so that rows begin with round numbers."""
        if self.fixed:
            return self.fixed
        fit = (self.width - self.gutter - self.margin + self.gap) // self.across
        return fit // 4 * 4 if fit >= 8 else max(1, fit)

    @property
    def height(self) -> int:
        """The height of all rows."""
        rows = -(-self.count // self.columns)
        return 2 * self.margin + rows * self.down - self.gap if rows else 0

    def rect(self, index: int) -> QRect:
        """Return a tile's place, before scrolling."""
        row, column = divmod(index, self.columns)
        x, y = self.gutter + column * self.across, self.margin + row * self.down
        return QRect(x, y, self.tile_width, self.tile_height)

    def at(self, point: QPoint) -> int | None:
        """Return the tile at a point, or None beside the tiles."""
        row = (point.y() - self.margin) // self.down
        column = (point.x() - self.gutter) // self.across
        index = row * self.columns + column
        if not 0 <= column < self.columns or not 0 <= index < self.count:
            return None
        return index if self.rect(index).contains(point) else None

    def first_at(self, y: int) -> int:
        """Return the first tile that reaches below a height."""
        row = max(0, (y - self.margin + self.gap) // self.down)
        return min(self.count, row * self.columns)
