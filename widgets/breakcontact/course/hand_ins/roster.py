"""Who is in the class: names as people write them, and the ids that nbgrader gets for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from breakcontact.course.errors import CourseError
from breakcontact.course.hand_ins.origin import clean_name, show_name
from breakcontact.course.hand_ins.tables import read_table, write_table

ROSTER = "roster.csv"
_HEAD = ("id", "name", "known as", "listed")
_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_@.-]{0,62}(?<![.])")
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_SPELLED = "æ=ae ø=o å=a đ=d ð=d þ=th ß=ss ł=l ŋ=ng ŧ=t œ=oe ı=i"
_LOWER = dict(pair.split("=") for pair in _SPELLED.split())
_LETTERS = str.maketrans(
    _LOWER | {letter.upper(): text.title() for letter, text in _LOWER.items() if letter not in "ßı"}
)
_COLUMNS = {
    "id": ("id", "student_id", "username", "user name", "brukernavn", "login", "sis login id"),
    "name": ("name", "navn", "full name", "fullt navn", "student", "elev", "display name"),
    "first": ("first name", "first_name", "fornavn", "given name"),
    "last": ("last name", "last_name", "etternavn", "surname", "family name"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the class.

    Attributes:
        id: What nbgrader calls them: letters, digits and ``_@.-`` that are safe everywhere.
        name: What people call them.
        aliases: Names and numbers of platforms that are theirs, such as ``canvas:4711``.
        is_listed: Whether the teacher's own list names them.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody in the class, by id."""

    people: Mapping[str, Person]

    @property
    def is_complete(self) -> bool:
        """Whether the teacher has given a list, so that a name that is not on it is a question."""
        return any(person.is_listed for person in self.people.values())

    def find_alias(self, alias: str) -> Person | None:
        """The one who has this alias."""
        return next((one for one in self.people.values() if alias in one.aliases), None)

    def find_named(self, name: str) -> list[Person]:
        """Everyone of this name: exactly, or else in another order of its words or another case."""
        name = clean_name(name)
        people = self.people.values()
        exact = [one for one in people if name in (one.name, one.id) or name in one.aliases]
        return exact or [one for one in people if fold_name(one.name) & fold_name(name)]

    def with_person(self, person: Person) -> Roster:
        """The roster with someone added or changed."""
        return Roster({**self.people, person.id: person})

    def new_person(self, name: str, alias: str = "") -> Person:
        """Someone who is not in it yet, with an id that nobody has."""
        number = alias.partition(":")[2]
        taken = {one.casefold() for one in self.people}
        wanted = make_id(name)
        if wanted.casefold() in taken and number and number != name:
            wanted = make_id(f"{wanted}-{number}")
        chosen, count = wanted, 1
        while chosen.casefold() in taken:
            count += 1
            chosen = f"{wanted[:56]}-{count}"
        return Person(chosen, clean_name(name), (alias,) if alias else ())


def make_id(name: str) -> str:
    """An id that is safe as a folder on every system and in all of nbgrader's patterns."""
    name = clean_name(name)
    if not _SAFE.fullmatch(name):
        plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        kept = "".join(c for c in plain if not unicodedata.combining(c))
        name = re.sub(r"[^A-Za-z0-9_@.]+", "-", kept).strip("-.")[:60].strip("-.") or "learner"
    return f"learner-{name}" if _RESERVED.fullmatch(name) else name


def fold_name(name: str) -> set[str]:
    """What a name may be in another place: its words in any order of first and last, no spaces."""
    words = re.findall(r"\w+", clean_name(name).casefold())
    return {"".join(words[at:] + words[:at]) for at in range(len(words))}


def load_roster(root: Path) -> Roster:
    """Read the roster of a course; an empty one if there is none.

    Raises:
        CourseError: If the file cannot be read.
    """
    path = root / ROSTER
    if not path.exists():
        return Roster({})
    people = {}
    for row in read_table(path):
        if not (token := row.get("id", "")):
            continue
        aliases = tuple(one for one in row.get("known as", "").split("|") if one)
        name = row.get("name", "") or token
        people[token] = Person(token, clean_name(name), aliases, bool(row.get("listed")))
    return Roster(people)


def save_roster(root: Path, roster: Roster) -> None:
    """Write the roster of a course.

    Raises:
        BreakContactError: If it cannot be written.
    """
    people = sorted(roster.people.values(), key=lambda one: fold_sort(one.name))
    rows = [(p.id, p.name, "|".join(p.aliases), "x" if p.is_listed else "") for p in people]
    write_table(root / ROSTER, _HEAD, rows)


def fold_sort(name: str) -> tuple[str, str]:
    """A key that sorts names for people."""
    return (show_name(name).casefold(), name)


def import_roster(roster: Roster, file: Path) -> Roster:
    """Add the people of a teacher's table, by the names of its columns.

    Raises:
        CourseError: If there is no column of names, or an id stands there twice.
    """
    seen: set[str] = set()
    used: set[str] = set()
    for row in read_table(file):
        name, token = _read_person(row)
        if not name:
            raise CourseError("roster.no-names", file=file)
        if token and token.casefold() in seen:
            raise CourseError("roster.twice", file=file, name=token)
        seen.add(token.casefold())
        person = _merge(roster, name, token, used)
        used.add(person.id)
        roster = roster.with_person(person)
    if not used:
        raise CourseError("roster.no-names", file=file)
    return roster


def _merge(roster: Roster, name: str, token: str, used: set[str]) -> Person:
    """The person of a row: with an id the one who has it, else one of that name, each once."""
    if token:
        known = roster.find_alias(f"roster:{token}") or roster.people.get(token)
        if known:
            return replace(known, name=name, is_listed=True)
        made = roster.new_person(token)
        return Person(made.id, name, (f"roster:{token}",), is_listed=True)
    people = roster.people.values()
    same = [one for one in people if one.name == name and one.id not in used]
    return replace(same[0] if same else roster.new_person(name), is_listed=True)


def _read_person(row: Mapping[str, str]) -> tuple[str, str]:
    """The name and the id in a row; "" where there is none."""
    name = _pick(row, _COLUMNS["name"])
    parts = [_pick(row, _COLUMNS[part]) for part in ("first", "last")]
    return clean_name(name or " ".join(filter(None, parts))), _pick(row, _COLUMNS["id"])


def _pick(row: Mapping[str, str], columns: Iterable[str]) -> str:
    return next((row[column] for column in columns if row.get(column)), "")
