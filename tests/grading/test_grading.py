"""Quizzes are graded as nbgrader grades: the same filters, the same rules, the same ends."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from gradebook_rows import change, read_comments, read_grades, read_submissions, total
from late_penalty import TenthADay
from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from quiz_course import QuizCourse, make_items, right_answers
from traitlets.config import Config

ITEMS = make_items(6)
RIGHT = right_answers(ITEMS)
FULL = float(sum(item["points"] for item, key in ITEMS if key is not None))
LATER = "2026-03-09 10:00:00.000000 UTC"


def test_answers_get_their_marks(course: QuizCourse) -> None:
    """Each item gets its score, a text waits for a human, and there is a receipt."""
    course.submit("ann", "before", RIGHT)

    course.autograde("before")

    grades = read_grades(course.database, "before")
    assert total(grades, "ann") == FULL
    assert grades["ann", "q-06-marks"].auto_score is None
    asks = {cell for (_, cell), row in grades.items() if row.needs_manual_grade}
    assert asks == {"q-06-marks"}
    comment = read_comments(course.database, "before")["ann", "remarks"] or ""
    assert comment.startswith("Receipt: BREAK-CONTACT before 6/6 ")
    assert not (course.root / "attention_before.csv").exists()


def test_a_text_that_was_left_out_waits_for_nobody(course: QuizCourse) -> None:
    """It gets 0, and waits when it is written later; a damaged file asks for a look by itself."""
    without = {name: value for name, value in RIGHT.items() if name != "q-06"}
    course.submit("ann", "before", without)
    course.submit("bob", "before", RIGHT)
    (course.folder("bob", "before") / "before.responses.json").write_bytes(b"{")
    course.autograde("before")
    grades = read_grades(course.database, "before")
    assert grades["ann", "q-06-marks"][:4] == (0.0, None, None, 0)
    assert grades["bob", "q-06-marks"][:4] == (0.0, None, None, 0)
    assert grades["bob", "remarks"].needs_manual_grade

    course.submit("ann", "before", RIGHT)
    course.autograde("before", force=True)

    written = read_grades(course.database, "before")["ann", "q-06-marks"]
    assert written[:4] == (None, None, None, 1)


def test_only_those_asked_for_are_graded(course: QuizCourse) -> None:
    """The filters of nbgrader hold: a student, and students left out."""
    for student in ("ann", "bob", "cat"):
        course.submit(student, "before", RIGHT)

    course.autograde("before", student_id="ann")
    course.autograde("before", student_id_exclude="cat,zoe")

    assert set(read_submissions(course.database, "before")) == {"ann", "bob"}


def test_what_is_graded_is_left_alone(course: QuizCourse) -> None:
    """Only a newer submission, or --force, is graded again."""
    course.submit("ann", "before", RIGHT)
    course.autograde("before")

    course.submit("ann", "before", {})
    course.autograde("before")
    untouched = total(read_grades(course.database, "before"), "ann")
    course.autograde("before", force=True)
    forced = total(read_grades(course.database, "before"), "ann")
    course.submit("ann", "before", RIGHT, stamp=LATER)
    course.autograde("before")
    newer = total(read_grades(course.database, "before"), "ann")

    assert (untouched, forced, newer) == (FULL, 0.0, FULL)
    assert read_submissions(course.database, "before")["ann"][0] == LATER.removesuffix(" UTC")


def test_one_notebook_is_graded_by_name(course: QuizCourse) -> None:
    """With --notebook only that one is graded, and one that is not meant is left alone."""
    course.submit("ann", "before", RIGHT)

    course.autograde("before", notebook_id="bef*")
    course.submit("ann", "before", {})
    course.autograde("before", notebook_id="before")
    skipped = total(read_grades(course.database, "before"), "ann")
    course.autograde("before", notebook_id="before", force=True)

    assert skipped == FULL
    assert total(read_grades(course.database, "before"), "ann") == 0.0


def test_marks_by_hand_stand(course: QuizCourse) -> None:
    """A new grading keeps a human's scores and comments, and asks to look at them again."""
    course.submit("ann", "before", RIGHT)
    course.autograde("before")
    change(course.database, "update grade set manual_score = 0.25, needs_manual_grade = 0")
    change(course.database, "update comment set manual_comment = 'Well said.'")

    course.submit("ann", "before", {"q-06": "Another text."}, stamp=LATER)
    course.autograde("before")

    grades = read_grades(course.database, "before")
    assert {row.manual_score for row in grades.values()} == {0.25}
    assert {cell for (_, cell), row in grades.items() if not row.needs_manual_grade} == {"remarks"}


def test_nobody_is_entered_unasked(course: QuizCourse) -> None:
    """Without create_student an unknown student is an error, and the others are graded."""
    course.submit("ann", "before", RIGHT)
    course.submit("bob", "before", RIGHT)
    change(course.database, "insert into student (id) values ('bob')")

    with pytest.raises(NbGraderException, match="Not all hand-ins"):
        course.autograde("before", create_student=False)

    assert set(read_submissions(course.database, "before")) == {"bob"}
    assert not (course.root / "autograded" / "ann" / "before").exists()


def test_answers_count_without_a_notebook(course: QuizCourse) -> None:
    """Nbgrader passes over a submission without notebooks; the answers are there all the same."""
    course.submit("ann", "before", RIGHT)
    (course.submit("bob", "before", RIGHT) / "before.ipynb").unlink()

    course.autograde("before")

    assert total(read_grades(course.database, "before"), "bob") == FULL


def test_late_hand_ins_cost_what_the_plug_in_says(course: QuizCourse) -> None:
    """The course's own plug-in is asked, extensions count, and no penalty exceeds the score."""

    def adjust(config: Config) -> None:
        config.AssignLatePenalties.plugin_class = TenthADay

    change(course.database, "update assignment set duedate = '2026-03-01 09:00:00.000000'")
    course.submit("day", "before", RIGHT, stamp="2026-03-01 10:00:00 UTC")
    course.submit("far", "before", RIGHT, stamp="2026-09-01 10:00:00 UTC")
    course.submit("now", "before", RIGHT, stamp="2026-03-01 09:00:00 UTC")

    course.autograde("before", adjust=adjust)

    penalties = {name: row[1] for name, row in read_submissions(course.database, "before").items()}
    assert penalties == {"day": 0.1 * FULL, "far": FULL, "now": None}


def test_hooks_are_called(course: QuizCourse) -> None:
    """A course's own hooks run before and after each submission, as nbgrader runs them."""
    course.submit("ann", "before", RIGHT)
    calls: list[str] = []

    def note(**about: object) -> None:
        calls.append(str(about["assignment"]))

    course.autograde("before", pre_convert_hook=note, post_convert_hook=note)

    assert calls == ["before", "before"]


def test_the_folder_is_as_nbgrader_leaves_it(course: QuizCourse) -> None:
    """The learner's files and the teacher's are there, and nobody can write them by mistake."""
    folder = course.submit("ann", "before", RIGHT)
    (folder / "more.txt").write_text("More.", encoding="utf-8")
    (folder / "other.ipynb").write_text("{}", encoding="utf-8")

    course.autograde("before")

    folder = course.root / "autograded" / "ann" / "before"
    files = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert files == dict.fromkeys(
        ("before.ipynb", "before.quiz.json", "before.responses.json", "more.txt", "timestamp.txt"),
        0o444,
    )
    comment = read_comments(course.database, "before")["ann", "remarks"] or ""
    assert "1 other notebooks were left in the submitted folder." in comment


def test_answers_are_never_released(course: QuizCourse) -> None:
    """With somebody's answers in the source nothing is released."""
    place = course.root / "source" / "before" / "before.responses.json"
    place.write_text("{}", encoding="utf-8")

    with pytest.raises(NbGraderException, match="answers"):
        course.convert(GenerateAssignment, "before", force=True)

    assert not (course.root / "release" / "before" / place.name).exists()


def test_a_teachers_answers_never_overwrite_a_class(course: QuizCourse) -> None:
    """A file of answers in the source counts for nobody."""
    course.submit("ann", "before", {})
    text = str(course.responses("before", RIGHT)).replace("'", '"')
    (course.root / "source" / "before" / "before.responses.json").write_text(text)

    converter = course.autograde("before")

    assert total(read_grades(course.database, "before"), "ann") == 0.0
    answers = course.root / "autograded" / "ann" / "before" / "before.responses.json"
    assert answers.read_bytes() == (course.folder("ann", "before") / answers.name).read_bytes()
    assert converter.exclude_overwriting == {"before": ["before.responses.json"]}


def test_somebody_who_waits_is_told_how_far_it_is(
    course: QuizCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short run shows nothing on the terminal; a long one counts the submissions."""
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True, raising=False)
    for student in ("ann", "ben", "cat"):
        course.submit(student, "before", None)
    monkeypatch.setattr("sys.stderr", screen)
    course.autograde("before")
    short = screen.getvalue()

    monkeypatch.setattr("breakcontact.progress.QUIET_SECONDS", 0.0)
    course.autograde("before", force=True)

    assert "/3" not in short
    assert "| 0/3 " in screen.getvalue()


def test_no_file_of_an_absent_quiz_is_needed(course: QuizCourse, tmp_path: Path) -> None:
    """What is not handed in at all gets nothing, as in nbgrader, and nobody has to look."""
    folder = course.submit("ann", "before", None)
    (folder / "before.ipynb").rename(folder / "other.ipynb")

    course.autograde("before")

    grades = read_grades(course.database, "before")
    assert {(row.auto_score, row.needs_manual_grade) for row in grades.values()} == {(0.0, 0)}
