"""A small form of the bank, its blueprint and its translation, each without a fault."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from breakcontact.authoring.lesson_list import CourseQuizzes
from breakcontact.authoring.lines import Line
from breakcontact.authoring.load import check_file
from breakcontact.authoring.po import Entry, PoFile, render_po
from breakcontact.authoring.source_types import Kind
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.item_bank.model import Bank, list_lines

SOURCES = ("nrk-2018",)
LESSONS = ("01_match",)
QUIZZES = CourseQuizzes(practice=("practice",), forms=("before", "after", "later"))

BLUEPRINT_TEXT = """\
format: 1
kind: blueprint
objectives:
  - {id: know-stages, text: Know the stages.}
  - {id: judge-chat, text: Judge a chat.}
slots:
  - {id: stages, objective: know-stages, kind: single, points: 1}
  - {id: evidence, objective: know-stages, kind: several, points: 2}
  - {id: order, objective: know-stages, kind: order, points: 3}
  - {id: tactics, objective: know-stages, kind: match, points: 2}
  - {id: chat, objective: judge-chat, kind: judge, points: 1}
  - {id: profile, objective: judge-chat, kind: judge, points: 1}
  - {id: friend, objective: judge-chat, kind: text, points: 4}
"""

BANK_TEXT = """\
format: 1
kind: items
slug: before
title: Before
intro: Seven small items.
items:
  - id: one
    slot: stages
    objective: know-stages
    sources: [nrk-2018]
    kind: single
    points: 1
    prompt: What comes first?
    options:
      - {id: a, text: The friendly part, right: true, explain: Trust is made first.}
      - {id: b, text: The threat, explain: It comes later.}
    read_on: 01_match
  - id: two
    slot: evidence
    objective: know-stages
    sources: [nrk-2018]
    kind: several
    points: 2
    prompt: What do the police ask for?
    options:
      - {id: a, text: The user name, right: true, explain: It leads to the account.}
      - {id: b, text: The threat itself, right: true, explain: It is the offence.}
      - {id: c, text: An apology, right: false, explain: Nobody owes one.}
    read_on: 01_match
  - id: three
    slot: order
    objective: know-stages
    sources: [nrk-2018]
    kind: order
    points: 3
    prompt: In which order?
    steps:
      - {id: report, text: Report it}
      - {id: stop, text: Stop answering}
      - {id: save, text: Save the messages}
    orders:
      - {country: "NO", groups: [[stop], [save, report]]}
      - {country: GB, groups: [[stop], [save], [report]]}
    explain: The lists differ.
    read_on: 01_match
  - id: four
    slot: tactics
    objective: know-stages
    sources: [nrk-2018]
    kind: match
    points: 2
    prompt: What does each message do?
    rows:
      - {id: r1, text: You are the only one., to: [flattery], explain: Praise.}
      - {id: r2, text: Answer within the hour., to: [hurry]}
    options:
      - {id: flattery, text: It flatters.}
      - {id: hurry, text: It hurries.}
      - {id: proof, text: It proves something.}
    explain: Honest people say such things too.
    read_on: 01_match
  - id: five
    slot: chat
    objective: judge-chat
    sources: [nrk-2018]
    kind: judge
    points: 1
    prompt: Is this genuine?
    exhibit:
      - {id: l1, from: Sam, text: Pay a small fee first.}
      - {id: l2, text: Sam does not answer calls.}
    genuine: false
    explain: A fee before any help is a bad sign.
    read_on: 01_match
  - id: six
    slot: profile
    objective: judge-chat
    sources: [nrk-2018]
    kind: judge
    points: 1
    prompt: And is this?
    exhibit:
      - {id: l1, from: Kim, text: No hurry. Let us meet in the library.}
    genuine: true
    explain: Kim takes time and a public place.
    read_on: 01_match
  - id: seven
    slot: friend
    objective: judge-chat
    sources: [nrk-2018]
    kind: text
    points: 4
    prompt: What do you answer your friend?
    limit: 400
    rubric:
      - {id: m1, points: 3, text: Says that the friend is not alone.}
      - {id: m2, points: 1, text: Names a helper.}
    model: I am glad that you told me. Shall we call somebody together?
    explain: Warm before clever.
    read_on: 01_match
"""


def without_slots(text: str, prefix: str) -> str:
    """The same items as no form has them: without slots, and under other ids."""
    rows = text.replace("- id: ", f"- id: {prefix}-").splitlines(keepends=True)
    return "".join(row for row in rows if "slot: " not in row)


def render_norwegian(lines: Sequence[Line]) -> str:
    """A PO file in which every line is translated, to nothing that could be mistaken for it."""
    entries = [Entry(line.id, line.text, f"Norsk: {line.id}") for line in lines]
    return render_po(lines, PoFile(entries), "nb")


def translate(path: Path, kinds: Sequence[Kind]) -> None:
    """Write the translation of a source that may have faults, so that it has none of its own."""
    lines = {line.id: line for line in check_file(path, kinds).lines}
    path.with_suffix(".nb.po").write_text(render_norwegian([*lines.values()]), encoding="utf-8")


BANK = Bank.model_validate(parse_tree(BANK_TEXT, "before.yaml")[0].data)
BANK_TEXTS = {
    "blueprint.yaml": BLUEPRINT_TEXT,
    "before.yaml": BANK_TEXT,
    "before.nb.po": render_norwegian(list_lines(BANK)),
}
