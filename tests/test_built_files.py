"""A built file that is damaged or gone is one sentence with what to do, and never a traceback."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from breakcontact import files
from breakcontact.advice import load_pack, pack
from breakcontact.errors import BreakContactError
from breakcontact.i18n.messages import load_messages
from breakcontact.own_lessons import kinds
from breakcontact.own_lessons.cache import Cache

Read = Callable[[], object]


def _read_messages() -> object:
    return load_messages.__wrapped__("nb")


READERS: dict[str, Read] = {
    "registry.json": kinds.list_source_ids,
    "instruments.json": kinds.list_source_ids,
    "NO.advice.json": kinds.list_source_ids,
    "GB.advice.json": lambda: load_pack("GB", "en"),
    "labels.nb.json": _read_messages,
}
"""A file, and something that reads it."""

DAMAGED = (b"", b"{", b"[]", b"{}", b"\xff\xfe\x00", b'{"sources": 3}')


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the files that are read here."""
    folder = tmp_path_factory.mktemp("built")
    for name in READERS:
        shutil.copy(files.BUILT / name, folder)
    return folder


@pytest.mark.parametrize("name", READERS)
def test_a_damaged_file_is_told(name: str, copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the file and the command that builds it again."""
    for module in (files, kinds, pack):
        monkeypatch.setattr(module, "BUILT", copied)
    path = copied / name
    whole = path.read_bytes()
    READERS[name]()
    catalogue = name.startswith("labels.")
    try:
        for content in (b"", b"{", b"7", b"\xff\xfe\x00") if catalogue else DAMAGED:
            path.write_bytes(content)
            with pytest.raises(BreakContactError) as told:
                READERS[name]()
            sentence = str(told.value)
            assert sentence.startswith(f"{name} cannot be read. Build it again: ")
            assert sentence.endswith(" build.")
    finally:
        path.write_bytes(whole)


def test_a_file_in_the_cache_that_is_damaged_counts_as_gone(tmp_path: Path) -> None:
    """A story is then compiled again, from its source."""
    source = tmp_path / "mine.yaml"
    source.write_text("format: 1\n", encoding="utf-8")
    cache = Cache(source)
    cache.write({"mine.story.json": "{}"}, ())
    (cache.folder / "mine.story.json").write_bytes(b"\xff\xfe")

    found = cache.read()

    assert found is not None
    assert not found.texts
