"""Tables that nbgrader exports: whole, safe to open, and true to the gradebook."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import CsvExportPlugin
from quiz_course import QuizCourse
from traitlets.config import Config

from breakcontact.errors import BreakContactError
from breakcontact.grading.export import ItemExporter, SafeCsvExporter
from breakcontact.grading.spreadsheet import make_harmless, render_rows, write_table

FORMULA = '=HYPERLINK("x","y")'


class Teacher:
    """Exports from a course as ``nbgrader export`` does.

    Args:
        course: The course.
    """

    def __init__(self, course: QuizCourse) -> None:
        self.course = course

    def export(self, exporter: type, **settings: Any) -> list[dict[str, str]]:
        """The rows of the table."""
        text = self.export_bytes(exporter, **settings).decode("utf-8-sig")
        delimiter = ";" if settings.get("excel") == "nb" else ","
        return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))

    def export_bytes(self, exporter: type, **settings: Any) -> bytes:
        """The file as it is."""
        place = self.course.root / "table.csv"
        config = Config()
        config.CourseDirectory.root = str(self.course.root)
        plugin = exporter(to=str(place), config=config, **settings)
        plugin.parent = CourseDirectoryHolder(self.course.root)
        with Gradebook(f"sqlite:///{self.course.database}") as gradebook:
            plugin.export(gradebook)
        return place.read_bytes()


class CourseDirectoryHolder(CsvExportPlugin):  # type: ignore[misc]
    """What an exporter takes its course from: in nbgrader, the program."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.coursedir = CourseDirectory(root=str(root))


@pytest.fixture
def teacher(course: QuizCourse) -> Teacher:
    """A course in which two learners handed in, one with a name that is a formula."""
    course.submit("kari", "before", {"q-01": "a", "q-05": {"genuine": True, "sure": "guess"}})
    course.submit("ola", "before", {"q-06": "I am Ola.\n=1+1", "q-02": ["a", "b"]})
    course.autograde("before")
    with Gradebook(f"sqlite:///{course.database}") as gradebook:
        gradebook.update_or_create_student("kari", last_name=FORMULA, first_name='Ka,"ri')
        gradebook.update_or_create_student("noor", email="+47@example.org")
    return Teacher(course)


@pytest.mark.parametrize(
    "text",
    [
        FORMULA,
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\n=1",
        "\x00=1",
        "＝1",
    ],
)
def test_no_text_becomes_a_formula(text: str) -> None:
    """What a spreadsheet could run gets an apostrophe, which makes it text."""
    assert make_harmless(text).startswith("'")


def test_plain_text_and_numbers_stay_as_they_are() -> None:
    """Names with dashes, commas and quotes come back unchanged; numbers stay numbers."""
    rows = [["Anne-Lise, “A”", -1.5, None, True, "a\nb"]]

    text = render_rows(["a", "b", "c", "d", "e"], rows)

    assert list(csv.reader(io.StringIO(text, newline="")))[1] == [
        "Anne-Lise, “A”",
        "-1.5",
        "",
        "yes",
        "a\nb",
    ]


def test_norwegian_excel_gets_semicolons_and_decimal_commas() -> None:
    """It would read 1.5 as a day in May."""
    assert render_rows(["a", "b"], [["x", 1.5]], "nb") == '"a";"b"\r\n"x";"1,5"\r\n'


def test_a_table_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    """With what to do about it, and nothing is left behind."""
    with pytest.raises(BreakContactError, match="Close it if it is open"):
        write_table(str(tmp_path / "none" / "marks.csv"), ["a"], [])

    assert list(tmp_path.iterdir()) == []


def test_marks_are_those_of_nbgraders_own_table(teacher: Teacher) -> None:
    """The same values in the same order, apart from what is empty or had to be made harmless."""
    ours = teacher.export(SafeCsvExporter)
    with Gradebook(f"sqlite:///{teacher.course.database}") as gradebook:
        gradebook.update_or_create_student("kari", last_name="N", first_name="K")
    theirs = teacher.export(CsvExportPlugin)

    theirs_filled = [name for name in theirs[0] if any(row[name] for row in theirs)]
    assert list(ours[0]) == theirs_filled
    names = {"last_name", "first_name", "email"}
    values = [
        [{k: row[k] for k in theirs_filled if k not in names} for row in rows]
        for rows in (ours, theirs)
    ]
    assert values[0] == values[1]
    kari = next(row for row in ours if row["student_id"] == "kari")
    assert kari["last_name"] == f"'{FORMULA}"
    assert kari["first_name"] == 'Ka,"ri'


def test_marks_have_no_empty_columns(teacher: Teacher) -> None:
    """Nobody has an e-mail address or a day to hand in by; whoever has a name keeps it."""
    with Gradebook(f"sqlite:///{teacher.course.database}") as gradebook:
        gradebook.update_or_create_student("kari", last_name="", first_name="Kari")
        gradebook.update_or_create_student("noor", email=None)
    rows = teacher.export(SafeCsvExporter)

    assert "first_name" in rows[0]
    empty = [name for name in rows[0] if not any(row[name] for row in rows)]
    assert empty == []
    assert {"assignment", "student_id", "score", "max_score"} <= rows[0].keys()


def test_excel_is_told_the_encoding(teacher: Teacher) -> None:
    """With a byte order mark Excel reads æøå."""
    assert teacher.export_bytes(SafeCsvExporter, excel="en").startswith(b"\xef\xbb\xbf")
    assert not teacher.export_bytes(SafeCsvExporter).startswith(b"\xef")


def test_items_tell_answer_score_and_confidence(teacher: Teacher) -> None:
    """One row for each learner and item; nobody who handed nothing in has a score."""
    rows = {(row["student_id"], row["item"]): row for row in teacher.export(ItemExporter)}

    assert len(rows) == 3 * 6
    assert rows["kari", "q-01"]["value"] == "a"
    assert rows["kari", "q-05"]["value"] == "genuine"
    assert rows["kari", "q-05"]["sure"] == "guess"
    assert rows["kari", "q-02"]["answered"] == "no"
    assert rows["kari", "q-02"]["score"] == "0.0"
    assert rows["ola", "q-06"]["value"] == "I am Ola.\n=1+1"
    assert rows["ola", "q-06"]["needs_manual_grade"] == "yes"
    assert rows["noor", "q-01"]["handed_in"] == "no"
    assert rows["noor", "q-01"]["score"] == ""


def test_pseudonyms_hide_who_it_was_and_stay_the_same(teacher: Teacher) -> None:
    """The same made-up name in every table; free text, which tells names, is left out."""
    first = teacher.export(ItemExporter, pseudonyms=True)
    again = teacher.export(ItemExporter, pseudonyms=True)
    key = teacher.course.root / "pseudonyms.key"
    key.unlink()
    other = teacher.export(ItemExporter, pseudonyms=True)

    assert first == again
    assert {row["student_id"] for row in first}.isdisjoint(row["student_id"] for row in other)
    assert len({row["student_id"] for row in first}) == 3
    told = str([list(row.values()) for row in first])
    assert all(name not in told for name in ("kari", "ola", "Ola", "noor"))
    assert key.stat().st_mode & 0o077 == 0


def test_wide_has_a_column_for_each_item(teacher: Teacher) -> None:
    """A row for each learner, with scores alone."""
    rows = teacher.export(ItemExporter, wide=True)

    assert [row["student_id"] for row in rows] == ["kari", "noor", "ola"]
    assert list(rows[0])[2:] == [f"q-0{number}" for number in range(1, 7)]
    assert rows[1]["q-01"] == ""
