"""A course of nbgrader's, and nbgrader at work on it: its converters, exchange and gradebook."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps.baseapp import NbGrader
from nbgrader.auth import Authenticator
from nbgrader.exchange import ExchangeFactory
from nbgrader.utils import temp_attrs
from traitlets.config import Config

from breakcontact.course.messages import Words
from breakcontact.errors import BreakContactError
from breakcontact.lessons import list_assignments

LOG = "class.log"


class NbgraderError(BreakContactError):
    """A step of nbgrader's failed; the text is what nbgrader gave as the reason."""


class _ClassApp(NbGrader):  # type: ignore[misc]
    """nbgrader as its own commands start it, except that what it says goes into a file."""

    name = "nbgrader-class"
    raise_config_file_errors = True

    def _configure_logging(self) -> None:
        """Nothing on the screen: the file is opened when the course is known."""


class Course:
    """nbgrader on one course.

    Args:
        root: Its folder, which is also the current one.
        words: What is said to the teacher.

    Raises:
        BreakContactError: If the settings of the course cannot be read.
    """

    def __init__(self, root: Path, words: Words) -> None:
        self.root = root
        self.words = words
        put_tools_on_path()
        self.app = _ClassApp(log_level=logging.INFO)
        self.app.log.handlers[:] = [_open_log(root, words)]
        self.app.log.propagate = False
        try:
            self.app.initialize([])
        except Exception as error:  # settings are a program: anything may happen in them
            self.close()
            reason = str(error) or type(error).__name__
            raise BreakContactError(words.say("bad-settings", reason=reason)) from error
        self.app.log.setLevel(logging.INFO)
        self.coursedir = self.app.coursedir
        self.coursedir.root = str(root)
        self.authenticator = Authenticator(parent=self.app)
        self.exchange = ExchangeFactory(parent=self.app)

    def close(self) -> None:
        """Close what nbgrader says into."""
        for handler in self.app.log.handlers:
            handler.close()
        self.app.log.handlers.clear()

    @property
    def collecting(self) -> tuple[str, ...]:
        """The words that collect here: without an exchange, from a folder of what was sent."""
        if self.has_exchange:
            return ("collect",)
        return ("collect", "--from", self.words.say("example.folder"))

    @property
    def has_exchange(self) -> bool:
        """Whether learners fetch and hand in on this machine, through nbgrader's exchange."""
        if os.name == "nt" or not self.coursedir.course_id:
            return False
        return bool(os.access(self.exchange_root, os.R_OK | os.W_OK | os.X_OK))

    @property
    def exchange_root(self) -> str:
        """The folder that hand-outs and hand-ins go through."""
        lister = self.exchange.List(
            coursedir=self.coursedir, authenticator=self.authenticator, parent=self.app
        )
        return str(getattr(lister, "root", ""))

    def list_assignments(self) -> list[str]:
        """The names of all that can be handed out, in the order of teaching."""
        folder = self.root / self.coursedir.source_directory
        found = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        names = [name for name in found if any((folder / name).glob("*.ipynb"))]
        order = list_assignments()
        rank = {name: at for at, name in enumerate(order)}
        return sorted(names, key=lambda name: (rank.get(name, len(order)), name))

    def folder(self, step: str, assignment: str, student: str = ".") -> Path:
        """Where nbgrader keeps an assignment in one of its steps, such as ``submitted``."""
        directory = getattr(self.coursedir, f"{step}_directory")
        return Path(self.coursedir.format_path(directory, student, assignment)).resolve()

    def list_students(self, step: str, assignment: str) -> list[str]:
        """Those who have a folder for an assignment in one of nbgrader's steps."""
        # With nbgrader's own order of folders: step, student, assignment.
        pattern = self.root / getattr(self.coursedir, f"{step}_directory")
        folders = pattern.iterdir() if pattern.is_dir() else iter(())
        return sorted(one.name for one in folders if (one / assignment).is_dir())

    def open_gradebook(self) -> Any:
        """The gradebook; a context manager."""
        return Gradebook(self.coursedir.db_url, self.coursedir.course_id)

    def convert(
        self, converter: type, assignment: str, settings: Config | None = None, **traits: Any
    ) -> None:
        """Run one of nbgrader's converters on all of an assignment.

        Raises:
            NbgraderError: If nbgrader fails.
        """
        with temp_attrs(self.coursedir, assignment_id=assignment, student_id="*"):
            made = converter(coursedir=self.coursedir, parent=self.app)
            if settings is not None:
                made.update_config(settings)
            self._start(made, traits)

    def trade(self, action: str, assignment: str, **traits: Any) -> Any:
        """Run an action of nbgrader's exchange, such as ``Collect``, on an assignment.

        Raises:
            NbgraderError: If nbgrader fails.
        """
        with temp_attrs(self.coursedir, assignment_id=assignment, student_id="*"):
            made = getattr(self.exchange, action)(
                coursedir=self.coursedir, authenticator=self.authenticator, parent=self.app
            )
            return self._start(made, traits)

    def call(self, app_class: type, settings: Config) -> None:
        """Run one of nbgrader's own commands on this course.

        Raises:
            NbgraderError: If nbgrader fails.
        """
        app = app_class(parent=self.app, config=settings)
        app.log = self.app.log
        app.coursedir = self.coursedir
        self._start(app, {})

    def listen(self, hear: Callable[[logging.LogRecord], None]) -> logging.Handler:
        """Let a function hear what nbgrader says, until the handler is taken off ``app.log``."""
        handler = logging.Handler()
        handler.emit = hear  # type: ignore[method-assign, assignment]
        self.app.log.addHandler(handler)
        return handler

    def _start(self, made: Any, traits: dict[str, Any]) -> Any:
        for name, value in traits.items():
            setattr(made, name, value)
        errors: list[str] = []
        handler = self.listen(lambda record: _keep_error(record, errors))
        try:
            return made.start()
        except (Exception, SystemExit) as error:  # nbgrader's apps end the program when they fail
            self.app.log.exception("This step failed")
            raise NbgraderError(_reason(error, errors)) from error
        finally:
            self.app.log.removeHandler(handler)


def put_tools_on_path() -> None:
    """Let nbgrader find alembic, which it starts by name when it makes a gradebook."""
    tools = str(Path(sys.executable).parent)
    places = os.environ.get("PATH", "").split(os.pathsep)
    if tools not in places:
        os.environ["PATH"] = os.pathsep.join([tools, *places])


def _open_log(root: Path, words: Words) -> logging.Handler:
    try:
        handler = logging.FileHandler(root / LOG, encoding="utf-8")
    except OSError as error:
        raise BreakContactError(
            words.say("not-writable", folder=root, reason=error.strerror)
        ) from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def _keep_error(record: logging.LogRecord, errors: list[str]) -> None:
    if record.levelno >= logging.ERROR:
        errors.append(record.getMessage())


def _reason(error: BaseException, errors: list[str]) -> str:
    """The one line that says most: what was raised first, else nbgrader's first complaint."""
    if isinstance(error, BreakContactError):
        return str(error)
    raised = [text.strip().splitlines()[-1] for text in errors if text.startswith("Traceback")]
    told = [text.strip().splitlines()[0] for text in errors if text.strip()]
    reason = next(iter([*raised, *told]), str(error) or type(error).__name__)
    # "package.module.SomeError: the sentence"
    reason = re.sub(r"^[\w.]+(?:Error|Exception): ", "", reason)
    return reason if reason.endswith((".", "!", "?")) else f"{reason}."
