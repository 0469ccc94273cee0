"""``breakcontact class report``: one page, true to the gradebook, in both languages."""

from __future__ import annotations

import csv
import errno
import logging
import os
import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from pypdf import PdfReader
from quiz_course import QuizCourse
from real_course import find_keys, right_answer, weak_answer

from breakcontact.cli import main
from breakcontact.course.course import NbgraderCourse
from breakcontact.course.log import CourseLog
from breakcontact.course.report.document import load_objectives
from breakcontact.course.report.reading import read_quizzes
from breakcontact.i18n import list_languages

SOURCE = Path(__file__).parents[2] / "assessments" / "source"
PEOPLE = {f"s{n}": f"Ågot{n} Nordmann" for n in range(7)}
BEFORE, AFTER = "before", "after"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> QuizCourse:
    """Six hand-ins before and seven after, better ones; nobody answers after-03."""
    course = QuizCourse(tmp_path_factory.mktemp("report"))
    for slug, many, good in ((BEFORE, 6, 1), (AFTER, 7, 5)):
        course.adopt_quiz(SOURCE / slug)
        keys = find_keys(course.root, slug)
        for number, student in enumerate(list(PEOPLE)[:many]):
            answers = {}
            for item in course.definitions[slug].items:
                key = keys.get(item.id)
                if item.id in ("after-03", "after-12" if number == 0 else ""):
                    continue
                if key is None:
                    answers[item.id] = f"I am {PEOPLE[student]}."
                elif number < good:
                    answers[item.id] = right_answer(item.kind, key)
                else:
                    answers[item.id] = weak_answer(item.kind, key, item.options)
            course.submit(student, slug, answers)
        course.autograde(slug)
    with Gradebook(f"sqlite:///{course.database}") as gradebook:
        for student, name in PEOPLE.items():
            first, last = name.split()
            gradebook.update_or_create_student(student, first_name=first, last_name=last)
    return course


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BREAKCONTACT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")


def report(course: Path, *words: str) -> int:
    """Run the command on a course."""
    return main(["class", "report", *words, "--course", str(course)])


@pytest.mark.parametrize("language", list_languages())
def test_the_same_on_paper_and_in_the_terminal(
    graded: QuizCourse, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One page with each objective and what to take up; nobody's name or words."""
    file = tmp_path / "page.pdf"

    assert report(graded.root, "--language", language, "-o", str(file)) == 0

    shown = capsys.readouterr().out
    (page,) = PdfReader(file).pages
    for text in (_squeeze(shown), _squeeze(page.extract_text())):
        objectives = [each.rstrip(".") for each in load_objectives(language).values()]
        assert sum(_squeeze(each) in text for each in objectives) == 8
        for said in SAID[language]:
            assert _squeeze(said) in text
        for student, name in PEOPLE.items():
            assert not any(word in text for word in (student + ":", *name.split()))
    assert PdfReader(file).trailer["/Root"]["/Lang"] == language


SAID = {
    "en": (
        "What the group found hard",
        "6 texts are not marked yet",
        "5 of 7 answers right",
        "between 3 and 10 of 10",
        "Nobody answered: After the lesson, question 3.",
        "Before and after",
        "6 took both",
    ),
    "nb": (
        "Det gruppen syntes var vanskelig",
        "6 tekster er ikke vurdert ennå",
        "5 av 7 svar riktige",
        "mellom 3 og 10 av 10",
        "Ingen svarte på: Etter leksjonen, spørsmål 3.",
        "Før og etter",
        "6 var med begge ganger",
    ),
}


def test_counts_are_those_of_the_marks(
    graded: QuizCourse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each learner's points, added up from what the report counted, are those in marks.csv."""
    table = tmp_path / "marks.csv"
    assert main(["class", "export", "--to", str(table), "--course", str(graded.root)]) == 0
    course = NbgraderCourse(graded.root)
    try:
        quizzes = read_quizzes(course, [BEFORE, AFTER])
    finally:
        course.close()

    points: dict[tuple[str, str], float] = defaultdict(float)
    for quiz in quizzes:
        for question in quiz.questions:
            for student, outcome in question.outcomes.items():
                points[quiz.name, student] += outcome.share * question.item.points
    with table.open(encoding="utf-8", newline="") as file:
        marks = {
            (row["assignment"], row["student_id"]): float(row["score"])
            for row in csv.DictReader(file)
            if row.get("timestamp")
        }
    assert points == pytest.approx(marks)
    assert [quiz.handed_in for quiz in quizzes] == [6, 7]
    assert [quiz.waiting for quiz in quizzes] == [6, 6]
    assert {each.objective for quiz in quizzes for each in quiz.questions} <= {
        *load_objectives("en")
    }


def test_a_course_made_before_keys_held_objectives_has_them_all_the_same(
    graded: QuizCourse, tmp_path: Path
) -> None:
    """They are those of the kit's own quiz of that name."""
    root = graded.copy_to(tmp_path / "old").root
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for cell in gradebook.find_notebook(AFTER, AFTER).source_cells:
            cell.source = cell.source.replace('"objective"', '"other"')
        gradebook.db.commit()
    course = NbgraderCourse(root)
    try:
        (quiz,) = read_quizzes(course, [AFTER])
    finally:
        course.close()

    assert [each.objective for each in quiz.questions][:2] == ["know-stages", "name-tactics"]


def test_what_cannot_be_done_is_one_sentence(
    graded: QuizCourse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that cannot be written, a folder, nothing graded, a damaged gradebook."""
    root = graded.copy_to(tmp_path / "course").root
    wrongs = []
    for words in (["-o", str(tmp_path / "none" / "x.pdf")], ["-o", str(tmp_path)], ["nothing"]):
        assert report(root, *words) == 2
        wrongs.append(capsys.readouterr().err)
    shutil.copytree(SOURCE / "later", root / "source" / "later")
    assert report(root, "later") == 2
    wrongs.append(capsys.readouterr().err)
    (root / "gradebook.db").write_text("no database", encoding="utf-8")
    assert report(root) == 2
    wrongs.append(capsys.readouterr().err)

    for wrong, said in zip(
        wrongs,
        (
            "name another file with -o",
            "is a folder",
            "no assignment",
            "Grade first",
            "gradebook.db",
        ),
        strict=True,
    ):
        assert said in " ".join(wrong.split())
        assert "Traceback" not in wrong
    assert not (root / "report.pdf").exists()


def test_a_full_disk_costs_a_line_of_the_log_and_nothing_else(
    graded: QuizCourse,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One sentence, no traceback on the screen, and the table is whole; so with odd names."""

    def refuse(log: CourseLog) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(CourseLog, "flush", refuse)
    assert (
        main(["class", "export", "--to", str(tmp_path / "x.csv"), "--course", str(graded.root)])
        == 0
    )
    told = capsys.readouterr()
    monkeypatch.undo()
    log = CourseLog(tmp_path / "class.log")
    log.emit(logging.makeLogRecord({"msg": "\udce5se handed in", "levelno": logging.INFO}))
    log.close()

    assert " ".join(told.out.split()).count("could not be written to class.log: No space left") == 1
    assert (told.err, capsys.readouterr().err, log.fault) == ("", "", "")
    assert (tmp_path / "x.csv").is_file()
    assert "\\udce5se handed in" in (tmp_path / "class.log").read_text(encoding="utf-8")


def _squeeze(text: str) -> str:
    """Text without spaces, which a page has in other places."""
    return "".join(text.split())
