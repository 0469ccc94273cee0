"""A lesson in JupyterLab, in the words of somebody who plays it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab_server import LabServer
from lesson_view import LessonView
from page_watch import PageWatch
from playwright.sync_api import Locator, Page, expect

LONGEST_OPENING = 120_000
OPEN_NOTEBOOK = """async path => {
    await window.jupyterapp.commands.execute("docmanager:open", { path });
}"""


def start_button(page: Page) -> Locator:
    """The one press that starts a lesson."""
    return page.get_by_role("button", name="▶ Start", exact=True)


def open_notebook(page: Page, lab: LabServer, notebook: Path, workspace: str) -> None:
    """Open a notebook: by the address that the server prints, or where JupyterLab is open."""
    if page.url.startswith(lab.base):
        page.evaluate(OPEN_NOTEBOOK, lab.path_of(notebook))
    else:
        page.goto(lab.address_of(notebook, workspace), wait_until="commit")
    expect(start_button(page)).to_be_visible(timeout=LONGEST_OPENING)


@dataclass(kw_only=True)
class LessonPage(LessonView):
    """One notebook, opened in a page of its own.

    Attributes:
        lab: The server that it comes from.
        notebook: The file; nobody else plays it.
        watch: What must not happen in the page.
        workspace: Where JupyterLab keeps its layout; empty for the usual place.
    """

    lab: LabServer
    notebook: Path
    watch: PageWatch
    workspace: str = ""

    def open(self) -> None:
        """Open the notebook."""
        open_notebook(self.page, self.lab, self.notebook, self.workspace)

    @property
    def start_button(self) -> Locator:
        """The one press that starts a lesson."""
        return start_button(self.page)

    def start(self) -> None:
        """Open the notebook and press Start."""
        self.open()
        self.start_button.click(timeout=LONGEST_OPENING)
        expect(self.chat.first).to_be_visible(timeout=LONGEST_OPENING)

    @property
    def record_file(self) -> Path:
        """Where the lesson's record lies."""
        return self.notebook.with_suffix(".record.json")

    def _kept(self) -> dict[str, Any]:
        kept: dict[str, Any] = json.loads(self.record_file.read_text(encoding="utf-8"))
        return kept

    def save_notebook(self) -> None:
        """Let JupyterLab write the notebook to the disk, as it does by itself every two minutes."""
        written = re.compile(r"/api/contents/.*\.ipynb")
        with self.page.expect_response(
            lambda answer: answer.request.method == "PUT" and bool(written.search(answer.url))
        ):
            self.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")


Opener = Callable[..., LessonPage]
"""Gives a lesson: ``open_lesson("nb", color_scheme="dark")``."""
