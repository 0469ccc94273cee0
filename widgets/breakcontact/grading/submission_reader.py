"""Read a submission as data, without running code or following links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from breakcontact.grading.bounded_files import read_submitted
from breakcontact.grading.differences import list_differences
from breakcontact.grading.review_flags import ReviewFlags
from breakcontact.grading.source_assignment import MARKS, QuizNotebook
from breakcontact.quiz import Responses, make_receipt, read_responses, score_response
from breakcontact.quiz.reasons import Reason, make_reason

TIMESTAMP = "timestamp.txt"
LARGEST_TIMESTAMP = 100


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was handed in.

    Attributes:
        time: In UTC, without a zone; ``None`` if it is unknown.
        fault: Why the file cannot be read, or ``None``.
    """

    time: datetime | None = None
    fault: Reason | None = None


@dataclass(frozen=True, slots=True)
class MarkedNotebook:
    """A quiz that was handed in, with its marks.

    Attributes:
        quiz: The quiz.
        responses: The responses.
        scores: Scores by item, except for items marked by hand.
        receipt: The receipt of the responses.
        flags: What the teacher should know about it.
    """

    quiz: QuizNotebook
    responses: Responses
    scores: dict[str, float]
    receipt: str
    flags: ReviewFlags

    @property
    def left_out(self) -> frozenset[str]:
        """The cells for marks by hand whose text is missing or cannot be read.

        If the answers could not be read, the cell for remarks asks for a review.
        """
        items = (item.id for item in self.quiz.definition.items)
        return frozenset(f"{item}{MARKS}" for item in items if item not in self.responses.answers)


def read_stamp(folder: Path) -> Stamp:
    """Read when a submission was made; never raises an error, whatever the file contains."""
    try:
        text = read_submitted(folder / TIMESTAMP, LARGEST_TIMESTAMP).decode("ascii").strip()
        # A time zone may be the name of a file, which the parser would open.
        if not text or ".." in text or any(part.startswith("/") for part in text.split()):
            raise ValueError(text)
        return Stamp(parse_utc(text))
    except FileNotFoundError:
        return Stamp()
    except Exception:  # the parser raises many kinds
        sentence = (
            f"{TIMESTAMP} holds no time, so nobody knows whether this came late. Correct or "
            "delete that file in the submitted folder, or nbgrader's pages stop at it; then grade "
            "this hand-in again with --again."
        )
        return Stamp(fault=make_reason("no-time", sentence))


def mark_notebook(quiz: QuizNotebook, folder: Path, stamp: Stamp) -> MarkedNotebook:
    """Read and score one quiz of a submission; never raises an error."""
    responses = read_responses(folder / quiz.definition.responses_name, quiz.definition)
    scores = {
        item.id: score_response(
            item.kind, quiz.keys[item.id], responses.answers.get(item.id), item.points
        )
        for item in quiz.definition.items
        if item.id in quiz.keys
    }
    review = [*responses.problems, *([stamp.fault] if stamp.fault else [])]
    if responses.state == "missing":
        sentence = "There is no {file}: no answers were handed in."
        review.append(make_reason("missing", sentence, file=quiz.definition.responses_name))
    return MarkedNotebook(
        quiz=quiz,
        responses=responses,
        scores=scores,
        receipt=make_receipt(quiz.definition, responses.answers),
        flags=ReviewFlags(
            tuple(review), tuple(list_differences(quiz, folder / f"{quiz.name}.ipynb"))
        ),
    )


def exists_in(folder: Path, quiz: QuizNotebook) -> bool:
    """Whether anything of a quiz was handed in."""
    names = (f"{quiz.name}.ipynb", quiz.definition.responses_name)
    return any(_exists(folder / name) for name in names)


def _exists(path: Path) -> bool:
    try:
        path.lstat()
    except OSError:
        return False
    return True
