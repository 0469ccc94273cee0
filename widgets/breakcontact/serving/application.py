"""The web server: the pages, the hand-ins, and the page for the projector."""

from __future__ import annotations

import html
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import segno
from tornado.web import Application, HTTPError, RedirectHandler, StaticFileHandler

from breakcontact.serving.codes import LETTERS
from breakcontact.serving.hand_in_folder import HandInFolder, Received, RefusedError
from breakcontact.serving.safe_handlers import NotFoundHandler, SafeHandler

HAND_IN: Final = "hand-in"

_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'"
)

_OWN: Final = ("127.0.0.1", "::1")
"""The addresses of the machine itself."""


@dataclass(frozen=True, slots=True)
class Room:
    """What is served to one room.

    Attributes:
        site: The folder of the pages.
        code: The part of the address that only those in the room know.
        address: The address as learners type it, with the code.
        words: The words of the server in the teacher's language, by id.
        hand_ins: Takes what is handed in; ``None`` if nothing can be.
        note: Called with each hand-in that was taken.
    """

    site: Path
    code: str
    address: str
    words: Mapping[str, str]
    hand_ins: HandInFolder | None = None
    note: Callable[[Received], None] = lambda received: None


def make_code() -> str:
    """A code for a room, short enough to be typed from a screen."""
    return "".join(secrets.choice(LETTERS.lower()) for _ in range(5))


def make_application(room: Room) -> Application:
    """The server's application; other activities of a room are handlers added here."""
    pages = {"path": str(room.site), "default_filename": "index.html"}
    handlers: list[Any] = [
        (f"/{room.code}", RedirectHandler, {"url": f"/{room.code}/"}),
        (f"/{room.code}/{HAND_IN}", HandInHandler, {"room": room}),
        (f"/{room.code}/(.*)", PageHandler, pages),
        ("/projector", ProjectorHandler, {"room": room}),
        ("/", DoorHandler, {"room": room}),
    ]
    return Application(
        handlers,
        default_handler_class=NotFoundHandler,
        compress_response=True,
        log_function=lambda handler: None,
    )


class PageHandler(SafeHandler, StaticFileHandler):
    """The pages of the site; nothing outside the folder, and nothing hidden."""

    def set_default_headers(self) -> None:
        """Pages may be kept, and are asked for again each time."""
        SafeHandler.set_default_headers(self)
        self.set_header("Cache-Control", "no-cache")

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """The file, unless it is hidden or elsewhere."""
        found = super().validate_absolute_path(root, absolute_path)
        if found and any(part[0] == "." for part in Path(found).relative_to(root).parts):
            raise HTTPError(404)
        return found


class HandInHandler(SafeHandler):
    """Takes a hand-in; what it answers was on the disk before."""

    def initialize(self, room: Room) -> None:
        """Know the room."""
        self.room = room

    def post(self) -> None:
        """Take a hand-in."""
        self.check_origin()
        if self.room.hand_ins is None:
            return self._answer({"refused": "closed"})
        try:
            hand_in = json.loads(self.request.body)
        except (ValueError, RecursionError):
            return self._answer({"refused": "answers"})
        try:
            received = self.room.hand_ins.take(hand_in)
        except RefusedError as refused:
            return self._answer({"refused": str(refused)})
        self.room.note(received)
        return self._answer({"receipt": received.receipt, "name": received.name})

    def _answer(self, answer: Mapping[str, str]) -> None:
        self.set_status(409 if "refused" in answer else 200)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(answer))


class _OwnPage(SafeHandler):
    """A page of the server itself."""

    def initialize(self, room: Room) -> None:
        """Know the room."""
        self.room = room

    def show(self, body: str, *, head: str = "") -> None:
        """Send a page with this in it."""
        self.set_header("Content-Security-Policy", _POLICY)
        self.finish(
            f'<!doctype html><html lang="{self.room.words["code"]}"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><meta name="color-scheme" '
            f'content="light dark">{head}<title>Break Contact</title><style>{STYLE}</style>'
            f"<main>{body}</main></html>"
        )


class ProjectorHandler(_OwnPage):
    """The address and its QR code for a projector; only the teacher's own machine gets it."""

    def get(self) -> None:
        """Show them, and how many have handed in."""
        # Under another name, a page elsewhere could have the teacher's own browser ask.
        if self.request.remote_ip not in _OWN or self.request.host_name not in (*_OWN, "localhost"):
            raise HTTPError(404)
        room = self.room
        drawn = segno.make(room.address, error="m").svg_inline(scale=12, border=2, light="#fff")
        counts = room.hand_ins.count() if room.hand_ins else {}
        told = "".join(
            f"<li>{html.escape(room.words['web.serve.count'].format(quiz=slug, count=count))}</li>"
            for slug, count in counts.items()
            if count
        )
        self.show(
            f"<h1>{html.escape(room.words['web.serve.join'])}</h1>{drawn}"
            f"<p class=address>{html.escape(room.address)}</p><ul>{told}</ul>",
            head='<meta http-equiv="refresh" content="5">',
        )


class DoorHandler(_OwnPage):
    """The address without the code: a field for it."""

    def get(self) -> None:
        """Ask for the code, or go to the pages."""
        asked = self.get_query_argument("code", "").strip().lower()
        if secrets.compare_digest(asked.encode(), self.room.code.encode()):
            return self.redirect(f"/{self.room.code}/")
        wrong = f"<p>{html.escape(self.room.words['web.serve.door.wrong'])}</p>" if asked else ""
        label = html.escape(self.room.words["web.serve.door"])
        return self.show(
            f"<h1>Break Contact</h1>{wrong}<form><label>{label} <input name=code autofocus "
            f"autocapitalize=none autocomplete=off></label> <button>OK</button></form>"
        )


STYLE: Final = """
body { font: 20px/1.5 system-ui, sans-serif; margin: 0; }
main { margin: auto; max-width: 1100px; padding: 24px; text-align: center; }
h1 { margin: 0.3em 0; }
svg { height: auto; max-height: 62vh; max-width: 100%; }
.address { font-size: min(2.4rem, 6vw); font-weight: 700; overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; }
input, button { font: inherit; min-height: 48px; padding: 4px 12px; }
"""
