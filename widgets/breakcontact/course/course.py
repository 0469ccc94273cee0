"""Run nbgrader's converters, exchange and commands on one course."""

from __future__ import annotations

import logging
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from nbgrader import api
from nbgrader.api import Gradebook
from nbgrader.auth import Authenticator
from nbgrader.dbutil import ALEMBIC_DIR
from nbgrader.exchange import ExchangeFactory
from nbgrader.utils import temp_attrs
from traitlets.config import Config

from breakcontact.course.errors import CourseError, NbgraderError
from breakcontact.course.log import open_log
from breakcontact.grading.quiet_app import ErrorLog, QuietApp, find_reason
from breakcontact.lessons import list_assignments


class _ClassApp(QuietApp):
    """nbgrader's application with a log file, which is opened when the course is known."""

    name = "nbgrader-class"
    raise_config_file_errors = True


class NbgraderCourse:
    """nbgrader on one course.

    Args:
        root: Its folder, which must also be the current one.

    Raises:
        CourseError: If the settings of the course cannot be read, or its log cannot be written.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        prepare_nbgrader()
        self.app = _ClassApp(log_level=logging.INFO)
        self.log = open_log(root)
        self.app.log.handlers[:] = [self.log]
        self.app.log.propagate = False
        try:
            self.app.initialize([])
        except Exception as error:  # the settings are Python code, which can raise anything
            self.close()
            reason = str(error) or type(error).__name__
            raise CourseError("bad-settings", reason=reason) from error
        self.app.log.setLevel(logging.INFO)
        self.coursedir = self.app.coursedir
        self.coursedir.root = str(root)
        self.authenticator = Authenticator(parent=self.app)
        self.exchange = ExchangeFactory(parent=self.app)

    def close(self) -> None:
        """Close the log."""
        for handler in self.app.log.handlers:
            handler.close()
        self.app.log.handlers.clear()

    @property
    def has_exchange(self) -> bool:
        """Whether learners fetch and hand in on this machine, through nbgrader's exchange."""
        if os.name == "nt" or not self.coursedir.course_id:
            return False
        return bool(os.access(self.exchange_root, os.R_OK | os.W_OK | os.X_OK))

    @property
    def exchange_root(self) -> str:
        """The folder of the exchange."""
        lister = self.exchange.List(
            coursedir=self.coursedir, authenticator=self.authenticator, parent=self.app
        )
        return str(getattr(lister, "root", ""))

    def list_assignments(self) -> list[str]:
        """The names of all assignments, in the order of teaching."""
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
        """The learners who have a folder for an assignment in one of nbgrader's steps."""
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
            try:
                self._start(made, traits)
            finally:
                # There is no exporter if building it failed. Ours show progress.
                if made.trait_has_value("exporter") and hasattr(made.exporter, "close"):
                    made.exporter.close()

    def run_exchange(self, action: str, assignment: str, **traits: Any) -> Any:
        """Run an action of nbgrader's exchange, such as ``Collect``, on an assignment.

        Raises:
            NbgraderError: If nbgrader fails.
        """
        with temp_attrs(self.coursedir, assignment_id=assignment, student_id="*"):
            made = getattr(self.exchange, action)(
                coursedir=self.coursedir, authenticator=self.authenticator, parent=self.app
            )
            return self._start(made, traits)

    def run_app(self, app_class: type, settings: Config) -> None:
        """Run one of nbgrader's own commands on this course.

        Raises:
            NbgraderError: If nbgrader fails.
        """
        app = app_class(parent=self.app, config=settings)
        app.log = self.app.log
        app.coursedir = self.coursedir
        self._start(app, {})

    def _start(self, made: Any, traits: dict[str, Any]) -> Any:
        for name, value in traits.items():
            setattr(made, name, value)
        handler = ErrorLog()
        self.app.log.addHandler(handler)
        try:
            return made.start()
        except (Exception, SystemExit) as error:  # nbgrader's apps end the program when they fail
            self.app.log.exception("This step failed")
            raise NbgraderError(find_reason(error, handler.messages)) from error
        finally:
            self.app.log.removeHandler(handler)


def prepare_nbgrader() -> None:
    """Let nbgrader find the environment's tools, and the version of its schema without them.

    For every new gradebook it starts alembic to be told the version, which takes longer than all
    else that a new gradebook needs.
    """
    api.get_alembic_version = _read_schema_version
    tools = str(Path(sys.executable).parent)
    folders = os.environ.get("PATH", "").split(os.pathsep)
    if tools not in folders:
        os.environ["PATH"] = os.pathsep.join([tools, *folders])


@cache
def _read_schema_version() -> str:
    from alembic.script import ScriptDirectory  # only a new gradebook asks, and it takes a second

    version = ScriptDirectory(ALEMBIC_DIR).get_current_head()
    assert version is not None, "nbgrader's schema has one newest version"
    return version
