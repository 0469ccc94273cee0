"""What must not happen in a page: errors, and requests that leave this machine."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError, WebSocket

INSIDE = ("blob", "data", "about")


class PageWatch:
    """Listens to all pages of a browser context from the beginning to the end of a test."""

    def __init__(self, context: BrowserContext) -> None:
        self._faults: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        self.hosts: set[str] = set()
        self._context = context
        self._listeners: dict[str, Any] = {
            "console": self._on_console,
            "weberror": self._on_error,
            "request": self._on_request,
            "page": self._on_page,
        }
        for event, listener in self._listeners.items():
            context.on(event, listener)

    def stop(self) -> None:
        """Listen no longer."""
        for event, listener in self._listeners.items():
            self._context.remove_listener(event, listener)

    def expect_fault(self, pattern: str) -> None:
        """Let errors pass that the test itself brings about, such as by killing a kernel."""
        self._expected.append(re.compile(pattern))

    def faults(self) -> list[str]:
        """All that happened and was not expected."""
        return [
            fault
            for fault in self._faults
            if not any(pattern.search(fault) for pattern in self._expected)
        ]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._faults.append(f"console error: {message.text} ({message.location['url']})")

    def _on_error(self, error: WebError) -> None:
        self._faults.append(f"page error: {error.error} {error.error.stack}")

    def _on_request(self, request: Request) -> None:
        self._note(request.url)

    def _on_page(self, page: Page) -> None:
        page.on("websocket", self._on_socket)

    def _on_socket(self, socket: WebSocket) -> None:
        self._note(socket.url)

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in INSIDE:
            return
        self.hosts.add(parts.hostname or "")
        if parts.hostname != "127.0.0.1":
            self._faults.append(f"request that leaves this machine: {url}")
