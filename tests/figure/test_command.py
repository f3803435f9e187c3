"""``vgg-explorer figure``."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import vgg_explorer
from vgg_explorer.arch import toml
from vgg_explorer.arch.presets import PRESETS
from vgg_explorer.cli import main
from vgg_explorer.figure.options import COLOURS

ROOT = Path(vgg_explorer.__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"


def run(folder: Path, *arguments: str, code: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, *(["-m", "vgg_explorer"] if code is None else ["-c", code]), *arguments],
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "HOME": str(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )


def layers(path: Path) -> list[str | None]:
    groups = ET.parse(path).getroot().iter(f"{SVG}g")
    return [g.get("data-layer") for g in groups if g.get("data-layer") is not None]


def test_svg(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "vgg.svg"
    assert main(["figure", "vgg16", "-o", str(target)]) == 0
    assert capsys.readouterr() == ("", "")
    found = layers(target)
    assert (found[0], found[-1], len(found)) == ("conv1_1", "fc8", 24)
    assert list(tmp_path.iterdir()) == [target]


def test_fold_theme_scale_and_transparency(tmp_path: Path) -> None:
    target = tmp_path / "vgg.SVG"
    options = ["--fold", "--theme", "dark", "--scale", "2", "--transparent", "--colour", "macs"]
    assert main(["figure", "vgg16", "-o", str(target), *options]) == 0
    root = ET.parse(target).getroot()
    assert len(layers(target)) < 24
    assert root.find(f"{SVG}rect") is None
    assert "#E4E8ED" in {text.get("fill") for text in root.iter(f"{SVG}text")}
    box = [float(part) for part in root.get("viewBox").split()]
    assert float(root.get("width")) == pytest.approx(2 * box[2], abs=0.05)
    assert "15.47 G" not in {text.text for text in root.iter(f"{SVG}text")}
    assert "MACs" in {text.text for text in root.iter(f"{SVG}text")}


@pytest.mark.parametrize("colour", [c for c in COLOURS if c != "time"])
def test_every_colouring_gives_tex(tmp_path: Path, colour: str) -> None:
    target = tmp_path / "figure.tex"
    assert main(["figure", "alexnet", "-o", str(target), "--colour", colour]) == 0
    assert r"\begin{tikzpicture}" in target.read_text()


def test_networks_as_summary_takes_them(tmp_path: Path) -> None:
    spec = tmp_path / "mine.toml"
    spec.write_text(toml.dumps(PRESETS["vgg_tiny"].spec), encoding="utf-8")
    from_file, from_list = tmp_path / "a.svg", tmp_path / "b.svg"
    assert main(["figure", str(spec), "-o", str(from_file)]) == 0
    assert "conv3_1" in layers(from_file)
    assert main(["figure", "[8, 'M', 8]", "-o", str(from_list)]) == 0
    assert layers(from_list)[:3] == ["conv1_1", "pool1", "conv2_1"]


def test_a_broken_network_is_drawn_and_complained_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "broken.svg"
    assert main(["figure", "8 " + "M " * 9, "-o", str(target)]) == 1
    assert layers(target)[-1] == "pool8"
    assert "The pool needs at least 2x2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["vgg16"], "required: -o/--output"),
        (["vgg16", "-o", "vgg.gif"], "'vgg.gif' does not end in .svg, .pdf, .png or .tex"),
        (["vgg16", "-o", "svg"], "'svg' does not end in"),
        (["vgg16", "-o", "a.png", "--scale", "0"], "'0' is not a number above 0"),
        (["vgg16", "-o", "a.png", "--scale", "nan"], "'nan' is not a number above 0"),
        (["vgg16", "-o", "a.png", "--scale", "much"], "'much' is not a number"),
        (["vgg16", "-o", "a.svg", "--colour", "time"], "invalid choice: 'time'"),
    ],
)
def test_requests_that_make_no_sense(
    arguments: list[str],
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        main(["figure", *arguments])
    assert end.value.code == 2
    assert complaint in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_unknown_networks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figure", "vgg17", "-o", str(tmp_path / "a.svg")]) == 2
    assert "vgg16" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figure", "vgg16", "-o", str(tmp_path / "no" / "a.svg")]) == 1
    assert "“a.svg” cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["svg", "tex"])
def test_text_files_need_neither_torch_nor_qt(tmp_path: Path, suffix: str) -> None:
    code = (
        "import sys; from vgg_explorer.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'torch', 'torchvision', 'numpy', 'PIL', 'PySide6', 'shiboken6', 'pyqtgraph'};"
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = run(tmp_path, "figure", "vgg16", "-o", f"a.{suffix}", code=code)
    assert done.stderr == "0 []\n"


def test_png_and_pdf_without_a_display(tmp_path: Path) -> None:
    done = run(tmp_path, "figure", "vgg16", "-o", "a.png", "--scale", "1.5")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    done = run(tmp_path, "figure", "vgg16", "-o", "a.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_a_png_that_is_too_large(tmp_path: Path) -> None:
    done = run(tmp_path, "figure", "vgg16", "-o", "a.png", "--scale", "90")
    assert done.returncode == 1
    assert "pixels; a side may have 1 to 30,000" in done.stderr
    assert not (tmp_path / "a.png").exists()
