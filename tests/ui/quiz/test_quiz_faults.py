"""A quiz whose file is in trouble: what is lost is told, and what is acknowledged is not lost."""

from __future__ import annotations

import asyncio
import errno
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import quiz_definitions
from quiz_kernel import QuizKernel, run_quiz

from breakcontact.i18n import load_messages
from breakcontact.quiz.response_store import SaveError
from breakcontact.ui.watch import watch

WORDS = load_messages("en")


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QuizKernel]:
    """A learner's notebook with one answer saved."""
    with run_quiz(tmp_path, monkeypatch) as kernel:
        kernel.answer("small-01", "b")
        yield kernel


def fill_disk(patch: pytest.MonkeyPatch) -> None:
    """From now on the disk is full."""

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    patch.setattr("os.fsync", refuse)


def test_a_full_disk_is_told_and_tried_again(
    kernel: QuizKernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page hears that it is not saved and why; once there is room, that it is."""
    with monkeypatch.context() as full:
        fill_disk(full)
        told = kernel.answer("small-02", ["a"])
        kernel.sync()

        assert (told["state"], told["sentence"]) == ("failed", WORDS["quiz.fault.full"])
        assert kernel.widget("small-02").response is None
        assert kernel.widget("small-02").saved["state"] == "failed"
        assert kernel.widget("small-01").saved["state"] == "saved"
        assert kernel.widget("finish").progress["unsaved"] == ["small-02"]
        assert kernel.widget("finish").progress["receipt"] == ""
        assert kernel.in_file == {"small-01": "b"}
    kernel.sync()

    assert kernel.heard[-1] == {**told, **{"state": "saved", "sentence": ""}} | {
        "at": kernel.heard[-1]["at"]
    }
    assert kernel.in_file == {"small-01": "b", "small-02": ["a"]}
    assert kernel.widget("small-02").saved["state"] == "saved"
    assert kernel.widget("finish").progress["unsaved"] == []


def test_the_same_failure_is_not_told_over_and_over(
    kernel: QuizKernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kernel that tries again in vain keeps quiet."""
    with monkeypatch.context() as full:
        fill_disk(full)
        kernel.answer("small-02", ["a"])
        before = len(kernel.heard)
        kernel.sync()
        kernel.sync()

        assert len(kernel.heard) == before


def test_a_changed_mind_is_what_is_saved(
    kernel: QuizKernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of several answers that waited for the disk the last is saved and acknowledged."""
    with monkeypatch.context() as full:
        fill_disk(full)
        kernel.answer("small-02", ["a"])
        kernel.answer("small-02", ["b"])
    kernel.sync()

    assert kernel.in_file["small-02"] == ["b"]
    assert kernel.heard[-1]["number"] == kernel.number


@pytest.mark.parametrize("reason", ["full", "read-only", "gone", "busy", "newer", "large"])
@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_failure_has_its_words(
    kernel: QuizKernel, monkeypatch: pytest.MonkeyPatch, reason: str, language: str
) -> None:
    """The learner reads in their own language what to do."""
    kernel.say("start", {"kind": "language", "language": language})

    def refuse(store: object) -> None:
        raise SaveError(reason, "in English, for a log")

    with monkeypatch.context() as faulty:
        faulty.setattr("breakcontact.quiz.response_store.ResponseStore.save", refuse)
        told = kernel.answer("small-02", ["a"])

    assert told["sentence"] == load_messages(language)[f"quiz.fault.{reason}"]


def test_a_deleted_file_comes_back_by_itself(kernel: QuizKernel) -> None:
    """Some seconds later all answers are there again, and nobody need know."""
    kernel.path.unlink()
    kernel.sync()

    assert kernel.in_file == {"small-01": "b"}
    assert kernel.widget("start").notice == ""


def test_a_deleted_file_that_cannot_come_back_is_told(
    kernel: QuizKernel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved before is not any more, and its card says so."""
    kernel.path.unlink()
    with monkeypatch.context() as full:
        fill_disk(full)
        kernel.sync()

        assert kernel.widget("small-01").saved == {
            "state": "failed",
            "at": "",
            "sentence": WORDS["quiz.fault.full"],
            "number": kernel.number,
        }
    kernel.sync()

    assert kernel.widget("small-01").saved["state"] == "saved"


def test_a_damaged_file_is_mended_and_told(kernel: QuizKernel) -> None:
    """The answers are saved again, and start and end name the file that was kept."""
    kernel.path.write_text("{half")
    kernel.sync()

    assert kernel.in_file == {"small-01": "b"}
    for part in ("start", "finish"):
        assert "small.responses.damaged-1.json" in kernel.widget(part).notice


def test_the_notice_follows_the_language(kernel: QuizKernel) -> None:
    """What was told in English is told in Norwegian too."""
    kernel.path.write_text("{half")
    kernel.sync()
    kernel.say("start", {"kind": "language", "language": "nb"})

    assert kernel.widget("start").notice.startswith("Filen med svarene dine var ødelagt.")


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"format": 9}, "quiz.notice.lost"),
        ({"version": "000000000000"}, "quiz.notice.other"),
        ({"answers": {"small-01": {"revision": 1, "value": "z"}}}, "quiz.notice.partly"),
    ],
)
def test_what_cannot_be_used_at_the_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, object], label: str
) -> None:
    """A damaged file, one of another version, and one with a bad answer are told apart."""
    fields = quiz_definitions.responses_fields(
        quiz_definitions.small_definition(), {"small-01": "b"}
    )
    path = tmp_path / "small.responses.json"
    path.write_text(json.dumps({**fields, **change}), encoding="utf-8")

    with run_quiz(tmp_path, monkeypatch) as kernel:
        notice = kernel.widget("start").notice

    assert notice == WORDS[label].replace("{name}", "small.responses.damaged-1.json")


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is set aside, nothing is written over, and the start says so."""
    definition = quiz_definitions.write_definition(tmp_path)
    path = quiz_definitions.write_responses(tmp_path, definition, {"small-01": "b"})
    before = path.read_bytes()

    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as faulty:
        faulty.setattr("breakcontact.files.os.fstat", refuse)
        with run_quiz(tmp_path, monkeypatch) as kernel:
            told = kernel.answer("small-02", ["a"])

            assert WORDS["quiz.notice.unreadable"] in kernel.widget("start").notice
            assert told["state"] == "failed"
    assert path.read_bytes() == before


class Watched:
    """Something that counts how often it is looked after, and fails the first time."""

    def __init__(self) -> None:
        self.times = 0
        self.is_enough = asyncio.Event()

    def sync(self) -> None:
        """Count; the third time is enough."""
        self.times += 1
        if self.times == 1:
            raise ValueError("the first time")
        if self.times == 3:
            self.is_enough.set()


def run_apart(work: Callable[[], int]) -> int:
    """Run on a thread of its own: Playwright's loop may be running in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(work).result()


def test_nobody_watches_where_no_loop_runs() -> None:
    """Outside of a kernel, looking again is left to whoever wants it."""

    def start() -> int:
        watched = Watched()
        watch(watched, seconds=0)
        return watched.times

    assert run_apart(start) == 0


def test_a_kernel_looks_by_itself() -> None:
    """Again and again; a fault in one turn does not end it."""

    async def run() -> int:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
        watched = Watched()
        watch(watched, seconds=0)
        await asyncio.wait_for(watched.is_enough.wait(), timeout=30)
        return watched.times

    assert run_apart(lambda: asyncio.run(run())) >= 3
