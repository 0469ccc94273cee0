"""What a notebook calls: one lesson, and the widgets that it is made of."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path

from ipywidgets import jslink

from breakcontact.advice import COUNTRIES, COUNTRY_OF_LANGUAGE, load_pack
from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT
from breakcontact.story import RecordFile, Story
from breakcontact.ui.chat.chat import Chat
from breakcontact.ui.labels import load_labels
from breakcontact.ui.questions.questions import Questions, load_items
from breakcontact.ui.reader import folder_language, known_country
from breakcontact.ui.review.review import Review
from breakcontact.ui.steps.steps import Steps

SHARED_BY_REVIEW = ("path", "marks", "gentle")


class Lesson:
    """One lesson as a notebook shows it, cell by cell.

    The language is the name of the folder that the notebook lies in, such as ``lessons/nb``.
    Each widget is made when it is first asked for, and once.

    Args:
        slug: The notebook's name, such as ``01_match``; the part after the number names the story.
        language: ``en`` or ``nb``, instead of the folder's name.
        country: ``GB`` or ``NO``: whose advice and services are shown first.
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
        self.slug = slug
        self.story = _load_story(slug)
        self.language = self._known_language(language or folder_language())
        self.country = known_country(country or COUNTRY_OF_LANGUAGE[self.language])
        self.memory_only = _class_mode() if memory_only is None else memory_only
        self._labels = load_labels(self.language)

    def chat(self) -> Chat:
        """The story to play."""
        return self._chat

    def review(self) -> Review:
        """The play gone over again; it follows the chat."""
        return self._review

    def steps(self) -> Steps:
        """What to do now, in the order that the country's police and helpers give."""
        return self._steps

    def questions(self) -> Questions:
        """Formative questions; nothing of them is kept."""
        items = load_items(BUILT / f"{self.slug}.questions.json", self.language)
        return Questions(items=items, language=self.language, labels=self._labels)

    @cached_property
    def _chat(self) -> Chat:
        place = Path.cwd() / f"{self.slug}.record.json"
        file = None if self.memory_only else RecordFile(place, self.story)
        return Chat(
            self.story,
            language=self.language,
            country=self.country,
            packs=self._packs,
            labels=self._labels,
            record_file=file,
        )

    @cached_property
    def _review(self) -> Review:
        review = Review(
            story=self.story.page_table(self.language),
            language=self.language,
            labels=self._labels,
            **{trait: getattr(self._chat, trait) for trait in SHARED_BY_REVIEW},
        )
        # Joined in the page, so that the review follows the chat without a kernel.
        for trait in SHARED_BY_REVIEW:
            jslink((self._chat, trait), (review, trait))
        return review

    @cached_property
    def _steps(self) -> Steps:
        steps = Steps(
            packs=self._packs, country=self.country, language=self.language, labels=self._labels
        )
        jslink((self._chat, "country"), (steps, "country"))
        return steps

    @cached_property
    def _packs(self) -> dict[str, object]:
        return {country: load_pack(country, self.language) for country in COUNTRIES}

    def _known_language(self, language: str) -> str:
        if language in self.story.languages:
            return language
        offered = ", ".join(self.story.languages)
        raise BreakContactError(
            f"Lesson '{self.slug}' is not written in '{language}'; it is in: {offered}."
        )


def _load_story(slug: str) -> Story:
    name = slug.partition("_")[2]
    path = BUILT / f"{name}.story.json"
    if not path.is_file():
        stories = ", ".join(sorted(p.name.partition(".")[0] for p in BUILT.glob("*.story.json")))
        raise BreakContactError(f"There is no lesson '{slug}'; there are stories for: {stories}.")
    return Story.load(path)


def _class_mode() -> bool:
    return os.environ.get("BREAKCONTACT_CLASS", "") not in ("", "0")
