"""Numbers that a text claims, and whether the registry has them.

What is no claim is taken out first: links, code and equations, clock times, minutes, dates and
years, phone numbers, ages, paragraphs of law, numbers of chapters and steps. Whole numbers up to
twelve count things. A text can name more, such as the size of a class:
``<!-- no claims: 30, 45 -->``.

What is left is compared: chances with the chances of the registry, money with its money, any other
number with any of its numbers. Words such as "a third" or "one in five" may be off by a tenth.

In a story numbers are part of the fiction. There only chances are claims, and money must not be
more than the registry thinks that a demand can be.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from breakcontact.outcomes.registry import Registry

MOST_COUNTED = 12
"""Whole numbers up to this count things; larger ones are claims."""

_OFF = 1 / 10
_CHANCES: Final = frozenset(("chance", "chance per day", "part"))
_WORDS: Final = {
    word: number
    for number, words in {
        1: "one|én|en|ett",
        2: "two|to",
        3: "three|tre",
        4: "four|fire",
        5: "five|fem",
        6: "six|seks",
        7: "seven|sju|syv",
        8: "eight|åtte",
        9: "nine|ni",
        10: "ten|ti",
        20: "twenty|tjue",
        100: "a hundred|hundred|hundre",
    }.items()
    for word in words.split("|")
}
_PARTS: Final = {
    r"two thirds|to tredeler|to tredjedeler": 2 / 3,
    r"three quarters|tre firedeler|tre fjerdedeler": 3 / 4,
    r"(?:a|one) third|en tredel|en tredjedel": 1 / 3,
    r"(?:a|one) quarter|en firedel|en fjerdedel": 1 / 4,
    r"(?:about|over|under|more than|less than|nearly) half|half of|halvparten": 1 / 2,
}
_SPACE = "[ \u00a0\u202f]"
_NUMBER = rf"(?:\d{{1,3}}(?:[,{_SPACE[1:-1]}]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?)"
_COUNT = rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}|{_NUMBER})"
_MONTH = (
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch|s)?|apr(?:il)?|ma[iy]|jun[ei]?|jul[iy]?|aug(?:ust)?"
    r"|sep(?:t|tember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?)"
)
_NUMBERED = (
    "lesson|step|section|chapter|part|day|scene|figure|table|question|page|version|format|row|column|"
    "leksjon|steg|trinn|avsnitt|kapittel|del|dag|scene|figur|tabell|spørsmål|side|rad|kolonne"
)
_NO_CLAIMS = re.compile(r"<!-- no claims: ([^>]*) -->")
_EXEMPT: Final = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE | flags)
    for pattern, flags in (
        (r"^```.*?^```|\$\$.*?\$\$|<!--.*?-->", re.DOTALL),
        (r"`[^`\n]*`|(?<!\w)\$(?:[^$\n]*[\\_^={][^$\n]*|\w)\$", 0),
        (r"\]\([^)\s]*\)|https?://\S+|\b[\w.-]+\.(?:no|uk|org|com|example)\b[\w/.]*", 0),
        (r"\b\d{1,2}:\d{2}\b", 0),
        (
            rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}\.?{_SPACE}{_MONTH}\b|\b{_MONTH}{_SPACE}\d{{1,2}}\b",
            0,
        ),
        (rf"\b(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?\b(?!{_SPACE}?(?:kr|NOK|GBP|pund|pound|%))", 0),
        (r"^[#>\s]*(?:[-*]\s)?\d{1,2}[.)]\s", 0),
        (rf"\b(?:{_NUMBERED})s?\s\d+\b|§+\s?\d+|\b(?:s|ss|Art\.)\s\d+[A-Z]?\b", 0),
        (
            r"\b(?:aged?|turned|fylte|fyller|fylt|(?:under|over)(?= \d\d\b(?! ?[%\d])))\s\d{1,2}"
            r"(?:(?:-|–| to | til )\d{1,2})?\b",
            0,
        ),
        (
            r"\b\d{1,2}(?:(?:-|–| to | til )\d{1,2})?"
            r"(?:\+|[ -](?:years?|år|or older|eller eldre)\b|-åring\w*)",
            0,
        ),
        (r"\b(?:116 \d{3}|\d\d(?: \d\d){3}|\d{3} \d\d \d{3}|02800|11[0236]|101|999|911)\b", 0),
        (r"\b\d{1,3}(?:[-–]\d{1,3})?[ -](?:min\b|minute|minutt)", 0),
        (r"\b0\d{2,4}(?: \d{3,4}){1,2}\b", 0),
    )
)
_CLOCK_NB = re.compile(r"\b\d{1,2}\.\d{2}\b")
_PERCENT = rf"(?:%|per{_SPACE}?cent|prosent)"
_CURRENCIES: Final = {
    "NOK": (r"NOK", r"NOK|kroner|kronene|kr"),
    "GBP": (r"GBP|£", r"GBP|pounds?|pund"),
    "EUR": (r"EUR|€", r"EUR|euros?"),
    "USD": (r"USD|\$", r"USD|dollars?"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a text claims.

    Attributes:
        start: Where it begins in the text.
        text: How it stands there.
        unit: ``chance``, a currency, or nothing for any other number.
        value: What it says.
        rough: Whether it is told in words and may be a little off.
    """

    start: int
    text: str
    unit: str
    value: float
    rough: bool


@dataclass(frozen=True, slots=True)
class Unfound:
    """A claim that the registry does not have.

    Attributes:
        line: Counted from 1.
        column: Counted from 1.
        sentence: What is wrong and what to do about it.
    """

    line: int
    column: int
    sentence: str


def check_numbers(
    text: str, registry: Registry, language: str = "en", *, story: bool = False
) -> list[Unfound]:
    """Find the numbers of a text that are not in the registry.

    Args:
        text: Plain text or Markdown.
        registry: Where every number has its home.
        language: en or nb.
        story: Whether the text is fiction.
    """
    unfound = []
    for claim in find_claims(text, language):
        if _is_found(claim, registry, story=story):
            continue
        before = text[: claim.start]
        sentence = f"'{claim.text}' is not in the registry."
        if story and claim.unit != "chance":
            sentence = f"'{claim.text}' is more than the registry thinks a demand can be."
        column = claim.start - before.rfind("\n")
        unfound.append(Unfound(before.count("\n") + 1, column, sentence))
    return unfound


def find_claims(text: str, language: str = "en") -> list[Claim]:
    """The numbers that a text claims, in order."""
    named = {
        _read(number)
        for listed in _NO_CLAIMS.findall(text)
        for number in re.findall(_NUMBER, listed)
    }
    rest = _blank(text, _EXEMPT if language == "en" else (*_EXEMPT, _CLOCK_NB))
    claims: list[Claim] = []
    for unit, rough, pattern in _list_patterns():
        for match in pattern.finditer(rest):
            claims += _make_claims(match, unit, rough)
        rest = pattern.sub(lambda match: " " * len(match.group()), rest)
    claims += _find_others(rest)
    return sorted(
        (claim for claim in claims if claim.rough or _read_first(claim.text) not in named),
        key=lambda claim: claim.start,
    )


def _list_patterns() -> Iterator[tuple[str, bool, re.Pattern[str]]]:
    number = f"(?P<number>{_NUMBER})"
    until = rf"(?:{_SPACE}?[-–]{_SPACE}?|{_SPACE}(?:to|til|and|og){_SPACE})(?P<until>{_NUMBER})"
    yield "chance", False, re.compile(rf"\b{number}(?:{until})?{_SPACE}?{_PERCENT}", re.IGNORECASE)
    for unit, (before, after) in _CURRENCIES.items():
        shape = rf"(?:{before}){_SPACE}?{number}|\b(?P<amount>{_NUMBER}){_SPACE}?(?:{after})\b"
        yield unit, False, re.compile(shape)
    shape = rf"\b(?P<part>{_COUNT}) (?:in|out of|av) (?P<whole>{_COUNT})\b"
    yield "chance", True, re.compile(shape, re.IGNORECASE)
    for words, value in _PARTS.items():
        name = f"value_{round(value * 1000)}"
        yield "chance", True, re.compile(rf"\b(?P<{name}>{words})\b", re.IGNORECASE)


def _make_claims(match: re.Match[str], unit: str, rough: bool) -> Iterator[Claim]:
    groups = {name: text for name, text in match.groupdict().items() if text}
    start, text = match.start(), match.group()
    if "whole" in groups:
        whole = _read_count(groups["whole"])
        if whole > 1:
            yield Claim(start, text, unit, _read_count(groups["part"]) / whole, rough)
        return
    for name, found in groups.items():
        if name.startswith("value_"):
            yield Claim(start, text, unit, int(name.removeprefix("value_")) / 1000, rough)
        else:
            value = _read(found)
            yield Claim(start, text, unit, value / 100 if unit == "chance" else value, rough)


def _find_others(rest: str) -> Iterator[Claim]:
    for match in re.finditer(rf"(?<![\w.,-]){_NUMBER}(?![\w])", rest):
        value = _read(match.group())
        if value != int(value) or value > MOST_COUNTED:
            yield Claim(match.start(), match.group(), "", value, rough=False)


def _is_found(claim: Claim, registry: Registry, *, story: bool) -> bool:
    if story and claim.unit != "chance":
        return claim.unit == "" or claim.value <= _most_demanded(registry, claim.unit)
    known = [
        value
        for unit, value in _list_values(registry, ends=not claim.rough)
        if (not claim.unit or unit == claim.unit or (claim.unit == "chance" and unit in _CHANCES))
    ]
    if claim.rough:
        return any(abs(claim.value - value) <= _OFF * value for value in known)
    places = 3 if claim.unit == "chance" else 6
    return any(math.isclose(claim.value, value, rel_tol=10.0**-places) for value in known)


def _list_values(registry: Registry, *, ends: bool) -> Iterator[tuple[str, float]]:
    for number in registry.numbers.values():
        yield number.unit, number.value
        if ends:
            yield number.unit, number.low
            yield number.unit, number.high
    for figure in registry.figures.values():
        yield figure.unit, figure.value


def _most_demanded(registry: Registry, currency: str) -> float:
    first = [number.high for number in registry.numbers.values() if number.unit == currency]
    return max(first, default=math.inf) * registry["demand_growth"].high


def _blank(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    """The text with every match of the patterns replaced by as many spaces."""
    for pattern in patterns:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return text


def _read(number: str) -> float:
    number = re.sub(_SPACE, "", number)
    if re.fullmatch(r"\d{1,3}(,\d{3})+", number):
        return float(number.replace(",", ""))
    return float(number.replace(",", "."))


def _read_first(text: str) -> float:
    found = re.search(_NUMBER, text)
    return _read(found.group()) if found else math.nan


def _read_count(word: str) -> float:
    return float(_WORDS.get(word.lower(), 0) or _read(word))
