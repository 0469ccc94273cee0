"""A lint for the content rules: words and phrases that a learner should not read.

The words are in ``data/content_rules.yaml``, by language, with the reason that is printed. A word
list catches slips; whether a text is kind and true is for people to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from breakcontact.authoring.characters import name_character
from breakcontact.authoring.lines import Line, Voice
from breakcontact.authoring.phrases import PhraseIndex, Phrases, read_phrases
from breakcontact.authoring.problems import Problem, shorten
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.terms import CODE, find_terms, is_checked
from breakcontact.authoring.yaml_source import Tree, parse_tree
from breakcontact.files import DATA
from breakcontact.i18n import SOURCE_LANGUAGE

MARKUP = "BC514"
"""The code of HTML and Markdown in texts that are shown as they are written."""

_RULES = DATA / "content_rules.yaml"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in one language.

    Attributes:
        code: Its number.
        reason: Why, and what to write instead.
        voices: The voices that it applies to.
        pattern: Matches a breach.
        phrases: Its phrases; ``None`` for a regular expression.
        allowed: Matches exceptions.
    """

    code: str
    reason: str
    voices: frozenset[str]
    pattern: re.Pattern[str]
    phrases: Phrases | None
    allowed: re.Pattern[str] | None

    def find(self, text: str) -> str | None:
        """What breaks the rule in a text and is not allowed."""
        rest = self.allowed.sub(" ", text) if self.allowed else text
        found = self.pattern.search(rest)
        return found.group() if found else None


@cache
def load_rules(language: str) -> tuple[Rule, ...]:
    """The rules for texts in a language; none for a language without word lists."""
    tree, problems = parse_tree(read_text(_RULES), str(_RULES))
    assert not problems, "our own file has no key twice"
    allowed = [each for each in tree.data["allow"] if each["language"] in (language, "any")]
    words = [
        _read_rule(rule, rule[language], allowed) for rule in tree.data["rules"] if language in rule
    ]
    return (*words, *(_read_pattern(rule, language, allowed) for rule in tree.data["patterns"]))


@cache
def _index_rules(language: str) -> PhraseIndex:
    return PhraseIndex([rule.phrases for rule in load_rules(language)])


class Reader:
    """Finds breaches of the rules in texts of one language.

    Args:
        language: The language of the texts.
        file: Where they stand. Texts of our own also use our terms, but for a stranger's in a chat.
    """

    def __init__(self, language: str, file: str = "") -> None:
        self._language, self._is_ours = language, is_checked(file)

    def find_breaches(self, text: str, voice: Voice) -> tuple[tuple[str, str], ...]:
        """Code and sentence for every rule that a text breaks."""
        return _find_breaches(text, self._language, voice, self._is_ours and voice != "stranger")


@lru_cache(maxsize=1 << 16)
def _find_breaches(
    text: str, language: str, voice: Voice, is_ours: bool
) -> tuple[tuple[str, str], ...]:
    """What a text breaks. Whoever checks a file again has changed few of its texts."""
    found = [
        (rule.code, f"{_show(broken)} {rule.reason}")
        for rule in map(load_rules(language).__getitem__, _index_rules(language).select(text))
        if voice in rule.voices and (broken := rule.find(text))
    ]
    return (*found, *((CODE, each) for each in (find_terms(language, text) if is_ours else ())))


def check_content(tree: Tree, lines: Sequence[Line]) -> list[Problem]:
    """List the English lines that break a rule."""
    reader = Reader(SOURCE_LANGUAGE, tree.file)
    return [
        tree.problem(code, line.path, f"In '{line.id}': {sentence}")
        for line in lines
        for code, sentence in reader.find_breaches(line.text, line.voice)
    ]


def _show(found: str) -> str:
    """What was found, in quotes; a letter that may not be visible by its name."""
    return f"'{shorten(found)}'" if len(found) > 1 else name_character(found)


def _read_pattern(rule: Any, language: str, allowed: list[Any]) -> Rule:
    """Regular expressions; they tell capital letters from small ones."""
    anywhere = "|".join([*rule["any"], *rule.get(language, ())])
    voices = frozenset(rule["voices"])
    pattern = re.compile(anywhere)
    return Rule(rule["code"], rule["reason"], voices, pattern, None, _read_allowed(rule, allowed))


def _read_allowed(rule: Any, allowed: list[Any]) -> re.Pattern[str] | None:
    phrases = [re.escape(each["phrase"]) for each in allowed if each["code"] == rule["code"]]
    return re.compile("|".join(phrases)) if phrases else None


def _read_rule(rule: Any, wanted: list[Any], allowed: list[Any]) -> Rule:
    """Whole words and phrases; ``*`` stands for any letters that follow."""
    phrases = read_phrases(map(str, wanted), any_case=not rule.get("case"))
    return Rule(
        rule["code"],
        rule["reason"],
        frozenset(rule["voices"]),
        phrases.pattern,
        phrases,
        _read_allowed(rule, allowed),
    )
