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
    "is_enabled",
    "is_hidden",
    "is_visible",
    "text_content",
    "title",
}
WAITS = {"expect", "wait_until_drawn"}


def find_hasty_asserts(source: str, readers: Collection[str] = ()) -> list[int]:
    """The lines of asserts about a page as it happens to be: read there, or kept in a name.

    Args:
        source: The text of a module.
        readers: Helpers that read a page at once and return what they find.
    """
    tree = ast.parse(source)
    known = {*readers, *find_readers(source)}
    return sorted({line for each in _list_functions(tree) for line in _find_in(each, known)})


def find_readers(source: str) -> set[str]:
    """The functions that return what they read from a page without waiting for anything."""
    return {
        function.name
        for function in _list_functions(ast.parse(source))
        if not function.name.startswith("test_")
        and any(isinstance(each, ast.Return) and each.value for each in ast.walk(function))
        and _reads(function, set())
        and not _names(function) & WAITS
    }


def _list_functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]


def _find_in(function: ast.FunctionDef, readers: set[str]) -> list[int]:
    assigned = [each for each in ast.walk(function) if isinstance(each, ast.Assign)]
    read = {
        target.id
        for each in assigned
        if _reads(each.value, readers)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    asserts = [each for each in ast.walk(function) if isinstance(each, ast.Assert)]
    return [
        each.lineno for each in asserts if _reads(each.test, readers) or _names(each.test) & read
    ]


def _reads(part: ast.AST, readers: set[str]) -> bool:
    calls = [each.func for each in ast.walk(part) if isinstance(each, ast.Call) and not each.args]
    called = {each.func for each in ast.walk(part) if isinstance(each, ast.Call)}
    return any(isinstance(call, ast.Attribute) and call.attr in READS for call in calls) or any(
        (call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "")) in readers
        for call in called
    )


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
    ],
)
def test_hasty_asserts_are_found(body: str, hasty: list[int]) -> None:
    """A read in an assert is found, also by way of a name or a helper; waiting passes."""
    helper = "def words(page):\n    return page.locator('li').all_inner_texts()\n"

    assert find_readers(helper) == {"words"}
    assert find_hasty_asserts(f"def test(page):\n    {body}\n", {"words"}) == hasty


def test_every_test_waits_for_what_it_asserts(root: Path) -> None:
    """Wherever a test drives a page, its asserts are made by waiting."""
    sources = {path: path.read_text("utf-8") for path in sorted((root / "tests").rglob("*.py"))}
    driving = {path: source for path, source in sources.items() if "playwright" in source}
    shared = {path: source for path, source in driving.items() if path.parent.name == "support"}
    readers = {name for source in shared.values() for name in find_readers(source)}
    found = [
        f"{path.relative_to(root)}:{line}"
        for path, source in driving.items()
        for line in find_hasty_asserts(source, readers)
    ]

    assert found == []
