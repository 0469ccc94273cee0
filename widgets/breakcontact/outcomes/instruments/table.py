"""The instruments of a case that crosses borders, as built from their source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from breakcontact import files
from breakcontact.invocation import tell_damaged
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.registry import Source

BUILT: Final = files.BUILT / "instruments.json"

Point = tuple[float, float]
Days = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Station:
    """An office on the map.

    Attributes:
        names: Its name in each language.
        place: Where it is on the map.
        label: On which side of it its name is, such as ``above-right``.
    """

    names: Mapping[str, str]
    place: Point
    label: str


@dataclass(frozen=True, slots=True)
class Period:
    """How long something is kept, whatever the police do.

    Attributes:
        names: What it is, in each language.
        days: Its first and its last day; the case begins on day 1.
    """

    names: Mapping[str, str]
    days: Days


@dataclass(frozen=True, slots=True)
class Instrument:
    """A way to ask for something across a border.

    Attributes:
        number: Its number on the map and in tables.
        names: What it is called, in each language.
        does: What it does.
        countries: Where it holds.
        line: What it is for: freeze, ask, tell or act.
        stops: The stations on its route; none if it is not on the map.
        corners: The points that its line is drawn through.
        badge: Where its number is on the map.
        days: Its days in the case; ``None`` if it is not used there.
        sources: Ids of sources.
        verified: Whether an official text was read.
    """

    number: int
    names: Mapping[str, str]
    does: Mapping[str, str]
    countries: Mapping[str, str]
    line: str
    stops: tuple[str, ...]
    corners: tuple[Point, ...]
    badge: Point | None
    days: Days | None
    sources: tuple[str, ...]
    verified: bool


@dataclass(frozen=True, slots=True)
class Instruments:
    """All instruments, and what the map and the timeline show besides.

    Attributes:
        instruments: The instruments, in the order of the file.
        stations: The stations by id.
        periods: What runs out.
        sources: The sources by id.
    """

    instruments: tuple[Instrument, ...]
    stations: Mapping[str, Station]
    periods: tuple[Period, ...]
    sources: Mapping[str, Source]

    def cite(self, instrument: Instrument) -> str:
        """The sources of an instrument, each with its year if that is known."""
        found = [self.sources[each] for each in instrument.sources]
        return "; ".join(
            f"{each.publisher}, {each.year}" if each.year else each.publisher for each in found
        )


@cache
def load_instruments(path: Path = BUILT) -> Instruments:
    """Read the instruments as they were built.

    Raises:
        OutcomeError: If the file is missing or cannot be read.
    """
    try:
        built = json.loads(path.read_text(encoding="utf-8"))
        stations = {
            key: Station(each["names"], (each["x"], each["y"]), each["label"])
            for key, each in built["stations"].items()
        }
        return Instruments(
            instruments=tuple(_parse(each, stations) for each in built["instruments"]),
            stations=stations,
            periods=tuple(
                Period(each["names"], _parse_days(each["days"])) for each in built["periods"]
            ),
            sources={key: Source(**each) for key, each in built["sources"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise OutcomeError(tell_damaged(path)) from None


def _parse(built: Mapping[str, Any], stations: Mapping[str, Station]) -> Instrument:
    route, badge, days = built["route"], built["badge"], built["days"]
    rest = {key: built[key] for key in ("number", "names", "does", "countries", "line", "verified")}
    return Instrument(
        stops=tuple(each for each in route if isinstance(each, str)),
        corners=tuple(
            stations[each].place if isinstance(each, str) else (each[0], each[1]) for each in route
        ),
        badge=(badge[0], badge[1]) if badge else None,
        days=_parse_days(days) if days else None,
        sources=tuple(built["sources"]),
        **rest,
    )


def _parse_days(days: list[int]) -> Days:
    first, last = days
    return first, last
