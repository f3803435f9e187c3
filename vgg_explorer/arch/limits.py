"""The limits of the cfg language: checked while reading, before anything is built.

They are wide enough for every published network of this family and narrow enough that no list can
freeze the program or overflow a tensor's size.
"""

from __future__ import annotations

MAX_TEXT = 4096
"""Characters of one cfg list."""

MAX_ENTRIES = 256
"""Entries of one list."""

MAX_CHANNELS = 4096
"""Channels of a convolution, and of the input."""

MAX_UNITS = 65_536
"""Units of a linear layer, and classes."""

MAX_KERNEL = 64
MAX_STRIDE = 64
MAX_PADDING = 64
MAX_DILATION = 64

MAX_SIDE = 4096
"""Pixels of one side of the input."""
