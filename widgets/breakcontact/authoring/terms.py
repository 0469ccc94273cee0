"""Wordings that we do not use, and what to write instead, in texts of our own.

The lists stand in ``data/terms.yaml``. They hold for what Break Contact ships; a teacher's own
lesson may use any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

from breakcontact.authoring.phrases import PhraseIndex, Phrases, read_phrases
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.files import DATA, PROJECT

CODE = "BC511"
OUR_FOLDERS = [DATA, *(PROJECT / name for name in ("lessons", "instructor_guide", "assessments"))]
OUR_FILES = [PROJECT / "README.md"]

_TERMS = DATA / "terms.yaml"


@dataclass(frozen=True, slots=True)
class Term:
    """A wording that we do not use.

    Attributes:
        sentence: What to write instead, and why.
        pattern: Finds it.
        phrases: Its phrases; ``None`` for a regular expression.
        examples: Texts in which it is found: one for each phrase.
    """

    sentence: str
    pattern: re.Pattern[str]
    phrases: Phrases | None
    examples: tuple[str, ...]


def find_terms(language: str, text: str) -> Iterator[str]:
    """A sentence for each wording that we do not use.

    Args:
        language: The language of the text.
        text: A text of ours: one that stands in a file of which ``is_checked`` is true.
    """
    for allowed in list_allowed():
        text = text.replace(allowed, "")
    for place in _index_terms(language).select(text):
        term = load_terms(language)[place]
        if found := term.pattern.search(text):
            yield f"'{' '.join(found.group().split())}': {term.sentence}"


@cache
def load_terms(language: str) -> tuple[Term, ...]:
    """The terms of a language; none for a language without a list."""
    return tuple(_make_term(entry) for entry in _read()["terms"].get(language, ()))


@cache
def _index_terms(language: str) -> PhraseIndex:
    return PhraseIndex([term.phrases for term in load_terms(language)])


@cache
def list_allowed() -> tuple[str, ...]:
    """Wordings that may stand as they are, the longest first."""
    return tuple(sorted((entry["text"] for entry in _read()["allowed"]), key=len, reverse=True))


@cache
def is_checked(file: str) -> bool:
    """Whether a file is ours, and is not waiting to be read."""
    if not file:
        return False
    path = Path(file).resolve()
    is_ours = path in OUR_FILES or any(path.is_relative_to(folder) for folder in OUR_FOLDERS)
    waiting = [name for entry in _read()["waiting"] for name in entry["files"]]
    return is_ours and not any(fnmatch(path.as_posix(), f"*/{name}") for name in waiting)


@cache
def _read() -> Any:
    tree, problems = parse_tree(read_text(_TERMS), str(_TERMS))
    assert not problems, "our own file has no key twice"
    return tree.data


def _make_term(entry: Any) -> Term:
    sentence = f"write {entry['use']} ({entry['why']})."
    if "pattern" in entry:
        pattern = re.compile(entry["pattern"], re.MULTILINE)
        return Term(sentence, pattern, None, (entry["example"],))
    phrases = read_phrases(entry["wrong"])
    examples = tuple(phrase.rstrip("*") for phrase in entry["wrong"])
    return Term(sentence, phrases.pattern, phrases, examples)
