"""The numbered codes of everything that can be wrong with a file."""

from breakcontact.authoring.codes.code import Code
from breakcontact.authoring.codes.table import CODES, GROUPS, render_table

__all__ = ["CODES", "GROUPS", "Code", "render_table"]
