"""One command runs everything, and one key stops it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from django.conf import settings


def start(folder: Path, port: int) -> subprocess.Popen[str]:
    env = os.environ | {"VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "coverage_compare.settings"}
    for server in ("DATABASE_URL", "REDIS_URL"):
        env.pop(server, None)
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=env, check=True)
    subprocess.run([*manage, "collectstatic", "--no-input", "--verbosity", "0"], env=env, check=True)
    return subprocess.Popen([*manage, "serve", "--port", str(port)], env=env, stdout=subprocess.PIPE, text=True)


def test_a_taken_port_is_said_the_next_is_used_and_ctrl_c_stops_both(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = start(tmp_path, port)
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if "http://" in line:
                break
    address = next(word for word in said.split() if word.startswith("http://"))
    with urllib.request.urlopen(f"{address}healthz") as answer:
        status = answer.status
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)

    assert f"Port {port} is taken" in said
    assert status == 200
    assert process.returncode == 0
    assert "Stopped." in rest
