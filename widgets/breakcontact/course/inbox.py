"""The inbox of nbgrader's exchange, where that is a folder of this machine."""

from __future__ import annotations

from pathlib import Path

from nbgrader.exchange import default

from breakcontact.course.course import NbgraderCourse
from breakcontact.course.hand_ins.exchange_inbox import list_inbound
from breakcontact.course.hand_ins.roster import load_roster
from breakcontact.course.history import open_store


def find_inbox(course: NbgraderCourse) -> Path | None:
    """The folder, or ``None`` where the exchange is another's, or is set to do what only it does.

    The folder is only there once something was handed out.
    """
    if course.exchange.collect is not default.ExchangeCollect:
        return None
    collector = course.exchange.Collect(
        coursedir=course.coursedir, authenticator=course.authenticator, parent=course.app
    )
    if collector.before_duedate:
        return None
    return Path(course.exchange_root, course.coursedir.course_id, "inbound")


def list_waiting(course: NbgraderCourse, inbox: Path, name: str) -> list[str]:
    """The learners who have handed in since their hand-in was last collected."""
    roster, store = load_roster(course.root), open_store(course)
    newest: dict[str, str] = {}
    try:
        found = list(list_inbound(inbox))
    except OSError:
        return []  # nothing was ever handed out through the exchange
    for one in found:
        if one.assignment == name and one.origin.time:
            person = roster.find_alias(one.origin.alias)
            learner = person.id if person else one.origin.name
            time = one.origin.time.isoformat(" ")
            newest[learner] = max(time, newest.get(learner, ""))
    return sorted(
        learner for learner, time in newest.items() if time > store.last_time(name, learner)
    )
