"""cfg text to entries and back.

A list may be written as the Python literal that torchvision uses (``[64, 64, 'M']``) or without
brackets and quotes (``64 64 M``). The reader is a scanner of its own: Python's parser needs seconds
and gigabytes for hostile input, and its errors name no entry.

Numbers are written as in Python: ``6_4`` is 64, ``064`` is an error. An empty list is allowed.
"""

from __future__ import annotations

import re
from functools import partial

from vgg_explorer.arch import limits
from vgg_explorer.arch.entries import Word, entry_error, format_token, read_entry
from vgg_explorer.arch.spec import Fix, ListName
from vgg_explorer.arch.text import text
from vgg_explorer.arch.tokens import Token

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
    return tuple(read_entry(word, which, index, source) for index, word in enumerate(words))


def parse_token(source: str, which: ListName = "features") -> Token:
    """Read a single entry, with or without quotes.

    Raises
    ------
    CfgError
        Also where the text holds no entry or several.
    """
    tokens = parse(source, which)
    if len(tokens) != 1:
        raise entry_error(which, None, 0, len(source), text("One entry is expected here."), which)
    return tokens[0]


def spans(source: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each entry of a text that `parse` accepts."""
    return tuple((word.start, word.end) for word in _words(source, "features"))


def format_list(tokens: tuple[Token, ...]) -> str:
    """Write a list as a Python literal that `parse` reads back as the same entries."""
    return "[" + ", ".join(map(format_token, tokens)) + "]"


def _words(source: str, which: ListName) -> list[Word]:
    """Split a text into its entries."""
    fail = partial(entry_error, which)
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
    words: list[Word] = []
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


def _ended(clean: str, at: int, words: list[Word], which: ListName) -> list[Word]:
    """Check that nothing but a comma follows the closing bracket."""
    at = _skip(clean, at)
    if clean[at : at + 1] == ",":
        at = _skip(clean, at + 1)
    if at < len(clean):
        what = text("Something follows the end of the list.")
        hint = text("Remove what stands after the closing bracket.")
        raise entry_error(which, None, at, len(clean) - at, what, hint)
    return words


def _skip(clean: str, at: int) -> int:
    gap = _SKIP.match(clean, at)
    return gap.end() if gap else at


def _word(clean: str, at: int, index: int, which: ListName) -> Word:
    fail = partial(entry_error, which, index, at)
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
    return Word(match["body"], at, match.end())
