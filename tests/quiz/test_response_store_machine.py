"""Kernels, a disk and a clumsy hand in any order: what was acknowledged is always found again."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import quiz_definitions
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from breakcontact.quiz import read_responses, take_answer
from breakcontact.quiz.response_store import ResponseStore, SaveError

DEFINITION = quiz_definitions.small_definition()
GIVEN = st.sampled_from(DEFINITION.items).flatmap(
    lambda item: st.tuples(
        st.just(item.id),
        st.none() | quiz_definitions.values_of(item).map(lambda value: take_answer(item, value)),
    )
)
KERNELS = st.sampled_from(["one", "other"])
JUNK = [b"", b"{", b"[]", b"\xff", b" " * 70_000, b'{"format": 1, "slug": "after"}']


class Room(RuleBasedStateMachine):
    """Two kernels of one quiz; ``acknowledged`` is what the learner was told is saved."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="breakcontact-room-"))
        quiz_definitions.write_definition(self.folder)
        self.path = self.folder / DEFINITION.responses_name
        self.patch = pytest.MonkeyPatch()
        self.acknowledged: dict[str, Any] = {}
        self.kernels: dict[str, ResponseStore] = {}
        self.is_whole = True
        self.older = b""
        for name in ("one", "other"):
            self.restart(name)

    @rule(name=KERNELS, given=GIVEN)
    def answer(self, name: str, given: tuple[str, Any]) -> None:
        """The learner answers, or takes an answer back, in one of the two."""
        item_id, value = given
        self.kernels[name].pending[item_id] = value
        self.sync(name)

    @rule(name=KERNELS)
    def sync(self, name: str) -> None:
        """The kernel looks after its file; what it saves is acknowledged."""
        kernel = self.kernels[name]
        given = dict(kernel.pending)
        with suppress(SaveError):
            kernel.save()
            self.acknowledged |= given
            self.acknowledged = {k: v for k, v in self.acknowledged.items() if v is not None}
            assert not kernel.pending

    @precondition(lambda self: self.is_whole)
    @rule(name=KERNELS)
    def restart(self, name: str) -> None:
        """A kernel dies, with all that waited in it, and another takes its place."""
        self.kernels[name] = ResponseStore(self.folder, DEFINITION)
        self.kernels[name].load()

    @rule(junk=st.sampled_from(JUNK))
    def damage(self, junk: bytes) -> None:
        """Somebody writes over the file."""
        self.path.write_bytes(junk)
        self.is_whole = False

    @rule()
    def delete(self) -> None:
        """Somebody deletes the file."""
        self.path.unlink(missing_ok=True)
        self.is_whole = False

    @rule()
    def copy(self) -> None:
        """Somebody keeps a copy."""
        self.older = self.path.read_bytes() if self.path.exists() else b""

    @precondition(lambda self: self.older)
    @rule()
    def put_back(self) -> None:
        """Somebody puts the older copy in place."""
        self.path.write_bytes(self.older)
        self.is_whole = False

    @rule(where=st.sampled_from(["os.fsync", "os.replace"]))
    def fill_disk(self, where: str) -> None:
        """The disk is full from now on."""

        def refuse(*args: object) -> None:
            raise OSError(28, os.strerror(28))

        self.patch.setattr(where, refuse)

    @rule()
    def settle(self) -> None:
        """The disk has room again, both kernels look, and a grader finds all of it."""
        self.patch.undo()
        for name in ("one", "other", "one"):
            self.sync(name)
        self.is_whole = True
        found = read_responses(self.path, DEFINITION)
        assert found.problems == ()
        assert dict(found.answers) == self.acknowledged

    def teardown(self) -> None:
        """Whatever came before, in the end all is found."""
        try:
            self.settle()
        finally:
            self.patch.undo()
            shutil.rmtree(self.folder)


def test_nothing_acknowledged_is_lost() -> None:
    """Two kernels, a full disk, restarts, damage, deletion and old copies, in any order."""
    run_state_machine_as_test(
        Room, settings=settings(max_examples=60, stateful_step_count=30, deadline=None)
    )
