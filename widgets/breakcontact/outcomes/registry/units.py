"""The units of the registry."""

from typing import TYPE_CHECKING, Literal

from breakcontact.i18n.countries import list_countries

_PLAIN = (
    "chance",
    "chance per day",
    "part",
    "ratio",
    "logarithm",
    "payments",
    "messages",
    "people",
    "posts",
    "hours",
    "days",
    "words a minute",
    "seconds",
)
_STUDIED = ("EUR", "USD")  # currencies of studies in other countries

CURRENCIES = tuple(
    dict.fromkeys((*(country.currency for country in list_countries().values()), *_STUDIED))
)

if TYPE_CHECKING:
    Unit = str
else:
    Unit = Literal[_PLAIN + CURRENCIES]
