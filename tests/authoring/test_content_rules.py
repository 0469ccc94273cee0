"""Word lists that find slips in both languages, and leave innocent words alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import breakcontact
from breakcontact.authoring.content_rules import Reader
from breakcontact.authoring.yaml_source import parse_tree

RULES = Path(breakcontact.__file__).parent / "data" / "content_rules.yaml"
VOICES = ("stranger", "story", "quiz", "wrong", "advice", "lesson", "label", "guide")

UNREADABLE = "\x07\x08\x0b\x1b\x7f\x85\u2028\u2029\u2800\u3164\u115f\uffa0\ufffd\ue000\U000e0041"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"  # its flag
MARKUP = (
    "<script>alert(1)</script>",
    "Stop <img src=x onerror=alert(1)>",
    "</b>",
    "<!-- hidden -->",
    "&lt;b&gt;",
    "&#60;",
    "[Press](https://x.test)",
    "javascript:alert(1)",
)

FOUND = [
    ("en", "story", "How naive of Robin.", "BC501"),
    ("en", "story", "Robin FELL  FOR it.", "BC501"),
    ("en", "wrong", "It was Robin's own fault.", "BC501"),
    ("en", "quiz", "Blocking always works.", "BC502"),
    ("en", "advice", "You are 100 % safe.", "BC502"),
    ("en", "stranger", "Are you on WhatsApp?", "BC503"),
    ("en", "stranger", "Call me on Zoom.", "BC503"),
    ("en", "stranger", "Send a nude!", "BC504"),
    ("en", "stranger", "Go kill yourself.", "BC505"),
    ("en", "lesson", "See the leaderboards.", "BC506"),
    ("en", "story", "He writes broken English.", "BC507"),
    ("en", "story", "It will be over for good.", "BC502"),
    ("en", "lesson", "You'll never hear from them again.", "BC502"),
    ("en", "story", "95 % of those who block hear nothing.", "BC502"),
    ("en", "stranger", "9 of 10 pay me.", "BC502"),
    ("en", "story", "Nine out of ten hear nothing.", "BC502"),
    ("nb", "story", "Da er det over for godt.", "BC502"),
    ("nb", "quiz", "Alle som betaler, får nye krav.", "BC502"),
    ("nb", "story", "95 prosent hører ingenting.", "BC502"),
    ("nb", "story", "Ni av ti hører ingenting.", "BC502"),
    ("en", "stranger", "I know you live at 12 Elm Street.", "BC508"),
    ("en", "stranger", "He is at 5 Oak Rd.", "BC508"),
    ("en", "story", "Call 116 111 at once.", "BC508"),
    ("en", "story", "Robin rings, and the voice says: ring 112.", "BC508"),
    ("en", "stranger", "write to kai at mail dot com", "BC508"),
    ("en", "stranger", "all on bit.ly/x1", "BC508"),
    ("en", "stranger", "pay to 1234.56.78901", "BC508"),
    ("en", "stranger", "it's in SW1A 1AA", "BC508"),
    ("nb", "stranger", "Du bor i Kirkeveien 12B.", "BC508"),
    ("nb", "story", "Ring 116 111 med en gang.", "BC508"),
    ("nb", "stranger", "Skriv til kai krøllalfa post punktum no", "BC508"),
    ("nb", "story", "Det var naivt av Robin.", "BC501"),
    ("nb", "story", "Han er for godtroende.", "BC501"),
    ("nb", "quiz", "Du burde ha visst det.", "BC501"),
    ("nb", "story", "Hun gikk på limpinnen.", "BC501"),
    ("nb", "advice", "De vil alltid ha mer.", "BC502"),
    ("nb", "quiz", "Å blokkere virker alltid.", "BC502"),
    ("nb", "stranger", "Er du på Snapchats nye side?", "BC503"),
    ("nb", "stranger", "Kan vi vippse? Jeg har Vipps.", "BC503"),
    ("nb", "stranger", "Jeg har nakenbildene dine.", "BC504"),
    ("nb", "stranger", "Du vil dø.", "BC505"),
    ("nb", "lesson", "Selvmordstanker", "BC505"),
    ("en", "guide", "He committed suicide.", "BC505"),
    ("nb", "guide", "Han begikk selvmord.", "BC505"),
    ("nb", "label", "Hvem er raskest?", "BC506"),
    ("nb", "story", "En nigeriansk profil.", "BC507"),
    *(("en", "story", f"Ro{character}bin", "BC512") for character in UNREADABLE),
    *(("nb", "stranger", text, "BC513") for text in ("TODO", "Navn: TBD.", "lorem ipsum dolor")),
    *(("en", "advice", text, "BC514") for text in MARKUP),
]

INNOCENT = [
    ("en", "story", "There is no guarantee that it helps, and nobody can know which."),
    ("en", "story", "Usually more demands come; some people hear nothing more."),
    ("en", "story", "Robin dropped the dumbbell and zoomed in on the map."),
    ("en", "story", "It was a signal. Match the apples with the hinges."),
    ("en", "stranger", "I will always love you, and it is your own fault."),
    ("en", "story", "Every time the phone buzzes, Robin hopes that they will stop."),
    ("en", "stranger", "I want 20,000 kroner at 18:42, or £2,000, or 10 000 000 points."),
    ("en", "stranger", "see vinkeo.example/c or mail ash@pling.test, room 12, in 2026"),
    ("en", "story", "Call me at 18:40. One of the two friends called."),
    ("en", "advice", "Call 116 111. 22 % of them did."),
    ("en", "wrong", "Paying always works."),
    ("en", "advice", "Report it to Instagram with their own form."),
    ("en", "lesson", "This lesson is about sexual extortion."),
    ("en", "story", "What to do when it is over is what you did."),
    ("nb", "stranger", "Ring meg klokka 18.40, jeg trenger 20 000 kroner."),
    ("nb", "story", "Du kan alltid ringe, og bildet blir tatt ned."),
    ("nb", "story", "Det finnes ingen garanti. De fleste får nye krav."),
    ("nb", "story", "Dumpa på veien, en kåpe og en brystlomme."),
    ("nb", "stranger", "Jeg vil alltid være glad i deg."),
    ("nb", "advice", "Meld fra til Snapchat i appen."),
    ("nb", "story", "Hun vil døse litt og albuen er øm."),
    ("en", "stranger", "I <3 you. 2 < 3 > 1. Q&A, R&D; fish & chips [at two] (or three)"),
    (
        "en",
        "stranger",
        f"Family \U0001f468\u200d\U0001f469, heart \u2764\ufe0f, {ENGLAND}",
    ),
    ("nb", "story", "Hva står på todo-lista?\nMelk\tog brød."),
]


@pytest.mark.parametrize(("language", "voice", "text", "code"), FOUND)
def test_slip_is_found(language: str, voice: str, text: str, code: str) -> None:
    """A slip is found whatever its case, its ending and the blanks in it."""
    assert [found for found, _ in Reader(language).find_breaches(text, voice)] == [code]


@pytest.mark.parametrize(("language", "voice", "text"), INNOCENT)
def test_innocent_words_are_left_alone(language: str, voice: str, text: str) -> None:
    """What only looks like a slip, or is said by a voice that may, is not told of."""
    assert Reader(language).find_breaches(text, voice) == ()


def test_every_phrase_of_the_lists_is_found() -> None:
    """No phrase is written in a way that finds nothing."""
    rules = parse_tree(RULES.read_text(encoding="utf-8"), "rules")[0].data["rules"]

    for rule in rules:
        for language in ("en", "nb"):
            for phrase in rule[language]:
                text = f"«{str(phrase).replace('*', 'ene')}»"
                found = Reader(language).find_breaches(text, rule["voices"][0])
                assert rule["code"] in [code for code, _ in found], phrase


def test_every_voice_has_rules() -> None:
    """Nobody in our texts speaks outside all rules, and no rule names a voice that nobody has."""
    rules = parse_tree(RULES.read_text(encoding="utf-8"), "rules")[0].data["rules"]

    assert {voice for rule in rules for voice in rule["voices"]} == set(VOICES)
