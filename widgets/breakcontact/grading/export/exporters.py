"""Exporters for ``nbgrader export``: marks, and answers item by item.

For example ``nbgrader export --exporter=breakcontact.grading.export.ItemExporter --to items.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Enum

from breakcontact.grading.export.items import COLUMNS, ItemRow, list_item_rows, spread
from breakcontact.grading.export.pseudonyms import Pseudonyms
from breakcontact.grading.spreadsheet import EXCEL, write_table

# The columns that nbgrader's own table has, in its order. Those that are empty are left out.
_MARKS = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
)


class SafeCsvExporter(ExportPlugin):  # type: ignore[misc]
    """nbgrader's own table of marks, safe to open in a spreadsheet, without empty columns."""

    excel = Enum(
        EXCEL,
        default_value="",
        help="Make it for Excel in a language, such as 'en' or 'nb'; '' for any other program.",
    ).tag(config=True)

    def export(self, gradebook: Gradebook) -> None:
        """Write the marks to ``--to``, or to ``grades.csv``."""
        file = self.to or "grades.csv"
        write_table(file, *_drop_empty(_MARKS, list(self._list_rows(gradebook))), self.excel)
        self.log.info("Exported grades to %s", file)

    def _list_rows(self, gradebook: Gradebook) -> Iterator[list[object]]:
        for assignment in gradebook.assignments:
            if not _is_wanted(assignment.name, self.assignment):
                continue
            for student in gradebook.students:
                if _is_wanted(student.id, self.student):
                    yield _marks_of(gradebook, assignment, student)


class ItemExporter(ExportPlugin):  # type: ignore[misc]
    """Each learner's answer and score, item by item, to see what a class has learnt."""

    excel = SafeCsvExporter.excel

    wide = Bool(
        False, help="One row a learner and assignment, with a column an item, of scores alone."
    ).tag(config=True)

    pseudonyms = Bool(
        False,
        help="Write a made-up name in place of each learner's id, always the same for the same "
        "learner, and leave free text out, which may tell who wrote it. What ties the names "
        "together is kept in 'pseudonyms.key' in the course: delete it, and nobody can.",
    ).tag(config=True)

    def export(self, gradebook: Gradebook) -> None:
        """Write the items to ``--to``, or to ``items.csv``."""
        file = self.to or "items.csv"
        coursedir = getattr(self.parent, "coursedir", None) or CourseDirectory(parent=self)
        found = (
            row
            for row in list_item_rows(gradebook, coursedir)
            if _is_wanted(row.assignment, self.assignment) and _is_wanted(row.student, self.student)
        )
        rows = sorted(map(self._hide(coursedir), found), key=ItemRow.order)
        header, table = spread(rows) if self.wide else (COLUMNS, [row.cells() for row in rows])
        write_table(file, header, table, self.excel)
        self.log.info("Exported items to %s", file)

    def _hide(self, coursedir: Any) -> Any:
        """The function that replaces names by pseudonyms, if that is requested."""
        if not self.pseudonyms:
            return lambda row: row
        names = Pseudonyms(Path(coursedir.root) / "pseudonyms.key")
        return lambda row: row.without_name(names.name_of(row.student))


def _is_wanted(name: str, wanted: list[Any]) -> bool:
    # A number on the command line arrives as one.
    return not wanted or name in map(str, wanted)


def _drop_empty(
    header: Sequence[str], rows: Sequence[Sequence[object]]
) -> tuple[list[str], list[list[object]]]:
    """A table without the columns that are empty in all rows; with no rows, all stay."""
    filled = [
        at
        for at in range(len(header))
        if not rows or any(row[at] not in (None, "") for row in rows)
    ]
    return [header[at] for at in filled], [[row[at] for at in filled] for row in rows]


def _marks_of(gradebook: Gradebook, assignment: Any, student: Any) -> list[object]:
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
        penalty = submission.late_submission_penalty
        marks = [submission.score, penalty, max(0.0, submission.score - (penalty or 0.0))]
        handed_in = submission.timestamp
    except MissingEntry:
        marks, handed_in = [0.0, 0.0, 0.0], None
    who = [student.id, student.last_name, student.first_name, student.email]
    return [assignment.name, assignment.duedate, handed_in, *who, *marks, assignment.max_score]
