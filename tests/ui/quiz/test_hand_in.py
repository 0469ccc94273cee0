"""Handing in from a notebook: what the kernel does, and what the page says."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_values import expect_value
from playwright.sync_api import Browser, Page, expect
from quiz_kernel import QuizKernel, run_quiz
from quiz_page import quiz_states, show_quiz
from widget_page import open_page

from breakcontact.i18n import load_messages
from breakcontact.quiz import make_receipt, read_responses
from breakcontact.ui.quiz.handing_in import exchange
from breakcontact.ui.start.links import link_start

WORDS = load_messages("en")
RECEIPT = "BREAK-CONTACT small 1/6 7F3A-91C2-04DE"
OTHER = "BREAK-CONTACT small 2/6 AAAA-91C2-04DE"


class Desk:
    """Stands in for the exchange: answers as it is told to, and keeps what was submitted."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.answer: dict[str, Any] = {"state": "sent"}
        self.taken: list[dict[str, bytes]] = []
        patch.setattr(exchange, "has_exchange", lambda folder: True)
        patch.setattr(exchange, "submit", self._submit)

    def _submit(self, folder: Path, slug: str, files: Any, course: str) -> dict[str, Any]:
        self.taken.append(dict(files))
        return self.answer


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An exchange, before the notebook is opened."""
    return Desk(monkeypatch)


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QuizKernel]:
    """A learner's notebook, all cells run."""
    with run_quiz(tmp_path, monkeypatch) as kernel:
        yield kernel


def hand_in(kernel: QuizKernel, way: str) -> dict[str, Any]:
    """Press the button, and wait for what the page hears."""
    before = set(threading.enumerate())
    kernel.say("finish", {"kind": "hand-in", "way": way, "course": ""})
    for thread in set(threading.enumerate()) - before:
        thread.join()
    told = kernel.heard[-1]
    assert told["kind"] == "handed-in"
    return told


def test_one_press_submits_what_is_saved(desk: Desk, kernel: QuizKernel, tmp_path: Path) -> None:
    """The exchange gets answers and definition; a notebook opened again knows of it."""
    kernel.answer("small-01", "b")
    told = hand_in(kernel, "exchange")

    assert told["state"] == "sent"
    assert set(desk.taken[0]) == {"small.responses.json", "small.quiz.json"}
    assert desk.taken[0]["small.responses.json"] == kernel.path.read_bytes()
    state = kernel.widget("finish").hand_in
    assert state["done"]["receipt"] == state["receipt"] == told["receipt"]
    note = json.loads((tmp_path / "small.handed-in.json").read_text(encoding="utf-8"))
    assert note["way"] == "exchange"
    kernel.answer("small-01", "c")
    again = kernel.widget("finish").hand_in
    assert again["done"]["receipt"] == told["receipt"] != again["receipt"]


def test_an_exchange_that_fails_loses_nothing(desk: Desk, kernel: QuizKernel) -> None:
    """It is told as failed, and counts as not handed in."""
    kernel.answer("small-01", "b")
    desk.answer = {"state": "failed", "reason": "No space left."}

    assert hand_in(kernel, "exchange")["state"] == "failed"
    assert kernel.widget("finish").hand_in["done"] == {}
    assert kernel.in_file == {"small-01": "b"}


@pytest.mark.skipif(os.name == "nt", reason="folders are made read-only in another way")
def test_a_file_holds_all_answers_though_the_folder_takes_none(
    kernel: QuizKernel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be saved, the file to hand in is the only one that is complete."""
    kernel.answer("small-01", "b")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("breakcontact.quiz.response_store.write_kept", refuse)
    monkeypatch.setattr("breakcontact.ui.quiz.handing_in.hand_in.replace_file", refuse)
    kernel.answer("small-02", ["a"])
    told = hand_in(kernel, "file")

    assert (told["state"], told["isSaved"]) == ("file", False)
    sent = tmp_path / "sent.json"
    sent.write_text(told["text"], encoding="utf-8")
    found = read_responses(sent, kernel.definition)
    assert found.answers == {"small-01": "b", "small-02": ["a"]}
    assert told["receipt"] == make_receipt(kernel.definition, found.answers)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1, "time": 3}', '{"format": 9}'])
def test_a_note_that_cannot_be_read_is_passed_over(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quiz opens as if nothing had been handed in."""
    (tmp_path / "small.handed-in.json").write_text(text, encoding="utf-8")
    with run_quiz(tmp_path, monkeypatch) as kernel:
        assert kernel.widget("finish").hand_in["done"] == {}


def test_a_quiz_finds_the_start_page_from_a_folder_of_ones_own(tmp_path: Path) -> None:
    """As deep as the guide says, in the language that is read; elsewhere there is no link."""
    (tmp_path / "nb").mkdir()
    (tmp_path / "nb" / "00_start.ipynb").touch()
    own = tmp_path / "kari" / "before"

    assert link_start(own, "nb")["href"].endswith("nb/00_start.ipynb")
    assert link_start(tmp_path / "before", "nb")["href"].endswith("nb/00_start.ipynb")
    assert link_start(own, "en") == {}


def show_end(page: Page, **state: Any) -> None:
    """Show the end of a quiz that can be handed in."""
    shown = {"way": "exchange", "receipt": RECEIPT, "done": {}, "locale": "en-GB", **state}
    show_quiz(page, quiz_states("finish", hand_in=shown), kernel="silent")


def tell(page: Page, **message: Any) -> None:
    """Let the kernel answer."""
    told = {"kind": "handed-in", "receipt": RECEIPT, **message}
    page.evaluate("(told) => models[0].emit('msg:custom', told, [])", told)


@pytest.mark.browser
def test_what_the_page_says_of_handing_in(browser: Browser) -> None:
    """Each state is one sentence, and each failure leaves a way."""
    with open_page(browser) as page:
        show_end(page)
        panel = page.get_by_role("region", name=WORDS["quiz.handin.title"])
        button = panel.get_by_role("button", name=WORDS["quiz.handin.send"], exact=True)
        instead = panel.get_by_role("button", name=WORDS["quiz.handin.instead"])
        expect(panel).to_contain_text(WORDS["quiz.handin.not-yet"])
        expect(instead).to_be_hidden()
        button.click()
        expect(panel).to_contain_text(WORDS["quiz.handin.sending"])
        expect(button).to_be_disabled()
        tell(page, state="failed", reason="OSError")
        expect(panel).to_contain_text(WORDS["quiz.handin.failed"])
        expect(instead).to_be_visible()

        button.click()
        tell(page, state="choose", courses=["10a", "10b"])
        panel.get_by_label(WORDS["quiz.handin.course"]).select_option("10b")
        button.click()
        asked = {"kind": "hand-in", "way": "exchange", "course": "10b"}
        expect_value(page, "sent.at(-1)", asked)
        tell(page, state="sent")
        expect(panel).to_contain_text(re.compile(r"Handed in at \d\d:\d\d\. Your teacher"))
        button.click()
        expect(panel).to_contain_text(WORDS["quiz.handin.same"])

        page.evaluate("(r) => models[0].set('hand_in', {way: 'exchange', receipt: r})", OTHER)
        expect(panel).to_contain_text(WORDS["quiz.handin.resend"])
        button.click()
        tell(page, state="sent", receipt=OTHER)
        expect(panel).to_contain_text(re.compile(r"Handed in again at \d\d:\d\d\."))


@pytest.mark.browser
def test_without_an_exchange_one_press_saves_a_file(browser: Browser) -> None:
    """It is named after person, quiz and receipt; what was saved another day is told."""
    with open_page(browser) as page:
        done = {"receipt": OTHER, "time": "2026-03-01T10:12:00+01:00", "way": "file"}
        show_end(page, way="file", done=done)
        panel = page.get_by_role("region", name=WORDS["quiz.handin.title"])
        expect(panel).to_contain_text(WORDS["quiz.handin.changed"])
        panel.get_by_label(WORDS["quiz.handin.name"]).fill("Kari +/ Nordmann")
        panel.get_by_role("button", name=WORDS["quiz.handin.save"]).click()
        with page.expect_download() as saved:
            tell(page, state="file", text="{}", isSaved=False)
        name = "Kari Nordmann_small_7F3A-91C2-04DE.responses.json"

        assert saved.value.suggested_filename == name
        expect(panel).to_contain_text("It also holds the answers that could not be saved")


@pytest.mark.browser
def test_what_was_handed_in_another_day_is_told_with_the_day(browser: Browser) -> None:
    """And where nothing is answered, there is nothing to hand in."""
    with open_page(browser) as page:
        done = {"receipt": RECEIPT, "time": "2026-03-01T10:12:00+01:00", "way": "exchange"}
        show_end(page, done=done)
        expect(page.get_by_text("Handed in on 1 March 2026 at")).to_be_visible()
        page.evaluate("models[0].set('hand_in', {way: 'exchange', receipt: ''})")
        page.get_by_role("button", name=WORDS["quiz.handin.send"], exact=True).click()
        expect(page.get_by_text(WORDS["quiz.handin.nothing"])).to_be_visible()
