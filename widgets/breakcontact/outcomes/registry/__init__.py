"""The registry of numbers: its author's side, and the registry as it was built."""

from breakcontact.outcomes.registry.numbers import (
    AUDIENCES,
    BUILT,
    CHANCE_UNITS,
    CONFIDENCES,
    COUNTRIES,
    Number,
    Registry,
    Source,
    load_registry,
    parse_registry,
)

__all__ = [
    "AUDIENCES",
    "BUILT",
    "CHANCE_UNITS",
    "CONFIDENCES",
    "COUNTRIES",
    "Number",
    "Registry",
    "Source",
    "load_registry",
    "parse_registry",
]
