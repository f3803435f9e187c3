"""Figures as people read them: powers of ten for counts and times, powers of two for bytes."""

from __future__ import annotations


def exact(n: int) -> str:
    """Return every digit: ``138,357,544``."""
    return f"{n:,}"


def count(n: int) -> str:
    """Return a count with its power of ten: ``138.36 M``, ``15.47 G``, ``925 M``."""
    if n < 1000:
        return str(n)
    for limit, unit in ((1e6, "k"), (1e9, "M"), (1e12, "G"), (1e15, "T")):
        if n < limit * 0.999995:
            return f"{_digits(n / (limit / 1000))} {unit}"
    return f"{_digits(n / 1e15)} P"


def size(n: int) -> str:
    """Return bytes in B, KiB, MiB or GiB: ``12.25 MiB``."""
    if n < 1024:
        return f"{n} B"
    value, unit = n / 1024, "KiB"
    for larger in ("MiB", "GiB", "TiB"):
        if value < 1023.995:
            break
        value, unit = value / 1024, larger
    return f"{_digits(value)} {unit}"


def duration(seconds: float) -> str:
    """Return a time with three digits that count: ``12.3 ms``, ``845 µs``, ``1.20 s``."""
    return _three(seconds, ((1e-9, "ns"), (1e-6, "µs"), (1e-3, "ms"), (1.0, "s")))


def speed(macs: int, seconds: float) -> str:
    """Return the MACs that are done in a second: ``154 GMAC/s``."""
    steps = ((1.0, "MAC/s"), (1e3, "kMAC/s"), (1e6, "MMAC/s"), (1e9, "GMAC/s"), (1e12, "TMAC/s"))
    return _three(macs / seconds, steps)


def shape(sides: tuple[int, ...]) -> str:
    """Return ``64x224x224``."""
    return "x".join(map(str, sides))


def _digits(value: float) -> str:
    """Return two decimals below 100, one below 1000, without zeros that say nothing."""
    decimals = 2 if value < 99.995 else 1 if value < 999.95 else 0
    written = f"{value:.{decimals}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _three(value: float, steps: tuple[tuple[float, str], ...]) -> str:
    """Return three digits that count, in the largest unit that the value reaches."""
    reached = [step for step in steps if value >= step[0] * 0.9995]
    one, unit = reached[-1] if reached else steps[0]
    value /= one
    decimals = 2 if value < 9.995 else 1 if value < 99.95 else 0
    return f"{value:.{decimals}f} {unit}"
