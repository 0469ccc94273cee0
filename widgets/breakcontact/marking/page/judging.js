// What is decided: the lines of the rubric, points, a comment, and saving it all.
import { h } from "../../ui/shared/dom.js";
import { renderConflict } from "./conflict.js";
import { sumOf } from "./drafts.js";

/** @import { Words } from "../../ui/shared/types.js" */
/** @import { Desk } from "./desk.js" */
/** @import { Question } from "./types.js" */

/**
 * @param {Desk} desk
 * @param {Words} words
 * @param {string} language
 */
export function makeJudging(desk, words, language) {
  const question = /** @type {Question} */ (desk.question);
  const write = (/** @type {number} */ value) => value.toLocaleString(language, { maximumFractionDigits: 2 });
  const most = write(question.most);
  const boxes = question.criteria.map((_, at) => checkbox(String(at + 1), () => tick(at)));
  const none = checkbox("0", () => desk.change({ ticks: [], isJudged: none.checked, own: null }));
  const points = h("input", { type: "text", inputMode: "decimal", autocomplete: "off", "aria-describedby": "marking-own", on: { input: type } });
  const own = h("p", { id: "marking-own", class: "marking__hint" });
  const comment = h("textarea", { rows: 2, maxLength: 4000, dir: "auto", "aria-describedby": "marking-comment", on: { input: ({ currentTarget }) => desk.change({ comment: currentTarget.value }) } });
  const save = h("button", { class: "breakcontact__button breakcontact__button--main", type: "submit" });
  const state = h("p", { class: "marking__hint", id: "marking-state" });

  /** @param {number} at */
  function tick(at) {
    const ticks = boxes.flatMap(({ checked }, each) => (checked ? [each] : []));
    desk.change({ ticks, isJudged: ticks.length > 0, own: null });
    boxes[at].focus({ preventScroll: true });
  }

  function type() {
    const { draft } = desk;
    desk.change({ own: points.value.trim() === "" ? null : points.value, isJudged: draft.isJudged || draft.ticks.length > 0 });
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    desk.save();
  }

  const element = h(
    "form",
    { class: "marking__card marking__judge", autocomplete: "off", on: { submit } },
    desk.conflict && renderConflict(desk, words, write),
    desk.text?.is_newer && h("p", { class: "marking__note" }, words("newer", { score: write(desk.text.score ?? 0), most })),
    question.criteria.length > 0 &&
      h(
        "fieldset",
        {},
        h("legend", {}, words("rubric")),
        question.criteria.map(({ text, worth }, at) => row(boxes[at], String(at + 1), text, worth)),
        row(none, "0", words("none"), ""),
      ),
    question.scheme && h("div", { class: "marking__scheme", dir: "auto" }, h("h2", {}, words("rubric")), h("p", {}, question.scheme)),
    h("label", { class: "marking__comment" }, h("span", {}, words("comment")), comment),
    h("p", { class: "marking__hint", id: "marking-comment" }, words("comment.hint")),
    own,
    desk.text?.extra ? h("p", { class: "marking__hint" }, words("extra", { points: write(desk.text.extra) })) : null,
    h("div", { class: "marking__save" }, h("label", { class: "marking__points" }, h("span", {}, words("points")), points, h("span", {}, words("points.of", { most }))), save, state),
  );

  function update() {
    const { draft, score, isSaving } = desk;
    const isWrong = Number.isNaN(score) || (score !== null && score > question.most && score !== desk.text?.score);
    boxes.forEach((box, at) => (box.checked = draft.own === null && draft.ticks.includes(at)));
    none.checked = draft.isJudged && draft.own === null && draft.ticks.length === 0;
    const shown = draft.own ?? (score === null ? "" : write(score));
    if (document.activeElement !== points && points.value !== shown) points.value = shown;
    if (comment.value !== draft.comment) comment.value = draft.comment;
    points.setAttribute("aria-invalid", String(isWrong));
    own.textContent = isWrong
      ? words("points.bad", { most })
      : draft.own !== null && question.criteria.length > 0
        ? words(draft.ticks.length > 0 ? "points.own" : "points.by-hand", { sum: write(sumOf(draft.ticks, question)) })
        : "";
    const canSave = score !== null && !isWrong && !isSaving && !desk.conflict;
    save.disabled = !canSave;
    save.textContent = score === null || isWrong ? words("save") : words("save.points", { score: write(score), most });
    state.textContent = desk.isUnsaved ? words("unsaved") : score === null ? words(question.criteria.length > 0 ? "save.first" : "save.points-first") : words(`state.${desk.text?.state ?? "waiting"}`);
    state.dataset.unsaved = String(desk.isUnsaved);
  }

  return { element, update };
}

/** @param {string} key @param {() => void} change */
function checkbox(key, change) {
  return h("input", { type: "checkbox", "data-key": key, on: { change } });
}

/**
 * @param {HTMLInputElement} box
 * @param {string} key
 * @param {string} text
 * @param {string} worth
 */
function row(box, key, text, worth) {
  const name = h("span", { class: "marking__criterion", dir: "auto" }, text);
  const side = worth && h("span", { class: "marking__worth" }, worth);
  return h("label", { class: "marking__line" }, box, h("kbd", { "aria-hidden": "true" }, key), name, side);
}
