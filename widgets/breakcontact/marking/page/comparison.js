// Two markers side by side: how often they agree, and where they do not.
import { h } from "../../ui/shared/dom.js";
import { renderLines } from "./reading.js";

/** @import { Words } from "../../ui/shared/types.js" */
/** @import { Desk } from "./desk.js" */
/** @import { Difference, Question, Side } from "./types.js" */

/**
 * @param {Desk} desk
 * @param {Words} words
 * @param {string} language
 */
export function renderComparison(desk, words, language) {
  const { both, same, waiting, texts } = desk.comparison ?? { both: 0, same: 0, waiting: 0, texts: [] };
  const write = (/** @type {number} */ value) => value.toLocaleString(language, { maximumFractionDigits: 2 });
  const back = h("button", { class: "breakcontact__button", type: "button", on: { click: () => desk.start() } }, words("compare.back"));
  return h(
    "section",
    { class: "marking__comparison" },
    h("h2", {}, words("compare.title")),
    h("p", {}, both === 0 ? words("compare.none") : words("compare.same", { same, all: both })),
    waiting > 0 && h("p", {}, words("compare.waiting", { count: waiting })),
    back,
    texts.map((one) => renderOne(desk, words, one, write)),
  );
}

/**
 * @param {Desk} desk
 * @param {Words} words
 * @param {Difference} one
 * @param {(points: number) => string} write
 */
function renderOne(desk, words, one, write) {
  const question = desk.overview.questions.find(({ id }) => id === one.question);
  if (!question) return null;
  const number = desk.numberOf(one.id);
  return h(
    "article",
    { class: "marking__card marking__difference" },
    h("h3", {}, words("question.text", { title: question.title, question: question.number, number })),
    h("blockquote", {}, one.answer === null ? h("p", {}, words("answer.none")) : renderLines(one.answer)),
    renderTable(words, question, one, write),
    renderComment(words("compare.first"), one.first),
    renderComment(words("compare.second"), one.second),
    h("button", { class: "breakcontact__button", type: "button", on: { click: () => desk.open(one.id) } }, words("compare.open", { number })),
  );
}

/**
 * @param {Words} words
 * @param {Question} question
 * @param {Difference} one
 * @param {(points: number) => string} write
 */
function renderTable(words, question, { first, second }, write) {
  const head = h("tr", {}, h("td", {}), h("th", { scope: "col" }, words("compare.first")), h("th", { scope: "col" }, words("compare.second")));
  /** @param {Side} side @param {number} at */
  const sign = ({ ticks }, at) => (ticks === null ? "?" : words(ticks.includes(at) ? "compare.yes" : "compare.no"));
  /** @param {string} label @param {string} one @param {string} other */
  const row = (label, one, other) =>
    h("tr", { "data-differs": String(one !== other) }, h("th", { scope: "row" }, label), h("td", {}, one), h("td", {}, other));
  const lines = question.criteria.map(({ text }, at) => row(text, sign(first, at), sign(second, at)));
  const points = row(words("points"), write(first.score), write(second.score));
  return h("table", {}, h("thead", {}, head), h("tbody", {}, lines, points));
}

/** What a marker wrote to the learner.
 * @param {string} name
 * @param {Side} side
 */
function renderComment(name, { comment }) {
  return comment && h("p", {}, `${name}: `, h("bdi", { class: "marking__quoted" }, comment));
}
