"""The one exception that the engine lets out to be shown."""

from __future__ import annotations

from vgg_explorer.arch.text import Text


class EngineError(Exception):
    """A computation cannot be done; ``what`` says why and ``hint`` what to do."""

    def __init__(self, what: Text, hint: Text) -> None:
        super().__init__(f"{what} {hint}")
        self.what = what
        self.hint = hint
