"""Mistakes that people make with quotation marks, colons, commas, # and indentation in YAML."""

from __future__ import annotations

from sources import Seed

TEXT = "        text: Hi Robin!\n"
TACTIC = "        tactic: flattery\n"
HELLO_2 = "      - id: hello-2\n"
HELLO_A = (
    "      - id: hello-a\n        say: Hi! How are you?\n        to: ask\n        usual: true\n"
)


def _text(words: str) -> dict[str, str]:
    """The first message of the small story with other words."""
    return {TEXT: f"        text: {words}\n"}


def _reply(words: str) -> dict[str, str]:
    """The first reply of the small story in one line."""
    return {HELLO_A: f"      - {{id: hello-a, say: {words}, to: ask, usual: true}}\n"}


UNREADABLE = [
    Seed("BC103", "small.yaml", _text('‸"Hi Robin!'), 'quotation mark (") is opened here'),
    Seed("BC103", "small.yaml", _text("‸'Hi Robin!"), "quotation mark (') is opened here"),
    Seed("BC103", "small.yaml", {'"20:14"': '‸"20:14'}, "never closed"),
    Seed(
        "BC103", "small.yaml", _text("'I‸'m still here.'"), "apostrophe ends the text that ' began"
    ),
    Seed("BC103", "small.yaml", _text('"Say ‸"yes" now"'), "after 'text: >-'"),
    Seed("BC103", "small.yaml", _text('"Yes‸" he said'), "inside the text as “ ”"),
    Seed("BC103", "small.yaml", _text("One thing‸: pay"), "a text with a colon"),
    Seed("BC103", "small.yaml", _text("‸“One thing: pay”"), "straight ones"),
    Seed("BC103", "small.yaml", _text("‸{sum} please"), "begins with {"),
    Seed("BC103", "small.yaml", _text("‸[sigh] please"), "begins with ["),
    Seed("BC103", "small.yaml", _text("‸- please"), "begins with -"),
    Seed("BC103", "small.yaml", _text("‸, please"), "begins with ,"),
    Seed("BC103", "small.yaml", {"reflections:\n": "...\n‸reflections:\n"}, "ended above"),
    Seed("BC103", "small.yaml", _text("‸@robin hi"), "begins with @"),
    Seed("BC103", "small.yaml", _text("‸> please"), "begins with >"),
    Seed("BC103", "small.yaml", _text('"A ‸\\| b"'), "for a backslash"),
    Seed("BC103", "small.yaml", _text("Join ‸#team\n          now"), "cut the text off here"),
    Seed("BC103", "small.yaml", {TEXT: "        text‸:Hi Robin!\n"}, "a space after the colon"),
    Seed("BC103", "NO.yaml", {"  text: Not safe": "  text‸:Not safe"}, "a space after the colon"),
    Seed("BC103", "small.yaml", {HELLO_2: "      ‸-id: hello-2\n"}, "a space after the dash"),
    Seed("BC103", "small.yaml", _reply("Really‸? Yes"), "a text with a question mark in quotes"),
    Seed("BC103", "small.yaml", _reply("One thing‸: no"), "a text with a colon in quotes"),
    Seed(
        "BC103",
        "small.yaml",
        {HELLO_A: "      - ‸{id: hello-a, say: Hi, to: ask, usual: true\n"},
        "the { here is never closed with }",
    ),
    Seed("BC103", "small.yaml", {"[account, time]": "‸[account, time"}, "never closed with ]"),
    Seed("BC103", "small.yaml", {TACTIC: "          ‸tactic: flattery\n"}, "indented more than"),
    Seed(
        "BC103",
        "small.yaml",
        {"    stage: contact\n    place": "    stage: contact\n   ‸place"},
        "is 3, and that of the line above 4",
    ),
    Seed("BC103", "small.yaml", {TACTIC: "    ‸\ttactic: flattery\n"}, "with a tab; use spaces"),
    Seed(
        "BC114", "small.yaml", {TACTIC: "  ‸\u00a0     tactic: flattery\n"}, "with a no-break space"
    ),
    Seed("BC114", "small.yaml", {TACTIC: "‸\u2003tactic: flattery\n"}, "with the space U+2003"),
    Seed("BC103", "small.yaml", {TEXT: "        text:‸\u00a0Hi!\n"}, "there is a no-break space"),
    Seed("BC103", "NO.yaml", {"text: Stop.": 'text: ‸"Stop.'}, "never closed"),
    Seed("BC103", "questions.yaml", {"prompt: What helps?": "prompt: Now‸: what?"}, "a colon"),
    Seed("BC103", "before.yaml", {"title: Before": "title: 'Let‸'s begin'"}, "apostrophe"),
]
"""Mistakes after which a parser can go no further."""

MISREAD = [
    Seed("BC105", "small.yaml", {HELLO_2: "        ‸id: hello-2\n"}, "put '- ' before it"),
    Seed(
        "BC105", "small.yaml", {TACTIC: f"{TACTIC}        ‸tactic: hurry\n"}, "keep one of the two"
    ),
    Seed(
        "BC106", "small.yaml", {TACTIC: f"          so\n        ‸it seems: so\n{TACTIC}"}, "put the"
    ),
    Seed(
        "BC106",
        "small.yaml",
        {"    choices:\n      - id: hello-a": "    ‸choises:\n      - id: hello-a"},
        "Did you mean 'choices'?",
    ),
    Seed("BC106", "small.yaml", {"    next: end-sent": "    ‸nxt: end-sent"}, "mean 'next'?"),
    Seed("BC106", "small.yaml", {"        do: Pay": "        ‸doo: Pay"}, "mean 'do'?"),
    Seed("BC108", "small.yaml", _text("‸{sum}"), "begins with { in quotes"),
    Seed("BC110", "small.yaml", {TEXT: "        ‸text: #team\n"}, "# begins a comment"),
    Seed("BC110", "small.yaml", {'"20:14"': "‸“20:14”"}, "straight quotation marks"),
    Seed("BC113", "small.yaml", _text("Join ‸#team now"), "In 'hello-1': a space and # cut"),
    Seed("BC113", "small.yaml", _text("‸“Hi Robin!”"), "curly quotation marks"),
    Seed("BC113", "small.yaml", _text('‸“Hi Robin!"'), "curly quotation marks"),
    Seed("BC113", "small.yaml", _reply("Tonight, ‸or else"), "The comma cuts the text of 'say'"),
    Seed(
        "BC113",
        "small.yaml",
        {"text: Hi Robin!": 'text: ‸"Hi Robin!', "why: Praise comes early.": 'why: Praise"'},
        "down to line 26; close it",
    ),
    Seed(
        "BC113",
        "small.yaml",
        {TEXT: "        text: >-\n          Hi!\n", TACTIC: "          ‸tactic: flattery\n"},
        "'tactic:' is part of the text above",
    ),
    Seed("BC113", "NO.yaml", {"detail: Do not pay.": "detail: Do not ‸# pay."}, "step.stop.detail"),
    Seed("BC113", "before.yaml", {"title: Before": "title: Before ‸# the lesson"}, "In 'title'"),
    Seed("BC114", "small.yaml", _text("Hi‸\tRobin!"), "a tab here; use spaces"),
    Seed("BC114", "small.yaml", _text('"Hi‸\tRobin!"'), "a tab here; use spaces"),
    Seed("BC114", "small.yaml", _text(">-\n          Hi\n          ‸\u00a0you"), "no-break space"),
]
"""Mistakes that a parser takes, reading something else than the author sees."""
