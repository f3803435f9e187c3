"""SVG and LaTeX, read back by a parser."""

import re
import shutil
import string
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import any_specs

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.text import Text
from vgg_explorer.figure.layout import lay_out
from vgg_explorer.figure.model import Figure
from vgg_explorer.figure.options import FigureOptions
from vgg_explorer.figure.palette import PALETTES, PRINTED, Palette
from vgg_explorer.figure.svg import svg
from vgg_explorer.figure.tikz import tikz

SVG = "{http://www.w3.org/2000/svg}"
LIGHT = PRINTED["light"]
FULL = FigureOptions(legend=True)

BROKEN = ArchSpec("50% of_{x} & $y #~^\\ <b>", parse("8 M M M M"), input=(3, 8, 8))


def figure(key: str, options: FigureOptions = FULL) -> Figure:
    return lay_out(analyze(PRESETS[key].spec), options)


def numbers(text: str) -> list[float]:
    return [float(part) for part in re.findall(r"-?[0-9.]+", text)]


def check_svg(drawn: Figure, palette: Palette) -> ET.Element:
    root = ET.fromstring(svg(drawn, palette))
    x0, y0, x1, y1 = drawn.bounds
    assert numbers(root.get("viewBox")) == pytest.approx([x0, y0, x1 - x0, y1 - y0], abs=0.01)
    groups = [g for g in root.iter(f"{SVG}g") if g.get("data-layer") is not None]
    assert [g.get("data-layer") for g in groups] == [block.layer for block in drawn.blocks]
    for group, block in zip(groups, drawn.blocks, strict=True):
        assert group[0].tag == f"{SVG}title"
        assert group[0].text == str(block.detail)
        assert (group.get("stroke-dasharray") is not None) == block.failed
        polygons = group.findall(f"{SVG}polygon")
        for polygon, face in zip(polygons, block.faces, strict=True):
            flat = [value for point in face.points for value in point]
            assert numbers(polygon.get("points")) == pytest.approx(flat, abs=0.01)
            fill = palette.fill(block.look, block.value, drawn.colour)
            expected = palette.error_ground if block.failed else palette.face(fill, face.shade)
            assert polygon.get("fill") == expected
    direct = root.findall(f"{SVG}text")
    assert [(t.text, t.get("text-anchor")) for t in direct] == [
        (label.text, label.anchor) for label in drawn.labels
    ]
    for element, label in zip(direct, drawn.labels, strict=True):
        place = float(element.get("x")), float(element.get("y"))
        assert place == pytest.approx(label.at, abs=0.01)
    return root


@pytest.mark.parametrize("key", PRESETS)
def test_svg_of_every_preset(key: str) -> None:
    root = check_svg(figure(key), LIGHT)
    assert root.findtext(f"{SVG}title") == PRESETS[key].spec.name
    assert root.find(f"{SVG}desc") is None


@settings(max_examples=60, deadline=None)
@given(any_specs(), st.text(max_size=8), st.sampled_from(["kind", "params", "memory"]))
def test_svg_of_any_network(spec: ArchSpec, name: str, colour: str) -> None:
    options = FigureOptions(colour=colour, fold=True, legend=True)
    check_svg(lay_out(analyze(replace(spec, name=name)), options), PALETTES["dark"])


def test_svg_of_a_broken_network_says_why() -> None:
    drawn = lay_out(analyze(BROKEN), FULL)
    root = check_svg(drawn, LIGHT)
    assert root.findtext(f"{SVG}title") == BROKEN.name
    assert root.findtext(f"{SVG}desc") == str(drawn.problem)


def test_svg_ground_scale_and_language() -> None:
    drawn = figure("vgg16", FigureOptions(colour="macs", legend=True))
    plain = ET.fromstring(svg(drawn, LIGHT))
    assert plain.find(f"{SVG}rect").get("fill") == "#FFFFFF"
    assert float(plain.get("width")) == pytest.approx(drawn.width, abs=0.01)
    clear = ET.fromstring(svg(drawn, LIGHT, transparent=True, scale=3, say=shouted))
    assert clear.find(f"{SVG}rect") is None
    assert float(clear.get("width")) == pytest.approx(3 * drawn.width, abs=0.01)
    assert clear.get("viewBox") == plain.get("viewBox")
    assert "MACS" in [element.text for element in clear.iter(f"{SVG}text")]


def shouted(words: Text) -> str:
    return str(words).upper()


def test_svg_letters_leave_the_pointer_to_their_block() -> None:
    root = ET.fromstring(svg(figure("vgg16"), LIGHT))
    letters = [t for t in root.findall(f"{SVG}text") if t.text in {"C", "M", "L"}]
    assert letters
    assert all(t.get("pointer-events") == "none" for t in letters)


# LaTeX

COORDINATE = re.compile(r"\((-?[0-9]+(?:\.[0-9]+)?),(-?[0-9]+(?:\.[0-9]+)?)\)")
MACROS = frozenset(
    {"RequirePackage", "documentclass", "usepackage", "pagestyle", "setlength", "parindent"}
    | {"topskip", "definecolor", "begin", "end", "path", "fill", "node", "sffamily", "bfseries"}
    | {"fontsize", "selectfont", "textbackslash", "textasciitilde", "textasciicircum", "mu"}
)


def check_tikz(drawn: Figure, document: str) -> str:
    """Read a document as TeX would, far enough to know that it can; return its code."""
    assert document.isascii()
    lines = [re.sub(r"(?<!\\)%.*", "", line) for line in document.splitlines()]
    code = "\n".join(lines)
    assert balanced(code)
    opened = re.findall(r"\\begin\{(\w+)\}", code)
    assert opened == ["document", "tikzpicture"]
    assert re.findall(r"\\end\{(\w+)\}", code) == opened[::-1]
    assert set(re.findall(r"\\([A-Za-z]+)", code)) <= MACROS
    assert code.count("$") % 2 == code.count(r"\$") % 2
    defined = re.findall(r"\\definecolor\{(\w+)\}\{HTML\}\{[0-9A-F]{6}\}", code)
    assert len(set(defined)) == len(defined)
    used = set(re.findall(r"\b(vgg[0-9]+)\b", code))
    assert used == set(defined)
    statements = code.partition("line join=round,inner sep=0pt]")[2].partition(r"\end{")[0]
    for statement in filter(None, statements.splitlines()):
        assert re.match(r"\\(path|fill|node)\[", statement)
        assert statement.endswith(";")
    paths = [line for line in statements.splitlines() if line.endswith("cycle;")]
    faces = [face for block in drawn.blocks for face in block.faces]
    assert len(paths) == len(faces)
    for path, face in zip(paths, faces, strict=True):
        points = [(float(x), float(y)) for x, y in COORDINATE.findall(path)]
        assert points == [pytest.approx(point, abs=0.01) for point in face.points]
    return code


def balanced(code: str) -> bool:
    bare = re.sub(r"\\[\\{}]", "", code)
    depth = 0
    for c in bare:
        depth += {"{": 1, "}": -1}.get(c, 0)
        if depth < 0:
            return False
    return depth == 0 and bare.count("[") == bare.count("]")


@pytest.mark.parametrize("key", PRESETS)
def test_tikz_of_every_preset(key: str) -> None:
    drawn = figure(key)
    code = check_tikz(drawn, tikz(drawn, LIGHT))
    written = re.findall(r"\\selectfont\] at \(\S+\) \{(.*)\};", code)
    labels = [label.text.replace("_", r"\_") for label in drawn.labels]
    assert written[: len(labels)] == labels


@settings(max_examples=60, deadline=None)
@given(any_specs(), st.text(max_size=8))
def test_tikz_of_any_network(spec: ArchSpec, name: str) -> None:
    drawn = lay_out(analyze(replace(spec, name=name)), FigureOptions(colour="macs", legend=True))
    check_tikz(drawn, tikz(drawn, PALETTES["dark"], transparent=True))


def test_tikz_escapes_what_tex_reads_otherwise() -> None:
    special = string.punctuation + "µ\nü网"
    drawn = figure("vgg_tiny", FigureOptions(colour="params", legend=True))
    code = check_tikz(drawn, tikz(drawn, LIGHT, say=lambda _: special))
    expected = (
        r"!''\#\$\%\&'()*+,-./:;$<$=$>$?@[\textbackslash{}]\textasciicircum{}\_`\{$|$\}"
        r"\textasciitilde{}$\mu$u"
    )
    assert expected in code


def test_tikz_never_asks_tex_for_lengths_that_it_has_not() -> None:
    drawn = lay_out(analyze(ArchSpec("wide", parse(" ".join(["4096"] * 250)), avgpool=1)), FULL)
    code = tikz(drawn, LIGHT, scale=50)
    most = max(abs(float(v)) for pair in COORDINATE.findall(code) for v in pair)
    assert 10_000 < most < 16_383
    assert float(re.search(r"paperwidth=([0-9.]+)bp", code)[1]) < 16_383


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="needs pdflatex")
@pytest.mark.parametrize("broken", [False, True])
def test_tikz_compiles(tmp_path: Path, broken: bool) -> None:
    drawn = lay_out(analyze(BROKEN), FULL) if broken else figure("vgg16")
    (tmp_path / "figure.tex").write_text(tikz(drawn, LIGHT), encoding="utf-8")
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "figure.tex"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    assert "(1 page," in done.stdout
    assert "Overfull" not in done.stdout
