// What became of a field: a word, the reason, where to look again, what is written there, and why it matters.
import { h } from "../shared/dom.js";
import { boardSign } from "./signs.js";

/** @import { Words } from "../shared/types.js" */
/** @import { ReportField } from "./field.js" */
/** @import { Board, BoardCitation, Field, Verdict } from "./types.js" */

/** @param {ReportField} shown @param {Verdict} verdict */
export function drawVerdict(shown, verdict) {
  const { field, board, words, signal, tell } = shown;
  const isFound = verdict.status === "found";
  /** @param {string} row */
  const show = (row) => tell.show(row, shown);
  return [
    h("p", { class: "breakcontact-board__verdict" }, boardSign(verdict.status), words(`board.${verdict.status}`)),
    ...explain(field, verdict, words).map((text) => h("p", {}, text)),
    field.options.length > 0 && verdict.status !== "missed" && drawOptions(field, words),
    drawWhy(field, board, words, isFound),
    !isFound && drawPlaces(field, board, words, signal, show),
    !isFound && field.values.length > 0 && drawValues(field, words),
  ].filter((each) => each !== false && each !== null);
}

/**
 * Why the field matters and who asks for it; folded away where all is well.
 * @param {Field} field
 * @param {Board} board
 * @param {Words} words
 * @param {boolean} isFolded
 */
function drawWhy(field, board, words, isFolded) {
  const reasons = [
    h("p", {}, field.why),
    h("p", { class: "breakcontact-board__quiet" }, words("board.sources", { sources: cite(field, board) })),
  ];
  if (!isFolded) return h("div", { class: "breakcontact-board__why" }, h("p", {}, h("strong", {}, words("board.why"))), reasons);
  return h("details", { class: "breakcontact-board__more" }, h("summary", {}, words("board.why")), reasons);
}

/** @param {Field} field @param {Verdict} verdict @param {Words} words @returns {string[]} */
export function explain(field, { status, reason, found, near }, words) {
  if (status === "found" && field.form !== "choices" && field.values.length === 0) return [words("board.reason.said-so")];
  if (reason === "near") return field.near.filter((each) => each.id === near).map((each) => each.why);
  const counts = { found: found.length, total: field.values.length };
  return reason ? [words(`board.reason.${reason}`, counts)] : [];
}

/** @param {Field} field @param {Words} words */
function drawOptions({ options }, words) {
  return h(
    "ul",
    { class: "breakcontact-board__reasons" },
    options.map(({ text, right, why }) =>
      h("li", {}, h("strong", {}, `${text}: `), `${words(right ? "board.yes" : "board.no")}. ${why}`),
    ),
  );
}

/**
 * @param {Field} field
 * @param {Board} board
 * @param {Words} words
 * @param {AbortSignal} signal
 * @param {(row: string) => void} show
 */
function drawPlaces(field, board, words, signal, show) {
  const rows = [...new Set(field.values.flatMap((value) => value.where.slice(0, 1)))];
  if (rows.length === 0) return null;
  return h(
    "p",
    { class: "breakcontact-board__places" },
    rows.map((row) =>
      h(
        "button",
        { class: "breakcontact__button", type: "button", "data-show": row, signal, on: { click: () => show(row) } },
        words("board.look", { place: namePlace(board, row) }),
      ),
    ),
  );
}

/** @param {Board} board @param {string} id of a row */
function namePlace({ exhibits }, id) {
  const exhibit = exhibits.find(({ rows }) => rows.some((row) => row.id === id));
  const row = exhibit?.rows.find((each) => each.id === id);
  return [exhibit?.title, row?.at || row?.label].filter(Boolean).join(", ");
}

/** @param {Field} field @param {Words} words */
function drawValues({ values }, words) {
  return h(
    "details",
    { class: "breakcontact-board__more" },
    h("summary", {}, words("board.answer")),
    values.map(({ right }) => h("p", { class: "breakcontact-board__right", dir: "auto" }, right)),
  );
}

/** The sources of a field in words. @param {Field} field @param {Board} board */
export function cite({ sources }, { citations }) {
  return sources.map((id) => citeOne(citations[id])).join("; ");
}

/** @param {BoardCitation} citation */
export function citeOne({ publisher, year }) {
  return year ? `${publisher} (${year})` : publisher;
}
