"""Compare the minutes that a lesson's notebook states for playing with what its story takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from breakcontact.authoring.load import Checked, check_file
from breakcontact.authoring.problems import Problem
from breakcontact.authoring.source_types import Kind
from breakcontact.errors import BreakContactError
from breakcontact.guide.minutes import find_plays, show_minutes
from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.lessons import load_lesson
from breakcontact.own_lessons.find import find_story
from breakcontact.story.table import Story

CODE = "BC904"
MOST_TIMES = 3
"""The most that is stated, against the longest play: it leaves time to talk, or to go back."""

_LESSON = re.compile(r"""\bLesson\(\s*["']([^"']+)["']""")
_PLAYS = re.compile(r"\.chat\(")
_STATED = re.compile(r"\b(\d{1,3})\s*min", re.IGNORECASE)


def add_playing_time(checked: Checked, kinds: Sequence[Kind]) -> Checked:
    """Add a warning if a notebook states other minutes than its story takes."""
    if not checked.file.endswith(".ipynb") or checked.problems:
        return checked
    return replace(checked, warnings=[*checked.warnings, *_find_other_minutes(checked.file, kinds)])


def _find_other_minutes(file: str, kinds: Sequence[Kind]) -> Iterator[Problem]:
    cells = json.loads(Path(file).read_text(encoding="utf-8-sig"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells]
    named = _LESSON.search("\n".join(sources))
    at = next((at for at, source in enumerate(sources) if _PLAYS.search(source)), 0)
    stated = _read_minutes(cells[at - 1], sources[at - 1]) if at else None
    story = _load_story(named.group(1), Path(file), kinds) if named and stated else None
    if story is None or stated is None:
        return
    plays = find_plays(story, SOURCE_LANGUAGE)
    shortest, longest = (plays[way].minutes(SOURCE_LANGUAGE) for way in ("shortest", "longest"))
    if not shortest <= stated <= MOST_TIMES * max(longest, 1):
        sentence = (
            f"In cell {at}: {stated} minutes are stated for playing, and a play of '{story.id}' "
            f"takes {show_minutes(shortest, 'en')} to {show_minutes(longest, 'en')} minutes."
        )
        yield Problem(file, at, 1, CODE, sentence)


def _read_minutes(cell: Any, source: str) -> int | None:
    """The minutes in a cell's metadata, or else in its text."""
    told = cell["metadata"].get("breakcontact", {}).get("minutes")
    if isinstance(told, int):
        return told
    found = _STATED.search(source)
    return int(found.group(1)) if found else None


def _load_story(name: str, notebook: Path, kinds: Sequence[Kind]) -> Story | None:
    """The story that a notebook plays; ``None`` if it is not there or has faults."""
    folder = notebook.resolve().parent
    source = find_story(name, (folder, folder.parent))
    try:
        if source is None:
            compiled = load_lesson(name).story_file
            return Story.load(compiled) if compiled else None
        checked = check_file(source, kinds)
        if checked.kind is None or any(each.file == checked.file for each in checked.problems):
            return None
        texts = {SOURCE_LANGUAGE: checked.texts[SOURCE_LANGUAGE]}
        built = checked.kind.build(checked.model, checked.work, texts)
        return Story.from_table(json.loads(next(iter(built.values()))))
    except BreakContactError:
        return None
