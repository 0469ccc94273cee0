"""nbgrader's formgrader beside our page, started when someone asks for it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from breakcontact.marking.errors import MarkingError


class Formgrader:
    """The formgrader of a course in a process of its own.

    Args:
        root: The folder of the course.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[str] | None = None
        self._address = ""
        self._lock = threading.Lock()

    def find_address(self, submission: str = "") -> str:
        """Its address, or that of a hand-in in it; it is started if it does not run.

        Raises:
            MarkingError: If it does not start.
        """
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._start()
            page, _, query = self._address.partition("?")
        if not submission:
            return self._address
        # Through the login, which gives the browser a cookie: the page's own requests need it.
        server, name = page.rsplit("/", 1)
        return f"{server}/login?{query}&next=%2F{name}%2Fsubmissions%2F{submission}%2F"

    def stop(self) -> None:
        """End it."""
        with self._lock:
            if self._process is not None:
                self._process.terminate()
                self._process.wait()
                self._process = None

    def _start(self) -> None:
        command = ["-m", "breakcontact", "class", "mark", "--formgrader", "--no-browser"]
        self._process = subprocess.Popen(
            [sys.executable, *command, "--course", str(self._root)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        assert self._process.stdout is not None, "its output is a pipe"
        lines = (line.strip() for line in self._process.stdout)
        self._address = next((line for line in lines if line.startswith("http://")), "")
        if not self._address:
            raise MarkingError("formgrader")
