"""The command as a user runs it: a process of its own, in a folder of its own."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import vgg_explorer
from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.presets import find
from vgg_explorer.gui import platform

ROOT = Path(vgg_explorer.__file__).parents[1]
"""What holds the package under test, in a checkout as well as in an installation."""

DISPLAY_VARIABLES = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "WAYLAND_SOCKET",
    "XDG_SESSION_TYPE",
    "QT_QPA_PLATFORM",
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
)

PNG = b"\x89PNG\r\n\x1a\n"

FIRST_PARAMS = "295,770"
"""Of the network that a first start shows."""

Run = Callable[..., subprocess.CompletedProcess[str]]

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can lack a display")


def environment(home: Path, paths: Sequence[Path] = (), **variables: str) -> dict[str, str]:
    """Return an environment without a display, whose settings are its own."""
    kept = {name: value for name, value in os.environ.items() if name not in DISPLAY_VARIABLES}
    kept["PYTHONPATH"] = os.pathsep.join(map(str, [*paths, ROOT]))
    kept["PYTHONUTF8"] = "1"
    kept["PYTHONUNBUFFERED"] = ""  # as a user's; without a buffer, pipes break elsewhere
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        kept[name] = str(home)
    return kept | variables


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command in an empty folder, without a display."""
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()

    def command(
        *arguments: str,
        folder: Path = here,
        paths: Sequence[Path] = (),
        code: str | None = None,
        **variables: str,
    ) -> subprocess.CompletedProcess[str]:
        start = ["-m", "vgg_explorer"] if code is None else ["-c", code]
        return subprocess.run(
            [sys.executable, *start, *arguments],
            cwd=folder,
            env=environment(home, paths, **variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=240,
            check=False,
        )

    return command


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The folder that `run` runs in."""
    return tmp_path / "here"


# The table


def test_summary_as_text(run: Run) -> None:
    done = run("summary", "vgg16")
    assert (done.returncode, done.stderr) == (0, "")
    assert "138,357,544" in done.stdout
    assert "15,470,264,320 MACs" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_summary_as_markdown(run: Run) -> None:
    done = run("summary", "AlexNet", "--format", "markdown")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line for line in done.stdout.splitlines() if line.startswith("| conv")]
    assert len(rows) == 10
    assert "61,100,840" in done.stdout


def test_summary_as_csv(run: Run) -> None:
    done = run("summary", "vgg16-bn", "--format", "csv", "--input", "3x64x96")
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert sum(int(row["params"]) for row in rows) == 138_365_992
    assert rows[0]["output"] == "64x64x96"


def test_summary_as_json(run: Run) -> None:
    done = run("summary", "vgg11", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["totals"]["params"] == 132_863_336


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_summary_needs_neither_torch_nor_qt_nor_numpy(run: Run, form: str) -> None:
    code = (
        "import sys; from vgg_explorer.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'torch', 'torchvision', 'numpy', 'PIL', 'PySide6', 'shiboken6', 'pyqtgraph'};"
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = run("summary", "vgg16", "--format", form, code=code)
    assert done.stderr == "0 []\n"


def test_summary_of_files_and_lists(run: Run, here: Path) -> None:
    (here / "näh.toml").write_text("features = '64 M 128'\nnum_classes = 7", encoding="utf-8")
    done = run("summary", "näh.toml", "--format", "json")
    assert done.returncode == 0
    document = json.loads(done.stdout)
    assert document["name"] == "näh"
    assert document["layers"][-1]["output"] == [7]
    (here / "cfg.txt").write_text("[64, 'M', 128]")
    from_file = run("summary", "cfg.txt", "--format", "csv")
    from_list = run("summary", "[64,'M',128]", "--format", "csv")
    assert from_file.stdout == from_list.stdout
    assert from_list.stdout.count("\n") > 5


@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
def test_a_file_of_weights_stands_for_its_network(run: Run, tmp_path: Path, suffix: str) -> None:
    import safetensors.torch
    import torch

    from vgg_explorer.engine.build import build

    tensors = build(find("vgg_tiny").spec).state_dict()
    path = tmp_path / f"ü weights{suffix}"
    if suffix == ".pth":
        torch.save({f"module.{name}": value for name, value in tensors.items()}, path)
    else:
        safetensors.torch.save_file(tensors, path)
    found = run("summary", str(path), "--format", "json")
    assert found.returncode == 0, found.stderr
    expected = analyze(find("vgg_tiny").spec).totals.params
    assert json.loads(found.stdout)["totals"]["params"] == expected
    assert "do not tell the activation" in found.stderr


def test_a_file_that_is_no_weights_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.pth"
    path.write_text("<!DOCTYPE html><title>404</title>")
    found = run("summary", str(path))
    assert (found.returncode, found.stdout) == (1, "")
    assert "web page" in found.stderr


def test_a_broken_network_is_shown_with_its_fixes(run: Run) -> None:
    done = run("summary", "vgg16", "--input", "3x16x16")
    assert (done.returncode, done.stderr) == (1, "")
    assert "conv5_3" in done.stdout
    assert "Problem at features, entry 18 ('M')" in done.stdout
    assert "Fix: " in done.stdout
    as_csv = run("summary", "vgg16", "--input", "3x16x16", "--format", "csv")
    assert as_csv.returncode == 1
    assert "features, entry 18 ('M')" in as_csv.stderr
    assert "Problem" not in as_csv.stdout
    as_json = run("summary", "vgg16", "--input", "3x16x16", "--format", "json")
    assert as_json.returncode == 1
    assert json.loads(as_json.stdout)["problem"]["entry"] == 17


def test_a_list_that_cannot_be_read_is_pointed_at(run: Run) -> None:
    done = run("summary", "[64, 'X', 128]")
    assert (done.returncode, done.stdout) == (1, "")
    first, text, mark = done.stderr.splitlines()[:3]
    assert first.startswith("vgg-explorer: entry 2, column 6: ")
    assert text[mark.index("^") : mark.rindex("^") + 1] == "'X'"


def test_unknown_names_get_the_nearest_right_ones(run: Run) -> None:
    done = run("summary", "vgg61")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "vgg61" in done.stderr
    assert "vgg16" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["summary"],
        ["summary", "vgg16", "--input", "224"],
        ["summary", "vgg16", "--input", "3x224x" + "9" * 5000],
        ["summary", "vgg16", "--format", "pdf"],
        ["--no-such-option"],
    ],
)
def test_requests_that_make_no_sense(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage: vgg-explorer" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_and_version(run: Run) -> None:
    helped = run("--help")
    assert (helped.returncode, helped.stderr) == (0, "")
    assert "vgg-explorer summary NAME_OR_FILE" in helped.stdout
    assert "vgg-explorer compare NAME_OR_FILE NAME_OR_FILE ..." in helped.stdout
    assert "vgg-explorer code NAME_OR_FILE" in helped.stdout
    assert max(map(len, helped.stdout.splitlines())) <= 80
    of_table = run("summary", "--help")
    assert of_table.returncode == 0
    assert "vgg16_bn" in of_table.stdout
    assert "activation_bytes" in of_table.stdout
    assert run("--version").stdout == f"vgg-explorer {vgg_explorer.__version__}\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGPIPE")
@pytest.mark.parametrize("arguments", [["summary", "vgg16"], ["--help"]])
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, arguments: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "vgg_explorer", *arguments],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_a_terminal_that_cannot_write_a_name(run: Run, here: Path) -> None:
    (here / "x.toml").write_text("name = '网络'\nfeatures = '64'", encoding="utf-8")
    done = run("summary", "x.toml", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stdout.startswith(r"\u7f51\u7edc, input")


# Side by side, and as code


def test_compare(run: Run, here: Path) -> None:
    done = run("compare", "vgg16", "vgg19")
    assert (done.returncode, done.stderr) == (0, "")
    assert "+5,309,696 (+3.8%)" in done.stdout
    (here / "mine.toml").write_text("features = '64 M'\navgpool = 1\n")
    done = run("compare", "vgg11", "mine.toml", "[64, 'M']", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    names = [one["name"] for one in json.loads(done.stdout)["networks"]]
    assert names == ["VGG-11 (A)", "mine", ""]


def test_compare_tells_broken_and_unknown_networks(run: Run) -> None:
    broken = run("compare", "vgg16", "64 M M M M M M M M M")
    assert broken.returncode == 1
    assert "B: Problem at features" in broken.stdout
    unknown = run("compare", "vgg16", "vgg61")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "vgg16" in unknown.stderr
    unread = run("compare", "[64, 'X']", "vgg16")
    assert unread.returncode == 1
    assert "entry 2" in unread.stderr


@pytest.mark.parametrize("count", [1, 7])
def test_compare_takes_two_to_six(run: Run, count: int) -> None:
    done = run("compare", *["vgg11"] * count)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"2 to 6 networks can be compared, not {count}" in done.stderr


@pytest.mark.parametrize("style", ["torchvision", "blocks", "sequential"])
def test_code(run: Run, here: Path, style: str) -> None:
    done = run("code", "vgg_tiny", "--style", style)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith('"""VGG tiny for 32x32\n')
    compile(done.stdout, "vgg_tiny.py", "exec")
    if style == "torchvision":
        assert run("code", "vgg_tiny").stdout == done.stdout


def test_code_of_what_is_no_network(run: Run) -> None:
    broken = run("code", "64 M M M M M M M M M")
    assert (broken.returncode, broken.stdout) == (1, "")
    assert "pool" in broken.stderr
    unknown = run("code", "vgg61")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert run("code", "vgg16", "--style", "java").returncode == 2


@pytest.mark.parametrize("command", ["compare vgg16 vgg19", "code vgg16", "compare -h", "code -h"])
def test_compare_and_code_need_neither_torch_nor_qt_nor_numpy(run: Run, command: str) -> None:
    program = (
        "import atexit, sys; from vgg_explorer.cli import main;"
        "heavy = {'torch', 'torchvision', 'numpy', 'PIL', 'PySide6', 'shiboken6', 'pyqtgraph'};"
        "atexit.register(lambda: print(sorted(heavy & set(sys.modules)), file=sys.stderr));"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = run(*command.split(), code=program)
    assert (done.returncode, done.stderr) == (0, "[]\n")
    if "-h" in command:
        assert max(map(len, done.stdout.splitlines())) <= 80


# No window


def pictures(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def assert_did_its_job(done: subprocess.CompletedProcess[str], picture: Path) -> None:
    assert done.returncode == 0
    assert FIRST_PARAMS in done.stdout
    assert str(picture) in done.stdout
    data = picture.read_bytes()
    assert data.startswith(PNG)
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    assert min(width, height) >= 400


@on_linux
def test_without_a_display_the_main_job_is_done(run: Run, here: Path) -> None:
    (here / "vgg-explorer.png").write_bytes(b"mine")
    (here / "vgg-explorer-2.png").symlink_to(here / "nowhere")
    done = run()
    assert done.stderr.count("\n") == 1
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in done.stderr
    assert_did_its_job(done, here / "vgg-explorer-3.png")
    assert (here / "vgg-explorer.png").read_bytes() == b"mine"
    assert not (here / "nowhere").exists()
    assert len(pictures(here)) == 3


@on_linux
def test_a_display_that_nobody_answers(run: Run, here: Path) -> None:
    done = run("no such picture.jpg", DISPLAY=":59999")
    if "Qt lacks these libraries" not in done.stderr:
        assert "DISPLAY=:59999 cannot be reached" in done.stderr
    assert done.stderr.count("\n") == 1
    assert_did_its_job(done, here / "vgg-explorer.png")


def patched(source: Path, target: Path, *names: str) -> None:
    """Copy a library, with needs that no machine has: the last digit of each name becomes 9."""
    data = source.read_bytes()
    for name in names:
        asked = name.encode() + b"\0"
        assert data.count(b"\0" + asked) == 1
        data = data.replace(b"\0" + asked, b"\0" + asked[:-2] + b"9\0")
    target.unlink(missing_ok=True)
    target.write_bytes(data)


@pytest.fixture
def pyside(tmp_path: Path) -> Path:
    """Make a copy of PySide6, of links, in which single files can be replaced."""
    real = platform.plugin_folder().parents[2]
    copy = tmp_path / "site" / "PySide6"
    for folder in ("", "Qt", "Qt/lib", "Qt/plugins", "Qt/plugins/platforms"):
        (copy / folder).mkdir(parents=True)
        for entry in (real / folder).iterdir():
            if f"{folder}/{entry.name}".strip("/") not in {
                "Qt",
                "Qt/lib",
                "Qt/plugins",
                "Qt/plugins/platforms",
                "__pycache__",
            }:
                (copy / folder / entry.name).symlink_to(entry)
    # PySide6 looks for its libraries beside itself.
    (tmp_path / "site" / "shiboken6").symlink_to(real.parent / "shiboken6")
    return copy


@on_linux
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_a_display_without_the_libraries_for_it(run: Run, here: Path, pyside: Path) -> None:
    platforms = Path("Qt", "plugins", "platforms")
    lacks = ("libxcb-icccm.so.4", "libxcb-cursor.so.0")
    real = platform.plugin_folder()
    patched(real / "libqxcb.so", pyside / platforms / "libqxcb.so", *lacks)
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            display = f":{server.stdout.readline().strip()}"
            done = run(paths=[pyside.parent], DISPLAY=display)
        finally:
            server.terminate()
    assert done.stderr.count("\n") == 1
    assert "libxcb-cursor.so.9" in done.stderr
    assert "libxcb-icccm.so.9" in done.stderr
    assert_did_its_job(done, here / "vgg-explorer.png")


@on_linux
def test_a_machine_on_which_qt_cannot_even_be_imported(run: Run, here: Path, pyside: Path) -> None:
    name = "libQt6Gui.so.6"
    real = platform.plugin_folder().parents[1] / "lib"
    patched(real / name, pyside / "Qt" / "lib" / name, "libEGL.so.1")
    done = run(paths=[pyside.parent])
    assert done.returncode == 0
    assert FIRST_PARAMS in done.stdout
    assert "libEGL.so.9" in done.stderr
    assert "Traceback" not in done.stderr
    assert pictures(here) == []


@on_linux
def test_a_folder_that_cannot_be_written(run: Run) -> None:
    done = run(folder=Path("/proc"))
    assert done.returncode == 0
    assert FIRST_PARAMS in done.stdout
    assert "cannot be saved in this folder" in done.stderr
    assert "Traceback" not in done.stderr
