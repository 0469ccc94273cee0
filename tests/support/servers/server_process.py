"""A server that a test starts, waits for and ends, whatever the server is."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO, Any

LONGEST_START = 180.0
LONGEST_STOP = 20.0


def find_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_server(
    command: list[str], folder: Path, environment: dict[str, str], log: Path, *, reads: bool = False
) -> subprocess.Popen[str]:
    """Start a server.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        environment: All its variables.
        log: A file for what it says.
        reads: Whether what it prints is read by the test and not written to the log.
    """
    with log.open("w", encoding="utf-8") as told:
        output: IO[Any] | int = subprocess.PIPE if reads else told
        return subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=told,
            text=True,
        )


def wait_for_server(process: subprocess.Popen[str], address: str, log: Path) -> None:
    """Wait until a server answers at an address."""
    latest = time.monotonic() + LONGEST_START
    while not _answers(address):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < latest, log.read_text(encoding="utf-8")
        time.sleep(0.1)  # a port tells nobody that it has opened


def stop_server(process: subprocess.Popen[str]) -> None:
    """End a server and all that it started."""
    process.terminate()
    try:
        process.wait(LONGEST_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except (urllib.error.URLError, OSError):
        return False
    return True
