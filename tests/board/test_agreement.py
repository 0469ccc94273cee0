"""The page scores a report; here it is held to Python, which checks the boards."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

from board_cases import LOCAL, field
from hypothesis import given, settings
from hypothesis import strategies as st
from javascript import node

from breakcontact.board.scoring import Answer, score_field
from breakcontact.board.times import parse_local

SCRIPT = Path(__file__).parent / "scoring.mjs"
RIGHT = {
    "name": "Pelago",
    "handle": "m.west_31",
    "address": "pelago.example/u/77310",
    "email": "a.b@post.example",
    "account": "LB-260407-5527",
    "phone": "+44 7700 900418",
    "quote": "£800 by 15:30 or the whole crew gets the picture",
    "money": "£1,800.50",
    "time": "7 April 2026 16:20 UTC+1",
}
PIECES = [
    *(
        "7",
        "07",
        "4",
        "2026",
        "26",
        ".",
        "/",
        "-",
        "\u2212",
        ":",
        " ",
        "  ",
        "\u00a0",
        "\u2013",
        ",",
    ),
    *("april", "Apr", "mai", "March", "mars", "kl. ", "15", "16", "05", "20", "15:20", "16.20"),
    *("UTC", "utc", "+1", "+01:00", "GMT", "BST", "cest", "Z", "t", "pm", "a.m.", "st", "of"),
    *("local time", "UK time", "£", "kr", "NOK", "800", "1", "1,800.50", "1 800,50", "'", "’"),
    *("m.west_31", "@", "M", "west", "_", "Pelago", "pelago.example/u/77310", "https://", "www."),
    *("LB", "260407", "5527", "+44", "0044", "7700", "900418", "mailto:", "post", "æ", "É", "ß"),
    *("by 15:30 or the whole crew", "gets", "the picture", "\n", ";", "\u200b", "“", "”", "!"),
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


def score_in_page(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the page's module says of each."""
    run = subprocess.run(
        [node(), str(SCRIPT)],
        input=json.dumps(cases),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    return answers


def score_here(case: dict[str, Any]) -> dict[str, Any]:
    """What Python says."""
    verdict = score_field(case["field"], Answer(**case["answer"]), parse_local(**case["local"]))
    return {**asdict(verdict), "found": list(verdict.found)}


def make_cases(texts: list[str]) -> list[dict[str, Any]]:
    """Every text in a field of every form, and in one that takes several values."""
    near = [{"id": "near", "text": "Pelago", "why": ""}]
    fields = [field(form, right, near=near) for form, right in RIGHT.items()]
    fields.append(field("handle", "m.west_31", "west"))
    return [
        {"field": each, "answer": {"text": text, "none": False, "chosen": []}, "local": LOCAL}
        for each in fields
        for text in texts
    ]


@settings(max_examples=12)
@given(texts=st.lists(TEXT, min_size=150, max_size=150))
def test_page_and_python_agree_on_any_text(texts: list[str]) -> None:
    """For texts put together from what learners write, both come to the same verdict."""
    cases = make_cases(texts)

    for case, page in zip(cases, score_in_page(cases), strict=True):
        assert page == score_here(case), case


def test_page_and_python_agree_on_what_is_right_and_ticked() -> None:
    """Right values, empty boxes, and options give the same verdicts on both sides."""
    options = [{"id": "a", "right": True}, {"id": "b", "right": True}, {"id": "c", "right": False}]
    ticks = [[], ["a"], ["b", "a"], ["c"], ["a", "b", "c"]]
    cases = make_cases(list(RIGHT.values()))
    cases += [
        {"field": each, "answer": {"text": "", "none": none, "chosen": []}, "local": LOCAL}
        for each in (field("email"), field("handle", "m.west_31"))
        for none in (True, False)
    ]
    cases += [
        {
            "field": field("choices", options=options),
            "answer": {"text": "", "none": False, "chosen": chosen},
            "local": LOCAL,
        }
        for chosen in ticks
    ]

    assert score_in_page(cases) == [score_here(case) for case in cases]
