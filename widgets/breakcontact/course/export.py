"""Export marks, or every answer, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader.apps import ExportApp
from traitlets.config import Config

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError, NbgraderError
from breakcontact.grading.export import ItemExporter, SafeCsvExporter


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What a table holds, and for which program it is.

    Attributes:
        items: A row for each learner and item, instead of the marks.
        wide: A column for each item; only with ``items``.
        pseudonyms: Made-up names, and no free text; only with ``items``.
        excel: The language of the Excel that will open it, or "" for any program.
    """

    items: bool = False
    wide: bool = False
    pseudonyms: bool = False
    excel: str = ""


def export_table(
    course: NbgraderCourse, assignments: Sequence[str], to: Path | None, options: TableOptions
) -> Path:
    """Write the table to a file, or to ``marks.csv`` or ``items.csv`` in the course.

    Returns:
        The file.

    Raises:
        CourseError: If the options do not fit together, or nbgrader fails.
    """
    if not options.items and (options.wide or options.pseudonyms):
        raise CourseError("export.only-items")
    file = to or course.root / ("items.csv" if options.items else "marks.csv")
    exporter = ItemExporter if options.items else SafeCsvExporter
    settings = Config()
    settings.ExportApp.plugin_class = exporter
    settings.ExportPlugin.to = str(file)
    settings.ExportPlugin.assignment = list(assignments)
    settings[exporter.__name__].excel = options.excel
    if options.items:
        settings.ItemExporter.wide = options.wide
        settings.ItemExporter.pseudonyms = options.pseudonyms
    with course.open_gradebook():
        pass  # nbgrader's exporter does not tell what is wrong with a gradebook
    try:
        course.run_app(ExportApp, settings)
    except NbgraderError as error:
        raise CourseError("export.failed", reason=error) from error
    return file
