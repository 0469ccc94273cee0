"""A quiz that nbgrader executes: each item gives its score as a plain float, and no noise."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
import quiz_definitions
from nbclient import NotebookClient
from notebooks import write_notebook

from breakcontact.ui import Quiz

AUTO = [item["id"] for item in quiz_definitions.ITEMS if item["kind"] != "text"]
LIGHT = """
import sys
from breakcontact.ui import Quiz
Quiz("small").ask("small-01")
print({"anywidget", "ipywidgets", "numpy", "nbgrader"} & set(sys.modules))
"""


def run_cells(execution: str, patch: pytest.MonkeyPatch, *, keys: bool = True) -> Quiz:
    """The quiz of the working folder as nbgrader's kernel has it, all keys told."""
    patch.setenv("NBGRADER_EXECUTION", execution)
    quiz = Quiz("small")
    for item_id, key in quiz_definitions.KEYS.items() if keys else ():
        quiz.key(item_id, copy.deepcopy(key))
    return quiz


def plain(shown: Any) -> str:
    """What nbgrader reads of an output."""
    text: str = shown._repr_mimebundle_()["text/plain"]
    return text


def page(shown: Any) -> str:
    """What a reader sees of an output."""
    html: str = shown._repr_mimebundle_()["text/html"]
    return html


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small quiz, which the kernel works in."""
    quiz_definitions.write_definition(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("answers", "scores"),
    [
        (quiz_definitions.RIGHT, ["1.0", "2.0", "3.0", "2.0", "1.0", "0.0"]),
        (quiz_definitions.WRONG, ["0.0"] * 6),
        ({"small-04": {"r1": "hurry"}}, ["0.0", "0.0", "0.0", "0.67", "0.0", "0.0"]),
    ],
    ids=["right", "wrong", "partly"],
)
def test_each_item_gives_its_score(
    home: Path, monkeypatch: pytest.MonkeyPatch, answers: dict[str, Any], scores: list[str]
) -> None:
    """What stands in ``text/plain`` is a float's own writing; a text gives nothing here."""
    quiz_definitions.write_responses(home, quiz_definitions.small_definition(), answers)
    quiz = run_cells("autograde", monkeypatch)

    assert [plain(quiz.ask(item["id"])) for item in quiz_definitions.ITEMS] == scores


@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_an_untouched_quiz_gives_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, execution: str
) -> None:
    """With keys or without, as released or as written, no answer is no point."""
    for keys in (True, False):
        quiz = run_cells(execution, monkeypatch, keys=keys)
        assert {plain(quiz.ask(item_id)) for item_id in AUTO} == {"0.0"}


def test_answers_without_keys_give_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A release that is executed by mistake gives no points away."""
    quiz_definitions.write_responses(
        home, quiz_definitions.small_definition(), quiz_definitions.RIGHT
    )
    quiz = run_cells("autograde", monkeypatch, keys=False)

    assert {plain(quiz.ask(item_id)) for item_id in AUTO} == {"0.0"}


def test_validating_tells_answered_and_no_more(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A learner who validates learns which items are open, and nothing of right and wrong."""
    answers = {"small-01": "c", "small-02": ["a", "c"]}
    quiz_definitions.write_responses(home, quiz_definitions.small_definition(), answers)
    quiz = run_cells("validate", monkeypatch, keys=False)

    told = [plain(quiz.ask(item_id)) for item_id in AUTO]
    assert told == ["Answered.", "Answered.", "0.0", "0.0", "0.0"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda home: (home / "small.quiz.json").unlink(),
        lambda home: (home / "small.quiz.json").write_text("{"),
        lambda home: (home / "small.responses.json").write_text("{"),
        lambda home: (home / "small.responses.json").write_text("[" * 60_000),
        lambda home: (home / "small.responses.json").unlink(),
    ],
    ids=["no quiz", "no whole quiz", "damaged", "deep", "deleted"],
)
def test_no_fault_gives_points_or_noise(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    spoil: Callable[[Path], object],
) -> None:
    """Whatever is missing or broken: zero, no exception, nothing on the error stream."""
    quiz_definitions.write_responses(
        home, quiz_definitions.small_definition(), quiz_definitions.RIGHT
    )
    spoil(home)
    quiz = run_cells("autograde", monkeypatch)
    shown = [quiz.start(), *(quiz.ask(item_id) for item_id in AUTO), quiz.finish()]

    assert {plain(output) for output in shown} == {"0.0"}
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("key", [None, 7, {}, {"right": 7}, {"pairs": {}}, {"orders": []}])
def test_a_broken_key_gives_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, key: object
) -> None:
    """An item whose key cannot be read is worth nothing, and raises nothing."""
    quiz_definitions.write_responses(
        home, quiz_definitions.small_definition(), quiz_definitions.RIGHT
    )
    quiz = run_cells("autograde", monkeypatch)
    for item_id in AUTO[:4]:
        quiz.key(item_id, key)

    assert {plain(quiz.ask(item_id)) for item_id in AUTO[:4]} == {"0.0"}


def test_an_unknown_item_gives_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cell that was changed by hand is worth nothing."""
    assert plain(run_cells("autograde", monkeypatch).ask("small-99")) == "0.0"


def test_the_answer_is_shown_in_words(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads the graded notebook sees question and answer, as text and never as markup."""
    definition = quiz_definitions.small_definition()
    answers = {**quiz_definitions.RIGHT, "small-06": "<script>alert(1)</script>\nמה"}
    quiz_definitions.write_responses(home, definition, answers)
    quiz = run_cells("autograde", monkeypatch)
    shown = {item.id: page(quiz.ask(item.id)) for item in definition.items}

    assert "en words of small-01.b" in shown["small-01"]
    assert "small-02.a" in shown["small-02"]
    assert "small-04.r1 → en words of small-04.hurry" in shown["small-04"]
    assert "Fairly sure" in shown["small-05"]
    assert '&lt;script&gt;alert(1)&lt;/script&gt;</p><p dir="auto">מה' in shown["small-06"]


def test_nbgraders_kernel_loads_no_widget(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class is graded without starting the page's machinery once."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    ran = subprocess.run(
        [sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True, timeout=60
    )

    assert (ran.stdout.strip(), ran.stderr) == ("set()", "")


@pytest.mark.parametrize("answered", [True, False])
def test_a_real_kernel_gives_floats_and_no_noise(
    home: Path, monkeypatch: pytest.MonkeyPatch, answered: bool
) -> None:
    """Executed as nbgrader does: one result a cell, its text a float, no other output."""
    if answered:
        quiz_definitions.write_responses(
            home, quiz_definitions.small_definition(), quiz_definitions.RIGHT
        )
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    ran = NotebookClient(make_notebook(home), timeout=60, resources={"metadata": {"path": home}})
    ran.execute()
    outputs = [cell.outputs for cell in ran.nb.cells]

    assert [[output.output_type for output in each] for each in outputs] == [
        ["execute_result"]
    ] * len(outputs)
    scores = [float(each[0]["data"]["text/plain"]) for each in outputs[1:-1]]
    assert scores == ([1.0, 2.0, 3.0, 2.0, 1.0] if answered else [0.0] * 5)


def make_notebook(folder: Path) -> nbformat.NotebookNode:
    """The cells of the small quiz with their hidden parts, as they are executed."""
    start = 'from breakcontact.ui import Quiz\nquiz = Quiz("small")\nquiz.start()'
    asked = [
        f"### BEGIN HIDDEN TESTS\nquiz.key({item_id!r}, {quiz_definitions.KEYS[item_id]!r})\n"
        f"### END HIDDEN TESTS\nquiz.ask({item_id!r})"
        for item_id in AUTO
    ]
    write_notebook(folder / "small.ipynb", start, *asked, "quiz.finish()")
    return nbformat.read(folder / "small.ipynb", as_version=4)
