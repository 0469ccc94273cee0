"""A JupyterHub for tests: real, with a base prefix and named servers, for any user name."""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from notebook_server import LONGEST_START, LONGEST_STOP, find_port, private_environment
from playwright.sync_api import Page

PREFIX = "/school/jupyter/"
LONGEST_SPAWN = 180_000


class HubServer:
    """A hub whose users get folders of their own; a context manager.

    Args:
        folder: Where users have their folders.
        home: A folder for what the hub writes; its log is in it.
    """

    def __init__(self, folder: Path, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.folder, self.log = folder, home / "hub.log"
        self.password = secrets.token_hex(16)
        self.base = f"http://127.0.0.1:{find_port()}{PREFIX}"
        config = home / "jupyterhub_config.py"
        config.write_text(self._render_config(), encoding="utf-8")
        with self.log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", f"--config={config}"],
                cwd=home,
                env=private_environment(home),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def __enter__(self) -> HubServer:
        """Wait until it answers."""
        latest = time.monotonic() + LONGEST_START
        while not self._answers():
            assert self._process.poll() is None, self.log.read_text(encoding="utf-8")
            assert time.monotonic() < latest, self.log.read_text(encoding="utf-8")
            time.sleep(0.1)  # a port tells nobody that it has opened
        return self

    def __exit__(self, *reason: object) -> None:
        """End the hub, its proxy and all servers."""
        self._process.terminate()
        try:
            self._process.wait(LONGEST_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def log_in(self, page: Page, user: str, server: str) -> None:
        """Log in and wait until a named server has started."""
        page.goto(f"{self.base}hub/login?next={PREFIX}hub/spawn/{user}/{server}")
        page.get_by_label("Username").fill(user)
        page.get_by_label("Password").fill(self.password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"**{PREFIX}user/{user}/{server}/**", timeout=LONGEST_SPAWN)

    def address_of(self, notebook: Path, user: str, server: str) -> str:
        """Where the browser finds a notebook of a user's."""
        place = notebook.relative_to(self.folder / user).as_posix()
        return f"{self.base}user/{user}/{server}/lab/tree/{place}"

    def _render_config(self) -> str:
        settings = {
            "JupyterHub.bind_url": self.base,
            "JupyterHub.hub_port": find_port(),
            "JupyterHub.allow_named_servers": True,
            "JupyterHub.authenticator_class": "dummy",
            "JupyterHub.spawner_class": "simple",
            "JupyterHub.cleanup_servers": True,
            "ConfigurableHTTPProxy.command": [
                str(Path(sys.executable).parent / "configurable-http-proxy")
            ],
            "ConfigurableHTTPProxy.api_url": f"http://127.0.0.1:{find_port()}",
            "DummyAuthenticator.password": self.password,
            "Authenticator.allow_all": True,
            "SimpleLocalProcessSpawner.home_dir_template": f"{self.folder}/{{username}}",
            "Spawner.args": ["--allow-root"],
            "Spawner.start_timeout": LONGEST_SPAWN // 1000,
            "Spawner.http_timeout": LONGEST_SPAWN // 1000,
        }
        lines = [f"c.{name} = {value!r}" for name, value in settings.items()]
        return "\n".join(["c = get_config()", *lines, ""])

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.base}hub/health", timeout=5).close()
        except (urllib.error.URLError, OSError):
            return False
        return True
