"""Phrases looked for in texts as whole words; ``*`` stands for any letters that follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LETTER = r"[^\W_]"
_WORD = re.compile(f"{_LETTER}+")


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases.

    Attributes:
        pattern: Matches one of them.
        firsts: The first words of phrases, casefolded.
        prefixes: What the first word begins with, where that word ends with ``*``.
    """

    pattern: re.Pattern[str]
    firsts: frozenset[str]
    prefixes: tuple[str, ...]

    def may_begin(self, word: str) -> bool:
        """Whether one of them may begin with a casefolded word."""
        return word in self.firsts or word.startswith(self.prefixes)


class PhraseIndex:
    """Tells from the words of a text which of many lists of phrases can be found in it.

    Args:
        lists: The lists; ``None`` for what can be in any text, such as a regular expression.
    """

    def __init__(self, lists: Sequence[Phrases | None]) -> None:
        self._lists = lists
        self._anywhere = frozenset(place for place, each in enumerate(lists) if each is None)
        self._by_word: dict[str, frozenset[int]] = {}

    def select(self, text: str) -> list[int]:
        """The places of the lists of which a phrase may be in a text, in their order."""
        words = {word.casefold() for word in _WORD.findall(text)}
        return sorted(self._anywhere.union(*map(self._select_for, words)))

    def _select_for(self, word: str) -> frozenset[int]:
        if word not in self._by_word:
            self._by_word[word] = frozenset(
                place for place, each in enumerate(self._lists) if each and each.may_begin(word)
            )
        return self._by_word[word]


def read_phrases(phrases: Iterable[str], *, any_case: bool = True) -> Phrases:
    """Read phrases, each of which begins with a letter or a digit."""
    parts, firsts, prefixes = [], set(), []
    for phrase in phrases:
        words = (re.escape(word).replace(r"\*", f"{_LETTER}*") for word in phrase.split())
        parts.append(r"\s+".join(words))
        first = _WORD.match(phrase)
        assert first is not None, f"the phrase {phrase!r} begins with a letter or digit"
        if phrase[first.end() :].startswith("*"):
            prefixes.append(first.group().casefold())
        else:
            firsts.add(first.group().casefold())
    pattern = f"(?<!{_LETTER})(?:{'|'.join(parts)})(?!{_LETTER})"
    flags = re.IGNORECASE if any_case else re.NOFLAG
    return Phrases(re.compile(pattern, flags), frozenset(firsts), tuple(prefixes))
