"""The pages of the session plans: as the plans are, and true about the story that they teach."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from breakcontact.errors import BreakContactError
from breakcontact.guide.minutes import load_story
from breakcontact.guide.pages import find_pages
from breakcontact.guide.plans import find_slots, list_plans, render_slot
from breakcontact.i18n import list_languages

PART = re.compile(r"^### (.+)\n\n<!-- made: slot ([\w-]+) ([\w-]+) -->$", re.MULTILINE)
CONSOLE = re.compile(r"^```console\n.*?^```$", re.MULTILINE | re.DOTALL)
FROM_THE_STORY = re.compile(r"^- \*(.+)\*$|`((?!python3|--)[^`]+)`", re.MULTILINE)


def read_page(plan: str, language: str) -> str:
    """The page of a plan."""
    page: Path = find_pages() / language / f"plan_{plan}.md"
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize("plan", list_plans())
def test_a_plans_page_goes_through_all_its_parts(plan: str, language: str) -> None:
    """Each part has its own text, under its name in the plan's table, in the same order."""
    slots = find_slots(plan, language)

    assert PART.findall(read_page(plan, language)) == [(each.name, plan, each.id) for each in slots]


@pytest.mark.parametrize("language", list_languages())
def test_the_police_find_in_the_story_what_their_page_names(language: str) -> None:
    """Account, link, payment and the sentences for the telephone stand in the story like that."""
    lines = load_story("match").table["lines"][language].values()
    text = CONSOLE.sub("", read_page("police", language))
    found = ["".join(groups) for groups in FROM_THE_STORY.findall(text)]
    named = [each for each in found if not each.startswith("check_")]

    assert named
    assert [each for each in named if not any(each in line for line in lines)] == []


def test_a_part_that_no_plan_has_is_told() -> None:
    """A slip in a page's comment names the parts that there are."""
    with pytest.raises(BreakContactError, match="The plan 'home' has no part 'dinner'"):
        render_slot("home", "dinner", "en")
