"""cfg text to entries and back.

A list may be written as the Python literal that torchvision uses (``[64, 64, 'M']``) or without
brackets and quotes (``64 64 M``). The reader is a scanner of its own: Python's parser needs seconds
and gigabytes for hostile input, and its errors name no entry.

Numbers are written as in Python: ``6_4`` is 64, ``064`` is an error. An empty list is allowed.
"""

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

# What word processors, chat programs and Chinese keyboards make of ASCII; one character for one,
# so that columns stay true.
_REPAIRS = str.maketrans(
    "\u00a0\ufeff\u200b\u3000\u2018\u2019\u201a\u201c\u201d\u201e\u2032\u2033`"
    "\uff0c\u3001\uff3b\uff3d\u3010\u3011\uff08\uff09\uff07\uff02\uff1b;",
    "    '''\"\"\"'\"'" + ",,[][]()'\",,",
) | {0xFF10 + digit: str(digit) for digit in range(10)}

_ENTRY = re.compile(r"(?P<quote>['\"]?)(?P<body>[^\s,'\"\[\](){}#]+)(?P<close>['\"]?)")
_SKIP = re.compile(r"(?:\s|#[^\n]*)+")
_ASSIGNMENT = re.compile(r"\s*(?:\w+|'[^'\n]*'|\"[^\"\n]*\")\s*[:=]\s*(?=[\[(])")
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
class _Word:
    """One entry as it stands in the text."""

    body: str
    start: int
    end: int


def parse(source: str, which: ListName = "features") -> tuple[Token, ...]:
    """Read a cfg list.

    Parameters
    ----------
    source : str
        The text.
    which : {'features', 'classifier', 'output'}
        The list decides what an integer means and which entries may stand in it.

    Raises
    ------
    CfgError
        With the entry, the column and a hint; nothing else is ever raised.
    """
    words = _words(source, which)
    return tuple(_token(word, which, index, source) for index, word in enumerate(words))


def parse_token(source: str, which: ListName = "features") -> Token:
    """Read a single entry, with or without quotes.

    Raises
    ------
    CfgError
        Also where the text holds no entry or several.
    """
    tokens = parse(source, which)
    if len(tokens) != 1:
        raise _error(which, None, 0, len(source), text("One entry is expected here."), which)
    return tokens[0]


def spans(source: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each entry of a text that `parse` accepts."""
    return tuple((word.start, word.end) for word in _words(source, "features"))


def format_list(tokens: tuple[Token, ...]) -> str:
    """Write a list as a Python literal that `parse` reads back as the same entries."""
    return "[" + ", ".join(map(format_token, tokens)) + "]"


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
        case Softmax():
            return "S"


def _option(letter: str, value: int, default: int) -> str:
    return "" if value == default else f"{letter}{value}"


def _error(
    which: ListName,
    index: int | None,
    column: int,
    length: int,
    what: Text,
    hint: Text | ListName,
    *fixes: Fix,
) -> CfgError:
    advice = hint if isinstance(hint, Text) else _KINDS[hint]
    return CfgError(Problem(Place(which, index), what, advice, column, max(length, 1), fixes))


def _words(source: str, which: ListName) -> list[_Word]:
    """Split a text into its entries."""
    fail = partial(_error, which)
    if len(source) > limits.MAX_TEXT:
        what = text("This list is longer than {limit:,} characters.", limit=limits.MAX_TEXT)
        raise fail(None, 0, 1, what, text("Paste the cfg list alone."))
    clean = source.translate(_REPAIRS)
    assignment = _ASSIGNMENT.match(clean)  # `cfg = [...]` and `"D": [...],` as they stand in code
    at = _skip(clean, assignment.end() if assignment else 0)
    bracket = at if clean[at : at + 1] in {"[", "("} else None
    closing = {"[": "]", "(": ")"}.get(clean[at : at + 1], "")
    if bracket is not None:
        at = _skip(clean, at + 1)
    words: list[_Word] = []
    separated = True
    while at < len(clean):
        index = len(words)
        if closing and clean[at] == closing:
            return _ended(clean, at + 1, words, which)
        if clean[at] == ",":
            if separated:
                what = text("There is an empty place before this comma.")
                raise fail(index, at, 1, what, text("Remove the comma or write an entry."))
            separated = True
            at = _skip(clean, at + 1)
            continue
        word = _word(clean, at, index, which)
        if index and not separated and bracket is not None:
            what = text("A comma is missing before this entry.")
            mended = source[: words[-1].end] + "," + source[words[-1].end :]
            fix = Fix(text("Add the comma"), text=mended)
            raise fail(index, at, word.end - at, what, text("Separate entries by commas."), fix)
        if index >= limits.MAX_ENTRIES:
            what = text("This list has more than {limit} entries.", limit=limits.MAX_ENTRIES)
            raise fail(index, at, word.end - at, what, text("Write a shorter network."))
        words.append(word)
        separated = False
        at = _skip(clean, word.end)
    if bracket is not None:
        what = text("The bracket that opens here is never closed.")
        fix = Fix(text("Add the closing bracket"), text=source.rstrip() + closing)
        hint = text("Write {bracket} at the end of the list.", bracket=closing)
        raise fail(None, bracket, 1, what, hint, fix)
    return words


def _ended(clean: str, at: int, words: list[_Word], which: ListName) -> list[_Word]:
    """Check that nothing but a comma follows the closing bracket."""
    at = _skip(clean, at)
    if clean[at : at + 1] == ",":
        at = _skip(clean, at + 1)
    if at < len(clean):
        what = text("Something follows the end of the list.")
        hint = text("Remove what stands after the closing bracket.")
        raise _error(which, None, at, len(clean) - at, what, hint)
    return words


def _skip(clean: str, at: int) -> int:
    gap = _SKIP.match(clean, at)
    return gap.end() if gap else at


def _word(clean: str, at: int, index: int, which: ListName) -> _Word:
    fail = partial(_error, which, index, at)
    if clean[at] in "[({":
        if clean[at] == "{":
            what = text("This is a dictionary or a set, and a list is expected.")
            raise fail(1, what, text("Write the entries between square brackets."))
        what = text("Too deeply nested: a cfg is one flat list.")
        raise fail(1, what, text("Remove the inner brackets."))
    if clean[at] in "])}":
        what = text("This bracket closes nothing.")
        raise fail(1, what, text("Remove it, or open the list with [."))
    match = _ENTRY.match(clean, at)
    if match is None:
        what = text("There is no entry between these quotes.")
        raise fail(1, what, which)
    quote, close = match["quote"], match["close"]
    if quote != close:
        what = text("A quote is missing around this entry.")
        body = match["body"]
        fix = Fix(text("Add the quote"), text=clean[:at] + f"'{body}'" + clean[match.end() :])
        raise fail(match.end() - at, what, text("Write {entry}.", entry=f"'{body}'"), fix)
    return _Word(match["body"], at, match.end())


def _token(word: _Word, which: ListName, index: int, source: str) -> Token:
    token = _read(word, which, index, source)
    if not isinstance(token, _ALLOWED[which]):
        what = text("{entry} cannot stand in this list.", entry=f"'{word.body}'")
        raise _error(which, index, word.start, word.end - word.start, what, which)
    return token


def _read(word: _Word, which: ListName, index: int, source: str) -> Token:
    body = word.body
    fail = partial(_error, which, index, word.start, word.end - word.start)
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
