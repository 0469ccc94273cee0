// The report sheet for paper: what was written, what became of it, and places to fill in by hand.
import { h } from "../shared/dom.js";
import { boardSign } from "./signs.js";
import { citeOne, explain } from "./verdict.js";

/** @import { Words } from "../shared/types.js" */
/** @import { ReportField } from "./field.js" */
/** @import { Board, BoardCitation } from "./types.js" */

/**
 * @param {Board} board
 * @param {ReportField[]} fields
 * @param {string} language
 * @param {Words} words
 */
export function drawSheet(board, fields, language, words) {
  const isChecked = fields.some(({ verdict }) => verdict);
  const byId = new Map(fields.map((each) => [each.field.id, each]));
  return h(
    "section",
    { class: "breakcontact breakcontact-board-sheet", lang: language, "aria-label": words("board.sheet") },
    h("p", { class: "breakcontact-board-sheet__invented" }, words("board.sheet.invented")),
    h("h2", {}, words("board.sheet")),
    h("p", {}, board.title),
    h(
      "dl",
      { class: "breakcontact-board-sheet__head" },
      ["taken-by", "taken-at", "case"].map((name) => h("div", {}, h("dt", {}, words(`board.sheet.${name}`)), h("dd", {}))),
    ),
    h("table", {}, drawHead(isChecked, words), board.groups.map(({ title, fields: own }) => h(
      "tbody",
      {},
      h("tr", {}, h("th", { class: "breakcontact-board-sheet__group", colSpan: isChecked ? 3 : 2, scope: "rowgroup" }, title)),
      own.map(({ id }) => drawRow(/** @type {ReportField} */ (byId.get(id)), isChecked, words)),
    ))),
    h("p", { class: "breakcontact-board-sheet__foot" }, words("board.sources", { sources: citeAll(board) })),
    h("p", { class: "breakcontact-board-sheet__foot" }, words("board.sheet.foot")),
  );
}

/** @param {boolean} isChecked @param {Words} words */
function drawHead(isChecked, words) {
  const columns = ["field", "written", ...(isChecked ? ["result"] : [])];
  const cells = columns.map((name) => h("th", { scope: "col" }, words(`board.sheet.${name}`)));
  return h("thead", {}, h("tr", {}, cells));
}

/** @param {ReportField} shown @param {boolean} isChecked @param {Words} words */
function drawRow(shown, isChecked, words) {
  const { field, verdict } = shown;
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, field.label),
    h("td", { class: "breakcontact-board-sheet__written", dir: "auto" }, drawWritten(shown, words)),
    isChecked && h("td", {}, verdict && drawResult(shown, words)),
  );
}

/** @param {ReportField} shown @param {Words} words */
function drawWritten({ field, answer }, words) {
  if (field.form === "choices") {
    return field.options.map(({ id, text }) => h("p", {}, `${answer.chosen.includes(id) ? "☑" : "☐"} ${text}`));
  }
  if (answer.none && !answer.text.trim()) return words("board.none");
  return answer.text.trim();
}

/** @param {ReportField} shown @param {Words} words */
function drawResult({ field, verdict }, words) {
  if (!verdict) return null;
  const isFound = verdict.status === "found";
  const rights = field.form === "choices" ? field.options.filter((each) => each.right).map((each) => each.text) : field.values.map((each) => each.right);
  return [
    h("p", { class: "breakcontact-board__verdict" }, boardSign(verdict.status), words(`board.${verdict.status}`)),
    !isFound && explain(field, verdict, words).map((text) => h("p", {}, text)),
    !isFound && rights.length > 0 && h("p", {}, words("board.sheet.right", { right: rights.join("; ") })),
  ];
}

/** @param {Board} board */
function citeAll({ citations }) {
  return Object.values(citations)
    .map((/** @type {BoardCitation} */ each) => citeOne(each))
    .join("; ");
}
