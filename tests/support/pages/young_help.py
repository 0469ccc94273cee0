"""What is shown to somebody under 18, in each country, and what is shown to adults only."""

from __future__ import annotations

import re

from lesson_view import LessonView
from playwright.sync_api import Locator, expect

from breakcontact.advice import load_pack

FOR_THE_YOUNG = {
    "GB": ["Childline", "CEOP", "Report Remove", "Take It Down"],
    "NO": ["Alarmtelefonen", "Kors på halsen", "Take It Down", "Slettmeg.no"],
}
FOR_ADULTS = ["stopncii", "revenge porn", "manager", "leder du stoler på"]
AN_ADULT_FIRST = {"en": "Tell an adult you trust.", "nb": "Si det til en voksen du stoler på."}


def find_adults_only(country: str, language: str) -> re.Pattern[str]:
    """What only adults are offered in a country: names, and ways to reach a service."""
    adults = load_pack(country, language)["services"]
    young = load_pack(country, language, "teenagers")["services"]
    offered = {contact["text"] for service in young for contact in service["contact"]}
    left = [service for service in adults if service not in young]
    names = {service["name"] for service in left}
    contacts = {each["text"] for service in left for each in service["contact"]} - offered
    return re.compile("|".join(map(re.escape, [*FOR_ADULTS, *names, *contacts])), re.IGNORECASE)


def expect_for_the_young(part: Locator, lesson: LessonView, country: str) -> None:
    """All text of a part, what is folded away too, is for under-18s; an adult comes second."""
    for name in FOR_THE_YOUNG[country]:
        expect(part).to_contain_text(name)
    expect(part).not_to_contain_text(find_adults_only(country, lesson.language))
    expect(part.locator("[data-step]").nth(1)).to_contain_text(AN_ADULT_FIRST[lesson.language])
