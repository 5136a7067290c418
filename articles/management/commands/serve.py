"""Run everything on one machine: web server and worker, stopped together by Ctrl-C."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError

STOP_SECONDS = 10.0
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Workers run side by side; threads within one would only get in each other's way."""
SILENCED = "ignore:You're running the worker with superuser privileges"
"""Celery says this on every start in a container, where root is the usual user of the embedded set-up."""


class Command(BaseCommand):
    help = "Start the web server and one worker with its clock; Ctrl-C stops both."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGTERM, _interrupt)
        port = self._free_port(options["host"], options["port"])
        processes = {
            "worker": _start(*_WORKER),
            "web server": _start(*_WEB, "--bind", f"{options['host']}:{port}"),
        }
        try:
            _wait_until_up(options["host"], port, processes["web server"])
            self.stdout.write(f"\n  Coverage Compare is at http://{options['host']}:{port}/  (Ctrl-C stops it)\n\n")
            ended = _wait_for_end(processes)
        except KeyboardInterrupt:
            ended = ""
            self.stdout.write("\nStopping; work in hand is finished first, for up to ten seconds.")
        finally:
            _stop(processes)
        if ended:
            raise CommandError(f"The {ended} ended by itself; see the messages above. Everything was stopped.")
        self.stdout.write("Stopped.")

    def _free_port(self, host: str, wanted: int) -> int:
        for port in range(wanted, wanted + 100):
            if _is_free(host, port):
                return port
            self.stdout.write(f"Port {port} is taken, trying {port + 1}.")
        raise CommandError(f"No free port between {wanted} and {wanted + 99}. Name another with --port.")


_WEB = ("gunicorn", "coverage_compare.wsgi", "--workers=1", "--threads=8", "--log-level=warning", "--no-control-socket")
_WORKER = (
    "celery",
    "--quiet",
    "--app=coverage_compare",
    "worker",
    "--beat",
    "--queues=fetch,language,compare",
    "--concurrency=2",
    "--loglevel=warning",
    "--without-gossip",
    "--without-mingle",
    "--without-heartbeat",
)


def _start(*command: str) -> subprocess.Popen[bytes]:
    """Start a module of ours in a session of its own, so that Ctrl-C reaches only us and we stop it in order."""
    warnings = ",".join(filter(None, [os.environ.get("PYTHONWARNINGS"), SILENCED]))
    env = os.environ | ONE_THREAD | {"PYTHONWARNINGS": warnings}
    return subprocess.Popen([sys.executable, "-m", *command], start_new_session=True, env=env)  # noqa: S603 - fixed


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise CommandError(f"{host}:{port} can’t be used: {error.strerror}.") from error
    return True


def _wait_until_up(host: str, port: int, web: subprocess.Popen[bytes]) -> None:
    while web.poll() is None:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def _wait_for_end(processes: dict[str, subprocess.Popen[bytes]]) -> str:
    """Name of the first process that ends."""
    while True:
        for name, process in processes.items():
            if process.poll() is not None:
                return name
        time.sleep(0.5)


def _stop(processes: dict[str, subprocess.Popen[bytes]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for process in processes.values():
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes.values():
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
