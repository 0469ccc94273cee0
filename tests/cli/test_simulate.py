"""``breakcontact simulate`` prints results, none without its confidence."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from sources import reviewed_today

import breakcontact
from breakcontact.cli import main
from breakcontact.i18n import load_messages
from breakcontact.outcomes.model.quantities import QUANTITIES
from breakcontact.vocabulary import ACTIONS

REGISTRY = Path(breakcontact.__file__).parent / "data" / "registry.yaml"


def _simulate(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["simulate", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize("action", ACTIONS)
def test_table_has_a_confidence_on_every_line(
    action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each result is told exactly, sampled, by chance, if we are wrong, and how well known."""
    code, told, wrong = _simulate(capsys, "--action", action, "--lives", "500", "--seed", "7")
    rows = told.split("\n\n")[1].splitlines()

    assert (code, wrong) == (0, "")
    assert len(rows) == 1 + len(QUANTITIES)
    assert all(
        row.endswith(("high", "medium", "low", "assumption", "by definition")) for row in rows[1:]
    )
    assert "500 lives, seed 7" in told
    assert "No study tells sharing apart" in told


def test_same_seed_same_words(capsys: pytest.CaptureFixture[str]) -> None:
    """What was printed can be printed again; without a seed, the one taken is told."""
    given = _simulate(capsys, "--action", "pay", "--lives", "200", "--seed", "7", "--tell", "2")
    again = _simulate(capsys, "--action", "pay", "--lives", "200", "--seed", "7", "--tell", "2")
    _, free, _ = _simulate(capsys, "--action", "pay", "--lives", "200", "--json")

    assert given == again
    assert json.loads(free)["seed"] >= 0


def test_json_and_csv_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """Both hold every result with its confidence."""
    asked = ("--action", "pay", "--country", "GB", "--lives", "300", "--seed", "7")
    as_json = json.loads(_simulate(capsys, *asked, "--json", "--tell", "1")[1])
    as_csv = list(csv.DictReader(io.StringIO(_simulate(capsys, *asked, "--csv")[1])))

    assert set(as_json["results"]) == {row["quantity"] for row in as_csv} == set(QUANTITIES)
    for row in as_csv:
        result = as_json["results"][row["quantity"]]
        assert float(row["exact"]) == result["exact"]
        assert row["confidence"] == result["confidence"]
        assert row["currency"] == as_json["currency"] == "GBP"
    assert as_json["told"][0][0].startswith("Day 1: The first demand comes: £")


def test_a_number_can_be_set(capsys: pytest.CaptureFixture[str]) -> None:
    """What is set is said, and moves the result."""
    _, told, _ = _simulate(
        capsys, "--action", "pay", "--lives", "100", "--set", "further_demand_after_payment=0"
    )

    assert "Set by you: further_demand_after_payment = 0" in told
    assert "1.00 ± 0.00" in told


@pytest.mark.parametrize(("audience", "said"), [("adults", 0), ("teenagers", 1)])
def test_results_for_the_young_say_whom_the_numbers_are_about(
    audience: str, said: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Most numbers of the model rest on adults, and nobody is left to guess that."""
    options = ("--action", "pay", "--audience", audience, "--lives", "100", "--seed", "7")
    _, told, _ = _simulate(capsys, *options)

    assert told.count(load_messages("en")["outcome.about-adults"]) == said


def test_norwegian(capsys: pytest.CaptureFixture[str]) -> None:
    """Results and lives are told in Norwegian, in kroner."""
    _, told, _ = _simulate(
        capsys, "--action", "ignore", "--lives", "100", "--language", "nb", "--tell", "1"
    )

    assert "Penger betalt" in told
    assert "Dag 1: Det første kravet kommer" in told


def test_another_registry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A registry of one's own is taken if it is faultless; else one sentence says what is wrong."""
    text = reviewed_today(REGISTRY.read_text(encoding="utf-8"))
    own = tmp_path / "registry.yaml"
    own.write_text(text.replace("value: 5000\n", "value: 7000\n"), encoding="utf-8")
    code, told, _ = _simulate(
        capsys, "--action", "pay", "--lives", "9", "--json", "--registry", str(own)
    )
    assert (code, json.loads(told)["results"]["money"]["exact"] > 20_000) == (0, True)

    own.write_text(text.replace("[kit, norsis]", "[kit]"), encoding="utf-8")
    code, told, wrong = _simulate(capsys, "--action", "pay", "--lives", "9", "--registry", str(own))
    assert (code, told) == (2, "")
    assert "BC705" in wrong


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--action", "hide"], "no action 'hide'"),
        (["--action", "pay", "--lives", "-3"], "from 1 to 1,000,000,000"),
        (["--action", "pay", "--lives", "many"], "invalid int value"),
        (["--action", "pay", "--country", "SE"], "no country 'SE'"),
        (["--action", "pay", "--audience", "all"], "no audience 'all'"),
        (["--action", "pay", "--language", "se"], "not written in 'se'"),
        (["--action", "pay", "--seed", "-1"], "A seed is from 0"),
        (["--action", "pay", "--tell", "-1"], "from 0 to 100"),
        (["--action", "pay", "--set", "unsure=nan"], "'unsure' is nan"),
        (["--action", "pay", "--set", "unsure=2"], "from 0 to 1"),
        (["--action", "pay", "--set", "luck=2"], "no parameter 'luck'"),
        (["--action", "pay", "--set", "unsure"], "expected '=' and a number"),
        (["--action", "pay", "--set", "unsure=x"], "expected a number"),
        (["--action", "pay", "--registry", "nowhere.yaml"], "BC101"),
        (
            ["--action", "ignore", "--set", "stays_refused=1", "--set", "sharing_per_day=0"],
            "never ends",
        ),
        ([], "required: --action"),
    ],
)
def test_bad_input_is_one_sentence(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is printed but what is wrong, and the exit code is 2."""
    code, told, wrong = _simulate(capsys, *arguments)

    assert (code, told) == (2, "")
    assert says in wrong
    assert wrong.count("\n") == 1
