"""The commands of an author, as they are typed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from sources import SCENARIO_TEXT, TEXTS, write_sources

import breakcontact
from breakcontact.authoring.codes import CODES
from breakcontact.cli import main
from breakcontact.scenario.schema import SCHEMA_NAME
from breakcontact.story import Story

DATA = Path(breakcontact.__file__).parent / "data"
KNOWN_CHANCE = SCENARIO_TEXT.replace(
    "{parameter: quiet}", "{parameter: further_demand_after_payment}"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with all small files in it."""
    write_sources(tmp_path, {"small.yaml": KNOWN_CHANCE})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_check_says_what_was_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """Clean files give exit code 0 and one line that counts what was looked at."""
    code = main(["check", *(name for name in TEXTS if not name.endswith(".po"))])

    assert code == 0
    assert capsys.readouterr().out == (
        "No faults in 8 files: 2 lessons, 6 scenes, 16 states, 2 endings, 1 step, 1 service, "
        "1 question, 2 labels, 2 text cells, 2 objectives, 7 slots, 7 items, languages en and nb.\n"
    )


def test_check_prints_every_fault_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All faults of all files come in one go, by file and line, and then how many."""
    (folder / "small.yaml").write_text(
        KNOWN_CHANCE.replace("flattery", "flatery").replace("next: end-sent", "next: end"),
        encoding="utf-8",
    )
    (folder / "labels.yaml").write_text("format: 1\nkind: labels\ntexts: 3\n", encoding="utf-8")

    code = main(["check", "small.yaml", "labels.yaml", "missing.yaml"])

    *lines, last = capsys.readouterr().out.splitlines()
    assert code == 1
    assert [re.match(r"[^ ]+ BC\d+", line).group() for line in lines] == [
        "labels.yaml:3:8: BC108",
        "missing.yaml:1:1: BC101",
        "small.yaml:25:17: BC109",
        "small.yaml:78:11: BC203",
    ]
    assert last == "4 faults in 3 files."


def test_check_speaks_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs get the same faults as data."""
    (folder / "small.yaml").write_text(KNOWN_CHANCE.replace("maja,", "x,"), encoding="utf-8")
    (folder / "labels.nb.po").unlink()

    code = main(["check", "--json", "labels.yaml", "lost.yaml"])

    labels, lost = json.loads(capsys.readouterr().out)
    assert code == 1
    assert labels == {
        "file": "labels.yaml",
        "kind": "labels",
        "counts": {"labels": 2},
        "languages": ["en"],
        "problems": [],
        "warnings": [],
    }
    assert lost["problems"] == [
        {
            "file": "lost.yaml",
            "line": 1,
            "column": 1,
            "code": "BC101",
            "sentence": "There is no such file.",
        }
    ]


def test_check_of_a_hopeless_file_stays_short(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Thousands of faults are counted, but not all printed."""
    for name in ("a", "b"):
        people = "".join(f"  p{number}: {number}\n" for number in range(400))
        text = KNOWN_CHANCE.replace("people:\n", f"people:\n{people}")
        text = text.replace("id: small\n", f"id: {name}\n")
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    code = main(["check", "a.yaml", "b.yaml"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert len(lines) == 501
    assert lines[-1] == "800 faults in 2 files (300 of them not shown)."


def test_check_explains_its_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """--codes prints every code with what to do about it."""
    assert main(["check", "--codes"]) == 0

    out = capsys.readouterr().out
    assert all(f"| {code} | " in out for code in CODES)


def test_check_without_files_is_told_what_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    """Checking nothing is a mistake, not a success."""
    assert main(["check"]) == 2
    assert "Name the files or folders to check." in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_compile_prints_a_story(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a place to write to, the story goes to standard output and nothing else does."""
    code = main(["compile", "small.yaml"])

    story = Story.from_table(json.loads(capsys.readouterr().out))
    assert code == 0
    assert len(story.states) == 16


def test_compile_writes_a_story(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With -o the file is written, and a line says how large the story is."""
    code = main(["compile", "small.yaml", "-o", "out.json"])

    assert code == 0
    assert Story.load(folder / "out.json").id == "small"
    assert capsys.readouterr().out == "out.json: 16 states, en\n"


def test_compile_of_a_faulty_file_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Faults go to standard error, and the old story stands."""
    (folder / "out.json").write_text("old", encoding="utf-8")
    (folder / "small.yaml").write_text(KNOWN_CHANCE.replace("to: luck", "to: lck"), "utf-8")

    code = main(["compile", "small.yaml", "-o", "out.json"])

    captured = capsys.readouterr()
    assert (code, captured.out) == (1, "")
    assert "BC203 There is no scene 'lck'." in captured.err
    assert (folder / "out.json").read_text(encoding="utf-8") == "old"


@pytest.mark.usefixtures("folder")
def test_compile_into_a_folder_that_is_missing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """A place that cannot be written gets a sentence."""
    code = main(["compile", "small.yaml", "-o", "nowhere/out.json"])

    assert code == 2
    assert "nowhere/out.json cannot be written" in capsys.readouterr().err


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """The schema of the command is the one that lies beside the scenarios."""
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == (DATA / SCHEMA_NAME).read_text(encoding="utf-8")


def test_build_tells_stale_from_fresh(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--check fails while something is older than its source, and is content after a build."""
    folder = shutil.copytree(DATA, tmp_path / "data")
    main(["build", "--data", str(folder)])
    pack = folder / "built" / "NO.advice.json"
    fresh = pack.read_bytes()
    pack.write_text("{}", encoding="utf-8")
    capsys.readouterr()

    assert main(["build", "--check", "--data", str(folder)]) == 1
    assert "built/NO.advice.json is older than its source." in capsys.readouterr().out
    assert pack.read_text(encoding="utf-8") == "{}"

    assert main(["build", "--data", str(folder)]) == 0
    assert "wrote built/NO.advice.json" in capsys.readouterr().out
    assert pack.read_bytes() == fresh

    assert main(["build", "--check", "--data", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("Fresh: ")


def test_build_with_a_fault_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A faulty source is told of, by its place, and the exit code is not that of success."""
    folder = shutil.copytree(DATA, tmp_path / "data")
    (folder / "labels.yaml").write_text("format: 1\nkind: labels\n", encoding="utf-8")

    assert main(["build", "--data", str(folder)]) == 1

    out = capsys.readouterr().out
    assert "labels.yaml:1:1: BC107" in out
    assert "were not changed" in out


def test_build_of_nothing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without sources is a mistake, not a success."""
    assert main(["build", "--data", str(tmp_path)]) == 2
    assert "has no sources" in capsys.readouterr().err


def test_po_is_made_and_renewed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run writes an empty entry for each line; a later one marks what has changed."""
    assert main(["po", "questions.yaml", "--language", "nb"]) == 0
    assert "5 lines, 5 to translate, 0 to look at again." in capsys.readouterr().out

    labels = folder / "labels.yaml"
    labels.write_text(labels.read_text("utf-8").replace("send: Send", "send: Send it"), "utf-8")
    assert main(["po", "labels.yaml", "--language", "nb"]) == 0
    assert "2 lines, 0 to translate, 1 to look at again." in capsys.readouterr().out
    assert main(["check", "labels.yaml"]) == 1
    assert "labels.nb.po:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["labels.yaml", "--language", "en"], 2, "other than en"),
        (["labels.yaml", "--language", "../x"], 2, "such as nb"),
        (["lost.yaml", "--language", "nb"], 1, "BC101"),
    ],
)
def test_po_without_sense_is_refused(
    words: list[str], code: int, sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A language that is none and a file that is none leave everything as it was."""
    before = sorted(path.name for path in folder.iterdir())

    assert main(["po", *words]) == code

    captured = capsys.readouterr()
    assert sentence in captured.out + captured.err
    assert sorted(path.name for path in folder.iterdir()) == before


def test_po_keeps_a_broken_translation(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A PO file that cannot be read is not overwritten."""
    (folder / "labels.nb.po").write_text("not a PO file\n", encoding="utf-8")

    assert main(["po", "labels.yaml", "--language", "nb"]) == 1

    assert "BC601" in capsys.readouterr().out
    assert (folder / "labels.nb.po").read_text(encoding="utf-8") == "not a PO file\n"
