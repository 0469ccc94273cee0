"""Marking by hand: what is in the gradebook is what was ticked, and nothing is lost or replaced."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from gradebook_rows import GradeRow, change, read_grades
from marking_course import CELL, ITEM, MOST, SLUG, WRITTEN
from nbgrader.api import Gradebook
from quiz_course import QuizCourse

from breakcontact.marking.errors import ChangedError, MarkingError
from breakcontact.marking.marking import FIRST, SECOND, Marking
from breakcontact.marking.notes import FILE
from breakcontact.marking.overview import compare, list_names, make_overview

SET_SCORE = """update grade set manual_score = ?, needs_manual_grade = 0 where id = ?"""


def find_text(marking: Marking, student: str) -> str:
    """The id of a learner's text."""
    return next(one.id for one in marking.load().texts.values() if one.student == student)


def save(
    marking: Marking, student: str, *ticks: int, marker: str = FIRST, **other: Any
) -> dict[str, Any]:
    """Tick lines of the rubric and save, having seen the text as it is."""
    text_id = find_text(marking, student)
    seen = marking.show(marker, text_id)
    fields = {"score": len(ticks), "ticks": list(ticks), "comment": "", **other}
    return marking.save(marker, text_id, {"version": seen["version"], **fields})


def read_everything(course: QuizCourse) -> list[str]:
    """All rows of the gradebook."""
    with closing(sqlite3.connect(course.database)) as connection:
        return list(connection.iterdump())


def read_stock(course: QuizCourse, student: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What nbgrader's own API, and so the formgrader, says about a learner's text."""
    with Gradebook(f"sqlite:///{course.database}") as gradebook:
        notebook = gradebook.find_submission_notebook(SLUG, SLUG, student)
        grade = next(one.to_dict() for one in notebook.grades if one.name == CELL)
        comment = next(one.to_dict() for one in notebook.comments if one.name == CELL)
    return grade, comment


def test_what_waits_is_shown_without_names(marking: Marking) -> None:
    """The question with its rubric and model answer, and five texts; a blank one does not wait."""
    overview = make_overview(marking, FIRST)
    (question,) = overview["questions"]
    shown = [marking.show(FIRST, one["id"]) for one in overview["texts"]]

    assert [one["points"] for one in question["criteria"]] == [1.0] * 4
    assert question["most"] == MOST
    assert question["criteria"][0]["text"].startswith("Puts no blame on Linda")
    assert question["criteria"][0]["worth"] == "1 point"
    assert question["model"].startswith("I'm not angry, Linda.")
    assert {one["state"] for one in overview["texts"]} == {"waiting"}
    assert {one["answer"] for one in shown} == set(WRITTEN.values())
    told = json.dumps([overview, shown], ensure_ascii=False)
    assert [name for name in [*WRITTEN, "left"] if f'"{name}"' in told] == []
    assert set(list_names(marking).values()) == set(WRITTEN)


def test_the_teachers_language(open_marking: Callable[..., Marking]) -> None:
    """Rubric, model answer and question are in Norwegian for one who reads that."""
    (question,) = make_overview(open_marking("nb"), FIRST)["questions"]

    assert question["criteria"][0]["text"].startswith("Legger ikke skyld på Linda")
    assert question["criteria"][0]["worth"] == "1 poeng"
    assert question["model"].startswith("Jeg er ikke sint, Linda.")
    assert question["lines"]["exhibit.l2"].startswith("Jeg skammer meg")


def test_what_is_saved_is_what_nbgrader_shows(course: QuizCourse, marking: Marking) -> None:
    """Score and comment are in the gradebook; everyone else's row is as it was, byte for byte."""
    before = read_everything(course)

    saved = save(marking, "kari", 0, 1, 3, comment="  You ask how she is. ")

    grade, comment = read_stock(course, "kari")
    assert (grade["manual_score"], grade["needs_manual_grade"]) == (3.0, False)
    assert comment["manual_comment"] == "You ask how she is."
    assert (saved["state"], saved["score"], saved["ticks"]) == ("marked", 3.0, [0, 1, 3])
    assert saved["comment"] == "You ask how she is."
    changed = set(read_everything(course)) - set(before)
    assert len(changed) == 2
    states = [one["state"] for one in make_overview(marking, FIRST)["texts"]]
    assert sorted(states) == ["marked", *["waiting"] * 4]


def test_looking_changes_nothing(course: QuizCourse, marking: Marking) -> None:
    """Reading all texts, names and the comparison leaves the gradebook as it is."""
    before = course.database.read_bytes()

    for one in make_overview(marking, FIRST)["texts"]:
        marking.show(FIRST, one["id"])
        marking.show(SECOND, one["id"])
    list_names(marking)
    compare(marking)

    assert course.database.read_bytes() == before
    assert not (course.root / FILE).exists()


def test_undo_puts_back_what_was_there(course: QuizCourse, marking: Marking) -> None:
    """Step by step, to the gradebook as it was before, row for row."""
    before = read_everything(course)
    save(marking, "kari", 0, comment="one")
    save(marking, "ola")
    save(marking, "kari", 0, 1, 2, 3, comment="two")

    undone = marking.undo(FIRST)
    assert (undone["score"], undone["ticks"], undone["comment"]) == (1.0, [0], "one")
    assert marking.undo(FIRST)["state"] == "waiting"
    assert marking.undo(FIRST)["ticks"] is None

    assert read_everything(course) == before
    with pytest.raises(MarkingError, match="nothing"):
        marking.undo(FIRST)


def test_a_mark_that_another_program_changed_is_not_replaced(
    course: QuizCourse, marking: Marking
) -> None:
    """Neither by saving nor by undoing; the marker gets to see it."""
    text_id = find_text(marking, "kari")
    seen = marking.show(FIRST, text_id)
    change(course.database, SET_SCORE, 1.5, text_id)
    fields = {"score": 4, "ticks": [0, 1, 2, 3], "comment": "", "version": seen["version"]}

    with pytest.raises(ChangedError) as caught:
        marking.save(FIRST, text_id, fields)

    assert (caught.value.current["score"], caught.value.current["ticks"]) == (1.5, None)
    assert read_stock(course, "kari")[0]["manual_score"] == 1.5
    fields["version"] = caught.value.current["version"]
    assert marking.save(FIRST, text_id, fields)["score"] == 4.0
    change(course.database, SET_SCORE, 0.5, text_id)
    with pytest.raises(ChangedError):
        marking.undo(FIRST)
    assert read_stock(course, "kari")[0]["manual_score"] == 0.5


@pytest.mark.parametrize(
    "statement",
    [
        "update grade set manual_score = 1 where id = ?",
        "update grade set extra_credit = 1 where id = ?",
        "update comment set manual_comment = 'Mine' where (cell_id, notebook_id) = "
        "(select cell_id, notebook_id from grade where id = ?)",
    ],
)
def test_a_change_between_looking_and_writing(
    course: QuizCourse, marking: Marking, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    """The gradebook itself compares, so that even the last moment is safe."""
    text_id = find_text(marking, "kari")
    plan = marking._plan

    def plan_and_change(*given: Any) -> Any:
        planned = plan(*given)
        change(course.database, statement, text_id)
        monkeypatch.undo()
        return planned

    monkeypatch.setattr(marking, "_plan", plan_and_change)
    before = read_grades(course.database, SLUG)["kari", CELL]

    with pytest.raises(ChangedError):
        save(marking, "kari", 0, 1, comment="Ours")

    grade, comment = read_stock(course, "kari")
    assert grade["manual_score"] in (before.manual_score, 1.0)
    assert grade["needs_manual_grade"]
    assert comment["manual_comment"] in (None, "Mine")


def test_a_new_hand_in_asks_for_a_new_mark(course: QuizCourse, marking: Marking) -> None:
    """What was seen is not what is there: the old text's mark is not given to the new one."""
    save(marking, "kari", 0, 1)
    text_id = find_text(marking, "kari")
    seen = marking.show(FIRST, text_id)
    course.submit("kari", SLUG, {ITEM: "Just pay."}, stamp="2026-03-02 10:00:00.000000 UTC")
    assert marking.show(FIRST, text_id)["has_newer"]
    course.autograde(SLUG)
    fields = {"score": 4, "ticks": [0, 1, 2, 3], "comment": "", "version": seen["version"]}

    with pytest.raises(ChangedError) as caught:
        marking.save(FIRST, text_id, fields)

    current = caught.value.current
    assert (current["answer"], current["state"], current["is_newer"]) == (
        "Just pay.",
        "waiting",
        True,
    )
    assert read_grades(course.database, SLUG)["kari", CELL] == GradeRow(None, 2.0, None, 1)


def test_extra_credit_and_marks_of_the_formgrader_stay(
    course: QuizCourse, marking: Marking
) -> None:
    """A mark that was typed there has no ticks here; what was given on top is told and kept."""
    text_id = find_text(marking, "ola")
    change(course.database, "update grade set extra_credit = 0.5 where id = ?", text_id)
    change(course.database, SET_SCORE, 5, text_id)

    seen = marking.show(FIRST, text_id)
    assert (seen["score"], seen["ticks"], seen["extra"]) == (5.0, None, 0.5)
    fields = {"score": 5, "ticks": [], "comment": "Kind.", "version": seen["version"]}
    saved = marking.save(FIRST, text_id, fields)

    assert (saved["score"], saved["comment"]) == (5.0, "Kind.")
    assert read_grades(course.database, SLUG)["ola", CELL] == GradeRow(None, 5.0, 0.5, 0)


def test_a_locked_gradebook_loses_nothing(course: QuizCourse, marking: Marking) -> None:
    """The page hears that nothing was saved, and the same mark can be saved afterwards."""
    before = read_everything(course)
    with closing(sqlite3.connect(course.database)) as other:
        other.execute("pragma locking_mode = exclusive")
        other.execute("begin exclusive")
        with pytest.raises(MarkingError) as caught:
            marking.show(FIRST, "any")
    assert caught.value.code == "busy"
    assert read_everything(course) == before
    assert save(marking, "kari", 2)["score"] == 1.0


def test_a_damaged_gradebook_is_told(course: QuizCourse, marking: Marking) -> None:
    """With the words of the database, and without a traceback."""
    text_id = find_text(marking, "kari")
    course.database.write_bytes(b"no gradebook" * 1000)

    with pytest.raises(MarkingError, match="not a database") as caught:
        marking.save(FIRST, text_id, {})

    assert caught.value.code == "failed"


NO_MARKS: list[Any] = [
    None,
    [],
    {"score": "4"},
    {"score": True},
    {"score": -1},
    {"score": 4.5},
    {"score": float("nan")},
    {"score": float("inf")},
    {"score": 10**400},
    {"ticks": "all"},
    {"ticks": [4]},
    {"ticks": [-1]},
    {"ticks": [0.0]},
    {"ticks": [True]},
    {"comment": None},
    {"comment": "x" * 4001},
    {"version": 1},
]


def test_what_is_no_mark_is_refused(course: QuizCourse, marking: Marking) -> None:
    """Nothing is written, whatever a page sends."""
    before = read_everything(course)
    text_id = find_text(marking, "kari")
    good = {"score": 1, "ticks": [0], "comment": "", "version": "any"}

    for fields in NO_MARKS:
        sent = {**good, **fields} if isinstance(fields, dict) else fields
        with pytest.raises(MarkingError) as caught:
            marking.save(FIRST, text_id, sent)
        assert caught.value.code == "bad", sent

    assert read_everything(course) == before


def test_a_comment_is_text(course: QuizCourse, marking: Marking) -> None:
    """Whatever is typed or pasted can be kept and read again."""
    typed = "<b>Good</b>\x00\ud800\r\nשלום, O'Neill; drop table grade\x1b[2J"

    saved = save(marking, "kari", 0, comment=typed)

    assert saved["comment"] == "<b>Good</b>\nשלום, O'Neill; drop table grade[2J"
    assert read_stock(course, "kari")[1]["manual_comment"] == saved["comment"]


def test_two_markers_do_not_see_each_other(course: QuizCourse, marking: Marking) -> None:
    """The second one's marks are beside the gradebook; what differs is listed."""
    save(marking, "kari", 0, 1, 2, comment="First says")
    save(marking, "ola", 0)
    save(marking, "amir", 2)
    before = read_everything(course)

    shown = marking.show(SECOND, find_text(marking, "kari"))
    assert (shown["state"], shown["score"], shown["comment"]) == ("waiting", None, "")
    save(marking, "kari", 0, marker=SECOND, comment="Second says")
    save(marking, "ola", 0, marker=SECOND)
    save(marking, "nora", 0, 1, 2, 3, marker=SECOND)
    save(marking, "amir", 3, marker=SECOND)

    assert read_everything(course) == before
    states = sorted(one["state"] for one in make_overview(marking, SECOND)["texts"])
    assert states == [*["marked"] * 4, "waiting"]
    found = compare(marking)
    assert (found["both"], found["same"], found["waiting"]) == (3, 1, 1)
    assert [one["answer"] for one in found["texts"]] == [WRITTEN["kari"], WRITTEN["amir"]]
    assert found["texts"][0]["first"] == {
        "score": 3.0,
        "ticks": [0, 1, 2],
        "comment": "First says",
    }
    assert found["texts"][0]["second"] == {"score": 1.0, "ticks": [0], "comment": "Second says"}
    assert marking.undo(SECOND)["state"] == "waiting"
    assert compare(marking)["both"] == 2


def test_notes_that_are_damaged_hold_up_nobody(course: QuizCourse, marking: Marking) -> None:
    """The mark is saved, and the page hears that the ticks were not; a second marker is told."""
    (course.root / FILE).write_bytes(b"no notes" * 1000)

    saved = save(marking, "kari", 0, 1)

    assert (saved["noted"], saved["score"], saved["ticks"]) == (False, 2.0, None)
    assert read_stock(course, "kari")[0]["manual_score"] == 2.0
    with pytest.raises(MarkingError, match="notes"):
        marking.show(SECOND, find_text(marking, "kari"))


def test_other_answers_that_wait_are_counted(course: QuizCourse, marking: Marking) -> None:
    """A machine's mark that somebody changed waits in the formgrader, and the page says so."""
    change(
        course.database,
        "update grade set needs_manual_grade = 1 where cell_id in "
        "(select id from base_cell where name = 'after-01')",
    )

    assert make_overview(marking, FIRST)["elsewhere"] == {SLUG: len(WRITTEN) + 1}
