"""Certificates and the class record: what the trainer entered, all of it, and nothing else."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from breakcontact.cli import main
from breakcontact.guide.certificates import LONGEST, MOST_NAMES
from breakcontact.i18n import list_languages
from breakcontact.i18n.messages import CLASS, load_messages

ENTERED = {
    "--title": "Den første kontakten, 180 minutter",
    "--date": "28. november 2026",
    "--place": "Bodø",
    "--signature": "Lin Berg, kursleder",
}
CLASS_OF_30 = [f"Ådne Œuvre {chr(65 + number % 26)}{number}" for number in range(30)]
MARGIN = 40.0
HOSTILE = [
    '=HYPERLINK("http://example.com","free")',
    "+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "-1+1",
    '#import "base.typ": * #data $x^2$ *bold* _it_ <label> @ref',
    "\\#panic() // no comment /* nor this */",
    "<script>alert(1)</script>",
    '"quoted", and; separated',
]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a course: none is needed."""
    monkeypatch.chdir(tmp_path)


def make(*words: str, language: str = "nb") -> int:
    """Run the command."""
    return main(["class", "certificates", *words, "--to", "out", "--language", language])


def read_table(delimiter: str = ",", encoding: str = "utf-8") -> list[list[str]]:
    """The rows of the table."""
    with open("out/class-record.csv", encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


@pytest.mark.parametrize("language", list_languages())
def test_thirty_people_get_a_page_each(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each page has one name and every entry; record and table have all names in order."""
    Path("names.txt").write_text("\n\n".join(CLASS_OF_30) + "\n", encoding="utf-8-sig")
    options = [word for pair in ENTERED.items() for word in pair]

    assert make("--names", "names.txt", *options, language=language) == 0

    assert "30" in capsys.readouterr().out
    pages = PdfReader("out/certificates.pdf").pages
    assert len(pages) == len(CLASS_OF_30)
    for name, page in zip(CLASS_OF_30, pages, strict=True):
        text = _squeeze(page.extract_text())
        assert all(_squeeze(entry) in text for entry in (name, *ENTERED.values()))
        assert sum(_squeeze(each) + "_" in f"{text}_" for each in CLASS_OF_30) <= 1
    record = _read("class-record.pdf")
    assert all(_squeeze(entry) in record for entry in (*CLASS_OF_30, *ENTERED.values()))
    header, *rows = read_table()
    title, date, place, _ = ENTERED.values()
    assert rows == [[name, title, date, place] for name in CLASS_OF_30]
    assert len(header) == 4


@pytest.mark.parametrize("language", list_languages())
def test_nothing_else_is_on_them(language: str) -> None:
    """Without the entries and the words around them a certificate is empty; no score, no maker."""
    options = [word for pair in ENTERED.items() for word in pair]
    assert make("Kari Nordmann", *options, language=language) == 0

    texts = load_messages(language, CLASS)
    words = [text for label, text in texts.items() if label.startswith("certificate.")]
    for file in ("certificates.pdf", "class-record.pdf"):
        left = _read(file)
        for known in sorted(("Kari Nordmann", *ENTERED.values(), *words), key=len, reverse=True):
            left = left.replace(_squeeze(known), "")
        assert left in ("", "11/1")
        pdf = PdfReader(f"out/{file}")
        assert pdf.metadata is not None
        assert not pdf.metadata.author
        assert pdf.metadata.creation_date is None
        assert pdf.root_object["/Lang"] == language


def test_what_is_not_entered_is_a_line() -> None:
    """A name alone makes a certificate that can be filled in by hand."""
    assert make("Kit Lane", language="en") == 0

    text = _read("certificates.pdf")
    assert "KitLane" in text
    for label in ("Course", "Date", "Place", "Nameandsignature"):
        assert label in text


def test_hostile_names_are_only_names() -> None:
    """Nothing runs in a spreadsheet or in the layout, and every sign is printed as typed."""
    assert make(*[f" {name}" for name in HOSTILE], "--title", "=1+1") == 0

    assert len(PdfReader("out/certificates.pdf").pages) == len(HOSTILE)
    text = _read("certificates.pdf")
    for name, row in zip(HOSTILE, read_table()[1:], strict=True):
        assert _squeeze(name) in text
        assert row[0].lstrip("'") == name
        assert row[0][0] not in "=+-@"
        assert row[1] == "'=1+1"


def test_letters_that_turn_others_round_are_left_out() -> None:
    """Neither a line break nor a hidden mark comes into a name."""
    assert make("Anna\u202e\u0007 live\n Berg\u200b", "\u2066\u2069 \t") == 0

    assert read_table()[1:] == [["Anna live Berg", "", "", ""]]


@pytest.mark.parametrize("name", ["W" * LONGEST, "Wolfeschlegelsteinhausen " * 4 + "zu Berg"])
def test_a_long_name_stays_on_its_page(name: str) -> None:
    """It is set smaller, and broken if need be; all of it is there, inside the frame."""
    assert make(name) == 0

    for file in ("certificates.pdf", "class-record.pdf"):
        (page,) = PdfReader(f"out/{file}").pages
        places = _list_places(page)
        assert _squeeze(name) in _squeeze(page.extract_text()).replace("\u200b", "")
        assert min(places) > MARGIN
        assert max(places) < float(page.mediabox.width)


def test_norwegian_excel_gets_its_table() -> None:
    """Semicolons, and a mark at the beginning that says UTF-8."""
    assert make("Åse Bø", "--excel") == 0

    assert Path("out/class-record.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert read_table(";", "utf-8-sig")[1][0] == "Åse Bø"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_only_the_trainer_may_read_the_names() -> None:
    """The files are closed to others."""
    assert make("Kit Lane") == 0

    assert {path.stat().st_mode & 0o077 for path in Path("out").iterdir()} == {0}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "There are no names."),
        (["", "  "], "There are no names."),
        (["--names", "none.txt"], "none.txt cannot be read"),
        (["--names", "."], "cannot be read"),
        (["--names", "ansi.txt"], "not a text file in UTF-8"),
        (["--names", "sheet.xlsx"], "not a text file in UTF-8"),
        (["--names", "many.txt"], f"at most {MOST_NAMES} fit"),
        (["x" * (LONGEST + 1)], f"has {LONGEST + 1} letters"),
        (["Kit", "--title", "y" * 300], "has 300 letters"),
        (["Kit \U0010ffff\U000e0fff", "--place", "\U00013000"], "No font on this machine has"),
    ],
)
def test_what_cannot_be_is_told(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, and nothing is written."""
    Path("ansi.txt").write_bytes("Åse Bø".encode("cp1252"))
    Path("sheet.xlsx").write_bytes(b"PK\x03\x04\x00\x00")
    Path("many.txt").write_text("Kit\n" * (MOST_NAMES + 1))

    assert make(*words) == 2

    error = capsys.readouterr().err
    assert says in error
    assert "Traceback" not in error
    assert not Path("out").exists() or not any(Path("out").iterdir())


def _list_places(page: PageObject) -> list[float]:
    """How far from the left each piece of text begins, in points.

    A centred line that is too long begins outside the page.
    """
    places: list[float] = []

    def note(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        if text.strip():
            places.append(outer[0] * inner[4] + outer[2] * inner[5] + outer[4])

    page.extract_text(visitor_text=note)
    return places


def _read(file: str) -> str:
    return _squeeze(" ".join(page.extract_text() for page in PdfReader(f"out/{file}").pages))


def _squeeze(text: str) -> str:
    return "".join(text.split())
