"""Parsing in a process of its own, which may be killed: hostile markup costs one article, never the worker.

`python -m articles.ingestion` loads the parser once and then forks for each page (see `__main__`), so a page costs
milliseconds of start, not the import, and none can leave anything behind for the next. What comes back is JSON: the
parent believes nothing more of it. Plain `subprocess`, because a Celery worker is daemonic and may have no
multiprocessing children.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from articles.exceptions import ExtractionFailed
from articles.ingestion.frames import receive_frame, send_frame
from articles.policies import ExtractPolicy

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 60.0
"""The parser's libraries load in under a second; a crowded machine gets more."""

_ANSWER_LIMIT = 64_000_000


class Sandbox:
    """Holds the parsing process of this process. Starts it when needed, kills it when a page misbehaves."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None

    def read_page(self, body: bytes, header: dict[str, Any], policy: ExtractPolicy) -> dict[str, Any]:
        """Parse a page under the policy's limits on time and memory.

        Raises:
            ExtractionFailed: it crashed, or took too much of either.
        """
        with self._lock:
            try:
                answer = self._ask(body, header, policy)
            except (OSError, ValueError, RecursionError) as error:
                self.close()
                raise ExtractionFailed(detail=repr(error)) from error
            except BaseException:
                self.close()  # interrupted: an answer on its way would be taken for the next page's
                raise
        if not isinstance(answer, dict) or "failed" in answer:
            raise ExtractionFailed(detail=str(answer)[:500])
        return answer

    def close(self) -> None:
        """Kill the process and whatever it is parsing."""
        process, channel, self._process, self._channel = self._process, self._channel, None, None
        if channel is not None:
            channel.close()
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def forget(self) -> None:
        """After a fork: leave the process to the parent it belongs to."""
        process, channel, self._process, self._channel = self._process, self._channel, None, None
        self._lock = threading.Lock()
        if channel is not None:
            channel.close()
        if process is not None:
            process.returncode = 0  # not ours to wait for, and no warning when collected

    def _ask(self, body: bytes, header: dict[str, Any], policy: ExtractPolicy) -> Any:
        alive = self._process is not None and self._process.poll() is None
        channel = self._channel if alive and self._channel else self._start()
        limits = {"cpu_seconds": policy.cpu_seconds, "memory": policy.memory}
        end = time.monotonic() + policy.wall_seconds
        send_frame(channel, json.dumps(header | limits).encode(), end)
        send_frame(channel, body, end)
        return json.loads(receive_frame(channel, end, _ANSWER_LIMIT))

    def _start(self) -> socket.socket:
        self.close()
        ours, theirs = socket.socketpair()
        with theirs:
            self._channel = ours
            self._process = subprocess.Popen(  # noqa: S603 - our own module, nothing of the page's
                [sys.executable, "-P", "-m", "articles.ingestion", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,
            )
        receive_frame(ours, time.monotonic() + _START_SECONDS, _ANSWER_LIMIT)
        return ours


def _environment() -> dict[str, str]:
    """Hand down no secret of ours, and one thread: threads and forks don't mix."""
    return {
        "PYTHONPATH": str(_ROOT),
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        **{name: os.environ[name] for name in ("PATH", "TZ", "TMPDIR") if name in os.environ},
    }


SANDBOX = Sandbox()
atexit.register(SANDBOX.close)
os.register_at_fork(after_in_child=SANDBOX.forget)
