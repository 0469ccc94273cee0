"""A quiz in other places than our own JupyterLab: answers are saved in all of them."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from hub_server import HubServer
from notebook_server import NotebookServer
from playwright.sync_api import expect
from quiz_notebook import QuizNotebook

from breakcontact.quiz import QuizDefinition, load_definition, read_responses

SLUG = "check_01_match"
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS\n", re.DOTALL)


@pytest.fixture
def definition(root: Path) -> QuizDefinition:
    """What is asked."""
    return load_definition(root / "assessments" / "source" / SLUG / f"{SLUG}.quiz.json")


def test_in_notebook_7(
    definition: QuizDefinition, tmp_path: Path, root: Path, contexts: Any
) -> None:
    """Opened alone in a tab, without JupyterLab around it."""
    folder = _copy_quiz(root, tmp_path / "kari")
    context, watch = contexts()
    # Notebook 7.6 says this of itself when it opens any notebook.
    watch.expect_fault("reading 'schema'")

    with NotebookServer(folder.parent, tmp_path / "home", "notebook") as server:
        quiz = QuizNotebook(context.new_page(), definition)
        quiz.start(server.address_of(folder / f"{SLUG}.ipynb"))
        given = _answer_all_single(quiz)
        quiz.page.screenshot(path=root / "artefacts" / "screenshots" / "quiz-notebook-7.png")
        context.close()

    assert read_responses(folder / definition.responses_name, definition).answers == given


@pytest.mark.skipif(sys.platform == "win32", reason="there is no JupyterHub for Windows")
def test_behind_a_hub_with_a_prefix_and_a_named_server(
    definition: QuizDefinition, tmp_path: Path, root: Path, contexts: Any
) -> None:
    """Nothing in the quiz depends on the address that it is reached by; a reload shows it again."""
    folder = _copy_quiz(root, tmp_path / "users" / "kari")
    context, watch = contexts()
    # The proxy may not know a kernel yet that was just started; JupyterLab asks again.
    watch.expect_fault("WebSocket connection to .*/channels")

    with HubServer(tmp_path / "users", tmp_path / "hub") as hub:
        page = context.new_page()
        hub.log_in(page, "kari", "quiz")
        quiz = QuizNotebook(page, definition)
        quiz.start(hub.address_of(folder / f"{SLUG}.ipynb", "kari", "quiz"))
        given = _answer_all_single(quiz)
        page.screenshot(path=root / "artefacts" / "screenshots" / "quiz-hub.png")
        quiz.start(page.url)
        first = next(item for item in definition.items if item.id in given)
        chosen = quiz.card(first).get_by_role("radio", checked=True)
        expect(chosen).to_have_value(given[first.id])
        context.close()

    assert read_responses(folder / definition.responses_name, definition).answers == given


def _copy_quiz(root: Path, home: Path) -> Path:
    """A quiz as a learner has it, without the hidden tests."""
    folder = home / SLUG
    shutil.copytree(root / "assessments" / "source" / SLUG, folder)
    notebook = folder / f"{SLUG}.ipynb"
    table = json.loads(notebook.read_text(encoding="utf-8"))
    for cell in table["cells"]:
        cell["source"] = HIDDEN.sub("", "".join(cell["source"]))
    notebook.write_text(json.dumps(table), encoding="utf-8")
    return folder


def _answer_all_single(quiz: QuizNotebook) -> dict[str, Any]:
    given = {item.id: item.options[-1] for item in quiz.definition.items if item.kind == "single"}
    quiz.answer(given)
    return given
