"""A quiz from the teacher's source to the learner's feedback page, by the real commands."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from notebook_server import NotebookServer
from playwright.sync_api import expect
from quiz_notebook import LONGEST_OPENING, QuizNotebook
from real_course import RealCourse, right_answer, weak_answer

from breakcontact.i18n import load_messages

SLUG = "before"
TEXT = "Thank you for telling me. It is not your fault. <b>We</b> look at it together."
COMMENT = "Warm, and no blame."
MOST = 20.0
BY_HAND = 3.0


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> RealCourse:
    """A course that has been set up, with the quiz handed out."""
    made = RealCourse(tmp_path_factory.mktemp("whole"))
    setup = made.teach("setup", str(made.root), "--exchange", str(made.exchange))
    assert setup.code == 0, setup.wrong
    released = made.teach("release", SLUG)
    assert released.code == 0, released.wrong
    return made


@pytest.fixture(scope="module")
def answers(course: RealCourse) -> dict[str, dict[str, Any]]:
    """What three learners answer: all right; weakly, every other one; next to nothing."""
    items, keys = course.definition(SLUG).items, course.keys(SLUG)
    best = {item.id: right_answer(item.kind, keys[item.id]) for item in items if item.id in keys}
    weak = {
        item.id: weak_answer(item.kind, keys[item.id], item.options)
        for item in items[1::2]
        if item.id in keys
    }
    text = {items[-1].id: TEXT}
    return {
        "kari": {**best, **text},
        "ola": {**best, **weak, **text},
        "amir": dict(list(best.items())[:1]),
    }


def test_a_quiz_from_source_to_feedback(
    course: RealCourse, answers: dict[str, dict[str, Any]], contexts: Any, root: Path
) -> None:
    """Three learners answer and press *Hand in*; gradebook, pages and tables hold the result."""
    pictures = root / "artefacts" / "screenshots"
    with NotebookServer(course.learners, course.folder / "homes", "lab") as server:
        context, _ = contexts()
        for name, given in answers.items():
            place = server.address_of(course.fetch(name, SLUG) / f"{SLUG}.ipynb", name)
            quiz = QuizNotebook(context.new_page(), course.definition(SLUG))
            _answer(quiz, place, given, "nb" if name == "ola" else "en")
        context.close()

    collected = course.teach("collect")
    graded = course.nbgrader("autograde", SLUG)
    left = course.teach("grade")

    assert "New: 3." in collected.told
    assert graded.code == 0, graded.wrong
    assert "2 hand-ins have a text waiting for your mark." in left.told
    earned = {name: course.expected_score(SLUG, given) for name, given in answers.items()}
    assert earned["kari"] == MOST - 4
    assert _read_scores(course) == earned

    _mark_in_formgrader(course, contexts, pictures)
    assert course.nbgrader("generate_feedback", SLUG).code == 0
    assert course.nbgrader("release_feedback", SLUG).code == 0
    assert _read_scores(course) == {**earned, "kari": earned["kari"] + BY_HAND}
    _read_feedback(course, contexts, pictures)


def _answer(quiz: QuizNotebook, address: str, given: dict[str, Any], language: str) -> None:
    quiz.start(address)
    if language != "en":
        quiz.read_in(language)
    quiz.answer(given)
    receipt = quiz.page.get_by_text(f"BREAK-CONTACT {SLUG} {len(given)}/12")
    expect(receipt.first).to_be_visible()
    words = load_messages(language)
    panel = quiz.page.get_by_role("region", name=words["quiz.handin.title"], exact=True)
    panel.get_by_role("button", name=words["quiz.handin.send"], exact=True).click()
    # nbgrader alone takes seconds to start.
    state = panel.locator("[data-state]")
    expect(state).to_have_attribute("data-state", "saved", timeout=LONGEST_OPENING)
    quiz.page.close()


def _read_scores(course: RealCourse) -> dict[str, float]:
    place = course.folder / "marks.csv"
    exporter = "--exporter=breakcontact.grading.export.SafeCsvExporter"
    done = course.nbgrader("export", exporter, f"--to={place}")
    assert done.code == 0, done.wrong
    with place.open(encoding="utf-8", newline="") as file:
        return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}


def _mark_in_formgrader(course: RealCourse, contexts: Any, pictures: Path) -> None:
    """Give Kari's text a mark and a comment, as a teacher does."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission_notebook(SLUG, SLUG, "kari").id
    context, _ = contexts()
    with course.formgrader() as address:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_role("link", name=SLUG, exact=True)).to_be_visible()
        page.screenshot(path=pictures / "formgrader.png")
        base = address.partition("/formgrader")[0]
        page.goto(f"{base}/formgrader/gradebook/{SLUG}/{SLUG}")
        expect(page.get_by_role("link", name="Submission #")).to_have_count(3)
        page.screenshot(path=pictures / "formgrader-submissions.png")
        with page.expect_response(lambda answer: "/api/comments" in answer.url):
            page.goto(f"{base}/formgrader/submissions/{submission}/")
        task = page.locator(".nbgrader_cell", has_text="Your teacher marks the answer above").first
        answer = page.get_by_text("look at it together").first
        expect(answer).to_be_visible()
        # The page takes marks when it has fetched those there are, and then shows what waits.
        expect(task.locator("input.score")).to_have_class(re.compile("needs_manual_grade"))
        with page.expect_response(lambda answer: "/api/grade/" in answer.url):
            task.locator("input.score").fill(f"{BY_HAND:g}")
            task.locator("input.score").blur()
        with page.expect_response(lambda answer: "/api/comment/" in answer.url):
            task.locator("textarea.comment").fill(COMMENT)
            task.locator("textarea.comment").blur()
        answer.evaluate("element => element.scrollIntoView()")
        page.screenshot(path=pictures / "formgrader-text.png")
        context.close()


def _read_feedback(course: RealCourse, contexts: Any, pictures: Path) -> None:
    """Learners fetch their pages and read them, each in the language of the quiz."""
    for name, title, words in (
        ("kari", "Feedback: Before the lesson", COMMENT),
        ("ola", "Tilbakemelding: Før leksjonen", "Les videre i leksjon 1, Matchen"),
        ("amir", "Feedback: Before the lesson", "You left this one out."),
    ):
        assert course.learn(name, "fetch_feedback", SLUG).code == 0
        (place,) = (course.learner(name) / SLUG / "feedback").glob(f"*/{SLUG}.html")
        context, watch = contexts()
        watch.expect_fault(f"leaves this machine: {re.escape(place.as_uri())}")
        page = context.new_page()
        page.goto(place.as_uri())
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.get_by_text(words).first).to_be_visible()
        page.screenshot(path=pictures / f"feedback-{name}.png", full_page=True)
