"""The handouts: whole PDFs that a reader, a printer and a screen reader can use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from breakcontact.advice.pack import COUNTRIES, load_pack
from breakcontact.cli import main
from breakcontact.errors import BreakContactError
from breakcontact.files import write_beside
from breakcontact.guide.handouts import (
    POLICE,
    POLICE_SHEETS,
    SETS,
    SHEETS,
    YOUNG_SHEETS,
    gather,
    render_sheet,
    write_handouts,
)
from breakcontact.guide.minutes import load_story
from breakcontact.guide.police import QUIZ, ROUTES
from breakcontact.i18n import list_languages
from breakcontact.i18n.format import render_day
from breakcontact.i18n.messages import GUIDE, STAFF, load_messages

MOST_PAGES = 2
CARDS = 4
PLACES = [(country, language) for country in COUNTRIES for language in list_languages()]
EVERY_SHEET = [*SHEETS, *YOUNG_SHEETS, *POLICE_SHEETS]


@pytest.fixture(scope="module")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All handouts for all countries in all languages, in one folder."""
    folder = tmp_path_factory.mktemp("handouts")
    for country, language in PLACES:
        for audience in SETS:
            write_handouts(folder, country, language, lambda _: None, audience)
    return folder


def read(folder: Path, sheet: str, country: str, language: str) -> PdfReader:
    """One of them; what only the young or the police get comes from their set."""
    whom = "teenagers." if sheet in YOUNG_SHEETS else "police." if sheet in POLICE_SHEETS else ""
    return PdfReader(folder / f"{sheet.replace('_', '-')}.{country}.{whom}{language}.pdf")


@pytest.mark.parametrize(("country", "language"), PLACES)
@pytest.mark.parametrize("sheet", EVERY_SHEET)
def test_a_handout_is_whole(handouts: Path, sheet: str, country: str, language: str) -> None:
    """One or two pages, tagged, with title and language, and with all its fonts inside."""
    pdf = read(handouts, sheet, country, language)
    root = pdf.root_object
    fonts = [
        font.get_object()
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]

    assert 1 <= len(pdf.pages) <= MOST_PAGES or sheet == "slides"
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert pdf.metadata is not None
    assert pdf.metadata.title
    assert fonts
    for font in fonts:
        assert "SourceSansPro" in font["/BaseFont"]
        assert any(key.startswith("/FontFile") for key in _descriptor(font))


def _descriptor(font: object) -> dict[str, object]:
    inner: dict[str, object] = font["/DescendantFonts"][0]["/FontDescriptor"]  # type: ignore[index]
    return inner


@pytest.mark.parametrize(("country", "language"), PLACES)
def test_the_steps_card_says_what_the_pack_says(
    handouts: Path, country: str, language: str
) -> None:
    """Every step, every service and the day of review stand on the card, with æ, ø and å."""
    pack = load_pack(country, language)
    text = _flatten(read(handouts, "steps", country, language))

    for step in (pack["safety"], *pack["steps"]):
        assert _squeeze(step["text"]) in text
    for service in pack["services"]:
        assert _squeeze(service["contact"][0]["text"]) in text
    assert render_day(pack["reviewed"], language).replace(" ", "") in text


@pytest.mark.parametrize("language", list_languages())
def test_the_exit_slip_says_which_number_is_the_ambulance(handouts: Path, language: str) -> None:
    """Norway has two numbers for an emergency, and a learner may need either."""
    text = _flatten(read(handouts, "exit_slip", "NO", language))

    assert {"en": "ambulance113", "nb": "ambulanse113"}[language] in text


def test_a_card_never_lets_words_lie_on_words() -> None:
    """A pack with more services than fit is told of in one sentence."""
    pack = load_pack("GB", "en")
    data = gather({**pack, "services": pack["services"] * 5}, "en")

    with pytest.raises(BreakContactError, match="'card' holds more than it has room for"):
        render_sheet("card", data)


@pytest.mark.parametrize(("country", "language"), PLACES)
def test_handouts_for_the_young_name_nothing_for_adults(
    country: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They fit on the same pages, start with an adult, and lie beside those for adults."""
    options = ["--country", country, "--language", language]
    assert main(["handouts", "-o", str(tmp_path), *options, "--audience", "teenagers"]) == 0
    capsys.readouterr()
    pack = load_pack(country, language, "teenagers")

    for sheet in (*SHEETS, *YOUNG_SHEETS):
        name = f"{sheet.replace('_', '-')}.{country}.teenagers.{language}.pdf"
        pdf = PdfReader(tmp_path / name)
        text = _flatten(pdf)
        assert 1 <= len(pdf.pages) <= MOST_PAGES
        assert "StopNCII" not in text
        assert "RevengePorn" not in text
        if sheet == "steps":
            assert all(_squeeze(step["text"]) in text for step in pack["steps"])
            assert all(_squeeze(each["contact"][0]["text"]) in text for each in pack["services"])


@pytest.mark.parametrize(("country", "language"), PLACES)
def test_a_sheet_has_four_whole_cards_for_pupils(
    handouts: Path, country: str, language: str
) -> None:
    """Each card has every step on one side and every service on the other."""
    pack = load_pack(country, language, "teenagers")
    front, back = read(handouts, "young_card", country, language).pages

    for step in pack["steps"]:
        assert _squeeze(front.extract_text()).count(_squeeze(step["text"])) == CARDS
    for service in pack["services"]:
        assert _squeeze(back.extract_text()).count(_squeeze(service["name"])) == CARDS


@pytest.mark.parametrize(("country", "language"), PLACES)
@pytest.mark.parametrize("sheet", ["parents_letter", "parents_page", "poster"])
def test_what_goes_home_or_on_the_wall_has_numbers_and_a_date(
    handouts: Path, sheet: str, country: str, language: str
) -> None:
    """The country's numbers for danger and for the young, and the day of review."""
    pack = load_pack(country, language, "teenagers")
    text = _flatten(read(handouts, sheet, country, language))

    for service in pack["services"][:2]:
        assert _squeeze(service["contact"][0]["text"]) in text
    assert render_day(pack["reviewed"], language).replace(" ", "") in text


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_is_not_verified_is_marked(handouts: Path, country: str) -> None:
    """A number that stands in one source only has a star, and the card says what that means."""
    text = _flatten(read(handouts, "card", country, "nb"))
    services = load_pack(country, "nb")["services"]

    assert any(service["status"] == "unverified" for service in services)
    assert _squeeze(load_messages("nb", GUIDE)["handout.unverified"]) in text


@pytest.mark.parametrize(("country", "language"), PLACES)
def test_the_set_for_police_is_whole(country: str, language: str, handouts: Path) -> None:
    """It has an exit slip of its own, fills every gap, and says nothing to the other country."""
    names = {path.name for path in handouts.glob(f"*.{country}.{POLICE}.{language}.pdf")}
    assert len(names) == len(SETS[POLICE])
    assert not any(name.startswith("exit-slip") for name in names)

    (other,) = set(COUNTRIES) - {country}
    words = load_messages(language, STAFF)
    for sheet in POLICE_SHEETS:
        text = _flatten(read(handouts, sheet, country, language))
        assert "{" not in text
        for each, wording in words.items():
            if each.startswith("slides.travel.unit.") and each.endswith(other):
                assert _squeeze(wording) not in text or sheet != "slides"
    emergency = load_pack(country, language)["services"][0]["name"]
    for sheet in ("slides", "staff_slip"):
        assert _squeeze(emergency) in _flatten(read(handouts, sheet, country, language))


@pytest.mark.parametrize(("country", "language"), PLACES)
def test_every_route_has_a_source_a_year_and_a_mark(
    country: str, language: str, handouts: Path
) -> None:
    """A line without a year says so; one without a source is marked as not verified."""
    words = load_messages(language, STAFF)
    text = _flatten(read(handouts, "routes", country, language))

    for route, mark in ROUTES[country].items():
        line = {part: words[f"routes.{country}.{route}.{part}"] for part in ("do", "rule", "seen")}
        assert all(_squeeze(part) in text for part in line.values())
        has_year = re.search(r"\b(19|20)\d\d\b", line["seen"])
        undated = {"en": r"undated|not noted", "nb": r"uten år|ikke notert"}[language]
        no_source = {"en": "No source seen", "nb": "Ingen kilde sett"}[language]
        assert has_year or re.search(undated, line["seen"]) or line["seen"] == no_source
        assert mark == "not" or line["seen"] != no_source
    assert text.count(_squeeze(words["routes.mark.not"])) == [*ROUTES[country].values()].count(
        "not"
    )


@pytest.mark.parametrize("language", list_languages())
def test_the_model_evidence_list_is_true_to_the_story(language: str, handouts: Path) -> None:
    """Account, link and payment are in the story of lesson 1 as they are on the sheet."""
    story = "".join(load_story("match").table["lines"][language].values())
    text = _flatten(read(handouts, "evidence_list", "NO", language))

    for found in ("alexlight.21", "vinkeo.example/c/4127", "5520-7741", "Kvistra"):
        assert found in story
        assert found in text


@pytest.mark.parametrize("language", list_languages())
def test_the_key_fits_the_paper_quiz(language: str, handouts: Path) -> None:
    """Every question and its three answers are on the paper; the key alone has the reasons."""
    words = load_messages(language, STAFF)
    paper = _flatten(read(handouts, "quiz_paper", "GB", language))
    key = _flatten(read(handouts, "quiz_key", "GB", language))

    for question, right in QUIZ.items():
        for part in ("ask", "a", "b", "c"):
            assert _squeeze(words[f"quiz.{question}.{part}"]) in paper
        for part in (right, "why", "source"):
            assert _squeeze(words[f"quiz.{question}.{part}"]) in key
        assert _squeeze(words[f"quiz.{question}.why"]) not in paper
    letters = [*QUIZ.values()]
    assert max(letters.count(letter) for letter in "abc") < len(letters) / 2


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--country", "SE"], "There is no advice for 'SE'"),
        (["--language", "sv"], "The advice for 'NO' is not written in 'sv'; it is in: en, nb."),
    ],
)
def test_unknown_country_or_language_is_told(
    options: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, and no folder is made."""
    target = tmp_path / "handouts"

    assert main(["handouts", "-o", str(target), "--for", "police", *options]) == 2
    assert says in capsys.readouterr().err
    assert not target.exists()


def test_a_folder_that_cannot_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the place of the folder, or above it, is a sentence; nothing is written."""
    (tmp_path / "file").write_text("")

    for target in (tmp_path / "file", tmp_path / "file" / "deeper"):
        assert main(["handouts", "-o", str(target)]) == 2
        assert str(target) in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder then holds what it held before."""
    (tmp_path / "mine.txt").write_text("mine")

    def fail_at_the_last(path: Path, content: bytes, *, mode: int | None) -> Path:
        if path.name.startswith("card."):
            raise OSError(28, "No space left on device")
        return write_beside(path, content, mode=mode)

    monkeypatch.setattr("breakcontact.guide.staging.write_beside", fail_at_the_last)

    assert main(["handouts", "-o", str(tmp_path)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def _flatten(pdf: PdfReader) -> str:
    """All text of a PDF, without the blanks that lines are broken at."""
    return _squeeze(" ".join(page.extract_text() for page in pdf.pages))


def _squeeze(text: str) -> str:
    return "".join(text.split())
