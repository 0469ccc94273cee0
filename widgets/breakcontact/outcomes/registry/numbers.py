"""The registry: every number that the kit quotes or computes with, as built from its source.

It does not import numpy, so that a story can take a chance from here without waiting for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from breakcontact import files
from breakcontact.i18n.countries import COUNTRIES
from breakcontact.invocation import tell_damaged
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.registry.parameters import LIMITS, Parameters
from breakcontact.vocabulary import STORY_AUDIENCES

CHANCE_UNITS: Final = frozenset(("chance", "chance per day"))
"""Units of chances that a world's turn can use."""

BUILT = files.BUILT / "registry.json"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from.

    Attributes:
        publisher: Who published it.
        title: Its title, in its own language.
        seen: Where we read it.
        year: When it was published, if that is known.
        address: Its address; none for a choice of our own.
        quote: A short quotation, in its own language.
    """

    publisher: str
    title: str
    seen: str
    year: int | None = None
    address: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """One entry of the registry.

    Attributes:
        key: Its unique name.
        value: Our estimate.
        low: The lowest plausible value.
        high: The highest plausible value.
        distribution: How the range is distributed: beta, lognormal, triangular, uniform or point.
        unit: Its unit.
        country: Where it was measured.
        year: When it was measured.
        confidence: One of :data:`breakcontact.vocabulary.CONFIDENCES`.
        known: Whether at least the direction has been measured.
        sources: Ids of its sources.
        reviewed: The day it was last compared with them.
        review_by: The day by which the next comparison is due.
        names: Its name, by language.
        words: A sentence for learners, by language; ``{value}``, ``{low}`` and ``{high}`` are gaps.
        populations: Who was studied, by language.
        rests_on: The story audiences whose cases it was measured or assumed for.
        taken_from: The audience whose number it is copied from; the review of a story says so.
        turn: Whether it can be the chance of a world's turn; what people do or know cannot.
        harm: Whether it is the chance that a harm comes.
    """

    key: str
    value: float
    low: float
    high: float
    distribution: str
    unit: str
    country: str
    year: str
    confidence: str
    known: bool
    sources: tuple[str, ...]
    reviewed: str
    review_by: str
    names: Mapping[str, str]
    words: Mapping[str, str]
    populations: Mapping[str, str]
    rests_on: tuple[str, ...] = STORY_AUDIENCES[:1]
    taken_from: str | None = None
    turn: bool = True
    harm: bool = False


@dataclass(frozen=True, slots=True)
class Young:
    """Which young people a figure is about.

    Attributes:
        year: When they were asked or counted; if that is not known, when it was published.
        confidence: One of :data:`breakcontact.vocabulary.CONFIDENCES`.
        populations: Who was asked or counted, by language.
    """

    year: str
    confidence: str
    populations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a source reports and the model does not use.

    Attributes:
        value: The number.
        unit: Its unit.
        source: Id of its source.
        abouts: What it means, by language.
        young: Which young people it is about, if it is about them.
    """

    value: float
    unit: str
    source: str
    abouts: Mapping[str, str]
    young: Young | None = None


@dataclass(frozen=True)
class Registry:
    """All numbers and all sources, by key.

    Attributes:
        numbers: The numbers that the kit computes with or quotes.
        figures: Other numbers from the sources.
        sources: The sources.
    """

    numbers: Mapping[str, Number]
    figures: Mapping[str, Figure]
    sources: Mapping[str, Source]

    def __getitem__(self, key: str) -> Number:
        try:
            return self.numbers[key]
        except KeyError:
            raise OutcomeError(f"The registry has no number '{key}'.") from None

    def chances(self) -> Mapping[str, Number]:
        """The chances that a world's turn can use, by key."""
        return MappingProxyType(
            {
                key: each
                for key, each in self.numbers.items()
                if each.turn and each.unit in CHANCE_UNITS
            }
        )

    def weights(self) -> Mapping[str, float]:
        """The values of these chances, by key."""
        return {key: each.value for key, each in self.chances().items()}

    def keys_for(
        self, country: str = COUNTRIES[0], audience: str = STORY_AUDIENCES[0]
    ) -> dict[str, str]:
        """The key of the number behind each parameter of the model.

        Raises:
            OutcomeError: If there are no numbers for the country or the audience.
        """
        _check_choice("country", country, COUNTRIES)
        _check_choice("audience", audience, STORY_AUDIENCES)
        ending = "" if audience == STORY_AUDIENCES[0] else f"_{audience}"
        first = {"first_demand": f"first_demand_{country.lower()}{ending}"}
        return {name: first.get(name, name) for name in LIMITS}

    def parameters(
        self, country: str = COUNTRIES[0], audience: str = STORY_AUDIENCES[0], **changed: float
    ) -> Parameters:
        """The parameters of the model, except for those that are overridden.

        Raises:
            OutcomeError: If there is no such country, audience or parameter, or a value is outside
                its limits.
        """
        for name in changed:
            _check_choice("parameter", name, tuple(LIMITS))
        values: dict[str, Any] = {
            name: self[key].value for name, key in self.keys_for(country, audience).items()
        }
        return Parameters(**{**values, **changed})

    def currency(self, country: str = COUNTRIES[0]) -> str:
        """The currency of a country's amounts, such as NOK."""
        return self[self.keys_for(country)["first_demand"]].unit


@cache
def load_registry(path: Path = BUILT) -> Registry:
    """Read the registry as it was built.

    Raises:
        OutcomeError: If it is missing or cannot be read.
    """
    try:
        return parse_registry(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        raise OutcomeError(tell_damaged(path)) from None


def parse_registry(built: Mapping[str, Any]) -> Registry:
    """Make the registry from its JSON form.

    Raises:
        OutcomeError: If a number names no source, or one that does not exist.
    """
    registry = Registry(
        numbers=MappingProxyType(
            {key: _parse_number(key, number) for key, number in built["numbers"].items()}
        ),
        figures=MappingProxyType(
            {key: _parse_figure(each) for key, each in built["figures"].items()}
        ),
        sources=MappingProxyType({key: Source(**each) for key, each in built["sources"].items()}),
    )
    _check_sources(registry)
    return registry


def _parse_number(key: str, number: Mapping[str, Any]) -> Number:
    rests_on = tuple(number.get("rests_on", STORY_AUDIENCES[:1]))
    return Number(key=key, **{**number, "sources": tuple(number["sources"]), "rests_on": rests_on})


def _parse_figure(figure: Mapping[str, Any]) -> Figure:
    young = figure.get("young")
    return Figure(**{**figure, "young": Young(**young) if young else None})


def _check_sources(registry: Registry) -> None:
    for key, number in registry.numbers.items():
        if not number.sources:
            raise OutcomeError(f"The number '{key}' of the registry has no source; name one.")
        for source in number.sources:
            if source not in registry.sources:
                raise OutcomeError(
                    f"The number '{key}' of the registry names the source '{source}', which does "
                    "not exist; add it."
                )


def _check_choice(what: str, word: str, known: tuple[str, ...]) -> None:
    if word not in known:
        raise OutcomeError(f"There is no {what} '{word}'. There are: {', '.join(known)}.")
