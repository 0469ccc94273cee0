"""JupyterLab or Notebook as anybody starts it, with none of our own settings, for one learner."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

LONGEST_START = 180.0
LONGEST_STOP = 20.0
PAGES = {"lab": "lab/tree", "notebook": "notebooks"}


def find_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def private_environment(home: Path) -> dict[str, str]:
    """Folders of one's own for all that Jupyter and nbgrader write, and their programs by name."""
    tools = str(Path(sys.executable).parent)
    return {
        **os.environ,
        "PATH": os.pathsep.join([tools, os.environ.get("PATH", "")]),
        "BREAKCONTACT_HOME": str(home / "break-contact"),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }


class NotebookServer:
    """A server on a folder; a context manager.

    Args:
        folder: What it shows.
        home: A folder for what Jupyter writes; its log is in it.
        program: ``lab`` or ``notebook``.
    """

    def __init__(self, folder: Path, home: Path, program: str) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.folder, self.program = folder, program
        self.token = secrets.token_hex(16)
        self.base = f"http://127.0.0.1:{find_port()}"
        self.log = home / f"{program}.log"
        options = {
            "ServerApp.port": self.base.rpartition(":")[2],
            "ServerApp.port_retries": 0,
            "ServerApp.root_dir": folder,
            "ServerApp.allow_root": True,
            "ServerApp.open_browser": False,
            "IdentityProvider.token": self.token,
        }
        if program == "lab":
            _ask_for_no_news(home / "settings")
        command = [sys.executable, "-m", f"jupyter{program}" if program == "lab" else program]
        with self.log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [*command, *(f"--{name}={value}" for name, value in options.items())],
                cwd=folder,
                env=private_environment(home),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def __enter__(self) -> NotebookServer:
        """Wait until it answers."""
        latest = time.monotonic() + LONGEST_START
        while not self._answers():
            assert self._process.poll() is None, self.log.read_text(encoding="utf-8")
            assert time.monotonic() < latest, self.log.read_text(encoding="utf-8")
            time.sleep(0.1)  # a port tells nobody that it has opened
        return self

    def __exit__(self, *reason: object) -> None:
        """End the server and its kernels."""
        self._process.terminate()
        try:
            self._process.wait(LONGEST_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def address_of(self, notebook: Path) -> str:
        """Where the browser finds a notebook."""
        place = quote(notebook.relative_to(self.folder).as_posix())
        return f"{self.base}/{PAGES[self.program]}/{place}?token={self.token}"

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.base}/api?token={self.token}", timeout=5).close()
        except (urllib.error.URLError, OSError):
            return False
        return True


def _ask_for_no_news(settings: Path) -> None:
    """Spare the test JupyterLab's question whether it may fetch news."""
    place = settings / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    place.parent.mkdir(parents=True, exist_ok=True)
    answer = {"checkForUpdates": False, "fetchNews": "false"}
    place.write_text(json.dumps(answer), encoding="utf-8")
