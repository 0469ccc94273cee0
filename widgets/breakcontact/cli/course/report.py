"""``breakcontact class report``: what the group found hard, on a page and in the terminal."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.cli.course.words import Words
from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.course.course import NbgraderCourse
    from breakcontact.course.report.page import (
        Bar,
        ComparisonTable,
        HardLine,
        ObjectiveLine,
        ReportPage,
    )

_WIDE = 30
"""Columns of a bar in the terminal."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare which quizzes it is about, and where the page goes."""
    parser.add_argument(
        "assignments", nargs="*", metavar="ASSIGNMENT", help="such as 'after'; else all of them"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=lambda text: Path(text).absolute(),
        help="where the page is written as PDF; else report.pdf in the course",
    )


def run(args: argparse.Namespace, course: NbgraderCourse, words: Words) -> int:
    """Show the report, write it as PDF, and say where it is."""
    from breakcontact.course.report.document import describe_class, write_page
    from breakcontact.course.selection import select_assignments

    selected = select_assignments(course, args.assignments)
    page = describe_class(course, selected, words.language)
    if page is None:
        raise BreakContactError(words.say("feedback.nothing"))
    _show(page, words)
    file = write_page(page, words.language, args.output or course.root / "report.pdf")
    print()
    words.tell(words.say("report.saved", file=file))
    return 0


def _show(page: ReportPage, words: Words) -> None:
    """Print the page; what is a bar on paper is a line of signs here."""
    _head(page.title, words)
    words.tell(page.about)
    for quiz in page.quizzes:
        words.tell(f"- {quiz}")
    _paragraph(page.too_few, words)
    _head(page.objectives_head, words)
    for objective in page.objectives:
        _show_objective(objective, words)
    _paragraph(page.legend, words)
    _head(page.hardest_head, words)
    for number, question in enumerate(page.hardest, 1):
        _show_question(number, question, words)
    for sentence in page.others:
        _paragraph(sentence, words)
    for table in page.comparisons:
        _head(page.comparison_head, words)
        _show_comparison(table, words)
    _paragraph(page.care, words)


def _show_objective(objective: ObjectiveLine, words: Words) -> None:
    words.tell(objective.name)
    if objective.bar:
        print(f"  {_draw(objective.bar)}  {objective.between}")
    words.tell("; ".join(filter(None, (objective.counted, objective.texts))), indent=2)


def _show_question(number: int, question: HardLine, words: Words) -> None:
    words.tell(f"{number}. {question.where}: {question.prompt}")
    for line in (question.counted, question.instead, question.again, question.link):
        if line:
            words.tell(line, indent=3)


def _show_comparison(table: ComparisonTable, words: Words) -> None:
    for name, *cells in table.rows:
        words.tell(name)
        heads = zip(table.heads[1:], cells, strict=True)
        words.tell(" · ".join(f"{head}: {cell}" for head, cell in heads), indent=2)
    _paragraph(table.note, words)


def _head(sentence: str, words: Words) -> None:
    if sentence:
        print()
        words.tell(sentence)
        print("-" * min(len(sentence), 40))


def _paragraph(sentence: str, words: Words) -> None:
    if sentence:
        print()
        words.tell(sentence)


def _draw(bar: Bar) -> str:
    """A bar: dots, a line where the share may lie, and a ring where it is."""
    step = _WIDE // 10
    signs = ["-" if bar.low * step <= at < bar.high * step else "." for at in range(_WIDE)]
    signs[min(_WIDE - 1, int(bar.share * _WIDE))] = "O"
    return f"0 [{''.join(signs)}] 10"
