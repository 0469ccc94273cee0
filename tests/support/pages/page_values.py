"""What a script finds in a page, waited for: the page may not have come so far yet."""

from __future__ import annotations

import json
import re
from time import monotonic
from typing import Any

from chromium import PATIENCE
from page_checks import wait_until_drawn
from playwright.sync_api import FloatRect, Locator, Page, expect
from playwright.sync_api import TimeoutError as OutOfTime

# A script is an expression or a function, as Playwright takes it; keys may stand in any order.
_IS_FOUND = """async ([element, argument, expected]) => {
  const inOrder = (_, value) => value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, value[key]]))
    : value;
  const write = (value) => JSON.stringify(value ?? null, inOrder);
  if (element && !element.isConnected) return "gone";
  try {
    const script = (%s);
    const given = element ? [element, argument] : [argument];
    const value = await (typeof script === "function" ? script(...given) : script);
    return write(value) === write(expected) && "found";
  } catch {
    return false; // what it reads may not be there yet
  }
}"""
_FRAMES_TO_WAIT = 2


def expect_value(
    where: Page | Locator,
    script: str,
    expected: Any,
    argument: Any = None,
    *,
    patience: float = PATIENCE,
) -> None:
    """Wait until a script gives this value in the page.

    Args:
        where: The page, or the one element that the script gets as its first argument.
        script: An expression or a function in JavaScript.
        expected: The value, of what JSON can hold.
        argument: What the script is given.
        patience: How long to wait at most, in milliseconds.

    Raises:
        AssertionError: If it did not in time, with the value that was expected and the last one.
    """
    end = monotonic() + patience / 1000
    while (left := 1000 * (end - monotonic())) > 0:
        if _wait_for(where, script, expected, argument, left):
            return
    _fail(where, script, expected, argument, f"after {patience / 1000:g} s")


def expect_value_stays(
    where: Page | Locator, script: str, expected: Any, argument: Any = None
) -> None:
    """See that a script gives this value still when two more frames have been drawn.

    For what must not happen, such as that nothing is sent. Such a value is right from the start,
    so waiting for it would end before the page could do anything wrong. What the page does in
    answer to a press is done with the next frame; what takes longer, such as a timer, needs a
    wait for its result first: for the text or the answer that comes after it.

    Raises:
        AssertionError: If it gives another one, with both.
    """
    page = where.page if isinstance(where, Locator) else where
    seen = page.evaluate_handle("() => ({ frames: 0 })")
    # Playwright looks once a frame, also where a test has stopped the page's own time.
    page.wait_for_function(f"(seen) => seen.frames++ >= {_FRAMES_TO_WAIT}", arg=seen)
    if where.evaluate(script, argument) != expected:
        _fail(where, script, expected, argument, f"{_FRAMES_TO_WAIT} frames later")


def result_of(page: Page, script: str, argument: Any = None) -> Any:
    """What a script gives that does something itself and reads what came of it.

    Nothing is waited for but the script: what it did is there at once, or when its promise holds.
    """
    return page.evaluate(script, argument)


def attribute_of(element: Locator, name: str) -> str:
    """An attribute of an element, once it has it."""
    expect(element).to_have_attribute(name, re.compile("^"))
    return str(element.get_attribute(name))


def box_of(part: Locator) -> FloatRect:
    """Where an element lies in the window, in CSS pixels, once the page is drawn.

    Raises:
        AssertionError: If it is not to be seen.
    """
    wait_until_drawn(part.page)
    if (box := part.bounding_box()) is None:
        raise AssertionError(f"{part} is not to be seen")
    return box


def _wait_for(
    where: Page | Locator, script: str, expected: Any, argument: Any, patience: float
) -> bool:
    """Whether the value came; without it, the time is over or the element was drawn anew."""
    page, element = where, None
    try:
        if isinstance(where, Locator):
            page, element = where.page, where.element_handle(timeout=patience)
        given = [element, argument, expected]
        found = page.wait_for_function(_IS_FOUND % script, arg=given, timeout=max(patience, 1))
    except OutOfTime:
        return False
    return bool(found.json_value() == "found")


def _fail(where: Page | Locator, script: str, expected: Any, argument: Any, when: str) -> None:
    try:
        found = _write(where.evaluate(script, argument))
    except Exception as error:  # the script's own mistake is told as the page tells it
        found = str(error).strip().splitlines()[0]
    raise AssertionError(
        f"{when}, in the page:\n  {script.strip()}\nexpected: {_write(expected)}\n   found: {found}"
    )


def _write(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
