"""Run a command against PostgreSQL and Redis.

Uses the servers that DATABASE_URL and REDIS_URL name; where they name none, starts its own on free ports from Debian's
binaries. Where those are missing too it says what is missing and skips, or fails when CI=true.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path


class Missing(Exception):
    """A server's binary is not on this machine."""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a throw-away PostgreSQL; yields its URL."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise Missing("PostgreSQL (Debian package postgresql)")
    binaries, data, port = found[-1].parent, folder / "postgres", free_port()
    data.mkdir()
    as_user: list[str] = []
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        owner = pwd.getpwnam("postgres")
        os.chown(data, owner.pw_uid, owner.pw_gid)
        folder.chmod(0o755)
        as_user = ["runuser", "-u", "postgres", "--"]

    def run(*command: object) -> None:
        subprocess.run([*as_user, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/")

    run(binaries / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {data}"
    control = [binaries / "pg_ctl", "-D", data, "-w"]
    run(*control, "-l", data / "log", "-o", options, "start")
    try:
        yield f"postgres://postgres@127.0.0.1:{port}/postgres"
    finally:
        run(*control, "-m", "immediate", "stop")


@contextlib.contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Run a throw-away Redis; yields its URL."""
    binary, port = shutil.which("redis-server"), free_port()
    if not binary:
        raise Missing("Redis (Debian package redis-server)")
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    if not any("Ready to accept connections" in line for line in process.stdout):
        raise RuntimeError("Redis did not start.")
    try:
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.communicate()


def main(command: list[str]) -> int:
    """Run the command with DATABASE_URL and REDIS_URL set."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        env = dict(os.environ)
        try:
            if not env.get("DATABASE_URL", "").startswith("postgres"):
                env["DATABASE_URL"] = stack.enter_context(postgres(folder))
            if not env.get("REDIS_URL"):
                env["REDIS_URL"] = stack.enter_context(redis(folder))
        except Missing as missing:
            must = os.environ.get("CI") == "true"
            print(f"{'FAILED' if must else 'SKIPPED'}: no {missing} here, so the server set-up is not tested.")
            return 1 if must else 0
        return subprocess.run(command, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
