"""Translations are renewed without losing a translator's work."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources import KINDS, LABELS_TEXT, check_file, write_sources

from breakcontact.authoring.lines import Line
from breakcontact.authoring.po import parse_entries, render_entries
from breakcontact.authoring.problems import UnreadableError

texts = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)
    .map(str.strip)
    .filter(bool)
)


def _lines(pairs: dict[str, str]) -> list[Line]:
    return [Line(line_id, text, (line_id,), "story") for line_id, text in pairs.items()]


@given(st.dictionaries(st.from_regex("[a-z0-9.-]{1,12}", fullmatch=True), st.tuples(texts, texts)))
def test_what_is_written_is_read(entries: dict[str, tuple[str, str]]) -> None:
    """Any text survives a PO file: quotes, backslashes and letters of all kinds."""
    lines = _lines({line_id: english for line_id, (english, _) in entries.items()})
    po = polib.POFile()
    po.metadata = {"Language": "nb"}
    for line_id, (english, text) in entries.items():
        po.append(polib.POEntry(msgctxt=line_id, msgid=english, msgstr=text))

    first = parse_entries(str(po), "x.po")
    second = parse_entries(render_entries(lines, first, "nb"), "x.po")

    expected = [(line_id, english, text) for line_id, (english, text) in entries.items()]
    assert [(e.id, e.english, e.text) for e in first] == expected
    assert [(e.id, e.english, e.text, e.is_fuzzy) for e in second] == [
        (*entry, False) for entry in expected
    ]


def test_renewing_keeps_marks_and_drops() -> None:
    """A translation stays, one of changed English is marked, one of no line goes; and so again."""
    old = render_entries(_lines({"a": "One", "b": "Two", "gone": "Old"}), [], "nb")
    old = old.replace('msgid "One"\nmsgstr ""', 'msgid "One"\nmsgstr "En"')
    old = old.replace('msgctxt "b"', '# a note of the translator\nmsgctxt "b"')
    old = old.replace('msgid "Two"\nmsgstr ""', 'msgid "Two"\nmsgstr "To"')
    lines = _lines({"a": "One", "b": "Two or three", "c": "New"})

    new = render_entries(lines, parse_entries(old, "x.po"), "nb")

    kept, marked, fresh = parse_entries(new, "x.po")
    assert (kept.text, kept.is_fuzzy) == ("En", False)
    assert (marked.text, marked.english, marked.is_fuzzy) == ("To", "Two or three", True)
    assert (marked.comment, marked.previous) == ("a note of the translator", "Two")
    assert (fresh.id, fresh.text) == ("c", "")
    assert render_entries(lines, parse_entries(new, "x.po"), "nb") == new


def test_texts_come_in_the_order_of_the_source(tmp_path: Path) -> None:
    """Built texts do not depend on the order in which a translator worked."""
    write_sources(tmp_path)

    checked = check_file(tmp_path / "labels.yaml", KINDS)

    assert checked.texts == {
        "en": {"chat.send": "Send", "chat.saved": "Saved {time}"},
        "nb": {"chat.send": "Send", "chat.saved": "Lagret {time}"},
    }


@pytest.mark.parametrize("name", ["labels.yaml", "labels.nb.po"])
def test_files_from_other_systems_are_read(name: str, tmp_path: Path) -> None:
    """Line ends of Windows and a byte order mark change nothing."""
    write_sources(tmp_path)
    text = (tmp_path / name).read_text(encoding="utf-8").replace("\n", "\r\n")
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + text.encode())

    checked = check_file(tmp_path / "labels.yaml", KINDS)

    assert checked.problems == []
    assert checked.texts["nb"]["chat.saved"] == "Lagret {time}"


def test_every_language_beside_the_source_is_checked(tmp_path: Path) -> None:
    """A second language is found by its file name; what is no language is left alone."""
    write_sources(tmp_path, {"labels.de.po": 'msgid ""\nmsgstr ""\n', "labels.old.bak.po": "x"})

    problems = check_file(tmp_path / "labels.yaml", KINDS).problems

    assert {(Path(p.file).name, p.code) for p in problems} == {("labels.de.po", "BC602")}


@pytest.mark.parametrize(
    "text", ['msgid "a', "hello", 'msgid "a" "b"', 'msgid "a"\nmsgstr[0] "b"', 'msgstr "a\\"']
)
def test_broken_po_is_refused_at_its_line(text: str) -> None:
    """A line that is no PO is named, also where the library would skip it in silence."""
    with pytest.raises(UnreadableError) as refused:
        parse_entries(f'msgid ""\nmsgstr ""\n\n{text}\n', "x.po")

    assert refused.value.problem.code == "BC601"
    assert refused.value.problem.line >= 4


def test_faults_of_the_source_are_not_told_again(tmp_path: Path) -> None:
    """A label whose English cannot be read is not also called untranslated or surplus."""
    write_sources(tmp_path, {"labels.yaml": LABELS_TEXT.replace("chat.send: Send", "chat.send: 3")})

    problems = check_file(tmp_path / "labels.yaml", KINDS).problems

    assert [p.code for p in problems] == ["BC108"]
