"""Mark the texts of a course, one after the other: what the page shows and what it may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.status import list_ungraded
from breakcontact.grading.mark_scheme import MarkScheme, read_scheme
from breakcontact.marking.errors import ChangedError, MarkingError
from breakcontact.marking.gradebook import open_gradebook, replace_mark
from breakcontact.marking.notes import Note, Notes
from breakcontact.marking.texts import (
    CourseTexts,
    Question,
    Questions,
    Stored,
    Text,
    find_version,
    hash_text,
    load_texts,
    read_answer,
)
from breakcontact.marking.wanted import Wanted, read_wanted

FIRST: Final = "first"
"""The marker whose marks are those in the gradebook."""

SECOND: Final = "second"
"""A second marker: marks without seeing the first one's marks, and changes nothing that counts."""

MARKERS: Final = (FIRST, SECOND)


@dataclass(frozen=True, slots=True)
class _Step:
    """Something that was saved, and can be undone."""

    text_id: str
    stored: tuple[Stored, Stored] | None
    notes: tuple[Note | None, Note | None]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A text with everything that a mark for it depends on."""

    text: Text
    answer: str | None
    answer_language: str | None
    note: Note | None
    scheme: MarkScheme
    version: str


class Marking:
    """The texts of some assignments, while they are marked.

    Args:
        course: The course.
        names: The assignments, in the order of teaching.
        language: What the teacher reads.
    """

    def __init__(self, course: NbgraderCourse, names: Sequence[str], language: str) -> None:
        self.course = course
        self.names = tuple(names)
        self.language = language
        self.notes = Notes(course.root)
        self.questions = Questions(course)
        self._steps: dict[str, list[_Step]] = {marker: [] for marker in MARKERS}

    def load(self) -> CourseTexts:
        """All texts as they are now.

        Raises:
            MarkingError: If the gradebook cannot be read.
        """
        with open_gradebook(self.course) as gradebook:
            return load_texts(self.questions, gradebook, self.names)

    def find_state(self, marker: str, text: Text, note: Note | None) -> str:
        """``waiting`` or ``marked``, for one of the markers; ``note`` is what that marker noted."""
        if marker == FIRST:
            return "waiting" if text.stored.is_waiting else "marked"
        if note is None or note.answer != hash_text(read_answer(self.course, text)[0]):
            return "waiting"
        return "marked"

    def show(self, marker: str, text_id: str) -> dict[str, Any]:
        """A text, its mark, and what to know about it; for a second marker nothing of the first's.

        Raises:
            MarkingError: If there is no such text, or it cannot be read.
        """
        return self._show(marker, self._look(marker, text_id))

    def save(self, marker: str, text_id: str, fields: Any) -> dict[str, Any]:
        """Save a mark; when this returns, it is in the gradebook (a second marker's: in the notes).

        Args:
            marker: Who marks.
            text_id: The text.
            fields: ``score``, ``ticks``, ``comment``, and the ``version`` that ``show`` gave.

        Returns:
            The text as it is now, as ``show`` gives it. ``noted`` says whether the ticks were kept.

        Raises:
            ChangedError: If mark or text are not those that the marker saw.
            MarkingError: If it is no mark, or cannot be written.
        """
        seen = self._look(marker, text_id)
        present = seen.text.stored.manual_score if marker == FIRST else None
        lines = len(seen.scheme.criteria)
        wanted = read_wanted(fields, seen.text.question.most, lines, present)
        if wanted.version != seen.version:
            raise ChangedError(self._show(marker, seen))
        note = Note(
            wanted.score,
            wanted.ticks,
            hash_text(repr(seen.scheme.criteria)),
            wanted.comment,
            hash_text(seen.answer),
        )
        step = _Step(text_id, self._plan(marker, seen, wanted), (seen.note, note))
        is_noted = self._take(marker, step)
        self._steps[marker].append(step)
        return {**self.show(marker, text_id), "noted": is_noted}

    def undo(self, marker: str) -> dict[str, Any]:
        """Undo what was saved last; return the text, as ``show`` gives it.

        Raises:
            ChangedError: If the mark has been changed since; it is left as it is.
            MarkingError: If there is nothing to undo, or it cannot be written.
        """
        if not self._steps[marker]:
            raise MarkingError("nothing")
        step = self._steps[marker][-1]
        before, after = step.notes
        stored = step.stored and (step.stored[1], step.stored[0])
        try:
            self._take(marker, _Step(step.text_id, stored, (after, before)))
        except ChangedError:
            self._steps[marker].pop()
            raise
        self._steps[marker].pop()
        return self.show(marker, step.text_id)

    def can_undo(self, marker: str) -> bool:
        """Whether this marker has saved anything that can be undone."""
        return bool(self._steps[marker])

    def find_scheme(self, question: Question) -> MarkScheme:
        """How the texts of a question are marked, in the teacher's language."""
        return read_scheme(question.cell.source, question.most, self.language)

    def _look(self, marker: str, text_id: str) -> _Seen:
        text = self.load().texts.get(text_id)
        if text is None:
            raise MarkingError("gone")
        answer, responses = read_answer(self.course, text)
        note = self._find_note(marker, text_id)
        version = find_version(text.stored, answer)
        if marker == SECOND:
            version = hash_text(repr((note, answer)))
        scheme = self.find_scheme(text.question)
        return _Seen(text, answer, responses.language, note, scheme, version)

    def _find_note(self, marker: str, text_id: str) -> Note | None:
        """What is noted; a file that cannot be read does not stop the first marker."""
        try:
            return self.notes.read(marker, text_id)
        except MarkingError:
            if marker == SECOND:
                raise
            return None

    def _show(self, marker: str, seen: _Seen) -> dict[str, Any]:
        text, note = seen.text, seen.note
        stored = text.stored
        state = self.find_state(marker, text, note)
        is_of_this = note is not None and note.rubric == hash_text(repr(seen.scheme.criteria))
        if marker == FIRST:
            score, comment = stored.manual_score, stored.comment or ""
            extra = stored.extra_credit or 0.0
            is_of_this = is_of_this and note is not None and note.score == score
        else:
            score = note.score if note else None
            comment, extra = (note.comment if note else ""), 0.0
        waits = list_ungraded(self.course, text.question.assignment, [text.student])
        return {
            "id": text.id,
            "question": text.question.id,
            "answer": seen.answer,
            "language": seen.answer_language,
            "state": state,
            "score": score,
            "ticks": list(note.ticks) if note and is_of_this else None,
            "comment": comment,
            "extra": extra,
            "is_newer": state == "waiting" and score is not None,
            "has_newer": bool(waits),
            "version": seen.version,
        }

    def _plan(self, marker: str, seen: _Seen, wanted: Wanted) -> tuple[Stored, Stored] | None:
        """The mark in the gradebook before and after; a second marker's never gets there."""
        if marker == SECOND:
            return None
        before = seen.text.stored
        comment = wanted.comment or None
        if (before.comment or "").strip() == wanted.comment:
            comment = before.comment  # nobody touched it
        return before, replace(before, manual_score=wanted.score, is_waiting=False, comment=comment)

    def _take(self, marker: str, step: _Step) -> bool:
        """Do what a step says; whether the notes were written too.

        A mark that is in the gradebook stays there when its ticks cannot be noted.
        """
        if step.stored is None:
            if not self.notes.replace(marker, step.text_id, *step.notes):
                raise ChangedError(self.show(marker, step.text_id))
            return True
        with open_gradebook(self.course) as gradebook:
            if not replace_mark(gradebook, step.text_id, *step.stored):
                raise ChangedError(self.show(marker, step.text_id))
        try:
            current = self.notes.read(marker, step.text_id)
            return self.notes.replace(marker, step.text_id, current, step.notes[1])
        except MarkingError:
            return False
