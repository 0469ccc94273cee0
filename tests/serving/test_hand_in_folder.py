"""What phones hand in lies in the folder, whole, and nobody replaces what another has handed in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import quiz_definitions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from breakcontact.course.hand_ins.scan import scan_source
from breakcontact.course.hand_ins.spool import open_spool
from breakcontact.errors import BreakContactError
from breakcontact.quiz import make_receipt, read_responses
from breakcontact.quiz.responses import LARGEST_FILE, render_responses
from breakcontact.serving.codes import CODES, read_codes, read_names, write_codes
from breakcontact.serving.hand_in_folder import MOST_HAND_INS, HandInFolder, RefusedError

SLUG = "small"
ONE, OTHER = "1" * 32, "2" * 32


@pytest.fixture
def folder(tmp_path: Path) -> HandInFolder:
    """An empty folder for the small quiz, without codes."""
    return make_folder(tmp_path)


def make_folder(home: Path, **learners: str) -> HandInFolder:
    """A folder for the small quiz; it goes on with what is there."""
    definition = quiz_definitions.write_definition(home, SLUG)
    return HandInFolder(home / "handed_in", {SLUG: definition}, learners)


def write_text(folder: HandInFolder, choice: str = "a", revision: int = 1) -> str:
    """A file of answers with one answer."""
    definition = folder.definitions[SLUG]
    item = next(item for item in definition.items if item.kind == "single")
    answers = {item.id: (revision, choice)}
    return render_responses(definition, answers, revision=revision, language="en", country="GB")


def hand_in(folder: HandInFolder, who: str, device: str = ONE, **more: Any) -> Any:
    """Hand in; what was received."""
    text = more.pop("text", None) or write_text(folder, **more)
    return folder.take({"slug": SLUG, "who": who, "device": device, "text": text})


def list_files(folder: HandInFolder) -> list[str]:
    """The hand-ins that a course would collect."""
    return sorted(path.name for path in (folder.folder / SLUG).iterdir())


def test_what_is_received_is_on_the_disk(folder: HandInFolder) -> None:
    """The receipt is that of the file; handing in again replaces it and keeps the earlier one."""
    first = hand_in(folder, "Kari Nordmann")
    again = hand_in(folder, "Kari Nordmann", choice="b", revision=2)

    (path,) = (folder.folder / SLUG).iterdir()
    found = read_responses(path, folder.definitions[SLUG])
    assert (first.is_new, again.is_new) == (True, False)
    assert path.name == f"Kari Nordmann_{SLUG}.responses.json"
    assert again.receipt == make_receipt(folder.definitions[SLUG], found.answers)
    assert again.receipt != first.receipt
    assert len(list((folder.folder / ".all" / SLUG).glob("Kari Nordmann_*"))) == 2


def test_the_same_again_is_received_and_changes_nothing(folder: HandInFolder) -> None:
    """A phone that did not hear the answer asks again."""
    first = hand_in(folder, "Kari")
    assert hand_in(folder, "Kari").receipt == first.receipt
    assert len(list((folder.folder / ".all" / SLUG).glob("Kari_*"))) == 1


@pytest.mark.parametrize("same", ["Kari", "kari", " KARI ", "Ka\u200bri"])
def test_a_name_belongs_to_the_device_that_used_it_first(folder: HandInFolder, same: str) -> None:
    """Another device with the name gets a file of its own, also after a new start."""
    hand_in(folder, "Kari", ONE, choice="a")
    hand_in(folder, same, OTHER, choice="b")
    started_again = make_folder(folder.folder.parent)
    hand_in(started_again, same, OTHER, choice="c")

    kari = folder.folder / SLUG / f"Kari_{SLUG}.responses.json"
    assert '"a"' in kari.read_text(encoding="utf-8")
    assert len(list_files(folder)) == 2


def test_every_device_stays_a_learner_of_its_own_when_collected(folder: HandInFolder) -> None:
    """What the course makes of the files is what the phones were told."""
    names = ["Kari", "Kari", "Kari", "Elev 7", "Elev-8", "Ås, Åse (10B)", "o'neill_x"]
    told = [
        hand_in(folder, name, f"{number:032x}", revision=number + 1).name
        for number, name in enumerate(names)
    ]
    with open_spool(folder.folder.parent) as spool:
        scan = scan_source(folder.folder / SLUG, [SLUG], spool)

    assert sorted(told) == sorted(each.origin.name for each in scan.hand_ins)
    assert (len(set(told)), scan.rows) == (len(names), [])


def test_with_codes_a_name_is_not_enough(tmp_path: Path) -> None:
    """A code counts however it is typed; what is no code is refused, a name too."""
    folder = make_folder(tmp_path, ACDE3467="Kari")
    for wrong in ("Kari", "", "ACDE3466", "../ACDE3467x"):
        with pytest.raises(RefusedError, match="code"):
            hand_in(folder, wrong)

    assert hand_in(folder, " acde-3467 ").name == "Kari"
    assert hand_in(folder, "ACDE3467", OTHER, choice="b").name == "Kari B"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(
    who=st.text(max_size=90)
    | st.sampled_from(["../../x", "..", "CON", "a/../b", "\\\\srv\\x", "~"])
)
def test_no_name_leads_out_of_the_folder(folder: HandInFolder, who: str) -> None:
    """Whatever a learner types, the file lies in the quiz's folder or nothing is taken."""
    before = set(folder.folder.parent.rglob("*"))
    try:
        received = hand_in(folder, who)
    except RefusedError:
        assert set(folder.folder.parent.rglob("*")) - before == set()
        return
    allowed = {folder.folder / SLUG, folder.folder / ".all" / SLUG}
    assert {path.parent for path in set(folder.folder.parent.rglob("*")) - before} <= allowed
    assert (folder.folder / SLUG / f"{received.name}_{SLUG}.responses.json").is_file()


@pytest.mark.parametrize(
    ("hand_in_", "reason"),
    [
        (None, "answers"),
        ({"slug": SLUG}, "answers"),
        ({"slug": "../small", "who": "K", "device": ONE, "text": "{}"}, "quiz"),
        ({"slug": SLUG, "who": "K", "device": "x", "text": "{}"}, "answers"),
        ({"slug": SLUG, "who": "K", "device": ONE, "text": "{}"}, "answers"),
        ({"slug": SLUG, "who": "K", "device": ONE, "text": "x" * (LARGEST_FILE + 1)}, "large"),
        ({"slug": SLUG, "who": "K", "device": ONE, "text": '{"\ud800": 1}'}, "answers"),
        ({"slug": SLUG, "who": "...", "device": ONE, "text": "{}"}, "name"),
    ],
)
def test_what_is_no_hand_in_is_refused(folder: HandInFolder, hand_in_: Any, reason: str) -> None:
    """With a reason that the page has a sentence for, and without a trace in the folder."""
    with pytest.raises(RefusedError, match=reason):
        folder.take(hand_in_)
    assert list_files(folder) == []


def test_what_cannot_be_read_replaces_nothing(folder: HandInFolder) -> None:
    """Answers to another version of the quiz do not take the place of good ones."""
    hand_in(folder, "Kari")
    good = list_files(folder), (folder.folder / SLUG / list_files(folder)[0]).read_bytes()
    foreign = json.loads(write_text(folder)) | {"version": "0" * 12}
    with pytest.raises(RefusedError, match="answers"):
        hand_in(folder, "Kari", text=json.dumps(foreign))
    assert (list_files(folder), (folder.folder / SLUG / list_files(folder)[0]).read_bytes()) == good


def test_one_learner_does_not_fill_the_disk(folder: HandInFolder) -> None:
    """After very many different hand-ins no more are taken, and the last one stays."""
    for number in range(1, MOST_HAND_INS + 1):
        hand_in(folder, "Kari", revision=number)
    with pytest.raises(RefusedError, match="often"):
        hand_in(folder, "Kari", revision=MOST_HAND_INS + 1)
    assert len(list_files(folder)) == 1


def test_a_name_that_begins_like_another_takes_nothing_from_it(folder: HandInFolder) -> None:
    """Somebody who hands in very often as Kari_x does not use up what Kari may hand in."""
    for number in range(1, MOST_HAND_INS + 1):
        hand_in(folder, "Kari_x", OTHER, revision=number)
    assert hand_in(folder, "Kari").is_new


def test_in_a_list_without_columns_a_comma_is_part_of_a_name(tmp_path: Path) -> None:
    """One name to a line; empty lines count when a line is told."""
    (tmp_path / "names.txt").write_text("Nordmann, Kari\n\nNordmann, Ola\n", encoding="utf-8")
    assert read_names(tmp_path / "names.txt") == ["Nordmann, Kari", "Nordmann, Ola"]
    (tmp_path / "names.txt").write_text("Kari\n\nkari\n", encoding="utf-8")
    with pytest.raises(BreakContactError, match=r"line 3: .* line 1"):
        read_names(tmp_path / "names.txt")


def test_a_list_of_names_becomes_codes_that_last(tmp_path: Path) -> None:
    """Commas or semicolons, a byte order mark or none; names that have a code keep it."""
    names = tmp_path / "names.csv"
    names.write_text("\ufeffKari Nordmann;10B\nÅse;10B\n", encoding="utf-8")
    first = write_codes(tmp_path, read_names(names))
    second = write_codes(tmp_path, ["Noor", "Åse"])

    assert list(first) == ["Kari Nordmann", "Åse"]
    assert second["Åse"] == first["Åse"]
    assert sorted(read_codes(tmp_path).values()) == ["Kari Nordmann", "Noor", "Åse"]
    assert len(set(second.values())) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "no names"), ("Kari\nkari\n", "line 2.*line 1"), ("Kari\n...\n", "line 2")],
)
def test_a_list_that_cannot_be_used_is_told(tmp_path: Path, text: str, said: str) -> None:
    """What is wrong and where."""
    (tmp_path / "names.txt").write_text(text, encoding="utf-8")
    with pytest.raises(BreakContactError, match=said):
        read_names(tmp_path / "names.txt")
    (tmp_path / CODES).write_text("name,code\nKari,x\n", encoding="utf-8")
    with pytest.raises(BreakContactError, match="line 2"):
        read_codes(tmp_path)
