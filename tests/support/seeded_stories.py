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
        {"[police, bank, talk]\n      person: maja": "[talk, bank]\n      person: ‸alex"},
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

FACTS = "  payments: {start: 0, most: 2}\n"
MEAN_SENT = {
    FACTS: FACTS + "  sent: false\n",
    "start: hello\n": "meanings: {sent: harm}\nstart: hello\n",
}
LUCK = "        to: friends\n        weight: rest\n"
QUIET = "weight: {parameter: quiet}"
BRING = LUCK.replace("weight: rest", "weight: {parameter: sent}\n        set: {sent: true}")

PROOFS = [
    Seed(
        "BC406",
        "small.yaml",
        {
            "  ask:\n": "  ‸ask:\n",
            "  luck:\n": "  far:\n    stage: rapport\n    choices:\n"
            "      - {id: far-a, say: Yes., to: far-2}\n  far-2:\n    stage: rapport\n"
            "    choices:\n      - {id: far-b, say: No., to: far-3}\n"
            "  far-3:\n    stage: rapport\n    choices:\n"
            "      - {id: far-c, say: Well., to: luck}\n  luck:\n",
            TO_LUCK: TO_LUCK.replace("to: luck", "to: far"),
        },
        "more than 2 picks away in 'ask' after the picks hello-a (facts",
    ),
    Seed(
        "BC407",
        "small.yaml",
        {"  ask:\n": "  ‸ask:\n", "        action: block\n": "        action: ignore\n"},
        "no way to stop, after the picks hello-a: offer",
    ),
    Seed(
        "BC408",
        "small.yaml",
        {
            "        to: ask\n        add: {payments: 1}\n": "        to: end-quiet\n"
            "        add: {payments: 1}\n",
            "  end-quiet:\n": "  ‸end-quiet:\n",
        },
        "after the picks hello-a > ask-a",
    ),
    Seed(
        "BC409",
        "small.yaml",
        {"helps: [police, bank]\n": "helps: ‸[police]\n"},
        "after the picks hello-a > ask-a > ask-b > luck-b",
    ),
    Seed(
        "BC410",
        "small.yaml",
        {"      - id: ask-b\n": "      - ‸id: ask-b\n", "action: block\n": "action: delete\n"},
        "after the picks hello-a > ask-b",
    ),
    Seed(
        "BC414",
        "small.yaml",
        {
            **MEAN_SENT,
            QUIET: "weight:  rest",
            LUCK: BRING,
            "      - id: ask-b\n": "      - ‸{id: ask-c, do: Leave, action: leave, to: end-quiet}\n"
            "      - id: ask-b\n",
        },
        "0 % with ask-c, 10 % with ask-",
    ),
    Seed(
        "BC415",
        "small.yaml",
        {
            **MEAN_SENT,
            "        set: {told: true}\n": "        set: {told: true, sent: true}\n",
            "      - id: hello-b\n": "      - ‸id: hello-b\n",
        },
        "'hello-b' makes 'sent' true for certain, after the picks hello-b;",
    ),
    Seed(
        "BC416",
        "small.yaml",
        {
            **MEAN_SENT,
            LUCK: LUCK.replace("weight: rest", "weight: ‸rest\n        set: {sent: true}"),
        },
        "'luck-b' makes 'sent' true with what the other turns leave",
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
    Seed("BC501", "questions.yaml", {"text: Waiting alone": "text: ‸Own fault"}, "In 'first.wait'"),
    Seed("BC502", "questions.yaml", {"Two see more than one.": "‸It is guaranteed to work."}, ""),
    Seed("BC505", "NO.yaml", {"detail: Do not pay.": "detail: ‸Think of suicide."}, "self-harm"),
    Seed("BC501", "labels.nb.po", {'msgstr "Send"': '‸msgstr "Ikke vær lettlurt"'}, "'lettlurt'"),
]
