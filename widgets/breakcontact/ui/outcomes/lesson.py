"""The parts of a lesson that are about numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from ipywidgets import Widget, jslink
from traitlets import HasTraits

from breakcontact.lessons import LessonEntry, load_lesson
from breakcontact.outcomes.model.results import Results, find_results
from breakcontact.outcomes.registry import Registry, load_registry
from breakcontact.story import Story, StoryError
from breakcontact.story.record import read_newest
from breakcontact.ui.outcomes.explorer import Explorer
from breakcontact.ui.outcomes.figure import FigureWidget
from breakcontact.ui.outcomes.further import Further
from breakcontact.ui.outcomes.guess import Guess, list_guesses
from breakcontact.ui.outcomes.people import People
from breakcontact.ui.outcomes.sources import Sources, list_conflicts, list_numbers
from breakcontact.ui.steps.steps import Steps
from breakcontact.vocabulary import ACTIONS, BLOCK_AND_REPORT

_SEED = 2024
_Widget = TypeVar("_Widget", bound=HasTraits)


class OutcomeParts:
    """The parts of a lesson that are about numbers. Nothing that a reader does here is saved.

    Args:
        entry: The lesson.
        steps: Its widget of steps, whose language and country the other widgets follow.
        labels: The words of the interface.
        words: What lets a widget follow them in the page.
        memory_only: Whether what an earlier reader left on the disk counts for nothing.
    """

    def __init__(
        self,
        entry: LessonEntry,
        steps: Steps,
        labels: dict[str, str],
        words: Mapping[str, Widget],
        *,
        memory_only: bool = False,
    ) -> None:
        self.entry = entry
        self._memory_only = memory_only
        self.language = steps.language
        self.country = steps.country
        self.registry: Registry = load_registry()
        self._steps = steps
        self._labels = labels
        self._words = words
        self._answers: dict[str, Results] = {}

    def guess(self) -> Guess:
        """Three numbers to guess before they are shown."""
        items = list_guesses(self.answers(self.country), self._labels, self.language)
        return Guess(items=items, language=self.language, follows=self._words)

    def people(self) -> People:
        """A hundred simulated cases that begin like the story that was played, one by one."""
        played = self.played_action()
        people = People(
            self.registry,
            action=played or BLOCK_AND_REPORT,
            played=played is not None,
            country=self.country,
            language=self.language,
            labels=self._labels,
            follows=self._words,
        )
        return self._join(people)

    def figure(self, name: str) -> FigureWidget:
        """A printed figure, by its name in ``breakcontact.outcomes.figures.catalogue``."""
        picture = FigureWidget(
            name,
            self.answers,
            country=self.country,
            language=self.language,
            labels=self._labels,
            follows=self._words,
        )
        return self._join(picture)

    def explorer(self) -> Explorer:
        """The same with numbers that the reader moves."""
        explorer = Explorer(
            self.registry,
            country=self.country,
            language=self.language,
            labels=self._labels,
            follows=self._words,
        )
        return self._join(explorer)

    def further(self) -> Further:
        """What paying would have to do to be worth it: a part that is opened on purpose."""
        figures = ("demands", "break-even", "tornado", "sharing")
        make = {name: partial(self.figure, name) for name in figures}
        return Further(
            {
                "days": [make["demands"]],
                "break-even": [make["break-even"]],
                "explorer": [self.explorer],
                "tornado": [make["tornado"], make["sharing"]],
            },
            language=self.language,
            labels=self._labels,
        )

    def sources(self) -> Sources:
        """What the sources say and where they disagree."""
        return Sources(
            conflicts=list_conflicts(self.registry, self._labels, self.language),
            numbers=list_numbers(self.registry, self.country, self._labels, self.language),
            language=self.language,
            follows=self._words,
        )

    def answers(self, country: str) -> Results:
        """What the figures show for a country; the same numbers every time."""
        if country not in self._answers:
            rng = np.random.default_rng(_SEED)
            self._answers[country] = find_results(self.registry, rng, country)
        return self._answers[country]

    def played_actions(self) -> tuple[str, dict[str, str]]:
        """The slug of the lesson whose play counts here, and its picks that meet the demand.

        Both are empty if no lesson with a story comes before.
        """
        played = _find_played(self.entry)
        if played is None or played.story_file is None:
            return "", {}
        states = Story.load(played.story_file).states
        picks = [pick for state in states for pick in state.picks]
        return played.slug, {pick.id: pick.action for pick in picks if pick.action in ACTIONS}

    def played_action(self) -> str | None:
        """How the demand was first met in the story, if its record lies in this folder.

        The story is the lesson's own, or that of the last of its prerequisites that has one. A
        record that cannot be read is left as it is: it belongs to that lesson.
        """
        played = _find_played(self.entry)
        if self._memory_only or played is None or played.story_file is None:
            return None
        try:
            story = Story.load(played.story_file)
        except StoryError:
            return None
        play = read_newest(Path.cwd() / f"{played.slug}.record.json", story)
        if play is None:
            return None
        picks = {pick.id: pick.action for state in story.states for pick in state.picks}
        return next((picks[each] for each in play.path if picks[each] in ACTIONS), None)

    def _join(self, widget: _Widget) -> _Widget:
        """Link the widget's country to the others' in the page, which needs no kernel."""
        jslink((self._steps.owner_of("country"), "country"), (widget, "country"))
        return widget


def _find_played(entry: LessonEntry) -> LessonEntry | None:
    """The lesson whose play this one refers to."""
    before = [load_lesson(slug, entry.folder) for slug in entry.prerequisites]
    return next((each for each in (entry, *reversed(before)) if each.story), None)
