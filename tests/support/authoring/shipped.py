"""The lessons that we ship, for tests in which any of them would do."""

from __future__ import annotations

from breakcontact.files import DATA
from breakcontact.lessons import load_lessons

LESSONS = load_lessons()
PLAYED = next(lesson for lesson in LESSONS if lesson.story)
"""A lesson with a story to play."""

STORY_FILE = PLAYED.folder / f"{PLAYED.story}.story.json"
SCENARIO_FILE = DATA / "scenarios" / f"{PLAYED.story}.yaml"
