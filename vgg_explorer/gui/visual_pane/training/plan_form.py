"""Fields of a plan: each shows its value and tells of another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QWidget

from vgg_explorer.engine.training.plan import Plan, problems
from vgg_explorer.gui.i18n import tr, translated
from vgg_explorer.gui.visual_pane.training.rows import Complaint, Rows, Spin
from vgg_explorer.gui.widgets.combo import Combo
from vgg_explorer.gui.widgets.number_field import Number, NumberField, WrongNumberError
from vgg_explorer.session import events as ev

if TYPE_CHECKING:
    from collections.abc import Iterable

Field = Spin | Combo | QCheckBox | NumberField


class Real(NumberField):
    """A number that may be small: ``0.001``, ``1e-5``; the arrows go a step of 1, 2, 5, 10.

    Parameters
    ----------
    name : str
        The field of the plan that it is; it has to be what a plan may have there.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(self._read_number, 1.0, parent)
        self.name = name

    def _read_number(self, words: str) -> float:
        return number_of(self.name, words)

    def written(self, number: Number) -> str:
        """Return a number as people write it: ``1e-5``, not ``1e-05``."""
        return super().written(number).replace("e-0", "e-")

    def _stepped(self, step: float) -> str:
        number = self.number()
        if number is None:
            return self.text()
        return self.written(_neighbour(number, up=step > 0))


def _neighbour(number: float, *, up: bool) -> float:
    """Return the next of 1, 2, 5, 10, 20 ... times a power of ten."""
    if number <= 0:
        return 1e-5 if up else 0.0
    ladder = [float(f"{digit}e{power}") for power in range(-8, 3) for digit in (1, 2, 5)]
    if up:
        return next((rung for rung in ladder if rung > number * 1.0001), number)
    return next((rung for rung in reversed(ladder) if rung < number * 0.9999), number)


def number_of(name: str, words: str) -> float:
    """Return the number of a text for a field of the plan.

    Raises
    ------
    WrongNumberError
        Saying what is wrong.
    """
    if not words:
        raise WrongNumberError(tr("A number such as 0.001 or 1e-3 is missing."))
    try:
        number = float(words.replace(",", "."))
    except ValueError:
        raise WrongNumberError(
            tr("“{words}” is not a number such as 0.001 or 1e-3.", words=words[:40])
        ) from None
    change: dict[str, Any] = {name: number}
    for field, what in problems(replace(Plan(), **change)):
        if field == name:
            raise WrongNumberError(translated(what))
    return number


class PlanForm(Rows):
    """Rows whose fields are those of a plan.

    Parameters
    ----------
    dispatch
        Takes the events of `vgg_explorer.session.events`.
    """

    def __init__(self, dispatch: Callable[[object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._fields: dict[str, Field] = {}
        self._complaints: dict[Real, Complaint] = {}

    # What it is made of

    def add_whole(self, name: str, title: str, tip: str, bounds: tuple[int, int]) -> Spin:
        """Add a whole number."""
        field = Spin(*bounds, self)
        field.valueChanged.connect(self._changed)
        self.add_row(title, tip, self._kept(name, field))
        return field

    def add_real(self, name: str, title: str, tip: str, *beside: QWidget) -> Real:
        """Add a number, and below it room for what is wrong with it."""
        field = Real(name, self)
        field.chosen.connect(self._changed)
        field.complained.connect(self._complained)
        self.add_row(title, tip, self._kept(name, field), *beside)
        self._complaints[field] = Complaint(self)
        self.add_below(self._complaints[field])
        self.show_row(self._complaints[field], shown=False)
        return field

    def add_choice(
        self, name: str, title: str, tip: str, options: Iterable[tuple[str, str, str]]
    ) -> Combo:
        """Add a choice of a few."""
        field = Combo(options, self)
        field.chosen.connect(self._changed)
        self.add_row(title, tip, self._kept(name, field))
        return field

    def add_switch(self, name: str, title: str, words: str, tip: str) -> QCheckBox:
        """Add something that is on or off."""
        field = QCheckBox(words, self)
        field.clicked.connect(self._changed)
        field.setAccessibleName(f"{title}: {words}")
        self.add_row(title, tip, self._kept(name, field))
        return field

    def _kept(self, name: str, field: Field) -> Field:
        self._fields[name] = field
        return field

    # What is shown

    def show_plan(self, plan: Plan) -> None:
        """Show the values of a plan; nothing is dispatched by that."""
        for name, field in self._fields.items():
            value = getattr(plan, name)
            match field:
                case Spin():
                    field.set_value(value)
                case Combo():
                    field.set_current(value)
                case NumberField():
                    field.show_number(value)
                case _:
                    field.setChecked(value)

    def field(self, name: str) -> Field:
        """Return the field of a name."""
        return self._fields[name]

    # What the user chooses

    def _changed(self, value: object) -> None:
        sender = self.sender()
        name = next((name for name, field in self._fields.items() if field is sender), None)
        if name is not None:
            self.changed(name, value)

    def changed(self, name: str, value: object) -> None:
        """Tell of another value."""
        self._dispatch(ev.PlanChanged(name, value))

    def _complained(self, words: str) -> None:
        sender = self.sender()
        for field, complaint in self._complaints.items():
            if field is sender:
                if words:
                    kept = field.written(field.number())
                    words = tr("{wrong} It stays {number}.", wrong=words, number=kept)
                complaint.show_words(words)
                self.show_row(complaint, shown=bool(words))
