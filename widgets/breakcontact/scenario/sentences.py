"""Plain sentences about values that do not fit a format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from breakcontact.scenario.model import Part
from breakcontact.scenario.outline import keys_of, part_at
from breakcontact.scenario.problems import name_all, suggest
from breakcontact.scenario.tree import Path

_LONGEST_SHOWN = 40
_KINDS = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
    "model_type": "a mapping (indented 'key: value' lines)",
    "dict_type": "a mapping (indented 'key: value' lines)",
    "tuple_type": "a list (lines that begin with '- ')",
}
_LIMITS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}
_PATTERNS = {
    "at": 'a time of day in quotes, such as "20:14"',
    "reviewed": "a day such as 2026-11-21",
    "year": "a year such as 2026",
}
_ID = "an id: small letters, digits and hyphens, such as 'hello-1'"
_NAME = "a name of small letters, digits and underscores that begins with a letter"

_KEYS: dict[str | int, str] = {
    "facts": _NAME,
    "texts": "a label's id: letters, digits, dots and hyphens",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One value that does not fit.

    Attributes:
        code: What kind of fault it is.
        path: The value, or where it should be.
        sentence: What is wrong with it.
        at_key: Whether the key, not the value, is to blame.
        surplus: Whether the value should not be there at all.
        meant: The key that was probably meant.
    """

    code: str
    path: Path
    sentence: str
    at_key: bool = False
    surplus: bool = False
    meant: str | None = None


def explain(detail: Mapping[str, Any], data: Any, model: type[Part]) -> Fault | None:
    """Say in plain words what a validator found; nothing if it only follows from another fault."""
    loc = tuple(step for step in detail["loc"] if not str(step).startswith("<"))
    kind = str(detail["type"])
    if loc and loc[-1] == "[key]":
        return _bad_key(loc[:-1])
    value = _value_at(data, loc)
    if kind == "extra_forbidden":
        return _unknown_key(loc, model)
    if kind == "missing":
        return _missing_key(loc, data, model)
    if value is None and kind != "literal_error":
        return Fault("BC110", loc, f"{_name(loc)} is empty; give it a value or take the key out.")
    if kind in ("too_short", "too_long"):
        return _wrong_count(kind, detail["ctx"], loc, value)
    return _wrong_value(kind, detail.get("ctx", {}), loc, value)


def _unknown_key(loc: Path, model: type[Part]) -> Fault:
    part = part_at(model, loc[:-1])
    assert part is not None, "only a part forbids keys"
    known, key = list(keys_of(part)), str(loc[-1])
    hint = suggest(key, known)
    meant = hint.split("'")[1] if hint else None
    sentence = f"There is no key '{_short(key)}' in {part.called}."
    sentence += hint or f" It takes: {name_all(known, 30)}."
    return Fault("BC106", loc, sentence, at_key=True, surplus=True, meant=meant)


def _missing_key(loc: Path, data: Any, model: type[Part]) -> Fault:
    part, key = part_at(model, loc[:-1]), str(loc[-1])
    called = part.called if part else "a mapping"
    code = part.codes.get(key, "BC107") if part else "BC107"
    sentence = f"The key '{key}' is missing in {called}."
    if part and key in part.reasons:
        sentence += f" {part.reasons[key]}"
    elif part and key == "id":
        sentence += f" Free is: {_free_id(loc, data)}."
    return Fault(code, loc, sentence, at_key=True)


def _free_id(loc: Path, data: Any) -> str:
    """An id of the form ``scene-1`` that nothing in the file has."""
    taken = set(_all_ids(data))
    stem = str(loc[1]) if len(loc) > 2 and isinstance(loc[1], str) else str(loc[0])
    number = next(number for number in range(1, 10_000) if f"{stem}-{number}" not in taken)
    return f"{stem}-{number}"


def _all_ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["id"]] if isinstance(value.get("id"), str) else []
        return own + [found for inner in value.values() for found in _all_ids(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in _all_ids(inner)]
    return []


def _bad_key(loc: Path) -> Fault:
    wanted = _KEYS.get(loc[-2], _ID) if len(loc) > 1 else _ID
    sentence = f"'{_short(loc[-1])}' is not {wanted}."
    return Fault("BC201", loc, sentence, at_key=True, surplus=True, meant=str(loc[-1]))


def _wrong_count(kind: str, limits: Mapping[str, Any], loc: Path, value: Any) -> Fault | None:
    if kind == "too_short" and len(value) >= limits["min_length"]:
        return None  # enough are there, but some of them are faulty and told of already
    if kind == "too_short":
        sentence = f"{_name(loc)} needs at least {limits['min_length']}, and has {len(value)}."
    else:
        sentence = f"{_name(loc)} takes at most {limits['max_length']}, and has {len(value)}."
    return Fault("BC401" if loc[-1] == "helps" else "BC110", loc, sentence)


def _wrong_value(kind: str, limits: Mapping[str, Any], loc: Path, value: Any) -> Fault:
    if kind == "literal_error":
        return _not_one_of(re.findall("'([^']*)'", limits["expected"]), loc, value)
    if kind == "string_pattern_mismatch":
        return _misshapen(loc, value)
    if kind == "string_too_short":
        return Fault("BC110", loc, f"{_name(loc)} is empty.")
    if kind == "string_too_long":
        sentence = f"{_name(loc)} is longer than {limits['max_length']} characters."
        return Fault("BC110", loc, sentence)
    if kind in _LIMITS:
        limit, words = _LIMITS[kind]
        sentence = f"{_name(loc)} must be {words} {limits[limit]}, and is {_show(value)}."
        return Fault("BC110", loc, sentence)
    sentence = (
        f"{_name(loc)} should be {_KINDS.get(kind, 'something else')}, and is {_show(value)}."
    )
    if kind == "string_type" and not isinstance(value, (dict, list)):
        sentence += " Put it in quotes."
    return Fault("BC108", loc, sentence)


def _not_one_of(allowed: list[str], loc: Path, value: Any) -> Fault:
    code = "BC112" if loc in (("format",), ("kind",)) else "BC109"
    if not allowed:
        return Fault(code, loc, f"{_name(loc)} must be 1, and is {_show(value)}.")
    hint = suggest(str(value), allowed) if isinstance(value, str) else ""
    sentence = f"{_name(loc)} cannot be {_show(value)}."
    return Fault(code, loc, sentence + (hint or f" It is one of: {name_all(allowed, 20)}."))


def _misshapen(loc: Path, value: Any) -> Fault:
    last = loc[-1]
    if last in _PATTERNS:
        return Fault(
            "BC110", loc, f"{_name(loc)} should be {_PATTERNS[str(last)]}, and is {_show(value)}."
        )
    wanted = _NAME if last == "parameter" else _ID
    return Fault("BC201", loc, f"{_name(loc)} should be {wanted}; {_show(value)} is not.")


def _value_at(data: Any, loc: Path) -> Any:
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _name(loc: Path) -> str:
    """Call a value by its key: ``'at'``, or ``'evidence' (item 2)``."""
    if not loc:
        return "The file"
    if isinstance(loc[-1], int):
        keys = [step for step in loc if isinstance(step, str)]
        return f"Item {loc[-1] + 1} of '{keys[-1]}'" if keys else f"Item {loc[-1] + 1}"
    return f"'{_short(loc[-1])}'"


def _show(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if value is None:
        return "empty"
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    return f"'{_short(value)}'"


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
