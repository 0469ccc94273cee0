"""The guide's pictures: what each shows, and a stamp by which an old one is found out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from feedback_sample import render_sample
from shipped import PLAYED, STORY_FILE

from breakcontact.advice.pack import COUNTRIES, load_pack
from breakcontact.i18n import load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.outcomes.figures.catalogue import make_figure
from breakcontact.outcomes.model.results import Results, find_results
from breakcontact.outcomes.registry import load_registry
from breakcontact.serving.application import STYLE as PROJECTOR_STYLE
from breakcontact.ui.assets import load_module, load_style

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "instructor_guide" / "pictures"
STAMPS = FOLDER / "made_from.json"
"""For each picture the hash of what it was made from."""

LANGUAGES = ("en", "nb")
FIGURE = "fields"
"""The guide's picture of the icon array of lesson 2, by the name of its file."""

YOUNG = "young"
"""The guide's figure about young people, by the name of its file."""

PRACTICE = ROOT / "widgets" / "breakcontact" / "data" / "built" / "practice.quiz.json"
_LAB = ROOT / "widgets" / "breakcontact" / "data" / "lab"
_LOOKS_OF_THE_LAB = (
    "everyone/labconfig/default_setting_overrides.json",
    "learner/custom.css",
    "learner/labconfig/default_setting_overrides.json",
)
_SEED = 1


def stamp(picture: str, language: str) -> str:
    """The hash of all that a picture shows, in one language."""
    digest = hashlib.sha256()
    for part in _SHOWN[picture](language):
        digest.update(part.encode())
    return digest.hexdigest()[:16]


def read_stamps() -> dict[str, str]:
    """The stamps of the pictures that there are, by file name."""
    stamps: dict[str, str] = json.loads(STAMPS.read_text(encoding="utf-8"))
    return stamps


def write_stamps(names: Iterable[str] = ()) -> None:
    """Note that pictures were made just now: those named, or all."""
    made = {
        f"{name}.{each}.png": stamp(name, each) for name in names or _SHOWN for each in LANGUAGES
    }
    stamps = {**read_stamps(), **made} if names else made
    text = json.dumps(stamps, indent=1, sort_keys=True)
    STAMPS.write_text(f"{text}\n", encoding="utf-8")


def list_pictures() -> list[tuple[str, str]]:
    """Every picture by name and language."""
    return [(name, language) for name in _SHOWN for language in LANGUAGES]


def find_figure_results(language: str) -> Results:
    """What the figures show, for the country of the language."""
    country = {"en": "GB", "nb": "NO"}[language]
    return find_results(load_registry(), np.random.default_rng(_SEED), country)


def _show_start(language: str) -> Iterable[str]:
    yield (ROOT / "lessons" / language / f"{PLAYED.slug}.ipynb").read_text(encoding="utf-8")
    for name in _LOOKS_OF_THE_LAB:
        yield (_LAB / name).read_text(encoding="utf-8")


def _show_widget(widget: str, *labels: str) -> Callable[[str], Iterable[str]]:
    def show(language: str) -> Iterable[str]:
        yield load_module(f"{widget}.js")
        yield load_style(f"{widget}.css")
        yield from _pick_labels(load_messages(language), labels)
        if widget == "steps":
            yield json.dumps([load_pack(each, language) for each in COUNTRIES])
        else:
            yield _tell_story(language)

    return show


def _show_quiz(language: str) -> Iterable[str]:
    yield load_module("quiz.js")
    yield load_style("quiz.css")
    yield from _pick_labels(load_messages(language), ("quiz.",))
    definition: dict[str, Any] = json.loads(PRACTICE.read_text(encoding="utf-8"))
    yield json.dumps([definition["version"], definition["lines"][language]], sort_keys=True)


def _show_feedback(language: str) -> Iterable[str]:
    yield render_sample(PRACTICE, language)


def _show_figure(name: str) -> Callable[[str], Iterable[str]]:
    def show(language: str) -> Iterable[str]:
        results = find_figure_results(language)
        caption = make_figure(name, results, load_messages(language), language).caption
        yield json.dumps([caption.title, caption.alternative, caption.foot, caption.rows])

    return show


def _show_phone(language: str) -> Iterable[str]:
    yield load_module("quiz.js")
    yield load_style("quiz.css")
    yield from _pick_labels(load_messages(language), ("quiz.",))
    yield from _pick_labels(load_messages(language, GUIDE), ("web.serve.", "quiz.handin."))


def _show_projector(language: str) -> Iterable[str]:
    yield PROJECTOR_STYLE
    yield from _pick_labels(load_messages(language, GUIDE), ("web.serve.join", "web.serve.count"))


def _tell_story(language: str) -> str:
    table: dict[str, Any] = json.loads(STORY_FILE.read_text(encoding="utf-8"))
    return json.dumps([table["version"], table["lines"][language]], sort_keys=True)


def _pick_labels(labels: Mapping[str, str], beginnings: tuple[str, ...]) -> Iterable[str]:
    return (f"{key}={labels[key]}" for key in sorted(labels) if key.startswith(beginnings))


_SHOWN: dict[str, Callable[[str], Iterable[str]]] = {
    "start": _show_start,
    "chat": _show_widget("chat", "chat.", "exit."),
    "review": _show_widget("review", "review.", "tactic.", "stage."),
    "steps": _show_widget("steps", "steps.", "country."),
    "quiz": _show_quiz,
    "feedback": _show_feedback,
    FIGURE: _show_figure(FIGURE),
    YOUNG: _show_figure(YOUNG),
    "phone": _show_phone,
    "projector": _show_projector,
}
