"""How long work will still take, told once its speed is known."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

from vgg_explorer.gui.i18n import tr

LONG_MS = 2000
"""Work that takes longer says how long it will still take."""

ENOUGH_TO_GUESS = 0.1
"""Share of the work after which its speed is known well enough."""


class TimeLeft:
    """Guesses from the shares that are done."""

    def __init__(self) -> None:
        self._elapsed = QElapsedTimer()
        self._first: tuple[int, float] | None = None
        """When the first share of the work was told, and which: starting torch is none of it."""

    def restart(self) -> None:
        """Begin with other work."""
        self._elapsed.start()
        self._first = None

    def told(self, said: str, done: float | None) -> str:
        """Return what is said of the present step, with the time left where the whole takes long.

        Parameters
        ----------
        said : str
        done : float or None
            Share of the work.
        """
        if not done:
            return said
        now = self._elapsed.elapsed()
        if self._first is None or done < self._first[1]:
            self._first = (now, done)
        elapsed, progress = now - self._first[0], done - self._first[1]
        if progress < ENOUGH_TO_GUESS:
            return said
        left = elapsed * (1 - done) / progress
        if elapsed + left < LONG_MS:
            return said
        return tr("{what}, about {seconds} s left", what=said, seconds=max(1, round(left / 1000)))
