"""Random numbers that are a pure function of what they are for.

Nothing random is kept between two steps, so a training goes on after any step, and what other
threads draw cannot change it. Only the raw bits of numpy's Philox are used: they are the same on
every machine and in every version, which numpy does not promise for its distributions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORD = 2**64 - 1
_FRACTION = 1.0 / 2**53


def mixed(*parts: int) -> int:
    """Return 64 bits in which every bit of every part counts (Steele et al. 2014, SplitMix64)."""
    state = 0
    for part in parts:
        state = (state ^ (part & _WORD)) + 0x9E3779B97F4A7C15 & _WORD
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 & _WORD
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB & _WORD
        state ^= state >> 31
    return state


def words(count: int, *key: int) -> NDArray[np.uint64]:
    """Return so many random 64-bit words."""
    return np.random.Philox(key=mixed(*key)).random_raw(count)


def shares(count: int, *key: int) -> NDArray[np.float64]:
    """Return so many numbers from 0 to below 1."""
    whole: NDArray[np.float64] = (words(count, *key) >> np.uint64(11)).astype(np.float64)
    return whole * _FRACTION


def order(count: int, *key: int) -> NDArray[np.int64]:
    """Return the numbers below ``count`` in a random order."""
    return np.argsort(words(count, *key), kind="stable")
