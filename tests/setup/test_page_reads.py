"""No test reads a page that may not be drawn yet: it waits for what it asserts."""

from __future__ import annotations

import ast
from collections.abc import Collection
from pathlib import Path

import pytest

# What reads a page at once. Playwright's expect() waits for the same thing to become true.
READS = {
    "all_inner_texts",
    "all_text_contents",
    "count",
    "inner_html",
    "inner_text",
    "input_value",
    "is_checked",
    "is_disabled",
    "is_editable",
    "is_enabled",
    "is_hidden",
    "is_visible",
    "text_content",
    "title",
}
# These too, and no method of something else is called so; expect_value() and box_of() wait.
SURE_READS = {
    "bounding_box",
    "element_handle",
    "element_handles",
    "evaluate",
    "evaluate_all",
    "evaluate_handle",
    "get_attribute",
}
WAITS = {"expect", "wait_until_drawn"}
"""A helper that calls one of these before it reads has waited for what it returns."""
AT_ONCE = {"result_of"}
"""Helpers that return what their own script has done: nothing else in the page is to come."""


def find_hasty_asserts(source: str, readers: Collection[str] = ()) -> list[int]:
    """The lines of asserts about a page as it happens to be: read there, or kept in a name.

    Args:
        source: The text of a module.
        readers: Helpers that read a page at once and return what they find.
    """
    tree = ast.parse(source)
    known = {*readers, *find_readers(source, readers)}
    return sorted({line for each in _list_functions(tree) for line in _find_in(each, known)})


def find_readers(source: str, readers: Collection[str] = ()) -> set[str]:
    """The functions that return what they read from a page without waiting for anything.

    Args:
        source: The text of a module.
        readers: Helpers of other modules that do so; who calls one does the same.
    """
    found: set[str] = set()
    helpers = [
        function
        for function in _list_functions(ast.parse(source))
        if not function.name.startswith("test_")
        and any(isinstance(each, ast.Return) and each.value for each in ast.walk(function))
        and not _names(function) & (WAITS | AT_ONCE)
        and function.name not in AT_ONCE
    ]
    while new := {each.name for each in helpers if _reads(each, {*readers, *found})} - found:
        found |= new
    return found


def _list_functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]


def _find_in(function: ast.FunctionDef, readers: set[str]) -> list[int]:
    given = [pair for each in ast.walk(function) for pair in _list_given(each)]
    read: set[str] = set()
    while (
        new := {
            name
            for target, value in given
            if _reads(value, readers) or _names(value) & read
            for name in _names(target)
        }
        - read
    ):
        read |= new
    asserts = [each for each in ast.walk(function) if isinstance(each, ast.Assert)]
    return [
        each.lineno for each in asserts if _reads(each.test, readers) or _names(each.test) & read
    ]


def _list_given(part: ast.AST) -> list[tuple[ast.AST, ast.AST]]:
    """The names that get a value here, and the value."""
    if isinstance(part, ast.Assign):
        return [pair for target in part.targets for pair in _pair_up(target, part.value)]
    if isinstance(part, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)) and part.value:
        return [(part.target, part.value)]
    if isinstance(part, (ast.For, ast.comprehension)):
        return [(part.target, part.iter)]
    if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.args:
        kept_in = part.func.value if part.func.attr in {"add", "append", "extend"} else None
        return [(kept_in, part.args[0])] if isinstance(kept_in, ast.Name) else []
    return []


def _pair_up(target: ast.expr, value: ast.expr) -> list[tuple[ast.AST, ast.AST]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return list(zip(target.elts, value.elts, strict=True))
    return [(target, value)]


def _reads(part: ast.AST, readers: set[str]) -> bool:
    calls = [each for each in ast.walk(part) if isinstance(each, ast.Call)]
    return any(_reads_at_once(each) or _name_of(each.func) in readers for each in calls)


def _reads_at_once(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return name in SURE_READS or (name in READS and not call.args)


def _name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _names(part: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(part) if isinstance(each, ast.Name)}


@pytest.mark.parametrize(
    ("body", "hasty"),
    [
        ("assert page.get_by_text('Saved').is_visible()", [2]),
        ("shown = page.locator('li').all_inner_texts()\n    assert shown == ['a']", [3]),
        ("expect(page.locator('li')).to_have_text(['a'])", []),
        ("before = page.locator('li').count()\n    expect(x).to_have_count(before)", []),
        ("assert text.count('a') == 2", []),
        ("assert words(page) == ['a']", [2]),
        ("found = lesson.words(page)\n    assert found", [3]),
        ("assert page.evaluate('window.sent') == []", [2]),
        ("assert page.evaluate('key => localStorage[key]', 'a') is None", [2]),
        ("assert item.evaluate('e => e.open')", [2]),
        ("assert items.evaluate_all('all => all.length') == 2", [2]),
        ("assert item.get_attribute('data-turn') == '2'", [2]),
        ("assert item.bounding_box()['x'] == 0", [2]),
        ("(x, y) = item.bounding_box().values()\n    assert x < y", [3]),
        ("found: list = words(page)\n    last = found[-1]\n    assert last == 'a'", [4]),
        ("assert (found := words(page)) or found", [2]),
        ("a, b = words(page), 1\n    assert b", []),
        ("a, b = words(page), 1\n    assert a", [3]),
        ("for word in words(page):\n        assert word", [3]),
        ("told = []\n    told.append(words(page))\n    assert told == [['a']]", [4]),
        ("assert last_word(page) == 'a'", [2]),
        ("expect_value(page, 'window.sent', [1])", []),
        ("expect_value_stays(page, 'window.sent', [])", []),
        ("assert box_of(item)['x'] == 0", []),
        ("assert result_of(page, 'show') == 'shown'", []),
    ],
)
def test_hasty_asserts_are_found(body: str, hasty: list[int]) -> None:
    """A read in an assert is found, also by way of a name or a helper; waiting passes."""
    helper = "def words(page):\n    return page.locator('li').all_inner_texts()\n"
    second = "def last_word(page):\n    return words(page)[-1]\n"
    waiting = "def drawn_words(page):\n    wait_until_drawn(page)\n    return words(page)\n"

    readers = find_readers(second + helper + waiting)
    assert readers == {"words", "last_word"}
    assert find_hasty_asserts(f"def test(page):\n    {body}\n", readers) == hasty


def test_every_test_waits_for_what_it_asserts(root: Path) -> None:
    """Wherever a test drives a page, its asserts are made by waiting."""
    sources = {path: path.read_text("utf-8") for path in sorted((root / "tests").rglob("*.py"))}
    support = [source for path, source in sources.items() if "support" in path.parts]
    readers: set[str] = set()
    while new := {name for each in support for name in find_readers(each, readers)} - readers:
        readers |= new
    shared = {name for name in readers if not name.startswith("_")}
    found = [
        f"{path.relative_to(root)}:{line}"
        for path, source in sources.items()
        for line in find_hasty_asserts(source, shared)
    ]

    assert found == []
