"""A mistake in any line of text is told at that line, whatever stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from bank_files import BANK_TEXTS
from sources import ADVICE_TEXT, KINDS, SCENARIO_TEXT

from breakcontact.authoring.load import check_text
from breakcontact.authoring.problems import Problem, UnreadableError

FILES = {
    "small.yaml": SCENARIO_TEXT,
    "NO.yaml": ADVICE_TEXT,
    "before.yaml": BANK_TEXTS["before.yaml"],
}
TEXT_LINE = re.compile(r"( +)((?:text|say|do|why|detail|who|prompt|explain): )([A-Z][^:\"'{}]*)")
MISTAKES = {
    "an open quotation mark": '{0}{1}"{2}',
    "an open apostrophe": "{0}{1}'{2}",
    "an apostrophe inside": "{0}{1}'I'm here. {2}'",
    "quotes in quotes": '{0}{1}"{2} "yes" {2}"',
    "a colon": "{0}{1}One thing: {2}",
    "a comment": "{0}{1}{2} #tag",
    "a tab in the text": "{0}{1}{2}\t{2}",
    "a tab before it": "\t{1}{2}",
    "no-break spaces before it": "{3}{1}{2}",
    "a brace": "{0}{1}{{sum}} {2}",
    "a star": "{0}{1}*{2}",
    "curly quotes and a colon": "{0}{1}“One: {2}”",
    "a backslash": '{0}{1}"\\q {2}"',
    "too much indentation": "{0}  {1}{2}",
}


def _list_places() -> Iterator[tuple[str, int]]:
    for name, text in FILES.items():
        for row, line in enumerate(text.splitlines()):
            if TEXT_LINE.fullmatch(line):
                yield name, row


def _check(name: str, text: str) -> list[Problem]:
    try:
        return check_text(text, name, KINDS).problems
    except UnreadableError as error:
        return [error.problem]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_at_its_line(mistake: str) -> None:
    """The first problem beyond those of the file itself is at the line that was changed."""
    missed = []
    for name, row in _list_places():
        lines = FILES[name].splitlines()
        found = TEXT_LINE.fullmatch(lines[row])
        assert found is not None, "it is one of the places"
        lines[row] = MISTAKES[mistake].format(*found.groups(), "\u00a0" * len(found[1]))

        known = {problem.sentence for problem in _check(name, FILES[name])}
        problems = [p for p in _check(name, "\n".join(lines) + "\n") if p.sentence not in known]

        # Two lines differ in their indentation, so either may be told.
        told = (row + 1, row + 2) if "indentation" in mistake else (row + 1,)
        if not problems or problems[0].line not in told:
            missed.append((name, row + 1, [str(problem) for problem in problems[:2]]))

    assert missed == []
