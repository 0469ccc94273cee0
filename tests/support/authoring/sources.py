"""Small source files of every kind, each without a fault, and a way to put one fault into them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import bank_files

from breakcontact.advice.source import ADVICE
from breakcontact.authoring.labels import LABELS
from breakcontact.authoring.lesson_list import LESSON_LIST
from breakcontact.authoring.load import Checked, check_file
from breakcontact.item_bank.blueprint import BLUEPRINT
from breakcontact.item_bank.build import items_kind
from breakcontact.item_bank.practice import PRACTICE_QUESTIONS
from breakcontact.scenario.checks import scenario_kind

KINDS = (
    scenario_kind({"quiet": 0.8, "sent": 0.1, "young": 0.1}, rests_on={"young": ("teenagers",)}),
    ADVICE,
    PRACTICE_QUESTIONS,
    items_kind(bank_files.SOURCES, bank_files.LESSONS, bank_files.QUIZZES),
    BLUEPRINT,
    LABELS,
    LESSON_LIST,
)
HERE = "‸"
"""Marks in a seeded fault the place that the checker must name."""

SCENARIO_TEXT = """\
format: 1
id: small
title: A small story
summary: A stranger asks for money.
audience: adults
content_note: There is a threat in writing.
you: robin
people:
  robin: {name: Robin, avatar: leaf, role: you}
  alex: {name: Alex, avatar: wave, role: stranger}
  maja: {name: Maja, avatar: sun, role: helper}
facts:
  told: false
  payments: {start: 0, most: 2}
start: hello
scenes:
  hello:
    stage: contact
    place: Kindling
    messages:
      - id: hello-1
        from: alex
        at: "20:14"
        text: Hi Robin!
        tactic: flattery
        why: Praise comes early.
        evidence: [account, time]
      - id: hello-2
        from: narrator
        text: Robin smiles.
        when: not told
    choices:
      - id: hello-a
        say: Hi! How are you?
        to: ask
        usual: true
      - id: hello-b
        do: Tell Maja
        to: luck
        set: {told: true}
        action: tell
  ask:
    stage: demand
    messages:
      - id: ask-1
        from: alex
        text: Pay me.
        gentle: Alex asks for money.
    choices:
      - id: ask-a
        do: Pay
        to: ask
        add: {payments: 1}
        when: payments < 2
        action: pay
      - id: ask-b
        do: Block Alex
        to: luck
        usual: true
        action: block
  luck:
    stage: aftermath
    world:
      - id: luck-a
        text: Nothing more comes.
        to: end-quiet
        weight: {parameter: quiet}
      - id: luck-b
        text: Two friends get the picture.
        to: friends
        weight: rest
  friends:
    stage: escalation
    messages:
      - id: friends-1
        from: maja
        text: I am with you.
    next: end-sent
  end-quiet:
    stage: aftermath
    ending:
      id: quiet
      title: It went quiet
      text: Nothing more came. Maja still asks.
      helps: [police, bank, talk]
      person: maja
  end-sent:
    stage: aftermath
    ending:
      id: sent
      title: Two friends saw it
      text: They stood by Robin.
      helps: [police, bank]
      person: maja
reflections:
  - id: refl-told
    when: told
    text: You told somebody.
  - id: refl-not
    when: not told
    text: There is still time to tell somebody.
"""

ADVICE_TEXT = """\
format: 1
kind: advice
country: NO
name: Norway
reviewed: 2026-01-31
order_note: Lists differ.
sources:
  police: {publisher: Police, title: Advice, year: 2018, seen: own page, address: "https://x.test"}
safety:
  text: Not safe tonight?
  detail: Call now.
  services: [police]
  sources: [police]
  reviewed: 2026-01-31
steps:
  - id: stop
    text: Stop.
    detail: Do not pay.
    sources: [police]
    reviewed: 2026-01-31
services:
  - id: police
    name: The police
    who: everyone
    contact:
      - {kind: phone, text: "02800", href: "tel:+4702800"}
      - {kind: web, text: x.test, href: "https://x.test"}
    hours: Day and night
    status: seen
    sources: [police]
    reviewed: 2026-01-31
"""

QUESTIONS_TEXT = """\
format: 1
kind: questions
lesson: 01_small
items:
  - id: first
    prompt: What helps?
    options:
      - {id: tell, text: Telling a friend, right: true, explain: Two see more than one.}
      - {id: wait, text: Waiting alone, right: false, explain: It is harder alone.}
"""

LABELS_TEXT = """\
format: 1
kind: labels
texts:
  chat.send: Send
  chat.saved: Saved {time}
"""

COURSE_TEXT = """\
format: 1
kind: course
lessons:
  - slug: 01_small
    title: A small lesson
    audience: [adults]
    minutes: 30
  - slug: 02_numbers
    title: Numbers
    check: check_02_numbers
    audience: [teenagers, police]
    minutes: 45
    prerequisites: [01_small]
quizzes:
  adults:
    before: before
    after: after
"""

NOTEBOOK_TEXT = """\
{"cells": [
 {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Lesson\\n", "Press Start."]},
 {"cell_type": "code", "id": "b", "metadata": {}, "source": "naive = 1", "outputs": []},
 {"cell_type": "markdown", "id": "c", "metadata": {}, "source": "Talk about it."}
], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
"""

PO_TEXT = """\
msgid ""
msgstr ""
"Language: nb\\n"

msgctxt "chat.send"
msgid "Send"
msgstr "Send"

msgctxt "chat.saved"
msgid "Saved {time}"
msgstr "Lagret {time}"
"""

TEXTS = {
    "course.yaml": COURSE_TEXT,
    "small.yaml": SCENARIO_TEXT,
    "NO.yaml": ADVICE_TEXT,
    "questions.yaml": QUESTIONS_TEXT,
    "labels.yaml": LABELS_TEXT,
    "labels.nb.po": PO_TEXT,
    "lesson.ipynb": NOTEBOOK_TEXT,
    **bank_files.BANK_TEXTS,
}


@dataclass(frozen=True)
class Seed:
    """One fault to put into one of the small files.

    Attributes:
        code: The code that the checker must give, and no other.
        file: One of :data:`TEXTS`.
        edits: What is replaced by what, in order, with :data:`HERE` at the place to be named.
        says: Part of the sentence.
    """

    code: str
    file: str
    edits: dict[str, str]
    says: str = ""

    def sow(self, folder: Path) -> tuple[int, int]:
        """Write the small files with the fault in one; returns the line and column to be named."""
        text = TEXTS[self.file]
        for old, new in self.edits.items():
            assert text.count(old) == 1 or not old, f"{old!r} stands in {self.file} once"
            text = text.replace(old, new) if old else new
        before, marked, after = text.partition(HERE)
        assert marked, f"{self.edits} marks a place"
        write_sources(folder, {self.file: before + after})
        if self.file == "before.yaml":
            bank_files.translate(folder / self.file, KINDS)
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    def check(self, folder: Path) -> Checked:
        """Check the file that the fault is in, or whose translation it is in."""
        return check_file(folder / self.file.replace(".nb.po", ".yaml"), KINDS)


def reviewed_today(text: str) -> str:
    """A registry's source as if all of it had been reviewed today: no review of it is overdue."""
    today = date.today()
    due = {"reviewed": today, "review_by": today + timedelta(days=365)}
    return re.sub(r"(reviewed|review_by): \d{4}-\d\d-\d\d", lambda m: f"{m[1]}: {due[m[1]]}", text)


def write_sources(folder: Path, changed: dict[str, str] | None = None) -> None:
    """Write all small files into a folder, some of them changed."""
    for name, text in {**TEXTS, **(changed or {})}.items():
        (folder / name).write_text(text, encoding="utf-8")


def check_scenario_text(folder: Path, text: str) -> Checked:
    """Check a scenario given as text."""
    path = folder / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    return check_file(path, KINDS)
