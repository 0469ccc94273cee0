"""A JupyterLab for tests: the real one, as our own command starts it, in a copy of the project."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psutil
from server_process import LONGEST_STOP, start_server, stop_server

LOOPBACK_GUARD = Path(__file__).parent / "loopback"
LONGEST_START = 240.0
WORKSPACE = "data/lab/learner/workspace.json"
SETTINGS = "data/lab/everyone/jupyter_server_config.json"


class LabServer:
    """``breakcontact lab --no-browser``, with lessons, settings and records of its own.

    Args:
        root: The project; its package and lessons are copied.
        folder: An empty folder for the copy and for all that JupyterLab writes.
        options: More of the command's options, such as ``--class``.
    """

    def __init__(self, root: Path, folder: Path, *options: str) -> None:
        self.folder = folder
        self.lessons = folder / "lessons"
        self.package = folder / "widgets" / "breakcontact"
        self._strays = folder / "strays.txt"
        self.log = folder / "lab.log"
        leave_out = shutil.ignore_patterns("__pycache__", "*.record.json*")
        shutil.copytree(root / "widgets" / "breakcontact", self.package, ignore=leave_out)
        shutil.copytree(root / "lessons", self.lessons, ignore=leave_out)
        self._let_pages_be_led()
        self._process = self._start(options)
        address = urlsplit(self._read_address())
        self.base = f"{address.scheme}://{address.netloc}"
        self.token = address.query.partition("=")[2]

    def stop(self) -> None:
        """End the server and its kernels."""
        stop_server(self._process)

    def strays(self) -> list[str]:
        """Addresses outside this machine that the server or a kernel asked for."""
        return self._strays.read_text().splitlines() if self._strays.exists() else []

    def address_of(self, notebook: Path, workspace: str = "") -> str:
        """Where the browser finds a notebook; a page that stays open has a workspace of its own."""
        place = quote(self.path_of(notebook))
        lab = f"lab/workspaces/{workspace}" if workspace else "lab"
        return f"{self.base}/{lab}/tree/{place}?token={self.token}"

    def path_of(self, notebook: Path) -> str:
        """What the server calls a notebook."""
        return notebook.relative_to(self.lessons).as_posix()

    def tidy(self, workspace: str = "default") -> None:
        """Make the next page begin as after a fresh start: no other notebook open."""
        layout = json.loads((self.package / WORKSPACE).read_text(encoding="utf-8"))
        layout["metadata"]["id"] = workspace
        self.ask("PUT", f"lab/api/workspaces/{workspace}", layout)

    def wait_for_log(self, words: str, *, times: int) -> None:
        """Wait until the server or its kernels have said something so many times."""
        latest = time.monotonic() + LONGEST_STOP
        while (said := self.log.read_text(encoding="utf-8").count(words)) < times:
            assert time.monotonic() < latest, f"{words!r} is {said} times in the log, not {times}"
            time.sleep(0.02)  # a file tells nobody that it has grown
        assert said == times, f"{words!r} is {said} times in the log, not {times}"

    def end_kernels(self) -> None:
        """End all kernels, as closing their notebooks would."""
        for session in self.ask("GET", "api/sessions"):
            self.ask("DELETE", f"api/sessions/{session['id']}")

    def kernels_of(self, notebook: Path) -> list[psutil.Process]:
        """The processes that run a notebook."""
        place = self.path_of(notebook)
        sessions = self.ask("GET", "api/sessions")
        ids = [session["kernel"]["id"] for session in sessions if session["path"] == place]
        children = psutil.Process(self._process.pid).children(recursive=True)
        return [child for child in children if any(key in " ".join(child.cmdline()) for key in ids)]

    def kill_kernel(self, notebook: Path) -> None:
        """End the kernel of a notebook as a crash would, and wait until it is gone."""
        (kernel,) = self.kernels_of(notebook)
        kernel.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        psutil.wait_procs([kernel], timeout=LONGEST_STOP)

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Ask the server's own interface."""
        request = urllib.request.Request(
            f"{self.base}/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {self.token}"},
        )
        with urllib.request.urlopen(request, timeout=LONGEST_STOP) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def _let_pages_be_led(self) -> None:
        """Let a test reach JupyterLab's own commands, so that one page serves several tests."""
        place = self.package / SETTINGS
        settings = json.loads(place.read_text(encoding="utf-8"))
        settings.setdefault("LabApp", {})["expose_app_in_browser"] = True
        place.write_text(json.dumps(settings), encoding="utf-8")

    def _start(self, options: tuple[str, ...]) -> subprocess.Popen[str]:
        paths = [str(LOOPBACK_GUARD), str(self.package.parent)]
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(paths),
            "BREAKCONTACT_HOME": str(self.folder / "home"),
            "BREAKCONTACT_STRAYS": str(self._strays),
            # As on a learner's machine: Python keeps what it has compiled for the next kernel.
            "PYTHONDONTWRITEBYTECODE": "",
        }
        command = [sys.executable, "-m", "breakcontact", "lab", "--no-browser", *options]
        return start_server(command, self.folder, environment, self.log, reads=True)

    def _read_address(self) -> str:
        output = self._process.stdout
        assert output is not None, "the server's output is a pipe"
        watchdog = threading.Timer(LONGEST_START, self._process.kill)
        watchdog.start()
        address = next((line.strip() for line in output if "http://" in line), None)
        watchdog.cancel()
        if address is None:
            raise AssertionError(f"JupyterLab did not start:\n{self.log.read_text()}")
        threading.Thread(target=output.read, daemon=True).start()  # so that the pipe never fills
        return address
