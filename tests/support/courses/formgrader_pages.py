"""The formgrader of a course, as our extension gives it to a Jupyter server."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from breakcontact.grading.formgrader.extension import ShutFormgrader

PLACES = ("student", "last_name", "first_name", "assignment_id", "notebook_id", "notebook_path")
"""What nbgrader's templates put into a page that shows a hand-in."""


class FormgraderPages:
    """What the extension gives to a Jupyter server; the folder of the course is the current one."""

    def __init__(self) -> None:
        self.settings: dict[str, Any] = {"base_url": "/"}
        self.handlers: list[Any] = []
        ShutFormgrader.clear_instance()
        app = ShutFormgrader()
        app.root_dir = str(Path.cwd())
        app.initialize([])
        webapp = SimpleNamespace(
            settings=self.settings, add_handlers=lambda host, some: self.handlers.extend(some)
        )
        app.init_tornado_settings(webapp)
        app.init_handlers(webapp)

    def show(self, path: Any, **texts: str) -> str:
        """The page of a hand-in."""
        about = {"base_url": "", "submission_id": "1", "index": 0, "total": 1, "filename": "x"}
        page, _ = self.settings["nbgrader_exporter"].from_filename(
            str(path), resources={**about, **dict.fromkeys(PLACES, "a"), **texts}
        )
        return str(page)

    def render(self, name: str, text: str) -> str:
        """A page of lists, with a text wherever it takes one."""
        names = ("assignment_id", "notebook_id", "student_id", "course_dir", "exchange")
        names += ("url_prefix", "course_id", "current_config", "default_timezone")
        template = self.settings["nbgrader_jinja2_env"].get_template(name)
        about = {**dict.fromkeys(names, text), "exchange_missing": True, "windows": False}
        resources = {**dict.fromkeys((*PLACES, "filename"), text), "index": 0, "total": 1}
        return str(template.render(**about, base_url="", error_code=500, resources=resources))
