"""YAML 1.2 as plain data with places."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakcontact.authoring.yaml_source import Tree, parse_tree

PLAIN = {
    "NO": "NO",
    "yes": "yes",
    "off": "off",
    "true": True,
    "False": False,
    "null": None,
    "~": None,
    "12": 12,
    "-3": -3,
    "0.5": 0.5,
    "1e3": 1000.0,
    "012": 12,
    "0x1F": "0x1F",
    "1_000": "1_000",
    "20:14": "20:14",
    "2026-11-21": "2026-11-21",
    "116 111": "116 111",
    "+47 22": "+47 22",
    "1.2.3": "1.2.3",
    "1e999": "1e999",
    "9" * 40: "9" * 40,
    "'12'": "12",
    '"true"': "true",
}


@pytest.mark.parametrize("word", PLAIN)
def test_plain_words_are_read_by_yaml_1_2(word: str) -> None:
    """NO is a country, 20:14 a time and 2026-11-21 a text; only the words of 1.2 mean more."""
    tree, problems = parse_tree(f"key: {word}\n", "x")

    assert tree.data["key"] == PLAIN[word]
    assert type(tree.data["key"]) is type(PLAIN[word])
    assert problems == []


def _parse(text: str) -> Tree:
    return parse_tree(text, "x.yaml")[0]


def test_places_count_from_one_and_in_characters() -> None:
    """Lines and columns are those of an editor, also behind letters of several bytes."""
    tree = _parse("å: {ø: 1, æ: [a, 😀, c]}\nlist:\n  - x: y\n    key: >\n      long\n")

    assert tree.locate(("å",)) == (1, 4)
    assert tree.locate(("å", "æ"), key=True) == (1, 11)
    assert tree.locate(("å", "æ", 2)) == (1, 21)
    assert tree.locate(("list", 0, "key")) == (4, 10)


def test_place_of_what_is_missing_is_its_surroundings() -> None:
    """A key that is not there is looked for where it should be."""
    tree = _parse("a:\n  b:\n    c: 1\n")

    assert tree.locate(("a", "b", "missing"), key=True) == (3, 5)
    assert tree.locate(("nowhere", "at", "all")) == (1, 1)


# The parser takes no pairs of \\u escapes for letters beyond U+FFFF, which JSON writes in ASCII.
letters = st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"])
texts = st.text(letters)
keys = st.text(letters, max_size=100)  # YAML looks no further than 1024 characters for a colon
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**13), 10**13) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)
documents = st.dictionaries(keys, values, min_size=1, max_size=5)


@given(documents)
def test_json_is_read_as_json(data: dict[str, object]) -> None:
    """JSON is YAML: what JSON writes, the tree reads back."""
    text = json.dumps(data, ensure_ascii=True)

    assert _parse(text).data == data


@given(documents)
def test_every_value_has_a_place(data: dict[str, object]) -> None:
    """Each key of a mapping stands at its own place, in the order of the file."""
    tree = _parse(json.dumps(data, indent=1))

    places = [tree.locate((key,), key=True) for key in data]
    assert places == sorted(set(places))
