"""What Python promises of a quiz: each answer saved before it is acknowledged, and told truly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import quiz_definitions
from quiz_kernel import QuizKernel, run_quiz

from breakcontact.errors import BreakContactError
from breakcontact.ui import Quiz

ITEMS = [item["id"] for item in quiz_definitions.ITEMS]


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QuizKernel]:
    """A learner's notebook, all cells run."""
    with run_quiz(tmp_path, monkeypatch) as kernel:
        yield kernel


@pytest.mark.parametrize("item_id", ITEMS)
def test_an_answer_is_acknowledged_when_it_is_in_the_file(kernel: QuizKernel, item_id: str) -> None:
    """The page hears of it, with the time, and a grader finds it."""
    told = kernel.answer(item_id, quiz_definitions.RIGHT[item_id])

    assert (told["kind"], told["number"], told["state"]) == ("answered", kernel.number, "saved")
    assert re.fullmatch(r"\d\d:\d\d", told["at"])
    assert kernel.in_file == {item_id: quiz_definitions.RIGHT[item_id]}
    assert kernel.widget(item_id).response == quiz_definitions.RIGHT[item_id]
    assert kernel.widget(item_id).saved["state"] == "saved"


def test_an_answer_can_be_taken_back(kernel: QuizKernel) -> None:
    """Nothing of it is left."""
    kernel.answer("small-01", "b")
    kernel.answer("small-01", None)

    assert kernel.in_file == {}
    assert kernel.widget("small-01").response is None
    assert kernel.widget("small-01").saved["state"] == "none"


def test_what_is_sent_again_is_acknowledged_again(kernel: QuizKernel) -> None:
    """A page that missed the word gets it; what another wrote in between is not undone."""
    kernel.answer("small-01", "b", number=5)
    content = kernel.path.read_text(encoding="utf-8").replace('"b"', '"c"')
    kernel.path.write_text(content.replace('"revision": 1', '"revision": 2'), encoding="utf-8")

    assert kernel.answer("small-01", "b", number=5)["state"] == "saved"
    assert kernel.in_file == {"small-01": "c"}
    assert kernel.widget("small-01").response == "c"


@pytest.mark.parametrize("value", ["z", ["a"], 7, {"points": 9}, True])
def test_what_is_no_answer_is_refused(kernel: QuizKernel, value: Any) -> None:
    """The page is told in a sentence; what was saved stays."""
    kernel.answer("small-01", "b")

    told = kernel.answer("small-01", value)

    assert told["state"] == "failed"
    assert "does not fit" in told["sentence"]
    assert kernel.in_file == {"small-01": "b"}


@pytest.mark.parametrize(
    "message",
    [
        None,
        "answer",
        {},
        {"kind": "answer"},
        {"kind": "answer", "number": "1", "value": "a"},
        {"kind": "score", "number": 1, "value": 99},
        {"kind": "language", "language": "xx"},
        {"kind": "language", "language": ["nb"]},
    ],
    ids=str,
)
def test_what_the_page_cannot_ask_for_is_passed_over(kernel: QuizKernel, message: Any) -> None:
    """Nothing is answered, nothing is saved, nothing breaks."""
    for name in ("small-01", "start"):
        kernel.say(name, message)

    assert kernel.heard == []
    assert not kernel.path.exists()


def test_the_page_sets_a_country_and_nothing_else(kernel: QuizKernel) -> None:
    """Response, key, mode and the like are Python's."""
    start, item = kernel.widget("start"), kernel.widget("small-01")
    start.set_state({"country": "NO", "notice": "x"})
    start.set_state({"country": "<b>"})
    item.set_state({"response": "b", "mode": "practice", "key": {"right": "b"}})

    assert (start.country, start.notice) == ("NO", "")
    assert (item.response, item.mode, item.key) == (None, "graded", {})


def test_no_key_reaches_the_page_of_a_graded_quiz(kernel: QuizKernel) -> None:
    """Even where a cell holds one: the page gets neither key nor reasons."""
    kernel.quiz.key(
        "small-01", {**quiz_definitions.KEYS["small-01"], "explain": {"en": {"x": "y"}}}
    )
    widget = kernel.widget("small-01")

    assert widget.key == {}
    assert not any("explain" in line for line in widget.lines)


def test_a_notebook_opened_again_shows_what_was_saved(
    kernel: QuizKernel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a restart answers, language and country are as they were left."""
    kernel.say("start", {"kind": "language", "language": "nb"})
    kernel.widget("start").set_state({"country": "GB"})
    kernel.answer("small-02", ["a", "d"])

    with run_quiz(tmp_path, monkeypatch) as again:
        widget = again.widget("small-02")

    assert (widget.response, widget.saved["state"]) == (["a", "d"], "saved")
    assert (widget.language, again.widget("start").country) == ("nb", "GB")


def test_start_and_finish_tell_how_far_one_is(kernel: QuizKernel) -> None:
    """They count, name what is open, and hold the prompts that finish lists."""
    kernel.answer("small-03", quiz_definitions.RIGHT["small-03"])
    finish = kernel.widget("finish")

    assert finish.progress["answered"] == 1
    assert finish.progress["items"] == ITEMS
    assert finish.progress["unanswered"] == [name for name in ITEMS if name != "small-03"]
    assert finish.lines.keys() == {"title", "intro", *(f"{name}.prompt" for name in ITEMS)}


def test_the_receipt_is_of_what_is_saved(kernel: QuizKernel) -> None:
    """It changes with each answer that is saved."""
    empty = kernel.widget("finish").progress["receipt"]
    for name in ITEMS:
        kernel.answer(name, quiz_definitions.RIGHT[name])

    assert empty.startswith("BREAK-CONTACT small 0/6 ")
    assert kernel.widget("finish").progress["receipt"] == ("BREAK-CONTACT small 6/6 8AA9-84D3-9999")


def test_two_notebooks_see_each_other(
    kernel: QuizKernel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer given in one is shown by the other within seconds."""
    with run_quiz(tmp_path, monkeypatch) as other:
        other.answer("small-01", "b")
        kernel.sync()
        kernel.answer("small-02", ["c"])
        other.sync()

        assert kernel.widget("small-01").response == "b"
        assert other.widget("small-02").response == ["c"]


def test_the_storage_key_is_a_readers_own(
    kernel: QuizKernel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same after a restart, another for the next reader on a hub, and telling nothing."""
    first = kernel.widget("start").storage_key
    with run_quiz(tmp_path, monkeypatch) as again:
        second = again.widget("start").storage_key
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    with run_quiz(tmp_path, monkeypatch) as others:
        third = others.widget("start").storage_key

    assert first == second != third
    assert re.fullmatch("[0-9a-f]{16}", first)


@pytest.mark.parametrize("step", ["source", "release", "autograded", "submitted", "feedback"])
def test_a_teacher_tries_a_quiz_without_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """In a course's own folders nothing is written, and the key is shown."""
    (tmp_path / "nbgrader_config.py").touch()
    folder = tmp_path / step / "small"
    folder.mkdir(parents=True)
    with run_quiz(folder, monkeypatch) as kernel:
        kernel.quiz.key("small-01", quiz_definitions.KEYS["small-01"])
        told = kernel.answer("small-01", "b")
        kernel.say("start", {"kind": "language", "language": "nb"})
        kernel.sync()

        assert (told["state"], kernel.widget("small-01").mode) == ("memory", "preview")
        assert kernel.widget("small-01").key == {"right": "b"}
        assert kernel.widget("finish").progress["receipt"] == ""
        assert [path.name for path in folder.iterdir()] == ["small.quiz.json"]


def test_practice_is_kept_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its keys are shown, its answers live as long as the kernel, and no file is made."""
    monkeypatch.chdir(tmp_path)
    backend = Quiz("practice")._backend
    item = backend.definition.items[0]
    widget = backend.show(item.id)
    widget._receive(None, {"kind": "answer", "number": 1, "value": item.options[0]}, [])

    assert (widget.mode, widget.response) == ("practice", item.options[0])
    assert widget.saved["state"] == "memory"
    assert widget.key == backend.definition.keys[item.id] != {}
    assert f"{item.id}.hint" in widget.lines
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_quiz_and_item_are_told(kernel: QuizKernel) -> None:
    """A typing error gets a sentence."""
    with pytest.raises(BreakContactError, match=r"no quiz at 'missing\.quiz\.json'"):
        Quiz("missing")
    with pytest.raises(BreakContactError, match="no item 'small-99' in the quiz 'small'"):
        kernel.quiz.ask("small-99")


def test_a_quiz_is_found_beside_its_notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the kernel works elsewhere, the folder that the server tells is looked into."""
    notebook = tmp_path / "before"
    notebook.mkdir()
    quiz_definitions.write_definition(notebook)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JPY_SESSION_NAME", str(notebook / "small.ipynb"))
    widget = Quiz("small").ask("small-01")
    widget._receive(None, {"kind": "answer", "number": 1, "value": "b"}, [])

    assert (notebook / "small.responses.json").is_file()


def test_places_without_widgets_show_a_sentence(kernel: QuizKernel) -> None:
    """A page that shows no widgets tells how to get there."""
    bundle = kernel.widget("small-01")._repr_mimebundle_()

    assert bundle is not None
    assert bundle[0]["text/plain"].startswith("A part of a quiz.")


def test_what_a_widget_carries_is_json(kernel: QuizKernel) -> None:
    """All that is synced can be sent, and holds no path of the machine."""
    kernel.answer("small-05", quiz_definitions.RIGHT["small-05"])
    states = [kernel.widget(name).get_state() for name in ("start", *ITEMS, "finish")]
    words = ("layout", "tabbable", "tooltip")
    text = json.dumps([{k: v for k, v in s.items() if k not in words} for s in states])

    assert str(kernel.folder) not in text
