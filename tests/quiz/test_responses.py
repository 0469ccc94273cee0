"""Reading a responses file: whatever somebody wrote there is data, or is told as a fault."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import quiz_definitions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from breakcontact.quiz import read_responses
from breakcontact.quiz.responses import LARGEST_FILE, MOST_PROBLEMS, Responses, render_responses

DEFINITION = quiz_definitions.small_definition()
GOOD = quiz_definitions.responses_fields(DEFINITION, quiz_definitions.RIGHT)
# Each case writes the file anew, so that one folder does for all.
IN_ONE_FOLDER = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
hostile = settings(suppress_health_check=IN_ONE_FOLDER, max_examples=200)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the responses lie."""
    return tmp_path / DEFINITION.responses_name


def read(path: Path, content: bytes) -> Responses:
    """What is read from these bytes."""
    path.write_bytes(content)
    return read_responses(path, DEFINITION)


def read_fields(path: Path, fields: Any) -> Responses:
    """What is read from this JSON."""
    return read(path, json.dumps(fields).encode())


def make_socket(path: Path) -> None:
    """Leave a socket in the file system; its full name may be longer than a socket's can be."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(path))


def test_what_was_answered_is_read(path: Path) -> None:
    """Answers, settings and revision come back, and nothing is wrong."""
    found = read_fields(path, GOOD)

    assert dict(found.answers) == quiz_definitions.RIGHT
    assert (found.language, found.country, found.revision) == ("en", "GB", 6)
    assert (found.problems, found.state) == ((), "read")


def test_a_byte_order_mark_costs_nothing(path: Path) -> None:
    """Some editors put one before a text; what comes after it is whole."""
    found = read(path, b"\xef\xbb\xbf" + json.dumps(GOOD).encode())

    assert (dict(found.answers), found.problems) == (quiz_definitions.RIGHT, ())


def test_no_file_is_no_fault(path: Path) -> None:
    """Who answered nothing did nothing wrong."""
    found = read_responses(path, DEFINITION)

    assert (found.answers, found.problems, found.state) == ({}, (), "missing")


def test_an_answer_taken_back_is_none(path: Path) -> None:
    """It is not among the answers, but its revision is known."""
    found = read_fields(path, {**GOOD, "answers": {"small-01": {"revision": 9, "value": None}}})

    assert (found.answers, found.revisions, found.revision) == ({}, {"small-01": 9}, 9)


@settings(suppress_health_check=IN_ONE_FOLDER)
@given(answers=quiz_definitions.answers_of(DEFINITION))
def test_what_is_rendered_is_read(path: Path, answers: dict[str, Any]) -> None:
    """Any answers survive being written."""
    entries = {name: (number, value) for number, (name, value) in enumerate(answers.items(), 1)}
    text = render_responses(DEFINITION, entries, revision=9, language="nb", country="NO")

    found = read(path, text.encode())

    taken = {name: value for name, value in answers.items() if value and str(value).strip()}
    assert dict(found.answers).keys() == taken.keys()
    assert (found.problems, found.language, found.country) == ((), "nb", "NO")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf{}",
        b" " * (LARGEST_FILE + 1),
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b'"' + b'\\"' * 30_000,
        b'{"format": 1, "format": 1}',
        b'{"format": true}',
        b'{"format": 1.0}',
        b'{"format": 2}',
        b'{"format": NaN}',
        b'{"format": Infinity}',
        b'{"format": 1e999}',
        b'{"format": ' + b"9" * 5000 + b"}",
    ],
    ids=lambda content: content[:20],
)
def test_a_damaged_file_gives_no_answers(path: Path, content: bytes) -> None:
    """One sentence says what is wrong, and nothing is taken from the file."""
    found = read(path, content)

    assert (found.answers, found.state, len(found.problems)) == ({}, "damaged", 1)


def test_a_duplicate_name_damages_the_file(path: Path) -> None:
    """Two readers might take two different answers from it; ours takes none."""
    text = json.dumps(GOOD).replace('"small-02":', '"small-01":')

    found = read(path, text.encode())

    assert (found.answers, found.state) == ({}, "damaged")
    assert "duplicate name" in found.problems[0]


@pytest.mark.parametrize(
    "change",
    [{"slug": "after"}, {"slug": 7}, {"version": "000000000000"}, {"version": None}],
    ids=str,
)
def test_answers_to_something_else_are_none(path: Path, change: dict[str, Any]) -> None:
    """Another quiz or version is told apart from damage."""
    found = read_fields(path, {**GOOD, **change})

    assert (found.answers, found.state, len(found.problems)) == ({}, "foreign", 1)


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        ({"small-99": {"revision": 1, "value": "a"}}, "small-99"),
        ({"small-01": {"revision": 1, "value": "z"}}, "option"),
        ({"small-01": {"value": "b"}}, "revision"),
        ({"small-01": {"revision": -1, "value": "b"}}, "revision"),
        ({"small-01": {"revision": 10**13, "value": "b"}}, "revision"),
        ({"small-01": {"revision": True, "value": "b"}}, "revision"),
        ({"small-01": {"revision": 1}}, "no value"),
        ({"small-01": "b"}, "no value"),
        ({"small-02": {"revision": 1, "value": ["a", "a"]}}, "twice"),
        ({"<b>\x1b[31m": {"revision": 1, "value": "b"}}, "x1b"),
    ],
)
def test_one_bad_answer_costs_itself_alone(path: Path, entry: dict[str, Any], word: str) -> None:
    """The others are read, and the sentence says which was not."""
    good = {"small-05": GOOD["answers"]["small-05"]}

    found = read_fields(path, {**GOOD, "answers": {**entry, **good}})

    assert dict(found.answers) == {"small-05": quiz_definitions.RIGHT["small-05"]}
    assert (len(found.problems), found.state) == (1, "read")
    assert word in found.problems[0]
    assert found.problems[0].isprintable()


def test_points_of_their_own_are_told_and_ignored(path: Path) -> None:
    """A learner cannot write a score, and a grader sees that somebody tried."""
    answer = {"revision": 1, "value": "c", "points": 99}

    found = read_fields(path, {**GOOD, "score": 13, "answers": {"small-01": answer}})

    assert dict(found.answers) == {"small-01": "c"}
    assert len(found.problems) == 2


@pytest.mark.parametrize(
    ("change", "language", "country"),
    [
        ({"language": "xx"}, None, "GB"),
        ({"language": ["en"]}, None, "GB"),
        ({"country": "gb"}, "en", None),
        ({"country": "GB\n"}, "en", None),
        ({"revision": "6"}, "en", "GB"),
    ],
)
def test_odd_settings_cost_no_answer(
    path: Path, change: dict[str, Any], language: str | None, country: str | None
) -> None:
    """They are told and left out."""
    found = read_fields(path, {**GOOD, **change})

    assert (found.language, found.country, len(found.problems)) == (language, country, 1)
    assert dict(found.answers) == quiz_definitions.RIGHT


def test_a_flood_of_faults_is_cut_short(path: Path) -> None:
    """A grader reads some of them and the number of the rest."""
    found = read_fields(path, {**GOOD, "answers": dict.fromkeys(map(str, range(2000)), 1)})

    assert len(found.problems) == MOST_PROBLEMS + 1
    assert found.problems[-1] == "1980 more things were wrong."


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path.with_name("good.json")),
        lambda path: os.mkfifo(path),
        lambda path: make_socket(path),
    ],
    ids=["folder", "device", "link", "pipe", "socket"],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_plain_file_is_not_opened(
    path: Path, make: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link leads nowhere, a pipe does not hang, a device is not read."""
    monkeypatch.chdir(path.parent)
    path.with_name("good.json").write_text(json.dumps(GOOD), encoding="utf-8")
    make(path)

    found = read_responses(path, DEFINITION)

    assert (found.answers, found.state) == ({}, "damaged")
    assert found.problems == ("The responses are no plain file.",)


def test_a_disk_that_refuses_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken for damage, so that nobody sets the file aside."""
    path.write_text(json.dumps(GOOD), encoding="utf-8")

    def refuse(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    found = read_responses(path, DEFINITION)

    assert (found.answers, found.state) == ({}, "unreadable")
    assert found.problems == ("The responses cannot be read: Permission denied.",)


@hostile
@given(content=st.binary(max_size=400))
def test_no_bytes_break_the_reader(path: Path, content: bytes) -> None:
    """Any bytes at all give a sentence and no answers."""
    found = read(path, content)

    assert (found.answers, len(found.problems)) == ({}, 1)


@hostile
@given(data=st.data())
def test_no_json_breaks_the_reader(path: Path, data: st.DataObject) -> None:
    """Any value in any place of a good file leaves good answers only."""
    fields = json.loads(json.dumps(GOOD))
    place = data.draw(st.sampled_from([fields, fields["answers"], *fields["answers"].values()]))
    place[data.draw(st.sampled_from([*place, "more"]))] = data.draw(quiz_definitions.JSON_VALUES)

    found = read_fields(path, fields)

    assert found.answers.keys() <= quiz_definitions.RIGHT.keys()
    assert all(sentence.isprintable() for sentence in found.problems)


@hostile
@given(data=st.data())
def test_no_torn_file_breaks_the_reader(path: Path, data: st.DataObject) -> None:
    """A file cut off, or with one byte changed, is read or told."""
    content = bytearray(json.dumps(GOOD).encode())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))

    for torn in (content, content[:place]):
        found = read(path, bytes(torn))
        assert found.answers.keys() <= quiz_definitions.RIGHT.keys()
