"""What the layer table knows about time, and how it says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vgg_explorer.arch.rows import Group
from vgg_explorer.arch.units import count, duration, exact, speed
from vgg_explorer.gui import device_words
from vgg_explorer.gui.i18n import tr

if TYPE_CHECKING:
    from vgg_explorer.arch.analysis import Analysis
    from vgg_explorer.arch.records import Measured
    from vgg_explorer.arch.rows import Row
    from vgg_explorer.engine.timing import LayerTimes
    from vgg_explorer.session.state import AppState


@dataclass(frozen=True, slots=True)
class Timed:
    """The times of the layers as far as they are known.

    Parameters
    ----------
    result : LayerTimes or None
        What was measured last.
    percent : int or None
        How far the measurement is that runs now.
    elsewhere : str
        Where, or in what, the result was measured, if that is another now.
    """

    result: LayerTimes | None = None
    percent: int | None = None
    elsewhere: str = ""

    @property
    def shown(self) -> bool:
        """Whether there is a column."""
        return self.result is not None or self.percent is not None

    def of(self, item: Group | Row) -> float | None:
        """Return the seconds of a layer or module; None where it was not measured."""
        if self.result is None:
            return None
        group = item if isinstance(item, Group) else Group(0, (item,))
        return self.result.of(group)

    def title(self) -> str:
        """Return what stands above the column."""
        if self.percent is not None:
            return tr("Time {percent} %", percent=self.percent)
        return tr("Time ({where})", where=self.elsewhere) if self.elsewhere else tr("Time")

    def widest_title(self) -> str:
        """Return a title as wide as any that may come before something else changes."""
        return tr("Time {percent} %", percent=100) if self.percent is not None else self.title()


NOTHING = Timed()


def timed(state: AppState) -> Timed:
    """Return what a state knows."""
    timing, devices = state.timing, state.devices
    percent = int(100 * timing.done) if timing.status == "running" else None
    result = timing.result
    if result is None:
        return Timed(None, percent)
    # One word: there is no room for more above a column. The tool tip has the rest.
    elsewhere = ""
    if result.device != devices.chosen:
        elsewhere = device_words.short(result.device)
    elif result.precision != devices.precision:
        elsewhere = device_words.PRECISIONS[result.precision]
    return Timed(result, percent, elsewhere)


def how(times: LayerTimes) -> str:
    """Return on what and how often was measured."""
    where = device_words.short(times.device)
    precision = device_words.PRECISIONS[times.precision]
    if times.device == "cpu":
        where = tr("{device}, {threads}", device=where, threads=device_words.counted(times.threads))
    return tr(
        "Measured on {device} in {precision}: median of up to {count} runs, one image.",
        device=where,
        precision=precision,
        count=times.repeats,
    )


def column_words(known: Timed) -> list[str]:
    """Return what the header says besides the definition."""
    words = [how(known.result)] if known.result is not None else []
    if known.elsewhere:
        words.append(tr("Something else computes now; F6 measures it."))
    if known.percent is not None:
        words.append(tr("Being measured; Shift+F5 stops it."))
    return words


def missing_words(known: Timed, seconds: float | None) -> str:
    """Say why there is no time in a cell, or nothing."""
    if seconds is None:
        if known.percent is not None:
            return tr("Being measured.")
        return tr("Not measured since the edit; F6 measures it.")
    return "" if seconds else tr("At inference this layer does nothing: it takes no time.")


def speed_words(macs: int, seconds: float | None) -> str:
    """Return ``1.85 G MACs in 12.0 ms = 154 GMAC/s``, or nothing."""
    if not macs or not seconds:
        return ""
    return tr(
        "{macs} MACs in {time} = {speed}",
        macs=count(macs),
        time=duration(seconds),
        speed=speed(macs, seconds),
    )


@dataclass(frozen=True, slots=True)
class Sum:
    """The time of all layers that were measured.

    Parameters
    ----------
    seconds : float
    macs : int
        Of those layers.
    missing : int
        Layers that were not measured.
    """

    seconds: float
    macs: int
    missing: int

    def words(self) -> str:
        """Return the sum, as a lower bound where something is missing."""
        if not self.seconds:
            return ""
        return f"> {duration(self.seconds)}" if self.missing else duration(self.seconds)

    def told(self) -> str:
        """Return the sum with its speed."""
        if not self.missing:
            return speed_words(self.macs, self.seconds) or self.words()
        return tr(
            "{time} without the {count} layers that were not measured",
            time=duration(self.seconds),
            count=exact(self.missing),
        )


def total(analysis: Analysis, known: Timed) -> Sum:
    """Return the sum of the layers' times."""
    found = [(group, known.of(group)) for group in analysis.groups]
    measured = [(group, seconds) for group, seconds in found if seconds is not None]
    return Sum(
        sum(seconds for _, seconds in measured),
        sum(group.macs for group, _ in measured),
        len(found) - len(measured) + len(analysis.pending),
    )


def measured(analysis: Analysis, times: LayerTimes) -> Measured:
    """Return the times by module, for what is written out."""
    from vgg_explorer.arch.records import Measured

    known = ((row.path, times.of(Group(0, (row,)))) for row in analysis.rows)
    seconds = {path: value for path, value in known if value is not None}
    return Measured(seconds, times.device, times.precision, times.threads, times.repeats)
