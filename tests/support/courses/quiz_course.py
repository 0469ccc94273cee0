"""A small nbgrader course with quizzes, made in a folder for a test."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from breakcontact.course.course import prepare_nbgrader
from breakcontact.grading import configure
from breakcontact.quiz import QuizDefinition, load_definition, structure_version

CONFIGURATION = """\
from breakcontact.grading import configure

c = get_config()
configure(c)
"""
STAMP = "2026-03-01 10:00:00.000000 UTC"


def make_items(many: int, seed: int = 1) -> list[tuple[dict[str, Any], Any]]:
    """Items of all kinds in turn, each with its key; the same for the same seed."""
    chance = random.Random(seed)
    kinds = ("single", "several", "order", "match", "judge", "text")
    return [_MAKERS[kinds[n % 6]](f"q-{n + 1:02}", chance) for n in range(many)]


def right_answers(items: Iterable[tuple[Mapping[str, Any], Any]]) -> dict[str, Any]:
    """An answer to each item that gives all its points; a few words where a text is asked."""
    return {item["id"]: _RIGHT[item["kind"]](key) for item, key in items}


def make_definition(slug: str, items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """A quiz of these items, with invented words."""
    items = list(items)
    names = [f"{item['id']}.prompt" for item in items]
    for item in items:
        for part in ("options", "steps", "rows"):
            names += [f"{item['id']}.{one}" for one in item.get(part, ())]
    lines = {"title": slug, "intro": "About.", **{name: f"Words of {name}" for name in names}}
    return {
        "format": 1,
        "slug": slug,
        "version": structure_version(slug, items),
        "mode": "graded",
        "languages": ["en", "nb"],
        "items": items,
        "lines": {"en": lines, "nb": {name: f"{text} (nb)" for name, text in lines.items()}},
    }


class QuizCourse:
    """An nbgrader course in a folder.

    Args:
        root: An empty folder.
        ours: Whether our plug-in is on; off, nbgrader grades by running notebooks.
    """

    def __init__(self, root: Path, *, ours: bool = True) -> None:
        self.root = root
        self.ours = ours
        self.definitions: dict[str, QuizDefinition] = {}
        root.mkdir(parents=True, exist_ok=True)
        prepare_nbgrader()
        text = CONFIGURATION if ours else "c = get_config()\n"
        (root / "nbgrader_config.py").write_text(text, encoding="utf-8")

    @property
    def database(self) -> Path:
        """The gradebook."""
        return self.root / "gradebook.db"

    def add_quiz(self, slug: str, items: list[tuple[dict[str, Any], Any]]) -> QuizDefinition:
        """Write the source of a quiz and release it."""
        table = make_definition(slug, [item for item, _ in items])
        folder = self.root / "source" / slug
        folder.mkdir(parents=True)
        (folder / f"{slug}.quiz.json").write_text(json.dumps(table), encoding="utf-8")
        notebook = _make_notebook(slug, items)
        (folder / f"{slug}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        return self._release(slug)

    def adopt_quiz(self, source: Path) -> QuizDefinition:
        """Take over the source of a quiz that was built, and release it."""
        shutil.copytree(source, self.root / "source" / source.name)
        return self._release(source.name)

    def _release(self, slug: str) -> QuizDefinition:
        self.convert(GenerateAssignment, slug)
        self.definitions[slug] = load_definition(self.root / "source" / slug / f"{slug}.quiz.json")
        return self.definitions[slug]

    def copy_to(self, root: Path) -> QuizCourse:
        """The same course in another folder."""
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        course = QuizCourse(root, ours=self.ours)
        course.definitions = dict(self.definitions)
        return course

    def folder(self, student: str, slug: str) -> Path:
        """Where a submission lies."""
        return self.root / "submitted" / student / slug

    def submit(
        self, student: str, slug: str, answers: Mapping[str, Any] | None, *, stamp: str = STAMP
    ) -> Path:
        """Hand in a quiz with these answers; with ``None`` there is no file of answers."""
        folder = self.folder(student, slug)
        folder.mkdir(parents=True, exist_ok=True)
        for path in (self.root / "release" / slug).iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        (folder / "timestamp.txt").write_text(stamp, encoding="utf-8")
        if answers is not None:
            text = json.dumps(self.responses(slug, answers))
            (folder / f"{slug}.responses.json").write_text(text, encoding="utf-8")
        return folder

    def responses(self, slug: str, answers: Mapping[str, Any]) -> dict[str, Any]:
        """What a file of answers holds."""
        return {
            "format": 1,
            "slug": slug,
            "version": self.definitions[slug].version,
            "revision": len(answers),
            "language": "en",
            "country": "NO",
            "answers": {
                name: {"revision": number, "value": value}
                for number, (name, value) in enumerate(answers.items(), start=1)
            },
        }

    def autograde(self, slug: str, **settings: Any) -> Autograde:
        """Run nbgrader's own converter as its commands do."""
        return self.convert(Autograde, slug, **settings)

    def convert(self, kind: Any, slug: str, **settings: Any) -> Any:
        """Build one of nbgrader's converters and run it."""
        config = Config()
        if self.ours:
            configure(config)
        adjust: Callable[[Config], None] = settings.pop("adjust", lambda config: None)
        adjust(config)
        filters = {name: settings.pop(name) for name in _FILTERS & set(settings)}
        course = CourseDirectory(
            config=config, root=str(self.root), assignment_id=slug, student_id="*"
        )
        if kind is GenerateAssignment:
            course.student_id = "."
        for name, value in filters.items():
            setattr(course, name, value)
        converter = kind(coursedir=course, config=config)
        for name, value in settings.items():
            setattr(converter, name, value)
        converter.start()
        return converter


_FILTERS = {"student_id", "notebook_id", "student_id_exclude"}


def _single(name: str, chance: random.Random) -> tuple[dict[str, Any], Any]:
    options = list("abcd")
    item = {"id": name, "kind": "single", "points": 1, "options": options}
    return item, {"right": chance.choice(options)}


def _several(name: str, chance: random.Random) -> tuple[dict[str, Any], Any]:
    options = list("abcde")
    item = {"id": name, "kind": "several", "points": 2, "options": options}
    return item, {"right": sorted(chance.sample(options, chance.randint(2, 3)))}


def _order(name: str, chance: random.Random) -> tuple[dict[str, Any], Any]:
    steps = ["stop", "tell", "save", "block", "report"]
    shown = chance.sample(steps, 5)
    norway = {"country": "NO", "groups": [["stop"], ["tell", "save"], ["block"], ["report"]]}
    britain = {"country": "GB", "groups": [["stop", "save"], ["report", "block"], ["tell"]]}
    return {"id": name, "kind": "order", "points": 3, "steps": shown}, {"orders": [norway, britain]}


def _match(name: str, chance: random.Random) -> tuple[dict[str, Any], Any]:
    rows, options = ["r1", "r2", "r3"], ["hurry", "shame", "threat", "proof"]
    pairs = {row: chance.sample(options, chance.randint(1, 2)) for row in rows}
    item = {"id": name, "kind": "match", "points": 2, "rows": rows, "options": options}
    return item, {"pairs": pairs}


def _judge(name: str, chance: random.Random) -> tuple[dict[str, Any], Any]:
    return {"id": name, "kind": "judge", "points": 1}, {"genuine": chance.random() < 0.5}


def _text(name: str, chance: random.Random) -> tuple[dict[str, Any], Any]:
    return {"id": name, "kind": "text", "points": 4, "limit": 600}, None


_RIGHT: dict[str, Callable[[Any], Any]] = {
    "single": lambda key: key["right"],
    "several": lambda key: key["right"],
    "order": lambda key: [step for group in key["orders"][0]["groups"] for step in group],
    "match": lambda key: {row: options[0] for row, options in key["pairs"].items()},
    "judge": lambda key: {"genuine": key["genuine"], "sure": "sure"},
    "text": lambda key: "A few words.",
}
_MAKERS = {
    "single": _single,
    "several": _several,
    "order": _order,
    "match": _match,
    "judge": _judge,
    "text": _text,
}


def _make_notebook(slug: str, items: list[tuple[dict[str, Any], Any]]) -> dict[str, Any]:
    start = f'from breakcontact.ui import Quiz\nquiz = Quiz("{slug}")\nquiz.start()'
    cells = [_cell("title", f"# {slug}"), _cell("start", start, "code")]
    for item, key in items:
        name = item["id"]
        ask = f'quiz.ask("{name}")'
        if key is None:
            cells.append(_cell(name, ask, "code"))
            scheme = "=== BEGIN MARK SCHEME ===\nA rubric.\n=== END MARK SCHEME ==="
            about = {"task": True, "points": item["points"]}
            cells.append(_cell(f"{name}-marks", f"Marked by hand.\n{scheme}", **about))
        else:
            key = {**key, "explain": {"en": {f"{name}.explain": "Because."}, "nb": {}}}
            hidden = f'### BEGIN HIDDEN TESTS\nquiz.key("{name}", {key!r})\n### END HIDDEN TESTS'
            about = {"grade": True, "points": item["points"]}
            cells.append(_cell(name, f"{hidden}\n{ask}", "code", **about))
    cells.append(_cell("remarks", "Remarks.", task=True, points=0))
    cells.append(_cell("finish", "quiz.finish()", "code"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "cells": cells,
    }


def _cell(name: str, source: str, kind: str = "markdown", **about: Any) -> dict[str, Any]:
    mark = {"schema_version": 3, "grade": False, "solution": False, "locked": True, "task": False}
    cell: dict[str, Any] = {
        "cell_type": kind,
        "id": name,
        "metadata": {"nbgrader": {**mark, "grade_id": name, **about}},
        "source": source,
    }
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})
