"""Two kernels with two pages each, kills, a full disk and a clumsy hand: Saved is never untrue."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import story_tables
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from breakcontact.errors import BreakContactError
from breakcontact.i18n import load_messages
from breakcontact.story import Record, RecordFile, Story
from breakcontact.story.record import KeptPlay, read_plays
from breakcontact.ui.chat.chat import Chat

STORY = Story.from_table(story_tables.small_table())
LABELS = load_messages("en")
PACKS = {"GB": {"country": "GB"}}
KERNELS = ("one", "other")
PAGES = st.sampled_from([(kernel, tab) for kernel in KERNELS for tab in (1, 2)])
MARK = ["hello-1", "evidence"]
JUNK = [b"", b"{", b"[]", b"\xff", b"[" * 9000, b'{"format": 1, "story": "small", "path": 3}']


class Room(RuleBasedStateMachine):
    """Four pages of one lesson; ``left`` is what pages that are gone had been told is saved."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="breakcontact-room-"))
        self.path = self.folder / "small.record.json"
        self.patch = pytest.MonkeyPatch()
        self.pages: dict[tuple[str, int], Chat] = {}
        self.left: set[Record] = set()
        self.is_whole = True

    def play(self, page: tuple[str, int]) -> Chat:
        """The chat of a page, which is opened when it is first looked at."""
        if page not in self.pages:
            file = RecordFile(self.path, STORY)
            self.pages[page] = chat = Chat(
                STORY,
                language="en",
                country="GB",
                packs=PACKS,
                labels=LABELS,
                record_file=file,
            )
            self.check_offer(chat)
        return self.pages[page]

    def check_offer(self, chat: Chat) -> None:
        """What is left of earlier readers is offered, and the newest may be replaced from now."""
        offered = [] if chat.found is None else [chat.found, *chat.found.get("others", [])]
        plays = [Record(tuple(o["path"]), tuple(map(tuple, o["marks"]))) for o in offered]
        if self.is_whole:
            for record in self.left:
                assert any(_holds(play, record) for play in plays), (record, plays)
        self.left = {r for r in self.left if plays and not _holds(plays[0], r)}

    @rule(page=PAGES, which=st.integers(0, 5))
    def pick(self, page: tuple[str, int], which: int) -> None:
        """Somebody takes a choice."""
        chat = self.play(page)
        picks = chat.playthrough.state.picks
        if picks:
            chat.set_state({"path": [*chat.path, picks[which % len(picks)].id]})

    @rule(page=PAGES, turns=st.integers(0, 4))
    def rewind(self, page: tuple[str, int], turns: int) -> None:
        """Somebody goes back, or starts anew."""
        chat = self.play(page)
        chat.set_state({"path": chat.path[:turns]})

    @rule(page=PAGES)
    def mark(self, page: tuple[str, int]) -> None:
        """Somebody sets a mark, or takes it away."""
        chat = self.play(page)
        chat.set_state({"marks": [] if chat.marks else [MARK]})

    @rule(page=PAGES, which=st.integers(0, 3))
    def go_on(self, page: tuple[str, int], which: int) -> None:
        """Somebody goes on with one of the plays that are offered."""
        chat = self.play(page)
        if chat.found is not None and not chat.path:
            offered = [chat.found, *chat.found.get("others", [])]
            chosen = offered[which % len(offered)]
            play = Record(tuple(chosen["path"]), tuple(map(tuple, chosen["marks"])))
            self.left = {record for record in self.left if not _holds(play, record)}
            chat.set_state({"path": chosen["path"], "marks": chosen["marks"]})

    @rule(page=PAGES)
    def sync(self, page: tuple[str, int]) -> None:
        """The kernel looks after its file."""
        self.play(page).sync()

    @rule(kernel=st.sampled_from(KERNELS))
    def kill(self, kernel: str) -> None:
        """A kernel dies in the middle of writing; its pages are gone."""
        for page in [page for page in self.pages if page[0] == kernel]:
            chat = self.pages.pop(page)
            if chat.saved["state"] == "saved" and self.is_whole and chat.saved["path"]:
                self.left.add(_acknowledged(chat))
            chat.close()
        self.path.with_name(f".{self.path.name}.0123abcd").write_bytes(b"{")

    @rule(junk=st.sampled_from(JUNK))
    def damage(self, junk: bytes) -> None:
        """Somebody writes over the file, and the kernels notice."""
        self.path.write_bytes(junk)
        self.left.clear()
        self.is_whole = False
        self.settle()

    @rule()
    def delete(self) -> None:
        """Somebody deletes the file, and it stays deleted until somebody plays on."""
        self.path.unlink(missing_ok=True)
        self.left.clear()
        for chat in self.pages.values():
            chat.sync()
        if all(chat.saved["state"] != "failed" for chat in self.pages.values()):
            assert not self.path.exists()

    @rule(where=st.sampled_from(["os.fsync", "os.replace"]))
    def fill_disk(self, where: str) -> None:
        """The disk is full from now on."""

        def refuse(*args: object) -> None:
            raise OSError(28, os.strerror(28))

        self.patch.setattr(where, refuse)

    @rule()
    def settle(self) -> None:
        """The disk has room again, and the kernels look after their file."""
        self.patch.undo()
        for chat in self.pages.values():
            chat.sync()
        self.is_whole = True
        assert all(chat.saved["state"] != "failed" for chat in self.pages.values())

    @invariant()
    def saved_is_in_the_file(self) -> None:
        """What a page shows as saved lies in the file now, and what others left lies there, too."""
        plays = self.read() if self.is_whole else []
        for chat in self.pages.values() if self.is_whole else ():
            if chat.saved["state"] == "saved":
                own = [p for p in plays if p.writer == chat._file._writer]  # type: ignore[union-attr]
                assert [each.record for each in own] == [_acknowledged(chat)]
        for record in self.left if self.is_whole else ():
            assert any(_holds(play.record, record) for play in plays)

    def read(self) -> list[KeptPlay]:
        """The plays in the file; none if it is missing or damaged."""
        try:
            return read_plays(self.path, STORY)
        except (OSError, ValueError, BreakContactError):
            return []

    def teardown(self) -> None:
        """Nothing stays behind."""
        self.patch.undo()
        for chat in self.pages.values():
            chat.close()
        shutil.rmtree(self.folder)


def _acknowledged(chat: Chat) -> Record:
    saved = chat.saved
    return Record(tuple(saved["path"]), tuple(map(tuple, saved["marks"])), "en", "GB")


def _holds(play: Record, other: Record) -> bool:
    return play.holds(other)


@pytest.fixture
def quiet() -> Iterator[None]:
    """Without the log of what a page was refused."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("quiet")
def test_saved_is_never_untrue() -> None:
    """Picks, marks, new starts, kills, damage, deletion and a full disk, in any order."""
    run_state_machine_as_test(
        Room, settings=settings(max_examples=20, stateful_step_count=25, deadline=None)
    )
