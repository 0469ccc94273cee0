"""A quiz that is handed in from a page: kept in the browser, saved as a file, graded."""

from __future__ import annotations

import csv
import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from class_teacher import ClassTeacher
from generated_answers import guess
from page_values import expect_value
from playwright.sync_api import Download, Locator, Page, expect
from static_server import serve_folder

from breakcontact.i18n import load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.quiz import load_definition, make_receipt, read_responses, take_answer
from breakcontact.quiz.responses import render_responses
from breakcontact.web.lesson_sources import ASSIGNMENTS, list_course
from breakcontact.web.site import Options, build_site

pytestmark = pytest.mark.browser

SLUG = "before"
DEFINITION = load_definition(ASSIGNMENTS / SLUG / f"{SLUG}.quiz.json")
WORDS = load_messages("en")
PAGE_WORDS = load_messages("en", GUIDE)
CHOICES = [n for n, item in enumerate(DEFINITION.items, 1) if item.kind == "single"]
SECOND = CHOICES[1]
"""The second question in which one option is chosen; the first is the first of all."""
ODD_TEXTS = (
    "Ærlig talt.\nDet er ikke din feil.",
    '"quoted" \\ </script>',
    "👍🏽 \u2028 \x7f \u00e9",
    "אבג abc",
)
ROUNDS = 25


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one quiz in both languages, and beside it the same for a class."""
    folder = tmp_path_factory.mktemp("quiz")
    quiz = [each for each in list_course() if each.slug == SLUG]
    build_site(folder / "open", quiz, Options(), lambda _: None)
    build_site(folder / "class", quiz, Options(for_class=True), lambda _: None)
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address of the folder with both."""
    with serve_folder(site) as served:
        yield served


class QuizOnPage:
    """The quiz as somebody answers it on a page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self) -> QuizOnPage:
        """Open the page, or open it again."""
        self.page.goto(self.address)
        expect(self.page.locator("body")).to_have_attribute("data-ready", "true")
        return self

    def card(self, number: int) -> Locator:
        """A question, counted from 1."""
        return self.page.locator("[data-quiz-item]").nth(number - 1)

    @property
    def panel(self) -> Locator:
        """Where the quiz is handed in."""
        return self.page.locator(".site-handin")

    @property
    def receipt(self) -> Locator:
        """The receipt at the end."""
        return self.page.locator(".breakcontact-quiz__receipt")

    def press(self, label: str) -> None:
        """Press a button of the panel."""
        self.panel.get_by_role("button", name=PAGE_WORDS[label], exact=True).click()

    def open_file(self, name: str, text: str) -> None:
        """Choose a file to go on from."""
        content = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
        self.page.locator("#handin-file").set_input_files(content)  # type: ignore[arg-type]

    def save_file(self, folder: Path, name: str = "") -> Path:
        """Save the file to hand in."""
        self.panel.get_by_label(PAGE_WORDS["quiz.handin.name"]).fill(name)
        with self.page.expect_download() as saved:
            self.press("quiz.handin.save")
        download: Download = saved.value
        path = folder / download.suggested_filename
        download.save_as(path)
        return path


@pytest.fixture
def open_quiz(contexts: Any, address: str) -> Callable[..., QuizOnPage]:
    """Open the quiz in a browser profile of its own, or in that of another page."""

    def give(beside: QuizOnPage | None = None, *, kind: str = "open", language: str = "en") -> Any:
        context = beside.page.context if beside else contexts()[0]
        return QuizOnPage(context.new_page(), f"{address}/{kind}/{language}/{SLUG}.html").open()

    return give


def test_answers_stay_in_the_browser_until_they_are_handed_in(
    open_quiz: Callable[..., QuizOnPage], tmp_path: Path
) -> None:
    """Saved at once, there after a reload and in the other language; what was saved is told."""
    quiz = open_quiz()
    expect(quiz.panel).to_contain_text(PAGE_WORDS["quiz.handin.not-yet"])
    quiz.card(1).get_by_role("radio").first.check()
    expect(quiz.card(1)).to_have_attribute("data-saved", "saved")

    quiz.open()
    expect(quiz.card(1).get_by_role("radio").first).to_be_checked()
    path = quiz.save_file(tmp_path, "Kari / Nordmann")
    expect(quiz.panel.locator("[data-state]")).to_have_attribute("data-state", "saved")
    expect(quiz.panel).to_contain_text(path.name)
    quiz.card(1).get_by_role("radio").nth(1).check()
    expect(quiz.panel).to_contain_text(PAGE_WORDS["quiz.handin.changed"])
    norwegian = open_quiz(quiz, language="nb")
    expect(norwegian.card(1).get_by_role("radio").nth(1)).to_be_checked()

    found = read_responses(path, DEFINITION)
    code = make_receipt(DEFINITION, found.answers).split()[-1]
    assert path.name == f"Kari Nordmann_{SLUG}_{code}.responses.json"
    assert (found.problems, found.language, found.country) == ((), "en", "GB")
    assert list(found.answers) == [DEFINITION.items[0].id]


def test_two_tabs_keep_each_others_answers(open_quiz: Callable[..., QuizOnPage]) -> None:
    """What is answered in one tab is shown in the other and not overwritten by it."""
    one = open_quiz()
    other = open_quiz(one)
    one.card(1).get_by_role("radio").first.check()
    expect(other.card(1).get_by_role("radio").first).to_be_checked()
    other.card(SECOND).get_by_role("radio").first.check()
    expect(one.card(SECOND).get_by_role("radio").first).to_be_checked()

    one.open()
    expect(one.card(1).get_by_role("radio").first).to_be_checked()
    expect(one.card(SECOND).get_by_role("radio").first).to_be_checked()


def test_a_file_goes_through_the_page_unchanged(
    open_quiz: Callable[..., QuizOnPage], tmp_path: Path
) -> None:
    """Whatever was answered: the page gives the receipt and the answers that Python gives."""
    quiz = open_quiz()
    for number in range(ROUNDS):
        answers = _answer_by_chance(random.Random(number))
        quiz.open_file("mine.responses.json", _render(answers))
        receipt = make_receipt(DEFINITION, answers)
        expect(quiz.receipt).to_have_text(receipt)
        if number % 5 == 0:
            saved = quiz.save_file(tmp_path)
            assert dict(read_responses(saved, DEFINITION).answers) == answers
            assert saved.read_text(encoding="utf-8").startswith(
                '{\n "format": 1,\n "slug": "before"'
            )
        quiz.press("web.handin.forget")
        expect(quiz.receipt).to_have_text(make_receipt(DEFINITION, {}))


def test_a_file_that_does_not_fit_is_refused_in_a_sentence(
    open_quiz: Callable[..., QuizOnPage],
) -> None:
    """The answers on the page stay as they were."""
    quiz = open_quiz()
    quiz.card(1).get_by_role("radio").first.check()
    good = json.loads(_render({}))
    wrong = {
        "no-answers": "a photograph",
        "other-quiz": json.dumps({**good, "slug": "after"}),
        "other-version": json.dumps({**good, "version": "0" * 12}),
        "large": " " * (64 * 1024 + 1),
    }
    for code, text in wrong.items():
        quiz.open_file("<b>x</b>.json", text)
        reason = PAGE_WORDS[f"web.handin.wrong.{code}"]
        sentence = PAGE_WORDS["web.handin.wrong"].format(file="<b>x</b>.json", reason=reason)
        expect(quiz.panel).to_contain_text(sentence)
    expect(quiz.card(1).get_by_role("radio").first).to_be_checked()


def test_what_is_deleted_is_gone_and_can_be_put_back(
    open_quiz: Callable[..., QuizOnPage],
) -> None:
    """The browser keeps nothing afterwards; one press brings it back while the page is open."""
    quiz = open_quiz()
    quiz.card(1).get_by_role("radio").first.check()
    quiz.press("web.handin.forget")
    expect(quiz.card(1).get_by_role("radio").first).not_to_be_checked()
    expect_value(quiz.page, "localStorage.length", 0)

    quiz.press("web.handin.undo")
    expect(quiz.card(1).get_by_role("radio").first).to_be_checked()
    expect_value(quiz.page, "localStorage.length", 1)


def test_a_browser_that_keeps_nothing_says_so(open_quiz: Callable[..., QuizOnPage]) -> None:
    """No "Saved" and no receipt for what the browser has not taken."""
    quiz = open_quiz()
    quiz.page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); } }")
    quiz.card(1).get_by_role("radio").first.check()
    expect(quiz.card(1)).to_have_attribute("data-saved", "failed")
    expect(quiz.card(1)).to_contain_text(PAGE_WORDS["web.keep.failed"])
    expect(quiz.receipt).to_have_count(0)


def test_a_class_leaves_nothing_behind(
    open_quiz: Callable[..., QuizOnPage], tmp_path: Path
) -> None:
    """On a shared machine answers live in the page alone, and can be handed in."""
    quiz = open_quiz(kind="class")
    quiz.card(1).get_by_role("radio").first.check()
    expect(quiz.card(1)).to_contain_text(PAGE_WORDS["web.quiz.memory"])
    expect_value(quiz.page, "localStorage.length + sessionStorage.length", 0)
    saved = quiz.save_file(tmp_path)
    assert len(read_responses(saved, DEFINITION).answers) == 1
    quiz.open()
    expect(quiz.card(1).get_by_role("radio").first).not_to_be_checked()


def test_the_file_of_a_page_is_graded_like_that_of_a_notebook(
    open_quiz: Callable[..., QuizOnPage],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same answers earn the same marks, whichever edition they were given in."""
    answers = _answer_by_chance(random.Random(3))
    quiz = open_quiz()
    quiz.open_file("mine.responses.json", _render(answers))
    expect(quiz.receipt).to_have_text(make_receipt(DEFINITION, answers))
    home = tmp_path / "teacher"
    home.mkdir()
    teacher = ClassTeacher(home, capsys, monkeypatch)
    teacher.set_up(SLUG)
    downloads = home / "downloads"
    teacher.write_hand_in(downloads / "ola", SLUG, answers)
    shutil.move(quiz.save_file(tmp_path, "kari"), downloads)

    collected = teacher.say("collect", SLUG, "--from", "downloads")
    graded = teacher.say("grade")
    teacher.say("export")

    assert "2 hand-ins" in collected.told, collected
    assert "2 hand-ins graded" in graded.told, graded
    with (teacher.root / "marks.csv").open(encoding="utf-8", newline="") as file:
        marks = {row.pop("student_id"): row for row in csv.DictReader(file)}
    assert marks["kari"] == marks["ola"]


def _answer_by_chance(chance: random.Random) -> dict[str, Any]:
    answers = {}
    for item in DEFINITION.items:
        if chance.random() < 0.8:
            is_text = item.kind == "text"
            value = chance.choice(ODD_TEXTS) if is_text else guess(item.table, chance)
            answers[item.id] = take_answer(item, value)
    return {name: value for name, value in answers.items() if value is not None}


def _render(answers: dict[str, Any]) -> str:
    kept = {name: (number, value) for number, (name, value) in enumerate(answers.items(), 1)}
    return render_responses(DEFINITION, kept, revision=len(kept), language="en", country="GB")
