"""JupyterLab or Notebook as anybody starts it, with none of our own settings, for one learner."""

from __future__ import annotations

import json
import os
import secrets
import sys
from pathlib import Path
from urllib.parse import quote

from server_process import find_port, start_server, stop_server, wait_for_server

from breakcontact.course.course import prepare_nbgrader

PAGES = {"lab": "lab/workspaces/{reader}/tree", "notebook": "notebooks"}
"""Where pages are; JupyterLab keeps the layout of each reader apart."""


def private_environment(home: Path) -> dict[str, str]:
    """Folders of one's own for all that Jupyter and nbgrader write, and their programs by name."""
    prepare_nbgrader()
    return {
        **os.environ,
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
        command += [f"--{name}={value}" for name, value in options.items()]
        self._process = start_server(command, folder, private_environment(home), self.log)

    def __enter__(self) -> NotebookServer:
        """Wait until it answers."""
        wait_for_server(self._process, f"{self.base}/api?token={self.token}", self.log)
        return self

    def __exit__(self, *reason: object) -> None:
        """End the server and its kernels."""
        stop_server(self._process)

    def address_of(self, notebook: Path, reader: str = "default") -> str:
        """Where a reader's browser finds a notebook."""
        page = PAGES[self.program].format(reader=reader)
        place = quote(notebook.relative_to(self.folder).as_posix())
        return f"{self.base}/{page}/{place}?token={self.token}"


def _ask_for_no_news(settings: Path) -> None:
    """Spare the test JupyterLab's question whether it may fetch news."""
    place = settings / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    place.parent.mkdir(parents=True, exist_ok=True)
    answer = {"checkForUpdates": False, "fetchNews": "false"}
    place.write_text(json.dumps(answer), encoding="utf-8")
