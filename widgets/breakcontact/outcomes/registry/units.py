"""What a number of the registry may count or measure."""

from typing import Literal

Unit = Literal[
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
    "NOK",
    "GBP",
    "EUR",
    "USD",
    "words a minute",
    "seconds",
]
