"""Serve nbgrader's formgrader, in which a teacher marks free text and writes comments."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from jupyter_server.serverapp import ServerApp

from breakcontact.course.course import NbgraderCourse

THEIRS = "nbgrader.server_extensions.formgrader"
"""nbgrader's own extension, in whose place ours is."""


def serve_formgrader(
    course: NbgraderCourse,
    *,
    port: int | None,
    open_browser: bool,
    on_ready: Callable[[str], None],
) -> None:
    """Serve the formgrader on this machine until it is stopped.

    Args:
        course: The course.
        port: The port to serve on, or ``None`` for one that is free.
        open_browser: Whether to open it in the browser.
        on_ready: Called with the address as soon as the server listens.
    """
    token = secrets.token_urlsafe(24)
    ours = {"breakcontact.grading.formgrader.extension": True, THEIRS: False}
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.root_dir": course.root,
        "ServerApp.open_browser": open_browser,
        "ServerApp.allow_root": True,  # it listens on this machine alone
        "ServerApp.default_url": "/formgrader",
        "Application.log_level": "ERROR",
        "ServerApp.answer_yes": True,
        "IdentityProvider.token": token,
        "ServerApp.jpserver_extensions": ours,
    }
    if port is not None:
        options |= {"ServerApp.port": port, "ServerApp.port_retries": 0}
    server = ServerApp()
    server.initialize(argv=[f"--{name}={value}" for name, value in options.items()])
    address = f"{server.connection_url}formgrader?token={token}"
    # Deferred, because the server binds its port when its loop starts.
    server.io_loop.add_callback(on_ready, address)
    server.start()
