"""How long a second start takes until the server answers, beside a bare ``jupyter lab``."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from table import Row, paired_difference_row

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 5
LONGEST = 60.0
MOST_MORE = 1.0
FOLDERS = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")


def measure() -> Iterator[Row]:
    """Start both in turn; the first round of each only warms up."""
    with tempfile.TemporaryDirectory() as folder:
        own = {f"JUPYTER_{name}": str(Path(folder, name)) for name in FOLDERS}
        bare = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root"]
        home = {"BREAKCONTACT_HOME": str(Path(folder, "home"))}
        what, command = _our_start()
        pairs = [(_serve(command, home), _serve(bare, own)) for _ in range(ROUNDS + 1)][1:]
    yield paired_difference_row(
        f"{what} until it serves, p50 of {ROUNDS}", pairs, unit="s", most=MOST_MORE
    )


def _our_start() -> tuple[str, list[str]]:
    """The one command where the environment is its own; else what it hands over to."""
    sys.path.insert(0, str(ROOT / "environment"))
    import ready

    if ready.is_ready("learn"):
        base = getattr(sys, "_base_executable", sys.executable)
        return "run.py", [base, str(ROOT / "run.py"), "--no-browser"]
    return "breakcontact lab", [sys.executable, "-m", "breakcontact", "lab", "--no-browser"]


def _serve(command: list[str], variables: dict[str, str]) -> float:
    """Seconds from the start of a server until it answers."""
    port = _free_port()
    started = time.perf_counter()
    server = subprocess.Popen(
        [*command, f"--port={port}"],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/api", server)
        return time.perf_counter() - started
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    latest = time.perf_counter() + LONGEST
    while time.perf_counter() < latest and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=LONGEST).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.005)  # asks again; what is measured is the server's time, not ours
        else:
            return
    raise RuntimeError(f"The server at {address} did not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
