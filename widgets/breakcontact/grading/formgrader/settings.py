"""Where the formgrader takes its templates from, for ``nbgrader_config.py``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
"""Holds what replaces a template of nbgrader's of the same name."""


def list_templates() -> list[str]:
    """Our folder of templates, and after it nbgrader's own, as text.

    nbgrader is found without being imported: each of its commands reads the settings, and few of
    them show a page.
    """
    found = find_spec("nbgrader")
    places = found.submodule_search_locations if found else None
    theirs = [Path(place, "server_extensions/formgrader/templates") for place in places or ()]
    return [str(folder) for folder in (TEMPLATES, *theirs)]
