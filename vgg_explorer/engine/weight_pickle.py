"""What a pickle would do, read from its instructions without following any of them.

torch's own loader refuses code as well. This comes first, to say in words what is in a file, and
to compare what it claims with what is there, which not every version of torch does.
"""

from __future__ import annotations

import pickletools
import re
import struct
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from vgg_explorer.arch.text import text
from vgg_explorer.engine.loaded import WeightsError, damaged
from vgg_explorer.engine.weight_kinds import SAVE_STATE_DICT

MAX_STEPS = 2_000_000
"""Instructions of a pickle: some seconds. Ten thousand tensors take a quarter of it."""

MAX_NESTING = 50
"""Tuples within tuples. Some thousands, used as a key, overflow the stack of the process."""

_PAUSE = 20_000

_STORAGE = re.compile(r"torch\.(?:cuda\.|storage\.)?(\w+)Storage")
_ITEM_BYTES = {
    **dict.fromkeys(("Untyped", "Bool", "Byte", "Char", "QInt8", "QUInt8"), 1),
    **dict.fromkeys(("Short", "Half", "BFloat16"), 2),
    **dict.fromkeys(("Int", "Float", "QInt32"), 4),
    **dict.fromkeys(("Long", "Double", "ComplexFloat"), 8),
    "ComplexDouble": 16,
}
_OLD_MODULES = {"__builtin__": "builtins", "copy_reg": "copyreg"}


@dataclass(frozen=True, slots=True)
class Name:
    """A class or function that a pickle would import."""

    name: str


@dataclass(frozen=True, slots=True)
class Made:
    """What a function would return."""

    by: str


class _Tuple(tuple[Any, ...]):
    """A tuple that knows how deep it is."""

    depth: int


@dataclass
class Contents:
    """What the pickles of one file refer to.

    Parameters
    ----------
    protocol : int
        The highest.
    names : list of str
        Classes and functions, each once, in order.
    storages : dict of str to int
        Bytes that each piece of data has to have, by its key.
    made_by : dict of str to str
        Which function makes an entry of a table, by the name of the entry.
    is_model : bool
        Whether there is a module, not only its tensors.
    strange : bool
        Whether something refers to data in a way that torch does not write.
    """

    protocol: int = 0
    names: list[str] = field(default_factory=list)
    storages: dict[str, int] = field(default_factory=dict)
    made_by: dict[str, str] = field(default_factory=dict)
    is_model: bool = False
    strange: bool = False


def scanning(source: BinaryIO, contents: Contents, name: str) -> Generator[float, None, None]:
    """Read one pickle to its end and add what it refers to; yields the share of the limit.

    Raises
    ------
    WeightsError
        When it is damaged, or longer than any that describes weights.
    """
    machine = _Machine(contents)
    try:
        for number, (instruction, value, _) in enumerate(pickletools.genops(source), 1):
            machine.step(instruction, value)
            if number % _PAUSE == 0:
                yield number / MAX_STEPS
                if number >= MAX_STEPS:
                    raise WeightsError(
                        text("“{name}” holds far more than weights.", name=name), SAVE_STATE_DICT
                    )
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        OverflowError,
        struct.error,
    ) as error:
        raise damaged(name) from error


class _Machine:
    """The stack and the memory of a pickle; what is no string, number, name or tuple is None."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._stack: list[Any] = []
        self._marks: list[int] = []
        self._memory: dict[int, Any] = {}

    def step(self, instruction: pickletools.OpcodeInfo, value: Any) -> None:
        """Follow one instruction."""
        handler = _HANDLERS.get(instruction.name)
        if handler is not None:
            handler(self, value)
            return
        # All others by what the documentation of pickles says about the stack.
        before = instruction.stack_before
        if pickletools.markobject in before:
            self._items()
            before = before[: before.index(pickletools.markobject)]
        for _ in before:
            self._pop()
        self._stack += [None] * len(instruction.stack_after)

    def _pop(self) -> Any:
        return self._stack.pop()

    def push(self, value: Any) -> None:
        self._stack.append(value)
        # What every torch.nn.Module has; a table of tensors does not.
        if value == "_modules":
            self._contents.is_model = True

    def mark(self, _: Any) -> None:
        self._marks.append(len(self._stack))

    def _items(self) -> list[Any]:
        start = self._marks.pop()
        items = self._stack[start:]
        del self._stack[start:]
        return items

    def pop(self, _: Any) -> None:
        if self._marks and self._marks[-1] == len(self._stack):
            self._marks.pop()
        else:
            self._pop()

    def pop_mark(self, _: Any) -> None:
        self._items()

    def duplicate(self, _: Any) -> None:
        self._stack.append(self._stack[-1])

    def remember(self, place: Any) -> None:
        self._memory[len(self._memory) if place is None else place] = self._stack[-1]

    def recall(self, place: Any) -> None:
        self._stack.append(self._memory[place])

    def tuple_of(self, count: int) -> None:
        self._tuple([self._pop() for _ in range(count)][::-1])

    def tuple_from_mark(self, _: Any) -> None:
        self._tuple(self._items())

    def _tuple(self, items: list[Any]) -> None:
        made = _Tuple(items)
        made.depth = 1 + max((each.depth for each in items if isinstance(each, _Tuple)), default=0)
        if made.depth > MAX_NESTING:
            raise ValueError
        self._stack.append(made)

    def name(self, value: str) -> None:
        module, _, attribute = value.partition(" ")
        self._name(module, attribute)

    def name_from_stack(self, _: Any) -> None:
        attribute, module = self._pop(), self._pop()
        known = isinstance(module, str) and isinstance(attribute, str)
        self._name(*(module, attribute) if known else ("?", "?"))

    def registered(self, value: Any) -> None:
        self._name("copyreg", f"extension {value}")

    def instance(self, value: str) -> None:
        self._items()
        self.name(value)
        self.called_with_nothing()

    def called_with_nothing(self) -> None:
        function = self._pop()
        if isinstance(function, Name) and _STORAGE.fullmatch(function.name):
            self._contents.strange = True  # it would take any amount of memory
        self._stack.append(Made(function.name) if isinstance(function, Name) else None)

    def called(self, _: Any) -> None:
        self._pop()
        self.called_with_nothing()

    def called_with_keywords(self, _: Any) -> None:
        self._pop()
        self.called(None)

    def given_state(self, _: Any) -> None:
        self._pop()

    def _name(self, module: str, attribute: str) -> None:
        full = f"{_OLD_MODULES.get(module, module)}.{attribute}"
        if full not in self._contents.names:
            self._contents.names.append(full)
        self._stack.append(Name(full))

    def set_item(self, _: Any) -> None:
        value, key = self._pop(), self._pop()
        self._set([key, value])

    def set_items(self, _: Any) -> None:
        self._set(self._items())

    def _set(self, items: list[Any]) -> None:
        for key, value in zip(items[::2], items[1::2], strict=True):
            if isinstance(key, str) and isinstance(value, Made):
                self._contents.made_by[key] = value.by

    def data(self, _: Any) -> None:
        match self._pop():
            case ("storage", Name(kind), str(key), _, int(count), *_) if count >= 0:
                found = _STORAGE.fullmatch(kind)
                item = _ITEM_BYTES.get(found[1]) if found else None
                self._contents.strange |= item is None
                before = self._contents.storages.get(key, 0)
                self._contents.storages[key] = max(before, count * (item or 1))
            case ("module", *_):
                self._contents.is_model = True
            case _:
                self._contents.strange = True
        self._stack.append(None)

    def protocol(self, value: int) -> None:
        self._contents.protocol = max(self._contents.protocol, value)


_VALUES = (
    "INT BININT BININT1 BININT2 LONG LONG1 LONG4"
    " STRING BINSTRING SHORT_BINSTRING UNICODE SHORT_BINUNICODE BINUNICODE BINUNICODE8"
)
_HANDLERS: dict[str, Callable[[_Machine, Any], None]] = {
    **dict.fromkeys(_VALUES.split(), _Machine.push),
    **dict.fromkeys(("PUT", "BINPUT", "LONG_BINPUT", "MEMOIZE"), _Machine.remember),
    **dict.fromkeys(("GET", "BINGET", "LONG_BINGET"), _Machine.recall),
    **dict.fromkeys(("EXT1", "EXT2", "EXT4"), _Machine.registered),
    **dict.fromkeys(("REDUCE", "NEWOBJ"), _Machine.called),
    "NEWOBJ_EX": _Machine.called_with_keywords,
    "MARK": _Machine.mark,
    "POP": _Machine.pop,
    "POP_MARK": _Machine.pop_mark,
    "DUP": _Machine.duplicate,
    "EMPTY_TUPLE": lambda machine, _: machine.tuple_of(0),
    "TUPLE1": lambda machine, _: machine.tuple_of(1),
    "TUPLE2": lambda machine, _: machine.tuple_of(2),
    "TUPLE3": lambda machine, _: machine.tuple_of(3),
    "TUPLE": _Machine.tuple_from_mark,
    "GLOBAL": _Machine.name,
    "STACK_GLOBAL": _Machine.name_from_stack,
    "INST": _Machine.instance,
    "BUILD": _Machine.given_state,
    "SETITEM": _Machine.set_item,
    "SETITEMS": _Machine.set_items,
    "BINPERSID": _Machine.data,
    "PROTO": _Machine.protocol,
}
