"""Make a feedback page for each learner, and hand it back."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from nbgrader.converters import GenerateFeedback
from traitlets.config import Config

from breakcontact.course.context import read_lessons_address, write_settings
from breakcontact.course.course import NbgraderCourse
from breakcontact.course.errors import CourseError, NbgraderError
from breakcontact.course.hand_ins.origin import show_name
from breakcontact.course.hand_ins.roster import load_roster
from breakcontact.files import replace_folder

TO_SEND = "to_send"
"""The folder of a course with the pages that the teacher sends."""
_SECRET = "submission_secret.txt"
_UNSAFE = re.compile(r'[\s/\\:*?"<>|]+')


@dataclass(frozen=True, slots=True)
class HandedBack:
    """How the pages of an assignment reach the learners.

    Attributes:
        released: How many learners can fetch theirs through the exchange.
        by_hand: The ids of those whose page the teacher has to send.
    """

    released: int
    by_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """Pages to send.

    Attributes:
        folder: The folder with one file for each learner, relative to the course.
        archive: One zip with all of them, relative to the course.
    """

    folder: Path
    archive: Path


def choose_lessons(course: NbgraderCourse, address: str) -> None:
    """Remember where learners find the lessons, for the links on their pages.

    Args:
        course: The course.
        address: Of a site that ``breakcontact site`` made, or of the folder ``lessons`` on a
            JupyterHub, such as ``https://hub.example/hub/user-redirect/lab/tree/lessons``; "" for
            none.

    Raises:
        CourseError: If it is no address, or the course cannot be written.
    """
    parts = urlsplit(address)
    if address and (parts.scheme not in {"http", "https"} or not parts.netloc):
        raise CourseError("feedback.bad-address", address=address)
    try:
        write_settings(course.root, lessons=address.removesuffix("index.html").rstrip("/"))
    except OSError as error:
        raise CourseError(
            "not-writable", folder=course.root, reason=error.strerror or error
        ) from error


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
    settings.FeedbackPages.lessons = read_lessons_address(course.root)
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
        return HandedBack(0, tuple(students))
    others = [student for student in students if student not in reachable]
    if reachable:
        course.coursedir.student_id_exclude = ",".join(others)
        try:
            course.run_exchange("ReleaseFeedback", name)
        except NbgraderError as error:
            raise CourseError("feedback.not-released", name=name, reason=error) from error
        finally:
            course.coursedir.student_id_exclude = ""
    return HandedBack(len(reachable), tuple(others))


def pack_pages(course: NbgraderCourse, name: str, students: Sequence[str]) -> Packed:
    """Put the pages of some learners into one file each, named after them, and all into one zip.

    What was packed before for this assignment is replaced.

    Raises:
        CourseError: If the course cannot be written, or its list of names cannot be read.
    """
    folder = course.root / TO_SEND / name
    archive = folder.with_suffix(".zip")
    try:
        with replace_folder(folder) as made:
            for file, page in _name_pages(course, name, students):
                shutil.copyfile(page, made / file)
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for page in sorted(folder.iterdir()):
                packed.write(page, page.name)
    except OSError as error:
        reason = error.strerror or error
        raise CourseError("not-writable", folder=folder, reason=reason) from error
    return Packed(folder.relative_to(course.root), archive.relative_to(course.root))


def _name_pages(
    course: NbgraderCourse, name: str, students: Sequence[str]
) -> Iterator[tuple[str, Path]]:
    people = load_roster(course.root).people
    shown = {one: _clean(people[one].name) if one in people else one for one in students}
    seen = [each.casefold() for each in shown.values()]
    for student in students:
        who = shown[student]
        # Two people of one name, or a name of which nothing is left.
        if not who or seen.count(who.casefold()) > 1:
            who = f"{who} {student}".strip()
        for page in sorted(course.folder("feedback", name, student).glob("*.html")):
            yield f"{who}_{page.name}", page


def _clean(name: str) -> str:
    """A name without what file systems do not allow."""
    return _UNSAFE.sub(" ", show_name(name)).strip(" .")[:60].strip()
