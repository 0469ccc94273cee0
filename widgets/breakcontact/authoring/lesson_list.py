"""The list of lessons, ``course.yaml``, format 1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Strict, StringConstraints

from breakcontact.authoring.lines import Line
from breakcontact.authoring.parts import Id, Part, Text
from breakcontact.authoring.problems import suggest
from breakcontact.authoring.references import find_duplicate_ids
from breakcontact.authoring.schema_check import Shaped
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
from breakcontact.lessons import FILE_NAME
from breakcontact.vocabulary import Audience

LessonSlug = Annotated[str, StringConstraints(pattern="^[0-9]{2}_[a-z0-9_]+$", max_length=60)]
QuizSlug = Annotated[str, StringConstraints(pattern="^[a-z0-9_]+$", max_length=60)]

_BANK = "assessments/bank"
_NOTEBOOKS = "lessons"
_DATA = ("widgets", "breakcontact", "data")


class Lesson(Part):
    """One lesson."""

    called: ClassVar = "a lesson"
    placeholders: ClassVar = {"audience": ["adults"], "minutes": 45}
    slug: LessonSlug = Field(description="The name of its notebooks, such as 01_match")
    title: Text = Field(description="Its title. Line id: <slug>")
    about: Text | None = Field(
        None, description="One or two sentences for the start page. Line id: <slug>.about"
    )
    story: Id | None = Field(None, description="Id of the scenario that is played in it")
    practice: LessonSlug | None = Field(None, description="The 'lesson' of its practice questions")
    check: QuizSlug | None = Field(None, description="Slug of its quiz for nbgrader")
    audience: Annotated[tuple[Audience, ...], Strict(False), Field(min_length=1)] = Field(
        description="Whom it is for"
    )
    minutes: Annotated[int, Field(gt=0, le=600)] = Field(
        description="How long it takes with a class"
    )
    prerequisites: Annotated[tuple[LessonSlug, ...], Strict(False)] = Field(
        (), description="Slugs of lessons that come before it"
    )


class Quizzes(Part):
    """Quizzes about all the lessons of one audience."""

    called: ClassVar = "the quizzes for an audience"
    practice: QuizSlug | None = Field(None, description="Practice with the controls; not handed in")
    before: QuizSlug | None = Field(None, description="Before the first lesson")
    after: QuizSlug | None = Field(None, description="After the last lesson")
    later: QuizSlug | None = Field(None, description="Some weeks after the last lesson")


class LessonList(Part):
    """All lessons of the course, in the order of teaching."""

    called: ClassVar = "a list of lessons"
    placeholders: ClassVar = {"format": 1, "lessons": [{}], "quizzes": {}}
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["course"] = Field(description="What this file holds")
    lessons: Annotated[tuple[Lesson, ...], Strict(False), Field(min_length=1)] = Field(
        description="The lessons, in the order of teaching"
    )
    coming: Annotated[tuple[LessonSlug, ...], Strict(False)] = Field(
        (), description="Slugs of lessons to come, which quizzes may already refer to"
    )
    quizzes: dict[Audience, Quizzes] = Field(
        description="Quizzes about all the lessons of an audience"
    )


@dataclass(frozen=True, slots=True)
class CourseQuizzes:
    """The slugs of the quizzes about all the lessons of an audience, of every audience.

    Attributes:
        practice: Those for practice, which show hints and explain each answer at once.
        forms: The parallel forms, which follow the blueprint.
    """

    practice: tuple[str, ...]
    forms: tuple[str, ...]


def read_slugs(path: Path) -> list[str]:
    """The slugs in a list of lessons, with those to come, even if it has other faults.

    Raises:
        UnreadableError: If the file cannot be read.
    """
    lessons = _read_key(path, "lessons")
    entries = lessons if isinstance(lessons, list) else []
    slugs = [str(each["slug"]) for each in entries if isinstance(each, dict) and "slug" in each]
    coming = _read_key(path, "coming")
    return slugs + [str(slug) for slug in (coming if isinstance(coming, list) else ())]


def read_quizzes(path: Path) -> CourseQuizzes:
    """The quizzes about whole courses in a list of lessons, even if it has other faults.

    Raises:
        UnreadableError: If the file cannot be read.
    """
    quizzes = _read_key(path, "quizzes")
    named = quizzes.values() if isinstance(quizzes, dict) else ()
    slugs = [
        (when, str(slug)) for each in named if isinstance(each, dict) for when, slug in each.items()
    ]
    return CourseQuizzes(
        practice=tuple(slug for when, slug in slugs if when == "practice"),
        forms=tuple(slug for when, slug in slugs if when != "practice"),
    )


def _read_key(path: Path, key: str) -> object:
    tree, _ = parse_tree(read_text(path), str(path))
    return tree.data.get(key) if isinstance(tree.data, dict) else None


def _list_lines(course: LessonList) -> list[Line]:
    lines = []
    for at, lesson in enumerate(course.lessons):
        path: KeyPath = ("lessons", at)
        lines.append(
            Line(lesson.slug, lesson.title, (*path, "title"), "lesson", "Title of a lesson")
        )
        if lesson.about:
            id, comment = f"{lesson.slug}.about", "About a lesson, for the start page"
            lines.append(Line(id, lesson.about, (*path, "about"), "lesson", comment))
    return lines


def _check(tree: Tree, shaped: Shaped[LessonList]) -> Findings:
    course = shaped.model
    assert course is not None, "only what could be read is checked"
    data = Path(tree.file).resolve().parent
    faults = [
        *_find_duplicates(tree, course),
        *_find_wrong_prerequisites(course),
        *_find_missing_sources(course, data),
        *_find_missing_quizzes(course, data),
        *_find_missing_notebooks(course, data),
        *_find_parts_for_adults(course, data),
    ]
    return Findings(place_faults(tree, shaped, faults), counts={"lessons": len(course.lessons)})


def _find_duplicates(tree: Tree, course: LessonList) -> Iterator[Fault]:
    """Find lessons with the same slug, and quizzes that are used twice."""
    slugs = ((lesson.slug, ("lessons", at, "slug")) for at, lesson in enumerate(course.lessons))
    yield from find_duplicate_ids(tree, slugs, "The lesson '{id}' is listed")
    yield from find_duplicate_ids(tree, _list_quizzes(course), "The quiz '{id}' is used")


def _find_wrong_prerequisites(course: LessonList) -> Iterator[Fault]:
    slugs = [lesson.slug for lesson in course.lessons]
    for at, lesson in enumerate(course.lessons):
        for number, slug in enumerate(lesson.prerequisites):
            path: KeyPath = ("lessons", at, "prerequisites", number)
            if slug not in slugs:
                yield "BC903", path, f"There is no lesson '{slug}'.{suggest(slug, slugs)}"
            elif slug not in slugs[:at]:
                sentence = f"'{slug}' is not above '{lesson.slug}'; list it before this lesson."
                yield "BC903", path, sentence


def _find_missing_sources(course: LessonList, data: Path) -> Iterator[Fault]:
    """Find stories without a scenario, and practice without questions."""
    sources = {
        "story": ("scenarios", "id", _read_values(data / "scenarios", "id")),
        "practice": ("questions", "lesson", _read_values(data / "questions", "lesson")),
    }
    for at, lesson in enumerate(course.lessons):
        for key, (folder, name, known) in sources.items():
            value = getattr(lesson, key)
            if value and value not in known:
                sentence = (
                    f"No file in '{folder}' beside this one has the line '{name}: {value}'."
                    f"{suggest(value, known)}"
                )
                yield "BC902", ("lessons", at, key), sentence


def _find_missing_quizzes(course: LessonList, data: Path) -> Iterator[Fault]:
    project = _find_project(data)
    if project is None:  # an installed package has no bank
        return
    bank = project / _BANK
    known = [path.stem for path in bank.glob("*.yaml")]
    for slug, path in _list_quizzes(course):
        if slug not in known:
            sentence = f"There is no file {_BANK}/{slug}.yaml.{suggest(slug, known)}"
            yield "BC902", path, sentence


def _find_missing_notebooks(course: LessonList, data: Path) -> Iterator[Fault]:
    project = _find_project(data)
    if project is None:
        return
    notebooks = project / _NOTEBOOKS
    languages = sorted(path.name for path in notebooks.glob("[a-z]*") if path.is_dir())
    for at, lesson in enumerate(course.lessons):
        for language in languages:
            name = f"{language}/{lesson.slug}.ipynb"
            if not (notebooks / name).is_file():
                sentence = f"There is no notebook {_NOTEBOOKS}/{name}."
                yield "BC902", ("lessons", at, "slug"), sentence


def _find_parts_for_adults(course: LessonList, data: Path) -> Iterator[Fault]:
    """Find stories, checks and other quizzes for teenagers that are for adults."""
    project = _find_project(data)
    sources = {"story": _read_audiences(data / "scenarios", "id")}
    if project is not None:  # an installed package has no bank
        sources["check"] = _read_audiences(project / _BANK, "slug")
    for when, slug in course.quizzes.get("teenagers", ()):
        if slug and sources.get("check", {}).get(slug, "teenagers") != "teenagers":
            sentence = (
                f"'{slug}' is a quiz for teenagers, but its file has no line 'audience: "
                "teenagers', so it would show help for adults. Add the line."
            )
            yield "BC905", ("quizzes", "teenagers", when), sentence
    for at, lesson in enumerate(course.lessons):
        if "teenagers" not in lesson.audience or "adults" in lesson.audience:
            continue
        for key, audiences in sources.items():
            value = getattr(lesson, key)
            if audiences.get(value, "teenagers") != "teenagers":
                sentence = (
                    f"'{lesson.slug}' is for teenagers, but '{value}' has no line 'audience: "
                    "teenagers', so it would show help for adults. Add the line."
                )
                yield "BC905", ("lessons", at, key), sentence


def _list_quizzes(course: LessonList) -> list[tuple[str, KeyPath]]:
    """Every quiz that is named, and where."""
    named: list[tuple[str | None, KeyPath]] = [
        (lesson.check, ("lessons", at, "check")) for at, lesson in enumerate(course.lessons)
    ]
    named += [
        (slug, ("quizzes", audience, when))
        for audience, quizzes in course.quizzes.items()
        for when, slug in quizzes
    ]
    return [(slug, path) for slug, path in named if slug]


def _find_project(data: Path) -> Path | None:
    """The project that this data folder belongs to; ``None`` for any other folder."""
    is_ours = data.parts[-len(_DATA) :] == _DATA
    return data.parents[len(_DATA) - 1] if is_ours else None


def _read_values(folder: Path, key: str) -> list[str]:
    """The value of a key at the top of every source in a folder."""
    return [value for text in _read_texts(folder) if (value := _find_value(text, key))]


def _read_audiences(folder: Path, key: str) -> dict[str, str]:
    """The audience of each source in a folder by the value of a key, "" if it names none."""
    return {_find_value(text, key): _find_value(text, "audience") for text in _read_texts(folder)}


def _read_texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.yaml")):
        yield path.read_text("utf-8", errors="replace")


def _find_value(text: str, key: str) -> str:
    """The value of a key at the top of a source, or "".

    A long scenario takes a second to parse, so this only searches for the line.
    """
    found = re.search(rf"^{key}:[ \t]*([\w-]+)", text, re.MULTILINE)
    return found[1] if found else ""


def _build(course: LessonList, work: object, texts: Texts) -> dict[str, str]:
    lessons = [_build_lesson(lesson, texts) for lesson in course.lessons]
    quizzes = {
        audience: each.model_dump(exclude_none=True) for audience, each in course.quizzes.items()
    }
    return {FILE_NAME: render_json({"format": 1, "lessons": lessons, "quizzes": quizzes})}


def _build_lesson(lesson: Lesson, texts: Texts) -> dict[str, Any]:
    built = lesson.model_dump(exclude={"title", "about"})
    about = f"{lesson.slug}.about"
    return built | {
        "titles": {language: lines[lesson.slug] for language, lines in texts.items()},
        "about": {language: lines[about] for language, lines in texts.items() if about in lines},
    }


LESSON_LIST = Kind("course", LessonList, _list_lines, _check, _build)
