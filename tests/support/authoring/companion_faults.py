"""One small fault for each thing that can be wrong with what goes with a scenario."""

from __future__ import annotations

from sources import Seed

TRANSLATIONS = [
    Seed("BC601", "labels.nb.po", {'msgid "Send"': '‸msgid "Send'}, "not a line of a PO file"),
    Seed(
        "BC602",
        "labels.nb.po",
        {
            'msgctxt "chat.send"\nmsgid "Send"\nmsgstr "Send"\n': "",
            'msgstr "Lagret': '‸msgstr "Lagret',
        },
        "labels.yaml --language nb'.",
    ),
    Seed("BC603", "labels.nb.po", {'msgid "Send"': '‸msgid "Send it"'}, "has changed"),
    Seed(
        "BC604",
        "labels.nb.po",
        {
            '\n\nmsgctxt "chat.send"': '\n\n‸msgctxt "chat.sent"\nmsgid "a"\nmsgstr "b"\n'
            '\nmsgctxt "chat.send"'
        },
        "Did you mean 'chat.send'?",
    ),
    Seed(
        "BC604",
        "labels.nb.po",
        {'\n\nmsgctxt "chat.send"': '\n\n‸msgid "a"\nmsgstr "b"\n\nmsgctxt "chat.send"'},
        "needs 'msgctxt'",
    ),
    Seed("BC605", "labels.nb.po", {'msgstr "Send"': '‸msgstr ""'}, "not translated yet"),
    Seed(
        "BC605", "labels.nb.po", {'msgctxt "chat.send"': '#, fuzzy\n‸msgctxt "chat.send"'}, "fuzzy"
    ),
    Seed(
        "BC512",
        "labels.nb.po",
        {'"Send"\n\n': '"Se\x07nd"\n\n', 'msgstr "Se': '‸msgstr "Se'},
        "BELL",
    ),
    Seed("BC512", "labels.nb.po", {'"Lagret': '"Lag‸\u2028ret'}, "U+2028 (LINE SEPARATOR)"),
    Seed("BC512", "labels.nb.po", {"Language: nb": "Language: ‸\x0cnb"}, "U+000C (FORM FEED)"),
    Seed("BC513", "labels.nb.po", {'msgstr "Lagret': '‸msgstr "TODO Lagret'}, "'TODO' says"),
    Seed(
        "BC514", "labels.nb.po", {'msgstr "Lagret': '‸msgstr "<img onerror=x> Lagret'}, "'<img' is"
    ),
    Seed("BC605", "labels.nb.po", {'msgstr "Send"': '‸msgstr "…"'}, "nothing to read"),
    Seed("BC606", "labels.nb.po", {'msgstr "Lagret {time}"': '‸msgstr "Lagret {tid}"'}, "{time}"),
    Seed(
        "BC607",
        "labels.nb.po",
        {
            '\n\nmsgctxt "chat.saved"': '\n\n‸msgctxt "chat.send"\nmsgid "Send"\nmsgstr "b"\n'
            '\nmsgctxt "chat.saved"'
        },
        "above already",
    ),
]

OTHER = [
    Seed(
        "BC202",
        "NO.yaml",
        {
            "services:\n": "  - {id: ‸stop, text: T., detail: D., sources: [police], "
            "reviewed: 2026-01-31}\nservices:\n"
        },
        "used on line 16 too",
    ),
    Seed(
        "BC701",
        "NO.yaml",
        {"safety:\n": "own: {teenagers: {first: [‸polise]}}\nsafety:\n"},
        "no service 'polise'. Did you mean 'police'?",
    ),
    Seed(
        "BC701",
        "NO.yaml",
        {
            "safety:\n": "own: {teenagers: {first: [‸police]}}\nsafety:\n",
            "services: [police]\n": "services: [police, other]\n",
            "  - id: police\n    name": """  - id: other
    name: Another
    who: everyone
    contact: [{kind: phone, text: "1", href: "tel:1"}]
    status: seen
    sources: [police]
    reviewed: 2026-01-31
  - id: police
    for: [adults]
    name""",
        },
        "'police' is not shown to teenagers",
    ),
    Seed(
        "BC701",
        "NO.yaml",
        {
            "services: [police]\n": "services: ‸[police]\n",
            "  - id: police\n": "  - id: police\n    for: [adults]\n",
        },
        "can be called by teenagers",
    ),
    Seed(
        "BC109",
        "NO.yaml",
        {"  - id: police\n": "  - id: police\n    for: [‸grown-ups]\n"},
        "one of: adults, teenagers",
    ),
    Seed(
        "BC701",
        "NO.yaml",
        {"Do not pay.\n    sources: [police]": "Do not pay.\n    sources: [‸polise]"},
        "mean 'police'?",
    ),
    Seed(
        "BC702",
        "NO.yaml",
        {"Do not pay.\n    sources: [police]": "Do not pay.\n    sources: ‸[]"},
        "'stop' has no source",
    ),
    Seed(
        "BC702",
        "NO.yaml",
        {
            "- id: stop": "- ‸id: stop",
            "    detail: Do not pay.\n    sources: [police]\n": "    detail: Do not pay.\n",
        },
        "says where it is from",
    ),
    Seed(
        "BC703",
        "NO.yaml",
        {"name: Norway\nreviewed: 2026-01-31": "name: Norway\nreviewed: ‸2999-01-01"},
        "in the future",
    ),
    Seed(
        "BC703",
        "NO.yaml",
        {"name: Norway\nreviewed: 2026-01-31": "name: Norway\nreviewed: ‸2026-02-31"},
        "There is no day",
    ),
    Seed(
        "BC703",
        "NO.yaml",
        {"format: 1": "‸format: 1", "name: Norway\nreviewed: 2026-01-31": "name: Norway"},
        "is missing",
    ),
    Seed(
        "BC110",
        "NO.yaml",
        {"name: Norway\nreviewed: 2026-01-31": "name: Norway\nreviewed: ‸31.1.2026"},
        "a day such as",
    ),
    Seed(
        "BC704",
        "NO.yaml",
        {"tel:+4702800": "tel:+4702801", 'href: "tel': 'href: ‸"tel'},
        "would be called",
    ),
    Seed(
        "BC704", "NO.yaml", {'x.test, href: "https': 'x.test, href: ‸"http'}, "has the form https"
    ),
    Seed(
        "BC705",
        "NO.yaml",
        {"safety:\n": "  other: ‸{publisher: O, title: T, seen: mirror, address: x}\nsafety:\n"},
        "'other'",
    ),
    Seed(
        "BC801",
        "questions.yaml",
        {"      - {id: tell": "      ‸- {id: tell", "right: true": "right: false"},
        "no right option",
    ),
    Seed(
        "BC801",
        "questions.yaml",
        {"      - {id: tell": "      ‸- {id: tell", "right: false": "right: true"},
        "every option is right",
    ),
    Seed(
        "BC802",
        "questions.yaml",
        {", explain: It is harder alone.}": "}", "- {id: wait": "- ‸{id: wait"},
        "is explained",
    ),
    Seed("BC901", "lesson.ipynb", {'"cells": [': '"cells": [‸}'}, "not a Jupyter notebook"),
]

COURSE = [
    Seed("BC109", "course.yaml", {"[adults]": "[‸grown-ups]"}, "teenagers, parents, police"),
    Seed("BC110", "course.yaml", {"slug: 01_small": "slug: ‸small"}, "such as"),
    Seed("BC202", "course.yaml", {"slug: 02_numbers": "slug: ‸01_small"}, "on line 4 too"),
    Seed("BC202", "course.yaml", {"after: after": "after: ‸before"}, "on line 16 too"),
    Seed(
        "BC902",
        "course.yaml",
        {"    audience: [adults]": "    story: ‸photo\n    audience: [adults]"},
        "has the line 'id: photo'",
    ),
    Seed(
        "BC902",
        "course.yaml",
        {"    audience: [adults]": "    practice: ‸01_small\n    audience: [adults]"},
        "has the line 'lesson: 01_small'",
    ),
    Seed("BC903", "course.yaml", {"[01_small]": "[‸01_smal]"}, "Did you mean '01_small'?"),
    Seed("BC903", "course.yaml", {"[01_small]": "[‸02_numbers]"}, "list it before"),
]
