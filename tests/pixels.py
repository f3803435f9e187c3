"""Pictures of what the program paints, compared with those in `gui/snapshots`.

`pytest --update-snapshots` writes them anew; look at them before they are kept.
"""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter

KEPT = Path(__file__).parent / "gui" / "snapshots"

LEVELS = 32
"""Of 255: what edges and letters may differ by where another machine smooths them otherwise."""

SHARE = 0.002
"""Of all pixels: so many may differ by more."""

TILE, TILE_SHARE = 24, 0.08
"""Of the pixels in a square of that side: one missing label is little of the whole picture."""

FAMILY = "DejaVu Sans"


def load_font() -> QFont:
    """Return a font of 12 px that every machine has: it comes with a library of the program's."""
    found = find_spec("matplotlib")
    assert found is not None
    assert found.origin is not None
    fonts = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        assert QFontDatabase.addApplicationFont(str(fonts / name)) >= 0, name
    font = QFont(FAMILY)
    font.setPixelSize(12)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(
        QFont.StyleStrategy.PreferAntialias | QFont.StyleStrategy.NoSubpixelAntialias
    )
    return font


class Sheet:
    """An empty picture that is painted on and then compared.

    Parameters
    ----------
    width, height : int
        In pixels of the window.
    ratio : float
        Pixels of the device to one of the window.
    ground : QColor
    """

    def __init__(self, width: int, height: int, ratio: float, ground: QColor) -> None:
        size = round(width * ratio), round(height * ratio)
        self.image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.setDevicePixelRatio(ratio)
        self.image.fill(ground)

    def painter(self) -> QPainter:
        """Return a painter, which is to be ended before the picture is compared."""
        return QPainter(self.image)


def check(image: QImage, name: str, folder: Path, *, update: bool) -> None:
    """Fail where a picture is not the one that is kept under a name.

    Parameters
    ----------
    image : QImage
    name : str
    folder : Path
        Where the picture and what differs are written on failure.
    update : bool
        Keep this picture instead.
    """
    kept = KEPT / f"{name}.png"
    if update:
        KEPT.mkdir(exist_ok=True)
        assert image.save(str(kept))
        return
    assert kept.is_file(), f"{kept} is missing: run pytest --update-snapshots, and look at it"
    actual, wanted = _pixels(image), _pixels(QImage(str(kept)))
    if actual.shape != wanted.shape:
        image.save(str(folder / "actual.png"))
        pytest.fail(f"{name} has {_size(actual)} pixels instead of {_size(wanted)}: see {folder}")
    differs = np.abs(actual.astype(int) - wanted).max(axis=2) > LEVELS
    share, worst = float(differs.mean()), _worst(differs)
    if share > SHARE or worst > TILE_SHARE:
        image.save(str(folder / "actual.png"))
        _marked(wanted, differs).save(str(folder / "difference.png"))
        pytest.fail(
            f"Of {name}, {share:.2%} of the pixels differ by more than {LEVELS} levels "
            f"({SHARE:.1%} may), and {worst:.0%} of a square of {TILE} pixels ({TILE_SHARE:.0%} "
            f"may). actual.png and difference.png are in {folder}"
        )


def _worst(differs: NDArray[np.bool_]) -> float:
    """Return the largest share of differing pixels in one of the squares of a picture."""
    height, width = differs.shape
    whole = np.pad(differs, ((0, -height % TILE), (0, -width % TILE)))
    squares = whole.reshape(whole.shape[0] // TILE, TILE, whole.shape[1] // TILE, TILE)
    return float(squares.mean(axis=(1, 3)).max())


def _pixels(image: QImage) -> NDArray[np.uint8]:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4).copy()


def _marked(wanted: NDArray[np.uint8], differs: NDArray[np.bool_]) -> QImage:
    """Return the picture that was wanted, faint, with the pixels that differ in red."""
    faint = wanted // 4 + 191
    faint[differs] = (220, 0, 0, 255)
    height, width = differs.shape
    faint[..., 3] = 255
    return QImage(faint.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _size(pixels: NDArray[np.uint8]) -> str:
    return f"{pixels.shape[1]}x{pixels.shape[0]}"
