"""A story in the terminal: played by a person, by a pipe and by a script."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from shipped import PLAYED
from sources import SCENARIO_TEXT

import breakcontact
from breakcontact.cli import main

LABELS = Path(breakcontact.__file__).parent / "data" / "built" / "labels.en.json"
WORDS = json.loads(LABELS.read_text(encoding="utf-8"))
KNOWN_CHANCE = SCENARIO_TEXT.replace(
    "{parameter: quiet}", "{parameter: further_demand_after_payment}"
)


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    """The path of a small scenario."""
    path = tmp_path / "small.yaml"
    path.write_text(KNOWN_CHANCE, encoding="utf-8")
    return str(path)


def _type(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_picks_give_a_transcript_state_by_state(
    scenario: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every state shows where it stands, what was said, what was offered and what was taken."""
    code = main(["play", scenario, "--picks", "hello-a,ask-b,luck-b"])

    out = capsys.readouterr().out
    assert code == 0
    assert out.index("There is a threat in writing.") < out.index("Hi Robin!")
    assert f"[0] hello · {WORDS['stage.contact']} · Kindling\n  20:14 Alex: Hi Robin!\n" in out
    assert "    > hello-a: Hi! How are you?\n    - hello-b: Tell Maja\n" in out
    assert "    > luck-b (" in out
    assert "Two friends saw it\nThey stood by Robin.\n" in out
    helps = f"{WORDS['help.police']}; {WORDS['help.bank']}"
    assert out.endswith(f"{WORDS['review.helps']}: {helps}; Maja\n")


def test_gentle_tells_the_threat(scenario: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With --gentle the narrator speaks in place of the one who threatens."""
    main(["play", scenario, "--picks", "hello-a", "--gentle"])

    out = capsys.readouterr().out
    assert "– Alex asks for money." in out
    assert "Pay me." not in out


def test_unknown_pick_names_what_was_offered(
    scenario: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pick that is not there is answered with those that are."""
    code = main(["play", scenario, "--picks", "hello-a,pay"])

    assert code == 2
    assert "Pick 2 is 'pay', but offered there: ask-a, ask-b." in capsys.readouterr().err


def test_json_is_for_scripts(scenario: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The path, the state, what is offered and the transcript come as data."""
    code = main(["play", scenario, "--json", "--picks", "hello-b"])

    play = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (play["path"], play["scene"], play["offered"], play["ending"]) == (
        ["hello-b"],
        "luck",
        ["luck-a", "luck-b"],
        None,
    )
    assert play["transcript"][0]["from"] == "alex"
    assert play["transcript"][-1]["kind"] == "do"


def test_seed_decides_what_chance_brings(scenario: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same seed brings the same ending; over many seeds both endings come."""

    def ending(seed: int) -> str:
        main(["play", scenario, "--json", "--picks", "hello-b", "--seed", str(seed)])
        return str(json.loads(capsys.readouterr().out)["ending"])

    endings = [ending(seed) for seed in range(30)]
    assert endings[:5] == [ending(seed) for seed in range(5)]
    assert set(endings) == {"quiet", "sent"}


def test_person_plays_to_an_ending(
    scenario: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Numbers pick, and a story ends with what helps."""
    _type(monkeypatch, "1", "2", "q")

    code = main(["play", scenario, "--seed", "1"])

    out = capsys.readouterr().out
    assert code == 0
    assert "  1  Hi! How are you?\n  2  Tell Maja\n" in out
    assert "Robin: Hi! How are you?" in out
    assert "Alex: Pay me." in out
    assert f"{WORDS['review.helps']}: {WORDS['help.police']}" in out
    assert out.count("Hi Robin!") == 1


def test_undo_goes_back_before_chance(
    scenario: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Undo takes back the last choice together with what chance made of it, also from an ending."""
    _type(monkeypatch, "1", "2", "u", "1", "u", "u", "u", "q")

    main(["play", scenario, "--seed", "1"])

    out = capsys.readouterr().out
    assert out.count(WORDS["chat.undone"]) == 4
    assert out.rindex("Pay me.") < out.rindex("1  Hi! How are you?")


def test_help_shows_the_services_of_the_country(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """H shows numbers with the day of their review, for the country asked for."""
    _type(monkeypatch, "h")

    main(["play", PLAYED.story, "--language", "en", "--country", "NO"])

    out = capsys.readouterr().out
    assert "02800" in out
    assert "Reviewed 20" in out


@pytest.mark.parametrize(("country", "helpline"), [("GB", "0800 1111"), ("NO", "116 111")])
def test_help_in_a_story_for_teenagers_is_for_under_18s(
    country: str,
    helpline: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """H shows who helps the young, and nobody who helps adults only."""
    _type(monkeypatch, "h")
    main(["new", str(tmp_path / "guild"), "--audience", "teenagers"])
    capsys.readouterr()

    main(["play", str(tmp_path / "guild" / "guild.yaml"), "--language", "en", "--country", country])

    out = capsys.readouterr().out
    assert helpline in out
    assert "StopNCII" not in out
    assert "Revenge Porn" not in out


def test_norwegian_reader_is_spoken_to_in_norwegian(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Story, help and the words of the terminal are in the language asked for."""
    _type(monkeypatch, "h", "x")

    main(["play", PLAYED.story, "--language", "nb"])

    out = capsys.readouterr().out
    assert "Skriv et tall" in out
    assert "Politiet" in out
    assert "«x» kan ikke velges her." in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["play", "no-such-story"], "there are stories: "),
        (["play", PLAYED.story, "--language", "xx"], "it is in: en, nb."),
        (["play", PLAYED.story, "--picks", "a,b"], "Pick 1 is 'a'"),
    ],
)
def test_what_cannot_be_played_is_said(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong story, language or pick gets one sentence that says what there is."""
    assert main(words) == 2
    assert sentence in capsys.readouterr().err


def test_faulty_scenario_is_not_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its faults are printed instead."""
    path = tmp_path / "x.yaml"
    path.write_text("format: 2\n", encoding="utf-8")

    assert main(["play", str(path)]) == 1
    assert "BC112" in capsys.readouterr().err


def test_pipe_is_enough() -> None:
    """Without a terminal, with input that ends, and in plain ASCII, it plays and stops."""
    done = subprocess.run(
        [sys.executable, "-m", "breakcontact", "play", PLAYED.story, "--seed", "1"],
        input=b"1\n1\n",
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        check=True,
        timeout=60,
    )

    assert b"Before you begin" in done.stdout
    assert done.stderr == b""


DRAFT = [
    ("to: ask\n", "to: asked\n", "The scene 'asked' has not been written yet."),
    ("to: luck\n", "to: lucky\n", "The scene 'lucky' has not been written yet."),
    ("start: hello\n", "start: nowhere\n", ""),
    ("when: not told\n", "when: not tolled\n", ""),
    ("set: {told: true}\n", "set: {tolled: true}\n", ""),
    ("from: alex\n        text: Pay me.", "from: axel\n        text: Pay me.", ""),
    ("title: A small story\n", "titel: A small story\n", ""),
    (
        "weight: {parameter: further_demand_after_payment}",
        "weight: {parameter: further_demand_after_paymet}",
        "",
    ),
]


@pytest.mark.parametrize(("good", "slip", "stop"), DRAFT)
def test_a_draft_is_played_as_far_as_it_goes(
    good: str, slip: str, stop: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --draft the faults are listed with their lines, and each place where it stops."""
    path = tmp_path / "small.yaml"
    assert good in KNOWN_CHANCE
    path.write_text(KNOWN_CHANCE.replace(good, slip, 1), encoding="utf-8")

    refused = main(["play", str(path), "--json"])
    told = capsys.readouterr()
    assert (refused, told.out) == (1, "")
    assert f"play --draft {path}" in told.err

    code = main(["play", str(path), "--draft", "--json"])
    played = capsys.readouterr()
    assert code == 0
    assert f"{path}:" in played.err
    assert stop in played.err
    assert "hello-1" in [entry["id"] for entry in json.loads(played.out)["transcript"]]


def test_a_draft_ends_with_a_word_on_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A choice that leads to a scene not written yet comes to an ending that says so."""
    path = tmp_path / "small.yaml"
    path.write_text(KNOWN_CHANCE.replace("to: ask\n", "to: asked\n", 1), encoding="utf-8")

    assert main(["play", str(path), "--draft", "--picks", "hello-a"]) == 0

    out = capsys.readouterr().out
    assert "The draft ends here\nThe scene 'asked' has not been written yet.\n" in out


def test_an_unfinished_translation_never_blocks_english(
    scenario: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Right after ``po``, with nothing translated, the English story is played."""
    assert main(["po", scenario, "--language", "nb"]) == 0
    capsys.readouterr()

    code = main(["play", scenario, "--picks", "hello-a"])

    told = capsys.readouterr()
    assert code == 0
    assert "Hi Robin!" in told.out
    assert "Played without nb, for now." in told.err
    assert main(["play", scenario, "--language", "nb"]) == 2


def test_a_translation_that_lacks_lines_is_left_out_too(
    scenario: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line added after the translation blocks Norwegian, and not English."""
    Path(scenario).with_suffix(".nb.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")

    assert main(["play", scenario, "--picks", "hello-a"]) == 0
    assert "Played without nb, for now." in capsys.readouterr().err
