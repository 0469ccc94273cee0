"""The kind of source file that an nbgrader course is built from."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from breakcontact.scenario.bank import Bank, list_lines
from breakcontact.scenario.bank_checks import check_bank
from breakcontact.scenario.kinds import Kind, Texts, render_json
from breakcontact.scenario.papers import make_paper


def items_kind(sources: Collection[str], lessons: Collection[str]) -> Kind:
    """Files of the bank, with what their items can name.

    Args:
        sources: Ids of all sources that a key may be from.
        lessons: Slugs of all lessons.
    """
    check = partial(check_bank, sources=sources, lessons=lessons)
    return Kind("items", Bank, list_lines, check, _build)


def _build(bank: Bank, work: object, texts: Texts) -> dict[str, str]:
    return {f"{bank.slug}.quiz.json": render_json(make_paper(bank, texts))}
