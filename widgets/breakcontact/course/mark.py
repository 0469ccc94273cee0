"""``breakcontact class mark``: open nbgrader's formgrader on the course."""

from __future__ import annotations

import argparse
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from breakcontact.course.course import Course


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare how it is opened."""
    parser.add_argument("--port", type=int, help="the port to serve on; else one that is free")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def run(args: argparse.Namespace, course: Course) -> int:
    """Serve the formgrader on this machine until stopped."""
    from jupyter_server.serverapp import ServerApp

    words = course.words
    token = secrets.token_urlsafe(24)
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.root_dir": course.root,
        "ServerApp.open_browser": not args.no_browser,
        "ServerApp.allow_root": True,  # it listens on this machine alone
        "ServerApp.default_url": "/formgrader",
        "Application.log_level": "ERROR",
        "ServerApp.answer_yes": True,
        "IdentityProvider.token": token,
    }
    if args.port is not None:
        options |= {"ServerApp.port": args.port, "ServerApp.port_retries": 0}
    server = ServerApp()
    server.initialize(argv=[f"--{name}={value}" for name, value in options.items()])
    address = f"{server.connection_url}formgrader?token={token}"
    # Not printed at once: the server takes its port when its loop begins to run.
    told = words.say("mark.ready", address=address)
    server.io_loop.add_callback(print, told, flush=True)
    server.start()
    return 0
