"""Other browser engines than Chromium: Firefox over WebDriver BiDi, WebKit over WebDriver.

Each runs without a window, with a fresh profile, and is told what to do as JavaScript in the page.
Firefox: https://w3c.github.io/webdriver-bidi/. WebKit: https://www.w3.org/TR/webdriver2/.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import websocket

PATIENCE = 90.0
"""Seconds that a journey may take."""
PACKAGES = {
    "firefox": ("firefox-esr",),
    "webkit": ("webkit2gtk-driver", "xvfb"),
}
"""The engines, and where Debian has them."""

_FIREFOX = ("firefox-esr", "firefox")
_MINI_BROWSER = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# Without a graphics card, and as root in a container.
_WEBKIT = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}


class Engine(ABC):
    """A running browser with one tab."""

    @abstractmethod
    def open(self, address: str, width: int, height: int) -> None:
        """Open a page in a window of this size, in CSS pixels."""

    @abstractmethod
    def run(self, script: str) -> Any:
        """Run the body of an async function in the page; what it returns."""

    @abstractmethod
    def photograph(self, path: Path) -> None:
        """Keep a picture of what is in view."""


def is_there(name: str) -> bool:
    """Whether the machine has an engine."""
    if name == "firefox":
        return _find_firefox() is not None
    tools = [shutil.which("WebKitWebDriver"), shutil.which("Xvfb"), _find_mini_browser()]
    return all(tools)


@contextmanager
def start_engine(name: str) -> Iterator[Engine]:
    """Start ``firefox`` or ``webkit``, and end it after the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        start = {"firefox": _start_firefox, "webkit": _start_webkit}[name]
        with start(profile) as engine:
            yield engine


class _Firefox(Engine):
    def __init__(self, line: websocket.WebSocket) -> None:
        self._line = line
        self._numbers = itertools.count(1)
        self.say("session.new", capabilities={})
        self._tab = self.say("browsingContext.create", type="tab")["context"]

    def say(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self._line.recv())).get("id") != number:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]

    def open(self, address: str, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self.say("browsingContext.setViewport", context=self._tab, viewport=viewport)
        self.say("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def run(self, script: str) -> Any:
        code = f"(async () => {{ {script} }})().then((found) => JSON.stringify(found))"
        answer = self.say(
            "script.evaluate", expression=code, target={"context": self._tab}, awaitPromise=True
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def photograph(self, path: Path) -> None:
        picture = self.say("browsingContext.captureScreenshot", context=self._tab)
        path.write_bytes(base64.b64decode(picture["data"]))


class _WebKit(Engine):
    def __init__(self, address: str) -> None:
        self._address = address
        browser = {"binary": _find_mini_browser(), "args": ["--automation"]}
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": browser}
        session = self.ask("POST", "/session", capabilities={"alwaysMatch": wanted})
        self._session = f"/session/{session['sessionId']}"
        self.ask("POST", f"{self._session}/timeouts", script=int(PATIENCE * 1000))

    def ask(self, method: str, path: str, **body: Any) -> Any:
        data = json.dumps(body).encode() if method == "POST" else None
        kind = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._address + path, data, kind, method=method)
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]

    def open(self, address: str, width: int, height: int) -> None:
        self.ask("POST", f"{self._session}/window/rect", width=width, height=height)
        self.ask("POST", f"{self._session}/url", url=address)

    def run(self, script: str) -> Any:
        told = (
            f"const tell = arguments[0]; (async () => {{ {script} }})()"
            ".then((found) => tell({ found: JSON.stringify(found) }))"
            ".catch((error) => tell({ error: `${error}` }))"
        )
        answer = self.ask("POST", f"{self._session}/execute/async", script=told, args=[])
        assert "error" not in answer, answer
        return json.loads(answer["found"])

    def photograph(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.ask("GET", f"{self._session}/screenshot")))

    def leave(self) -> None:
        self.ask("DELETE", self._session)


@contextmanager
def _start_firefox(profile: str) -> Iterator[Engine]:
    command = [str(_find_firefox()), "--headless", "--no-remote", "--profile", profile]
    environment = {**os.environ, "HOME": profile, "MOZ_CRASHREPORTER_DISABLE": "1"}
    with _running([*command, "--remote-debugging-port=0"], environment) as process:
        assert process.stderr is not None
        lines = iter(process.stderr.readline, "")
        found = next(filter(None, map(_LISTENING.search, lines)), None)
        assert found is not None, "Firefox did not start"
        line = websocket.create_connection(
            f"{found[1]}/session", timeout=PATIENCE, suppress_origin=True
        )
        try:
            yield _Firefox(line)
        finally:
            line.close()


@contextmanager
def _start_webkit(profile: str) -> Iterator[Engine]:
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with _running(screen, dict(os.environ)) as display, socket.socket() as probe:
        assert display.stdout is not None
        number = display.stdout.readline().strip()
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        home = {"HOME": profile, "XDG_DATA_HOME": profile, "XDG_CACHE_HOME": profile}
        environment = {**os.environ, **home, **_WEBKIT, "DISPLAY": f":{number}"}
        with _running(["WebKitWebDriver", f"--port={port}"], environment) as driver:
            _wait_for_port(port, driver)
            engine = _WebKit(f"http://127.0.0.1:{port}")
            try:
                yield engine
            finally:
                engine.leave()


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A process in a group of its own, which ends with the block and takes its children along."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if "--headless" in command else subprocess.DEVNULL,
        text=True,
        env=environment,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


def _wait_for_port(port: int, process: subprocess.Popen[str]) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            continue
        return
    raise AssertionError(f"{process.args!r} ended with {process.returncode}")


def _find_firefox() -> str | None:
    return next(filter(None, map(shutil.which, _FIREFOX)), None)


def _find_mini_browser() -> str | None:
    return next((str(path) for path in sorted(Path("/").glob(_MINI_BROWSER[1:]))), None)
