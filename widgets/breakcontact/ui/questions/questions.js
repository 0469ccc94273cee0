// Questions to think about: an explanation for each answer, no score, no hurry, nothing kept.
import { drawing, h, wordsOf } from "../shared/dom.js";
import { keepShortcutsAway } from "../shared/shortcuts.js";

/**
 * @typedef {{id: string, text: string, right: boolean, explain: string}} Option
 * @typedef {{id: string, prompt: string, options: Option[]}} Item
 */

const VERDICT_SHAPES = {
  right: [["path", { d: "M5 12.5l4.5 4.5L19 7.5" }]],
  other: [["path", { d: "M12 11v6M12 7.4v.1" }], ["circle", { cx: 12, cy: 12, r: 9 }]],
};

let questionsMade = 0;

/** What anywidget calls for each view. */
function render({ model, el }) {
  const view = new AbortController();
  const say = wordsOf(model.get("labels"));
  const items = model.get("items");
  const ids = `breakcontact-questions-${(questionsMade += 1)}`;
  const seen = new Set();
  const progress = h("p", { class: "breakcontact-questions__progress", role: "status" });

  function look(item) {
    seen.add(item.id);
    const all = seen.size === items.length;
    const count = say("questions.progress", { seen: seen.size, total: items.length });
    progress.replaceChildren(all ? say("questions.done") : count);
  }

  const cards = items.map((item, index) =>
    questionCard(item, {
      say,
      signal: view.signal,
      id: `${ids}-${item.id}`,
      number: say("questions.number", { number: index + 1, total: items.length }),
      look: () => look(item),
    }),
  );
  const root = h(
    "section",
    {
      class: "breakcontact breakcontact-questions",
      lang: model.get("language"),
      "aria-label": say("questions.title"),
    },
    h("p", { class: "breakcontact-questions__lead" }, say("questions.lead")),
    cards,
    progress,
  );
  keepShortcutsAway(root, view.signal);
  el.append(root);
  return () => {
    view.abort();
    root.remove();
  };
}

/** @param {Item} item */
function questionCard(item, { say, signal, id, number, look }) {
  const rows = item.options.map((option) => optionRow(option, { say, signal, choose }));

  function choose(chosen) {
    for (const row of rows) row.mark(row.option === chosen);
    look();
  }

  return h(
    "article",
    { class: "breakcontact-questions__card", "aria-labelledby": id, "data-item": item.id },
    h("p", { class: "breakcontact-questions__number" }, number),
    h("h3", { class: "breakcontact-questions__prompt", id }, item.prompt),
    h(
      "div",
      { class: "breakcontact-questions__options", role: "group", "aria-labelledby": id },
      rows.map((row) => row.element),
    ),
  );
}

/** @param {Option} option */
function optionRow(option, { say, signal, choose }) {
  const button = h(
    "button",
    {
      class: "breakcontact__button breakcontact-questions__option",
      type: "button",
      "aria-pressed": "false",
      "data-option": option.id,
      signal,
      on: { click: () => choose(option), keydown: moveToNeighbour },
    },
    h("span", { class: "breakcontact-questions__dot" }),
    h("span", {}, option.text),
  );
  const answer = h("div", { class: "breakcontact-questions__answer", "aria-live": "polite" });
  const mark = (chosen) => {
    button.setAttribute("aria-pressed", String(chosen));
    answer.replaceChildren(...(chosen ? [explanation(option, say)] : []));
  };
  return { option, mark, element: h("div", {}, button, answer) };
}

function explanation(option, say) {
  const verdict = option.right ? "right" : "other";
  return h(
    "div",
    { class: `breakcontact-questions__explain breakcontact-questions__explain--${verdict}` },
    h(
      "p",
      { class: "breakcontact-questions__verdict" },
      drawing("0 0 24 24", VERDICT_SHAPES[verdict], "breakcontact-questions__sign"),
      say(`questions.${verdict}`),
    ),
    h("p", {}, option.explain),
    !option.right && h("p", { class: "breakcontact-questions__again" }, say("questions.again")),
  );
}

// Arrow keys go through the answers of one question; choosing stays with Enter, Space or a click.
function moveToNeighbour(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const group = event.currentTarget.closest("[role='group']");
  const buttons = [...group.querySelectorAll("button")];
  const next = buttons.indexOf(event.currentTarget) + step;
  buttons[(next + buttons.length) % buttons.length].focus();
}

export default { render };
