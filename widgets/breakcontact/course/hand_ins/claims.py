"""Whose each hand-in is: from the roster, the teacher's corrections, and the platform's names.

What these do not settle is not guessed: it becomes a question for the teacher.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from breakcontact.course.hand_ins.hand_in import HandIn
from breakcontact.course.hand_ins.origin import Origin, clean_name, show_name
from breakcontact.course.hand_ins.roster import Person, Roster
from breakcontact.course.hand_ins.rows import Row

LEFT_OUT = "-"
"""What a teacher writes for a file that is not to be taken."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Whose the hand-ins are.

    Attributes:
        owned: Hand-ins by the id of their learner.
        roster: The roster with the new people in it.
        rows: The questions, and what the teacher left out.
    """

    owned: Mapping[str, list[HandIn]]
    roster: Roster
    rows: list[Row]


class _QuestionError(Exception):
    """It is not clear whose it is; ``code`` and ``details`` say why."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def find_owners(
    hand_ins: Sequence[HandIn], roster: Roster, corrections: Mapping[str, str]
) -> Claims:
    """Give each hand-in its learner; names that the roster does not know become new people."""
    resolver = _Resolver(roster, _count_namesakes(hand_ins))
    owned: dict[str, list[HandIn]] = defaultdict(list)
    rows: list[Row] = []
    for one in hand_ins:
        said = corrections.get(one.source, "")
        if said == LEFT_OUT:
            rows.append(_row(one, "left-out"))
            continue
        try:
            person = resolver.correct(said) if said else resolver.resolve(one)
        except _QuestionError as question:
            rows.append(_row(one, question.code, **question.details))
        else:
            owned[person.id].append(one)
    return Claims(owned, resolver.roster, rows)


def _count_namesakes(hand_ins: Sequence[HandIn]) -> dict[tuple[str, str], set[str]]:
    """The numbers that each name has in this source."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in hand_ins:
        found[one.origin.platform, one.origin.name].add(one.origin.number)
    return found


class _Resolver:
    """Finds people, and adds those who are new.

    Args:
        roster: As it was before this source; only people in it can be meant by a name alone.
        numbers: The numbers of each platform and name in this source.
    """

    def __init__(self, roster: Roster, numbers: Mapping[tuple[str, str], set[str]]) -> None:
        self.roster = roster
        self._before = roster
        self._numbers = numbers
        self._made: dict[tuple[str, str, str], Person] = {}

    def correct(self, said: str) -> Person:
        """The one whom the teacher named."""
        said = clean_name(said)
        if person := self.roster.people.get(said):
            return person
        named = [one for one in self.roster.people.values() if one.name == said]
        if len(named) > 1:
            raise _QuestionError("namesakes", name=said, ids=_join(named))
        return named[0] if named else self._add(said, "", ("", said, ""))

    def resolve(self, hand_in: HandIn) -> Person:
        """The one whom the platform names."""
        origin = hand_in.origin
        if not origin.name:
            raise _QuestionError("whose")
        if hand_in.is_rival:
            raise _QuestionError("several", place=origin.name)
        key = (origin.platform, origin.name, origin.number)
        if key not in self._made:
            self._made[key] = self._find(origin, key)
        return self._made[key]

    def _find(self, origin: Origin, key: tuple[str, str, str]) -> Person:
        if origin.alias and (known := self._before.find_alias(origin.alias)):
            return known
        exact = [p for p in self._before.people.values() if origin.name in (p.name, p.id)]
        found = [p for p in exact if not self._has_other_number(p, origin)]
        is_one = len(self._numbers[origin.platform, origin.name]) == 1
        if len(found) == 1 and is_one:
            return self._learn(found[0], origin)
        if found:
            raise _QuestionError("namesakes", name=show_name(origin.name), ids=_join(found))
        return self._find_near(origin, key, is_one=is_one and not exact)

    def _find_near(self, origin: Origin, key: tuple[str, str, str], *, is_one: bool) -> Person:
        """Someone whose name is written in another way, or someone new."""
        near = self._before.find_named(origin.name)
        near = [one for one in near if not self._has_other_number(one, origin)]
        if len(near) == 1 and is_one and near[0].is_listed:
            return self._learn(near[0], origin)
        if near:
            names = ", ".join(f"{show_name(one.name)} ({one.id})" for one in near)
            raise _QuestionError("like", name=show_name(origin.name), others=names)
        if self._before.is_complete:
            raise _QuestionError("unlisted", name=show_name(origin.name))
        return self._add(origin.name, origin.alias, key)

    def _has_other_number(self, person: Person, origin: Origin) -> bool:
        """Whether a platform has told another lasting number for this person."""
        start = f"{origin.platform}:"
        own = [alias for alias in person.aliases if alias.startswith(start)]
        return bool(origin.is_lasting and own and origin.alias not in own)

    def _learn(self, person: Person, origin: Origin) -> Person:
        """Keep the platform's number, so that the next download is recognised by it."""
        if not origin.alias or origin.number in (person.id, person.name):
            return person
        person = self.roster.people.get(person.id, person)
        known = replace(person, aliases=(*person.aliases, origin.alias))
        self.roster = self.roster.with_person(known)
        return known

    def _add(self, name: str, alias: str, key: tuple[str, str, str]) -> Person:
        made = self.roster.new_person(name, alias)
        self.roster = self.roster.with_person(made)
        self._made[key] = made
        return made


def _join(people: Sequence[Person]) -> str:
    return ", ".join(one.id for one in people)


def _row(hand_in: HandIn, verdict: str, **details: object) -> Row:
    name = show_name(hand_in.origin.name)
    return Row(
        hand_in.source, verdict, name, "", hand_in.assignment, hand_in.order, details=details
    )
