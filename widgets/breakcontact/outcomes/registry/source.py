"""The source format of the registry, version 1: each number with its range, source and review."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Strict, StringConstraints

from breakcontact.authoring.lines import Line
from breakcontact.authoring.load import check_file
from breakcontact.authoring.parts import Id, Part, Text
from breakcontact.authoring.problems import UnreadableError
from breakcontact.authoring.references import (
    Citation,
    Day,
    find_uncited_sources,
    find_unknown_sources,
    parse_day,
)
from breakcontact.authoring.schema_check import Shaped, check_shape
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.source_types import (
    Fault,
    Findings,
    Kind,
    Texts,
    place_faults,
    render_json,
)
from breakcontact.authoring.yaml_source import KeyPath, Tree, parse_tree
from breakcontact.i18n.countries import COUNTRIES
from breakcontact.outcomes.errors import OutcomeError
from breakcontact.outcomes.registry import CHANCE_UNITS, Registry, parse_registry
from breakcontact.outcomes.registry.parameters import LIMITS
from breakcontact.outcomes.registry.units import Unit
from breakcontact.vocabulary import STORY_AUDIENCES, Confidence, StoryAudience

Key = Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_]*$", max_length=40)]

Whom = Annotated[tuple[StoryAudience, ...], Strict(False), Field(min_length=1)]

LONGEST_REVIEW = 731
"""The most days between two reviews of a number: two years."""

_PARTS = {
    "name": "Name of a number, in figures",
    "words": "A sentence about a number, for learners",
    "population": "Who was studied",
}
_FIGURE = "What a number says"
_NO_DAY = "2000-01-01"  # replaces a missing day, which has already been reported
_NO_SOURCE = "Every number says where it is from; one of our own choice has the source 'kit'."


class NumberSource(Citation):
    """A source of numbers."""

    placeholders: ClassVar = {"seen": "own choice"}
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
    placeholders: ClassVar = {
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
    value: float = Field(description="Our estimate")
    low: float = Field(description="The lowest plausible value")
    high: float = Field(description="The highest plausible value")
    distribution: Literal["beta", "lognormal", "triangular", "uniform", "point"] = Field(
        description="The distribution of plausible values"
    )
    unit: Unit = Field(description="Its unit")
    population: Text = Field(description="Who was studied. Line id: <key>.population")
    rests_on: Whom = Field(
        STORY_AUDIENCES[:1],
        description="Whose cases it was measured or assumed for; left out, those of adults",
    )
    taken_from: StoryAudience | None = Field(
        None,
        description="Whose number it is copied from, where nobody has counted; the review says so",
    )
    country: Text = Field(description="Where it was measured; 'none' if nowhere")
    year: Annotated[int | str, Field(description="When it was measured; 'none' if never")]
    confidence: Confidence = Field(
        description="How well it is known: from two sources that agree to a choice for teaching"
    )
    known: bool = Field(True, description="false: not even the direction has been measured")
    turn: bool = Field(
        True, description="false: what people do or know, so no world's turn has this chance"
    )
    harm: bool = Field(
        False,
        description="true: the chance that a harm comes; a story that uses it declares the harm",
    )
    sources: Annotated[tuple[str, ...], Strict(False)] = Field(description="Ids; at least one")
    reviewed: Day = Field(description="The day it was last compared with its sources")
    review_by: Day = Field(description="The day by which the next comparison is due")


class Young(Part):
    """Which young people a figure is about."""

    called: ClassVar = "the young people of a figure"
    placeholders: ClassVar = {"year": "none", "confidence": "low"}
    population: Text = Field(description="Who was asked or counted. Line id: <key>.population")
    year: Annotated[
        int | str,
        Field(description="When they were asked or counted; if not known, when it was published"),
    ]
    confidence: Confidence = Field(description="How well it is known, as for a number")


class Figure(Part):
    """A number that a source gives and the model does not use."""

    called: ClassVar = "a figure"
    placeholders: ClassVar = {"value": 0.5, "unit": "ratio"}
    value: float = Field(description="The number")
    unit: Unit = Field(description="Its unit")
    source: str = Field(description="Id of its source")
    about: Text = Field(description="What it says. Line id: <key>.about")
    young: Young | None = Field(
        None, description="Which young people it is about; the guide lists these figures together"
    )


class RegistryFile(Part):
    """The registry."""

    called: ClassVar = "a registry"
    placeholders: ClassVar = {"format": 1, "sources": {}, "numbers": {}, "figures": {}}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["registry"] = Field(description="What this file holds")
    sources: dict[Id, NumberSource] = Field(description="The sources, by id")
    numbers: dict[Key, Number] = Field(
        description="The numbers that the kit computes with or quotes, by key"
    )
    figures: dict[Key, Figure] = Field(description="Other numbers from the sources, by key")


def list_lines(registry: RegistryFile) -> list[Line]:
    """All lines, in the order of the file."""
    numbers = [
        Line(f"{key}.{part}", getattr(number, part), ("numbers", key, part), "lesson", about)
        for key, number in registry.numbers.items()
        for part, about in _PARTS.items()
    ]
    figures = [
        Line(f"{key}.about", figure.about, ("figures", key, "about"), "lesson", _FIGURE)
        for key, figure in registry.figures.items()
    ]
    young = [
        Line(
            f"{key}.population",
            figure.young.population,
            ("figures", key, "young", "population"),
            "lesson",
            _PARTS["population"],
        )
        for key, figure in registry.figures.items()
        if figure.young
    ]
    return numbers + figures + young


def load_chances(path: Path) -> Mapping[str, Number]:
    """The chances that a world's turn can use, by key, from a registry that may have faults.

    Raises:
        OutcomeError: If the file is not readable YAML.
    """
    try:
        tree, _ = parse_tree(read_text(path), str(path))
    except UnreadableError as error:
        raise OutcomeError(str(error)) from None
    shaped = check_shape(tree, RegistryFile)
    numbers = shaped.model.numbers if shaped.model else {}
    return {key: each for key, each in numbers.items() if each.turn and each.unit in CHANCE_UNITS}


def load_source(path: Path) -> Registry:
    """Load a registry from its source.

    Raises:
        OutcomeError: If the source has faults; the message is the first one.
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
        *_find_contradictions(registry),
        *_find_source_faults(registry, tree.data.get("sources")),
        *find_review_faults(registry, date.today()),
        *_find_missing_numbers(registry),
    )
    counts = {"numbers": len(registry.numbers), "sources": len(registry.sources)}
    return Findings(place_faults(tree, shaped, faults), counts=counts)


def _find_range_faults(registry: RegistryFile) -> Iterator[Fault]:
    for key, number in registry.numbers.items():
        path: KeyPath = ("numbers", key)
        low, high = number.low, number.high
        if low > high:
            sentence = f"'low' ({low:g}) is more than 'high' ({high:g})."
            yield "BC001", (*path, "low"), sentence
        elif not low <= number.value <= high:
            sentence = f"{number.value:g} is outside its range, {low:g} to {high:g}."
            yield "BC001", (*path, "value"), sentence
        elif number.unit in CHANCE_UNITS | {"part"} and not 0 <= low <= high <= 1:
            yield "BC001", (*path, "unit"), f"A {number.unit} is between 0 and 1."
        elif number.distribution == "lognormal" and low <= 0:
            yield "BC001", (*path, "low"), "The range of a log-normal number must be above 0."
        elif key in LIMITS and not LIMITS[key].least <= low <= high <= LIMITS[key].most:
            yield "BC001", (*path, "low"), f"The model needs {LIMITS[key].describe()} here."


def _find_contradictions(registry: RegistryFile) -> Iterator[Fault]:
    for key, number in registry.numbers.items():
        if not number.known and number.confidence != "assumption":
            sentence = "A number that nobody has measured has the confidence 'assumption'."
            yield "BC001", ("numbers", key, "confidence"), sentence
        if number.harm and number.unit not in CHANCE_UNITS:
            sentence = f"'{key}' is no chance, so it cannot be the chance of a harm."
            yield "BC001", ("numbers", key, "harm"), sentence


def _find_source_faults(registry: RegistryFile, known: Any) -> Iterator[Fault]:
    """Find sources that are unknown, missing or uncited; ``known`` includes faulty ones."""
    cited = list(_list_cited(registry))
    yield from find_unknown_sources(cited, known if isinstance(known, dict) else {})
    for key, number in registry.numbers.items():
        if not number.sources:
            yield "BC003", ("numbers", key, "sources"), f"'{key}' has no source. {_NO_SOURCE}"
    yield from find_uncited_sources(cited, registry.sources, "number")
    for source_id, about in registry.sources.items():
        if about.seen != "own choice" and not about.address:
            yield "BC003", ("sources", source_id), f"'{source_id}' has no address."


def _list_cited(registry: RegistryFile) -> Iterator[tuple[str, KeyPath]]:
    for key, number in registry.numbers.items():
        for index, source in enumerate(number.sources):
            yield source, ("numbers", key, "sources", index)
    for key, figure in registry.figures.items():
        yield figure.source, ("figures", key, "source")


def find_review_faults(registry: RegistryFile, today: date) -> Iterator[Fault]:
    """Find review dates that are missing, in the future, overdue or too far away."""
    for key, number in registry.numbers.items():
        path: KeyPath = ("numbers", key)
        if _NO_DAY in (number.reviewed, number.review_by):
            continue
        reviewed, due = parse_day(number.reviewed), parse_day(number.review_by)
        if reviewed is None or reviewed > today:
            sentence = f"'{number.reviewed}' is not a past day; write the day of the last review."
            yield "BC703", (*path, "reviewed"), sentence
        elif due is None or not 0 < (due - reviewed).days <= LONGEST_REVIEW:
            sentence = f"'{number.review_by}' is not within two years of the last review."
            yield "BC002", (*path, "review_by"), sentence
        elif due < today:
            sentence = (
                f"The review of '{key}' was due on {number.review_by}: compare the number with its "
                "sources, and write the new dates."
            )
            yield "BC002", (*path, "review_by"), sentence


def _find_missing_numbers(registry: RegistryFile) -> Iterator[Fault]:
    bare = Registry({}, {}, {})
    needed = {
        key: None
        for country in COUNTRIES
        for audience in STORY_AUDIENCES
        for key in bare.keys_for(country, audience).values()
    }
    for key in needed:
        if key not in registry.numbers:
            yield "BC005", ("numbers",), f"The model needs the number '{key}'; add it."


def _build(registry: RegistryFile, work: object, texts: Texts) -> dict[str, str]:
    def translate(line_id: str) -> dict[str, str]:
        return {language: lines[line_id] for language, lines in texts.items()}

    built = {
        "format": 1,
        "numbers": {
            key: {
                **number.model_dump(mode="json", exclude={"name", "words", "population"}),
                "year": str(number.year),
                "names": translate(f"{key}.name"),
                "words": translate(f"{key}.words"),
                "populations": translate(f"{key}.population"),
            }
            for key, number in registry.numbers.items()
        },
        "figures": {
            key: {
                **each.model_dump(exclude={"about", "young"}),
                "abouts": translate(f"{key}.about"),
                **_build_young(each.young, translate(f"{key}.population") if each.young else {}),
            }
            for key, each in registry.figures.items()
        },
        "sources": {
            key: each.model_dump(exclude_none=True) for key, each in registry.sources.items()
        },
    }
    return {"registry.json": render_json(built)}


def _build_young(young: Young | None, populations: Mapping[str, str]) -> dict[str, Any]:
    if young is None:
        return {}
    about = {"year": str(young.year), "confidence": young.confidence, "populations": populations}
    return {"young": about}


REGISTRY = Kind("registry", RegistryFile, list_lines, _check, _build)
