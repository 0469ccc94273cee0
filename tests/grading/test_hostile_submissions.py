"""Whatever is handed in: it is not run, earns nothing it should not, and stops nobody else."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from gradebook_rows import GradeRow, read_comments, read_grades, total
from hostile_markup import read_markup
from hostile_submissions import Kind, list_kinds
from quiz_course import QuizCourse, make_items, right_answers

from breakcontact.cli.course.words import Words
from breakcontact.grading.reason_messages import say_reason
from breakcontact.grading.review_flags import ReviewFlags, parse_comment
from breakcontact.quiz.reasons import Reason

ITEMS = make_items(12)
RIGHT = right_answers(ITEMS)
FULL = float(sum(item["points"] for item, key in ITEMS if key is not None))
NAMES = [kind.name for kind in list_kinds("", {}, Path("canary"))]
GOOD = ("aaa", "zoe")


@dataclass(frozen=True)
class Graded:
    """A cohort of good and hostile submissions, graded in one run.

    Attributes:
        course: Where.
        kinds: The hostile ones.
        canary: The file that any code makes that is run.
        grades: By student and cell.
        comments: By student and cell.
        told: The rows of the list for the teacher, without its head.
    """

    course: QuizCourse
    kinds: dict[str, Kind]
    canary: Path
    grades: dict[tuple[str, str], GradeRow]
    comments: dict[tuple[str, str], str | None]
    told: list[list[str]]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """All kinds at once, between two good submissions."""
    root = tmp_path_factory.mktemp("hostile")
    course, canary = QuizCourse(root), root / "canary"
    definition = course.add_quiz("before", ITEMS)
    answers = course.responses("before", RIGHT)["answers"]
    kinds = {kind.name: kind for kind in list_kinds(definition.version, answers, canary)}
    for name in (*GOOD, *kinds):
        folder = course.submit(name, "before", RIGHT)
        if name in kinds:
            kinds[name].spoil(folder)
    course.autograde("before")
    with (root / "attention_before.csv").open(encoding="utf-8", newline="") as file:
        head, *told = csv.reader(file)
    assert head == ["assignment", "student", "notebook", "to do", "what was found"]
    grades = read_grades(course.database, "before")
    return Graded(course, kinds, canary, grades, read_comments(course.database, "before"), told)


def test_there_are_many_kinds() -> None:
    """The corpus does not shrink unseen."""
    assert len(NAMES) >= 95
    assert len(set(NAMES)) == len(NAMES)


def test_no_code_that_was_handed_in_is_run(graded: Graded) -> None:
    """Not one of the cells left its trace."""
    assert not graded.canary.exists()


@pytest.mark.parametrize("name", GOOD)
def test_the_others_get_their_marks(graded: Graded, name: str) -> None:
    """Good submissions around the hostile ones get full marks, and nobody is asked."""
    assert total(graded.grades, name) == FULL
    assert not graded.grades[name, "remarks"].needs_manual_grade
    assert not [row for row in graded.told if row[1] == name]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_earned_by_it(graded: Graded, name: str) -> None:
    """Answers that cannot be relied on give nothing; tricks give nothing beyond the answers."""
    scores = {cell: row.auto_score for (who, cell), row in graded.grades.items() if who == name}

    assert total(graded.grades, name) == (FULL if graded.kinds[name].earns else 0.0)
    assert set(scores) == {cell for who, cell in graded.grades if who == "zoe"}
    assert all(graded.grades[name, cell].manual_score is None for cell in scores)


@pytest.mark.parametrize("name", NAMES)
def test_a_human_is_told_why(graded: Graded, name: str) -> None:
    """There is a reason in the gradebook and in the list; where marks may hang on it, a flag."""
    comment = graded.comments[name, "remarks"] or ""
    rows = [row for row in graded.told if row[1] == name]

    assert "\n- " in comment
    assert rows
    assert all(sentence in comment for *_, sentence in (_unquoted(row) for row in rows))
    assert graded.grades[name, "remarks"].needs_manual_grade == graded.kinds[name].asks
    assert any(row[3] == "look at it" for row in rows) is graded.kinds[name].asks


def test_reasons_are_told_in_norwegian(graded: Graded) -> None:
    """Every reason and every note has its Norwegian sentence, with the same details in it."""
    comments = [text for (_, cell), text in graded.comments.items() if cell == "remarks" and text]
    flags = [parse_comment(comment) for comment in comments]
    reasons = {reason for one in flags for reason in (*one.review, *one.notes)}
    told = {reason: say_reason(Words("nb"), reason) for reason in reasons}

    assert len(reasons) > 30
    assert any(one.notes for one in flags)
    assert [reason for reason in reasons if told[reason] == reason] == []
    assert "Item 'q-01'" not in " ".join(told.values())
    assert [n for n in tell_numbers(reasons) if n not in tell_numbers(told.values())] == []
    assert all(say_reason(Words("en"), reason) == reason for reason in reasons)
    unknown = Reason("A reason of another time.", "not-known")
    assert say_reason(Words("nb"), unknown) == "A reason of another time."


def test_comments_of_older_versions_are_understood(graded: Graded) -> None:
    """A gradebook from before comments held data gives the same reasons as one of today."""
    text = (Path(__file__).parent / "old_comments.json").read_text(encoding="utf-8")
    old = {name: parse_comment(comment) for name, comment in json.loads(text).items()}
    new = {name: parse_comment(graded.comments[name, "remarks"] or "") for name in old}

    assert len(old) > 95
    assert [name for name in old if _as_data(old[name]) != _as_data(new[name])] == []
    assert [name for name in old if len(old[name].notes) != len(new[name].notes)] == []


def _as_data(flags: ReviewFlags) -> list[tuple[str, Mapping[str, str]]]:
    """Codes and details; how the decoder words its own fault may change."""
    return [
        (reason.code, {name: text for name, text in reason.details.items() if name != "reason"})
        for reason in flags.review
    ]


def tell_numbers(sentences: Iterable[str]) -> list[str]:
    """The numbers in sentences."""
    return re.findall(r"\d+", " ".join(sentences))


@pytest.mark.parametrize("name", NAMES)
def test_the_formgrader_can_show_it(graded: Graded, name: str) -> None:
    """A valid notebook of the teacher's cells stands for what was handed in."""
    path = graded.course.root / "autograded" / name / "before" / "before.ipynb"
    notebook = nbformat.read(path, as_version=4)
    shown = nbformat.read(path.parents[2] / "zoe" / "before" / "before.ipynb", as_version=4)

    nbformat.validate(notebook)
    assert [cell.source for cell in notebook.cells] == [cell.source for cell in shown.cells]


@pytest.mark.parametrize("name", NAMES)
def test_only_plain_files_are_copied(graded: Graded, name: str) -> None:
    """Nothing in ``autograded/`` leads elsewhere, waits for somebody, or fills the disk."""
    folder = graded.course.root / "autograded" / name / "before"
    files = [path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()]

    assert all(path.is_file() and not path.is_symlink() for path in files)
    assert len(files) < 250
    assert sum(path.stat().st_size for path in files) < 25_000_000
    definition = graded.course.root / "source" / "before" / "before.quiz.json"
    assert (folder / "before.quiz.json").read_bytes() == definition.read_bytes()


def test_no_markup_of_theirs_is_shown(graded: Graded) -> None:
    """What a learner wrote is text wherever a teacher reads it."""
    path = graded.course.root / "autograded" / "text-markup" / "before" / "before.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    page = "".join(output.data["text/html"] for output in outputs)

    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert read_markup(page).faults == []
    assert not set("<>[]`") & set(graded.comments["text-markup", "remarks"] or "")


def test_no_cell_of_the_list_is_a_formula(graded: Graded) -> None:
    """A spreadsheet that opens the list runs nothing."""
    cells = [cell for row in graded.told for cell in row]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def _unquoted(row: list[str]) -> list[str]:
    """A row without the apostrophe that keeps a spreadsheet from calculating."""
    return [cell.removeprefix("'") for cell in row]
