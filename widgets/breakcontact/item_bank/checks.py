"""Checks of a bank file: of each item, and of all items together."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from breakcontact.authoring.lesson_list import CourseQuizzes
from breakcontact.authoring.problems import offer
from breakcontact.authoring.references import find_duplicate_ids
from breakcontact.authoring.schema_check import Shaped
from breakcontact.authoring.source_types import Fault, Findings, place_faults
from breakcontact.authoring.translations import find_translations
from breakcontact.authoring.yaml_source import KeyPath, Tree
from breakcontact.i18n import SOURCE_LANGUAGE, list_languages
from breakcontact.invocation import command
from breakcontact.item_bank.blueprint import FILE_NAME, Blueprint, Slot
from breakcontact.item_bank.folder import Neighbours, read_neighbours
from breakcontact.item_bank.item_checks import check_item, list_recovered
from breakcontact.item_bank.model import MARKS, OWN_CELLS, Bank, Item


def check_bank(
    tree: Tree,
    shaped: Shaped[Bank],
    sources: Collection[str],
    lessons: Collection[str],
    quizzes: CourseQuizzes,
) -> Findings:
    """Check a bank file by itself and against the files beside it.

    Args:
        tree: The file.
        shaped: Its content.
        sources: Ids of all sources that a key may cite.
        lessons: Slugs of all lessons.
        quizzes: Which files are practice, and which are parallel forms.
    """
    bank = shaped.model
    assert bank is not None, "only what could be read is checked"
    path = Path(tree.file)
    around = read_neighbours(path)
    faults = [
        *_find_wrong_slug(bank, path.stem),
        *_find_missing_languages(path),
        *_find_double_items(tree, bank, around),
        *_find_unknown_names(bank, sources, {*lessons, *around.stories}),
        *_find_wrong_objectives(bank, around.blueprint),
        *(_find_hints(bank) if path.stem not in quizzes.practice else ()),
        *_find_lopsided_judging(bank),
    ]
    for at, item in enumerate(bank.items):
        faults += check_item(item, ("items", at), list_recovered(shaped, at))
    if path.stem not in quizzes.forms:
        faults += _find_surplus_slots(bank, quizzes.forms)
    elif around.blueprint:
        faults += _find_form_faults(bank, around.blueprint)
    counts = {"items": len(bank.items)}
    return Findings(place_faults(tree, shaped, faults), counts=counts)


def _find_wrong_slug(bank: Bank, stem: str) -> Iterator[Fault]:
    if bank.slug != stem:
        sentence = f"'slug' is '{bank.slug}', but the file is called '{stem}'; make them the same."
        yield "BC110", ("slug",), sentence


def _find_missing_languages(path: Path) -> Iterator[Fault]:
    """Find languages without a translation; a class may use any of them."""
    for language in list_languages().keys() - {SOURCE_LANGUAGE} - find_translations(path).keys():
        sentence = (
            f"There is no translation to '{language}'; "
            f"run '{command('po', path, '--language', language)}' and fill it in."
        )
        yield "BC602", (), sentence


def _find_double_items(tree: Tree, bank: Bank, around: Neighbours) -> Iterator[Fault]:
    ids: list[tuple[str, KeyPath]] = [
        (item.id, ("items", at, "id")) for at, item in enumerate(bank.items)
    ]
    yield from find_duplicate_ids(tree, ids)
    for item_id, path in ids:
        if item_id in OWN_CELLS or item_id.endswith(MARKS):
            yield "BC202", path, f"The id '{item_id}' belongs to another cell of the notebook."
        elif item_id in around.taken:
            yield "BC202", path, f"The id '{item_id}' is used in {around.taken[item_id]} too."


def _find_unknown_names(
    bank: Bank, sources: Collection[str], lessons: Collection[str]
) -> Iterator[Fault]:
    for at, item in enumerate(bank.items):
        for number, source in enumerate(item.sources):
            if source not in sources:
                sentence = f"There is no source '{source}'.{offer(source, sources)}"
                yield "BC701", ("items", at, "sources", number), sentence
        if item.read_on not in lessons:
            sentence = f"There is no lesson '{item.read_on}'.{offer(item.read_on, lessons)}"
            yield "BC811", ("items", at, "read_on"), sentence


def _find_wrong_objectives(bank: Bank, blueprint: Blueprint | None) -> Iterator[Fault]:
    if blueprint is None:
        sentence = (
            f"The objectives are listed in {FILE_NAME} beside this file, which is missing or "
            "has faults; check it first."
        )
        yield "BC810", ("items",), sentence
        return
    known = [objective.id for objective in blueprint.objectives]
    for at, item in enumerate(bank.items):
        if item.objective not in known:
            sentence = f"There is no objective '{item.objective}'.{offer(item.objective, known)}"
            yield "BC810", ("items", at, "objective"), sentence


def _find_hints(bank: Bank) -> Iterator[Fault]:
    for at, item in enumerate(bank.items):
        if item.hint is not None:
            sentence = "Hints are for practice; remove it from a graded quiz."
            yield "BC813", ("items", at, "hint"), sentence


def _find_lopsided_judging(bank: Bank) -> Iterator[Fault]:
    """Find quizzes in which someone who always suspects, or always trusts, is always right."""
    judged = [(at, item) for at, item in enumerate(bank.items) if item.genuine is not None]
    if len(judged) > 1 and len({item.genuine for _, item in judged}) == 1:
        last = judged[-1][0]
        words = "genuine" if judged[0][1].genuine else "not genuine"
        sentence = f"Everything to be judged in this quiz is {words}; make one different."
        yield "BC815", ("items", last, "genuine"), sentence


def _find_surplus_slots(bank: Bank, forms: Collection[str]) -> Iterator[Fault]:
    for at, item in enumerate(bank.items):
        if item.slot is not None:
            sentence = f"Only the forms {', '.join(forms)} fill slots; remove it."
            yield "BC812", ("items", at, "slot"), sentence


def _find_form_faults(bank: Bank, blueprint: Blueprint) -> Iterator[Fault]:
    slots = {slot.id: slot for slot in blueprint.slots if slot.audience == bank.audience}
    known = [objective.id for objective in blueprint.objectives]
    filled: list[str] = []
    for at, item in enumerate(bank.items):
        if item.slot is None:
            sentence = f"'{item.id}' names no 'slot'; in a form every item fills one."
            yield "BC812", ("items", at, "slot"), sentence
        elif item.slot not in slots:
            sentence = f"There is no slot '{item.slot}'.{offer(item.slot, slots)}"
            yield "BC812", ("items", at, "slot"), sentence
        elif item.slot in filled:
            sentence = f"The slot '{item.slot}' is already filled above."
            yield "BC812", ("items", at, "slot"), sentence
        else:
            filled.append(item.slot)
            yield from _compare(item, slots[item.slot], at, known)
    missing = [slot for slot in slots if slot not in filled]
    if missing and len(filled) == len(bank.items):
        yield "BC812", ("items",), f"No item fills: {', '.join(missing)}."
    yield from _find_wrong_sequence(bank, list(slots), filled)


def _compare(item: Item, slot: Slot, at: int, known: Collection[str]) -> Iterator[Fault]:
    for key in ("objective", "kind", "points") if item.objective in known else ("kind", "points"):
        wanted, found = getattr(slot, key), getattr(item, key)
        if wanted != found:
            sentence = f"The slot '{slot.id}' has the {key} {wanted}, and '{item.id}' {found}."
            yield "BC812", ("items", at, key), sentence


def _find_wrong_sequence(bank: Bank, slots: list[str], filled: list[str]) -> Iterator[Fault]:
    """Report the first item that is not in the order of the slots; others may follow from it."""
    wanted = [slot for slot in slots if slot in filled]
    for expected, found in zip(wanted, filled, strict=True):
        if expected != found:
            at = next(at for at, item in enumerate(bank.items) if item.slot == found)
            sentence = f"In the blueprint '{expected}' comes before '{found}'; use the same order."
            yield "BC812", ("items", at, "slot"), sentence
            return
