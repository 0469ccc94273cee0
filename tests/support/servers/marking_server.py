"""The page for marking, served in the process of the test."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from served_application import serve_application

from breakcontact.marking.application import Desk, make_application
from breakcontact.marking.marking import Marking
from breakcontact.serving.server import LOOPBACK, open_port


@dataclass(frozen=True)
class MarkingServer:
    """A running server.

    Attributes:
        address: The address of the page, with its token.
        desk: What it works with.
    """

    address: str
    desk: Desk

    def ask(
        self, place: str, method: str = "GET", body: Any = None, **headers: str
    ) -> tuple[int, Any]:
        """Send a request as the page does; the status, and what the JSON of the answer holds."""
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(
            self.address + place,
            data=None if method == "GET" else sent,
            method=method,
            headers={"Content-Type": "application/json", **headers},
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            text = error.read().decode()
            return error.code, json.loads(text) if text.startswith("{") else text


@contextmanager
def serve_marking(marking: Marking) -> Iterator[MarkingServer]:
    """Serve the page for some texts until the block ends."""
    opened = open_port(None, network=False)
    with closing(Desk(marking)) as desk:
        address = f"http://{LOOPBACK}:{opened.getsockname()[1]}/{desk.token}/"
        with serve_application(make_application(desk), opened):
            yield MarkingServer(address, desk)
