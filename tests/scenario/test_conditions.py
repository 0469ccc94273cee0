"""Conditions mean what Python would make of them, and nothing else is taken."""

from __future__ import annotations

import contextlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakcontact.scenario.conditions import ConditionError, parse_condition
from breakcontact.scenario.model import Count

FACTS = {"told": False, "blocked": True, "payments": Count(start=0, most=3)}
WORLDS = list(itertools.product((0, 1), (0, 1), range(4)))

atoms = st.sampled_from(["told", "blocked", "told == true", "blocked != false"]) | st.builds(
    "payments {} {}".format,
    st.sampled_from(["==", "!=", "<", "<=", ">", ">="]),
    st.integers(0, 3),
)
conditions = st.recursive(
    atoms,
    lambda inner: (
        st.builds("({} and {})".format, inner, inner)
        | st.builds("({} or {})".format, inner, inner)
        | st.builds("not ({})".format, inner)
    ),
    max_leaves=6,
)


@given(conditions)
def test_condition_means_what_python_means(text: str) -> None:
    """In every world a condition holds when the same words hold in Python."""
    condition = parse_condition(text, FACTS)

    for told, blocked, payments in WORLDS:
        names = {"told": bool(told), "blocked": bool(blocked), "payments": payments}
        expected = eval(text, {"true": True, "false": False}, names)
        assert condition.test((told, blocked, payments)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "told blocked",
        "told and",
        "payments",
        "payments + 1 > 2",
        "payments < told",
        "0 < payments < 3",
        "3 > payments",
        "payments == -1",
        "payments == 1.5",
        "payments in (1, 2)",
        "payments is 1",
        "told()",
        "told.x",
        "told[0]",
        "__import__('os')",
        "lambda: told",
        "told if blocked else told",
        "told := true",
        "told == 1",
        "told < true",
        "payments == true",
        "payments == 4",
        "1or told",
        "told\nand blocked",
        "told # comment",
        "told && blocked",
        "told || blocked",
        "!told",
        "payments = 1",
        "unknown",
        "None",
        "nøtt",
        "(" * 250,
    ],
)
def test_what_is_no_condition_is_refused(text: str) -> None:
    """Anything but names, words and comparisons is refused with a sentence."""
    with pytest.raises(ConditionError) as refused:
        parse_condition(text, FACTS)

    assert refused.value.sentence.endswith((".", "?"))


@given(st.text(alphabet="told payments()<=>! andornotx019", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever stands there, it is a condition or a sentence."""
    with contextlib.suppress(ConditionError):
        assert parse_condition(text, FACTS).reads <= FACTS.keys()
