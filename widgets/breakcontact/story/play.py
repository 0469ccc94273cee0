"""A play is a path; all that we show of it is derived by replaying the path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from breakcontact.errors import BreakContactError
from breakcontact.story.table import Pick, State, Story

LONGEST_PATH = 2000
"""Picks after which a path is refused: some twenty times a long play, far below what hurts."""


class PathError(BreakContactError):
    """A path that this story does not allow."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a transcript.

    Attributes:
        turn: Picks taken when it appears; 0 for the opening.
        state: Index of the state that shows it; for a pick, the one it leads to.
        kind: ``message``, ``narration``, ``say``, ``do`` or ``world``.
        id: Message or pick id.
        sender: Id of the person who writes; ``None`` for the narrator.
        at: Clock time as ``HH:MM``, or ``None`` where the story gives none.
        text: The words, in the transcript's language.
    """

    turn: int
    state: int
    kind: str
    id: str
    sender: str | None
    at: str | None
    text: str

    def to_dict(self) -> dict[str, Any]:
        """The entry as JSON, with ``from`` for the sender as in the page."""
        entry = asdict(self)
        entry["from"] = entry.pop("sender")
        return entry


@dataclass(frozen=True, slots=True)
class Playthrough:
    """A story and the picks taken in it so far.

    Build one with :meth:`replay`; it never changes, :meth:`take` gives the next one.

    Attributes:
        story: What is played.
        path: Ids of the picks taken, in order.
        visited: Indices of the states passed, one more than there are picks.
    """

    story: Story
    path: tuple[str, ...]
    visited: tuple[int, ...]

    @classmethod
    def replay(cls, story: Story, path: Iterable[str] = ()) -> Playthrough:
        """Follow a path from the start.

        Args:
            story: The story to follow it in.
            path: At most :data:`LONGEST_PATH` pick ids.

        Raises:
            PathError: If it is no list of ids, is too long, or takes a pick that is not offered.
        """
        play = cls.replay_as_far_as_possible(story, path)
        asked = list(_as_list(path))
        if len(asked) > LONGEST_PATH:
            raise PathError(f"A path has at most {LONGEST_PATH} picks.")
        if len(play.path) < len(asked):
            _find_pick(play.state, asked[len(play.path)], len(play.path) + 1)
        return play

    @classmethod
    def replay_as_far_as_possible(cls, story: Story, path: Iterable[str] = ()) -> Playthrough:
        """Follow a path up to the first pick that is not offered; the arguments are the same.

        Raises:
            PathError: If it is no list.
        """
        taken: list[str] = []
        visited = [0]
        for pick_id in islice(_as_list(path), LONGEST_PATH):
            pick = next((p for p in story.states[visited[-1]].picks if p.id == pick_id), None)
            if pick is None:
                break
            taken.append(pick.id)
            visited.append(pick.target)
        return cls(story, tuple(taken), tuple(visited))

    @property
    def state(self) -> State:
        """The state that the path has led to."""
        return self.story.states[self.visited[-1]]

    @property
    def choices(self) -> tuple[Pick, ...]:
        """What the learner may pick now; none where chance decides or the story has ended."""
        return () if self.state.world else self.state.picks

    @property
    def worlds(self) -> tuple[Pick, ...]:
        """The turns that chance may take now; none where the learner picks."""
        return self.state.picks if self.state.world else ()

    @property
    def ending(self) -> str | None:
        """Id of the ending reached, or ``None``."""
        return self.state.ending

    def take(self, pick_id: object) -> Playthrough:
        """Take one of the picks offered.

        Raises:
            PathError: If it is not offered here.
        """
        pick = _find_pick(self.state, pick_id, len(self.path) + 1)
        return Playthrough(self.story, (*self.path, pick.id), (*self.visited, pick.target))

    def transcript(self, language: str, *, gentle: bool = False) -> tuple[Entry, ...]:
        """All that has been shown, oldest first.

        Args:
            language: One of the story's languages.
            gentle: Whether threats are told by the narrator instead of shown.
        """
        writer = _Writer(self.story, language, gentle)
        writer.arrive(0, self.visited[0])
        for turn, (pick_id, state) in enumerate(zip(self.path, self.visited[1:], strict=True), 1):
            writer.pick(turn, state, pick_id)
            writer.arrive(turn, state)
        return tuple(writer.entries)


class _Writer:
    """Collects entries and remembers the clock, which a reply of the learner's takes over."""

    def __init__(self, story: Story, language: str, gentle: bool) -> None:
        self.entries: list[Entry] = []
        self._story = story
        self._language = language
        self._gentle = gentle
        self._clock: str | None = None

    def pick(self, turn: int, state: int, pick_id: str) -> None:
        kind = self._story.table["picks"][pick_id]["kind"]
        sender = self._story.table["you"] if kind == "say" else None
        text = self._story.line(self._language, pick_id)
        self.entries.append(Entry(turn, state, kind, pick_id, sender, self._clock, text))

    def arrive(self, turn: int, state: int) -> None:
        for message_id in self._story.states[state].messages:
            about = self._story.table["messages"][message_id]
            self._clock = about.get("at", self._clock)
            form = about.get("gentle") if self._gentle else None
            if form == "skipped":
                continue
            sender = None if form or about["from"] == "narrator" else about["from"]
            kind = "message" if sender else "narration"
            line_id = f"{message_id}.gentle" if form else message_id
            text = self._story.line(self._language, line_id)
            self.entries.append(Entry(turn, state, kind, message_id, sender, about.get("at"), text))


def _find_pick(state: State, pick_id: object, number: int) -> Pick:
    for pick in state.picks:
        if pick.id == pick_id:
            return pick
    offered = ", ".join(pick.id for pick in state.picks) or "nothing, the story has ended"
    raise PathError(f"Pick {number} is {str(pick_id)[:60]!r}, but offered there: {offered}.")


def _as_list(path: object) -> Iterable[object]:
    if isinstance(path, (list, tuple)):
        return path
    raise PathError(f"A path is a list of pick ids, not {type(path).__name__}.")
