"""A JupyterHub for tests: real, with a base prefix and named servers, for any user name."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

from notebook_server import private_environment
from playwright.sync_api import Page
from server_process import find_port, start_server, stop_server, wait_for_server

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
        command = [sys.executable, "-m", "jupyterhub", f"--config={config}"]
        self._process = start_server(command, home, private_environment(home), self.log)

    def __enter__(self) -> HubServer:
        """Wait until it answers."""
        wait_for_server(self._process, f"{self.base}hub/health", self.log)
        return self

    def __exit__(self, *reason: object) -> None:
        """End the hub, its proxy and all servers."""
        stop_server(self._process)

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
                str(Path(sys.executable).parent / "configurable-http-proxy"),
                # The page that waits for a server hears of it over one request, however long.
                f"--timeout={LONGEST_SPAWN}",
                f"--proxy-timeout={LONGEST_SPAWN}",
            ],
            "ConfigurableHTTPProxy.api_url": f"http://127.0.0.1:{find_port()}",
            "DummyAuthenticator.password": self.password,
            "Authenticator.allow_all": True,
            "SimpleLocalProcessSpawner.home_dir_template": f"{self.folder}/{{username}}",
            "Spawner.args": ["--allow-root"],
            "Spawner.environment": {"JUPYTER_PATH": os.environ["JUPYTER_PATH"]},
            "Spawner.start_timeout": LONGEST_SPAWN // 1000,
            "Spawner.http_timeout": LONGEST_SPAWN // 1000,
        }
        lines = [f"c.{name} = {value!r}" for name, value in settings.items()]
        return "\n".join(["c = get_config()", *lines, ""])
