"""The figure as a file, or on the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from vgg_explorer.arch.text import text
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.figure.document import Suffix
from vgg_explorer.figure.palette import PRINTED, Theme
from vgg_explorer.gui import figure_files
from vgg_explorer.gui.i18n import translated
from vgg_explorer.session.events import NoticeRaised

if TYPE_CHECKING:
    from vgg_explorer.gui.figure_maps import Maps
    from vgg_explorer.gui.visual_pane.figure.drawn import Wanted

SCALES = (1, 2, 3, 4, 6, 8)

CLIPBOARD_SCALE = 2
"""Pixels for a figure unit: what is pasted into slides is enlarged there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How the figure is written.

    Parameters
    ----------
    form : {'svg', 'pdf', 'png', 'tex'}
    colours : {'light', 'dark'}
    scale : int
        Of a PNG: pixels for a figure unit.
    transparent : bool
        Without ground.
    legend : bool
    """

    form: Suffix = "svg"
    colours: Theme = "light"
    scale: int = 2
    transparent: bool = False
    legend: bool = True


def size(wanted: Wanted, choice: Choice) -> tuple[int, int]:
    """Return the width and height of the figure, in pixels for a PNG and else in its units."""
    figure = wanted.figure(legend=choice.legend)
    scale = choice.scale if choice.form == "png" else 1
    return round(figure.width * scale), round(figure.height * scale)


def data(wanted: Wanted, choice: Choice, maps: Maps) -> bytes:
    """Return the content of a file.

    Raises
    ------
    EngineError
        A PNG of that scale would be larger than pictures can be.
    """
    return figure_files.save(
        wanted.figure(legend=choice.legend, plain=choice.form == "tex"),
        PRINTED[choice.colours],
        choice.form,
        scale=choice.scale if choice.form == "png" else 1,
        transparent=choice.transparent,
        say=translated,
        maps=maps,
    )


def copy(wanted: Wanted, choice: Choice, maps: Maps, dispatch: Callable[[object], None]) -> None:
    """Put the figure on the clipboard, as a picture and for those who take it as SVG."""
    pixels = Choice("png", choice.colours, CLIPBOARD_SCALE, choice.transparent, choice.legend)
    vector = Choice("svg", choice.colours, 1, choice.transparent, choice.legend)
    try:
        image = QImage.fromData(data(wanted, pixels, maps))
    except EngineError as error:
        dispatch(NoticeRaised("error", error.what, error.hint))
        return
    mime = QMimeData()
    mime.setImageData(image)
    mime.setData("image/svg+xml", data(wanted, vector, maps))
    QGuiApplication.clipboard().setMimeData(mime)
    dispatch(NoticeRaised("ok", text("The figure is on the clipboard.")))
