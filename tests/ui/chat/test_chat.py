"""What Python promises of the chat: it takes only good paths, and keeps them safely."""

from __future__ import annotations

import logging
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import story_tables
from javascript import node

from breakcontact.i18n import load_messages
from breakcontact.story import Record, RecordFile, Story
from breakcontact.story.play import LONGEST_PATH
from breakcontact.ui.assets import load_module, load_style
from breakcontact.ui.chat.chat import Chat

LARGEST_WIDGET = 40 * 1024
BAD_PATHS = {
    "unknown pick": ["nowhere"],
    "pick that is not offered there": ["pay"],
    "not a list": "reply",
    "a number": 7,
    "nothing": None,
    "wrong types inside": [["reply"], 3, None],
    "an object": {"0": "reply"},
    "a million picks": ["reply", *["ask-less"] * 999_999],
}
BAD_MARKS = {
    "unknown message": [["nowhere", "evidence"]],
    "unknown tactic": [["hello-1", "tactic", "magic"]],
    "not a list": "hello-1",
    "half a mark": [["hello-1"]],
    "an own reply": [["reply", "evidence"]],
}


@pytest.fixture
def story() -> Story:
    """A demand that can be paid, asked down or left."""
    return Story.from_table(story_tables.small_table())


@pytest.fixture
def record_file(tmp_path: Path, story: Story) -> RecordFile:
    """Where the play is kept."""
    return RecordFile(tmp_path / "small.record.json", story)


@pytest.fixture
def chat(story: Story, record_file: RecordFile) -> Iterator[Chat]:
    """A chat whose record lies on the disk."""
    chat = make_chat(story, record_file)
    yield chat
    chat.close()


def make_chat(story: Story, record_file: RecordFile | None, language: str = "en") -> Chat:
    """A chat as a lesson makes it."""
    packs = {"NO": {"country": "NO"}, "GB": {"country": "GB"}}
    labels = load_messages(language)
    return Chat(
        story, language=language, country="GB", packs=packs, labels=labels, record_file=record_file
    )


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What Python tells the page, message by message."""
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(Chat, "_send", lambda chat, message, buffers=None: messages.append(message))
    return messages


def test_a_path_from_the_page_is_kept(chat: Chat, record_file: RecordFile) -> None:
    """A good path is on the disk when the page is told that it is saved."""
    chat.set_state({"path": ["reply"], "marks": [["hello-1", "evidence"]], "number": 3})

    found = record_file.load().record
    assert found == Record(("reply",), (("hello-1", "evidence"),), "en", "GB")
    assert chat.saved == {
        "state": "saved",
        "path": ["reply"],
        "marks": [["hello-1", "evidence"]],
        "sentence": "",
        "others": 0,
        "number": 3,
    }


def test_the_page_hears_that_a_change_was_dealt_with(
    chat: Chat, said: list[dict[str, Any]]
) -> None:
    """Also when nothing new is kept, or when it is refused: then before the good path comes."""
    chat.set_state({"pace": "off", "number": 1})
    assert chat.saved["number"] == 1
    said.clear()

    chat.set_state({"path": ["nowhere"], "number": 2})

    states = [message["state"] for message in said if message["method"] == "update"]
    assert [list(state) for state in states][-2:] == [["saved"], ["path"]]
    assert states[-2]["saved"]["number"] == 2


def test_playthrough_follows_the_page(chat: Chat) -> None:
    """A cell can ask for the play at any moment."""
    chat.set_state({"path": ["reply", "tell"]})

    assert chat.playthrough.ending == "told"


@pytest.mark.parametrize("path", BAD_PATHS.values(), ids=BAD_PATHS)
def test_a_bad_path_changes_nothing(
    chat: Chat,
    record_file: RecordFile,
    said: list[dict[str, Any]],
    caplog: pytest.LogCaptureFixture,
    path: Any,
) -> None:
    """It is refused with one sentence; record and trait stay, the page gets the good one back."""
    chat.set_state({"path": ["reply"]})
    kept = record_file.path.read_bytes()
    said.clear()

    with caplog.at_level(logging.WARNING):
        chat.set_state({"path": path})

    assert chat.path == ["reply"]
    assert record_file.path.read_bytes() == kept
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert len(caplog.text) < 500
    assert [message["state"] for message in said if message["method"] == "update"] == [
        {"path": ["reply"]}
    ]


@pytest.mark.parametrize("marks", BAD_MARKS.values(), ids=BAD_MARKS)
def test_bad_marks_change_nothing(chat: Chat, marks: Any, caplog: pytest.LogCaptureFixture) -> None:
    """They are refused, while a path that came with them is taken."""
    chat.set_state({"path": ["reply"], "marks": marks})

    assert chat.marks == []
    assert chat.path == ["reply"]
    assert "'marks' was refused" in caplog.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gentle", 1),
        ("pace", "sloth"),
        ("country", "XX"),
        ("story", {}),
        ("storage_key", "elsewhere"),
    ],
)
def test_the_page_cannot_set_what_is_not_on_offer(chat: Chat, name: str, value: Any) -> None:
    """Settings that do not exist and what Python alone decides stay as they were."""
    before = getattr(chat, name)

    chat.set_state({name: value})

    assert getattr(chat, name) == before


def test_nothing_is_kept_before_a_pick(chat: Chat, record_file: RecordFile) -> None:
    """Opening a lesson, and choosing how it is told, leave no file."""
    chat.set_state({"gentle": True, "pace": "off", "country": "NO"})

    assert not record_file.path.exists()
    assert chat.saved["state"] == "none"


def test_class_mode_writes_nothing(story: Story, tmp_path: Path) -> None:
    """Without a file the play is kept in memory only, and the page is told so."""
    chat = make_chat(story, None)
    chat.set_state({"path": ["reply"]})

    assert chat.memory_only
    assert chat.saved["state"] == "memory"
    assert chat.saved["path"] == ["reply"]
    assert not list(tmp_path.iterdir())


def test_an_earlier_play_is_offered(story: Story, record_file: RecordFile) -> None:
    """What an earlier reader left is found, but not begun."""
    marks = (("hello-1", "evidence"),)
    record_file.save(Record(("reply", "tell"), marks, "en", "GB"))

    chat = make_chat(story, record_file)

    assert chat.found == {
        "path": ["reply", "tell"],
        "marks": [["hello-1", "evidence"]],
        "ended": True,
    }
    assert chat.path == []


def test_a_damaged_record_is_set_aside_and_said(story: Story, record_file: RecordFile) -> None:
    """The start screen names the file that the damaged record was moved to."""
    record_file.path.write_text("{half")

    chat = make_chat(story, record_file, "nb")

    assert chat.found is None
    assert "small.record.json.damaged-1" in chat.notice
    assert "{" not in chat.notice


def test_a_folder_that_cannot_be_written_is_said(chat: Chat, record_file: RecordFile) -> None:
    """The play goes on, the page gets the sentence, and the next pick is tried again."""
    folder = record_file.path.parent
    folder.rename(folder.with_name("away"))

    chat.set_state({"path": ["reply"]})

    assert chat.path == ["reply"]
    assert chat.saved["state"] == "failed"
    assert "small.record.json" in chat.saved["sentence"]
    folder.with_name("away").rename(folder)
    chat.set_state({"path": ["reply", "ask-less"]})
    assert chat.saved["state"] == "saved"


def test_the_storage_key_is_the_same_after_a_restart(story: Story, record_file: RecordFile) -> None:
    """The page recognises a play by its key, which does not reveal where the file is."""
    first, second = make_chat(story, record_file), make_chat(story, record_file)
    elsewhere = make_chat(story, RecordFile(record_file.path.with_name("other.json"), story))

    assert first.storage_key == second.storage_key != elsewhere.storage_key
    assert record_file.path.parent.name not in first.storage_key


def test_pages_and_cells_at_once(chat: Chat, record_file: RecordFile) -> None:
    """Messages of the page on another thread, while a cell asks, leave path and record agreeing."""
    paths = [["reply", *["ask-less"] * count] for count in range(12)]

    def play() -> None:
        for path in paths:
            chat.set_state({"path": path})

    page = threading.Thread(target=play)
    page.start()
    while page.is_alive():
        assert len(chat.playthrough.path) <= 12
    page.join()

    found = record_file.load().record
    assert found is not None
    assert list(found.path) == chat.path == paths[-1]


def test_the_longest_path_is_taken_and_kept(chat: Chat) -> None:
    """A path as long as the story allows is no fault."""
    path = ["reply", *["ask-less"] * (LONGEST_PATH - 1)]

    chat.set_state({"path": path})

    assert chat.path == path
    assert chat.saved["path"] == path


def test_places_without_widgets_show_a_sentence(chat: Chat) -> None:
    """A page that shows no widgets tells what would be there and how to get it."""
    bundle = chat._repr_mimebundle_()

    assert bundle is not None
    assert bundle[0]["text/plain"].startswith("Small: a chat to play.")


def test_the_widget_is_small() -> None:
    """Module and style, as readable as they are, stay below 40 KB when zipped."""
    text = load_module("chat.js") + load_style("chat.css")

    zipped = subprocess.run(
        ["gzip", "-9", "-c"], input=text.encode(), capture_output=True, check=True
    )
    assert len(zipped.stdout) < LARGEST_WIDGET


def test_neighbours_share_no_names(tmp_path: Path) -> None:
    """All modules of the chat stand in one file without a clash."""
    file = tmp_path / "chat.mjs"
    text = load_module("chat.js")
    file.write_text(text, encoding="utf-8")

    checked = subprocess.run([node(), "--check", file], capture_output=True, text=True)

    assert checked.returncode == 0, checked.stderr
    assert not [line for line in text.splitlines() if line.startswith("import ")]
