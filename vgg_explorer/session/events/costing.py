"""How costs are to be shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CostsChanged:
    """One field of `Costing` gets a value."""

    field: str
    value: object
