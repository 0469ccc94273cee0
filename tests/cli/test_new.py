"""``breakcontact new``: a lesson that works, written into a teacher's folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from breakcontact.authoring.po import parse_entries
from breakcontact.cli import main
from breakcontact.story import Playthrough, Story


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, on a machine set up in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def read_text_cells(notebook: Path) -> str:
    """All that a learner reads in a notebook."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


@pytest.mark.parametrize("audience", ["adults", "teenagers"])
def test_what_new_writes_has_no_faults(
    audience: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Story, questions, both translations and both notebooks pass the checker as they are."""
    assert main(["new", "guild", "--audience", audience]) == 0
    capsys.readouterr()

    assert main(["check", "guild"]) == 0
    assert capsys.readouterr().out.startswith("No faults in 4 files: ")
    for po in folder.glob("guild/*.po"):
        entries = parse_entries(po.read_text("utf-8"), po.name)
        assert [entry.id for entry in entries if not entry.text or entry.is_fuzzy] == []


def test_new_says_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    """A few lines end with a command that can be copied."""
    assert main(["new", "guild", "--audience", "teenagers"]) == 0

    out = capsys.readouterr().out
    assert out.startswith("The guild is in guild: ")
    assert "\n    breakcontact lab --lessons guild\n" in out


def test_whoever_starts_us_by_run_py_gets_its_commands(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands in the terminal and in the README are the ones that the teacher can type."""
    monkeypatch.setenv("BREAKCONTACT_PROGRAM", "python3 run.py")

    assert main(["new", "my lesson", "--id", "guild"]) == 0

    assert '\n    python3 run.py --lessons "my lesson"\n' in capsys.readouterr().out
    readme = (folder / "my lesson" / "README.md").read_text("utf-8")
    assert '\n    python3 run.py check "my lesson"\n' in readme


def test_a_norwegian_teacher_is_told_in_norwegian(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Terminal, README and notebook are in bokmål, and no notebook links to one that is missing."""
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")

    assert main(["new", "gilde", "--audience", "teenagers", "--language", "nb"]) == 0

    assert capsys.readouterr().out.startswith("Guilden ligger i gilde: ")
    assert sorted(path.name for path in (folder / "gilde").glob("*/*.ipynb")) == ["gilde.ipynb"]
    assert (folder / "gilde" / "LES_MEG.md").is_file()
    assert "../en/" not in read_text_cells(folder / "gilde" / "nb" / "gilde.ipynb")


def test_help_in_the_notebook_is_for_its_audience(folder: Path) -> None:
    """A notebook for teenagers names services for under-18s, and none that are for adults only."""
    main(["new", "guild", "--audience", "teenagers"])

    text = read_text_cells(folder / "guild" / "en" / "guild.ipynb")
    assert "0800 1111" in text
    assert "Reviewed 21 November 2026" in text
    assert "0345 6000 459" not in text


def test_help_for_adults_leaves_out_lines_for_the_young(folder: Path) -> None:
    """A notebook for adults names a helpline for adults, and neither CEOP nor Childline."""
    main(["new", "guild", "--audience", "adults"])

    text = read_text_cells(folder / "guild" / "en" / "guild.ipynb")
    assert "0345 6000 459" in text
    assert "Childline" not in text
    assert "CEOP" not in text


def test_the_teenage_character_never_sends_a_picture(folder: Path) -> None:
    """No way through the story for teenagers has a choice that sends one."""
    main(["new", "guild", "--audience", "teenagers"])

    story = Story.load(folder / "guild" / ".breakcontact" / "guild.story.json")
    picks = {pick.id: story.line("en", pick.id) for state in story.states for pick in state.picks}
    sending = {line for line in picks.values() if "send" in line.lower()}
    assert sending == {"Buy a gift card and send the code"}
    play = Playthrough.replay(story, ["hello-thanks", "move-go", "pling-back", "request-no"])
    assert play.state.stage == "demand"


def test_new_overwrites_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second time, one sentence names what is there, and it stays as the teacher left it."""
    main(["new", "guild"])
    story = folder / "guild" / "guild.yaml"
    story.write_text("mine", "utf-8")
    capsys.readouterr()

    assert main(["new", "guild"]) == 2
    assert "already exists, and nothing was written" in capsys.readouterr().err
    assert story.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["My Guild"], "'My Guild' is no id for a story"),
        (["guild", "--id", "Æ"], "'Æ' is no id for a story"),
        (["match"], "'match' is the id of a story of Break Contact itself"),
        (["guild", "--audience", "cats"], "invalid choice: 'cats'"),
    ],
)
def test_new_says_what_is_wrong_with_a_name(
    words: list[str], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An id that cannot be used gets one sentence, and nothing is written."""
    assert main(["new", *words]) == 2
    assert sentence in capsys.readouterr().err
    assert list(folder.iterdir()) == []
