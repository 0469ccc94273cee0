"""The explorer's conclusion is drawn in the page of a site; here it is held to Python's."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from javascript import node
from parameter_strategies import draw_parameters

from breakcontact.i18n import load_messages
from breakcontact.outcomes.model.break_even import find_break_even
from breakcontact.outcomes.model.conclusion import conclude
from breakcontact.outcomes.registry import load_registry
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.ui.outcomes.explorer import list_base
from breakcontact.vocabulary import ACTIONS, PAY

SCRIPT = Path(__file__).with_name("conclusion.mjs")
AGAINST = [action for action in ACTIONS if action != PAY]


@dataclass(frozen=True)
class Case:
    """What a reader may set: the numbers, what sharing is worth, and the other action."""

    parameters: Parameters
    harm: float
    against: str


def draw_cases(count: int, seed: int) -> list[Case]:
    """Cases by chance; in some of them paying is worth it, in most it is not."""
    rng = np.random.default_rng(seed)
    return [
        Case(draw_parameters(rng), float(rng.uniform(100, 200_000)), str(rng.choice(AGAINST)))
        for _ in range(count)
    ]


def ask_page(cases: list[Case], language: str) -> list[dict[str, Any]]:
    """What the page's module concludes."""
    asked = {
        "labels": load_messages(language),
        "money": list_base(load_registry(), "GB", language)["money"],
        "cases": [
            {"numbers": asdict(each.parameters), "harm": each.harm, "against": each.against}
            for each in cases
        ],
    }
    command = [node(), str(SCRIPT)]
    run = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, encoding="utf-8", check=True
    )
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    return answers


@pytest.mark.parametrize("language", ["en", "nb"])
def test_page_and_python_conclude_the_same(language: str) -> None:
    """Numbers agree within 1e-9, verdict and sentences to the letter."""
    cases = draw_cases(80, seed=len(language))
    verdicts = set()

    for case, page in zip(cases, ask_page(cases, language), strict=True):
        even = find_break_even(case.parameters, case.harm, case.against)
        here = conclude(
            case.parameters, case.harm, load_messages(language), "GBP", language, case.against
        )
        numbers = [page[name] for name in ("cost", "paid", "refused", "needed")]
        expected = [even.cost, even.shared_paid, even.shared_refused, even.needed]
        assert [each is None for each in numbers] == [each is None for each in expected], case
        found, meant = ([each or 0 for each in one] for one in (numbers, expected))
        assert found == pytest.approx(meant, rel=1e-9, abs=1e-12), case
        assert page["verdict"] == here.verdict, case
        assert page["sentences"] == here.sentences, case
        verdicts.add(here.verdict)

    assert verdicts >= {"never", "short", "worth"}
