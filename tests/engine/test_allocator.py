"""Memory that a training frees stays at hand until it ends, and goes back to the system then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# In a process of its own: what the C library is told holds for all that comes after.
MEASURED = """
import json, resource, threading
from pathlib import Path
from vgg_explorer.engine import allocator

allocator.share_one_arena()
page = resource.getpagesize()


def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(4):
        blocks = [b"x" * (40 * 2**20) for _ in range(2)]
        del blocks
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * page


def work():
    told["usual"] = faults()
    base = held()
    with allocator.freed_memory_kept():
        faults()
        told["kept"] = faults()
        told["held"] = held() - base
    told["after"] = held() - base
    told["usual again"] = faults()


told = {}
thread = threading.Thread(target=work)  # as a worker does
thread.start()
thread.join()
print(json.dumps(told))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc is told anything")
def test_freed_memory_is_used_again_and_given_back_at_the_end() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", MEASURED],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    told = json.loads(ended.stdout)
    pages = 4 * 80 * 2**20 // os.sysconf("SC_PAGESIZE")
    assert told["usual"] > pages / 2  # glibc returned the blocks each time
    assert told["kept"] < pages / 50
    assert told["held"] > 70 * 2**20
    assert told["after"] < 8 * 2**20
    assert told["usual again"] > pages / 2
