"""Rules for everything that a learner reads, as far as a machine can see them broken.

The words stand in ``data/content_rules.yaml``, by language, with the reason that is printed. A word
list finds a slip; whether a text is kind and true is for a person to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from breakcontact.scenario.files import read_text
from breakcontact.scenario.lines import Line, Voice
from breakcontact.scenario.problems import Problem
from breakcontact.scenario.tree import Tree, parse_tree

_RULES = Path(__file__).parent.parent / "data" / "content_rules.yaml"
_WORD = r"[^\W_]"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in one language.

    Attributes:
        code: Its number.
        reason: Why, and what to write instead.
        voices: Who must keep to it.
        pattern: Finds where it is broken.
    """

    code: str
    reason: str
    voices: frozenset[str]
    pattern: re.Pattern[str]


@cache
def load_rules(language: str) -> tuple[Rule, ...]:
    """The rules for texts in a language; none for a language without word lists."""
    tree, problems = parse_tree(read_text(_RULES), str(_RULES))
    assert not problems, "our own file has no key twice"
    return tuple(
        Rule(
            rule["code"],
            rule["reason"],
            frozenset(rule["voices"]),
            _compile(rule[language], case_matters=rule.get("case", False)),
        )
        for rule in tree.data["rules"]
        if language in rule
    )


def find_breaches(text: str, voice: Voice, language: str) -> Iterator[tuple[str, str]]:
    """Code and sentence for every rule that a text breaks."""
    for rule in load_rules(language):
        if voice in rule.voices:
            found = rule.pattern.search(text)
            if found:
                yield rule.code, f"'{found.group()}' {rule.reason}"


def check_content(tree: Tree, lines: Iterable[Line]) -> list[Problem]:
    """Say which English lines break a rule."""
    return [
        tree.problem(code, line.path, f"In '{line.id}': {sentence}")
        for line in lines
        for code, sentence in find_breaches(line.text, line.voice, "en")
    ]


def _compile(phrases: list[Any], *, case_matters: bool) -> re.Pattern[str]:
    """Whole words and phrases; ``*`` stands for any letters that follow."""
    alternatives = "|".join(_phrase(str(phrase)) for phrase in phrases)
    flags = re.UNICODE if case_matters else re.UNICODE | re.IGNORECASE
    return re.compile(f"(?<!{_WORD})(?:{alternatives})(?!{_WORD})", flags)


def _phrase(phrase: str) -> str:
    words = (re.escape(word).replace(r"\*", f"{_WORD}*") for word in phrase.split())
    return r"\s+".join(words)
