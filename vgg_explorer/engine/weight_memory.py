"""A whole file in memory, read without keeping the rest of the program waiting."""

from __future__ import annotations

import io
from typing import Any

import torch


class Memory(io.RawIOBase):
    """Bytes that are read like a file.

    ``io.BytesIO`` holds the GIL while it fills its memory with zeros and while it copies: for the
    largest layer of VGG-16 the window did not answer for over a second. torch lets go of it, and
    leaves new memory as it is.

    Parameters
    ----------
    size : int
        Bytes, more than 0; what they are is to be written to `view`.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self._bytes = torch.empty(size, dtype=torch.uint8)
        self._at = 0

    @property
    def view(self) -> memoryview:
        """All bytes, to read and to write."""
        return self._bytes.numpy().data

    def copied(self, first: int, target: torch.Tensor) -> None:
        """Fill a tensor of bytes with those from ``first`` on."""
        target.copy_(self._bytes[first : first + len(target)])

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that any place can be gone to."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place and return it."""
        start = (0, self._at, len(self._bytes))[whence]
        if whence == io.SEEK_SET and offset < 0:
            raise ValueError(f"negative place {offset}")
        self._at = max(start + offset, 0)  # as io.BytesIO does, on which zipfile relies
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer as far as there are bytes."""
        wanted = memoryview(buffer).cast("B")
        count = max(min(len(wanted), len(self._bytes) - self._at), 0)
        if count:
            self.copied(self._at, torch.frombuffer(wanted, dtype=torch.uint8, count=count))
            self._at += count
        return count
