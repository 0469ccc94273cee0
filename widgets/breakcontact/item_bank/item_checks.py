"""What must hold of a single quiz item beyond its shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from breakcontact.authoring.problems import suggest
from breakcontact.authoring.yaml_source import Path
from breakcontact.item_bank.blueprint import Fault
from breakcontact.item_bank.model import Item, Order

LONGEST_BY = 1.6
"""How many times longer than every other answer the right one may be."""

_TELLING = 24
"""Characters up to which an answer's length tells nothing."""

_NEEDED = {
    "single": ("options",),
    "several": ("options",),
    "match": ("rows", "options", "explain"),
    "order": ("steps", "orders", "explain"),
    "judge": ("exhibit", "genuine", "explain"),
    "text": ("limit", "rubric", "model", "explain"),
}
_OF_ANY_KIND = ("exhibit", "explain")
_OF_SOME_KINDS = ("options", "rows", "steps", "orders", "genuine", "limit", "rubric", "model")
_OWN_IDS = ("prompt", "explain", "hint", "model", "exhibit", "rubric")


def check_item(item: Item, path: Path, mended: Collection[str]) -> Iterator[Fault]:
    """Say what is wrong with an item.

    Args:
        item: The item.
        path: Where it stands.
        mended: Its keys whose values are not all the author's; what depends on them is not said.
    """
    if "kind" in mended:
        return
    yield from _find_misplaced_keys(item, path, mended)
    for check, keys in _CHECKS.items():
        if not keys & set(mended):
            yield from check(item, path)


def _find_misplaced_keys(item: Item, path: Path, mended: Collection[str]) -> Iterator[Fault]:
    needed = _NEEDED[item.kind]
    for key in needed:
        if getattr(item, key) is None and key not in mended:
            sentence = f"The key '{key}' is missing in an item of the kind '{item.kind}'."
            yield "BC107", (*path, key), sentence
    for key in _OF_SOME_KINDS:
        if key not in needed and getattr(item, key) is not None:
            sentence = f"An item of the kind '{item.kind}' has no key '{key}'."
            yield "BC106", (*path, key), sentence


def _find_ids(item: Item, path: Path) -> Iterator[Fault]:
    """Ids that a line of the same item has already."""
    groups = [("rows", "options"), ("steps",), ("exhibit",), ("rubric",)]
    for keys in groups:
        seen: set[str] = set()
        for key in keys:
            for at, part in enumerate(getattr(item, key) or ()):
                if part.id in seen:
                    sentence = f"The id '{part.id}' stands in this item already."
                    yield "BC202", (*path, key, at, "id"), sentence
                elif part.id in _OWN_IDS and key not in ("exhibit", "rubric"):
                    sentence = f"The id '{part.id}' is the item's own; use another."
                    yield "BC202", (*path, key, at, "id"), sentence
                seen.add(part.id)


def _find_same_texts(item: Item, path: Path) -> Iterator[Fault]:
    for key in ("options", "rows", "steps"):
        seen: set[str] = set()
        for at, part in enumerate(getattr(item, key) or ()):
            text = " ".join(part.text.casefold().split())
            if text in seen:
                sentence = f"'{part.id}' says the same as one above; nobody could choose."
                yield "BC808", (*path, key, at, "text"), sentence
            seen.add(text)


def _find_wrong_choices(item: Item, path: Path) -> Iterator[Fault]:
    """As many right options as the kind says, each of them explained."""
    if item.kind not in ("single", "several") or not item.options:
        return
    place = (*path, "options")
    right = sum(option.right for option in item.options)
    if right == 0:
        yield "BC801", place, f"The item '{item.id}' has no right option."
    elif right == len(item.options):
        yield "BC801", place, f"In '{item.id}' every option is right, so nothing is asked."
    elif item.kind == "single" and right > 1:
        sentence = f"'{item.id}' has {right} right options; a 'single' has one, or it is 'several'."
        yield "BC803", place, sentence
    elif item.kind == "several" and right == 1:
        sentence = f"'{item.id}' has one right option; a 'several' has two, or it is 'single'."
        yield "BC803", place, sentence
    for at, option in enumerate(item.options):
        if option.explain is None:
            sentence = (
                f"'{option.id}' has no 'explain'. Every option, right or wrong, is explained."
            )
            yield "BC802", (*place, at, "explain"), sentence


def _find_telling_lengths(item: Item, path: Path) -> Iterator[Fault]:
    """A right answer that is longer than all wrong ones is chosen for its length."""
    if item.kind not in ("single", "several"):
        return
    right = [(len(each.text), at) for at, each in enumerate(item.options or ()) if each.right]
    wrong = [len(each.text) for each in item.options or () if not each.right]
    if not right or not wrong:
        return
    shortest, at = min(right)
    if shortest > max(_TELLING, LONGEST_BY * max(wrong)):
        sentence = (
            f"The right answer has {shortest} characters, and no wrong one more than "
            f"{max(wrong)}: its length gives it away. Shorten it, or say more in the others."
        )
        yield "BC809", (*path, "options", at, "text"), sentence


def _find_wrong_rows(item: Item, path: Path) -> Iterator[Fault]:
    if item.kind != "match" or not item.rows or not item.options:
        return
    known = [option.id for option in item.options]
    if len(known) <= len(item.rows):
        sentence = (
            f"There are {len(item.rows)} rows and {len(known)} options; with more options than "
            "rows the last row is not settled by what is left."
        )
        yield "BC804", (*path, "options"), sentence
    for at, row in enumerate(item.rows):
        for number, target in enumerate(row.to):
            if target not in known:
                sentence = f"There is no option '{target}'.{suggest(target, known)}"
                yield "BC804", (*path, "rows", at, "to", number), sentence


def _find_keyed_options(item: Item, path: Path) -> Iterator[Fault]:
    """In a match the rows, not the options, hold the key."""
    for at, option in enumerate(item.options or ()):
        for key in ("right", "explain"):
            if item.kind == "match" and getattr(option, key):
                sentence = f"An option of a match has no '{key}'; a row has 'to' and 'explain'."
                yield "BC106", (*path, "options", at, key), sentence


def _find_wrong_orders(item: Item, path: Path) -> Iterator[Fault]:
    if item.kind != "order" or not item.steps or not item.orders:
        return
    shown = [step.id for step in item.steps]
    faults: list[Fault] = [
        ("BC805", (*path, "orders", at, "groups"), wrong)
        for at, order in enumerate(item.orders)
        if (wrong := _compare_steps(shown, order))
    ]
    yield from faults or _find_idle_orders(shown, item.orders, path)


def _compare_steps(shown: list[str], order: Order) -> str:
    """What is wrong with the steps of an order; nothing if they are those that are shown."""
    counted = Counter(step for group in order.groups for step in group)
    for step, count in counted.items():
        if step not in shown:
            return f"There is no step '{step}'.{suggest(step, shown)}"
        if count > 1:
            return f"The step '{step}' stands twice in the order of '{order.country}'."
    left_out = [step for step in shown if step not in counted]
    return f"The order of '{order.country}' leaves out: {', '.join(left_out)}." if left_out else ""


def _find_idle_orders(shown: list[str], orders: tuple[Order, ...], path: Path) -> Iterator[Fault]:
    """Where the right answer is a sequence, more than one must be right, and not the one shown."""
    place: Path = (*path, "orders")
    has_no_choice = all(len(group) == 1 for order in orders for group in order.groups)
    if has_no_choice and len({order.groups for order in orders}) == 1:
        sentence = (
            "Only one sequence is right. Lists differ: put steps that may change places into one "
            "group, or add another order."
        )
        yield "BC806", place, sentence
    for at, order in enumerate(orders):
        if len(order.groups) == 1:
            sentence = f"In '{order.country}' every sequence is right, so nothing is asked."
            yield "BC806", (*place, at, "groups"), sentence
        elif _is_right(shown, order):
            sentence = (
                f"The steps are shown in an order that is right in '{order.country}'; shuffle them."
            )
            yield "BC807", (*path, "steps"), sentence


def _is_right(shown: list[str], order: Order) -> bool:
    group_of = {step: at for at, group in enumerate(order.groups) for step in group}
    places = [group_of[step] for step in shown]
    return places == sorted(places)


def _find_wrong_points(item: Item, path: Path) -> Iterator[Fault]:
    points = sum(criterion.points for criterion in item.rubric or ())
    if item.kind == "text" and item.rubric and points != item.points:
        sentence = f"The rubric gives {points} points, and the item {item.points}."
        yield "BC814", (*path, "rubric"), sentence


_CHECKS: dict[Callable[[Item, Path], Iterator[Fault]], set[str]] = {
    _find_ids: set(),
    _find_same_texts: set(),
    _find_wrong_choices: {"options"},
    _find_telling_lengths: {"options"},
    _find_wrong_rows: {"rows", "options"},
    _find_keyed_options: {"options"},
    _find_wrong_orders: {"steps", "orders"},
    _find_wrong_points: {"points", "rubric"},
}
"""Each check with the keys that it depends on as a whole."""
