"""Request handlers that tell a browser to be careful; what every server of ours begins with."""

from __future__ import annotations

from typing import Any, Final

from tornado.web import HTTPError, RequestHandler

LARGEST_REQUEST: Final = 256 * 1024
"""The most bytes of one request; the text of a hand-in has at most 64 KiB before escaping."""


class SafeHandler(RequestHandler):
    """Tells a browser to keep to what it was told, and nobody else anything."""

    def set_default_headers(self) -> None:
        """Remove what names the software, and add what makes a browser careful."""
        self.clear_header("Server")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")

    def check_xsrf_cookie(self) -> None:
        """There are no cookies; a page of another origin is turned away by ``check_origin``."""

    def check_origin(self) -> None:
        """Turn away a request that a page of another origin sent.

        Raises:
            HTTPError: If it comes from one.
        """
        origin = self.request.headers.get("Origin", "")
        if origin and origin.partition("://")[2] != self.request.host:
            raise HTTPError(403)

    def write_error(self, status_code: int, **details: Any) -> None:
        """A number and no more."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(str(status_code))


class NotFoundHandler(SafeHandler):
    """Everything else."""

    def prepare(self) -> None:
        """Say that there is nothing."""
        raise HTTPError(404)
