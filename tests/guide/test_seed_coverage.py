"""What the seed texts say is in the kit: each point, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import polib
import pytest
import yaml

from breakcontact.i18n import list_languages

POINTS_OF: Final = {"000": 25, "001": 34, "002": 20, "003": 27, "004": 23}
STATUSES: Final = ("covered", "partly", "left out")
DATA: Final = "widgets/breakcontact/data"
FOLDERS: Final = {
    "advice": f"{DATA}/advice",
    "questions": f"{DATA}/questions",
    "story": f"{DATA}/scenarios",
    "bank": "assessments/bank",
}


@pytest.fixture(scope="module")
def points(root: Path) -> list[dict[str, Any]]:
    """The table."""
    text = (root / "instructor_guide" / "seed_coverage.yaml").read_text(encoding="utf-8")
    table: list[dict[str, Any]] = yaml.safe_load(text)["points"]
    return table


def test_all_points_are_there(points: list[dict[str, Any]]) -> None:
    """Every point of every seed stands in the table once, in its order."""
    ids = [f"{seed}-{n:02}" for seed, count in POINTS_OF.items() for n in range(1, count + 1)]

    assert [point["id"] for point in points] == ids


def test_all_is_covered_or_says_why(points: list[dict[str, Any]]) -> None:
    """A gap has its reason, and the rest a place."""
    for point in points:
        assert point["status"] in STATUSES
        assert point.get("why") or point["status"] == "covered", point["id"]
        assert point.get("where") or point["status"] == "left out", point["id"]


def test_every_place_exists_in_every_language(root: Path, points: list[dict[str, Any]]) -> None:
    """A line is written and a page has the words, in each of the languages."""
    missing = [
        f"{point['id']}: {fault}"
        for point in points
        for place in point.get("where", [])
        for fault in _find_faults(root, place)
    ]

    assert missing == []


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ("advice/NO step.gone", "no line step.gone"),
        ({"page": "limits", "en": "no such words", "nb": "ingen slike ord"}, "limits (en)"),
        ({"page": "limits", "en": "Breaks"}, "limits (nb)"),
    ],
)
def test_missing_places_are_found(root: Path, place: Any, fault: str) -> None:
    """A line or words that are gone do not pass."""
    assert any(fault in found for found in _find_faults(root, place))


def _find_faults(root: Path, place: Any) -> Iterator[str]:
    languages = list_languages()
    if isinstance(place, str):
        file, line = place.split()
        for language in languages:
            if language != "en" and line not in _list_written(_find_po(root, file, language)):
                yield f"no line {line} in {file} ({language})"
        return
    for language in languages:
        page = root / "instructor_guide" / language / f"{place['page']}.md"
        text = " ".join(page.read_text(encoding="utf-8").replace("*", "").split())
        if not place.get(language) or place[language] not in text:
            yield f"no such words in {place['page']} ({language}): {place.get(language)}"


def _find_po(root: Path, file: str, language: str) -> Path:
    folder, _, name = file.rpartition("/")
    return root / FOLDERS.get(folder, DATA) / f"{name}.{language}.po"


def _list_written(po: Path) -> set[str]:
    """The lines that are translated; `check` keeps their English beside them."""
    return {entry.msgctxt for entry in polib.pofile(str(po)).translated_entries()}
