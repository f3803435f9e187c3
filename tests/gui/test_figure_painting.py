"""The figure as Qt paints it: colours at computed points, at pinned sizes."""

import re

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.engine.errors import EngineError
from vgg_explorer.figure.document import document
from vgg_explorer.figure.layout import lay_out
from vgg_explorer.figure.model import Block, Figure, Point
from vgg_explorer.figure.options import FigureOptions
from vgg_explorer.figure.palette import DARK, LIGHT, PALETTES, Palette
from vgg_explorer.gui import colours, figure_painting
from vgg_explorer.gui.figure_files import save
from vgg_explorer.gui.figure_painting import fit, paint

SCALE = 4.0
BARE = FigureOptions(letters=False)

pytestmark = pytest.mark.usefixtures("qapp")


def figure(key: str, options: FigureOptions = BARE) -> Figure:
    return lay_out(analyze(PRESETS[key].spec), options)


def png(drawn: Figure, palette: Palette, scale: float = SCALE, **how: bool) -> QImage:
    image = QImage.fromData(save(drawn, palette, "png", scale=scale, **how))
    assert not image.isNull()
    return image


def colour_at(image: QImage, drawn: Figure, point: Point, scale: float = SCALE) -> QColor:
    x, y = point[0] - drawn.bounds[0], point[1] - drawn.bounds[1]
    return image.pixelColor(int(x * scale), int(y * scale))


def centre(points: tuple[Point, ...]) -> Point:
    xs, ys = zip(*points, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)


def near(colour: QColor, name: str) -> bool:
    wanted = QColor(name)
    parts = zip(colour.getRgb(), wanted.getRgb(), strict=True)
    return all(abs(a - b) <= 2 for a, b in parts)


def fill(block: Block, drawn: Figure, palette: Palette) -> str:
    return palette.fill(block.look, block.value, drawn.colour)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("colour", ["kind", "params"])
@pytest.mark.parametrize("key", ["vgg16", "alexnet_2012", "nin"])
def test_every_front_has_its_colour(key: str, colour: str, palette: Palette) -> None:
    drawn = figure(key, FigureOptions(colour=colour, letters=False))
    image = png(drawn, palette)
    for block in drawn.blocks:
        here = centre(block.faces[-1].points)
        assert near(colour_at(image, drawn, here), fill(block, drawn, palette)), block.layer


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_the_foremost_block_shows_all_its_faces(palette: Palette) -> None:
    drawn = figure("vgg16")
    image = png(drawn, palette)
    block = drawn.blocks[-1]
    for face in block.faces:
        expected = palette.face(fill(block, drawn, palette), face.shade)
        assert near(colour_at(image, drawn, centre(face.points)), expected), face.shade


def test_later_blocks_hide_earlier_ones() -> None:
    drawn = figure("vgg16")
    pool = drawn.block("pool1")
    assert pool is not None
    here = centre(pool.faces[-1].points)
    assert drawn.blocks[1].holds(here)
    assert near(colour_at(png(drawn, LIGHT), drawn, here), fill(pool, drawn, LIGHT))


def test_letters_and_labels_are_drawn() -> None:
    drawn = figure("vgg16", FigureOptions())
    image = png(drawn, LIGHT)
    inks = {"letter": "#FFFFFF", "shape": LIGHT.text_2, "stage": LIGHT.text_3}
    for role, ink in inks.items():
        label = next(label for label in drawn.labels if label.role == role)
        x, y = label.at
        found = [
            colour_at(image, drawn, (x + dx / 4, y - dy / 4))
            for dx in range(-14, 15)
            for dy in range(40)
        ]
        assert any(near(colour, ink) for colour in found), role


def test_a_failed_block_is_dashed_in_the_colour_of_errors() -> None:
    spec = ArchSpec("broken", parse("8 M M M M"), input=(3, 8, 8))
    drawn = lay_out(analyze(spec))
    image = png(drawn, LIGHT)
    block = drawn.blocks[-1]
    assert block.failed
    assert near(colour_at(image, drawn, centre(block.faces[-1].points)), LIGHT.error_ground)
    (x0, y), (x1, _), *_ = block.faces[-1].points
    edge = [
        near(colour_at(image, drawn, (x0 + (x1 - x0) * i / 40, y)), LIGHT.error) for i in range(41)
    ]
    assert 5 < sum(edge) < 36
    bubble = next(label for label in drawn.labels if label.role == "problem")
    here = (bubble.at[0], bubble.at[1] - bubble.size - 1)
    assert near(colour_at(image, drawn, here), LIGHT.error_ground)


def test_a_png_is_as_large_as_asked_for_and_may_be_transparent() -> None:
    drawn = figure("vgg_mini")
    image = png(drawn, DARK, scale=1.5)
    assert (image.width(), image.height()) == (round(drawn.width * 1.5), round(drawn.height * 1.5))
    assert image.pixelColor(0, 0) == QColor(DARK.ground)
    clear = png(drawn, DARK, scale=1.5, transparent=True)
    assert clear.pixelColor(0, 0).alpha() == 0
    block = drawn.blocks[0]
    here = colour_at(clear, drawn, centre(block.faces[-1].points), 1.5)
    assert near(here, fill(block, drawn, DARK))


def test_a_png_that_is_too_large_is_refused_with_its_size() -> None:
    drawn = figure("vgg16")
    with pytest.raises(EngineError, match=f"{round(drawn.width * 90)}x"):
        save(drawn, LIGHT, "png", scale=90)


@pytest.mark.parametrize("scale", [None, 2.0])
def test_a_pdf_has_one_page_of_the_figures_size(scale: float | None) -> None:
    drawn = figure("vgg16")
    data = save(drawn, LIGHT, "pdf", scale=scale)
    pages = re.findall(rb"/MediaBox \[([^\]]*)\]", data)
    assert len(pages) == 1
    size = [float(part) for part in pages[0].split()][2:]
    by = scale or 1.0
    assert size == [
        pytest.approx(drawn.width * by, abs=1),
        pytest.approx(drawn.height * by, abs=1),
    ]


@pytest.mark.parametrize("suffix", ["svg", "tex"])
def test_text_files_are_those_of_the_command(suffix: str) -> None:
    drawn = figure("nin")
    assert save(drawn, LIGHT, suffix) == document(drawn, LIGHT, suffix)


def test_the_legend_is_said_in_the_users_language() -> None:
    drawn = figure("vgg16", FigureOptions(legend=True))
    said: list[str] = []
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, drawn, LIGHT, say=lambda words: said.append(str(words)) or "x")
    painter.end()
    assert said == ["convolution", "max pool", "average pool", "dropout", "fully connected"]


def test_a_figure_is_fitted_into_the_middle() -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert fit(painter, (-10, 0, 90, 50), QRectF(0, 0, 300, 300)) == 3.0
    assert painter.transform().map(QPointF(40, 25)) == QPointF(150, 150)
    assert painter.transform().map(QPointF(-10, 25)) == QPointF(0, 150)
    painter.end()


def test_painting_leaves_the_painter_as_it_was() -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = painter.pen(), painter.brush(), painter.font(), painter.transform()
    paint(painter, figure("vgg_tiny", FigureOptions(legend=True)), LIGHT)
    assert (painter.pen(), painter.brush(), painter.font(), painter.transform()) == before
    painter.end()


@pytest.mark.parametrize("font_size", [7.0, 10.0, 11.0])
def test_texts_are_no_wider_than_the_layout_takes_them_for(
    qapp: QApplication, font_size: float
) -> None:
    from PySide6.QtGui import QFontMetricsF

    from vgg_explorer.figure.widths import width

    font = figure_painting._font(font_size, 400, "")
    for key in PRESETS:
        for label in figure(key).labels:
            real = QFontMetricsF(font).horizontalAdvance(label.text)
            assert real <= width(label.text, font_size) + 1.0, label.text


def test_the_window_has_the_same_colours() -> None:
    assert colours.LIGHT.window.name().upper() == LIGHT.ground
    assert colours.DARK.error.name().upper() == DARK.error
