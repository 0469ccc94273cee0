"""Exporters for ``nbgrader export``: marks, and answers item by item."""

from breakcontact.grading.export.exporters import ItemExporter, SafeCsvExporter

__all__ = ["ItemExporter", "SafeCsvExporter"]
