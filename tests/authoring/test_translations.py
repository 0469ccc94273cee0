"""Translations are renewed without losing a translator's work."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources import KINDS, LABELS_TEXT, check_file, write_sources

from breakcontact.authoring.lines import Line
from breakcontact.authoring.po import Entry, PoFile, parse_entries, parse_po, render_po, renew
from breakcontact.authoring.problems import UnreadableError
from breakcontact.cli import main

texts = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)
    .map(str.strip)
    .filter(bool)
)


def _lines(pairs: dict[str, str]) -> list[Line]:
    return [Line(line_id, text, (line_id,), "story") for line_id, text in pairs.items()]


ids = st.from_regex("[a-z0-9.-]{1,12}", fullmatch=True)
entries = st.builds(
    Entry,
    id=ids,
    english=texts,
    text=texts,
    is_fuzzy=st.booleans(),
    comment=texts | st.just(""),
    previous=texts | st.none(),
    flags=st.sampled_from([(), ("no-wrap",)]),
)
ABOVE = [
    "\n",
    "  ",
    "#\n",
    "# a note  \n",
    "#no space\n",
    "#. extracted\n",
    "#: place:3\n",
    "#, fuzzy\n",
    "#, no-wrap, fuzzy\n",
    '#| msgid "Before"\n',
]
MORE = ["", "\n", '"more \\n"\n', '"\\t\\v\\"\\\\"\n']
whole_entries = st.tuples(
    st.lists(st.sampled_from(ABOVE), max_size=4).map("".join),
    st.sampled_from(["", 'msgctxt "a"\n', 'msgctxt "b"\n', 'msgctxt "c"\n']),
    st.sampled_from(['msgid "One"\n', 'msgid ""\n', 'msgid "Old"\n']),
    st.sampled_from(MORE),
    st.sampled_from(['msgstr "En"\n', 'msgstr ""\n', 'msgstr "Ett"\n']),
    st.sampled_from(MORE),
).map("".join)
put_aside = st.sampled_from(
    [
        '#~| msgid "Before"\n#~ msgid "Old"\n#~ msgstr "Gammel"\n',
        '# a note\n#, fuzzy\n#~ msgctxt "a"\n#~ msgid "One"\n#~ msgstr ""\n#~ "Ett"\n',
    ]
)
distinct = st.lists(entries, unique_by=lambda entry: entry.id, max_size=6)


def _lines(pairs: dict[str, str]) -> list[Line]:
    return [Line(line_id, text, (line_id,), "story", "About it") for line_id, text in pairs.items()]


def _po(lines: list[Line], text: str) -> str:
    """The PO file of lines after ``breakcontact po``, given its text before."""
    return render_po(lines, renew(lines, parse_po(text, "x.po"), "nb"), "nb")


def _translated(pairs: dict[str, tuple[str, str]]) -> str:
    """A PO file of the texts and their translations by id."""
    lines = _lines({line_id: english for line_id, (english, _) in pairs.items()})
    kept = [Entry(line_id, english, text) for line_id, (english, text) in pairs.items()]
    return render_po(lines, PoFile(kept), "nb")


@given(distinct, distinct)
def test_what_is_written_is_read(active: list[Entry], obsolete: list[Entry]) -> None:
    """Any text survives in any part of a PO file: quotes, backslashes, letters of all kinds."""
    obsolete = [replace(each, previous=None) for each in obsolete]  # polib does not keep it
    po = PoFile(active, obsolete, "Translated by Kari\n\nin a winter", {"Language": "nb"})

    read = parse_po(render_po(_lines({each.id: each.english for each in active}), po, "nb"), "x.po")

    assert (list(read.entries), list(read.obsolete)) == (active, obsolete)
    assert read.head == po.head


@given(distinct, distinct, st.dictionaries(ids, texts, max_size=6))
def test_no_translation_is_ever_lost(
    active: list[Entry], obsolete: list[Entry], wanted: dict[str, str]
) -> None:
    """Whatever the source has become, every translation is still there, and so it stays."""
    before = PoFile(active, obsolete)

    after = renew(_lines(wanted), before, "nb")

    kept = {each.text for each in (*after.entries, *after.obsolete)}
    assert {each.text for each in (*active, *obsolete)} <= kept
    assert [each.id for each in after.entries] == list(wanted)
    assert renew(_lines(wanted), after, "nb") == after


@given(st.lists(whole_entries | put_aside, max_size=6).map("".join))
def test_whatever_can_be_read_can_be_renewed(text: str) -> None:
    """Odd comments, flags, spaces and empty lines never make a file that reads differently."""
    try:
        old = parse_po('msgid ""\nmsgstr ""\n"Language: nb\\n"\n' + text, "x.po")
    except UnreadableError:
        return
    lines = _lines({"a": "One", "b": "Two"})

    new = renew(lines, old, "nb")

    written = render_po(lines, new, "nb")
    read = parse_po(written, "x.po")
    assert (list(read.entries), list(read.obsolete)) == (new.entries, new.obsolete)
    assert _po(lines, written) == written


def test_renewing_marks_what_has_changed() -> None:
    """A translation stays, one of changed English is marked, one of no line is put aside."""
    old = _translated({"a": ("One", "En"), "b": ("Two", "To"), "gone": ("Old", "Gammel")})
    old = old.replace('msgctxt "b"', '# a note of the translator\nmsgctxt "b"')
    lines = _lines({"a": "One", "b": "Two or three", "c": "New"})

    new = _po(lines, old)

    kept, marked, fresh = parse_po(new, "x.po").entries
    assert (kept.text, kept.is_fuzzy) == ("En", False)
    assert (marked.text, marked.english, marked.is_fuzzy) == ("To", "Two or three", True)
    assert (marked.comment, marked.previous) == ("a note of the translator", "Two")
    assert (fresh.id, fresh.text) == ("c", "")
    assert [each.text for each in parse_po(new, "x.po").obsolete] == ["Gammel"]
    assert _po(lines, new) == new


@pytest.mark.parametrize(
    "changed",
    [
        {"a": "One", "renamed": "Two", "c": "Three"},
        {"a": "One", "c": "Three"},
        {"a": "One", "renamed": "Another", "c": "Three"},
        {"a": "One", "b": "Two"},
    ],
    ids=["id renamed", "line out", "id and text renamed", "last line out"],
)
def test_what_is_undone_leaves_no_trace(changed: dict[str, str]) -> None:
    """A change to the source and back, with a renewal after each, gives the same file."""
    lines = {"a": "One", "b": "Two", "c": "Three"}
    old = _translated({"a": ("One", "En"), "b": ("Two", "To"), "c": ("Three", "Tre")})

    assert _po(_lines(lines), _po(_lines(changed), old)) == old


def test_a_translation_follows_its_line_to_a_new_id() -> None:
    """A renamed line is translated at once; one that comes back under another id is marked."""
    old = _translated({"a": ("One", "En"), "b": ("Two", "To")})

    renamed = parse_po(_po(_lines({"x": "One", "b": "Two"}), old), "x.po")
    assert [(each.id, each.text, each.is_fuzzy) for each in renamed.entries] == [
        ("x", "En", False),
        ("b", "To", False),
    ]
    returned = parse_po(_po(_lines({"x": "One"}), _po(_lines({"b": "Two"}), old)), "x.po")
    assert [(each.text, each.is_fuzzy) for each in returned.entries] == [("En", True)]


def test_what_other_programs_wrote_is_kept() -> None:
    """Poedit's header, the translator's comment at the top, flags and obsolete entries stay."""
    old = _translated({"a": ("One", "En")})
    head = "# Translated by Kari\n#\n# in 2026\n"
    fields = '"Last-Translator: Kari <kari@example.test>\\n"\n"X-Generator: Poedit 3.4\\n"\n\n#.'
    old = head + old.replace("\n#.", fields, 1).replace("msgctxt", "#, no-wrap\nmsgctxt")
    old += '\n# once meant for a button\n#, fuzzy\n#~ msgid "Old"\n#~ msgstr "Gammel"\n'

    new = _po(_lines({"a": "One"}), old)

    assert new.startswith(head)
    for row in old.splitlines():
        assert row in new.splitlines(), row
    assert _po(_lines({"a": "One"}), new) == new


def test_a_second_translation_is_put_aside() -> None:
    """Of two entries for a line the first counts, and the other is kept."""
    old = _translated({"a": ("One", "En")})
    old += '\nmsgctxt "a"\nmsgid "One"\nmsgstr "Ett"\n\nmsgid "Bare"\nmsgstr "Naken"\n'

    new = parse_po(_po(_lines({"a": "One"}), old), "x.po")

    assert [each.text for each in new.entries] == ["En"]
    assert [each.text for each in new.obsolete] == ["Ett", "Naken"]


def test_texts_come_in_the_order_of_the_source(tmp_path: Path) -> None:
    """Built texts do not depend on the order in which a translator worked."""
    write_sources(tmp_path)

    checked = check_file(tmp_path / "labels.yaml", KINDS)

    assert checked.texts == {
        "en": {"chat.send": "Send", "chat.saved": "Saved {time}"},
        "nb": {"chat.send": "Send", "chat.saved": "Lagret {time}"},
    }


TWICE = """\
format: 1
kind: labels
texts:
  a: Lantern Keep
  b: Lantern Keep
"""


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        ("Cars are not allowed in this street at night.", ["BC608"]),
        ("Nobody is ever alone with this, not you either.", []),
    ],
)
def test_the_translation_of_another_line_is_found(
    other: str, codes: list[str], tmp_path: Path
) -> None:
    """Lines that differ in English do not say the same, unless they are nearly alike."""
    english, text = "Nobody is alone with this, and nor are you.", "Ingen er alene om dette."
    source = f"format: 1\nkind: labels\ntexts:\n  a: {english}\n  b: {other}\n"
    po = _translated({"a": (english, text), "b": (other, text)})
    write_sources(tmp_path, {"labels.yaml": source, "labels.nb.po": po})

    problems = check_file(tmp_path / "labels.yaml", KINDS).problems

    assert [problem.code for problem in problems] == codes
    for problem in problems:
        assert problem.line == len(po.splitlines())
        assert "'b' has the translation of 'a'" in problem.sentence


def test_one_text_in_two_translations_is_a_warning(tmp_path: Path) -> None:
    """Two translations of one English text are told, and are no fault; a comment says: meant."""
    po = _translated({"a": ("Lantern Keep", "Lyktborgen"), "b": ("Lantern Keep", "Lyktborga")})
    write_sources(tmp_path, {"labels.yaml": TWICE, "labels.nb.po": po})

    checked = check_file(tmp_path / "labels.yaml", KINDS)

    (note,) = checked.warnings
    assert (Path(note.file).name, note.code) == ("labels.nb.po", "BC609")
    assert po.splitlines()[note.line - 1] == 'msgstr "Lyktborga"'
    assert "'Lyktborga' and 'Lyktborgen'" in note.sentence
    assert checked.problems == []

    (tmp_path / "labels.nb.po").write_text(
        po.replace('#. About it\nmsgctxt "b"', '# So it is called in the north.\nmsgctxt "b"'),
        "utf-8",
    )
    assert check_file(tmp_path / "labels.yaml", KINDS).warnings == []


@pytest.mark.parametrize(
    "edit", [('msgctxt "chat.send"', 'msgctxt "chat.sent"'), ('msgid "Send"', 'msgid "Sent"')]
)
def test_the_command_that_is_named_is_the_one_to_type(
    edit: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command in the sentence can be copied as it is, and mends what it is about."""
    folder = tmp_path / "my texts"
    folder.mkdir()
    write_sources(folder)
    po = folder / "labels.nb.po"
    po.write_text(po.read_text("utf-8").replace(*edit), "utf-8")
    sentences = [p.sentence for p in check_file(folder / "labels.yaml", KINDS).problems]

    (typed,) = {s.partition("run '")[2].removesuffix("'.") for s in sentences if "run '" in s}
    program, *words = shlex.split(typed)

    assert program == "breakcontact"
    assert main(words) == 0
    assert "to look at again" in capsys.readouterr().out
    codes = {problem.code for problem in check_file(folder / "labels.yaml", KINDS).problems}
    assert codes <= {"BC605"}  # what is left is for the translator


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
