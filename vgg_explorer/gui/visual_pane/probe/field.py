"""What one unit sees of the picture, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from vgg_explorer.arch.rows import Group
    from vgg_explorer.session.state import AppState


def field_words(state: AppState, group: Group, unit: tuple[int, int] | None) -> str:
    """Return which pixels of the picture a unit sees, and how far it reaches beyond them."""
    seen = group.receptive
    box = None if unit is None else state.model.good.input_box(group.name, *unit)
    if unit is None or box is None or seen.whole:
        return tr("It sees the whole picture.")
    top, left, bottom, right = box
    if top >= bottom or left >= right:
        return tr("It sees nothing but padding.")
    words = tr(
        "It sees {height}×{width} px: y {top} to {bottom}, x {left} to {right}",
        height=bottom - top,
        width=right - left,
        top=top,
        bottom=bottom - 1,
        left=left,
        right=right - 1,
    )
    if bottom - top < seen.height or right - left < seen.width:
        return tr(
            "{what}; of its {height}×{width} px the rest is padding",
            what=words,
            height=seen.height,
            width=seen.width,
        )
    return words
