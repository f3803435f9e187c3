"""Saving feature maps: pictures and values on the reader's thread, films by an errand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vgg_explorer.arch.text import text
from vgg_explorer.session import comparing
from vgg_explorer.session.alongside import layer_maps
from vgg_explorer.session.entering import Basis
from vgg_explorer.session.state import AppState
from vgg_explorer.session.wall import Film

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    from vgg_explorer.engine.map_files import Colours
    from vgg_explorer.session.errands import Table

Kind = Literal["wall", "channel", "values"]


@dataclass(frozen=True, slots=True, eq=False)
class Still:
    """Maps of one layer that are to be saved.

    Parameters
    ----------
    path : Path
    kind : {'wall', 'channel', 'values'}
    values : ndarray of float32, (C, H, W) or (N,)
    title : str
        ASCII: the font has no more.
    order : tuple of int
        The channels as they stand.
    channel : int
        The chosen one.
    colours : tuple of Colours
        One for each channel, or one for all.
    """

    path: Path
    kind: Kind
    values: NDArray[np.float32]
    title: str
    order: tuple[int, ...]
    channel: int
    colours: tuple[Colours, ...]


def save_still(still: Still) -> Iterator[object]:
    """Draw or write what is wanted, and say what became of it."""
    from vgg_explorer.engine import map_files
    from vgg_explorer.session import events as ev
    from vgg_explorer.session.filing import save_file

    if still.kind == "values":
        data = map_files.npy(still.values)
    elif still.kind == "channel":
        one = still.values[still.channel]
        own = still.colours[still.channel if len(still.colours) > 1 else 0]
        title = f"{still.title}, channel {still.channel}"
        data = map_files.png(map_files.channel(one.reshape(one.shape or (1, 1)), own, title))
    else:
        try:
            page = map_files.wall(still.values, still.order, still.colours, still.title)
        except ValueError:
            what = text("The wall would be too large for a picture.")
            hint = text("Save the values as .npy, or single channels.")
            yield ev.NoticeRaised("error", what, hint)
            return
        data = map_files.png(page)
    yield from save_file(still.path, data)


@dataclass(frozen=True, slots=True)
class Filming:
    """A GIF over the layers is wanted.

    Parameters
    ----------
    film : Film
    basis : Basis
        What the maps depend on; the layer is left open.
    """

    film: Film
    basis: Basis

    def run(self, desk: Table) -> Iterator[object]:
        """Draw a frame for each layer with maps, and write them."""
        from vgg_explorer.arch.analysis import analyze
        from vgg_explorer.engine import map_files
        from vgg_explorer.session import events as ev
        from vgg_explorer.session.filing import save_file

        groups = [g for g in analyze(self.basis.spec).groups if len(g.out_shape) == 3]
        frames: list[Image.Image] = []
        for number, group in enumerate(groups):
            what = text("Drawing {layer}", layer=group.name)
            yield ev.JobProgressed(what, number / len(groups))
            maps = yield from layer_maps(desk, group.name)
            before = self.film.stage == "pre" and group.has_activation
            frames.append(self._frame(maps.array("pre" if before else "post"), group.name))
        yield from save_file(self.film.path, map_files.gif(frames))
        yield ev.FilmEnded()

    def _frame(self, values: NDArray[np.float32], layer: str) -> Image.Image:
        import numpy as np

        from vgg_explorer.engine import map_files

        if self.film.over == "mean":
            with np.errstate(invalid="ignore", over="ignore"):
                one = values.mean(0, dtype=np.float64).astype(np.float32)
            title = f"{layer}, mean of {len(values)} channels"
        else:
            channel = min(self.film.channel, len(values) - 1)
            one, title = values[channel], f"{layer}, channel {channel} of {len(values)}"
        ramp = self.film.signed if bool((one < 0).any()) else self.film.plain
        limits = map_files.limits(one, diverging=ramp.diverging)
        return map_files.frame(one, map_files.Colours(ramp.table, limits), title)


def wanted(state: AppState) -> Filming | None:
    """Return the errand while a film is to be saved."""
    film = state.wall.film
    return None if film is None else Filming(film, comparing.basis(state))
