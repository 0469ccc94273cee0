"""Keep what a learner chose on the start page, and which lessons are done: ids only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from breakcontact.errors import BreakContactError
from breakcontact.files import PRIVATE, LockedError, hold_lock, read_bounded
from breakcontact.i18n.languages import list_languages
from breakcontact.kept_files import find_free_name, name_reason, parse_json, write_kept
from breakcontact.lessons import LessonEntry
from breakcontact.story.play import Playthrough
from breakcontact.story.record import DEEPEST, FORMAT, LARGEST_FILE, RecordError, read_newest
from breakcontact.story.table import Story

NAME: Final = "course.record.json"
_KEPT: Final = "*.record.json*"

Progress = Literal["new", "begun", "done"]


@dataclass(frozen=True, slots=True)
class CourseRecord:
    """What is kept for the way through the course.

    Attributes:
        who: How the learner described himself or herself, by id; empty if nothing was chosen.
        language: Such as ``nb``; empty if nothing was chosen.
        country: Such as ``NO``; empty if nothing was chosen.
        done: The slugs of lessons that the learner has finished.
    """

    who: str = ""
    language: str = ""
    country: str = ""
    done: tuple[str, ...] = ()


def find_home(folder: Path) -> Path:
    """The folder of a course, for the folder of one of its notebooks, such as ``lessons/nb``."""
    return folder.parent if folder.name in list_languages() else folder


def load_course_record(home: Path) -> CourseRecord:
    """What is kept in a course's folder; a file that cannot be used counts as none."""
    try:
        return _read_course_record(home / NAME)
    except (OSError, ValueError, RecordError):
        return CourseRecord()


def save_course_record(home: Path, **changes: Any) -> CourseRecord:
    """Change some of what is kept; lessons that another notebook says are done stay done.

    Args:
        home: The course's folder.
        changes: New values by the name of the attribute.

    Raises:
        RecordError: If it cannot be saved; the old file then stands.
    """
    path = home / NAME
    try:
        with hold_lock(path):
            aside = None
            try:
                kept = _read_course_record(path)
            except FileNotFoundError:
                kept = CourseRecord()
            except (OSError, ValueError, RecordError):
                kept = CourseRecord()
                aside = find_free_name(path, "damaged")
            done = tuple(dict.fromkeys((*kept.done, *changes.pop("done", ()))))
            record = replace(kept, done=done, **changes)
            text = json.dumps({"format": FORMAT, **asdict(record)})
            write_kept(path, f"{text}\n".encode(), mode=PRIVATE, aside=aside)
    except LockedError:
        sentence = f"'{NAME}' cannot be saved: another notebook is writing it."
        raise RecordError(sentence, "busy") from None
    except OSError as error:
        reason = error.strerror or "the disk refused"
        raise RecordError(f"'{NAME}' cannot be saved: {reason}.", name_reason(error)) from None
    return record


def find_progress(lessons: Iterable[LessonEntry], home: Path) -> dict[str, Progress]:
    """How far a learner has come with each lesson, by slug.

    A lesson is done when its story has ended, in any language, or when the learner said so at its
    end; it is begun when there is a record of a play.
    """
    done = load_course_record(home).done
    return {each.slug: "done" if each.slug in done else _find_play(each, home) for each in lessons}


def list_records(home: Path) -> list[Path]:
    """The files that are kept of plays and choices, in a course's folder and those of languages.

    Those that were set aside and those that a killed kernel left half-written are among them.
    """
    folders = [home, *(home / code for code in list_languages())]
    return sorted(path for folder in folders for path in folder.glob(_KEPT) if not path.is_dir())


def delete_records(home: Path) -> None:
    """Delete all that is kept of plays and choices; answers to quizzes stay.

    Raises:
        RecordError: If a file cannot be deleted.
    """
    for path in list_records(home):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            reason = error.strerror or "the disk refused"
            raise RecordError(f"'{path.name}' cannot be deleted: {reason}.") from None


def _find_play(lesson: LessonEntry, home: Path) -> Progress:
    if lesson.story_file is None:
        return "new"
    found: Progress = "new"
    for path in _list_plays(lesson.slug, home):
        play = _read_newest(path, lesson.story_file)
        if play is None or not play.path:
            continue
        if play.ending is not None:
            return "done"
        found = "begun"
    return found


def _list_plays(slug: str, home: Path) -> Iterator[Path]:
    for folder in (home, *(home / code for code in list_languages())):
        path = folder / f"{slug}.record.json"
        if path.is_file():
            yield path


def _read_newest(path: Path, story_file: Path) -> Playthrough | None:
    try:
        return read_newest(path, Story.load(story_file))
    except BreakContactError:
        return None


def _read_course_record(path: Path) -> CourseRecord:
    content = parse_json(read_bounded(path, LARGEST_FILE, follow_links=True), DEEPEST)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise RecordError("not a record")
    texts = {name: _read_text(content, name) for name in ("who", "language", "country")}
    done = content.get("done")
    slugs = [each for each in done if isinstance(each, str)] if isinstance(done, list) else []
    return CourseRecord(**texts, done=tuple(slugs))


def _read_text(content: Mapping[str, Any], name: str) -> str:
    value = content.get(name)
    return value if isinstance(value, str) else ""
