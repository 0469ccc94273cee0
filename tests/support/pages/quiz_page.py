"""A quiz alone on a bare page: its cards, and a kernel that answers as it is told to."""

from __future__ import annotations

from typing import Any

from page_values import expect_value, expect_value_stays
from playwright.sync_api import Page
from widget_page import THEMES

from breakcontact.i18n import load_messages
from breakcontact.ui.assets import load_module, load_style

ITEMS: dict[str, dict[str, Any]] = {
    "q-single": {"kind": "single", "points": 1, "options": ["a", "b", "c"]},
    "q-several": {"kind": "several", "points": 2, "options": ["a", "b", "c", "d"]},
    "q-order": {
        "kind": "order",
        "points": 3,
        "steps": ["block", "stop", "save", "tell", "report"],
    },
    "q-match": {
        "kind": "match",
        "points": 2,
        "rows": ["r1", "r2", "r3"],
        "options": ["hurry", "flattery", "isolation", "proof"],
    },
    "q-judge": {
        "kind": "judge",
        "points": 1,
        "exhibit": [
            {"id": "l1", "from": "Sam"},
            {"id": "l2", "from": "Sam"},
            {"id": "l3", "from": "Robin"},
            {"id": "l4"},
            {"id": "l5", "from": "Sam"},
        ],
    },
    "q-text": {
        "kind": "text",
        "points": 4,
        "limit": 600,
        "exhibit": [{"id": "l1"}, {"id": "l2"}, {"id": "l3"}],
    },
}
for _id, _item in ITEMS.items():
    _item["id"] = _id

KEYS: dict[str, dict[str, Any]] = {
    "q-single": {"right": "b", "read_on": "01_match"},
    "q-several": {"right": ["a", "c"]},
    "q-order": {
        "orders": [
            {"country": "NO", "groups": [["stop"], ["tell", "save"], ["block"], ["report"]]},
            {"country": "GB", "groups": [["stop"], ["save"], ["block"], ["tell"], ["report"]]},
        ]
    },
    "q-match": {"pairs": {"r1": ["hurry"], "r2": ["flattery"], "r3": ["isolation"]}},
    "q-judge": {"genuine": False},
    "q-text": {},
}

ENGLISH = {
    "title": "Practice: what now?",
    "intro": "Six questions about chats, messages and what helps. All people are made up.",
    "q-single.prompt": "Robin has got a threat. What comes first?",
    "q-single.a": "Pay a little, to win time.",
    "q-single.b": "Stop answering, and tell somebody.",
    "q-single.c": "Delete the account and all messages.",
    "q-single.hint": "Think of what the police ask for.",
    "q-single.a.explain": "Many hope for peace. Usually more demands follow.",
    "q-single.b.explain": "It gives you time, and you are not alone with it.",
    "q-single.c.explain": "It feels safe, but it takes away what the police can use.",
    "q-several.prompt": "What is worth saving before you block?",
    "q-several.a": "The name and the address of the profile",
    "q-several.b": "Your own password",
    "q-several.c": "The message with the threat, with day and time",
    "q-several.d": "The names of all your friends",
    "q-several.b.explain": "Nobody who helps you needs it.",
    "q-order.prompt": "Put the first steps in an order that makes sense.",
    "q-order.stop": "Stop writing to the person who threatens",
    "q-order.save": "Save the messages, names and payment details in a few minutes",
    "q-order.tell": "Tell someone you trust",
    "q-order.block": "Block the account",
    "q-order.report": "Report to the police and to the app",
    "q-order.explain": "Lists differ in small things. First comes stopping.",
    "q-match.prompt": "What does each message do?",
    "q-match.r1": "“You have ten minutes. Then it is too late.”",
    "q-match.r2": "“I have never met anyone like you.”",
    "q-match.r3": "“Your sister would only laugh at us. Keep her out of it.”",
    "q-match.hurry": "Hurry",
    "q-match.flattery": "Flattery",
    "q-match.isolation": "Cutting you off from others",
    "q-match.proof": "Showing proof",
    "q-match.r1.explain": "A short limit leaves no time to ask anyone.",
    "q-judge.prompt": "Robin has known Sam for two days. What do you think of Sam?",
    "q-judge.exhibit.l1": "I feel like I have known you for years! ☀️",
    "q-judge.exhibit.l2": "This app is so slow. Come over to Pinto, I only answer there.",
    "q-judge.exhibit.l3": "I like it here. Why not talk on here?",
    "q-judge.exhibit.l4": "An hour later.",
    "q-judge.exhibit.l5": "If you trusted me you would not ask. Tonight, or I am gone.",
    "q-judge.explain": "A move to another app, hurry and guilt come together.",
    "q-text.prompt": "Kim writes this to you. What do you answer?",
    "q-text.exhibit.l1": "A message from Kim, late in the evening",
    "q-text.exhibit.l2": "“Somebody has a picture of me and wants money. I feel so stupid.”",
    "q-text.exhibit.l3": "“Please tell nobody.”",
}
NORWEGIAN = {
    "title": "Øving: Hva nå?",
    "intro": "Seks spørsmål om chatter, meldinger og det som hjelper. Alle er diktet opp.",
    "q-single.prompt": "Robin har fått en trussel. Hva kommer først?",
    "q-single.a": "Betale litt for å vinne tid.",
    "q-single.b": "Slutte å svare, og fortelle det til noen.",
    "q-single.c": "Slette kontoen og alle meldingene.",
    "q-several.prompt": "Hva er verdt å ta vare på før du blokkerer?",
    "q-order.prompt": "Sett de første stegene i en rekkefølge som gir mening.",
    "q-order.stop": "Slutt å skrive til den som truer",
    "q-order.save": "Ta vare på meldinger, navn og betalingsopplysninger på noen få minutter",
    "q-order.tell": "Fortell det til noen du stoler på",
    "q-order.block": "Blokker kontoen",
    "q-order.report": "Meld fra til politiet og til appen",
}
LINES = {"en": ENGLISH, "nb": {**ENGLISH, **NORWEGIAN}}
SENT = "window.sent.map(({ value }) => value)"
EXPLAINS = ("explain", "hint")

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Quiz</title></head>
<body data-jp-theme-light="{is_light}" style="margin: 0; {theme}">
<main><h1>Quiz</h1><div id="view"></div></main></body></html>"""
# `kernel` says how messages are answered: saved, memory, failed, silent or gone.
_MOUNT = """async ([text, states, kernel]) => {
  window.kernel = kernel;
  window.sent = [];
  window.file ??= {};
  window.models = states.map((state) => {
    const handlers = {};
    const emit = (event, ...rest) => [...(handlers[event] ?? [])].forEach((each) => each(...rest));
    const model = {
      state,
      emit,
      listeners: () => Object.values(handlers).reduce((sum, { size }) => sum + size, 0),
      get: (name) => state[name],
      set: (name, value) => model.receive({ [name]: value }),
      receive: (values) => {
        Object.assign(state, values);
        Object.keys(values).forEach((name) => emit("change:" + name));
      },
      save_changes: () => {},
      on: (event, handler) => (handlers[event] ??= new Set()).add(handler),
      off: (event, handler) => handlers[event]?.delete(handler),
      send: (message) => {
        if (window.kernel === "gone") throw new Error("no kernel");
        window.sent.push(message);
        if (message.kind === "answer" && window.kernel !== "silent") window.answer(model, message);
      },
    };
    return model;
  });
  window.answer = (model, { number, value }, state = window.kernel) => {
    const sentence = state === "failed" ? "The disk is full." : "";
    const at = state === "saved" ? "14:03" : "";
    const told = { kind: "answered", number, state, at, sentence };
    if (state === "saved") window.file[model.state.item.id] = value;
    model.emit("msg:custom", told, []);
    const saved = { number, state, at, sentence };
    if (state !== "failed") model.receive({ response: value, saved });
  };
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const { default: widget } = await import(address);
  window.widget = widget;
  window.show = (model) => {
    const el = document.createElement("div");
    document.getElementById("view").append(el);
    return widget.render({ model, el });
  };
  window.ends = window.models.map(window.show);
}"""


def expect_file(page: Page, answers: dict[str, Any]) -> None:
    """Wait until these are the answers that the kernel has saved, by item."""
    expect_value(page, "window.file", answers)


def expect_sent(page: Page, values: list[Any]) -> None:
    """Wait until these are the answers that were sent, oldest first."""
    expect_value(page, SENT, values)


def expect_last_sent(page: Page, value: Any) -> None:
    """Wait until this is the answer that was sent last."""
    expect_value(page, "window.sent.at(-1).value", value)


def expect_nothing_sent(page: Page) -> None:
    """Nothing was sent, and nothing is on its way in the frames to come."""
    expect_value_stays(page, SENT, [])


def quiz_states(
    *parts: str, language: str = "en", mode: str = "graded", **more: Any
) -> list[dict[str, Any]]:
    """The traits of these widgets: ``start``, ``finish``, or the id of an item."""
    lines = LINES[language]
    if mode == "graded":
        lines = {i: text for i, text in lines.items() if i.rpartition(".")[2] not in EXPLAINS}
    shared: dict[str, Any] = {
        "lines": lines,
        "language": language,
        "languages": ["en", "nb"],
        "labels": load_messages(language),
        "mode": mode,
        "response": None,
        "saved": {"state": "none", "at": "", "sentence": ""},
        "progress": {
            "answered": 0,
            "total": len(ITEMS),
            "items": list(ITEMS),
            "unanswered": list(ITEMS),
            "unsaved": [],
            "receipt": "BREAK-CONTACT practice 4/6 7F3A-91C2-04DE",
        },
        "storage_key": "a-key",
        "notice": "",
        "packs": {},
        "country": "GB",
        "further": {},
        "hand_in": {},
        "start_page": {},
        **more,
    }
    return [{**shared, **_own_traits(part, mode)} for part in parts]


def _own_traits(part: str, mode: str) -> dict[str, Any]:
    if part not in ITEMS:
        return {"part": part, "item": {}, "key": {}}
    return {"part": "item", "item": ITEMS[part], "key": {} if mode == "graded" else KEYS[part]}


def show_quiz(
    page: Page,
    states: list[dict[str, Any]],
    *,
    theme: str = "light",
    kernel: str = "saved",
    address: str = "",
) -> None:
    """Put these widgets on the page; ``address`` gives the page a memory that outlives a reload."""
    html = _PAGE.format(is_light=str(theme == "light").lower(), theme=THEMES[theme])
    if address:
        page.route(f"{address}*", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(address)
    else:
        page.set_content(html)
    page.add_style_tag(content=load_style("quiz.css"))
    page.evaluate(_MOUNT, [load_module("quiz.js"), states, kernel])
