"""The registry of numbers: its source format, and the registry as it was built."""

from breakcontact.outcomes.registry.numbers import (
    BUILT,
    CHANCE_UNITS,
    Number,
    Registry,
    Source,
    load_registry,
    parse_registry,
)

__all__ = [
    "BUILT",
    "CHANCE_UNITS",
    "Number",
    "Registry",
    "Source",
    "load_registry",
    "parse_registry",
]
