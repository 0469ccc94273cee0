"""The class that a notebook uses: a lesson and its widgets."""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from breakcontact.advice import COUNTRIES, home_country, known_country, load_pack
from breakcontact.errors import BreakContactError
from breakcontact.i18n import load_messages
from breakcontact.lessons import LessonEntry, load_lessons
from breakcontact.story import RecordFile, Story
from breakcontact.story.course_record import find_home, load_course_record
from breakcontact.ui.chat.chat import Chat
from breakcontact.ui.own_lesson import find_lesson
from breakcontact.ui.reader import folder_language, is_browsers_python, is_class
from breakcontact.ui.review.review import Review
from breakcontact.ui.steps.steps import Steps
from breakcontact.ui.widget import WidgetLabels

if TYPE_CHECKING:
    from breakcontact.ui.board.board import EvidenceBoard
    from breakcontact.ui.outcomes.explorer import Explorer
    from breakcontact.ui.outcomes.figure import FigureWidget
    from breakcontact.ui.outcomes.further import Further
    from breakcontact.ui.outcomes.guess import Guess
    from breakcontact.ui.outcomes.lesson import OutcomeParts
    from breakcontact.ui.outcomes.missing import MissingParts
    from breakcontact.ui.outcomes.people import People
    from breakcontact.ui.outcomes.sources import Sources
    from breakcontact.ui.quiz.practice import Practice
    from breakcontact.ui.start.way import Way

READ_BY_REVIEW = ("story", "path", "marks", "gentle", "country")
READ_BY_STEPS = ("packs", "country")


class Lesson:
    """One lesson as a notebook shows it, cell by cell.

    ``course.yaml`` says which parts it has: a lesson with a story has a chat and a review.
    The language is the name of the folder that the notebook is in, such as ``lessons/nb``.
    A country chosen in one widget is chosen in all. Help, steps and the words of the interface are
    those for the story's audience; parents, police and school staff have words of their own around
    the help for the person who tells them.

    Args:
        slug: The notebook's name, such as ``01_match``; for a lesson of one's own the id of its
            story or the name of its file, such as ``mine.yaml``.
        language: The code of a language, instead of the folder's name.
        country: The code of the country whose advice, services and money are shown first.
        memory_only: Keep no record on disk, as for a class that shares machines. Left out, the
            environment variable ``BREAKCONTACT_CLASS`` decides.

    Raises:
        BreakContactError: If there is no such lesson, language or country.
    """

    def __init__(
        self,
        slug: str,
        *,
        language: str | None = None,
        country: str | None = None,
        memory_only: bool | None = None,
    ) -> None:
        self.entry = find_lesson(slug, language or folder_language())
        self.slug = self.entry.slug
        self.story = _load_story(self.entry)
        self.language = self._known_language(language or folder_language())
        self.memory_only = is_class() if memory_only is None else memory_only
        self.country = known_country(country or self._chosen_country())
        self.audience = self.story.audience if self.story else self.entry.story_audience
        readers = self.entry.audience
        reader = readers[0] if len(readers) == 1 else self.audience
        self._labels = load_messages(self.language, audience=reader)

    def chat(self) -> Chat:
        """The story to play."""
        return self._chat

    def review(self) -> Review:
        """The review of the play; it follows the chat."""
        return self._review

    def steps(self) -> Steps:
        """What to do now, in the order that the country's police and helpers give."""
        return self._steps

    def questions(self) -> Practice:
        """Practice questions, with a reason for each answer; nothing is saved.

        Raises:
            BreakContactError: If the lesson has none.
        """
        if self.entry.practice_file is None:
            raise BreakContactError(f"Lesson '{self.slug}' has no practice questions.")
        # Imports the quiz, which the chat of a lesson does not wait for.
        from breakcontact.ui.quiz.practice import load_practice

        practice = self.entry.practice_file
        return load_practice(
            practice, language=self.language, labels=self._labels, follows=self._words
        )

    def board(self, name: str) -> EvidenceBoard:
        """An evidence board: a report to fill in from invented material; nothing is saved.

        Raises:
            BreakContactError: If there is no such board.
        """
        # Reads the sources of advice and numbers, which the chat of a lesson does not wait for.
        from breakcontact.board import load_board
        from breakcontact.ui.board.board import EvidenceBoard

        board = load_board(name, self.language)
        return EvidenceBoard(board=board, language=self.language, follows=self._words)

    def way(self) -> Way:
        """Where to go from the end of the lesson: look back, the next lesson, the start page."""
        from breakcontact.ui.start.way import Way

        return Way(
            self.entry,
            language=self.language,
            memory_only=self.memory_only,
            follows=self._words,
        )

    def guess(self) -> Guess:
        """Three numbers to guess before they are shown."""
        return self._outcomes.guess()

    def people(self) -> People:
        """A hundred cases that begin like the story that was played, one by one."""
        return self._outcomes.people()

    def played_actions(self) -> tuple[str, dict[str, str]]:
        """The lesson whose play :meth:`people` begins with, and the action of each of its picks."""
        return self._outcomes.played_actions()

    def figure(self, name: str) -> FigureWidget:
        """A printed figure, by its name in ``breakcontact.outcomes.figures.catalogue``."""
        return self._outcomes.figure(name)

    def explorer(self) -> Explorer:
        """The same with numbers that the reader moves."""
        return self._outcomes.explorer()

    def further(self) -> Further:
        """What paying would have to do to be worth it: a part that is opened on purpose."""
        return self._outcomes.further()

    def sources(self) -> Sources:
        """What the sources say and where they disagree."""
        return self._outcomes.sources()

    @cached_property
    def _chat(self) -> Chat:
        story = self._played_story()
        path = Path.cwd() / f"{self.slug}.record.json"
        file = None if self.memory_only else RecordFile(path, story)
        return Chat(
            story,
            language=self.language,
            country=self.country,
            packs=self._packs,
            labels=self._labels,
            record_file=file,
            follows=self._words,
        )

    @cached_property
    def _review(self) -> Review:
        # The page reads them from the chat, so that the review follows it without a kernel.
        chat = dict.fromkeys(READ_BY_REVIEW, self._chat)
        return Review(language=self.language, follows={**self._words, **chat})

    @cached_property
    def _steps(self) -> Steps:
        if self.story:
            chat = dict.fromkeys(READ_BY_STEPS, self._chat)
            return Steps(
                short=self._comes_later, language=self.language, follows={**self._words, **chat}
            )
        return Steps(
            packs=self._packs,
            country=self.country,
            short=self._comes_later,
            language=self.language,
            follows=self._words,
        )

    @property
    def _comes_later(self) -> bool:
        """Whether a reader has seen the steps in full, in an earlier lesson of an audience."""
        readers = set(self.entry.audience)
        before = takewhile(lambda each: each.slug != self.slug, load_lessons())
        is_listed = any(each.slug == self.slug for each in load_lessons())
        return is_listed and any(readers <= set(each.audience) for each in before)

    @cached_property
    def _words(self) -> dict[str, WidgetLabels]:
        """What lets a widget follow words and audience of the lesson, which are sent once."""
        words = WidgetLabels(labels=self._labels, audience=self.audience)
        return {"labels": words, "audience": words}

    @cached_property
    def _outcomes(self) -> OutcomeParts | MissingParts:
        # Imports numpy, which a lesson with a story alone does not need.
        try:
            from breakcontact.ui.outcomes.lesson import OutcomeParts
        except ModuleNotFoundError:
            if not is_browsers_python():
                raise
            from breakcontact.ui.outcomes.missing import MissingParts

            return MissingParts(self._labels["lite.numbers"])
        return OutcomeParts(
            self.entry,
            self._steps,
            self._labels,
            self._words,
            memory_only=self.memory_only,
        )

    @cached_property
    def _packs(self) -> dict[str, object]:
        return {country: load_pack(country, self.language, self.audience) for country in COUNTRIES}

    def _played_story(self) -> Story:
        if self.story is None:
            raise BreakContactError(f"Lesson '{self.slug}' has no story to play.")
        return self.story

    def _chosen_country(self) -> str:
        """The country that was chosen on the start page, or else the language's own."""
        chosen = "" if self.memory_only else load_course_record(find_home(Path.cwd())).country
        return chosen if chosen in COUNTRIES else home_country(self.language)

    def _known_language(self, language: str) -> str:
        languages = self.story.languages if self.story else tuple(self.entry.titles)
        if language in languages:
            return language
        raise BreakContactError(
            f"Lesson '{self.slug}' is not written in '{language}'; it is in: "
            f"{', '.join(languages)}."
        )


def _load_story(entry: LessonEntry) -> Story | None:
    return Story.load(entry.story_file) if entry.story_file else None
