"""Stories for tests: one that a reader can hold in the head, and as many drawn ones as wanted."""

from __future__ import annotations

import copy
import random
from typing import Any

from breakcontact.i18n.countries import COUNTRIES
from breakcontact.story.table import structure_version

MESSAGES: dict[str, dict[str, Any]] = {
    "hello-1": {"from": "alex", "at": "20:14", "stage": "contact", "tactic": "flattery"},
    "hello-2": {"from": "narrator", "stage": "contact"},
    "demand-1": {
        "from": "alex",
        "at": "21:00",
        "stage": "demand",
        "tactic": "deadline",
        "evidence": ["payment", "threat"],
        "gentle": "told",
    },
    "demand-2": {"from": "alex", "at": "21:01", "stage": "demand", "gentle": "skipped"},
    "more-1": {"from": "alex", "stage": "demand", "tactic": "new-demand", "gentle": "told"},
    "end-1": {"from": "maja", "at": "21:30", "stage": "aftermath"},
}

PICKS: dict[str, dict[str, Any]] = {
    "reply": {"kind": "say"},
    "leave": {"kind": "do", "action": "leave"},
    "pay": {"kind": "do", "action": "pay"},
    "ask-less": {"kind": "say", "action": "bargain"},
    "tell": {"kind": "do", "action": "tell"},
    "silence": {"kind": "world"},
    "again": {"kind": "world"},
}


def small_table() -> dict[str, Any]:
    """A demand that can be paid, asked down or left, with chance deciding after payment."""
    table: dict[str, Any] = {
        "format": 1,
        "id": "small",
        "audience": "adults",
        "you": "robin",
        "people": {
            "robin": {"role": "you", "avatar": "leaf"},
            "alex": {"role": "stranger", "avatar": "wave"},
            "maja": {"role": "friend", "avatar": "sun"},
        },
        "messages": copy.deepcopy(MESSAGES),
        "picks": copy.deepcopy(PICKS),
        "states": [
            _row("hello", "contact", ["hello-1", "hello-2"], [["reply", 1], ["leave", 4]]),
            _row(
                "demand",
                "demand",
                ["demand-1", "demand-2"],
                [["pay", 2], ["ask-less", 1], ["tell", 4]],
                2,
            ),
            _row("luck", "demand", [], [["silence", 4, 0.4], ["again", 3, 0.6]]),
            _row("more", "demand", ["more-1"], [["pay", 2], ["tell", 4]], 1),
            {
                **_row("end", "aftermath", ["end-1"], []),
                "ending": {"id": "told", "helps": ["police"], "person": "maja", "reflection": []},
            },
        ],
    }
    words = {
        **{key: f"Words of {key}." for key in (*table["messages"], *table["picks"])},
        **{f"{key}.gentle": f"Told: {key}." for key in ("demand-1", "more-1")},
        "title": "Small",
    }
    table["lines"] = {"en": words, "nb": {key: f"nb {text}" for key, text in words.items()}}
    table["version"] = structure_version(table)
    return table


def _row(
    scene: str, stage: str, messages: list[str], picks: list[list[Any]], usual: int = 0
) -> dict[str, Any]:
    return {"scene": scene, "stage": stage, "messages": messages, "picks": picks, "usual": usual}


def drawn_table(chance: random.Random) -> dict[str, Any]:
    """A story of up to 30 states with awkward ids and texts; not all of them reachable."""
    size = chance.randint(2, 30)
    words: dict[str, str] = {"title": "Drawn"}
    table: dict[str, Any] = {
        **small_table(),
        "id": "drawn",
        "messages": {},
        "picks": {},
        "states": [],
    }
    for number in range(size):
        row = _row(f"s{number}", "contact", [], [])
        _draw_messages(chance, table, words, row)
        world = chance.random() < 0.25
        for pick in range(0 if number == size - 1 else chance.randint(1, 4)):
            pick_id = f"p{number}-{pick}"
            weight = [0.25] if world else []
            row["picks"].append([pick_id, chance.randrange(size), *weight])
            table["picks"][pick_id] = {"kind": "world" if world else chance.choice(["say", "do"])}
            words[pick_id] = f"Words of {pick_id}"
        if not row["picks"]:
            row["ending"] = {"id": f"e{number}", "helps": ["police"], "person": "maja"}
        table["states"].append(row)
    table["terms"] = ["name", "sum"] if chance.random() < 0.5 else []
    words |= _term_lines(table["terms"])
    table["lines"] = {"en": words, "nb": dict(words)}
    table["version"] = structure_version(table)
    return table


def _draw_messages(
    chance: random.Random, table: dict[str, Any], words: dict[str, str], row: dict[str, Any]
) -> None:
    for message in range(chance.randint(0, 4)):
        message_id = f"m-{row['scene']}-{message}"
        row["messages"].append(message_id)
        about = {"from": chance.choice(["alex", "maja", "narrator"]), "stage": "contact"}
        if chance.random() < 0.5:
            about["at"] = f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}"
        if chance.random() < 0.4:
            about["gentle"] = chance.choice(["told", "skipped"])
        table["messages"][message_id] = about
        words[message_id] = chance.choice(
            ["Hei på deg", "<img onerror=1>", "🙂", "{name}: {sum}, {none} {}", ""]
        )
        words[f"{message_id}.gentle"] = f"Told {message_id}"


def _term_lines(terms: list[str]) -> dict[str, str]:
    """Words with signs that a replacement in JavaScript or Python could take as its own."""
    return {
        f"term.{term}.{country}": rf"{term} {country} $& \1"
        for term in terms
        for country in COUNTRIES
    }
