"""The author's side of the registry, format 1: every number with its range, source and review."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path as FilePath
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Strict, StringConstraints

from breakcontact.authoring.lines import Line
from breakcontact.authoring.load import check_file
from breakcontact.authoring.parts import Id, Part, Text
from breakcontact.authoring.problems import UnreadableError, suggest
from breakcontact.authoring.schema_check import Shaped, check_shape
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.source_types import Findings, Kind, Texts, place_faults, render_json
from breakcontact.authoring.yaml_source import Path, Tree, parse_tree
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.registry import CHANCE_UNITS, Registry, parse_registry
from breakcontact.outcomes.registry.parameters import LIMITS
from breakcontact.outcomes.registry.units import Unit
from breakcontact.vocabulary import AUDIENCES, COUNTRIES, Confidence

Fault = tuple[str, Path, str]
Day = Annotated[str, StringConstraints(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Key = Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_]*$", max_length=40)]

LONGEST_REVIEW = 731
"""Days between two reviews of a number, at most: two years."""

_NO_DAY = "2000-01-01"  # stands in for a day that is missing, which has been told of already
_NO_SOURCE = "Every number says where it is from; one of our own choice has the source 'kit'."


class Source(Part):
    """Where a number comes from."""

    called: ClassVar = "a source"
    stand_ins: ClassVar = {"seen": "own choice"}
    publisher: Text = Field(description="Who published it")
    title: Text = Field(description="Its title, in its own language")
    year: Annotated[int, Field(ge=1990, le=2100)] | None = Field(None, description="When")
    seen: Literal["own page", "secondary report", "mirror", "seed text", "own choice"] = Field(
        description="Where we read it"
    )
    address: Text | None = Field(None, description="Its address; none for a choice of our own")
    quote: Text | None = Field(None, description="At most 25 words of it, in its own language")


class Number(Part):
    """A number with its range."""

    called: ClassVar = "a number"
    codes: ClassVar = {"sources": "BC003", "reviewed": "BC703", "review_by": "BC002"}
    reasons: ClassVar = {"sources": _NO_SOURCE}
    stand_ins: ClassVar = {
        "value": 0.5,
        "low": 0.5,
        "high": 0.5,
        "distribution": "point",
        "unit": "ratio",
        "confidence": "assumption",
        "sources": [],
        "reviewed": _NO_DAY,
        "review_by": _NO_DAY,
    }
    name: Text = Field(description="What it is called in a figure. Line id: <key>.name")
    words: Text = Field(
        description="A sentence for learners; {value}, {low}, {high} are gaps. Line id: <key>.words"
    )
    value: float = Field(description="What we take")
    low: float = Field(description="The least that seems possible")
    high: float = Field(description="The most that seems possible")
    distribution: Literal["beta", "lognormal", "triangular", "uniform", "point"] = Field(
        description="How the range is drawn from"
    )
    unit: Unit = Field(description="What it is a number of")
    population: Text = Field(description="Whom it was seen in. Line id: <key>.population")
    country: Text = Field(description="Where it was seen; 'none' if nowhere")
    year: Annotated[int | str, Field(description="When it was seen; 'none' if never")]
    confidence: Confidence = Field(
        description="From what two sources agree on to what was chosen for teaching"
    )
    known: bool = Field(True, description="false: nobody has measured even the direction")
    sources: Annotated[tuple[str, ...], Strict(False)] = Field(description="Ids; at least one")
    reviewed: Day = Field(description="The day it was last compared with its sources")
    review_by: Day = Field(description="The day by which that is due again")


class Figure(Part):
    """A number that a source gives and the model does not use."""

    called: ClassVar = "a figure"
    stand_ins: ClassVar = {"value": 0.5, "unit": "ratio"}
    value: float = Field(description="The number")
    unit: Unit = Field(description="What it is a number of")
    source: str = Field(description="Id of its source")
    about: Text = Field(description="What it says. Line id: <key>.about")


class RegistryFile(Part):
    """The registry."""

    called: ClassVar = "a registry"
    stand_ins: ClassVar = {"format": 1, "sources": {}, "numbers": {}, "figures": {}}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["registry"] = Field(description="What this file holds")
    sources: dict[Id, Source] = Field(description="The sources, by id")
    numbers: dict[Key, Number] = Field(description="What the kit computes with or quotes, by key")
    figures: dict[Key, Figure] = Field(description="What sources say besides, by key")


def list_lines(registry: RegistryFile) -> list[Line]:
    """All lines, in the order of the file."""
    numbers = [
        Line(f"{key}.{part}", getattr(number, part), ("numbers", key, part), "lesson")
        for key, number in registry.numbers.items()
        for part in ("name", "words", "population")
    ]
    figures = [
        Line(f"{key}.about", figure.about, ("figures", key, "about"), "lesson")
        for key, figure in registry.figures.items()
    ]
    return numbers + figures


def load_weights(path: FilePath) -> Mapping[str, float]:
    """The chances that can decide a world's turn, by key, from a registry that may have faults.

    Raises:
        OutcomeError: If the file cannot be read as a registry at all.
    """
    try:
        tree, _ = parse_tree(read_text(path), str(path))
    except UnreadableError as error:
        raise OutcomeError(str(error)) from None
    shaped = check_shape(tree, RegistryFile)
    numbers = shaped.model.numbers if shaped.model else {}
    return {key: each.value for key, each in numbers.items() if each.unit in CHANCE_UNITS}


def load_source(path: FilePath) -> Registry:
    """Read a registry from its source, without a fault or not at all.

    Raises:
        OutcomeError: With the first fault that there is.
    """
    checked = check_file(path, [REGISTRY])
    if checked.problems:
        raise OutcomeError(str(checked.problems[0]))
    return parse_registry(json.loads(checked.build()["registry.json"]))


def _check(tree: Tree, shaped: Shaped[RegistryFile]) -> Findings:
    registry = shaped.model
    assert registry is not None, "only what could be read is checked"
    faults = (
        *_find_range_faults(registry),
        *_find_source_faults(registry, tree.data.get("sources")),
        *find_review_faults(registry, date.today()),
        *_find_missing_numbers(registry),
    )
    counts = {"numbers": len(registry.numbers), "sources": len(registry.sources)}
    return Findings(place_faults(tree, shaped, faults), counts=counts)


def _find_range_faults(registry: RegistryFile) -> Iterator[Fault]:
    for key, number in registry.numbers.items():
        path: Path = ("numbers", key)
        low, high = number.low, number.high
        if low > high:
            sentence = f"The least, {low:g}, is more than the most, {high:g}."
            yield "BC001", (*path, "low"), sentence
        elif not low <= number.value <= high:
            sentence = f"{number.value:g} lies outside its range, from {low:g} to {high:g}."
            yield "BC001", (*path, "value"), sentence
        elif number.unit in CHANCE_UNITS | {"part"} and not 0 <= low <= high <= 1:
            yield "BC001", (*path, "unit"), f"A {number.unit} lies from 0 to 1."
        elif number.distribution == "lognormal" and low <= 0:
            yield "BC001", (*path, "low"), "The range of a log-normal number begins above 0."
        elif key in LIMITS and not LIMITS[key].least <= low <= high <= LIMITS[key].most:
            yield "BC001", (*path, "low"), f"For the model this is {LIMITS[key].describe()}."
        if not number.known and number.confidence != "assumption":
            sentence = "What nobody has measured has the confidence 'assumption'."
            yield "BC001", (*path, "confidence"), sentence


def _find_source_faults(registry: RegistryFile, known: Any) -> Iterator[Fault]:
    """Sources that are unknown, missing or never named; ``known`` counts faulty ones as well."""
    known = known if isinstance(known, dict) else {}
    named = list(_list_named(registry))
    for source, path in named:
        if source not in known:
            yield "BC701", path, f"There is no source '{source}'.{suggest(source, known)}"
    for key, number in registry.numbers.items():
        if not number.sources:
            yield "BC003", ("numbers", key, "sources"), f"'{key}' has no source. {_NO_SOURCE}"
    used = {source for source, _ in named}
    for source_id, about in registry.sources.items():
        if source_id not in used:
            yield "BC705", ("sources", source_id), f"No number names the source '{source_id}'."
        if about.seen != "own choice" and not about.address:
            yield "BC003", ("sources", source_id), f"'{source_id}' has no address."


def _list_named(registry: RegistryFile) -> Iterator[tuple[str, Path]]:
    for key, number in registry.numbers.items():
        for index, source in enumerate(number.sources):
            yield source, ("numbers", key, "sources", index)
    for key, figure in registry.figures.items():
        yield figure.source, ("figures", key, "source")


def find_review_faults(registry: RegistryFile, today: date) -> Iterator[Fault]:
    """Reviews that have not been, that are overdue, or that are put off for too long."""
    for key, number in registry.numbers.items():
        path: Path = ("numbers", key)
        if _NO_DAY in (number.reviewed, number.review_by):
            continue
        reviewed, due = _read_day(number.reviewed), _read_day(number.review_by)
        if reviewed is None or reviewed > today:
            sentence = f"'{number.reviewed}' is no day that has been; write the last review's."
            yield "BC703", (*path, "reviewed"), sentence
        elif due is None or not 0 < (due - reviewed).days <= LONGEST_REVIEW:
            sentence = f"'{number.review_by}' is no day in the two years after the last review."
            yield "BC002", (*path, "review_by"), sentence
        elif due < today:
            sentence = (
                f"The review of '{key}' was due on {number.review_by}: compare the number with its "
                "sources, and write the new days."
            )
            yield "BC002", (*path, "review_by"), sentence


def _find_missing_numbers(registry: RegistryFile) -> Iterator[Fault]:
    bare = Registry({}, {}, {})
    needed = {
        key: None
        for country in COUNTRIES
        for audience in AUDIENCES
        for key in bare.keys_for(country, audience).values()
    }
    for key in needed:
        if key not in registry.numbers:
            yield "BC005", ("numbers",), f"The model needs the number '{key}', which is not there."


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _build(registry: RegistryFile, work: object, texts: Texts) -> dict[str, str]:

    def tell(line_id: str) -> dict[str, str]:
        return {language: lines[line_id] for language, lines in texts.items()}

    built = {
        "format": 1,
        "numbers": {
            key: {
                **number.model_dump(mode="json", exclude={"name", "words", "population"}),
                "year": str(number.year),
                "names": tell(f"{key}.name"),
                "words": tell(f"{key}.words"),
                "populations": tell(f"{key}.population"),
            }
            for key, number in registry.numbers.items()
        },
        "figures": {
            key: {**each.model_dump(exclude={"about"}), "abouts": tell(f"{key}.about")}
            for key, each in registry.figures.items()
        },
        "sources": {
            key: each.model_dump(exclude_none=True) for key, each in registry.sources.items()
        },
    }
    return {"registry.json": render_json(built)}


REGISTRY = Kind("registry", RegistryFile, list_lines, _check, _build)
