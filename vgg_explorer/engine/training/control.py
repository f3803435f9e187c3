"""The reins of a training: set by the window's thread, read between two steps by the trainer's."""

from __future__ import annotations

import threading


class Control:
    """Pause, single steps, stop, the learning rate, and looks at the weights.

    All methods may be called from any thread.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._stopping = False
        self._paused = False
        self._single = 0
        self._rate: float | None = None
        self._looking = False

    # The window's thread

    def stop(self) -> None:
        """End after the step that runs, with a checkpoint."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()

    def pause(self) -> None:
        """Rest after the step that runs."""
        with self._changed:
            self._paused = True

    def go_on(self) -> None:
        """End a rest."""
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def single_step(self) -> None:
        """Make one step and rest again."""
        with self._changed:
            self._paused = True
            self._single += 1
            self._changed.notify_all()

    def set_rate(self, rate: float) -> None:
        """Use this learning rate from the next step on; a schedule goes on from there."""
        with self._changed:
            self._rate = rate
            self._changed.notify_all()

    def look(self) -> None:
        """Ask for the weights once, at the next step at which they may be shown."""
        with self._changed:
            self._looking = True

    # The trainer's thread

    @property
    def stopping(self) -> bool:
        """Whether it is to end."""
        return self._stopping

    @property
    def paused(self) -> bool:
        """Whether it is to rest before the next step."""
        with self._changed:
            return self._paused and not self._single and not self._stopping

    def take_rate(self) -> float | None:
        """Return a learning rate that was set since the last call."""
        with self._changed:
            rate, self._rate = self._rate, None
            return rate

    def take_look(self) -> bool:
        """Return whether the weights were asked for since the last call."""
        with self._changed:
            looking, self._looking = self._looking, False
            return looking

    def take_single(self) -> None:
        """Note that a step was made."""
        with self._changed:
            self._single = max(self._single - 1, 0)

    def rest(self, seconds: float) -> bool:
        """Wait until something is asked, at most so long; return whether it is still to rest."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._stopping or self._single > 0 or not self._paused, seconds
            )
            return self._paused and not self._single and not self._stopping
