"""A quiz in a notebook in the browser, in the words of somebody who answers it."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, WebSocket, expect

from breakcontact.i18n import load_messages
from breakcontact.quiz import Item, QuizDefinition

LONGEST_OPENING = 120_000
SURE = {
    "guess": "quiz.judge.sure.guess",
    "fairly": "quiz.judge.sure.fairly",
    "sure": "quiz.judge.sure.sure",
}


class QuizNotebook:
    """A quiz opened in JupyterLab or Notebook.

    Args:
        page: The browser's page.
        definition: What is asked.
        language: That the quiz is read in.
    """

    def __init__(self, page: Page, definition: QuizDefinition, language: str = "en") -> None:
        self.page, self.definition, self.language = page, definition, language

    def start(self, address: str) -> None:
        """Open the notebook and run all its cells, by the menu."""
        # Before the kernel has answered, the menu has nothing to run, and "idle" means nothing.
        frames: list[object] = []
        self.page.on("websocket", lambda socket: _count_frames(socket, frames))
        self.page.goto(address)
        latest = time.monotonic() + LONGEST_OPENING / 1000
        while not frames:
            assert time.monotonic() < latest, "the kernel has not answered"
            self.page.wait_for_timeout(50)
        idle = self.page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')
        idle.wait_for(timeout=LONGEST_OPENING)
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        expect(self.card(self.definition.items[0])).to_be_visible(timeout=LONGEST_OPENING)

    def read_in(self, language: str) -> None:
        """Choose the language."""
        self.page.get_by_role("radio", name=self.word(f"language.{language}"), exact=True).check()
        self.language = language
        expect(self.card(self.definition.items[0])).to_contain_text(
            self.definition.line(language, f"{self.definition.items[0].id}.prompt")
        )

    def card(self, item: Item) -> Locator:
        """The card of an item."""
        return self.page.locator(f'[data-quiz-item="{item.id}"]')

    def answer(self, answers: Mapping[str, Any]) -> None:
        """Give answers as a person would, and wait until each one is saved."""
        for item in self.definition.items:
            if item.id in answers:
                card = self.card(item)
                card.scroll_into_view_if_needed()
                getattr(self, f"_give_{item.kind}")(card, item, answers[item.id])
                expect(card).to_contain_text(re.compile(rf"{self.word('quiz.saved.saved')}\b"))

    def word(self, label: str) -> str:
        """The words of the interface."""
        return load_messages(self.language)[label]

    def _give_single(self, card: Locator, item: Item, value: str) -> None:
        card.get_by_role("radio", name=self._line(item, value), exact=True).check()

    def _give_several(self, card: Locator, item: Item, value: list[str]) -> None:
        for option in value:
            card.get_by_role("checkbox", name=self._line(item, option), exact=True).check()

    def _give_order(self, card: Locator, item: Item, value: list[str]) -> None:
        shown = list(item.steps)
        for place, step in enumerate(value):
            for _ in range(shown.index(step) - place):
                card.locator(f'[data-step="{step}"] [data-tool="up"]').click()
            shown.remove(step)
            shown.insert(place, step)
        if shown == list(item.steps):
            card.get_by_role("button", name=self.word("quiz.order.mine"), exact=True).click()

    def _give_match(self, card: Locator, item: Item, value: dict[str, str]) -> None:
        for row, option in value.items():
            choice = card.get_by_label(self._line(item, row), exact=True)
            choice.select_option(label=self._line(item, option))

    def _give_judge(self, card: Locator, item: Item, value: dict[str, Any]) -> None:
        verdict = "quiz.judge.genuine" if value["genuine"] else "quiz.judge.not-genuine"
        for label in (verdict, SURE[value["sure"]]):
            card.get_by_role("radio", name=self.word(label), exact=True).check()

    def _give_text(self, card: Locator, item: Item, value: str) -> None:
        field = card.get_by_role("textbox")
        field.fill(value)
        field.blur()

    def _line(self, item: Item, part: str) -> str:
        return self.definition.line(self.language, f"{item.id}.{part}")


def _count_frames(socket: WebSocket, frames: list[object]) -> None:
    if socket.url.partition("?")[0].endswith("/channels"):
        socket.on("framereceived", lambda frame: frames.append(frame))
