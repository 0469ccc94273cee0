"""The explorer reckons in the page; here it is held to the model that counts."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from javascript import node
from parameter_strategies import draw_parameters

from breakcontact.i18n.countries import COUNTRIES
from breakcontact.outcomes.figures.data import count_picture, share_out
from breakcontact.outcomes.model.exact import compare
from breakcontact.outcomes.registry import load_registry
from breakcontact.outcomes.registry.parameters import Parameters
from breakcontact.vocabulary import ACTIONS

SCRIPT = Path(__file__).parent / "model.mjs"


def reckon_in_page(parameters: list[Parameters]) -> list[dict[str, Any]]:
    """What the page's module says of every action with each of these sets of numbers."""
    cases = [
        {"action": action, "numbers": asdict(each)} for each in parameters for action in ACTIONS
    ]
    run = subprocess.run(
        [node(), str(SCRIPT)], input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    return answers


def reckon_here(parameters: list[Parameters]) -> list[dict[str, Any]]:
    """What Python's model says of the same."""
    return [
        {
            "more": outcome.demands.at_least(2),
            "shared": outcome.values["shared"].mean,
            "unsure": outcome.values["unsure"].mean,
            "money": outcome.values["money"].mean,
            "people": share_out(count_picture(outcome)),
        }
        for each in parameters
        for outcome in compare(each).values()
    ]


def test_page_and_python_agree_on_any_numbers() -> None:
    """For two hundred drawn sets of numbers and every action, both give the same answer."""
    rng = np.random.default_rng(20)
    drawn = [draw_parameters(rng) for _ in range(200)]

    for page, here in zip(reckon_in_page(drawn), reckon_here(drawn), strict=True):
        people, counted = page.pop("people"), here.pop("people")
        assert page == pytest.approx(here, rel=1e-9, abs=1e-12)
        assert sum(people) == 100
        assert sum(abs(one - other) for one, other in zip(people, counted, strict=True)) <= 2


def test_page_and_python_count_the_same_people_with_our_numbers() -> None:
    """With the numbers of the registry both show the very same hundred people."""
    ours = [load_registry().parameters(country) for country in COUNTRIES]
    page = [answer["people"] for answer in reckon_in_page(ours)]

    assert page == [answer["people"] for answer in reckon_here(ours)]
