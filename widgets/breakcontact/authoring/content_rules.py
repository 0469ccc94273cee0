"""A lint for the content rules: words and phrases that a learner should not read.

The words are in ``data/content_rules.yaml``, by language, with the reason that is printed. A word
list catches slips; whether a text is kind and true is for people to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from breakcontact.authoring.characters import name_character
from breakcontact.authoring.lines import Line, Voice
from breakcontact.authoring.problems import Problem, shorten
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.terms import CODE, find_terms
from breakcontact.authoring.yaml_source import Tree, parse_tree
from breakcontact.files import DATA
from breakcontact.i18n import SOURCE_LANGUAGE

MARKUP = "BC514"
"""The code of HTML and Markdown in texts that are shown as they are written."""

_RULES = DATA / "content_rules.yaml"
_LETTER = r"[^\W_]"
_WORD = re.compile(f"{_LETTER}+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in one language.

    Attributes:
        code: Its number.
        reason: Why, and what to write instead.
        voices: The voices that it applies to.
        pattern: Matches a breach.
        first: Matches the first word of each of its phrases; ``None`` for a regular expression.
        allowed: Matches exceptions.
    """

    code: str
    reason: str
    voices: frozenset[str]
    pattern: re.Pattern[str]
    first: re.Pattern[str] | None
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


class Reader:
    """Finds breaches of the rules in texts of one language.

    Args:
        language: The language of the texts.
        texts: All texts that will be read. Rules that none of their words can break, which are
            most rules, are skipped from the start.
        file: Where they stand. Texts of our own also use our terms, but for a stranger's in a chat.
    """

    def __init__(self, language: str, texts: Iterable[str], file: str = "") -> None:
        self._language, self._file = language, file
        words = {word.casefold() for text in texts for word in _WORD.findall(text)}
        self._rules: Sequence[Rule] = [
            rule
            for rule in load_rules(language)
            if rule.first is None or any(map(rule.first.fullmatch, words))
        ]

    def find_breaches(self, text: str, voice: Voice) -> Iterator[tuple[str, str]]:
        """Code and sentence for every rule that a text breaks."""
        for rule in self._rules:
            if voice in rule.voices:
                found = rule.find(text)
                if found:
                    yield rule.code, f"{_show(found)} {rule.reason}"
        if voice != "stranger":
            for sentence in find_terms(self._language, self._file, text):
                yield CODE, sentence


def check_content(tree: Tree, lines: Sequence[Line]) -> list[Problem]:
    """List the English lines that break a rule."""
    reader = Reader(SOURCE_LANGUAGE, (line.text for line in lines), tree.file)
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


def _read_rule(rule: Any, phrases: list[Any], allowed: list[Any]) -> Rule:
    """Whole words and phrases; ``*`` stands for any letters that follow."""
    flags = re.UNICODE if rule.get("case") else re.UNICODE | re.IGNORECASE
    anywhere = "|".join(_phrase(str(phrase)) for phrase in phrases)
    first = "|".join(_first_word(str(phrase)) for phrase in phrases)
    return Rule(
        rule["code"],
        rule["reason"],
        frozenset(rule["voices"]),
        re.compile(f"(?<!{_LETTER})(?:{anywhere})(?!{_LETTER})", flags),
        re.compile(first, re.UNICODE | re.IGNORECASE),
        _read_allowed(rule, allowed),
    )


def _phrase(phrase: str) -> str:
    words = (re.escape(word).replace(r"\*", f"{_LETTER}*") for word in phrase.split())
    return r"\s+".join(words)


def _first_word(phrase: str) -> str:
    word = _WORD.match(phrase)
    assert word is not None, f"the phrase {phrase!r} begins with a letter or digit"
    return word.group() + (f"{_LETTER}*" if phrase[word.end() :].startswith("*") else "")
