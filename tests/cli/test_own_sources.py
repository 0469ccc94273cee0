"""``check``, ``build`` and ``po`` with a file or a folder outside the package."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sources import SCENARIO_TEXT

from breakcontact.cli import main
from breakcontact.files import DATA
from breakcontact.story import Story

STORY = SCENARIO_TEXT.replace("{parameter: quiet}", "{parameter: further_demand_after_payment}")
FAULTY = STORY.replace("tactic: flattery", "tactic: flatery")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A teacher's folder: a story in a folder of its own, and a file of another program."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "small.yaml").write_text(STORY, "utf-8")
    (tmp_path / "compose.yaml").write_text("services: {}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_of_a_folder_lists_the_faults_of_all_its_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files in folders below count; files of other programs do not."""
    (folder / "mine" / "small.yaml").write_text(FAULTY, "utf-8")
    (folder / "mine" / "words.yaml").write_text("format: 1\nkind: labels\ntexts: 3\n", "utf-8")

    code = main(["check", "."])

    small, words, last = capsys.readouterr().out.splitlines()
    assert code == 1
    assert small.startswith("mine/small.yaml:25:17: BC109 ")
    assert words.startswith("mine/words.yaml:3:8: BC108 ")
    assert last == "2 faults in 2 files."


def test_check_of_a_folder_finds_a_translation_without_its_source(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A PO file whose source was renamed would otherwise be lost silently."""
    (folder / "mine" / "old.nb.po").write_text("", "utf-8")

    assert main(["check", "mine"]) == 1
    assert capsys.readouterr().out.startswith("mine/old.nb.po:1:1: BC101 ")


@pytest.mark.usefixtures("folder")
def test_check_of_a_folder_without_sources_is_a_mistake(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One sentence says what was expected there."""
    (tmp_path / "empty").mkdir()

    assert main(["check", "empty"]) == 2
    assert capsys.readouterr().err == (
        "breakcontact: There are no source files in empty: expected .yaml files with 'format: 1'.\n"
    )


@pytest.mark.parametrize("what", ["mine/small.yaml", "."])
def test_build_compiles_into_a_cache_beside_the_source(
    folder: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file or a folder is built where it lies, and nothing of the package changes."""
    before = sorted(DATA.rglob("*"))

    code = main(["build", what])

    built = folder / "mine" / ".breakcontact" / "small.story.json"
    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "built mine/.breakcontact/small.story.json",
        "No faults in 1 source file.",
    ]
    assert Story.load(built).id == "small"
    assert sorted(DATA.rglob("*")) == before


def test_build_of_a_faulty_file_keeps_what_was_built(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Faults are printed with file and line, and the exit code says so."""
    main(["build", "mine"])
    built = folder / "mine" / ".breakcontact" / "small.story.json"
    good = built.read_text("utf-8")
    (folder / "mine" / "small.yaml").write_text(FAULTY, "utf-8")
    capsys.readouterr()

    code = main(["build", "mine"])

    out = capsys.readouterr().out.splitlines()
    assert code == 1
    assert out[0].startswith("mine/small.yaml:25:17: BC109 ")
    assert out[1:] == [
        "mine/small.yaml was not compiled: correct the faults above.",
        "1 fault in 1 source file.",
    ]
    assert built.read_text("utf-8") == good


def test_an_unfinished_translation_drops_its_language_only(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft with an empty PO file can be built and played in English."""
    assert main(["po", "mine", "--language", "nb"]) == 0
    capsys.readouterr()

    code = main(["build", "mine"])

    assert code == 0
    told, built, last = capsys.readouterr().out.splitlines()
    assert re.match(r"mine/small.nb.po:\d+:1: BC605 \d+ lines are not translated yet", told)
    assert told.endswith("left out. To see all: breakcontact check mine/small.yaml")
    assert (built, last) == (
        "built mine/.breakcontact/small.story.json",
        "No faults in 1 source file.",
    )
    assert Story.load(folder / "mine/.breakcontact/small.story.json").languages == ("en",)


def test_build_check_notices_a_changed_source(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code is 1 while a source has changed, and the command to run is printed."""
    main(["build", "mine"])
    assert main(["build", "--check", "mine"]) == 0
    (folder / "mine" / "small.yaml").write_text(STORY.replace("Hi Robin!", "Hello!"), "utf-8")
    capsys.readouterr()

    assert main(["build", "--check", "mine"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "mine/small.yaml has changed since it was built.",
        "Run: breakcontact build mine/small.yaml",
    ]


def test_build_refuses_a_file_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    """What belongs to the package is built as a whole."""
    assert main(["build", str(DATA / "scenarios")]) == 2
    assert "belongs to Break Contact itself" in capsys.readouterr().err


def test_build_of_nothing_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A name that leads nowhere gets one sentence."""
    assert main(["build", str(tmp_path / "lost")]) == 2
    assert "There is no file or folder" in capsys.readouterr().err


def test_a_command_is_shown_as_the_reader_calls_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever starts us by run.py is told commands that begin with it."""
    monkeypatch.setenv("BREAKCONTACT_PROGRAM", "python3 run.py")

    assert main(["check"]) == 2
    assert "Try: python3 run.py check --help" in capsys.readouterr().err


def test_a_cache_that_cannot_be_read_is_built_again(folder: Path) -> None:
    """A broken manifest is no fault of the teacher's."""
    main(["build", "mine"])
    manifest = folder / "mine" / ".breakcontact" / "small.yaml.json"
    manifest.write_text("[", "utf-8")

    assert main(["build", "mine"]) == 0
    assert json.loads(manifest.read_text("utf-8"))["built"] == ["small.story.json"]
