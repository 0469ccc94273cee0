"""Whatever an author gets wrong, the checker answers with faults and never falls over."""

from __future__ import annotations

import copy
import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sources import KINDS, TEXTS, check_file

from breakcontact.authoring.yaml_source import parse_tree

SOURCES = {
    name: parse_tree(text, name)[0].data for name, text in TEXTS.items() if name.endswith(".yaml")
}
FOREIGN = re.compile(r"pydantic|Input should|Traceback|<class|type=|recovered-value|None\b")
WORDS = ["hello", "told", "maja", "", "NO", "x" * 3000, "payments < 2", "{time}", "rest", "ask-1"]
values = st.sampled_from([None, True, 0, -1, 3, 10**14, 0.5, [], {}, ["a"], {"a": 1}, *WORDS])


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = list(value.items() if isinstance(value, dict) else enumerate(value))
    found = [(*path, key) for key, _ in inner]
    for key, part in inner:
        if isinstance(part, (dict, list)):
            found += _paths(part, (*path, key))
    return found


def _slip(draw: st.DrawFn, data: Any) -> None:
    """Put another value somewhere, take one out, or rename a key."""
    *around, last = draw(st.sampled_from(_paths(data)))
    for step in around:
        data = data[step]
    kind = draw(st.sampled_from(["replace", "delete", "rename"]))
    if kind == "replace":
        data[last] = copy.deepcopy(draw(values))
    elif kind == "delete" or not isinstance(data, dict):
        del data[last]
    else:
        data[draw(st.sampled_from([last[:-1], f"{last}s", last.upper(), "id", "to"]))] = data.pop(
            last
        )


@st.composite
def slips(draw: st.DrawFn, file: str) -> Any:
    """A small file with one to five slips."""
    data = json.loads(json.dumps(SOURCES[file]))
    for _ in range(draw(st.integers(1, 5))):
        if _paths(data):
            _slip(draw, data)
    return data


@pytest.mark.parametrize("file", SOURCES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=st.data())
def test_any_slip_gets_an_answer(file: str, drawn: st.DataObject) -> None:
    """Every slip ends in plain sentences or in a file that can be built; nothing else happens."""
    data = drawn.draw(slips(file))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_text(json.dumps(data, indent=1), encoding="utf-8")

        checked = check_file(path, KINDS)

    for problem in checked.problems:
        assert not FOREIGN.search(problem.sentence), problem
        assert problem.line >= 1
        assert problem.column >= 1
    assert checked.problems or all(checked.build().values())
