"""A quiz in a real JupyterLab: nothing that was called saved is ever lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from lab_server import LabServer
from notebooks import write_notebook
from playwright.sync_api import Locator, Page, expect
from quiz_notebook import LONGEST_OPENING, QuizNotebook

from breakcontact.quiz import Item, QuizDefinition, load_definition, read_responses

SLUG = "before"
NO_CONTACT = "Not saved: the notebook is not connected."


class LearnersQuiz(QuizNotebook):
    """The form for before the lesson, in a notebook of one's own.

    Args:
        page: The browser's page.
        definition: What is asked.
        lab: The server.
        notebook: The file.
    """

    def __init__(
        self, page: Page, definition: QuizDefinition, lab: LabServer, notebook: Path
    ) -> None:
        super().__init__(page, definition)
        self.lab, self.notebook = lab, notebook
        self.file = notebook.with_name(definition.responses_name)

    def press_start(self) -> None:
        """Press ▶ Start and wait for the questions."""
        self.page.get_by_role("button", name="▶ Start", exact=True).click(timeout=LONGEST_OPENING)
        expect(self.card(self.definition.items[-1])).to_be_visible(timeout=LONGEST_OPENING)

    def open(self) -> None:
        """Open the notebook."""
        self.page.goto(self.lab.address_of(self.notebook), wait_until="commit")

    def of_kind(self, kind: str) -> Item:
        """The first item of a kind."""
        return next(item for item in self.definition.items if item.kind == kind)

    def card_of(self, kind: str) -> Locator:
        """Its card."""
        return self.card(self.of_kind(kind))

    def kept(self) -> dict[str, Any]:
        """The answers in the file."""
        return dict(read_responses(self.file, self.definition).answers)

    def expect_state(self, kind: str, state: str) -> None:
        """Wait until the card of the first item of that kind says how safe its answer is."""
        expect(self.card_of(kind)).to_have_attribute("data-saved", state)


@pytest.fixture
def quiz(idle_lab: LabServer, contexts: Any, root: Path, request: pytest.FixtureRequest) -> Any:
    """A learner's copy of a quiz, in a fresh profile; nothing is opened yet."""
    folder = idle_lab.lessons / request.node.name / SLUG
    folder.mkdir(parents=True)
    source = root / "assessments" / "source" / SLUG / f"{SLUG}.quiz.json"
    definition = load_definition(Path(shutil.copy(source, folder)))
    names = [item.id for item in definition.items]
    begin = f'from breakcontact.ui import Quiz\nquiz = Quiz("{SLUG}")\nquiz.start()'
    asked = [f'quiz.ask("{name}")' for name in names]
    notebook = folder / f"{SLUG}.ipynb"
    write_notebook(notebook, begin, *asked, "quiz.finish()")
    idle_lab.tidy()
    context, _ = contexts()
    return LearnersQuiz(context.new_page(), definition, idle_lab, notebook)


def any_answer(item: Item) -> Any:
    """Some answer to an item."""
    answers: dict[str, Any] = {
        "single": item.options[-1] if item.options else None,
        "several": list(item.options[:2]),
        "order": [*item.steps[1:], *item.steps[:1]],
        "match": {row: item.options[at] for at, row in enumerate(item.rows)},
        "judge": {"genuine": False, "sure": "fairly"},
        "text": "I am glad that you told me.\nWhat can I do?",
    }
    return answers[item.kind]


def test_a_whole_quiz_by_pointer(quiz: LearnersQuiz, root: Path) -> None:
    """What is called saved stands in the file; a reload and a file deleted by hand cost nothing."""
    given = {item.id: any_answer(item) for item in quiz.definition.items}
    quiz.open()
    quiz.press_start()
    quiz.page.screenshot(path=root / "artefacts" / "screenshots" / "quiz-start.png")
    for item in quiz.definition.items:
        quiz.answer({item.id: given[item.id]})
        assert quiz.kept()[item.id] == given[item.id]
    expect(quiz.page.get_by_text("All questions are answered.")).to_be_visible()
    quiz.page.screenshot(path=root / "artefacts" / "screenshots" / "quiz-finish.png")

    quiz.page.reload()
    quiz.press_start()
    for item in quiz.definition.items:
        expect(quiz.card(item)).to_have_attribute("data-answered", "true")
        expect(quiz.card(item)).to_have_attribute("data-saved", "saved")
    quiz.file.unlink()
    quiz.card_of("text").get_by_role("textbox").fill("Another text.")
    quiz.expect_state("text", "pending")
    quiz.expect_state("text", "saved")

    assert quiz.kept() == {**given, quiz.of_kind("text").id: "Another text."}


def test_a_lost_kernel_and_a_second_tab(quiz: LearnersQuiz, root: Path) -> None:
    """By keyboard alone; what no kernel has heard is kept, told and saved by the next one."""
    quiz.open()
    quiz.press_start()
    quiz.card_of("single").get_by_role("radio").first.focus()
    quiz.page.keyboard.press("Space")
    quiz.expect_state("single", "saved")
    saved = quiz.kept()
    quiz.lab.kill_kernel(quiz.notebook)
    dialog = quiz.page.get_by_role("dialog").filter(has_text="Kernel Restarting")
    dialog.get_by_role("button").click()

    quiz.card_of("single").get_by_role("radio").first.focus()
    quiz.page.keyboard.press("ArrowDown")
    quiz.card_of("order").locator("[data-tool=grip]").first.focus()
    for key in ("Space", "ArrowDown", "Space"):
        quiz.page.keyboard.press(key)
    quiz.expect_state("single", "pending")
    quiz.expect_state("single", "late")
    expect(quiz.card_of("single")).to_contain_text(NO_CONTACT)
    quiz.page.screenshot(path=root / "artefacts" / "screenshots" / "quiz-no-contact.png")
    assert quiz.kept() == saved
    quiz.page.reload()
    quiz.press_start()
    quiz.expect_state("single", "saved")
    quiz.expect_state("order", "saved")
    order = quiz.of_kind("order")
    moved = [order.steps[1], order.steps[0], *order.steps[2:]]
    assert quiz.kept() == {quiz.of_kind("single").id: "b", order.id: moved}

    other = LearnersQuiz(quiz.page.context.new_page(), quiz.definition, quiz.lab, quiz.notebook)
    other.open()
    other.press_start()
    other.card_of("several").get_by_role("checkbox").first.check()
    other.expect_state("several", "saved")
    quiz.expect_state("several", "saved")
    expect(quiz.card_of("several").get_by_role("checkbox").first).to_be_checked()
    assert json.loads(quiz.file.read_text(encoding="utf-8"))["slug"] == SLUG
