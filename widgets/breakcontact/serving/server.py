"""Run the web server until it is stopped."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from tornado.httpserver import HTTPServer
from tornado.web import Application

from breakcontact.errors import BreakContactError
from breakcontact.serving.safe_handlers import LARGEST_REQUEST

LOOPBACK: Final = "127.0.0.1"
FIRST_PORT: Final = 8765
_MOST_PORTS: Final = 20
_PATIENCE: Final = 15
"""Seconds that a request may take to arrive: a slow one does not hold up the others for long."""
_IDLE: Final = 60
_BACKLOG: Final = 512
"""Connections that may wait to be accepted: a class opens the page in the same second."""


def open_port(port: int | None, *, network: bool) -> socket.socket:
    """Listen on a port: the one asked for, or else the first that is free.

    Args:
        port: The port; ``None`` for a free one from ``FIRST_PORT`` on.
        network: Whether other machines reach it.

    Raises:
        BreakContactError: If the port is taken.
    """
    ports = [port] if port else range(FIRST_PORT, FIRST_PORT + _MOST_PORTS)
    for each in ports:
        with suppress(OSError):
            opened = socket.create_server(("" if network else LOOPBACK, each), backlog=_BACKLOG)
            opened.setblocking(False)
            return opened
    raise BreakContactError(
        f"Port {port} is in use. Leave --port out, and a free one is taken."
        if port
        else "No port is free. Stop another server, or name a port with --port."
    )


def find_address(*, network: bool) -> str:
    """The address of this machine as others in the room reach it; without a network, loopback.

    Nothing is sent: the system only says which of its addresses it would send from.
    """
    if not network:
        return LOOPBACK
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # an address that RFC 5737 keeps for documentation
        return str(probe.getsockname()[0])
    with suppress(OSError):
        return socket.gethostbyname(socket.gethostname())
    return LOOPBACK


def serve_until_stopped(
    application: Application, opened: socket.socket, started: Callable[[], None]
) -> None:
    """Serve until Ctrl+C or a termination signal.

    Args:
        application: What is served.
        opened: From ``open_port``.
        started: Called when requests are answered.
    """
    asyncio.run(_serve_until_signal(application, opened, started))


async def serve(
    application: Application,
    opened: socket.socket,
    started: Callable[[], None],
    stopped: asyncio.Event,
) -> None:
    """Serve until an event is set.

    Args:
        application: What is served.
        opened: From ``open_port``.
        started: Called when requests are answered.
        stopped: Ends it.
    """
    server = HTTPServer(
        application,
        max_body_size=LARGEST_REQUEST,
        max_buffer_size=2 * LARGEST_REQUEST,
        max_header_size=16 * 1024,
        body_timeout=_PATIENCE,
        idle_connection_timeout=_IDLE,
    )
    server.add_socket(opened)
    started()
    try:
        await stopped.wait()
    finally:
        server.stop()
        await server.close_all_connections()


async def _serve_until_signal(
    application: Application, opened: socket.socket, started: Callable[[], None]
) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; there Ctrl+C ends the loop.
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stopped.set)
    await serve(application, opened, started, stopped)
