"""The one way to a data set, whichever kind it is."""

from __future__ import annotations

from collections.abc import Generator

from vgg_explorer.engine.training.data import drawn
from vgg_explorer.engine.training.data.dataset import DataSet
from vgg_explorer.engine.training.plan import DataChoice, DrawnData, FolderData

__all__ = ["DataSet", "opened"]


def opened(choice: DataChoice) -> Generator[float | DataSet | None, None, None]:
    """Find out what a data set has.

    Yields
    ------
    float or None
        The share that is done, None where it is unknown; each is a place to be cancelled at.
    DataSet
        At last.

    Raises
    ------
    EngineError
        There is no such data set, or no training can use it.
    """
    if isinstance(choice, DrawnData):
        yield from drawn.opened(choice)
    elif isinstance(choice, FolderData):
        from vgg_explorer.engine.training.data import folders

        yield from folders.opened(choice)
    else:
        from vgg_explorer.engine.training.data import named

        yield from named.opened(choice)
