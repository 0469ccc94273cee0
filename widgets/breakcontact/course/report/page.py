"""The report in words: one page, the same on paper and in the terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from breakcontact.course.report.comparison import Comparison
from breakcontact.course.report.counts import (
    FEWEST,
    FEWEST_ALIKE,
    ObjectiveResult,
    Question,
    QuizResult,
)
from breakcontact.course.report.intervals import in_tenths
from breakcontact.course.report.report import Report
from breakcontact.grading.feedback.lesson_names import link_lesson, name_lesson
from breakcontact.grading.feedback.texts import FeedbackWords
from breakcontact.i18n.messages import CLASS, Messages
from breakcontact.quiz import Item
from breakcontact.quiz.items import AnswerPart, LabelRef, LineRef, Phrase, type_of

_PROMPT: Final = 190
_ANSWER: Final = 90
_GAP: Final = " …"
_SENTENCE_END: Final = re.compile(r"(?<=[.!?”»]) (?=[A-ZÆØÅ“«])")


@dataclass(frozen=True, slots=True)
class Bar:
    """Ten parts, on which a share stands and where it may lie.

    Attributes:
        share: From 0 to 1.
        low: The tenth where the band begins, from 0.
        high: The tenth where it ends, to 10.
    """

    share: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective: what was counted, the bar in words, and its texts; each may be ""."""

    name: str
    counted: str
    between: str
    texts: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class HardLine:
    """A question to take up again; ``link`` is the address of the lesson, or ""."""

    where: str
    prompt: str
    counted: str
    instead: str
    again: str
    link: str


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """Forms side by side: the heads of the columns, the rows below, and what to make of it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that stands on the page, in the teacher's language, from top to bottom."""

    title: str
    about: str
    quizzes: tuple[str, ...]
    too_few: str
    objectives_head: str
    objectives: tuple[ObjectiveLine, ...]
    legend: str
    hardest_head: str
    hardest: tuple[HardLine, ...]
    others: tuple[str, ...]
    comparison_head: str
    comparisons: tuple[ComparisonTable, ...]
    care: str


def make_page(
    report: Report,
    language: str,
    objectives: Mapping[str, str],
    *,
    course: str,
    day: str,
    lessons: str = "",
) -> ReportPage:
    """Put a report into words.

    Args:
        report: The report.
        language: The teacher's.
        objectives: The words of the objectives, by id; one that is unknown stands as its id.
        course: The name of the course.
        day: Today, in words.
        lessons: Where learners find the lessons, for links; "" if that is unknown.
    """
    return _Speaker(language, objectives, lessons).make(report, course, day)


class _Speaker:
    def __init__(self, language: str, objectives: Mapping[str, str], lessons: str) -> None:
        self.words = Messages(language, CLASS, "class.report.")
        self.feedback = FeedbackWords(language)
        self.objectives = objectives
        self.lessons = lessons

    def make(self, report: Report, course: str, day: str) -> ReportPage:
        say = self.words.say
        titles = {quiz.name: self._title(quiz) for quiz in report.quizzes}
        is_small = any(quiz.is_ours and not quiz.has_shares for quiz in report.quizzes)
        has_shares = bool(report.objectives)
        return ReportPage(
            title=say("title"),
            about=say("about", when=", ".join(filter(None, (course, day)))),
            quizzes=tuple(self._say_quiz(quiz, report) for quiz in report.quizzes),
            too_few=say("too-few", fewest=FEWEST) if is_small else "",
            objectives_head=say("objectives") if has_shares else "",
            objectives=tuple(map(self._say_objective, report.objectives)),
            legend=say("legend") if any(each.interval for each in report.objectives) else "",
            hardest_head=say("hardest") if _has_difficulty(report) else "",
            hardest=tuple(self._say_hard(each, titles[each.quiz]) for each in report.hardest),
            others=tuple(self._list_others(report, titles)),
            comparison_head=say("comparison") if report.comparisons else "",
            comparisons=tuple(map(self._say_comparison, report.comparisons)),
            care=say("care") if has_shares else "",
        )

    def _title(self, quiz: QuizResult) -> str:
        return quiz.titles.get(self.words.language, next(iter(quiz.titles.values()), quiz.name))

    def _say_quiz(self, quiz: QuizResult, report: Report) -> str:
        title = self._title(quiz)
        named = title if title == quiz.name else self.words.say("quiz", title=title, name=quiz.name)
        parts = [self.words.count("handed-in", quiz.handed_in)]
        if quiz.ungraded:
            parts.append(self.words.say("ungraded", number=quiz.ungraded))
        if quiz.waiting:
            parts.append(self.words.count("waiting", quiz.waiting))
        if not quiz.is_ours:
            parts.append(self.words.say("not-ours"))
        elif not quiz.has_shares:
            parts.append(self.words.say("few", fewest=FEWEST))
        elif quiz not in report.counted:
            parts.append(self.words.say("only-compared"))
        return f"{named}: {'; '.join(parts)}"

    def _say_objective(self, result: ObjectiveResult) -> ObjectiveLine:
        interval, bar, between, counted = result.interval, None, "", ""
        if interval is not None and result.share is not None:
            low, high = in_tenths(interval)
            bar = Bar(result.share, low, high)
            between = self.words.say("between", low=low, high=high)
            counted = self._count(result)
        elif any(not type_of(each.item).is_marked_by_hand for each in result.questions):
            counted = self.words.say("no-share", fewest=FEWEST)
        return ObjectiveLine(
            self._name_objective(result.objective), counted, between, self._say_texts(result), bar
        )

    def _count(self, result: ObjectiveResult) -> str:
        parts = [self.words.say("counted", right=result.count("right"), answers=result.answers)]
        if partly := result.count("partly"):
            parts.append(self.words.say("partly", number=partly))
        if left := sum(each.count("left-out") for each in result.questions if _is_automatic(each)):
            parts.append(self.words.say("left-out", number=left))
        return ", ".join(parts)

    def _say_texts(self, result: ObjectiveResult) -> str:
        marked, waiting = result.count("marked"), result.count("waiting")
        if not marked and not waiting:
            return ""
        parts = []
        if result.text_facility is not None:
            points = [each.item.points for each in result.questions if not _is_automatic(each)]
            most = sum(points) / len(points)
            mean, of = (
                self.feedback.number(round(each, 1)) for each in (result.text_facility * most, most)
            )
            parts.append(self.words.count("texts.mean", marked, mean=mean, most=of))
        elif marked:
            parts.append(self.words.count("texts.marked", marked))
        if waiting:
            parts.append(self.words.count("texts.waiting", waiting))
        return "; ".join(parts)

    def _name_objective(self, objective: str) -> str:
        if not objective:
            return self.words.say("no-objective")
        return self.objectives.get(objective, objective).rstrip(".")

    def _say_hard(self, question: Question, title: str) -> HardLine:
        lines, words = self._find_lines(question), self.words
        right = question.count("right")
        label = "hard.counted" if right else "hard.nobody"
        slip = question.find_slip()
        instead = ""
        if slip is not None:
            said = self._say_slip(slip[0], question.item, lines)
            instead = words.say("hard.instead", slip=said, number=slip[1])
        lesson = name_lesson(question.read_on, self.feedback)
        return HardLine(
            where=words.say("hard.where", title=title, number=question.number),
            prompt=_keep_end(lines[f"{question.item.id}.prompt"], _PROMPT),
            counted=words.say(label, right=right, answered=question.answered),
            instead=instead,
            again=words.say("hard.again", lesson=lesson) if lesson else "",
            link=link_lesson(self.lessons, question.read_on, words.language),
        )

    def _find_lines(self, question: Question) -> Mapping[str, str]:
        return question.lines.get(self.words.language) or next(iter(question.lines.values()))

    def _say_slip(self, slip: AnswerPart, item: Item, lines: Mapping[str, str]) -> str:
        """A mistake in words: an option, one left alone, a row with its option, two steps."""
        first = self._say_phrase(slip.text, item, lines)
        if slip.beside is not None:
            second = self._say_phrase(slip.beside, item, lines)
            label = "numbered" if type_of(item).layout == "numbered" else "pair"
            return self.words.say(f"slip.{label}", first=first, second=second)
        return self.words.say("slip.chosen" if slip.is_chosen else "slip.missed", first=first)

    def _say_phrase(self, phrase: Phrase, item: Item, lines: Mapping[str, str]) -> str:
        if isinstance(phrase, LineRef):
            text = lines[f"{item.id}.{phrase.name}"]
        else:
            text = self.feedback.say(phrase.name) if isinstance(phrase, LabelRef) else phrase
        return _shorten(text.strip("“”«»").rstrip("."), _ANSWER)

    def _list_others(self, report: Report, titles: Mapping[str, str]) -> Iterable[str]:
        if _has_difficulty(report) and not report.hardest:
            yield self.words.say("hard.none", fewest=FEWEST, alike=FEWEST_ALIKE)
        for label, questions in (
            ("untouched", report.untouched),
            ("easy", report.easy),
            ("doubtful", report.doubtful),
        ):
            if questions:
                yield self.words.say(label, questions=self._name_questions(questions, titles))

    def _name_questions(self, questions: Iterable[Question], titles: Mapping[str, str]) -> str:
        """Questions by their numbers, quiz after quiz."""
        numbers: dict[str, list[str]] = {}
        for question in questions:
            numbers.setdefault(question.quiz, []).append(str(question.number))
        return "; ".join(
            self.words.count("numbers", len(each), title=titles[quiz], numbers=", ".join(each))
            for quiz, each in numbers.items()
        )

    def _say_comparison(self, comparison: Comparison) -> ComparisonTable:
        say, whens = self.words.say, list(comparison.forms)
        first, *_, last = comparison.forms.values()
        rows = []
        for results, change in comparison.rows:
            cells = (self._say_cell(each) for each in results)
            name = self._name_objective(results[0].objective)
            rows.append((name, *cells, say(f"change.{change}")))
        note = say(
            "comparison.note",
            first=say(f"form.{whens[0]}.people", number=first.handed_in),
            last=say(f"form.{whens[-1]}.people", number=last.handed_in),
            both=comparison.both,
            noise=comparison.noise,
        )
        heads = ("", *(say(f"form.{when}") for when in whens), say("change"))
        return ComparisonTable(heads, tuple(rows), note)

    def _say_cell(self, result: ObjectiveResult) -> str:
        if result.share is None:
            return self.words.say("cell.none")
        return self.words.say("cell", right=result.count("right"), answers=result.answers)


def _has_difficulty(report: Report) -> bool:
    """Whether any question was answered by enough people to say how hard it was."""
    questions = (each for result in report.objectives for each in result.questions)
    return any(each.facility is not None for each in questions)


def _is_automatic(question: Question) -> bool:
    return not type_of(question.item).is_marked_by_hand


def _keep_end(text: str, most: int) -> str:
    """A question by its last sentences: what is asked comes last."""
    sentences = _SENTENCE_END.split(" ".join(text.split()))
    kept = sentences[-1]
    for sentence in reversed(sentences[:-1]):
        if len(sentence) + len(kept) >= most:
            return _shorten(f"… {kept}", most)
        kept = f"{sentence} {kept}"
    return _shorten(kept, most)


def _shorten(text: str, most: int) -> str:
    return textwrap.shorten(text, most, placeholder=_GAP)
