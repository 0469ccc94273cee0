"""One class serves every lesson in the course, and refuses in a sentence what a lesson lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from breakcontact.errors import BreakContactError
from breakcontact.lessons import LessonEntry, load_lessons
from breakcontact.story import RecordFile, Story
from breakcontact.story.record import Record
from breakcontact.ui import Lesson
from breakcontact.vocabulary import ACTIONS

LESSONS = load_lessons()


def name_lesson(entry: LessonEntry) -> str:
    """What a test's id calls a lesson."""
    return entry.slug


def find_played(entry: LessonEntry) -> LessonEntry | None:
    """The lesson whose story comes before its numbers: itself, or the one that it follows."""
    slugs = {each.slug: each for each in LESSONS}
    return entry if entry.story else slugs.get(next(reversed(entry.prerequisites), ""))


def has_numbers(entry: LessonEntry) -> bool:
    """Whether an action of the story before is one that numbers compare; others may have none."""
    played = find_played(entry)
    if played is None or played.story_file is None:
        return False
    picks = (pick for state in Story.load(played.story_file).states for pick in state.picks)
    return any(pick.action in ACTIONS for pick in picks)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def find_lesson(wanted: Callable[[LessonEntry], object]) -> Lesson:
    """The first lesson of the course that is as wanted."""
    return Lesson(next(entry.slug for entry in LESSONS if wanted(entry)))


@pytest.mark.parametrize("entry", LESSONS, ids=name_lesson)
def test_every_lesson_has_the_parts_that_the_course_lists(entry: LessonEntry) -> None:
    """Its chat plays the listed story, and its questions are the listed ones."""
    lesson = Lesson(entry.slug, language="nb")

    assert lesson.steps().language == "nb"
    assert bool(entry.story) == (lesson.story is not None)
    if entry.story:
        assert lesson.chat().story["id"] == entry.story
        assert lesson.review().language == "nb"
    if entry.practice:
        assert lesson.questions().items


def test_an_unknown_lesson_is_told_which_there_are() -> None:
    """A misspelt name is answered with the names that there are, and where one's own may lie."""
    with pytest.raises(BreakContactError, match=r"no lesson '01_mach'.*'01_mach\.yaml'") as told:
        Lesson("01_mach")

    assert all(entry.slug in str(told.value) for entry in LESSONS)


def test_a_lesson_without_a_story_says_so() -> None:
    """Its chat cannot be shown, and that is one sentence."""
    lesson = find_lesson(lambda entry: not entry.story)

    with pytest.raises(BreakContactError, match="has no story to play"):
        lesson.chat()


def test_every_lesson_can_show_numbers() -> None:
    """Numbers follow the lesson's language and country."""
    lesson = Lesson(LESSONS[0].slug, language="nb", country="GB")

    assert (lesson.people().language, lesson.people().country) == ("nb", "GB")
    assert lesson.guess().language == "nb"


@pytest.mark.parametrize("entry", [each for each in LESSONS if has_numbers(each)], ids=name_lesson)
def test_people_begin_as_the_story_was_played(entry: LessonEntry, folder: Path) -> None:
    """The record of the lesson's own story counts, or that of the lesson before it."""
    played = find_played(entry)
    assert played is not None
    assert played.story_file is not None
    story = Story.load(played.story_file)
    record = folder / f"{played.slug}.record.json"
    RecordFile(record, story).save(Record(path=tuple(_find_path_to_action(story))))

    assert Lesson(entry.slug).people().played
    record.write_text("{", encoding="utf-8")
    assert not Lesson(entry.slug).people().played


def _find_path_to_action(story: Story) -> list[str]:
    """A way through the story up to the first action that numbers compare."""
    waiting: list[tuple[int, list[str]]] = [(0, [])]
    for state, path in waiting:
        for pick in story.states[state].picks:
            if pick.action in ACTIONS:
                return [*path, pick.id]
            waiting.append((pick.target, [*path, pick.id]))
    raise AssertionError("no action in this story is compared")


def test_notebooks_that_were_copied_earlier_still_work() -> None:
    """The name that the lesson about numbers was imported by is the one class of today."""
    from breakcontact.ui.outcome_lesson import OutcomeLesson

    assert OutcomeLesson is Lesson
