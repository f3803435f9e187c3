"""What the classes and functions in a pickle mean: weights, a model, other things, or an attack."""

from __future__ import annotations

import re
import sys

from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.loaded import WeightsError, damaged
from vgg_explorer.engine.opening import shown_name
from vgg_explorer.engine.weight_kinds import SAVE_STATE_DICT
from vgg_explorer.engine.weight_pickle import Contents

# All that torch writes for plain tensors. torch's own list is longer; what it has besides can be
# asked to fill the memory.
_PLAIN = re.compile(
    r"collections\.(OrderedDict|Counter)|builtins\.(set|complex)"
    r"|torch\._utils\._rebuild_(tensor(_v[23])?|parameter)"
    r"|torch\.nn\.parameter\.Parameter|torch\.(Size|device|serialization\._get_layout)"
    r"|torch\.(cuda\.|storage\.)?\w+Storage|torch\.(bool|(b?float|u?int|complex)\d+\w*)"
    r"|torch\.per_(tensor|channel)_\w+"
)

_TENSORS: dict[str, Text] = {
    "_rebuild_sparse_tensor": text("a sparse tensor"),
    "_rebuild_sparse_csr_tensor": text("a sparse tensor"),
    "_rebuild_qtensor": text("a quantised tensor"),
    "_rebuild_nested_tensor": text("a nested tensor"),
    "_rebuild_meta_tensor_no_storage": text("a tensor without values (device 'meta')"),
}
_DENSE = text("Convert it in the program that made it: .to_dense(), .dequantize() or .float().")

# Modules of Python whose classes only hold values, and such builtins.
_VALUES = re.compile(
    r"(_codecs|argparse|collections|copyreg|datetime|decimal|enum|fractions|functools|numbers"
    r"|pathlib|random|uuid)\..*"
    r"|builtins\.(bool|bytearray|bytes|complex|dict|float|frozenset|int|list|object|range|set|slice"
    r"|str|tuple|long|unicode|xrange)"
)
# What pickles of torch's and numpy's objects call to make them.
_OBJECTS = re.compile(
    r"torch\.(?!load$|save$|compile$)\w+|torch\.(nn|_C\._nn|_C\._VariableFunctions)\..*"
    r"|torch\.(\w+\.)*[A-Z]\w*|torch\.(_utils|_tensor)\._rebuild\w+"
    r"|torch\.storage\._load_from_bytes"
    r"|numpy\.(_?core\.multiarray\.(scalar|_reconstruct)|ndarray|dtype|dtypes\.\w+|random\..*)"
)


def check(contents: Contents, name: str) -> None:
    """Refuse all that is more than tables of plain tensors and numbers.

    Raises
    ------
    WeightsError
        For program code, a whole model, tensors that are not plain, and other objects.
    """
    check_code(contents)
    foreign = [found for found in contents.names if not _PLAIN.fullmatch(found)]
    if contents.is_model:
        raise _whole_model(foreign, name)
    for entry, function in contents.made_by.items():
        kind = _TENSORS.get(function.rpartition(".")[2])
        if kind is not None:
            raise not_plain(entry, kind, name)
    if foreign:
        raise WeightsError(
            text("“{name}” holds more than weights ({names}).", name=name, names=_listed(foreign)),
            SAVE_STATE_DICT,
        )
    if contents.strange:
        raise damaged(name)


def not_plain(entry: str, kind: Text, name: str) -> WeightsError:
    """Return the error for a tensor that is not dense and real."""
    return WeightsError(
        text(
            "“{entry}” in “{name}” is {kind}, which cannot be opened here.",
            entry=shown_name(entry),
            name=name,
            kind=kind,
        ),
        _DENSE,
    )


def check_code(contents: Contents) -> None:
    """Refuse a file that would do something if it were unpickled.

    Raises
    ------
    WeightsError
        With the names of what it would call.
    """
    code = [found for found in contents.names if _does_something(found)]
    if code:
        raise WeightsError(
            text(
                "This file contains program code ({names}) and was not opened.",
                names=_listed(code),
            ),
            text("Do not open it in other programs either; get the weights from their authors."),
        )


def _does_something(name: str) -> bool:
    """Whether a name of Python, torch or numpy is there for what it does; others are unknown."""
    top = name.partition(".")[0]
    if top in {"torch", "numpy"}:
        return not (_PLAIN.fullmatch(name) or _OBJECTS.fullmatch(name))
    python = top in sys.stdlib_module_names or top in {"commands", "?"}
    return python and not _VALUES.fullmatch(name)


def _whole_model(foreign: list[str], name: str) -> WeightsError:
    own = [found for found in foreign if not found.startswith(("torch.", "builtins."))]
    return WeightsError(
        text(
            "“{name}” contains a whole model, needs a state dict ({names}).",
            name=name,
            names=_listed(own or foreign),
        )
        if foreign
        else text("“{name}” contains a whole model, needs a state dict.", name=name),
        SAVE_STATE_DICT,
    )


def _listed(names: list[str]) -> str:
    shown = ", ".join(shown_name(found) for found in names[:3])
    return shown if len(names) <= 3 else f"{shown}, …"
