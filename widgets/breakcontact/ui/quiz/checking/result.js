// The end of practice: what the learner knows, and what to read again. Nothing of it is kept.
import { h } from "../../shared/dom.js";
import { quizSign } from "../signs.js";

/** @import { Child, Words } from "../../shared/types.js" */
/** @import { Verdict } from "../types.js" */

/**
 * One row of a result: what a question was about, how its answer was, a link to where it is told, and to the question.
 * @typedef {{about: string, verdict: Verdict, link: Child, goBack: () => void}} ResultRow
 */

/** What is listed under which heading, in this order. @type {{verdict: Verdict, label: string, sign: "check" | "hint" | "open"}[]} */
const GROUPS = [
  { verdict: "known", label: "result.known", sign: "check" },
  { verdict: "again", label: "result.again", sign: "hint" },
  { verdict: "open", label: "result.open", sign: "open" },
];

/**
 * The rows by how they were answered.
 * @param {ResultRow[]} rows
 * @param {Words} words
 * @param {AbortSignal} signal
 */
export function renderResult(rows, words, signal) {
  const known = rows.filter(({ verdict }) => verdict === "known").length;
  return [
    h("p", { class: "breakcontact-result__count" }, words("result.count", { known, total: rows.length })),
    h("p", { class: "breakcontact-quiz__about" }, words("result.count.about")),
    ...GROUPS.map(({ verdict, label, sign }) => {
      const found = rows.filter((row) => row.verdict === verdict);
      return (
        found.length > 0 &&
        h(
          "div",
          { class: `breakcontact-result__group breakcontact-result__group--${verdict}`, "data-verdict": verdict },
          h("h4", { class: "breakcontact-result__title" }, quizSign(sign), words(label)),
          h("ul", { class: "breakcontact-result__rows", role: "list" }, found.map((row) => renderRow(row, words, signal))),
        )
      );
    }),
  ].filter((part) => part instanceof HTMLElement);
}

/** @param {ResultRow} row @param {Words} words @param {AbortSignal} signal */
function renderRow({ about, verdict, link, goBack }, words, signal) {
  const look = { class: "breakcontact-result__link", type: "button", signal };
  return h(
    "li",
    { class: "breakcontact-result__row" },
    h("span", { class: "breakcontact-result__about", dir: "auto" }, about),
    verdict !== "known" &&
      h(
        "span",
        { class: "breakcontact-result__links" },
        link,
        h("button", { ...look, on: { click: goBack } }, words("result.question")),
      ),
  );
}
