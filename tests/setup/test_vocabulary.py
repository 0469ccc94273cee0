"""The closed lists of words exist once, and the parts that depend on them agree with them."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import get_args

from breakcontact import vocabulary
from breakcontact.files import BUILT
from breakcontact.i18n import load_messages
from breakcontact.i18n.countries import COUNTRIES
from breakcontact.outcomes.model.actions import EVIDENCE
from breakcontact.outcomes.registry import load_registry
from breakcontact.vocabulary import ACTIONS, CLOSING, CONFIDENCES, PAYING, REPORTING

PACKAGE = Path(vocabulary.__file__).parent
LISTS = (ACTIONS, CONFIDENCES)


def test_every_set_of_actions_is_part_of_the_one_list() -> None:
    """An action that pays, closes contact or reports is an action that can be compared."""
    assert set(ACTIONS) >= PAYING | CLOSING | REPORTING
    assert set(ACTIONS) < set(get_args(vocabulary.Action))
    assert list(EVIDENCE) == list(ACTIONS)


def test_every_action_and_confidence_has_a_name_in_each_language() -> None:
    """Readers see words for each action and each confidence, whichever language they read."""
    for language in ("en", "nb"):
        labels = load_messages(language)
        assert {f"action.{action}" for action in ACTIONS} <= labels.keys()
        assert {f"confidence.{confidence}" for confidence in CONFIDENCES} <= labels.keys()


def test_every_country_has_advice_and_a_first_demand() -> None:
    """A country that can be chosen has its own advice and its own money."""
    for country in COUNTRIES:
        assert (BUILT / f"{country}.advice.json").is_file()
        assert load_registry().parameters(country).first_demand > 0


def test_no_other_module_writes_the_lists_out_again() -> None:
    """Whoever adds an action or a confidence edits one file."""
    homes = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(set(words) >= set(closed) for words in _word_lists(path) for closed in LISTS)
    ]

    assert homes == ["vocabulary.py"]


def test_the_vocabulary_needs_the_standard_library_only() -> None:
    """Importing it loads nothing that has to be installed."""
    code = (
        "import sys; before = set(sys.modules); import breakcontact.vocabulary;"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before};"
        "print(sorted(new - sys.stdlib_module_names))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "['breakcontact']"


def _word_lists(path: Path) -> list[list[object]]:
    """All tuples and lists of a module that hold nothing but constants."""
    return [
        [element.value for element in node.elts if isinstance(element, ast.Constant)]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Tuple | ast.List)
    ]
