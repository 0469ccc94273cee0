"""Whose a hand-in is, which one counts, and what becomes of the rest."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hand_in_trees import (
    NOTEBOOK,
    RESPONSES,
    SLUG,
    make_answers,
    make_files,
    pack,
    read_owner,
    write,
)

from breakcontact.course.hand_ins.collection import Plan, carry_out, make_plan
from breakcontact.course.hand_ins.exchange_inbox import scan_inbox
from breakcontact.course.hand_ins.roster import Person, Roster, make_id
from breakcontact.course.hand_ins.scan import scan_source
from breakcontact.course.hand_ins.spool import open_spool
from breakcontact.course.hand_ins.store import Store


class Shelf:
    """A course that is only a folder, with its roster.

    Args:
        root: An empty folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.roster = Roster({})
        self.store = Store(root, root / "submitted")
        root.mkdir()

    def collect(self, source: Path, corrections: dict[str, str] | None = None) -> Plan:
        """Collect a source, or the inbox of an exchange."""
        with open_spool(self.root) as spool:
            is_inbox = source.name == "inbound"
            scan = scan_inbox(source, [SLUG], spool) if is_inbox else None
            scan = scan or scan_source(source, [SLUG, "later"], spool)
            plan = make_plan(scan, self.store, self.roster, corrections or {}, [SLUG])
            carry_out(plan, self.store)
        self.roster = plan.roster
        return plan

    def owners(self) -> dict[str, str]:
        """Whose answers count, by the learner's name."""
        found = (self.root / "submitted").glob(f"*/{SLUG}/{RESPONSES}")
        return {
            self.roster.people[path.parts[-3]].name: read_owner(path.read_bytes()) for path in found
        }


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty course."""
    return Shelf(tmp_path / "course")


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """An empty folder of downloads."""
    (tmp_path / "downloads").mkdir()
    return tmp_path / "downloads"


def verdicts(plan: Plan) -> dict[str, str]:
    """What became of each file."""
    return {row.file: row.verdict for row in plan.rows}


def test_no_name_inside_a_hand_in_counts(shelf: Shelf, downloads: Path) -> None:
    """Eve's zip with Kari's folder in it is Eve's, and Kari's own work stays."""
    write(downloads / "Kari Nordmann", make_files("kari"))
    inside = {f"Kari Nordmann/{name}": content for name, content in make_files("eve", 9).items()}
    write(downloads, {"Eve.zip": pack(inside)})

    plan = shelf.collect(downloads)

    assert shelf.owners() == {"Kari Nordmann": "kari", "Eve": "eve"}
    assert not [row for row in plan.rows if row.is_open]


@pytest.mark.parametrize(
    "place",
    [
        "Archive/before.ipynb",
        "My-work.zip",
        "lessons/before/before.ipynb",
        "Version 1/before.ipynb",
        "2026-03-01 10.05/before.ipynb",
        "before (1).ipynb",
        "Copy of before.ipynb",
        "min_before.ipynb",
        "before/before.ipynb",
    ],
)
def test_a_word_is_nobodys_name(place: str, shelf: Shelf, downloads: Path) -> None:
    """Folders and files that no person is called after are a question; the others are taken."""
    files = make_files("x")
    write(downloads / "Kari", make_files("kari"))
    write(downloads, {place: pack(files) if place.endswith(".zip") else files[NOTEBOOK]})

    plan = shelf.collect(downloads)

    assert shelf.owners() == {"Kari": "kari"}
    assert [row.verdict for row in plan.rows if row.is_open] == ["whose"]


def test_the_teacher_says_whose_it_is(shelf: Shelf, downloads: Path) -> None:
    """A corrected table settles what is not clear, also against a name; '-' leaves a file out."""
    write(downloads / "Archive", make_files("kari"))
    write(downloads / "Ola H", make_files("ola"))
    write(downloads / "test", make_files("test"))

    shelf.collect(downloads, {"Archive": "Kari", "Ola H": "Ola Hansen", "test": "-"})

    assert shelf.owners() == {"Kari": "kari", "Ola Hansen": "ola"}


def test_a_better_hand_in_is_not_replaced(shelf: Shelf, downloads: Path) -> None:
    """Neither by an older one, nor by a notebook alone, nor by answers that cannot be read."""
    write(downloads / "Kari", make_files("good", 9))
    shelf.collect(downloads)
    verdict = []
    for files in (
        make_files("old", 3),
        {NOTEBOOK: b"{}"},
        {RESPONSES: b"{", NOTEBOOK: b"{}"},
        make_files("good", 9),
    ):
        for old in (downloads / "Kari").iterdir():
            old.unlink()
        write(downloads / "Kari", files)
        verdict += verdicts(shelf.collect(downloads)).values()

    assert verdict == ["older", "older", "older", "same"]
    assert shelf.owners() == {"Kari": "good"}
    assert [one.rank for one in shelf.store.list_kept(SLUG, "Kari")] == [
        (3, 9),
        (3, 3),
        (1, 0),
        (2, 0),
    ]


def test_the_teacher_can_choose_another_one(shelf: Shelf, downloads: Path) -> None:
    """It then stays, whatever is collected once more, until something new arrives."""
    write(downloads / "Kari", make_files("late", 9))
    write(downloads / "Kari" / "Version 1", make_files("early", 3))
    shelf.collect(downloads)
    numbers = {one.rank: one.number for one in shelf.store.list_kept(SLUG, "Kari")}

    shelf.store.choose(SLUG, "Kari", numbers[3, 3])
    again = shelf.collect(downloads)
    chosen = shelf.owners()
    write(downloads / "Kari", make_files("newest", 12))
    shelf.collect(downloads)

    assert "known" in verdicts(again).values()
    assert chosen == {"Kari": "early"}
    assert shelf.owners() == {"Kari": "newest"}


def test_attempts_are_one_learner(shelf: Shelf, downloads: Path) -> None:
    """Blackboard's newer attempt and Canvas's file with '-1' are the same person's."""
    for hour, owner in (("10", "first"), ("11", "second")):
        stem = f"Quiz_kari_n_attempt_2026-03-01-{hour}-00-00_"
        write(downloads, {f"{stem}{name}": text for name, text in make_files(owner).items()})
    write(downloads, {f"Quiz_ola_attempt_2026-03-01-10-00-00_{RESPONSES}": make_answers("ola")})
    write(downloads, {"Quiz_ola_attempt_2026-03-01-10-00-00.txt": b"Name: Ola"})
    canvas = downloads.parent / "canvas"
    write(canvas, {"nordmannkari_4711_1_before.ipynb": b"{}"})
    write(canvas, {"nordmannkari_4711_2_before.responses.json": make_answers("canvas")})
    shelf.collect(canvas)
    write(canvas, {"nordmannkari_LATE_4711_3_before.responses-1.json": make_answers("later", 7)})

    again = shelf.collect(canvas)
    plan = shelf.collect(downloads)

    assert shelf.owners() == {"kari_n": "second", "ola": "ola", "nordmannkari": "later"}
    assert "again" in verdicts(again).values()
    assert not [row for row in plan.rows if row.is_open]


def test_a_users_name_is_told_from_the_assignments(shelf: Shelf, downloads: Path) -> None:
    """Blackboard divides with a sign that both may have: settled by the others, or asked about."""
    for user in ("ola", "kari_n", "per_n"):
        stem = f"Quiz 1_{user}_attempt_2026-03-01-10-00-00_"
        write(downloads, {f"{stem}{RESPONSES}": make_answers(user)})
    alone = downloads.parent / "alone"
    write(alone, {f"Quiz_1_liv_attempt_2026-03-01-10-00-00_{RESPONSES}": make_answers("liv")})

    shelf.collect(downloads)
    asked = shelf.collect(alone)

    assert shelf.owners() == {"ola": "ola", "kari_n": "kari_n", "per_n": "per_n"}
    assert [row.verdict for row in asked.rows] == ["whose"]


def test_the_code_in_a_files_name_is_nobodys_name(shelf: Shelf, downloads: Path) -> None:
    """What *Hand in* saves is called after person, quiz and receipt; so is a second copy."""
    file = "before_7F3A-91C2-04DE.responses"
    for name, rank in ((f"Kari_{file}", 3), (f"Kari_{file} (1)", 5), (f"Ola Moe_{file}", 3)):
        write(downloads, {f"{name}.json": make_answers(f"{name[:3]} {rank}", rank)})
    write(downloads, {f"{file}.json": make_answers("who")})
    plan = shelf.collect(downloads)

    assert shelf.owners() == {"Kari": "Kar 5", "Ola Moe": "Ola 3"}
    assert [row.file for row in plan.rows if row.is_open] == [f"{file}.json"]


def test_one_name_in_two_forms_is_one_person(shelf: Shelf, downloads: Path) -> None:
    """MacOS writes the ring of Å as a letter of its own; in a zip or not, it is the same name."""
    for form, revision in (("NFD", 3), ("NFC", 5)):
        source = downloads / form
        write(source / unicodedata.normalize(form, "Åse Bjørnø"), make_files(form, revision))
        shelf.collect(source)

    assert shelf.owners() == {"Åse Bjørnø": "NFC"}
    assert list(shelf.roster.people) == ["Ase-Bjorno"]


def test_a_broken_file_beside_a_good_one_is_told(shelf: Shelf, downloads: Path) -> None:
    """The good one is taken."""
    write(downloads / "Kari", {"0.zip": b"PK\x03\x04", **make_files("kari")})

    plan = shelf.collect(downloads)

    assert shelf.owners() == {"Kari": "kari"}
    assert verdicts(plan) == {"Kari/0.zip": "damaged", "Kari": "new"}


def test_one_name_and_two_people(shelf: Shelf, downloads: Path) -> None:
    """The platform's numbers keep them apart; without them nobody is guessed."""
    for number in ("111", "222"):
        folder = downloads / f"Kari Nordmann_{number}_assignsubmission_file_"
        write(folder, make_files(number))
    shelf.collect(downloads)
    owners = {
        path.parts[-3]: read_owner(path.read_bytes())
        for path in (shelf.root / "submitted").glob(f"*/{SLUG}/{RESPONSES}")
    }
    other = downloads.parent / "other"
    write(other / "Kari Nordmann", make_files("who"))

    plan = shelf.collect(other)

    assert sorted(owners.values()) == ["111", "222"]
    assert len({person.name for person in shelf.roster.people.values()}) == 1
    assert [row.verdict for row in plan.rows] == ["namesakes"]


def test_participants_without_names_stay_apart(shelf: Shelf, downloads: Path) -> None:
    """Moodle's anonymous submissions, in one assignment and the next."""
    for number in ("111", "222"):
        write(downloads / f"Participant_{number}_assignsubmission_file_", make_files(number))
    shelf.collect(downloads)

    assert shelf.owners() == {"Participant 111": "111", "Participant 222": "222"}


def test_names_that_are_almost_alike_are_asked_about(shelf: Shelf, downloads: Path) -> None:
    """Another case or order of words is no proof, unless the class list says who there is."""
    shelf.roster = Roster({"kari": Person("kari", "Kari Nordmann")})
    write(downloads / "nordmann kari", make_files("x"))

    asked = shelf.collect(downloads)
    shelf.roster = Roster({"kari": Person("kari", "Kari Nordmann", (), is_listed=True)})
    write(downloads / "Stranger", make_files("y"))
    listed = shelf.collect(downloads)

    assert [row.verdict for row in asked.rows] == ["like"]
    assert verdicts(listed) == {"nordmann kari": "new", "Stranger": "unlisted"}
    assert shelf.owners() == {"Kari Nordmann": "x"}


def test_a_whole_class_under_one_name_is_told(shelf: Shelf, downloads: Path) -> None:
    """A platform's zip beside learners' folders, and a folder of folders, are not one learner."""
    inside = {
        f"Kari_{n}_assignsubmission_file_/{name}": text
        for n in (1, 2)
        for name, text in make_files(str(n)).items()
    }
    write(downloads, {"10A quiz.zip": pack(inside)})
    write(downloads / "group" / "kari", make_files("kari"))
    write(downloads / "group" / "ola", make_files("ola"))
    write(downloads / "Noor", make_files("noor"))

    plan = shelf.collect(downloads)

    assert shelf.owners() == {"Noor": "noor"}
    assert sorted(row.verdict for row in plan.rows if row.is_open) == [
        "class-download",
        "several",
        "several",
    ]


def test_two_that_cannot_be_told_apart_are_both_named(shelf: Shelf, downloads: Path) -> None:
    """Two different ones with as many changes and no time: the teacher decides."""
    write(downloads / "Kari", make_files("one"))
    write(downloads, {"Kari.zip": pack(make_files("two"))})

    plan = shelf.collect(downloads)
    left = next(row.file for row in plan.rows if "zip" in row.file)
    shelf.collect(downloads, {left: "-"})

    assert [row.verdict for row in plan.rows] == ["tie", "tie"]
    assert shelf.owners() == {"Kari": "one"}


def test_a_number_after_a_name_may_be_a_second_person(shelf: Shelf, downloads: Path) -> None:
    """Different work under "Kari" and "Kari (2)" is asked about, whichever has more changes."""
    write(downloads / "Kari", make_files("one", 3))
    write(downloads / "Kari (2)", make_files("two", 8))

    plan = shelf.collect(downloads)
    shelf.collect(downloads, {"Kari (2)": "Kari H"})

    assert [row.verdict for row in plan.rows] == ["tie", "tie"]
    assert shelf.owners() == {"Kari": "one", "Kari H": "two"}


def test_same_answers_are_told_neutrally(shelf: Shelf, downloads: Path) -> None:
    """Both are taken; who they are is said once."""
    write(downloads / "Kari", make_files("same"))
    write(downloads / "Ola", make_files("same"))

    plan = shelf.collect(downloads)

    assert [row.learner for row in plan.rows if row.verdict == "twin"] == ["Kari, Ola"]
    assert shelf.owners() == {"Kari": "same", "Ola": "same"}


def test_the_exchange_takes_the_good_from_among_the_bad(shelf: Shelf, tmp_path: Path) -> None:
    """Whatever a learner puts into the inbox, the others are collected and it is named."""
    inbox = tmp_path / "inbound"
    stamp = "2026-03-01 10:00:00.000000 UTC"
    write(inbox / f"kari+{SLUG}+{stamp}+x", {**make_files("kari"), "timestamp.txt": b"no time"})
    write(inbox / f"ola+{SLUG}+2026-03-01 12:00:00.000000 UTC", make_files("ola", 3))
    write(inbox / f"ola+{SLUG}+2026-03-01 11:00:00.000000 UTC+x", make_files("more", 8))
    write(inbox / "eve", {"x": b""})
    write(inbox / f"eve+{SLUG}+not a time+x", make_files("eve"))
    write(inbox / f"{SLUG}+{stamp}", make_files("eve"))
    (inbox / f"link+{SLUG}+{stamp}").symlink_to(tmp_path)
    os.mkfifo(inbox / f"pipe+{SLUG}+{stamp}")

    plan = shelf.collect(inbox)

    assert shelf.owners() == {"kari": "kari", "ola": "more"}
    assert len([row for row in plan.rows if row.verdict == "no-submission"]) == 5
    assert [row.file for row in plan.rows if row.verdict == "older"] == [
        f"ola+{SLUG}+2026-03-01 12:00:00.000000 UTC"
    ]


def test_what_is_no_plain_file_holds_nobody_up(shelf: Shelf, downloads: Path) -> None:
    """Pipes are named, links are not followed, and names in other encodings are read."""
    write(downloads / "Kari", make_files("kari"))
    (downloads / "Eve").mkdir()
    os.mkfifo(downloads / "Eve" / RESPONSES)
    (downloads / "Ida").mkdir()
    (downloads / "Ida" / NOTEBOOK).symlink_to(downloads / "Kari" / NOTEBOOK)
    os.mkdir(os.fsencode(downloads) + b"/\xc5se")
    with open(os.fsencode(downloads) + b"/\xc5se/" + RESPONSES.encode(), "wb") as file:
        file.write(make_answers("åse"))

    plan = shelf.collect(downloads)

    assert shelf.owners() == {"Kari": "kari", "Åse": "åse"}
    assert {row.learner: row.verdict for row in plan.rows if row.is_open} == {
        "Eve": "not-plain",
        "Ida": "not-plain",
    }


def test_ids_are_safe_and_each_is_one_persons() -> None:
    """No sign of nbgrader's or a system's own is in an id, and no two differ in case alone."""
    names = ["Kari", "kari", "KARI", "Åse", "CON", "nul.txt", "a,b", "[x]", "{x}", "*", "..", "-x"]
    roster = Roster({})
    for name in names:
        roster = roster.with_person(roster.new_person(name))

    ids = list(roster.people)

    assert len({one.casefold() for one in ids}) == len(names)
    assert not [one for one in ids if set(one) & set("*?[]{}+,/\\$ '\"<>|:;") or one[0] in ".-"]
    assert make_id("Kari Nordmann") == "Kari-Nordmann"
    assert make_id("con") == "learner-con"
    assert [person.name for person in roster.people.values()] == names
