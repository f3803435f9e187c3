"""Written code, run by interpreters of their own, against the networks that the program builds."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, Phase, given, settings
from strategies import valid_specs
from torch import Tensor, nn

from vgg_explorer.arch.analysis import analyze
from vgg_explorer.arch.codegen import STYLES, CodeError, Style, code
from vgg_explorer.arch.grammar import parse
from vgg_explorer.arch.presets import PRESETS, find
from vgg_explorer.arch.spec import ACTIVATIONS, ArchSpec
from vgg_explorer.engine.build import build

RUNNER = """
import json, runpy, sys
from pathlib import Path
import torch

def network(path):
    made = runpy.run_path(str(path), run_name="written")
    return made.get("Network", made.get("make_network"))()

for path in map(Path, sys.argv[1:]):
    weights = path.with_suffix(".pt")
    with torch.device("cpu" if weights.exists() else "meta"), torch.no_grad():
        net = network(path).eval()
        state = net.state_dict()
        told = {
            "keys": [[key, list(value.shape)] for key, value in state.items()],
            "inplace": [m.inplace for m in net.modules() if type(m).__name__ in
                        ("ReLU", "LeakyReLU", "ELU")],
        }
        if weights.exists():
            images, given = torch.load(weights)
            net.load_state_dict(dict(zip(state, given, strict=True)))
            before = images.clone()
            torch.save(net(images), path.with_suffix(".out"))
            assert torch.equal(images, before)
        print(json.dumps(told))
assert "vgg_explorer" not in sys.modules
"""


def random_specs() -> list[ArchSpec]:
    """The same ones in every run, so that a failure can be looked at; the first are too simple."""
    found: list[ArchSpec] = []

    @settings(
        max_examples=60,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(spec=valid_specs())
    def collect(spec: ArchSpec) -> None:
        found.append(spec)

    collect()
    return sorted(found, key=lambda spec: len(spec.features) + len(spec.classifier))[-15:]


def own_specs() -> Iterator[ArchSpec]:
    """Every entry, option and head at least once, and some hard cases."""
    every = "R 8k5s2p1 M L 12g2d2 Ak3s2p1c D0.3 R N6k3 Mk3s2c R R D 9k1"
    base = ArchSpec(
        "every entry",
        parse(every),
        parse("D 20 R D0.1 30", "classifier"),
        avgpool=2,
        num_classes=7,
        output=parse("R S", "output"),
        input=(2, 40, 31),
    )
    for name in ACTIVATIONS:
        yield replace(base, activation=name)
    yield replace(base, batch_norm=True, bias=False)
    yield replace(base, head="conv", avgpool=1)
    yield replace(base, head="conv", avgpool=None)
    yield replace(base, avgpool=None)
    yield replace(base, head="pool", num_classes=9)
    yield replace(base, features=(), avgpool=None)
    yield replace(base, features=parse("M D"), classifier=(), output=())
    yield replace(base, features=parse("R M"), head="pool", num_classes=2)
    widest = parse("4096k1 4096k64s64p64g4096d64 4096k64s64p64g64")
    yield replace(
        base, features=widest, bias=False, input=(3, 4096, 4096), head="pool", num_classes=4096
    )
    yield replace(base, features=parse("2 " * 120 + "M " + "N4 " * 60), name="a long list")


SPECS = [*(preset.spec for preset in PRESETS.values()), *own_specs(), *random_specs()]


def small(spec: ArchSpec) -> bool:
    analysis = analyze(spec)
    return analysis.totals.params < 3_000_000 and analysis.totals.macs < 3e8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every network in every style, with weights for the small ones."""
    folder = tmp_path_factory.mktemp("code")
    torch.manual_seed(0)
    for number, spec in enumerate(SPECS):
        weights = weights_for(spec) if small(spec) else None
        for style in STYLES:
            path = folder / f"{number:03d}_{style}.py"
            path.write_text(code(spec, style), encoding="utf-8")
            if weights is not None:
                torch.save(weights[:2], path.with_suffix(".pt"))
        if weights is not None:
            torch.save(weights[2], folder / f"{number:03d}.expected")
    return folder


def weights_for(spec: ArchSpec) -> tuple[Tensor, list[Tensor], Tensor]:
    """Images, weights of which none is zero, and what the program's network makes of them."""
    net = build(spec).eval()
    for name, tensor in net.state_dict().items():
        if tensor.is_floating_point():
            tensor.normal_(0, 0.5)
            if "var" in name:
                tensor.abs_().add_(0.5)
    images = torch.randn(2, *spec.input)
    with torch.no_grad():
        return images, list(net.state_dict().values()), net(images.clone())


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, dict[str, list[object]]]:
    """What one process that has never seen the program says of all files."""
    files = sorted(folder.glob("*.py"))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUNNER, *map(str, files)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    lines = done.stdout.splitlines()
    return {file.stem: json.loads(line) for file, line in zip(files, lines, strict=True)}


@pytest.mark.parametrize("number", range(len(SPECS)), ids=lambda n: f"{n:03d}")
@pytest.mark.parametrize("style", STYLES)
def test_written_networks_are_the_program_s(
    folder: Path, told: dict[str, dict[str, list[object]]], style: Style, number: int
) -> None:
    spec = SPECS[number]
    ours = build(spec, "meta")
    theirs = told[f"{number:03d}_{style}"]
    expected = [[key, list(value.shape)] for key, value in ours.state_dict().items()]
    if style == "torchvision":
        assert theirs["keys"] == expected
    shapes = [shape for _, shape in theirs["keys"]]
    assert shapes == [shape for _, shape in expected]
    kinds = (nn.ReLU, nn.LeakyReLU, nn.ELU)
    assert theirs["inplace"] == [m.inplace for m in ours.modules() if isinstance(m, kinds)]
    given = folder / f"{number:03d}.expected"
    if given.exists():
        out = torch.load(folder / f"{number:03d}_{style}.out")
        assert torch.allclose(out, torch.load(given), rtol=1e-6, atol=1e-6, equal_nan=True)


def test_a_good_part_of_the_networks_was_run(folder: Path) -> None:
    assert len(list(folder.glob("*.expected"))) >= 30


def test_the_files_are_formatted_and_free_of_lint(folder: Path) -> None:
    ruff = [sys.executable, "-m", "ruff"]
    options = ["--isolated", "--no-cache", "--config", "line-length = 100", str(folder)]
    formatted = subprocess.run(
        [*ruff, "format", "--diff", *options], capture_output=True, text=True, check=False
    )
    assert formatted.returncode == 0, formatted.stdout[:3000]
    linted = subprocess.run(
        [*ruff, "check", "--select", "E,F,I,B,UP", *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert linted.returncode == 0, linted.stdout[:3000]


@pytest.mark.parametrize("style", STYLES)
def test_a_file_alone(tmp_path: Path, style: Style) -> None:
    path = tmp_path / "network.py"
    path.write_text(code(find("vgg_tiny").spec, style), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", path.name], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    params = analyze(find("vgg_tiny").spec).totals.params
    assert done.stdout == f"Output shape: (1, 10)\nParameters: {params:,}\n"


HOSTILE = [
    '"""\nimport os\nos.system("echo broken")\n"""',
    "\\",
    'x"',
    '"',
    "a\\" * 30 + '"""',
    "tab\t\0 null \x1b[31m",
    "\u202eturned\u2066 around \u2028 lines \x85",
    "\ud800 alone",
    "\u7f51\u7edc" * 100,
    "# noqa: coding: latin-1",
    "{name} %s",
    "",
    "   ",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("style", STYLES)
def test_no_name_breaks_out_of_the_docstring(tmp_path: Path, name: str, style: Style) -> None:
    plain = ast.parse(code(replace(find("vgg_tiny").spec, name="plain"), style))
    written = code(replace(find("vgg_tiny").spec, name=name), style)
    tree = ast.parse(written.encode())
    assert [ast.dump(node) for node in tree.body[1:]] == [ast.dump(n) for n in plain.body[1:]]
    assert isinstance(tree.body[0], ast.Expr)
    assert ast.get_docstring(tree)
    assert all(line.isprintable() for line in written.splitlines())
    path = tmp_path / "named.py"
    path.write_text(written, encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff", "format", "--check", "--isolated", "--no-cache"]
    done = subprocess.run(
        [*ruff, "--line-length", "100", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_list_of_many_stages_stands_one_stage_a_line() -> None:
    written = code(find("vgg16").spec, "torchvision")
    assert '    64, 64, "M",\n    128, 128, "M",\n' in written
    assert 'CFG: list[int | str] = [16, "M", 32, "M", 64, "M"]\n' in code(
        find("vgg_tiny").spec, "torchvision"
    )


def test_the_file_says_what_it_is() -> None:
    written = code(find("alexnet_2012").spec, "blocks")
    said = ast.get_docstring(ast.parse(written))
    assert said is not None
    assert said.startswith("AlexNet (2012)")
    assert "Input: (N, 3, 227, 227). This size only" in said
    assert "Parameters: 60,965,224." in said
    assert "same order" in said


@pytest.mark.parametrize("style", STYLES)
def test_a_broken_network_has_no_code(style: Style) -> None:
    spec = replace(find("vgg16").spec, input=(3, 16, 16))
    with pytest.raises(CodeError, match="pool5") as caught:
        code(spec, style)
    assert caught.value.problem == analyze(spec).problem
