"""What the page shows around the text that is marked: questions, progress, names, two markers."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from breakcontact.course.class_list import list_people
from breakcontact.course.errors import CourseError
from breakcontact.i18n import Messages
from breakcontact.i18n.messages import CLASS
from breakcontact.marking.marking import FIRST, SECOND, Marking
from breakcontact.marking.notes import Note
from breakcontact.marking.texts import Question, Text, hash_text, read_answer


def make_overview(marking: Marking, marker: str) -> dict[str, Any]:
    """All questions and texts with their states, as one of the markers may see them.

    Raises:
        MarkingError: If the gradebook or a second marker's notes cannot be read.
    """
    found = marking.load()
    notes = marking.notes.read_all(SECOND) if marker == SECOND else {}
    questions = {text.question.id: text.question for text in found.texts.values()}
    return {
        "questions": [_show_question(marking, one) for one in questions.values()],
        "texts": [
            {
                "id": text.id,
                "question": text.question.id,
                "state": marking.find_state(marker, text, notes.get(text.id)),
            }
            for text in found.texts.values()
        ],
        "elsewhere": found.elsewhere if marker == FIRST else {},
        "canUndo": marking.can_undo(marker),
    }


def list_names(marking: Marking) -> dict[str, str]:
    """Whose each text is, for when the teacher asks.

    Raises:
        MarkingError: If the gradebook cannot be read.
    """
    known = {}
    with suppress(CourseError):  # without a class list there are the ids
        known = {person.id: person.name for person in list_people(marking.course)}
    texts = marking.load().texts.values()
    return {text.id: known.get(text.student) or text.student for text in texts}


def compare(marking: Marking) -> dict[str, Any]:
    """The marks of both markers, for every text that both have marked.

    ``texts`` has those where points or ticks differ, the greatest difference in points first.
    ``waiting`` counts the texts that only one of them has marked.

    Raises:
        MarkingError: If the gradebook or the notes cannot be read.
    """
    found = marking.load()
    first, second = (marking.notes.read_all(marker) for marker in (FIRST, SECOND))
    rows, both, waiting = [], 0, 0
    for text in found.texts.values():
        note = second.get(text.id)
        states = [marking.find_state(FIRST, text, None), marking.find_state(SECOND, text, note)]
        if "waiting" in states or note is None:
            waiting += "marked" in states
            continue
        both += 1
        row = _compare_one(marking, text, first.get(text.id), note)
        if row["differs"]:
            rows.append(row)
    rows.sort(key=lambda row: -abs(row["first"]["score"] - row["second"]["score"]))
    return {"both": both, "same": both - len(rows), "waiting": waiting, "texts": rows}


def _compare_one(marking: Marking, text: Text, own: Note | None, note: Note) -> dict[str, Any]:
    stored = text.stored
    score = stored.manual_score if stored.manual_score is not None else stored.auto_score or 0.0
    rubric = hash_text(repr(marking.find_scheme(text.question).criteria))
    has_ticks = own is not None and own.score == score and own.rubric == rubric
    ticks = list(own.ticks) if own and has_ticks else None
    theirs = list(note.ticks) if note.rubric == rubric else None
    return {
        "id": text.id,
        "question": text.question.id,
        "answer": read_answer(marking.course, text)[0],
        "differs": score != note.score or (None not in (ticks, theirs) and ticks != theirs),
        "first": {"score": score, "ticks": ticks, "comment": stored.comment or ""},
        "second": {"score": note.score, "ticks": theirs, "comment": note.comment},
    }


def _show_question(marking: Marking, question: Question) -> dict[str, Any]:
    definition, item = question.notebook.definition, question.item
    known = definition.languages
    language = marking.language if marking.language in known else known[0]
    scheme = marking.find_scheme(question)
    words = Messages(marking.language, CLASS, "notebook.")
    lines = definition.item_lines(language, item.id)
    return {
        "id": question.id,
        "assignment": question.assignment,
        "title": definition.line(language, "title"),
        "number": question.number,
        "language": language,
        "lines": {name.removeprefix(f"{item.id}."): text for name, text in lines.items()},
        "exhibit": item.table.get("exhibit", []),
        "most": question.most,
        "criteria": [
            {"text": one.text, "points": one.points, "worth": _say_points(words, one.points)}
            for one in scheme.criteria
        ],
        "model": scheme.model,
        "scheme": scheme.other,
    }


def _say_points(words: Messages, points: float) -> str:
    return words.count("points", points, shown=f"{points:g}")
