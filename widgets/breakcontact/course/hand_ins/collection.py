"""Collect a source: scan it, find whose everything is, choose, and take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from breakcontact.course.hand_ins.archives import strip_suffix
from breakcontact.course.hand_ins.claims import find_owners
from breakcontact.course.hand_ins.hand_in import ANSWERS, HandIn
from breakcontact.course.hand_ins.origin import show_name
from breakcontact.course.hand_ins.roster import Person, Roster
from breakcontact.course.hand_ins.rows import Row
from breakcontact.course.hand_ins.scan import Scan
from breakcontact.course.hand_ins.store import Store


@dataclass(frozen=True, slots=True)
class Plan:
    """What collecting a source will do.

    Attributes:
        rows: A line for each thing in it.
        taken: The hand-ins that will count, by learner's id, each with its row's verdict.
        kept: Those that are only kept in the history.
        same: Those that were handed in once more as they are.
        roster: The roster with the new people in it.
    """

    rows: tuple[Row, ...]
    taken: tuple[tuple[str, HandIn], ...]
    kept: tuple[tuple[str, HandIn], ...]
    same: tuple[tuple[str, HandIn], ...]
    roster: Roster


def make_plan(
    scan: Scan,
    store: Store,
    roster: Roster,
    corrections: Mapping[str, str],
    assignments: Collection[str],
) -> Plan:
    """Decide what to do with each thing in a source, without doing it."""
    wanted = [one for one in scan.hand_ins if one.assignment in assignments]
    claims = find_owners(wanted, roster, corrections)
    rows = [*scan.rows, *claims.rows]
    taken, kept, same = [], [], []
    for learner, hand_ins in claims.owned.items():
        person = claims.roster.people[learner]
        for several in _by_assignment(hand_ins):
            choice = _choose(several)
            rows += [_row(one, "tie", person, others=_others(one, choice)) for one in choice[1:]]
            if len(choice) > 1:
                rows.append(_row(choice[0], "tie", person, others=_others(choice[0], choice)))
                continue
            best = choice[0]
            verdict = store.compare(best, learner)
            rows.append(_row(best, verdict, person))
            kept += [(learner, one) for one in several if one is not best]
            rows += [_row(one, "older", person) for one in several if one is not best]
            if verdict in {"new", "again"}:
                taken.append((learner, best))
            elif verdict == "older":
                kept.append((learner, best))
            elif best.order:
                same.append((learner, best))
    rows += _find_twins(taken, claims.roster)
    return Plan(tuple(rows), tuple(taken), tuple(kept), tuple(same), claims.roster)


def carry_out(plan: Plan, store: Store) -> None:
    """Take what a plan says.

    Raises:
        OSError: If something cannot be written; everything before it has been taken.
    """
    for learner, hand_in in plan.kept:
        store.keep(hand_in, learner)
    for learner, hand_in in plan.taken:
        store.take(hand_in, learner)
    for learner, hand_in in plan.same:
        store.note_time(hand_in, learner)


def _by_assignment(hand_ins: Sequence[HandIn]) -> list[list[HandIn]]:
    found: dict[str, dict[str, HandIn]] = defaultdict(dict)
    for one in sorted(hand_ins, key=lambda one: -len(one.files)):
        found[one.assignment].setdefault(one.answers, one)
    return [list(several.values()) for several in found.values()]


def _choose(several: Sequence[HandIn]) -> list[HandIn]:
    """The best hand-in of one learner; several where it cannot be told which one is.

    "Kari" and "Kari (2)" may be two downloads of one person's, or two people.
    """
    if len({_label(one) for one in several}) > 1:
        return list(several)
    top = max(one.rank for one in several)
    best = [one for one in several if one.rank == top]
    if len(best) > 1 and all(one.order for one in best):
        last = max(one.order for one in best)
        best = [one for one in best if one.order == last]
    return best


def _label(hand_in: HandIn) -> str:
    """What a folder or archive of the teacher's own is called; "" for everything else."""
    top = PurePosixPath(hand_in.source).parts[0]
    stem = strip_suffix(top)
    is_own = hand_in.origin.platform == "plain" and (stem is not None or not hand_in.origin.file)
    return (top if stem is None else stem) if is_own else ""


def _others(hand_in: HandIn, several: Sequence[HandIn]) -> str:
    return ", ".join(one.source for one in several if one is not hand_in)


def _find_twins(taken: Sequence[tuple[str, HandIn]], roster: Roster) -> list[Row]:
    """Answers that several learners handed in alike, told without a judgement."""
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    for learner, one in taken:
        if one.rank[0] == ANSWERS and one.rank[1] > 0:
            same[one.assignment, one.answers].append(learner)
    return [
        Row("", "twin", ", ".join(_name(roster, one) for one in learners), "", assignment)
        for (assignment, _), learners in same.items()
        if len(learners) > 1
    ]


def _name(roster: Roster, learner: str) -> str:
    return show_name(roster.people[learner].name)


def _row(hand_in: HandIn, verdict: str, person: Person, **details: object) -> Row:
    return Row(
        hand_in.source,
        verdict,
        show_name(person.name),
        person.id,
        hand_in.assignment,
        hand_in.order,
        details=details,
    )


def with_source(rows: Sequence[Row], source: Path) -> list[Row]:
    """Rows with the source in their details, for messages that name it."""
    return [replace(row, details={"source": source, **row.details}) for row in rows]
