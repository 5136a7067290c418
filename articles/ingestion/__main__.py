"""The parsing process: `python -m articles.ingestion FD`, started by `sandbox`. Forks once for each page."""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import socket
import sys
from typing import Any

from articles.ingestion.frames import FrameError, receive_frame, send_frame
from articles.ingestion.page import read_page


def main() -> None:
    """Serve until the parent is gone or a page brings its process down."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel = socket.socket(fileno=int(sys.argv[1]))
    gc.freeze()
    send_frame(channel, b"ready")
    while True:
        try:
            header, body = json.loads(receive_frame(channel)), receive_frame(channel)
        except (FrameError, OSError):
            return
        child = os.fork()
        if child == 0:
            _answer(channel, header, body)
        _, status = os.waitpid(child, 0)
        if status != 0:
            return  # half an answer may be under way: the parent sees the end and starts afresh


def _answer(channel: socket.socket, header: dict[str, Any], body: bytes) -> None:
    status = 1
    try:
        _limit_resources(header["cpu_seconds"], header["memory"])
        try:
            answer = read_page(body, header["charset"], header["url"], header["min_words"]).as_dict()
        except Exception as error:
            answer = {"failed": f"{type(error).__name__}: {error}"[:500]}
        send_frame(channel, json.dumps(answer).encode())
        status = 0
    finally:
        os._exit(status)


def _limit_resources(cpu_seconds: int, memory: int) -> None:
    """Bound what this process may take, and let it write no file."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
