"""The compiled table of a story: its states, what each shows, and the picks that lead on."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from breakcontact.errors import BreakContactError

FORMAT = 1
"""Version of the JSON that the compiler writes; only this one is read."""


_GAP = re.compile(r"\{([a-z_]+)\}")


class StoryError(BreakContactError):
    """A text that should hold a compiled story does not."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A way on from a state: a learner's choice, or a turn that chance decides.

    Attributes:
        id: What stands in a path; unique in its story.
        kind: ``say`` (a reply), ``do`` (an act that is told) or ``world`` (chance decides).
        target: Index of the state that it leads to.
        weight: Chance of a world's turn, 0 to 1; ``None`` for a choice.
        action: The way to meet a demand that the choice stands for, such as ``pay``.
    """

    id: str
    kind: str
    target: int
    weight: float | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """One row of the table.

    Attributes:
        scene: Id of the scene that the author wrote.
        stage: Where in the offence it stands, such as ``demand``.
        messages: Ids of the messages that appear on arrival, in order.
        picks: The ways on; none in an ending. Either all choices or all world's turns.
        usual: Index into ``picks`` of the one that leads on to an ending; 0 where there are none.
        ending: Id of the ending, or ``None``.
        reflection: Line ids of the paragraph about a play that ends here.
    """

    scene: str
    stage: str
    messages: tuple[str, ...]
    picks: tuple[Pick, ...]
    usual: int
    ending: str | None
    reflection: tuple[str, ...]

    @property
    def world(self) -> bool:
        """Whether chance, not the learner, decides here."""
        return bool(self.picks) and self.picks[0].kind == "world"


@dataclass(frozen=True, slots=True)
class Story:
    """A compiled scenario, ready to be played without evaluating anything.

    Attributes:
        table: The JSON object as written by ``breakcontact compile``.
        states: Its rows; the first is the start.
    """

    table: Mapping[str, Any]
    states: tuple[State, ...]

    @classmethod
    def from_table(cls, table: object) -> Story:
        """Take a JSON object as a story.

        Raises:
            StoryError: If it is of another format or a row points nowhere.
        """
        if not isinstance(table, dict) or table.get("format") != FORMAT:
            raise StoryError(
                f"This is no compiled story of format {FORMAT}; "
                "compile the scenario again with 'breakcontact compile'."
            )
        try:
            states = tuple(_read_state(table, row) for row in table["states"])
        except (KeyError, TypeError, IndexError, ValueError) as error:
            raise StoryError(f"The compiled story is damaged ({error!r}); compile again.") from None
        if not states or any(p.target not in range(len(states)) for s in states for p in s.picks):
            raise StoryError("The compiled story points to a state it lacks; compile it again.")
        return cls(table, states)

    @classmethod
    def load(cls, path: Path) -> Story:
        """Read a compiled story from a file.

        Raises:
            StoryError: If the file cannot be read or holds no story.
        """
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoryError(f"{path} holds no compiled story: {error}") from None
        return cls.from_table(table)

    @property
    def id(self) -> str:
        """The scenario's slug."""
        return cast(str, self.table["id"])

    @property
    def audience(self) -> str:
        """Whom it is for, one of :data:`breakcontact.vocabulary.STORY_AUDIENCES`."""
        return cast(str, self.table["audience"])

    @property
    def version(self) -> str:
        """Twelve hex digits over the structure: equal versions accept the same paths."""
        return cast(str, self.table["version"])

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that it can be read in, such as ``("en", "nb")``."""
        return tuple(self.table["lines"])

    def line(self, language: str, line_id: str) -> str:
        """The text of one line.

        Raises:
            StoryError: If the story lacks the language or the line.
        """
        try:
            return cast(str, self.table["lines"][language][line_id])
        except KeyError:
            raise StoryError(
                f"The story '{self.id}' has no line '{line_id}' in '{language}'."
            ) from None

    def for_country(self, country: str) -> Story:
        """The same story with its terms, such as sums and services, in the words of a country.

        Args:
            country: One that the story's terms are given for; a story without terms takes any.

        Raises:
            StoryError: If the story has terms, but none for this country.
        """
        terms = self.table.get("terms", ())
        lines = {language: dict(texts) for language, texts in self.table["lines"].items()}
        for texts in lines.values():
            try:
                words = {name: texts[term_line(name, country)] for name in terms}
            except KeyError:
                raise StoryError(f"The story '{self.id}' has no terms for '{country}'.") from None
            for line_id, text in texts.items():
                texts[line_id] = fill_gaps(text, words)
        return Story({**self.table, "lines": lines}, self.states)

    def page_table(self, language: str) -> dict[str, Any]:
        """The table as a page gets it: the same object with the lines of one language.

        The gaps of its terms stay open, because a reader may change the country in the page.
        """
        if language not in self.languages:
            raise StoryError(f"The story '{self.id}' is not written in '{language}'.")
        return {**self.table, "lines": {language: self.table["lines"][language]}}


def term_line(name: str, country: str) -> str:
    """Id of the line that holds a term's words in a country."""
    return f"term.{name}.{country}"


def fill_gaps(text: str, words: Mapping[str, str]) -> str:
    """Put words in the gaps of a text; a gap without a word stays as it is.

    Args:
        text: Such as ``"{first_demand} before midnight"``.
        words: What stands in each gap, by its name.
    """
    return _GAP.sub(lambda gap: words.get(gap[1], gap[0]), text)


def list_gaps(text: str) -> list[str]:
    """The names of the gaps in a text, in order."""
    return _GAP.findall(text)


def structure_version(table: Mapping[str, Any]) -> str:
    """Hash what a path depends on: states, messages and picks, but no wording and no weight."""
    rows = [
        [row["scene"], row["messages"], [pick[:2] for pick in row["picks"]]]
        for row in table["states"]
    ]
    text = json.dumps([table["id"], rows], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _read_state(table: Mapping[str, Any], row: Mapping[str, Any]) -> State:
    ending = row.get("ending") or {}
    return State(
        scene=row["scene"],
        stage=row["stage"],
        messages=tuple(row["messages"]),
        picks=tuple(_read_pick(table, *pick) for pick in row["picks"]),
        usual=row.get("usual", 0),
        ending=ending.get("id"),
        reflection=tuple(ending.get("reflection", ())),
    )


def _read_pick(
    table: Mapping[str, Any], pick_id: str, target: int, weight: float | None = None
) -> Pick:
    about = table["picks"][pick_id]
    return Pick(pick_id, about["kind"], target, weight, about.get("action"))
