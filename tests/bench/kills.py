"""Kill -9 in the middle of playing, answering and grading: nothing that was acknowledged is lost.

Each round starts processes that save as fast as they can, two at a time on one file, and kills them
at a moment that chance chooses. What a process said that it had saved must then be in the file, or
what it was saving when it died. A round of grading kills the grading of a class, and grades again:
marks that had been given stay, by hand too, and in the end all are right.

``python3 run.py bench kills`` runs ``ROUNDS`` rounds; the variable ``BREAKCONTACT_ROUNDS`` sets
another number. It needs a system that can fork.
"""

from __future__ import annotations

import json
import logging
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import quiz_definitions
import story_tables
from gradebook_rows import read_grades
from quiz_course import QuizCourse, make_items, right_answers

from breakcontact.quiz import read_responses, take_answer
from breakcontact.quiz.response_store import ResponseStore
from breakcontact.story import Playthrough, Record, RecordFile, Story

ROUNDS = 1_000
SHARES = {"play": 0.55, "quiz": 0.4, "grading": 0.05}
LEARNERS = 6
LONGEST = 0.05
"""Seconds that a process which plays or answers lives at most, after it has begun."""

Say = Callable[[str, Any], None]


@dataclass(frozen=True)
class Heard:
    """What a process said before it was killed.

    Attributes:
        saved: What it said last that it had saved; ``None`` if nothing.
        begun: What it said last that it was about to save.
        all_saved: Everything that it said it had saved.
    """

    saved: Any
    begun: Any
    all_saved: list[Any]


class LostError(Exception):
    """Something that was acknowledged is not there."""


def main() -> int:
    """Run all rounds, and print how many there were and what was lost."""
    rounds = int(os.environ.get("BREAKCONTACT_ROUNDS", ROUNDS))
    logging.disable()
    warnings.simplefilter("ignore")
    chance = random.Random(1)
    lost: list[str] = []
    with tempfile.TemporaryDirectory(prefix="breakcontact-kills-") as folder:
        for name, share in SHARES.items():
            count, acknowledged, begun = round(rounds * share), 0, time.monotonic()
            kind = {"play": _Play, "quiz": _Quiz, "grading": _Grading}[name](Path(folder) / name)
            for number in range(count):
                try:
                    acknowledged += kind.run(chance)
                except LostError as error:
                    lost.append(f"{name}, round {number}: {error}")
            seconds = time.monotonic() - begun
            print(
                f"{name:8} {count:5} kills, {acknowledged:7} acknowledged, {seconds:5.0f} s",
                flush=True,
            )
    for sentence in lost:
        print(sentence)
    print(f"{len(lost)} times something acknowledged was lost.")
    return 1 if lost else 0


def start(work: Callable[[Say], None]) -> tuple[int, int]:
    """Fork a process that works, and says what it does; its id, and where to hear it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    try:
        os.close(reader)

        def say(word: str, value: Any) -> None:
            os.write(writer, f"{json.dumps([word, value])}\n".encode())

        work(say)
    except BaseException as error:
        with suppress(OSError):
            os.write(writer, f"{json.dumps(['failed', repr(error)])}\n".encode())
    finally:
        os._exit(0)


def kill(process: int, reader: int) -> Heard:
    """Kill a process, and hear what it had said."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with open(reader, encoding="utf-8") as said:
        lines = [json.loads(line) for line in said if line.endswith("\n")]
    if failed := [value for word, value in lines if word == "failed"]:
        raise LostError(f"a process failed: {failed[0]}")
    saved = [value for word, value in lines if word == "saved"]
    begun = [value for word, value in lines if word == "begun"]
    return Heard(saved[-1] if saved else None, begun[-1] if begun else None, saved)


def kill_both(work: Callable[[int], Callable[[Say], None]], chance: random.Random) -> list[Heard]:
    """Let two processes work at once, and kill each when chance says so."""
    both = [start(work(number)) for number in (1, 2)]
    heard = []
    for process, reader in both:
        time.sleep(chance.uniform(0, LONGEST))
        heard.append(kill(process, reader))
    return heard


class _Play:
    """Two chats of one lesson, each in a process of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.path = folder / "small.record.json"
        self.story = Story.from_table(story_tables.small_table())

    def run(self, chance: random.Random) -> int:
        """One round; returns how many saves were acknowledged."""
        seed = chance.random()
        heard = kill_both(lambda number: lambda say: self._work(say, f"{seed} {number}"), chance)
        found = RecordFile(self.path, self.story).load()
        plays = [play for play in (found.record, *found.others) if play is not None]
        if found.fault:
            raise LostError(f"the record is {found.fault}")
        for each in heard:
            good = [tuple(path) for path in (each.saved, each.begun) if path is not None]
            if each.saved and not any(_holds(play.path, path) for play in plays for path in good):
                raise LostError(f"{each.saved} is not among {[play.path for play in plays]}")
        return sum(len(each.all_saved) for each in heard)

    def _work(self, say: Say, seed: str) -> None:
        chance = random.Random(seed)
        # Not loaded: a reader who is shown a play and starts anew replaces it on purpose.
        file = RecordFile(self.path, self.story)
        play = Playthrough.replay(self.story)
        while True:
            picks = play.state.picks
            if not picks or chance.random() < 0.2:
                play = Playthrough.replay(self.story, play.path[: chance.randrange(3)])
                continue
            play = play.take(chance.choice(picks).id)
            say("begun", play.path)
            file.save(Record(play.path))
            say("saved", play.path)


def _holds(play: tuple[str, ...], path: tuple[str, ...]) -> bool:
    return play[: len(path)] == path


class _Quiz:
    """Two kernels of one quiz; each answers questions of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.definition = quiz_definitions.small_definition()
        quiz_definitions.write_definition(folder)
        self.texts = [item for item in self.definition.items if item.kind in ("single", "text")]

    def run(self, chance: random.Random) -> int:
        """One round; returns how many answers were acknowledged."""
        seed = chance.random()
        heard = kill_both(lambda number: lambda say: self._work(say, number, seed), chance)
        found = read_responses(self.folder / self.definition.responses_name, self.definition)
        if found.problems:
            raise LostError(f"the answers have faults: {found.problems}")
        for each in heard:
            good = [value for value in (each.saved, each.begun) if value is not None]
            if each.saved is not None:
                name = each.saved[0]
                if [name, found.answers.get(name)] not in good:
                    raise LostError(f"{each.saved} is not in {dict(found.answers)}")
        return sum(len(each.all_saved) for each in heard)

    def _work(self, say: Say, number: int, seed: float) -> None:
        chance = random.Random(f"{seed} {number}")
        store = ResponseStore(self.folder, self.definition)
        store.load()
        item = self.texts[number % len(self.texts)]
        while True:
            given = f"{chance.random()}" if item.kind == "text" else chance.choice("ab")
            value = take_answer(item, given)
            say("begun", [item.id, value])
            store.pending[item.id] = value
            store.save()
            say("saved", [item.id, value])


class _Grading:
    """The grading of a class, in which texts have been marked by hand before."""

    def __init__(self, folder: Path) -> None:
        self.items = make_items(6)
        self.course = QuizCourse(folder)
        self.course.add_quiz("before", self.items)
        right = right_answers(self.items)
        for number in range(LEARNERS):
            self.course.submit(f"learner-{number}", "before", dict(list(right.items())[number:]))
        begun = time.monotonic()
        self._grade_whole()
        self.longest = time.monotonic() - begun
        with closing(sqlite3.connect(self.course.database)) as database:
            database.execute(
                "update grade set manual_score = 3 where auto_score is null and id in "
                "(select id from grade order by id)"
            )
            database.commit()
        self._grade_whole()
        self.right = read_grades(self.course.database, "before")

    def run(self, chance: random.Random) -> int:
        """One round; returns how many marks lay in the gradebook when it was killed."""
        process, reader = start(self._work)
        time.sleep(chance.uniform(0, self.longest))
        kill(process, reader)
        with closing(sqlite3.connect(self.course.database)) as database:
            if database.execute("pragma integrity_check").fetchone() != ("ok",):
                raise LostError("the gradebook is damaged")
        marks = read_grades(self.course.database, "before")
        by_hand = {cell: row for cell, row in self.right.items() if row.manual_score is not None}
        for cell, row in by_hand.items():
            if cell not in marks or marks[cell].manual_score != row.manual_score:
                raise LostError(f"the mark by hand of {cell} is {marks.get(cell)}")
        self._grade_whole()
        if read_grades(self.course.database, "before") != self.right:
            raise LostError("the marks are not those of a run that is not killed")
        return len(marks)

    def _grade_whole(self) -> None:
        process, reader = start(self._work)
        os.waitpid(process, 0)
        os.close(reader)

    def _work(self, say: Say) -> None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until it is killed
        shutil.rmtree(self.course.root / "autograded", ignore_errors=True)
        self.course.autograde("before", force=True)
