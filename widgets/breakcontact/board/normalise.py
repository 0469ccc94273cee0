"""What a learner writes, in the one form in which it is compared.

``ui/board/normalise.js`` does the same in the page; ``tests/board`` holds one to the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

_SPACES = re.compile("[\\s\u200b-\u200f\u2060\ufeff\x1c-\x1f\x85]+")
_MINUS = re.compile("[\u2010-\u2015\u2212\ufe63]")
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u00b4`]")
_EDGES = " .,;:!?\"'()[]<>«»“”„"
_WORD = re.compile(r"[^\W_]+")
_NO_DIGIT = re.compile("[^0-9]")
_NO_SIGN = re.compile(r"[\W_]")
_SCHEME = re.compile(r"^(?:[a-z]+://)?(?:www\.)?")
_SUM = re.compile(r"[0-9](?:[0-9 .,']*[0-9])?")
_DECIMALS = re.compile(r"^(.*)[.,]([0-9]{2})$")
_CURRENCIES: Final[Mapping[str, tuple[str, ...]]] = {
    "NOK": ("kr", "nok", "kroner", "krone"),
    "GBP": ("£", "gbp", "pound", "pounds", "pund"),
    "EUR": ("€", "eur", "euro", "euros"),
    "USD": ("$", "usd", "dollar", "dollars"),
}
_CURRENCY = re.compile(r"[£€$]|[^\W\d_]+")


class Money(NamedTuple):
    """A sum of money.

    Attributes:
        cents: In hundredths.
        currency: Three letters; empty if none is named.
    """

    cents: int
    currency: str


def tidy(text: str) -> str:
    """The text in small letters, with plain spaces, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKC", text)
    plain = _APOSTROPHES.sub("'", _MINUS.sub("-", plain))
    return _SPACES.sub(" ", plain).strip(" ").lower()


def _name(text: str) -> str:
    return tidy(text).strip(_EDGES)


def _handle(text: str) -> str:
    return _name(text).replace(" ", "").lstrip("@")


def _address(text: str) -> str:
    return _SCHEME.sub("", _name(text).replace(" ", "")).rstrip("/")


def _email(text: str) -> str:
    return _name(text).replace(" ", "").removeprefix("mailto:")


def _account(text: str) -> str:
    return _NO_SIGN.sub("", tidy(text))


def _phone(text: str) -> str:
    digits = _NO_DIGIT.sub("", tidy(text))
    digits = digits.removeprefix("00")
    for code, least in (("47", 8), ("44", 9)):
        if digits.startswith(code) and len(digits) >= len(code) + least:
            digits = digits.removeprefix(code)
            break
    return digits.removeprefix("0")


def _quote(text: str) -> str:
    return " ".join(list_words(text))


NORMAL: Final[Mapping[str, Callable[[str], str]]] = {
    "name": _name,
    "handle": _handle,
    "address": _address,
    "email": _email,
    "account": _account,
    "phone": _phone,
    "quote": _quote,
}
"""How each form of text is normalised; sums and times have a parser of their own."""


def list_words(text: str) -> list[str]:
    """The words of a text, without punctuation."""
    return _WORD.findall(tidy(text))


def parse_money(text: str) -> Money | None:
    """Parse a sum such as ``£800``, ``9 000 kr`` or ``NOK 9.000,00``."""
    plain = tidy(text)
    found = _SUM.search(plain)
    if found is None:
        return None
    digits = found.group().replace(" ", "").replace("'", "")
    decimals = _DECIMALS.match(digits)
    whole, rest = decimals.groups() if decimals else (digits, "00")
    cents = int(_NO_DIGIT.sub("", whole) + rest)
    words = _CURRENCY.findall(plain)
    named = [code for code, names in _CURRENCIES.items() if any(each in names for each in words)]
    return Money(cents, named[0] if named else "")
