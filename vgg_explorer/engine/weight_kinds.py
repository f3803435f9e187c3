"""What a file of weights really is: told by its content, never by its name."""

from __future__ import annotations

import contextlib
from typing import Literal

from vgg_explorer.arch import toml
from vgg_explorer.arch.text import Text, text
from vgg_explorer.engine.loaded import WeightsError
from vgg_explorer.engine.sniffing import (
    Kind,
    brand,
    is_archive,
    is_git_lfs_pointer,
    is_numpy,
    is_pdf,
    is_program,
    is_text,
    is_web_page,
    markup,
    starts,
)

Container = Literal["safetensors", "zip", "legacy", "pickle"]
"""What can be looked into further; ``legacy`` is how torch saved before 1.6."""

HEAD = 2**16
"""Bytes that have to be read to tell what a file is."""

MAGIC = b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19."
"""How every file of the legacy format begins: a pickled number."""

NEEDED = text("Weights are .pth, .pt or .safetensors files of PyTorch.")
SAVE_STATE_DICT = text("In the program that made it: torch.save(model.state_dict(), ...)")

_AS_PICTURE = text("Open it as a picture.")
_UNPACK = text("Unpack it, and open the file of weights that is in it.")
_IN_TORCH = text("Only weights of PyTorch can be opened; look for a .pth or .safetensors file.")


def container(head: bytes, name: str) -> Container:
    """Return how a file is packed, if it may hold weights.

    Parameters
    ----------
    head : bytes
        The first `HEAD` bytes, or all of a smaller file.
    name : str
        The name to show.

    Raises
    ------
    WeightsError
        When it is something else, with its true kind.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(MAGIC):
        return "legacy"
    if head[:1] == b"\x80" and head[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05"):
        return "pickle"
    # The length of the header comes first; any that is possible leaves zeros there, text does not.
    if head[8:9] == b"{" and head[5:8] == b"\0\0\0":
        return "safetensors"
    for matches, kind, hint in _KINDS:
        if matches(head):
            raise other_kind(name, kind, hint)
    raise WeightsError(
        text("“{name}” is not a file of weights that is known here.", name=name), NEEDED
    )


def other_kind(name: str, kind: Text, hint: Text) -> WeightsError:
    """Return the error for a file of another kind."""
    return WeightsError(text("“{name}” is {kind}.", name=name, kind=kind), hint)


def _is_network(data: bytes) -> bool:
    with contextlib.suppress(toml.SpecFileError, UnicodeDecodeError):
        return bool(toml.loads(data.decode()))
    return False


def _is_onnx(data: bytes) -> bool:
    # Field 1 is the version (3 or later since 2017), then come the producer (2) or other fields.
    return data[:1] == b"\x08" and data[1:2] in _ONNX_VERSIONS and data[2:3] in _ONNX_FIELDS


_ONNX_VERSIONS = tuple(bytes([version]) for version in range(3, 32))
_ONNX_FIELDS = tuple(bytes([number << 3 | 2]) for number in range(2, 9))


def _is_frozen_graph(data: bytes) -> bool:
    return data[:1] == b"\x0a" and any(
        op in data[:4096] for op in (b"\x12\x0bPlaceholder", b"\x12\x05Const")
    )


# Most often first where two could match.
_KINDS: tuple[Kind, ...] = (
    (
        is_web_page,
        text("a web page; the download failed"),
        text("Download the file itself and open that."),
    ),
    (
        is_git_lfs_pointer,
        text("a Git LFS pointer, not the weights themselves"),
        text("Run “git lfs pull” in its repository, then open it again."),
    ),
    (starts(b"\xff\xd8\xff"), text("a JPEG picture"), _AS_PICTURE),
    (starts(b"\x89PNG\r\n\x1a\n"), text("a PNG picture"), _AS_PICTURE),
    (starts(b"GIF87a", b"GIF89a"), text("a GIF picture"), _AS_PICTURE),
    (
        lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP",
        text("a WebP picture"),
        _AS_PICTURE,
    ),
    (starts(b"II*\0", b"MM\0*"), text("a TIFF picture"), _AS_PICTURE),
    (lambda data: data[:2] == b"BM" and not any(data[6:10]), text("a BMP picture"), _AS_PICTURE),
    (lambda data: bool(brand(data)), text("a picture or a video"), NEEDED),
    (is_pdf, text("a PDF document"), NEEDED),
    (is_archive, text("an archive"), _UNPACK),
    (starts(b"\xfd7zXZ\0", b"BZh", b"\x28\xb5\x2f\xfd"), text("a compressed file"), _UNPACK),
    (lambda data: data[257:262] == b"ustar", text("a tar archive"), _UNPACK),
    (
        starts(b"\x89HDF\r\n\x1a\n"),
        text("an HDF5 file, as Keras and TensorFlow save weights"),
        _IN_TORCH,
    ),
    (
        starts(b"\x08\x01\x12"),
        text("a TensorFlow model (.pb)"),
        _IN_TORCH,
    ),
    (_is_onnx, text("an ONNX model"), _IN_TORCH),
    (_is_frozen_graph, text("a TensorFlow graph (.pb)"), _IN_TORCH),
    (
        lambda data: data.endswith(b"\x57\xfb\x80\x8b\x24\x75\x47\xdb"),
        text("a TensorFlow checkpoint (.ckpt)"),
        _IN_TORCH,
    ),
    (lambda data: data[4:8] == b"TFL3", text("a TensorFlow Lite model"), _IN_TORCH),
    (starts(b"GGUF"), text("a GGUF model"), _IN_TORCH),
    (is_numpy, text("a NumPy array file"), _IN_TORCH),
    (is_program, text("a program"), NEEDED),
    (
        _is_network,
        text("a network (TOML), which has no weights"),
        text("Open it as a network."),
    ),
    (
        lambda data: markup(data)[:1] in (b"{", b"[") and is_text(data),
        text("a JSON text"),
        NEEDED,
    ),
    (is_text, text("a text file"), NEEDED),
)
