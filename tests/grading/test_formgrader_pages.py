"""nbgrader's formgrader, as our courses open it: texts stay texts, and nobody else is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from formgrader_pages import PLACES, FormgraderPages
from hostile_markup import ALL, CORPUS, SIGN, read_markup
from nbgrader.server_extensions.formgrader.handlers import SubmissionHandler

from breakcontact.grading.formgrader.extension import FILE_POLICY, POLICY


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FormgraderPages:
    """The formgrader of a course without anything in it."""
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return FormgraderPages()


def test_names_and_ids_stay_texts(pages: FormgraderPages, tmp_path: Path) -> None:
    """Whatever a learner or an assignment is called, the page has the same elements."""
    path = tmp_path / "empty.ipynb"
    path.write_text(nbformat.writes(nbformat.v4.new_notebook()), encoding="utf-8")

    plain = read_markup(pages.show(path))
    hostile = read_markup(pages.show(path, **dict.fromkeys(PLACES, ALL)))

    assert plain.requests == hostile.requests == hostile.faults == []
    assert hostile.elements == plain.elements
    assert CORPUS[0] in hostile.text


def test_a_notebook_of_another_kind_runs_nothing(pages: FormgraderPages, tmp_path: Path) -> None:
    """Cells and outputs of every kind, as a learner hands them in to a teacher's own assignment.

    Their Markdown is shown as Markdown, with links, and without its pictures.
    """
    path = tmp_path / "loops.ipynb"
    path.write_text(json.dumps(make_hostile_notebook()), encoding="utf-8")

    page = read_markup(pages.show(path))

    assert [fault for fault in page.faults if not fault.startswith("<a href='https://")] == []
    assert page.requests == []
    assert SIGN in page.text


def test_a_page_looks_as_it_was_meant(pages: FormgraderPages, tmp_path: Path) -> None:
    """Paragraphs, lists and tables of texts and outputs are what they were."""
    shown = "<p><strong>Asked</strong></p><blockquote>Said</blockquote><ul><li>one</li></ul>"
    output = nbformat.v4.new_output("display_data", data={"text/html": shown})
    cells = [
        nbformat.v4.new_markdown_cell("# Head\n\nA *text*.\n\n- one\n\n| a |\n| - |\n| b |"),
        nbformat.v4.new_code_cell("", outputs=[output]),
    ]
    path = tmp_path / "shown.ipynb"
    path.write_text(nbformat.writes(nbformat.v4.new_notebook(cells=cells)), encoding="utf-8")

    page = read_markup(pages.show(path))

    assert "<" not in page.text
    assert {"p", "h1", "em", "strong", "blockquote", "li", "table", "td"} <= set(page.elements)


def make_hostile_notebook() -> dict[str, Any]:
    """A notebook with the corpus in each cell and in each kind of output."""
    new = nbformat.v4
    kinds = ("text/html", "text/markdown", "text/latex", "text/plain", "application/javascript")
    kinds += ("image/svg+xml", "text/vnd.mermaid")
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": ALL}}
    outputs = [new.new_output("display_data", data={kind: ALL}) for kind in kinds]
    outputs += [
        new.new_output("display_data", data=view),
        new.new_output(
            "display_data", data={"text/html": ALL}, metadata={"text/html": {"isolated": True}}
        ),
        new.new_output("display_data", data={"image/png": f'x" onerror="{SIGN}()'}),
        new.new_output("stream", name="stderr", text=ALL),
        new.new_output("error", ename=ALL, evalue=ALL, traceback=[ALL]),
    ]
    notebook = new.new_notebook(
        cells=[
            new.new_markdown_cell(ALL),
            *(new.new_markdown_cell(text) for text in CORPUS),
            new.new_raw_cell(ALL),
            new.new_code_cell(ALL, outputs=outputs),
        ]
    )
    notebook.metadata["widgets"] = {
        "application/vnd.jupyter.widget-state+json": {"state": {ALL: {}}}
    }
    return dict(notebook)


@pytest.mark.parametrize(
    "name",
    [
        "manage_assignments.tpl", "manage_submissions.tpl", "gradebook_notebooks.tpl",
        "gradebook_notebook_submissions.tpl", "manage_students_assignments.tpl",
        "manage_students_notebook_submissions.tpl", "gradebook_assignments.tpl",
        "manage_students.tpl", "base_500.tpl",
    ],
)  # fmt: skip
def test_the_lists_bring_no_markup(pages: FormgraderPages, name: str) -> None:
    """Ids of learners and assignments, the folder, and the settings."""
    plain, hostile = (read_markup(pages.render(name, text)) for text in ("a", ALL))

    assert hostile.faults == []
    assert hostile.elements == plain.elements
    assert plain.requests == []


def test_every_page_has_the_policy(pages: FormgraderPages) -> None:
    """The browser loads from this server alone; a file that was handed in can do nothing."""
    policies = {
        place: kind.content_security_policy
        for place, kind, *_ in pages.handlers
        if hasattr(kind, "content_security_policy")
    }
    (files,) = (place for place, policy in policies.items() if policy == FILE_POLICY)

    assert files == "/formgrader/submissions/(.*)"
    assert {policy for place, policy in policies.items() if place != files} == {POLICY}
    assert len(policies) > 20
    assert any(issubclass(kind, SubmissionHandler) for _, kind, *_ in pages.handlers)
