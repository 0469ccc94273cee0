// Another program has changed the mark: both are shown, and the teacher decides.
import { h } from "../../ui/shared/dom.js";

/** @import { Child, Words } from "../../ui/shared/types.js" */
/** @import { Desk } from "./desk.js" */

/**
 * @param {Desk} desk
 * @param {Words} words
 * @param {(points: number) => string} write
 */
export function renderConflict(desk, words, write) {
  const { conflict, text, draft, question } = desk;
  if (!conflict || !text || !question) return null;
  const most = write(question.most);
  /** @param {string} label @param {number | null} score @param {string} comment @returns {Child} */
  const side = (label, score, comment) =>
    h(
      "div",
      { class: "marking__side" },
      h("h3", {}, words(label)),
      h("p", {}, score === null || Number.isNaN(score) ? words("state.waiting") : words("points.both", { score: write(score), most })),
      comment && h("p", { class: "marking__quoted", dir: "auto" }, comment),
    );
  return h(
    "section",
    { class: "marking__conflict", role: "alert", tabIndex: -1 },
    h("h2", {}, words("conflict")),
    conflict.answer !== text.answer && [h("p", {}, words("conflict.answer")), h("blockquote", {}, h("p", { dir: "auto" }, conflict.answer ?? words("answer.none")))],
    side("conflict.theirs", conflict.score, conflict.comment),
    side("conflict.mine", desk.score, draft.comment),
    h("button", { class: "breakcontact__button", type: "button", on: { click: () => desk.keepTheirs() } }, words("conflict.keep")),
    desk.score !== null &&
      !Number.isNaN(desk.score) &&
      h("button", { class: "breakcontact__button", type: "button", on: { click: () => desk.saveMine() } }, words("conflict.save")),
  );
}
