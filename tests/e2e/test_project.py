"""What holds for the project as a whole: its house order, its README, its files."""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.cli import main
from vgg_explorer.console import asked_network

ROOT = Path(__file__).parents[2]

PARTS = (".ci", "LICENSE", "README.md", "pyproject.toml", "resources", "tests", "vgg_explorer")

LINT = "import sys; from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Copy the package and its contracts to where a violation can be planted."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "vgg_explorer", tmp_path / "vgg_explorer", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_point_one_way(house: Path) -> None:
    done = lint(house)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("arch/units.py", "import vgg_explorer.session", "Imports point one way"),
        ("engine/__init__.py", "import vgg_explorer.session", "Imports point one way"),
        ("arch/units.py", "import numpy", "arch and figure are standard library only"),
        ("session/__init__.py", "from PySide6 import QtCore", "Nothing below gui imports Qt"),
        ("gui/theme.py", "import torch", "gui and cli never import torch"),
        ("cli.py", "import torch", "gui and cli never import torch"),
        (
            "gui/model_pane/__init__.py",
            "import vgg_explorer.gui.visual_pane",
            "Panes do not import each other",
        ),
    ],
)
def test_a_planted_violation_is_found(house: Path, module: str, line: str, contract: str) -> None:
    file = house / "vgg_explorer" / module
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = lint(house)
    assert done.returncode == 1, done.stdout + done.stderr
    broken = [told for told in done.stdout.splitlines() if told.endswith("BROKEN")]
    assert any(contract in told for told in broken)


def code_blocks(markdown: str) -> list[str]:
    return [block.strip() for block in re.findall(r"^```\w*\n(.*?)^```", markdown, re.M | re.S)]


def test_the_readme_opens_with_its_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = ["pip install . && vgg-explorer", "pip install '.[test]' && pytest"]
    assert code_blocks(readme)[:2] == commands
    picture = re.search(r"!\[[^]]+\]\(([^)]+)\)", readme)
    assert picture is not None
    assert picture.start() < readme.index(commands[0])
    assert (ROOT / picture[1]).read_bytes().startswith(b"\x89PNG")


def readme_commands() -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = "\n".join(code_blocks(readme)[2:]).splitlines()
    return [line for line in lines if re.match(r"vgg-explorer |torchrun ", line)]


class UnderstoodError(Exception):
    """The words of a command are all known."""


@pytest.mark.parametrize("line", readme_commands())
def test_commands_of_the_readme_are_understood(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parse = argparse.ArgumentParser.parse_args

    def parsed(parser: argparse.ArgumentParser, arguments: list[str]) -> None:
        raise UnderstoodError(parse(parser, arguments))

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", parsed)
    words = shlex.split(line.partition(">")[0], comments=True)
    start = words.index("vgg_explorer" if words[0] == "torchrun" else "vgg-explorer")
    with pytest.raises(UnderstoodError) as told:
        main(words[start + 1 :])
    named = getattr(told.value.args[0], "network", None)
    if named and not Path(named).suffix:  # else a file that its reader would have
        assert isinstance(asked_network(named), ArchSpec)


def test_the_readme_has_commands() -> None:
    assert len(readme_commands()) > 12


def project_files() -> list[Path]:
    found = [ROOT / part for part in PARTS if (ROOT / part).is_file()]
    for part in PARTS:
        found += [path for path in (ROOT / part).rglob("*") if path.is_file()]
    caches = {"__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache"}
    return [path for path in found if not caches & set(path.parts)]


def test_no_file_names_a_place_on_one_machine() -> None:
    place = re.compile(rb"(?<![\w.$}/-])/(?:work|root|tmp|opt)/\w[\w./-]*")
    files = project_files()
    assert len(files) > 50
    named = {
        (str(path.relative_to(ROOT)), found)
        for path in files
        for found in place.findall(path.read_bytes())
    }
    assert named == set()


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_the_check_reads_its_command_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "pip install" not in script
    function = re.search(r"^readme_command\(\) \{\n(.*?)^\}", script, re.M | re.S)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f"root='{ROOT}'\n{function[1]}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "pip install '.[test]' && pytest\n"
