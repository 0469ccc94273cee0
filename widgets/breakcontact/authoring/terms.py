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

from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.files import DATA, PROJECT

CODE = "BC511"
OUR_FOLDERS = [DATA, *(PROJECT / name for name in ("lessons", "instructor_guide", "assessments"))]
OUR_FILES = [PROJECT / "README.md"]

_TERMS = DATA / "terms.yaml"
_LETTER = r"[^\W_]"


@dataclass(frozen=True, slots=True)
class Term:
    """A wording that we do not use.

    Attributes:
        sentence: What to write instead, and why.
        pattern: Finds it.
        examples: Texts in which it is found: one for each phrase.
    """

    sentence: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


def find_terms(language: str, file: str, text: str) -> Iterator[str]:
    """A sentence for each wording in a text of ours that we do not use.

    Args:
        language: The language of the text.
        file: Where it stands; nothing is found in files that are not ours.
        text: The text.
    """
    if not is_checked(file):
        return
    for allowed in list_allowed():
        text = text.replace(allowed, "")
    for term in load_terms(language):
        if found := term.pattern.search(text):
            yield f"'{' '.join(found.group().split())}': {term.sentence}"


@cache
def load_terms(language: str) -> tuple[Term, ...]:
    """The terms of a language; none for a language without a list."""
    return tuple(_make_term(entry) for entry in _read()["terms"].get(language, ()))


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
        return Term(sentence, pattern, (entry["example"],))
    phrases = "|".join(map(_phrase, entry["wrong"]))
    pattern = re.compile(f"(?<!{_LETTER})(?:{phrases})(?!{_LETTER})", re.IGNORECASE)
    return Term(sentence, pattern, tuple(phrase.rstrip("*") for phrase in entry["wrong"]))


def _phrase(phrase: str) -> str:
    words = (re.escape(word).replace(r"\*", f"{_LETTER}*") for word in phrase.split())
    return r"\s+".join(words)
