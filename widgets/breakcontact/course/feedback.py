"""Make a feedback page for each learner, and hand it back."""

from __future__ import annotations

from dataclasses import dataclass

from nbgrader.converters import GenerateFeedback
from traitlets.config import Config

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError, NbgraderError

_SECRET = "submission_secret.txt"


@dataclass(frozen=True, slots=True)
class HandedBack:
    """How the pages of an assignment reach the learners.

    Attributes:
        released: How many learners can fetch theirs through the exchange.
        by_hand: How many pages the teacher has to send.
    """

    released: int
    by_hand: int


def make_pages(course: NbgraderCourse, name: str, *, language: str, with_key: bool) -> int:
    """Make all pages of an assignment again, because marks and comments may have changed.

    Args:
        course: The course.
        name: An assignment that was graded.
        language: The language of a page if the answers do not say.
        with_key: Whether the pages show the right answers.

    Returns:
        How many pages were made.

    Raises:
        CourseError: If nbgrader fails.
    """
    settings = Config()
    settings.FeedbackPages.language = language
    if with_key:
        settings.FeedbackPages.show_key = True
    try:
        course.convert(GenerateFeedback, name, settings, force=True)
    except NbgraderError as error:
        raise CourseError("feedback.failed", name=name, reason=error) from error
    return len(course.list_students("autograded", name))


def hand_back(course: NbgraderCourse, name: str) -> HandedBack:
    """Release the pages to learners who handed in through the exchange.

    Raises:
        CourseError: If nbgrader fails.
    """
    students = course.list_students("feedback", name)
    reachable = [s for s in students if (course.folder("feedback", name, s) / _SECRET).is_file()]
    if not course.has_exchange:
        return HandedBack(0, len(students))
    others = [student for student in students if student not in reachable]
    if reachable:
        course.coursedir.student_id_exclude = ",".join(others)
        try:
            course.run_exchange("ReleaseFeedback", name)
        except NbgraderError as error:
            raise CourseError("feedback.not-released", name=name, reason=error) from error
        finally:
            course.coursedir.student_id_exclude = ""
    return HandedBack(len(reachable), len(others))
