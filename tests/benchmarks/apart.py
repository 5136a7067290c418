"""Compare the pickled readings on standard input; print processor seconds and peak memory in MB.

A process of its own that imports the comparison and nothing else, neither the language pipeline nor a peer.
"""

from __future__ import annotations

import pickle
import re
import sys
import time
from pathlib import Path

from articles.comparison import compare


def main() -> None:
    """Measure one comparison, the loading of the word vectors included."""
    readings = pickle.load(sys.stdin.buffer)
    start = time.process_time()
    compare(readings)
    print(time.process_time() - start, peak())


def peak() -> float:
    """Most memory of this process so far, in MB (Linux). `getrusage` may tell that of the process that started it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert found
    return int(found[1]) / 1000


if __name__ == "__main__":
    main()
