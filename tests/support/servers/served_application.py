"""An application of ours, served in the process of the test."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tornado.web import Application

from breakcontact.serving.server import serve


@contextmanager
def serve_application(application: Application, opened: socket.socket) -> Iterator[None]:
    """Answer at an open port until the block ends."""
    started, stopped = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()
    serving = serve(application, opened, started.set, stopped)
    thread = threading.Thread(target=loop.run_until_complete, args=(serving,))
    thread.start()
    assert started.wait(20)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stopped.set)
        thread.join(20)
        loop.close()
