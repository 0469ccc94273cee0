"""Quizzes for tests: one with an item of every kind, its keys, and any number of drawn ones."""

from __future__ import annotations

import copy
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from breakcontact.quiz import Item, QuizDefinition, structure_version
from breakcontact.quiz.items.true_false import CERTAINTIES

ITEMS: list[dict[str, Any]] = [
    {"id": "small-01", "kind": "single", "points": 1, "options": ["a", "b", "c"]},
    {"id": "small-02", "kind": "several", "points": 2, "options": ["a", "b", "c", "d"]},
    {"id": "small-03", "kind": "order", "points": 3, "steps": ["tell", "block", "stop", "save"]},
    {
        "id": "small-04",
        "kind": "match",
        "points": 2,
        "rows": ["r1", "r2", "r3"],
        "options": ["hurry", "shame", "proof", "isolation"],
    },
    {
        "id": "small-05",
        "kind": "judge",
        "points": 1,
        "exhibit": [{"id": "l1", "from": "Sam"}, {"id": "l2"}],
    },
    {"id": "small-06", "kind": "text", "points": 4, "limit": 60},
]

KEYS: dict[str, dict[str, Any]] = {
    "small-01": {"right": "b"},
    "small-02": {"right": ["a", "c"]},
    "small-03": {
        "orders": [
            {"country": "NO", "groups": [["stop"], ["tell", "save"], ["block"]]},
            {"country": "GB", "groups": [["stop"], ["save"], ["block"], ["tell"]]},
        ]
    },
    "small-04": {"pairs": {"r1": ["hurry"], "r2": ["shame", "isolation"], "r3": ["proof"]}},
    "small-05": {"genuine": False},
}

RIGHT: dict[str, Any] = {
    "small-01": "b",
    "small-02": ["a", "c"],
    "small-03": ["stop", "save", "tell", "block"],
    "small-04": {"r1": "hurry", "r2": "shame", "r3": "proof"},
    "small-05": {"genuine": False, "sure": "fairly"},
    "small-06": "Thank you for telling me.",
}
"""For each item an answer that gives all points; the text waits for a mark."""

WRONG: dict[str, Any] = {
    "small-01": "c",
    "small-02": ["b", "d"],
    "small-03": ["block", "tell", "save", "stop"],
    "small-04": {"r1": "proof"},
    "small-05": {"genuine": True, "sure": "sure"},
    "small-06": "No.",
}
"""For each item an answer that gives no points."""


def small_table(slug: str = "small", mode: str = "graded") -> dict[str, Any]:
    """A quiz with one item of every kind; with ``practice`` also its keys, hints and reasons."""
    items = copy.deepcopy(ITEMS)
    for item in items:
        item["id"] = item["id"].replace("small", slug)
    table: dict[str, Any] = {
        "format": 1,
        "slug": slug,
        "version": structure_version(slug, items),
        "mode": mode,
        "languages": ["en", "nb"],
        "items": items,
        "lines": {language: _lines(items, language) for language in ("en", "nb")},
    }
    if mode == "practice":
        table["keys"] = small_keys(slug)
        for language, lines in table["lines"].items():
            for item in items:
                lines[f"{item['id']}.hint"] = f"{language} hint of {item['id']}"
            lines |= explain_lines(slug)[language]
    return table


def small_definition(slug: str = "small", mode: str = "graded") -> QuizDefinition:
    """The same as a quiz."""
    return QuizDefinition.from_table(small_table(slug, mode))


def small_keys(slug: str = "small") -> dict[str, dict[str, Any]]:
    """The key of each item that is not marked by hand."""
    return {name.replace("small", slug): copy.deepcopy(key) for name, key in KEYS.items()}


def explain_lines(slug: str = "small") -> dict[str, dict[str, str]]:
    """The reasons of each item, per language, as they stand in a key's ``explain``."""
    names = [f"{item['id'].replace('small', slug)}.explain" for item in ITEMS]
    return {lang: {name: f"{lang} {name}" for name in names} for lang in ("en", "nb")}


def write_definition(folder: Path, slug: str = "small", mode: str = "graded") -> QuizDefinition:
    """Put the small quiz where a notebook finds it."""
    table = small_table(slug, mode)
    text = json.dumps(table, ensure_ascii=False)
    (folder / f"{slug}.quiz.json").write_text(text, encoding="utf-8")
    return QuizDefinition.from_table(table)


def right_answers(definition: QuizDefinition) -> dict[str, Any]:
    """For each item of a small quiz an answer that gives all points."""
    return {item.id: RIGHT[item.id.replace(definition.slug, "small")] for item in definition.items}


def responses_fields(
    definition: QuizDefinition,
    answers: dict[str, Any],
    *,
    language: str = "en",
    country: str = "GB",
) -> dict[str, Any]:
    """What a responses file holds after these answers, each given once in turn."""
    entries = {
        name: {"revision": number, "value": value}
        for number, (name, value) in enumerate(answers.items(), 1)
    }
    return {
        "format": 1,
        "slug": definition.slug,
        "version": definition.version,
        "revision": len(entries),
        "language": language,
        "country": country,
        "answers": entries,
    }


def write_responses(folder: Path, definition: QuizDefinition, answers: dict[str, Any]) -> Path:
    """Write a responses file as a kernel would."""
    path = folder / definition.responses_name
    text = json.dumps(responses_fields(definition, answers), ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def values_of(item: Item) -> st.SearchStrategy[Any]:
    """Answers that an item takes: right, wrong and partly right ones."""
    match item.kind:
        case "single":
            return st.sampled_from(item.options)
        case "several":
            chosen = st.sets(st.sampled_from(item.options), min_size=1)
            return chosen.map(lambda ids: [one for one in item.options if one in ids])
        case "order":
            return st.permutations(item.steps)
        case "match":
            options = st.sampled_from(item.options)
            return st.dictionaries(st.sampled_from(item.rows), options, min_size=1)
        case "judge":
            return st.fixed_dictionaries(
                {"genuine": st.booleans(), "sure": st.sampled_from(CERTAINTIES)}
            )
    letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
    return st.text(letters, min_size=1, max_size=item.limit // 4)


def answers_of(definition: QuizDefinition) -> st.SearchStrategy[dict[str, Any]]:
    """Answers to some of a quiz's items."""
    return st.fixed_dictionaries(
        {}, optional={item.id: values_of(item) for item in definition.items}
    )


def keys_of(item: Item) -> st.SearchStrategy[dict[str, Any]]:
    """Keys that an item can have."""
    match item.kind:
        case "single":
            return st.fixed_dictionaries({"right": st.sampled_from(item.options)})
        case "several":
            right = st.lists(st.sampled_from(item.options), min_size=1, unique=True)
            return st.fixed_dictionaries({"right": right})
        case "order":
            return st.fixed_dictionaries({"orders": st.lists(_orders(item), min_size=1)})
        case "match":
            options = st.lists(st.sampled_from(item.options), min_size=1, unique=True)
            return st.fixed_dictionaries(
                {"pairs": st.fixed_dictionaries(dict.fromkeys(item.rows, options))}
            )
    return st.fixed_dictionaries({"genuine": st.booleans()})


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=5)
    ),
    max_leaves=20,
)
"""Anything that JSON can say."""


@st.composite
def _orders(draw: st.DrawFn, item: Item) -> dict[str, Any]:
    steps = draw(st.permutations(item.steps))
    cuts = draw(st.sets(st.integers(1, len(steps) - 1), min_size=1))
    bounds = [0, *sorted(cuts), len(steps)]
    groups = [list(steps[a:b]) for a, b in pairwise(bounds)]
    return {"country": draw(st.sampled_from(["NO", "GB"])), "groups": groups}


def _lines(items: list[dict[str, Any]], language: str) -> dict[str, str]:
    lines = {"title": f"{language} Small quiz", "intro": f"{language} A few questions."}
    for item in items:
        names = [*item.get("options", ()), *item.get("steps", ()), *item.get("rows", ())]
        names += [f"exhibit.{line['id']}" for line in item.get("exhibit", ())]
        for name in ("prompt", *names):
            lines[f"{item['id']}.{name}"] = f"{language} words of {item['id']}.{name}"
    return lines
