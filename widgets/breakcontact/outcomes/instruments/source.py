"""The source format of the instruments, version 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Strict

from breakcontact.authoring.lines import Line
from breakcontact.authoring.parts import Id, Part, Text
from breakcontact.authoring.references import (
    Citation,
    find_uncited_sources,
    find_unknown_sources,
)
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.source_types import (
    Fault,
    Findings,
    Kind,
    Texts,
    place_faults,
    render_json,
)
from breakcontact.authoring.yaml_source import KeyPath, Tree

Point = Annotated[tuple[float, float], Strict(False)]
Days = Annotated[tuple[int, int], Strict(False)]

_PARTS = {
    "name": "Name of an instrument, in figures and tables",
    "does": "What an instrument does",
    "countries": "Where an instrument holds",
}

_READ = ("own page", "seed text")
"""Where a text is seen that counts as official."""


class InstrumentSource(Citation):
    """A source of what is said about an instrument."""

    placeholders: ClassVar = {"seen": "secondary report"}
    seen: Literal["own page", "secondary report", "mirror", "seed text"] = Field(
        description="Where we read it"
    )
    address: Text | None = Field(None, description="Its address")


class StationPart(Part):
    """A station of the map."""

    called: ClassVar = "a station"
    placeholders: ClassVar = {"x": 0.0, "y": 0.0}
    name: Text = Field(description="Its name. Line id: <id>.station")
    x: float = Field(description="How far to the right it is")
    y: float = Field(description="How far up it is")
    label: Literal["above", "below", "left", "above-right", "above-left", "below-left"] = Field(
        "below", description="On which side of it its name is"
    )


class PeriodPart(Part):
    """How long something is kept."""

    called: ClassVar = "a period"
    placeholders: ClassVar = {"days": [1, 1]}
    name: Text = Field(description="What it is. Line id: <id>.period")
    days: Days = Field(description="Its first and its last day")


class InstrumentPart(Part):
    """An instrument."""

    called: ClassVar = "an instrument"
    codes: ClassVar = {"sources": "BC003"}
    placeholders: ClassVar = {"line": "ask", "sources": [], "verified": False}
    name: Text = Field(description="What it is called. Line id: <id>.name")
    does: Text = Field(description="What it does. Line id: <id>.does")
    countries: Text = Field(description="Where it holds. Line id: <id>.countries")
    line: Literal["freeze", "ask", "tell", "act"] = Field(description="What it is for")
    route: Annotated[tuple[str | Point, ...], Strict(False)] = Field(
        (), description="Stations, and corners of the line"
    )
    badge: Point | None = Field(None, description="Where its number is on the map")
    days: Days | None = Field(None, description="Its days in the case")
    sources: Annotated[tuple[str, ...], Strict(False)] = Field(description="Ids; at least one")
    verified: bool = Field(description="true: an official text was read")


class InstrumentsFile(Part):
    """The instruments."""

    called: ClassVar = "a table of instruments"
    placeholders: ClassVar = {
        "format": 1,
        "sources": {},
        "stations": {},
        "instruments": {},
        "periods": {},
    }
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["instruments"] = Field(description="What this file holds")
    sources: dict[Id, InstrumentSource] = Field(description="The sources, by id")
    stations: dict[Id, StationPart] = Field(description="The stations of the map, by id")
    instruments: dict[Id, InstrumentPart] = Field(description="The instruments, by id")
    periods: dict[Id, PeriodPart] = Field(description="What runs out by itself, by id")


def list_lines(table: InstrumentsFile) -> list[Line]:
    """All lines, in the order of the file."""
    stations = [
        Line(f"{key}.station", each.name, ("stations", key, "name"), "lesson", "Station on a map")
        for key, each in table.stations.items()
    ]
    instruments = [
        Line(f"{key}.{part}", getattr(each, part), ("instruments", key, part), "lesson", about)
        for key, each in table.instruments.items()
        for part, about in _PARTS.items()
    ]
    periods = [
        Line(f"{key}.period", each.name, ("periods", key, "name"), "lesson", "What runs out")
        for key, each in table.periods.items()
    ]
    return stations + instruments + periods


def _check(tree: Tree, shaped: Shaped[InstrumentsFile]) -> Findings:
    table = shaped.model
    assert table is not None, "only what could be read is checked"
    cited: list[tuple[str, KeyPath]] = [
        (source, ("instruments", key, "sources", index))
        for key, each in table.instruments.items()
        for index, source in enumerate(each.sources)
    ]
    known = tree.data.get("sources")
    faults = (
        *find_unknown_sources(cited, known if isinstance(known, dict) else {}),
        *find_uncited_sources(cited, table.sources, "instrument"),
        *_find_source_faults(table),
        *_find_route_faults(table),
        *_find_day_faults(table),
    )
    return Findings(
        place_faults(tree, shaped, faults), counts={"instruments": len(table.instruments)}
    )


def _find_source_faults(table: InstrumentsFile) -> Iterator[Fault]:
    official = {key for key, each in table.sources.items() if each.seen in _READ}
    for key, each in table.instruments.items():
        path: KeyPath = ("instruments", key)
        if not each.sources:
            yield "BC003", (*path, "sources"), f"'{key}' has no source; name one."
        elif each.verified and official.isdisjoint(each.sources):
            sentence = (
                f"No source of '{key}' was seen on its publisher's own page: verified: false."
            )
            yield "BC001", (*path, "verified"), sentence


def _find_route_faults(table: InstrumentsFile) -> Iterator[Fault]:
    for key, each in table.instruments.items():
        path: KeyPath = ("instruments", key)
        if bool(each.route) != (each.badge is not None):
            yield "BC001", path, f"'{key}' needs both 'route' and 'badge', or neither."
        for stop in each.route:
            if isinstance(stop, str) and stop not in table.stations:
                yield "BC001", (*path, "route"), f"There is no station '{stop}'."


def _find_day_faults(table: InstrumentsFile) -> Iterator[Fault]:
    groups: dict[str, Mapping[str, InstrumentPart | PeriodPart]] = {
        "instruments": table.instruments,
        "periods": table.periods,
    }
    for group, parts in groups.items():
        for key, each in parts.items():
            if each.days and each.days[0] > each.days[1]:
                yield "BC001", (group, key, "days"), "The first day is after the last."


def _build(table: InstrumentsFile, work: object, texts: Texts) -> dict[str, str]:
    def translate(line_id: str) -> dict[str, str]:
        return {language: lines[line_id] for language, lines in texts.items()}

    built: dict[str, Any] = {
        "format": 1,
        "stations": {
            key: {
                "names": translate(f"{key}.station"),
                "x": each.x,
                "y": each.y,
                "label": each.label,
            }
            for key, each in table.stations.items()
        },
        "instruments": [
            {
                **each.model_dump(exclude={"name", "does", "countries"}),
                "number": number,
                "names": translate(f"{key}.name"),
                "does": translate(f"{key}.does"),
                "countries": translate(f"{key}.countries"),
            }
            for number, (key, each) in enumerate(table.instruments.items(), 1)
        ],
        "periods": [
            {"names": translate(f"{key}.period"), "days": each.days}
            for key, each in table.periods.items()
        ],
        "sources": {key: each.model_dump(exclude_none=True) for key, each in table.sources.items()},
    }
    return {"instruments.json": render_json(built)}


INSTRUMENTS = Kind("instruments", InstrumentsFile, list_lines, _check, _build)
