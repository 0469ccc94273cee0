"""Cards with codes, which a teacher prints before a lesson with phones."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import quiz_definitions
from class_teacher import ClassTeacher
from pypdf import PdfReader

from breakcontact.cli import main
from breakcontact.course.hand_ins.roster import import_roster, load_roster, save_roster
from breakcontact.course.setup import set_up_course
from breakcontact.guide.code_cards import ON_A_PAGE, render_code_cards
from breakcontact.i18n import list_languages
from breakcontact.i18n.messages import CLASS, load_messages
from breakcontact.serving.codes import CODES, read_codes
from breakcontact.serving.kept_address import FILE_NAME, read_kept_address

HERE = "192.168.10.20"
NAMES = ["Kari Nordmann", "Åse <b>Bø</b>", "Nguyễn Thị Minh", "=1+1", *("Per " + "n" * 55,)]


@pytest.fixture
def teacher(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> ClassTeacher:
    """A teacher on a network, with a course."""
    teacher = ClassTeacher(tmp_path, capsys, monkeypatch)
    set_up_course(teacher.root, None, None, "en")
    monkeypatch.setattr("breakcontact.serving.server.find_address", lambda network: HERE)
    return teacher


@pytest.mark.parametrize("language", list_languages())
def test_each_learner_gets_a_card(language: str, tmp_path: Path) -> None:
    """Name, code, address and what to do, ten on a page, all with letters that can be read."""
    names = [*NAMES, *(f"Ola {number}" for number in range(ON_A_PAGE - 2))]
    codes = {name: f"ABCD-{number:04}" for number, name in enumerate(names)}
    path = tmp_path / "cards.pdf"
    path.write_bytes(render_code_cards(codes, f"http://{HERE}:8765/mwxyh/", language))

    pages = [squeeze(page.extract_text()) for page in PdfReader(path).pages]
    words = load_messages(language, CLASS)
    assert len(pages) == 2
    for at, (name, code) in enumerate(codes.items()):
        page = pages[at // ON_A_PAGE]
        assert squeeze(name) in page
        assert code in page
    assert "".join(pages).count(f"http://{HERE}:8765/mwxyh/") == len(names)
    assert "".join(pages).count(squeeze(words["code-card.how"])) == len(names)
    assert PdfReader(path).root_object["/Lang"] == language


def test_cards_for_the_class_list(teacher: ClassTeacher, tmp_path: Path) -> None:
    """Everyone on it, namesakes apart; codes and address stay when cards are printed again."""
    assert "class.csv" in teacher.say("cards").wrong
    table = tmp_path / "class.csv"
    table.write_text("id,name\nk1,Kari\nk2,Kari\nn1,Noor\n", encoding="utf-8")
    save_roster(teacher.root, import_roster(load_roster(teacher.root), table))

    said = teacher.say("cards")

    assert said.code == 0, said.wrong
    assert "3 cards" in said.told
    codes = read_codes(teacher.root, formatted=True)
    assert sorted(codes.values()) == ["Noor", "k1", "k2"]
    pdf = teacher.root / "code-cards.pdf"
    (page,) = PdfReader(pdf).pages
    kept = read_kept_address(teacher.root)
    assert kept is not None
    assert kept.address == f"http://{HERE}:8765/{kept.code}/"
    assert all(each in page.extract_text() for each in (*codes, kept.address))
    if os.name != "nt":
        for each in (pdf, teacher.root / CODES, teacher.root / FILE_NAME):
            assert each.stat().st_mode & 0o077 == 0

    table.write_text("Mia\n", encoding="utf-8")
    assert teacher.say("cards", "--names", str(table), "--no-address").code == 0

    again = read_codes(teacher.root, formatted=True)
    assert codes.items() <= again.items()
    assert sorted(again.values()) == ["Mia", "Noor", "k1", "k2"]
    (page,) = PdfReader(pdf).pages
    assert "http" not in page.extract_text()
    assert read_kept_address(teacher.root).code == kept.code  # type: ignore[union-attr]


def test_the_lesson_has_the_address_of_the_cards(
    teacher: ClassTeacher, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And where the machine has moved, the teacher is told."""
    handed_out = teacher.root / "release" / "small"
    handed_out.mkdir(parents=True)
    quiz_definitions.write_definition(handed_out, "small")
    names = teacher.folder / "names.txt"
    names.write_text("Kari\n", encoding="utf-8")
    assert teacher.say("cards", "--names", str(names)).code == 0
    kept = read_kept_address(teacher.root)
    assert kept is not None
    opened = SimpleNamespace(getsockname=lambda: (HERE, 8765))

    def start(application: Any, opened: Any, started: Any) -> None:
        started()

    monkeypatch.setattr("breakcontact.serving.server.serve_until_stopped", start)
    monkeypatch.setattr("breakcontact.serving.server.open_port", lambda port, network: opened)
    monkeypatch.setattr("breakcontact.web.site.build_site", lambda *_: None)
    serve = ["serve", "--course", str(teacher.root), "--network", "--no-browser"]

    assert main(serve) == 0
    here = capsys.readouterr().out
    monkeypatch.setattr("breakcontact.serving.server.find_address", lambda network: "10.0.0.7")
    assert main(serve) == 0
    moved = capsys.readouterr().out

    assert here.count(kept.address) == 1
    assert kept.address in moved
    assert f"http://10.0.0.7:8765/{kept.code}/" in moved

    (teacher.root / FILE_NAME).write_text('{"format": 1, "code": "../..", "address": ""}')
    assert main(serve) == 2
    assert "print new cards" in capsys.readouterr().err


def squeeze(text: str) -> str:
    """Without the places where lines may be broken."""
    return "".join(text.replace("\u200b", "").split())
