"""No test reads a page that may not be drawn yet: it waits for what it asserts."""

from __future__ import annotations

import ast
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


def find_hasty_asserts(source: str) -> list[int]:
    """The lines of asserts about a page as it happens to be: read there, or kept in a name."""
    functions = [each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.FunctionDef)]
    return sorted({line for function in functions for line in _find_in(function)})


def _find_in(function: ast.FunctionDef) -> list[int]:
    assigned = [each for each in ast.walk(function) if isinstance(each, ast.Assign)]
    read = {
        target.id
        for each in assigned
        if _reads(each.value)
        for target in each.targets
        if isinstance(target, ast.Name)
    }
    asserts = [each for each in ast.walk(function) if isinstance(each, ast.Assert)]
    return [each.lineno for each in asserts if _reads(each.test) or _names(each.test) & read]


def _reads(expression: ast.expr) -> bool:
    calls = (each for each in ast.walk(expression) if isinstance(each, ast.Call))
    return any(
        isinstance(call.func, ast.Attribute) and call.func.attr in READS and not call.args
        for call in calls
    )


def _names(expression: ast.expr) -> set[str]:
    return {each.id for each in ast.walk(expression) if isinstance(each, ast.Name)}


@pytest.mark.parametrize(
    ("body", "hasty"),
    [
        ("assert page.get_by_text('Saved').is_visible()", [2]),
        ("shown = page.locator('li').all_inner_texts()\n    assert shown == ['a']", [3]),
        ("expect(page.locator('li')).to_have_text(['a'])", []),
        ("before = page.locator('li').count()\n    expect(x).to_have_count(before)", []),
        ("assert text.count('a') == 2", []),
    ],
)
def test_hasty_asserts_are_found(body: str, hasty: list[int]) -> None:
    """A read in an assert is found, also by way of a name; waiting and plain text pass."""
    assert find_hasty_asserts(f"def test(page):\n    {body}\n") == hasty


def test_every_test_waits_for_what_it_asserts(root: Path) -> None:
    """Wherever a test drives a page, its asserts are made by waiting."""
    found = [
        f"{path.relative_to(root)}:{line}"
        for path in sorted((root / "tests").rglob("*.py"))
        for source in [path.read_text(encoding="utf-8")]
        if "playwright" in source
        for line in find_hasty_asserts(source)
    ]

    assert found == []
