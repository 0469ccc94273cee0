"""A toy widget and a toy item type, as a contributor would write them into a copy of the project.

Each toy is what CONTRIBUTING asks for: files to write, and places in files that are there already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path("widgets/breakcontact")


@dataclass(frozen=True, slots=True)
class Toy:
    """What is written, by path in the package.

    Attributes:
        files: The text of each new file.
        changes: For each file that is there already, old and new text of a place in it.
    """

    files: Mapping[str, str]
    changes: Mapping[str, tuple[tuple[str, str], ...]]

    def write(self, project: Path) -> None:
        """Write it into a copy of the project."""
        for name, text in self.files.items():
            path = project / PACKAGE / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for name, places in self.changes.items():
            path = project / PACKAGE / name
            text = path.read_text(encoding="utf-8")
            for old, new in places:
                assert old in text, f"{name} no longer holds {old!r}"
                text = text.replace(old, new, 1)
            path.write_text(text, encoding="utf-8")


WIDGET = Toy(
    files={
        "ui/lamp/__init__.py": '"""A lamp."""\n',
        "ui/lamp/lamp.py": '''\
"""A lamp that a reader switches on and off."""

from __future__ import annotations

from traitlets import Bool, Dict, Unicode

from breakcontact.ui.widget import BundledWidget


class Lamp(BundledWidget):
    """A lamp."""

    bundle = "lamp"

    lit = Bool(False).tag(sync=True)
    language = Unicode("en").tag(sync=True)
    labels = Dict().tag(sync=True)
''',
        "ui/lamp/lamp.js": """\
// A lamp that a reader switches on and off.
import { h, wordsOf } from "../shared/dom.js";

/**
 * @import { CommonTraits, RenderContext } from "../shared/types.js"
 * @typedef {CommonTraits & {lit: boolean}} LampTraits
 */

/** Called by anywidget for each view. @param {RenderContext<LampTraits>} context */
function render({ model, el }) {
  const view = new AbortController();
  const words = wordsOf(model.get("labels"));
  const press = () => {
    model.set("lit", !model.get("lit"));
    model.save_changes();
  };
  const look = { class: "breakcontact__button breakcontact-lamp__switch", type: "button" };
  const acts = { signal: view.signal, on: { click: press } };
  const button = h("button", { ...look, ...acts }, words("lamp.switch"));
  const show = () => button.setAttribute("aria-pressed", String(model.get("lit")));
  const root = h(
    "section",
    { class: "breakcontact", lang: model.get("language"), "aria-label": words("lamp.title") },
    button,
  );
  model.on("change:lit", show);
  show();
  el.append(root);
  return () => {
    view.abort();
    model.off("change:lit", show);
    root.remove();
  };
}

export default { render };
""",
        "ui/lamp/lamp.css": """\
@import "../shared/base.css";
.breakcontact .breakcontact-lamp__switch {
  border-radius: 50px;
}
""",
    },
    changes={
        "ui/lesson.py": (
            (
                "    def questions(self)",
                '''    def lamp(self) -> object:
        """A lamp."""
        from breakcontact.ui.lamp.lamp import Lamp

        return Lamp(language=self.language, labels=self._labels)

    def questions(self)''',
            ),
        ),
        "data/labels.yaml": (
            ("\ntexts:\n", "\ntexts:\n  lamp.title: A lamp\n  lamp.switch: Switch it on\n\n"),
        ),
        "data/labels.nb.po": (
            (
                '8bit\\n"\n',
                '8bit\\n"\n\nmsgctxt "lamp.title"\nmsgid "A lamp"\nmsgstr "En lampe"\n'
                '\nmsgctxt "lamp.switch"\nmsgid "Switch it on"\nmsgstr "Slå den på"\n',
            ),
        ),
    },
)
"""A widget with two words, which ``Lesson("...").lamp()`` shows."""

_TYPE = '''\
"""Pair: two options that belong together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from breakcontact.quiz.items.choice import describe_options
from breakcontact.quiz.items.item import AnswerPart, Item, refuse
from breakcontact.quiz.items.item_type import ItemType


class Pair(ItemType):
    """The answer is a list of two option ids; the key is ``{"right": [ids]}``."""

    kind = "pair"
    parts = ("options",)

    def take(self, item: Item, value: Any) -> list[str]:
        """Two different options."""
        if not isinstance(value, list) or len({*value}) != 2 or not {*value} <= {*item.options}:
            raise refuse(item, "no-option", "{value} is no option.", value=str(value))
        return [option for option in item.options if option in value]

    def find_key_fault(self, item: Item, key: Mapping[str, Any]) -> str:
        """A key names two options."""
        return "" if len(key.get("right", ())) == 2 else "names no pair"

    def grade(self, key: Mapping[str, Any], value: Any) -> float:
        """Half of the points for each right option."""
        return len({*key["right"]} & {*(value or ())}) / 2

    def describe(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """All options, in the order shown."""
        return describe_options(item, value or (), key.get("right", ()))
'''
_RULES = '''\
"""Pair in the bank: two options are right."""

from __future__ import annotations

from collections.abc import Iterator

from breakcontact.authoring.yaml_source import KeyPath
from breakcontact.item_bank.blueprint import Fault
from breakcontact.item_bank.items.rules import Rules
from breakcontact.item_bank.model import Question


def _list_right(item: Question) -> list[str]:
    return [option.id for option in item.options or () if option.right]


def _find_no_pair(item: Question, path: KeyPath) -> Iterator[Fault]:
    if len(_list_right(item)) != 2:
        yield "BC801", (*path, "options"), f"A 'pair' has two right options, unlike '{item.id}'."


PAIR = Rules(
    "pair",
    ("options",),
    lambda item: {"right": _list_right(item)},
    {_find_no_pair: frozenset(("options",))},
)
'''
_CONTROL = """\
// Pair: two options that belong together.
import { h } from "../../shared/dom.js";
import { optionGroup, optionKeys, optionRows } from "./options.js";

/** @import { ItemType } from "../types.js" */

/** @type {ItemType} */
export const pair = {
  isAnswer: ({ options }, value) =>
    Array.isArray(value) && value.length === 2 && value.every((option) => options.includes(option)),

  makeControl(context) {
    const rows = optionRows("checkbox", context, () => {
      const chosen = rows.filter(({ input }) => input.checked).map(({ input }) => input.value);
      context.answers.setDraft(chosen);
      if (chosen.length === 2) context.answer(chosen);
    });
    return {
      element: h("div", { class: "breakcontact-quiz__pair" }, optionGroup("", rows)),
      show: (value) => {
        const chosen = [context.answers.draft ?? value].flat();
        for (const { input } of rows) input.checked = chosen.includes(input.value);
      },
    };
  },

  isRight: (key, value) =>
    Array.isArray(value) && value.every((one) => (key.right ?? []).includes(one)),

  renderKey: (context) =>
    optionKeys(context, [context.key.right ?? []].flat(), [context.value].flat()),
};
"""

ITEM_TYPE = Toy(
    files={
        "quiz/items/pair.py": _TYPE,
        "item_bank/items/pair.py": _RULES,
        "ui/quiz/items/pair.js": _CONTROL,
        "ui/quiz/items/pair.css": ".breakcontact-quiz__pair {\n  border: 3px dotted;\n}\n",
    },
    changes={
        "quiz/items/__init__.py": (
            (
                "from breakcontact.quiz.items.true_false",
                "from breakcontact.quiz.items.pair import Pair\n"
                "from breakcontact.quiz.items.true_false",
            ),
            ("        ExtendedText(),\n", "        ExtendedText(),\n        Pair(),\n"),
        ),
        "item_bank/items/__init__.py": (
            (
                "from breakcontact.item_bank.items.rules",
                "from breakcontact.item_bank.items.pair import PAIR\n"
                "from breakcontact.item_bank.items.rules",
            ),
            ("EXTENDED_TEXT)\n", "EXTENDED_TEXT, PAIR)\n"),
        ),
        "ui/quiz/items/registry.js": (
            (
                "import { trueFalse }",
                'import { pair } from "./pair.js";\nimport { trueFalse }',
            ),
            ("  text: extendedText,\n", "  text: extendedText,\n  pair,\n"),
        ),
        "ui/quiz/items/items.css": (
            (
                '@import "./extended_text.css";',
                '@import "./extended_text.css";\n@import "./pair.css";',
            ),
        ),
    },
)
"""An item type that an author can write and a learner can answer."""

QUESTIONS = """\
format: 1
kind: questions
lesson: toy
items:
  - id: table
    kind: pair
    prompt: Which two belong on the table?
    options:
      - {id: salt, text: Salt, right: true, explain: It goes with pepper.}
      - {id: rain, text: Rain, explain: It stays outside.}
      - {id: pepper, text: Pepper, right: true, explain: It goes with salt.}
"""
"""A question of the toy type, as an author writes it."""
