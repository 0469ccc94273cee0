"""The guide's pages: where they are, and which there are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from breakcontact.errors import BreakContactError
from breakcontact.files import PROJECT
from breakcontact.i18n import list_languages

FOR_AUTHORS: Final = "authoring"
"""The folder of pages that are in English only, like the checks that they explain."""

_FOLDER: Final = "instructor_guide"


def find_pages() -> Path:
    """The folder that holds the guide's pages, one folder inside it for each language.

    Raises:
        BreakContactError: If they are not here.
    """
    for folder in (PROJECT / _FOLDER, Path.cwd() / _FOLDER):
        if all((folder / language / "index.md").is_file() for language in list_languages()):
            return folder
    raise BreakContactError(
        f"The guide's pages are not here. Go to the folder of Break Contact that holds '{_FOLDER}' "
        "and start again."
    )


def list_pages(folder: Path, language: str) -> list[Path]:
    """The pages in one language."""
    return sorted((folder / language).rglob("*.md"))


def list_slugs(folder: Path, language: str) -> set[str]:
    """The names of the pages in one language, without those for authors."""
    names = (page.relative_to(folder / language) for page in list_pages(folder, language))
    return {name.with_suffix("").as_posix() for name in names if name.parts[0] != FOR_AUTHORS}
