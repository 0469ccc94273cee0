"""The web server for a room, run in the process of the test."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from served_application import serve_application

from breakcontact.i18n.messages import GUIDE, load_messages
from breakcontact.serving.application import Room, make_application
from breakcontact.serving.hand_in_folder import HandInFolder
from breakcontact.serving.server import LOOPBACK, open_port

CODE = "k7m4x"


@dataclass(frozen=True)
class RoomServer:
    """A running server.

    Attributes:
        port: Its port.
        folder: Where hand-ins lie.
    """

    port: int
    folder: HandInFolder

    @property
    def address(self) -> str:
        """The address of the pages."""
        return f"http://{LOOPBACK}:{self.port}/{CODE}"

    def ask(self, request: str, *, headers: str = "", body: bytes = b"") -> tuple[int, str]:
        """Send a request as it stands; the number of the answer, and all of the answer."""
        with socket.create_connection((LOOPBACK, self.port), timeout=20) as line:
            head = f"{request} HTTP/1.1\r\nHost: {LOOPBACK}:{self.port}\r\n{headers}"
            line.sendall(f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode())
            line.sendall(body)
            answer = b"".join(iter(lambda: line.recv(65536), b"")).decode(errors="replace")
        return int(answer.split(" ", 2)[1]), answer


@contextmanager
def serve_room(site: Path, folder: HandInFolder, port: int | None = None) -> Iterator[RoomServer]:
    """Serve a site and take hand-ins, until the block ends."""
    words = {**load_messages("en", GUIDE), "code": "en"}
    opened = open_port(port, network=False)
    number = opened.getsockname()[1]
    room = Room(site.resolve(), CODE, f"http://{LOOPBACK}:{number}/{CODE}/", words, folder)
    with serve_application(make_application(room), opened):
        yield RoomServer(number, folder)
