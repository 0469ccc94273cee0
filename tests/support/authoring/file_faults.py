"""One small fault for each thing that can be wrong with a file and its names."""

from __future__ import annotations

from sources import Seed

SHAPE = [
    Seed("BC102", "small.yaml", {"A small story": "A ‸\x00 story"}, "zero byte"),
    Seed("BC103", "small.yaml", {"text: There is": 'text: ‸"There is'}, "never closed"),
    Seed("BC103", "small.yaml", {"title: A small story": "title: A small‸: story"}, "quotes"),
    Seed("BC103", "small.yaml", {"title: A small story": "title: A ‸\x07 story"}, "U+0007"),
    Seed("BC103", "small.yaml", {"    stage: contact\n": "‸\tstage: contact\n"}, "with a tab"),
    Seed("BC103", "small.yaml", {"": "‸\n"}, "empty"),
    Seed("BC104", "small.yaml", {"title: A small story": "title: ‸&title A story"}, "anchor"),
    Seed("BC104", "small.yaml", {"title: A small story": "title: ‸!!str A story"}, "tag"),
    Seed("BC104", "small.yaml", {"title: A small story": "title: ‸*other"}, "alias"),
    Seed("BC104", "small.yaml", {"reflections:\n": "‸---\nreflections:\n"}, "second document"),
    Seed("BC104", "small.yaml", {"title: A small story": "? ‸[a]\n: b"}, "A key is a word"),
    Seed("BC104", "small.yaml", {"title: A small story": "title: [[[[[[[[[[[‸["}, "levels"),
    Seed("BC105", "small.yaml", {"summary: A": "‸title: Another\nsummary: A"}, "on line 3"),
    Seed(
        "BC106", "small.yaml", {"        tactic: f": "        ‸tactik: f"}, "Did you mean 'tactic'?"
    ),
    Seed("BC106", "small.yaml", {"summary: A": "‸zebra: 1\nsummary: A"}, "It takes: format, kind"),
    Seed(
        "BC106", "small.yaml", {"        from: maja": "        ‸form: maja"}, "Did you mean 'from'?"
    ),
    Seed(
        "BC107",
        "small.yaml",
        {"      - id: hello-2\n        from": "      - ‸from"},
        "Free is: hello-2",
    ),
    Seed("BC107", "small.yaml", {"format: 1\nid: small\n": "‸format: 1\n"}, "'id' is missing"),
    Seed(
        "BC107",
        "small.yaml",
        {
            "- id: hello-b\n        do: Tell Maja\n        to: luck\n": "- ‸id: hello-b\n"
            "        do: Tell Maja\n"
        },
        "'to'",
    ),
    Seed("BC108", "small.yaml", {"title: A small story": "title: ‸true"}, "in quotes"),
    Seed("BC108", "small.yaml", {'"20:14"': "‸2014"}, "the number 2014"),
    Seed("BC108", "small.yaml", {"[account, time]": "‸account"}, "a list"),
    Seed("BC108", "small.yaml", {"{told: true}": "{told: ‸yes}"}, "true, false or a whole number"),
    Seed("BC108", "small.yaml", {"  told: false": "  told: ‸3"}, "number fact such as"),
    Seed("BC109", "small.yaml", {"tactic: flattery": "tactic: ‸flatery"}, "mean 'flattery'?"),
    Seed(
        "BC109", "small.yaml", {"tactic: flattery": "tactic: ‸escalation"}, "one of: flattery, mir"
    ),
    Seed("BC109", "small.yaml", {"[account, time]": "[account, ‸clock]"}, "It is one of: account"),
    Seed("BC109", "small.yaml", {"weight: rest": "weight: ‸0.2"}, "'rest', or a mapping"),
    Seed("BC110", "small.yaml", {"title: A small story": 'title: ‸""'}, "is empty"),
    Seed("BC110", "small.yaml", {"tactic: flattery": "‸tactic:"}, "take the key out"),
    Seed("BC110", "small.yaml", {'"20:14"': '‸"24:14"'}, "time of day"),
    Seed("BC110", "small.yaml", {"most: 2}": "most: ‸2000}"}, "at most 100"),
    Seed(
        "BC111",
        "small.yaml",
        {"  friends:\n": "  ‸lost:\n    stage: move\n  friends:\n"},
        "nowhere",
    ),
    Seed(
        "BC111", "small.yaml", {"    place: K": "    ‸next: ask\n    place: K"}, "'choices' already"
    ),
    Seed(
        "BC111", "small.yaml", {"        do: Pay": "        say: Yes\n        ‸do: Pay"}, "keep one"
    ),
    Seed(
        "BC111", "small.yaml", {"      - id: ask-a\n        do: Pay": "      - ‸id: ask-a"}, "'say'"
    ),
    Seed("BC112", "small.yaml", {"format: 1": "format: ‸2"}, "must be 1"),
    Seed("BC112", "small.yaml", {"": "‸- a list\n"}, "begin with 'format: 1'"),
    Seed("BC112", "small.yaml", {"format: 1": "format: 1\nkind: ‸scenerio"}, "mean 'scenario'?"),
    Seed(
        "BC112",
        "questions.yaml",
        {"format: 1\nkind: questions\n": "‸format: 1\n"},
        "kind: questions",
    ),
]

NAMES = [
    Seed("BC201", "small.yaml", {"id: hello-1": "id: ‸Hello_1"}, "is not"),
    Seed("BC201", "small.yaml", {"  told: false": "  ‸Told: false"}, "underscores"),
    Seed("BC201", "small.yaml", {"  friends:\n": "  ‸Friends:\n"}, "is not an id"),
    Seed("BC201", "labels.yaml", {"chat.send: Send": "‸chat_send: Send"}, "a label's id"),
    Seed("BC202", "small.yaml", {"id: hello-2": "id: ‸hello-1"}, "Free is: hello-2"),
    Seed("BC202", "small.yaml", {"id: hello-2": "id: ‸title"}, "the scenario's own"),
    Seed("BC202", "small.yaml", {"id: sent": "id: ‸quiet"}, "told apart"),
    Seed(
        "BC202",
        "small.yaml",
        {"  maja: {": "  ‸narrator: {name: N, avatar: cup, role: app}\n  maja: {"},
        "own voice",
    ),
    Seed("BC202", "questions.yaml", {"{id: wait": "{id: ‸tell"}, "already used in this item"),
    Seed("BC202", "questions.yaml", {"{id: wait": "{id: ‸prompt"}, "the item's own"),
    Seed(
        "BC817",
        "questions.yaml",
        {"    prompt: What helps?": "    topic: ‸help\n    prompt: What helps?"},
        "no topic 'help'",
    ),
    Seed("BC203", "small.yaml", {"start: hello": "start: ‸helo"}, "mean 'hello'?"),
    Seed("BC203", "small.yaml", {"next: end-sent": "next: ‸far"}, "There are: hello, ask, luck"),
    Seed("BC204", "small.yaml", {"you: robin": "you: ‸robyn"}, "mean 'robin'?"),
    Seed("BC204", "small.yaml", {"        from: maja": "        from: ‸m"}, "There are: robin"),
    Seed(
        "BC205",
        "small.yaml",
        {"        when: payments < 2": "        when: ‸payment < 2"},
        "'payments'?",
    ),
    Seed("BC205", "small.yaml", {"set: {told: true}": "set: {‸tolt: true}"}, "mean 'told'?"),
    Seed(
        "BC205",
        "small.yaml",
        {"set: {told: true}": "set: {told: true, ‸comes_back: true}"},
        "There are: told, payments.",
    ),
    Seed(
        "BC005",
        "small.yaml",
        {"{parameter: quiet}": "{parameter: ‸comes_back}"},
        "There are: quiet, sent, young.",
    ),
    Seed("BC005", "small.yaml", {"{parameter: quiet}": "{parameter: ‸quit}"}, "mean 'quiet'?"),
    Seed(
        "BC206",
        "small.yaml",
        {"        when: payments < 2": "        when: ‸payments <"},
        "cannot be read",
    ),
    Seed(
        "BC206", "small.yaml", {"        when: payments < 2": "        when: ‸payments = 2"}, "'=='"
    ),
    Seed(
        "BC206", "small.yaml", {"        when: payments < 2": '        when: ‸"!told"'}, "as words"
    ),
    Seed(
        "BC207", "small.yaml", {"        when: payments < 2": "        when: ‸payments < 9"}, "idle"
    ),
    Seed(
        "BC207", "small.yaml", {"{start: 0, most: 2}": "{start: ‸3, most: 2}"}, "more than its most"
    ),
    Seed("BC207", "small.yaml", {"add: {payments: 1}": "add: {payments: ‸7}"}, "can never do"),
    Seed("BC207", "small.yaml", {"add: {payments: 1}": "set: {payments: ‸7}"}, "lies outside"),
    Seed(
        "BC208",
        "small.yaml",
        {"  told: false": "  told: false\n  ‸seen: true"},
        "No condition reads",
    ),
    Seed(
        "BC209",
        "small.yaml",
        {"        when: payments < 2": "        when: ‸payments"},
        "compare it",
    ),
    Seed(
        "BC209",
        "small.yaml",
        {"        when: payments < 2": "        when: ‸told < 2"},
        "true or false",
    ),
    Seed("BC209", "small.yaml", {"add: {payments: 1}": "add: {told: ‸1}"}, "use 'set'"),
    Seed("BC209", "small.yaml", {"set: {told: true}": "set: {told: ‸1}"}, "true or false"),
    Seed("BC209", "small.yaml", {"add: {payments: 1}": "set: {payments: ‸true}"}, "from 0 to 2"),
    Seed(
        "BC210",
        "small.yaml",
        {"avatar: sun, role: helper": "avatar: sun, role: ‸you"},
        "Only 'robin'",
    ),
    Seed(
        "BC210",
        "small.yaml",
        {"avatar: leaf, role: you": "avatar: leaf, role: ‸honest"},
        "must be 'you'",
    ),
    Seed(
        "BC211",
        "small.yaml",
        {"text: There is": "text: ‸Within {sum} there is"},
        "add it to 'terms'",
    ),
    Seed(
        "BC211",
        "small.yaml",
        {
            "start: hello\n": "terms:\n  ‸sum: {NO: 500 kroner}\nstart: hello\n",
            "text: There is": "text: Within {sum} there is",
        },
        "no words for GB",
    ),
    Seed(
        "BC211",
        "small.yaml",
        {"start: hello\n": "terms:\n  ‸sum: {NO: 500 kroner, GB: £40}\nstart: hello\n"},
        "No text has the gap",
    ),
    Seed(
        "BC211",
        "small.yaml",
        {
            "start: hello\n": "terms:\n  sum: {NO: kr, GB: £, ‸US: dollars}\nstart: hello\n",
            "text: There is": "text: Within {sum} there is",
        },
        "no country 'US'",
    ),
]
