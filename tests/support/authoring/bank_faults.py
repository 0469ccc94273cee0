"""One small fault for each thing that can be wrong with the bank of quiz items."""

from __future__ import annotations

from bank_files import BANK_TEXT
from sources import Seed

_SEVEN = BANK_TEXT[BANK_TEXT.index("  - id: seven") :]
_ONE = "- {id: a, text: The friendly part, right: true,"
_SEVERAL = "    kind: several"
_STEPS = """\
      - {id: report, text: Report it}
      - {id: stop, text: Stop answering}
"""
_SHOWN_RIGHT = """\
      ‸- {id: stop, text: Stop answering}
      - {id: report, text: Report it}
"""
_THREE_OPTIONS = """\
      - {id: flattery, text: It flatters.}
      - {id: hurry, text: It hurries.}
      - {id: proof, text: It proves something.}
"""
_TWO_OPTIONS = """\
      ‸- {id: flattery, text: It flatters.}
      - {id: hurry, text: It hurries.}
"""


def _seed(code: str, says: str, edits: dict[str, str]) -> Seed:
    return Seed(code, "before.yaml", edits, says)


SHAPE = [
    _seed("BC106", "mean 'prompt'?", {"    prompt: What comes": "    ‸promt: What comes"}),
    _seed("BC106", "'judge' has no", {"genuine: false": "genuine: false\n    limit: ‸300"}),
    _seed("BC106", "option of a match", {"text: It proves": "right: ‸true, text: It proves"}),
    _seed("BC107", "kind 'judge'", {"- id: five": "- ‸id: five", "    genuine: false\n": ""}),
    _seed("BC107", "'prompt'", {"- id: one": "- ‸id: one", "    prompt: What comes first?\n": ""}),
    _seed("BC109", "mean 'several'?", {"kind: several": "kind: ‸severel"}),
    _seed("BC110", "the file is called", {"slug: before": "slug: ‸check_before"}),
    _seed("BC110", "such as check_01_match", {"slug: before": "slug: ‸Before"}),
    _seed("BC110", "such as 01_match", {"sign.\n    read_on: 01_": "sign.\n    read_on: ‸M."}),
]

NAMES = [
    _seed("BC202", "used on line 7 too", {"- id: two": "- id: ‸one"}),
    _seed("BC202", "another cell of", {"- id: two": "- id: ‸finish"}),
    _seed("BC202", "another cell of", {"- id: two": "- id: ‸seven-marks"}),
    _seed("BC202", "already used in this item", {"{id: proof,": "{id: ‸r1,"}),
    _seed("BC202", "the item's own", {"{id: proof,": "{id: ‸explain,"}),
    _seed("BC202", "already used in this item", {"- {id: l2,": "- {id: ‸l1,"}),
    _seed("BC701", "'nrk-2018'?", {"8]\n    kind: several": "8, ‸nrk-208]\n    kind: several"}),
    _seed(
        "BC702",
        "where its key is from",
        {"- id: two": "- ‸id: two", "    sources: [nrk-2018]\n    kind: several": _SEVERAL},
    ),
    _seed("BC810", "'know-stages'?", {"stages\n    objective: k": "stages\n    objective: ‸"}),
    _seed("BC811", "'01_match'?", {"sign.\n    read_on: 01_": "sign.\n    read_on: ‸02_"}),
    Seed("BC202", "blueprint.yaml", {"{id: profile,": "{id: ‸chat,"}, "used on line 11 too"),
    Seed("BC810", "blueprint.yaml", {"id: chat, objective: j": "id: chat, objective: ‸"}, "mean"),
]

KEYS = [
    _seed("BC801", "no right option", {_ONE: "‸- {id: a, text: The friendly part,"}),
    _seed(
        "BC801",
        "every option is right",
        {_ONE: f"‸{_ONE}", "text: The threat,": "text: The threat, right: true,"},
    ),
    _seed(
        "BC802", "'c' has no", {"- {id: c, ": "- ‸{id: c, ", ", explain: Nobody owes one.}": "}"}
    ),
    _seed(
        "BC803",
        "or use 'single'",
        {
            "- {id: a, text: The u": "‸- {id: a, text: The u",
            "itself, right: true": "itself, right: false",
        },
    ),
    _seed(
        "BC107",
        "'b': is it right?",
        {"- {id: b, text: The threat itself, right: true": "- ‸{id: b, text: The threat itself"},
    ),
    _seed(
        "BC803",
        "or use 'several'",
        {_ONE: "‸- {id: c, text: Praise, right: true, explain: So.}\n      " + _ONE},
    ),
    _seed("BC804", "mean 'hurry'?", {"to: [hurry]": "to: [‸hury]"}),
    _seed("BC804", "2 rows and 2 options", {_THREE_OPTIONS: _TWO_OPTIONS}),
    _seed("BC805", "leaves out: report", {"[[stop], [save, report]]": "‸[[stop], [save]]"}),
    _seed("BC805", "twice", {"[[stop], [save, r": "‸[[stop, save], [save, r"}),
    _seed("BC805", "mean 'save'?", {"[[stop], [save, r": "‸[[stop], [safe, r"}),
    _seed(
        "BC806",
        "Only one sequence is right",
        {'- {country: "NO"': '‸- {country: "NO"', "[save, report]]": "[save], [report]]"},
    ),
    _seed("BC806", "every sequence", {"[[stop], [save, report]]": "‸[[stop, save, report]]"}),
    _seed("BC807", "right in 'NO'; shuffle", {_STEPS: _SHOWN_RIGHT}),
    _seed("BC808", "'hurry' says the same", {"text: It hurries.": "text: ‸It  FLATTERS."}),
    _seed("BC809", "gives it away", {"The friendly part": "‸The friendly part that makes trust"}),
    _seed("BC814", "gives 3 points", {"- {id: m1, points: 3": "‸- {id: m1, points: 2"}),
]

PAPERS = [
    _seed("BC812", "names no 'slot'", {"- id: two\n    slot: evidence": "- ‸id: two"}),
    _seed("BC812", "mean 'evidence'?", {"slot: evidence": "slot: ‸evidense"}),
    _seed("BC812", "already filled above", {"slot: evidence": "slot: ‸stages"}),
    _seed("BC812", "points 1, and 'one' 2", {"1\n    prompt: What c": "‸2\n    prompt: What c"}),
    _seed("BC812", "No item fills: friend", {"  - id: one": "  ‸- id: one", _SEVEN: ""}),
    _seed(
        "BC812",
        "'chat' comes before 'profile'",
        {"slot: chat": "slot: x", "slot: profile": "slot: chat", "slot: x": "slot: ‸profile"},
    ),
    _seed("BC813", "for practice", {"    genuine: false": "    hint: ‸Look.\n    genuine: false"}),
    _seed("BC815", "is not genuine", {"genuine: true": "genuine: ‸false"}),
    _seed("BC501", "puts the blame", {"Nobody owes one.": "‸Nobody is naive."}),
]
