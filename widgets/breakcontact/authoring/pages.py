"""Pages in Markdown: our terms over what a teacher reads in them."""

from __future__ import annotations

import re
from pathlib import Path

from breakcontact.authoring.lesson_notebooks import language_of
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.terms import CODE, find_terms, is_checked
from breakcontact.i18n import list_languages

# Made from sources that are checked themselves; code; and what a page shows as not to be said.
_LEFT_OUT = re.compile(
    r"<!-- made: [\w -]+? -->\n.*?<!-- end -->|^ *(`{3,}).*?^ *\1|`[^`\n]*`|✗[^|\n]*",
    re.DOTALL | re.MULTILINE,
)
_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\n *(?:[-*|#>]|\d+\.) |\n\||\Z)", re.DOTALL)


def check_page(text: str, file: str) -> tuple[list[Problem], int]:
    """Check a page, whose language is the name of its folder, or the second-last part of its name.

    Returns:
        Problems, each at the line where the words begin, and how many paragraphs were read.
    """
    plain = _LEFT_OUT.sub(lambda found: "\n" * found[0].count("\n"), text)
    language = _language_of(file)
    problems, count = [], 0
    for paragraph in _PARAGRAPH.finditer(plain):
        count += 1
        row = plain.count("\n", 0, paragraph.start()) + 1
        words = " ".join(paragraph[0].split())
        problems += [
            Problem(file, row, 1, CODE, f"In this paragraph: {sentence}")
            for sentence in (find_terms(language, words) if is_checked(file) else ())
        ]
    return problems, count


def _language_of(file: str) -> str:
    named = Path(file).stem.rpartition(".")[2]
    return named if named in list_languages() else language_of(file)
