"""One small fault for each property that is proved of every play."""

from __future__ import annotations

from sources import Seed
from story_faults import TO_LUCK

FACTS = "  payments: {start: 0, most: 2}\n"
MEAN_SENT = {
    FACTS: FACTS + "  sent: false\n",
    "start: hello\n": "meanings: {sent: harm}\nstart: hello\n",
}
LUCK = "        to: friends\n        weight: rest\n"
QUIET = "weight: {parameter: quiet}"
BRING = LUCK.replace("weight: rest", "weight: {parameter: sent}\n        set: {sent: true}")

PAY_ME = "        text: Pay me.\n        gentle: Alex asks for money.\n"
HELLO_B = "      - id: hello-b\n"
TEENAGERS = {"audience: adults": "audience: teenagers"}

PLAYS = [
    Seed(
        "BC313",
        "small.yaml",
        {
            "  hello:\n": "  ‸hello:\n",
            HELLO_B: "      - {id: hello-c, say: Wait., to: again}\n" + HELLO_B,
            "  ask:\n": "  again:\n    stage: rapport\n    messages:\n"
            "      - {id: again-1, from: alex, text: Hey.}\n    choices:\n"
            "      - {id: again-a, say: Well., to: hello}\n"
            "      - {id: again-b, say: Yes., to: ask, usual: true}\n  ask:\n",
        },
        "round and round from 'hello' and nothing has changed, after the picks hello-c > again-a",
    ),
    Seed(
        "BC314",
        "small.yaml",
        {HELLO_B: "      - ‸{id: hello-c, say: Who is it., to: ask}\n" + HELLO_B},
        "'hello-c' is a copy of 'hello-a'",
    ),
    Seed(
        "BC315",
        "small.yaml",
        {
            "  ask:\n": "  bridge:\n    stage: ‸move\n    next: ask\n  ask:\n",
            "        to: ask\n        usual: true\n": "        to: bridge\n        usual: true\n",
        },
        "No play shows the stage 'move': 'bridge' is passed without a message.",
    ),
    Seed(
        "BC301",
        "small.yaml",
        {
            "  luck:\n": "  ‸side:\n    stage: move\n    messages:\n"
            "      - {id: side-1, from: maja, text: Psst., tactic: secrecy, evidence: [link]}\n"
            "    next: end-quiet\n  luck:\n"
        },
        "So no play has: stage move, tactic secrecy, evidence link.",
    ),
    Seed(
        "BC302",
        "small.yaml",
        {
            HELLO_B: "      - id: hello-c\n        do: Wait\n        to: side\n"
            "        when: ‸told and not told\n" + HELLO_B,
            "  luck:\n": "  side:\n    stage: move\n    next: end-quiet\n  luck:\n",
        },
        "So no play has: stage move.",
    ),
    Seed(
        "BC303",
        "small.yaml",
        {
            "        when: not told\n    choices:\n": "        tactic: secrecy\n"
            "        when: ‸told and not told\n    choices:\n"
        },
        "So no play has: tactic secrecy.",
    ),
    Seed(
        "BC316",
        "small.yaml",
        {"        text: Robin smiles.\n": '        text: Robin smiles.\n        at: ‸"20:10"\n'},
        "20:10 after 20:14, at the very start",
    ),
    Seed(
        "BC317",
        "small.yaml",
        {"start: hello\n": "minutes: {least: ‸2, most: 9}\nstart: hello\n"},
        "takes 0.1 minutes, not at least 2, after the picks hello-b > luck-a",
    ),
    Seed(
        "BC318",
        "small.yaml",
        {"        usual: true\n" + HELLO_B: "      - ‸id: hello-b\n        usual: true\n"},
        "'hello-b' leads away from it",
    ),
    Seed(
        "BC319",
        "small.yaml",
        {
            "start: hello\n": "properties:\n"
            "  - {id: late, when: payments > 1, can_reach: ‸told}\nstart: hello\n"
        },
        "after the picks hello-a > ask-a > ask-a",
    ),
    Seed(
        "BC319",
        "small.yaml",
        {"start: hello\n": "properties:\n  - {id: pays, comes_to: ‸payments == 1}\nstart: hello\n"},
        "after the picks hello-b > luck-a",
    ),
    Seed(
        "BC319",
        "small.yaml",
        {
            "start: hello\n": "properties:\n  - {id: once, never: ‸payments == 2}\n"
            "  - {id: end, when: told, at_end: payments == 0}\nstart: hello\n"
        },
        "never 'payments == 2' fails after the picks hello-a > ask-a > ask-a",
    ),
    Seed(
        "BC111",
        "small.yaml",
        {"start: hello\n": "properties:\n  - {‸id: once, when: told}\nstart: hello\n"},
        "one of can_reach, comes_to, never, at_end",
    ),
]

PROOFS = [
    Seed(
        "BC417",
        "small.yaml",
        {QUIET: "weight: {parameter: ‸young}"},
        "'young' rests on teenagers, and this story is for adults",
    ),
    Seed(
        "BC405",
        "small.yaml",
        {
            "role: helper": "role: friend",
            "helps: [police, bank, talk]\n      person: maja": "helps: [police, bank, talk]\n"
            "      person: ‸maja",
        },
        "has not written in that play, after the picks hello-b > luck-a",
    ),
    Seed(
        "BC405",
        "small.yaml",
        {
            "text: Nothing more came. Maja still asks.": "text: Nothing more came.",
            "helps: [police, bank, talk]\n      person: maja": "helps: [police, bank, talk]\n"
            "      person: ‸maja",
        },
        "is not named at its end, after the picks hello-b > luck-a",
    ),
    Seed(
        "BC403",
        "small.yaml",
        {
            "      - id: friends-1\n        from: maja\n": "      - {id: friends-0, from: maja, "
            "text: Hi.}\n      - ‸id: friends-1\n        tactic: threat\n        from: narrator\n"
        },
        "'friends-1' threatens",
    ),
    Seed(
        "BC403",
        "small.yaml",
        {
            "  end-quiet:\n    stage: aftermath\n": "  end-quiet:\n    stage: aftermath\n"
            "    messages:\n      - ‸{id: quiet-1, from: alex, text: I am still here.}\n",
        },
        "from a stranger after a threat",
    ),
    Seed(
        "BC411",
        "small.yaml",
        {
            PAY_ME: PAY_ME.replace("Alex asks for money.", "'Alex: pay me!'"),
            "- id: ask-1": "- ‸id: ask-1",
        },
        "'ask-1' says the same",
    ),
    Seed(
        "BC412",
        "small.yaml",
        {PAY_ME: PAY_ME.replace("Alex asks for money.", "''"), "  ask:\n": "  ‸ask:\n"},
        "told of no demand in 'ask'",
    ),
    Seed(
        "BC413",
        "small.yaml",
        {**TEENAGERS, HELLO_B: "      - ‸id: hello-b\n", "do: Tell Maja\n": "do: Send a photo\n"}
        | {"        set: {told: true}\n        action: tell\n": "        set: {told: true}\n"},
        "'hello-b' the character sends a picture, after the picks hello-b",
    ),
    *(
        Seed(
            "BC413",
            "small.yaml",
            {
                **TEENAGERS,
                HELLO_B: "      - ‸id: hello-b\n",
                "do: Tell Maja\n": f'say: "{words}"\n',
                "        set: {told: true}\n        action: tell\n": "        set: {told: true}\n",
            },
            "'hello-b' the character sends a picture, after the picks hello-b",
        )
        for words in (
            "OK, here is a picture of me",
            "Here you go, a photo",
            "here's one of me",
            "Sending you one now",
        )
    ),
    Seed(
        "BC413",
        "small.yaml",
        {
            **TEENAGERS,
            FACTS: FACTS + "  ‸gave: false\n",
            "start: hello\n": "meanings: {gave: sent}\nstart: hello\n",
            "        set: {told: true}\n": "        set: {told: true, gave: true}\n",
        },
        "'gave' becomes true after the picks hello-b",
    ),
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
        {
            "  ask:\n": "  ‸ask:\n",
            "do: Block Alex": "do: Wait",
            "        action: block\n": "        action: ignore\n",
        },
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
        "BC409",
        "small.yaml",
        {"helps: [police, bank]\n": "helps: ‸[bank]\n"},
        "no police can be told",
    ),
    Seed(
        "BC410",
        "small.yaml",
        {
            "      - id: ask-b\n": "      - ‸id: ask-b\n",
            "do: Block Alex": "do: Delete the chat",
            "action: block\n": "action: delete\n",
        },
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
