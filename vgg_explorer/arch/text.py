"""Messages that people read, kept apart from their numbers so that they can be translated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A message template with its values.

    ``str()`` gives the English message. The window looks the template up in its translations and
    fills in the same values, so nothing below the window needs to know about languages.

    Parameters
    ----------
    template : str
        English text with ``{name}`` fields, as ``str.format`` takes them.
    values : tuple of (str, object)
        The values of the fields; a value may itself be a `Text`.
    """

    template: str
    values: tuple[tuple[str, int | float | str | Text], ...] = ()

    def __str__(self) -> str:
        return self.template.format(**dict(self.values))


def text(template: str, /, **values: int | float | str | Text) -> Text:
    """Make a `Text`; the template is written out at the call so that translators' tools find it."""
    return Text(template, tuple(values.items()))
