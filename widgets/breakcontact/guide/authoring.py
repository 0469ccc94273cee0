"""Lists for authors: what the formats take and what the checks look for, from the code itself."""

from __future__ import annotations

from breakcontact.authoring.codes import render_table as render_code_table


def render_codes(language: str) -> str:
    """All codes of the checker; the pages for authors are in English."""
    return render_code_table()
