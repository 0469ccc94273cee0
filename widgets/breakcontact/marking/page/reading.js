// What is read: the question, the answer as text and never as markup, and a model answer.
import { h } from "../../ui/shared/dom.js";
import { renderExhibit } from "../../ui/quiz/exhibit.js";

/** @import { Words } from "../../ui/shared/types.js" */
/** @import { Desk } from "./desk.js" */

/** What is open; it stays as the reader left it, from text to text. */
const open = { question: true, model: false };

/**
 * @param {Desk} desk
 * @param {Words} words
 */
export function renderReading(desk, words) {
  const { text, question } = desk;
  if (!text || !question) return h("div", {});
  const { lines, exhibit, language } = question;
  return h(
    "div",
    { class: "marking__read" },
    h(
      "details",
      { class: "marking__card marking__asked", open: open.question, on: { toggle: ({ currentTarget }) => (open.question = currentTarget.open) } },
      h("summary", {}, h("h2", {}, words("asked"))),
      h("div", { lang: language }, exhibit.length > 0 && renderExhibit(exhibit, (name) => lines[name] ?? "", words), h("p", { dir: "auto" }, lines.prompt)),
    ),
    h(
      "article",
      { class: "marking__card marking__answer", "aria-labelledby": "marking-answer" },
      h("h2", { id: "marking-answer" }, words("answer")),
      text.answer === null
        ? h("p", { class: "marking__note" }, words("answer.none"))
        : h("blockquote", { lang: text.language ?? "" }, renderLines(text.answer)),
      text.has_newer && h("p", { class: "marking__note" }, words("answer.newer")),
    ),
    question.model &&
      h(
        "details",
        { class: "marking__card", open: open.model, on: { toggle: ({ currentTarget }) => (open.model = currentTarget.open) } },
        h("summary", { "data-key": "m" }, h("h2", {}, words("model"))),
        h("p", { dir: "auto" }, question.model),
      ),
    h("p", { class: "marking__care" }, words("care")),
  );
}

/** Each line in the direction of its own letters.
 * @param {string} text
 */
export function renderLines(text) {
  return text.split("\n").map((line) => h("p", { dir: "auto" }, line || "\u00a0"));
}
