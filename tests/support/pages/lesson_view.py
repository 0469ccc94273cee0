"""The widgets of a lesson in a page, in the words of somebody who plays it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from page_values import expect_value
from playwright.sync_api import Locator, Page, expect

from breakcontact.i18n import load_messages

READ_LABELS = """rows => rows.map(row => row.getAttribute("aria-labelledby").split(" ")
    .map(id => document.getElementById(id).textContent))
    .map(([who, text]) => [who.replace(/[ :]+$/, ""), text])"""
READ_ENTRIES = f"""() => ({READ_LABELS})(
    [...document.querySelectorAll("section[data-saved] [role=log] [role=article]")])"""
# Presses choices from frame to frame: those of a list, one after the other, or whatever is among
# them, until nothing more can be chosen. Playwright asks it again until it gives what was pressed.
PRESS = """([picks, inOrder]) => {
  const chat = document.querySelector("section[data-saved]");
  const pressing = (chat.pressing ??= { pressed: [], turn: null });
  const done = () => {
    delete chat.pressing;
    return { pressed: pressing.pressed };
  };
  const state = chat.querySelector("[data-state]").dataset.state;
  if (state === "typing" || chat.dataset.turn === pressing.turn) return false;
  if (inOrder ? pressing.pressed.length === picks.length : state !== "choices") return done();
  const wanted = inOrder ? [picks[pressing.pressed.length]] : picks;
  const choices = [...chat.querySelectorAll("[data-choice]")];
  const choice = choices.find((each) => wanted.includes(each.dataset.choice));
  if (!choice) return false;
  pressing.pressed.push(choice.dataset.choice);
  pressing.turn = chat.dataset.turn;
  choice.click();
  return false;
}"""
READ_TEXTS = f"() => ({READ_ENTRIES})().map(([, text]) => text)"


@dataclass(kw_only=True)
class LessonView:
    """A lesson's widgets, wherever they are shown.

    Attributes:
        page: The browser's page.
        language: ``en`` or ``nb``.
        table: The story as compiled.
        pictures: Where screenshots are kept.
        look: How names of screenshots begin, such as ``en-light``.
    """

    page: Page
    language: str
    table: dict[str, Any]
    pictures: Path
    look: str

    # What there is to see.

    @property
    def chat(self) -> Locator:
        """The chat."""
        return self.page.locator("section[data-saved]")

    @property
    def review(self) -> Locator:
        """The review."""
        return self.region("review.title")

    @property
    def whole_chat(self) -> Locator:
        """The whole chat in the review, once it has been asked for."""
        return self.review.locator(".breakcontact-review__timeline")

    @property
    def steps(self) -> Locator:
        """What to do now."""
        return self.region("steps.title")

    @property
    def questions(self) -> Locator:
        """The questions."""
        return self.region("questions.title")

    @property
    def composer(self) -> Locator:
        """The choices, or what stands in their place."""
        return self.chat.locator("[data-state]")

    @property
    def choices(self) -> Locator:
        """The buttons of the choices."""
        return self.chat.locator("[data-choice]")

    @property
    def messages(self) -> Locator:
        """The rows of the chat."""
        return self.chat.get_by_role("log").get_by_role("article")

    def region(self, label: str) -> Locator:
        """The part of the page with this name."""
        return self.page.get_by_role("region", name=self.word(label), exact=True)

    def button(self, label: str, **gaps: str) -> Locator:
        """The chat's button with these words."""
        return self.chat.get_by_role("button", name=self.word(label, **gaps), exact=True)

    def word(self, label: str, **gaps: str) -> str:
        """The words of the interface in the lesson's language."""
        text = load_messages(self.language, audience=self.table["audience"])[label]
        return re.sub(r"\{(\w+)\}", lambda gap: gaps[gap[1]], text)

    def line(self, line_id: str) -> str:
        """A line of the story in the lesson's language."""
        return str(self.table["lines"][self.language][line_id])

    def entries(self) -> list[tuple[str, str]]:
        """Speaker and text of each row, as a screen reader is told them."""
        return [(who, text) for who, text in self.messages.evaluate_all(READ_LABELS)]

    def texts(self) -> list[str]:
        """What stands in the chat, row by row."""
        return [text for _, text in self.entries()]

    def shown_messages(self) -> list[str]:
        """Ids of the rows of the chat: of messages, and of one's own picks."""
        return list(self.messages.evaluate_all("rows => rows.map(row => row.dataset.entry)"))

    def offered(self) -> list[str]:
        """Ids of the choices on the screen, once there are any."""
        expect(self.choices.first).to_be_visible()
        return list(self.choices.evaluate_all("all => all.map(one => one.dataset.choice)"))

    def expect_entries(self, entries: list[tuple[str, str]]) -> None:
        """Wait until these are speaker and text of each row."""
        expect_value(self.page, READ_ENTRIES, [[who, text] for who, text in entries])

    def expect_texts(self, texts: list[str]) -> None:
        """Wait until this is what stands in the chat, row by row."""
        expect_value(self.page, READ_TEXTS, texts)

    # What there is to do.

    def start(self) -> None:
        """Show the lesson's first screen."""
        raise NotImplementedError

    def record(self) -> dict[str, Any]:
        """What is kept of the play, once the chat says that all of it is."""
        expect(self.chat.first).to_have_attribute("data-saved", "saved")
        return self._kept()

    def _kept(self) -> dict[str, Any]:
        raise NotImplementedError

    def begin(self, *, gentle: bool = False, pace: str = "off") -> None:
        """Start the lesson, settle how it is told, and begin."""
        self.start()
        self.settle_manner(gentle=gentle, pace=pace)
        self.button("chat.begin").click()
        expect(self.choices.first).to_be_visible()

    def settle_manner(self, *, gentle: bool = False, pace: str = "off") -> None:
        """Choose on the first screen how threats come and how fast messages do."""
        manner = "chat.manner.gentle" if gentle else "chat.manner.full"
        for label in (manner, f"chat.pace.{pace}"):
            self.chat.get_by_role("radio", name=self.word(label)).check()

    def choose(self, pick: str) -> None:
        """Press a choice and see that the story went on."""
        turn = self.turn()
        self.chat.locator(f'[data-choice="{pick}"]').click()
        expect(self.chat).not_to_have_attribute("data-turn", str(turn))
        expect(self.composer).not_to_have_attribute("data-state", "typing")

    def follow(self, picks: list[str]) -> None:
        """Press these choices, one after the other: the page itself, and the last one a pointer."""
        self._press(picks[:-1], in_order=True)
        if picks:
            self.choose(picks[-1])

    def play_to_the_end(self) -> list[str]:
        """Go on with what is usual until the story ends; the choices pressed."""
        usual = {row["picks"][row["usual"]][0] for row in self.table["states"] if row["picks"]}
        return self._press(sorted(usual), in_order=False)

    def _press(self, picks: list[str], *, in_order: bool) -> list[str]:
        expect(self.composer.first).to_be_visible()
        done = self.page.wait_for_function(PRESS, arg=[picks, in_order]).json_value()
        return list(done["pressed"])

    def show_whole_chat(self) -> None:
        """Ask the review for the whole chat."""
        self.review.locator("[data-act=whole]").click()
        expect(self.whole_chat).to_be_visible()

    def turn(self) -> int:
        """How many picks have been taken."""
        return int(self.chat.get_attribute("data-turn") or 0)

    def more(self, label: str) -> None:
        """Take something from the menu of the chat."""
        self.button("chat.more").click()
        menu = self.chat.get_by_role("menu")
        menu.get_by_text(self.word(label), exact=True).click()

    def open_message_menu(self, row: Locator) -> Locator:
        """Open the menu of a message by pointer."""
        row.hover()
        row.get_by_role("button", name=self.word("chat.message.menu")).click()
        return self.chat.get_by_role("menu")

    def saved(self) -> None:
        """Wait until the chat says that the play is saved."""
        expect(self.chat.first).to_have_attribute("data-saved", "saved")

    def stop_time(self) -> None:
        """Let time stand still in the page, so that nothing depends on how slow the machine is."""
        self.page.clock.install(time=0)
        self.page.clock.pause_at(1000)

    def let_time_pass(self, *, seconds: float) -> None:
        """Let time that stands still go on by so much."""
        self.page.clock.run_for(round(seconds * 1000))

    def photograph(self, moment: str) -> None:
        """Keep a picture of what is on the screen."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=self.pictures / f"{self.look}-{moment}.png")


Opener = Callable[..., LessonView]
"""Gives a lesson: ``open_lesson("nb", color_scheme="dark")``."""
