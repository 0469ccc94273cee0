"""A lesson on a page of a site, in the words of somebody who plays it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lesson_view import LessonView
from page_values import expect_value, expect_value_stays
from playwright.sync_api import Locator, expect
from shipped import PLAYED

from breakcontact.i18n import load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.web.lesson_sources import LessonSource, list_course


def played_lesson() -> LessonSource:
    """The lesson with a story."""
    return next(each for each in list_course() if each.slug == PLAYED.slug)


ARE_KEPT = """paths => {
    const newest = JSON.parse(Object.values(localStorage)[0] ?? "{}");
    const kept = [newest, ...(newest.others ?? [])].map(({ path = [] }) => path);
    return kept.length === paths.length
        && paths.every(one => kept.some(path => one.every((id, turn) => path[turn] === id)));
}"""
READ_KEPT = "() => Object.fromEntries(Object.entries(localStorage))"


@dataclass(kw_only=True)
class SiteLesson(LessonView):
    """One lesson of a site.

    Attributes:
        address: Of the page.
    """

    address: str

    def start(self) -> None:
        """Open the page."""
        self.page.goto(self.address)
        expect(self.page.locator("body")).to_have_attribute("data-ready", "true")

    @property
    def keeping(self) -> Locator:
        """What the reader ticks to have the play kept."""
        return self.page.get_by_role("checkbox", name=self.site_word("web.keep"))

    def site_word(self, label: str) -> str:
        """A word of the site in the page's language."""
        return load_messages(self.language, GUIDE)[label]

    def expect_kept(self, stored: dict[str, str]) -> None:
        """Wait until the browser keeps this for the site, and nothing else."""
        expect_value(self.page, READ_KEPT, stored)

    def expect_nothing_is_kept(self) -> None:
        """See that the browser keeps nothing for the site, also two frames later."""
        expect_value_stays(self.page, READ_KEPT, {})

    def stored(self) -> dict[str, str]:
        """All that the browser keeps for the site, by key."""
        found: dict[str, str] = self.page.evaluate(READ_KEPT)
        return found

    def expect_plays(self, paths: list[list[str]]) -> None:
        """Wait until these plays are kept, each at least as far, in any order, and no others."""
        expect_value(self.page, ARE_KEPT, True, paths)

    def _kept(self) -> dict[str, Any]:
        (record,) = self.stored().values()
        found: dict[str, Any] = json.loads(record)
        return found


OpenSite = Callable[..., SiteLesson]
"""Gives a lesson of a site: ``open_site("nb", color_scheme="dark")``."""
