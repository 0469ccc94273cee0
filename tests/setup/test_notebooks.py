"""Lessons in git are clean, and stay clean when somebody has played them."""

import asyncio
import copy
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fresh_project import tracked_files
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from breakcontact.lab.notebooks import MARK, clean_notebook, render_notebook
from breakcontact.lessons import load_lessons

ROOT = Path(__file__).parents[2]
LESSONS = sorted(name for name in tracked_files(ROOT) if name.endswith(".ipynb"))
HOOK = "breakcontact.lab.notebooks.clean_before_saving"


def _played(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook as JupyterLab holds it after it was run."""
    played = copy.deepcopy(notebook)
    played["metadata"]["language_info"] = {"name": "python", "version": "3.13.1"}
    played["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    for number, cell in enumerate(played["cells"], 1):
        cell["metadata"] |= {"trusted": True, "execution": {"iopub.execute_input": "now"}}
        if cell["cell_type"] == "code":
            text = {"name": "stdout", "output_type": "stream", "text": ["what somebody did\n"]}
            cell |= {"execution_count": number, "outputs": [text]}
    return played


def _save(folder: Path, content: dict[str, Any]) -> str:
    """Save as JupyterLab's server does, with our hook; the text that is then in the file."""
    manager = AsyncLargeFileManager(root_dir=str(folder), pre_save_hook=HOOK)
    model = {"type": "notebook", "format": "json", "content": content}
    with ThreadPoolExecutor(1) as apart:  # Playwright's loop may be running in this thread
        apart.submit(asyncio.run, manager.save(model, "lesson.ipynb")).result()
    return (folder / "lesson.ipynb").read_text(encoding="utf-8")


def test_every_lesson_of_the_course_has_its_notebooks() -> None:
    """The tests below look at each lesson in each language."""
    listed = {
        f"lessons/{language}/{lesson.slug}.ipynb"
        for lesson in load_lessons()
        for language in lesson.titles
    }

    assert listed <= set(LESSONS)


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_in_git_is_clean(name: str) -> None:
    """No outputs, no counts, nothing of the machine; to the byte as JupyterLab would write it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    notebook = json.loads(text)
    clean_notebook(notebook)

    assert text == render_notebook(notebook)


@pytest.mark.parametrize("name", LESSONS)
def test_playing_a_lesson_changes_no_file(name: str, tmp_path: Path) -> None:
    """Saved after it was run, a lesson is the file that it was before."""
    text = (ROOT / name).read_text(encoding="utf-8")

    assert _save(tmp_path, _played(json.loads(text))) == text


def test_an_edited_sentence_is_saved(tmp_path: Path) -> None:
    """A teacher who changes a lesson keeps the change, and only that."""
    notebook = json.loads((ROOT / LESSONS[0]).read_text(encoding="utf-8"))
    played = _played(notebook)
    played["cells"][0]["source"] = ["Welcome, class 3B."]

    saved = json.loads(_save(tmp_path, played))

    notebook["cells"][0]["source"] = ["Welcome, class 3B."]
    assert saved == notebook


def test_saving_keeps_the_parts_and_minutes_of_cells(tmp_path: Path) -> None:
    """Plans count with what cells say, so a save in JupyterLab must not lose it."""
    name = f"lessons/en/{load_lessons()[0].slug}.ipynb"
    notebook = json.loads((ROOT / name).read_text(encoding="utf-8"))

    saved = json.loads(_save(tmp_path, _played(notebook)))

    parts = [cell["metadata"].get(MARK) for cell in saved["cells"]]
    assert any(part and part["minutes"] > 0 for part in parts)
    assert parts == [cell["metadata"].get(MARK) for cell in notebook["cells"]]


def test_notebooks_of_others_are_left_alone(tmp_path: Path) -> None:
    """What is no lesson of ours keeps its outputs."""
    notebook = json.loads((ROOT / LESSONS[0]).read_text(encoding="utf-8"))
    del notebook["metadata"][MARK]

    assert "what somebody did" in _save(tmp_path, _played(notebook))
