"""Messages, in plain sentences, about values that do not fit a format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from breakcontact.authoring.parts import Part
from breakcontact.authoring.problems import name_all, shorten, suggest
from breakcontact.authoring.schema_index import keys_of, part_at
from breakcontact.authoring.yaml_lines import find_curly
from breakcontact.authoring.yaml_source import KeyPath

_MAPPING = "a mapping (indented 'key: value' lines)"
_KINDS = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
    "model_type": _MAPPING,
    "dict_type": _MAPPING,
    "tuple_type": "a list (lines that begin with '- ')",
}
_LIMITS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}
_ID = "an id: small letters, digits and hyphens, such as 'hello-1'"
_NAME = "a name of small letters, digits and underscores that begins with a letter"
_FORMS = {
    "at": 'a time of day in quotes, such as "20:14"',
    "reviewed": "a day such as 2026-11-21",
    "country": "two capital letters, such as NO",
    "lesson": "a lesson's slug, such as 01_match",
    "read_on": "a lesson's slug, such as 01_match",
    "slug": "small letters, digits and underscores, such as check_01_match",
}
_KEY_FORMS: dict[str | int, str] = {
    "facts": _NAME,
    "texts": "a label's id: letters, digits, dots and hyphens",
}
_FACT = "true, false, or a number fact such as {start: 0, most: 3}"
_WEIGHT = "'rest', or a mapping such as {parameter: image_shared}"


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """One value that does not fit.

    Attributes:
        code: The code of the fault.
        path: Where the value is or should be.
        sentence: What is wrong with it.
        at_key: Whether the key and not the value is at fault.
        is_surplus: Whether the value should be removed.
        meant: The key that was probably meant.
        is_empty: Whether a key has no value.
    """

    code: str
    path: KeyPath
    sentence: str
    at_key: bool = False
    is_surplus: bool = False
    meant: str | None = None
    is_empty: bool = False


class Explainer:
    """Turns the validation errors of one file into plain sentences."""

    def __init__(self, data: Any, model: type[Part]) -> None:
        self._data = data
        self._model = model

    def explain(self, detail: Mapping[str, Any]) -> SchemaFault | None:
        """The fault for one validation error; ``None`` if it only follows from another one."""
        loc = tuple(step for step in detail["loc"] if not str(step).startswith("<"))
        kind = str(detail["type"])
        if loc and loc[-1] == "[key]":
            return _bad_key(loc[:-1])
        if kind == "extra_forbidden":
            return self._unknown_key(loc)
        if kind == "missing":
            return self._missing_key(loc)
        value = self._value_at(loc)
        if value is None:
            sentence = f"{_name(loc)} is empty; give it a value or take the key out."
            return SchemaFault("BC110", loc, sentence, at_key=True, is_empty=True)
        if kind in ("too_short", "too_long"):
            return _wrong_count(kind, detail["ctx"], loc, value)
        return _wrong_value(kind, detail.get("ctx", {}), loc, value)

    def _unknown_key(self, loc: KeyPath) -> SchemaFault:
        part = part_at(self._model, loc[:-1])
        assert part is not None, "only a part forbids keys"
        known, key = list(keys_of(part)), str(loc[-1])
        hint = suggest(key, known)
        meant = hint.split("'")[1] if hint else None
        sentence = f"There is no key '{shorten(key)}' in {part.called}."
        if " " in key and not hint:
            hint = " If it goes on with the text above, put the whole text in quotes."
        sentence += hint or f" It takes: {name_all(known, 30)}."
        return SchemaFault("BC106", loc, sentence, at_key=True, is_surplus=True, meant=meant)

    def _missing_key(self, loc: KeyPath) -> SchemaFault:
        part, key = part_at(self._model, loc[:-1]), str(loc[-1])
        assert part is not None, "only a part requires keys"
        sentence = f"The key '{key}' is missing in {part.called}."
        if key in part.reasons:
            sentence += f" {part.reasons[key]}"
        elif key == "id":
            sentence += f" Free is: {self._free_id(loc)}."
        return SchemaFault(part.codes.get(key, "BC107"), loc, sentence, at_key=True)

    def _free_id(self, loc: KeyPath) -> str:
        """An id of the form ``scene-1`` that nothing in the file has, and that is now taken."""
        names = [step for step in loc[:-1] if isinstance(step, str)]
        stem = names[1] if len(names) > 1 else (names or ["line"])[0]
        number = 1
        while f"{stem}-{number}" in self._taken:
            number += 1
        self._taken.add(f"{stem}-{number}")
        return f"{stem}-{number}"

    @cached_property
    def _taken(self) -> set[str]:
        return set(_list_ids(self._data))

    def _value_at(self, loc: KeyPath) -> Any:
        value = self._data
        for step in loc:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def _list_ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for inner in value.values():
            yield from _list_ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _list_ids(inner)


def _bad_key(loc: KeyPath) -> SchemaFault:
    wanted = _KEY_FORMS.get(loc[-2], _ID) if len(loc) > 1 else _ID
    sentence = f"'{shorten(loc[-1])}' is not {wanted}."
    return SchemaFault("BC201", loc, sentence, at_key=True, is_surplus=True, meant=str(loc[-1]))


def _wrong_count(
    kind: str, limits: Mapping[str, Any], loc: KeyPath, value: Any
) -> SchemaFault | None:
    if kind == "too_short" and len(value) >= limits["min_length"]:
        return None  # there are enough, but some are faulty, which is already reported
    if kind == "too_short":
        sentence = f"{_name(loc)} needs at least {limits['min_length']}, and has {len(value)}."
    else:
        sentence = f"{_name(loc)} takes at most {limits['max_length']}, and has {len(value)}."
    return SchemaFault("BC401" if loc[-1] == "helps" else "BC110", loc, sentence)


def _wrong_value(kind: str, limits: Mapping[str, Any], loc: KeyPath, value: Any) -> SchemaFault:
    if kind == "literal_error":
        return _not_one_of(re.findall("'([^']*)'", limits["expected"]), loc, value)
    if kind == "string_pattern_mismatch":
        return _misshapen(loc, value)
    if kind == "string_too_short":
        return SchemaFault("BC110", loc, f"{_name(loc)} is empty.")
    if kind == "string_too_long":
        sentence = f"{_name(loc)} is longer than {limits['max_length']} characters."
        return SchemaFault("BC110", loc, sentence)
    if kind in _LIMITS:
        limit, words = _LIMITS[kind]
        sentence = f"{_name(loc)} must be {words} {limits[limit]}, and is {_show(value)}."
        return SchemaFault("BC110", loc, sentence)
    sentence = f"{_name(loc)} should be {_wanted(kind, loc)}, and is {_show(value)}."
    if kind == "string_type" and not isinstance(value, (dict, list)):
        sentence += " Put it in quotes."
    elif kind == "string_type":
        bracket = "{" if isinstance(value, dict) else "[ or -"
        sentence += f" Put a text that begins with {bracket} in quotes."
    return SchemaFault("BC108", loc, sentence)


def _wanted(kind: str, loc: KeyPath) -> str:
    around = loc[-2] if len(loc) > 1 else None
    if around == "facts":
        return _FACT
    if around == "set":
        return "true, false or a whole number"
    return _KINDS[kind]


def _not_one_of(allowed: list[str], loc: KeyPath, value: Any) -> SchemaFault:
    code = "BC112" if loc in (("format",), ("kind",)) else "BC109"
    if not allowed:
        return SchemaFault(code, loc, f"{_name(loc)} must be 1, and is {_show(value)}.")
    if allowed == ["rest"]:
        return SchemaFault(code, loc, f"{_name(loc)} is {_WEIGHT}, not {_show(value)}.")
    hint = suggest(value, allowed) if isinstance(value, str) else ""
    sentence = f"{_name(loc)} cannot be {_show(value)}."
    return SchemaFault(code, loc, f"{sentence}{hint} It is one of: {name_all(allowed, 20)}.")


def _misshapen(loc: KeyPath, value: Any) -> SchemaFault:
    form = _FORMS.get(str(loc[-1]))
    if form:
        sentence = f"{_name(loc)} should be {form}, and is {_show(value)}."
        if find_curly(value):
            sentence += " Use straight quotation marks."
        return SchemaFault("BC110", loc, sentence)
    wanted = _NAME if loc[-1] == "parameter" else _ID
    return SchemaFault("BC201", loc, f"{_name(loc)} should be {wanted}; {_show(value)} is not.")


def _name(loc: KeyPath) -> str:
    """Call a value by its key: ``'at'``, or ``Item 2 of 'evidence'``."""
    if isinstance(loc[-1], int):
        keys = [step for step in loc if isinstance(step, str)]
        return f"Item {loc[-1] + 1} of '{keys[-1]}'"
    return f"'{shorten(loc[-1])}'"


def _show(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    return f"'{shorten(value)}'"
