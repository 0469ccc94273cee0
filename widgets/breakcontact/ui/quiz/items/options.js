// Rows to choose from, as real radio buttons and tick boxes, and the rows of a key.
import { h } from "../../shared/dom.js";
import { quizSign } from "../signs.js";

/** @import { Child, Words } from "../../shared/types.js" */
/** @import { ControlContext, KeyContext } from "../types.js" */

/** @typedef {{input: HTMLInputElement, element: HTMLElement, update: () => void}} OptionRow */

/**
 * A row with a radio button or tick box; `update` shows or hides the explanation below it.
 * @param {Pick<HTMLInputElement, "type" | "name" | "value">} look
 * @param {string} text
 * @param {AbortSignal} signal
 * @param {() => void} change
 * @param {ControlContext["explain"]} [explain]
 * @returns {OptionRow}
 */
export function optionRow({ type, name, value }, text, signal, change, explain) {
  const input = h("input", { type, name, value, signal, on: { change } });
  const label = h(
    "label",
    { class: "breakcontact-quiz__option", "data-option": value },
    input,
    h("span", { dir: "auto" }, text),
  );
  if (!explain) return { input, element: label, update: () => {} };
  const about = h("div", { class: "breakcontact-quiz__reason", "aria-live": "polite" });
  const update = () => {
    const isShown = about.childElementCount > 0;
    if (input.checked && !isShown) about.append(h("div", {}, explain(value)));
    if (!input.checked && isShown) about.replaceChildren();
  };
  return { input, element: h("div", {}, label, about), update };
}

/**
 * A group of rows under a task.
 * @param {string} task
 * @param {OptionRow[]} rows
 * @param {HTMLElement | null} [about]
 */
export function optionGroup(task, rows, about = null) {
  return h(
    "fieldset",
    { class: "breakcontact-quiz__group" },
    h("legend", { class: "breakcontact-quiz__task" }, task),
    about,
    h("div", { class: "breakcontact-quiz__options" }, rows.map(({ element }) => element)),
  );
}

/**
 * The rows of all options of an item.
 * @param {"radio" | "checkbox"} type
 * @param {ControlContext} context
 * @param {(option: string) => void} change
 */
export function optionRows(type, { item, line, id, signal, explain }, change) {
  return item.options.map((option) =>
    optionRow({ type, name: id, value: option }, line(option), signal, () => change(option), explain),
  );
}

/**
 * The key of an item with options: each with whether it is right, and why.
 * @param {KeyContext} context
 * @param {readonly string[]} right
 * @param {readonly unknown[]} chosen
 */
export function optionKeys({ item, line, words }, right, chosen) {
  const rows = item.options.map((option) => {
    const mine = chosen.includes(option) ? words("quiz.key.yours") : "";
    return keyRow(words, right.includes(option), line(option), line(`${option}.explain`), mine);
  });
  return [keyList(rows)];
}

/** @param {HTMLElement[]} rows */
export function keyList(rows) {
  return h("ul", { class: "breakcontact-quiz__keys", role: "list" }, rows);
}

/**
 * A row of a key.
 * @param {Words} words
 * @param {boolean} isRight
 * @param {string} text
 * @param {string} explain
 * @param {string} mine what says that the learner chose it, or ""
 */
export function keyRow(words, isRight, text, explain, mine) {
  const verdict = words(isRight ? "quiz.key.right" : "quiz.key.other");
  return h(
    "li",
    { class: `breakcontact-quiz__key ${isRight ? "breakcontact-quiz__key--right" : ""}` },
    h(
      "p",
      { class: "breakcontact-quiz__verdict" },
      quizSign(isRight ? "check" : "other"),
      h("span", { class: "breakcontact__hidden" }, `${verdict}: `),
      h("span", { dir: "auto" }, text),
      mine && h("span", { class: "breakcontact-quiz__mine" }, mine),
    ),
    explain && h("p", { dir: "auto" }, explain),
  );
}
