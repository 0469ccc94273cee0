// Practice: the learner asks whether an answer fits, and is told so, with the reasons. The first time counts.
import { h } from "../../shared/dom.js";
import { ITEM_TYPES } from "../items/registry.js";
import { renderKey } from "../key.js";
import { quizSign } from "../signs.js";
import { isSameAnswer } from "../values.js";

/** @import { Words } from "../../shared/types.js" */
/** @import { Answers, Control, Item, Key, Line, Verdict } from "../types.js" */

/**
 * What a check works with. `ask` is whether a button asks for the answer to be checked; without it, every answer is
 * checked as it is given, and shown elsewhere.
 * @typedef {{item: Item, key: Key, line: Line, words: Words, answers: Answers, control: Control, signal: AbortSignal, ask: boolean}} CheckContext
 */

/** The button below an answer, and what it tells. `changes` announces that the verdict has changed. */
export class Checking {
  changes = new EventTarget();
  /** The answer that the key is shown for. @type {unknown} */
  #checked = null;

  /** @param {CheckContext} context */
  constructor(context) {
    this.context = context;
    const { item, words, signal, ask } = context;
    const isText = item.kind === "text";
    const look = { class: "breakcontact__button breakcontact-quiz__check", type: "button", signal };
    this.button = h("button", { ...look, on: { click: () => this.check() } }, quizSign("check"), words(isText ? "quiz.check.text" : "quiz.check"));
    this.told = h("div", { class: "breakcontact-quiz__explain", role: "status", hidden: true });
    this.element = h("div", { class: "breakcontact-quiz__checking" }, ask && this.button, this.told);
    this.update();
  }

  /** Of the first answer that was checked; of a text, what the learner says about it. */
  get verdict() {
    return this.context.answers.verdict;
  }

  /** The answer has changed. */
  update() {
    const { answers, control, ask } = this.context;
    const value = answers.value ?? control.shown?.() ?? null;
    this.button.setAttribute("aria-disabled", String(value === null));
    if (!ask) {
      if (value !== null) this.#judge(value);
      return;
    }
    // What was said about another answer no longer holds.
    const isOld = this.#checked !== null && !isSameAnswer(value, this.#checked) && this.context.item.kind !== "text";
    if (isOld) this.told.hidden = true;
  }

  check() {
    const { answers, control, item, key, line, words } = this.context;
    const value = answers.value ?? control.shown?.() ?? null;
    if (value === null) return;
    if (answers.value === null) control.give?.();
    answers.flush();
    this.#checked = value;
    const isText = item.kind === "text";
    const parts = isText ? this.#compare() : [this.#tell(value), ...renderKey({ item, key, value, line, words })];
    if (!isText || this.told.hidden) this.told.replaceChildren(...parts);
    this.told.hidden = false;
    this.#judge(value);
  }

  /** @param {unknown} value */
  #judge(value) {
    const { item, key } = this.context;
    if (this.verdict !== "open" || item.kind === "text") return;
    this.#settle(ITEM_TYPES[item.kind].isRight(key, value) ? "known" : "again");
  }

  /** @param {Verdict} verdict */
  #settle(verdict) {
    this.context.answers.verdict = verdict;
    this.changes.dispatchEvent(new Event("change"));
  }

  /** @param {unknown} value */
  #tell(value) {
    const { item, key, words } = this.context;
    return renderVerdict(ITEM_TYPES[item.kind].isRight(key, value), words, "quiz.check");
  }

  /** A model answer, and what a good one does, for the learner to tick. */
  #compare() {
    const { key, line, words, signal } = this.context;
    /** @type {{box: HTMLInputElement, label: HTMLElement}[]} */
    const boxes = (key.rubric ?? []).map((id) => {
      const box = h("input", { type: "checkbox", value: id, signal, on: { change: () => this.#settle(boxes.every(({ box: each }) => each.checked) ? "known" : "again") } });
      const label = h("label", { class: "breakcontact-quiz__option" }, box, h("span", { dir: "auto" }, line(`rubric.${id}`)));
      return { box, label };
    });
    if (this.verdict === "open") this.#settle("again");
    const model = line("model");
    return [
      model && h("p", { class: "breakcontact-quiz__task" }, words("quiz.check.model")),
      model && h("blockquote", { class: "breakcontact-quiz__model", dir: "auto" }, model),
      line("explain") && h("p", { dir: "auto" }, line("explain")),
      boxes.length > 0 && h(
        "fieldset",
        { class: "breakcontact-quiz__group" },
        h("legend", { class: "breakcontact-quiz__task" }, words("quiz.check.rubric")),
        h("div", { class: "breakcontact-quiz__options" }, boxes.map(({ label }) => label)),
      ),
    ].filter((part) => part instanceof HTMLElement);
  }
}

/**
 * Whether an answer fits, as a line with a sign.
 * @param {boolean} isRight
 * @param {Words} words
 * @param {"quiz.check" | "questions"} labels
 */
export function renderVerdict(isRight, words, labels) {
  return h(
    "p",
    { class: `breakcontact-quiz__verdict ${isRight ? "breakcontact-quiz__verdict--right" : "breakcontact-quiz__verdict--other"}` },
    quizSign(isRight ? "check" : "other"),
    words(`${labels}.${isRight ? "fits" : "other"}`),
  );
}
