"""A lint for numbers in texts: percentages, "54 out of 100" and amounts of money.

Such a number in a lesson, a question or the guide should be in the registry, where it has a source.
The words to look for come from the list of languages. Other numbers, and words such as "half" or "a
third", are left to the people who review a text. A page can name exceptions in a comment,
``<!-- no claims: 60 -->``.

Stories are fiction, so their numbers need no source. Only amounts of money are compared there, with
the highest demand that the registry allows for; that a story claims a share is a matter of the
content rules.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from breakcontact.i18n.format import find_currency_sign
from breakcontact.i18n.languages import list_languages
from breakcontact.outcomes.registry import Registry
from breakcontact.outcomes.registry.units import CURRENCIES

_CHANCES: Final = frozenset(("chance", "chance per day", "part"))
_MOST_SHOWN = 40
_SPACE = "[ \u00a0\u202f]"
_NUMBER = rf"(?:\d{{1,3}}(?:[,{_SPACE[1:-1]}]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?)"
_NOT_PROSE: Final = re.compile(
    r"^```.*?^```|\$\$.*?\$\$|<!--.*?-->|`[^`\n]*`|https?://\S+"
    r"|(?<!\w)\$(?:[^$\n]*[\\_^={][^$\n]*|\w)\$",
    re.MULTILINE | re.DOTALL,
)
"""Code, equations, comments and addresses."""

_EXCEPTIONS = re.compile(r"<!-- no claims: ([^>]*) -->")
_RANGE = rf"(?P<number>{_NUMBER})(?:{_SPACE}?(?:[-–]|\b\w{{1,3}}\b){_SPACE}?(?P<until>{_NUMBER}))?"


@cache
def _list_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A unit and a pattern for each form that a number is written in, in any of the languages."""
    of, percent = _any_of("of"), _any_of("percent")
    patterns = [
        ("chance", rf"(?<![\w.,]){_RANGE}{_SPACE}?(?:%|{percent})"),
        (
            "chance",
            rf"(?<![\w.,])(?P<number>{_NUMBER})(?:{_SPACE}\w+)?"
            rf"{_SPACE}(?:{of}){_SPACE}100(?![\w.,]?\d)",
        ),
    ]
    for currency in CURRENCIES:
        signs = "|".join(filter(None, (rf"\b{currency}", re.escape(find_currency_sign(currency)))))
        words = "|".join(filter(None, (signs, _any_of(currency))))
        patterns += [
            (currency, rf"(?:{signs}){_SPACE}?(?P<number>{_NUMBER})"),
            (currency, rf"(?<![\w.,])(?P<number>{_NUMBER}){_SPACE}?(?:{words})(?!\w)"),
        ]
    return tuple((unit, re.compile(pattern, re.IGNORECASE)) for unit, pattern in patterns)


def _any_of(kind: str) -> str:
    """A pattern for the words of one kind in all languages."""
    languages = list_languages().values()
    return _join(word for language in languages for word in language.number_words.get(kind, ()))


def _join(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", f"{_SPACE}?") for word in words)


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a text states.

    Attributes:
        start: Its offset in the text.
        text: The words it was found in.
        unit: ``chance`` or a currency.
        value: The number; a chance is from 0 to 1.
    """

    start: int
    text: str
    unit: str
    value: float


@dataclass(frozen=True, slots=True)
class Unfound:
    """A claim that the registry does not contain.

    Attributes:
        line: Counted from 1.
        column: Counted from 1.
        sentence: The message for the author.
    """

    line: int
    column: int
    sentence: str


def check_numbers(
    text: str, registry: Registry, *, story: bool = False, sources: Collection[str] | None = None
) -> list[Unfound]:
    """Find percentages, counts out of 100 and amounts of money that are not in the registry.

    Args:
        text: Plain text or Markdown, in any language.
        registry: The numbers that have a source.
        story: Whether the text is fiction.
        sources: The sources that the text names; a number must come from one of them.
    """
    unfound = []
    for claim in find_claims(text):
        is_known = _is_found(claim, registry, story=story)
        if is_known and (story or sources is None or _is_found(claim, registry, sources=sources)):
            continue
        before = text[: claim.start]
        told = claim.text if len(claim.text) <= _MOST_SHOWN else f"{claim.text[:_MOST_SHOWN]}…"
        sentence = f"'{told}' is not in the registry."
        if is_known:
            sentence = f"'{told}' is in the registry, but from none of the sources named here."
        elif story:
            sentence = f"'{told}' is more than the registry thinks a demand can be."
        column = claim.start - before.rfind("\n")
        unfound.append(Unfound(before.count("\n") + 1, column, sentence))
    return unfound


def find_claims(text: str) -> list[Claim]:
    """The percentages, counts out of 100 and amounts of money in a text, in order."""
    exceptions = {
        _read(number)
        for listed in _EXCEPTIONS.findall(text)
        for number in re.findall(_NUMBER, listed)
    }
    prose = _NOT_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    claims = []
    for unit, pattern in _list_patterns():
        for match in pattern.finditer(prose):
            for number in filter(None, match.groupdict().values()):
                value = _read(number)
                if value not in exceptions:
                    share = value / 100 if unit == "chance" else value
                    claims.append(Claim(match.start(), match.group(), unit, share))
    return sorted(claims, key=lambda claim: claim.start)


def _is_found(
    claim: Claim,
    registry: Registry,
    *,
    story: bool = False,
    sources: Collection[str] | None = None,
) -> bool:
    if story:
        return claim.unit == "chance" or claim.value <= _most_demanded(registry, claim.unit)
    places = 3 if claim.unit == "chance" else 6
    return any(
        math.isclose(claim.value, value, rel_tol=10.0**-places)
        for unit, value in _list_values(registry, sources)
        if unit == claim.unit or (claim.unit == "chance" and unit in _CHANCES)
    )


def _list_values(
    registry: Registry, sources: Collection[str] | None
) -> Iterator[tuple[str, float]]:
    for number in registry.numbers.values():
        if sources is None or not set(number.sources).isdisjoint(sources):
            for value in (number.value, number.low, number.high):
                yield number.unit, value
    for figure in registry.figures.values():
        if sources is None or figure.source in sources:
            yield figure.unit, figure.value


def _most_demanded(registry: Registry, currency: str) -> float:
    first = [number.high for number in registry.numbers.values() if number.unit == currency]
    return max(first, default=math.inf) * registry["demand_growth"].high


def _read(number: str) -> float:
    number = re.sub(_SPACE, "", number)
    if re.fullmatch(r"\d{1,3}(,\d{3})+", number):
        return float(number.replace(",", ""))
    return float(number.replace(",", "."))
