// Steps to put in order, by dragging, with buttons or with the keyboard. There is no answer until a step was
// moved or the learner confirms the order shown.
import { h } from "../../shared/dom.js";
import { dragRows } from "./drag.js";
import { moveWithin } from "./moves.js";
import { quizSign } from "../signs.js";

/** @import { ControlContext, ItemType, KeyContext } from "../types.js" */

/** @typedef {{row: HTMLElement, grip: HTMLElement, up: HTMLElement, down: HTMLElement, text: string}} StepRow */

/** @type {ItemType} */
export const order = {
  isAnswer: ({ steps }, value) =>
    Array.isArray(value) &&
    value.length === steps.length &&
    new Set(value).size === value.length &&
    value.every((step) => steps.includes(step)),

  makeControl(context) {
    const list = new OrderList(context);
    return {
      element: list.element,
      show: (value) => list.show(value),
      shown: () => list.order,
      give: () => context.answer(list.order),
    };
  },

  isRight: (key, value) =>
    Array.isArray(value) && (key.orders ?? []).some(({ groups }) => isInOrder(groups, value)),

  renderKey: ({ key, line, words }) =>
    (key.orders ?? []).flatMap(({ country, groups }) => [
      h(
        "p",
        { class: "breakcontact-quiz__verdict" },
        words("quiz.key.order", { country: words(`country.${country}`) }),
      ),
      h(
        "ol",
        { class: "breakcontact-quiz__groups" },
        groups.map((group) => renderGroup(group.map(line), words)),
      ),
    ]),
};

/**
 * Whether each group is done before the next one begins.
 * @param {string[][]} groups
 * @param {string[]} steps
 */
function isInOrder(groups, steps) {
  let start = 0;
  return groups.every((group) => {
    const part = steps.slice(start, (start += group.length));
    return group.every((step) => part.includes(step));
  });
}

/**
 * One step, or several that may come in any order.
 * @param {string[]} steps
 * @param {KeyContext["words"]} words
 */
function renderGroup(steps, words) {
  if (steps.length === 1) return h("li", { dir: "auto" }, steps);
  const list = steps.map((step) => h("li", { dir: "auto" }, step));
  return h("li", {}, words("quiz.key.any-order"), h("ul", {}, list));
}

class OrderList {
  /** @type {string[]} */
  #order;
  /** The step picked up by key, and the answer before that. @type {{step: string, order: string[], isAnswered: boolean} | null} */
  #held = null;
  isAnswered = false;

  /** @param {ControlContext} context */
  constructor(context) {
    this.item = context.item;
    this.line = context.line;
    this.words = context.words;
    this.id = context.id;
    this.signal = context.signal;
    this.answer = context.answer;
    this.announce = context.announce;
    this.#order = this.item.steps;
    /** @type {Map<string, StepRow>} */
    this.rows = new Map(this.item.steps.map((step) => [step, this.#row(step)]));
    this.list = h("ol", { class: "breakcontact-quiz__steps", role: "list" }, [...this.rows.values()].map(({ row }) => row));
    this.confirm = h(
      "button",
      { class: "breakcontact__button breakcontact-quiz__confirm", type: "button", signal: this.signal, on: { click: () => this.answer(this.#order) } },
      quizSign("check"),
      this.words("quiz.order.mine"),
    );
    const helpId = `${this.id}-help`;
    this.element = h(
      "div",
      { class: "breakcontact-quiz__group", role: "group", "aria-labelledby": `${this.id}-task`, "aria-describedby": helpId },
      h("p", { class: "breakcontact-quiz__task", id: `${this.id}-task` }, this.words("quiz.order")),
      h("p", { class: "breakcontact-quiz__about", id: helpId }, this.words("quiz.order.help")),
      this.list,
      !context.isChecked && this.confirm,
    );
    this.#listen();
  }

  /** The steps as they are shown. */
  get order() {
    return this.#order;
  }

  /** @param {unknown} value */
  show(value) {
    this.isAnswered = Array.isArray(value);
    this.#arrange(Array.isArray(value) ? value : this.item.steps);
    this.element.classList.toggle("breakcontact-quiz__group--open", !this.isAnswered);
    this.confirm.setAttribute("aria-disabled", String(this.isAnswered));
  }

  #listen() {
    const { list, signal } = this;
    list.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    list.addEventListener("focusin", (event) => this.#rove(this.#stepOf(event.target)), { signal });
    list.addEventListener(
      "focusout",
      ({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && list.contains(relatedTarget))) this.#drop();
      },
      { signal },
    );
    dragRows(list, {
      signal,
      onDrop: (row) => {
        this.#give([...list.querySelectorAll("li")].map((each) => each.dataset.step ?? ""));
        this.#tellPlace(row.dataset.step ?? "", "quiz.order.moved");
      },
    });
  }

  /** @param {string} step @returns {StepRow} */
  #row(step) {
    const text = this.line(step);
    /** @param {"grip" | "up" | "down"} name @param {() => void} act */
    const button = (name, act) =>
      h(
        "button",
        { class: `breakcontact-quiz__tool breakcontact-quiz__tool--${name}`, type: "button", "data-tool": name, signal: this.signal, on: { click: act } },
        quizSign(name),
      );
    const grip = button("grip", () => this.#pickUp(step));
    const up = button("up", () => this.#shift(step, -1));
    const down = button("down", () => this.#shift(step, 1));
    const number = h("span", { class: "breakcontact-quiz__place", "aria-hidden": "true" });
    const words = h("span", { class: "breakcontact-quiz__step-text", dir: "auto" }, text);
    const row = h("li", { class: "breakcontact-quiz__step", "data-step": step }, grip, number, words, up, down);
    return { row, grip, up, down, text };
  }

  /** Put the rows in this order; what has the focus keeps it. @param {string[]} order */
  #arrange(order) {
    this.#order = order;
    if (this.list.querySelector(".breakcontact-quiz__step--dragged")) return;
    const rows = order.map((step) => this.#find(step).row);
    const now = [...this.list.children];
    const focused = this.#stepOf(document.activeElement) ?? order[0];
    // The others move around the row in focus: an element that is moved itself loses the focus.
    const pivot = order.indexOf(focused);
    if (rows.some((row, index) => row !== now[index])) {
      rows[pivot].before(...rows.slice(0, pivot));
      rows[pivot].after(...rows.slice(pivot + 1));
    }
    order.forEach((step, index) => this.#label(this.#find(step), index));
    this.#rove(focused);
  }

  /** @param {string} step */
  #find(step) {
    return /** @type {StepRow} */ (this.rows.get(step));
  }

  /** @param {StepRow} parts @param {number} index */
  #label({ row, grip, up, down, text }, index) {
    const place = index + 1;
    const total = this.item.steps.length;
    const isHeld = this.#held?.step === row.dataset.step;
    row.classList.toggle("breakcontact-quiz__step--held", isHeld);
    grip.setAttribute("aria-pressed", String(isHeld));
    grip.setAttribute("aria-label", this.words("quiz.order.grip", { step: text, place, total }));
    up.setAttribute("aria-label", this.words("quiz.order.up", { step: text, place }));
    down.setAttribute("aria-label", this.words("quiz.order.down", { step: text, place }));
    up.setAttribute("aria-disabled", String(index === 0));
    down.setAttribute("aria-disabled", String(place === total));
  }

  /** One row is in the order of the Tab key; the arrow keys reach the others. @param {string | undefined} current */
  #rove(current) {
    if (!current) return;
    for (const [step, { grip, up, down }] of this.rows) {
      for (const tool of [grip, up, down]) tool.tabIndex = step === current ? 0 : -1;
    }
  }

  /** @param {EventTarget | null} element */
  #stepOf(element) {
    const isInside = element instanceof Element && this.list.contains(element);
    return isInside ? element.closest("li")?.dataset.step : undefined;
  }

  /** @param {string} step @param {number} by */
  #shift(step, by) {
    const from = this.#order.indexOf(step);
    if (from + by < 0 || from + by >= this.#order.length) return;
    this.#give(moveWithin(this.#order, from, from + by));
    this.#tellPlace(step, "quiz.order.moved");
  }

  /** @param {string[]} order */
  #give(order) {
    if (order.join(" ") !== this.#order.join(" ")) this.answer(order);
  }

  /** @param {string} step @param {string} label */
  #tellPlace(step, label) {
    const place = this.#order.indexOf(step) + 1;
    this.announce(this.words(label, { step: this.#find(step).text, place, total: this.#order.length }));
  }

  /** @param {string} step */
  #pickUp(step) {
    const wasHeld = this.#held?.step === step;
    this.#held = wasHeld ? null : { step, order: this.#order, isAnswered: this.isAnswered };
    this.#arrange(this.#order);
    this.#tellPlace(step, wasHeld ? "quiz.order.dropped" : "quiz.order.held");
  }

  #drop() {
    if (!this.#held) return;
    this.#held = null;
    this.#arrange(this.#order);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const step = this.#stepOf(event.target);
    if (!step) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && this.#held) this.#putBack(event);
    else if (by && (this.#held || event.altKey)) this.#moveByKey(event, this.#held?.step ?? step, by);
    else if (by) this.#goTo(event, this.#order.indexOf(step) + by);
    else if (event.key === "Home") this.#goTo(event, 0);
    else if (event.key === "End") this.#goTo(event, this.#order.length - 1);
  }

  /** @param {KeyboardEvent} event @param {string} step @param {number} by */
  #moveByKey(event, step, by) {
    event.preventDefault();
    this.#shift(step, by);
  }

  /** @param {KeyboardEvent} event @param {number} index */
  #goTo(event, index) {
    event.preventDefault();
    const row = this.rows.get(this.#order[index] ?? "");
    const tool = event.target instanceof HTMLElement ? event.target.dataset.tool : undefined;
    if (row && (tool === "grip" || tool === "up" || tool === "down")) row[tool].focus();
  }

  /** @param {KeyboardEvent} event */
  #putBack(event) {
    if (!this.#held) return;
    event.preventDefault();
    event.stopPropagation();
    const { step, order, isAnswered } = this.#held;
    this.#held = null;
    this.answer(isAnswered ? order : null);
    this.#arrange(order);
    this.#tellPlace(step, "quiz.order.back");
  }
}
