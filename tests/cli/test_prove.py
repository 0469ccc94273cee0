"""``breakcontact prove``: what holds, or the shortest play that breaks it."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pytest
from screens import Screen
from sources import SCENARIO_TEXT
from tqdm import tqdm

from breakcontact.cli import main

PAID = """\
      - id: ask-c
        do: Delete it all
        to: end-quiet
        action: delete
"""
WORLD = "weight: {parameter: recontact_after_block}"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A small story without a fault."""
    text = SCENARIO_TEXT.replace("weight: {parameter: quiet}", WORLD)
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _sow(story: Path) -> None:
    """Let the chat be deleted before anything could be saved."""
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("  luck:\n", f"{PAID}  luck:\n", 1), encoding="utf-8")


def test_a_story_that_keeps_everything_is_proved(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says that all properties hold, and of how many states."""
    code = main(["prove", str(story)])

    told = capsys.readouterr().out
    assert code == 0
    assert "small.yaml: all properties hold in every play (16 states; " in told
    assert told.endswith("minutes a play, 0.3 the usual way).\n")


def test_a_breach_is_told_with_its_play(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where to look, the picks, and the last lines as a reader sees them."""
    _sow(story)

    code = main(["prove", str(story)])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert "small.yaml:61:9: BC410 'ask-c' loses the chat before it could be saved" in lines[0]
    assert lines[1] == "  picks: hello-a,ask-c"
    assert lines[2:6] == [
        "  | – Robin smiles.",
        "  | Robin: Hi! How are you?",
        "  | Alex: Pay me.",
        "  | – Delete it all",
    ]
    assert "1 property does not hold (16 states; " in lines[-1]


def test_a_chance_of_harm_is_declared(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The registry says which chances are a harm's; a story that takes one says what becomes true.

    The chance in the small story is no harm's.
    """
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("recontact_after_block", "image_shared"), encoding="utf-8")

    code = main(["prove", str(story)])

    told = capsys.readouterr().out
    assert code == 1
    assert "BC416 'luck-a' has the chance of a harm, and sets no fact with the meaning" in told


def test_breaches_are_told_to_programs(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same as JSON."""
    _sow(story)

    code = main(["prove", "--json", str(story)])

    (told,) = json.loads(capsys.readouterr().out)
    assert code == 1
    assert [(each["code"], each["picks"]) for each in told["breaches"]] == [
        ("BC410", ["hello-a", "ask-c"])
    ]


def test_half_a_story_is_not_proved(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Faults in form and names come first; nothing is said to hold meanwhile."""
    text = story.read_text(encoding="utf-8").replace("to: luck", "to: lukc", 1)
    story.write_text(text, encoding="utf-8")

    code = main(["prove", str(story)])

    told = capsys.readouterr().out
    assert code == 1
    assert "There is no scene 'lukc'. Did you mean 'luck'?" in told
    assert "cannot be proved yet" in told


@pytest.mark.parametrize("command", ["prove", "check"])
@pytest.mark.parametrize("is_terminal", [True, False])
def test_long_proofs_show_a_bar_on_a_terminal_only(
    story: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    is_terminal: bool,
) -> None:
    """It comes to the end and is wiped away; what is printed stays the same."""
    screen = Screen(is_terminal=is_terminal)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("breakcontact.progress.QUIET_SECONDS", 0.0)
    monkeypatch.setattr("breakcontact.progress.tqdm", partial(tqdm, mininterval=0.0))

    code = main([command, str(story)])

    assert code == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    shares = [int(share) for share in re.findall(r"(\d+)% \|", screen.getvalue())]
    assert shares == sorted(shares)
    assert bool(shares) == is_terminal
    assert screen.getvalue() == "" or screen.getvalue().endswith(" \r")
