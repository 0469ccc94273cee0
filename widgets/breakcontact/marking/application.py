"""The web server of the marking page; it answers only those who know its token."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Final, TypeVar

from tornado.web import Application, HTTPError

from breakcontact.i18n import Messages, load_messages
from breakcontact.i18n.messages import CLASS
from breakcontact.marking.errors import ChangedError, MarkingError
from breakcontact.marking.formgrader import Formgrader
from breakcontact.marking.marking import FIRST, MARKERS, Marking
from breakcontact.marking.overview import compare, list_names, make_overview
from breakcontact.serving.safe_handlers import NotFoundHandler, SafeHandler

_BUNDLES: Final = Path(__file__).parent / "bundles"
_TYPES: Final = {"marking.js": "text/javascript", "marking.css": "text/css"}
_STATUS: Final = {"bad": 400, "gone": 404, "changed": 409, "nothing": 409}
_UNAVAILABLE: Final = 503
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_EXHIBIT: Final = ("quiz.exhibit.chat", "quiz.exhibit.profile")
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Desk:
    """What the server works with.

    Attributes:
        marking: The texts.
        token: The part of the address that only the teacher's browser knows.
        marker: Who marks when the page is opened.
        formgrader: nbgrader's own pages.
        worker: The one thread in which the gradebook is used, so that a slow disk or a locked
            gradebook does not stop the page.
    """

    marking: Marking
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    marker: str = FIRST
    formgrader: Formgrader = field(init=False)
    worker: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "formgrader", Formgrader(self.marking.course.root))
        object.__setattr__(self, "worker", ThreadPoolExecutor(1, "marking"))

    def close(self) -> None:
        """Finish what is being written, and end the formgrader."""
        self.worker.shutdown()
        self.formgrader.stop()


def make_application(desk: Desk) -> Application:
    """The server's application."""
    of_desk = {"desk": desk}
    place = f"/{desk.token}/"
    markers = "|".join(MARKERS)
    return Application(
        [
            (place, PageHandler, of_desk),
            (f"{place}(marking\\.(?:js|css))", FileHandler),
            (f"{place}({markers})/texts", OverviewHandler, of_desk),
            (f"{place}({markers})/texts/([0-9a-zA-Z-]+)", TextHandler, of_desk),
            (f"{place}({markers})/undo", UndoHandler, of_desk),
            (f"{place}names", NamesHandler, of_desk),
            (f"{place}compare", CompareHandler, of_desk),
            (f"{place}formgrader/([0-9a-zA-Z-]*)", FormgraderHandler, of_desk),
        ],
        default_handler_class=NotFoundHandler,
        compress_response=True,
        log_function=lambda handler: None,
    )


class PageHandler(SafeHandler):
    """The page; everything else it asks for."""

    def initialize(self, desk: Desk) -> None:
        """Know the desk."""
        self.desk = desk

    def get(self) -> None:
        """Send the page with its words; the questions are read anew."""
        self.desk.marking.questions.forget()
        language = self.desk.marking.language
        words = Messages(language, CLASS, "class.marking.").list_labels("")
        labels = load_messages(language)
        words |= {label: labels[label] for label in _EXHIBIT}
        about = {"words": words, "language": language, "marker": self.desk.marker}
        data = json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")
        self.set_header("Content-Security-Policy", _POLICY)
        self.finish(
            f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
            f"<title>{escape(words['title'])} · Break Contact</title>"
            '<link rel="stylesheet" href="marking.css"><body>'
            f'<script type="application/json" id="about">{data}</script>'
            '<script type="module" src="marking.js"></script></body></html>'
        )


class FileHandler(SafeHandler):
    """The page's script and style sheet."""

    def get(self, name: str) -> None:
        """Send one of them."""
        self.set_header("Content-Type", f"{_TYPES[name]}; charset=utf-8")
        self.finish((_BUNDLES / name).read_bytes())


class DeskHandler(SafeHandler):
    """Does something with the texts, and answers in JSON."""

    def initialize(self, desk: Desk) -> None:
        """Know the desk."""
        self.desk = desk

    async def answer(self, act: Callable[[], Any]) -> None:
        """Do something in the thread of the gradebook; say what came of it, or why nothing did."""
        try:
            result = await self.run(act)
        except ChangedError as error:
            result = {"error": error.code, "text": error.current}
        except MarkingError as error:
            result = {"error": error.code, "reason": error.reason}
        if "error" in result:
            self.set_status(_STATUS.get(result["error"], _UNAVAILABLE))
        self.set_header("Content-Type", "application/json")
        await self.finish(json.dumps(result))

    async def run(self, act: Callable[[], _Result]) -> _Result:
        """Do something in the thread of the gradebook."""
        return await asyncio.get_running_loop().run_in_executor(self.desk.worker, act)

    def read_fields(self) -> Any:
        """What the page sent, if it is our page.

        Raises:
            HTTPError: If it is another page, or no JSON.
        """
        self.check_origin()
        if self.request.headers.get("Content-Type") != "application/json":
            raise HTTPError(415)
        try:
            return json.loads(self.request.body or "null")
        except (ValueError, RecursionError):
            raise HTTPError(400) from None


class OverviewHandler(DeskHandler):
    """All questions and texts, with their states."""

    async def get(self, marker: str) -> None:
        """Send them."""
        await self.answer(lambda: make_overview(self.desk.marking, marker))


class TextHandler(DeskHandler):
    """One text and its mark."""

    async def get(self, marker: str, text_id: str) -> None:
        """Send it as it is now."""
        await self.answer(lambda: self.desk.marking.show(marker, text_id))

    async def put(self, marker: str, text_id: str) -> None:
        """Save a mark; what is answered is in the gradebook."""
        fields = self.read_fields()
        await self.answer(lambda: self.desk.marking.save(marker, text_id, fields))


class UndoHandler(DeskHandler):
    """Takes back what was saved last."""

    async def post(self, marker: str) -> None:
        """Undo it."""
        self.read_fields()
        await self.answer(lambda: self.desk.marking.undo(marker))


class NamesHandler(DeskHandler):
    """Whose each text is."""

    async def get(self) -> None:
        """Send the names."""
        await self.answer(lambda: {"names": list_names(self.desk.marking)})


class CompareHandler(DeskHandler):
    """Both markers side by side."""

    async def get(self) -> None:
        """Send what differs."""
        await self.answer(lambda: compare(self.desk.marking))


class FormgraderHandler(DeskHandler):
    """The way to nbgrader's own page of the same hand-in."""

    async def get(self, text_id: str) -> None:
        """Start the formgrader if need be, and go there."""
        submission = await self.run(lambda: self._find_submission(text_id))
        try:
            address = await asyncio.to_thread(self.desk.formgrader.find_address, submission)
        except MarkingError:
            raise HTTPError(_UNAVAILABLE) from None
        self.redirect(address)

    def _find_submission(self, text_id: str) -> str:
        try:
            text = self.desk.marking.load().texts.get(text_id)
        except MarkingError:
            return ""  # the formgrader says it in its own words
        return text.submission if text else ""
