"""The content of a feedback page: each question with answer, score and explanation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from breakcontact.advice import home_country, load_pack
from breakcontact.errors import BreakContactError
from breakcontact.grading.feedback.answers import Choice, describe_answer, describe_right
from breakcontact.grading.feedback.explanations import find_model, find_why
from breakcontact.grading.feedback.lesson_names import link_lesson, name_lesson
from breakcontact.grading.feedback.scores import ItemScore, NotebookScores
from breakcontact.grading.feedback.texts import FeedbackWords
from breakcontact.grading.source_assignment import MARKS, QuizNotebook
from breakcontact.i18n.format import render_day
from breakcontact.quiz import Item, Responses, make_receipt
from breakcontact.quiz.items import type_of


@dataclass(frozen=True, slots=True)
class Question:
    """One item on the page.

    Attributes:
        number: Its heading, such as "Question 3 of 12".
        prompt: What was asked.
        exhibit: Sender and text of each line of the chat or profile; "" for the narrator.
        layout: How the answer is laid out, as in ``ItemType``.
        choices: All options, or what was answered.
        is_answered: Whether there is an answer.
        state: ``full``, ``part``, ``none``, ``open``, ``marked`` or ``waiting``.
        result: The same in words.
        score: The points in words.
        right: The right answer, if it is shown and the choices do not show it.
        right_head: The heading above it.
        why: Explanations: what each is about, or "", and the text.
        read_on: Where to read on, or "".
        lesson: The address of that lesson, or "" if it is not known.
        comment: The teacher's comment, or "".
    """

    number: str
    prompt: str
    exhibit: tuple[tuple[str, str], ...]
    layout: str
    choices: tuple[Choice, ...]
    is_answered: bool
    state: str
    result: str
    score: str
    right: tuple[str, ...] = ()
    right_head: str = ""
    why: tuple[tuple[str, str], ...] = ()
    read_on: str = ""
    lesson: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page.

    Attributes:
        words: The texts of the page.
        title: The title of the quiz.
        name: The learner's name.
        total: The points in words.
        notes: Notes about the points: late, not marked yet, not readable.
        remarks: The teacher's comment on the whole, or "".
        questions: The items.
        receipt: The receipt of the answers.
        services: Help in the learner's country, as in the advice packs.
    """

    words: FeedbackWords
    title: str
    name: str
    total: str
    notes: tuple[str, ...]
    remarks: str
    questions: tuple[Question, ...]
    receipt: str
    services: list[dict[str, Any]] = field(default_factory=list)


def make_page(
    notebook: QuizNotebook,
    responses: Responses,
    scores: NotebookScores,
    *,
    show_key: bool,
    language: str = "",
    lessons: str = "",
) -> Page:
    """Make the page of one learner.

    Args:
        notebook: The quiz, with its key.
        responses: The learner's responses.
        scores: The learner's scores from the gradebook.
        show_key: Whether right answers and explanations are shown. Without it, an explanation is
            shown only if the learner got all points, because explanations reveal what is right.
        language: The language if the responses do not say; "" for the first of the quiz.
        lessons: As in ``FeedbackPages``.
    """
    definition = notebook.definition
    words = FeedbackWords(responses.language or language or definition.languages[0])
    language = words.language if words.language in definition.languages else definition.languages[0]
    country = responses.country or home_country(language)
    maker = _Maker(notebook, responses, scores, words, language, country, show_key, lessons)
    # If no answers could be read, the page shows no questions: no points, and no "left out".
    items = () if responses.state != "read" and not scores.score else definition.items
    questions = tuple(maker.make(number, item) for number, item in enumerate(items, 1))
    waiting = _count_waiting(items, questions)
    return Page(
        words=words,
        title=definition.line(language, "title"),
        name=scores.name,
        total=_say_total(scores, waiting, words) if items else "",
        notes=tuple(_list_notes(responses, scores, waiting, words, show_key=show_key)),
        remarks=scores.remarks,
        questions=questions,
        receipt=make_receipt(definition, responses.answers),
        services=_find_services(country, language, definition.audience),
    )


def _count_waiting(items: Sequence[Item], questions: Sequence[Question]) -> float:
    states = zip(items, questions, strict=True)
    return sum(item.points for item, question in states if question.state == "waiting")


@dataclass(frozen=True, slots=True)
class _Maker:
    notebook: QuizNotebook
    responses: Responses
    scores: NotebookScores
    words: FeedbackWords
    language: str
    country: str
    show_key: bool
    lessons: str

    def make(self, number: int, item: Item) -> Question:
        definition, words = self.notebook.definition, self.words
        is_text = type_of(item).is_marked_by_hand
        item_score = self.scores.by_cell.get(f"{item.id}{MARKS}" if is_text else item.id)
        item_score = item_score or ItemScore(0.0, item.points, is_waiting=is_text)
        value = self.responses.answers.get(item.id)
        state = _find_state(item_score, is_text=is_text, is_answered=value is not None)
        key = dict(self.notebook.keys.get(item.id, {}))
        lines = definition.item_lines(self.language, item.id)
        shown = key if self.show_key else {}
        head, right = describe_right(item, shown, lines, words, self.country)
        if is_text and self.show_key:
            head, right = words.say("model"), self._find_model(item)
        tells_why = self.show_key or state == "full"
        most = words.number(item_score.most)
        return Question(
            number=words.say("number", number=number, total=len(definition.items)),
            prompt=lines[f"{item.id}.prompt"],
            exhibit=tuple(_list_exhibit(item, lines)),
            layout=type_of(item).layout,
            choices=tuple(describe_answer(item, value, shown, lines, words)),
            is_answered=value is not None,
            state=state,
            result=words.say(f"result.{state}"),
            score=words.say("out-of", most=most)
            if state == "waiting"
            else words.say("score", score=words.number(item_score.score), most=most),
            right=tuple(right),
            right_head=head,
            why=tuple(find_why(item, value, key, lines, self.language)) if tells_why else (),
            read_on=_say_read_on(key.get("read_on"), words),
            lesson=link_lesson(self.lessons, key.get("read_on"), words.language),
            comment=item_score.comment,
        )

    def _find_model(self, item: Item) -> list[str]:
        cell = next((c for c in self.notebook.cells if c.name == f"{item.id}{MARKS}"), None)
        model = find_model(cell.source, self.language) if cell else ""
        return [model] if model else []


def _find_state(item_score: ItemScore, *, is_text: bool, is_answered: bool) -> str:
    if not is_answered and item_score.score == 0:
        return "open"
    if is_text:
        return "waiting" if item_score.is_waiting else "marked"
    if item_score.score >= item_score.most:
        return "full"
    return "part" if item_score.score > 0 else "none"


def _list_exhibit(item: Item, lines: dict[str, str]) -> list[tuple[str, str]]:
    shown = item.table.get("exhibit", ())
    return [(line.get("from", ""), lines[f"{item.id}.exhibit.{line['id']}"]) for line in shown]


def _say_read_on(slug: object, words: FeedbackWords) -> str:
    lesson = name_lesson(slug, words)
    return words.say("read-on", lesson=lesson) if lesson else ""


def _say_total(scores: NotebookScores, waiting: float, words: FeedbackWords) -> str:
    score = max(0.0, scores.score - scores.penalty)
    label = "total.so-far" if waiting else "total"
    return words.say(label, score=words.number(score), most=words.number(scores.most))


def _list_notes(
    responses: Responses,
    scores: NotebookScores,
    waiting: float,
    words: FeedbackWords,
    *,
    show_key: bool,
) -> list[str]:
    notes = []
    if responses.state != "read":
        notes.append(words.say("unread"))
    elif responses.problems:
        notes.append(words.say("some-unread"))
    if waiting:
        notes.append(words.say("waiting", points=words.number(waiting)))
    if scores.penalty:
        score = max(0.0, scores.score - scores.penalty)
        notes.append(
            words.say(
                "late",
                penalty=words.points(scores.penalty),
                raw=words.number(scores.score),
                score=words.number(score),
            )
        )
    return notes if show_key else [*notes, words.say("without-key")]


def _find_services(country: str, language: str, audience: str) -> list[dict[str, Any]]:
    try:
        services = load_pack(country, language, audience)["services"]
        return [{**one, "reviewed": render_day(one["reviewed"], language)} for one in services]
    except BreakContactError:
        return []
