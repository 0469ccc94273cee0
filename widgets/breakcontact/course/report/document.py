"""Make the report of a course, and write it as PDF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from breakcontact import files
from breakcontact.course.context import read_lessons_address
from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError
from breakcontact.course.report.page import ReportPage, make_page
from breakcontact.course.report.reading import read_quizzes
from breakcontact.course.report.report import make_report
from breakcontact.guide.handouts import render_sheet
from breakcontact.i18n.format import render_day

_SHEET = "class_report"


def describe_class(
    course: NbgraderCourse, names: Sequence[str], language: str
) -> ReportPage | None:
    """What a class found hard, in words.

    Args:
        course: The course.
        names: The assignments that count, in the order of teaching.
        language: The teacher's.

    Returns:
        The page, or ``None`` if nothing has been graded.
    """
    quizzes = read_quizzes(course, names)
    if not any(quiz.handed_in for quiz in quizzes):
        return None
    return make_page(
        make_report(quizzes),
        language,
        load_objectives(language),
        course=course.coursedir.course_id,
        day=render_day(date.today().isoformat(), language),
        lessons=read_lessons_address(course.root),
    )


def load_objectives(language: str) -> dict[str, str]:
    """The learning objectives in a language, by id; empty if they are not built in it."""
    try:
        table = json.loads((files.BUILT / "objectives.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found: dict[str, str] = table.get(language, {})
    return found


def write_page(page: ReportPage, language: str, file: Path) -> Path:
    """Write the page as PDF, in place of an older one.

    Returns:
        The file.

    Raises:
        CourseError: If it cannot be written; an older one stays.
        BreakContactError: If Typst is not installed.
    """
    if file.is_dir():
        raise CourseError("report.is-folder", file=file)
    pdf = render_sheet(_SHEET, {"language": language, **asdict(page)}, any_font=True)
    try:
        files.replace_file(file, pdf)
    except OSError as error:
        raise CourseError("report.not-written", file=file, reason=error.strerror or error) from None
    return file
