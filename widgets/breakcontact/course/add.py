"""Put a quiz of the teacher's own into a course."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from breakcontact.authoring.load import Checked, check_file
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.translations import (
    UNFINISHED,
    find_faulty_languages,
    sum_up_unfinished,
)
from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError
from breakcontact.course.release import is_released
from breakcontact.files import write_text
from breakcontact.item_bank.model import Bank
from breakcontact.lessons import list_assignments, list_practice
from breakcontact.own_lessons.kinds import list_own_kinds


@dataclass(frozen=True, slots=True)
class Added:
    """The result of adding a quiz.

    Attributes:
        name: The name of its assignment.
        titles: Its title by language.
        problems: What is wrong with the file; if there are any, the course is unchanged.
        unfinished: Languages that were left out, because their translation isn't finished.
    """

    name: str
    titles: dict[str, str]
    problems: list[Problem]
    unfinished: list[Problem] = field(default_factory=list)


def add_quiz(course: NbgraderCourse, source: Path) -> Added:
    """Check a bank file and build its assignment into the course; this can be repeated.

    Raises:
        CourseError: If the file is not a quiz, its name belongs to another assignment, or it has
            already been handed out.
    """
    checked = check_file(source, list_own_kinds())
    faults = [each for each in checked.problems if each.code not in UNFINISHED]
    if faults:
        return Added("", {}, faults)
    left_out = find_faulty_languages(checked.problems, source) or set()
    texts = {each: lines for each, lines in checked.texts.items() if each not in left_out}
    quiz = checked.model
    if not isinstance(quiz, Bank):
        raise CourseError("add.no-quiz", file=source.name)
    _check_name(course, quiz.slug)
    _write(course, quiz.slug, replace(checked, texts=texts))
    titles = {language: lines["title"] for language, lines in texts.items()}
    return Added(quiz.slug, titles, [], sum_up_unfinished(checked.problems, source))


def _check_name(course: NbgraderCourse, name: str) -> None:
    """Refuse names of existing assignments, and quizzes that have been handed out."""
    folder = course.folder("source", name)
    is_other = folder.is_dir() and not (folder / f"{name}.quiz.json").is_file()
    if name in (*list_assignments(), *list_practice()) or is_other:
        raise CourseError("add.taken", name=name)
    if is_released(course, name):
        raise CourseError("add.released", name=name)


def _write(course: NbgraderCourse, name: str, checked: Checked) -> None:
    folder = course.folder("source", name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CourseError("not-writable", folder=folder, reason=error.strerror) from error
    for path, text in checked.build().items():
        write_text(folder / PurePosixPath(path).name, text)
