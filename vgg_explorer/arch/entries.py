"""A single cfg entry: what may stand in which list, how it is read, how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from vgg_explorer.arch import limits
from vgg_explorer.arch.spec import Fix, ListName, Place, Problem
from vgg_explorer.arch.text import Text, text
from vgg_explorer.arch.tokens import (
    Activation,
    AvgPool,
    Conv,
    Dropout,
    Linear,
    LocalResponseNorm,
    MaxPool,
    NiNBlock,
    Softmax,
    Token,
)

_CONV = re.compile(r"(?P<head>N?)(?P<channels>\d[\d_]*)(?P<rest>[a-z0-9]*)")
_POOL = re.compile(r"(?P<head>[MA])(?P<rest>[a-z0-9]*)")
_OPTION = re.compile(r"(?P<letter>[a-z])(?P<digits>\d*)")
_DROPOUT = re.compile(r"D(?P<p>\d?\.?\d{1,4})?")
_PLAIN: dict[str, Token] = {"L": LocalResponseNorm(), "R": Activation(), "S": Softmax()}

_RANGES: dict[str, tuple[str, Text, int, int]] = {
    "k": ("kernel", text("Kernel size"), 1, limits.MAX_KERNEL),
    "s": ("stride", text("Stride"), 1, limits.MAX_STRIDE),
    "p": ("padding", text("Padding"), 0, limits.MAX_PADDING),
    "g": ("groups", text("Group count"), 1, limits.MAX_CHANNELS),
    "d": ("dilation", text("Dilation"), 1, limits.MAX_DILATION),
}
_ALLOWED: dict[ListName, tuple[type[Token], ...]] = {
    "features": (Conv, MaxPool, AvgPool, LocalResponseNorm, Dropout, Activation),
    "classifier": (Linear, Dropout, Activation),
    "output": (Activation, Softmax),
}
_KINDS: dict[ListName, Text] = {
    "features": text(
        "Entries here are a channel count such as 64 or '96k11s4p0', 'M', 'A', 'L', 'D', 'R', "
        "or a NiN block such as 'N96'."
    ),
    "classifier": text("Entries here are a number of units such as 4096, 'D' or 'R'."),
    "output": text("Entries here are 'R' (activation) and 'S' (softmax)."),
}


class CfgError(Exception):
    """A text is not a cfg list; ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.what))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Word:
    """One entry as it stands in the text."""

    body: str
    start: int
    end: int


def format_token(token: Token) -> str:
    """Write one entry as it stands in a list; `short` is the same without quotes."""
    body = short(token)
    return body if body.isdecimal() else f"'{body}'"


def short(token: Token) -> str:
    """Write one entry without quotes."""
    match token:
        case Conv():
            head = "N" if isinstance(token, NiNBlock) else ""
            rest = (
                _option("k", token.kernel, 3)
                + _option("s", token.stride, 1)
                + ("" if token.padding is None else f"p{token.padding}")
                + _option("g", token.groups, 1)
                + _option("d", token.dilation, 1)
            )
            return f"{head}{token.channels}{rest}"
        case MaxPool() | AvgPool():
            head = "M" if isinstance(token, MaxPool) else "A"
            window = (token.kernel, token.stride) != (2, 2)
            size = f"k{token.kernel}s{token.stride}" if window else ""
            return f"{head}{size}{_option('p', token.padding, 0)}{'c' if token.ceil else ''}"
        case Dropout():
            return "D" if token.p == 0.5 else f"D{token.p:g}"
        case Linear():
            return str(token.units)
        case LocalResponseNorm():
            return "L"
        case Activation():
            return "R"
        case _:
            return "S"


def _option(letter: str, value: int, default: int) -> str:
    return "" if value == default else f"{letter}{value}"


def entry_error(
    which: ListName,
    index: int | None,
    column: int,
    length: int,
    what: Text,
    hint: Text | ListName,
    *fixes: Fix,
) -> CfgError:
    """Return the error for a place of a text; a list's name as hint tells what may stand in it."""
    advice = hint if isinstance(hint, Text) else _KINDS[hint]
    return CfgError(Problem(Place(which, index), what, advice, column, max(length, 1), fixes))


def read_entry(word: Word, which: ListName, index: int, source: str) -> Token:
    """Read an entry of a list.

    Parameters
    ----------
    word : Word
    which : {'features', 'classifier', 'output'}
    index : int
        Its number in the list.
    source : str
        The whole text, for fixes.

    Raises
    ------
    CfgError
        Where it is no entry, or none of this list.
    """
    token = _read(word, which, index, source)
    if not isinstance(token, _ALLOWED[which]):
        what = text("{entry} cannot stand in this list.", entry=f"'{word.body}'")
        raise entry_error(which, index, word.start, word.end - word.start, what, which)
    return token


def _read(word: Word, which: ListName, index: int, source: str) -> Token:
    body = word.body
    fail = partial(entry_error, which, index, word.start, word.end - word.start)
    if body in _PLAIN:
        return _PLAIN[body]
    if dropout := _DROPOUT.fullmatch(body):
        return _dropout(dropout["p"], fail)
    if pool := _POOL.fullmatch(body):
        return _pool(pool, fail)
    if conv := _CONV.fullmatch(body):
        return _numbered(conv, which, fail)
    if body in {"True", "False", "None"}:
        raise fail(text("{word} is not a number here.", word=body), which)
    if re.fullmatch(r"[-+]?\d+(\.\d*)?([eE][-+]?\d+)?[jJ]?|0[xXbBoO]\w*|[-+]\d[\d_]*", body):
        what = _range_text(*_counted(which))
        raise fail(what, text("Write a whole decimal number, such as 64."))
    shown = body if len(body) <= 24 else body[:24] + "..."
    what = text("{entry} is not a cfg entry.", entry=f"'{shown}'")
    if _is_entry(body.upper()):
        fixed = body.upper()
        mended = f"{source[: word.start]}'{fixed}'{source[word.end :]}"
        label = text("Write {entry}", entry=f"'{fixed}'")
        raise fail(what, text("Letters of layers are capitals."), Fix(label, text=mended))
    raise fail(what, which)


def _is_entry(body: str) -> bool:
    return body in _PLAIN or body in {"M", "A", "D"} or bool(re.fullmatch(r"D0?\.\d+", body))


def _counted(which: ListName) -> tuple[Text, int, int]:
    if which == "features":
        return text("Channel count"), 1, limits.MAX_CHANNELS
    return text("Number of units"), 1, limits.MAX_UNITS


def _range_text(label: Text, low: int, high: int) -> Text:
    return text("{label} must be {low} to {high}.", label=label, low=low, high=high)


def _whole(digits: str, low: int, high: int) -> int | None:
    """Return the number, or None where it is out of range; never builds a huge integer."""
    significant = digits.replace("_", "").lstrip("0") or "0"
    if len(significant) > len(str(high)):
        return None
    value = int(significant)
    return value if low <= value <= high else None


def _pool(match: re.Match[str], fail: partial[CfgError]) -> Token:
    options = _options(match["rest"], "kspc", fail)
    ceil = bool(options.pop("ceil", 0))
    kernel = options.get("kernel", 2)
    stride = options.get("stride", kernel)  # torch's own default
    padding = options.get("padding", 0)
    if match["head"] == "M":
        return MaxPool(kernel, stride, padding, ceil)
    return AvgPool(kernel, stride, padding, ceil)


def _numbered(match: re.Match[str], which: ListName, fail: partial[CfgError]) -> Token:
    digits, rest, head = match["channels"], match["rest"], match["head"]
    if digits.endswith("_") or "__" in digits:
        raise fail(text("{number} is not a number.", number=digits[:24]), which)
    label, low, high = _counted(which)
    value = _whole(digits, low, high)
    if value is None or rest.startswith(("x", "b", "o", "e", "j")):
        raise fail(_range_text(label, low, high), text("Write a whole decimal number, such as 64."))
    if digits.startswith("0"):
        what = text("{number} has a leading zero.", number=digits[:24])
        raise fail(what, text("Write {number}.", number=value))
    if which != "features":
        if rest or head:
            what = text("{entry} cannot stand in this list.", entry=f"'{match[0][:24]}'")
            raise fail(what, which)
        return Linear(value)
    options = _options(rest, "kspgd", fail)
    return NiNBlock(value, **options) if head else Conv(value, **options)


def _options(rest: str, letters: str, fail: partial[CfgError]) -> dict[str, int]:
    found: dict[str, int] = {}
    at = 0
    while at < len(rest):
        match = _OPTION.match(rest, at)
        letter = match["letter"] if match else rest[at]
        name = "ceil" if letter == "c" else _RANGES.get(letter, ("",))[0]
        if match and letter in letters and letter != "c" and not match["digits"]:
            what = text("'{letter}' needs a number behind it.", letter=letter)
            raise fail(what, text("Write for example '{letter}3'.", letter=letter))
        if match is None or letter not in letters or (letter == "c" and match["digits"]):
            what = text("'{letter}' is not an option of this entry.", letter=rest[at:][:12])
            hint = text("Options are k kernel, s stride, p padding, g groups, d dilation, c ceil.")
            raise fail(what, hint)
        if name in found:
            what = text("'{letter}' is given twice.", letter=letter)
            raise fail(what, text("Keep one of them."))
        if letter == "c":
            found[name] = 1
        else:
            _, label, low, high = _RANGES[letter]
            value = _whole(match["digits"], low, high)
            if value is None:
                what = _range_text(label, low, high)
                raise fail(what, text("Write a whole decimal number in this range."))
            found[name] = value
        at = match.end()
    return found


def _dropout(p: str | None, fail: partial[CfgError]) -> Dropout:
    probability = 0.5 if p is None else float(p)
    if probability >= 1:
        what = text("A dropout probability must be at least 0 and less than 1.")
        raise fail(what, text("Write for example 'D0.5'."))
    return Dropout(probability)
