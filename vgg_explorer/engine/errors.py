"""The one exception that the engine lets out to be shown."""

from __future__ import annotations

from vgg_explorer.arch.spec import Fix
from vgg_explorer.arch.text import Text


class EngineError(Exception):
    """A computation cannot be done.

    Parameters
    ----------
    what : Text
        Why.
    hint : Text
        What to do.
    remedy : Fix or None
        A change of the network that helps.
    """

    def __init__(self, what: Text, hint: Text, remedy: Fix | None = None) -> None:
        super().__init__(f"{what} {hint}")
        self.what = what
        self.hint = hint
        self.remedy = remedy
