"""The names that papers use for the layers of a network."""

from __future__ import annotations

from vgg_explorer.arch.spec import ArchSpec
from vgg_explorer.arch.tokens import Conv


class Namer:
    """The names that papers use.

    VGG counts convolutions within stages that end with a pool (``conv3_2``, ``pool3``, ``fc6``);
    AlexNet and NiN, whose first kernel is larger than 3, count them through (``conv5``) and call a
    pool after the convolution in front of it.
    """

    def __init__(self, spec: ArchSpec) -> None:
        first = next((token for token in spec.features if isinstance(token, Conv)), None)
        self._through = first is not None and first.kernel > 3
        self._stage = 1
        self._counts: dict[str, int] = {}
        self._used: set[str] = set()

    def name(self, stem: str) -> str:
        """Return the next name of a kind (``conv``, ``pool``, ``fc``); no two are the same."""
        name = self._proposed(stem)
        unique, n = name, 1
        while unique in self._used:
            n += 1
            unique = f"{name}.{n}"
        self._used.add(unique)
        return unique

    def _proposed(self, stem: str) -> str:
        match stem:
            case "conv" if self._through:
                return f"conv{self._count('conv')}"
            case "conv":
                return f"conv{self._stage}_{self._count('conv')}"
            case "pool" if self._through:
                return f"pool{self._counts.get('conv', 0)}"
            case "pool":
                name = f"pool{self._stage}"
                self._stage += 1
                self._counts["conv"] = 0
                return name
            case "norm" if self._through:
                return f"norm{self._counts.get('conv', 0)}"
            case "norm":
                return f"norm{self._stage}_{self._counts.get('conv', 0)}"
            case "fc":
                before = self._counts.get("conv", 0) if self._through else self._last_stage()
                return f"fc{before + self._count('fc')}"
            case "cccp" | "drop" | "act":
                return f"{stem}{self._count(stem)}"
            case _:
                return stem

    def _last_stage(self) -> int:
        return self._stage if self._counts.get("conv", 0) else self._stage - 1

    def _count(self, stem: str) -> int:
        self._counts[stem] = self._counts.get(stem, 0) + 1
        return self._counts[stem]
