"""Draw the sample pictures that ship with the program.

Run ``python resources/tools/make_samples.py`` from anywhere; it needs numpy and Pillow only and
writes ``resources/samples``. Nothing in the pictures depends on chance or on the machine: random
numbers have fixed seeds and there are no fonts. Names as arguments draw only those.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from sample_art import butterfly, cat, charts, fruit, houses, star

SAMPLES = Path(__file__).resolve().parents[1] / "samples"

PICTURES = {
    "cat.jpg": cat.draw,
    "fruit.jpg": fruit.draw,
    "houses.jpg": houses.draw,
    "butterfly.jpg": butterfly.draw,
    "test-card.png": charts.test_card,
    "digit.png": charts.digit,
    "star.jpg": star.draw,
}


def main(wanted: list[str]) -> int:
    """Draw the pictures named, or all."""
    unknown = set(wanted) - set(PICTURES)
    if unknown:
        print("no such picture:", *sorted(unknown), file=sys.stderr)
        return 2
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for name in wanted or PICTURES:
        target = SAMPLES / name
        # Without chroma subsampling: small coloured shapes keep their edges.
        options: dict[str, Any] = {"quality": 88, "subsampling": 0} if name.endswith(".jpg") else {}
        PICTURES[name]().save(target, optimize=True, **options)
        print(f"{name}: {target.stat().st_size / 1024:.0f} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
