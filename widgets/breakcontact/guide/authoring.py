"""Lists for authors: what the formats take and what the checks look for, from the code itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from breakcontact.authoring.codes import render_table as render_code_table
from breakcontact.authoring.content_rules import load_rules
from breakcontact.authoring.parts import Part
from breakcontact.authoring.schema_index import keys_of
from breakcontact.authoring.source_text import LARGEST_FILE
from breakcontact.errors import BreakContactError
from breakcontact.guide.escape import escape_text, load_words
from breakcontact.guide.numbers import render_table, show_number
from breakcontact.i18n.messages import INTERFACE
from breakcontact.item_bank.model import Bank, Criterion, Exhibit, Item, Option, Order, Row, Step
from breakcontact.item_bank.practice import Practice
from breakcontact.outcomes.registry import load_registry
from breakcontact.scenario.model import Scenario
from breakcontact.scenario.warnings import LETTERS_IN_LINE, MOST_LINES
from breakcontact.vocabulary import Tactic

_FORMATS: Final[Mapping[str, type[Part]]] = {"scenario": Scenario, "items": Bank}
_PARTS: Final[Mapping[str, type[Part]]] = {
    "practice": Practice,
    "bank": Bank,
    "item": Item,
    "exhibit": Exhibit,
    "option": Option,
    "row": Row,
    "step": Step,
    "order": Order,
    "rubric": Criterion,
}

_CALLED: Final = {"Count": "a number fact", "Minutes": "the playing time"}
"""What parts are called where their keys have the name of another part's key."""

_LINE_ID = re.compile(r"(<\w+>\S*)")


def render_codes(language: str) -> str:
    """All codes of the checker; the pages for authors are in English."""
    return render_code_table()


def render_tactics(language: str) -> str:
    """All tactics, with what a learner reads about each."""
    words = load_words(language, INTERFACE)
    rows = [
        [f"`{tactic}`", words[f"tactic.{tactic}"], words[f"tactic.{tactic}.about"]]
        for tactic in get_args(Tactic)
    ]
    return render_table(["`tactic`", "the learner reads", "what it does"], rows)


def render_weights(language: str) -> str:
    """All chances that a world's turn can have, with value and confidence."""
    words = load_words(language, INTERFACE)
    rows = [
        [
            f"`{key}`",
            escape_text(each.names[language]),
            show_number(each.value, each.unit, language),
            words[f"outcome.confidence.{each.confidence}"],
            ", ".join(each.rests_on),
        ]
        for key, each in sorted(load_registry().chances().items())
    ]
    return render_table(["`parameter`", "what it is", "chance", "how well known", "about"], rows)


def render_limits(name: str, language: str) -> str:
    """All limits of a format: lengths, numbers and how many.

    Raises:
        BreakContactError: If there is no such format.
    """
    if name not in _FORMATS:
        raise BreakContactError(f"There is no format '{name}'. There are: {', '.join(_FORMATS)}.")
    schema = _FORMATS[name].model_json_schema(by_alias=True)
    keys: dict[str, list[str]] = {}
    for part, key, about in _list_properties(name, schema):
        for limit in _list_limits(about):
            named = f"`{key}` of {part}" if part and key in ("most", "start") else f"`{key}`"
            keys.setdefault(limit, []).append(named)
    rows = [[", ".join(dict.fromkeys(named)), limit] for limit, named in keys.items()]
    if name == "scenario":
        most = LETTERS_IN_LINE * MOST_LINES
        told = f"a warning from about {most} characters ({MOST_LINES} lines on a screen of 320 px)"
        rows.append(["`text` of a message", told])
    rows.append(["the file", f"at most {LARGEST_FILE:,} bytes"])
    return render_table(["key", "limit"], rows)


def render_voices(language: str) -> str:
    """What a stranger in a chat and a story's other voices may not say, as far as words show it."""
    told: dict[tuple[str, str], set[str]] = {}
    for rule in load_rules(language):
        told.setdefault((rule.code, rule.reason), set()).update(rule.voices)
    rows = [
        [
            code,
            escape_text(reason),
            *("no" if voice in voices else "yes" for voice in ("stranger", "story")),
        ]
        for (code, reason), voices in sorted(told.items())
        if not voices.isdisjoint(("stranger", "story"))
    ]
    return render_table(["code", "what it does", "a stranger may", "others in a story may"], rows)


def render_keys(name: str, language: str) -> str:
    """The keys of a part of the question format, with what each is for.

    Raises:
        BreakContactError: If there is no such part.
    """
    if name not in _PARTS:
        raise BreakContactError(f"There is no part '{name}'. There are: {', '.join(_PARTS)}.")
    rows = [
        [
            f"`{key}`",
            "yes" if info.is_required() else "",
            _LINE_ID.sub(r"`\1`", info.description or ""),
        ]
        for key, info in keys_of(_PARTS[name]).items()
    ]
    return render_table(["key", "always", "what it is"], rows)


def _list_properties(
    name: str, schema: Mapping[str, Any]
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """All keys of a format, each with what its part is called."""
    for title, part in ((_FORMATS[name].__name__, schema), *schema["$defs"].items()):
        for key, about in part.get("properties", {}).items():
            yield _CALLED.get(title, ""), key, about


def _list_limits(about: Mapping[str, Any]) -> Iterator[str]:
    options = [about, *about.get("anyOf", ())]
    for option in options:
        if "maxLength" in option:
            yield f"at most {option['maxLength']:,} characters"
        if "maximum" in option:
            yield f"from {option.get('minimum', 0)} to {option['maximum']}"
        if "minItems" in option:
            most = f" to {option['maxItems']}" if "maxItems" in option else " or more"
            yield f"{option['minItems']}{most} in the list"
