"""Show a story as text in the terminal, and play it with numbers and letters."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable
from functools import cached_property

from breakcontact.advice import load_pack
from breakcontact.errors import BreakContactError
from breakcontact.i18n import SOURCE_LANGUAGE, load_messages
from breakcontact.i18n.messages import list_written
from breakcontact.story import Entry, Pick, Playthrough, Story

_WIDEST = 88


class Teller:
    """Prints a story in one language.

    Args:
        story: What is told.
        language: One of its languages.
        gentle: Whether threats are told by the narrator instead of shown.
    """

    def __init__(self, story: Story, language: str, *, gentle: bool) -> None:
        self.story = story
        self.language = language
        self._gentle = gentle

    def say(self, label: str, **gaps: str) -> str:
        """A word of the interface, in the story's language if the interface has it."""
        return self._labels[label].format(**gaps)

    def line(self, line_id: str) -> str:
        """A line of the story."""
        return self.story.line(self.language, line_id)

    def tell_opening(self) -> None:
        """Title, summary and what the story contains."""
        print(self.line("title"))
        _print(self.line("summary"))
        print()
        _print(f"{self.say('chat.content-note')}: {self.line('content_note')}")
        print()

    def tell_states(self, play: Playthrough) -> None:
        """The whole play, state by state, with all that was offered and what was taken."""
        self.tell_opening()
        entries = play.transcript(self.language, gentle=self._gentle)
        for turn, index in enumerate(play.visited):
            state = self.story.states[index]
            place = self.story.table["states"][index].get("place")
            where = [state.scene, self.say(f"stage.{state.stage}"), place and self.line(place)]
            print(f"[{index}] {' · '.join(word for word in where if word)}")
            for entry in entries:
                if entry.turn == turn and entry.id in state.messages:
                    self.tell_entry(entry)
            taken = play.path[turn] if turn < len(play.path) else None
            for pick in state.picks:
                self._tell_offer(pick, is_taken=pick.id == taken)
            print()
        self.tell_ending(play)

    def tell_since(self, play: Playthrough, turn: int) -> None:
        """What has been shown since so many picks were taken."""
        for entry in play.transcript(self.language, gentle=self._gentle):
            if entry.turn >= turn:
                self.tell_entry(entry)

    def tell_entry(self, entry: Entry) -> None:
        """Print one line of the transcript."""
        _print(self.render_entry(entry), indent=2)

    def render_entry(self, entry: Entry) -> str:
        """One line of the transcript."""
        clock = f"{entry.at} " if entry.at and entry.kind == "message" else ""
        if entry.kind in ("message", "say"):
            return f"{clock}{self.line(f'person.{entry.sender}')}: {entry.text}"
        if entry.kind == "world":
            return f"({self.say('play.chance')}: {entry.text})"
        return f"– {entry.text}"

    def tell_ending(self, play: Playthrough) -> None:
        """What became of it, what helps now, and a paragraph about this play."""
        if play.ending is None:
            return
        about = self.story.table["states"][play.visited[-1]]["ending"]
        print(self.line(f"ending.{play.ending}.title"))
        _print(self.line(f"ending.{play.ending}.text"))
        _print(" ".join(self.line(line_id) for line_id in about["reflection"]))
        helps = [self.say(f"help.{what}") for what in about["helps"]]
        who = self.line(f"person.{about['person']}")
        _print(f"{self.say('review.helps')}: {'; '.join([*helps, who])}")

    def tell_services(self, country: str) -> None:
        """The country's services with number, hours and review date, if there are any."""
        try:
            pack = load_pack(country, self.language, self.story.audience)
        except BreakContactError as error:
            _print(str(error))
            return
        for service in pack["services"]:
            ways = ", ".join(contact["text"] for contact in service["contact"])
            doubt = f" ({self.say('steps.unverified')})" if service["status"] != "seen" else ""
            reviewed = self.say("steps.reviewed", date=service["reviewed"])
            facts = [f"{self.say('steps.who')}: {service['who']}", service.get("hours"), reviewed]
            _print(
                f"{service['name']}: {ways}{doubt}. {'. '.join(f for f in facts if f)}", indent=2
            )

    def _tell_offer(self, pick: Pick, *, is_taken: bool) -> None:
        weight = "" if pick.weight is None else f" ({pick.weight:g})"
        _print(f"{'>' if is_taken else '-'} {pick.id}{weight}: {self.line(pick.id)}", indent=4)

    @cached_property
    def _labels(self) -> dict[str, str]:
        known = self.language in list_written()
        language = self.language if known else SOURCE_LANGUAGE
        return load_messages(language, audience=self.story.audience)


class Player:
    """Lets a person play: a number picks, ``u`` goes back, ``h`` shows help, ``q`` stops.

    Args:
        teller: Prints the story.
        country: Whose services ``h`` shows.
        draw: Decides a world's turn.
    """

    def __init__(self, teller: Teller, country: str, draw: Callable[[Playthrough], str]) -> None:
        self._teller = teller
        self._country = country
        self._draw = draw
        self._shown = 0

    def run(self) -> None:
        """Play until the story ends, the person stops, or nothing more is typed."""
        self._teller.tell_opening()
        play: Playthrough | None = Playthrough.replay(self._teller.story)
        while play is not None:
            while play.worlds:
                play = play.take(self._draw(play))
            self._teller.tell_since(play, self._shown)
            self._shown = len(play.path) + 1
            print()
            self._teller.tell_ending(play)
            play = self._ask(play)

    def _ask(self, play: Playthrough) -> Playthrough | None:
        """The play after what the person typed; ``None`` when it is over."""
        ways = {str(number): choice.id for number, choice in enumerate(play.choices, 1)}
        while True:
            for number, choice_id in ways.items():
                _print(f"{number}  {self._teller.line(choice_id)}", indent=2)
            typed = self._read("play.choose" if ways else "play.ended")
            if typed in (None, "q"):
                return None
            if typed == "u":
                return self._go_back(play)
            if typed == "h":
                self._teller.tell_services(self._country)
            elif typed in ways:
                return play.take(ways[typed])
            else:
                print(self._teller.say("play.unknown", typed=typed[:40]))

    def _go_back(self, play: Playthrough) -> Playthrough:
        """The play before the last choice, and before what chance made of it."""
        path = list(play.path)
        kinds = self._teller.story.table["picks"]
        while path and kinds[path[-1]]["kind"] == "world":
            path.pop()
        path = path[:-1]
        self._shown = len(path)
        print(self._teller.say("chat.undone"))
        return Playthrough.replay(self._teller.story, path)

    def _read(self, label: str) -> str | None:
        """What was typed, without blanks; ``None`` at the end of the input."""
        print(self._teller.say(label))
        print("> ", end="", flush=True)
        typed = sys.stdin.readline()
        if not sys.stdin.isatty():
            print(typed.rstrip("\n"))
        return typed.strip() if typed else None


def _print(text: str, indent: int = 0) -> None:
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    lead = " " * indent
    print(textwrap.fill(text, max(width, 20), initial_indent=lead, subsequent_indent=lead + "  "))
