"""Nothing in the package reads tensors or pickles from files but the one module that may."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import vgg_explorer

PACKAGE = Path(vgg_explorer.__file__).parent
THE_WAY_IN = "engine/weight_files.py"

MODULES = {
    "pickle", "_pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve",
    "jsonpickle", "safetensors", "torch.jit", "torch.package", "torch.serialization", "h5py",
}  # fmt: skip
"""Whatever is in them reads objects or tensors."""

NAMES = {
    "load_state_dict_from_url", "load_url", "get_state_dict", "safe_open", "load_file",
    "load_model", "Unpickler", "_weights_only_unpickler", "from_file",
}  # fmt: skip
"""Functions and classes that do, wherever they come from."""

LOADERS = {"torch", "np", "numpy", "jit", "hub", "st", "serialization", "package"}
"""What has a ``load`` that reads objects or tensors."""


def faults(source: str) -> list[str]:
    """What a module does that only the way in may do."""
    return [fault for node in ast.walk(ast.parse(source)) for fault in _faults(node)]


def _faults(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names if _listed(alias.name)]
        case ast.ImportFrom(module=str(module), names=names):
            return [module] * _listed(module) + [
                f"{module}.{alias.name}"
                for alias in names
                if alias.name in NAMES
                or f"{module}.{alias.name}" in MODULES
                or (module in LOADERS and alias.name.startswith("load"))
            ]
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in NAMES:
            return [name]
        case ast.Attribute(value=value, attr="load" | "jit" as name):
            owner = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
            return [f"{owner}.{name}"] if owner in LOADERS else []
        case ast.Call(func=ast.Name(id="getattr"), args=[ast.Name(id=owner), *_]):
            return [f"getattr({owner}, ...)"] if owner in LOADERS else []
        case ast.keyword(arg="allow_pickle"):
            return ["allow_pickle"]
        case ast.keyword(arg="weights_only", value=ast.Constant(value=False)):
            return ["weights_only=False"]
    return []


def _listed(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in MODULES)


def test_there_is_no_second_way_in() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    assert len(modules) > 50
    wrong = {
        str(path.relative_to(PACKAGE)): found
        for path in modules
        if path.relative_to(PACKAGE).as_posix() != THE_WAY_IN
        and (found := faults(path.read_text("utf-8")))
    }
    assert wrong == {}


def test_the_way_in_never_unpickles() -> None:
    tree = ast.parse((PACKAGE / THE_WAY_IN).read_text("utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load"
    ]
    assert len(calls) == 1
    given = {word.arg: ast.unparse(word.value) for word in calls[0].keywords}
    assert given == {"map_location": "'cpu'", "weights_only": "True", "mmap": "False"}
    # No other library takes part: .safetensors files are plain enough to be read here.
    assert faults(ast.unparse(tree)) == ["torch.load"]


@pytest.mark.parametrize(
    "source",
    [
        "import torch\ntorch.load('x')",
        "from torch import load",
        "import pickle",
        "from pickle import loads as harmless",
        "import torch\ntorch.hub.load_state_dict_from_url('x')",
        "from torch import hub\nhub.load('x', 'y')",
        "from torch.hub import load_state_dict_from_url",
        "from safetensors.torch import load_file",
        "from safetensors import safe_open",
        "import numpy as np\nnp.load('x')",
        "import torch\ntorch.jit.load('x')",
        "weights.get_state_dict(progress=False)",
        "import torch\ngetattr(torch, 'load')('x')",
        "read(path, weights_only=False)",
    ],
)
def test_a_second_way_in_would_be_found(source: str) -> None:
    assert faults(source)
