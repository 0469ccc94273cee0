"""One small fault for each thing that can be wrong with a story and its words."""

from __future__ import annotations

from sources import Seed

SIDE = """\
  ‸side:
    stage: rapport
    choices:
      - {id: side-a, say: On., to: other}
  other:
    stage: rapport
    choices:
      - {id: other-a, say: Back., to: side}
"""
TO_LUCK = "        do: Block Alex\n        to: luck\n"
_COUNTS = [f"count_{number}" for number in range(3)]
BLOWN_UP_FACTS = "".join(f"  {name}: {{start: 0, most: 40}}\n" for name in _COUNTS)
BLOWN_UP_CHOICES = "".join(
    f"      - {{id: {name.replace('_', '-')}, do: Count, to: hello, add: {{{name}: 1}}, "
    f"when: {name} < 40}}\n"
    for name in _COUNTS
)
BLOWN_UP_CONDITION = " or ".join(f"{name} > 0" for name in _COUNTS) + "\n"
ASK_B = "        usual: true\n        action: block\n"
ROOM = "        when: payments < 2\n"

WAY = [
    Seed("BC301", "small.yaml", {"  friends:\n": SIDE + "  friends:\n"}, "only from it: other"),
    Seed("BC302", "small.yaml", {ROOM: "        when: ‸payments < 2 and payments > 1\n"}, "never"),
    Seed(
        "BC303", "small.yaml", {"        when: not": "        when: ‸told and not"}, "never shown"
    ),
    Seed(
        "BC304",
        "small.yaml",
        {
            "  friends:\n": SIDE + "  friends:\n",
            ASK_B: ASK_B + "      - {id: ask-c, say: Wait., to: side, when: payments == 1}\n",
        },
        "after the picks hello-a > ask-a > ask-c (facts: told=false, payments=1)",
    ),
    Seed("BC305", "small.yaml", {"next: end-sent": "next: ‸friends"}, "in a circle"),
    Seed(
        "BC306",
        "small.yaml",
        {
            "    choices:\n      - id: ask-a": "    ‸choices:\n      - id: ask-a",
            TO_LUCK: TO_LUCK + "        when: payments < 2\n",
        },
        "after the picks hello-a > ask-a > ask-a (facts: told=false, payments=2)",
    ),
    Seed(
        "BC307",
        "small.yaml",
        {
            "    world:\n": "    ‸world:\n",
            "weight: rest": "weight: {parameter: sent}",
        },
        "sum to 0.9",
    ),
    Seed(
        "BC307",
        "small.yaml",
        {
            "weight: {parameter: quiet}": "weight:  rest",
            "weight: rest": "weight: ‸rest",
        },
        "Only one turn",
    ),
    Seed(
        "BC308",
        "small.yaml",
        {
            "        to: ask\n        add: {payments: 1}\n"
            + ROOM: "        to: ask\n        usual: ‸true\n",
            "        when: not told": "        when: not told and payments == 0",
        },
        "never end: ask-a",
    ),
    Seed(
        "BC309",
        "small.yaml",
        {
            "facts:\n": "‸facts:\n" + BLOWN_UP_FACTS,
            "    choices:\n      - id: hello-a": "    choices:\n"
            + BLOWN_UP_CHOICES
            + "      - id: hello-a",
            "    when: told\n": "    when: told or " + BLOWN_UP_CONDITION,
        },
        "What multiplies them most: 'count_0'",
    ),
    Seed(
        "BC310",
        "small.yaml",
        {
            "add: {payments: 1}\n": "add: {payments: ‸1}\n",
            "when: payments < 2": "when: payments < 2 or not told",
        },
        "become 3",
    ),
    Seed(
        "BC311",
        "small.yaml",
        {
            "  - id: refl-not\n": "  - {id: refl-no, when: ‸told and not told, text: No.}\n"
            "  - id: refl-not\n"
        },
        "no play",
    ),
    Seed(
        "BC312",
        "small.yaml",
        {
            "reflections:\n": "‸reflections:\n",
            "    when: not told\n    text": "    when: not told and payments > 0\n    text",
        },
        "after the picks hello-a > ask-b > luck-a (facts: told=false",
    ),
]

ACTIONS = [
    Seed("BC320", "small.yaml", {"        action: tell": "        action: ‸leave"}, "say 'tell'"),
    Seed(
        "BC320", "small.yaml", {"do: Tell Maja": "do: Buy a card", "n: tell": "n: ‸tell"}, "'pay'"
    ),
    Seed("BC320", "small.yaml", {"        action: tell": "        action: ‸pay"}, "say 'tell'"),
]

CARE = [
    Seed("BC401", "small.yaml", {"[police, bank, talk]": "‸[]"}, "at least 1"),
    Seed(
        "BC401",
        "small.yaml",
        {"      helps: [police, bank, talk]\n": "", "      id: quiet": "      ‸id: quiet"},
        "the worst included",
    ),
    Seed(
        "BC402",
        "small.yaml",
        {"[police, bank, talk]\n      person: maja": "[police, bank]\n      person: ‸alex"},
        "a friend or a helper",
    ),
    Seed(
        "BC402",
        "small.yaml",
        {
            "      id: quiet": "      ‸id: quiet",
            "[police, bank, talk]\n      person: maja": "[talk]",
        },
        "a person who helps",
    ),
    Seed(
        "BC403",
        "small.yaml",
        {"- id: ask-1": "- ‸id: ask-1", "        gentle: Alex asks for money.\n": ""},
        "'ask-1' has no gentle form",
    ),
    Seed(
        "BC404",
        "small.yaml",
        {"        evidence: [account, time]\n": "", "  ask:\n": "  ‸ask:\n"},
        "after the picks hello-a",
    ),
]

CONTENT = [
    Seed("BC501", "small.yaml", {"text: Robin smiles.": "text: ‸Robin was naïve."}, "'naïve' puts"),
    Seed(
        "BC501",
        "small.yaml",
        {"why: Praise": "why: ‸Robin fell\n          for it. Praise"},
        "fell for",
    ),
    Seed("BC502", "small.yaml", {"text: You told": "text: ‸Blocking always works. You told"}, ""),
    Seed("BC502", "small.yaml", {"text: You told": "text: ‸It is over for good. You told"}, ""),
    Seed("BC502", "small.yaml", {"text: You told": "text: ‸95 % hear no more. You told"}, "share"),
    Seed("BC502", "NO.yaml", {"detail: Do not pay.": "detail: ‸You are safe now."}, "promises"),
    Seed("BC503", "small.yaml", {"place: Kindling": "place: ‸Snapchat"}, "invented"),
    Seed("BC503", "small.yaml", {"text: Hi Robin!": "text: ‸Write me on Signal!"}, "'on Signal'"),
    Seed("BC504", "small.yaml", {"text: Pay me.": "text: ‸I have your nudes."}, "the picture"),
    Seed(
        "BC505", "small.yaml", {"text: Pay me.": "text: ‸Go and kill yourself."}, "beside support"
    ),
    Seed(
        "BC506", "small.yaml", {"text: You told": "text: ‸You were the fastest. You told"}, "a race"
    ),
    Seed("BC507", "small.yaml", {"text: Robin smiles.": "text: ‸A Russian profile."}, "no face"),
    Seed("BC506", "small.yaml", {"text: Pay me.": "text: ‸Tick tock. 3, 2, 1."}, "counts down"),
    Seed("BC508", "small.yaml", {"text: Pay me.": "text: ‸Call 40 12 34 56."}, "'40 12 34 56' is"),
    Seed("BC508", "small.yaml", {"text: Pay me.": "text: ‸Write to a@post.no."}, "'a@post.no' is"),
    Seed("BC508", "small.yaml", {"text: Pay me.": "text: ‸I am at 12 Elm Street."}, "the advice"),
    Seed("BC508", "small.yaml", {"text: They stood": "text: ‸Call 116 111. They stood"}, "ending"),
    Seed("BC508", "small.yaml", {"text: They stood": "text: ‸Mail a@post.no. They stood"}, "a@p"),
    Seed("BC509", "small.yaml", {"text: Pay me.": "text: ‸PAY ME RIGHT NOW."}, "shouts"),
    Seed("BC510", "small.yaml", {"text: Hi Robin!": "text: ‸Hi R\u043ebin!"}, "CYRILLIC SMALL"),
    Seed("BC510", "small.yaml", {"text: Hi Robin!": "text: ‸Hi Ro\u200bbin!"}, "ZERO WIDTH"),
    Seed("BC512", "small.yaml", {"text: Hi Robin!": "text: ‸Hi Ro\u2800bin!"}, "U+2800 (BRAILLE"),
    Seed("BC512", "small.yaml", {"text: Hi Robin!": 'text: ‸"Hi\\aRobin!"'}, "U+0007 (BELL)"),
    Seed("BC512", "small.yaml", {"text: Hi Robin!": "text: Hi ‸\u2028Robin!"}, "(LINE SEPARATOR)"),
    Seed("BC513", "small.yaml", {"A stranger asks": "‸TODO A stranger asks"}, "'TODO' says"),
    Seed("BC513", "small.yaml", {"There is a threat": "‸There is a threat TBD"}, "'TBD' says"),
    Seed("BC514", "small.yaml", {"text: Hi Robin!": "text: ‸Hi <b>Robin</b>!"}, "'<b' is markup"),
    Seed(
        "BC514", "NO.yaml", {"Do not pay.": "‸Do not <script>alert(1)</script> pay."}, "'<script'"
    ),
    Seed("BC514", "NO.yaml", {"Do not pay.": "‸Do [not](https://x.test) pay."}, "'](' is"),
    Seed("BC501", "questions.yaml", {"text: Waiting alone": "text: ‸Own fault"}, "In 'first.wait'"),
    Seed("BC502", "questions.yaml", {"Two see more than one.": "‸It is guaranteed to work."}, ""),
    Seed("BC505", "NO.yaml", {"detail: Do not pay.": "detail: ‸Think of suicide."}, "self-harm"),
    Seed("BC501", "labels.nb.po", {'msgstr "Send"': '‸msgstr "Ikke vær lettlurt"'}, "'lettlurt'"),
]
