"""Note every address outside this machine that the server or a kernel of the tests asks for.

Python loads this file by its name when the folder is on ``PYTHONPATH``.
"""

import os
import socket
import sys
from typing import Any

STRAYS = "BREAKCONTACT_STRAYS"
OWN_NAMES = ("localhost", "::1", "0.0.0.0", "", socket.gethostname())


def _is_own(host: str) -> bool:
    return host in OWN_NAMES or host.startswith("127.")


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else ""
    elif event == "socket.getaddrinfo":
        host = arguments[0] or ""
    else:
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    if not _is_own(name):
        with open(os.environ[STRAYS], "a", encoding="utf-8") as file:
            file.write(f"{event} {name}\n")


if STRAYS in os.environ:
    sys.addaudithook(_note)
