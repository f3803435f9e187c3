"""Words that a label may break."""

from __future__ import annotations

import re


def breakable(words: str) -> str:
    """Let a label break long names and addresses, which have no space to break at."""
    return re.sub(r"(\S{24})(?=\S)", "\\1\u200b", words)
