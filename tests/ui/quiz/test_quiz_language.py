"""In which language a quiz is read, and whose help goes with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import quiz_definitions
from quiz_kernel import QuizKernel, run_quiz

ITEMS = [item["id"] for item in quiz_definitions.ITEMS]


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QuizKernel]:
    """A learner's notebook, all cells run."""
    with run_quiz(tmp_path, monkeypatch) as kernel:
        yield kernel


def test_the_language_changes_in_all_parts(kernel: QuizKernel) -> None:
    """One choice changes the words of every cell of the quiz, and no other."""
    kernel.say("start", {"kind": "language", "language": "nb"})

    for name in ("start", *ITEMS, "finish"):
        widget = kernel.widget(name)
        assert widget.language == "nb"
        assert widget.lines
        assert all(text.startswith("nb ") for text in widget.lines.values())
        assert widget.labels["quiz.saved.saved"] == "Lagret"


def test_help_follows_the_language_until_a_country_is_chosen(
    kernel: QuizKernel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads Norwegian gets Norway's numbers, kept with the answers; one's own choice stays."""
    start = kernel.widget("start")
    kernel.say("start", {"kind": "language", "language": "nb"})
    assert start.country == "NO"
    kernel.answer("small-01", "a")
    assert json.loads(kernel.path.read_text(encoding="utf-8"))["country"] == "NO"

    kernel.say("start", {"kind": "language", "language": "en"})
    assert start.country == "GB"
    start.set_state({"country": "NO"})
    kernel.say("start", {"kind": "language", "language": "nb"})
    kernel.say("start", {"kind": "language", "language": "en"})
    assert start.country == "NO"
    with run_quiz(tmp_path, monkeypatch) as again:
        again.say("start", {"kind": "language", "language": "en"})
        assert again.widget("start").country == "NO"


def test_lab_tells_the_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quiz in a folder of any name opens in the language that JupyterLab was started in."""
    monkeypatch.setenv("BREAKCONTACT_LANGUAGE", "nb")
    with run_quiz(tmp_path, monkeypatch) as kernel:
        start = kernel.widget("start")

    assert (start.language, start.country) == ("nb", "NO")


@pytest.mark.parametrize(("folder", "language", "country"), [("nb", "nb", "NO"), ("x", "en", "GB")])
def test_the_folder_tells_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, language: str, country: str
) -> None:
    """As in the lessons; elsewhere it is the quiz's first language."""
    home = tmp_path / folder
    home.mkdir()

    with run_quiz(home, monkeypatch) as kernel:
        start = kernel.widget("start")

    assert (start.language, start.country) == (language, country)
    assert set(start.packs) == {"NO", "GB"}
