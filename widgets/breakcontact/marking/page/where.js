// Which question, which text of how many, and all of them with their states.
import { h } from "../../ui/shared/dom.js";
import { stateOf } from "./desk.js";

/** @import { Words } from "../../ui/shared/types.js" */
/** @import { Desk } from "./desk.js" */

/** Whether the list of all texts is open; it stays as the reader left it. */
const list = { isOpen: false };

/**
 * @param {Desk} desk
 * @param {Words} words
 */
export function renderWhere(desk, words) {
  const { texts, overview, text } = desk;
  if (texts.length === 0) return "";
  const number = text ? desk.numberOf(text.id) : 0;
  const name = text && desk.names?.[text.id];
  return h(
    "nav",
    { class: "marking__where", "aria-label": words("all") },
    overview.questions.length > 1 && renderQuestions(desk, words),
    step(desk, -1, words("previous"), number === 1),
    h(
      "details",
      { class: "marking__list", open: list.isOpen, on: { toggle: ({ currentTarget }) => (list.isOpen = currentTarget.open) } },
      h("summary", {}, text ? words("text", { number, all: texts.length }) : words("all"), name && [" · ", h("bdi", {}, name)]),
      h("ol", {}, texts.map((entry, at) => h("li", {}, renderEntry(desk, words, entry, at + 1)))),
    ),
    step(desk, 1, words("next"), number === texts.length),
  );
}

/**
 * @param {Desk} desk
 * @param {Words} words
 * @param {import("./types.js").Entry} entry
 * @param {number} number
 */
function renderEntry(desk, words, entry, number) {
  const state = stateOf(desk, entry);
  const sign = { draft: "✎", marked: "✓", waiting: "" }[state];
  return h(
    "button",
    {
      class: "breakcontact__button marking__entry",
      type: "button",
      "data-state": state,
      "aria-current": entry.id === desk.text?.id ? "true" : null,
      "aria-label": `${words("text.number", { number })}: ${words(`state.${state}`)}`,
      on: { click: () => desk.open(entry.id) },
    },
    `${number} ${sign}`.trim(),
  );
}

/**
 * @param {Desk} desk
 * @param {Words} words
 */
function renderQuestions(desk, words) {
  const options = desk.overview.questions.map(({ id, title, number }) => {
    const texts = desk.overview.texts.filter(({ question }) => question === id);
    const done = texts.filter(({ state }) => state === "marked").length;
    const about = `${words("question.name", { title, number })} (${words("question.progress", { done, all: texts.length })})`;
    return h("option", { value: id, selected: id === desk.questionId }, about);
  });
  const select = h("select", { on: { change: ({ currentTarget }) => desk.choose(currentTarget.value) } }, options);
  return h("label", { class: "marking__question" }, h("span", {}, words("question")), select);
}

/**
 * @param {Desk} desk
 * @param {1 | -1} way
 * @param {string} text
 * @param {boolean} isEnd
 */
function step(desk, way, text, isEnd) {
  return h("button", { class: "breakcontact__button", type: "button", disabled: isEnd, on: { click: () => desk.step(way) } }, text);
}
