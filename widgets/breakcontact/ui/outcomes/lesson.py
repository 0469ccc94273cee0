"""What the notebook of lesson 2 calls: numbers after the story."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
from ipywidgets import jslink
from traitlets import HasTraits

from breakcontact.advice import COUNTRY_OF_LANGUAGE, load_pack
from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT
from breakcontact.outcomes.model.results import Answers, find_answers
from breakcontact.outcomes.registry import Registry, load_registry
from breakcontact.story import PathError, Playthrough, Story, StoryError
from breakcontact.ui.labels import load_labels
from breakcontact.ui.outcomes.explorer import Explorer
from breakcontact.ui.outcomes.figure import Picture
from breakcontact.ui.outcomes.guess import Guess, list_guesses
from breakcontact.ui.outcomes.people import People
from breakcontact.ui.outcomes.sources import Sources, list_conflicts, list_numbers
from breakcontact.ui.questions.questions import Questions, load_items
from breakcontact.ui.reader import folder_language, known_country
from breakcontact.ui.steps.steps import Steps
from breakcontact.vocabulary import ACTIONS, BLOCK_AND_REPORT, COUNTRIES

PLAYED = "01_match"
"""The lesson whose play this one speaks of."""

_SEED = 2024
_Widget = TypeVar("_Widget", bound=HasTraits)


class OutcomeLesson:
    """A lesson about numbers, as a notebook shows it, cell by cell.

    The language is the name of the folder that the notebook lies in, such as ``lessons/nb``. A
    country chosen in one widget is chosen in all. Nothing that a reader does here is kept.

    Args:
        slug: The notebook's name, such as ``02_pay_or_block``.
        language: ``en`` or ``nb``, instead of the folder's name.
        country: ``GB`` or ``NO``: whose money and services are shown first.

    Raises:
        BreakContactError: If there is no such language or country.
    """

    def __init__(
        self, slug: str, *, language: str | None = None, country: str | None = None
    ) -> None:
        self.slug = slug
        self.language = language or folder_language()
        if self.language not in COUNTRY_OF_LANGUAGE:
            offered = ", ".join(COUNTRY_OF_LANGUAGE)
            raise BreakContactError(
                f"Lesson '{slug}' is not written in '{self.language}'; it is in: {offered}."
            )
        self.country = known_country(country or COUNTRY_OF_LANGUAGE[self.language])
        self.registry: Registry = load_registry()
        self._labels = load_labels(self.language)
        self._answers: dict[str, Answers] = {}

    def guess(self) -> Guess:
        """Three numbers to guess before they are shown."""
        items = list_guesses(self.answers(self.country), self._labels, self.language)
        return Guess(items=items, language=self.language, labels=self._labels)

    def people(self) -> People:
        """A hundred lives like the one that was played, one by one."""
        played = self.played_action()
        people = People(
            self.registry,
            action=played or BLOCK_AND_REPORT,
            played=played is not None,
            country=self.country,
            language=self.language,
            labels=self._labels,
        )
        return self._join(people)

    def figure(self, name: str) -> Picture:
        """A printed figure, by its name in ``breakcontact.outcomes.figures.catalogue``."""
        picture = Picture(
            name,
            self.answers,
            country=self.country,
            language=self.language,
            labels=self._labels,
        )
        return self._join(picture)

    def explorer(self) -> Explorer:
        """The same with numbers that the reader moves."""
        explorer = Explorer(
            self.registry, country=self.country, language=self.language, labels=self._labels
        )
        return self._join(explorer)

    def sources(self) -> Sources:
        """What the sources say and where they disagree."""
        return Sources(
            conflicts=list_conflicts(self.registry, self._labels, self.language),
            numbers=list_numbers(self.registry, self.country, self._labels, self.language),
            language=self.language,
            labels=self._labels,
        )

    def questions(self) -> Questions:
        """Formative questions; nothing of them is kept."""
        items = load_items(BUILT / f"{self.slug}.questions.json", self.language)
        return Questions(items=items, language=self.language, labels=self._labels)

    def steps(self) -> Steps:
        """What to do now, in the order that the country's police and helpers give."""
        return self._steps

    def answers(self, country: str) -> Answers:
        """What the figures show for a country; the same numbers every time."""
        if country not in self._answers:
            rng = np.random.default_rng(_SEED)
            self._answers[country] = find_answers(self.registry, rng, country)
        return self._answers[country]

    def played_action(self) -> str | None:
        """How the demand was first met in lesson 1, if its record lies in this folder.

        A record that cannot be read is left as it is: it belongs to lesson 1.
        """
        try:
            text = (Path.cwd() / f"{PLAYED}.record.json").read_text(encoding="utf-8")
            story = Story.load(BUILT / f"{PLAYED.partition('_')[2]}.story.json")
            path = json.loads(text)["path"]
            play = Playthrough.replay(story, path)
        except (OSError, ValueError, KeyError, TypeError, PathError, StoryError):
            return None
        picks = {pick.id: pick.action for state in story.states for pick in state.picks}
        return next((picks[each] for each in play.path if picks[each] in ACTIONS), None)

    @cached_property
    def _steps(self) -> Steps:
        packs = {country: load_pack(country, self.language) for country in COUNTRIES}
        return Steps(packs=packs, country=self.country, language=self.language, labels=self._labels)

    def _join(self, widget: _Widget) -> _Widget:
        """Let the widget follow the country chosen anywhere, in the page and without a kernel."""
        jslink((self._steps, "country"), (widget, "country"))
        return widget
